//! What comes along with records: the rulebooks that scored them, how sure the
//! sender was, and derivations for whoever reads the file.

use kaohe::exchange::{
    Figures, Item, MAX_RULEBOOKS, Wage, export, preview, read, read_rulebook, rulebook_file_name,
    write_rulebook,
};
use kaohe::locale::Lang;
use kaohe::locale::explain::derived_lines;
use kaohe::record::{Record, Report};
use kaohe::rulebook::{Document, Rulebook, bundled, worked_month};
use serde_json::{Value, json};

use super::{WORKED, day, items};

fn march() -> Record {
    Record::new(worked_month().unwrap()).unwrap()
}

/// The bundled rulebook, worth 90 to begin with.
fn other() -> Rulebook {
    let mut document: Document = (*bundled()).clone();
    document.base = "90".parse().unwrap();
    Rulebook::new(document).unwrap()
}

fn exported(rulebooks: &[&Rulebook]) -> Value {
    let item = Item::of(
        march(),
        rulebooks.first().map_or(&bundled(), |r| r),
        day("2026-04-06"),
    );
    let text = export(&[item], Wage::Left, rulebooks);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn rulebooks_come_along() {
    let (one, text) = (other(), exported(&[&other()]).to_string());
    let import = read(&text).unwrap();
    assert_eq!(import.rulebooks, [Ok(one)]);
    assert_eq!(import.accepted.len(), 1);
    assert!(exported(&[]).get("rulebooks").is_none());
}

#[test]
fn a_faulty_rulebook_is_refused_alone() {
    let mut file = exported(&[&other(), &bundled()]);
    file["rulebooks"][0]["base"] = json!("x");
    let import = read(&file.to_string()).unwrap();
    assert_eq!(import.accepted.len(), 1);
    assert!(import.rulebooks[0].is_err());
    assert_eq!(import.rulebooks[1], Ok(bundled()));
}

#[test]
fn rulebooks_are_counted() {
    let mut file = exported(&[&other()]);
    let one = file["rulebooks"][0].clone();
    file["rulebooks"] = vec![one.clone(); MAX_RULEBOOKS].into();
    assert!(read(&file.to_string()).is_ok());
    file["rulebooks"] = vec![one; MAX_RULEBOOKS + 1].into();
    assert!(read(&file.to_string()).is_err());
}

#[test]
fn a_rulebook_is_a_file_of_its_own() {
    let one = other();
    assert_eq!(read_rulebook(&write_rulebook(&one)), Ok(one.clone()));
    let name = rulebook_file_name(&bundled());
    assert_eq!(name, "kaohe-rules-broadband-2026-01-5b9e89f2.json");
    assert_ne!(rulebook_file_name(&one), name);
}

#[test]
fn a_record_says_which_rules_scored_it() {
    let ours = bundled();
    let seen = |text: &str| {
        let accepted = read(text).unwrap().accepted;
        let today = day("2026-04-06");
        preview(
            accepted,
            |_, _| None,
            |_| Some(super::referred(&ours)),
            today,
        )
        .remove(0)
    };
    assert!(!seen(WORKED).other_rulebook);
    let text = exported(&[&other()]).to_string();
    let mut theirs = seen(&text);
    assert!(theirs.other_rulebook);
    assert_eq!(theirs.own.unwrap().score, "97".parse().unwrap());
    // By their rules it's what they saw.
    theirs.rescore(Some(super::referred(&other())), day("2026-04-06"));
    assert!(!theirs.other_rulebook);
    assert_eq!(theirs.own.unwrap().score, "87".parse().unwrap());
    assert!(theirs.own.unwrap().agrees_with(&theirs.item.seen.unwrap()));
}

#[test]
fn early_programs_said_neither_fingerprint_nor_state() {
    let mut file: Value = serde_json::from_str(WORKED).unwrap();
    let record = &mut file["records"][0];
    record["rulebook"]
        .as_object_mut()
        .unwrap()
        .remove("fingerprint");
    record["seen"].as_object_mut().unwrap().remove("state");
    let item = items(&file.to_string()).remove(0);
    assert_eq!(item.rulebook.fingerprint, None);
    assert_eq!(item.seen.unwrap().state, None);
    let now = items(WORKED).remove(0);
    assert!(!item.rulebook.differs_from(&now.rulebook));
    assert!(item.seen.unwrap().agrees_with(&now.seen.unwrap()));
    let mut later = item.rulebook;
    later.effective = "2026-02".parse().unwrap();
    assert!(item.rulebook.differs_from(&later));
}

#[test]
fn derivations_are_for_reading_only() {
    let (rulebook, record, today) = (bundled(), march(), day("2026-04-06"));
    let mut item = Item::of(record.clone(), &rulebook, today);
    let plain = export(std::slice::from_ref(&item), Wage::Left, &[]);
    assert!(!plain.contains("\"lines\""));
    for (lang, said) in [
        (
            Lang::Zh,
            [
                "目标值 70%，暂定，可能 60%–85%",
                "实得 68.4%",
                "1 × 0.5 −0.5",
            ],
        ),
        (
            Lang::En,
            [
                "target 70%, assumed, may be 60%–85%",
                "reached 68.4%",
                "1 × 0.5 −0.5",
            ],
        ),
    ] {
        item.lines = derived_lines(lang, &rulebook, &record, today);
        let online = item.lines.iter();
        let mut online = online.filter(|line| line.clause == "27");
        let steps = online.next().unwrap().steps.join("\n");
        for said in said {
            assert!(steps.contains(said), "{said} in {steps}");
        }
        let text = export(std::slice::from_ref(&item), Wage::Left, &[]);
        assert!(text.contains("68.4%"));
        // Whatever stands there, it isn't believed.
        let text = text.replace("68.4%", "99.9%");
        let back = items(&text).remove(0);
        let claimed = back.lines.iter().flat_map(|line| &line.steps);
        assert!(claimed.into_iter().any(|step| step.contains("99.9%")));
        assert_eq!(
            back.seen,
            Some(Figures::of(&kaohe::scoring::score(
                &rulebook, &record, today
            )))
        );
    }
    assert_ne!(record.report, Report::Unknown);
}
