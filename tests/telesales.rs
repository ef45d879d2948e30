//! Rulebook B: a month of telesales, its fines, and what of them is given back.
//! Every figure is worked out by hand from rules.md; by default a day asks for
//! 120 calls and a missed day costs 20 yuan.

use kaohe::calendar::{Date, Month};
use kaohe::json::{Encode, decode_text};
use kaohe::number::{Money, Points, Range, Unit};
use kaohe::record::{Day, Entry, Facts, Record, Sales, Sick};
use kaohe::rulebook::{
    Choices, Document, ParameterRef, Pin, ReadingId, Rulebook, Trial, bundled_in,
};
use kaohe::scoring::{
    Certainty, DayState, Decided, Edge, Holiday, Outcome, Point, PublicDay, Settled, Sheet, Step,
    boundaries, decisions, explain, holiday_notice, is_working_day, open_list, public_day,
    range_when_settled, score, settle, unknown_days,
};
use proptest::prelude::*;

/// June 2026 begins on a Monday and has 22 days from Monday to Friday. The 19th
/// is a holiday, worked where calls are recorded on it.
fn june() -> Month {
    "2026-06".parse().unwrap()
}

fn today() -> Date {
    Date::new(2026, 7, 1).unwrap()
}

fn working_days() -> Vec<u8> {
    let dates = (1..=30).filter_map(|day| june().day(day));
    dates
        .filter(|date| date.weekday() < 5)
        .map(|date| date.day() as u8)
        .collect()
}

/// A month in which every working day reached 120 calls, but these.
fn facts(short: &[(u8, u32)]) -> Facts {
    let mut facts = Facts::empty("T01".into(), june());
    facts.unit = Unit::Money;
    for day in working_days() {
        let short = short.iter().find(|(known, _)| *known == day);
        let calls = short.map_or(120, |(_, calls)| *calls);
        facts.set_day(day, |day| day.calls = Some(calls));
    }
    facts
}

fn sold(facts: &mut Facts, met: bool) {
    facts.sales = Sales {
        target: Some("50000".parse::<Money>().unwrap()),
        sold: Some((if met { "50000" } else { "49999.99" }).parse().unwrap()),
    };
}

fn read(options: &[(ReadingId, &str)]) -> Rulebook {
    let mut choices = Choices::default();
    for (id, option) in options {
        assert!(choices.choose(*id, option), "{option}");
    }
    bundled_in(Unit::Money).with_choices(choices)
}

fn scored(rulebook: &Rulebook, facts: Facts) -> (Record, Sheet, Settled) {
    let record = Record::new(facts).unwrap();
    let sheet = score(rulebook, &record, today());
    let settled = settle(rulebook, &record, today(), &sheet).unwrap();
    (record, sheet, settled)
}

/// Charged, refunded and net, in yuan.
fn figures(rulebook: &Rulebook, facts: Facts) -> [String; 3] {
    let (_, _, settled) = scored(rulebook, facts);
    [settled.charged, settled.refunded, settled.net].map(|points| points.to_string())
}

const TWO: &[(u8, u32)] = &[(2, 119), (9, 100)];
const THREE: &[(u8, u32)] = &[(2, 119), (9, 100), (30, 0)];
const FOUR: &[(u8, u32)] = &[(2, 119), (9, 100), (16, 110), (30, 0)];

/// With one lateness, 10 yuan.
fn late(mut facts: Facts) -> Facts {
    facts.entries.push(Entry::plain("late".parse().unwrap(), 1));
    facts
}

#[test]
fn two_and_three_misses_with_and_without_the_target() {
    use ReadingId::{T1, T2, T5};
    let default: &[(ReadingId, &str)] = &[];
    let calls_only = &[(T1, "calls_only")][..];
    let more_than = &[(T2, "more_than")][..];
    let per_call = &[(T5, "per_call")][..];
    for (short, met, options, expected) in [
        // The target missed: everything stays.
        (TWO, false, default, ["50", "0", "50"]),
        (THREE, false, default, ["70", "0", "70"]),
        // Met with two misses: calls aren't charged, the lateness comes back.
        (TWO, true, default, ["10", "10", "0"]),
        // Met with three: as written.
        (THREE, true, default, ["70", "0", "70"]),
        (THREE, true, calls_only, ["70", "10", "60"]),
        (THREE, true, more_than, ["10", "10", "0"]),
        (FOUR, true, more_than, ["90", "0", "90"]),
        (TWO, true, calls_only, ["10", "10", "0"]),
        // 1 + 20 calls are missing, then 120 more.
        (TWO, false, per_call, ["31", "0", "31"]),
        (THREE, false, per_call, ["151", "0", "151"]),
        (THREE, true, per_call, ["151", "0", "151"]),
        (TWO, true, per_call, ["10", "10", "0"]),
    ] {
        let mut facts = late(facts(short));
        sold(&mut facts, met);
        let name = format!("{} misses, met {met}, {options:?}", short.len());
        assert_eq!(figures(&read(options), facts), expected, "{name}");
    }
}

#[test]
fn the_quota_itself_is_reached() {
    for (calls, charged) in [(119, "20"), (120, "0"), (121, "0")] {
        let [found, ..] = figures(&read(&[]), facts(&[(1, calls)]));
        assert_eq!(found, charged, "{calls} calls");
    }
}

#[test]
fn sickness_counts_as_approved_only_if_reported_beforehand_and_approved() {
    for (sick, charged) in [
        (Sick::Approved, "0"),
        (Sick::Late, "20"),
        (Sick::Refused, "20"),
        // Not known yet: not given in the headline.
        (Sick::Pending, "20"),
        (Sick::No, "20"),
    ] {
        let mut facts = facts(&[(3, 10)]);
        sold(&mut facts, false);
        facts.set_day(3, |day| day.sick = sick);
        let (_, sheet, settled) = scored(&read(&[]), facts);
        assert_eq!(settled.charged.to_string(), charged, "{sick:?}");
        assert_eq!(sheet.lines[0].depends.open, sick == Sick::Pending);
    }
}

#[test]
fn the_third_miss_is_counted_before_or_after_sick_days() {
    let mut sick = late(facts(THREE));
    sold(&mut sick, true);
    sick.set_day(30, |day| day.sick = Sick::Approved);
    // After: two misses are left, all comes back. The fines are after either way.
    assert_eq!(figures(&read(&[]), sick.clone()), ["10", "10", "0"]);
    let before = read(&[(ReadingId::T4, "before")]);
    assert_eq!(figures(&before, sick), ["50", "0", "50"]);
}

#[test]
fn a_week_with_a_sick_day_in_proportion() {
    let week = read(&[(ReadingId::T3, "in_proportion")]);
    let states = |facts: Facts| {
        let (_, _, settled) = scored(&week, facts);
        let days: Vec<DayState> = settled.days[..5].iter().map(|day| day.state).collect();
        (days, settled.charged.to_string())
    };
    // Monday to Friday; Wednesday ill with 30 calls, which count for the week.
    let with = |tuesday: u32, friday: u32| {
        let mut facts = facts(&[(2, tuesday), (3, 30), (5, friday)]);
        facts.set_day(3, |day| day.sick = Sick::Approved);
        facts
    };
    // 120 + 100 + 30 + 120 + 110 = 480 = 4 × 120.
    use DayState::{Excused, Met, MetByWeek, Missed, Unknown};
    let reached = vec![Met, MetByWeek, Excused, Met, MetByWeek];
    assert_eq!(states(with(100, 110)), (reached, "0".into()));
    // One call fewer: the days one by one, the sick day stays excused.
    let short = vec![Met, Missed(21), Excused, Met, Missed(10)];
    assert_eq!(states(with(99, 110)), (short, "40".into()));
    // A week without a sick day is judged by day, however many calls it has.
    let plain = facts(&[(1, 500), (2, 100)]);
    assert_eq!(states(plain).1, "20");
    // An unknown day is left out on both sides: 120 + 100 + 30 + 110 = 3 × 120.
    let mut unknown = with(100, 110);
    unknown.set_day(4, |day| day.calls = None);
    let left_out = vec![Met, MetByWeek, Excused, Unknown, MetByWeek];
    assert_eq!(states(unknown), (left_out, "0".into()));
}

#[test]
fn days_of_different_quotas_are_summed_in_one_week() {
    let week = read(&[(ReadingId::T3, "in_proportion")]);
    // Joined on 19 May: 15 days reach to Tuesday, 2 June.
    let mut short = facts(&[(1, 80), (2, 79), (3, 0), (4, 120), (5, 120)]);
    short.joined = Date::new(2026, 5, 19);
    short.set_day(3, |day| day.sick = Sick::Approved);
    let quota = |facts: Facts| {
        let (_, _, settled) = scored(&week, facts);
        let quota: Vec<u32> = settled.days[..5].iter().map(|day| day.quota).collect();
        (quota, settled.calls.missed)
    };
    assert_eq!(quota(short.clone()), (vec![80, 80, 120, 120, 120], 1));
    // 80 + 79 + 1 + 120 + 120 = 400: reached with the sick day's one call.
    short.set_day(3, |day| day.calls = Some(1));
    assert_eq!(quota(short).1, 0);
}

#[test]
fn new_staff_have_fifteen_days_and_none_before_joining() {
    let mut facts = facts(&[]);
    facts.joined = Date::new(2026, 6, 4);
    for day in working_days() {
        facts.set_day(day, |day| day.calls = Some(80));
    }
    let (_, _, settled) = scored(&read(&[]), facts);
    // From the 4th on; until the 18th 80 calls are enough.
    assert_eq!(settled.days[0].date.day(), 4);
    let missed = settled
        .days
        .iter()
        .find(|d| d.state == DayState::Missed(40));
    assert_eq!(missed.map(|day| day.date.day()), Some(19));
}

#[test]
fn days_off_and_extra_days_are_as_the_record_has_them() {
    let mut facts = facts(&[(1, 0)]);
    facts.set_day(1, |day| day.work = Some(false));
    assert_eq!(figures(&read(&[]), facts.clone())[0], "0");
    // A Saturday that is worked.
    facts.set_day(6, |day| {
        day.work = Some(true);
        day.calls = Some(50);
    });
    assert_eq!(figures(&read(&[]), facts)[0], "20");
}

#[test]
fn unknown_days_are_no_miss_and_widen_the_range() {
    let mut facts = facts(TWO);
    sold(&mut facts, true);
    facts.set_day(30, |day| day.calls = None);
    let mut trial = Rulebook::clone(&read(&[]));
    for at in ParameterRef::all(&read(&[])) {
        let mut pinned = Trial::new(&trial);
        pinned.pin(at, Pin::Value);
        trial = pinned.rulebook().clone();
    }
    let (record, sheet, settled) = scored(&trial, facts);
    assert_eq!(settled.net, Points::ZERO);
    assert_eq!(
        settled.range.high,
        Points::whole(60),
        "three misses: all stays"
    );
    assert_eq!(sheet.certainty, Certainty::Provisional);
    assert!(settled.is_last_chance());
    assert_eq!(settled.limit_reached, Decided::Open);
    let decided = decisions(&trial, &record, &sheet);
    assert_eq!(decided[0].outcome, Outcome::NothingBack);
    assert_eq!(decided[0].decided, Decided::Open);
    let open = open_list(&trial, &record, today());
    assert_eq!(open.len(), 1, "the unknown day alone");
    assert_eq!(
        range_when_settled(&trial, &record, today(), &open),
        Range::exactly(Points::ZERO)
    );
}

#[test]
fn an_unknown_target_is_not_met_in_the_headline() {
    let (_, sheet, settled) = scored(&read(&[]), late(facts(TWO)));
    assert_eq!(settled.net, Points::whole(50));
    assert_eq!(sheet.facts_range.high, Points::ZERO, "met: all comes back");
    assert_eq!(settled.target_met, None);
}

#[test]
fn the_sheet_adds_up_and_its_steps_do() {
    for (short, met) in [(TWO, true), (THREE, true), (THREE, false)] {
        let mut facts = late(facts(short));
        sold(&mut facts, met);
        let rulebook = read(&[]);
        let (record, sheet, settled) = scored(&rulebook, facts);
        let lines: Points = sheet.lines.iter().map(|line| line.amount).sum();
        assert_eq!(lines, sheet.deductions);
        assert_eq!(sheet.score, lines + sheet.adjustments.total());
        assert_eq!(sheet.score, -settled.net);
        for line in &sheet.lines {
            let steps = explain(&rulebook, &record, today(), line);
            assert_eq!(steps.last(), Some(&Step::Result(line.amount, line.range)));
        }
    }
}

#[test]
fn what_belongs_to_the_other_unit_is_refused() {
    let document: Document = (*bundled_in(Unit::Money)).clone();
    let mut other = document.clone();
    other.base = Points::whole(100);
    assert!(Rulebook::new(other).is_err());
    let mut other = document;
    other.unit = Unit::Points;
    assert!(Rulebook::new(other).is_err());
}

fn any_day() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![1 => Just(None), 3 => (0..160_u32).prop_map(Some)]
}

fn any_sick() -> impl Strategy<Value = Sick> {
    prop_oneof![
        12 => Just(Sick::No), 2 => Just(Sick::Approved), 1 => Just(Sick::Late),
        1 => Just(Sick::Refused), 1 => Just(Sick::Pending),
    ]
}

prop_compose! {
    fn any_month()(
        days in prop::collection::vec((any_day(), any_sick()), 22),
        late in 0..3_u32,
        met in prop::option::of(any::<bool>()),
    ) -> Facts {
        let mut facts = Facts::empty(String::new(), june());
        facts.unit = Unit::Money;
        for (day, (calls, sick)) in working_days().into_iter().zip(days) {
            facts.set_day(day, |day| { day.calls = calls; day.sick = sick; });
        }
        if late > 0 {
            facts.entries.push(Entry::plain("late".parse().unwrap(), late));
        }
        if let Some(met) = met { sold(&mut facts, met); }
        facts
    }
}

prop_compose! {
    fn any_rules()(picks in prop::collection::vec(0..2_usize, 5)) -> Rulebook {
        let of = ReadingId::of_unit(Unit::Money);
        let options: Vec<_> = of.zip(picks).map(|(id, pick)| (id, id.known()[pick])).collect();
        read(&options)
    }
}

proptest! {
    #[test]
    fn more_calls_never_raise_a_fine(
        facts in any_month(), rules in any_rules(), at in 0..22_usize, more in 1..200_u32,
    ) {
        let day = working_days()[at];
        let Some(calls) = facts.day(day).calls else { return Ok(()) };
        let mut better = facts.clone();
        better.set_day(day, |day| day.calls = Some(calls + more));
        let (_, one, before) = scored(&rules, facts);
        let (_, other, after) = scored(&rules, better);
        prop_assert!(after.net <= before.net);
        prop_assert!(after.charged <= before.charged);
        prop_assert!(other.range.low >= one.range.low && other.range.high >= one.range.high);
    }

    #[test]
    fn a_refund_never_exceeds_the_fines(facts in any_month(), rules in any_rules()) {
        let (_, sheet, settled) = scored(&rules, facts);
        prop_assert!(settled.refunded <= settled.charged);
        prop_assert!(settled.refunded >= Points::ZERO);
        prop_assert!(sheet.range.low <= sheet.score && sheet.score <= sheet.range.high);
        prop_assert!(sheet.facts_range.low >= sheet.range.low);
    }

    /// Every value that an unknown fact can take lands inside the range, and the
    /// two ends are reached.
    #[test]
    fn the_range_is_exact(
        facts in any_month(), rules in any_rules(), draws in prop::collection::vec(0..3_usize, 24),
    ) {
        let (_, sheet, _) = scored(&rules, facts.clone());
        let settle = |draws: &dyn Fn(usize) -> usize| {
            let mut known = facts.clone();
            // The 19th is a holiday: without calls it asks for none.
            let off = |day: &u8| *day == 19 && facts.day(19).calls.is_none();
            for (at, day) in working_days().into_iter().enumerate().filter(|(_, day)| !off(day)) {
                known.set_day(day, |day| {
                    day.calls = day.calls.or(Some([0, 120, 9_999][draws(at)]));
                    if day.sick == Sick::Pending {
                        day.sick = [Sick::Refused, Sick::Late, Sick::Approved][draws(at)];
                    }
                });
            }
            if known.sales.met().is_none() {
                sold(&mut known, draws(23) == 2);
            }
            scored(&rules, known).1
        };
        let one = settle(&|at| draws[at]);
        prop_assert!(sheet.facts_range.low <= one.score && one.score <= sheet.facts_range.high);
        prop_assert_eq!(settle(&|_| 0).range.low, sheet.range.low);
        prop_assert_eq!(settle(&|_| 2).range.high, sheet.range.high);
    }

    #[test]
    fn settling_the_whole_list_leaves_no_width(facts in any_month(), rules in any_rules()) {
        let record = Record::new(facts).unwrap();
        let open = open_list(&rules, &record, today());
        prop_assert!(range_when_settled(&rules, &record, today(), &open).is_settled());
    }

    #[test]
    fn days_survive_a_file(facts in any_month()) {
        let text = facts.to_json();
        prop_assert_eq!(decode_text::<Facts>(&text), Some(facts));
    }
}

#[test]
fn a_day_stands_once_and_in_order() {
    let mut wrong = facts(&[]);
    wrong.days.push(Day::blank(2));
    assert!(Record::new(wrong).is_err());
    let mut wrong = facts(&[]);
    wrong.days.push(Day {
        calls: Some(1),
        ..Day::blank(31)
    });
    assert!(Record::new(wrong).is_err());
}

#[test]
fn fines_run_up_day_by_day() {
    let running = |options: &[(ReadingId, &str)], facts: Facts| {
        let (_, _, settled) = scored(&read(options), facts);
        let rows = settled
            .running()
            .filter(|row| !row.fine.is_zero() || row.miss.is_some());
        rows.map(|row| {
            (
                row.day.date.day(),
                row.fine.to_string(),
                row.fines.to_string(),
                row.miss,
            )
        })
        .collect::<Vec<_>>()
    };
    let row = |day, fine: &str, fines: &str, miss| (day, fine.to_owned(), fines.to_owned(), miss);
    assert_eq!(
        running(&[], facts(THREE)),
        [
            row(2, "20", "20", Some(1)),
            row(9, "20", "40", Some(2)),
            row(30, "20", "60", Some(3)),
        ]
    );
    let per_call = &[(ReadingId::T5, "per_call")];
    assert_eq!(
        running(per_call, facts(TWO)),
        [row(2, "1", "1", Some(1)), row(9, "20", "21", Some(2)),]
    );
    // Before sick days are taken out the sick day is a miss, without a fine.
    let mut sick = facts(TWO);
    sick.set_day(9, |day| day.sick = Sick::Approved);
    assert_eq!(
        running(&[(ReadingId::T4, "before")], sick.clone()),
        [row(2, "20", "20", Some(1)), row(9, "0", "20", Some(2)),]
    );
    assert_eq!(running(&[], sick), [row(2, "20", "20", Some(1))]);
}

#[test]
fn the_last_chance_is_one_that_can_still_be_missed() {
    let mut open = facts(TWO);
    open.set_day(30, |day| day.calls = None);
    let chance = |facts: Facts| scored(&read(&[]), facts).2.is_last_chance();
    assert!(chance(open));
    assert!(!chance(facts(TWO)), "every day is known");
    let mut one = facts(&[(2, 119)]);
    one.set_day(30, |day| day.calls = None);
    assert!(!chance(one));
}

/// Every day that the notices name, and those beside them.
#[test]
fn holidays_are_no_working_days_and_the_weekends_worked_for_them_are() {
    use Holiday::{DragonBoat, Labour, MidAutumn, National, NewYear, Qingming, SpringFestival};
    let day = |text: &str| text.parse::<Date>().unwrap();
    let mut named = 0;
    for (first, last, holiday) in [
        ("2025-01-01", "2025-01-01", NewYear),
        ("2025-01-28", "2025-02-04", SpringFestival),
        ("2025-04-04", "2025-04-06", Qingming),
        ("2025-05-01", "2025-05-05", Labour),
        ("2025-05-31", "2025-06-02", DragonBoat),
        ("2025-10-01", "2025-10-05", National),
        ("2025-10-06", "2025-10-06", MidAutumn),
        ("2025-10-07", "2025-10-08", National),
        ("2026-01-01", "2026-01-03", NewYear),
        ("2026-02-15", "2026-02-23", SpringFestival),
        ("2026-04-04", "2026-04-06", Qingming),
        ("2026-05-01", "2026-05-05", Labour),
        ("2026-06-19", "2026-06-21", DragonBoat),
        ("2026-09-25", "2026-09-27", MidAutumn),
        ("2026-10-01", "2026-10-07", National),
    ] {
        for after in 0..=day(last).days_since(day(first)) as u32 {
            let date = day(first).plus(after);
            assert_eq!(public_day(date), Some(PublicDay::Off(holiday)), "{date}");
            assert!(!works(date), "{date}");
            named += 1;
        }
    }
    for worked in [
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ] {
        assert_eq!(public_day(day(worked)), Some(PublicDay::Worked), "{worked}");
        assert!(day(worked).weekday() >= 5 && works(day(worked)), "{worked}");
        named += 1;
    }
    // All others are as their weekday has it; of other years nothing is known.
    let all = (0..4 * 366).map(|after| day("2024-01-01").plus(after));
    let (public, plain): (Vec<_>, Vec<_>) = all.partition(|date| public_day(*date).is_some());
    assert_eq!(public.len(), named);
    assert!(
        plain
            .iter()
            .all(|date| works(*date) == (date.weekday() < 5))
    );
    let years = (2024..=2027).filter(|year| holiday_notice(*year).is_some());
    assert_eq!(years.collect::<Vec<_>>(), [2025, 2026]);
}

/// Whether a day of which nothing is known is a working day.
fn works(date: Date) -> bool {
    is_working_day(&Day::blank(date.day() as u8), date)
}

#[test]
fn the_record_has_the_last_word_on_a_holiday() {
    let date = Date::new(2026, 10, 1).unwrap();
    for (work, calls, works) in [
        (None, None, false),
        (Some(true), None, true),
        // As it was recorded when holidays weren't known.
        (None, Some(0), true),
        (None, Some(120), true),
        (Some(false), Some(120), false),
    ] {
        let day = Day {
            work,
            calls,
            ..Day::blank(1)
        };
        assert_eq!(is_working_day(&day, date), works, "{day:?}");
    }
    // A Saturday needs to be said even so.
    let saturday = Day {
        calls: Some(120),
        ..Day::blank(17)
    };
    assert!(!is_working_day(&saturday, Date::new(2026, 10, 17).unwrap()));
}

#[test]
fn october_asks_nothing_in_its_first_week() {
    let mut october = Facts::empty("T01".into(), "2026-10".parse().unwrap());
    october.unit = Unit::Money;
    let (record, sheet, settled) = scored(&read(&[]), october.clone());
    let days: Vec<u32> = settled.days.iter().map(|day| day.date.day()).collect();
    // 22 weekdays, less the five of the holiday, and Saturday the 10th.
    let expected = [
        8, 9, 10, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30,
    ];
    assert_eq!(days, expected);
    assert_eq!(unknown_days(&read(&[]), &record).len(), 18);
    // At most 50 yuan for a missed day.
    assert_eq!(sheet.range.low, -Points::whole(50 * 18));
    for day in expected {
        october.set_day(day as u8, |day| day.calls = Some(120));
    }
    assert_eq!(figures(&read(&[]), october)[0], "0");
}

/// A month has only so many days to miss: February 2026 has 20 weekdays, of
/// which six are holidays, and two Saturdays that are worked.
#[test]
fn the_edge_of_the_misses_lies_within_the_working_days() {
    let mut document: Document = (*bundled_in(Unit::Money)).clone();
    document.effective = "2026-02".parse().unwrap();
    document.settlement.as_mut().unwrap().misses.value = 16;
    let rulebook = Rulebook::new(document).unwrap();
    let rows = boundaries(&rulebook);
    let misses = rows.iter().find(|row| row.edge == Edge::Misses).unwrap();
    // With the sales target met: nothing is charged before the sixteenth miss.
    assert_eq!(misses.before.as_ref().unwrap().effect, Points::ZERO);
    assert_eq!(misses.at.fact, Point::Misses(16));
    assert_eq!(misses.at.effect, -Points::whole(20 * 16));
    assert!(misses.after.is_none(), "there is no seventeenth day");
}
