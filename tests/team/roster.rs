//! Who is in a team.

use std::rc::Rc;

use crate::support::any::today;
use crate::support::{month, rulebook};
use kaohe::json::{Encode, decode_text};
use kaohe::record::Record;
use kaohe::team::{Assessed, Member, MemberFault, Roster, RosterFault, TeamMonth, read_roster};

fn member(number: &str, name: &str, group: &str) -> Member {
    let [number, name, group] = [number, name, group].map(str::to_owned);
    Member {
        number,
        name,
        group,
    }
}

#[test]
fn a_roster_is_read_as_it_is_pasted() {
    let cases = [
        ("0401\t王芳\t一组", vec![member("0401", "王芳", "一组")]),
        (
            "0401,王芳\n0402，李静，二组",
            vec![member("0401", "王芳", ""), member("0402", "李静", "二组")],
        ),
        (
            "0401 王芳\n\n  \n0402",
            vec![member("0401", "王芳", ""), member("0402", "", "")],
        ),
        (
            "工号\t姓名\t班组\n0401\t王芳\t一组\r\n",
            vec![member("0401", "王芳", "一组")],
        ),
        ("\u{feff}0401\t\t一组", vec![member("0401", "", "一组")]),
        ("\t王芳", vec![member("王芳", "", "")]),
        ("", vec![]),
    ];
    for (text, members) in cases {
        let (roster, refused) = read_roster(text);
        assert_eq!((roster.members, refused.len()), (members, 0), "{text}");
    }
}

#[test]
fn what_cannot_be_taken_is_named_by_its_line() {
    let long = "长".repeat(41);
    let text = format!("0401\t王芳\n0401\t李静\n1\t2\t3\t4\n{long}");
    let (roster, refused) = read_roster(&text);
    assert_eq!(roster.members, [member("0401", "王芳", "")]);
    let faults: Vec<_> = refused.iter().map(|line| (line.line, line.fault)).collect();
    assert_eq!(
        faults,
        [
            (2, RosterFault::Twice(1)),
            (3, RosterFault::TooManyColumns),
            (4, RosterFault::Member(MemberFault::TooLong)),
        ]
    );
}

#[test]
fn a_roster_is_kept_as_it_is_and_a_broken_one_is_none() {
    let (roster, _) = read_roster("0401\t王芳\t一组\n0402\n陈晨\t\t二组");
    assert_eq!(
        decode_text::<Roster>(&roster.to_json()),
        Some(roster.clone())
    );
    assert_eq!(read_roster(&roster.text()).0, roster);
    for broken in [
        r#"{"members": [{"number": ""}]}"#,
        r#"{"members": [{"number": "1"}, {"number": "1"}]}"#,
        r#"{"members": [{"name": "1"}]}"#,
        r#"{"member": []}"#,
    ] {
        assert_eq!(decode_text::<Roster>(broken), None, "{broken}");
    }
}

#[test]
fn an_agent_is_known_by_number_by_name_or_by_both() {
    let (roster, _) = read_roster("0401\t王芳\n0402\t李静\n0403\t王芳");
    let number = |agent: &str| roster.member(agent).map(|member| member.number.clone());
    for (agent, known) in [
        ("0401", Some("0401")),
        ("李静", Some("0402")),
        ("0402 李静", Some("0402")),
        ("李静（0402）", Some("0402")),
        ("0402李静", Some("0402")),
        // Two are called so.
        ("王芳", None),
        ("0403 王芳", Some("0403")),
        ("040", None),
        ("", None),
    ] {
        assert_eq!(number(agent).as_deref(), known, "{agent}");
    }
}

#[test]
fn who_sent_nothing_and_who_is_unknown_are_named() {
    let (roster, _) = read_roster("0401\t王芳\n0402\t李静\n0403");
    let assessed = |agent: &str| {
        let record: Record = month("{}")
            .edited(|facts| facts.agent = agent.into())
            .unwrap();
        Rc::new(Assessed::of(rulebook(), Rc::new(record), today(), None))
    };
    let all = ["王芳", "0403", "0499"].map(assessed).to_vec();
    let team = TeamMonth::of(rulebook(), all.clone(), &roster);
    let missing: Vec<_> = team
        .missing
        .iter()
        .map(|missing| &*missing.number)
        .collect();
    assert_eq!(missing, ["0402"]);
    assert_eq!(team.strangers, ["0499"]);
    assert!(
        TeamMonth::of(rulebook(), all, &Roster::default())
            .strangers
            .is_empty()
    );
}
