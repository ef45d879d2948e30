//! Files that come in: the preview of an import, and taking it.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::state::{Action, InUse, Key};
use super::storage::holds;
use super::update::{act, open};
use super::{Effect, LogEffect, Model, Page};
use crate::calendar::Month;
use crate::exchange::{
    self, Change, Encoding, FileFault, IncomingRulebook, Item, LOG_FORMAT, Preview, Refused,
    RulebookFault,
};
use crate::id::Fingerprint;
use crate::number::Unit;
use crate::record::{Record, Source};
use crate::rulebook::{Document, Rulebook, Rules};

/// Something about files that come in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportMsg {
    /// Files were read.
    Files(Vec<FileRead>),
    /// Takes the file's version of a month, by its place, or keeps the own one.
    Choose(usize, bool),
    /// Whether a rulebook is taken, by its place.
    Rulebook(usize, bool),
    /// Carries out the import.
    Take,
    /// What came in is read.
    Read,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRead {
    /// Its name.
    pub name: String,
    /// The hash of its bytes.
    pub hash: Fingerprint,
    /// Its text, and how that was written; or why it isn't one.
    pub text: Result<(String, Encoding), FileFault>,
}

/// The preview of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportForm {
    /// Months that can be taken, and whether they're to be.
    pub incoming: Vec<(Preview, bool)>,
    /// Records that can't be taken, with their file.
    pub refused: Vec<(String, Refused)>,
    /// Files that aren't in UTF-8 and are read anyway.
    pub encoded: Vec<(String, Encoding)>,
    /// Files that can't be read at all, and why.
    pub unreadable: Vec<(String, FileFault)>,
    /// Rulebooks that can be taken, and whether they're to be.
    pub rulebooks: Vec<(Rulebook, bool)>,
    /// Rulebooks that can't be taken, with their file.
    pub faulty_rulebooks: Vec<(String, RulebookFault)>,
    /// From where the months come.
    pub sources: LiteMap<Key, Source>,
    /// What the last import brought, until something else is done.
    pub done: Option<Imported>,
    /// How many records only repeat another one.
    pub repeated: usize,
}

pub(super) fn import(model: &mut Model, msg: ImportMsg, out: &mut Vec<Effect>) {
    match msg {
        ImportMsg::Files(files) => {
            // They wait for the months that they are compared with.
            if let Some(files) = holds(model, files) {
                preview(model, files, out);
            }
        }
        ImportMsg::Choose(index, take) => {
            if let Some((_, taken)) = model.import.incoming.get_mut(index) {
                *taken = take;
            }
        }
        ImportMsg::Rulebook(index, take) => {
            model.import.choose_rulebook(index, take);
            rescore(model);
        }
        ImportMsg::Take => take_import(model, out),
        ImportMsg::Read => model.import.done = None,
    }
}

fn preview(model: &mut Model, files: Vec<FileRead>, out: &mut Vec<Effect>) {
    let (mut names, mut imports, mut logs) = (Vec::new(), Vec::new(), Vec::new());
    let mut form = ImportForm::default();
    for FileRead { name, hash, text } in files {
        let (text, encoding) = match text {
            Ok(read) => read,
            Err(fault) => {
                form.unreadable.push((name, fault));
                continue;
            }
        };
        if encoding != Encoding::Utf8 {
            form.encoded.push((name.clone(), encoding));
        }
        match exchange::read(&text) {
            Ok(import) => {
                names.push((name, hash));
                imports.push(import);
            }
            Err(FileFault::Format { found: Some(found) }) if found == Document::FORMAT => {
                // It was picked for itself.
                form.take_rulebook(&name, exchange::read_rulebook(&text), true);
            }
            // It says so at its end only.
            Err(FileFault::Format { found: Some(found) }) if found == LOG_FORMAT => {
                logs.push((name, text));
            }
            Err(fault) => form.unreadable.push((name, fault)),
        }
    }
    let only_logs = !logs.is_empty() && imports.is_empty() && form == ImportForm::default();
    if !logs.is_empty() {
        open(model, Page::Log, out);
        out.push(Effect::Log(LogEffect::Read(logs)));
    }
    if only_logs {
        return;
    }
    open(model, Page::Import, out);
    exchange::settle_twins(&mut imports);
    let content = &model.state.content;
    let existing = |agent: &str, month: Month| {
        let found = content.records.get(&(agent.to_owned(), month));
        found.map(|record| &**record)
    };
    let rules = |of: (Month, Unit)| Some(content.rules.0.rulebook(of));
    for ((name, hash), import) in names.into_iter().zip(imports) {
        form.repeated += import.repeated;
        for rulebook in import.rulebooks {
            // It only came along.
            form.take_rulebook(&name, rulebook, false);
        }
        let refused = import.refused.into_iter();
        form.refused
            .extend(refused.map(|refused| (name.clone(), refused)));
        let previews = exchange::preview(import.accepted, existing, rules, model.state.today);
        for preview in &previews {
            let record = &preview.item.record;
            let key = (record.agent.clone(), record.month);
            form.sources.insert(key, Source::file(&name, hash));
        }
        form.incoming.extend(previews.into_iter().map(|preview| {
            let take = preview.is_offered();
            (preview, take)
        }));
    }
    let known = |rulebook: &Rulebook| {
        let mut books = content.rules.0.books().iter();
        books.any(|book| book.rulebook() == rulebook)
    };
    form.rulebooks.retain(|(rulebook, _)| !known(rulebook));
    model.import = form;
    rescore(model);
}

/// Scores the preview by the rules as they'd be.
fn rescore(model: &mut Model) {
    let rules = model.import.rules(model.state.rules());
    for (preview, take) in &mut model.import.incoming {
        let of = preview.item.record.ruled_in();
        let was_offered = preview.is_offered();
        preview.rescore(Some(rules.rulebook(of)), model.state.today);
        // What a person chose stays, unless it's another question now.
        if preview.is_offered() != was_offered {
            *take = preview.is_offered();
        }
    }
}

fn take_import(model: &mut Model, out: &mut Vec<Effect>) {
    let rules = model.import.rules(model.state.rules());
    let rules = (rules != *model.state.rules()).then(|| InUse(Rc::new(rules)));
    let incoming = std::mem::take(&mut model.import.incoming);
    let all = incoming.len() + model.import.refused.len();
    let same = incoming.iter().filter(|(p, _)| p.change == Change::Same);
    let same = same.count();
    let taken = incoming
        .into_iter()
        .filter(|(p, take)| *take && p.change != Change::Same && p.unfit.is_none());
    let mut sources = std::mem::take(&mut model.import.sources);
    let mut records: Vec<Record> = Vec::new();
    for (preview, _) in taken {
        let Item { record, trail, .. } = preview.item;
        let key = (record.agent.clone(), record.month);
        if let Some(source) = sources.remove(&key) {
            model.storage.acts.note_taken(key, source, trail);
        }
        records.push(record);
    }
    let agents: BTreeSet<&str> = records.iter().map(|record| &*record.agent).collect();
    let done = Imported {
        months: records.len(),
        agents: agents.len(),
        same,
        left: all - same - records.len(),
    };
    model.page = match done.months {
        // Only rules came in.
        0 => Page::Basis,
        1 => Page::Month,
        _ => Page::Months,
    };
    act(model, Action::Take(records, rules), out);
    model.said = model.lang.more().imported;
    model.import = ImportForm {
        done: Some(done),
        ..ImportForm::default()
    };
}

/// What came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many months.
    pub months: usize,
    /// Of how many agents.
    pub agents: usize,
    /// How many months were here already, as they are.
    pub same: usize,
    /// How many weren't taken.
    pub left: usize,
}

/// How many months do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// We have nothing of them.
    pub new: usize,
    /// We have something else.
    pub different: usize,
    /// We have the same.
    pub same: usize,
    /// They, a file or a rulebook can't be taken.
    pub refused: usize,
    /// What they say doesn't follow from their facts.
    pub mismatched: usize,
}

impl ImportForm {
    /// The counts.
    pub fn counts(&self) -> ImportCounts {
        let refused = self.refused.len() + self.unreadable.len() + self.faulty_rulebooks.len();
        let mut counts = ImportCounts {
            refused,
            ..ImportCounts::default()
        };
        for (preview, _) in &self.incoming {
            let count = match (&preview.unfit, &preview.change) {
                (Some(_), _) => &mut counts.refused,
                (None, Change::New) => &mut counts.new,
                (None, Change::Same) => &mut counts.same,
                (None, Change::Different { .. }) => &mut counts.different,
            };
            *count += 1;
            counts.mismatched += usize::from(preview.is_mismatch());
        }
        counts
    }

    /// The places of the months in the order in which they're shown: mismatches
    /// before all others.
    pub fn order(&self) -> (Vec<usize>, Vec<usize>) {
        let is_mismatch = |at: &usize| {
            let found = self.incoming.get(*at);
            found.is_some_and(|(preview, _)| preview.is_mismatch())
        };
        (0..self.incoming.len()).partition(is_mismatch)
    }

    /// Whether something would be taken.
    pub fn takes(&self) -> bool {
        let mut months = self.incoming.iter();
        let mut rulebooks = self.rulebooks.iter();
        months.any(|(preview, take)| *take && preview.unfit.is_none())
            || rulebooks.any(|(_, take)| *take)
    }

    /// Takes a rulebook or leaves it. Of those for the same months only one can
    /// be taken.
    fn choose_rulebook(&mut self, index: usize, take: bool) {
        let Some((chosen, _)) = self.rulebooks.get(index) else {
            return;
        };
        let key = (chosen.unit, chosen.effective);
        for (at, (rulebook, taken)) in self.rulebooks.iter_mut().enumerate() {
            if at == index {
                *taken = take;
            } else if take && (rulebook.unit, rulebook.effective) == key {
                *taken = false;
            }
        }
    }

    /// The other rulebooks that came for the same months as one, by its place.
    pub fn rivals(&self, index: usize) -> Vec<usize> {
        let Some((of, _)) = self.rulebooks.get(index) else {
            return Vec::new();
        };
        let others = self.rulebooks.iter().enumerate();
        let rivals = others.filter(|(at, (other, _))| {
            *at != index && (other.unit, other.effective) == (of.unit, of.effective)
        });
        rivals.map(|(at, _)| at).collect()
    }

    /// Notes a rulebook, each once.
    fn take_rulebook(&mut self, name: &str, rulebook: IncomingRulebook, take: bool) {
        match rulebook {
            Ok(rulebook) => {
                if self.rulebooks.iter().any(|(known, _)| *known == rulebook) {
                    return;
                }
                self.rulebooks.push((rulebook, false));
                // Two for the same months: neither before somebody chose.
                let at = self.rulebooks.len() - 1;
                let rivals = self.rivals(at);
                if rivals.is_empty() {
                    self.choose_rulebook(at, take);
                }
                for rival in rivals {
                    self.choose_rulebook(rival, false);
                }
            }
            Err(fault) => self.faulty_rulebooks.push((name.to_owned(), fault)),
        }
    }

    /// The rules with the rulebooks that are to be taken.
    pub fn rules(&self, now: &Rules) -> Rules {
        let mut rules = now.clone();
        for (rulebook, _) in self.rulebooks.iter().filter(|(_, take)| *take) {
            // One too many isn't taken: the list says so.
            rules = rules.adding(rulebook.clone()).unwrap_or(rules);
        }
        rules
    }
}
