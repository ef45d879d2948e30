//! The form in which the branch sets the log's lists and what the log gives.

use super::limits::{MAX_CATEGORIES, MAX_CHANNELS, MAX_SOURCE, MAX_TITLE};
use super::{Amendment, Category, Channel, Feed, LogRules, Problem, Rules, Text};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::log::{LogRatio, Marks};
use crate::number::Unit;
use crate::record::{FieldFault, typed_date};

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogList {
    /// How customers come.
    Channels,
    /// What they come for.
    Categories,
}

impl LogList {
    /// Both, in the order in which they're shown.
    pub const ALL: [Self; 2] = [Self::Channels, Self::Categories];

    /// How many rows it takes.
    pub const fn limit(self) -> usize {
        match self {
            Self::Channels => MAX_CHANNELS,
            Self::Categories => MAX_CATEGORIES,
        }
    }
}

/// A row of a list as it's typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The name that entries know it by; never changed.
    pub id: Id,
    /// Its Chinese title.
    pub zh: String,
    /// Its English title; the Chinese one counts where it's left empty.
    pub en: String,
    /// What entries of it are; none of a channel.
    pub marks: Marks,
}

/// The form as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLists {
    channels: Vec<ListRow>,
    categories: Vec<ListRow>,
    feeds: Vec<(Id, Option<LogRatio>)>,
    /// By what it was decided.
    pub source: String,
    /// When it was decided, as typed.
    pub date: String,
    /// Whether it was sent off once: from then on empty fields are faults.
    pub tried: bool,
}

/// Why the form can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// A row without a title.
    NoTitle(LogList, usize),
    /// A title with too many characters.
    LongTitle(LogList, usize),
    /// The same title as an earlier row, which is named.
    SameTitle(LogList, usize, usize),
    /// Nobody says by what it was decided.
    NoSource,
    /// The source has more characters than these.
    LongSource(usize),
    /// Not a day.
    Date(FieldFault),
    /// The rulebook wouldn't hold together.
    Rules(Vec<Problem>),
}

impl LogLists {
    /// The form for a month, filled with what is in force.
    pub fn of(rules: &Rules, month: Month, today: Date) -> Self {
        let log = rules.log_rules(month);
        let row = |id, title: &Text, marks| ListRow {
            id,
            zh: title.zh.to_string(),
            en: match title.en == title.zh {
                true => String::new(),
                false => title.en.to_string(),
            },
            marks,
        };
        let channels = log
            .channels
            .iter()
            .map(|c| row(c.id, &c.title, Marks::NONE));
        let categories = log.categories.iter();
        let measures = &rules.rulebook((month, Unit::Points)).measures;
        Self {
            channels: channels.collect(),
            categories: categories.map(|c| row(c.id, &c.title, c.marks)).collect(),
            feeds: measures.iter().map(|m| (m.id, log.feed(m.id))).collect(),
            source: String::new(),
            date: today.to_string(),
            tried: false,
        }
    }

    /// The rows of a list.
    pub const fn rows(&self, list: LogList) -> &Vec<ListRow> {
        match list {
            LogList::Channels => &self.channels,
            LogList::Categories => &self.categories,
        }
    }

    /// The rulebook's measures, each with what the log gives for it; none
    /// where it's typed by hand.
    pub fn feeds(&self) -> &[(Id, Option<LogRatio>)] {
        &self.feeds
    }

    /// A row, to type into it.
    pub fn row_mut(&mut self, list: LogList, row: usize) -> Option<&mut ListRow> {
        self.rows_mut(list).get_mut(row)
    }

    /// Adds an empty row, as long as the list takes one. `seed` makes its name:
    /// a number that was never used for one before, such as milliseconds since
    /// some day, since entries of a row that was removed keep its name.
    pub fn add(&mut self, list: LogList, seed: u64) {
        let rows = self.rows_mut(list);
        if rows.len() >= list.limit() {
            return;
        }
        let mut seed = seed;
        let mut id = new_id(seed);
        while rows.iter().any(|row| row.id == id) {
            seed = seed.wrapping_add(1);
            id = new_id(seed);
        }
        rows.push(ListRow {
            id,
            zh: String::new(),
            en: String::new(),
            marks: Marks::NONE,
        });
    }

    /// Moves a row one place up, or down.
    pub fn shift(&mut self, list: LogList, row: usize, up: bool) {
        let rows = self.rows_mut(list);
        let upper = if up { row.checked_sub(1) } else { Some(row) };
        if let Some(upper) = upper
            && upper + 1 < rows.len()
        {
            rows.swap(upper, upper + 1);
        }
    }

    /// Removes a row; the last one stays.
    pub fn remove(&mut self, list: LogList, row: usize) {
        let rows = self.rows_mut(list);
        if rows.len() > 1 && row < rows.len() {
            rows.remove(row);
        }
    }

    /// Says what the log gives for a measure; none if it's typed by hand.
    pub fn feed(&mut self, measure: Id, ratio: Option<LogRatio>) {
        for (known, gives) in &mut self.feeds {
            if *known == measure {
                *gives = ratio;
            }
        }
    }

    /// What the lists are by the form, as far as they can be read.
    pub fn log(&self) -> LogRules {
        let channels = self.channels.iter().map(|row| Channel {
            id: row.id,
            title: title(row),
        });
        let categories = self.categories.iter().map(|row| Category {
            id: row.id,
            title: title(row),
            marks: row.marks,
        });
        let feeds = self.feeds.iter().filter_map(|(measure, ratio)| {
            ratio.map(|ratio| Feed {
                measure: *measure,
                ratio,
            })
        });
        LogRules {
            channels: channels.collect::<Vec<_>>().into(),
            categories: categories.collect::<Vec<_>>().into(),
            feeds: feeds.collect::<Vec<_>>().into(),
        }
    }

    /// Everything that keeps the form from being taken, but for what isn't
    /// asked before it's sent off.
    pub fn faults(&self) -> Vec<ListFault> {
        let mut found = Vec::new();
        for list in LogList::ALL {
            let rows = self.rows(list);
            for (index, row) in rows.iter().enumerate() {
                let title = row.zh.trim();
                let same = |other: &ListRow| other.zh.trim() == title;
                let earlier = rows.iter().take(index).position(same);
                if title.is_empty() {
                    if self.tried {
                        found.push(ListFault::NoTitle(list, index));
                    }
                } else if [title, row.en.trim()]
                    .iter()
                    .any(|text| is_long(text, MAX_TITLE))
                {
                    found.push(ListFault::LongTitle(list, index));
                } else if let Some(earlier) = earlier {
                    found.push(ListFault::SameTitle(list, index, earlier));
                }
            }
        }
        if is_long(self.source.trim(), MAX_SOURCE) {
            found.push(ListFault::LongSource(MAX_SOURCE));
        } else if self.tried && self.source.trim().is_empty() {
            found.push(ListFault::NoSource);
        }
        if let Err(fault) = typed_date(&self.date) {
            found.push(ListFault::Date(fault));
        }
        found
    }

    /// The rules with what the form asks for, in the rulebook that scores a
    /// month in points; the same where it asks for what is in force.
    ///
    /// # Errors
    /// Everything that keeps it from being taken.
    pub fn applied(&mut self, rules: &Rules, month: Month) -> Result<Rules, Vec<ListFault>> {
        let (place, book) = rules.in_force((month, Unit::Points));
        let log = self.log();
        if book.rulebook().log.as_ref() == Some(&log) {
            return Ok(rules.clone());
        }
        self.tried = true;
        let faults = self.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let amendment = Amendment::Log {
            log,
            source: self.source.trim().to_owned().into(),
            date: typed_date(&self.date).ok().flatten(),
        };
        let rules = rules.with(place, amendment);
        rules.map_err(|problems| vec![ListFault::Rules(problems)])
    }

    const fn rows_mut(&mut self, list: LogList) -> &mut Vec<ListRow> {
        match list {
            LogList::Channels => &mut self.channels,
            LogList::Categories => &mut self.categories,
        }
    }
}

fn title(row: &ListRow) -> Text {
    let (zh, en) = (row.zh.trim(), row.en.trim());
    Text {
        zh: zh.to_owned().into(),
        en: if en.is_empty() { zh } else { en }.to_owned().into(),
    }
}

fn is_long(text: &str, limit: usize) -> bool {
    text.chars().nth(limit).is_some()
}

/// `n` and the number to the base 36: short, and unlike any name that a person
/// would give.
fn new_id(seed: u64) -> Id {
    let mut digits = Vec::new();
    let mut rest = seed;
    loop {
        let digit = u32::try_from(rest % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.push('n');
    let text: String = digits.iter().rev().collect();
    // A sign and at most 13 digits are a name.
    text.parse().unwrap_or(const { Id::literal("new") })
}
