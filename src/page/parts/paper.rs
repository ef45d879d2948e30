//! What is printed.

use std::rc::Rc;

use yew::prelude::*;

use super::print_end::Extent;
use super::print_foot::foot_texts;
use super::print_money::print_money;
use super::print_sheet::print_sheet;
use super::year_print::year_print;
use crate::desk::Page;
use crate::locale::paper::paper_words;
use crate::number::Unit;
use crate::page::browser;
use crate::page::dom::{markup, none};
use crate::page::pages::report_print;
use crate::page::view::View;
use crate::record::Record;

/// The year or the log's report where it's looked at; else the month.
pub fn paper(view: &View<'_>) -> Html {
    foot(view);
    if let (Page::Book, Some(chunk)) = (view.page, view.fourth) {
        return (chunk.paper)(view);
    }
    if let (Page::Team, Some(chunk)) = (view.page, view.fourth) {
        let sheets = (chunk.team_sheets)(view);
        if !sheets.is_empty() {
            return sheet_each(view, &sheets);
        }
        return (chunk.team_paper)(view);
    }
    let late = match view.page {
        Page::Draft => view.sixth,
        Page::Review => view.seventh,
        _ => None,
    };
    if let Some(chunk) = late {
        return (chunk.paper)(view);
    }
    let report = match view.page {
        Page::Log => report_print(view),
        _ => None,
    };
    match view.page {
        Page::Months => year_print(view),
        _ => report.unwrap_or_else(|| month(view, Extent::Whole)),
    }
}

fn month(view: &View<'_>, extent: Extent) -> Html {
    match view.sheet.unit {
        Unit::Money => print_money(view, extent),
        Unit::Points => print_sheet(view, extent),
    }
}

/// The sheets of many agents, a page each.
fn sheet_each(view: &View<'_>, records: &[Rc<Record>]) -> Html {
    let Some(second) = view.second else {
        return none();
    };
    let each = records.iter().map(|record| {
        let rulebook = view.state.rules().rulebook(record.ruled_in());
        let sheet = (second.score)(rulebook, record, view.state.today);
        let of = View {
            record,
            rulebook,
            sheet: &sheet,
            ..*view
        };
        month(&of, Extent::Page)
    });
    let each: Vec<Html> = each.collect();
    markup! { <div class="paper-sheets">{each}</div> }
}

/// What stands below each page. The boxes in a page's margin take it from the root
/// alone, where no element can be drawn.
fn foot(view: &View<'_>) {
    let [on, of] = foot_texts(view);
    let [before, between, after] = paper_words(view.lang).page.map(css_text);
    browser::set_root_style(&format!(
        ":root {{ --printed-on: {}; --printed-of: {}; --printed-page: {before} counter(page) {between} counter(pages) {after}; }}",
        css_text(&on),
        css_text(&of),
    ));
}

/// A text as CSS writes it, whatever is in it.
fn css_text(text: &str) -> String {
    let each = text.chars().map(|c| match c {
        _ if c.is_alphanumeric() => c.to_string(),
        _ => format!("\\{:x} ", u32::from(c)),
    });
    format!("\"{}\"", each.collect::<String>())
}
