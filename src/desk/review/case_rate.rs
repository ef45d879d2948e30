//! Who rates answers case after case, and sends the answers back.

use super::case_msg::{CaseMsg, Whose};
use super::cases::{keep, shown};
use super::msg::ReviewMsg;
use super::work::{form, put_typed};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::team::put_rows;
use crate::desk::{Effect, Model, Target};
use crate::id::Id;
use crate::record::{MAX_AGENT, MAX_NOTE};
use crate::review::{CaseAnswer, KeptCases, RatedLine, Rating, lines_of};
use crate::store::TeamKey;

pub(super) fn update(model: &mut Model, msg: CaseMsg, out: &mut Vec<Effect>) {
    let Some(kept) = shown(model) else { return };
    let set = kept.set.id;
    let shelf = Shelf::of(&model.state.content.books);
    let draft = || TeamKey::Rating(set, String::new());
    match msg {
        CaseMsg::By(text) => {
            form(model).cases.by = Some(text.chars().take(MAX_AGENT).collect());
        }
        CaseMsg::Rate => {
            let begun = Rating::begun(&kept.set).filter(|_| kept.mine.is_none());
            if let Some(rating) = begun.filter(|_| shelf.rating(set, "").is_none()) {
                form(model).cases.at = 0;
                put_rows(
                    model,
                    vec![(draft(), Some(TeamRow::Rating(rating)))],
                    true,
                    out,
                );
                out.push(Effect::Focus(Target("#rate".into())));
            }
        }
        CaseMsg::Finish => finish(model, kept, out),
        CaseMsg::Reopen => {
            let mine = kept.mine.clone();
            let Some(name) = mine else { return };
            let known = shelf.rating(set, &name).map(Rating::reopened);
            let by = name.clone();
            let rows = vec![
                (TeamKey::Rating(set, name), None),
                (draft(), known.map(TeamRow::Rating)),
                (
                    TeamKey::Cases(set),
                    Some(TeamRow::Cases(KeptCases { mine: None, ..kept })),
                ),
            ];
            let form = &mut form(model).cases;
            (form.at, form.by) = (0, Some(by));
            put_rows(model, rows, true, out);
        }
        CaseMsg::GiveUp => put_rows(model, vec![(draft(), None)], true, out),
        _ => {}
    }
}

/// The answers go out under a name, once all of them are there.
fn finish(model: &mut Model, kept: KeptCases, out: &mut Vec<Effect>) {
    if model.finish_fault(&kept).is_some() {
        form(model).cases.tried = true;
        return out.push(Effect::Focus(Target("#rate [aria-invalid=true]".into())));
    }
    let set = kept.set.id;
    let shelf = Shelf::of(&model.state.content.books);
    let Some(draft) = shelf.rating(set, "") else {
        return;
    };
    let by = model.rater_name();
    let rating = draft.finished(&kept.set, &by, model.state.today);
    let kept = KeptCases {
        mine: Some(by.clone()),
        ..kept
    };
    let rows = vec![
        (TeamKey::Rating(set, String::new()), None),
        (TeamKey::Rating(set, by), Some(TeamRow::Rating(rating))),
        (TeamKey::Cases(set), Some(TeamRow::Cases(kept))),
    ];
    form(model).cases.tried = false;
    put_rows(model, rows, true, out);
    out.push(Effect::Focus(Target("#rated".into())));
}

/// Changes an answer: of who rates here, or the one that is agreed on.
pub(super) fn answer(model: &mut Model, msg: CaseMsg, out: &mut Vec<Effect>) {
    let Some(mut kept) = shown(model) else { return };
    let (CaseMsg::Part(whose, case, ..)
    | CaseMsg::Level(whose, case, _)
    | CaseMsg::Nothing(whose, case, _)
    | CaseMsg::Remark(whose, case, _)) = msg
    else {
        return;
    };
    let known = kept.set.cases.iter().any(|of| of.id == case);
    let lines = model.rulebook_of(&kept.set).map(lines_of);
    let (true, Some(lines)) = (known, lines) else {
        return;
    };
    match whose {
        Whose::Mine => {
            let shelf = Shelf::of(&model.state.content.books);
            let known = shelf.rating(kept.set.id, "").cloned();
            // One that came here is answered from its first case on.
            let begun = || Rating::begun(&kept.set).filter(|_| kept.received);
            let rating = known.or_else(begun).filter(|_| kept.mine.is_none());
            let Some(mut rating) = rating else { return };
            change(&mut rating.answers, case, &lines, &msg);
            let key = TeamKey::Rating(kept.set.id, String::new());
            let row = (key, Some(TeamRow::Rating(rating)));
            put_typed(model, &ReviewMsg::Cases(msg), row, out);
        }
        Whose::Agreed => {
            change(&mut kept.agreed, case, &lines, &msg);
            keep(model, &msg, kept, out);
        }
    }
}

/// Changes the answer to a case among others; one that says nothing isn't kept.
fn change(answers: &mut Vec<CaseAnswer>, case: Id, lines: &[RatedLine], msg: &CaseMsg) {
    let at = answers.iter().position(|of| of.case == case);
    let known = at.map(|at| answers.remove(at));
    let mut answer = known.unwrap_or_else(|| CaseAnswer::blank(case));
    match msg {
        CaseMsg::Part(.., part, times) if lines.contains(&RatedLine::Part(*part)) => {
            answer.put(*part, *times);
        }
        CaseMsg::Level(.., None) => answer.put_level(None),
        CaseMsg::Level(.., Some(level)) if lines.contains(&RatedLine::Level(*level)) => {
            answer.put_level(Some(*level));
        }
        CaseMsg::Nothing(.., nothing) => answer.put_nothing(*nothing),
        CaseMsg::Remark(.., text) => answer.remark = text.chars().take(MAX_NOTE).collect(),
        _ => {}
    }
    if answer.is_answered() || !answer.remark.is_empty() {
        answers.push(answer);
    }
}
