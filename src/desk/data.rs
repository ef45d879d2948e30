//! The data as a whole: how much room they have, whether the browser keeps
//! them, the file that holds all of them, and removing them.

use std::rc::Rc;

use super::backup::{BackupWork, mark};
use super::log::LogMsg;
use super::settings::keep_settings;
use super::state::{Action, InUse};
use super::update::act;
use super::{BooksHeld, Effect, Model, books, log_act};
use crate::calendar::Minute;
use crate::exchange::AsideText;
use crate::exchange::backup_name;
use crate::locale::backup::backup_words;
use crate::number::Unit;
use crate::rulebook::Rules;
use crate::store::rows::RowAside;
use crate::store::{BackupMark, Settings};

/// Something about the data as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum DataMsg {
    /// What the browser says of its storage.
    Estimated(Estimate),
    /// Asks the browser to keep what is stored.
    Persist,
    /// Makes a file of everything.
    Backup,
    /// Makes such a file, then removes everything.
    Remove,
    /// The minute that it is: the file is begun.
    Begin(Minute),
    /// Whether the browser took the file.
    Offered(bool),
    /// Whether something goes along when everything is removed.
    Also(Also, bool),
}

/// What the browser says of its storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    /// Bytes that this address takes.
    pub used: Option<u64>,
    /// Bytes that are left.
    pub left: Option<u64>,
    /// Whether it keeps them until a person removes them.
    pub is_kept: Option<bool>,
}

/// What goes along with the months when everything is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// The consultation log.
    Log,
    /// Rulebooks that came in, and all that was decided.
    Rules,
    /// Documents that were brought, and the months by them.
    Documents,
    /// The settings, but for language and theme.
    Settings,
    /// What couldn't be read.
    Asides,
}

/// What is open of the data.
#[derive(Debug, Default)]
pub struct DataForm {
    /// What the browser said last.
    pub estimate: Estimate,
    /// What stays when everything is removed.
    pub spared: Vec<Also>,
    /// A backup that is being written.
    pub work: Option<Box<BackupWork>>,
    /// Whether the last one couldn't be offered.
    pub has_failed: bool,
    /// Bytes of the last one.
    pub bytes: Option<usize>,
    /// Whether everything is removed once the file is offered.
    removes: bool,
    /// What the file holds that is being offered.
    offering: Option<(BackupMark, usize)>,
}

/// What changed since the last backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceBackup {
    /// When that was.
    pub at: Minute,
    /// Months that changed.
    pub months: usize,
    /// Whether the rules did.
    pub rules: bool,
    /// Entries of the log, more or fewer; none while the log isn't read.
    pub entries: Option<i64>,
    /// Whether documents that were brought did, or months by them.
    pub documents: bool,
}

/// How much is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Months.
    pub months: usize,
    /// Of so many agents.
    pub agents: usize,
    /// Entries of the log; none while it isn't read.
    pub entries: Option<usize>,
    /// Rulebooks that came in.
    pub rulebooks: usize,
    /// What was decided on any rulebook.
    pub decisions: usize,
    /// Texts that couldn't be read.
    pub asides: usize,
    /// Documents that were brought, and months by them.
    pub books: BooksHeld,
}

pub(super) fn data(model: &mut Model, msg: DataMsg, out: &mut Vec<Effect>) {
    match msg {
        DataMsg::Estimated(estimate) => model.data.estimate = estimate,
        DataMsg::Persist => out.push(Effect::Persist),
        DataMsg::Backup => begin(model, false, out),
        DataMsg::Remove => begin(model, true, out),
        DataMsg::Begin(now) => {
            model.data.work = Some(Box::new(BackupWork::of(model, now, of_log(model))));
        }
        DataMsg::Offered(taken) => offered(model, taken, out),
        DataMsg::Also(also, on) => {
            model.data.spared.retain(|spared| *spared != also);
            if !on {
                model.data.spared.push(also);
            }
        }
    }
}

/// What of the log couldn't be read.
fn of_log(model: &Model) -> Vec<AsideText> {
    let told = model.log.iter().filter_map(|log| log.told.as_ref());
    let text = |RowAside { id, text }: &RowAside| AsideText {
        called: format!("log {id}"),
        text: text.clone(),
    };
    told.flat_map(|told| &told.asides).map(text).collect()
}

/// Does a little of a backup.
pub(super) fn step(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(work) = model.data.work.take() else {
        return;
    };
    match work.step() {
        Ok(work) => model.data.work = Some(work),
        Err((mark, text)) => {
            model.data.offering = Some((mark, text.len()));
            let agents = model.state.content.records.keys();
            let name = backup_name(agents.map(|key| key.0.as_str()), mark.at);
            out.push(Effect::Offer(name, text));
        }
    }
}

/// Has a file of everything written; whether all is removed once it's offered.
pub(super) fn begin(model: &mut Model, removes: bool, out: &mut Vec<Effect>) {
    model.data.removes = removes;
    model.data.has_failed = false;
    if model.data.work.is_none() {
        out.push(Effect::BeginBackup);
    }
}

fn offered(model: &mut Model, taken: bool, out: &mut Vec<Effect>) {
    let Some((held, bytes)) = model.data.offering.take() else {
        return;
    };
    let removes = std::mem::take(&mut model.data.removes);
    model.data.has_failed = !taken;
    if !taken {
        return;
    }
    model.data.bytes = Some(bytes);
    if let Some(known) = &mut model.storage.settings {
        known.backup = Some(held);
        out.push(Effect::SaveSettings(Box::new(known.clone())));
    }
    if removes {
        if mark(model, held.at) == held {
            remove(model, out);
        } else {
            // Something came in meanwhile, from another tab.
            begin(model, true, out);
        }
    }
}

fn remove(model: &mut Model, out: &mut Vec<Effect>) {
    let spared = std::mem::take(&mut model.data.spared);
    let goes = |also| !spared.contains(&also);
    let rules = goes(Also::Rules) && !model.state.rules().is_bundled();
    let rules = rules.then(|| InUse(Rc::new(Rules::bundled())));
    // One step, where something else goes too.
    let is_step = rules.is_none() && model.state.content.records.is_empty();
    act(model, Action::RemoveAll(rules), out);
    if goes(Also::Documents) {
        books::remove_all(model, is_step, out);
    }
    if goes(Also::Log) {
        log_act::log(model, LogMsg::Clear, out);
    }
    if goes(Also::Asides) {
        let report = model.storage.report.iter();
        let asides = report.flat_map(|report| &report.asides);
        out.extend(asides.map(|(id, ..)| Effect::DiscardAside(id.clone())));
        log_act::log(model, LogMsg::DiscardAsides, out);
    }
    if let Some(known) = model.storage.settings.take_if(|_| goes(Also::Settings)) {
        let log_agent = known.log_agent.filter(|_| !goes(Also::Log));
        model.minimum.clear();
        model.state.start(String::new(), Unit::Points);
        model.storage.settings = Some(Settings {
            log_agent,
            backup: known.backup,
            asked: known.asked,
            ..Settings::default()
        });
        keep_settings(model, out);
    }
    model.said = backup_words(model.lang).cleared;
}

/// Asks the browser, once there is something to keep: some ask the person.
pub(super) fn ask_to_keep(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(known) = model.storage.settings.as_mut().filter(|known| !known.asked) {
        known.asked = true;
        out.push(Effect::SaveSettings(Box::new(known.clone())));
        out.push(Effect::Persist);
    }
}

impl Model {
    /// How much is kept.
    pub fn held(&self) -> Held {
        let rulebooks = self.state.rules().books().iter();
        let report = self.storage.report.as_ref();
        Held {
            months: self.state.content.records.len(),
            agents: self.state.agents().len(),
            entries: self.feed.count(),
            rulebooks: rulebooks.clone().filter(|book| !book.is_bundled()).count(),
            decisions: rulebooks.map(|book| book.amendments().len()).sum(),
            asides: report.map_or(0, |report| report.asides.len()),
            books: books::held(self),
        }
    }

    /// What changed since the last backup; none if there was none.
    pub fn since_backup(&self) -> Option<SinceBackup> {
        let held = self.storage.settings.as_ref()?.backup?;
        let now = mark(self, held.at);
        let changed = self.state.content.records.keys().filter(|key| {
            let trail = self.storage.acts.of(key);
            let last = trail.and_then(|trail| trail.revisions().last());
            last.is_some_and(|last| last.made.at > held.at)
        });
        let months = match now.months == held.months {
            true => 0,
            // One that was removed has no acts; one of the same minute may be
            // older.
            false => changed.count().max(1),
        };
        let entries = self.feed.count().map(|_| now.entries);
        Some(SinceBackup {
            at: held.at,
            months,
            rules: now.rules != held.rules,
            entries: entries.map(|entries| i64::from(entries) - i64::from(held.entries)),
            documents: now.documents != held.documents,
        })
    }
}
