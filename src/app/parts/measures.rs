//! The main measures (clause 27, and clause 2 follows from two of them).

use yew::prelude::*;

use super::controls::{FieldKind, button, field, origin, why};
use crate::app::charts;
use crate::app::dom::{el, el_with, none, s, t, text_el, text_of};
use crate::app::state::{Action, MeasureKind};
use crate::app::view::View;
use crate::locale::{self, say, signed};
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
        return none();
    };
    let heads = [
        ("", words.measure),
        ("", words.counts),
        ("", words.against_target),
        ("", words.gap),
        ("right", words.taken),
        ("", words.pool),
    ];
    let heads = heads
        .into_iter()
        .map(|(class, text)| text_el("span", class, text));
    let rows = view.rulebook().measures.iter().filter_map(|measure| {
        let line = view.sheet.line(part.id, Sub::Measure(measure.id))?;
        Some(row(view, measure, step, line))
    });
    let values = vec![s("block"), s("measures"), s("-1")];
    el_with(
        "section",
        &["class", "id", "tabindex"],
        values,
        vec![
            el(
                "h2",
                "block-head",
                vec![
                    text_el("span", "block-title", words.measures_title),
                    text_el(
                        "span",
                        "block-note",
                        &say::clause(view.lang, &clause.number),
                    ),
                    text_el(
                        "span",
                        "block-sum figure",
                        &signed(view.sheet.part_amount(part.id)),
                    ),
                ],
            ),
            el_with(
                "div",
                &["class", "aria-hidden"],
                vec![s("measure-head columns"), s("true")],
                heads.collect(),
            ),
            el("ul", "measure-list", rows.collect()),
        ],
    )
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
    let mut class = String::from("measure-row");
    for (on, name) in [
        (!line.amount.is_zero(), " active"),
        (unknown, " pending"),
        (wrong, " has-wrong"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    let small = |text: &str| text_el("span", "small", text);
    let rest = match unknown {
        true => view.words().undecided.to_owned(),
        false => say::left(view.lang, left, pool),
    };
    let chart = charts::measure(measure.target.value, measure.target.span(), line);
    let mut inside = vec![el(
        "div",
        "columns",
        vec![
            el(
                "span",
                "measure-name",
                vec![
                    text_el("span", "measure-title", title),
                    el(
                        "span",
                        "small",
                        vec![
                            origin(view.lang, step),
                            text_of(" "),
                            text_of(&say::per_step(view.lang, step.value)),
                        ],
                    ),
                ],
            ),
            el("span", "measure-fields", inputs(view, measure, title)),
            el("span", "measure-chart", vec![chart]),
            el(
                "span",
                "measure-gap",
                vec![text_el("span", "strong", &gap), small(&counted)],
            ),
            text_el("span", "measure-amount figure", &signed(line.amount)),
            el(
                "span",
                "measure-pool",
                vec![charts::pool(left, pool, unknown), small(&rest)],
            ),
        ],
    )];
    inside.extend(fields.iter().map(|f| why(view, *f)));
    let id = t(format!("measure-{}", measure.id));
    el_with("li", &["class", "id"], vec![t(class), id], inside)
}

/// The fields of a measure, and the ways to give it otherwise.
fn inputs(view: &View<'_>, measure: &Measure, title: &str) -> Vec<Html> {
    let words = view.words();
    let id = measure.id;
    let to = |kind, text| button("link small", text, view.act(Action::Measure(id, kind)));
    let slash = |text: &str| text_el("span", "slash", text);
    let (pair, links) = match view.state.measure_kind(id) {
        MeasureKind::Ratio => {
            let mut links = Vec::new();
            if let Some(Measured::Ratio(ratio)) = view.record().measures.get(&id) {
                let shown = locale::percent(ratio.shown_percent());
                links.push(text_el("span", "small figure", &shown));
            }
            links.push(to(MeasureKind::Percent, words.use_percent));
            links.push(to(MeasureKind::NotAssessed, words.use_none));
            let side = |of: Field, text: &str| {
                let label = format!("{title} {text}");
                let field = field(view, of, FieldKind::Count, &label);
                el_with("span", &["title"], vec![t(text.to_owned())], vec![field])
            };
            let pair = vec![
                side(Field::Numerator(id), view.lang.of(&measure.numerator)),
                slash("/"),
                side(Field::Denominator(id), view.lang.of(&measure.denominator)),
            ];
            (el("span", "pair", pair), links)
        }
        MeasureKind::Percent => {
            let label = format!("{title} %");
            let field = field(view, Field::Percent(id), FieldKind::Decimal, &label);
            let links = vec![
                to(MeasureKind::Ratio, words.use_counts),
                to(MeasureKind::NotAssessed, words.use_none),
            ];
            (el("span", "pair", vec![field, slash("%")]), links)
        }
        MeasureKind::NotAssessed => {
            let links = vec![
                to(MeasureKind::Ratio, words.use_counts),
                to(MeasureKind::Percent, words.use_percent),
            ];
            (text_el("span", "small", words.not_assessed_why), links)
        }
    };
    vec![pair, el("span", "links", links)]
}
