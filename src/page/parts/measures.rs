//! The main measures (clause 27, and clause 2 follows from two of them).

use yew::prelude::*;

use super::controls::{FieldId, FieldKind, button, field, origin, plain_origin, triangle};
use super::details::below_measure;
use super::logged;
use super::plan::agree;
use crate::desk::Msg;
use crate::desk::state::{Action, MeasureKind, Problem};
use crate::id::Id;
use crate::locale::{self, say, signed};
use crate::number::Points;
use crate::page::charts;
use crate::page::dom::{flag, markup, none, only_if};
use crate::page::view::View;
use crate::record::{Field, Measured};
use crate::rulebook::{Direction, Measure, Mechanism, Parameter, Pool};
use crate::scoring::{Basis, Line, ShortfallBasis, Sub};

/// The section of measures: for the shortfall clause, and for the clauses that
/// judge by thresholds. A measure that none of them judges isn't asked.
pub fn measures(view: &View<'_>, shown: impl Fn(Id) -> bool) -> Html {
    let (words, rulebook) = (view.words(), view.rulebook());
    let shortfall = rulebook
        .parts()
        .find_map(|(_, clause, part)| match &part.mechanism {
            Mechanism::Shortfall { step } => Some((clause, part, step)),
            _ => None,
        });
    let measures = (rulebook.measures.iter()).filter(|measure| shown(measure.id));
    let rows: Vec<Html> = measures
        .filter_map(|measure| match shortfall {
            Some((_, part, _)) => {
                let line = view.sheet.line(part.id, Sub::Measure(measure.id))?;
                Some(row(view, measure, line))
            }
            None => judged(view, measure),
        })
        .collect();
    if rows.is_empty() {
        return none();
    }
    let (number, each, sum, heads) = match shortfall {
        Some((clause, part, step)) => (
            say::clause(view.lang, &clause.number),
            markup! { <span class="small">{per_step(view, step)}{origin(view.lang, step)}</span> },
            signed(view.sheet.unit, view.sheet.part_amount(part.id)),
            [words.against_target, words.gap, words.taken, words.pool],
        ),
        // What they come to stands at the clauses that judge them.
        None => (String::new(), none(), String::new(), [""; 4]),
    };
    let heads = heads.map(|head| markup! { <span>{head}</span> });
    markup! {
        <section class="block" id="measures" tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{words.measures_title}</span>
                <span class="block-note">{number}"\u{2002}"{each}</span>
                <span class="block-sum figure">{sum}</span>
            </h2>
            <div class="measure-head columns" aria-hidden="true">
                <span>{words.measure}</span>
                <span>{words.counts}</span>
                {Vec::from(heads)}
            </div>
            <ul class="measure-list">{rows}</ul>
        </section>
    }
}

/// What a step costs, for the measures where more is better and the others.
fn per_step(view: &View<'_>, step: &Parameter<Points>) -> String {
    let ways = [Direction::Higher, Direction::Lower];
    let any = |way: &Direction| (view.rulebook().measures.iter()).any(|m| m.direction == *way);
    let ways = ways.into_iter().filter(any);
    let each =
        ways.map(|way| say::per_step(view.lang, view.sheet.unit, way, step.value) + "\u{2002}");
    each.collect()
}

/// A measure that only thresholds judge: its fields, and each clause with its
/// threshold.
fn judged(view: &View<'_>, measure: &Measure) -> Option<Html> {
    let mut by: Vec<Html> = Vec::new();
    for (_, clause, part) in view.rulebook().parts() {
        let Mechanism::Threshold { conditions, .. } = &part.mechanism else {
            continue;
        };
        let of_it = conditions.iter().filter(|c| c.measure == measure.id);
        by.extend(of_it.map(|condition| {
            let (way, threshold) = (measure.direction, &condition.threshold);
            markup! {
                <span class="small">
                    {say::needs(view.lang, &clause.number, way, threshold.value)}
                    "\u{2002}"
                    {origin(view.lang, threshold)}
                </span>
            }
        }));
    }
    if by.is_empty() {
        return None;
    }
    let fields = fields_of(measure);
    let mut class = String::from("measure-row");
    if !view.record().measures.contains_key(&measure.id) {
        class.push_str(" pending");
    }
    if fields.iter().any(|field| view.fault(*field).is_some()) {
        class.push_str(" has-wrong");
    }
    if is_untouched(view, measure) {
        class.push_str(" folded");
    }
    let title = view.lang.of(&measure.title);
    Some(markup! {
        <li class={class} id={format!("measure-{}", measure.id)}>
            <div class="columns">
                {name(view, measure, by)}
                <span class="measure-fields">{inputs(view, measure, title)}</span>
                {unfold(view, measure)}
            </div>
            {fields
                .iter()
                .map(|field| view.why(*field))
                .collect::<Vec<Html>>()}
            {logged::other(view, measure.id)}
            {opened(view, measure, || logged::below(view, measure))}
        </li>
    })
}

/// Its title, by what it's judged, and its definition, whose two sides stand in the
/// order of the fields beside it; the rest opens below.
fn name(view: &View<'_>, measure: &Measure, judged_by: Vec<Html>) -> Html {
    let words = view.words();
    let title = say::row_title(view.lang, measure);
    let is_open = view.open_row == Some(measure.id);
    let (verb, class) = match is_open {
        true => (words.close_row, "chevron measure-more expanded"),
        false => (words.open_row, "chevron measure-more"),
    };
    markup! {
        <span class="measure-name">
            <span class="measure-title">{title}"\u{2002}"{doubtful(view, measure)}</span>
            <button
                type="button"
                class={class}
                aria-expanded={flag(is_open)}
                aria-controls={is_open.then(|| about_id(measure))}
                aria-label={format!("{verb} {title}")}
                onclick={toggle(view, measure)}
            >
                {triangle("chevron-mark")}
            </button>
            {judged_by}
            <span class="small measure-of">{say::of_all(view.lang, measure)}</span>
        </span>
    }
}

fn about_id(measure: &Measure) -> String {
    format!("about-{}", measure.id)
}

fn toggle(view: &View<'_>, measure: &Measure) -> Callback<MouseEvent> {
    view.on(Msg::Toggle(measure.id))
}

/// What a measure's row opens to.
fn opened(view: &View<'_>, measure: &Measure, inside: impl FnOnce() -> Html) -> Html {
    only_if(view.open_row == Some(measure.id), || {
        markup! { <div class="measure-foot" id={about_id(measure)}>{inside()}</div> }
    })
}

/// The mark of a measure that isn't as the document states it.
fn doubtful(view: &View<'_>, measure: &Measure) -> Html {
    only_if(!measure.origin.is_stated(), || {
        plain_origin(view.lang, &measure.origin)
    })
}

/// Whether nothing stands in its fields and nothing comes from elsewhere: on a
/// phone it's one line then, until someone goes there.
fn is_untouched(view: &View<'_>, measure: &Measure) -> bool {
    let mut fields = fields_of(measure).into_iter();
    !view.record().measures.contains_key(&measure.id)
        && view.state.measure_kind(measure.id) != MeasureKind::Logged
        && fields.all(|field| view.state.text(field).is_empty())
}

/// The way to it on a phone.
fn unfold(view: &View<'_>, measure: &Measure) -> Html {
    let to = format!("#measure-{}", measure.id);
    markup! { <a class="link fact-link unfold" href={to}>{view.words().fill_in}</a> }
}

const fn fields_of(measure: &Measure) -> [Field; 3] {
    [
        Field::Numerator(measure.id),
        Field::Denominator(measure.id),
        Field::Percent(measure.id),
    ]
}

fn row(view: &View<'_>, measure: &Measure, line: &Line) -> Html {
    let title = view.lang.of(&measure.title);
    let pool = pool_of(view, measure);
    let left = line.left.unwrap_or(pool);
    let unknown = matches!(
        line.basis,
        Basis::Shortfall(ShortfallBasis::Unknown | ShortfallBasis::Open(_))
    );
    let missed = matches!(line.basis, Basis::Shortfall(ShortfallBasis::Short(_)));
    let (gap, counted) = say::gap(view.lang, view.sheet.unit, measure, line);
    let fields = fields_of(measure);
    let wrong = fields.iter().any(|f| view.fault(*f).is_some());
    let mut class = String::from("measure-row");
    for (on, name) in [
        (!line.amount.is_zero(), " active"),
        (unknown, " pending"),
        (wrong, " has-wrong"),
        (is_untouched(view, measure), " folded"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    let rest = match unknown {
        true => view.words().undecided.to_owned(),
        false => say::left(view.lang, left, pool),
    };
    let why: Vec<Html> = fields.iter().map(|field| view.why(*field)).collect();
    markup! {
        <li class={class} id={format!("measure-{}", measure.id)}>
            <div class="columns">
                {name(view, measure, Vec::new())}
                <span class="measure-fields">{inputs(view, measure, title)}</span>
                <span class="measure-chart">{charts::measure(measure, line)}</span>
                <span class="measure-gap">
                    <span class="strong">{gap}</span>
                    <span class="small">{counted}</span>
                </span>
                <span class="measure-amount">
                    <span class="figure">{signed(view.sheet.unit, line.amount)}</span>
                    {only_if(missed, || agree(view, Problem::Measure(measure.id)))}
                </span>
                <span class="measure-pool">
                    {charts::pool(left, pool, greatest_pool(view), unknown)}
                    <span class="small">{rest}</span>
                </span>
                {unfold(view, measure)}
            </div>
            {why}
            {logged::other(view, measure.id)}
            {opened(view, measure, || markup! {
                {logged::below(view, measure)}
                {below_measure(view, measure.id)}
            })}
        </li>
    }
}

/// What a measure may take at the most.
fn pool_of(view: &View<'_>, measure: &Measure) -> Points {
    match view.rulebook().choices().pool {
        Pool::Own => measure.worth.value,
        Pool::Month => view.rulebook().base,
    }
}

fn greatest_pool(view: &View<'_>) -> Points {
    let pools = view.rulebook().measures.iter().map(|m| pool_of(view, m));
    pools.max().unwrap_or(Points::ZERO)
}

/// The fields of a measure, and the ways to give it otherwise.
fn inputs(view: &View<'_>, measure: &Measure, title: &str) -> Vec<Html> {
    let words = view.words();
    let id = measure.id;
    let to = |kind, text| button("link small", text, view.act(Action::Measure(id, kind)));
    let slash = |text: &str| markup! { <span class="slash">{text}</span> };
    let (pair, links) = match view.state.measure_kind(id) {
        MeasureKind::Ratio => {
            let mut links = Vec::new();
            if let Some(Measured::Ratio(ratio)) = view.record().measures.get(&id) {
                let shown = locale::percent(ratio.shown_beside(&view.rulebook().marks(id)));
                links.push(markup! { <span class="small figure">{&shown}</span> });
            }
            links.push(to(MeasureKind::Percent, words.use_percent));
            links.push(to(MeasureKind::NotAssessed, words.use_none));
            let side = |of: Field, text: &str| {
                let label = format!("{title} {text}");
                let field = field(view, of, FieldKind::Count, &label);
                markup! {
                    <span class="counted">
                        <label class="small" for={FieldId(of).to_string()}>{text}</label>
                        {field}
                    </span>
                }
            };
            let pair = vec![
                side(Field::Numerator(id), view.lang.of(&measure.numerator)),
                slash("/"),
                side(Field::Denominator(id), view.lang.of(&measure.denominator)),
            ];
            (markup! { <span class="pair">{pair}</span> }, links)
        }
        MeasureKind::Percent => {
            let label = format!("{title} %");
            let field = field(view, Field::Percent(id), FieldKind::Decimal, &label);
            let links = vec![
                to(MeasureKind::Ratio, words.use_counts),
                to(MeasureKind::NotAssessed, words.use_none),
            ];
            (
                markup! { <span class="pair">{field}{slash("%")}</span> },
                links,
            )
        }
        MeasureKind::Logged => {
            let links = vec![
                to(MeasureKind::Ratio, words.use_counts),
                to(MeasureKind::Percent, words.use_percent),
                to(MeasureKind::NotAssessed, words.use_none),
            ];
            (logged::figure(view, id), links)
        }
        MeasureKind::NotAssessed => {
            let links = vec![
                to(MeasureKind::Ratio, words.use_counts),
                to(MeasureKind::Percent, words.use_percent),
            ];
            (
                markup! { <span class="small">{words.not_assessed_why}</span> },
                links,
            )
        }
    };
    let take = logged::take(view, id);
    vec![
        pair,
        markup! { <span class="links">{[links, vec![take]].concat()}</span> },
    ]
}
