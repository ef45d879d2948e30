//! A journal that a page left behind, done again: what it comes to is entered
//! unseen of what is stored, as if the page were still open.

use std::rc::Rc;

use litemap::LiteMap;

use super::report::Trails;
use super::state::{Action, ExamKind, InUse, Key, MeasureKind, Records, ReportKind, State};
use super::{Effect, Model, books};
use crate::json::{Encode as _, decode_text};
use crate::number::Unit;
use crate::record::{Facts, Field, Record};
use crate::store::rows::RowKey as _;
use crate::store::{Aside, Draft};

/// Before the row of a document, or of a month by one.
const BOOK: &str = "#";

/// What journals come to.
#[derive(Debug, Default)]
pub struct Journaled {
    /// The months, in the order of the journals.
    pub(super) months: Vec<Rc<Record>>,
    /// Texts that said nothing yet.
    pub(super) drafts: Vec<Draft>,
    /// Rows of documents and their months, each with its name.
    pub(super) books: Vec<(String, String)>,
}

impl Journaled {
    /// Does all of them again, each from the beginning.
    pub(super) fn of(model: &Model, journals: &[String]) -> Self {
        let mut all = Self::default();
        for journal in journals {
            let InUse(rules) = &model.state.content.rules;
            let (rules, today) = (Rc::clone(rules), model.state.today);
            let mut state = State::new(rules, today, LiteMap::new(), String::new());
            for line in journal.lines() {
                if let Some(row) = line.strip_prefix(BOOK) {
                    all.books.extend(decode_text::<(String, String)>(row));
                } else if let Some(record) = month(line) {
                    let key = (record.agent.clone(), record.month);
                    state.content.records.insert(key, Rc::new(record));
                } else if let Some(action) = action(line) {
                    state.act(action);
                }
            }
            all.months.extend(state.content.records.values().cloned());
            all.drafts.extend(state.kept_drafts());
        }
        all
    }

    /// Adds the months that aren't stored to those entered here; those that differ
    /// from one entered here are set aside.
    pub(super) fn beside(
        &self,
        entered: &Records,
        (records, trails): (&Records, &Trails),
        other: &mut Records,
    ) -> Vec<Aside> {
        let mut asides = Vec::new();
        for record in &self.months {
            let key = (record.agent.clone(), record.month);
            let known = other.get(&key).or(entered.get(&key));
            // It was stored before it could be removed, and went on from there.
            let stored = records.get(&key);
            let was = stored.zip(trails.get(&key));
            if was.is_some_and(|(now, trail)| trail.has_been(now.facts(), record.facts())) {
                continue;
            }
            if known.is_some_and(|known| known != record) {
                asides.push(aside(record));
            } else if stored != Some(record) {
                other.insert(key, Rc::clone(record));
            }
        }
        asides
    }
}

/// Notes these months, which wait for storage, with the second chunk there: as
/// they are, in place of the acts; documents and their months as well.
pub(super) fn note_months(model: &mut Model, months: &[Key], out: &mut Vec<Effect>) {
    let records = months
        .iter()
        .filter_map(|key| model.state.content.records.get(key));
    let months = records.map(|record| record.facts().to_json());
    let (storage, rows) = (&model.storage, books::rows(model).into_iter());
    let is_noted = |key: &_| storage.report.is_none() || storage.books_in_journal.contains(key);
    let rows = rows.filter(|(key, _)| is_noted(key));
    let rows = rows.map(|(key, text)| {
        let row: Vec<String> = vec![key.name(), String::clone(&text)];
        format!("{BOOK}{}", row.to_json())
    });
    let lines: Vec<String> = months.chain(rows).collect();
    let journal = lines.join("\n");
    if journal != model.journal {
        model.journal = journal;
        out.push(Effect::Journal);
    }
}

/// A month that can't stand beside others of its name is set aside.
fn aside(record: &Record) -> Aside {
    Aside {
        key: format!("{} {}", record.agent, record.month),
        raw: record.facts().to_json(),
    }
}

fn month(line: &str) -> Option<Record> {
    let facts: Facts = decode_text(line)?;
    Record::new(facts).ok()
}

fn action(line: &str) -> Option<Action> {
    let rest = line.get(1..).unwrap_or_default();
    match line.get(..1)? {
        "@" => rest.parse().ok().map(Action::Go),
        "!" => chosen(rest),
        _ => match line.split_once('=') {
            Some((field, text)) => Some(Action::Type(Field::named(field)?, text.to_owned())),
            None => Field::named(line).map(Action::Leave),
        },
    }
}

fn chosen(line: &str) -> Option<Action> {
    let (number, id) = line.get(1..)?.split_once(' ')?;
    let by: i32 = number.parse().ok()?;
    let which = usize::try_from(by).unwrap_or(usize::MAX);
    Some(match line.get(..1)? {
        "+" => Action::Step(id.parse().ok()?, by),
        "m" => {
            use MeasureKind as K;
            let kinds = [K::Ratio, K::Percent, K::Logged, K::NotAssessed];
            Action::Measure(id.parse().ok()?, *kinds.get(which)?)
        }
        "e" => {
            let kinds = [ExamKind::Sat, ExamKind::None, ExamKind::Unknown];
            Action::Exam(*kinds.get(which)?)
        }
        "r" => {
            use ReportKind as K;
            Action::Report(*[K::HandedIn, K::NotYet, K::Unknown].get(which)?)
        }
        "u" => Action::System(*[Unit::Points, Unit::Money].get(which)?),
        "c" => Action::AddComplaint,
        "z" if which == 0 => Action::Undo,
        "z" => Action::Redo,
        _ => return None,
    })
}
