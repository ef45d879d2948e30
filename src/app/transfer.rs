//! Files in and out: the preview of an import, taking it, and exporting; and
//! what storage leaves to decide.

use std::rc::Rc;

use super::browser;
use super::later::Errand;
use super::root::App;
use super::state::{Action, Key};
use super::view::{ExportEdit, ImportView, Msg, Page, Scope};
use crate::calendar::Month;
use crate::exchange::{self, Change, Item, Wage};
use crate::record::Record;

impl App {
    /// Carries an errand out.
    pub(super) fn run(&mut self, errand: Rc<Errand>) {
        match Rc::unwrap_or_clone(errand) {
            Errand::Read(files) => browser::read_files(files, self.send.clone()),
            Errand::Files(files) => self.preview(files),
            Errand::Choose(index, take) => {
                if let Some((_, taken)) = self.import.incoming.get_mut(index) {
                    *taken = take;
                }
            }
            Errand::Import => self.take_import(),
            Errand::Export(edit) => self.export(edit),
            Errand::Resolve { mine } => self.resolve(mine),
            Errand::SaveAside(number) => {
                if let Some((key, text)) = self.keeper.aside(number) {
                    browser::download(&format!("{}.txt", key.replace(':', "-")), &text);
                }
            }
            Errand::DiscardAside(number) => self.keeper.discard_aside(number),
        }
    }

    fn resolve(&mut self, mine: bool) {
        let content = &self.state.content;
        let records = self.keeper.resolve(&content.agent, content.month, mine);
        if let Some(records) = records {
            self.state.refresh(records);
        }
    }

    fn preview(&mut self, files: Vec<(String, Vec<u8>)>) {
        self.open(Page::Import);
        let (mut names, mut imports, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
        for (name, bytes) in files {
            match exchange::decode(&bytes).and_then(exchange::read) {
                Ok(import) => {
                    names.push(name);
                    imports.push(import);
                }
                Err(fault) => unreadable.push((name, fault)),
            }
        }
        exchange::settle_twins(&mut imports);
        let mut view = ImportView {
            unreadable,
            ..ImportView::default()
        };
        let records = &self.state.content.records;
        let existing =
            |agent: &str, month: Month| records.get(&(agent.to_owned(), month)).map(|r| &**r);
        for (name, import) in names.into_iter().zip(imports) {
            view.repeated += import.repeated;
            view.refused.extend(
                import
                    .refused
                    .into_iter()
                    .map(|refused| (name.clone(), refused)),
            );
            let rulebooks = std::slice::from_ref(self.state.rulebook());
            let previews =
                exchange::preview(import.accepted, existing, rulebooks, self.state.today);
            view.incoming.extend(previews.into_iter().map(|preview| {
                let take = preview.change != Change::Same;
                (preview, take)
            }));
        }
        self.import = view;
    }

    fn take_import(&mut self) {
        let incoming = std::mem::take(&mut self.import.incoming);
        let taken = incoming
            .into_iter()
            .filter(|(p, take)| *take && p.change != Change::Same);
        let records: Vec<Record> = taken.map(|(preview, _)| preview.item.record).collect();
        self.act(Action::Take(records, None));
        self.said = self.lang.words().imported;
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
            ExportEdit::Download | ExportEdit::Copy | ExportEdit::Share => self.send_out(&edit),
        }
    }

    fn send_out(&mut self, how: &ExportEdit) {
        let items = self.export_items();
        if items.is_empty() {
            self.said = self.lang.words().export_nothing;
            return;
        }
        let wage = if self.export.wage {
            Wage::Included
        } else {
            Wage::Left
        };
        let (name, text) = (exchange::file_name(&items), exchange::export(&items, wage));
        match how {
            ExportEdit::Copy => {
                let words = self.lang.words();
                let said = move |copied: bool| {
                    Msg::Say(if copied {
                        words.copied
                    } else {
                        words.copy_failed
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
            Item::of(
                Record::clone(record),
                self.state.rulebook(),
                self.state.today,
            )
        };
        records.map(|(_, record)| item(record)).collect()
    }
}
