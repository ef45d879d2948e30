//! What an appeal asks for, and what that comes to.

use kaohe::calendar::Date;
use kaohe::exchange::{FileFault, read_review, write_review};
use kaohe::id::CheckCode;
use kaohe::number::{Decimal, Unit};
use kaohe::record::{
    Complaint, Entry, Facts, FieldFault, Finding, Measured, Record, Report, count_of,
};
use kaohe::review::{
    Answer, AskedFact, Piece, PieceFault, Pieces, Reviewable, Slip, SlipFact, SlipFault, SlipLine,
    SlipState, Verdict, decimal, facts_of, findings_of, put_facts, said_of, weigh,
};
use kaohe::rulebook::{Rulebook, Rules};
use kaohe::scoring::{Sub, score};

use crate::support::any::id;

fn rules() -> Rules {
    Rules::bundled()
}

fn rulebook(rules: &Rules) -> &Rulebook {
    rules.rulebook(("2026-03".parse().unwrap(), Unit::Points))
}

fn today() -> Date {
    Date::new(2026, 4, 8).unwrap()
}

fn record(change: impl FnOnce(&mut Facts)) -> Record {
    let mut facts = Facts::empty("0417".into(), "2026-03".parse().unwrap());
    change(&mut facts);
    Record::new(facts).unwrap()
}

fn dated(part: &str, day: u32) -> Entry {
    Entry {
        date: Date::new(2026, 3, day),
        ..Entry::plain(id(part), 1)
    }
}

fn counted(record: &Record, count: &str) -> Result<Record, (SlipFact, SlipFault)> {
    let rules = rules();
    let fact: SlipFact = "count-9a".parse().unwrap();
    put_facts(rulebook(&rules), record, &[(fact, count.into())])
}

#[test]
fn events_with_a_day_can_be_appealed_away() {
    let two = record(|facts| {
        facts.entries = vec![dated("9a", 12), Entry::plain(id("9a"), 1), dated("9a", 20)]
    });
    let left = |count: &str| {
        let left = counted(&two, count).unwrap();
        let days = left.entries.iter().map(|it| it.date.map(|day| day.day()));
        (count_of(&left, id("9a")), days.collect::<Vec<_>>())
    };
    // Plain ones first, then those entered last.
    assert_eq!(left("3"), (3, vec![Some(12), None, Some(20)]));
    assert_eq!(left("2"), (2, vec![Some(12), Some(20)]));
    assert_eq!(left("1"), (1, vec![Some(12)]));
    assert_eq!(left("0"), (0, vec![]));
    assert_eq!(left("5"), (5, vec![Some(12), None, Some(20)]));
    let wrong = counted(&two, "两次").unwrap_err();
    assert_eq!(wrong.1, SlipFault::Field(FieldFault::NotWhole));
}

#[test]
fn an_event_of_two_clauses_stays_with_the_other_one() {
    let both = record(|facts| {
        facts.entries = vec![Entry {
            parts: vec![id("9a"), id("7")],
            ..Entry::plain(id("9a"), 3)
        }];
    });
    let left = counted(&both, "1").unwrap();
    assert_eq!(count_of(&left, id("9a")), 1);
    assert_eq!(count_of(&left, id("7")), 3);
}

#[test]
fn each_kind_of_line_has_its_facts() {
    let rules = rules();
    let rulebook = rulebook(&rules);
    let record = record(|facts| {
        facts.report = Report::HandedIn(Date::new(2026, 4, 5).unwrap());
        facts.complaints = vec![
            Complaint::found(Finding::NotLiable),
            Complaint::found(Finding::Pending),
        ];
        let first = rulebook.measures[0].id;
        facts
            .measures
            .insert(first, Measured::Percent("95".parse().unwrap()));
    });
    let sheet = score(rulebook, &record, today());
    for line in &sheet.lines {
        let facts = facts_of(rulebook, &record, line.part, line.sub);
        for fact in &facts {
            // Each is found again by its name, and can be put as it is.
            assert_eq!(fact.to_string().parse(), Ok(*fact));
            let same = [(*fact, said_of(*fact, &record))];
            assert_eq!(
                put_facts(rulebook, &record, &same).unwrap(),
                record,
                "{fact}"
            );
        }
    }
    let of = |part: &str, sub| {
        let facts = facts_of(rulebook, &record, id(part), sub);
        facts.iter().map(SlipFact::to_string).collect::<Vec<_>>()
    };
    assert_eq!(of("22", Sub::Whole), ["report"]);
    assert_eq!(of("9a", Sub::Whole), ["count-9a"]);
    let pending = sheet
        .lines
        .iter()
        .find(|line| line.sub == Sub::Investigated)
        .unwrap();
    assert_eq!(
        of(pending.part.as_str(), Sub::Investigated),
        ["complaint-1-finding"]
    );
    // A finding is one of the rulebook's.
    let fact: SlipFact = "complaint-1-finding".parse().unwrap();
    for finding in findings_of(rulebook) {
        assert!(put_facts(rulebook, &record, &[(fact, finding)]).is_ok());
    }
    let none = put_facts(rulebook, &record, &[(fact, "{\"liable\":\"none\"}".into())]);
    assert_eq!(none.unwrap_err().1, SlipFault::Finding);
    let gone: SlipFact = "complaint-7-finding".parse().unwrap();
    let gone = put_facts(rulebook, &record, &[(gone, "\"pending\"".into())]);
    assert_eq!(gone.unwrap_err().1, SlipFault::Gone);
    assert!("entry-0-date".parse::<SlipFact>().is_err());
}

fn month<'a>(rulebook: &'a Rulebook, record: &Record) -> Reviewable<'a> {
    Reviewable::record(rulebook, record.clone(), today())
}

fn slip() -> Slip {
    let fact = |fact: &str, says: &str, should: &str| AskedFact {
        fact: fact.into(),
        says: says.into(),
        should: should.into(),
    };
    let line = |part: &str, facts| SlipLine {
        part: id(part),
        of: None,
        facts,
        reason: "见录音".into(),
        evidence: "0312.wav".into(),
        answer: None,
    };
    Slip {
        agent: "0417".into(),
        month: "2026-03".parse().unwrap(),
        unit: Unit::Points,
        document: None,
        sheet: CheckCode::of_bits(1 << 20),
        on: None,
        due: None,
        lines: vec![
            line("9a", vec![fact("count-9a", "1", "0")]),
            line("22", vec![fact("report", "2026-04-05", "2026-04-03")]),
        ],
        code: None,
        answered: None,
    }
}

#[test]
fn what_it_comes_to_line_by_line_and_together() {
    let rules = rules();
    let rulebook = rulebook(&rules);
    let record = record(|facts| {
        facts.entries = vec![dated("9a", 12)];
        facts.report = Report::HandedIn(Date::new(2026, 4, 5).unwrap());
    });
    let now = vec![decimal(score(rulebook, &record, today()).score)];
    let weighed = weigh(&month(rulebook, &record), &slip(), false);
    assert_eq!(weighed.now, now);
    let both = record.edited(|facts| {
        facts.entries.clear();
        facts.report = Report::HandedIn(Date::new(2026, 4, 3).unwrap());
    });
    let all = vec![decimal(score(rulebook, &both.unwrap(), today()).score)];
    assert_eq!(weighed.all, Some(all.clone()));
    let changes = weighed.lines.iter().map(|it| it.change[0]);
    assert_eq!(changes.sum::<Decimal>(), all[0] - now[0]);
    for line in &weighed.lines {
        assert_eq!(vec![line.should.unwrap() - line.says], line.change);
    }
    // A closed month is added to as it was closed.
    let closed = kaohe::scoring::close(rulebook, &record, today()).unwrap();
    let weighed = weigh(&month(rulebook, &closed), &slip(), false);
    assert_eq!((weighed.now, weighed.all), (now, Some(all)));
    // What can't be so is named, and the others are weighed.
    let mut wrong = slip();
    wrong.lines[0].facts[0].should = "-1".into();
    let weighed = weigh(&month(rulebook, &record), &wrong, false);
    assert!(weighed.lines[0].fault.is_some() && weighed.lines[1].fault.is_none());
    assert_eq!(weighed.all, None);
}

#[test]
fn a_fact_of_two_lines_is_asked_for_once() {
    let rules = rules();
    let rulebook = rulebook(&rules);
    let record = record(|facts| facts.entries = vec![Entry::plain(id("9a"), 2)]);
    let asked = |should: [&str; 2]| {
        let mut slip = slip();
        slip.lines[1] = slip.lines[0].clone();
        for (line, should) in slip.lines.iter_mut().zip(should) {
            line.facts[0].says = "2".into();
            line.facts[0].should = should.into();
        }
        weigh(&month(rulebook, &record), &slip, false)
    };
    // Asked for in one line only, or in both alike, it counts once.
    let one = asked(["2", "0"]);
    assert!(one.all.clone().unwrap() > one.now);
    assert_eq!(asked(["0", "0"]).all, one.all);
    assert_eq!(asked(["0", "2"]).all, one.all);
    // It can't be two things.
    assert_eq!(asked(["0", "1"]).all, None);
    // What isn't asked for stays what it is by now, whatever the slip says that it was.
    let mut old = slip();
    old.lines.truncate(1);
    old.lines[0].facts[0].should = "1".into();
    assert_eq!(
        weigh(&month(rulebook, &record), &old, false).all,
        Some(one.now)
    );
}

#[test]
fn a_slip_says_what_it_said_or_is_refused() {
    let open = slip();
    assert_eq!(open.state(), SlipState::Draft);
    assert_eq!(
        Piece::Slip(open.clone()).fault(),
        Some(PieceFault::Unfinished)
    );
    let handed = open.handed_in(today(), today());
    assert_eq!(handed.state(), SlipState::HandedIn);
    assert_eq!(Piece::Slip(handed.clone()).fault(), None);
    let mut forged = handed.clone();
    forged.lines[0].facts[0].should = "9".into();
    assert_eq!(Piece::Slip(forged).fault(), Some(PieceFault::Changed));
    // One that isn't answered brings no answers.
    let mut smuggled = handed.clone();
    smuggled.lines[0].answer = Some(Answer {
        verdict: Verdict::Accepted,
        facts: Vec::new(),
        why: String::new(),
        by: String::new(),
        on: None,
        until: None,
    });
    assert_eq!(
        Piece::Slip(smuggled.clone()).fault(),
        Some(PieceFault::Changed)
    );
    assert_eq!(smuggled.outward(), handed);
    // Not without a verdict for each line.
    assert!(handed.answered("王芳", today(), today()).is_none());
    let mut decided = handed.clone();
    for (line, verdict) in decided
        .lines
        .iter_mut()
        .zip([Verdict::Accepted, Verdict::Refused])
    {
        line.answer = Some(Answer {
            verdict,
            facts: Vec::new(),
            why: "核实过".into(),
            by: String::new(),
            on: None,
            until: None,
        });
    }
    let answered = decided.answered("王芳", today(), today()).unwrap();
    assert_eq!(answered.state(), SlipState::Answered);
    // The slip's own code is what it was: the answers aren't part of it.
    assert_eq!(answered.code, handed.code);
    assert_eq!(Piece::Slip(answered.clone()).fault(), None);
    let mut forged = answered.clone();
    forged.lines[1].answer.as_mut().unwrap().verdict = Verdict::Accepted;
    assert_eq!(Piece::Slip(forged).fault(), Some(PieceFault::Changed));
    let mut long = handed;
    long.lines[0].reason = "长".repeat(501);
    assert_eq!(
        Piece::Slip(long.handed_in(today(), today())).fault(),
        Some(PieceFault::TooLong)
    );
}

#[test]
fn a_line_stands_in_a_slip_once() {
    let twice = |change: fn(&mut SlipLine)| {
        let mut slip = slip();
        let mut again = slip.lines[0].clone();
        change(&mut again);
        slip.lines.push(again);
        let mut pieces = Pieces::default();
        pieces.push(Piece::Slip(slip.handed_in(today(), today())));
        read_review(&write_review(pieces)).err()
    };
    let fault = twice(|line| line.reason = "另一个理由".into());
    let Some(FileFault::Malformed(fault)) = fault else {
        panic!("{fault:?}");
    };
    let at = slip().lines.len();
    assert_eq!(fault.path, format!("pieces.slips[0].lines[{at}]"));
    assert_eq!(fault.shape, kaohe::json::Shape::Twice);
    // Another measure of the same part is another line.
    assert_eq!(twice(|line| line.of = Some(id("filter"))), None);
}
