//! A scale: its shape, its numbers, and its picture.

use serde_json::Value;
use yew::prelude::*;

use super::Draft;
use super::curve::{Measured, curve};
use super::outline::add;
use crate::desk::draft::{DraftMsg, field_id};
use crate::draft::{NewPart, Role, ScaleKind, get, scale_of};
use crate::id::Id;
use crate::language::{Ends, Limit, PERCENT, Scale, StepCount, TierOn, Toward};
use crate::locale::draft::{nth_band, of_what};
use crate::locale::draft_part::{role_name, scale_name};
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::button;

/// The scale at a place, of a value or of a count.
pub fn scale(of: &Draft<'_>, scale: &Scale, path: &str, value: Option<Id>) -> Html {
    let words = of.words;
    let kind = match scale {
        Scale::Steps(_) => ScaleKind::Steps,
        Scale::Bands(_) => ScaleKind::Bands,
        Scale::Line(_) => ScaleKind::Line,
        Scale::Tiers(_) => ScaleKind::Tiers,
        Scale::Rate(_) => ScaleKind::Rate,
    };
    let at = path.to_owned();
    let kinds = ScaleKind::ALL.map(|one| (scale_name(of.view.lang, one), one == kind));
    let choose = of.kinds(words.shape, kinds.to_vec(), |nth| {
        let kind = ScaleKind::ALL.get(nth).copied().unwrap_or(ScaleKind::Steps);
        DraftMsg::Set(at.clone(), scale_of(kind))
    });
    let values = &of.read.document.values;
    let value = value.and_then(|id| values.iter().find(|value| value.id == id));
    let unit = value.map_or("", |value| match &*value.unit {
        PERCENT => "%",
        unit => unit,
    });
    let measured = Measured {
        value: value.map(|value| value.id),
        unit,
        // What isn't a value is a count.
        whole: value.is_none_or(|value| value.whole),
    };
    markup! {
        {choose}
        {only_if(of.read.wrong.is_empty(), || curve(of, scale, path, measured))}
        {match scale {
            Scale::Steps(_) => steps(of, scale, &format!("{path}.steps")),
            Scale::Bands(_) => bands(of, scale, &format!("{path}.bands")),
            Scale::Line(_) => line(of, scale, &format!("{path}.line")),
            Scale::Tiers(_) => bands(of, scale, &format!("{path}.tiers")),
            Scale::Rate(_) => of.number(&format!("{path}.rate"), &role_name(of.view.lang, Role::Price)),
        }}
    }
}

fn steps(of: &Draft<'_>, scale: &Scale, path: &str) -> Html {
    let Scale::Steps(steps) = scale else {
        return Html::default();
    };
    let words = of.words;
    let sides = [Toward::Below, Toward::Above];
    let options = sides.into_iter().zip(words.towards);
    let options = options.map(|(side, text)| (text.to_owned(), side == steps.toward));
    let at = format!("{path}.toward");
    markup! {
        <div class="draft-fields">
            {of.number(&format!("{path}.from"), words.target)}
            {of.choice(words.toward, options.collect(), move |nth| {
                let side = sides.get(nth).copied().unwrap_or(Toward::Below);
                DraftMsg::Set(at.clone(), Value::from(side.name()))
            })}
            {of.number(&format!("{path}.each"), words.each)}
            {of.number(&format!("{path}.amount"), words.step_amount)}
            {of.word_of(&format!("{path}.count"), words.count, StepCount::NAMES)}
        </div>
    }
}

/// Bands with their amounts, or with their rates.
fn bands(of: &Draft<'_>, scale: &Scale, path: &str) -> Html {
    let words = of.words;
    let lang = of.view.lang;
    let (many, what, field, gives) = match scale {
        Scale::Bands(bands) => (
            bands.bands.len(),
            NewPart::Band,
            "amount",
            words.band_amount,
        ),
        Scale::Tiers(tiers) => (tiers.bands.len(), NewPart::Tier, "rate", words.rate),
        _ => return Html::default(),
    };
    let rows = (0..many).map(|nth| {
        let at = format!("{path}.bands[{nth}]");
        let name = nth_band(lang, nth);
        let remove = of.on(DraftMsg::Unset(at.clone()));
        let from = format!("{at}.from");
        markup! {
            <li class="draft-band" key={hashed(nth)} id={field_id(&at)} tabindex="-1">
                <span class="small">{name.clone()}</span>
                {match nth {
                    0 => markup! { <span class="draft-field"><span class="small">{words.band_from}</span><span>{words.band_lowest}</span></span> },
                    _ => of.number(&from, &of_what(lang, &name, words.band_from)),
                }}
                {of.number(&format!("{at}.{field}"), &of_what(lang, &name, gives))}
                {only_if(what == NewPart::Band, || more_of_band(of, &at, nth))}
                {of.why(&at)}
                {only_if(many > 1 && nth > 0, || markup! {
                    <button type="button" class="link" aria-label={format!("{} {name}", words.remove)} onclick={remove}>
                        {words.remove}
                    </button>
                })}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let limit = format!("{path}.limit");
    markup! {
        <ul class="draft-bands">{rows}</ul>
        <div class="draft-fields">
            {add(of, what, &format!("{path}.bands"), words.add_band)}
            {match scale {
                Scale::Bands(_) => of.word_of(&limit, words.limit, Limit::NAMES),
                Scale::Tiers(_) => markup! {
                    {of.word_of(&format!("{path}.on"), words.tiers_on, TierOn::NAMES)}
                    {of.word_of(&limit, words.limit, Limit::NAMES)}
                },
                _ => Html::default(),
            }}
        </div>
    }
}

/// Where a band ends and to which its beginning belongs, where either is said of it alone.
fn more_of_band(of: &Draft<'_>, at: &str, nth: usize) -> Html {
    let words = of.words;
    let [to, limit] = ["to", "limit"].map(|field| format!("{at}.{field}"));
    let is_there = |path: &str| get(&of.sketch.tree, path).is_some();
    let begin = |path: &str, value: &str, text| {
        let set = DraftMsg::Set(path.to_owned(), Value::from(value));
        button("link", text, of.on(set))
    };
    markup! {
        {match is_there(&to) {
            true => of.maybe(&to, &role_name(of.view.lang, Role::BandTo(nth))),
            false => begin(&to, "", words.add_band_to),
        }}
        {match is_there(&limit) {
            true => of.word_or(&limit, words.limit, Limit::NAMES, Some(words.as_others)),
            false => only_if(nth > 0, || begin(&limit, Limit::Upper.name(), words.add_band_limit)),
        }}
    }
}

fn line(of: &Draft<'_>, scale: &Scale, path: &str) -> Html {
    let Scale::Line(slope) = scale else {
        return Html::default();
    };
    let role = |role| role_name(of.view.lang, role);
    markup! {
        <div class="draft-fields">
            {of.number(&format!("{path}.from.at"), &role(Role::LineFrom))}
            {of.number(&format!("{path}.from.gives"), &role(Role::LineFromGives))}
            {of.number(&format!("{path}.to.at"), &role(Role::LineTo))}
            {of.number(&format!("{path}.to.gives"), &role(Role::LineToGives))}
            {of.maybe(&format!("{path}.below"), &role(Role::Below))}
            {of.maybe(&format!("{path}.above"), &role(Role::Above))}
            {only_if(slope.below.is_some() || slope.above.is_some(), || {
                of.word_of(&format!("{path}.ends"), of.words.ends, Ends::NAMES)
            })}
        </div>
    }
}

/// A button that takes something away.
pub fn taker(of: &Draft<'_>, path: String) -> Html {
    button("link", of.words.remove, of.on(DraftMsg::Unset(path)))
}
