//! Cases that nearly equal one another.

use kaohe::log::{Case, EntryId, LogEntry, LogFacts, LogIndex, TwinSearch};

use super::generate::{asked, entry, many};

fn case(id: u64, question: &str, title: &str) -> LogEntry {
    let case = Some(Case {
        title: title.into(),
        answer: "请客户重启光猫后恢复".into(),
    });
    entry(LogFacts {
        case,
        ..asked(id, question)
    })
}

#[test]
fn groups_are_found_case_by_case() {
    let log = [
        case(
            9,
            "换了路由器以后经常掉线，重新插拔网线也不行",
            "换路由器后掉线怎么办",
        ),
        case(4, "换了路由器以后经常掉线，重新插拔网线也不好", "路由器"),
        case(6, "下雨之后电话有杂音", "电话杂音的几种情况和排查"),
        case(7, "完全另一件事", "路由器"),
        case(8, "密码忘了", "账号密码找回的三种办法"),
    ];
    let mut index = LogIndex::new();
    log.iter().for_each(|entry| index.put(entry));
    let cases: Vec<EntryId> = log.iter().map(|entry| entry.id).collect();
    let mut search = TwinSearch::among(cases);
    let mut steps = 0;
    while search.step(&index) {
        steps += 1;
        assert_eq!(search.progress(), (steps, 5));
    }
    assert_eq!(steps, 5);
    let groups = search.groups();
    let groups: Vec<Vec<u64>> = groups
        .iter()
        .map(|group| group.iter().map(|id| id.get()).collect())
        .collect();
    // 4 asks as 9 does, and is titled and answered as 7 is.
    assert_eq!(groups, [[4, 7, 9]]);
    assert_eq!(search.groups(), index.duplicates());
}

#[test]
fn a_case_that_is_not_here_finds_what_it_would_find_if_it_were() {
    let log = many(3_000);
    let cases = log.iter().filter(|entry| entry.case.is_some());
    let mut index = LogIndex::new();
    log.iter().for_each(|entry| index.put(entry));
    for entry in cases {
        let found = index.cases_like(entry);
        assert!(found.contains(&entry.id));
        let others: Vec<_> = found.into_iter().filter(|id| *id != entry.id).collect();
        assert_eq!(others, index.duplicates_of(entry.id));
    }
    assert_eq!(index.cases_like(&log[0]), []);
}
