//! The month's page is searched by the words of the document, in everyday
//! words, in either language, and by pinyin initials.

use kaohe::locale::find::{Form, Found, find};
use kaohe::number::Unit;
use kaohe::rulebook::{bundled, bundled_in};
use kaohe::text::Initials;

fn found(search: &str) -> Found {
    find(&bundled(), search, Some(Initials::shared())).expect("a search")
}

fn parts(search: &str) -> Vec<String> {
    let ids = found(search).parts;
    ids.iter().map(ToString::to_string).collect()
}

#[test]
fn a_clause_is_found_by_the_document_s_words() {
    for (search, part) in [
        ("听音乐", "11"),
        ("玩游戏", "11"),
        ("music", "11"),
        ("奇装异服", "9a"),
        ("outlandish clothes", "9b"),
        ("示忙", "17"),
        ("忙时", "17"),
        ("busy status", "17"),
        ("锦旗", "3"),
        ("随叫随到", "21"),
        ("响铃", "16"),
        ("替岗", "8"),
        ("工单池", "20"),
        ("流程图", "24"),
        ("踢皮球", "15"),
        ("待岗", "complaints"),
        ("劝退", "complaints"),
    ] {
        assert!(parts(search).contains(&part.to_owned()), "{search}");
    }
    // All words must be found, each at the beginning of an English one.
    assert_eq!(parts("music quarrel"), Vec::<String>::new());
    assert!(!parts("ate").contains(&"7".to_owned()), "late");
    assert_eq!(parts("没有这种话"), Vec::<String>::new());
}

#[test]
fn initials_are_enough_once_their_table_is_there() {
    assert!(parts("tyy").contains(&"11".to_owned()), "听音乐");
    assert!(parts("qzyf").contains(&"9a".to_owned()), "奇装异服");
    assert!(parts("SM").contains(&"17".to_owned()), "示忙");
    let without = find(&bundled(), "qzyf", None).unwrap();
    assert!(without.is_empty());
}

#[test]
fn a_number_is_a_clause_and_nothing_is_no_search() {
    assert_eq!(parts("9"), ["9a", "9b"]);
    assert_eq!(parts("22"), ["22"]);
    assert_eq!(parts("99"), Vec::<String>::new());
    assert_eq!(found("六").forms, [Form::Complaints]);
    for nothing in ["", "  ", "\u{3000}"] {
        assert_eq!(find(&bundled(), nothing, None), None);
    }
}

#[test]
fn measures_and_forms_are_searched_too() {
    let ids = |search| {
        let ids = found(search).measures;
        ids.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(ids("回访"), ["satisfaction"]);
    assert_eq!(ids("zaycl"), ["faults_online"], "障碍预处理");
    assert_eq!(ids("27").len(), 5);
    assert_eq!(ids("锦旗"), Vec::<String>::new());
    assert_eq!(found("报表").forms, [Form::Report]);
    assert_eq!(found("ranking").forms, [Form::Exam]);
    assert_eq!(found("岗位工资").forms, [Form::Wage]);
    assert_eq!(found("wage").forms, [Form::Wage]);
    let money = find(&bundled_in(Unit::Money), "外呼", None).unwrap();
    assert_eq!(money.forms, [Form::Calls]);
}
