//! Files in and out: the preview of an import, taking it, and exporting; and
//! what storage leaves to decide.

use std::rc::Rc;

use super::browser;
use super::later::Errand;
use super::log::{FilesMsg, LogMsg};
use super::root::App;
use super::state::{Action, InUse, Key};
use super::view::{ExportEdit, ImportView, Msg, Page, Scope};
use crate::calendar::Month;
use crate::exchange::{
    self, Change, Encoding, FileFault, IncomingRulebook, Item, LOG_FORMAT, Wage,
};
use crate::locale::{explain, month_csv, year_csv};
use crate::number::Unit;
use crate::record::Record;
use crate::rulebook::{Document, Rulebook, Rules};
use crate::scoring::YearSheet;

impl App {
    /// Carries an errand out.
    pub(super) fn run(&mut self, errand: Rc<Errand>) {
        if self.is_held(&errand) {
            return;
        }
        match Rc::unwrap_or_clone(errand) {
            Errand::Read(files) => self.sort_files(files),
            Errand::Files(files) => self.preview(files),
            Errand::Choose(index, take) => {
                if let Some((_, taken)) = self.import.incoming.get_mut(index) {
                    *taken = take;
                }
            }
            Errand::Import => self.take_import(),
            Errand::MonthTable => self.month_table(),
            Errand::YearTable(unit) => self.year_table(unit),
            Errand::Export(edit) => self.export(edit),
            Errand::Resolve { mine } => self.resolve(mine),
            Errand::SaveAside(id) => self.save_aside(&id),
            Errand::DiscardAside(id) => {
                if let Some(keeper) = &self.keeper {
                    keeper.discard_aside(id);
                }
            }
            Errand::Stored(key) => self.stored(key.as_deref()),
            Errand::News(table, names) => self.news(table, &names),
            Errand::Elsewhere => self.elsewhere(),
            Errand::Begin => self.begin(),
            Errand::Opened(shelf) => self.opened(&shelf),
            Errand::Late => self.late(),
            Errand::Reopen => {
                if let Some(keeper) = &self.keeper {
                    keeper.open();
                }
            }
            Errand::Kept => self.kept(),
            Errand::Retry => {
                if let Some(keeper) = &self.keeper {
                    keeper.retry();
                }
            }
            Errand::ResolveRules { mine } => self.resolve_rules(mine),
            Errand::Keep(before) => self.keep(&before),
            Errand::Settle => self.keep_settings(),
            Errand::Example => self.show_example(),
            Errand::Rules(edit) => self.rule(edit),
            Errand::Month(edit) => self.conclude(edit),
            Errand::Days(edit) => self.days(edit),
            Errand::Log(msg) => self.log(msg),
            Errand::Follow(ask) => self.follow(ask),
        }
    }

    fn show_example(&mut self) {
        let of = self.state.record().ruled_in();
        if let Some(Ok(record)) = self.state.rules().example(of).map(Record::new) {
            self.act(Action::ShowExample(Box::new(record)));
        }
    }

    fn preview(&mut self, files: Vec<(String, Vec<u8>)>) {
        self.open(Page::Import);
        let (mut names, mut imports, mut logs) = (Vec::new(), Vec::new(), Vec::new());
        let mut view = ImportView::default();
        for (name, bytes) in files {
            let (text, encoding) = match browser::decoded(&bytes) {
                Ok(decoded) => decoded,
                Err(fault) => {
                    view.unreadable.push((name, fault));
                    continue;
                }
            };
            if encoding != Encoding::Utf8 {
                view.encoded.push((name.clone(), encoding));
            }
            match exchange::read(&text) {
                Ok(import) => {
                    names.push(name);
                    imports.push(import);
                }
                Err(FileFault::Format { found: Some(found) }) if found == Document::FORMAT => {
                    // It was picked for itself.
                    view.take_rulebook(&name, exchange::read_rulebook(&text), true);
                }
                // It says so at its end only.
                Err(FileFault::Format { found: Some(found) }) if found == LOG_FORMAT => {
                    logs.extend(browser::file(&name, &text).ok());
                }
                Err(fault) => view.unreadable.push((name, fault)),
            }
        }
        if !logs.is_empty() {
            self.log(LogMsg::Files(FilesMsg::Read(logs)));
            if imports.is_empty() && view == ImportView::default() {
                return;
            }
            self.page = Page::Import;
        }
        exchange::settle_twins(&mut imports);
        let content = &self.state.content;
        let existing = |agent: &str, month: Month| {
            let found = content.records.get(&(agent.to_owned(), month));
            found.map(|record| &**record)
        };
        let rules = |of: (Month, Unit)| Some(content.rules.0.rulebook(of));
        for (name, import) in names.into_iter().zip(imports) {
            view.repeated += import.repeated;
            for rulebook in import.rulebooks {
                // It only came along.
                view.take_rulebook(&name, rulebook, false);
            }
            let refused = import.refused.into_iter();
            view.refused
                .extend(refused.map(|refused| (name.clone(), refused)));
            let previews = exchange::preview(import.accepted, existing, rules, self.state.today);
            view.incoming.extend(previews.into_iter().map(|preview| {
                let take = preview.change != Change::Same;
                (preview, take)
            }));
        }
        let known = |rulebook: &Rulebook| {
            let mut books = content.rules.0.books().iter();
            books.any(|book| book.rulebook() == rulebook)
        };
        view.rulebooks.retain(|(rulebook, _)| !known(rulebook));
        self.import = view;
        self.rescore_import();
    }

    /// Scores the preview by the rules as they'd be.
    pub(super) fn rescore_import(&mut self) {
        let rules = self.import.rules(self.state.rules());
        for (preview, _) in &mut self.import.incoming {
            let of = preview.item.record.ruled_in();
            preview.rescore(Some(rules.rulebook(of)), self.state.today);
        }
    }

    fn take_import(&mut self) {
        let rules = self.import.rules(self.state.rules());
        let rules = (rules != *self.state.rules()).then(|| InUse(Rc::new(rules)));
        let incoming = std::mem::take(&mut self.import.incoming);
        let taken = incoming
            .into_iter()
            .filter(|(p, take)| *take && p.change != Change::Same && p.unfit.is_none());
        let records: Vec<Record> = taken.map(|(preview, _)| preview.item.record).collect();
        self.act(Action::Take(records, rules));
        self.said = self.lang.more().imported;
        self.page = Page::Month;
    }

    fn export(&mut self, edit: ExportEdit) {
        match edit {
            ExportEdit::Scope(scope) => self.export.scope = scope,
            ExportEdit::Month(agent, month, on) => {
                let key = (agent, month);
                self.export.chosen.retain(|other| *other != key);
                if on {
                    self.export.chosen.push(key);
                }
            }
            ExportEdit::Wage(wage) => self.export.wage = wage,
            ExportEdit::Lines(lines) => self.export.lines = lines,
            ExportEdit::Download | ExportEdit::Copy | ExportEdit::Share => self.send_out(&edit),
        }
    }

    /// The shown month as a spreadsheet; what it pays only if that's asked for.
    fn month_table(&self) {
        let (record, today) = (self.state.record(), self.state.today);
        let rulebook = self.state.rulebook();
        let name = exchange::month_csv_name(&record.agent, record.month, rulebook.unit);
        let wage = self.export.wage;
        browser::download(&name, &month_csv(self.lang, rulebook, record, today, wage));
    }

    /// The same for the shown year.
    fn year_table(&self, unit: Unit) {
        let content = &self.state.content;
        let year = content.month.year();
        let records = self.state.records_in(unit);
        let today = self.state.today;
        let sheet = YearSheet::of(year, &records, today);
        let name = exchange::year_csv_name(&content.agent, year, unit);
        let table = year_csv(self.lang, &sheet, &records, today, self.export.wage);
        browser::download(&name, &table);
    }

    fn send_out(&mut self, how: &ExportEdit) {
        let items = self.export_items();
        if items.is_empty() {
            self.said = self.lang.more().export_nothing;
            return;
        }
        let wage = if self.export.wage {
            Wage::Included
        } else {
            Wage::Left
        };
        let rulebooks = self.rulebooks_of(&items);
        let (name, text) = (
            exchange::file_name(&items),
            exchange::export(&items, wage, &rulebooks),
        );
        match how {
            ExportEdit::Copy => {
                let more = self.lang.more();
                let said = move |copied: bool| {
                    Msg::Say(if copied {
                        more.copied
                    } else {
                        more.copy_failed
                    })
                };
                browser::copy(text, self.send.reform(said));
            }
            ExportEdit::Share => browser::share(&name, &text),
            _ => {
                browser::download(&name, &text);
            }
        }
    }

    fn export_items(&self) -> Vec<Item> {
        let content = &self.state.content;
        let shown = (content.agent.clone(), content.month);
        let wanted = |key: &Key| match self.export.scope {
            Scope::This => *key == shown,
            Scope::Chosen => self.export.chosen.contains(key),
            Scope::All => true,
        };
        let records = content.records.iter().filter(|(key, _)| wanted(key));
        let item = |record: &Rc<Record>| {
            let rulebook = self.state.rules().rulebook(record.ruled_in());
            let today = self.state.today;
            let mut item = Item::of(Record::clone(record), rulebook, today);
            if self.export.lines {
                item.lines = explain::derived_lines(self.lang, rulebook, record, today);
            }
            item
        };
        records.map(|(_, record)| item(record)).collect()
    }

    /// The rulebooks that scored these, but for the bundled one as it is.
    fn rulebooks_of(&self, items: &[Item]) -> Vec<&Rulebook> {
        let rules = self.state.rules();
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
}

impl ImportView {
    /// Notes a rulebook, each once.
    fn take_rulebook(&mut self, name: &str, rulebook: IncomingRulebook, take: bool) {
        match rulebook {
            Ok(rulebook) => {
                if self.rulebooks.iter().all(|(known, _)| *known != rulebook) {
                    self.rulebooks.push((rulebook, take));
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
