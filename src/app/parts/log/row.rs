//! A listed entry in one line, or a case with its answer.

use yew::prelude::*;

use super::about;
use crate::app::dom::{click, flag, markup, none, only_if, s, t, text_of, when};
use crate::app::log::{LogDesk, LogMsg};
use crate::app::view::Msg;
use crate::locale::Lang;
use crate::locale::log::{category, follow_up, outcome};
use crate::locale::log_page::{self as say, log_words};
use crate::log::{FollowUp, LogEntry, Outcome, find_private};
use crate::rulebook::LogRules;

/// What the rows of a list have in common.
pub struct Row<'a> {
    /// The log.
    pub desk: &'a LogDesk,
    /// The language.
    pub lang: Lang,
    /// What can be chosen.
    pub lists: &'a LogRules,
    /// What is searched for.
    pub query: &'a str,
    /// Whether cases are listed, to be read.
    pub cases: bool,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
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
            (true, Some(case)) => markup!(
                "<span role='gridcell' class='log-title'>{}{}</span>
                <span role='gridcell' class='log-asked'>{}</span>
                <span role='gridcell' class='log-answered'>{}</span>
                <span role='gridcell' class='log-marks'>{}{}</span>",
                self.spotted(&case.title),
                self.unsaved(standing),
                self.spotted(&entry.question),
                self.spotted(&case.answer),
                self.private(entry),
                self.aside(words.copy, LogMsg::Copy(entry.id)),
            ),
            _ => self.cells(entry, standing),
        };
        markup!(
            "<div id={} role='row' class={} aria-rowindex={} aria-selected={} {}>{}</div>",
            t(format!("log-row-{}", standing.at)),
            s(class),
            t((standing.at + 1).to_string()),
            flag(standing.is_open),
            click(open),
            cells
        )
    }

    fn cells(&self, entry: &LogEntry, standing: Standing) -> Html {
        let words = log_words(self.lang);
        let mark = only_if(entry.case.is_some(), || {
            markup!("<span class='case-mark'>{}</span>", words.case_mark)
        });
        let open_result = when(entry.result == Outcome::Unknown, "open");
        let open_follow_up = when(entry.follow_up == FollowUp::NoneYet, "open");
        markup!(
            "<span role='gridcell' class='log-date'>{}</span>
            <span role='gridcell' class='log-what'>{}</span>
            <span role='gridcell' class='log-asked'>{}{}</span>
            <span role='gridcell' class='log-answer-cell'>
                <span class='log-answered'>{}</span><span class='log-marks'>{}{}</span>
            </span>
            <span role='gridcell' class='log-result' data-state={}>{}</span>
            <span role='gridcell' class='log-after' data-state={}>{}</span>",
            entry.date.to_string(),
            category(self.lang, Some(self.lists), entry),
            mark,
            self.spotted(&entry.question),
            self.spotted(&entry.answer),
            self.unsaved(standing),
            self.private(entry),
            open_result,
            outcome(self.lang, entry.result),
            open_follow_up,
            follow_up(self.lang, entry.follow_up),
        )
    }

    fn unsaved(&self, standing: Standing) -> Html {
        only_if(standing.is_unsaved, || {
            let text = log_words(self.lang).unsaved;
            markup!("<span class='log-unsaved'>{}</span>", text)
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
            Some(private) => markup!(
                "<span class='log-private'>{} {}</span>",
                say::looks_like(self.lang, private.kind),
                self.aside(log_words(self.lang).mask, LogMsg::MaskEntry(entry.id)),
            ),
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
        markup!(
            "<button type='button' class='link' tabindex='-1' {}>{}</button>",
            click(act),
            text
        )
    }

    /// A text with what was searched for marked in it.
    fn spotted(&self, text: &str) -> Html {
        if self.query.is_empty() {
            return text_of(text);
        }
        let spots = self.desk.with_index(|index| index.spots(self.query, text));
        let mut nodes: Vec<Html> = Vec::new();
        let mut at = 0;
        for spot in spots {
            nodes.push(text_of(text.get(at..spot.start).unwrap_or_default()));
            let found = text.get(spot.clone()).unwrap_or_default();
            nodes.push(markup!("<mark>{}</mark>", found));
            at = spot.end;
        }
        nodes.push(text_of(text.get(at..).unwrap_or_default()));
        crate::app::dom::all(nodes)
    }

    fn on<E: 'static>(&self, msg: LogMsg) -> Callback<E> {
        self.send.reform(move |_| about(msg.clone()))
    }
}
