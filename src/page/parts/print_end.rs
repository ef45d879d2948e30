//! The end of a printed month: what is open, what other readings would give, who
//! has seen it; and how much of it goes on the sheet's own page.

use yew::prelude::*;

use super::print_foot::paper_foot;
use super::questions::worded;
use super::sheet::of_other_system;
use crate::id::Id;
use crate::locale::paper::{overlap, paper_words, same_readings};
use crate::locale::setting::{setting_words, short_fingerprint};
use crate::locale::{net, open as words, points};
use crate::page::dom::{markup, only_if};
use crate::page::view::View;
use crate::picture::{Printed, in_rows, prose};
use crate::scoring::{Open, OpenItem, PricedReading, open_list, price_readings};

/// How much of a month is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it, and what it's derived from.
    Whole,
    /// A page, one of many agents': what has no room on it stays away, which is said.
    Page,
}

/// The pages of a month: what stands above with so many lines, which takes about
/// so many px, and its end on the same page or on one of its own.
pub(super) fn paper_pages(
    view: &View<'_>,
    extent: Extent,
    above: Html,
    lines: usize,
    height: i64,
) -> Html {
    let asked = Asked::of(view);
    let printed = Printed {
        lines,
        items: asked.items.len(),
        height: height + asked.height(view) + paper_words(view.lang).end,
    };
    let is_one_page = printed.is_one_page();
    let end = match is_one_page || extent == Extent::Whole {
        true => markup! {
            <div class="paper-asked">{open(view, &asked)}{readings(view, &asked)}</div>
        },
        false => markup! { <p class="small">{paper_words(view.lang).elsewhere}</p> },
    };
    let end = paper_end(view, end);
    match (is_one_page, extent) {
        (true, _) => markup! { <div class="paper-page">{above}{end}</div> },
        (false, Extent::Page) => markup! { <div class="paper-page tight">{above}{end}</div> },
        (false, Extent::Whole) => markup! {
            <div class="paper-first">{above}</div>
            <div class="paper-page">{end}</div>
        },
    }
}

/// What is open, and the readings that would give another result.
struct Asked {
    items: Vec<OpenItem>,
    moved: Vec<PricedReading>,
    same: usize,
}

impl Asked {
    fn of(view: &View<'_>) -> Self {
        let (rulebook, record) = (view.rulebook(), view.record());
        // A closed month doesn't change as days pass.
        let today = record
            .closing()
            .map_or(view.state.today, |closing| closing.on);
        let mut items = open_list(rulebook, record, today);
        items.retain(|item| item.moves);
        let moves = |reading: &PricedReading| {
            let mut options = reading.options.iter();
            options.any(|option| !option.difference.is_zero())
        };
        let priced = price_readings(rulebook, record, today);
        let (moved, same): (Vec<_>, Vec<_>) = priced.into_iter().partition(moves);
        Self {
            items,
            moved,
            same: same.len(),
        }
    }

    /// About how high both columns are.
    fn height(&self, view: &View<'_>) -> i64 {
        let [open, asked, text, row] = paper_words(view.lang).columns;
        let items = self.items.iter().map(|item| {
            let cells = cells(view, item);
            let cells: i64 = cells.iter().map(|cell| prose(cell, text) + 8).sum();
            5 + row * ((cells + open - 1) / open)
        });
        let moved = self.moved.iter().filter_map(|reading| {
            let [question, now, others] = reading_texts(view, reading)?;
            let rows = in_rows(&(question + paper_words(view.lang).now + &now), text, asked);
            Some(8 + row * (rows + in_rows(&others, text, asked)))
        });
        42 + row + items.sum::<i64>().max(moved.sum())
    }
}

fn paper_end(view: &View<'_>, asked: Html) -> Html {
    let words = view.words();
    let (more, paper) = (view.lang.more(), paper_words(view.lang));
    let origin = |class: &'static str, meaning: &str| {
        markup! { <span class={class}><span class="mark"/>{meaning}</span> }
    };
    let seen = |text: &str| markup! { <span><span class="paper-box"/>{text}</span> };
    markup! {
        <div class="paper-end">
            {asked}
            {not_counted(view)}
            <div class="paper-seen">
                <p class="paper-legend">
                    {origin("origin stated", words.stated_full)}
                    {origin("origin set", words.set_full)}
                    {origin("origin assumed", words.assumed_full)}
                    <span class="right">
                        {setting_words(view.lang).fingerprint}
                        " "
                        {short_fingerprint(view.rulebook())}
                    </span>
                </p>
                <p class="paper-code"><strong>{paper.code.0}</strong>" "{paper.code.1}{paper.code_use}</p>
                <p class="paper-boxes">{seen(paper.agreed)}{seen(paper.not_agreed)}</p>
                <div class="paper-sign">
                    <span>{more.print_signed}</span>
                    <span>{more.print_assessor}</span>
                    <span>{more.print_date}</span>
                </div>
                {paper_foot(view)}
            </div>
        </div>
    }
}

/// An item's name, what is open about it, as what it's taken, what it may be, and
/// by how much it makes the range wider.
fn cells(view: &View<'_>, item: &OpenItem) -> [String; 5] {
    let (rulebook, record) = (view.rulebook(), view.record());
    let name = words::open_title(view.lang, rulebook, record, item.what);
    let (what, [value, span]) = match item.what {
        Open::Parameter(at) => (
            words::parameter_name(view.lang, rulebook, at).to_owned(),
            words::value_and_span(view.lang, rulebook, at).unwrap_or_default(),
        ),
        Open::Fact(_) => {
            let reason = words::open_reason(view.lang, rulebook, item.what);
            (reason, Default::default())
        }
    };
    let makes = match item.contribution.is_zero() {
        true => words::hidden_now(view.lang).to_owned(),
        false => points(view.sheet.unit, item.contribution),
    };
    [name, what, value, span, makes]
}

fn open(view: &View<'_>, asked: &Asked) -> Html {
    let heads = words::headings(view.lang, view.sheet.unit);
    let rows = asked.items.iter().map(|item| {
        let [name, what, value, span, makes] = cells(view, item);
        markup! {
            <tr>
                <td>{name}</td>
                <td>{what}</td>
                <td class="right">{value}</td>
                <td class="small">{span}</td>
                <td class="right strong">{makes}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let facts = (asked.items.iter()).any(|item| matches!(item.what, Open::Fact(_)));
    let range = view.sheet.range;
    only_if(!rows.is_empty(), || {
        markup! {
            <section>
                <h3>
                    <span>{heads.open}</span>
                    <span class="small">{heads.open_note}</span>
                    <span class="small right">
                        {words::width_now(view.lang, view.sheet.unit, range.high - range.low)}
                    </span>
                </h3>
                <table class="paper-open"><tbody>{rows}</tbody></table>
                <p class="small">{overlap(view.lang, asked.items.len(), facts)}</p>
            </section>
        }
    })
}

/// A question, the answer in force, and the others with what they would give.
fn reading_texts(view: &View<'_>, reading: &PricedReading) -> Option<[String; 3]> {
    let worded = worded(view.rulebook(), reading)?;
    let (unit, holds) = (view.sheet.unit, view.sheet.holds);
    let options = reading.options.iter().zip(&worded.options);
    let (mut now, mut others) = (String::new(), Vec::new());
    for (priced, option) in options {
        let title = view.lang.of(&option.title);
        match priced.in_force {
            true => now = title.to_owned(),
            false => {
                let result = net::result(view.lang, unit, holds, priced.score);
                others.push(format!("{title} {result}"));
            }
        }
    }
    let join = paper_words(view.lang).join;
    let question = view.lang.of(&worded.question).to_owned();
    Some([question, now, others.join(join)])
}

fn readings(view: &View<'_>, asked: &Asked) -> Html {
    let heads = words::headings(view.lang, view.sheet.unit);
    let rows = asked.moved.iter().filter_map(|reading| {
        let [question, now, others] = reading_texts(view, reading)?;
        Some(markup! {
            <li>
                <p>
                    {question}
                    " "
                    <span class="small">{paper_words(view.lang).now}</span>
                    <strong>{now}</strong>
                </p>
                <p class="small">{others}</p>
            </li>
        })
    });
    let rows: Vec<Html> = rows.collect();
    let any = !rows.is_empty();
    let same = only_if(asked.same > 0, || {
        let text = same_readings(view.lang, view.sheet.unit, asked.same, any);
        markup! { <p class="small">{text}</p> }
    });
    only_if(any || asked.same > 0, || {
        markup! {
            <section>
                <h3>
                    <span>{heads.readings}</span>
                    <span class="small">{heads.readings_note}</span>
                </h3>
                {only_if(any, || markup! { <ul class="paper-readings">{rows}</ul> })}
                {same}
            </section>
        }
    })
}

/// What the record names and the rulebook doesn't know.
fn not_counted(view: &View<'_>) -> Html {
    let names = view.sheet.unscored.iter();
    let names = names.filter(|id| !of_other_system(view, **id));
    let names: Vec<&str> = names.map(Id::as_str).collect();
    only_if(!names.is_empty(), || {
        markup! { <p class="small">{view.words().unscored}{names.join(" ")}</p> }
    })
}
