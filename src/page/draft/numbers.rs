//! All numbers in one table, edited in place: by hand, by keyboard, by paste.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::{LackOf, Numbered, OriginKind, get, numbers as all_of, origin_kind, value_text};
use crate::language::PERCENT;
use crate::locale::book_open::part_name;
use crate::locale::draft::{left_over, of_what, without_source};
use crate::locale::draft_part::number_name;
use crate::locale::numbers::numbers_words;
use crate::page::cells;
use crate::page::dom::{hashed, markup, only_if, when};
use crate::page::parts::triangle;
use crate::page::pasted;

/// The table.
pub fn numbers(of: &Draft<'_>) -> Html {
    let all = all_of(&of.read.document, Some(&of.sketch.tree));
    let mut before = None;
    let rows = all.iter().enumerate().map(|(nth, number)| {
        let is_first = before.replace(&number.part) != Some(&number.part);
        row(of, nth, number, is_first)
    });
    let rows: Vec<Html> = rows.collect();
    let heads = numbers_words(of.view.lang)
        .heads
        .map(|head| markup! { <th scope="col">{head}</th> });
    markup! {
        <div class="numbers">
            {bar(of)}
            <div class="scroll-x" tabindex="0">
                <table class="basis-table numbers-table draft-numbers">
                    <thead><tr>{heads.to_vec()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
}

/// By what numbers are decided.
fn bar(of: &Draft<'_>) -> Html {
    let words = of.words;
    let typed = |msg: fn(String) -> DraftMsg| {
        of.view.send.reform(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let text = input.map(|input| input.value()).unwrap_or_default();
            RestMsg::draft(msg(text)).into()
        })
    };
    let missing = of
        .read
        .lacks
        .iter()
        .filter(|lack| lack.what == LackOf::Source)
        .count();
    let can = missing > 0 && !of.form.source.trim().is_empty();
    markup! {
        <div class="numbers-bar">
            <label class="numbers-source">
                <span>{words.source}</span>
                <input
                    id="draft-source"
                    class="field free"
                    autocomplete="off"
                    value={of.form.source.clone()}
                    oninput={typed(DraftMsg::Source)}
                />
            </label>
            <label class="numbers-date">
                <span>{words.date}</span>
                <input
                    id="draft-date"
                    class="field free"
                    autocomplete="off"
                    value={of.form.date.clone()}
                    oninput={typed(DraftMsg::Date)}
                />
            </label>
            <button
                type="button"
                class="filled"
                disabled={when(!can, "")}
                onclick={of.on(DraftMsg::FillSources)}
            >{words.fill}</button>
            <div class="numbers-said" role="status">
                {only_if(missing > 0, || {
                    let text = without_source(of.view.lang, missing);
                    let and = only_if(!can, || markup! { {words.source_first} });
                    markup! { <p class="why">{triangle("triangle")}{text}{and}</p> }
                })}
                {only_if(of.form.left > 0, || {
                    let text = left_over(of.view.lang, of.form.left);
                    markup! { <p class="why">{triangle("triangle")}{text}</p> }
                })}
                <p class="hint">{words.keys}</p>
            </div>
        </div>
    }
}

fn row(of: &Draft<'_>, nth: usize, number: &Numbered, is_first: bool) -> Html {
    let lang = of.view.lang;
    let path = &number.path;
    let name = part_name(lang, &of.read.document, &number.part);
    let role = number_name(lang, &of.read.document, number.role, number.answer);
    let label = of_what(lang, &name, &role);
    let kind = origin_kind(&of.sketch.tree, path);
    let class = match kind {
        OriginKind::Stated => "origin stated",
        OriginKind::Set => "origin set",
        OriginKind::Assumed => "origin assumed",
    };
    let value = number
        .of
        .and_then(|id| of.read.document.values.iter().find(|value| value.id == id));
    let unit = match value.map(|value| &*value.unit) {
        Some(PERCENT) if is_limit(number) => "%",
        _ => "",
    };
    let (options, msgs) = of.origins(path, kind);
    let choose = of.one_of(
        (&format!("{label} {}", of.words.by_whom), "draft-origin"),
        options,
        msgs,
    );
    let is_wrong =
        of.problem(path).is_some() || of.problem(&format!("{path}.origin.set.source")).is_some();
    markup! {
        <tr class={when(is_wrong, "numbers-typed")} key={hashed(path)}>
            <th scope="row">{only_if(is_first, || markup! { <bdi>{name}</bdi> })}</th>
            <td>{role}</td>
            <td class="numbers-value">
                {cell(of, nth, path, label.clone())}
                <span class="small">{unit}</span>
                {of.why(path)}
            </td>
            <td class="small"><span class="draft-who"><span class={class}><span class="mark" aria-hidden="true"/></span>{choose}</span></td>
            <td class="small">
                {only_if(kind == OriginKind::Set, || {
                    let [source, date] = ["source", "date"].map(|field| format!("{path}.origin.set.{field}"));
                    of.decided(&source, &date, &label)
                })}
                {only_if(kind == OriginKind::Assumed, || markup! {
                    <span class="draft-span">
                        {of.input(Text::Low, path, &format!("{label} {}", of.words.low))}
                        "\u{2013}"
                        {of.input(Text::High, path, &format!("{label} {}", of.words.high))}
                        {of.why(&format!("{path}.origin.assumed.low"))}
                        {of.why(&format!("{path}.origin.assumed.high"))}
                    </span>
                })}
            </td>
        </tr>
    }
}

/// Whether a number is one of its value, and not what that gives.
fn is_limit(number: &Numbered) -> bool {
    use crate::draft::Role;
    matches!(
        number.role,
        Role::Target
            | Role::Each
            | Role::BandFrom(_)
            | Role::BandTo(_)
            | Role::LineFrom
            | Role::LineTo
            | Role::TierFrom(_)
            | Role::Least
            | Role::Most
            | Role::Lapsed
            | Role::Fixed
            | Role::Than
            | Role::GradeFrom(_)
            | Role::GradeNeeds(..)
            | Role::MoveThan(_)
    )
}

/// A number's field: arrows and Enter move, a pasted block fills down and right.
fn cell(of: &Draft<'_>, nth: usize, path: &str, label: String) -> Html {
    let send = of.view.send.clone();
    let tell = move |msg: DraftMsg| send.emit(RestMsg::draft(msg).into());
    let (typing, pasting) = (tell.clone(), tell);
    let (at, from) = (path.to_owned(), path.to_owned());
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        typing(DraftMsg::Cell(at.clone(), text));
    });
    let onpaste = Callback::from(move |event: Event| {
        if let Some(text) = pasted::cells(&event) {
            event.prevent_default();
            pasting(DraftMsg::Paste(from.clone(), text));
        }
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| cells::step(&event, nth, cell_id));
    let is_wrong = of.problem(path).is_some();
    // What isn't said is nothing.
    let text = match get(&of.sketch.tree, path) {
        Some(_) => value_text(&of.sketch.tree, path),
        None => "0",
    };
    markup! {
        <input
            id={cell_id(nth)}
            class="field decimal"
            inputmode="decimal"
            autocomplete="off"
            aria-label={label}
            aria-invalid={when(is_wrong, "true")}
            value={text.to_owned()}
            oninput={oninput}
            onblur={of.on(DraftMsg::Left)}
            onpaste={onpaste}
            onkeydown={onkeydown}
        />
    }
}

fn cell_id(nth: usize) -> String {
    format!("draft-number-{nth}")
}
