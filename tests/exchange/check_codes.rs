//! The check code of a month: what it covers, and that it stays what it is.

use kaohe::calendar::Date;
use kaohe::exchange::{Item, RulebookRef, Wage, export, preview, read};
use kaohe::id::{CheckCode, Fingerprint};
use kaohe::locale::Lang;
use kaohe::locale::claim::wrong_code;
use kaohe::number::{Money, Points, Range, Unit};
use kaohe::record::{
    Complaint, Day, Entry, Exam, Facts, Finding, Measured, Place, Plan, Record, Report, Sick,
    Standing, Trail,
};
use kaohe::rulebook::{Rulebook, bundled_in, worked_month, worked_month_in};
use kaohe::scoring::{check_code, close, code_of, score};
use proptest::prelude::*;

use super::{day, generate};
use crate::support::{changed, points};

/// The code of the worked month, by its known rules and score: what another program
/// makes of the form that `scoring::check_code` describes.
const WORKED: &str = "ENG9 PTVK CPHR";
/// That of the worked month of telesales, where 50 yuan are to pay.
const SETTLED: &str = "K26K S39P M6DW";

fn worked() -> Record {
    Record::new(worked_month().unwrap()).unwrap()
}

fn code(rulebook: &Rulebook, facts: &Facts, today: Date) -> CheckCode {
    let record = Record::new(facts.clone()).unwrap();
    code_of(rulebook, facts, &score(rulebook, &record, today))
}

/// Of facts alone, scored alike.
fn of_facts(facts: &Facts) -> CheckCode {
    let range = Range::exactly(Points::ZERO);
    check_code(facts, Fingerprint::of_bytes([]), Points::ZERO, range)
}

/// Facts of every kind.
fn full() -> Facts {
    let id = |text: &str| text.parse().unwrap();
    let entry = |part, count| Entry::plain(id(part), count);
    let mut facts = worked_month().unwrap();
    facts.exam = Exam::Placed(Place {
        rank: 2,
        heads: 11,
        tied: 1,
    });
    facts.entries.push(Entry {
        date: Some(day("2026-03-09")),
        caused: Some(id("c1")),
        note: "两次".into(),
        standing: Standing::Pending,
        parts: vec![id("15"), id("26b")],
        ..entry("15", 2)
    });
    facts.entries.push(entry("4", 1));
    facts.complaints = vec![
        Complaint {
            id: Some(id("c1")),
            ..Complaint::found(Finding::Pending)
        },
        Complaint {
            date: Some(day("2026-03-10")),
            ..Complaint::found(Finding::NotLiable)
        },
    ];
    facts.days = vec![Day {
        day: 3,
        work: None,
        calls: Some(80),
        sick: Sick::No,
    }];
    facts
}

#[test]
fn known_months_have_known_codes() {
    let rulebook = bundled_in(Unit::Points);
    let made = code(&rulebook, &worked(), day("2026-04-07"));
    assert_eq!(made.to_string(), WORKED);
    let facts = worked_month_in(Unit::Money).unwrap();
    let range = Range {
        low: points("-1100"),
        high: points("-25"),
    };
    let rules = "58136c69cc15eeaa".parse().unwrap();
    let made = check_code(&facts, rules, points("-50"), range);
    assert_eq!(made.to_string(), SETTLED);
}

#[test]
fn any_other_fact_is_another_code() {
    type Change = fn(&mut Facts);
    let changes: &[(&str, Change)] = &[
        ("agent", |f| f.agent.push('0')),
        ("month", |f| f.month = f.month.plus(1)),
        ("unit", |f| f.unit = Unit::Money),
        ("one entry fewer", |f| drop(f.entries.pop())),
        ("count", |f| f.entries[0].count += 1),
        ("part", |f| f.entries[0].parts = vec!["6".parse().unwrap()]),
        ("parts the other way round", |f| {
            f.entries.iter_mut().for_each(|e| e.parts.reverse())
        }),
        ("standing", |f| f.entries[0].standing = Standing::Pending),
        ("date", |f| f.entries[0].date = Some(day("2026-03-02"))),
        ("no date", |f| {
            f.entries.iter_mut().for_each(|e| e.date = None)
        }),
        ("cause", |f| {
            f.entries.iter_mut().for_each(|e| e.caused = None)
        }),
        ("note", |f| f.entries[0].note = "电话".into()),
        ("a measure fewer", |f| {
            let _ = f.measures.remove(&"satisfaction".parse().unwrap());
        }),
        ("measure", |f| {
            let measured = Measured::Percent("99.999".parse().unwrap());
            f.measures.insert("satisfaction".parse().unwrap(), measured);
        }),
        ("not assessed", |f| {
            f.measures
                .insert("satisfaction".parse().unwrap(), Measured::NotAssessed);
        }),
        ("no exam", |f| f.exam = Exam::None),
        ("unknown exam", |f| f.exam = Exam::Unknown),
        ("heads", |f| {
            f.exam = Exam::Placed(Place {
                rank: 2,
                heads: 12,
                tied: 1,
            })
        }),
        ("tied", |f| {
            f.exam = Exam::Placed(Place {
                rank: 2,
                heads: 11,
                tied: 2,
            })
        }),
        ("report", |f| f.report = Report::HandedIn(day("2026-04-06"))),
        ("report not in", |f| f.report = Report::NotYet),
        ("report unknown", |f| f.report = Report::Unknown),
        ("complaint", |f| {
            f.complaints[0].finding = Finding::NotLiable
        }),
        ("liable", |f| {
            f.complaints[0].finding = Finding::Liable("grave".parse().unwrap())
        }),
        ("complaint's day", |f| f.complaints[1].date = None),
        ("complaint's note", |f| f.complaints[1].note = "。".into()),
        ("no complaint", |f| f.complaints.clear()),
        ("day", |f| f.days[0].day = 4),
        ("work", |f| f.days[0].work = Some(false)),
        ("calls", |f| f.days[0].calls = None),
        ("sick", |f| f.days[0].sick = Sick::Late),
        ("joined", |f| f.joined = Some(day("2026-03-01"))),
        ("target", |f| f.sales.target = Some(Money::from_raw(1))),
        ("sold", |f| f.sales.sold = Some(Money::from_raw(1))),
    ];
    let full = full();
    let mut seen = vec![("as it is", of_facts(&full))];
    for (name, change) in changes {
        let mut facts = full.clone();
        change(&mut facts);
        assert_ne!(facts, full, "{name} changes nothing");
        let made = of_facts(&facts);
        let twin = seen.iter().find(|(_, other)| *other == made);
        assert_eq!(twin, None, "{name}");
        seen.push((*name, made));
    }
    // So are other rules, another score, another range.
    let rules = Fingerprint::of_bytes([1]);
    let (zero, one) = (Points::ZERO, points("0.001"));
    for (rules, score, range) in [
        (rules, zero, Range::exactly(zero)),
        (Fingerprint::of_bytes([]), one, Range::exactly(zero)),
        (
            Fingerprint::of_bytes([]),
            zero,
            Range {
                low: zero,
                high: one,
            },
        ),
        (
            Fingerprint::of_bytes([]),
            zero,
            Range {
                low: -one,
                high: zero,
            },
        ),
    ] {
        let made = check_code(&full, rules, score, range);
        assert!(seen.iter().all(|(_, other)| *other != made));
    }
}

#[test]
fn what_is_no_fact_leaves_it() {
    let full = full();
    let known = of_facts(&full);
    let mut facts = full.clone();
    facts.wage = Some(Money::from_raw(320_000));
    facts.plan = vec![Plan::about(kaohe::record::About::Post)];
    facts.entries.reverse();
    facts.complaints.reverse();
    assert_eq!(of_facts(&facts), known);
}

#[test]
fn a_closed_month_keeps_its_code() {
    let (record, today) = (worked(), day("2026-04-07"));
    let bundled = bundled_in(Unit::Points);
    let open = code(&bundled, &record, today);
    let closed = close(&bundled, &record, today).unwrap();
    assert_eq!(code(&bundled, &closed, today), open);
    // By other rules, too; an open one doesn't.
    let other = changed(|rules| rules.base = Points::whole(90));
    assert_eq!(code(&other, &closed, day("2026-06-01")), open);
    assert_ne!(code(&other, &record, today), open);
    // Opened again it's that of what it scores.
    let again = closed.reopened(today, "核对").unwrap();
    assert_eq!(code(&bundled, &again, today), open);
}

proptest! {
    #![proptest_config(crate::support::any::cases(64))]

    /// On whichever device a file is opened, with or without wage and acts.
    #[test]
    fn a_file_brings_the_code_along(record in generate::record(), trail in generate::trail(), wage in any::<bool>()) {
        let today = day("2026-04-07");
        let rulebook = bundled_in(record.unit);
        let here = code(&rulebook, &record, today);
        let mut item = Item::of(record, &rulebook, today);
        prop_assert_eq!(item.code, Some(here));
        item.trail = trail;
        let wage = if wage { Wage::Included } else { Wage::Left };
        let text = export(&[item], wage, &[]);
        let back = super::items(&text).remove(0);
        prop_assert_eq!(back.other_code(), None);
        prop_assert_eq!(code(&rulebook, &back.record, today), here);
    }

    /// With a fact of another month a month has its code only where that is the same.
    #[test]
    fn two_months_with_one_code_are_the_same(one in generate::record(), other in generate::record(), field in 0..9_usize) {
        let mut mixed = one.facts().clone();
        let from = other.facts().clone();
        match field {
            0 => mixed.agent = from.agent,
            1 => mixed.entries = from.entries,
            2 => mixed.measures = from.measures,
            3 => mixed.exam = from.exam,
            4 => mixed.complaints = from.complaints,
            5 => mixed.days = from.days,
            6 => mixed.sales = from.sales,
            7 => mixed.report = from.report,
            _ => mixed.unit = from.unit,
        }
        let same = mixed == *one.facts();
        prop_assert_eq!(of_facts(&mixed) == of_facts(&one), same);
    }
}

#[test]
fn a_file_that_was_changed_is_named() {
    let (today, rulebook) = (day("2026-04-07"), bundled_in(Unit::Points));
    let honest = Item::of(worked(), &rulebook, today);
    let text = export(std::slice::from_ref(&honest), Wage::Left, &[]);
    let seen_in = |text: &str| {
        let rules = RulebookRef::of(&rulebook);
        let accepted = read(text).unwrap().accepted;
        preview(accepted, |_, _| None, |_| Some((&rulebook, rules)), today).remove(0)
    };
    assert!(seen_in(&text).is_offered());

    // A note bears on no score: the code alone tells.
    let mut noted = honest.clone();
    noted.record = noted
        .record
        .edited(|facts| facts.entries[0].note = "改".into())
        .unwrap();
    let forged = seen_in(&export(&[noted], Wage::Left, &[]));
    assert!(forged.is_mismatch() && !forged.is_offered());
    let (written, own) = (honest.code.unwrap(), forged.code.unwrap());
    assert_eq!(written.to_string(), WORKED);
    assert_eq!(
        wrong_code(Lang::Zh, written, own),
        format!(
            "文件写的校验码 {WORKED} 与文件里的事实、办法和结果对不上（应为 {own}）：文件生成后改动过"
        )
    );
    assert!(wrong_code(Lang::En, written, own).contains("doesn't fit"));

    // So does a code that was typed over; one that isn't there is fine.
    let typed = text.replace(WORKED, "0123 4567 89AB");
    assert_eq!(seen_in(&typed).code, honest.code);
    let none = seen_in(&export(
        &[Item {
            code: None,
            trail: Trail::default(),
            ..honest
        }],
        Wage::Left,
        &[],
    ));
    assert!(none.code.is_none() && none.is_offered());
}

#[test]
fn a_code_is_read_as_it_is_written_and_no_other_way() {
    for bits in [0, u64::MAX, 0x0123_4567_89ab_cdef, 1 << 63, 16] {
        let code = CheckCode::of_bits(bits);
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    assert_eq!(CheckCode::of_bits(u64::MAX).to_string(), "ZZZZ ZZZZ ZZZZ");
    assert_eq!(CheckCode::of_bits(1 << 4).to_string(), "0000 0000 0001");
    assert_eq!(CheckCode::of_bits(1 << 63).to_string(), "G000 0000 0000");
    for no in [
        "",
        "ZZZZZZZZZZZZ",
        "zzzz zzzz zzzz",
        "ZZZZ ZZZZ ZZZ",
        "ZZZZ ZZZZ ZZZZ Z",
        " ZZZZ ZZZZ ZZZZ",
        "ZZZZ ZZZZ ZZZI",
        "ZZZZ ZZZZ ZZZL",
        "ZZZZ ZZZZ ZZZO",
        "ZZZZ ZZZZ ZZZU",
        "校验码",
        "ZZZZ ZZZZ ZZZ\u{e9}",
    ] {
        assert!(no.parse::<CheckCode>().is_err(), "{no}");
    }
}
