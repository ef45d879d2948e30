//! The sheet: each total, and every pool and line that made it.

use yew::prelude::*;

use super::BookView;
use super::grades::grades;
use super::steps::opened;
use crate::desk::book::BookMsg;
use crate::id::Id;
use crate::language::{Circumstance as _, Gives, Line, Node, Pool, RestsOn, Total};
use crate::locale;
use crate::locale::book::{self, book_words, is_beyond, pool_note, short, signed, with_unit, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_fault::book_fault;
use crate::number::{Decimal, Points, Range};
use crate::page::charts::track;
use crate::page::dom::{flag, hashed, markup, only_if, t};
use crate::page::team::back;
use crate::picture::{Axis, points};
use crate::plan::{LineSheet, Sheet, TotalSheet};
use crate::rulebook::Origin;
use crate::scoring::Certainty;

/// All totals with what made them, then the grades.
pub fn sheet(of: &BookView<'_>) -> Html {
    let view = of.view;
    let words = book_words(view.lang);
    let content = &view.state.content;
    let document = of.filled.document();
    let agent = match content.agent.is_empty() {
        true => String::new(),
        false => locale::name(view.lang, &content.agent).into_owned(),
    };
    let inside = match &of.filled.sheet {
        Err(faults) => {
            let faults = faults.iter().map(|fault| book_fault(view.lang, fault));
            let faults = faults.map(|(place, text)| {
                markup! { <li><span class="strong">{place}</span>" "{text}</li> }
            });
            markup! { <ul class="faults">{faults.collect::<Vec<Html>>()}</ul> }
        }
        Ok(sheet) => {
            let totals = document.totals.iter().zip(&sheet.totals);
            let totals = totals
                .enumerate()
                .map(|(nth, (total, found))| block(of, sheet, nth, total, found));
            let totals: Vec<Html> = totals.collect();
            markup! { {totals}{grades(of, sheet)} }
        }
    };
    let (class, state) = state(of);
    markup! {
        <section class="sheet" aria-labelledby="sheet-head">
            <h2 class="sheet-head" id="sheet-head">
                <span class="sheet-title">{words.sheet}</span>
                <span class="sheet-note">
                    {locale::month(view.lang, content.month)}" "<bdi>{agent}</bdi>
                </span>
                <span class={class}>{state}</span>
            </h2>
            {back(view)}
            {inside}
            <p class="hidden" role="status" id="book-announced">{announced(of)}</p>
        </section>
    }
}

/// How sure the month is.
fn state(of: &BookView<'_>) -> (&'static str, &'static str) {
    let words = of.view.words();
    match of.filled.certainty() {
        Certainty::Final => ("state final", words.final_),
        Certainty::RestsOnAssumed => ("state assumptions", words.rests_on_assumed),
        Certainty::Provisional => ("state provisional", words.provisional),
    }
}

/// What a screen reader is told.
pub fn announced(of: &BookView<'_>) -> String {
    let lang = of.view.lang;
    let totals = of.filled.document().totals.first();
    let sheet = of.filled.sheet.as_ref().ok();
    let found = sheet.and_then(|sheet| sheet.totals.first());
    let Some((total, found)) = totals.zip(found) else {
        return String::new();
    };
    let score = with_unit(&book::figure(found.headline), &total.unit);
    let range = book::range(lang, found.range, &total.unit);
    book::announced(lang, &total_name(lang, total), &score, &range)
}

fn block(of: &BookView<'_>, sheet: &Sheet, nth: usize, total: &Total, found: &TotalSheet) -> Html {
    let view = of.view;
    let axis = axis(of, sheet, total);
    let name = total_name(view.lang, total);
    let range = only_if(!found.range.is_settled(), || {
        let text = book::range(view.lang, found.range, &total.unit);
        markup! {
            <p class="book-range">
                <span class="small">{book_words(view.lang).range}</span>
                " "
                <span class="figure">{text}</span>
            </p>
        }
    });
    let class = match nth {
        0 => "book-total first",
        _ => "book-total",
    };
    let mut rows = Vec::new();
    pool(of, sheet, (&total.pool, true), (total, axis), &mut rows);
    markup! {
        <div class={class} id={format!("total-{}", total.id)} key={hashed(total.id)}>
            <p class="book-score">
                <span class="book-score-name">{name.clone()}</span>
                <span class="book-figure figure">{book::figure(found.headline)}</span>
                <span class="book-unit">{total.unit.to_string()}</span>
            </p>
            {range}
            <ul class="line-list">{rows}</ul>
            <div class="line total">
                <span class="line-title wide">{name}</span>
                <span class="line-track"/>
                <span class="line-amount figure">
                    {with_unit(&book::figure(found.headline), &total.unit)}
                </span>
            </div>
        </div>
    }
}

/// A pool's own row where it has something to say, and what it holds.
fn pool(
    of: &BookView<'_>,
    sheet: &Sheet,
    (pool, is_top): (&Pool, bool),
    (total, axis): (&Total, Axis),
    rows: &mut Vec<Html>,
) {
    let under = of.filled.under();
    if !under.holds(pool.when.as_ref()) || !under.may_apply(&pool.only, &pool.except) {
        return;
    }
    let lang = of.view.lang;
    let note = pool_note(lang, of.filled, pool);
    let title = word(lang, &pool.title);
    let has_factors = !pool.factors.is_empty();
    if !is_top || !note.is_empty() || has_factors {
        let found = sheet.pools.iter().find(|found| found.id == pool.id);
        let name = match (title, is_top) {
            ("", true) => total_name(lang, total),
            ("", false) => pool.id.to_string(),
            (title, _) => title.to_owned(),
        };
        rows.extend(found.map(|found| pool_row(of, pool, (name, note), found, (total, axis))));
    }
    for node in &pool.of {
        match node {
            Node::Pool(inner) => self::pool(of, sheet, (inner, false), (total, axis), rows),
            Node::Line(line) => {
                let is_there =
                    under.holds(line.when.as_ref()) && under.may_apply(&line.only, &line.except);
                let found = sheet.lines.iter().find(|found| found.id == line.id);
                rows.extend(
                    found
                        .filter(|_| is_there)
                        .map(|found| line_row(of, line, found, (total, axis))),
                );
            }
        }
    }
}

fn pool_row(
    of: &BookView<'_>,
    pool: &Pool,
    (name, note): (String, String),
    found: &LineSheet,
    (total, axis): (&Total, Axis),
) -> Html {
    let key = RowKey::Pool(pool.id);
    let details = || super::steps::opened_pool(of, pool, &total.unit);
    row(
        of,
        key,
        ("", &name),
        &note,
        origin(of, &RestsOn::pool(pool)),
        found,
        (total, axis),
        &details,
    )
}

fn line_row(
    of: &BookView<'_>,
    line: &Line,
    found: &LineSheet,
    (total, axis): (&Total, Axis),
) -> Html {
    let key = RowKey::Line(line.id);
    let title = word(of.view.lang, &line.title);
    let fact = fact(of, line);
    let origin = origin(of, &RestsOn::line(line));
    let details = || opened(of, line, &total.unit);
    row(
        of,
        key,
        (&line.number, title),
        &fact,
        origin,
        found,
        (total, axis),
        &details,
    )
}

/// Which row is open; a pool may be called as a line is.
#[derive(Clone, Copy)]
enum RowKey {
    Line(Id),
    Pool(Id),
}

#[allow(clippy::too_many_arguments)]
fn row(
    of: &BookView<'_>,
    key: RowKey,
    (number, title): (&str, &str),
    product: &str,
    origin: (&'static str, &'static str),
    found: &LineSheet,
    (total, axis): (&Total, Axis),
    details: &dyn Fn() -> Html,
) -> Html {
    let (id, is_pool, open) = match key {
        RowKey::Line(id) => (id, false, format!("line-{id}")),
        RowKey::Pool(id) => (id, true, format!("pool-{id}")),
    };
    let form = of.view.book_form();
    let is_open = form.is_some_and(|form| form.open.contains(&(id, is_pool)));
    let mut class = String::from(if is_pool {
        "line book-pool-row"
    } else {
        "line"
    });
    for (on, name) in [
        (!found.headline.is_zero() || is_pool, " active"),
        (!found.range.is_settled(), " pending"),
        (is_open, " expanded"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    let id_of = format!("{open}-details");
    let controls = is_open.then(|| id_of.clone()).and_then(t);
    let amount = match is_pool {
        true => short(found.headline),
        false => signed(found.headline),
    };
    markup! {
        <li key={hashed(&open)}>
            <button
                type="button"
                class={class}
                id={open}
                aria-expanded={flag(is_open)}
                aria-controls={controls}
                onclick={of.on(BookMsg::Line(id, is_pool))}
            >
                <span class="line-number">{number}</span>
                <span class="line-title" title={title.to_owned()}>{title}</span>
                <span class="line-product">{product}</span>
                <span class="line-origin">
                    <span class={origin.0}>
                        <span class="mark" aria-hidden="true"/>
                        {origin.1}
                    </span>
                </span>
                <span class="line-track">
                    {only_if(!is_pool, || track(
                        axis,
                        Points::ZERO,
                        Points::ZERO,
                        points(found.headline),
                        ends(found.range)
                    ))}
                </span>
                <span class="line-amount figure">{amount}</span>
                <span class="chevron-mark" aria-hidden="true"/>
            </button>
            {only_if(is_open, || {
                let text = with_unit(&book::range(of.view.lang, found.range, ""), &total.unit);
                let words = book_words(of.view.lang);
                markup! {
                    <div class="line-details" id={id_of.clone()}>
                        {details()}
                        <p class="book-counts">
                            <span class="strong">{words.result}</span>
                            " "
                            <span class="figure">
                                {with_unit(&signed(found.headline), &total.unit)}
                            </span>
                            {only_if(!found.range.is_settled(), || markup! {
                                <span class="small">" "{words.range}" "{text}</span>
                            })}
                        </p>
                    </div>
                }
            })}
        </li>
    }
}

/// What a line looks at, in short.
fn fact(of: &BookView<'_>, line: &Line) -> String {
    let rows = crate::locale::book_line::line_fact(of.view.lang, of.filled, line);
    match &line.gives {
        Gives::Fixed(_) => String::new(),
        _ => rows,
    }
}

/// The weakest origin among the numbers that something rests on: its mark's class and word.
fn origin(of: &BookView<'_>, rests: &RestsOn<'_>) -> (&'static str, &'static str) {
    let words = of.view.words();
    let has =
        |is: fn(&Origin<Decimal>) -> bool| rests.params.iter().any(|param| is(&param.0.origin));
    if has(|origin| matches!(origin, Origin::Assumed { .. })) {
        ("origin assumed", words.assumed)
    } else if has(|origin| matches!(origin, Origin::Set { .. })) {
        ("origin set", words.set)
    } else {
        ("origin stated", words.stated)
    }
}

/// One scale for the lines of a total: from nothing to the furthest that one of them goes.
fn axis(of: &BookView<'_>, sheet: &Sheet, total: &Total) -> Axis {
    let document = of.filled.document();
    let own = document.lines().into_iter();
    let own = own.filter(|(of, _)| of.id == total.id);
    let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
    for (_, line) in own {
        let found = sheet.lines.iter().find(|found| found.id == line.id);
        for end in found
            .into_iter()
            .flat_map(|found| [found.headline, found.range.low, found.range.high])
        {
            if !is_beyond(end) {
                low = low.min(end);
                high = high.max(end);
            }
        }
    }
    if low == high {
        high = Decimal::ONE;
    }
    Axis::spanning(points(low), points(high))
}

fn ends(range: Range<Decimal>) -> Range<Points> {
    Range {
        low: points(range.low),
        high: points(range.high),
    }
}
