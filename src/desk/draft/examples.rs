//! Worked examples: made of months, and their results taken as they are.

use serde_json::{Value, json};

use super::work::{form, keep, tree_with};
use crate::calendar::Month;
use crate::desk::{Effect, Model};
use crate::draft::{NewPart, get, insert, part, put};
use crate::json::Encode as _;
use crate::language::{Expected, Facts, migrate};
use crate::record::Record;
use crate::scoring::is_working_day;

/// A month that is here becomes a worked example, with what it comes to.
pub(super) fn made_of(model: &mut Model, agent: &str, month: Month, out: &mut Vec<Effect>) {
    let Some((_, sketch)) = model.draft() else {
        return;
    };
    let Some(read) = form(model).read(&sketch) else {
        return;
    };
    let Some(open) = model.draft_form() else {
        return;
    };
    let cases = open.cases(model, &sketch);
    let mut cases = cases.iter();
    let Some(case) = cases.find(|case| case.agent == agent && case.month == month) else {
        return;
    };
    let mut facts = case.filling.facts(Some(&read.document));
    facts.month = Some(month);
    let mut readings = json!({});
    for (question, answer) in &case.filling.readings {
        readings[question.as_str()] = Value::from(answer.as_str());
    }
    add(model, &month.to_string(), &facts, readings, out);
}

/// A month by the bundled rulebook that the shown one began as becomes a worked example.
pub(super) fn of_case(model: &mut Model, title: &str, record: &Record, out: &mut Vec<Effect>) {
    let book = model.state.rules().rulebook(record.ruled_in());
    let at = migrate::At {
        today: record.month.first_day(),
        works: is_working_day,
    };
    let facts = migrate::facts(book, record, at);
    add(model, title, &facts, json!({}), out);
}

/// A worked example of these facts, with what it comes to.
fn add(model: &mut Model, title: &str, facts: &Facts, readings: Value, out: &mut Vec<Effect>) {
    let facts: Value = serde_json::from_str(&facts.to_json()).unwrap_or_default();
    tree_with(model, out, |tree| {
        let mut example = part(tree, None, NewPart::Example);
        example["title"] = Value::from(title);
        example["facts"] = facts;
        if readings.as_object().is_some_and(|of| !of.is_empty()) {
            example["readings"] = readings;
        }
        insert(tree, "examples", None, example);
    });
    let Some((_, sketch)) = model.draft() else {
        return;
    };
    let examples = get(&sketch.tree, "examples")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    if let Some(last) = examples.checked_sub(1) {
        form(model).open = Some(format!("examples[{last}]"));
        expect(model, last, true, out);
    }
}

/// A worked example says what comes of it now; as part of the last step, or as one of its own.
pub(super) fn expect(model: &mut Model, nth: usize, goes_on: bool, out: &mut Vec<Effect>) {
    let Some((id, sketch)) = model.draft() else {
        return;
    };
    let Some(read) = form(model).read(&sketch) else {
        return;
    };
    let Some(volume) = &read.volume else { return };
    let Some(example) = read.document.examples.get(nth) else {
        return;
    };
    let Some(sheet) = volume.sheet(example) else {
        return;
    };
    let mut tree = sketch.tree.clone();
    let at = format!("examples[{nth}]");
    let mut totals = json!({});
    for (total, found) in read.document.totals.iter().zip(&sheet.totals) {
        let open = !found.range.is_settled();
        let expected = Expected {
            is: found.headline,
            low: open.then_some(found.range.low),
            high: open.then_some(found.range.high),
        };
        totals[total.id.as_str()] = serde_json::from_str(&expected.to_json()).unwrap_or_default();
    }
    put(&mut tree, &format!("{at}.totals"), totals);
    let mut grades = json!({});
    for of in &sheet.grades {
        grades[of.id.as_str()] = Value::from(of.grade.as_str());
    }
    if grades.as_object().is_some_and(|of| !of.is_empty()) {
        put(&mut tree, &format!("{at}.grades"), grades);
    }
    keep(model, id, &sketch, tree, goes_on, out);
}
