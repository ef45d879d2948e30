//! The rules: what the branch decides on them, keeping them, and their files.

use std::rc::Rc;

use super::browser;
use super::later::RulesEdit;
use super::root::App;
use super::state::{Action, InUse};
use crate::exchange;
use crate::rulebook::{Rules, Setting, Subject};

impl App {
    /// Carries out what is asked about the rules.
    pub(super) fn rule(&mut self, edit: RulesEdit) {
        let (place, book) = self.state.rules().in_force(self.state.record().ruled_in());
        match edit {
            RulesEdit::Open(subject) => self.open_setting(subject),
            RulesEdit::Type(field, text) => {
                if let Some(setting) = &mut self.setting {
                    setting.edit(field, text);
                }
            }
            RulesEdit::Apply => self.apply_setting(),
            RulesEdit::Close => self.close_setting(),
            RulesEdit::Revoke(index) => {
                // Without one decision the others still fit, or it stays.
                if let Ok(rules) = self.state.rules().without(place, index) {
                    self.take_rules(rules);
                }
            }
            RulesEdit::Revert(place) => self.take_rules(self.state.rules().reverting(place)),
            RulesEdit::Drop(place) => self.take_rules(self.state.rules().dropping(place)),
            RulesEdit::Save => {
                let name = exchange::rulebook_file_name(book.rulebook());
                browser::download(&name, &exchange::write_rulebook(book.rulebook()));
            }
            RulesEdit::Lists(edit) => self.edit_lists(edit),
            RulesEdit::Take(index, take) => {
                if let Some((_, taken)) = self.import.rulebooks.get_mut(index) {
                    *taken = take;
                }
                self.rescore_import();
            }
        }
    }

    fn open_setting(&mut self, subject: Subject) {
        let today = self.state.today;
        self.setting = Some(Setting::of(subject, self.state.rulebook(), today));
        self.after = Some(browser::show_dialog);
    }

    fn apply_setting(&mut self) {
        let Some(setting) = &mut self.setting else {
            return;
        };
        let of = self.state.record().ruled_in();
        match setting.applied(self.state.rules(), of) {
            Ok(rules) => {
                self.close_setting();
                self.take_rules(rules);
            }
            Err(_) => setting.tried = true,
        }
    }

    fn close_setting(&mut self) {
        browser::close_dialog();
        self.setting = None;
    }

    fn take_rules(&mut self, rules: Rules) {
        if rules != *self.state.rules() {
            self.act(Action::Rules(InUse(Rc::new(rules))));
        }
    }
}
