//! The month: what happened on the left, the sheet on the right.

use crate::locale::joined;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::desk::{Msg, Page, RestMsg};
use crate::locale::find::{Form, Found};
use crate::locale::telesales::intro_in_money;
use crate::locale::unit::{taken, unit_words};
use crate::locale::{self, Lang, say};
use crate::number::{Points, Unit};
use crate::page::dom::{all, flag, markup, only_if};
use crate::page::parts::{
    ClauseRow, Fact, button, file_buttons, history, origin, search, sheet, systems, todo,
};
use crate::page::view::View;
use crate::record::{Field, count_of};
use crate::rulebook::{CallFine, Clause, Effect, Mechanism, Part, Section};
use crate::scoring::{Basis, Line};

/// The page.
pub fn month(view: &View<'_>) -> Html {
    let name = locale::month_name(view.lang, view.sheet.month);
    let title = joined::record_of(view.lang, name);
    let clauses = numbered(view).map(|section| section.clauses.len());
    let clauses = say::clause_count(view.lang, clauses.sum());
    let initials = view.third.map(|chunk| (chunk.initials)());
    let found = view.second;
    let found = found.and_then(|chunk| (chunk.find)(view.rulebook(), &view.search, initials));
    let found = found.as_ref();
    let has_calls = found.is_none_or(|found| found.forms.contains(&Form::Calls));
    markup! {
        <main class={view.numbers("month")} id="main" tabindex="-1">
            {view.second(|chunk| (chunk.score_bar)(view))}
            {intro(view)}
            <div class="side">
                {sheet(view)}
                {todo(view)}
                {view.second(|chunk| (chunk.questions)(view))}
                {file_buttons(view)}
            </div>
            <div
                class={if view.state.is_closed() {
                    "record closed"
                } else {
                    "record"
                }}
            >
                <div class="record-head">
                    <h2 class="record-title">{title}<span class="small">{clauses}</span></h2>
                    {systems(view)}
                    {filters(view)}
                </div>
                {view.second(|chunk| (chunk.errors)(view))}
                {only_if(found.is_none(), || jumps(view))}
                {only_if(has_calls, || view
                    .third
                    .map_or_else(Html::default, |chunk| (chunk.telesales)(view)))}
                {sections(view, found)}
                {view.second(|chunk| (chunk.forms)(view, found))}
            </div>
        </main>
    }
}

/// The sections of clauses: a scale of severity that has a section of its own
/// stands beside them.
fn numbered<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Section> {
    let sections = view.rulebook().sections.iter();
    sections.filter(|s| !s.clauses.iter().all(|c| c.parts.iter().all(is_severity)))
}

fn is_severity(part: &Part) -> bool {
    matches!(part.mechanism, Mechanism::Severity { .. })
}

fn intro(view: &View<'_>) -> Html {
    let words = view.words();
    if view.own.is_some() || !(view.introduced || view.state.is_blank()) {
        return Html::default();
    }
    let of = view.record().ruled_in();
    let has_example = view.state.rules().example_month(of).is_some();
    markup! {
        <section class="intro">
            <p class="brand"><strong>{words.brand}</strong>" "{words.what_it_is}</p>
            <p class="lead">
                {match view.state.unit() {
                    Unit::Points => words.intro.to_owned(),
                    Unit::Money => intro_in_money(view.lang, view.sheet.holds),
                }}
            </p>
            <p class="intro-acts">
                {only_if(has_example, || button(
                    "filled",
                    words.see_example,
                    view.on(RestMsg::Example)
                ))}
                {button("link", words.import_file, view.on(Msg::Page(Page::Import)))}
                <span class="hint">{words.lives_here}</span>
            </p>
        </section>
    }
}

fn filters(view: &View<'_>) -> Html {
    let words = view.words();
    let oninput = view.send.reform(|event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Msg::Search(input.map(|input| input.value()).unwrap_or_default()).into()
    });
    let filter = |on: bool, text: &str| {
        markup! {
            <button
                type="button"
                class="switch"
                aria-pressed={flag(view.only_effect == on)}
                onclick={view.on(Msg::OnlyEffect(on))}
            >
                {text}
            </button>
        }
    };
    markup! {
        <div class="filters">
            {search("search", words.search, &view.search, oninput)}
            {filter(false, words.show_all)}
            {filter(
                true,
                unit_words(view.lang, view.sheet.unit, view.sheet.holds).show_effect
            )}
        </div>
    }
}

fn jumps(view: &View<'_>) -> Html {
    let words = view.words();
    let jump = |to: String, text: &str| markup! { <a href={to}>{text}</a> };
    let mut links: Vec<Html> = Vec::new();
    let holds = view.sheet.holds;
    let days = unit_words(view.lang, Unit::Money, holds);
    let (calendar, sales) = (("#calendar", days.days), ("#sales", days.sales));
    let before: &[_] = match (view.state.unit(), holds.calls, holds.refunds) {
        (Unit::Points, ..) | (_, false, _) => &[],
        (Unit::Money, true, true) => &[calendar, sales],
        (Unit::Money, true, false) => &[calendar],
    };
    for (to, text) in before {
        links.push(jump((*to).into(), text));
    }
    for section in numbered(view) {
        let to = format!("#section-{}", section.id);
        links.push(jump(to, view.lang.of(&section.title)));
    }
    for (to, text) in forms(view) {
        links.push(jump(to.into(), &text));
    }
    markup! {
        <div class="jumps">
            <nav aria-label={words.jump}>{links}</nav>
            {history(view)}
        </div>
    }
}

/// The forms below the clauses, those that the rulebook asks for.
fn forms(view: &View<'_>) -> Vec<(&'static str, String)> {
    let (lang, rulebook) = (view.lang, view.rulebook());
    let mut forms: Vec<(&'static str, String)> = Vec::new();
    for (.., part) in rulebook.parts() {
        let form = match part.mechanism {
            Mechanism::Shortfall { .. } | Mechanism::Threshold { .. } => {
                ("#measures", view.words().measures_title.to_owned())
            }
            Mechanism::ExamRank { .. } => ("#exam", say::exam_form(lang, rulebook)),
            Mechanism::Deadline { .. } => ("#report", say::report_form(lang, rulebook)),
            Mechanism::Severity { .. } => ("#complaints", say::cases_form(lang, rulebook)),
            _ => continue,
        };
        if !forms.iter().any(|(to, _)| *to == form.0) {
            forms.push(form);
        }
    }
    forms
}

fn sections(view: &View<'_>, found: Option<&Found>) -> Html {
    let mut blocks: Vec<Html> = Vec::new();
    let mut any = false;
    for section in &view.rulebook().sections {
        let mut rows: Vec<Html> = Vec::new();
        for clause in &section.clauses {
            for (i, part) in clause.parts.iter().enumerate() {
                if is_severity(part) || found.is_some_and(|f| !f.parts.contains(&part.id)) {
                    continue;
                }
                let mine = lines_of(view, part);
                let effect = mine.iter().any(|l| !l.amount.is_zero() || l.depends.open);
                if !view.only_effect || effect || view.open_row == Some(part.id) {
                    rows.push(row(view, section, clause, part, i == 0, &mine));
                }
            }
        }
        any |= !rows.is_empty();
        blocks.push(section_block(view, section, rows));
    }
    if found.is_some_and(|found| found.forms.contains(&Form::Wage)) {
        blocks.push(markup! {
            <p class="no-match"><a class="link" href="#f-wage">{view.words().wage}</a></p>
        });
    }
    let other = |found: &Found| !found.measures.is_empty() || !found.forms.is_empty();
    if !any && !found.is_some_and(other) {
        blocks.push(markup! { <p class="no-match">{view.words().no_match}</p> });
    }
    all(blocks)
}

fn lines_of<'a>(view: &View<'a>, part: &Part) -> Vec<&'a Line> {
    let lines = view.sheet.lines.iter();
    lines.filter(|line| line.part == part.id).collect()
}

fn section_block(view: &View<'_>, section: &Section, rows: Vec<Html>) -> Html {
    let words = view.words();
    if rows.is_empty() {
        return Html::default();
    }
    let numbers = section.clauses.first().zip(section.clauses.last());
    let note = numbers.map(|(a, b)| say::clauses(view.lang, &a.number, &b.number));
    let mine = |line: &&Line| {
        view.rulebook()
            .part(line.part)
            .is_some_and(|(s, ..)| s.id == section.id)
    };
    let named = unit_words(view.lang, view.sheet.unit, view.sheet.holds);
    let sum: Points = view.sheet.lines.iter().filter(mine).map(|l| l.amount).sum();
    markup! {
        <section class="block" id={format!("section-{}", section.id)} tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{view.lang.of(&section.title)}</span>
                <span class="block-note">{note.unwrap_or_default()}</span>
                <span class="block-sum figure">{taken(view.sheet.unit, sum)}</span>
            </h2>
            <div class="row-line row-head" aria-hidden="true">
                <span>{words.clause}</span>
                <span>{words.item}</span>
                <span>
                    {match section.effect {
                        Effect::Reward => named.each_given,
                        Effect::Deduction => named.each,
                    }}
                </span>
                <span class="right">{words.count}</span>
                <span class="right">{words.this_month}</span>
                <span/>
            </div>
            <ul class="rows">{all(rows)}</ul>
        </section>
    }
}

fn row(
    view: &View<'_>,
    section: &Section,
    clause: &Clause,
    part: &Part,
    first: bool,
    lines: &[&Line],
) -> Html {
    let amount: Points = lines.iter().map(|line| line.amount).sum();
    let open = lines.iter().any(|line| line.depends.open);
    let expanded = view.open_row == Some(part.id);
    html! {
        <ClauseRow
            key={part.id.to_string()}
            part={part.id}
            lang={view.lang}
            number={if first { clause.number.to_string() } else { String::new() }}
            title={view.lang.of(&part.title).to_owned()}
            each={say::each(view.lang, view.rulebook(), section, &part.mechanism)}
            origin={origin_of(view.lang, view.rulebook().choices().call_fine, &part.mechanism)}
            fact={fact(view, part, lines)}
            amount={taken(view.sheet.unit, amount)}
            active={!amount.is_zero()}
            open_fact={open}
            {expanded}
            details={if expanded { view.second(|chunk| (chunk.details)(view, clause, part, lines)) } else { Html::default() }}
            send={view.send.clone()}
        />
    }
}

/// Where the amount that stands beside it comes from.
fn origin_of(lang: Lang, fine: CallFine, mechanism: &Mechanism) -> Html {
    match mechanism {
        Mechanism::PerOccurrence { amount, .. }
        | Mechanism::ExamRank { amount, .. }
        | Mechanism::Threshold { amount, .. } => origin(lang, amount),
        Mechanism::Deadline { per_day, .. } => origin(lang, per_day),
        Mechanism::Shortfall { step } => origin(lang, step),
        Mechanism::CallQuota {
            missed_day,
            missing_call,
            ..
        } => origin(
            lang,
            match fine {
                CallFine::PerDay => missed_day,
                CallFine::PerCall => missing_call,
            },
        ),
        Mechanism::Severity { .. } => Html::default(),
    }
}

fn fact(view: &View<'_>, part: &Part, lines: &[&Line]) -> Fact {
    let link = |to, text| Fact::Link { to, text };
    let single = || {
        lines.first().map_or_else(String::new, |line| {
            say::fact(view.lang, view.rulebook(), view.record(), line)
        })
    };
    match &part.mechanism {
        Mechanism::PerOccurrence { .. } => {
            let field = Field::Count(part.id);
            let pending = lines.iter().find_map(|line| match line.basis {
                Basis::Events { pending, .. } if pending > 0 => Some(pending),
                _ => None,
            });
            Fact::Count {
                text: view.state.text(field),
                count: count_of(view.record(), part.id),
                remark: pending.map(|n| say::of_them_pending(view.lang, n)),
                wrong: view.fault(field).is_some(),
                why: view.why(field),
            }
        }
        Mechanism::ExamRank { .. } => link("exam", single()),
        Mechanism::Threshold { .. } => link("measures", single()),
        Mechanism::Deadline { .. } => link("report", single()),
        Mechanism::Shortfall { .. } => link("measures", say::shortfall_summary(view.lang, lines)),
        Mechanism::CallQuota { .. } => link("calendar", single()),
        Mechanism::Severity { .. } => link("complaints", String::new()),
    }
}
