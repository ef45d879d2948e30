//! The official month and the agent's own, as the acts on a month tell them.

use kaohe::calendar::{Date, Minute};
use kaohe::id::Fingerprint;
use kaohe::record::{Entry, Exam, Facts, Made, Side, Source, Trail};

use crate::support::any::id;

/// An act: what the month is after it.
#[derive(Clone, Copy)]
enum Act {
    Here(u32),
    Table(u32),
    /// A file that says this.
    File(u32),
    /// A file whose acts go on from those that are known.
    Received,
    Issued,
}
use Act::*;

fn counted(count: u32) -> Facts {
    let mut facts = Facts::empty("0417".into(), "2026-03".parse().unwrap());
    if count > 0 {
        facts.entries.push(Entry::plain(id("6"), count));
    }
    facts
}

fn made(minute: u32, source: Source) -> Made {
    let at = Minute::new(Date::new(2026, 4, 7).unwrap(), 9, minute).unwrap();
    Made::new(at, "王芳", source)
}

/// The acts, and the month after them.
fn over(acts: &[Act]) -> (Trail, Facts) {
    let hash = Fingerprint::of_bytes(*b"file");
    let file = || Source::file("a.json", hash);
    let (mut trail, mut now) = (Trail::default(), counted(0));
    for (minute, act) in (0..).zip(acts) {
        let (source, after) = match *act {
            Here(count) => (Source::Entered, Some(count)),
            Table(count) => (
                Source::table("b.xlsx", hash, "四月", &["D7".into()]),
                Some(count),
            ),
            File(count) => (file(), Some(count)),
            Received => (file(), None),
            Issued => (Source::Issued, None),
        };
        let made = made(minute, source);
        trail = match after {
            Some(count) => {
                let after = counted(count);
                let trail = trail.with(made, &now, &after);
                now = after;
                trail
            }
            None => trail.received(made, &now),
        };
    }
    assert!(trail.leads_to(&now));
    (trail, now)
}

/// Own, official, whether that was given out, which counts.
type Told = Option<(u32, u32, bool, Option<Side>)>;

fn told(acts: &[Act]) -> Told {
    let (trail, now) = over(acts);
    let count = |facts: &Facts| facts.entries.first().map_or(0, |entry| entry.count);
    let sides = trail.sides(&now)?;
    let (own, official) = (count(&sides.own), count(&sides.official));
    Some((own, official, sides.issued.is_some(), sides.counts))
}

#[test]
fn each_side_is_what_its_acts_left() {
    let (own, official) = (Some(Side::Own), Some(Side::Official));
    let cases: [(&str, &[Act], Told); 17] = [
        ("nothing came in", &[Here(1), Here(2)], None),
        ("only the agent's file", &[File(1)], None),
        ("the agent's file with its acts", &[Here(1), Received], None),
        (
            "the lead's table says otherwise",
            &[File(1), Table(3)],
            Some((1, 3, false, official)),
        ),
        (
            "and the lead went back to it",
            &[File(1), Table(3), Here(1)],
            None,
        ),
        (
            "the lead entered first, then the agent's file came",
            &[Here(3), File(1)],
            Some((1, 3, false, own)),
        ),
        ("the agent sent it once more", &[File(1), File(2)], None),
        (
            "and once more after the table",
            &[File(1), Table(3), File(2)],
            Some((2, 3, false, own)),
        ),
        (
            "given out",
            &[File(1), Table(3), Issued],
            Some((1, 3, true, official)),
        ),
        (
            "changed since it was given out",
            &[File(1), Table(3), Issued, Here(4)],
            Some((1, 4, false, official)),
        ),
        (
            "given out again",
            &[File(1), Table(3), Issued, Here(4), Issued],
            Some((1, 4, true, official)),
        ),
        (
            "the agent sent it again after that",
            &[File(1), Table(3), Issued, File(2)],
            Some((2, 3, true, own)),
        ),
        (
            "at the agent's: its acts go on from what was sent",
            &[Here(1), Received, Table(3), Issued, Received],
            Some((1, 3, true, official)),
        ),
        (
            "at the agent's: changed meanwhile",
            &[Here(1), Here(2), File(3), Issued, Received],
            Some((2, 3, true, official)),
        ),
        (
            "at the agent's: goes back to the own one",
            &[Here(1), Here(2), File(3), Issued, Received, Here(2)],
            Some((2, 3, true, own)),
        ),
        (
            "at the agent's: has the official one count again",
            &[
                Here(1),
                Here(2),
                File(3),
                Issued,
                Received,
                Here(2),
                Here(3),
            ],
            Some((2, 3, true, official)),
        ),
        (
            "at the agent's: a third one isn't theirs until it's given out anew",
            &[Here(1), Received, Table(3), Issued, Received, Here(5)],
            Some((5, 3, true, own)),
        ),
    ];
    for (name, acts, wanted) in cases {
        assert_eq!(told(acts), wanted, "{name}");
    }
}

#[test]
fn wage_and_closings_are_nobody_s_side() {
    let (trail, now) = over(&[File(1), Table(3)]);
    let mut paid = now.clone();
    paid.wage = Some(kaohe::number::Money::from_raw(300_000));
    let sides = trail.sides(&paid).unwrap();
    assert_eq!(sides.own.wage, paid.wage);
    assert_eq!(sides.counts, Some(Side::Official));
}

#[test]
fn acts_that_lead_elsewhere_tell_nothing() {
    let (trail, now) = over(&[File(1), Table(3)]);
    assert!(trail.sides(&now).is_some());
    let elsewhere = Facts::empty("0418".into(), "2026-05".parse().unwrap());
    assert_eq!(trail.sides(&elsewhere), None);
    // Changed by another program, which left no act: the way back still fits.
    let mut changed = now.clone();
    changed.exam = Exam::None;
    assert_eq!(trail.sides(&changed), None);
}
