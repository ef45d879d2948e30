//! The official month beside the agent's own: what each comes to, line by line, value by value.

use yew::prelude::*;

use super::Review;
use crate::desk::review::Official;
use crate::locale::book::{self, with_unit};
use crate::locale::book_change::changes as book_changes;
use crate::locale::book_csv::total_name;
use crate::locale::review as said;
use crate::locale::reviewed;
use crate::locale::{self};
use crate::number::{Decimal, Points, Range, Unit};
use crate::page::dom::{markup, none, only_if, when};
use crate::page::parts::changes;
use crate::page::team::{bar_on, bar_scale};
use crate::picture::Axis;
use crate::plan::{Filled, Filling};
use crate::record::fact_differences;
use crate::review::{Came, Reviewable};
use crate::scoring::{Sheet, score_standing};

/// Both scores, and the lines that differ.
pub fn beside(of: &Review<'_>, official: &Official<'_>) -> Html {
    let words = of.words;
    let theirs = official.month.came();
    let own = official.own.as_ref();
    let mine = own.map(Reviewable::came);
    let differ = &official.differ;
    let facts = facts(of, official);
    let is_same = facts.is_none();
    let nth = 0..theirs.totals.len();
    let figures = nth.map(|nth| figures(of, official, nth, &theirs, mine.as_ref()));
    let figures: Vec<Html> = figures.collect();
    markup! {
        {figures}
        {ruler(of, official, mine.as_ref())}
        {match own {
            None => markup! { <p class="hint">{words.no_own}</p> },
            Some(_) if is_same => markup! { <p class="hint">{words.all_same}</p> },
            Some(_) if differ.is_empty() => markup! { <p class="hint">{words.same_points}</p> },
            Some(_) => none(),
        }}
        {only_if(!differ.is_empty(), || lines(of, official, &theirs, mine.as_ref()))}
        {facts.map_or_else(none, |facts| markup! {
            <details class="as-table" open={when(differ.is_empty(), "")}>
                <summary>{match official.month {
                    Reviewable::Record(..) => crate::locale::sides::side_words(of.view.lang).differ,
                    Reviewable::Document(_) => words.all_facts,
                }}</summary>
                {facts}
            </details>
        })}
    }
}

/// A total on both, and how far these lie apart.
fn figures(
    of: &Review<'_>,
    official: &Official<'_>,
    nth: usize,
    theirs: &Came,
    mine: Option<&Came>,
) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let at = |came: &Came| came.totals.get(nth).copied().unwrap_or_default();
    let figure = |name: &'static str, figure: String, class: &'static str| {
        markup! {
            <span class={class}>
                <span class="small">{name}</span>
                <strong class="figure review-score">{figure}</strong>
            </span>
        }
    };
    let said = |amount: Decimal| match &official.month {
        Reviewable::Record(_, record, _) => {
            locale::points(record.unit, reviewed::in_points(amount))
        }
        Reviewable::Document(filled) => {
            let total = filled.document().totals.get(nth);
            with_unit(&book::short(amount), total.map_or("", |total| &total.unit))
        }
    };
    let name = match &official.month {
        Reviewable::Document(filled) if theirs.totals.len() > 1 => {
            let total = filled.document().totals.get(nth);
            total.map(|total| total_name(lang, total))
        }
        _ => None,
    };
    markup! {
        {name.map_or_else(none, |name| markup! { <h3 class="numbers-head">{name}</h3> })}
        <div class="review-figures">
            {figure(words.theirs, said(at(theirs)), "review-theirs")}
            {mine.map_or_else(none, |mine| figure(words.mine, said(at(mine)), "review-mine"))}
            {mine.map_or_else(none, |mine| {
                let by = (at(mine) - at(theirs)).abs();
                figure(words.apart, said(by), "review-mine right")
            })}
        </div>
    }
}

/// What isn't the same on both, value by value; none where all of it is, or there is no own one.
fn facts(of: &Review<'_>, official: &Official<'_>) -> Option<Html> {
    match (&official.month, official.own.as_ref()?) {
        (Reviewable::Record(_, record, _), Reviewable::Record(_, own, _)) => {
            let is_same = fact_differences(record, own).is_empty();
            (!is_same).then(|| changes(of.view, record, own))
        }
        (Reviewable::Document(theirs), Reviewable::Document(own)) => by_value(of, theirs, own),
        _ => None,
    }
}

fn by_value(of: &Review<'_>, theirs: &Filled, own: &Filled) -> Option<Html> {
    let (lang, words) = (of.view.lang, of.words);
    // As a file carries it: how it was typed is no difference.
    let (facts, readings) = own.filling.carried(own.document());
    let carried = Filling::of(&facts, readings);
    let found = book_changes(lang, theirs, [&theirs.filling, &carried]);
    let text = |text: &str| match text {
        "" => lang.words().unknown.to_owned(),
        text => text.to_owned(),
    };
    let rows = found.iter().map(|(name, official, mine)| {
        markup! {
            <tr>
                <th scope="row">{name.as_str()}</th>
                <td class="figure">{text(official)}</td>
                <td class="figure mine">{text(mine)}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    (!rows.is_empty()).then(|| {
        markup! {
            <div class="scroll-x" tabindex="0">
                <table class="basis-table">
                    <thead>
                        <tr>
                            <th scope="col">{words.value}</th>
                            <th scope="col">{words.theirs}</th>
                            <th scope="col">{words.mine}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

/// Both scores on one axis, with what the official one can still be; of a document its first
/// total.
fn ruler(of: &Review<'_>, official: &Official<'_>, mine: Option<&Came>) -> Html {
    let lang = of.view.lang;
    let mine = mine.and_then(|mine| mine.totals.first());
    let mine = mine.map(|mine| reviewed::in_points(*mine));
    let (axis, score, shown, span) = match &official.month {
        Reviewable::Record(rulebook, record, today) => {
            let theirs = score_standing(rulebook, record, *today);
            let shown = near(&theirs);
            let mut ends = shown.including(theirs.score);
            if let Some(mine) = mine {
                ends = ends.including(mine);
            }
            let axis = Axis::over(theirs.unit, theirs.base, ends);
            let span = locale::span(lang, theirs.unit, theirs.range);
            (axis, theirs.score, shown, span)
        }
        Reviewable::Document(filled) => {
            let first = filled.document().totals.first();
            let sheet = filled.sheet.as_ref().ok();
            let found = first.zip(sheet.and_then(|sheet| sheet.totals.first()));
            let Some((total, found)) = found else {
                return none();
            };
            // What nothing bounds has no place on an axis.
            let bound = |end: Decimal| match book::is_beyond(end) {
                true => found.headline,
                false => end,
            };
            let shown = Range {
                low: reviewed::in_points(bound(found.range.low)),
                high: reviewed::in_points(bound(found.range.high)),
            };
            let score = reviewed::in_points(found.headline);
            let mut ends = shown.including(score);
            if let Some(mine) = mine {
                ends = ends.including(mine);
            }
            let span = book::range(lang, found.range, &total.unit);
            (Axis::holding(ends), score, shown, span)
        }
    };
    let other = mine.filter(|mine| *mine != score);
    markup! {
        <div class="review-ruler" aria-hidden="true">
            {bar_on(axis, score, shown, &span, other)}
            {bar_scale(axis)}
        </div>
    }
}

/// Twenty points below are enough to tell two scores apart: the whole range is in words.
fn near(theirs: &Sheet) -> Range<Points> {
    let low = match theirs.unit {
        Unit::Points => theirs.range.low.max(theirs.score - Points::whole(20)),
        Unit::Money => theirs.range.low,
    };
    Range {
        low,
        ..theirs.range
    }
}

/// The lines that differ: what is recorded, what it comes to, and why.
fn lines(of: &Review<'_>, official: &Official<'_>, theirs: &Came, mine: Option<&Came>) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let month = &official.month;
    let own = official.own.as_ref();
    let rows = official.differ.iter().map(|line| {
        let name = crate::review::name_of(line.sub);
        let (number, title) = reviewed::line_title(lang, month, line.part, name);
        let facts = month.told_of(own, line.part, line.sub);
        let text = |of: &Reviewable<'_>| {
            let each = facts
                .iter()
                .map(|fact| reviewed::fact_text(lang, month, fact, &of.said_of(fact)));
            each.collect::<Vec<_>>().join(" / ")
        };
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
                        <td class="figure">{text(month)}</td>
                        <td class="figure mine">{own.map_or_else(String::new, text)}</td>
                        <td/>
                    </tr>
                })}
                <tr>
                    <th scope="row" class="small">{words.scored}</th>
                    <td class="figure">{reviewed::line_amount(month, line.one)}</td>
                    <td class="figure">{reviewed::line_amount(month, line.other)}</td>
                    <td class="figure strong">{reviewed::apart(month, line.one, line.other)}</td>
                </tr>
            </tbody>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let same = match month {
        Reviewable::Record(rulebook, record, today) => {
            let sheet = score_standing(rulebook, record, *today);
            sheet.lines.iter().filter(|line| line.matters()).count()
        }
        Reviewable::Document(_) => {
            let own = theirs.lines.iter();
            own.filter(|line| !line.amount.is_zero()).count()
        }
    };
    let same = same.saturating_sub(rows.len());
    let by = mine.map(|mine| {
        let pairs = mine.totals.iter().zip(&theirs.totals);
        pairs
            .map(|(mine, theirs)| (*mine - *theirs).abs())
            .collect()
    });
    let by: Vec<Decimal> = by.unwrap_or_default();
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
        <p class="hint">{said::causes(lang, &reviewed::totals_apart(month, &by), &official.differ)}</p>
    }
}
