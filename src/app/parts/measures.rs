//! The main measures (clause 27, and clause 2 follows from two of them).

use yew::prelude::*;

use super::controls::{FieldKind, button, field, origin, why};
use crate::app::charts;
use crate::app::state::{Action, MeasureKind};
use crate::app::view::View;
use crate::locale::{say, signed};
use crate::number::Points;
use crate::record::{Field, Measured};
use crate::rulebook::{Measure, Mechanism, Parameter, Pool};
use crate::scoring::{Basis, Line, ShortfallBasis, Sub};

/// The section of measures, for the shortfall clause of the rulebook.
pub fn measures(view: &View<'_>) -> Html {
    let words = view.words();
    let found = view
        .rulebook()
        .parts()
        .find_map(|(_, clause, part)| match &part.mechanism {
            Mechanism::Shortfall { step } => Some((clause, part, step)),
            _ => None,
        });
    let Some((clause, part, step)) = found else {
        return Html::default();
    };
    html! {
        <section class="block" id="measures" tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{ words.measures_title }</span>
                <span class="block-note">{ say::clause(view.lang, &clause.number) }</span>
                <span class="block-sum figure">{ signed(view.sheet.part_amount(part.id)) }</span>
            </h2>
            <div class="measure-head columns" aria-hidden="true">
                <span>{ words.measure }</span><span>{ words.counts }</span><span>{ words.against_target }</span>
                <span>{ words.gap }</span><span class="right">{ words.taken }</span><span>{ words.pool }</span>
            </div>
            <ul class="measure-list">
                { for view.rulebook().measures.iter().map(|measure| {
                    match view.sheet.line(part.id, Sub::Measure(measure.id)) {
                        Some(line) => row(view, measure, step, line),
                        None => Html::default(),
                    }
                }) }
            </ul>
        </section>
    }
}

fn row(view: &View<'_>, measure: &Measure, step: &Parameter<Points>, line: &Line) -> Html {
    let title = view.lang.of(&measure.title);
    let pool = match view.rulebook().choices().pool {
        Pool::Own => measure.worth.value,
        Pool::Month => view.rulebook().base,
    };
    let left = line.left.unwrap_or(pool);
    let unknown = line.basis == Basis::Shortfall(ShortfallBasis::Unknown);
    let (gap, counted) = say::gap(view.lang, measure.target.value, line);
    let fields = [
        Field::Numerator(measure.id),
        Field::Denominator(measure.id),
        Field::Percent(measure.id),
    ];
    let wrong = fields.iter().any(|f| view.fault(*f).is_some());
    let class = classes!(
        "measure-row",
        (!line.amount.is_zero()).then_some("active"),
        unknown.then_some("pending"),
        wrong.then_some("has-wrong")
    );
    html! {
        <li {class} id={format!("measure-{}", measure.id)}>
            <div class="columns">
                <span class="measure-name">
                    <span class="measure-title">{ title }</span>
                    <span class="small">{ origin(view.lang, step) }{ " " }{ say::per_step(view.lang, step.value) }</span>
                </span>
                <span class="measure-fields">{ inputs(view, measure, title) }</span>
                <span class="measure-chart">{ charts::measure(measure.target.value, measure.target.span(), line) }</span>
                <span class="measure-gap"><span class="strong">{ gap }</span><span class="small">{ counted }</span></span>
                <span class="measure-amount figure">{ signed(line.amount) }</span>
                <span class="measure-pool">
                    { charts::pool(left, pool, unknown) }
                    <span class="small">{ if unknown { view.words().undecided.to_owned() } else { say::left(view.lang, left, pool) } }</span>
                </span>
            </div>
            { for fields.iter().map(|f| why(view, *f)) }
        </li>
    }
}

fn inputs(view: &View<'_>, measure: &Measure, title: &str) -> Html {
    let words = view.words();
    let id = measure.id;
    let to = |kind, text| button("link small", text, view.act(Action::Measure(id, kind)));
    match view.state.measure_kind(id) {
        MeasureKind::Ratio => {
            let (n, d) = (
                view.lang.of(&measure.numerator),
                view.lang.of(&measure.denominator),
            );
            let shown = match view.record().measures.get(&id) {
                Some(Measured::Ratio(ratio)) => Some(crate::locale::percent(ratio.shown_percent())),
                _ => None,
            };
            html! {
                <>
                    <span class="pair">
                        <span title={n.to_owned()}>{ field(view, Field::Numerator(id), FieldKind::Count, &format!("{title} {n}")) }</span>
                        <span class="slash" aria-hidden="true">{ "/" }</span>
                        <span title={d.to_owned()}>{ field(view, Field::Denominator(id), FieldKind::Count, &format!("{title} {d}")) }</span>
                    </span>
                    <span class="links">
                        if let Some(shown) = shown { <span class="small figure">{ shown }</span> }
                        { to(MeasureKind::Percent, words.use_percent) }
                        { to(MeasureKind::NotAssessed, words.use_none) }
                    </span>
                </>
            }
        }
        MeasureKind::Percent => html! {
            <>
                <span class="pair">
                    { field(view, Field::Percent(id), FieldKind::Decimal, &format!("{title} %")) }
                    <span class="slash">{ "%" }</span>
                </span>
                <span class="links">
                    { to(MeasureKind::Ratio, words.use_counts) }
                    { to(MeasureKind::NotAssessed, words.use_none) }
                </span>
            </>
        },
        MeasureKind::NotAssessed => html! {
            <>
                <span class="small">{ words.not_assessed_why }</span>
                <span class="links">
                    { to(MeasureKind::Ratio, words.use_counts) }
                    { to(MeasureKind::Percent, words.use_percent) }
                </span>
            </>
        },
    }
}
