//! All numbers in one table: typed or pasted, taken together by one source and date.

use kaohe::calendar::Date;
use kaohe::number::Unit;
use kaohe::rulebook::{
    AnyParameter, Batch, Origin, ParameterRef, Rules, SettingFault, SettingField,
};

use crate::support::any::id;

fn today() -> Date {
    Date::new(2026, 4, 7).unwrap()
}

fn of() -> (kaohe::calendar::Month, Unit) {
    ("2026-03".parse().unwrap(), Unit::Points)
}

/// The assumed numbers of the rules in use.
fn assumed(rules: &Rules) -> Vec<ParameterRef> {
    let rulebook = rules.rulebook(of());
    let all = ParameterRef::all(rulebook).into_iter();
    let is_assumed = |at: &ParameterRef| match at.get(rulebook).unwrap() {
        AnyParameter::Points(p) => matches!(p.origin, Origin::Assumed { .. }),
        AnyParameter::Percent(p) => matches!(p.origin, Origin::Assumed { .. }),
        AnyParameter::Count(p) => matches!(p.origin, Origin::Assumed { .. }),
    };
    all.filter(is_assumed).collect()
}

fn value(rules: &Rules, at: ParameterRef) -> String {
    match at.get(rules.rulebook(of())).unwrap() {
        AnyParameter::Points(p) => p.value.to_string(),
        AnyParameter::Percent(p) => p.value.to_string(),
        AnyParameter::Count(p) => p.value.to_string(),
    }
}

#[test]
fn a_pasted_column_sets_all_of_them_by_one_source() {
    let rules = Rules::bundled();
    let order = ParameterRef::all(rules.rulebook(of()));
    // As they are: the branch confirms every one.
    let column: Vec<String> = order.iter().map(|at| value(&rules, *at)).collect();
    let mut batch = Batch::on(today());
    assert_eq!(batch.fill(&order, order[0], &column.join("\r\n")), 0);
    assert_eq!(batch.len(), order.len());
    // Without a source it would be one more assumption.
    let faults = batch.applied(&rules, of()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(
        (faults[0].at, &faults[0].fault),
        (None, &SettingFault::Empty(SettingField::Reason))
    );
    assert!(batch.preview(&rules, of()).is_some());
    batch.source = "县分公司 2026 年 3 号通知".into();
    let set = batch.applied(&rules, of()).unwrap();
    assert!(!assumed(&rules).is_empty());
    assert_eq!(assumed(&set), []);
    assert_eq!(set.in_force(of()).1.amendments().len(), order.len());
    for at in order {
        assert_eq!(value(&set, at), value(&rules, at));
    }
}

#[test]
fn what_the_rules_would_contradict_is_no_single_number_s_fault() {
    let rules = Rules::bundled();
    let alone = |at: ParameterRef| {
        let mut batch = Batch::on(today());
        batch.source = "通知".into();
        batch.put(at, "99".into());
        batch.applied(&rules, of())
    };
    let order = ParameterRef::all(rules.rulebook(of())).into_iter();
    let faults: Vec<_> = order.filter_map(|at| alone(at).err()).flatten().collect();
    assert!(!faults.is_empty());
    for fault in faults {
        assert_eq!(fault.at, None);
        assert!(matches!(fault.fault, SettingFault::Rules(_)), "{fault:?}");
    }
}

#[test]
fn each_number_that_cannot_be_is_named() {
    let rules = Rules::bundled();
    let mut batch = Batch::on(today());
    batch.source = "通知".into();
    let (late, target) = (
        ParameterRef::PartAmount(id("7")),
        ParameterRef::Target(id("satisfaction")),
    );
    batch.put(late, "十".into());
    batch.put(target, "103".into());
    let faults = batch.applied(&rules, of()).unwrap_err();
    let at: Vec<_> = faults.iter().map(|fault| fault.at).collect();
    assert_eq!(at, [Some(late), Some(target)]);
    batch.date = "2026-02-31".into();
    batch.put(late, "0.5".into());
    batch.reset(target);
    let faults = batch.applied(&rules, of()).unwrap_err();
    assert_eq!(faults[0].fault.field(), SettingField::Date);
    batch.date = String::new();
    assert!(batch.applied(&rules, of()).is_ok());
}

#[test]
fn lines_go_down_from_where_they_are_pasted_and_the_rest_is_counted() {
    let rules = Rules::bundled();
    let order = ParameterRef::all(rules.rulebook(of()));
    let mut batch = Batch::on(today());
    let last = order.len() - 2;
    // An empty line leaves its number; what stands behind a tab isn't a number.
    assert_eq!(batch.fill(&order, order[last], "1\t通知\n\n3\n4\n\n"), 2);
    assert_eq!(batch.len(), 1);
    assert_eq!(batch.text(order[last]), Some("1"));
    // What is emptied to be typed anew stays empty meanwhile, and sets nothing.
    batch.put(order[last], "  ".into());
    assert_eq!(batch.text(order[last]), Some("  "));
    assert!(batch.is_empty());
    batch.reset(order[last]);
    assert_eq!(batch.text(order[last]), None);
}
