//! What an undo changed of documents and their months, in words.

use std::rc::Rc;

use super::Shelf;
use crate::desk::Model;
use crate::desk::books::Told;
use crate::desk::state::Sealed;
use crate::locale::book::word;
use crate::locale::book_change::{changes, document, said};
use crate::locale::draft::{draft_changed, draft_title};
use crate::locale::team::team_row_name;
use crate::locale::undone::whose;
use crate::plan::Filled;
use crate::store::{BookKey, TeamKey};

/// As many changes as are told, and how many more there are.
pub(super) fn undone(model: &Model, sides: [&Sealed; 2], most: usize) -> Told {
    let lang = model.lang;
    let [before, now] = sides.map(Shelf::of);
    let mut told = Vec::new();
    let mut more = 0;
    for key in now.changed(&before) {
        if told.len() >= most {
            more += 1;
            continue;
        }
        match &key {
            BookKey::Document(id, row) => {
                let place = (*id, *row);
                let both = [&before, &now].map(|shelf| shelf.documents.get(&place));
                let volume = both[1].or(both[0]);
                let title = volume.map_or(id.as_str(), |of| word(lang, &of.document.title));
                told.push(document(lang, title, both.map(|of| of.is_some())));
            }
            // What a file said goes with its month, and so does what a table's columns are.
            BookKey::Team(TeamKey::Claim(_) | TeamKey::Heads(_)) => {}
            BookKey::Team(key) => {
                let both = [&before, &now].map(|shelf| shelf.team.contains_key(key));
                told.push(document(lang, &team_row_name(lang, key), both));
            }
            BookKey::Draft(id) => {
                let both = [&before, &now].map(|shelf| shelf.drafts.get(id));
                let title = match both {
                    [Some(_), Some(_)] => draft_changed(lang),
                    _ => draft_title(lang, both[1].or(both[0]).map(|of| &of.tree)),
                };
                told.push(document(lang, &title, both.map(|of| of.is_some())));
            }
            BookKey::Month(of, id) => {
                let place = (of.clone(), *id);
                let sides = [&before, &now].map(|shelf| shelf.months.get(&place).cloned());
                let [was, is] = sides.map(Option::unwrap_or_default);
                let volume = now
                    .in_force(*id, of.month)
                    .or(before.in_force(*id, of.month));
                let Some(volume) = volume else { continue };
                let filled = Filled::of(volume, &Rc::clone(&is), of.month);
                let content = &model.state.content;
                let whose = match (of.agent.as_str(), of.month) == (&*content.agent, content.month)
                {
                    true => String::new(),
                    false => whose(lang, &of.agent, of.month),
                };
                for change in changes(lang, &filled, [&was, &is]) {
                    match told.len() < most {
                        true => told.push(format!("{whose}{}", said(&change))),
                        false => more += 1,
                    }
                }
            }
        }
    }
    (told, more)
}
