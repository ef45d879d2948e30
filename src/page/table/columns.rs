//! What each column is for: chosen, seen by examples, and asked.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::tell;
use crate::desk::table::TableRead;
use crate::desk::{RestMsg, TableMsg};
use crate::locale;
use crate::locale::table::{question, target, who, why};
use crate::locale::table_page::{self, table_page_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::table::{Column, Question, Scale, Target, letters, scaled};

/// The list of columns.
pub fn columns(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let heads = words.heads.map(|head| markup! { <span>{head}</span> });
    let all = Target::all(view.table_rulebook(read), read.month);
    let rows = read
        .matched
        .columns
        .iter()
        .map(|column| row(view, read, column, &all));
    markup! {
        <div class="table-head">
            <h3>{words.columns}</h3>
            <span class="hint">{table_page::matched(view.lang, &read.matched)}</span>
        </div>
        <div class="table-row head" aria-hidden="true">{heads.to_vec()}</div>
        <ul class="table-list">{rows.collect::<Vec<Html>>()}</ul>
        <p class="hint">{words.remembered}</p>
    }
}

fn row(view: &View<'_>, read: &TableRead, column: &Column, all: &[Target]) -> Html {
    let words = table_page_words(view.lang);
    let rulebook = view.table_rulebook(read);
    let of = column.column;
    let options = all.iter().map(|option| {
        let is_chosen = *option == column.target;
        markup! {
            <option value={option.to_string()} selected={is_chosen}>
                {target(view.lang, rulebook, *option)}
            </option>
        }
    });
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(target) = select.and_then(|select| select.value().parse().ok()) {
            send.emit(RestMsg::table(TableMsg::Target(of, target)).into());
        }
    });
    let samples = column.samples.iter().map(|(at, text)| {
        let (class, text) = match text.is_empty() {
            true => ("hint", words.empty.to_owned()),
            false => ("", text.chars().take(24).collect()),
        };
        markup! {
            <span class="table-sample">
                <bdi class={class}>{text}</bdi>
                <span class="small">{at.to_string()}</span>
            </span>
        }
    });
    let is_asked = column.question.is_some();
    let class = if is_asked {
        "table-row asked"
    } else {
        "table-row"
    };
    let letter = letters(of);
    let label = format!("{letter} {}", column.head);
    markup! {
        <li class="table-item">
            <div class={class}>
                <span class="strong">{&letter}</span>
                <span class="table-sample">
                    <bdi>{&column.head}</bdi>
                    <span class="small">{column.at.to_string()}</span>
                </span>
                <select
                    class={if column.target == Target::Ignored {
                        "select ignored"
                    } else {
                        "select"
                    }}
                    id={format!("table-column-{letter}")}
                    aria-label={label}
                    onchange={onchange}
                >
                    {options.collect::<Vec<Html>>()}
                </select>
                <span class="table-samples">{samples.collect::<Vec<Html>>()}</span>
                <span class="small">
                    {why(view.lang, &column.why)}
                    {only_if(column.is_hidden, || markup! { <span>" · "{words.hidden_column}</span> })}
                </span>
            </div>
            {asked(view, read, column)}
        </li>
    }
}

/// The question under a column, with what its answers mean.
fn asked(view: &View<'_>, read: &TableRead, column: &Column) -> Html {
    let Some(of) = &column.question else {
        return none();
    };
    let (text, because) = question(view.lang, column.column, of);
    let answers: Vec<Html> = match of {
        Question::Scale { low, .. } => [Scale::Hundredfold, Scale::AsWritten]
            .into_iter()
            .map(|scale| {
                let sample = table_page::scale(view.lang, scale, &scaled(low, scale));
                answer(view, column, sample, TableMsg::Scale(column.column, scale))
            })
            .collect(),
        Question::Which(targets) => {
            let rulebook = view.table_rulebook(read);
            let answers = targets.iter().map(|option| {
                let text = target(view.lang, rulebook, *option);
                answer(view, column, text, TableMsg::Target(column.column, *option))
            });
            answers.collect()
        }
        Question::Twice(_) => Vec::new(),
    };
    markup! {
        <fieldset class="table-question">
            <legend>
                <span class="strong">{text}</span>" "<span class="hint">{because}</span>
            </legend>
            <div class="radios">{answers}</div>
        </fieldset>
    }
}

fn answer(view: &View<'_>, column: &Column, text: String, msg: TableMsg) -> Html {
    let group = format!("table-answer-{}", letters(column.column));
    markup! {
        <label class="radio">
            <input type="radio" name={group} checked={false} onchange={tell(view, msg)}/>
            <span>{text}</span>
        </label>
    }
}

/// Names that look like known ones: asked, never joined.
pub fn spellings(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let rows = read.preview.alike().take(view.listed()).map(|(row, _)| {
        let group = format!("table-same-{}", row.row);
        let option = |is_same: bool, text: &str| {
            let msg = TableMsg::Same(row.agent.clone(), is_same);
            markup! {
                <label class="radio">
                    <input type="radio" name={group.clone()} checked={false} onchange={tell(view, msg)}/>
                    <span>{text}</span>
                </label>
            }
        };
        markup! {
            <li class="table-question">
                <p>
                    <span class="strong">{who(view.lang, &row.agent, &row.who)}</span>
                    " "<span class="hint">{row.at.to_string()}</span>
                </p>
                <div class="radios" role="radiogroup" aria-label={locale::name(view.lang, &row.agent).into_owned()}>
                    {option(true, words.same)}
                    {option(false, words.not_same)}
                </div>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(
        !rows.is_empty(),
        || markup! { <ul class="table-list">{rows}</ul> },
    )
}
