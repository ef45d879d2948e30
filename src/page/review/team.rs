//! Who of the team has answered.

use yew::prelude::*;

use super::{Review, section};
use crate::desk::review::TeamSeen;
use crate::locale::review as own;
use crate::locale::review_team as said;
use crate::locale::{self};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::triangle;
use crate::review::Seen;

/// The receipts of the shown month.
pub fn receipts(of: &Review<'_>) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let Some(found) = of.view.team_review() else {
        return none();
    };
    let done = found.seen.iter().filter(|it| it.stands()).count();
    let note = said::answered_of(lang, done, found.seen.len());
    let mut order: Vec<&TeamSeen> = found.seen.iter().collect();
    // What somebody has to look at first.
    order.sort_by_key(|it| match &it.receipt {
        Some(_) if !it.stands() => 0,
        Some(kept) if kept.receipt.answer == Seen::Disagreed => 1,
        None => 2,
        Some(_) => 3,
    });
    let rows = order.iter().take(of.view.listed()).map(|it| row(of, it));
    let rows: Vec<Html> = rows.collect();
    let heads = team
        .columns
        .map(|head| markup! { <th scope="col">{head}</th> });
    section(
        "receipts",
        team.receipts,
        only_if(!found.seen.is_empty(), || markup! { {note.clone()} }),
        markup! {
            {only_if(found.seen.is_empty(), || markup! { <p class="hint">{team.nobody}</p> })}
            {only_if(!found.missing.is_empty(), || markup! { <p class="hint">{said::missing(lang, &found.missing)}</p> })}
            {only_if(!rows.is_empty(), || markup! {
                <div class="scroll-x" tabindex="0">
                    <table class="basis-table review-receipts">
                        <thead><tr>{heads.to_vec()}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
            <p class="small">{team.note}</p>
        },
    )
}

fn row(of: &Review<'_>, it: &TeamSeen) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let receipt = it.receipt.as_ref();
    let (is_void, state) = match receipt {
        None if !it.is_issued => (false, team.not_issued.to_owned()),
        None => (false, team.waits.to_owned()),
        Some(kept) => match (&kept.void, it.stands()) {
            (Some(reason), _) => (true, said::void(lang, reason)),
            (None, false) => (true, team.changed.to_owned()),
            (None, true) => (false, own::seen(lang, kept.receipt.answer).to_owned()),
        },
    };
    let remark = receipt.map_or("", |kept| &*kept.receipt.remark);
    let on = receipt.map_or_else(String::new, |kept| locale::day(lang, kept.receipt.on));
    let read = only_if(
        it.has_read,
        || markup! { <span class="small">{team.read}</span> },
    );
    markup! {
        <tr key={hashed(&it.agent)}>
            <th scope="row"><bdi>{locale::name(lang, &it.agent).into_owned()}</bdi>" "{read}</th>
            <td>
                {only_if(is_void, || triangle("triangle"))}
                <span class={if is_void { "why" } else { "" }}>{state}</span>
            </td>
            <td>{remark}</td>
            <td>{on}</td>
            <td class="figure code">{it.code.map_or_else(String::new, |code| code.to_string())}</td>
        </tr>
    }
}
