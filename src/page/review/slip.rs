//! The agent's appeal slip: written, handed in, answered.

use yew::prelude::*;

use super::{Review, fields, section, sent};
use crate::desk::book::Shelf;
use crate::desk::review::{Official, Outgoing, ReviewMsg};
use crate::locale::corrections::line_title;
use crate::locale::review as said;
use crate::locale::{self};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::button;
use crate::review::{Answer, Slip, SlipLine, SlipState, Verdict, WeighedLine, name_of};
use crate::rulebook::Rulebook;
use crate::scoring::{Line, score_standing};
use crate::store::MonthKey;

/// The slip of the shown month; nothing where there is no official month, and none was written.
pub fn slip(of: &Review<'_>) -> Html {
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&MonthKey::new(of.key.0.as_str(), of.key.1));
    let official = of.view.official(&of.key);
    let official = official.filter(|it| it.is_received && it.claim.is_none());
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
                markup! { {lines}{adder(of, &official)} },
            )
        }
    }
}

/// What is being written.
fn written(of: &Review<'_>, official: &Official, slip: &Slip) -> Html {
    let words = of.words;
    let weighed = of.view.weighed(slip, &official.record);
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
    official: &Official,
    at: usize,
    line: &SlipLine,
    weighed: &WeighedLine,
) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let rulebook = of.rulebook_of(official.record.ruled_in());
    let asks = line
        .facts
        .iter()
        .any(|fact| fact.should.trim() != fact.says);
    let fault = weighed
        .fault
        .map(|fault| said::slip_fault(lang, rulebook, fault));
    let lacks = ((of.is_here() && of.form.tried_slip) && !asks).then(|| words.ask_other.to_owned());
    let wrong = fault.or(lacks);
    let facts = line.facts.iter().enumerate().map(|(nth, fact)| {
        let id = format!("should-{at}-{nth}");
        let name = said::fact_name(lang, rulebook, &fact.fact);
        let says = said::fact_text(lang, rulebook, &fact.fact, &fact.says);
        let is_first = nth == 0;
        let why = wrong.as_deref().filter(|_| is_first);
        let label = format!(
            "{name}\u{2002}{} {says} \u{2192} {}",
            words.says, words.should
        );
        let should = match fact.fact.ends_with("-finding") {
            true => findings(
                of,
                rulebook,
                move |text| ReviewMsg::Should(at, nth, text),
                (&id, &label),
                &fact.should,
                why,
            ),
            false => fields::line(
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
        <li class="review-slip-line" key={hashed((line.part, line.of))}>
            {title(of, official, line, weighed)}
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

/// What was found of a complaint, as a choice.
pub fn findings(
    of: &Review<'_>,
    rulebook: &Rulebook,
    to: impl Fn(String) -> ReviewMsg + 'static,
    (id, label): (&str, &str),
    should: &str,
    why: Option<&str>,
) -> Html {
    let all = crate::review::findings_of(rulebook);
    let options: Vec<String> = all
        .iter()
        .map(|text| said::fact_text(of.view.lang, rulebook, "complaint-0-finding", text))
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
fn title(of: &Review<'_>, official: &Official, line: &SlipLine, weighed: &WeighedLine) -> Html {
    let lang = of.view.lang;
    let unit = official.record.unit;
    let rulebook = of.rulebook_of(official.record.ruled_in());
    let (number, title) = line_title(lang, rulebook, line.part, line.of);
    markup! {
        <p class="review-slip-title">
            <span class="line-number">{number}</span>
            <span class="strong">{title}</span>
            <span class="figure">{locale::signed(unit, weighed.says)}</span>
            <span class="small review-accepted">
                {only_if(weighed.fault.is_none(), || markup! { {said::if_accepted(lang, unit, weighed.change)} })}
            </span>
        </p>
    }
}

/// Another line to appeal.
fn adder(of: &Review<'_>, official: &Official) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let rulebook = of.rulebook_of(official.record.ruled_in());
    let sheet = score_standing(rulebook, &official.record, of.view.state.today);
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&MonthKey::new(of.key.0.as_str(), of.key.1));
    let is_free = |line: &&Line| {
        let asked = slip.is_some_and(|slip| {
            slip.sheet == official.code
                && slip.lines.iter().any(|it| it.is_about(line.part, line.sub))
        });
        !asked
            && !crate::review::facts_of(rulebook, &official.record, line.part, line.sub).is_empty()
    };
    let lines: Vec<&Line> = sheet.lines.iter().filter(is_free).collect();
    let names = lines.iter().map(|line| {
        let (number, title) = line_title(lang, rulebook, line.part, name_of(line.sub));
        format!(
            "{number} {title} {}",
            locale::signed(sheet.unit, line.amount)
        )
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
fn handed_in(of: &Review<'_>, official: &Official, slip: &Slip) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let rulebook = of.rulebook_of(official.record.ruled_in());
    let record = of.view.month_of_slip(&of.key, &official.record, slip);
    let weighed = of.view.weighed(slip, &record);
    let lines = slip.lines.iter().zip(&weighed.lines).map(|(line, weighed)| {
        markup! {
            <li class="review-slip-line">
                {title(of, official, line, weighed)}
                {asked(of, rulebook, line)}
                {line.answer.as_ref().filter(|it| it.on.is_some()).map_or_else(none, |answer| answered(of, rulebook, answer))}
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
pub fn asked(of: &Review<'_>, rulebook: &Rulebook, line: &SlipLine) -> Html {
    let words = of.words;
    let facts = |should| said::facts_text(of.view.lang, rulebook, &line.facts, should);
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
pub fn answered(of: &Review<'_>, rulebook: &Rulebook, answer: &Answer) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let becomes = (answer.verdict == Verdict::Partly)
        .then(|| said::facts_text(lang, rulebook, &answer.facts, true));
    markup! {
        <p class="review-answer">
            <strong>{said::verdict(lang, answer.verdict)}</strong>
            {becomes.map_or_else(none, |becomes| markup! { " "{words.becomes}" "{becomes} })}
            {only_if(!answer.why.is_empty(), || markup! { " \u{b7} "{answer.why.as_str()} })}
            <span class="small">" \u{b7} "{said::answered(lang, &answer.by, answer.on, answer.until)}</span>
        </p>
    }
}
