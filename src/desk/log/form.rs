//! The fields of an entry of the log as they're typed, and what they come to.

use crate::calendar::Date;
use crate::id::Id;
use crate::log::{Case, EntryId, FollowUp, LogEntry, LogFacts, LogFault, Mark, Outcome};
use crate::rulebook::Category;

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogField {
    /// The day.
    Date,
    /// How the customer came.
    Channel,
    /// What it was about.
    Category,
    /// What was asked.
    Question,
    /// What was answered.
    Answer,
    /// What became of it.
    Result,
    /// What the customer said afterwards.
    FollowUp,
    /// What the case is called.
    Title,
    /// What to answer from now on.
    Standard,
}

impl LogField {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Date,
        Self::Channel,
        Self::Category,
        Self::Question,
        Self::Answer,
        Self::Result,
        Self::FollowUp,
        Self::Title,
        Self::Standard,
    ];

    /// Whether what stands in it is written freely.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Question | Self::Answer | Self::Title | Self::Standard
        )
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogWrong {
    /// No day.
    Date,
    /// None is chosen.
    NotChosen,
    /// There's nothing by this name.
    Unknown,
    /// Blank, or too long.
    Text(LogFault),
}

/// The raw texts of an entry's fields; what can be chosen stands there by its
/// name in files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogForm {
    texts: [String; 9],
    day_is_chosen: bool,
    follow_up_is_chosen: bool,
    /// Whether it's a case.
    pub is_case: bool,
}

impl LogForm {
    /// A form for a new entry.
    pub fn new(date: Date, channel: Option<Id>) -> Self {
        let mut form = Self::default();
        form.set(LogField::Date, date.to_string());
        form.set(
            LogField::Channel,
            channel.map(|id| id.to_string()).unwrap_or_default(),
        );
        form.set(LogField::Result, Outcome::Unknown.name().into());
        form.set(LogField::FollowUp, FollowUp::NonePlanned.name().into());
        form
    }

    /// The form of an entry.
    pub fn of(entry: &LogEntry) -> Self {
        let case = entry.case.clone();
        let is_case = case.is_some();
        let (title, standard) = case
            .map(|case| (case.title, case.answer))
            .unwrap_or_default();
        Self {
            texts: [
                entry.date.to_string(),
                entry.channel.to_string(),
                entry.category.to_string(),
                entry.question.clone(),
                entry.answer.clone(),
                entry.result.name().into(),
                entry.follow_up.name().into(),
                title,
                standard,
            ],
            is_case,
            ..Self::default()
        }
    }

    /// What stands in a field.
    pub fn text(&self, field: LogField) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    /// Puts a text into a field.
    pub fn set(&mut self, field: LogField, text: String) {
        if let Some(place) = self.texts.get_mut(field as usize) {
            *place = text;
        }
    }

    /// Puts a text into the day's field, as a person chose it: it stays.
    pub fn choose_day(&mut self, text: String) {
        self.set(LogField::Date, text);
        self.day_is_chosen = true;
    }

    /// Moves the day on to today, unless a person chose one. Whether that
    /// changed anything.
    pub fn today_is(&mut self, today: Date) -> bool {
        let text = today.to_string();
        let moves = !self.day_is_chosen && self.text(LogField::Date) != text;
        if moves {
            self.set(LogField::Date, text);
        }
        moves
    }

    /// Chooses a category: with one that asks for a follow-up it's due, unless
    /// a person said something else.
    pub fn choose_category(&mut self, category: &Category) {
        self.set(LogField::Category, category.id.to_string());
        if !self.follow_up_is_chosen {
            let follow_up = match category.marks.has(Mark::FollowUp) {
                true => FollowUp::Due,
                false => FollowUp::NonePlanned,
            };
            self.set(LogField::FollowUp, follow_up.name().into());
        }
    }

    /// Puts a text into the follow-up's field, as a person chose it: it stays.
    pub fn choose_follow_up(&mut self, text: String) {
        self.set(LogField::FollowUp, text);
        self.follow_up_is_chosen = true;
    }

    /// Whether anything was written freely.
    pub fn is_begun(&self) -> bool {
        let mut texts = LogField::ALL.into_iter().filter(|field| field.is_text());
        texts.any(|field| !self.text(field).trim().is_empty())
    }

    /// Takes over what changed elsewhere, but for the fields that were changed
    /// here: `before` is what they held, `now` what they hold there.
    pub fn follow(&mut self, before: &LogEntry, now: &LogEntry) {
        let (before, now) = (Self::of(before), Self::of(now));
        for field in LogField::ALL {
            if self.text(field) == before.text(field) {
                self.set(field, now.text(field).to_owned());
            }
        }
        if self.is_case == before.is_case {
            self.is_case = now.is_case;
        }
    }

    /// The entry that it comes to. `listed` says whether the rulebook, or the
    /// entry as it was, knows a channel or category.
    ///
    /// # Errors
    /// Every wrong field, with the reason.
    pub fn entry(
        &self,
        id: EntryId,
        listed: impl Fn(LogField, Id) -> bool,
    ) -> Result<LogEntry, Vec<(LogField, LogWrong)>> {
        let mut wrong = Vec::new();
        let date: Option<Date> = self.text(LogField::Date).parse().ok();
        if date.is_none() {
            wrong.push((LogField::Date, LogWrong::Date));
        }
        let mut chosen = |field| {
            let text = self.text(field);
            let id = text.parse().ok().filter(|id| listed(field, *id));
            if id.is_none() {
                let why = match text.trim() {
                    "" => LogWrong::NotChosen,
                    _ => LogWrong::Unknown,
                };
                wrong.push((field, why));
            }
            id
        };
        let (channel, category) = (chosen(LogField::Channel), chosen(LogField::Category));
        let named = |names: &[&str], field| {
            let mut names = names.iter();
            names.position(|name| *name == self.text(field))
        };
        let result = named(Outcome::NAMES, LogField::Result);
        let follow_up = named(FollowUp::NAMES, LogField::FollowUp);
        let fallback = Id::literal("other");
        let facts = LogFacts {
            id,
            date: date.unwrap_or_default(),
            channel: channel.unwrap_or(fallback),
            category: category.unwrap_or(fallback),
            question: self.text(LogField::Question).into(),
            answer: self.text(LogField::Answer).into(),
            result: result
                .and_then(|at| Outcome::ALL.get(at).copied())
                .unwrap_or_default(),
            follow_up: follow_up
                .and_then(|at| FollowUp::ALL.get(at).copied())
                .unwrap_or_default(),
            case: self.is_case.then(|| Case {
                title: self.text(LogField::Title).into(),
                answer: self.text(LogField::Standard).into(),
            }),
        };
        match LogEntry::new(facts) {
            Ok(entry) if wrong.is_empty() => Ok(entry),
            Ok(_) => Err(wrong),
            Err(problems) => {
                let field = |path| match path {
                    "question" => LogField::Question,
                    "answer" => LogField::Answer,
                    "case.title" => LogField::Title,
                    _ => LogField::Standard,
                };
                let problems = problems.into_iter();
                wrong.extend(problems.map(|p| (field(p.path), LogWrong::Text(p.fault))));
                Err(wrong)
            }
        }
    }
}
