//! The team's slips: what each would come to, and the form for its answers.

use yew::prelude::*;

use super::{Review, fields, section, sent, slip};
use crate::desk::Outward;
use crate::desk::review::{Outgoing, ReviewMsg, SlipRow};
use crate::locale::review_team as said;
use crate::locale::reviewed;
use crate::locale::{self};
use crate::page::dom::{flag, hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::review::{Reviewable, SlipLine, SlipState, Verdict, WeighedLine};

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
    let out = ReviewMsg::Send(
        Outgoing::Answers(of.key.month, of.view.system()),
        Outward::File,
    );
    section(
        "appeals",
        team.slips,
        none(),
        markup! {
            {only_if(rows.is_empty(), || markup! { <p class="hint">{team.no_slips}</p> })}
            <ul class="review-slips">{rows}</ul>
            {only_if(any, || markup! { <p>{button("outlined", team.answers_out, of.on(out))}</p> })}
            {sent::done(of, &Outgoing::Answers(of.key.month, of.view.system()))}
        },
    )
}

fn row(of: &Review<'_>, it: &SlipRow) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let state = it.slip.state();
    let is_open = of.form.open.as_ref() == Some(&it.of);
    let (now, all) = (&it.weighed.now, &it.weighed.all);
    let Some(month) = of.view.month_of_slip(&it.slip) else {
        return none();
    };
    let comes = match state {
        SlipState::Answered => reviewed::came_to(lang, &month, now, it.granted.as_deref()),
        _ => reviewed::would_be(lang, &month, now, all.as_deref()),
    };
    let text = if is_open { team.close } else { team.open };
    markup! {
        <li class="review-slip-row" key={hashed(&it.of)}>
            <p class="review-slip-head">
                <strong><bdi>{locale::name(lang, &it.of.agent).into_owned()}</bdi></strong>
                {only_if(it.of.month != of.key.month, || markup! { <span>{locale::month(lang, it.of.month)}</span> })}
                <span>{said::slip_row(lang, it.slip.lines.len(), state, it.slip.due)}</span>
                <span class="figure">{comes}</span>
                <button
                    type="button"
                    class="link"
                    aria-expanded={flag(is_open)}
                    onclick={of.on(ReviewMsg::Open(it.of.clone()))}
                >
                    {match state { SlipState::Answered if !is_open => team.look, _ => text }}
                </button>
            </p>
            {only_if(is_open, || opened(of, it, &month))}
        </li>
    }
}

fn opened(of: &Review<'_>, it: &SlipRow, month: &Reviewable<'_>) -> Html {
    let (team, words) = (of.team, of.words);
    let is_done = it.slip.state() == SlipState::Answered;
    let is_book = it.of.document.is_some();
    let lines = it.slip.lines.iter().zip(&it.weighed.lines).enumerate();
    let lines = lines.map(|(at, (line, weighed))| one(of, it, month, (at, line, weighed)));
    let lines: Vec<Html> = lines.collect();
    let settle = if it.is_closed && !is_book {
        team.settle_closed
    } else {
        team.settle
    };
    markup! {
        <div class="review-form" id="answer">
            {only_if(!is_done && !it.is_about, || markup! { <p class="why">{triangle("triangle")}{team.moved}</p> })}
            {only_if(it.is_closed && !it.is_applied, || markup! {
                <p class="hint">{if is_book { team.final_month } else { team.closed }}</p>
            })}
            <ol class="review-slip">{lines}</ol>
            <p class="acts">
                {only_if(!is_done, || button("filled", settle, of.on(ReviewMsg::Settle(it.of.clone()))))}
                {button("link", words.print_slip, of.on(ReviewMsg::Print(it.of.clone())))}
            </p>
            {only_if(is_done, || sent::ways(of, &Outgoing::Slip(it.of.clone())))}
        </div>
    }
}

fn one(
    of: &Review<'_>,
    it: &SlipRow,
    month: &Reviewable<'_>,
    (at, line, weighed): (usize, &SlipLine, &WeighedLine),
) -> Html {
    let lang = of.view.lang;
    let (number, title) = reviewed::line_title(lang, month, line.part, line.of);
    let is_done = it.slip.state() == SlipState::Answered;
    let fault = weighed.fault.as_ref();
    let fault = fault.map(|fault| reviewed::slip_fault(lang, month, fault));
    let answer = match (&line.answer, is_done) {
        (Some(answer), true) => slip::answered(of, month, answer),
        _ => form(of, it, month, at, line),
    };
    let may_correct = it.is_closed
        && it.of.document.is_none()
        && !it.is_applied
        && is_done
        && line.granted().is_some()
        && !of.view.is_corrected(&it.of, &it.slip, line);
    let correct = ReviewMsg::CorrectFrom(it.of.clone(), at);
    markup! {
        <li class="review-slip-line" key={hashed(at)}>
            <p class="review-slip-title">
                <span class="line-number">{number}</span>
                <span class="strong">{title}</span>
                <span class="figure">{reviewed::line_amount(month, weighed.says)}</span>
                <span class="small review-accepted">
                    {only_if(!is_done, || markup! { {reviewed::if_accepted(lang, month, &weighed.change)} })}
                </span>
            </p>
            {slip::asked(of, month, line)}
            {fields::wrong(fault.as_deref())}
            {answer}
            {only_if(may_correct, || markup! { <p>{button("link", of.team.to_correction, of.on(correct.clone()))}</p> })}
        </li>
    }
}

/// The choices, and what goes with them.
fn form(of: &Review<'_>, it: &SlipRow, month: &Reviewable<'_>, at: usize, line: &SlipLine) -> Html {
    let (lang, words, team) = (of.view.lang, of.words, of.team);
    let all = [
        (Verdict::Accepted, words.accepted),
        (Verdict::Partly, words.partly),
        (Verdict::Refused, words.refused),
    ];
    let answer = line.answer.as_ref();
    let tried = of.form.tried_answer;
    let key = it.of.clone();
    let decide = |verdict| of.on(ReviewMsg::Decide(key.clone(), at, verdict));
    let chosen = answer.map(|answer| answer.verdict);
    let lacks = (tried && answer.is_none()).then_some(team.lacks_verdict);
    let needs_why = |answer: &crate::review::Answer| {
        answer.verdict != Verdict::Accepted && answer.why.trim().is_empty()
    };
    let lacks_why = tried && answer.is_some_and(needs_why);
    let why = answer.map_or("", |answer| &*answer.why);
    let fault = of.view.grant_fault(&it.of, line);
    let fault = fault.map(|fault| reviewed::slip_fault(lang, month, &fault));
    let (_, title) = reviewed::line_title(lang, month, line.part, line.of);
    let partly = answer.filter(|answer| answer.verdict == Verdict::Partly);
    let facts = partly.map_or(&[][..], |answer| &answer.facts);
    let facts = facts.iter().enumerate().map(|(nth, fact)| {
        let key = it.of.clone();
        let name = reviewed::fact_name(lang, month, &fact.fact);
        let (id, label) = (
            format!("grant-{at}-{nth}"),
            format!("{name} {}", words.becomes),
        );
        let to = move |text| ReviewMsg::Grant(key.clone(), at, nth, text);
        match slip::finding_of(month, &fact.fact) {
            Some(rulebook) => {
                slip::findings(of, (month, rulebook), to, (&id, &label), &fact.should, None)
            }
            None => fields::line(&id, &label, &fact.should, fault.as_deref(), of.typed(to)),
        }
    });
    let facts: Vec<Html> = facts.collect();
    let of_why = it.of.clone();
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
