//! The ends of months in which one event fits several clauses and the complaint
//! that it caused, some of the clauses with a pool or once a month (reading
//! R12), against every value on a small grid and every outcome.

use crate::support::any::{cases, check, id, today};
use crate::support::{assumed, changed, read_by};
use kaohe::number::{Points, Range};
use kaohe::record::{Complaint, Entry, Facts, Finding, Record, Standing};
use kaohe::rulebook::{
    AboveBase, AnyParameter, Document, Effect, Mechanism, Parameter, ParameterRef, Pin, Repeat,
    Rulebook, Trial,
};
use kaohe::scoring::{Adjustments, Certainty, Sheet, Sub, next_event, score};
use proptest::prelude::*;
use proptest::sample::select;

/// Two ends in thousandths: amounts that lie closer can't be told apart, so that
/// all there are is tried.
type Span = (i64, i64);

fn number((low, high): Span) -> Parameter<Points> {
    let points = Points::from_raw;
    crate::support::decoded(assumed(
        &points(low).to_string(),
        &points(low + (high - low) / 2).to_string(),
        &points(high).to_string(),
    ))
    .unwrap()
}

/// A clause of the small rulebook.
#[derive(Clone, Debug)]
struct Clause {
    amount: Span,
    worth: Option<Span>,
    repeat: Repeat,
}

/// The bundled rulebook with only these deductions, two rewards and two levels.
fn rules(
    clauses: &[Clause; 3],
    rewards: &[Clause; 2],
    levels: [Span; 2],
    readings: &str,
) -> Rulebook {
    let set = |mechanism: &mut Mechanism, clause: &Clause| {
        if let Mechanism::PerOccurrence {
            amount,
            worth,
            repeat,
        } = mechanism
        {
            *amount = number(clause.amount);
            *worth = clause.worth.map(number);
            *repeat = clause.repeat;
        }
    };
    let rulebook = changed(|document: &mut Document| {
        for section in &mut document.sections {
            for part in section.clauses.iter_mut().flat_map(|c| &mut c.parts) {
                let deductions = ["7", "24", "14"].iter().zip(clauses);
                let given = ["3", "4"].iter().zip(rewards);
                for (name, clause) in deductions.chain(given) {
                    if part.id.as_str() == *name {
                        set(&mut part.mechanism, clause);
                    }
                }
                if let Mechanism::Severity { levels: scale } = &mut part.mechanism {
                    let mut kept: Vec<_> = scale.iter().take(2).cloned().collect();
                    for (level, span) in kept.iter_mut().zip(levels) {
                        level.amount = number(span);
                    }
                    *scale = kept.into();
                }
            }
        }
        document.examples = Vec::new();
        document.base = Points::from_raw(40);
        document.reward_cap = number((3, 5));
    });
    read_by(&rulebook, readings)
}

/// Every assumed number that is asked, with the pins that are all its values:
/// no two ends lie further apart than two thousandths.
fn numbers(rulebook: &Rulebook, facts: &Facts) -> Vec<(ParameterRef, Vec<Pin>)> {
    let asked = |at: &ParameterRef| match at {
        ParameterRef::PartAmount(part) | ParameterRef::PartWorth(part) => {
            let mut entries = facts.entries.iter();
            entries.any(|entry| entry.parts.contains(part))
        }
        ParameterRef::LevelAmount(_) => !facts.complaints.is_empty(),
        ParameterRef::RewardCap => rulebook.choices().above_base == AboveBase::RewardsCapped,
        _ => false,
    };
    let mut all = Vec::new();
    for at in ParameterRef::all(rulebook).into_iter().filter(asked) {
        let Some(AnyParameter::Points(number)) = at.get(rulebook) else {
            continue;
        };
        let span = number.span();
        let mut pins = vec![Pin::Low];
        if number.value > span.low && number.value < span.high {
            pins.push(Pin::Value);
        }
        if span.high > span.low {
            pins.push(Pin::High);
        }
        assert!(span.high.raw() - span.low.raw() < 3);
        all.push((at, pins));
    }
    all
}

/// Every way in which pending entries and complaints can turn out.
fn worlds(facts: &Facts) -> Vec<Record> {
    let mut all = vec![facts.clone()];
    for index in 0..facts.entries.len() {
        if facts.entries[index].standing == Standing::Pending {
            all = all
                .into_iter()
                .flat_map(|facts| {
                    let (mut counts, mut not) = (facts.clone(), facts);
                    counts.entries[index].standing = Standing::Confirmed;
                    not.entries[index] = Entry::plain(id("unscored"), 1);
                    [counts, not]
                })
                .collect();
        }
    }
    for index in 0..facts.complaints.len() {
        if facts.complaints[index].finding == Finding::Pending {
            let found = [
                Finding::NotLiable,
                Finding::Liable(id("ordinary")),
                Finding::Liable(id("serious")),
            ];
            all = all
                .into_iter()
                .flat_map(|facts| {
                    found.map(|finding| {
                        let mut facts = facts.clone();
                        facts.complaints[index].finding = finding;
                        facts
                    })
                })
                .collect();
        }
    }
    all.into_iter().map(check).collect()
}

fn span() -> impl Strategy<Value = Span> {
    (1_i64..=4, 0_i64..=2).prop_map(|(low, width)| (low, low + width))
}

fn clause(limited: bool) -> impl Strategy<Value = Clause> {
    let worth =
        prop::option::of((1_i64..=8, 0_i64..=2).prop_map(|(low, width)| (low, low + width)));
    let repeat = select(vec![
        Repeat::Each,
        Repeat::Each,
        Repeat::Once,
        Repeat::ByR15,
    ]);
    (span(), worth, repeat).prop_map(move |(amount, worth, repeat)| match limited {
        true => Clause {
            amount,
            worth,
            repeat,
        },
        false => Clause {
            amount,
            worth: None,
            repeat: Repeat::Each,
        },
    })
}

prop_compose! {
    fn entry()(
        parts in prop::sample::subsequence(vec!["7", "24", "14", "3"], 1..=3).prop_shuffle(),
        count in 1_u32..=3,
        pending in prop::bool::weighted(0.4),
        linked in prop::bool::weighted(0.4),
    ) -> (Entry, bool) {
        let mut entry = Entry::plain(id(parts[0]), count);
        entry.parts = parts.into_iter().map(id).collect();
        entry.standing = if pending { Standing::Pending } else { Standing::Confirmed };
        (entry, linked)
    }
}

prop_compose! {
    fn facts()(
        entries in prop::collection::vec(entry(), 1..4),
        findings in prop::collection::vec(
            select(vec![Finding::Pending, Finding::NotLiable, Finding::Liable(id("ordinary")), Finding::Liable(id("serious"))]), 0..3),
    ) -> Facts {
        let record = crate::support::month("{}");
        let mut facts = record.facts().clone();
        // Nothing but these clauses moves this month.
        facts.measures = kaohe::rulebook::bundled().measures.iter()
            .map(|measure| (measure.id, kaohe::record::Measured::NotAssessed)).collect();
        for (index, finding) in findings.into_iter().enumerate() {
            let name = Some(id(&format!("c{index}")));
            facts.complaints.push(Complaint { id: name, ..Complaint::found(finding) });
        }
        let mut causes = 0;
        for (mut entry, linked) in entries {
            if linked && causes < facts.complaints.len() {
                entry.caused = facts.complaints[causes].id;
                causes += 1;
            }
            facts.entries.push(entry);
        }
        facts
    }
}

/// Whether an entry stands beside another clause or its complaint in a clause
/// whose pool, or counting once a month, may swallow it.
fn may_swallow(rulebook: &Rulebook, facts: &Facts) -> bool {
    let limited = |part: &kaohe::id::Id| match rulebook.part(*part).map(|found| &found.2.mechanism)
    {
        Some(Mechanism::PerOccurrence { worth, repeat, .. }) => {
            worth.is_some() || *repeat != Repeat::Each
        }
        _ => false,
    };
    let mut entries = facts.entries.iter();
    entries.any(|entry| {
        let shared = entry.parts.len() > 1 || entry.caused.is_some();
        shared && entry.parts.iter().any(limited)
    })
}

/// Whether an entry gives, and takes the heavier of several: what it takes may be
/// just what it gives, whichever of them wins.
fn may_cancel(rulebook: &Rulebook, facts: &Facts) -> bool {
    let with = |entry: &Entry, effect| {
        let parts = entry.parts.iter().filter_map(|id| rulebook.part(*id));
        parts.filter(|found| found.0.effect == effect).count()
    };
    facts.entries.iter().any(|entry| {
        let rivals = with(entry, Effect::Deduction) + usize::from(entry.caused.is_some());
        with(entry, Effect::Reward) > 0 && rivals > 1
    })
}

/// What comes out of every value and answer.
struct Tried {
    /// The least and the most.
    range: Range<Points>,
    /// Whether an answer moves the score by any of the numbers.
    moved: bool,
    /// Whether a floor or a cap is reached.
    stopped: bool,
}

fn tried(rulebook: &Rulebook, facts: &Facts) -> Tried {
    let worlds = worlds(facts);
    let numbers = numbers(rulebook, facts);
    let mut trial = Trial::new(rulebook);
    let mut range: Option<Range<Points>> = None;
    let (mut moved, mut stopped) = (false, false);
    let months: usize = numbers.iter().map(|(_, pins)| pins.len()).product();
    for month in 0..months {
        let mut rest = month;
        for (at, pins) in &numbers {
            trial.pin(*at, pins[rest % pins.len()]);
            rest /= pins.len();
        }
        let mut here: Option<Range<Points>> = None;
        for world in &worlds {
            let sheet = score(trial.rulebook(), world, today());
            let score = sheet.score;
            stopped |= sheet.adjustments != Adjustments::default();
            here = Some(here.map_or(Range::exactly(score), |range| range.including(score)));
        }
        let here = here.unwrap();
        moved |= !here.is_settled();
        range = Some(range.map_or(here, |range| range.including(here.low).including(here.high)));
    }
    let range = range.unwrap();
    Tried {
        range,
        moved,
        stopped,
    }
}

fn promised(rulebook: &Rulebook, facts: &Facts) -> Sheet {
    let record = check(facts.clone());
    let sheet = score(rulebook, &record, today());
    crate::support::audit::audit(rulebook, &record, &sheet);
    sheet
}

fn calm() -> Facts {
    let mut facts = crate::support::month("{}").facts().clone();
    let measures = &kaohe::rulebook::bundled().measures;
    let ids = measures.iter().map(|measure| measure.id);
    facts.measures = ids
        .map(|id| (id, kaohe::record::Measured::NotAssessed))
        .collect();
    facts
}

fn plain(low: i64, high: i64) -> Clause {
    let (amount, repeat) = ((low, high), Repeat::Each);
    Clause {
        amount,
        worth: None,
        repeat,
    }
}

fn an_entry(parts: &[&str], count: u32, standing: Standing) -> Entry {
    let mut entry = Entry::plain(id(parts[0]), count);
    entry.parts = parts.iter().map(|part| id(part)).collect();
    entry.standing = standing;
    entry
}

/// An entry gives 4 and takes 4: nothing, unless the cap of 3 to 5 cuts off what
/// it gives.
#[test]
fn what_cancels_below_the_cap_of_all_rewards_is_provisional() {
    let clauses = [plain(1, 1), plain(4, 4), plain(1, 1)];
    let rewards = [plain(4, 4), plain(2, 2)];
    let readings = "R12 heavier, R6 rewards_capped";
    let rulebook = rules(&clauses, &rewards, [(1, 1), (1, 1)], readings);
    let mut facts = calm();
    facts.entries = vec![an_entry(&["24", "3"], 1, Standing::Pending)];
    assert!(tried(&rulebook, &facts).moved);
    let sheet = promised(&rulebook, &facts);
    assert_eq!(sheet.facts_range, Range::exactly(Points::from_raw(40)));
    assert_eq!(sheet.certainty, Certainty::Provisional);
}

/// 6 above the base, of which 3 at the most are lost for sure: only a pending
/// event at its dearest, 4, brings the month below the base.
#[test]
fn what_only_its_dearest_amount_brings_below_the_base_is_provisional() {
    let pool = Clause {
        worth: Some((2, 3)),
        ..plain(2, 2)
    };
    let rewards = [plain(3, 3), plain(2, 2)];
    let readings = "R12 heavier, R6 capped_at_base";
    let levels = [(1, 1), (1, 1)];
    let clauses = [plain(2, 4), plain(1, 1), pool.clone()];
    let mut facts = calm();
    facts.entries = vec![
        an_entry(&["7"], 1, Standing::Pending),
        an_entry(&["14", "3"], 2, Standing::Confirmed),
    ];
    let rulebook = rules(&clauses, &rewards, levels, readings);
    assert!(tried(&rulebook, &facts).moved);
    let sheet = promised(&rulebook, &facts);
    assert_eq!(sheet.certainty, Certainty::Provisional);
    // At 3 it stays at the base whatever comes out.
    let cheaper = [plain(2, 3), plain(1, 1), pool];
    let rulebook = rules(&cheaper, &rewards, levels, readings);
    assert!(!tried(&rulebook, &facts).moved);
    assert_eq!(promised(&rulebook, &facts).certainty, Certainty::Final);
}

const READINGS: [&str; 6] = [
    "R12 heavier",
    "R12 heavier, R15 once_a_month",
    "R12 heavier, R4 month",
    "R12 heavier, R6 rewards_capped",
    "R12 heavier, R6 capped_at_base, R15 once_a_month",
    "R12 each, R15 once_a_month",
];

proptest! {
    #![proptest_config(cases(40))]

    /// Both ends are the least and the most of everything there can be; the month
    /// is provisional if an answer moves it by any of the numbers, and else only
    /// behind a floor, a cap or a pool; the next event's ends are those of a month
    /// with one event more.
    #[test]
    fn the_ends_are_the_least_and_the_most(
        a in clause(false), b in clause(true), c in clause(true), reward in clause(true),
        levels in (span(), span()), readings in select(READINGS.to_vec()), facts in facts(),
    ) {
        let plain = Clause { amount: (2, 2), worth: None, repeat: Repeat::Each };
        let (low, high) = levels;
        let levels = [low, (low.0 + high.0, low.1 + high.0 + (high.1 - high.0).min(2 - (low.1 - low.0)))];
        let rulebook = rules(&[a, b, c], &[reward, plain], levels, readings);
        let Tried { range, moved, stopped } = tried(&rulebook, &facts);
        let sheet = promised(&rulebook, &facts);
        prop_assert_eq!(sheet.range, range);
        let provisional = sheet.certainty == Certainty::Provisional;
        prop_assert!(provisional || !moved);
        let hidden = stopped || may_swallow(&rulebook, &facts) || may_cancel(&rulebook, &facts);
        prop_assert!(moved || !provisional || hidden);
        for part in ["7", "24"] {
            let mut more = facts.clone();
            more.entries.push(Entry::plain(id(part), 1));
            let record = check(facts.clone());
            let next = next_event(&rulebook, &record, today(), id(part), Sub::Whole).unwrap();
            prop_assert_eq!(next.range, promised(&rulebook, &more).range);
        }
    }
}
