//! The official month beside the agent's own, and what the agent says to it.

use yew::prelude::*;

use super::{Review, beside, fields, section, sent};
use crate::desk::book::Shelf;
use crate::desk::review::{Claimed, Official, Outgoing, ReviewMsg, rules_read};
use crate::locale::book::word;
use crate::locale::book_kept::edition;
use crate::locale::review as said;
use crate::locale::reviewed;
use crate::locale::setting::rulebook_name;
use crate::locale::{self};
use crate::number::Points;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::review::{MonthOf, Reviewable, Seen, USUAL_DAYS, working_days_after};
use crate::rulebook::Fingerprint;

/// All of it.
pub fn seen(of: &Review<'_>) -> Html {
    let words = of.words;
    let official = of.view.official(&of.key).filter(|_| of.view.own.is_none());
    let Some(official) = official else {
        let text = match of.key.document {
            None => words.not_issued,
            Some(_) => words.not_issued_book,
        };
        let inside = markup! { <p class="hint">{text}</p> };
        return section("seen", words.seen, none(), inside);
    };
    let came = said::came(of.view.lang, &official.by, official.on);
    let note = markup! { {came}" \u{b7} "{words.code}" "<strong class="figure code">{official.code.to_string()}</strong> };
    let inside = match (official.is_received, &official.claimed) {
        (false, _) => markup! { <p class="hint">{words.issued_here}</p> },
        (true, Some(claimed)) => forged(of, &official, claimed),
        (true, None) => {
            let opinion = opinion(of, &official);
            // Whoever has many agents' months is rarely one of them.
            let opinion = match of.view.has_many_agents() {
                false => opinion,
                true => markup! {
                    <details class="review-named">
                        <summary>{said::in_name_of(of.view.lang, &of.key.agent)}</summary>
                        {opinion}
                    </details>
                },
            };
            markup! { {beside::beside(of, &official)}{opinion} }
        }
    };
    section("seen", words.seen, note, inside)
}

/// What the file says that doesn't follow from its facts here, line by line, and why.
fn forged(of: &Review<'_>, official: &Official<'_>, claimed: &Claimed) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let said = |points: Option<Points>| match (&official.month, points) {
        (Reviewable::Record(_, record, _), Some(points)) => locale::signed(record.unit, points),
        _ => String::new(),
    };
    let scores = match (&official.month, claimed.scores) {
        (Reviewable::Record(_, record, _), Some((said, own))) => {
            Some([said, own].map(|it| locale::points(record.unit, it)))
        }
        _ => None,
    };
    let rows = claimed.lines.iter().map(|line| {
        markup! {
            <tr>
                <th scope="row">{line.clause.as_str()}" "{line.title.as_str()}</th>
                <td class="figure">{said(line.said)}</td>
                <td class="figure">{said(line.own)}</td>
                <td>{said::cause(lang, claimed.cause)}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let heads = words
        .forged_columns
        .map(|head| markup! { <th scope="col">{head}</th> });
    markup! {
        <p class="why review-forged" role="alert">{triangle("triangle")}{words.forged}</p>
        <p class="hint">{reviewed::claimed_cause(lang, claimed.cause, claimed.program.as_deref(), scores)}</p>
        {only_if(!rows.is_empty(), || markup! {
            <div class="scroll-x" tabindex="0">
                <table class="basis-table" id="claimed">
                    <thead><tr>{heads.to_vec()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })}
    }
}

/// What the agent says: the receipt that is made, or the form for it.
fn opinion(of: &Review<'_>, official: &Official<'_>) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let shelf = Shelf::of(&of.view.state.content.books);
    let kept = shelf.receipt(&of.key);
    if let Some(kept) =
        kept.filter(|kept| kept.receipt.sheet == official.code && kept.void.is_none())
    {
        return markup! {
            <div class="review-opinion" id="receipt-done" tabindex="-1">
                <h3 class="numbers-head">{words.opinion}</h3>
                <p class="strong" role="status">{said::receipt(lang, &kept.receipt)}</p>
                {only_if(!kept.receipt.remark.is_empty(), || markup! { <p>{kept.receipt.remark.as_str()}</p> })}
                {sent::ways(of, &Outgoing::Receipt(of.key.clone()))}
                <p class="small">{words.sign_note}</p>
                {appeal_these(of, official)}
                {button("link", words.unsign, of.on(ReviewMsg::Unsign))}
            </div>
        };
    }
    let is_here = of.is_here();
    let chosen = of.form.answer.filter(|_| is_here);
    let remark = if is_here { &*of.form.remark } else { "" };
    let days = shelf.process().map_or(USUAL_DAYS, |process| process.days);
    let due = working_days_after(official.on, days);
    let all = [
        (Seen::Agreed, words.agreed),
        (Seen::Disagreed, words.disagreed),
    ];
    let lacks = is_here && of.form.tried_receipt && chosen.is_none();
    markup! {
        <div class="review-opinion">
            <h3 class="numbers-head">{words.opinion}<span class="small">{said::answer_by(lang, due)}</span></h3>
            {only_if(kept.is_some(), || markup! { <p class="why">{triangle("triangle")}{words.outdated}</p> })}
            {fields::choices(
                "review-answer",
                words.opinion,
                lacks.then_some(words.choose_first),
                &all,
                chosen,
                |answer| of.on(ReviewMsg::Answer(answer)),
            )}
            {fields::area("review-remark", words.remark, remark, None, of.typed(ReviewMsg::Remark))}
            {only_if(chosen == Some(Seen::Disagreed), || appeal_these(of, official))}
            <p class="acts">
                {button("filled", words.sign, of.on(ReviewMsg::Sign))}
                <span class="small">{words.sign_note}</span>
            </p>
        </div>
    }
}

fn appeal_these(of: &Review<'_>, official: &Official<'_>) -> Html {
    let count = official.differ.len();
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&of.key);
    let is_asked = slip.is_some_and(|slip| slip.sheet == official.code);
    only_if(count > 0 && !is_asked, || {
        let text = said::appeal_these(of.view.lang, count);
        markup! { <p>{button("link", &text, of.on(ReviewMsg::AppealAll))}</p> }
    })
}

/// That the rulebook in force was read.
pub fn rules(of: &Review<'_>) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    if of.key.agent.is_empty() || of.view.own.is_some() {
        return none();
    }
    let shelf = Shelf::of(&of.view.state.content.books);
    let (mark, from, name) = match of.key.document {
        None => {
            let rulebook = of.view.rulebook();
            let name = rulebook_name(lang, rulebook);
            (Fingerprint::of(rulebook), rulebook.effective, name)
        }
        Some(id) => {
            let Some(volume) = shelf.in_force(id, of.key.month) else {
                return none();
            };
            let title = word(lang, &volume.document.title);
            let name = format!("{title} \u{b7} {}", edition(lang, volume));
            (volume.fingerprint(), volume.document.effective, name)
        }
    };
    let key = MonthOf::new(of.key.agent.as_str(), from, of.key.document);
    let inside = match rules_read(&shelf, &key, mark) {
        Some(read) => markup! {
            <p class="strong" role="status">{locale::day(lang, read.on)}" "{words.rules}</p>
            {sent::ways(of, &Outgoing::Rules(key))}
        },
        None => markup! { <p>{button("outlined", words.read, of.on(ReviewMsg::ReadRules))}</p> },
    };
    section("rules-read", words.rules, markup! { {name} }, inside)
}

/// Why a final month by a document is opened again.
pub fn open_again(of: &Review<'_>) -> Html {
    let words = of.words;
    let is_final = of.key.document.is_some() && of.view.is_closed(&of.key);
    let (text, tried) = match of.is_here() {
        true => (&*of.form.open_why, of.form.tried_open),
        false => ("", false),
    };
    only_if(is_final && of.view.own.is_none(), || {
        let lacks = (tried && text.trim().is_empty()).then_some(words.lacks_open_why);
        let inside = markup! {
            <p class="hint">{words.final_month}</p>
            {fields::line("open-why", words.open_why, text, lacks, of.typed(ReviewMsg::OpenWhy))}
            <p class="acts">{button("outlined", words.open_again, of.on(ReviewMsg::OpenAgain))}</p>
        };
        section("final", of.team.is_last, none(), inside)
    })
}
