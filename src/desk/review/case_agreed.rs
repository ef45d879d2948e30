//! What is agreed on of a case, and that it becomes a worked example.

use super::case_msg::CaseMsg;
use super::cases::{keep, shown};
use super::work::form;
use crate::desk::draft::DraftMsg;
use crate::desk::late::{LatePart, to_late};
use crate::desk::state::Sealed;
use crate::desk::{Effect, Model, Target};
use crate::draft::Sketch;
use crate::id::Id;
use crate::review::{CaseAnswer, KeptCases, case_month};
use crate::rulebook::limits::MAX_TITLE;

pub(super) fn update(model: &mut Model, msg: CaseMsg, out: &mut Vec<Effect>) {
    let Some(mut kept) = shown(model) else { return };
    match msg {
        CaseMsg::Agree(case, place) => {
            let said = place.map(|place| {
                let found = model.agreement(&kept.set)?;
                let at = kept.set.cases.iter().position(|of| of.id == case)?;
                let found = found.cases.iter().find(|of| of.at == at)?;
                found.said.get(place).map(|of| of.answer.clone())
            });
            // A place that nobody says anything at changes nothing.
            let answer = match said {
                Some(None) => return,
                Some(answer) => answer,
                None => None,
            };
            kept.agreed.retain(|of| of.case != case);
            kept.agreed.extend(answer);
            form(model).cases.other = None;
            keep(model, &msg, kept, out);
        }
        CaseMsg::AgreeOther(case) => form(model).cases.other = Some(case),
        CaseMsg::Example(case, draft) => example(model, &kept, case, draft, out),
        _ => {}
    }
}

/// The rulebook that is being written gets a worked example: a month in which the case
/// happened and nothing else. Once is enough.
fn example(model: &mut Model, kept: &KeptCases, case: Id, draft: Id, out: &mut Vec<Effect>) {
    let mut agreed = kept.agreed.iter().filter(|of| of.case == case);
    let agreed = agreed.find(|of| CaseAnswer::is_sound(of));
    let text = kept.set.cases.iter().find(|of| of.id == case);
    let rulebook = model.rulebook_of(&kept.set);
    let (Some(agreed), Some(text), Some(rulebook)) = (agreed, text, rulebook) else {
        return;
    };
    let drafts = model.drafts_for(&kept.set);
    let sketch = drafts.iter().find(|(id, _)| *id == draft);
    if sketch.is_none_or(|(_, sketch)| has_example(sketch, &text.text)) {
        return;
    }
    let record = Box::new(case_month(rulebook, agreed));
    let msg = DraftMsg::ExampleOfCase(draft, title_of(&text.text), record);
    to_late(model, LatePart::Drafts, Sealed::new(msg), out);
    out.push(Effect::Focus(Target(format!("#example-{case}").into())));
}

/// Whether a rulebook that is being written has a worked example of this case.
pub(super) fn has_example(sketch: &Sketch, text: &str) -> bool {
    let title = title_of(text);
    let examples = sketch.tree.get("examples").and_then(|of| of.as_array());
    let is = |example: &serde_json::Value| example.get("title").is_some_and(|of| *of == *title);
    examples.is_some_and(|all| all.iter().any(is))
}

/// As much of a case as a title takes.
fn title_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.chars().count() <= MAX_TITLE {
        true => line,
        false => {
            let start: String = line.chars().take(MAX_TITLE - 1).collect();
            start + "\u{2026}"
        }
    }
}
