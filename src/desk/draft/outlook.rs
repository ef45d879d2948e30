//! What becomes of the months that are here is worked out while it's looked at, a month in a step.

use std::rc::Rc;

use super::around::Among;
use super::form::{DraftForm, Looked};
use super::msg::Tab;
use super::work::form;
use crate::desk::{Model, Page};
use crate::draft::{Case, Outlook, Sketch, Stage};
use crate::plan::Volume;

/// Whether something of it isn't worked out yet.
pub(super) fn is_due(model: &Model) -> bool {
    wanted(model).is_some_and(|(form, of)| {
        let looked = form.outlook(model, &of.sketch);
        looked.is_none_or(|looked| !looked.is_stopped && looked.outlook.stage() != Stage::Done)
    })
}

/// Of what it is.
struct Wanted {
    sketch: Rc<Sketch>,
    cases: Rc<Vec<Case>>,
    by: Rc<Volume>,
}

/// What is looked at; none where it can't be scored by, or has no months.
fn wanted(model: &Model) -> Option<(&DraftForm, Wanted)> {
    let form = model.draft_form()?;
    let is_open = model.page == Page::Draft && form.tab == Tab::Compare;
    let (_, sketch) = model.draft().filter(|_| is_open)?;
    let by = Rc::clone(form.read(&sketch)?.volume.as_ref()?);
    let cases = form.cases(model, &sketch);
    let wanted = Wanted { sketch, cases, by };
    (!wanted.cases.is_empty()).then_some((form, wanted))
}

/// Works out a month more; what was worked out of something else goes.
pub(super) fn step(model: &mut Model) {
    let Some((known, of)) = wanted(model) else {
        return;
    };
    let is_begun = known.outlook(model, &of.sketch).is_some();
    let around = Rc::new(Among::of(model, &of.cases));
    let form = form(model);
    match &mut form.looked {
        Some(looked) if is_begun => looked.outlook.step(),
        looked => {
            *looked = Some(Looked {
                of: of.sketch,
                among: Rc::clone(&of.cases),
                outlook: Outlook::new(of.cases, of.by, around),
                is_stopped: false,
            });
        }
    }
}

/// Stops it, or goes on.
pub(super) fn stop(model: &mut Model, is_stopped: bool) {
    if let Some(looked) = &mut form(model).looked {
        looked.is_stopped = is_stopped;
    }
}
