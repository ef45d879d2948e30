//! How one begins.

use std::rc::Rc;

use serde_json::Value;

use super::msg::Start;
use crate::calendar::Month;
use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::draft::{Root, Sketch, gallery};
use crate::id::Id;
use crate::json::Encode as _;
use crate::language::{Document, migrate};
use crate::locale::migrated::titles;

/// A new one; none where what it begins as isn't there. One of its name that is being written
/// already is gone on with.
pub(super) fn begun(model: &Model, start: Start, seed: &str) -> Option<(Id, Rc<Sketch>)> {
    let shelf = Shelf::of(&model.state.content.books);
    let next = Month::of(model.state.today).plus(1);
    let sketch = match start {
        Start::Blank => Sketch::blank(seed, next),
        Start::Bundled(unit) => {
            let book = model
                .state
                .rules()
                .rulebook((model.state.content.month, unit));
            let tree = tree(&migrate::rulebook(book, &titles()));
            let root = Root {
                tree: tree.clone(),
                bundled: Some(unit),
            };
            Sketch {
                root: Some(root),
                ..Sketch::copy(seed, tree, next)
            }
        }
        Start::Gallery(nth) => {
            let tree = serde_json::from_str(gallery::ALL.get(nth)?.text).ok()?;
            Sketch::copy(seed, tree, next)
        }
        Start::Copy(id, from) => {
            let (_, volume) = shelf.edition(id, from)?;
            Sketch::copy(seed, tree(&volume.document), next)
        }
        Start::Next(id, from) => {
            if let Some(known) = shelf.drafts.get(&id) {
                return Some((id, Rc::clone(known)));
            }
            let (_, volume) = shelf.edition(id, from)?;
            let last = shelf
                .versions(id)
                .last()
                .map(|of| of.document.effective.plus(1));
            let effective = last.map_or(next, |last| last.max(next));
            let was = tree(&volume.document);
            let mut tree = was.clone();
            tree["effective"] = Value::from(effective.to_string());
            let root = Root {
                tree: was,
                bundled: None,
            };
            Sketch {
                tree,
                root: Some(root),
            }
        }
    };
    let id = sketch.tree.get("id")?.as_str()?.parse().ok()?;
    Some((id, Rc::new(sketch)))
}

fn tree(document: &Document) -> Value {
    serde_json::from_str(&document.to_json()).unwrap_or_default()
}
