//! Clauses, names, definitions and the date have an origin as numbers have,
//! and can be set like them; none of it moves a score.

use crate::support::{any::id, day, rulebook};
use kaohe::json::{Encode, decode_text};
use kaohe::locale::{Lang, matter as say};
use kaohe::number::Unit;
use kaohe::rulebook::{
    Amendment, Document, Fault, Fingerprint, Matter, PlainOrigin, Rulebook, Rules, Setting,
    SettingFault, SettingField, Subject, amend, bundled_in, bundled_json, difference,
};

fn with(rulebook: &Rulebook, wanted: &PlainOrigin) -> Vec<Matter> {
    let all = Matter::all(rulebook).into_iter();
    all.filter(|matter| matter.origin(rulebook) == Some(wanted))
        .collect()
}

#[test]
fn what_is_assumed_is_what_the_document_does_not_have() {
    use Matter::*;
    let measure = |name| Measure(id(name));
    let mut expected = vec![Effective];
    for level in ["ordinary", "serious", "grave", "major"] {
        expected.extend([Level(id(level)), Consequences(id(level))]);
    }
    for name in ["complaint_filter", "satisfaction"] {
        expected.push(Definition(id(name)));
    }
    for name in ["faults_online", "orders_on_time", "repairs_on_time"] {
        expected.extend([measure(name), Definition(id(name))]);
    }
    assert_eq!(with(rulebook(), &PlainOrigin::Assumed), expected);
    // Clauses 1 to 27, the complaints' one, and two names.
    let stated = with(rulebook(), &PlainOrigin::Stated);
    assert_eq!(stated.len(), 27 + 1 + 2);
    assert!(stated.contains(&measure("complaint_filter")));
    assert!(stated.contains(&measure("satisfaction")));

    let money = bundled_in(Unit::Money);
    let calls = id("calls");
    let clauses = ["calls", "late", "conduct", "private", "false_record"];
    let assumed = with(&money, &PlainOrigin::Assumed);
    assert!(
        clauses
            .iter()
            .all(|part| assumed.contains(&Clause(id(part))))
    );
    assert!(assumed.contains(&Effective));
    assert!(assumed.contains(&PerDay(calls)) && assumed.contains(&NewDays(calls)));
    assert_eq!(assumed.len(), 5 + 3);
    assert_eq!(
        with(&money, &PlainOrigin::Stated),
        [SickDays(calls), Settlement]
    );
}

#[test]
fn a_rulebook_s_own_file_states_what_it_says() {
    let mut document: serde_json::Value = serde_json::from_str(bundled_json()).unwrap();
    document.as_object_mut().unwrap().remove("effective_origin");
    let measure = document["measures"][2].as_object_mut().unwrap();
    measure.remove("origin");
    measure.remove("definition_origin");
    let document: Document = decode_text(&document.to_string()).unwrap();
    let old = Rulebook::new(document).unwrap();
    assert_eq!(Matter::Effective.origin(&old), Some(&PlainOrigin::Stated));
    let name = Matter::Measure(id("faults_online"));
    assert_eq!(name.origin(&old), Some(&PlainOrigin::Stated));
    assert_eq!(Fingerprint::of(&old), Fingerprint::of(rulebook()));
}

#[test]
fn every_matter_can_be_confirmed_and_moves_no_score() {
    for rulebook in [rulebook(), &bundled_in(Unit::Money)] {
        for at in Matter::all(rulebook) {
            let texts = at.texts(rulebook).into_iter().cloned().collect();
            let amendment = Amendment::Matter {
                matter: at,
                texts,
                from: (at == Matter::Effective).then_some(rulebook.effective),
                source: "notice 12".into(),
                date: Some(day("2026-02-03")),
            };
            let text = amendment.to_json();
            assert_eq!(decode_text(&text).as_ref(), Some(&amendment), "{text}");
            let amended = amend(rulebook, &amendment).unwrap();
            let Some(PlainOrigin::Set(decision)) = at.origin(&amended) else {
                panic!("{at:?}");
            };
            assert_eq!(decision.source, "notice 12");
            assert_eq!(
                say::matter_note(at.origin(&amended).unwrap()),
                "notice 12 2026-02-03"
            );
            assert_eq!(Fingerprint::of(&amended), Fingerprint::of(rulebook));
            assert_eq!(difference(rulebook, &amended), []);
            let file = amended.to_json();
            assert_eq!(decode_text::<Document>(&file).as_ref(), Some(&*amended));
            for lang in [Lang::Zh, Lang::En] {
                assert!(!say::matter_name(lang, rulebook, at).is_empty());
            }
        }
    }
    let gone = Amendment::Matter {
        matter: Matter::Level(id("gone")),
        texts: Vec::new(),
        from: None,
        source: "x".into(),
        date: None,
    };
    assert_eq!(
        amend(rulebook(), &gone).unwrap_err()[0].fault,
        Fault::UnknownParameter
    );
}

#[test]
fn the_form_renames_a_measure_and_dates_the_rules() {
    let rules = Rules::bundled();
    let of = ("2026-03".parse().unwrap(), Unit::Points);
    let today = day("2026-04-07");
    let form = |matter| Setting::of(Subject::Matter(matter), rules.rulebook(of), today);

    let mut setting = form(Matter::Measure(id("faults_online")));
    assert_eq!(setting.texts, ["障碍预处理成功率", "Faults solved online"]);
    assert_eq!(
        setting.fault(&rules, of),
        Some(SettingFault::Empty(SettingField::Reason))
    );
    setting.edit(SettingField::Reason, "通知 3 号".into());
    setting.edit(SettingField::Text(0), " ".into());
    assert_eq!(
        setting.fault(&rules, of),
        Some(SettingFault::Empty(SettingField::Text(0)))
    );
    setting.edit(SettingField::Text(0), "在线排障率".into());
    setting.edit(SettingField::Text(1), String::new());
    let renamed = setting.applied(&rules, of).unwrap();
    let title = &renamed
        .rulebook(of)
        .measure(id("faults_online"))
        .unwrap()
        .title;
    assert_eq!((&*title.zh, &*title.en), ("在线排障率", "在线排障率"));

    let mut setting = form(Matter::Effective);
    assert_eq!(setting.value, "2026-01");
    setting.edit(SettingField::Reason, "通知 3 号".into());
    setting.edit(SettingField::Value, "march".into());
    assert_eq!(
        setting.fault(&rules, of),
        Some(SettingFault::Empty(SettingField::Value))
    );
    setting.edit(SettingField::Value, "2026-04".into());
    let dated = setting.applied(&rules, of).unwrap();
    let rulebook = dated.rulebook(of);
    assert_eq!(rulebook.effective, "2026-04".parse().unwrap());
    // March lies before it, and says so; April doesn't.
    let said = say::before_effect(Lang::Zh, rulebook, of.0).unwrap();
    assert!(said.contains("2026-04 起，本单位"), "{said}");
    assert_eq!(
        say::before_effect(Lang::En, rulebook, rulebook.effective),
        None
    );
    // It's kept, and can be taken back.
    let kept = dated.to_json();
    assert_eq!(decode_text::<Rules>(&kept), Some(dated.clone()));
    assert!(dated.without(0, 0).unwrap().is_bundled());
}

#[test]
fn titles_keep_what_protects_the_agent_and_fit_a_phone() {
    for (part, zh, en) in [
        ("8", "无故", "without good reason"),
        ("9a", "无特殊情况", "no special circumstances"),
        ("14", "且未化解", "didn't defuse"),
        ("15", "无故", "without reason"),
        ("18", "致影响", "with effect"),
        ("21", "发现", "found"),
        ("23", "器具", "tools"),
        ("25", "接诉", "complaint in"),
    ] {
        let (.., part) = rulebook().part(id(part)).unwrap();
        assert!(part.title.zh.contains(zh), "{}", part.title.zh);
        assert!(part.title.en.contains(en), "{}", part.title.en);
        assert!(part.title.zh.chars().count() <= 10, "{}", part.title.zh);
    }
    let (_, clause, _) = rulebook().part(id("24")).unwrap();
    assert!(clause.lost.zh.contains("流程图") && clause.lost.en.contains("flow chart"));
}
