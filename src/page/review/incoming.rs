//! What came in: each piece with what it is beside what is here, and taking it.

use yew::prelude::*;

use super::{Review, section};
use crate::desk::review::ReviewMsg;
use crate::locale::review_incoming as said;
use crate::locale::say;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::review::IncomingState;

/// So many are shown at once.
const SHOWN: usize = 200;

/// The preview; what was taken last once it's gone.
pub fn incoming(of: &Review<'_>) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let form = of.form;
    if form.incoming.is_empty() && form.unreadable.is_empty() {
        return form.taken.map_or_else(none, |count| {
            markup! { <p class="review-taken" role="status">{said::taken(lang, count)}</p> }
        });
    }
    let unreadable = form.unreadable.iter().map(|(file, fault)| {
        let text = say::file_fault(lang, fault);
        markup! { <li class="why">{triangle("triangle")}<bdi>{file.as_str()}</bdi>" "{text}</li> }
    });
    let unreadable: Vec<Html> = unreadable.collect();
    let rows = form.incoming.iter().enumerate().take(SHOWN).map(|(at, (one, take))| {
        let can = one.state.can_be_taken();
        let class = match one.state {
            IncomingState::New | IncomingState::Replaces | IncomingState::ReplacesAnswered => "",
            IncomingState::Same | IncomingState::Older => "small",
            _ => "why",
        };
        let name = match one.state {
            IncomingState::Apart(..) => format!("{} \u{b7} {}", said::piece(lang, &one.piece), team.take_theirs),
            _ => said::piece(lang, &one.piece),
        };
        markup! {
            <li class="review-piece" key={hashed((at, &one.file))}>
                {only_if(can, || markup! {
                    <label class="check">
                        <input type="checkbox" checked={*take} onchange={of.on(ReviewMsg::Choose(at, !take))}/>
                        <span>{name.clone()}</span>
                    </label>
                })}
                {only_if(!can, || markup! { <span>{name.clone()}</span> })}
                <span class={class}>{said::incoming_state(lang, &one.state)}</span>
                <bdi class="small">{one.file.as_str()}</bdi>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let left = form.incoming.len().saturating_sub(SHOWN);
    let chosen = form
        .incoming
        .iter()
        .filter(|(one, take)| *take && one.state.can_be_taken());
    let chosen = chosen.count();
    section(
        "incoming",
        team.incoming,
        none(),
        markup! {
            <ul class="review-pieces">{unreadable}{rows}</ul>
            {only_if(left > 0, || markup! { <p class="hint">{crate::locale::team::others(lang, left)}</p> })}
            {only_if(chosen == 0, || markup! { <p class="hint">{team.nothing}</p> })}
            <p class="acts">
                {only_if(chosen > 0, || button("filled", &said::take(lang, chosen), of.on(ReviewMsg::Take)))}
                {button("link", if chosen > 0 { team.stop } else { team.close }, of.on(ReviewMsg::Stop))}
            </p>
        },
    )
}
