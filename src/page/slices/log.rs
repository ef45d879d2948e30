//! The log's long work: entries out of files and into them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Run, Work};
use crate::exchange::{
    FileFault, Held, LogChoice, LogExport, LogImport, LogIncoming, LogOffer, LogPreview, LogPut,
    Pushed,
};
use crate::locale::Lang;
use crate::locale::log::{log_csv_head, log_csv_rows};
use crate::log::{EntryId, LogEntry, LogIndex, PrivateKind, TwinSearch};
use crate::rulebook::LogRules;

/// Bytes of a file that are checked as one small piece.
pub const CHECKED: usize = 8 << 10;
/// So many rows are kept as one batch.
pub const BATCH: usize = 100;
/// Characters of a piece of a written file.
const PIECE: usize = 128 << 10;

/// Checks a file's text; none if it was stopped.
///
/// # Errors
/// When it isn't as a file of the log has to be.
pub async fn check<W: Work>(
    text: String,
    run: &mut Run<W>,
) -> Result<Option<LogIncoming>, FileFault> {
    let of = text.len();
    let mut import = LogImport::new(text)?;
    let mut fault = None;
    let goes_on = run
        .pieces(of, || match import.step(CHECKED) {
            Ok(progress) => (!progress.is_done).then_some(progress.done),
            Err(found) => {
                fault = Some(found);
                None
            }
        })
        .await;
    match fault {
        Some(fault) => Err(fault),
        None if goes_on => import.finish().map(Some),
        None => Ok(None),
    }
}

/// Compares a file's entries with ours; none if it was stopped.
pub async fn compare<W: Work>(
    incoming: LogIncoming,
    ours: &impl Held,
    run: &mut Run<W>,
) -> Option<LogPreview> {
    let mut preview = LogPreview::of(incoming);
    let (_, of) = preview.progress();
    let piece = || preview.step(ours).then(|| preview.progress().0);
    run.pieces(of, piece).await.then_some(preview)
}

/// What is to be kept of what was previewed, and how much isn't as ours changed
/// meanwhile.
pub async fn plan<W: Work>(
    preview: LogPreview,
    ours: &impl Held,
    run: &mut Run<W>,
) -> (Vec<LogPut>, usize) {
    let of = preview.takes();
    let mut puts = Vec::with_capacity(of);
    let mut keys: BTreeSet<EntryId> = BTreeSet::new();
    for entry in preview.new {
        keys.insert(entry.id);
        let before = None;
        puts.push(LogPut { entry, before });
        run.goes_on(0, of).await;
    }
    let own = |offer: &LogOffer| offer.incoming.id;
    keys.extend(preview.offers.iter().map(own));
    for offer in &preview.offers {
        let is_taken = |id| keys.contains(&id) || ours.entry(id).is_some();
        if let Some(put) = offer.put(is_taken) {
            keys.insert(put.entry.id);
            puts.push(put);
        }
        run.goes_on(0, of).await;
    }
    let all = puts.len();
    puts.retain(|put| ours.entry(put.entry.id) == put.before);
    let changed = all - puts.len();
    (puts, changed)
}

/// Looks for what looks private; none if it was stopped.
pub async fn look<W: Work>(
    entries: &[Rc<LogEntry>],
    run: &mut Run<W>,
) -> Option<Vec<(EntryId, Vec<PrivateKind>)>> {
    let mut private = Vec::new();
    let mut left = (1..).zip(entries);
    let piece = || {
        let (done, entry) = left.next()?;
        let kinds = entry.looks_private();
        if !kinds.is_empty() {
            private.push((entry.id, kinds));
        }
        Some(done)
    };
    run.pieces(entries.len(), piece).await.then_some(private)
}

/// Looks for groups of cases that are nearly equal; none if it was stopped.
/// `ask` asks the index, which may have changed between one piece and the next.
pub async fn twins<W: Work>(
    mut search: TwinSearch,
    ask: impl Fn(&mut dyn FnMut(&LogIndex) -> bool) -> bool,
    run: &mut Run<W>,
) -> Option<Vec<Vec<EntryId>>> {
    let (_, of) = search.progress();
    let piece = || {
        let goes_on = ask(&mut |index| search.step(index));
        goes_on.then(|| search.progress().0)
    };
    run.pieces(of, piece).await.then(|| search.groups())
}

/// A file that was written, in pieces that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<P> {
    /// Its text.
    pub pieces: Vec<P>,
    /// How many entries are in it.
    pub entries: usize,
}

/// Writes entries into as many files as they need that can be imported again;
/// none if it was stopped. `keep` keeps a piece of a file.
pub async fn json<P, W: Work>(
    entries: &[Rc<LogEntry>],
    choice: LogChoice,
    masked: bool,
    keep: impl Fn(&str) -> Option<P>,
    run: &mut Run<W>,
) -> Option<Vec<Written<P>>> {
    let mut files = Vec::new();
    let mut pieces = Vec::new();
    let mut export = LogExport::new(choice);
    let mut size = 0;
    let mut left = (1..).zip(entries);
    let piece = || {
        let (done, entry) = left.next()?;
        let other = masked.then(|| entry.masked());
        let entry = other.as_ref().unwrap_or(entry);
        if export.push(entry) == Pushed::Full {
            let full = std::mem::replace(&mut export, LogExport::new(choice));
            let entries = full.entries();
            pieces.extend(keep(&full.finish()));
            let pieces = std::mem::take(&mut pieces);
            files.push(Written { pieces, entries });
            export.push(entry);
        }
        size += entry.question.len() + entry.answer.len();
        if size > PIECE {
            size = 0;
            pieces.extend(keep(&export.take()));
        }
        Some(done)
    };
    if !run.pieces(entries.len(), piece).await {
        return None;
    }
    let entries = export.entries();
    pieces.extend(keep(&export.finish()));
    files.push(Written { pieces, entries });
    Some(files)
}

/// Writes entries into a table for spreadsheets; none if it was stopped.
/// `keep` keeps a piece of it.
pub async fn csv<P, W: Work>(
    entries: &[Rc<LogEntry>],
    (lang, lists): (Lang, &LogRules),
    masked: bool,
    keep: impl Fn(&str) -> Option<P>,
    run: &mut Run<W>,
) -> Option<Written<P>> {
    let mut pieces = Vec::new();
    let mut text = log_csv_head(lang);
    let mut left = (1..).zip(entries);
    let piece = || {
        let (done, entry) = left.next()?;
        let other = masked.then(|| entry.masked());
        let entry = other.as_ref().unwrap_or(entry);
        text += &log_csv_rows(lang, Some(lists), [entry]);
        if text.len() > PIECE {
            pieces.extend(keep(&std::mem::take(&mut text)));
        }
        Some(done)
    };
    if !run.pieces(entries.len(), piece).await {
        return None;
    }
    pieces.extend(keep(&text));
    Some(Written {
        pieces,
        entries: entries.len(),
    })
}
