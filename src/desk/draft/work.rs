//! What a person does about rulebooks that are being written.

use std::rc::Rc;

use serde_json::Value;

use super::edit::edited;
use super::form::{DraftForm, Refused};
use super::msg::{DraftMsg, Tab, Text, field_id};
use super::{along, begin, examples, outlook, publish};
use crate::calendar::Month;
use crate::desk::book::{Shelf, put};
use crate::desk::state::Sealed;
use crate::desk::{Doors, Effect, Late, Model, Page, Target};
use crate::draft::{
    NewPart, Read, Sketch, again, carry, get, parent, parts_that_use, records_that_use, remove,
    shift,
};
use crate::exchange::pretty;
use crate::id::Id;
use crate::store::BookKey;

/// The desk's own sixth part.
pub const DRAFTS: Doors<Late> = Doors(&Late {
    update,
    is_due: outlook::is_due,
});

fn update(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    let Some(msg) = msg.get::<DraftMsg>() else {
        return;
    };
    let msg = Rc::unwrap_or_clone(msg);
    if !matches!(
        msg,
        DraftMsg::Type(..) | DraftMsg::Cell(..) | DraftMsg::Step
    ) {
        let form = form(model);
        (form.typing, form.raw, form.before) = (None, None, None);
    }
    match msg {
        DraftMsg::Start(start, seed) => {
            let begun = begin::begun(model, start, &seed);
            // Over a row that nobody can read nothing is written.
            let shelf = Shelf::of(&model.state.content.books);
            let begun = begun.filter(|(id, _)| !shelf.unread.contains_key(&BookKey::Draft(*id)));
            if let Some((id, sketch)) = begun {
                let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
                let is_new = shelf.drafts.insert(id, sketch).is_none();
                if is_new {
                    let book = model.state.content.book;
                    put(model, shelf, book, true, out);
                }
                show(model, id);
                crate::desk::update::open(model, Page::Draft, out);
                out.push(Effect::ScrollToTop);
            }
        }
        DraftMsg::Show(id) => {
            show(model, id);
            out.push(Effect::ScrollToTop);
        }
        DraftMsg::Close => {
            form(model).shown = None;
            out.push(Effect::ScrollToTop);
        }
        DraftMsg::Drop(id) => {
            let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
            if shelf.drafts.remove(&id).is_some() {
                let book = model.state.content.book;
                put(model, shelf, book, true, out);
            }
            let form = form(model);
            form.shown = form.shown.filter(|shown| *shown != id);
        }
        DraftMsg::Tab(tab) => {
            let form = form(model);
            (form.tab, form.open, form.refused) = (tab, None, None);
        }
        DraftMsg::Open(path) => {
            let form = form(model);
            form.refused = None;
            form.open = (form.open.as_ref() != Some(&path)).then_some(path);
        }
        DraftMsg::Left => {}
        DraftMsg::Step => outlook::step(model),
        DraftMsg::Stop(is_stopped) => outlook::stop(model, is_stopped),
        DraftMsg::Goto(path) => {
            let form = form(model);
            (form.tab, form.open) = place_of(&path);
            out.push(Effect::Focus(Target(
                format!("#{}", field_id(&path)).into(),
            )));
        }
        DraftMsg::Source(text) => form(model).source = text,
        DraftMsg::Date(text) => form(model).date = text,
        DraftMsg::Sample(sample) => form(model).sample = Some(sample),
        DraftMsg::Type(_, ref path, _) | DraftMsg::Cell(ref path, _) => {
            let path = path.clone();
            let before = form(model).typing.take();
            let goes_on = before
                .is_some_and(|(here, left)| here == path && left == model.state.content.books);
            if !goes_on {
                let known = model.draft().map(|(_, sketch)| sketch);
                let known = known.and_then(|sketch| get(&sketch.tree, &path).cloned());
                form(model).before = known.map(|of| (path.clone(), of));
            }
            if let DraftMsg::Type(Text::List, _, text) = &msg {
                form(model).raw = Some((path.clone(), text.clone()));
            }
            change(model, goes_on, &msg, out);
            let left = model.state.content.books.clone();
            form(model).typing = Some((path, left));
        }
        DraftMsg::Carry(path, list) => {
            let to = tree_with(model, out, |tree| carry(tree, &path, &list));
            if let Some(to) = to.flatten() {
                moved(model, &path, &to);
            }
        }
        DraftMsg::Shift(path, by) => {
            let to = tree_with(model, out, |tree| shift(tree, &path, by));
            if let Some(to) = to.flatten() {
                moved(model, &path, &to);
            }
        }
        DraftMsg::Add(what, ref list) => {
            let list = list.clone();
            change(model, false, &msg, out);
            open_last(model, what, &list);
        }
        DraftMsg::Again(path) => {
            let root = model.draft().and_then(|(_, sketch)| sketch.root.clone());
            let root = root.as_ref().map(|root| &root.tree);
            let to = tree_with(model, out, |tree| again(tree, root, &path));
            let form = form(model);
            form.refused = None;
            form.open = to.flatten().or(form.open.take());
        }
        DraftMsg::Remove(path) => take_out(model, &path, out),
        DraftMsg::ExampleOf(agent, month) => examples::made_of(model, &agent, month, out),
        DraftMsg::ExampleOfCase(id, title, record) => {
            show(model, id);
            form(model).tab = Tab::Examples;
            examples::of_case(model, &title, &record, out);
        }
        DraftMsg::Expect(nth) => examples::expect(model, nth, false, out),
        DraftMsg::NextMonth => {
            let next = Month::of(model.state.today).plus(1);
            let set = DraftMsg::Set("effective".to_owned(), Value::from(next.to_string()));
            change(model, false, &set, out);
        }
        DraftMsg::Publish => publish::publish(model, out),
        DraftMsg::Along => along::take(model, out),
        DraftMsg::ExportDraft => {
            if let Some((id, sketch)) = model.draft() {
                let text = pretty(&sketch.file());
                out.push(Effect::Download(format!("kaohe-draft-{id}.json"), text));
            }
        }
        DraftMsg::Send(id, month, by) => publish::send(model, (id, month), by, out),
        DraftMsg::Packed(page, bytes) => publish::packed(model, &page, bytes.as_deref(), out),
        DraftMsg::Copied(is_there) => {
            if let Some(sent) = &mut form(model).sent {
                sent.copied = Some(is_there);
            }
        }
        msg => change(model, false, &msg, out),
    }
}

/// In which view a place is, and in which part's form.
fn place_of(path: &str) -> (Tab, Option<String>) {
    let mut steps = path.split('.');
    let first = steps.next().unwrap_or_default();
    match first.split('[').next().unwrap_or_default() {
        "examples" => return (Tab::Examples, Some(first.to_owned())),
        "readings" => return (Tab::Readings, None),
        "values" => return (Tab::Clauses, Some(first.to_owned())),
        "totals" => {}
        _ => return (Tab::Clauses, None),
    }
    // A result's own group is in its form.
    let mut open = first.to_owned();
    let mut at = first.to_owned();
    for step in steps {
        at = format!("{at}.{step}");
        match step {
            "line" => return (Tab::Clauses, Some(at)),
            "pool" if at.ends_with("].pool") && at != format!("{first}.pool") => {
                open.clone_from(&at)
            }
            "pool" => {}
            step if step.starts_with("of[") => {}
            _ => break,
        }
    }
    (Tab::Clauses, Some(open))
}

/// What is open of them.
pub(super) fn form(model: &mut Model) -> &mut DraftForm {
    let known = model
        .draft
        .get_or_insert_with(|| Box::<DraftForm>::default());
    if !known.is::<DraftForm>() {
        *known = Box::<DraftForm>::default();
    }
    // It's one by now: the other is never made.
    known
        .downcast_mut()
        .unwrap_or_else(|| Box::leak(Box::default()))
}

fn show(model: &mut Model, id: Id) {
    let today = model.state.today.to_string();
    let form = form(model);
    if form.shown != Some(id) {
        *form = DraftForm::default();
        (form.shown, form.date) = (Some(id), today);
    }
}

/// Changes the shown one, as a step of its own or as part of the last one.
fn change(model: &mut Model, goes_on: bool, msg: &DraftMsg, out: &mut Vec<Effect>) {
    let Some((id, sketch)) = model.draft() else {
        return;
    };
    let form = form(model);
    let read = form.read(&sketch);
    let mut tree = sketch.tree.clone();
    let root = sketch.root.as_ref().map(|root| &root.tree);
    let left = edited(&mut tree, read.as_deref(), root, form, msg);
    (form.left, form.refused) = (left, None);
    keep(model, id, &sketch, tree, goes_on, out);
}

pub(super) fn tree_with<T>(
    model: &mut Model,
    out: &mut Vec<Effect>,
    with: impl FnOnce(&mut Value) -> T,
) -> Option<T> {
    let (id, sketch) = model.draft()?;
    let mut tree = sketch.tree.clone();
    let found = with(&mut tree);
    keep(model, id, &sketch, tree, false, out);
    Some(found)
}

pub(super) fn keep(
    model: &mut Model,
    id: Id,
    was: &Sketch,
    tree: Value,
    goes_on: bool,
    out: &mut Vec<Effect>,
) {
    if tree == was.tree {
        return;
    }
    let root = was.root.clone();
    let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
    shelf.drafts.insert(id, Rc::new(Sketch { tree, root }));
    let book = model.state.content.book;
    put(model, shelf, book, !goes_on, out);
}

/// What was open at a place is open where that is now.
fn moved(model: &mut Model, from: &str, to: &str) {
    let form = form(model);
    form.refused = None;
    let Some(open) = &form.open else { return };
    form.open = open.strip_prefix(from).map(|rest| format!("{to}{rest}"));
}

/// A part that was added is open at once.
fn open_last(model: &mut Model, what: NewPart, list: &str) {
    let Some((_, sketch)) = model.draft() else {
        return;
    };
    let end = get(&sketch.tree, list)
        .and_then(Value::as_array)
        .map(Vec::len);
    let Some(end) = end.and_then(|end| end.checked_sub(1)) else {
        return;
    };
    let at = format!("{list}[{end}]");
    form(model).open = Some(match what {
        NewPart::Line => format!("{at}.line"),
        NewPart::Pool => format!("{at}.pool"),
        NewPart::Value | NewPart::Grades | NewPart::Example | NewPart::Total => at,
        // They stand in a form that is open.
        _ => return,
    });
}

/// Removes a part, unless something hangs on it.
fn take_out(model: &mut Model, path: &str, out: &mut Vec<Effect>) {
    let Some((id, sketch)) = model.draft() else {
        return;
    };
    let read = form(model).read(&sketch);
    // A node goes with the word that says what it is.
    let item = path
        .strip_suffix(".line")
        .or(path.strip_suffix(".pool"))
        .unwrap_or(path);
    let refused = read.and_then(|read| refusal(model, id, &read, &sketch, path));
    if refused.is_some() {
        return form(model).refused = refused;
    }
    form(model).refused = None;
    let open = form(model).open.take();
    form(model).open = open.filter(|open| !open.starts_with(item));
    tree_with(model, out, |tree| remove(tree, item));
}

/// Why a part can't be removed.
fn refusal(model: &Model, id: Id, read: &Read, sketch: &Sketch, path: &str) -> Option<Refused> {
    let mut names: Vec<Id> = Vec::new();
    collect(get(&sketch.tree, path)?, &mut names);
    // What else is of its name, under another answer, stays.
    let document = &read.document;
    if let Some(("values", _)) = parent(path) {
        names.retain(|name| {
            document
                .values
                .iter()
                .filter(|value| value.id == *name)
                .count()
                < 2
        });
    }
    if path.ends_with(".line") {
        let all = document.lines();
        names.retain(|name| all.iter().filter(|(_, line)| line.counts(*name)).count() < 2);
    }
    let inside = format!("{path}.");
    let parts = names
        .iter()
        .flat_map(|name| parts_that_use(&read.document, *name));
    let mut parts: Vec<String> = parts
        .filter(|part| part != path && !part.starts_with(&inside))
        .collect();
    parts.sort();
    parts.dedup();
    let shelf = Shelf::of(&model.state.content.books);
    let from = read.document.effective;
    let months = shelf.months.iter().filter(|((of, by), filling)| {
        *by == id && of.month >= from && names.iter().any(|name| records_that_use(filling, *name))
    });
    let months: Vec<_> = months
        .map(|((of, _), _)| (of.agent.to_string(), of.month))
        .collect();
    let path = path.to_owned();
    (!(parts.is_empty() && months.is_empty())).then_some(Refused {
        path,
        parts,
        months,
    })
}

/// The names of a part and of those in it.
fn collect(of: &Value, names: &mut Vec<Id>) {
    match of {
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str);
            names.extend(own.and_then(|own| own.parse::<Id>().ok()));
            fields.values().for_each(|of| collect(of, names));
        }
        Value::Array(items) => items.iter().for_each(|of| collect(of, names)),
        _ => {}
    }
}
