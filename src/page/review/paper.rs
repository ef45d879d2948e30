//! What is printed of it: A4, the slip with lines to write and sign on, or cases that were rated.

use yew::prelude::*;

use super::cases;
use crate::desk::book::Shelf;
use crate::locale::review::review_words;
use crate::locale::reviewed;
use crate::locale::{self};
use crate::number::{Decimal, Range};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{paper_foot, paper_mark};
use crate::page::team::{bar_on, bar_scale};
use crate::page::view::View;
use crate::picture::Axis;
use crate::review::{
    MonthOf, Reviewable, Slip, SlipLine, SlipState, Verdict, Weighed, WeighedLine, weigh,
};
use crate::scoring::score_standing;

/// The cases that are looked at, or the slip that is printed; nothing where neither is.
pub fn paper(view: &View<'_>) -> Html {
    cases::paper(view).unwrap_or_else(|| slip(view))
}

fn slip(view: &View<'_>) -> Html {
    let content = &view.state.content;
    let shown = || MonthOf::new(&*content.agent, content.month, content.book);
    let form = view.review_form();
    let key = form
        .and_then(|form| form.printed.clone())
        .unwrap_or_else(shown);
    let shelf = Shelf::of(&content.books);
    let slip = shelf.slip(&key);
    let month = slip.and_then(|slip| view.month_of_slip(slip));
    let Some((slip, month)) = slip.zip(month.as_ref()) else {
        return none();
    };
    let weighed = weigh(month, slip, false);
    let words = review_words(view.lang);
    let lines = slip.lines.iter().zip(&weighed.lines).enumerate();
    let lines = lines.map(|(at, (line, weighed))| one(view, month, slip, at, line, weighed));
    let lines: Vec<Html> = lines.collect();
    let signs = words
        .signatures
        .map(|name| markup! { <span class="slip-sign">{name}</span> });
    markup! {
        <div class="paper slip-paper">
            {paper_mark(view)}
            <h1 class="slip-paper-title">{words.slip_title}</h1>
            {head(view, month, slip, &weighed)}
            {ruler(month, &weighed)}
            {lines}
            <p class="slip-note">{words.paper_note}</p>
            <div class="slip-signs">{signs.to_vec()}</div>
            {paper_foot(view)}
        </div>
    }
}

fn head(view: &View<'_>, month: &Reviewable<'_>, slip: &Slip, weighed: &Weighed) -> Html {
    let (lang, words) = (view.lang, review_words(view.lang));
    let item = |name: &str, text: String| {
        markup! { <span><span class="small">{name}</span>" "<strong>{text}</strong></span> }
    };
    let day = |on: Option<crate::calendar::Date>| {
        on.map_or_else(String::new, |on| locale::full_day(lang, on))
    };
    let code =
        |code: Option<crate::id::CheckCode>| code.map_or_else(String::new, |code| code.to_string());
    let all = weighed.all.as_ref().unwrap_or(&weighed.now);
    let by = all.iter().zip(&weighed.now).map(|(all, now)| *all - *now);
    let asked = reviewed::appealed(lang, month, slip.lines.len(), &by.collect::<Vec<_>>());
    markup! {
        <div class="slip-head">
            {item(view.words().agent, locale::name(lang, &slip.agent).into_owned())}
            {item(words.of_month, locale::month(lang, slip.month))}
            {item(words.sheet_code, slip.sheet.to_string())}
            {item(words.slip_code, code(slip.code))}
        </div>
        <div class="slip-head">
            {item(words.handed_in, day(slip.on))}
            {item(words.due, day(slip.due))}
            {item(words.appealed, asked)}
        </div>
    }
}

/// The score, and what it would be if all were accepted; of a document its first total.
fn ruler(month: &Reviewable<'_>, weighed: &Weighed) -> Html {
    let all = weighed.all.as_ref().unwrap_or(&weighed.now);
    let first = |of: &[Decimal]| reviewed::in_points(of.first().copied().unwrap_or_default());
    let (now, all) = (first(&weighed.now), first(all));
    let ends = Range::exactly(now).including(all);
    let axis = match month {
        Reviewable::Record(rulebook, record, today) => {
            let sheet = score_standing(rulebook, record, *today);
            Axis::over(sheet.unit, sheet.base, ends)
        }
        Reviewable::Document(_) => Axis::holding(ends),
    };
    let span = String::new();
    let other = Some(all).filter(|all| *all != now);
    markup! {
        <div class="review-ruler" aria-hidden="true">
            {bar_on(axis, now, Range::exactly(now), &span, other)}
            {bar_scale(axis)}
        </div>
    }
}

fn one(
    view: &View<'_>,
    month: &Reviewable<'_>,
    slip: &Slip,
    at: usize,
    line: &SlipLine,
    weighed: &WeighedLine,
) -> Html {
    let (lang, words) = (view.lang, review_words(view.lang));
    let facts = |should| reviewed::facts_text(lang, month, &line.facts, should);
    let amount = |amount: Option<Decimal>| {
        amount.map_or_else(String::new, |it| reviewed::line_amount(month, it))
    };
    let answer = line
        .answer
        .as_ref()
        .filter(|_| slip.state() == SlipState::Answered);
    let box_of = |verdict: Verdict, text: &str| {
        let is_chosen = answer.is_some_and(|answer| answer.verdict == verdict);
        let class = if is_chosen { "slip-box on" } else { "slip-box" };
        markup! { <span class="slip-choice"><span class={class} aria-hidden="true"/>{text}</span> }
    };
    let becomes = answer.filter(|answer| answer.verdict == Verdict::Partly);
    let becomes = becomes.map(|answer| reviewed::facts_text(lang, month, &answer.facts, true));
    let why = answer.map_or("", |answer| &*answer.why);
    let by = answer.map_or("", |answer| &*answer.by);
    let day = |on: Option<crate::calendar::Date>| {
        on.map_or_else(String::new, |on| locale::full_day(lang, on))
    };
    let row = |name: &str, inside: Html| {
        markup! { <div class="slip-row"><span class="small">{name}</span><span>{inside}</span></div> }
    };
    let blank = |name: &str, text: String| {
        markup! { <span class="slip-blank"><span class="small">{name}</span><span class="slip-line">{text}</span></span> }
    };
    markup! {
        <section class="slip-one" key={hashed(at)}>
            <h2 class="slip-one-title">
                {reviewed::nth(lang, at, month, line.part, line.of)}
                <span class="small">{reviewed::if_accepted(lang, month, &weighed.change)}</span>
            </h2>
            <div class="slip-beside">
                <span><span class="small">{words.says}</span>" "{facts(false)}<strong class="figure">{amount(Some(weighed.says))}</strong></span>
                <span><span class="small">{words.should}</span>" "{facts(true)}<strong class="figure">{amount(weighed.should)}</strong></span>
            </div>
            {row(words.reason, markup! { {line.reason.as_str()} })}
            {only_if(!line.evidence.is_empty(), || row(words.evidence, markup! { {line.evidence.as_str()} }))}
            <div class="slip-answer">
                <div class="slip-row">
                    <span class="strong">{words.answer}</span>
                    <span class="slip-choices">
                        {box_of(Verdict::Accepted, words.accepted)}
                        {box_of(Verdict::Partly, &format!("{} {}", words.partly, words.becomes))}
                        <span class="slip-line short">{becomes.unwrap_or_default()}</span>
                        {box_of(Verdict::Refused, words.refused)}
                    </span>
                </div>
                <div class="slip-row"><span class="small">{words.why}</span><span class="slip-lines">{why}</span></div>
                <div class="slip-blanks">
                    {blank(words.by, by.to_owned())}
                    {blank(words.date, day(answer.and_then(|answer| answer.on)))}
                    {blank(words.until, day(answer.and_then(|answer| answer.until)))}
                </div>
            </div>
        </section>
    }
}
