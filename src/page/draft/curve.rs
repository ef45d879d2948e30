//! The picture of a scale: what each value gives.

use yew::prelude::*;

use super::Draft;
use crate::language::Scale;
use crate::language::{StepCount, TierOn};
use crate::locale::book::{short, signed, with_unit};
use crate::page::dom::{hashed, markup, only_if};
use crate::picture::scale_outline;
use crate::plan::{Filling, Under};

/// The picture; nothing of a scale with nothing to draw.
pub fn curve(of: &Draft<'_>, scale: &Scale, unit: &str) -> Html {
    let nothing = Filling::default();
    let under = Under(&of.read.document, &nothing);
    let (mut count, mut on) = (StepCount::Full, TierOn::Part);
    match scale {
        Scale::Steps(steps) => count = under.word(&steps.count).unwrap_or_default(),
        Scale::Tiers(tiers) => on = under.word(&tiers.on).unwrap_or(TierOn::Part),
        _ => {}
    }
    let Some(outline) = scale_outline(scale, count, on) else {
        return Html::default();
    };
    let at = |permille: i64| format!("{}.{}%", permille / 10, permille % 10);
    let pieces = outline.pieces.iter().map(|piece| {
        let [a, b] = piece.map(|end| outline.place(end));
        let key = hashed((a, b));
        markup! {
            <line class="draft-curve-piece" key={key} x1={at(a.0)} y1={at(a.1)} x2={at(b.0)} y2={at(b.1)}/>
        }
    });
    let pieces: Vec<Html> = pieces.collect();
    let marks = outline.marks.iter().map(|mark| {
        let x = outline.place((*mark, outline.low.1)).0;
        let text = with_unit(&short(*mark), unit);
        markup! {
            <line class="draft-curve-mark" key={hashed(x)} x1={at(x)} x2={at(x)} y1="0" y2="100%"/>
            <text class="draft-curve-text" x={at(x)} y="100%" dy="1.1em" text-anchor="middle">{text}</text>
        }
    });
    let marks: Vec<Html> = marks.collect();
    let levels = outline.levels.iter().map(|level| {
        let y = outline.place((outline.low.0, *level)).1;
        markup! {
            <line class="draft-curve-level" key={hashed(("y", y))} x1="0" x2="100%" y1={at(y)} y2={at(y)}/>
            <text class="draft-curve-text" x="-.4em" y={at(y)} dy=".35em" text-anchor="end">{signed(*level)}</text>
        }
    });
    let levels: Vec<Html> = levels.collect();
    only_if(!pieces.is_empty(), || {
        markup! {
            <svg class="draft-curve" aria-hidden="true" focusable="false">{levels}{marks}{pieces}</svg>
        }
    })
}
