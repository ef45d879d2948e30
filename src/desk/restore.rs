//! What a backup brings besides months and the log: rules, settings, and what
//! was set aside. Each is taken or left by itself.

use std::rc::Rc;

use super::settings::{keep_settings, lang_of};
use super::{Effect, Model, books};
use crate::calendar::{Minute, Month};
use crate::exchange::{AsideText, BackupCounts, BackupFile, FileFault};
use crate::id::Fingerprint;
use crate::json::Decode as _;
use crate::rulebook::Rules;
use crate::store::{Aside, BookKey, Settings};

/// A backup in the preview of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupOffer {
    /// Its file.
    pub name: String,
    /// The hash of that file: what comes from it is restored as it was.
    pub hash: Fingerprint,
    /// When it was made.
    pub made: Minute,
    /// How much it says that it holds.
    pub counts: BackupCounts,
    /// How many months were found in it, faulty ones too.
    pub found: usize,
    /// The rules.
    pub rules: Offer<Rc<Rules>>,
    /// The settings.
    pub settings: Offer<Box<Settings>>,
    /// Texts that were set aside and aren't here.
    pub asides: Offer<Vec<Aside>>,
    /// How many documents of version 2 and months by them were found in it, together:
    /// they're offered one by one.
    pub books: usize,
}

/// Something that a backup may bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Offer<T> {
    /// It has none.
    #[default]
    None,
    /// It's the same here.
    Same,
    /// It's other here; whether it's taken.
    Other(T, bool),
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// The rules.
    Rules,
    /// The settings.
    Settings,
    /// What was set aside.
    Asides,
}

impl<T> Offer<T> {
    fn of(theirs: T, is_same: bool, take: bool) -> Self {
        match is_same {
            true => Self::Same,
            false => Self::Other(theirs, take),
        }
    }

    /// What is to be taken.
    pub const fn taken(&self) -> Option<&T> {
        match self {
            Self::Other(theirs, true) => Some(theirs),
            _ => None,
        }
    }

    fn choose(&mut self, take: bool) {
        if let Self::Other(_, taken) = self {
            *taken = take;
        }
    }
}

impl BackupOffer {
    /// What a backup brings here; months and log are read apart.
    ///
    /// # Errors
    /// Settings that can't be read, with all the rest offered.
    pub(super) fn of(
        model: &Model,
        (name, hash): (String, Fingerprint),
        file: BackupFile,
        found: usize,
    ) -> (Self, Option<FileFault>) {
        let is_empty = model.state.content.records.is_empty();
        let ours = model.state.rules();
        let theirs = file.rules.unwrap_or_else(Rules::bundled);
        let rules = Offer::of(Rc::new(theirs.clone()), theirs == *ours, ours.is_bundled());
        let read = file.settings.as_ref().map(Settings::decode);
        let (settings, fault) = match read {
            None => (Offer::None, None),
            Some(Ok(settings)) => {
                let theirs = of_a_person(settings);
                let is_same = theirs == of_a_person(model.settings());
                (Offer::of(Box::new(theirs), is_same, is_empty), None)
            }
            Some(Err(fault)) => {
                let fault = FileFault::Malformed(fault.below("settings"));
                (Offer::None, Some(fault))
            }
        };
        let has_asides = !file.asides.is_empty();
        let report = model.storage.report.as_ref();
        let is_here = |aside: &AsideText| {
            let mut ours = report.iter().flat_map(|report| &report.asides);
            ours.any(|(_, _, text)| *text == aside.text)
        };
        let asides = file.asides.into_iter().filter(|aside| !is_here(aside));
        let asides = asides.map(|AsideText { called, text }| Aside {
            key: called,
            raw: text,
        });
        let asides: Vec<Aside> = asides.collect();
        let is_same = asides.is_empty();
        let offer = Self {
            name,
            hash,
            made: file.made,
            counts: file.counts,
            found,
            books: file.documents.len(),
            rules,
            settings,
            asides: match has_asides {
                true => Offer::of(asides, is_same, true),
                false => Offer::None,
            },
        };
        (offer, fault)
    }

    /// Takes something of it, or leaves it.
    pub(super) fn choose(&mut self, what: Restored, take: bool) {
        match what {
            Restored::Rules => self.rules.choose(take),
            Restored::Settings => self.settings.choose(take),
            Restored::Asides => self.asides.choose(take),
        }
    }

    /// Whether something besides months would be taken.
    pub fn takes(&self) -> bool {
        self.rules.taken().is_some()
            || self.settings.taken().is_some()
            || self.asides.taken().is_some()
    }

    /// Whether there is something to choose.
    pub fn has_choice(&self) -> bool {
        matches!(self.rules, Offer::Other(..))
            || matches!(self.settings, Offer::Other(..))
            || matches!(self.asides, Offer::Other(..))
    }
}

/// Settings without what concerns this browser alone.
fn of_a_person(settings: Settings) -> Settings {
    Settings {
        backup: None,
        asked: false,
        ..settings
    }
}

/// Takes settings and set-aside texts of backups; the rules came with the
/// months.
pub(super) fn take(model: &mut Model, offers: &[BackupOffer], out: &mut Vec<Effect>) {
    for offer in offers {
        if let Some(asides) = offer.asides.taken() {
            out.push(Effect::SaveAsides(asides.clone()));
        }
        if let Some(settings) = offer.settings.taken() {
            take_settings(model, settings, offer.counts.entries > 0, out);
        }
    }
}

/// Whose the log is is said once the log is here: until then its months would
/// follow an empty one.
fn take_settings(model: &mut Model, theirs: &Settings, has_log: bool, out: &mut Vec<Effect>) {
    model.lang = lang_of(theirs);
    model.theme = theirs.theme;
    model.minimum.clone_from(&theirs.minimum);
    // What came in is what is shown.
    let months = model.state.content.records.keys();
    let own = months.filter(|(agent, _)| *agent == theirs.agent);
    let latest = own.map(|(_, month)| *month).max();
    model.state.content.month = latest.unwrap_or(Month::of(model.state.today));
    model.state.start(theirs.agent.clone(), theirs.unit);
    model.state.take_drafts(theirs.drafts.clone());
    let documents = books::rows(model);
    let is_here = |id: &_| {
        let mut keys = documents.iter().map(|(key, _)| key);
        keys.any(|key| matches!(key, BookKey::Document(own, _) if own == id))
    };
    model.state.content.book = theirs.book.filter(is_here);
    let Some(known) = &mut model.storage.settings else {
        return;
    };
    known.editor.clone_from(&theirs.editor);
    known.team_hidden.clone_from(&theirs.team_hidden);
    match (has_log, &theirs.log_agent) {
        (true, owner) if model.feed.count() == Some(0) => model.feed.owner = owner.clone(),
        (_, Some(owner)) => known.log_agent = Some(owner.clone()),
        (_, None) => {}
    }
    keep_settings(model, out);
    out.push(Effect::Dress);
}
