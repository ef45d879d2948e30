//! Files that go out: the export's form, and the spreadsheets.

use std::rc::Rc;

use super::state::Key;
use super::{Effect, Model, reviews};
use crate::calendar::Month;
use crate::exchange::{self, Item, Wage};
use crate::locale::awaits::in_calendar;
use crate::locale::send::{link_too_long, saved, send_words, to_send};
use crate::locale::{Lang, explain, month_csv, year_csv};
use crate::number::Unit;
use crate::record::{Record, Trail};
use crate::rulebook::Rulebook;
use crate::scoring::YearSheet;

/// What is asked of the export's form.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportMsg {
    /// Which months.
    Scope(Scope),
    /// One month more or fewer.
    Month(String, Month, bool),
    /// Whether the wage goes along.
    Wage(bool),
    /// Whether each line's derivation goes along.
    Lines(bool),
    /// Whether the acts on each month go along.
    Trail(bool),
    /// As a file.
    Download,
    /// To the clipboard.
    Copy,
    /// The shown month to the team lead, without the wage: by the share sheet
    /// where there is one, else as a file.
    Send,
    /// What is still in time of what awaits, as a file for a calendar.
    Calendar,
    /// How it went with the share sheet.
    Shared(Shared),
    /// The same month as a link.
    Link,
    /// It's packed for a link to the page of this address; none where the
    /// browser can't.
    Packed(String, Option<Vec<u8>>),
}

/// How it went with the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It took the file.
    Taken,
    /// The person gave it up.
    GivenUp,
    /// There is none, or it takes no such file.
    Refused,
}

/// What came of the last thing that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// It's a file of this name, to be sent by hand.
    ToSend(String),
    /// It's a file of this name; whether the wage is in it.
    Saved(String, bool),
    /// The share sheet took it.
    Shared,
    /// The person gave it up.
    GivenUp,
    /// It's this link: on the clipboard, refused, or not known yet.
    Link(String, Option<bool>),
    /// A link would have so many characters.
    LinkTooLong(usize),
    /// The browser makes none.
    NoLink,
    /// It's a calendar's file of this name.
    Calendar(String),
    /// It's on the clipboard, or the browser refused.
    Copied(bool),
    /// There was nothing to go out.
    Nothing,
}

/// Which months are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The shown one.
    #[default]
    This,
    /// The ticked ones.
    Chosen,
    /// All.
    All,
}

/// The export's form.
#[derive(Clone, Debug, Default)]
pub struct ExportForm {
    /// Which months.
    pub scope: Scope,
    /// The ticked ones.
    pub chosen: Vec<Key>,
    /// Whether the wage goes along. Never remembered.
    pub wage: bool,
    /// Whether each line's derivation goes along.
    pub lines: bool,
    /// Whether the acts on each month go along.
    pub trail: bool,
    /// What came of the last thing that went out, until something else is done.
    pub done: Option<Done>,
}

impl ExportForm {
    /// It's on the clipboard, or the browser refused.
    pub(super) fn copied(&mut self, is_there: bool) {
        match &mut self.done {
            Some(Done::Link(_, copied)) => *copied = Some(is_there),
            done => *done = Some(Done::Copied(is_there)),
        }
    }

    /// What is to be done with a calendar's file.
    pub fn in_calendar(&self, lang: Lang) -> Option<String> {
        match &self.done {
            Some(Done::Calendar(file)) => Some(in_calendar(lang, file)),
            _ => None,
        }
    }

    /// The link that the browser doesn't copy.
    pub fn link(&self) -> Option<&str> {
        match &self.done {
            Some(Done::Link(link, Some(false))) => Some(link),
            _ => None,
        }
    }

    /// What came of the last thing that went out.
    pub fn said(&self, lang: Lang) -> Option<String> {
        let (more, words) = (lang.more(), send_words(lang));
        Some(match self.done.as_ref()? {
            Done::ToSend(file) => to_send(lang, file),
            Done::Saved(file, wage) => saved(lang, file, *wage),
            Done::Shared => words.shared.to_owned(),
            Done::GivenUp => words.given_up.to_owned(),
            Done::Calendar(_) | Done::Link(_, None) => return None,
            Done::Link(_, Some(true)) => words.link_copied.to_owned(),
            Done::Link(_, Some(false)) => words.link_shown.to_owned(),
            Done::LinkTooLong(long) => link_too_long(lang, *long),
            Done::NoLink => words.no_link.to_owned(),
            Done::Copied(true) => more.copied.to_owned(),
            Done::Copied(false) => more.copy_failed.to_owned(),
            Done::Nothing => more.export_nothing.to_owned(),
        })
    }
}

pub(super) fn export(model: &mut Model, msg: ExportMsg, out: &mut Vec<Effect>) {
    let form = &mut model.export;
    match msg {
        ExportMsg::Scope(scope) => form.scope = scope,
        ExportMsg::Month(agent, month, on) => {
            let key = (agent, month);
            form.chosen.retain(|other| *other != key);
            if on {
                form.chosen.push(key);
            }
        }
        ExportMsg::Wage(wage) => form.wage = wage,
        ExportMsg::Lines(lines) => form.lines = lines,
        ExportMsg::Trail(trail) => form.trail = trail,
        ExportMsg::Download => {
            let wage = form.wage;
            if let Some((name, text)) = file(model, &model.export) {
                save(model, Done::Saved(name.clone(), wage), name, text, out);
            } else {
                model.export.done = Some(Done::Nothing);
            }
        }
        ExportMsg::Copy => match file(model, &model.export) {
            Some((_, text)) => out.push(Effect::Copy(text)),
            None => model.export.done = Some(Done::Nothing),
        },
        ExportMsg::Send => match file(model, &ExportForm::default()) {
            Some((name, text)) => out.push(Effect::Share(exchange::shared_name(&name), text)),
            None => model.export.done = Some(Done::Nothing),
        },
        ExportMsg::Calendar => {
            let today = model.state.today;
            let name = exchange::calendar_name(&model.state.content.agent, today);
            let text = exchange::write_calendar(&model.calendar_days(), today);
            save(model, Done::Calendar(name.clone()), name, text, out);
        }
        ExportMsg::Link => match file(model, &ExportForm::default()) {
            Some((_, text)) => out.push(Effect::Pack(text)),
            None => model.export.done = Some(Done::Nothing),
        },
        ExportMsg::Packed(page, packed) => {
            let link = packed.map(|packed| exchange::link(&page, &packed));
            form.done = Some(match link {
                None => Done::NoLink,
                Some(Err(long)) => Done::LinkTooLong(long),
                Some(Ok(link)) => {
                    out.push(Effect::Copy(link.clone()));
                    Done::Link(link, None)
                }
            });
        }
        ExportMsg::Shared(Shared::Taken) => form.done = Some(Done::Shared),
        ExportMsg::Shared(Shared::GivenUp) => form.done = Some(Done::GivenUp),
        ExportMsg::Shared(Shared::Refused) => {
            if let Some((name, text)) = file(model, &ExportForm::default()) {
                save(model, Done::ToSend(name.clone()), name, text, out);
            }
        }
    }
}

/// The shown month as a spreadsheet; what it pays only if that's asked for.
pub(super) fn month_table(model: &mut Model, out: &mut Vec<Effect>) {
    let (record, today) = (model.record(), model.state.today);
    let rulebook = model.rulebook();
    let name = exchange::month_csv_name(&record.agent, record.month, rulebook.unit);
    let wage = model.export.wage;
    let text = month_csv(model.lang, rulebook, record, today, wage);
    save(model, Done::Saved(name.clone(), wage), name, text, out);
}

/// The same for the shown year.
pub(super) fn year_table(model: &mut Model, unit: Unit, out: &mut Vec<Effect>) {
    let content = &model.state.content;
    let year = content.month.year();
    let records = model.state.records_in(unit);
    let today = model.state.today;
    let sheet = YearSheet::of(year, &records, today);
    let name = exchange::year_csv_name(&content.agent, year, unit);
    let wage = model.export.wage;
    let text = year_csv(model.lang, &sheet, &records, today, wage);
    save(model, Done::Saved(name.clone(), wage), name, text, out);
}

fn save(model: &mut Model, done: Done, name: String, text: String, out: &mut Vec<Effect>) {
    model.export.done = Some(done);
    out.push(Effect::Download(name, text));
}

/// The file that the form asks for, with its name; none without a month.
fn file(model: &Model, form: &ExportForm) -> Option<(String, String)> {
    let items = items(model, form);
    if items.is_empty() {
        return None;
    }
    let wage = match form.wage {
        true => Wage::Included,
        false => Wage::Left,
    };
    let rulebooks = rulebooks_of(model, &items);
    let name = exchange::file_name(&items);
    let key = |item: &Item| (item.record.agent.clone(), item.record.month);
    let said = reviews::along(model, &items.iter().map(key).collect::<Vec<_>>());
    let text = exchange::export_with(&items, wage, &rulebooks, said.as_deref());
    Some((name, text))
}

/// These months with the acts on them, without the wage, as one file or one for each, with
/// their names.
pub(super) fn official(model: &Model, keys: &[Key], each: bool) -> Vec<(String, String)> {
    let of = |chosen: &[Key]| {
        let form = ExportForm {
            scope: Scope::Chosen,
            chosen: chosen.to_vec(),
            trail: true,
            ..ExportForm::default()
        };
        file(model, &form)
    };
    let size = if each { 1 } else { keys.len().max(1) };
    keys.chunks(size).filter_map(of).collect()
}

fn items(model: &Model, form: &ExportForm) -> Vec<Item> {
    let content = &model.state.content;
    let shown = (content.agent.clone(), content.month);
    let wanted = |key: &Key| match form.scope {
        Scope::This => *key == shown,
        Scope::Chosen => form.chosen.contains(key),
        Scope::All => true,
    };
    let records = content.records.iter().filter(|(key, _)| wanted(key));
    let item = |(key, record): (&Key, &Rc<Record>)| {
        let rulebook = model.state.rules().rulebook(record.ruled_in());
        let today = model.state.today;
        let mut item = Item::of(Record::clone(record), rulebook, today);
        if form.lines {
            item.lines = explain::derived_lines(model.lang, rulebook, record, today);
        }
        let trail = model.storage.acts.of(key).filter(|_| form.trail);
        item.trail = trail.map(|trail| Trail::clone(trail)).unwrap_or_default();
        item
    };
    records.map(item).collect()
}

/// The rulebooks that scored these, but for the bundled one as it is.
fn rulebooks_of<'a>(model: &'a Model, items: &[Item]) -> Vec<&'a Rulebook> {
    let rules = model.state.rules();
    let used = |place: usize| {
        let mut items = items.iter();
        items.any(|item| rules.in_force(item.record.ruled_in()).0 == place)
    };
    let books = rules.books().iter().enumerate();
    let own = books.filter(|(place, book)| {
        used(*place) && !(book.is_bundled() && book.amendments().is_empty())
    });
    own.map(|(_, book)| book.rulebook()).collect()
}
