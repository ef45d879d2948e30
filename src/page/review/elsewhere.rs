//! The shown month beside a table that somebody else made.

use yew::prelude::*;

use super::{Review, fields, section};
use crate::desk::review::ReviewMsg;
use crate::locale::review_team::{other_cause, refused_lines};
use crate::locale::{self};
use crate::number::Points;
use crate::page::dom::{markup, none, only_if};
use crate::review::{other_amounts, read_lines};

/// The field for it, and what differs.
pub fn elsewhere(of: &Review<'_>) -> Html {
    let words = of.words;
    let text = if of.is_here() { &*of.form.table } else { "" };
    let inside = markup! {
        <p class="hint">{words.elsewhere_hint}</p>
        {fields::area("elsewhere", words.elsewhere, text, None, of.typed(ReviewMsg::Table))}
        {only_if(!text.trim().is_empty(), || compared(of, text))}
    };
    markup! {
        <details class="review-elsewhere">
            <summary>{words.elsewhere}</summary>
            {section("elsewhere-table", words.elsewhere, none(), inside)}
        </details>
    }
}

fn compared(of: &Review<'_>, text: &str) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let (lines, refused) = read_lines(text);
    let record = of.view.record();
    let rulebook = of.view.rulebook();
    let found = other_amounts(rulebook, record, of.view.state.today, &lines);
    let is_same = found.iter().all(|line| line.cause.is_none()) && !lines.is_empty();
    let said = |amount: Option<Points>| {
        amount.map_or_else(String::new, |amount| locale::signed(record.unit, amount))
    };
    let rows = found
        .iter()
        .filter(|line| line.cause.is_some())
        .map(|line| {
            let by = line.theirs.unwrap_or_default() - line.own.unwrap_or_default();
            let cause = line
                .cause
                .map(|cause| other_cause(lang, rulebook, record.unit, cause));
            markup! {
                <tr>
                    <th scope="row">{line.clause.as_str()}</th>
                    <td class="figure">{said(line.own)}</td>
                    <td class="figure">{said(line.theirs)}</td>
                    <td class="figure strong">{locale::signed(record.unit, by)}</td>
                    <td>{cause.unwrap_or_default()}</td>
                </tr>
            }
        });
    let rows: Vec<Html> = rows.collect();
    let heads = words
        .elsewhere_columns
        .map(|head| markup! { <th scope="col">{head}</th> });
    markup! {
        {only_if(!refused.is_empty(), || markup! { <p class="why">{refused_lines(lang, &refused)}</p> })}
        {only_if(is_same, || markup! { <p role="status">{words.elsewhere_same}</p> })}
        {only_if(!rows.is_empty(), || markup! {
            <div class="scroll-x" tabindex="0">
                <table class="basis-table">
                    <thead><tr>{heads.to_vec()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })}
    }
}
