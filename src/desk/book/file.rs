//! Documents and their months that come in, and go out.

use std::cell::OnceCell;
use std::rc::Rc;

use super::acted::Trails;
use super::here::{Here, agrees, document_here, here, kept_final, says_the_same};
use super::{Shelf, TeamRow, row};
use crate::calendar::Month;
use crate::draft::Sketch;
use crate::exchange::{
    BookFault, BookFile, BookMonth, BookTotal, DocumentRow, FileFault, Malformed, PROGRAM, Shape,
    read_book, read_document_row, stored_book,
};
use crate::id::{Fingerprint, Id};
use crate::language::{Document, Given};
use crate::plan::{Filled, Filling, Volume};
use crate::record::Source;
use crate::review::MonthOf;
use crate::store::rows::RowKey as _;
use crate::store::{BookKey, MonthKey, TeamKey};

/// Something that came in.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The name of its file.
    pub name: String,
    /// Where it came from, as the acts on a month say it.
    pub source: Source,
    /// What it is, or why it can't be taken.
    pub what: Result<Offered, BookFault>,
}

/// What it is.
#[derive(Clone, Debug)]
pub enum Offered {
    /// A document; whether another one of that name is here for the same months.
    Document(Rc<Volume>, Here, Beside),
    /// A month, and what it comes to here; none where its document is nowhere.
    Month(Box<BookMonth>, Option<Rc<Filled>>, Here),
    /// A month as a backup has it.
    Kept(Box<KeptMonth>),
    /// What is known of the team as a whole, as it's kept.
    Team(TeamKey, Rc<String>, Here),
    /// A document that is being written, as it's kept.
    Draft(Id, Rc<Sketch>, Rc<String>, Here),
    /// What nobody could read when the backup was made: it goes back to where it lay.
    Unread(BookKey, Rc<String>, Here),
}

/// A month as a backup has it. There may be thousands: each is worked out once it's looked at.
#[derive(Clone, Debug)]
pub struct KeptMonth {
    /// Whose and when.
    pub of: MonthKey,
    /// By which document.
    pub document: Id,
    /// As it's kept.
    pub text: Rc<String>,
    /// What is here already.
    pub here: Here,
    /// All that is here once everything is taken.
    with: Rc<Shelf>,
    view: OnceCell<Option<Rc<Filled>>>,
}

impl KeptMonth {
    /// What it comes to; none where its document is nowhere.
    pub fn view(&self) -> Option<&Filled> {
        let MonthKey { agent, month } = &self.of;
        let view = || self.with.filled(agent, *month, self.document).map(Rc::new);
        self.view.get_or_init(view).as_deref()
    }
}

/// Beside what a document stands once it's taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// From when other versions of it are in force.
    pub others: Vec<Month>,
    /// How many recorded months it scores that another version scored before.
    pub months: usize,
    /// Which final months it would score instead of the one that does: then it can't be taken.
    pub finals: Vec<Month>,
    /// In which row a backup had it.
    pub had: Option<Option<Month>>,
}

impl Beside {
    fn of(shelf: &Shelf, volume: &Rc<Volume>, had: Option<Option<Month>>) -> Self {
        let Document { id, effective, .. } = volume.document;
        let others = shelf.versions(id).into_iter();
        let others = others.map(|other| other.document.effective);
        let others: Vec<Month> = others.filter(|other| *other != effective).collect();
        let scores = |month: Month| {
            let later = others
                .iter()
                .any(|other| effective < *other && *other <= month);
            let first = others.iter().all(|other| effective < *other);
            !later && (effective <= month || first)
        };
        let months = shelf
            .months
            .keys()
            .filter(|(of, by)| *by == id && !others.is_empty() && scores(of.month));
        Self {
            months: months.count(),
            finals: shelf.finals_against(&volume.document),
            others,
            had,
        }
    }
}

/// Reads files; documents first, since months may be by one of them.
pub fn read_all(shelf: &Shelf, files: Vec<(String, String)>) -> Vec<(Offer, bool)> {
    let mut with = shelf.clone();
    let mut offers = Vec::new();
    let mut months = Vec::new();
    for (name, text) in files {
        let source = Source::file(&name, Fingerprint::of_bytes(text.bytes()));
        if let Some((id, sketch)) = Sketch::of_file(&text) {
            let here = match shelf.drafts.get(&id) {
                _ if shelf.unread.contains_key(&BookKey::Draft(id)) => Here::Unread,
                None => Here::Nothing,
                Some(own) if **own == sketch => Here::Same,
                Some(_) => Here::Other,
            };
            let row = Rc::new(sketch.text());
            let what = Ok(Offered::Draft(id, Rc::new(sketch), row, here));
            // What is being written here doesn't make way unless somebody says so.
            offers.push((Offer { name, source, what }, here == Here::Nothing));
            continue;
        }
        match read_book(&text) {
            Ok(BookFile::Document(document, plan)) => {
                let volume = Rc::new(Volume {
                    text,
                    document: *document,
                    plan: *plan,
                });
                // The other ones that come along count, too.
                let beside = Beside::of(&with, &volume, None);
                let here = document_here(shelf, &volume, &beside.finals);
                if here != Here::Final {
                    with.stand(&volume, None);
                }
                let what = Ok(Offered::Document(volume, here, beside));
                offers.push((Offer { name, source, what }, here.makes_way()));
            }
            Ok(BookFile::Month(month)) => months.push((name, source, month)),
            Err(fault) => offers.push((
                Offer {
                    name,
                    source,
                    what: Err(fault),
                },
                false,
            )),
        }
    }
    // A month may take from others that come along.
    for (_, _, month) in &months {
        let filling = Rc::new(Filling::of(&month.facts, month.readings.clone()));
        let key = MonthKey::new(month.agent.as_str(), month.month);
        with.months.insert((key, month.document), filling);
    }
    for (name, source, month) in months {
        let filling = Rc::new(Filling::of(&month.facts, month.readings.clone()));
        let volume = with.in_force(month.document, month.month);
        let view = with.filled(&month.agent, month.month, month.document);
        let view = view.map(Rc::new);
        let own = shelf.month(&month.agent, month.month, month.document);
        let here = match own {
            None => Here::Nothing,
            Some(own) if says_the_same(own, &filling, volume) => Here::Same,
            Some(_) => Here::Other,
        };
        let of = MonthOf::new(&*month.agent, month.month, Some(month.document));
        let here = kept_final(shelf, &of, here);
        let fits = view.as_ref().is_some_and(|view| agrees(&month, view));
        let what = Ok(Offered::Month(month, view, here));
        offers.push((Offer { name, source, what }, fits && here.makes_way()));
    }
    offers
}

/// Offers what a backup brings: what is here otherwise stays unless a person says so.
pub fn restored(
    shelf: &Shelf,
    trails: &Trails,
    rows: &[String],
    source: &Source,
) -> Vec<(Offer, bool)> {
    let mut with = shelf.clone();
    let mut offers = Vec::new();
    let mut read = Vec::new();
    for row in rows {
        match row_of(row) {
            Ok(row) => read.push(row),
            Err(fault) => {
                let (name, what) = (String::new(), Err(BookFault::File(fault)));
                let source = source.clone();
                offers.push((Offer { name, source, what }, false));
            }
        }
    }
    let (documents, others): (Vec<_>, Vec<_>) = read
        .iter()
        .partition(|(key, _)| matches!(key, BookKey::Document(..)));
    let mut offer = |what: Option<Offered>, (key, text, here): (&BookKey, &Rc<String>, Here)| {
        let unread = || Offered::Unread(key.clone(), Rc::clone(text), here);
        let offer = Offer {
            name: String::new(),
            source: source.clone(),
            what: Ok(what.unwrap_or_else(unread)),
        };
        offers.push((offer, here == Here::Nothing));
    };
    for (key, text) in documents {
        let mut here = here(shelf, trails, key, text);
        let BookKey::Document(id, row) = key else {
            continue;
        };
        let read = stored_book(text).filter(|(document, _)| document.id == *id);
        let what = read.map(|(document, plan)| {
            let volume = Rc::new(Volume {
                text: String::clone(text),
                document,
                plan,
            });
            let beside = Beside::of(&with, &volume, Some(*row));
            here = match document_here(shelf, &volume, &beside.finals) {
                // Unless it's written otherwise.
                Here::Same => here,
                other => other,
            };
            if here != Here::Final {
                with.stand(&volume, Some(*row));
            }
            Offered::Document(volume, here, beside)
        });
        offer(what, (key, text, here));
    }
    for (key, text) in &others {
        if let (Some(place), Some((filling, _))) = (Shelf::place(key), row::read(text)) {
            with.months.insert(place, Rc::new(filling));
        }
    }
    let with = Rc::new(with);
    for (key, text) in others {
        let here = here(shelf, trails, key, text);
        let what = match key {
            BookKey::Document(..) => None,
            BookKey::Team(key) => {
                TeamRow::read(key, text).map(|_| Offered::Team(key.clone(), Rc::clone(text), here))
            }
            BookKey::Draft(id) => Sketch::read(*id, text)
                .map(|sketch| Offered::Draft(*id, Rc::new(sketch), Rc::clone(text), here)),
            BookKey::Month(of, id) => row::read(text).map(|_| {
                Offered::Kept(Box::new(KeptMonth {
                    of: of.clone(),
                    document: *id,
                    text: Rc::clone(text),
                    here,
                    with: Rc::clone(&with),
                    view: OnceCell::new(),
                }))
            }),
        };
        offer(what, (key, text, here));
    }
    offers
}

/// A row out of a backup.
fn row_of(text: &str) -> Result<(BookKey, Rc<String>), FileFault> {
    let DocumentRow { row, text } = read_document_row(text)?;
    let key = BookKey::named(&row);
    let no_name = || FileFault::Malformed(Malformed::here(Shape::Value).below("row"));
    Ok((key.ok_or_else(no_name)?, Rc::new(text)))
}

/// The shown month as it goes out.
pub fn month_of(view: &Filled, agent: &str, month: Month) -> BookMonth {
    let totals = view.document().totals.iter();
    let sheets = view.sheet.iter().flat_map(|sheet| &sheet.totals);
    let totals = totals
        .zip(sheets)
        .map(|(total, found)| (total.id, BookTotal::from(found)));
    let mut facts = view.filling.facts(Some(view.document()));
    for id in view.taken.keys() {
        // Nobody else has the log.
        if let Some(Given::Cases(cases)) = view.facts.values.get(id) {
            facts.values.insert(*id, Given::Cases(*cases));
        }
    }
    BookMonth {
        format: BookMonth::FORMAT.into(),
        version: BookMonth::VERSION,
        document: view.document().id,
        agent: agent.to_owned(),
        month,
        readings: view.filling.readings.clone(),
        facts,
        totals: totals.collect(),
        edition: Some(view.volume.fingerprint()),
        code: view.check_code(agent),
        program: Some(PROGRAM.to_owned()),
    }
}
