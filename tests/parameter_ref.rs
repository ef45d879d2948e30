//! The way to every number of a rulebook, and trials on a copy.

use crate::support::{any::id, changed, rulebook};
use kaohe::number::{Percent, Points};
use kaohe::rulebook::{
    AnyParameter, Choices, Parameter, ParameterRef, Pin, Pool, Trial, bundled_json,
};

#[test]
fn every_number_of_the_rulebook_is_found() {
    let all = ParameterRef::all(rulebook());
    let found = |at: &ParameterRef| at.get(rulebook()).unwrap_or_else(|| panic!("{at:?}"));
    let assumed = all.iter().filter(|at| found(at).is_assumed()).count();
    assert_eq!(assumed, bundled_json().matches("{\"assumed\"").count());
    let numbers = bundled_json().matches("\"value\"").count();
    assert_eq!(all.len(), numbers);
}

#[test]
fn each_name_leads_to_its_own_number() {
    use ParameterRef::*;
    // Value, least and most.
    let points = |at: ParameterRef| match at.get(rulebook()) {
        Some(AnyParameter::Points(p)) => {
            [p.value, p.span().low, p.span().high].map(|p| p.to_string())
        }
        other => panic!("{at:?} {other:?}"),
    };
    let percent = |at: ParameterRef| match at.get(rulebook()) {
        Some(AnyParameter::Percent(p)) => {
            [p.value, p.span().low, p.span().high].map(|p| p.to_string())
        }
        other => panic!("{at:?} {other:?}"),
    };
    assert_eq!(points(PartAmount(id("1"))), ["0.5", "0.2", "0.8"]);
    assert_eq!(points(PartAmount(id("2"))), ["1", "1", "1"]);
    assert_eq!(points(PartAmount(id("25"))), ["4", "4", "4"]);
    assert_eq!(points(PartWorth(id("24"))), ["5", "2", "20"]);
    assert_eq!(points(PerDay(id("22"))), ["1", "1", "1"]);
    assert_eq!(points(DeadlineWorth(id("22"))), ["5", "2", "10"]);
    assert_eq!(points(Step(id("27"))), ["0.5", "0.1", "0.8"]);
    assert_eq!(points(LevelAmount(id("grave"))), ["10", "8", "20"]);
    assert_eq!(points(MeasureWorth(id("satisfaction"))), ["10", "5", "20"]);
    assert_eq!(points(RewardCap), ["10", "5", "20"]);
    assert_eq!(percent(PayShare), ["30", "15", "60"]);
    assert_eq!(percent(Target(id("faults_online"))), ["70", "60", "85"]);
    let satisfaction = ThresholdOf(id("2"), id("satisfaction"));
    assert_eq!(percent(satisfaction), ["100", "100", "100"]);
}

#[test]
fn a_name_of_nothing_leads_nowhere() {
    use ParameterRef::*;
    for at in [
        PartAmount(id("gone")),
        PartAmount(id("22")),
        PartWorth(id("7")),
        PerDay(id("7")),
        DeadlineWorth(id("24")),
        Step(id("24")),
        ThresholdOf(id("2"), id("faults_online")),
        ThresholdOf(id("7"), id("satisfaction")),
        LevelAmount(id("gone")),
        Target(id("gone")),
        MeasureWorth(id("gone")),
    ] {
        assert_eq!(at.get(rulebook()), None, "{at:?}");
        let mut trial = Trial::new(rulebook());
        trial.pin(at, Pin::High);
        assert_eq!(trial.rulebook(), rulebook(), "{at:?}");
    }
}

#[test]
fn a_pinned_number_is_as_stated_and_comes_back() {
    let target = ParameterRef::Target(id("faults_online"));
    let worth = ParameterRef::MeasureWorth(id("faults_online"));
    let mut trial = Trial::new(rulebook());
    for (pin, percent, points) in [(Pin::Low, 60, 5), (Pin::Value, 70, 10), (Pin::High, 85, 20)] {
        trial.pin(target, pin);
        trial.pin(worth, pin);
        let stated = changed(|document| {
            document.measures[2].target = Parameter::stated(Percent::whole(percent));
            document.measures[2].worth = Parameter::stated(Points::whole(points));
        });
        assert_eq!(trial.rulebook(), &stated, "{pin:?}");
    }
    trial.release(worth);
    assert_ne!(trial.rulebook(), rulebook());
    trial.release(target);
    assert_eq!(trial.rulebook(), rulebook());

    let choices = Choices {
        pool: Pool::Month,
        ..*rulebook().choices()
    };
    trial.read_by(choices);
    assert_eq!(trial.rulebook().choices(), &choices);
}
