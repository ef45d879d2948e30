//! Stages that cite each other, and deadlines.

use kaohe::calendar::Date;
use kaohe::id::CheckCode;
use kaohe::number::{Decimal, Unit};
use kaohe::review::{
    Approval, ApprovalFault, Approvals, Beside, Member, Process, Standing, working_days_after,
};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn member(agent: &str, code: u64) -> Member {
    Member {
        agent: agent.into(),
        code: CheckCode::of_bits(code << 8),
        score: Decimal::whole(97),
    }
}

fn stage(after: &Approvals, name: &str, last: bool, members: Vec<Member>) -> Approval {
    Approval {
        month: "2026-03".parse().unwrap(),
        unit: Unit::Points,
        document: None,
        stage: name.into(),
        last,
        by: "王芳".into(),
        on: date("2026-04-08"),
        remark: String::new(),
        follows: after.last().map(|last| last.code),
        members,
        code: CheckCode::of_bits(0),
    }
    .coded()
}

fn two() -> Approvals {
    let mut all = Approvals::default();
    let members = || vec![member("0418", 2), member("0417", 1)];
    all.stages.push(stage(&all, "班长提交", false, members()));
    all.stages.push(stage(&all, "部门审定", true, members()));
    all
}

#[test]
fn what_was_changed_or_is_out_of_order_is_named() {
    assert_eq!(Approvals::default().check(), Err(ApprovalFault::Empty));
    assert_eq!(two().check(), Ok(()));
    let mut changed = two();
    changed.stages[1].remark = "好".into();
    assert_eq!(changed.check(), Err(ApprovalFault::Changed(1)));
    let mut turned = two();
    turned.stages.swap(0, 1);
    assert_eq!(turned.check(), Err(ApprovalFault::OutOfOrder(0)));
    let mut without = two();
    without.stages.remove(0);
    assert_eq!(without.check(), Err(ApprovalFault::OutOfOrder(0)));
    let mut early = two();
    let last = Approval {
        on: date("2026-04-07"),
        ..early.stages[1].clone()
    };
    early.stages[1] = last.coded();
    assert_eq!(early.check(), Err(ApprovalFault::OutOfOrder(1)));
    let mut other = two();
    let last = Approval {
        month: "2026-04".parse().unwrap(),
        ..other.stages[1].clone()
    };
    other.stages[1] = last.coded();
    assert_eq!(other.check(), Err(ApprovalFault::OtherMonth(1)));
    let twice = Approvals {
        stages: vec![stage(
            &Approvals::default(),
            "一",
            true,
            vec![member("a", 1), member("a", 2)],
        )],
        voided: Vec::new(),
    };
    assert_eq!(twice.check(), Err(ApprovalFault::Twice(0)));
}

#[test]
fn how_stages_stand_to_others() {
    let all = two();
    let first = Approvals {
        stages: all.stages[..1].to_vec(),
        voided: Vec::new(),
    };
    assert_eq!(all.beside(&all), Beside::Same);
    assert_eq!(first.beside(&all), Beside::Further(1));
    assert_eq!(all.beside(&first), Beside::Behind);
    let mut other = first.clone();
    let by = Approval {
        by: "李雷".into(),
        ..other.stages[0].clone()
    };
    other.stages[0] = by.coded();
    assert_eq!(other.beside(&all), Beside::Apart(0));
    // What was opened again since is more than what they say.
    let voided = all
        .opened_again("0417", date("2026-04-09"), "漏记")
        .unwrap();
    assert_eq!(all.beside(&voided), Beside::Further(0));
    // It stays opened again whoever's older file comes in.
    assert_eq!(voided.beside(&all), Beside::Behind);
    let longer = Approvals {
        voided: Vec::new(),
        ..two()
    };
    assert_eq!(longer.with_voided_of(&voided).voided, voided.voided);
    // What it says is covered, too.
    let mut forged = voided;
    assert_eq!(forged.check(), Ok(()));
    forged.voided[0].reason = "没有".into();
    assert_eq!(forged.check(), Err(ApprovalFault::Voided(0)));
}

#[test]
fn what_they_say_of_an_agent() {
    let all = two();
    let code = |code: u64| Some(CheckCode::of_bits(code << 8));
    assert_eq!(all.standing("0417", code(1)), Standing::Same);
    assert!(matches!(
        all.standing("0417", code(2)),
        Standing::Changed(_)
    ));
    assert!(matches!(all.standing("0417", None), Standing::Missing(_)));
    assert_eq!(all.standing("0419", code(1)), Standing::Unlisted);
    let voided = all
        .opened_again("0417", date("2026-04-09"), "漏记")
        .unwrap();
    assert!(matches!(
        voided.standing("0417", code(1)),
        Standing::Voided(_)
    ));
    // Once is enough, and nobody else's is void.
    assert!(
        voided
            .opened_again("0417", date("2026-04-09"), "再")
            .is_none()
    );
    assert_eq!(voided.standing("0418", code(2)), Standing::Same);
    assert!(
        all.opened_again("0419", date("2026-04-09"), "漏记")
            .is_none()
    );
}

#[test]
fn which_stage_comes_next() {
    let process = Process {
        stages: vec!["班长提交".into(), "部门审定".into()],
        days: 5,
    };
    let all = two();
    let first = Approvals {
        stages: all.stages[..1].to_vec(),
        voided: Vec::new(),
    };
    assert_eq!(
        process.next(&Approvals::default()),
        Some(("班长提交", false))
    );
    assert_eq!(process.next(&first), Some(("部门审定", true)));
    assert_eq!(process.next(&all), None);
    let voided = all
        .opened_again("0417", date("2026-04-09"), "漏记")
        .unwrap();
    assert_eq!(process.next(&voided), Some(("班长提交", false)));
    // One stage makes a month final at once; none is no process.
    let one = Process {
        stages: vec!["定案".into()],
        days: 5,
    };
    assert_eq!(one.next(&Approvals::default()), Some(("定案", true)));
    let none = Process {
        stages: Vec::new(),
        days: 5,
    };
    assert_eq!(none.next(&Approvals::default()), None);
    // Two of one name are two.
    let same = Process {
        stages: vec!["审".into(), "审".into()],
        days: 5,
    };
    assert_eq!(same.next(&first), Some(("审", true)));
    // A stage that is called otherwise by now leaves the last one.
    let renamed = Process {
        stages: vec!["上报".into(), "审定".into()],
        days: 5,
    };
    assert_eq!(renamed.next(&first), Some(("审定", true)));
}

#[test]
fn deadlines_go_by_working_days() {
    for (from, days, to) in [
        // Friday before Qingming (4 to 6 April 2026).
        ("2026-04-03", 1, "2026-04-07"),
        ("2026-04-08", 5, "2026-04-15"),
        // Saturday 9 May is worked for the holiday.
        ("2026-04-30", 1, "2026-05-06"),
        ("2026-05-08", 1, "2026-05-09"),
        ("2026-04-08", 0, "2026-04-08"),
    ] {
        assert_eq!(
            working_days_after(date(from), days),
            date(to),
            "{from} {days}"
        );
    }
}

proptest! {
    /// Agents in any order make the same stage, and any other agent another one.
    #[test]
    fn a_stage_s_code_covers_its_agents(codes in prop::collection::btree_map("[0-9]{4}", 1_u64..99, 1..8), at in any::<prop::sample::Index>()) {
        let members: Vec<Member> = codes.iter().map(|(agent, code)| member(agent, *code)).collect();
        let mut turned = members.clone();
        turned.reverse();
        let none = Approvals::default();
        let one = stage(&none, "一", true, members.clone());
        prop_assert_eq!(&one, &stage(&none, "一", true, turned));
        let mut other = members;
        let at = at.index(other.len());
        other[at].code = CheckCode::of_bits(1 << 40);
        prop_assert_ne!(one.code, stage(&none, "一", true, other).code);
    }
}
