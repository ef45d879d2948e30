//! What the page shows and what a person may do to it: plain data and a pure
//! reducer, tested without a browser.

mod action;
mod entries;
mod follow;
mod history;
mod lists;
mod plans;
mod reduce;
mod sealed;
mod shelf;
mod skill;
mod typing;

pub use crate::record::{Field, FieldFault, Remark};
pub use action::{Action, DayEdit, EntryEdit, ExamKind, MeasureKind, ReportKind};
pub use history::{Before, History, Places, Records, standing};
pub use plans::{Agreed, PlanEdit, Problem};

use litemap::LiteMap;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::number::Unit;
use crate::record::{Exam, Facts, Measured, Record, Report};
use crate::rulebook::{Rulebook, Rules};
use crate::store::Draft;
use history::{is_same, put};
pub use sealed::Sealed;
use skill::{ALL, Skill};

/// The raw text of fields that differ from what the record holds.
pub type Drafts = LiteMap<Field, String>;

/// Whose month.
pub type Key = (String, Month);

/// The rules in use. They're large: one is the same as another only if it's
/// the same thing.
#[derive(Clone, Debug)]
pub struct InUse(pub Rc<Rules>);

impl PartialEq for InUse {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Everything that undo brings back.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The rules.
    pub rules: InUse,
    /// All months that hold anything.
    pub records: Records,
    frame: Frame,
}

/// What is shown, and what of it no month holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Whose sheet is shown.
    pub agent: String,
    /// Which month is shown.
    pub month: Month,
    /// In what a month without facts is scored.
    pub unit: Unit,
    /// Texts that the record doesn't hold (yet).
    pub drafts: Drafts,
    /// Choices of form that say nothing by themselves.
    pub forms: Forms,
    /// The brought documents and their months.
    pub books: Sealed,
    /// Which of them is filled in; none while it's a bundled rulebook.
    pub book: Option<Id>,
}

impl Deref for Content {
    type Target = Frame;

    fn deref(&self) -> &Frame {
        &self.frame
    }
}

impl DerefMut for Content {
    fn deref_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }
}

/// Which forms are open though nothing stands in them yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// The exam was sat, the place is still to come.
    pub exam_sat: bool,
    /// The report is in, the day is still to come.
    pub report_in: bool,
    /// How measures that aren't known yet are to be given.
    pub measures: LiteMap<Id, MeasureKind>,
    /// The month was just removed: the log alone doesn't bring it back.
    pub removed: bool,
}

/// The whole page, but for what storage knows.
#[derive(Clone, Debug)]
pub struct State {
    /// The day that it is, by the caller's clock.
    pub today: Date,
    /// What undo brings back.
    pub content: Content,
    /// What was done and what was undone.
    pub history: History,
    /// Which way the last act went.
    pub way: Way,
    /// The months that changed since that was asked last, as they were.
    changed: Places,
    session: Option<Session>,
    blank: Rc<Record>,
    shelf: Vec<Draft>,
    skill: &'static Skill,
}

/// A run of typing into one group of fields: one step of undo, and the record
/// to fall back on while the text is wrong.
#[derive(Clone, Debug)]
struct Session {
    group: Field,
    base: Rc<Record>,
}

/// Which way an act went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// It's new.
    #[default]
    Act,
    /// One was undone.
    Undo,
    /// One was done again.
    Redo,
    /// The log gave something else.
    Log,
}

/// A field whose text doesn't count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which field.
    pub field: Field,
    /// Why.
    pub fault: FieldFault,
}

impl State {
    /// The state in which the page opens.
    pub fn new(rules: Rc<Rules>, today: Date, records: Records, agent: String) -> Self {
        Self::with(&ALL, rules, today, records, agent)
    }

    fn with(
        skill: &'static Skill,
        rules: Rc<Rules>,
        today: Date,
        records: Records,
        agent: String,
    ) -> Self {
        let content = Content {
            rules: InUse(rules),
            records,
            frame: Frame {
                agent,
                month: Month::of(today),
                unit: Unit::Points,
                drafts: Drafts::new(),
                forms: Forms::default(),
                books: Sealed::default(),
                book: None,
            },
        };
        let blank = blank(&content);
        Self {
            today,
            content,
            history: History::default(),
            way: Way::Act,
            changed: Places::new(),
            session: None,
            blank,
            shelf: Vec::new(),
            skill,
        }
    }

    /// The rulebook that scores the shown month.
    pub fn rulebook(&self) -> &Rulebook {
        self.rules().rulebook(self.record().ruled_in())
    }

    /// The rules in use.
    pub fn rules(&self) -> &Rules {
        &self.content.rules.0
    }

    /// The month that is shown; a blank one if nothing is recorded.
    pub fn record(&self) -> &Rc<Record> {
        let content = &self.content;
        let shown = (content.agent.as_str(), content.month);
        let by_key = |(agent, month): &Key| (agent.as_str(), *month).cmp(&shown);
        content.records.get_by(by_key).unwrap_or(&self.blank)
    }

    /// In what the shown month is scored.
    pub fn unit(&self) -> Unit {
        self.record().unit
    }

    /// Whether nothing at all has been recorded for the shown month.
    pub fn is_blank(&self) -> bool {
        self.record().is_blank()
    }

    /// Whether the shown month is closed: then its facts stay as they are.
    pub fn is_closed(&self) -> bool {
        self.record().closing().is_some()
    }

    /// The shown agent's months of a unit, each with its rules.
    pub fn records_in(&self, unit: Unit) -> Vec<(&Record, &Rulebook)> {
        let content = &self.content;
        let own = content.records.iter();
        let own = own.filter(|(key, record)| key.0 == content.agent && record.unit == unit);
        let rules = self.rules();
        own.map(|(_, record)| (&**record, rules.rulebook(record.ruled_in())))
            .collect()
    }

    /// What a field shows.
    pub fn text(&self, field: Field) -> String {
        let draft = self.content.drafts.get(&field);
        draft
            .cloned()
            .unwrap_or_else(|| (self.skill.text)(field, self.record()))
    }

    /// Whether the field is being typed into.
    pub fn is_typing(&self, field: Field) -> bool {
        let group = field.group();
        let session = self.session.as_ref();
        session.is_some_and(|session| group.first() == Some(&session.group))
    }

    /// Every field whose text doesn't count, once the person has left it.
    pub fn wrong(&self) -> Vec<Wrong> {
        let mut wrong: Vec<Wrong> = Vec::new();
        for field in self.content.drafts.keys() {
            let Err((field, fault)) = self.try_put(*field) else {
                continue;
            };
            let known = wrong.iter().any(|wrong| wrong.field == field);
            if !known && !self.is_typing(field) {
                wrong.push(Wrong { field, fault });
            }
        }
        wrong
    }

    /// What is wrong with a field, once the person has left it.
    pub fn fault(&self, field: Field) -> Option<FieldFault> {
        let wrong = self.wrong();
        let here = wrong.into_iter().find(|wrong| wrong.field == field);
        here.map(|wrong| wrong.fault)
    }

    /// How the exam's form stands.
    pub fn exam_kind(&self) -> ExamKind {
        match self.record().exam {
            Exam::Placed(_) => ExamKind::Sat,
            Exam::None => ExamKind::None,
            Exam::Unknown if self.content.forms.exam_sat => ExamKind::Sat,
            Exam::Unknown => ExamKind::Unknown,
        }
    }

    /// How the report's form stands.
    pub fn report_kind(&self) -> ReportKind {
        match self.record().report {
            Report::HandedIn(_) => ReportKind::HandedIn,
            Report::NotYet => ReportKind::NotYet,
            Report::Unknown if self.content.forms.report_in => ReportKind::HandedIn,
            Report::Unknown => ReportKind::Unknown,
        }
    }

    /// How a measure's form stands.
    pub fn measure_kind(&self, id: Id) -> MeasureKind {
        match self.record().measures.get(&id) {
            Some(Measured::Ratio(_)) => MeasureKind::Ratio,
            Some(Measured::Percent(_)) => MeasureKind::Percent,
            Some(Measured::Logged(_)) => MeasureKind::Logged,
            Some(Measured::NotAssessed) => MeasureKind::NotAssessed,
            None => {
                let chosen = self.content.forms.measures.get(&id);
                chosen.copied().unwrap_or(MeasureKind::Ratio)
            }
        }
    }

    /// The months that hold anything, of whoever.
    pub fn agents(&self) -> Vec<&str> {
        let mut agents: Vec<&str> = Vec::new();
        for (agent, _) in self.content.records.keys() {
            if agents.last() != Some(&agent.as_str()) {
                agents.push(agent);
            }
        }
        agents
    }

    /// Opens with the agent and the system that were shown last; no step of its
    /// own.
    pub fn start(&mut self, agent: String, unit: Unit) {
        self.content.agent = agent;
        self.content.unit = unit;
        self.blank = blank(&self.content);
    }

    /// Takes the rules as storage or another tab has them; no act, since undoing
    /// it here would overwrite what was done there.
    pub fn refresh_rules(&mut self, rules: InUse) {
        self.content.rules = rules;
    }

    /// How all is before something is done.
    pub(in crate::desk) fn before(&mut self) -> Before {
        self.changed = Places::new();
        Before {
            months: Places::new(),
            rules: self.content.rules.clone(),
            frame: self.content.frame.clone(),
            in_part: false,
        }
    }

    /// The months that changed since then, as they were.
    pub(in crate::desk) fn changed(&mut self) -> Places {
        let mut changed = std::mem::take(&mut self.changed);
        let mut stands = standing(&self.content.records, &changed).into_iter();
        changed.retain(|_, was| !is_same(stands.next().flatten(), was.as_ref()));
        changed
    }

    /// Puts a month in its place, or nothing.
    fn put_one(&mut self, key: Key, record: Option<Rc<Record>>) {
        let place = vec![(key, record)];
        self.put_all(Places::from_sorted_store_unchecked(place));
    }

    /// Puts months in their places.
    fn put_all(&mut self, places: Places) {
        let before = put(&mut self.content.records, places);
        // The one before was earlier.
        let earlier = std::mem::replace(&mut self.changed, before);
        self.changed.extend(earlier);
    }

    /// What is to be said of a field whose text counts, or waits for another,
    /// once the person has left it.
    pub fn remark(&self, field: Field) -> Option<Remark> {
        let left = self.content.drafts.contains_key(&field) && !self.is_typing(field);
        left.then(|| (self.skill.remark)(self, field))?
    }

    fn try_put(&self, field: Field) -> Result<Facts, (Field, FieldFault)> {
        (self.skill.put)(self, field)
    }
}

fn blank(content: &Content) -> Rc<Record> {
    Rc::new(Record::blank(&content.agent, content.month, content.unit))
}
