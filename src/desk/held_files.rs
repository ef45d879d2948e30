//! Files that wait for the months that they are compared with.

use super::pages::to_pages;
use super::{Effect, FileRead, ImportMsg, Model, RestMsg};

/// The files, unless they have to wait for the months that they are compared
/// with.
pub(super) fn holds(model: &mut Model, files: Vec<FileRead>) -> Option<Vec<FileRead>> {
    let storage = &mut model.storage;
    if storage.report.is_none() && !storage.late {
        storage.held.extend(files);
        return None;
    }
    Some(files)
}

/// They're there, or aren't to come soon.
pub(super) fn take_held(model: &mut Model, out: &mut Vec<Effect>) {
    let held = std::mem::take(&mut model.storage.held);
    if !held.is_empty() {
        to_pages(model, RestMsg::Import(ImportMsg::Files(held)), out);
    }
}
