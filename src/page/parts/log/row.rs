//! A listed entry in one line, or a case with its answer.

use std::ops::Range;

use yew::prelude::*;

use super::about;
use crate::desk::log::LogMsg;
use crate::locale::Lang;
use crate::locale::log::{category, follow_up, outcome};
use crate::locale::log_page::{self as say, log_words};
use crate::log::{FollowUp, LogEntry, LogIndex, Outcome, find_private};
use crate::page::dom::{flag, markup, none, only_if, text_of, when};
use crate::page::view::PageMsg;
use crate::rulebook::LogRules;

/// So many characters of a row's text are seen on any screen.
const SEEN: usize = 12;
/// So many are shown before the first one that was searched for.
const LEAD: usize = 6;

/// What the rows of a list have in common.
pub struct Row<'a> {
    /// What finds the places in a text.
    pub index: &'a LogIndex,
    /// The language.
    pub lang: Lang,
    /// What can be chosen.
    pub lists: &'a LogRules,
    /// What is searched for.
    pub query: &'a str,
    /// Whether cases are listed, to be read.
    pub cases: bool,
    /// Where messages go.
    pub send: &'a Callback<PageMsg>,
}

/// How one of them stands.
#[derive(Clone, Copy)]
pub struct Standing {
    /// Its place in the list.
    pub at: usize,
    /// Whether it's marked.
    pub is_marked: bool,
    /// Whether it's open.
    pub is_open: bool,
    /// Whether it's only in memory.
    pub is_unsaved: bool,
}

impl Row<'_> {
    /// The row.
    pub fn draw(&self, entry: &LogEntry, standing: Standing) -> Html {
        let words = log_words(self.lang);
        let class = match (standing.is_marked, standing.is_open) {
            (_, true) => "log-row open",
            (true, false) => "log-row marked",
            (false, false) => "log-row",
        };
        let open = self.on(LogMsg::Open(entry.id, false));
        let cells = match (self.cases, &entry.case) {
            (true, Some(case)) => markup! {
                <span role="gridcell" class="log-title">
                    {self.spotted(&case.title)}
                    {self.unsaved(standing)}
                </span>
                <span role="gridcell" class="log-asked">{self.spotted(&entry.question)}</span>
                <span role="gridcell" class="log-answered">{self.spotted(&case.answer)}</span>
                <span role="gridcell" class="log-marks">
                    {self.private(entry)}
                    {self.aside(words.copy, LogMsg::Copy(entry.id))}
                </span>
            },
            _ => self.cells(entry, standing),
        };
        markup! {
            <div
                id={format!("log-row-{}", standing.at)}
                role="row"
                class={class}
                aria-rowindex={(standing.at + 1).to_string()}
                aria-selected={flag(standing.is_open)}
                onclick={open}
            >
                {cells}
            </div>
        }
    }

    fn cells(&self, entry: &LogEntry, standing: Standing) -> Html {
        let words = log_words(self.lang);
        let mark = only_if(entry.case.is_some(), || {
            markup! { <span class="case-mark">{words.case_mark}</span> }
        });
        let open_result = when(entry.result == Outcome::Unknown, "open");
        let open_follow_up = when(entry.follow_up == FollowUp::Due, "open");
        markup! {
            <span role="gridcell" class="log-date">{entry.date.to_string()}</span>
            <span role="gridcell" class="log-what">
                {category(self.lang, Some(self.lists), entry)}
            </span>
            <span role="gridcell" class="log-asked">
                {mark}
                {self.found(&entry.question, entry.case.as_ref().map(|case| &case.title))}
            </span>
            <span role="gridcell" class="log-answer-cell">
                <span class="log-answered">
                    {self.found(&entry.answer, entry.case.as_ref().map(|case| &case.answer))}
                </span>
                <span class="log-marks">{self.unsaved(standing)}{self.private(entry)}</span>
            </span>
            <span role="gridcell" class="log-result" data-state={open_result}>
                {outcome(self.lang, entry.result)}
            </span>
            <span role="gridcell" class="log-after" data-state={open_follow_up}>
                {follow_up(self.lang, entry.follow_up)}
            </span>
        }
    }

    fn unsaved(&self, standing: Standing) -> Html {
        only_if(standing.is_unsaved, || {
            let text = log_words(self.lang).unsaved;
            markup! { <span class="log-unsaved">{text}</span> }
        })
    }

    /// What looks private in it, and how it's masked.
    fn private(&self, entry: &LogEntry) -> Html {
        let case = entry.case.iter();
        let case = case.flat_map(|case| [&case.title, &case.answer]);
        let mut texts = [&entry.question, &entry.answer].into_iter().chain(case);
        let found = texts.find_map(|text| find_private(text).into_iter().next());
        match found {
            None => none(),
            Some(private) => markup! {
                <span class="log-private">
                    {say::looks_like(self.lang, private.kind)}
                    " "
                    {self.aside(log_words(self.lang).mask, LogMsg::MaskEntry(entry.id))}
                </span>
            },
        }
    }

    /// A button in a row, which doesn't open the row. By keyboard the same
    /// stands in the opened entry.
    fn aside(&self, text: &'static str, msg: LogMsg) -> Html {
        let send = self.send.clone();
        let act = Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            send.emit(about(msg.clone()));
        });
        markup! { <button type="button" class="link" tabindex="-1" onclick={act}>{text}</button> }
    }

    /// A text in one line, from where what was searched for is seen; the
    /// case's text if it's only found there.
    fn found(&self, text: &str, of_case: Option<&String>) -> Html {
        let texts = [Some(text), of_case.map(String::as_str)];
        let texts = texts.into_iter().flatten();
        let mut found = texts.map(|text| (text, self.spots(text)));
        let hit = found.find(|(_, spots)| !spots.is_empty());
        let (text, spots) = hit.unwrap_or_else(|| (text, Vec::new()));
        let from = spots.first().map_or(0, |spot| seen_from(text, spot.start));
        let cut = only_if(from > 0, || text_of("…"));
        crate::page::dom::all(vec![cut, marked(text, from, spots)])
    }

    /// A text with what was searched for marked in it.
    fn spotted(&self, text: &str) -> Html {
        marked(text, 0, self.spots(text))
    }

    fn spots(&self, text: &str) -> Vec<Range<usize>> {
        if self.query.is_empty() {
            return Vec::new();
        }
        self.index.spots(self.query, text)
    }

    fn on<E: 'static>(&self, msg: LogMsg) -> Callback<E> {
        self.send.reform(move |_| about(msg.clone()))
    }
}

/// Where a line begins so that a place in it is seen: a few characters before
/// a late one.
fn seen_from(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or_default();
    if before.chars().count() <= SEEN {
        return 0;
    }
    let start = before.char_indices().rev().nth(LEAD - 1);
    start.map_or(0, |(at, _)| at)
}

fn marked(text: &str, from: usize, spots: Vec<Range<usize>>) -> Html {
    let mut nodes: Vec<Html> = Vec::new();
    let mut at = from;
    for spot in spots {
        nodes.push(text_of(text.get(at..spot.start).unwrap_or_default()));
        let found = text.get(spot.clone()).unwrap_or_default();
        nodes.push(markup! { <mark>{found}</mark> });
        at = spot.end;
    }
    nodes.push(text_of(text.get(at..).unwrap_or_default()));
    crate::page::dom::all(nodes)
}
