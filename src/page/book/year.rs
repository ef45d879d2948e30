//! The year by the document: its totals month by month, and what they come to.

use yew::prelude::*;

use super::BookView;
use crate::calendar::Month;
use crate::desk::state::Action;
use crate::locale::book::{self, book_words, short, with_unit, word};
use crate::locale::book_kept::{
    figure_name, joins_said, kept_words, unweighed, weighs, year_title,
};
use crate::locale::{self, year as said};
use crate::page::dom::{flag, markup, none, only_if};
use crate::page::parts::button;

/// Nothing where no month of it is recorded.
pub fn year(of: &BookView<'_>) -> Html {
    let Some(year) = of.view.book_year() else {
        return none();
    };
    let (lang, words) = (of.view.lang, book_words(of.view.lang));
    let kept = kept_words(lang);
    let document = of.filled.document();
    let months = (1..=12).filter_map(|number| Month::new(year.year, number));
    let rows = months.enumerate().filter_map(|(at, month)| {
        let found: Vec<_> = year.totals.iter().map(|total| total.months[at]).collect();
        if found.iter().all(Option::is_none) {
            return None;
        }
        let cells = found.into_iter().zip(&year.totals).map(|(found, total)| {
            let weight = total.weighed.as_ref().and_then(|of| of.months[at]);
            figures(
                of,
                found.map(|found| (found.headline, found.range)),
                &total.unit,
                weight.map_or_else(String::new, |weight| weighs(lang, &weight)),
            )
        });
        let cells: Vec<Html> = cells.collect();
        let name = locale::month_name(lang, month);
        let here = month == of.filled.month;
        let go = button("link", name, of.view.act(Action::Go(month)));
        Some(markup! {
            <tr>
                <th scope="row" aria-current={flag(here)}>
                    {if here { markup! { {name} } } else { go }}
                </th>
                {cells}
            </tr>
        })
    });
    let rows: Vec<Html> = rows.collect();
    let heads = year.totals.iter().map(|total| {
        let title = match word(lang, &total.title) {
            "" => words.total,
            title => title,
        };
        markup! { <th scope="col" class="right">{title}</th> }
    });
    let heads: Vec<Html> = heads.collect();
    let joined = year
        .totals
        .iter()
        .map(|total| figures(of, total.joined, &total.unit, String::new()));
    let joined: Vec<Html> = joined.collect();
    let how = document.totals.iter().zip(&year.totals).map(|(total, of)| {
        let how = joins_said(lang, document, total, of.by, 12);
        markup! { <td class="right small">{how}</td> }
    });
    let how: Vec<Html> = how.collect();
    let weighed = year
        .totals
        .iter()
        .filter_map(|total| total.weighed.as_ref());
    let unknown = weighed.filter(|weighed| !weighed.unknown.is_empty());
    let unknown = unknown.map(|weighed| {
        let name = figure_name(lang, document, weighed.of);
        markup! { <p class="hint">{unweighed(lang, &name, &weighed.unknown)}</p> }
    });
    let unknown: Vec<Html> = unknown.collect();
    markup! {
        <details class="book-derived" id="book-year">
            <summary>{year_title(lang, year.year)}</summary>
            <p class="hint">{said::missing(lang, &year.missing)}</p>
            {unknown}
            <div class="scroll-x" tabindex="0">
                <table class="basis-table">
                    <thead><tr><th scope="col">{words.month}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr><th scope="row">{kept.year}</th>{joined}</tr>
                        <tr><td/>{how}</tr>
                    </tfoot>
                </table>
            </div>
        </details>
    }
}

fn figures(
    of: &BookView<'_>,
    found: Option<(
        crate::number::Decimal,
        crate::number::Range<crate::number::Decimal>,
    )>,
    unit: &str,
    weight: String,
) -> Html {
    let Some((headline, range)) = found else {
        return markup! { <td class="right">"\u{2014}"</td> };
    };
    let weight = only_if(!weight.is_empty(), || {
        markup! { <span class="small">" "{weight.clone()}</span> }
    });
    let open = only_if(!range.is_settled(), || {
        markup! { <span class="small book-range">{book::range(of.view.lang, range, "")}</span> }
    });
    markup! {
        <td class="right"><span class="figure">{with_unit(&short(headline), unit)}</span>" "{open}{weight}</td>
    }
}
