//! What a part is multiplied by.

use yew::prelude::*;

use super::Draft;
use super::line::of_value;
use super::outline::add;
use super::parts::{applies, when};
use super::scale::{scale, taker};
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::{NewPart, ScaleKind, scale_of};
use crate::language::{Factor, FactorBy};
use crate::page::dom::{hashed, markup};

/// All of them, in order.
pub fn factors(of: &Draft<'_>, factors: &[Factor], path: &str) -> Html {
    let words = of.words;
    let first = of
        .read
        .document
        .values
        .first()
        .map(|value| value.id.to_string());
    let rows = factors.iter().enumerate().map(|(nth, factor)| {
        let path = format!("{path}.factors[{nth}]");
        let by = format!("{path}.by");
        let kind = match factor.by {
            FactorBy::Constant(_) => 0,
            FactorBy::Value(_) => 1,
            FactorBy::Scale(..) => 2,
        };
        let options = words.factors.iter().enumerate();
        let options = options
            .map(|(at, text)| ((*text).to_owned(), at == kind))
            .collect();
        let (at, first) = (by.clone(), first.clone().unwrap_or_default());
        let choose = of.choice(words.factor, options, move |nth| {
            let by = match nth {
                0 => serde_json::json!({"constant": "1"}),
                1 => serde_json::json!({"value": first}),
                _ => serde_json::json!({"scale": [first, scale_of(ScaleKind::Bands)]}),
            };
            DraftMsg::Set(at.clone(), by)
        });
        let own = match &factor.by {
            FactorBy::Constant(_) => of.number(&format!("{by}.constant"), words.factor),
            FactorBy::Value(id) => of_value(of, &format!("{by}.value"), words.of_value, *id),
            FactorBy::Scale(id, shape) => markup! {
                {of_value(of, &format!("{by}.scale[0]"), words.of_value, *id)}
                {scale(of, shape, &format!("{by}.scale[1]"), Some(*id))}
            },
        };
        markup! {
            <li class="draft-factor" key={hashed(&path)}>
                <div class="draft-fields">
                    {of.field(Text::Chinese, &format!("{path}.title"), words.name)}
                    {choose}
                    {taker(of, path.clone())}
                </div>
                {own}
                {when(of, &path, factor.when.as_ref())}
                {applies(of, &path, &factor.only, &factor.except)}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <ul class="draft-factors">{rows}</ul>
        {add(of, NewPart::Factor, &format!("{path}.factors"), words.add_factor)}
    }
}
