//! The form of a value: where it comes from, and what it can be.

use serde_json::Value as Json;
use yew::prelude::*;

use super::Draft;
use super::grades::{compares, figure_of};
use super::line::{choice_of, of_value, value_names};
use super::more::more;
use super::outline::{add, names};
use super::parts::{among, refused, ticked, when};
use super::scale::scale;
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::{NewPart, Role, SourceKind, source_of};
use crate::id::Id;
use crate::language::{
    Among, Better, By, DueMonth, Excused, First, Norm, PERCENT, Per, Source, Take, Unclear, Value,
};
use crate::locale::book_csv::total_name;
use crate::locale::draft_part::{clause_name, role_name, source_kind, source_name};
use crate::locale::log_feed::ratio_name;
use crate::log::LogRatio;
use crate::number::Rounding;
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::button;

/// The form.
pub fn value(of: &Draft<'_>, value: &Value, path: &str) -> Html {
    let words = of.words;
    let lang = of.view.lang;
    let is_wrong = of.is_wrong_below(path, &["from", "title", "unit"]);
    let kind = source_kind(&value.from);
    let document = &of.read.document;
    let mut others = document.values.iter().rev().map(|other| other.id);
    let other = others.find(|other| *other != value.id);
    let other = other.map(|id| id.to_string()).unwrap_or_default();
    let total = document.totals.first().map(|total| total.id.to_string());
    let options = SourceKind::ALL.map(|one| (source_name(lang, one).to_owned(), one == kind));
    let at = format!("{path}.from");
    let choose = of.choice(words.source_of, options.to_vec(), move |nth| {
        let kind = SourceKind::ALL
            .get(nth)
            .copied()
            .unwrap_or(SourceKind::Typed);
        let other = match kind {
            SourceKind::Total => total.as_deref().unwrap_or_default(),
            _ => &other,
        };
        DraftMsg::Set(at.clone(), source_of(kind, other))
    });
    let sides = [Better::Neither, Better::More, Better::Less];
    let betters = sides.into_iter().zip(words.betters);
    let betters = betters.map(|(side, text)| (text.to_owned(), side == value.better));
    let at = format!("{path}.better");
    markup! {
        <div class="draft-fields">
            {names(of, &format!("{path}.title"))}
            {of.field(Text::Plain, &format!("{path}.unit"), words.unit)}
            {of.choice(words.better, betters.collect(), move |nth| {
                let side = sides.get(nth).copied().unwrap_or_default();
                DraftMsg::Set(at.clone(), Json::from(side.name()))
            })}
            {choose}
        </div>
        {from(of, &value.from, &format!("{path}.from"))}
        {more(words.rare, is_wrong, markup! {
            <div class="draft-fields">
                {of.maybe(&format!("{path}.least"), words.floor)}
                {of.maybe(&format!("{path}.most"), words.cap)}
                {ticked(of, &format!("{path}.whole"), words.whole, value.whole)}
                {ticked(of, &format!("{path}.lapses"), words.lapses, value.lapses)}
                {only_if(value.lapses || value.lapsed.is_some(), || {
                    of.maybe_by(&format!("{path}.lapsed"), &role_name(lang, Role::Lapsed))
                })}
                {only_if(&*value.unit == PERCENT, || {
                    of.word_of(&format!("{path}.unclear"), words.unclear, Unclear::NAMES)
                })}
            </div>
            {when(of, path, value.when.as_ref())}
            {button("link", words.again, of.on(DraftMsg::Again(path.to_owned())))}
        })}
    }
}

/// What a source is made of.
fn from(of: &Draft<'_>, from: &Source, path: &str) -> Html {
    let words = of.words;
    let all = value_names(of.view.lang, &of.read.document);
    let one =
        |field: &str, label: &str, id: &Id| of_value(of, &format!("{path}.{field}"), label, *id);
    match from {
        Source::Typed | Source::Each => Html::default(),
        Source::Quotient { of: top, over } => markup! {
            {among(of, &format!("{path}.quotient.of"), words.top_values, &all, top)}
            {among(of, &format!("{path}.quotient.over"), words.over_values, &all, over)}
        },
        Source::Sum { of: add, less } => markup! {
            {among(of, &format!("{path}.sum.of"), words.of_values, &all, add)}
            {among(of, &format!("{path}.sum.less"), words.less_values, &all, less)}
        },
        Source::Product { of: one_of, by } => markup! {
            {one("product.of", words.of_value, one_of)}
            {one("product.by", words.by_value, by)}
        },
        Source::Mean(id) => one("mean", words.of_value, id),
        Source::All(id) => one("all", words.of_value, id),
        Source::Least(id) => one("least", words.of_value, id),
        Source::Most(id) => one("most", words.of_value, id),
        Source::Count(lines) => {
            let all = of.read.document.lines().into_iter();
            let known = all.map(|(_, line)| (line.id, clause_name(of.view.lang, line)));
            let known: Vec<(Id, String)> = known.collect();
            among(of, &format!("{path}.count"), words.of_lines, &known, lines)
        }
        Source::Total(id) => {
            let totals = of.read.document.totals.iter();
            let totals = totals.map(|total| (total.id, total_name(of.view.lang, total)));
            let totals: Vec<(Id, String)> = totals.collect();
            choice_of(of, &format!("{path}.total"), words.of_total, &totals, *id)
        }
        Source::Fixed(_) => of.number(&format!("{path}.fixed"), words.band_amount),
        Source::Late { .. } => markup! {
            <div class="draft-fields">
                {of.must_by(&format!("{path}.late.by"), words.due_day)}
                {of.word_of(&format!("{path}.late.month"), words.due_month, DueMonth::NAMES)}
            </div>
        },
        Source::Short {
            of: list, norms, ..
        } => markup! {
            {one("short.of", words.of_value, list)}
            <div class="draft-fields">
                {of.number(&format!("{path}.short.asked"), words.asked_for)}
                {of.word_of(&format!("{path}.short.excused"), words.excused, Excused::NAMES)}
                {of.word_of(&format!("{path}.short.per"), words.per, Per::NAMES)}
            </div>
            {self::norms(of, norms, &format!("{path}.short.norms"))}
        },
        Source::Above { of: list, .. } => markup! {
            {one("above.of", words.of_value, list)}
            {of.maybe(&format!("{path}.above.than"), words.than)}
        },
        Source::Scaled(id, shape) => markup! {
            {one("scaled[0]", words.of_value, id)}
            {scale(of, shape, &format!("{path}.scaled[1]"), Some(*id))}
        },
        Source::Rounded { of: id, .. } => markup! {
            {one("rounded.of", words.of_value, id)}
            <div class="draft-fields">
                {of.field(Text::Must, &format!("{path}.rounded.step"), words.step)}
                {of.word_of(&format!("{path}.rounded.rounding"),
                    words.rounding,
                    Rounding::NAMES
                )}
            </div>
        },
        Source::Earlier {
            of: figure,
            take,
            is,
            ..
        } => markup! {
            {figure_of(of, &format!("{path}.earlier.of"), words.of_value, *figure)}
            <div class="draft-fields">
                {of.word_of(&format!("{path}.earlier.take"), words.take, Take::NAMES)}
                {of.field(Text::Count, &format!("{path}.earlier.months"), words.months_back)}
                {only_if(*take != By::Settled(Take::Last), || markup! {
                    {compares(of, &format!("{path}.earlier.is"), *is)}
                    {of.field(Text::Plain, &format!("{path}.earlier.than"), words.limit_of)}
                })}
            </div>
        },
        Source::Log(ratio) => {
            let options = LogRatio::ALL.map(|one| {
                let name = ratio_name(of.view.lang, Some(one)).to_owned();
                (name, one == *ratio)
            });
            let at = format!("{path}.log");
            of.choice(words.take, options.to_vec(), move |nth| {
                let ratio = LogRatio::ALL.get(nth).copied();
                let ratio = ratio.unwrap_or(LogRatio::Filtered);
                DraftMsg::Set(at.clone(), Json::from(ratio.name()))
            })
        }
        Source::Team {
            of: figure,
            take,
            over,
            ..
        } => {
            let is_pooled = over.is_some() || *take == By::Settled(Among::Pooled);
            let below = over.unwrap_or(*figure);
            markup! {
                {figure_of(of, &format!("{path}.team.of"), words.of_value, *figure)}
                <div class="draft-fields">
                    {of.word_of(&format!("{path}.team.take"), words.take, Among::NAMES)}
                    {of.word_of(&format!("{path}.team.first"), words.first, First::NAMES)}
                </div>
                {only_if(is_pooled, || {
                    figure_of(of, &format!("{path}.team.over"), words.over_values, below)
                })}
            }
        }
    }
}

/// What some of a list should be.
fn norms(of: &Draft<'_>, norms: &[Norm], path: &str) -> Html {
    let words = of.words;
    let rows = norms.iter().enumerate().map(|(nth, norm)| {
        let at = format!("{path}[{nth}]");
        let remove = of.on(DraftMsg::Remove(at.clone()));
        markup! {
            <li class="draft-fields" key={hashed(norm.id)}>
                {names(of, &format!("{at}.title"))}
                {of.number(&format!("{at}.asked"), words.asked_for)}
                {button("link", words.remove, remove)}
                {refused(of, &at)}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <span class="small">{words.norms}</span>
        <ul class="draft-bands">{rows}</ul>
        {add(of, NewPart::Norm, path, words.add_norm)}
    }
}
