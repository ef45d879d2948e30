//! What isn't in a month and should be, as an appeal asks for it.

use kaohe::calendar::Date;
use kaohe::locale::Lang;
use kaohe::locale::reviewed;
use kaohe::number::Unit;
use kaohe::record::{Complaint, Day, FieldFault, Finding, Record, count_of};
use kaohe::review::{AskedFact, Missing, Reviewable, SlipFault};
use kaohe::rulebook::{Rulebook, Rules};
use kaohe::scoring::Sub;

use crate::support::any::id;

fn today() -> Date {
    Date::new(2026, 4, 8).unwrap()
}

fn rulebook(rules: &Rules, unit: Unit) -> &Rulebook {
    rules.rulebook(("2026-03".parse().unwrap(), unit))
}

fn blank(unit: Unit) -> Record {
    Record::blank("0417", "2026-03".parse().unwrap(), unit)
}

/// A month with one of its facts as it should be; the record of it.
fn with(month: &Reviewable<'_>, fact: &str, should: &str) -> Result<Record, SlipFault> {
    let asked = AskedFact {
        fact: fact.to_owned(),
        says: month.said_of(fact),
        should: should.to_owned(),
    };
    match month.with(&[asked]) {
        Ok(Reviewable::Record(_, record, _)) => Ok(Record::clone(&record)),
        Ok(Reviewable::Document(_)) => panic!("a record"),
        Err((of, fault)) => {
            assert_eq!(of, fact);
            Err(fault)
        }
    }
}

#[test]
fn an_event_or_a_complaint_that_nobody_counted_can_be_asked_for() {
    let rules = Rules::bundled();
    let rulebook = rulebook(&rules, Unit::Points);
    let month = Reviewable::record(rulebook, blank(Unit::Points), today());
    let missing = month.missing();
    let find = |fact: &str| {
        let found = missing.iter().find(|it| it.fact == fact);
        found.map(|it| (it.part, it.sub))
    };
    assert_eq!(find("count-3"), Some((id("3"), Sub::Whole)));
    let level = Sub::Level(id("serious"));
    assert_eq!(find("complaints/serious"), Some((id("complaints"), level)));
    assert_eq!(find("report"), None);
    // Each is asked for as once more than it's there, counts as that, and has a name.
    for it in &missing {
        let asked = month.one_more(&it.fact);
        assert_eq!((&*asked.says, &*asked.should), ("0", "1"), "{it:?}");
        let more = with(&month, &it.fact, &asked.should).unwrap();
        let after = Reviewable::record(rulebook, more, today());
        assert_eq!(after.said_of(&it.fact), "1");
        for lang in [Lang::Zh, Lang::En] {
            assert!(reviewed::missing(lang, &month, it).contains('0'));
        }
    }
    let praised = with(&month, "count-3", "2").unwrap();
    assert_eq!(count_of(&praised, id("3")), 2);

    // A complaint comes beside those that are there, which stay what they are.
    let mut facts = blank(Unit::Points).facts().clone();
    facts.complaints = vec![
        Complaint::found(Finding::Liable(id("serious"))),
        Complaint::found(Finding::NotLiable),
    ];
    let record = Record::new(facts).unwrap();
    let month = Reviewable::record(rulebook, record.clone(), today());
    assert_eq!(month.said_of("complaints/serious"), "1");
    let two = with(&month, "complaints/serious", "2").unwrap();
    assert_eq!(two.complaints[..2], record.complaints[..]);
    let serious = Complaint::found(Finding::Liable(id("serious")));
    assert_eq!(two.complaints[2..], [serious]);
    assert_eq!(with(&month, "complaints/serious", "1").unwrap(), record);
    for (fact, should, fault) in [
        ("complaints/serious", "0", SlipFault::Fewer(1)),
        ("complaints/serious", "", SlipFault::Fewer(1)),
        (
            "complaints/serious",
            "两件",
            SlipFault::Field(FieldFault::NotWhole),
        ),
        ("complaints/none", "1", SlipFault::Finding),
        ("complaints/", "1", SlipFault::Gone),
        // More than a month holds.
        ("complaints/serious", "999", SlipFault::Together),
    ] {
        assert_eq!(with(&month, fact, should), Err(fault), "{fact} {should}");
    }
}

#[test]
fn a_complaint_that_only_the_agent_has_is_asked_for_with_its_line() {
    let rules = Rules::bundled();
    let rulebook = rulebook(&rules, Unit::Points);
    let official = Reviewable::record(rulebook, blank(Unit::Points), today());
    let mut facts = blank(Unit::Points).facts().clone();
    facts.complaints = vec![Complaint::found(Finding::Liable(id("ordinary")))];
    let own = Reviewable::record(rulebook, Record::new(facts).unwrap(), today());
    let line = (id("complaints"), Sub::Level(id("ordinary")));
    let asked = official.asked(Some(&own), line.0, line.1);
    let [asked] = &asked[..] else {
        panic!("{asked:?}")
    };
    let said = (&*asked.fact, &*asked.says, &*asked.should);
    assert_eq!(said, ("complaints/ordinary", "0", "1"));
    // The other way round there is a complaint to be found otherwise.
    let asked = own.asked(Some(&official), line.0, line.1);
    let facts: Vec<&str> = asked.iter().map(|it| &*it.fact).collect();
    assert_eq!(facts, ["complaint-0-finding"]);
}

#[test]
fn a_day_without_calls_is_missing_in_a_month_in_money() {
    let rules = Rules::bundled();
    let rulebook = rulebook(&rules, Unit::Money);
    let mut facts = blank(Unit::Money).facts().clone();
    facts.days = vec![Day {
        calls: Some(130),
        ..Day::blank(2)
    }];
    let month = Reviewable::record(rulebook, Record::new(facts).unwrap(), today());
    let is_day = |it: &&Missing| it.fact.starts_with("day-");
    let missing = month.missing();
    let days: Vec<&str> = missing.iter().filter(is_day).map(|it| &*it.fact).collect();
    assert_eq!(days.len(), 30);
    assert!(days.contains(&"day-31") && !days.contains(&"day-2"));
    let asked = month.one_more("day-3");
    assert_eq!((&*asked.says, &*asked.should), ("", ""));
    let more = with(&month, "day-3", "125").unwrap();
    let calls = more.days.iter().find(|it| it.day == 3).unwrap().calls;
    assert_eq!(calls, Some(125));
    // Which day it is stands beside the figure.
    let asked = AskedFact {
        should: "125".into(),
        ..asked
    };
    let text = reviewed::facts_text(Lang::Zh, &month, &[asked], true);
    assert!(text.contains('3') && text.ends_with("125"), "{text}");
}
