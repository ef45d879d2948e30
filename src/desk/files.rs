//! Files that come in: the preview of an import, and taking it.

use std::collections::BTreeMap;
use std::rc::Rc;

use litemap::LiteMap;

use super::acts::Taken;
use super::held_files::holds;
use super::state::{Action, InUse, Key};
use super::team::{TeamMsg, claim_of};
use super::update::act;
use super::{
    BackupOffer, BookForm, Effect, FileRead, ImportSaving, Model, Page, Restored, books,
    import_issued, import_saving, import_work, log_files, restore, reviews,
};
use crate::exchange::{
    Change, Encoding, FileFault, IncomingRulebook, Item, Preview, Refused, RulebookFault,
};
use crate::id::Fingerprint;
use crate::locale::send::send_words;
use crate::record::{Record, Source};
use crate::rulebook::{Rulebook, Rules};

/// Something about files that come in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportMsg {
    /// Files were read.
    Files(Vec<FileRead>),
    /// A link brought this text.
    Link(Result<String, FileFault>),
    /// Takes the file's version of a month, by its place, or keeps the own one.
    Choose(usize, bool),
    /// Whether a rulebook is taken, by its place.
    Rulebook(usize, bool),
    /// Whether something of a backup is taken, by its place.
    Backup(usize, Restored, bool),
    /// Stops it.
    Stop,
    /// Carries out the import.
    Take,
    /// What came in is read.
    Read,
    /// It's known that some of it couldn't be kept.
    Dismiss,
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
    /// Which version of the program wrote each file, by its hash.
    pub programs: BTreeMap<Fingerprint, String>,
    /// What the last import brought, until something else is done.
    pub done: Option<Imported>,
    /// How many records only repeat another one.
    pub repeated: usize,
    /// Bytes of the files.
    pub bytes: usize,
    /// Backups, and what they bring besides months.
    pub backups: Vec<BackupOffer>,
    /// Receipts, slips and stages that came along, each with its file.
    pub along: Vec<(String, String)>,
    /// Whether a month that is here already comes as the official one.
    pub issued: bool,
}

pub(super) fn import(model: &mut Model, msg: ImportMsg, out: &mut Vec<Effect>) {
    match msg {
        ImportMsg::Files(files) => {
            let files = log_files::take_logs(model, files, out);
            // They wait for the months that they are compared with.
            if let Some(files) = holds(model, files).filter(|files| !files.is_empty()) {
                import_work::begin(model, files, out);
            }
        }
        ImportMsg::Link(text) => {
            let bytes = text.iter().flat_map(|text| text.bytes());
            let file = FileRead {
                name: send_words(model.lang).from_link.to_owned(),
                hash: Fingerprint::of_bytes(bytes),
                text: text.map(|text| (text, Encoding::Utf8)),
            };
            import(model, ImportMsg::Files(vec![file]), out);
        }
        ImportMsg::Choose(index, take) => {
            if let Some((_, taken)) = model.import.incoming.get_mut(index) {
                *taken = take;
            }
        }
        ImportMsg::Rulebook(index, take) => {
            model.import.choose_rulebook(index, take);
            import_work::rescore(model);
        }
        ImportMsg::Backup(index, what, take) => {
            if let Some(offer) = model.import.backups.get_mut(index) {
                offer.choose(what, take);
            }
            if what == Restored::Rules {
                import_work::rescore(model);
            }
        }
        ImportMsg::Stop => {
            books::clear(model, out);
            model.import_work = None;
            model.import = ImportForm::default();
        }
        ImportMsg::Take => take_import(model, out),
        ImportMsg::Dismiss => model.import_saving = None,
        ImportMsg::Read => model.import.done = None,
    }
}

fn take_import(model: &mut Model, out: &mut Vec<Effect>) {
    let rules = model.import.rules(model.state.rules());
    let rules = (rules != *model.state.rules()).then(|| InUse(Rc::new(rules)));
    let backups = std::mem::take(&mut model.import.backups);
    let incoming = std::mem::take(&mut model.import.incoming);
    let all = incoming.len() + model.import.refused.len();
    let is_same = |preview: &Preview| matches!(preview.change, Change::Same);
    let same = incoming.iter().filter(|(p, _)| is_same(p)).count();
    let news = import_issued::news(model, &incoming);
    let taken = incoming
        .into_iter()
        .filter(|(p, take)| *take && !is_same(p) && p.unfit.is_none());
    let mut claims = Vec::new();
    let items = taken.map(|(preview, _)| {
        let record = &preview.item.record;
        let key = (record.agent.clone(), record.month);
        let source = model.import.sources.get(&key);
        // A backup brings what was kept of files, too.
        if !source.is_some_and(|source| backups.iter().any(|backup| is_from(source, backup))) {
            let claim = claim_of(&preview, source, &model.import.programs);
            claims.push((key, claim));
        }
        preview.item
    });
    let mut items: Vec<Item> = items.collect();
    // In the order in which they'll lie: each finds its place at the end.
    if !items.is_sorted_by_key(|item| (&*item.record.agent, item.record.month)) {
        items.sort_by_cached_key(|item| (item.record.agent.clone(), item.record.month));
    }
    let mut sources = std::mem::take(&mut model.import.sources).into_iter();
    let mut records: Vec<Record> = Vec::new();
    let mut taken = Vec::new();
    for Item { record, trail, .. } in items {
        let key = (&*record.agent, record.month);
        // They lie in the same order.
        if let Some((key, source)) = sources.find(|((agent, month), _)| (&**agent, *month) >= key) {
            let is_restored = backups.iter().any(|backup| is_from(&source, backup));
            let of = Taken {
                source,
                trail,
                is_restored,
            };
            taken.push((key, of));
        }
        records.push(record);
    }
    model.storage.acts.note_taken(taken.into_iter().collect());
    let agents = records.chunk_by(|one, other| one.agent == other.agent);
    let taken = model.book_form().map_or(0, BookForm::taken);
    let done = Imported {
        books: taken,
        months: records.len(),
        agents: agents.count(),
        same,
        left: all - same - records.len(),
    };
    let page = match done.months {
        // Its preview waits there.
        _ if backups.iter().any(|backup| backup.counts.entries > 0) => Page::Log,
        // Only rules came in, or what else a backup has.
        0 if backups.is_empty() => Page::Basis,
        0 => Page::Data,
        1 => Page::Month,
        _ if done.agents > 1 => Page::Team,
        _ => Page::Months,
    };
    let along = std::mem::take(&mut model.import.along);
    let page = if along.is_empty() { page } else { Page::Review };
    let latest = records.iter().map(|record| record.month).max();
    let saving = ImportSaving::of(&records, done, page);
    // One step, where something else comes in too.
    let is_step = rules.is_none() && records.is_empty();
    let opened = reviews::opened_in(model, &records);
    act(model, Action::Take(records, rules), out);
    books::take_along(model, is_step, out);
    reviews::opened_elsewhere(model, opened, out);
    books::keep_claims(model, claims, out);
    restore::take(model, &backups, out);
    import_issued::take(model, news, out);
    if let (Page::Team | Page::Review, Some(latest), true) = (page, latest, done.agents > 1) {
        act(model, Action::Go(latest), out);
        books::to_team(model, TeamMsg::Show, out);
        // These months are by a bundled rulebook: so is the team that is shown.
        books::leave(model, out);
    }
    model.said = "";
    model.import = ImportForm::default();
    model.along.extend(along);
    reviews::go_on(model, out);
    // Storage that isn't open yet gets it later.
    if model.storage.report.is_none() {
        saving.show(model);
    }
    model.import_saving = Some(Box::new(saving));
    if model.storage.all_saved {
        // There was nothing to store.
        import_saving::is_done(model);
    }
}

/// Whether a month comes from a backup.
fn is_from(source: &Source, backup: &BackupOffer) -> bool {
    matches!(source, Source::File { hash, .. } if *hash == backup.hash)
}

impl Model {
    /// Bytes that the months of an import take at most, where the browser has
    /// less left.
    pub fn lacks_room(&self) -> Option<(u64, u64)> {
        // A text with Chinese in it takes two bytes for each character.
        let needed = self.import.bytes as u64 * 2;
        let left = self.data.estimate.left?;
        (left < needed).then_some((needed, left))
    }
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
    /// How many documents of version 2 and months by them.
    pub books: usize,
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

    /// Whether something came in beside documents of version 2.
    pub fn has_found(&self) -> bool {
        !self.backups.is_empty()
            || !self.incoming.is_empty()
            || !self.rulebooks.is_empty()
            || self.counts().refused > 0
    }

    /// Whether something would be taken.
    pub fn takes(&self) -> bool {
        let mut months = self.incoming.iter();
        let mut rulebooks = self.rulebooks.iter();
        months.any(|(preview, take)| *take && preview.unfit.is_none())
            || rulebooks.any(|(_, take)| *take)
            || self.backups.iter().any(BackupOffer::takes)
            || !self.along.is_empty()
            || self.issued
    }

    /// Whether a person could choose something.
    pub fn has_choice(&self) -> bool {
        let ImportCounts { new, different, .. } = self.counts();
        let backups = self.backups.iter().any(BackupOffer::has_choice);
        new + different > 0
            || !self.rulebooks.is_empty()
            || backups
            || !self.along.is_empty()
            || self.issued
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
    pub(super) fn take_rulebook(&mut self, name: &str, rulebook: IncomingRulebook, take: bool) {
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
        let mut restored = self
            .backups
            .iter()
            .filter_map(|backup| backup.rules.taken());
        let mut rules = restored.next_back().map_or(now, |rules| rules).clone();
        for (rulebook, _) in self.rulebooks.iter().filter(|(_, take)| *take) {
            // One too many isn't taken: the list says so.
            rules = rules.adding(rulebook.clone()).unwrap_or(rules);
        }
        rules
    }
}
