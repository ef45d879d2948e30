//! The agent's appeal slip: written, handed in, answered.

use yew::prelude::*;

use super::{Review, fields, missing, section, sent};
use crate::desk::book::Shelf;
use crate::desk::review::{Official, Outgoing, ReviewMsg};
use crate::locale::review as said;
use crate::locale::reviewed;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::button;
use crate::review::{
    Answer, CameLine, Reviewable, Slip, SlipLine, SlipState, Verdict, WeighedLine, name_of, weigh,
};
use crate::rulebook::Rulebook;

/// The slip of the shown month; nothing where there is no official month, and none was written.
pub fn slip(of: &Review<'_>) -> Html {
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&of.key);
    let official = of.view.official(&of.key);
    let official = official.filter(|it| it.is_received && it.follows());
    let (Some(official), false) = (official, of.view.own.is_some()) else {
        return none();
    };
    let words = of.words;
    match slip {
        Some(slip) if slip.state() != SlipState::Draft => handed_in(of, &official, slip),
        slip => {
            let slip = slip.filter(|slip| slip.sheet == official.code);
            let lines = slip.map_or_else(none, |slip| written(of, &official, slip));
            section(
                "slip",
                words.slip,
                none(),
                markup! { {lines}{adder(of, &official)}{missing::missing(of, &official)} },
            )
        }
    }
}

/// What is being written.
fn written(of: &Review<'_>, official: &Official<'_>, slip: &Slip) -> Html {
    let words = of.words;
    let weighed = weigh(&official.month, slip, false);
    let lines = slip.lines.iter().zip(&weighed.lines).enumerate();
    let lines = lines.map(|(at, (line, weighed))| form(of, official, at, line, weighed));
    let lines: Vec<Html> = lines.collect();
    markup! {
        <ol class="review-slip">{lines}</ol>
        <p class="acts">
            {button("filled", words.hand_in, of.on(ReviewMsg::HandIn))}
            {button("link", words.drop_slip, of.on(ReviewMsg::DropSlip))}
        </p>
    }
}

/// A line's form.
fn form(
    of: &Review<'_>,
    official: &Official<'_>,
    at: usize,
    line: &SlipLine,
    weighed: &WeighedLine,
) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let month = &official.month;
    let asks = line
        .facts
        .iter()
        .any(|fact| fact.should.trim() != fact.says);
    let fault = weighed.fault.as_ref();
    let fault = fault.map(|fault| reviewed::slip_fault(lang, month, fault));
    let lacks = ((of.is_here() && of.form.tried_slip) && !asks).then(|| words.ask_other.to_owned());
    let wrong = fault.or(lacks);
    let facts = line.facts.iter().enumerate().map(|(nth, fact)| {
        let id = format!("should-{at}-{nth}");
        let name = reviewed::fact_name(lang, month, &fact.fact);
        let says = reviewed::fact_text(lang, month, &fact.fact, &fact.says);
        let is_first = nth == 0;
        let why = wrong.as_deref().filter(|_| is_first);
        let label = format!(
            "{name}\u{2002}{} {says} \u{2192} {}",
            words.says, words.should
        );
        let should = match finding_of(month, &fact.fact) {
            Some(rulebook) => findings(
                of,
                (month, rulebook),
                move |text| ReviewMsg::Should(at, nth, text),
                (&id, &label),
                &fact.should,
                why,
            ),
            None => fields::line(
                &id,
                &label,
                &fact.should,
                why,
                of.typed(move |text| ReviewMsg::Should(at, nth, text)),
            ),
        };
        markup! { <div key={hashed((at, nth))}>{should}</div> }
    });
    let facts: Vec<Html> = facts.collect();
    let lacks_reason = (of.is_here() && of.form.tried_slip) && line.reason.trim().is_empty();
    markup! {
        <li class="review-slip-line" key={hashed(at)}>
            {title(of, &official.month, line, weighed)}
            {facts}
            {only_if(line.facts.is_empty(), || fields::wrong(Some(words.ask_other)))}
            {fields::area(
                &format!("reason-{at}"),
                words.reason,
                &line.reason,
                lacks_reason.then_some(words.ask_reason),
                of.typed(move |text| ReviewMsg::Reason(at, text)),
            )}
            {fields::line(
                &format!("evidence-{at}"),
                &format!("{}\u{2002}{}", words.evidence, words.evidence_hint),
                &line.evidence,
                None,
                of.typed(move |text| ReviewMsg::Evidence(at, text)),
            )}
            <p>{button("link", words.drop_line, of.on(ReviewMsg::DropLine(at)))}</p>
        </li>
    }
}

/// The rules of a fact that is what was found of a complaint.
pub fn finding_of<'a>(month: &Reviewable<'a>, fact: &str) -> Option<&'a Rulebook> {
    match month {
        Reviewable::Record(rulebook, ..) if fact.ends_with("-finding") => Some(rulebook),
        _ => None,
    }
}

/// What was found of a complaint, as a choice.
pub fn findings(
    of: &Review<'_>,
    (month, rulebook): (&Reviewable<'_>, &Rulebook),
    to: impl Fn(String) -> ReviewMsg + 'static,
    (id, label): (&str, &str),
    should: &str,
    why: Option<&str>,
) -> Html {
    let all = crate::review::findings_of(rulebook);
    let options: Vec<String> = all
        .iter()
        .map(|text| reviewed::fact_text(of.view.lang, month, "complaint-0-finding", text))
        .collect();
    let chosen = all.iter().position(|text| text == should);
    let send = of.view.send.clone();
    let choose = Callback::from(move |chosen: usize| {
        if let Some(text) = all.get(chosen) {
            let msg = to(text.clone());
            send.emit(crate::desk::RestMsg::review(msg).into());
        }
    });
    fields::select(id, label, &options, chosen, why, choose)
}

/// What a line is about, and what accepting it does.
fn title(of: &Review<'_>, month: &Reviewable<'_>, line: &SlipLine, weighed: &WeighedLine) -> Html {
    let lang = of.view.lang;
    let (number, title) = reviewed::line_title(lang, month, line.part, line.of);
    markup! {
        <p class="review-slip-title">
            <span class="line-number">{number}</span>
            <span class="strong">{title}</span>
            <span class="figure">{reviewed::line_amount(month, weighed.says)}</span>
            <span class="small review-accepted">
                {only_if(weighed.fault.is_none(), || markup! { {reviewed::if_accepted(lang, month, &weighed.change)} })}
            </span>
        </p>
    }
}

/// Another line to appeal.
fn adder(of: &Review<'_>, official: &Official<'_>) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let month = &official.month;
    let came = month.came();
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&of.key);
    let is_free = |line: &&CameLine| {
        let asked = slip.is_some_and(|slip| {
            slip.sheet == official.code
                && slip.lines.iter().any(|it| it.is_about(line.part, line.sub))
        });
        !asked && !month.facts_of(line.part, line.sub).is_empty()
    };
    let lines: Vec<&CameLine> = came.lines.iter().filter(is_free).collect();
    let names = lines.iter().map(|line| {
        let (number, title) = reviewed::line_title(lang, month, line.part, name_of(line.sub));
        let amount = reviewed::line_amount(month, line.amount);
        format!("{number} {title} {amount}")
    });
    let mut options = vec![words.choose_line.to_owned()];
    options.extend(names);
    let keys: Vec<_> = lines.iter().map(|line| (line.part, line.sub)).collect();
    let adding = of.form.adding.filter(|_| of.is_here());
    let chosen = adding.and_then(|line| keys.iter().position(|key| *key == line));
    let add = chosen.and_then(|at| keys.get(at)).copied();
    let send = of.view.send.clone();
    let choose = Callback::from(move |at: usize| {
        let line = at.checked_sub(1).and_then(|at| keys.get(at));
        if let Some((part, sub)) = line {
            let msg = ReviewMsg::Adding(*part, *sub);
            send.emit(crate::desk::RestMsg::review(msg).into());
        }
    });
    only_if(!lines.is_empty(), || {
        let (label, at) = (words.add_line, chosen.map_or(0, |at| at + 1));
        markup! {
            <div>
                {fields::select("slip-add", label, &options, Some(at), None, choose.clone())}
                {add.map_or_else(none, |(part, sub)| {
                    button("outlined", words.add, of.on(ReviewMsg::Appeal(part, sub)))
                })}
            </div>
        }
    })
}

/// What was handed in, and what was answered.
fn handed_in(of: &Review<'_>, official: &Official<'_>, slip: &Slip) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let month = of.view.month_of_slip(slip);
    let month = month.as_ref().unwrap_or(&official.month);
    let weighed = weigh(month, slip, false);
    let lines = slip.lines.iter().zip(&weighed.lines).map(|(line, weighed)| {
        markup! {
            <li class="review-slip-line">
                {title(of, month, line, weighed)}
                {asked(of, month, line)}
                {line.answer.as_ref().filter(|it| it.on.is_some()).map_or_else(none, |answer| answered(of, month, answer))}
            </li>
        }
    });
    let lines: Vec<Html> = lines.collect();
    let is_refused = |line: &SlipLine| {
        line.answer
            .as_ref()
            .is_some_and(|it| it.verdict != Verdict::Accepted)
    };
    let may_go_on = slip.state() == SlipState::Answered && slip.lines.iter().any(is_refused);
    let note = match (slip.on, slip.due, slip.code) {
        (Some(on), Some(due), Some(code)) => said::slip_done(lang, on, due, code),
        _ => String::new(),
    };
    section(
        "slip",
        words.slip,
        none(),
        markup! {
            <p id="slip-done" tabindex="-1" role="status">{note}</p>
            <ol class="review-slip">{lines}</ol>
            {only_if(slip.state() == SlipState::HandedIn, || sent::ways(of, &Outgoing::Slip(of.key.clone())))}
            <p class="file-buttons">
                {button("link", words.print_slip, of.on(ReviewMsg::Print(of.key.clone())))}
                {only_if(may_go_on, || button("link", words.again, of.on(ReviewMsg::Again)))}
                {button("link", words.drop_slip, of.on(ReviewMsg::DropSlip))}
            </p>
        },
    )
}

/// What is asked for at a line, and why.
pub fn asked(of: &Review<'_>, month: &Reviewable<'_>, line: &SlipLine) -> Html {
    let words = of.words;
    let facts = |should| reviewed::facts_text(of.view.lang, month, &line.facts, should);
    markup! {
        <p>
            <span class="small">{words.says}" "</span>{facts(false)}
            <span class="small">" \u{2192} "{words.should}" "</span><span class="strong">{facts(true)}</span>
        </p>
        <p><span class="small">{words.reason}" "</span>{line.reason.as_str()}</p>
        {only_if(!line.evidence.is_empty(), || markup! {
            <p><span class="small">{words.evidence}" "</span>{line.evidence.as_str()}</p>
        })}
    }
}

/// What was answered to a line.
pub fn answered(of: &Review<'_>, month: &Reviewable<'_>, answer: &Answer) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let becomes = (answer.verdict == Verdict::Partly)
        .then(|| reviewed::facts_text(lang, month, &answer.facts, true));
    markup! {
        <p class="review-answer">
            <strong>{said::verdict(lang, answer.verdict)}</strong>
            {becomes.map_or_else(none, |becomes| markup! { " "{words.becomes}" "{becomes} })}
            {only_if(!answer.why.is_empty(), || markup! { " \u{b7} "{answer.why.as_str()} })}
            <span class="small">" \u{b7} "{said::answered(lang, &answer.by, answer.on, answer.until)}</span>
        </p>
    }
}
