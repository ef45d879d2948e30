//! Who rates answers one case after the other; nothing of what others say is shown meanwhile.

use yew::prelude::*;

use super::super::{fields, section, sent};
use super::{Cases, answer, said};
use crate::desk::review::Outgoing;
use crate::desk::review::{CaseMsg, Whose};
use crate::page::dom::{flag, hashed, markup, none, only_if};
use crate::page::parts::button;
use crate::review::{CaseAnswer, FinishFault};
use crate::rulebook::Rulebook;

/// The form, or what was answered here.
pub fn rate(cases: &Cases<'_>, rulebook: &Rulebook) -> Html {
    let (lang, words, kept) = (cases.of.view.lang, cases.words, cases.kept);
    let id = kept.set.id;
    if cases.answers() {
        return answers(cases, rulebook);
    }
    let Some(mine) = &kept.mine else {
        return markup! {
            <p class="review-rate-too">
                {button("outlined", words.rate_too, cases.on(CaseMsg::Rate))}
                <span class="small">{words.rate_too_note}</span>
            </p>
        };
    };
    let rating = cases.shelf.rating(id, mine);
    let Some((on, code)) = rating.and_then(|rating| rating.on.zip(rating.code)) else {
        return none();
    };
    section(
        "rated",
        words.rated,
        none(),
        markup! {
            <p class="strong" role="status">{said::rated(lang, mine, on, code)}</p>
            {sent::ways(cases.of, &Outgoing::Rating(id))}
            <p>{button("link", words.reopen, cases.on(CaseMsg::Reopen))}</p>
        },
    )
}

fn answers(cases: &Cases<'_>, rulebook: &Rulebook) -> Html {
    let (lang, words, set) = (cases.of.view.lang, cases.words, &cases.kept.set);
    let form = &cases.of.form.cases;
    let last = set.cases.len().saturating_sub(1);
    let at = form.at.min(last);
    let Some(case) = set.cases.get(at) else {
        return none();
    };
    let said_to = |id| cases.draft.and_then(|draft| draft.answer(id));
    let is_done = |id| said_to(id).is_some_and(CaseAnswer::is_answered);
    let done = set.cases.iter().filter(|case| is_done(case.id)).count();
    let jumps = set.cases.iter().enumerate().map(|(nth, case)| {
        let is_done = is_done(case.id);
        let mut name = said::nth(lang, nth);
        if is_done {
            name = format!("{name} {}", words.done);
        }
        let class = if is_done {
            "review-jump done"
        } else {
            "review-jump"
        };
        let number = nth + 1;
        markup! {
            <button
                type="button"
                class={class}
                key={hashed(case.id)}
                aria-label={name}
                aria-pressed={flag(nth == at)}
                onclick={cases.on(CaseMsg::Go(nth))}
            >
                {number.to_string()}
            </button>
        }
    });
    let jumps: Vec<Html> = jumps.collect();
    let note = format!("{} {}/{}", words.done, done, set.cases.len());
    section(
        "rate",
        words.rate,
        markup! { {note} },
        markup! {
            <div class="review-jumps" role="group" aria-label={words.jump}>{jumps}</div>
            <h3 class="numbers-head">{said::nth_of(lang, at, set.cases.len())}</h3>
            <p class="review-case-text">{case.text.as_str()}</p>
            {answer::form(cases, rulebook, Whose::Mine, case.id, said_to(case.id))}
            <p class="file-buttons">
                {only_if(at > 0, || button("link", words.previous, cases.on(CaseMsg::Go(at.saturating_sub(1)))))}
                {only_if(at < last, || button("outlined", words.next, cases.on(CaseMsg::Go(at + 1))))}
            </p>
            {finish(cases)}
        },
    )
}

/// The name, and the answers go out.
fn finish(cases: &Cases<'_>) -> Html {
    let (lang, words) = (cases.of.view.lang, cases.words);
    let form = &cases.of.form.cases;
    let fault = cases
        .of
        .view
        .finish_fault(cases.kept)
        .filter(|_| form.tried);
    let text = fault.map(|fault| said::finish_fault(lang, fault));
    let is_open = matches!(fault, Some(FinishFault::Open(_)));
    let name = form
        .by
        .clone()
        .unwrap_or_else(|| cases.of.view.rater_name());
    let of_name = text.as_deref().filter(|_| !is_open);
    let of_cases = text.as_deref().filter(|_| is_open);
    markup! {
        <div class="review-form">
            {fields::line("rate-by", words.by, &name, of_name, cases.typed(CaseMsg::By))}
            {fields::wrong(of_cases)}
            <p class="acts">
                {button("filled", words.finish, cases.on(CaseMsg::Finish))}
                <span class="small">{words.finish_note}</span>
            </p>
            {only_if(cases.draft.is_some(), || markup! {
                <p>{button("link", words.give_up, cases.on(CaseMsg::GiveUp))}</p>
            })}
        </div>
    }
}
