//! The shown agent's year: what it comes to, month by month, item by item,
//! and the measures against their targets.

use yew::prelude::*;

use super::controls::button;
use super::year_money::{money_parts, money_table, yuan};
use crate::desk::RestMsg;
use crate::locale::corrections::{corrected_by, corrected_in};
use crate::locale::net::{result_said, to_pay};
use crate::locale::unit::taken;
use crate::locale::year::{self, parts_note, scores_title, year_words};
use crate::locale::{money, month_name, percent, points, say, short_month, signed, span};
use crate::number::{Percent, Points, Range, Unit};
use crate::page::charts::{Mark, twelve};
use crate::page::dom::{all, markup, none, only_if};
use crate::page::view::View;
use crate::picture::Axis;
use crate::rulebook::{Direction, ReadingId, Rulebook};
use crate::scoring::{MeasureYear, MonthFigures, PartTotal, YearSheet};

/// The shown agent's year: in the shown month's unit first, then in the other.
/// Points and money don't join; a unit without any month has no year.
pub fn years_of(view: &View<'_>) -> Vec<YearSheet> {
    let content = &view.state.content;
    let shown = view.record().unit;
    let others = Unit::ALL.into_iter().filter(|unit| *unit != shown);
    let units = std::iter::once(shown).chain(others);
    let years = units.map(|unit| {
        let records = view.state.records_in(unit);
        YearSheet::of(content.month.year(), &records, view.state.today)
    });
    years
        .filter(|year| year.months.iter().any(Option::is_some))
        .collect()
}

/// All of it below the months; nothing for a year without any.
pub fn year(view: &View<'_>) -> Html {
    let years = years_of(view);
    all(years.iter().map(|year| one(view, year)).collect())
}

fn one(view: &View<'_>, year: &YearSheet) -> Html {
    let words = year_words(view.lang, year.unit);
    let table = RestMsg::YearTable(year.unit);
    let book = RestMsg::YearWorkbook(year.unit);
    markup! {
        {result(view, year)}
        {scores(view, year, 220)}
        {totals(view, year)}
        {measures(view, year, 96)}
        <p class="acts">
            {only_if(view.own.is_none(), || {
                all(vec![
                    button("outlined", words.year_csv, view.on(table)),
                    button("outlined", words.year_workbook, view.on(book)),
                ])
            })}
            {button("outlined", words.print, view.on(RestMsg::Print))}
        </p>
    }
}

/// The rules of the year's unit.
fn rulebook<'a>(view: &'a View<'_>, year: &YearSheet) -> &'a Rulebook {
    let month = view.state.content.month;
    view.state.rules().rulebook((month, year.unit))
}

/// What the year comes to, and the months that don't count.
pub fn result(view: &View<'_>, year: &YearSheet) -> Html {
    let words = year_words(view.lang, year.unit);
    let missing: Vec<_> = year.missing().collect();
    let missing = year::missing(view.lang, &missing);
    let corrected = corrected_in(view.lang, year);
    let joined = year::joined(view.lang, year).or_else(|| year::settled(view.lang, year));
    let (score, note) = match joined {
        Some((score, note)) => (score, note),
        None => (String::new(), words.none.to_owned()),
    };
    markup! {
        <section class="block year-result">
            <h2 class="block-head">
                <span class="block-title">{words.title}</span>
                <span class="block-note">{year.year.to_string()}</span>
            </h2>
            <p>
                <span class="year-score figure">{score}</span>
                " "
                <span class="small">{note}</span>
            </p>
            <p class="hint">{missing}</p>
            {only_if(!corrected.is_empty(), || markup! { <p class="hint">{corrected.clone()}</p> })}
            {money_parts(view, year)}
            {only_if(year.joined.is_some(), || rules(view, year))}
        </section>
    }
}

/// What the other rules for joining the months would give.
fn rules(view: &View<'_>, year: &YearSheet) -> Html {
    let mut readings = rulebook(view, year).readings.iter();
    let Some(reading) = readings.find(|reading| reading.id == ReadingId::R8) else {
        return none();
    };
    let mut choices = *rulebook(view, year).choices();
    let options = reading.options.iter().filter_map(|option| {
        choices.choose(ReadingId::R8, option.id.as_str());
        let joined = year.under(choices.year)?;
        Some(markup! {
            <li>
                {view.lang.of(&option.title)}
                " "
                <span class="figure">
                    {year::with_range(view.lang, year.unit, joined.score, joined.range)}
                </span>
            </li>
        })
    });
    let options: Vec<Html> = options.collect();
    markup! {
        <details class="as-table">
            <summary class="hint">{view.lang.of(&reading.question)}</summary>
            <ul class="differences">{options}</ul>
        </details>
    }
}

/// The scores as a picture of this height and a table.
pub fn scores(view: &View<'_>, year: &YearSheet, height: i64) -> Html {
    let words = year_words(view.lang, year.unit);
    let (title, note) = scores_title(view.lang, year.unit, year.holds);
    let figures = || year.months.iter().flatten();
    // What is left to pay is drawn upwards, but where there is something to
    // receive.
    let drawn = |m: &MonthFigures| match m.unit {
        Unit::Money if !year.holds.gives => (-m.score, to_pay(m.range)),
        Unit::Points | Unit::Money => (m.score, m.range),
    };
    let ends = || figures().map(|m| drawn(m).1.including(drawn(m).0));
    let low = ends().map(|ends| ends.low).min().unwrap_or_default();
    let high = ends().map(|ends| ends.high).max().unwrap_or_default();
    let (axis, lines) = match year.unit {
        Unit::Points => (tens(low, high), 10),
        Unit::Money => {
            let values = || figures().map(|m| drawn(m).0);
            let least = values().min().unwrap_or_default();
            let most = values().max().unwrap_or_default();
            yuan(
                Range {
                    low: least,
                    high: most,
                },
                Range { low, high },
            )
        }
    };
    let marks = std::array::from_fn(|at| {
        year.months[at].as_ref().map(|m| Mark {
            value: drawn(m).0,
            range: drawn(m).1,
            target: None,
            class: sure(m.is_scored()),
            figure: result_said(view.lang, m.unit, m.holds, m.score),
            said: year::month_said(view.lang, m),
        })
    });
    markup! {
        <section class="block">
            <h2 class="block-head">
                <span class="block-title">{title}</span>
                <span class="block-note">{note}</span>
            </h2>
            {twelve(title, axis, height, lines, &marks)}
            {names(view)}
            {table(words.table, month_table(view, year, true))}
        </section>
    }
}

/// Each month's figures as a table; what it pays only where it's asked for.
pub fn month_table(view: &View<'_>, year: &YearSheet, pay: bool) -> Html {
    if year.unit == Unit::Money {
        return money_table(view, year);
    }
    let words = year_words(view.lang, year.unit);
    let pay = pay && year.months.iter().flatten().any(|m| m.pay.is_some());
    let row = |m: &MonthFigures| {
        let paid = m.pay.map_or_else(String::new, |pay| money(pay.amount));
        markup! {
            <tr>
                <th scope="row">{month_name(view.lang, m.month)}</th>
                <td class="figure">{points(m.unit, m.score)}</td>
                <td class="figure">{span(view.lang, m.unit, m.range)}</td>
                <td>{year::state(view.lang, m)}{corrected_by(view.lang, m.unit, m.corrected)}</td>
                <td class="figure">{signed(m.unit, m.rewards)}</td>
                <td class="figure">{signed(m.unit, m.deductions)}</td>
                {only_if(pay, || markup! { <td class="figure">{paid}</td> })}
            </tr>
        }
    };
    let rows: Vec<Html> = year.months.iter().flatten().map(row).collect();
    let [month, score, range, state, rewards, deductions] = words.columns;
    markup! {
        <div class="scroll-x" tabindex="0">
            <table class="basis-table">
                <thead>
                    <tr>
                        <th scope="col">{month}</th>
                        <th scope="col" class="right">{score}</th>
                        <th scope="col" class="right">{range}</th>
                        <th scope="col">{state}</th>
                        <th scope="col" class="right">{rewards}</th>
                        <th scope="col" class="right">{deductions}</th>
                        {only_if(pay, || markup! { <th scope="col" class="right">{words.pay}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What each item gave or took, longest first.
pub fn totals(view: &View<'_>, year: &YearSheet) -> Html {
    let words = year_words(view.lang, year.unit);
    let mut moved: Vec<&PartTotal> = Vec::new();
    for total in year.parts.iter().filter(|total| !total.amount.is_zero()) {
        // Few: an insertion keeps the code for sorting out.
        let place = moved
            .iter()
            .position(|m| m.amount.abs() < total.amount.abs());
        moved.insert(place.unwrap_or(moved.len()), total);
    }
    let Some(longest) = moved.first().map(|total| total.amount.abs()) else {
        return none();
    };
    let rows = moved.iter().map(|total| {
        let share = total.amount.abs().raw() * 10_000 / longest.raw().max(1);
        let class = match total.amount > Points::ZERO {
            true => "step gain",
            false => "step loss",
        };
        markup! {
            <li>
                <span>{say::part(view.lang, rulebook(view, year), total.part)}</span>
                <svg
                    class="total-bar"
                    width="100%"
                    height="12"
                    aria-hidden="true"
                    focusable="false"
                >
                    <rect
                        class={class}
                        x="0.5"
                        y="1"
                        height="10"
                        width={format!("{}.{:02}%", share / 101, share % 101)}
                    />
                </svg>
                <span class="figure strong">{taken(year.unit, total.amount)}</span>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <section class="block">
            <h2 class="block-head">
                <span class="block-title">{words.parts}</span>
                <span class="block-note">{parts_note(view.lang, year.unit, year.holds)}</span>
            </h2>
            <ul class="year-totals">{rows}</ul>
        </section>
    }
}

/// Each measure's months against its targets, in pictures of this height.
pub fn measures(view: &View<'_>, year: &YearSheet, height: i64) -> Html {
    if year.measures.is_empty() {
        return none();
    }
    let words = year_words(view.lang, year.unit);
    let each: Vec<Html> = year
        .measures
        .iter()
        .map(|m| measure(view, year, m, height))
        .collect();
    markup! {
        <section class="block">
            <h2 class="block-head">
                <span class="block-title">{words.measures}</span>
                <span class="block-note">{words.measures_note}</span>
            </h2>
            <div class="multiples">{each}</div>
        </section>
    }
}

fn measure(view: &View<'_>, year: &YearSheet, measure: &MeasureYear, height: i64) -> Html {
    let as_points = |percent: Percent| Points::from_raw(percent.raw());
    let title = rulebook(view, year).measure(measure.measure);
    let title = title.map_or_else(
        || measure.measure.to_string(),
        |measure| view.lang.of(&measure.title).to_owned(),
    );
    let mut rows: Vec<Html> = Vec::new();
    let (mut low, mut high) = (Points::whole(100), Points::ZERO);
    let marks: [Option<Mark>; 12] = std::array::from_fn(|at| {
        let figures = measure.months[at].as_ref()?;
        let month = year.months[at].as_ref()?.month;
        rows.push(markup! {
            <tr>
                <th scope="row">{month_name(view.lang, month)}</th>
                <td class="figure">{year::reached(view.lang, figures)}</td>
                <td class="figure">{say::target(figures.direction, figures.target)}</td>
            </tr>
        });
        let target = as_points(figures.target);
        let shown = figures.shown?;
        let range = Range {
            low: as_points(shown.low),
            high: as_points(shown.high),
        };
        low = low.min(range.low).min(target);
        high = high.max(range.high).max(target);
        Some(Mark {
            // What is sure of it.
            value: match figures.direction {
                Direction::Higher => range.low,
                Direction::Lower => range.high,
            },
            range,
            target: Some(target),
            class: sure(figures.on_target() == Some(true)),
            figure: match figures.shares?.open {
                0 => percent(shown.low),
                _ => view.words().undecided.to_owned(),
            },
            said: year::measure_said(view.lang, month, figures),
        })
    });
    let words = year_words(view.lang, year.unit);
    let picture = only_if(marks.iter().any(Option::is_some), || {
        twelve(&title, tens(low, high), height, 10, &marks)
    });
    let words_of = |text: &str| markup! { <td class="figure small">{text}</td> };
    let head = markup! { <tr><td/>{words_of(words.reached)}{words_of(words.target)}</tr> };
    markup! {
        <figure class="multiple">
            <figcaption>{title.as_str()}</figcaption>
            {picture}
            {table(
                words.table,
                markup! { <table class="basis-table"><tbody>{head}{rows}</tbody></table> }
            )}
        </figure>
    }
}

fn table(title: &str, inside: Html) -> Html {
    markup! { <details class="as-table"><summary class="hint">{title}</summary>{inside}</details> }
}

/// The months' numbers below a picture.
fn names(view: &View<'_>) -> Html {
    let year = view.state.content.month.year();
    let months = (1..=12).filter_map(|number| crate::calendar::Month::new(year, number));
    let names: Vec<Html> = months
        .map(|month| markup! { <span>{short_month(view.lang, month)}</span> })
        .collect();
    markup! { <div class="twelve-names" aria-hidden="true">{names}</div> }
}

/// From the ten below to the ten above, at least twenty apart.
fn tens(low: Points, high: Points) -> Axis {
    let ten = 10_000;
    let low = low.raw().div_euclid(ten) * ten;
    let high = (high.raw() + ten - 1).div_euclid(ten) * ten;
    Axis::spanning(
        Points::from_raw(low.min(high - 2 * ten).max(0)),
        Points::from_raw(high.max(2 * ten)),
    )
}

const fn sure(sure: bool) -> &'static str {
    if sure {
        "twelve-dot"
    } else {
        "twelve-dot unsure"
    }
}
