//! A lead writes cases, and sends them out.

use super::case_msg::CaseMsg;
use super::cases::{keep, shown};
use super::work::form;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::team::put_rows;
use crate::desk::{Effect, Model, Target};
use crate::id::{Fingerprint, Id};
use crate::review::{CaseSet, KeptCases, MAX_CASE, MAX_CASES, MAX_SET_TITLE, RatedCase};
use crate::store::TeamKey;

pub(super) fn update(model: &mut Model, msg: CaseMsg, out: &mut Vec<Effect>) {
    match &msg {
        CaseMsg::Begin(seed) => begin(model, seed, out),
        CaseMsg::Drop(id) => drop_set(model, *id, out),
        CaseMsg::Title(text) => {
            let title = text.chars().take(MAX_SET_TITLE).collect();
            edit(model, &msg, out, |set| set.title = title);
        }
        CaseMsg::Add(text) => {
            let text: String = text.chars().take(MAX_CASE).collect();
            let mut added = None;
            edit(model, &msg, out, |set| {
                let id = set.fresh().filter(|_| set.cases.len() < MAX_CASES);
                set.cases.extend(id.map(|id| RatedCase { id, text }));
                added = id;
            });
            if let Some(id) = added {
                let field = format!("#case-text-{id}");
                out.push(Effect::Focus(Target(field.into())));
            }
        }
        CaseMsg::Text(case, text) => {
            let text: String = text.chars().take(MAX_CASE).collect();
            edit(model, &msg, out, |set| {
                if let Some(case) = set.cases.iter_mut().find(|of| of.id == *case) {
                    case.text = text;
                }
            });
        }
        CaseMsg::Remove(case) => edit(model, &msg, out, |set| {
            set.cases.retain(|of| of.id != *case);
        }),
        CaseMsg::HandOut => hand_out(model, out),
        _ => {}
    }
}

fn begin(model: &mut Model, seed: &str, out: &mut Vec<Effect>) {
    let print = Fingerprint::of_bytes(seed.bytes()).to_string();
    let id = format!("set-{}", print.get(..12).unwrap_or_default());
    let Ok(id) = id.parse::<Id>() else { return };
    let content = &model.state.content;
    let ruled_in = (content.month, model.state.unit());
    let rulebook = model.state.rules().rulebook(ruled_in);
    let set = CaseSet {
        id,
        title: String::new(),
        rulebook: rulebook.id,
        effective: rulebook.effective,
        fingerprint: Fingerprint::of(rulebook),
        unit: rulebook.unit,
        cases: Vec::new(),
        on: None,
        code: None,
    };
    let kept = KeptCases {
        set,
        received: false,
        mine: None,
        agreed: Vec::new(),
    };
    form(model).cases.show(Some(id));
    put_rows(
        model,
        vec![(TeamKey::Cases(id), Some(TeamRow::Cases(kept)))],
        true,
        out,
    );
    out.push(Effect::Focus(Target("#set-title".into())));
}

fn drop_set(model: &mut Model, id: Id, out: &mut Vec<Effect>) {
    let shelf = Shelf::of(&model.state.content.books);
    let of_it = |key: &&TeamKey| match key {
        TeamKey::Cases(set) | TeamKey::Rating(set, _) => *set == id,
        _ => false,
    };
    let rows: Vec<_> = shelf.team.keys().filter(of_it).cloned().collect();
    if !rows.is_empty() {
        let rows = rows.into_iter().map(|key| (key, None)).collect();
        put_rows(model, rows, true, out);
    }
    form(model).cases.show(None);
}

/// Changes the shown set while it isn't out.
fn edit(
    model: &mut Model,
    msg: &CaseMsg,
    out: &mut Vec<Effect>,
    change: impl FnOnce(&mut CaseSet),
) {
    let Some(mut kept) = shown(model).filter(|kept| kept.set.on.is_none()) else {
        return;
    };
    change(&mut kept.set);
    keep(model, msg, kept, out);
}

fn hand_out(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(mut kept) = shown(model).filter(|kept| kept.set.on.is_none()) else {
        return;
    };
    let set = &mut kept.set;
    if set.title.trim().is_empty() || !set.is_sound() {
        form(model).cases.tried = true;
        return out.push(Effect::Focus(Target("#set [aria-invalid=true]".into())));
    }
    // What was decided meanwhile is what they're rated by.
    let rules = model.state.rules();
    let rulebook = rules.rulebook((set.effective, set.unit));
    set.rulebook = rulebook.id;
    set.effective = rulebook.effective;
    set.fingerprint = Fingerprint::of(rulebook);
    set.title = set.title.trim().to_owned();
    for case in &mut set.cases {
        case.text = case.text.trim().to_owned();
    }
    kept.set = kept.set.handed_out(model.state.today);
    keep(model, &CaseMsg::HandOut, kept, out);
    form(model).cases.tried = false;
    out.push(Effect::Focus(Target("#set-out".into())));
}
