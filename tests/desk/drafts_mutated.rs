//! Rulebooks with bytes and parts that were changed, through preview and editing: any end but a
//! panic, and soon. 200 in each run, 10,000 with `KAOHE_MUTATED=10000`.

use std::fs;
use std::rc::Rc;
use std::time::{Duration, Instant};

use kaohe::desk::RestMsg;
use kaohe::desk::book::{BookMsg, Shelf};
use kaohe::desk::draft::{DraftMsg, Sample, Tab as View, Text};
use kaohe::desk::state::Action;
use kaohe::draft::{
    Alone, Case, GivesKind, NewPart, OriginKind, Outlook, Read, ScaleKind, Sketch, SourceKind,
    Stage, differences, gallery, get, numbers, parts_that_use, scale_of, source_of,
};
use kaohe::exchange::read_book;
use kaohe::id::Id;
use kaohe::json::Decode;
use kaohe::language::{Document, Held, Limit, StepCount};
use kaohe::plan::{Filling, Volume};
use serde_json::{Value, json};

use super::bench::{Browser, Tab};
use super::books::book;
use crate::support::Dice;

/// One of them works no longer, in a debug build.
const SOON: Duration = Duration::from_secs(8);

/// How long this thread has worked, however busy the machine is; where that isn't told, how long
/// ago it began.
fn worked(since: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|text| text.split(' ').next()?.parse().ok());
    told.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Rulebooks as they are: text, tree, and itself as what is in use.
struct Seed {
    text: String,
    tree: Value,
    now: Rc<Volume>,
}

fn seeds() -> Vec<Seed> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut texts: Vec<String> = gallery::ALL
        .iter()
        .map(|model| model.text.to_owned())
        .collect();
    let documents = fs::read_dir(format!("{root}/tests/documents")).unwrap();
    let mut paths: Vec<_> = documents.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.to_str().unwrap();
        if name.ends_with(".json") && !name.ends_with(".months.json") {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
    for name in ["broadband", "telesales"] {
        texts.push(fs::read_to_string(format!("{root}/tests/migrated/{name}.json")).unwrap());
    }
    let seed = |text: String| {
        let tree: Value = serde_json::from_str(&text).unwrap();
        let document = Document::decode(&tree).unwrap();
        let now = Rc::new(Volume::of(document).unwrap());
        let text = tree.to_string();
        Seed { text, tree, now }
    };
    texts.into_iter().map(seed).collect()
}

/// The worked examples of a rulebook, as months by it; an empty one, where it has none.
fn cases(seed: &Seed) -> Vec<Case> {
    let document = &seed.now.document;
    let examples = document.examples.iter();
    let mut fillings: Vec<Filling> = examples
        .map(|example| Filling::of(&example.facts, example.readings.clone()))
        .take(2)
        .collect();
    if fillings.is_empty() {
        fillings.push(Filling::default());
    }
    let case = |filling| Case {
        agent: "0417".to_owned(),
        month: document.effective,
        filling: Rc::new(filling),
        now: Rc::clone(&seed.now),
    };
    fillings.into_iter().map(case).collect()
}

/// Values that somebody may have put anywhere.
fn hostile(dice: &mut Dice) -> Value {
    let long = "9".repeat(400);
    let all = [
        json!(null),
        json!(""),
        json!("0"),
        json!("-1"),
        json!("0.000001"),
        json!("9223372036854775807"),
        json!(long),
        json!(-1),
        json!(4_294_967_296_u64),
        json!(1.5),
        json!(true),
        json!([]),
        json!({}),
        json!([[[[[[]]]]]]),
        json!({"reading": "x"}),
        json!({"reading": "asked1", "means": {"a": "1", "b": {"value": "1"}}}),
        json!({"value": "5", "origin": {"assumed": {"low": "9", "high": "-9"}}}),
        json!({"value": "5", "origin": {"set": {"source": ""}}}),
        json!({"zh": "\u{202e}\u{0}", "en": ""}),
        json!("x"),
        json!("2026-13"),
        json!("\u{ff11}\u{ff0c}000"),
        source_of(SourceKind::Short, "x"),
        scale_of(ScaleKind::Tiers),
        json!({"pool": {"id": "p", "of": []}}),
        json!({"line": {"id": "l", "title": "", "gives": {"fixed": "1"}}}),
    ];
    all[dice.below(all.len())].clone()
}

/// What somebody may type.
const TEXTS: [&str; 12] = [
    "",
    "-",
    "5",
    "\u{ff0d}3",
    "x",
    "2026-02",
    "1 2 x",
    "0.5",
    "-0",
    "1e9",
    "value1",
    "100",
];

/// All places in it.
fn places(tree: &Value, path: &str, found: &mut Vec<String>) {
    match tree {
        Value::Object(fields) => {
            for (name, of) in fields {
                let at = match path {
                    "" => name.clone(),
                    path => format!("{path}.{name}"),
                };
                places(of, &at, found);
                found.push(at);
            }
        }
        Value::Array(items) => {
            for (nth, of) in items.iter().enumerate() {
                let at = format!("{path}[{nth}]");
                places(of, &at, found);
                found.push(at);
            }
        }
        _ => {}
    }
}

fn place(tree: &Value, dice: &mut Dice) -> String {
    let mut all = Vec::new();
    places(tree, "", &mut all);
    // No field of the page is there.
    all.retain(|at| !["id", "format", "version"].contains(&&**at));
    match all.is_empty() {
        true => String::new(),
        false => all.swap_remove(dice.below(all.len())),
    }
}

/// Its tree with some parts that are another thing, gone, twice, or where others were.
fn tree_changed(tree: &Value, dice: &mut Dice) -> Value {
    let mut tree = tree.clone();
    for _ in 0..=dice.below(3) {
        let at = place(&tree, dice);
        let other = get(&tree, &place(&tree, dice)).cloned();
        let own = get(&tree, &at).cloned().unwrap_or_default();
        match dice.below(8) {
            0 => drop(kaohe::draft::remove(&mut tree, &at)),
            1 => kaohe::draft::put(&mut tree, &at, other.unwrap_or_default()),
            2 if at.ends_with(']') => {
                let list = at[..at.rfind('[').unwrap()].to_owned();
                for _ in 0..=dice.below(70) {
                    kaohe::draft::insert(&mut tree, &list, None, own.clone());
                }
            }
            3 => kaohe::draft::put(&mut tree, &at, hostile(dice)),
            _ if own.is_string() => {
                kaohe::draft::put(&mut tree, &at, Value::from(TEXTS[dice.below(TEXTS.len())]));
            }
            _ => {}
        }
    }
    tree
}

/// Its text with some bytes that are others, gone, or twice.
fn text_changed(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes[at] = b"{}[]\",:0-.x"[dice.below(11)],
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, bytes[dice.below(bytes.len())]),
            3 if dice.below(6) == 0 => bytes.truncate(at.max(2)),
            _ => bytes[at] ^= 1 << dice.below(8),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the views of it ask of it.
fn looked_at(sketch: &Sketch, seed: &Seed, cases: &[Case]) {
    let Some(read) = Read::of(sketch) else { return };
    let _ = (read.errors(), read.failed());
    for number in numbers(&read.document, Some(&sketch.tree)) {
        assert!(!number.path.is_empty());
    }
    let _ = differences(&seed.now.document, &read.document);
    if let Some(volume) = &read.volume {
        let mut outlook = Outlook::new(Rc::new(cases.to_vec()), Rc::clone(volume), Rc::new(Alone));
        while outlook.stage() != Stage::Done {
            outlook.step();
        }
        assert!(outlook.effect().is_some() && outlook.sensitive().is_some());
    }
}

/// Something that a person may do about it.
fn act(tree: &Value, dice: &mut Dice) -> DraftMsg {
    let at = place(tree, dice);
    let other = place(tree, dice);
    let id = |dice: &mut Dice| -> Id {
        let all = ["line1", "value1", "x", "asked1", "late", "score"];
        all[dice.below(all.len())].parse().unwrap()
    };
    let text = TEXTS[dice.below(TEXTS.len())].to_owned();
    let kinds = [
        Text::Chinese,
        Text::English,
        Text::Plain,
        Text::Must,
        Text::Number,
        Text::Maybe,
        Text::Low,
        Text::High,
        Text::Count,
        Text::List,
        Text::Expected,
    ];
    let words = [&[][..], Held::NAMES, Limit::NAMES, StepCount::NAMES];
    let words = words[dice.below(words.len())];
    let parts = [
        NewPart::Line,
        NewPart::Pool,
        NewPart::Value,
        NewPart::Total,
        NewPart::Grades,
        NewPart::Grade,
        NewPart::Audience,
        NewPart::Factor,
        NewPart::Band,
        NewPart::Tier,
        NewPart::Kind,
        NewPart::Example,
        NewPart::Reading,
        NewPart::Answer,
        NewPart::Need,
        NewPart::Move,
        NewPart::Norm,
    ];
    let origin = OriginKind::ALL[dice.below(3)];
    match dice.below(29) {
        0..=4 => DraftMsg::Type(kinds[dice.below(kinds.len())], at, text),
        5 => DraftMsg::Set(at, hostile(dice)),
        6 => DraftMsg::Set(at, scale_of(ScaleKind::ALL[dice.below(5)])),
        7 => DraftMsg::Unset(at),
        8 => DraftMsg::Gives(at, GivesKind::ALL[dice.below(7)]),
        9 => DraftMsg::Add(parts[dice.below(parts.len())], at),
        10 => DraftMsg::Add(parts[dice.below(parts.len())], "totals[0].pool.of".into()),
        11 => DraftMsg::Shift(at, if dice.below(2) == 0 { 1 } else { -1 }),
        12 => DraftMsg::Carry(at, other),
        13 => DraftMsg::Remove(at),
        14 => DraftMsg::Retire(at),
        15 => DraftMsg::Ask(at, words),
        16 => DraftMsg::Decide(at, id(dice), words),
        17 => DraftMsg::Settle(at, hostile(dice)),
        18 => DraftMsg::Again(format!("values[{}]", dice.below(6))),
        19 => DraftMsg::Toggle(at, id(dice)),
        20 => DraftMsg::Applies(at, id(dice), [None, Some(true), Some(false)][dice.below(3)]),
        21 => DraftMsg::Happened("examples[0].facts".into(), id(dice), 1),
        22 => DraftMsg::Origin(at, origin),
        23 => DraftMsg::Said(at, origin),
        24 => DraftMsg::Cell(at, text),
        25 => DraftMsg::Paste(at, format!("{text}\tx\t2026-01-02\n\n1\t\t\n")),
        26 => DraftMsg::FillSources,
        27 => DraftMsg::Expect(dice.below(3)),
        _ => DraftMsg::Goto(at),
    }
}

/// It's opened as a draft, some things are done, the views are asked, some of it is undone.
fn edited(tab: &mut Tab, tree: &Value, seed: &Seed, dice: &mut Dice) {
    let file = json!({
        "format": Sketch::FORMAT, "version": Sketch::VERSION, "draft": tree, "root": seed.tree,
    });
    tab.files(&[("draft.json", &file.to_string())]);
    book(tab, BookMsg::Take);
    let shelf = Shelf::of(&tab.model.state.content.books);
    let Some(own) = shelf.drafts.keys().next().copied() else {
        return;
    };
    tab.tell(RestMsg::draft(DraftMsg::Show(own)));
    for view in View::ALL {
        tab.tell(RestMsg::draft(DraftMsg::Tab(view)));
        let Some((_, sketch)) = tab.model.draft() else {
            break;
        };
        let msg = act(&sketch.tree, dice);
        tab.tell(RestMsg::draft(msg));
        let Some((_, sketch)) = tab.model.draft() else {
            break;
        };
        let form = tab.model.draft_form().unwrap();
        if let Some(read) = form.read(&sketch) {
            let _ = parts_that_use(&read.document, own);
        }
        let _ = form.different(&sketch);
        for sample in form.samples(&tab.model, &sketch).into_iter().take(2) {
            tab.tell(RestMsg::draft(DraftMsg::Sample(sample)));
        }
        tab.tell(RestMsg::draft(DraftMsg::Sample(Sample::Example(0))));
        let form = tab.model.draft_form().unwrap();
        let _ = form.sample(&tab.model, &sketch);
        if dice.below(4) == 0 {
            tab.act(Action::Undo);
        }
        if dice.below(8) == 0 {
            tab.act(Action::Redo);
        }
    }
    // What was made of it goes out, and comes back the same.
    if let Some((_, sketch)) = tab.model.draft() {
        let (_, again) = Sketch::of_file(&sketch.file()).unwrap();
        assert_eq!(again, *sketch);
    }
    tab.tell(RestMsg::draft(DraftMsg::Publish));
    tab.tell(RestMsg::draft(DraftMsg::Drop(own)));
    let published = Shelf::of(&tab.model.state.content.books).ids();
    for id in published {
        book(tab, BookMsg::RemoveDocument(id));
    }
}

#[test]
fn changed_rulebooks_end_soon_and_without_a_panic() {
    let count = std::env::var("KAOHE_MUTATED").map_or(200, |count| count.parse().unwrap());
    let seeds = seeds();
    let mut tab = Tab::open(&Browser::default());
    let (mut trees, mut read) = (0, 0);
    let (start, mut longest) = (Instant::now(), Duration::ZERO);
    for nth in 0..count {
        let dice = &mut Dice::new(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(nth as u64 + 1));
        let seed = &seeds[nth % seeds.len()];
        let cases = cases(seed);
        let before = worked(start);
        let text = match dice.below(3) {
            0 => text_changed(&seed.text, dice),
            _ => tree_changed(&seed.tree, dice).to_string(),
        };
        let _ = read_book(&text);
        if let Ok(mut tree) = serde_json::from_str::<Value>(&text)
            && tree.is_object()
        {
            tree["id"] = json!("mutated");
            let sketch = Sketch {
                tree: tree.clone(),
                root: None,
            };
            trees += 1;
            read += usize::from(Read::of(&sketch).is_some());
            looked_at(&sketch, seed, &cases);
            edited(&mut tab, &tree, seed, dice);
        }
        if nth % 50 == 49 {
            tab = Tab::open(&Browser::default());
        }
        let took = worked(start).saturating_sub(before);
        longest = longest.max(took);
        assert!(took < SOON, "{nth}: {took:?}");
    }
    println!("{count} changed, {trees} trees, {read} read as rulebooks, the longest {longest:?}");
    assert!(read * 4 > count, "many can be edited: {read} of {count}");
}
