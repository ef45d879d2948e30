//! A line of the sheet, and what it opens to: its derivation, what would be next,
//! the field of a number that shrinks the range, the readings with their prices,
//! and the ways to the fact and the rule.

use yew::prelude::*;

use super::controls::button;
use super::details::{derivation, lost, next_of, worth_of_case};
use super::setting::setter;
use super::sheet::line_origin;
use crate::desk::state::{Action, MeasureKind};
use crate::desk::{LineKey, RestMsg, ReviewMsg, line_id};
use crate::locale::opened::{self, opened_words};
use crate::locale::unit::taken;
use crate::locale::{explain as explain_words, net, say, worth};
use crate::number::Points;
use crate::page::charts::{self, track};
use crate::page::dom::{flag, hashed, markup, none, only_if, t};
use crate::page::doors::PagesChunk;
use crate::page::view::View;
use crate::picture::Axis;
use crate::record::{Field, Measured};
use crate::rulebook::{ParameterRef, Subject};
use crate::scoring::{
    Basis, Line, LineOption, ShortfallBasis, Step, Sub, explain, price_line, range_when_set,
};

/// A line: one button over its row, and below it what it opens to.
pub fn line_item(view: &View<'_>, axis: Axis, line: &Line, before: Points, after: Points) -> Html {
    let clause = view
        .rulebook()
        .part(line.part)
        .map(|(_, clause, _)| clause.number.clone());
    let words = view.words();
    let calm = line.amount.is_zero();
    let wrong = view.wrong.iter().any(|w| concerns(w.field, line));
    let title = say::line_title(view.lang, view.rulebook(), line);
    let origin = line_origin(words, line);
    let key = (line.part, line.sub);
    let is_open = view.open_lines.contains(&key);
    let mut class = String::from("line");
    for (on, name) in [
        (!calm, " active"),
        (line.depends.open, " pending"),
        (is_open, " expanded"),
        (view.open_lines.last() == Some(&key), " last"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    let product = match (wrong, line.depends.open && calm) {
        (true, _) => view.lang.more().wrong_label.to_owned(),
        (false, true) => words.unknown.to_owned(),
        (false, false) => say::product(view.sheet.unit, line),
    };
    let product_class = if wrong {
        "line-product wrong-text"
    } else {
        "line-product figure"
    };
    let id = line_id(key);
    let details =
        || markup! { <div class="line-details" id={id.clone()}>{opened(view, line)}</div> };
    let controls = is_open.then(|| id.clone()).and_then(t);
    markup! {
        <li key={hashed(key)}>
            <button
                type="button"
                class={class}
                aria-expanded={flag(is_open)}
                aria-controls={controls}
                onclick={view.on(RestMsg::Line(line.part, line.sub))}
            >
                <span class="line-number">{clause.unwrap_or_default()}</span>
                <span class="line-title" title={title}>
                    {say::short_title(view.lang, view.rulebook(), line)}
                </span>
                <span class={product_class}>{product}</span>
                <span class="line-origin">
                    <span class={origin.0}>
                        <span class="mark" aria-hidden="true"/>
                        {origin.1}
                    </span>
                </span>
                <span class="line-track">
                    {track(axis, view.sheet.score, before, after, line.range)}
                </span>
                <span class="line-amount figure">{taken(view.sheet.unit, line.amount)}</span>
                <span class="chevron-mark" aria-hidden="true"/>
            </button>
            {only_if(is_open, details)}
        </li>
    }
}

/// Whether a wrong field leaves this line without its fact.
fn concerns(field: Field, line: &Line) -> bool {
    match field {
        Field::Numerator(id) | Field::Denominator(id) | Field::Percent(id) => {
            line.sub == Sub::Measure(id) && line.depends.open
        }
        _ => false,
    }
}

fn opened(view: &View<'_>, line: &Line) -> Html {
    let (rulebook, record, today) = (view.rulebook(), view.record(), view.state.today);
    let words = opened_words(view.lang);
    let key = (line.part, line.sub);
    let steps = column(explain(rulebook, record, today, line), line);
    let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
    let meaning = clause.map_or_else(none, |clause| {
        markup! {
            <div class="opened-part">
                <p>
                    <span class="strong">{say::clause(view.lang, &clause.number)}</span>
                    " "
                    <span class="small">{words.gist}</span>
                </p>
                <p>{view.lang.of(&clause.summary)}</p>
                {lost(view, clause)}
            </div>
        }
    });
    let place = steps
        .iter()
        .find_map(|step| explain_words::row(view.lang, rulebook, record, step).field);
    let place = place.unwrap_or_else(|| format!("row-{}", line.part));
    let first = clause.and_then(|clause| Some((clause, clause.parts.first()?.id)));
    let to_clause = first.map_or_else(none, |(clause, first)| {
        let to = view.on(RestMsg::Clause(first));
        let name = opened::to_clause(view.lang, &clause.number);
        markup! { <button type="button" class="link" onclick={to}>{name}</button> }
    });
    markup! {
        {derivation(view, line, [none(), picture(view, line)], &steps, Some(key))}
        {next_case(view, line)}
        {set_here(view, &steps, key)}
        {readings(view, line)}
        {meaning}
        <p class="opened-links">
            <a class="link" href={format!("#{place}")}>{words.to_field}</a>
            {to_clause}
            {appeal(view, line)}
        </p>
    }
}

/// The way to appealing the line, where the month came as the official one.
fn appeal(view: &View<'_>, line: &Line) -> Html {
    let content = &view.state.content;
    let trail = view
        .storage
        .acts
        .of(&(content.agent.clone(), content.month));
    only_if(trail.is_some_and(|trail| trail.came_given_out()), || {
        let to = view.on(RestMsg::review(ReviewMsg::Appeal(line.part, line.sub)));
        button("link", opened_words(view.lang).appeal, to)
    })
}

/// The steps as a column that is added up. Answers stand below it with their
/// prices; what a pool has left comes after what was taken, unless the pool cut it.
fn column(mut steps: Vec<Step>, line: &Line) -> Vec<Step> {
    steps.retain(|step| !matches!(step, Step::Reading(..)));
    if line.before_cap == line.amount {
        steps.retain(|step| !matches!(step, Step::Product { .. }));
        steps.sort_by_key(|step| matches!(step, Step::Pool { .. }));
    }
    steps
}

/// The steps from target to value, where there are both.
fn picture(view: &View<'_>, line: &Line) -> Html {
    let (Sub::Measure(id), Basis::Shortfall(basis)) = (line.sub, line.basis) else {
        return none();
    };
    let (ShortfallBasis::Reached(ratio) | ShortfallBasis::Short(ratio)) = basis else {
        return none();
    };
    let reached = ratio.shown_beside(&view.rulebook().marks(id));
    view.rulebook().measure(id).map_or_else(none, |measure| {
        charts::steps(view.lang, view.sheet.unit, measure, reached, line)
    })
}

/// What one more case or event would do.
fn next_case(view: &View<'_>, line: &Line) -> Html {
    let told = match line.sub {
        Sub::Measure(id) => {
            if let Some(Measured::Percent(_)) = view.record().measures.get(&id) {
                let words = opened_words(view.lang);
                let to = view.act(Action::Measure(id, MeasureKind::Ratio));
                return markup! {
                    <p class="opened-part small">
                        {words.needs_counts}
                        {button("link", words.to_counts, to)}
                    </p>
                };
            }
            let worth = worth_of_case(view, id);
            worth.map_or_else(Vec::new, |(measure, worth)| {
                let score = view.sheet.score;
                worth::other_counts(view.lang, view.rulebook(), measure, score, &worth)
            })
        }
        sub => next_of(view, line.part, sub).into_iter().collect(),
    };
    let told = told.into_iter().map(|[name, rest]| {
        markup! { <p><span class="strong">{name}</span>{rest}</p> }
    });
    let told: Vec<Html> = told.collect();
    only_if(
        !told.is_empty(),
        || markup! { <div class="opened-part next-case">{told}</div> },
    )
}

/// The field of the number that makes most of the range, or of the one that is
/// being set.
fn set_here(view: &View<'_>, steps: &[Step], line: LineKey) -> Html {
    let (rulebook, record, today) = (view.rulebook(), view.record(), view.state.today);
    let most = || {
        let numbers = steps.iter().filter_map(|step| match step {
            Step::Number(at) | Step::Condition { threshold: at, .. } => Some(*at),
            Step::Pool { worth, .. } => *worth,
            _ => None,
        });
        let assumed =
            numbers.filter(|at| at.get(rulebook).is_some_and(|number| number.is_assumed()));
        let set = assumed.map(|at| (at, range_when_set(rulebook, record, today, at)));
        let set = set.filter(|(_, then)| *then != view.sheet.range);
        let most = set.min_by_key(|(_, then)| then.high - then.low);
        most.map(|(at, _)| at)
    };
    let form = |third: &PagesChunk| {
        let at = number_open(view, line).or_else(most)?;
        Some((third.number_in)(view, at, line))
    };
    view.third.and_then(form).unwrap_or_default()
}

/// The number whose form is open in this line.
fn number_open(view: &View<'_>, line: LineKey) -> Option<ParameterRef> {
    let open = view.setting.as_ref().filter(|open| open.line == Some(line));
    match open?.subject {
        Subject::Number(at) => Some(at),
        _ => None,
    }
}

/// Each question that the line asked, with what its answers make of it.
fn readings(view: &View<'_>, line: &Line) -> Html {
    let (rulebook, unit) = (view.rulebook(), view.sheet.unit);
    let words = opened_words(view.lang);
    let priced = price_line(rulebook, view.record(), view.state.today, line);
    let parts = priced.iter().filter_map(|(id, options)| {
        let reading = rulebook.readings.iter().find(|reading| reading.id == *id)?;
        let rows = options.iter().zip(&reading.options).map(|(priced, option)| {
            let LineOption { in_force, amount, score, .. } = *priced;
            markup! {
                <tr class={if in_force { "in-force" } else { "" }}>
                    <th scope="row">
                        {view.lang.of(&option.title)}
                        {if in_force { words.in_force } else { "" }}
                    </th>
                    <td class="figure">{taken(unit, amount)}</td>
                    <td class="figure">{net::result(view.lang, unit, view.sheet.holds, score)}</td>
                </tr>
            }
        });
        let rows: Vec<Html> = rows.collect();
        let question = view.lang.of(&reading.question);
        let key = (line.part, line.sub);
        let form = view
            .third
            .and_then(|third| (third.reading_in)(view, *id, question, key));
        if form.is_some() {
            return form;
        }
        Some(markup! {
            <table class="opened-part prices">
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="strong">{words.reading}</span>
                            " "
                            {question}
                            " "
                            {setter(view, Subject::Reading(*id), question, Some(key))}
                        </th>
                        <th scope="col" class="small">{words.this_line}</th>
                        <th scope="col" class="small">{words.whole}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        })
    });
    parts.collect()
}
