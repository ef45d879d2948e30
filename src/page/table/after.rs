//! What taking the table would do: counts, what differs, what isn't taken.

use yew::prelude::*;

use super::tell;
use crate::desk::TableMsg;
use crate::desk::table::{Keep, TableRead};
use crate::locale;
use crate::locale::fact_difference::fact_difference;
use crate::locale::table::{refusal, target};
use crate::locale::table_page::{self, table_page_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::page::view::View;
use crate::record::fact_differences;
use crate::table::{FactState, Question, TableFact, letters};

/// The counts, the differences, and the button.
pub fn after(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let counts = words.counts.iter().zip(read.preview.counts());
    let counts = counts.enumerate().map(|(at, (name, count))| {
        let class = if at == 3 && count > 0 {
            "table-count refused"
        } else {
            "table-count"
        };
        markup! { <div class={class}><dt>{*name}</dt><dd>{count.to_string()}</dd></div> }
    });
    let asked = read
        .matched
        .columns
        .iter()
        .filter(|column| matches!(column.question, Some(Question::Scale { .. })));
    let asked: Vec<String> = asked.map(|column| letters(column.column)).collect();
    let (asks, takes) = (read.asks(), read.taken());
    markup! {
        <div class="table-head">
            <h3>{words.after}</h3>
            {only_if(!asked.is_empty(), || {
                let text = table_page::assumed(view.lang, &asked.join("\u{3001}"));
                markup! { <span class="hint">{text}</span> }
            })}
        </div>
        <dl class="table-counts" role="status">{counts.collect::<Vec<Html>>()}</dl>
        {differences(view, read)}
        <p class="acts">
            {if asks == 0 && takes > 0 {
                button("filled", &table_page::take(view.lang, takes), tell(view, TableMsg::Take))
            } else {
                let text = table_page::take(view.lang, takes);
                markup! { <button type="button" class="outlined" disabled="">{text}</button> }
            }}
            <span class="hint">
                {match asks {
                    0 => words.one_step.to_owned(),
                    _ => table_page::first_answer(view.lang, asks) + words.one_step,
                }}
            </span>
            {button("link", words.cancel, tell(view, TableMsg::Close))}
        </p>
    }
}

fn differences(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let facts = read.preview.facts.iter();
    let rows: Vec<Html> = facts
        .filter_map(|fact| difference(view, read, fact))
        .take(view.listed())
        .collect();
    if rows.is_empty() {
        return none();
    }
    let heads = words
        .differs
        .map(|head| markup! { <th scope="col">{head}</th> });
    let keeps = [
        (Keep::Table, words.keep_table),
        (Keep::Own, words.keep_own),
        (Keep::Each, words.keep_each),
    ];
    let keeps = keeps.map(|(keep, text)| {
        let to = tell(view, TableMsg::Keep(keep));
        let is_chosen = read.keep == keep;
        markup! {
            <label class="radio">
                <input type="radio" name="table-keep" checked={is_chosen} onchange={to}/>
                <span>{text}</span>
            </label>
        }
    });
    markup! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={words.differs[1]}>
            <table class="table-differs">
                <thead><tr>{heads.to_vec()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="radios" role="radiogroup">{keeps.to_vec()}</div>
        <p class="hint">{words.both}</p>
    }
}

/// A fact that differs, each side, and what it does to the score.
fn difference(view: &View<'_>, read: &TableRead, fact: &TableFact) -> Option<Html> {
    let FactState::Different {
        before,
        after,
        scores,
    } = &fact.state
    else {
        return None;
    };
    let words = table_page_words(view.lang);
    let rulebook = view.table_rulebook(read);
    let found = fact_differences(before, after);
    let sides = (before.facts(), after.facts());
    let (name, one, other) = fact_difference(view.lang, rulebook, sides, found.first()?);
    let unit = rulebook.unit;
    let (was, is) = scores;
    let [was, is] = [was, is].map(|score| locale::points(unit, *score));
    let stays = !read.takes(fact);
    let choose = only_if(read.keep == Keep::Each, || {
        let to = tell(view, TableMsg::Own(fact.agent.clone(), fact.field, !stays));
        let tick = markup! { <input type="checkbox" checked={!stays} onchange={to}/> };
        markup! { <label class="check">{tick}<span>{words.take_this}</span></label> }
    });
    Some(markup! {
        <tr>
            <th scope="row"><bdi>{locale::name(view.lang, &fact.agent).into_owned()}</bdi></th>
            <td>{name}{choose}</td>
            <td class={if stays { "strong" } else { "" }}>{one}</td>
            <td class={if stays { "" } else { "strong" }}>{other}</td>
            <td>{was}" → "<span class="strong">{is}</span></td>
        </tr>
    })
}

/// The cells that aren't taken, each with its reason.
pub fn refused(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let count = read.preview.refused.len();
    if count == 0 {
        return none();
    }
    let rulebook = view.table_rulebook(read);
    let rows = read
        .preview
        .refused
        .iter()
        .take(view.listed())
        .map(|refused| {
            let agent = locale::name(view.lang, &refused.agent);
            let of = target(view.lang, rulebook, refused.target);
            markup! {
                <li class="table-refused">
                    <span class="strong">{refused.at.to_string()}</span>
                    <span><bdi>{agent.into_owned()}</bdi>" "{of}</span>
                    <span>{refusal(view.lang, refused)}</span>
                </li>
            }
        });
    markup! {
        <div class="table-head alarm">
            {triangle("triangle")}
            <h3>{table_page::refused(view.lang, count)}</h3>
            <span class="hint">{words.others_taken}</span>
        </div>
        <ul class="table-list">{rows.collect::<Vec<Html>>()}</ul>
    }
}
