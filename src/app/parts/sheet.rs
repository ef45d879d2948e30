//! The score sheet: the score, and every line that made it on the same axis.

use yew::prelude::*;

use super::controls::{FieldKind, field, why};
use super::score::{adjustments, state_mark};
use crate::app::charts::{Axis, track};
use crate::app::view::{Msg, View};
use crate::locale::{self, Words, plain, points, say, signed};
use crate::number::{Points, Range};
use crate::record::Field;
use crate::rulebook::{Effect, PayBase};
use crate::scoring::Line;

/// The whole sheet.
pub fn sheet(view: &View<'_>) -> Html {
    let words = view.words();
    let blank = view.state.is_blank();
    let agent = &view.record().agent;
    html! {
        <section class="sheet" aria-labelledby="sheet-head">
            <h2 class="sheet-head" id="sheet-head">
                <span class="sheet-title">{ words.sheet }</span>
                <span class="sheet-note">{ locale::month(view.lang, view.sheet.month) }{ " " }{ agent }</span>
                { state_mark(view) }
            </h2>
            { super::score(view) }
            if !blank {
                <button type="button" class="lines-toggle" aria-expanded={view.lines_open.to_string()} onclick={view.on(Msg::ToggleLines)}>
                    <span>{ words.sheet }{ " " }{ say::items(view.lang, shown(view).count()) }</span>
                    <span class="link">{ if view.lines_open { words.hide_details } else { words.details } }</span>
                </button>
                <div class={classes!("lines", view.lines_open.then_some("open"))}>{ lines(view) }</div>
            }
            { pay(view) }
            if !view.sheet.unscored.is_empty() {
                <p class="point-out">
                    { words.unscored }
                    { view.sheet.unscored.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ") }
                </p>
            }
        </section>
    }
}

/// The lines worth showing: with an effect, or still open.
fn shown<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Line> {
    let steps = |line: &&Line| !line.amount.is_zero() || !line.range.is_settled();
    view.sheet.lines.iter().filter(steps)
}

fn lines(view: &View<'_>) -> Html {
    let words = view.words();
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let mut running = sheet.base;
    let mut side = |effect: Effect| -> Vec<Html> {
        let of_side = shown(view).filter(|line| line.effect == effect);
        let rows = of_side.map(|line| {
            let before = running;
            running += line.amount;
            step(view, axis, line, before, running)
        });
        rows.collect()
    };
    let rewards = side(Effect::Reward);
    let deductions = side(Effect::Deduction);
    let caps = adjustments(view).into_iter().map(|(name, by)| {
        let before = running;
        running += by;
        html! {
            <li class="line active">
                <span class="line-number"></span><span class="line-title wide">{ name }</span>
                <span class="line-track">{ track(axis, sheet.score, before, running, Range::exactly(by)) }</span>
                <span class="line-amount figure">{ signed(by) }</span>
            </li>
        }
    });
    let caps: Vec<Html> = caps.collect();
    let by: Vec<Points> = adjustments(view).into_iter().map(|(_, by)| by).collect();
    let parts: Vec<Points> = [sheet.rewards, sheet.deductions]
        .into_iter()
        .chain(by)
        .collect();
    html! {
        <>
            <div class="line head">
                <span class="line-title wide">{ words.base }<span class="small">{ words.legend }</span></span>
                <span class="line-track">{ origin_dot(axis, sheet.base) }</span>
                <span class="line-amount figure">{ points(sheet.base) }</span>
            </div>
            if !rewards.is_empty() {
                <div class="line head"><span class="line-title wide">{ words.rewards }</span><span class="line-track">{ through(axis, sheet.score, sheet.base) }</span><span class="line-amount figure">{ signed(sheet.rewards) }</span></div>
                <ul class="line-list">{ for rewards }</ul>
            }
            if !deductions.is_empty() {
                <div class="line head"><span class="line-title wide">{ words.deductions }</span><span class="line-track">{ through(axis, sheet.score, sheet.base + sheet.rewards) }</span><span class="line-amount figure">{ signed(sheet.deductions) }</span></div>
                <ul class="line-list">{ for deductions }</ul>
            }
            if !caps.is_empty() {
                <ul class="line-list">{ for caps }</ul>
            }
            <div class="line total">
                <span class="line-title wide">{ words.score }<span class="small">{ say::sum(sheet.base, &parts) }{ " =" }</span></span>
                <span class="line-track">{ landing(axis, sheet.score) }</span>
                <span class="line-amount figure">{ points(sheet.score) }</span>
            </div>
        </>
    }
}

fn step(view: &View<'_>, axis: Axis, line: &Line, before: Points, after: Points) -> Html {
    let clause = view
        .rulebook()
        .part(line.part)
        .map(|(_, clause, _)| clause.number.clone());
    let words = view.words();
    let calm = line.amount.is_zero();
    let wrong = view.wrong.iter().any(|w| concerns(w.field, line));
    let title = say::line_title(view.lang, view.rulebook(), line);
    let origin = line_origin(words, line);
    html! {
        <li class={classes!("line", (!calm).then_some("active"), line.depends.open.then_some("pending"))}>
            <span class="line-number">{ clause }</span>
            <span class="line-title" title={title.clone()}>{ title }</span>
            if wrong {
                <span class="line-product wrong-text">{ words.wrong_label }</span>
            } else {
                <span class="line-product figure">{ if line.depends.open && calm { words.unknown.to_owned() } else { say::product(line) } }</span>
            }
            <span class="line-origin"><span class={origin.0}><span class="mark" aria-hidden="true"></span>{ origin.1 }</span></span>
            <span class="line-track">{ track(axis, view.sheet.score, before, after, line.range) }</span>
            <span class="line-amount figure">{ signed(line.amount) }</span>
        </li>
    }
}

/// The weakest origin that a line rests on: its mark's class and word.
pub fn line_origin(words: &Words, line: &Line) -> (&'static str, &'static str) {
    if line.depends.assumed {
        ("origin assumed", words.assumed)
    } else if line.depends.set {
        ("origin set", words.set)
    } else {
        ("origin stated", words.stated)
    }
}

/// Whether a wrong field leaves this line without its fact.
fn concerns(field: Field, line: &Line) -> bool {
    use crate::scoring::Sub;
    match field {
        Field::Numerator(id) | Field::Denominator(id) | Field::Percent(id) => {
            line.sub == Sub::Measure(id) && line.depends.open
        }
        _ => false,
    }
}

fn origin_dot(axis: Axis, base: Points) -> Html {
    html! {
        <svg class="track" width="100%" height="100%" aria-hidden="true" focusable="false">
            <circle class="base-dot" cx={axis.at(base)} cy="18" r="4" />
            <line class="run" x1={axis.at(base)} x2={axis.at(base)} y1="18" y2="100%" />
        </svg>
    }
}

fn through(axis: Axis, score: Points, at: Points) -> Html {
    html! {
        <svg class="track" width="100%" height="100%" aria-hidden="true" focusable="false">
            <line class="track-cursor" x1={axis.at(score)} x2={axis.at(score)} y1="0" y2="100%" />
            <line class="run" x1={axis.at(at)} x2={axis.at(at)} y1="0" y2="100%" />
        </svg>
    }
}

fn landing(axis: Axis, score: Points) -> Html {
    html! {
        <svg class="track" width="100%" height="100%" aria-hidden="true" focusable="false">
            <circle class="landing" cx={axis.at(score)} cy="0" r="5" />
        </svg>
    }
}

fn pay(view: &View<'_>) -> Html {
    let words = view.words();
    let share = match view.rulebook().choices().pay_base {
        PayBase::Whole => String::new(),
        PayBase::Share => format!(" ({})", locale::percent(view.rulebook().pay_share.value)),
    };
    html! {
        <div class="pay">
            <span class="pay-title"><span class="strong">{ words.pay }</span><span class="small">{ words.wage_private }</span></span>
            <span class="pay-sum">
                <label for="f-wage" class="small">{ words.wage }{ share }</label>
                { field(view, Field::Wage, FieldKind::Decimal, words.wage) }
                if let Some(_) = view.sheet.pay {
                    <span class="figure">{ format!("\u{d7} {}%", plain(view.sheet.score)) }</span>
                }
            </span>
            <span class="pay-amount figure">
                { view.sheet.pay.map_or_else(|| words.no_data.to_owned(), |pay| format!("{} {}", locale::money(pay.amount), words.yuan)) }
            </span>
            if let Some(pay) = view.sheet.pay {
                if !pay.range.is_settled() {
                    <span class="pay-range small figure">{ format!("{}\u{2013}{}", locale::money(pay.range.low), locale::money(pay.range.high)) }</span>
                }
            }
            { why(view, Field::Wage) }
        </div>
    }
}
