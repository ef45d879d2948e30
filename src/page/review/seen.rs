//! The official month beside the agent's own, and what the agent says to it.

use yew::prelude::*;

use super::{Review, fields, section, sent};
use crate::desk::book::Shelf;
use crate::desk::review::{Official, Outgoing, ReviewMsg};
use crate::locale::corrections::line_title;
use crate::locale::review as said;
use crate::locale::setting::rulebook_name;
use crate::locale::{self, points};
use crate::number::{Points, Range, Unit};
use crate::page::dom::{markup, none, only_if, when};
use crate::page::parts::{button, changes, triangle};
use crate::page::team::{bar_on, bar_scale};
use crate::picture::Axis;
use crate::record::fact_differences;
use crate::review::{Seen, working_days_after};
use crate::rulebook::Fingerprint;
use crate::scoring::{Sheet, score_standing};
use crate::store::{MonthKey, TeamKey};

/// All of it.
pub fn seen(of: &Review<'_>) -> Html {
    let words = of.words;
    let official = of.view.official(&of.key).filter(|_| of.view.own.is_none());
    let Some(official) = official else {
        let inside = markup! { <p class="hint">{words.not_issued}</p> };
        return section("seen", words.seen, none(), inside);
    };
    let came = said::came(of.view.lang, &official.made.by, official.made.at);
    let note = markup! { {came}" \u{b7} "{words.code}" "<strong class="figure code">{official.code.to_string()}</strong> };
    let inside = match (official.is_received, &official.claim) {
        (false, _) => markup! { <p class="hint">{words.issued_here}</p> },
        (true, Some(_)) => markup! {
            <p class="why review-forged" role="alert">{triangle("triangle")}{words.forged}</p>
        },
        (true, None) => {
            let opinion = opinion(of, &official);
            // Whoever has many agents' months is rarely one of them.
            let opinion = match of.view.has_many_agents() {
                false => opinion,
                true => markup! {
                    <details class="review-named">
                        <summary>{said::in_name_of(of.view.lang, &of.key.0)}</summary>
                        {opinion}
                    </details>
                },
            };
            markup! { {beside(of, &official)}{opinion} }
        }
    };
    section("seen", words.seen, note, inside)
}

/// Both scores, and the lines that differ.
fn beside(of: &Review<'_>, official: &Official) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let unit = official.record.unit;
    let rulebook = of.rulebook_of(official.record.ruled_in());
    let today = of.view.state.today;
    let theirs = score_standing(rulebook, &official.record, today);
    let own = official.own.as_ref();
    let mine = own.map(|own| score_standing(of.rulebook_of(own.ruled_in()), own, today));
    let figure = |name: &'static str, figure: String, class: &'static str| {
        markup! {
            <span class={class}>
                <span class="small">{name}</span>
                <strong class="figure review-score">{figure}</strong>
            </span>
        }
    };
    let apart = mine.as_ref().map(|mine| mine.score - theirs.score);
    let apart = apart.map(|by| by.max(-by));
    let differ = &official.differ;
    let is_same = own.is_none_or(|own| fact_differences(&official.record, own).is_empty());
    markup! {
        <div class="review-figures">
            {figure(words.theirs, points(unit, theirs.score), "review-theirs")}
            {mine.as_ref().map_or_else(none, |mine| figure(words.mine, points(unit, mine.score), "review-mine"))}
            {apart.map_or_else(none, |by| figure(words.apart, points(unit, by), "review-mine right"))}
        </div>
        {ruler(of, &theirs, mine.as_ref())}
        {match own {
            None => markup! { <p class="hint">{words.no_own}</p> },
            Some(_) if is_same => markup! { <p class="hint">{words.all_same}</p> },
            Some(_) if differ.is_empty() => markup! { <p class="hint">{words.same_points}</p> },
            Some(_) => none(),
        }}
        {only_if(!differ.is_empty(), || lines(of, official, &theirs, apart.unwrap_or_default()))}
        {own.filter(|_| !is_same).map_or_else(none, |own| markup! {
            <details class="as-table" open={when(differ.is_empty(), "")}>
                <summary>{crate::locale::sides::side_words(lang).differ}</summary>
                {changes(of.view, &official.record, own)}
            </details>
        })}
    }
}

/// Both scores on one axis, with what the official one can still be.
fn ruler(of: &Review<'_>, theirs: &Sheet, mine: Option<&Sheet>) -> Html {
    // Twenty points below are enough to tell two scores apart: the whole range is in words.
    let near = theirs.score - Points::whole(20);
    let low = match theirs.unit {
        Unit::Points => theirs.range.low.max(near),
        Unit::Money => theirs.range.low,
    };
    let shown = Range {
        low,
        ..theirs.range
    };
    let mut ends = shown.including(theirs.score);
    if let Some(mine) = mine {
        ends = ends.including(mine.score);
    }
    let axis = Axis::over(theirs.unit, theirs.base, ends);
    let span = locale::span(of.view.lang, theirs.unit, theirs.range);
    let other = mine
        .map(|mine| mine.score)
        .filter(|mine| *mine != theirs.score);
    markup! {
        <div class="review-ruler" aria-hidden="true">
            {bar_on(axis, theirs.score, shown, &span, other)}
            {bar_scale(axis)}
        </div>
    }
}

/// The lines that differ: what is recorded, what it comes to, and why.
fn lines(of: &Review<'_>, official: &Official, theirs: &Sheet, apart: Points) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let unit = official.record.unit;
    let rulebook = of.rulebook_of(official.record.ruled_in());
    let own = official.own.as_ref();
    let rows = official.differ.iter().map(|line| {
        let name = crate::review::name_of(line.sub);
        let (number, title) = line_title(lang, rulebook, line.part, name);
        let facts = crate::review::facts_of(rulebook, &official.record, line.part, line.sub);
        let text = |facts_of: &crate::record::Facts| {
            let each = facts.iter().map(|fact| {
                let text = crate::review::said_of(*fact, facts_of);
                said::fact_text(lang, rulebook, &fact.to_string(), &text)
            });
            each.collect::<Vec<_>>().join(" / ")
        };
        let by = line.other - line.one;
        markup! {
            <tbody>
                <tr class="review-line">
                    <th scope="rowgroup" colspan="4">
                        <span class="line-number">{number}</span>" "{title}
                        <span class="small">{said::cause(lang, line.cause)}</span>
                    </th>
                </tr>
                {only_if(!facts.is_empty(), || markup! {
                    <tr>
                        <th scope="row" class="small">{words.recorded}</th>
                        <td class="figure">{text(&official.record)}</td>
                        <td class="figure mine">{own.map_or_else(String::new, |own| text(own))}</td>
                        <td/>
                    </tr>
                })}
                <tr>
                    <th scope="row" class="small">{words.scored}</th>
                    <td class="figure">{locale::signed(unit, line.one)}</td>
                    <td class="figure">{locale::signed(unit, line.other)}</td>
                    <td class="figure strong">{points(unit, by.max(-by))}</td>
                </tr>
            </tbody>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let same = theirs.lines.iter().filter(|line| line.matters()).count();
    let same = same.saturating_sub(rows.len());
    markup! {
        <table class="review-differ">
            <thead>
                <tr>
                    <th scope="col">{said::differ(lang, official.differ.len())}</th>
                    <th scope="col" class="right small">{words.theirs}</th>
                    <th scope="col" class="right small">{words.mine}</th>
                    <th scope="col" class="right small">{words.apart}</th>
                </tr>
            </thead>
            {rows}
        </table>
        {only_if(same > 0, || markup! { <p class="hint">{said::same(lang, same)}</p> })}
        <p class="hint">{said::causes(lang, &points(unit, apart), &official.differ)}</p>
    }
}

/// What the agent says: the receipt that is made, or the form for it.
fn opinion(of: &Review<'_>, official: &Official) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let shelf = Shelf::of(&of.view.state.content.books);
    let kept = shelf.receipt(&MonthKey::new(of.key.0.as_str(), of.key.1));
    if let Some(kept) = kept.filter(|kept| kept.receipt.sheet == official.code) {
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
    let days = shelf.process().map_or(5, |process| process.days);
    let due = working_days_after(official.made.at.date, days);
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

fn appeal_these(of: &Review<'_>, official: &Official) -> Html {
    let count = official.differ.len();
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&MonthKey::new(of.key.0.as_str(), of.key.1));
    let is_asked = slip.is_some_and(|slip| slip.sheet == official.code);
    only_if(count > 0 && !is_asked, || {
        let text = said::appeal_these(of.view.lang, count);
        markup! { <p>{button("link", &text, of.on(ReviewMsg::AppealAll))}</p> }
    })
}

/// That the rulebook in force was read.
pub fn rules(of: &Review<'_>) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    if of.key.0.is_empty() || of.view.own.is_some() {
        return none();
    }
    let rulebook = of.view.rulebook();
    let shelf = Shelf::of(&of.view.state.content.books);
    let key = MonthKey::new(of.key.0.as_str(), rulebook.effective);
    let mark = Fingerprint::of(rulebook);
    let row = shelf.team.get(&TeamKey::Read(key));
    let read = row.and_then(|row| match &**row {
        crate::desk::book::TeamRow::Read(read) if read.fingerprint == mark => Some(read),
        _ => None,
    });
    let note = markup! { {rulebook_name(lang, rulebook)} };
    let inside = match read {
        Some(read) => markup! {
            <p class="strong" role="status">{locale::day(lang, read.on)}" "{words.rules}</p>
            {sent::ways(of, &Outgoing::Rules((of.key.0.clone(), rulebook.effective)))}
        },
        None => markup! { <p>{button("outlined", words.read, of.on(ReviewMsg::ReadRules))}</p> },
    };
    section("rules-read", words.rules, note, inside)
}
