//! Rulebooks that are being written: begun, edited, kept whatever is typed, tried, published.

use kaohe::calendar::Month;
use kaohe::desk::Outward;
use kaohe::desk::book::{BookMsg, Shelf};
use kaohe::desk::draft::{DraftForm, DraftMsg, Sample, Start, Tab as View, Text};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Effect, ExportMsg, ImportMsg, Page, RestMsg};
use kaohe::draft::{
    GivesKind, NewPart, OriginKind, Read, SourceKind, Stage, What, get, numbers, value_text,
};
use kaohe::exchange::{BookFile, read_book};
use kaohe::id::Id;
use kaohe::number::Unit;
use kaohe::store::rows::Table;
use serde_json::{Value, json};

use super::bench::{Browser, Tab, id, month};
use super::books::book;

fn tell(tab: &mut Tab, msg: DraftMsg) {
    tab.tell(RestMsg::draft(msg));
}

fn start(tab: &mut Tab, start: Start) -> Id {
    tell(tab, DraftMsg::Start(start, "a seed".into()));
    assert_eq!(tab.model.page, Page::Draft);
    tab.model.draft().expect("it's shown").0
}

fn tree(tab: &Tab) -> Value {
    tab.model.draft().unwrap().1.tree.clone()
}

fn form(tab: &Tab) -> &DraftForm {
    tab.model.draft_form().unwrap()
}

fn read(tab: &Tab) -> std::rc::Rc<Read> {
    form(tab).read(&tab.model.draft().unwrap().1).unwrap()
}

/// Types into a field, letter by letter.
fn type_in(tab: &mut Tab, kind: Text, path: &str, text: &str) {
    for (at, letter) in text.char_indices() {
        let so_far = text[..at + letter.len_utf8()].to_owned();
        tell(tab, DraftMsg::Type(kind, path.into(), so_far));
    }
    tell(tab, DraftMsg::Left);
}

fn number(tab: &mut Tab, path: &str, text: &str) {
    type_in(tab, Text::Number, path, text);
}

fn name(tab: &mut Tab, path: &str, text: &str) {
    type_in(tab, Text::Chinese, path, text);
}

fn set(tab: &mut Tab, path: &str, value: Value) {
    tell(tab, DraftMsg::Set(path.into(), value));
}

/// What becomes of the months that are here: it's worked out while it's looked at.
fn effect_of(tab: &mut Tab) -> kaohe::draft::Effect {
    tell(tab, DraftMsg::Tab(View::Compare));
    let sketch = tab.model.draft().unwrap().1;
    let looked = form(tab).outlook(&tab.model, &sketch).unwrap();
    assert_eq!(looked.outlook.stage(), Stage::Done);
    let effect = looked.outlook.effect().unwrap().clone();
    tell(tab, DraftMsg::Tab(View::Clauses));
    effect
}

/// A sheet of one event and one measure, made from nothing.
fn small(tab: &mut Tab) -> Id {
    let own = start(tab, Start::Blank);
    name(tab, "title", "小组办法");
    number(tab, "totals[0].pool.worth", "100");
    tell(
        tab,
        DraftMsg::Add(NewPart::Line, "totals[0].pool.of".into()),
    );
    let late = "totals[0].pool.of[0].line";
    assert_eq!(form(tab).open.as_deref(), Some(late));
    name(tab, &format!("{late}.title"), "迟到");
    number(tab, &format!("{late}.gives.events.amount.fixed"), "-2");
    own
}

#[test]
fn one_is_written_from_nothing_kept_and_undone_step_by_step() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    let own = start(&mut tab, Start::Blank);
    assert!(own.as_str().starts_with("own-"), "{own}");
    let next = Month::of(tab.model.state.today).plus(1);
    assert_eq!(tree(&tab)["effective"], next.to_string());
    assert!(read(&tab).errors() > 0, "it has no name and no clause");
    name(&mut tab, "title", "小组办法");
    number(&mut tab, "totals[0].pool.worth", "100");
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Line, "totals[0].pool.of".into()),
    );
    let late = "totals[0].pool.of[0].line";
    // A number that isn't there yet is named at its place.
    let amount = format!("{late}.gives.events.amount.fixed");
    assert!(read(&tab).wrong.iter().any(|fault| fault.path == amount));
    name(&mut tab, &format!("{late}.title"), "迟到");
    number(&mut tab, &amount, "-2");
    assert_eq!(read(&tab).errors(), 0);
    tab.settle();
    let rows: Vec<String> = browser
        .rows
        .named(Table::Books)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(rows, [format!("draft/{own}")]);
    // Another page of the browser has it.
    let again = Tab::open(&browser);
    let shelf = Shelf::of(&again.model.state.content.books);
    assert_eq!(shelf.drafts[&own].tree, tree(&tab));
    // Typing into one field is one step.
    tab.act(Action::Undo);
    assert_eq!(value_text(&tree(&tab), &amount), "");
    tab.act(Action::Undo);
    assert_eq!(
        tree(&tab)["totals"][0]["pool"]["of"][0]["line"]["title"],
        ""
    );
    tab.act(Action::Redo);
    tab.act(Action::Redo);
    assert_eq!(read(&tab).errors(), 0);
}

#[test]
fn what_is_wrong_stays_as_typed_and_bars_publishing() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    let amount = "totals[0].pool.of[0].line.gives.events.amount.fixed";
    for text in [
        "-2分",
        "",
        "-",
        "1e3",
        "九",
        "-2.0000001",
        "99999999999999999999",
    ] {
        tell(
            &mut tab,
            DraftMsg::Type(Text::Number, amount.into(), text.into()),
        );
        assert_eq!(value_text(&tree(&tab), amount), text);
        assert_eq!(read(&tab).errors(), 1, "{text}");
        tell(&mut tab, DraftMsg::Publish);
        assert!(
            Shelf::of(&tab.model.state.content.books)
                .documents
                .is_empty()
        );
    }
    // In full width, and with a comma for thousands.
    for (text, meant) in [("－２", "-2"), ("-1,000", "-1000"), ("−0。5", "-0.5")] {
        tell(
            &mut tab,
            DraftMsg::Type(Text::Number, amount.into(), text.into()),
        );
        assert_eq!(value_text(&tree(&tab), amount), text, "never rewritten");
        let read = read(&tab);
        assert_eq!(read.errors(), 0, "{text}");
        assert_eq!(
            numbers(&read.document, None)[1].number.value().to_string(),
            meant
        );
    }
    set(&mut tab, "effective", json!("2026年5月"));
    assert_eq!(read(&tab).wrong[0].path, "effective");
}

#[test]
fn a_published_one_scores_months_and_is_followed_by_the_next() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.enter(Field::Agent, "0417");
    let own = small(&mut tab);
    set(&mut tab, "effective", json!("2026-04"));
    tell(&mut tab, DraftMsg::Publish);
    assert!(tab.model.draft().is_none());
    assert_eq!(form(&tab).published, Some((own, month("2026-04"))));
    // A month by it.
    book(&mut tab, BookMsg::Show(own));
    tab.act(Action::Go(month("2026-05")));
    book(&mut tab, BookMsg::Step(id("line1"), 1));
    let shown = |tab: &Tab| {
        tab.model.book_view().unwrap().sheet.unwrap().totals[0]
            .headline
            .to_string()
    };
    assert_eq!(shown(&tab), "98");
    tab.settle();

    // The next version, from June on: May stays as it was.
    start(&mut tab, Start::Next(own, month("2026-04")));
    assert_eq!(
        tree(&tab)["effective"],
        "2026-05",
        "the month after this one"
    );
    set(&mut tab, "effective", json!("2026-06"));
    number(
        &mut tab,
        "totals[0].pool.of[0].line.gives.events.amount.fixed",
        "-3",
    );
    let effect = effect_of(&mut tab);
    assert_eq!(effect.sides(), [0, 1]);
    assert_eq!(
        (effect.sum().to_string(), effect.lines.len()),
        ("-1".into(), 1)
    );
    let sketch = tab.model.draft().unwrap().1;
    let tried = form(&tab).sample(&tab.model, &sketch).unwrap();
    assert_eq!(tried.of, Sample::Month("0417".into(), month("2026-05")));
    tell(&mut tab, DraftMsg::Publish);
    book(&mut tab, BookMsg::Show(own));
    assert_eq!(shown(&tab), "98");
    tab.act(Action::Go(month("2026-06")));
    book(&mut tab, BookMsg::Step(id("line1"), 1));
    assert_eq!(shown(&tab), "97");
    // Undo brings the draft back.
    tab.act(Action::Undo);
    tab.act(Action::Undo);
    let shelf = Shelf::of(&tab.model.state.content.books);
    assert!(shelf.drafts.contains_key(&own));
    assert_eq!(shelf.versions(own).len(), 1);
}

#[test]
fn a_month_from_which_a_version_is_in_force_cannot_be_taken_again() {
    let mut tab = Tab::open(&Browser::default());
    let own = small(&mut tab);
    set(&mut tab, "effective", json!("2026-04"));
    tell(&mut tab, DraftMsg::Publish);
    start(&mut tab, Start::Next(own, month("2026-04")));
    set(&mut tab, "effective", json!("2026-04"));
    tell(&mut tab, DraftMsg::Publish);
    assert!(tab.model.draft().is_some());
    assert_eq!(
        Shelf::of(&tab.model.state.content.books)
            .versions(own)
            .len(),
        1
    );
}

#[test]
fn what_is_used_or_recorded_cannot_be_removed_and_may_be_retired() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    let own = small(&mut tab);
    tell(&mut tab, DraftMsg::Add(NewPart::Value, "values".into()));
    name(&mut tab, "values[0].title", "接通率");
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Line, "totals[0].pool.of".into()),
    );
    let line = "totals[0].pool.of[1].line";
    name(&mut tab, &format!("{line}.title"), "接通率不达标");
    set(
        &mut tab,
        &format!("{line}.gives"),
        json!({"value": "value1"}),
    );
    tell(&mut tab, DraftMsg::Remove("values[0]".into()));
    assert_eq!(form(&tab).refused.as_ref().unwrap().parts, [line]);
    tell(&mut tab, DraftMsg::Remove(line.into()));
    tell(&mut tab, DraftMsg::Remove("values[0]".into()));
    assert_eq!(
        (form(&tab).refused.clone(), tree(&tab)["values"].clone()),
        (None, json!([]))
    );
    set(&mut tab, "effective", json!("2026-04"));
    tell(&mut tab, DraftMsg::Publish);
    book(&mut tab, BookMsg::Show(own));
    tab.act(Action::Go(month("2026-06")));
    book(&mut tab, BookMsg::Step(id("line1"), 1));
    start(&mut tab, Start::Next(own, month("2026-04")));
    let late = "totals[0].pool.of[0].line";
    tell(&mut tab, DraftMsg::Remove(late.into()));
    let refused = form(&tab).refused.clone().unwrap();
    assert_eq!(refused.months, [("0417".to_owned(), month("2026-06"))]);
    tell(&mut tab, DraftMsg::Retire(late.into()));
    let effect = effect_of(&mut tab);
    assert_eq!(effect.sum().to_string(), "2", "it takes nothing any more");
}

#[test]
fn all_numbers_are_set_by_one_paste_with_one_source_and_date() {
    let mut tab = Tab::open(&Browser::default());
    start(&mut tab, Start::Gallery(0));
    tell(&mut tab, DraftMsg::Tab(View::Numbers));
    let order = numbers(&read(&tab).document, None);
    let assumed = |tab: &Tab| {
        let all = numbers(&read(tab).document, None);
        all.iter().filter(|of| of.number.0.is_assumed()).count()
    };
    assert!(assumed(&tab) > 5);
    let column: Vec<String> = order
        .iter()
        .map(|of| of.number.value().to_string())
        .collect();
    tell(
        &mut tab,
        DraftMsg::Paste(order[0].path.clone(), column.join("\n")),
    );
    let lacks = read(&tab).lacks.len();
    assert_eq!(
        (lacks, assumed(&tab)),
        (order.len(), 0),
        "nobody said by what"
    );
    tell(&mut tab, DraftMsg::Source("分公司通〔2026〕8 号".into()));
    tell(&mut tab, DraftMsg::Date("2026-04-02".into()));
    tell(&mut tab, DraftMsg::FillSources);
    assert!(read(&tab).lacks.is_empty());
    // With nothing assumed its examples have no ranges any more.
    assert_eq!(read(&tab).errors(), read(&tab).failed());
    tab.act(Action::Undo);
    assert_eq!(read(&tab).lacks.len(), lacks, "one step");
    tab.act(Action::Undo);
    assert!(assumed(&tab) > 5);
    // Beyond the last one there is nothing to fill.
    let last = order.last().unwrap().path.clone();
    tell(
        &mut tab,
        DraftMsg::Paste(last.clone(), "1\t通知\t2026-03-01\n2\n3".into()),
    );
    assert_eq!(form(&tab).left, 2);
    let set = get(&tree(&tab), &format!("{last}.origin.set")).cloned();
    assert_eq!(set, Some(json!({"source": "通知", "date": "2026-03-01"})));
    // A number that is typed over is the branch's.
    let first = order[0].path.clone();
    tell(&mut tab, DraftMsg::Cell(first.clone(), "7".into()));
    assert_eq!(
        kaohe::draft::origin_kind(&tree(&tab), &first),
        OriginKind::Set
    );
}

#[test]
fn the_bundled_one_is_gone_on_from_and_its_months_say_what_that_does() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    for of in ["2026-03", "2026-04"] {
        tab.act(Action::Go(month(of)));
        tab.enter(Field::Count(id("7")), "2");
    }
    start(&mut tab, Start::Bundled(Unit::Points));
    assert_eq!(
        read(&tab).errors(),
        0,
        "{:?}",
        (&read(&tab).faults, &read(&tab).lacks, &read(&tab).findings)
    );
    let effect = effect_of(&mut tab);
    assert_eq!(
        (effect.same, effect.changed.len(), effect.unscored),
        (2, 0, 0)
    );
    let late = numbers(&read(&tab).document, None);
    let at = late.iter().find(|of| {
        let part = read(&tab)
            .document
            .part(&of.part)
            .map(|part| format!("{part:?}"));
        part.is_some_and(|part| part.starts_with("Line(") && part.contains("number: \"7\""))
    });
    let at = at.unwrap().path.clone();
    tell(&mut tab, DraftMsg::Cell(at.clone(), "-1.5".into()));
    let effect = effect_of(&mut tab);
    assert_eq!((effect.changed.len(), effect.same), (2, 0));
    assert_eq!(effect.sides(), [0, 2]);
}

#[test]
fn a_month_becomes_a_worked_example_which_breaks_and_is_mended() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    let own = small(&mut tab);
    set(&mut tab, "effective", json!("2026-04"));
    tell(&mut tab, DraftMsg::Publish);
    book(&mut tab, BookMsg::Show(own));
    tab.act(Action::Go(month("2026-05")));
    book(&mut tab, BookMsg::Step(id("line1"), 1));
    book(&mut tab, BookMsg::Step(id("line1"), 1));
    start(&mut tab, Start::Next(own, month("2026-04")));
    tell(
        &mut tab,
        DraftMsg::ExampleOf("0417".into(), month("2026-05")),
    );
    assert_eq!(
        tree(&tab)["examples"][0]["totals"],
        json!({"score": {"is": "96"}})
    );
    assert_eq!(read(&tab).failed(), 0);
    let amount = "totals[0].pool.of[0].line.gives.events.amount.fixed";
    number(&mut tab, amount, "-3");
    assert_eq!((read(&tab).failed(), read(&tab).errors()), (1, 1));
    tell(&mut tab, DraftMsg::Expect(0));
    assert_eq!(
        tree(&tab)["examples"][0]["totals"],
        json!({"score": {"is": "94"}})
    );
    assert_eq!(read(&tab).errors(), 0);
    // One event more, and what must come of it typed by hand.
    tell(
        &mut tab,
        DraftMsg::Happened("examples[0].facts".into(), id("line1"), 1),
    );
    assert_eq!(read(&tab).failed(), 1);
    type_in(
        &mut tab,
        Text::Expected,
        "examples[0].totals.score.is",
        "91",
    );
    assert_eq!(read(&tab).failed(), 0);
    tell(
        &mut tab,
        DraftMsg::Type(
            Text::Expected,
            "examples[0].totals.score.is".into(),
            String::new(),
        ),
    );
    assert_eq!(tree(&tab)["examples"][0]["totals"], json!({}));
    // Its ends stay while it's typed anew.
    set(
        &mut tab,
        "examples[0].totals",
        json!({"score": {"is": "91", "low": "90"}}),
    );
    tell(
        &mut tab,
        DraftMsg::Type(
            Text::Expected,
            "examples[0].totals.score.is".into(),
            String::new(),
        ),
    );
    assert_eq!(
        tree(&tab)["examples"][0]["totals"]["score"],
        json!({"is": "", "low": "90"})
    );
}

#[test]
fn a_word_that_the_document_leaves_open_becomes_a_question_and_is_settled_again() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    tell(&mut tab, DraftMsg::Add(NewPart::Value, "values".into()));
    name(&mut tab, "values[0].title", "接通率");
    let line = "totals[0].pool.of[0].line";
    let scale = json!({"steps": {"from": "90", "toward": "below", "each": "1", "amount": "-1"}});
    set(
        &mut tab,
        &format!("{line}.gives"),
        json!({"scale": ["value1", scale]}),
    );
    let count = format!("{line}.gives.scale[1].steps.count");
    tell(
        &mut tab,
        DraftMsg::Ask(count.clone(), &["full", "started", "pro_rata"]),
    );
    let reading = tree(&tab)["readings"][0].clone();
    assert_eq!(
        reading["options"],
        json!([{"id": "full"}, {"id": "started"}, {"id": "pro_rata"}])
    );
    name(&mut tab, "readings[0].question", "不满一步算不算");
    assert_eq!(read(&tab).errors(), 0, "{:?}", read(&tab).faults);
    tell(&mut tab, DraftMsg::Settle(count.clone(), json!("started")));
    assert_eq!(tree(&tab)["readings"], json!([]));
    assert_eq!(get(&tree(&tab), &count), Some(&json!("started")));
}

#[test]
fn parts_move_within_their_group_and_into_another_with_their_form_open() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    let list = "totals[0].pool.of";
    tell(&mut tab, DraftMsg::Add(NewPart::Pool, list.into()));
    tell(&mut tab, DraftMsg::Open(format!("{list}[0].line")));
    tell(&mut tab, DraftMsg::Shift(format!("{list}[0]"), 1));
    assert_eq!(
        form(&tab).open.as_deref(),
        Some("totals[0].pool.of[1].line")
    );
    tell(
        &mut tab,
        DraftMsg::Carry(format!("{list}[1]"), format!("{list}[0].pool.of")),
    );
    assert_eq!(
        form(&tab).open.as_deref(),
        Some("totals[0].pool.of[0].pool.of[0].line")
    );
    assert_eq!(
        tree(&tab)["totals"][0]["pool"]["of"][0]["pool"]["of"][0]["line"]["title"],
        "迟到"
    );
    // Nothing is put into itself, and nothing past an end.
    let before = tree(&tab);
    tell(
        &mut tab,
        DraftMsg::Carry(format!("{list}[0]"), format!("{list}[0].pool.of")),
    );
    tell(&mut tab, DraftMsg::Shift(format!("{list}[0]"), 1));
    tell(&mut tab, DraftMsg::Shift(format!("{list}[9]"), -1));
    tell(&mut tab, DraftMsg::Remove(format!("{list}[9].line")));
    assert_eq!(tree(&tab), before);
}

#[test]
fn a_published_one_goes_out_as_a_file_and_as_a_link_that_another_takes() {
    let mut tab = Tab::open(&Browser::default());
    let own = small(&mut tab);
    set(&mut tab, "effective", json!("2026-04"));
    tell(&mut tab, DraftMsg::Publish);
    let from = month("2026-04");
    tell(&mut tab, DraftMsg::Send(own, from, Outward::File));
    let text = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(name, text) if name.starts_with("kaohe-document-own-") => Some(text),
        _ => None,
    });
    let text = text.expect("a file goes out");
    let Ok(BookFile::Document(document, _)) = read_book(&text) else {
        panic!("it's no document: {text}")
    };
    assert_eq!(document.id, own);
    tell(&mut tab, DraftMsg::Send(own, from, Outward::Link));
    let packed = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Pack(text) => Some(text),
        _ => None,
    });
    let packed = packed.expect("it is to be packed");
    let page = "https://example.org/".to_owned();
    tab.tell(RestMsg::Export(ExportMsg::Packed(
        page,
        Some(packed.clone().into_bytes()),
    )));
    let link = form(&tab).sent.clone().unwrap().link.unwrap().unwrap();
    assert!(link.starts_with("https://example.org/#m=1."));
    tab.tell(RestMsg::Copied(true));
    assert_eq!(form(&tab).sent.clone().unwrap().copied, Some(true));
    // Whoever opens it is asked first.
    let mut other = Tab::open(&Browser::default());
    other.tell(RestMsg::Import(ImportMsg::Link(Ok(packed))));
    assert_eq!(other.model.page, Page::Import);
    book(&mut other, BookMsg::Take);
    assert_eq!(Shelf::of(&other.model.state.content.books).ids(), [own]);
    book(&mut other, BookMsg::Step(id("line1"), 1));
}

#[test]
fn no_click_makes_a_draft_unreadable() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    let line = "totals[0].pool.of[0].line";
    // By a scale of a figure, and there is none.
    for kind in GivesKind::ALL {
        tell(&mut tab, DraftMsg::Gives(format!("{line}.gives"), kind));
        let _ = read(&tab);
    }
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Factor, format!("{line}.factors")),
    );
    set(
        &mut tab,
        &format!("{line}.factors[0].by"),
        json!({"value": ""}),
    );
    assert!(read(&tab).errors() > 0);
    tell(&mut tab, DraftMsg::Add(NewPart::Value, "values".into()));
    for kind in SourceKind::ALL {
        set(
            &mut tab,
            "values[0].from",
            kaohe::draft::source_of(kind, ""),
        );
        let _ = read(&tab);
    }
    set(&mut tab, "values[0].from", json!({"late": {"by": "4"}}));
    tell(&mut tab, DraftMsg::Unset("values[0].from.late.by".into()));
    assert!(
        read(&tab)
            .wrong
            .iter()
            .any(|fault| fault.path == "values[0].from.late.by")
    );
    // Groups in each other as deep as they can be read.
    let mut list = "totals[0].pool.of".to_owned();
    for _ in 0..40 {
        tell(&mut tab, DraftMsg::Add(NewPart::Pool, list.clone()));
        let last = get(&tree(&tab), &list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        list = format!("{list}[{}].pool.of", last.saturating_sub(1));
    }
    let (own, sketch) = tab.model.draft().unwrap();
    assert!(kaohe::draft::Sketch::read(own, &sketch.text()).is_some());
}

#[test]
fn what_counts_otherwise_keeps_its_kinds_and_its_scale() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    let gives = "totals[0].pool.of[0].line.gives";
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Kind, format!("{gives}.events.kinds")),
    );
    tell(&mut tab, DraftMsg::Gives(gives.into(), GivesKind::Chosen));
    let made = tree(&tab);
    assert_eq!(
        get(&made, &format!("{gives}.events.kinds[0].id")),
        Some(&json!("kind1"))
    );
    tell(&mut tab, DraftMsg::Gives(gives.into(), GivesKind::Scale));
    set(
        &mut tab,
        &format!("{gives}.scale[1]"),
        json!({"rate": "0.5"}),
    );
    tell(&mut tab, DraftMsg::Gives(gives.into(), GivesKind::Repeated));
    let scale = get(
        &tree(&tab),
        &format!("{gives}.events.amount.repeated.scale"),
    )
    .cloned();
    assert_eq!(scale, Some(json!({"rate": "0.5"})));
}

#[test]
fn a_cell_is_the_branchs_only_where_another_number_stood() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    tell(&mut tab, DraftMsg::Date("2026/4/2".into()));
    let cell = "totals[0].pool.of[0].line.gives.events.amount.fixed";
    let type_cell = |tab: &mut Tab, text: &str| {
        tell(tab, DraftMsg::Cell(cell.into(), String::new()));
        for (at, sign) in text.char_indices() {
            let so_far = text[..at + sign.len_utf8()].to_owned();
            tell(tab, DraftMsg::Cell(cell.into(), so_far));
        }
        tell(tab, DraftMsg::Left);
    };
    type_cell(&mut tab, "-2");
    assert_eq!(get(&tree(&tab), cell), Some(&json!("-2")), "as it was");
    type_cell(&mut tab, "-1.5");
    let set_by = json!({"value": "-1.5", "origin": {"set": {"source": "", "date": "2026-04-02"}}});
    assert_eq!(get(&tree(&tab), cell), Some(&set_by));
    // It's among the numbers while it's empty, too.
    number(&mut tab, "totals[0].pool.worth", "0");
    let all = numbers(&read(&tab).document, Some(&tree(&tab)));
    assert!(all.iter().any(|of| of.path == "totals[0].pool.worth"));
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Line, "totals[0].pool.of".into()),
    );
    let blank = "totals[0].pool.of[1].line.gives.events.amount.fixed";
    for text in ["-", "-1", "-15"] {
        tell(&mut tab, DraftMsg::Cell(blank.into(), text.into()));
    }
    assert_eq!(
        get(&tree(&tab), blank),
        Some(&json!("-15")),
        "the document has it"
    );
    // Pasted in parts: what isn't there stays.
    tell(
        &mut tab,
        DraftMsg::Paste(cell.into(), "\t3 号通知\n".into()),
    );
    let source = get(&tree(&tab), &format!("{cell}.origin.set")).cloned();
    assert_eq!(
        source,
        Some(json!({"source": "3 号通知", "date": "2026-04-02"}))
    );
    tell(
        &mut tab,
        DraftMsg::Paste(cell.into(), "-1\t\t2026年5月1日".into()),
    );
    let source = get(&tree(&tab), &format!("{cell}.origin.set")).cloned();
    assert_eq!(
        source,
        Some(json!({"source": "3 号通知", "date": "2026-05-01"}))
    );
}

#[test]
fn what_is_typed_into_a_list_stays_while_it_is_typed() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    tell(&mut tab, DraftMsg::Add(NewPart::Example, "examples".into()));
    let at = "examples[0].facts.values.value1";
    for text in ["8", "85", "85 ", "85 9", "85 90、", "85 90、70"] {
        tell(&mut tab, DraftMsg::Type(Text::List, at.into(), text.into()));
        assert_eq!(form(&tab).raw(at), Some(text));
    }
    assert_eq!(get(&tree(&tab), at), Some(&json!(["85", "90", "70"])));
    tell(&mut tab, DraftMsg::Left);
    assert_eq!(form(&tab).raw(at), None);
}

#[test]
fn links_to_what_is_wrong_open_the_form_that_has_it() {
    let mut tab = Tab::open(&Browser::default());
    small(&mut tab);
    for (path, open) in [
        (
            "totals[0].pool.of[0].line.gives.scale[1].line.from.at",
            Some("totals[0].pool.of[0].line"),
        ),
        ("totals[0].pool.cap", Some("totals[0]")),
        ("totals[1].unit", Some("totals[1]")),
        (
            "totals[0].pool.of[2].pool.of[1].pool.floor",
            Some("totals[0].pool.of[2].pool.of[1].pool"),
        ),
        ("values[3].from.late.by", Some("values[3]")),
        ("title", None),
        ("grades[0].grades[1].from", None),
    ] {
        tell(&mut tab, DraftMsg::Goto(path.into()));
        assert_eq!(
            (form(&tab).tab, form(&tab).open.as_deref()),
            (View::Clauses, open),
            "{path}"
        );
    }
    tell(
        &mut tab,
        DraftMsg::Goto("examples[2].totals.score.is".into()),
    );
    assert_eq!(
        (form(&tab).tab, form(&tab).open.as_deref()),
        (View::Examples, Some("examples[2]"))
    );
}

#[test]
fn a_draft_goes_out_as_a_file_and_comes_in_as_what_it_was() {
    let mut tab = Tab::open(&Browser::default());
    let own = small(&mut tab);
    let amount = "totals[0].pool.of[0].line.gives.events.amount.fixed";
    number(&mut tab, amount, "-2分");
    let was = tree(&tab);
    tell(&mut tab, DraftMsg::ExportDraft);
    let text = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(name, text) if name.starts_with("kaohe-draft-") => Some(text),
        _ => None,
    });
    let mut other = Tab::open(&Browser::default());
    other.files(&[("draft.json", &text.unwrap())]);
    let offers = &other.model.book_form().unwrap().offers;
    assert!(
        matches!(&offers[..], [(offer, true)] if offer.what.is_ok()),
        "{offers:?} {:?}",
        other.model.import
    );
    book(&mut other, BookMsg::Take);
    assert_eq!(other.model.page, Page::Draft);
    let shelf = Shelf::of(&other.model.state.content.books);
    assert_eq!(shelf.drafts[&own].tree, was);
    assert!(shelf.documents.is_empty());
}

#[test]
fn an_unedited_draft_differs_in_nothing_and_a_moved_clause_is_named() {
    let mut tab = Tab::open(&Browser::default());
    for unit in Unit::ALL {
        let own = start(&mut tab, Start::Bundled(unit));
        let sketch = tab.model.draft().unwrap().1;
        assert_eq!(*form(&tab).different(&sketch).unwrap(), [], "{unit:?}");
        tell(&mut tab, DraftMsg::Drop(own));
    }
    let own = small(&mut tab);
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Pool, "totals[0].pool.of".into()),
    );
    set(&mut tab, "totals[0].pool.of[1].pool.cap", json!("1"));
    tell(&mut tab, DraftMsg::Publish);
    let from = form(&tab).published.unwrap().1;
    start(&mut tab, Start::Next(own, from));
    tell(
        &mut tab,
        DraftMsg::Carry(
            "totals[0].pool.of[0]".into(),
            "totals[0].pool.of[1].pool.of".into(),
        ),
    );
    let sketch = tab.model.draft().unwrap().1;
    let different = form(&tab).different(&sketch).unwrap();
    let what: Vec<_> = different
        .iter()
        .map(|one| (&*one.path, &one.what))
        .collect();
    assert_eq!(
        what,
        [("totals[0].pool.of[0].pool.of[0].line", &What::Reckoned)]
    );
}

#[test]
fn what_it_does_is_worked_out_in_steps_stopped_and_gone_on_with() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    for of in ["2026-03", "2026-04", "2026-05"] {
        tab.act(Action::Go(month(of)));
        tab.enter(Field::Count(id("7")), "2");
    }
    start(&mut tab, Start::Bundled(Unit::Points));
    tab.works = false;
    let stage = |tab: &Tab| {
        let sketch = tab.model.draft().unwrap().1;
        let looked = form(tab).outlook(&tab.model, &sketch);
        looked.map(|looked| looked.outlook.stage())
    };
    assert!(!tab.model.is_working, "nobody looks at it");
    tell(&mut tab, DraftMsg::Tab(View::Compare));
    assert!(tab.model.is_working);
    for done in 0..3 {
        tab.tell(RestMsg::Step);
        assert_eq!(stage(&tab), Some(Stage::Months(done, 3)));
    }
    tell(&mut tab, DraftMsg::Stop(true));
    tab.tell(RestMsg::Step);
    assert!(!tab.model.is_working, "it's stopped");
    let stopped = stage(&tab);
    tell(&mut tab, DraftMsg::Stop(false));
    assert!(tab.model.is_working);
    assert_eq!(stage(&tab), stopped);
    tab.tell(RestMsg::Step);
    assert!(matches!(stage(&tab), Some(Stage::Numbers(0, many)) if many > 3));
    // Another view, another sketch: what isn't looked at isn't worked out.
    tell(&mut tab, DraftMsg::Tab(View::Numbers));
    tab.tell(RestMsg::Step);
    assert!(!tab.model.is_working);
    let first = numbers(&read(&tab).document, None)[0].path.clone();
    tell(&mut tab, DraftMsg::Cell(first, "7".into()));
    assert_eq!(stage(&tab), None);
    tell(&mut tab, DraftMsg::Tab(View::Compare));
    let mut steps = 0;
    while tab.model.is_working {
        tab.tell(RestMsg::Step);
        steps += 1;
    }
    assert_eq!(stage(&tab), Some(Stage::Done));
    assert!(steps > 6, "{steps}");
}
