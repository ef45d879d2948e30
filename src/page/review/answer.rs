//! The team's slips: what each would come to, and the form for its answers.

use yew::prelude::*;

use super::{Review, fields, section, sent, slip};
use crate::desk::Outward;
use crate::desk::review::{Outgoing, ReviewMsg, SlipRow};
use crate::locale::corrections::line_title;
use crate::locale::review as own;
use crate::locale::review_team as said;
use crate::locale::{self};
use crate::page::dom::{flag, hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::review::{SlipLine, SlipState, Verdict, WeighedLine};
use crate::rulebook::Rulebook;

/// All slips of the shown month.
pub fn slips(of: &Review<'_>) -> Html {
    let team = of.team;
    let Some(found) = of.view.team_review() else {
        return none();
    };
    let rows = found
        .slips
        .iter()
        .take(of.view.listed())
        .map(|it| row(of, it));
    let rows: Vec<Html> = rows.collect();
    let is_answered = |it: &SlipRow| it.slip.state() == SlipState::Answered;
    let any = found.slips.iter().any(is_answered);
    let out = ReviewMsg::Send(Outgoing::Answers(of.key.1), Outward::File);
    section(
        "appeals",
        team.slips,
        none(),
        markup! {
            {only_if(rows.is_empty(), || markup! { <p class="hint">{team.no_slips}</p> })}
            <ul class="review-slips">{rows}</ul>
            {only_if(any, || markup! { <p>{button("outlined", team.answers_out, of.on(out))}</p> })}
            {sent::done(of, &Outgoing::Answers(of.key.1))}
        },
    )
}

fn row(of: &Review<'_>, it: &SlipRow) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let state = it.slip.state();
    let is_open = of.form.open.as_ref() == Some(&it.key);
    let (now, all) = (it.weighed.now, it.weighed.all);
    let comes = match state {
        SlipState::Answered => said::came_to(lang, it.slip.unit, now, it.granted),
        _ => said::would_be(lang, it.slip.unit, now, all),
    };
    let text = if is_open { team.close } else { team.open };
    markup! {
        <li class="review-slip-row" key={hashed(&it.key)}>
            <p class="review-slip-head">
                <strong><bdi>{locale::name(lang, &it.key.0).into_owned()}</bdi></strong>
                {only_if(it.key.1 != of.key.1, || markup! { <span>{locale::month(lang, it.key.1)}</span> })}
                <span>{said::slip_row(lang, it.slip.lines.len(), state, it.slip.due)}</span>
                <span class="figure">{comes}</span>
                <button
                    type="button"
                    class="link"
                    aria-expanded={flag(is_open)}
                    onclick={of.on(ReviewMsg::Open(it.key.clone()))}
                >
                    {match state { SlipState::Answered if !is_open => team.look, _ => text }}
                </button>
            </p>
            {only_if(is_open, || opened(of, it))}
        </li>
    }
}

fn opened(of: &Review<'_>, it: &SlipRow) -> Html {
    let (team, words) = (of.team, of.words);
    let is_done = it.slip.state() == SlipState::Answered;
    let rulebook = of.rulebook_of((it.slip.month, it.slip.unit));
    let lines = it.slip.lines.iter().zip(&it.weighed.lines).enumerate();
    let lines = lines.map(|(at, (line, weighed))| one(of, it, rulebook, (at, line, weighed)));
    let lines: Vec<Html> = lines.collect();
    let settle = if it.is_closed {
        team.settle_closed
    } else {
        team.settle
    };
    markup! {
        <div class="review-form" id="answer">
            {only_if(!is_done && !it.is_about, || markup! { <p class="why">{triangle("triangle")}{team.moved}</p> })}
            {only_if(it.is_closed && !it.is_applied, || markup! { <p class="hint">{team.closed}</p> })}
            <ol class="review-slip">{lines}</ol>
            <p class="acts">
                {only_if(!is_done, || button("filled", settle, of.on(ReviewMsg::Settle(it.key.clone()))))}
                {button("link", words.print_slip, of.on(ReviewMsg::Print(it.key.clone())))}
            </p>
            {only_if(is_done, || sent::ways(of, &Outgoing::Slip(it.key.clone())))}
        </div>
    }
}

fn one(
    of: &Review<'_>,
    it: &SlipRow,
    rulebook: &Rulebook,
    (at, line, weighed): (usize, &SlipLine, &WeighedLine),
) -> Html {
    let lang = of.view.lang;
    let (number, title) = line_title(lang, rulebook, line.part, line.of);
    let is_done = it.slip.state() == SlipState::Answered;
    let fault = weighed
        .fault
        .map(|fault| own::slip_fault(lang, rulebook, fault));
    let answer = match (&line.answer, is_done) {
        (Some(answer), true) => slip::answered(of, rulebook, answer),
        _ => form(of, it, rulebook, at, line),
    };
    let may_correct = it.is_closed
        && !it.is_applied
        && is_done
        && line.granted().is_some()
        && !of.view.is_corrected(&it.key, &it.slip, line);
    let correct = ReviewMsg::CorrectFrom(it.key.clone(), at);
    markup! {
        <li class="review-slip-line" key={hashed((line.part, line.of))}>
            <p class="review-slip-title">
                <span class="line-number">{number}</span>
                <span class="strong">{title}</span>
                <span class="figure">{locale::signed(it.slip.unit, weighed.says)}</span>
                <span class="small review-accepted">
                    {only_if(!is_done, || markup! { {own::if_accepted(lang, it.slip.unit, weighed.change)} })}
                </span>
            </p>
            {slip::asked(of, rulebook, line)}
            {fields::wrong(fault.as_deref())}
            {answer}
            {only_if(may_correct, || markup! { <p>{button("link", of.team.to_correction, of.on(correct.clone()))}</p> })}
        </li>
    }
}

/// The choices, and what goes with them.
fn form(of: &Review<'_>, it: &SlipRow, rulebook: &Rulebook, at: usize, line: &SlipLine) -> Html {
    let (lang, words, team) = (of.view.lang, of.words, of.team);
    let all = [
        (Verdict::Accepted, words.accepted),
        (Verdict::Partly, words.partly),
        (Verdict::Refused, words.refused),
    ];
    let answer = line.answer.as_ref();
    let tried = of.form.tried_answer;
    let key = it.key.clone();
    let decide = |verdict| of.on(ReviewMsg::Decide(key.clone(), at, verdict));
    let chosen = answer.map(|answer| answer.verdict);
    let lacks = (tried && answer.is_none()).then_some(team.lacks_verdict);
    let needs_why = |answer: &crate::review::Answer| {
        answer.verdict != Verdict::Accepted && answer.why.trim().is_empty()
    };
    let lacks_why = tried && answer.is_some_and(needs_why);
    let why = answer.map_or("", |answer| &*answer.why);
    let fault = of.view.grant_fault(&it.key, line);
    let fault = fault.map(|fault| own::slip_fault(lang, rulebook, fault));
    let (_, title) = line_title(lang, rulebook, line.part, line.of);
    let partly = answer.filter(|answer| answer.verdict == Verdict::Partly);
    let facts = partly.map_or(&[][..], |answer| &answer.facts);
    let facts = facts.iter().enumerate().map(|(nth, fact)| {
        let key = it.key.clone();
        let name = own::fact_name(lang, rulebook, &fact.fact);
        let (id, label) = (
            format!("grant-{at}-{nth}"),
            format!("{name} {}", words.becomes),
        );
        let to = move |text| ReviewMsg::Grant(key.clone(), at, nth, text);
        match fact.fact.ends_with("-finding") {
            true => slip::findings(of, rulebook, to, (&id, &label), &fact.should, None),
            false => fields::line(&id, &label, &fact.should, fault.as_deref(), of.typed(to)),
        }
    });
    let facts: Vec<Html> = facts.collect();
    let of_why = it.key.clone();
    markup! {
        {fields::choices(&format!("verdict-{at}"), &title, lacks, &all, chosen, decide)}
        {fields::wrong(fault.as_deref())}
        <div>{facts}</div>
        {only_if(answer.is_some(), || fields::area(
            &format!("why-{at}"),
            words.why,
            why,
            lacks_why.then_some(team.lacks_why),
            of.typed(move |text| ReviewMsg::Why(of_why.clone(), at, text)),
        ))}
    }
}
