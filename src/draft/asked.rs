//! What the document leaves open, in the tree: a word or a number that a question decides, and
//! values that come from elsewhere under another answer.

use serde_json::{Map, Value, json};

use super::begin::{NewPart, part};
use super::names::fresh;
use super::tree::{get, insert, parent, put, remove};

/// What stands there is left open: a new question decides from now on. Its answers are these
/// words; where there are none, two of their own, and each means what stood there.
pub fn ask(tree: &mut Value, root: Option<&Value>, path: &str, words: &[&str]) {
    let known = get(tree, path).cloned();
    if known.as_ref().is_some_and(|of| of.get("reading").is_some()) {
        return;
    }
    if words.is_empty() {
        let reading = part(tree, root, NewPart::Reading);
        let id = name_of(&reading).to_owned();
        insert(tree, "readings", None, reading);
        return decide(tree, path, &id, words);
    }
    let id = fresh(tree, root, "asked");
    let options: Vec<Value> = words.iter().map(|word| json!({"id": word})).collect();
    let mut reading = json!({"id": id.clone(), "question": "", "options": options});
    // The word that counted goes on counting.
    if let Some(Value::String(word)) = known.filter(|of| of.as_str() != words.first().copied()) {
        reading["chosen"] = Value::from(word);
    }
    insert(tree, "readings", None, reading);
    put(tree, path, json!({"reading": id}));
}

/// A question that is there decides from now on. Where its answers aren't all among these words,
/// each means what stood there, to be said otherwise.
pub fn decide(tree: &mut Value, path: &str, reading: &str, words: &[&str]) {
    let answers = answers(tree, reading);
    let fits = !words.is_empty() && answers.iter().all(|answer| words.contains(&&**answer));
    let by = match fits {
        true => json!({"reading": reading}),
        false => {
            let now = get(tree, path);
            let means = now.and_then(|of| of.get("means")?.as_object()?.values().next());
            let now = match now.is_some_and(|of| of.get("reading").is_some()) {
                true => means,
                false => now,
            };
            let first = Value::from(words.first().copied().unwrap_or_default());
            let now = now.cloned().unwrap_or(first);
            let each = answers.into_iter().map(|answer| (answer, now.clone()));
            let means: Map<String, Value> = each.collect();
            json!({"reading": reading, "means": means})
        }
    };
    settle(tree, path, &by);
}

/// Something is settled, or decided by another question: one that decides nothing else goes.
pub fn settle(tree: &mut Value, path: &str, word: &Value) {
    let asked = get(tree, &format!("{path}.reading"))
        .and_then(Value::as_str)
        .map(str::to_owned);
    put(tree, path, word.clone());
    let Some(asked) = asked else { return };
    let mut text = tree.clone();
    remove(&mut text, "readings");
    if !asks(&text, &asked) {
        let readings = get(tree, "readings").and_then(Value::as_array);
        if let Some(at) = readings.and_then(|all| all.iter().position(|of| name_of(of) == asked)) {
            remove(tree, &format!("readings[{at}]"));
        }
        // Nothing is answered that isn't asked.
        let examples = get(tree, "examples")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for nth in 0..examples {
            remove(tree, &format!("examples[{nth}].readings.{asked}"));
        }
    }
}

/// A value or a line once more behind itself, under the same name: what it is under another
/// answer. What decides between the first two is a new question, unless one does already. Where
/// it stands.
pub fn again(tree: &mut Value, root: Option<&Value>, path: &str) -> Option<String> {
    // A line stands in its list together with the word that says what it is.
    let (item, inside) = match path.strip_suffix(".line") {
        Some(item) => (item, ".line"),
        None => (path, ""),
    };
    let (list, last) = parent(item)?;
    let nth: usize = last.strip_prefix('[')?.strip_suffix(']')?.parse().ok()?;
    let known = get(tree, &format!("{path}.when.reading")).and_then(Value::as_str);
    let reading = match known {
        Some(reading) => reading.to_owned(),
        None => {
            let new = part(tree, root, NewPart::Reading);
            let id = name_of(&new).to_owned();
            insert(tree, "readings", None, new);
            let first = answers(tree, &id).into_iter().next()?;
            let when = json!({"reading": id, "is": first});
            put(tree, &format!("{path}.when"), when);
            id
        }
    };
    let own = name_of(get(tree, path)?);
    let many = get(tree, list)?.as_array()?.len();
    let all = (0..many).filter_map(|nth| get(tree, &format!("{list}[{nth}]{inside}")));
    let taken: Vec<&str> = all
        .filter(|of| name_of(of) == own)
        .filter_map(|of| of.get("when")?.get("is")?.as_str())
        .collect();
    let answers = answers(tree, &reading);
    let free = answers.iter().find(|answer| !taken.contains(&&***answer));
    let answer = match free {
        Some(answer) => answer.clone(),
        None => {
            let readings = get(tree, "readings")?.as_array()?;
            let at = readings.iter().position(|of| name_of(of) == reading)?;
            let new = part(tree, root, NewPart::Answer);
            let id = name_of(&new).to_owned();
            insert(tree, &format!("readings[{at}].options"), None, new);
            id
        }
    };
    let copy = get(tree, item)?.clone();
    insert(tree, list, Some(nth + 1), copy);
    let to = format!("{list}[{}]{inside}", nth + 1);
    let when = json!({"reading": reading, "is": answer});
    put(tree, &format!("{to}.when"), when);
    Some(to)
}

fn name_of(part: &Value) -> &str {
    part.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The names of a question's answers.
fn answers(tree: &Value, reading: &str) -> Vec<String> {
    let readings = get(tree, "readings").and_then(Value::as_array);
    let mut readings = readings.into_iter().flatten();
    let found = readings.find(|of| name_of(of) == reading);
    let options = found.and_then(|of| of.get("options")?.as_array());
    let names = options.into_iter().flatten().map(name_of);
    names.map(str::to_owned).collect()
}

/// Whether something still asks this question.
fn asks(tree: &Value, reading: &str) -> bool {
    match tree {
        Value::Object(fields) => {
            fields.get("reading").and_then(Value::as_str) == Some(reading)
                || fields.values().any(|of| asks(of, reading))
        }
        Value::Array(items) => items.iter().any(|of| asks(of, reading)),
        _ => false,
    }
}
