//! What exported files are called.

use kaohe::exchange::{backup_name, file_name, shared_name};
use proptest::prelude::*;
use serde_json::json;

use super::generate;

fn name(records: &[(&str, &str)]) -> String {
    let item = |(agent, month): &(&str, &str)| super::item(json!({"agent": agent, "month": month}));
    file_name(&records.iter().map(item).collect::<Vec<_>>())
}

#[test]
fn a_file_is_named_by_agent_and_months() {
    assert_eq!(name(&[("0417", "2026-03")]), "kaohe-0417-2026-03.json");
    assert_eq!(name(&[("李雪", "2026-03")]), "kaohe-李雪-2026-03.json");
    let year = [
        ("0417", "2026-03"),
        ("0417", "2026-01"),
        ("0417", "2026-02"),
    ];
    assert_eq!(name(&year), "kaohe-0417-2026-01_2026-03.json");
    let team = [("0417", "2026-03"), ("李雪", "2026-03"), ("", "2026-03")];
    assert_eq!(name(&team), "kaohe-3agents-2026-03.json");
    assert_eq!(name(&[("", "2026-03")]), "kaohe-2026-03.json");
    assert_eq!(name(&[]), "kaohe.json");
}

#[test]
fn a_backup_is_named_by_its_agents_and_the_minute() {
    let at = kaohe::calendar::Minute::new("2026-03-09".parse().unwrap(), 18, 30).unwrap();
    let name = |agents: &[&str]| backup_name(agents.iter().copied(), at);
    assert_eq!(
        name(&["李雪", "李雪"]),
        "kaohe-backup-李雪-2026-03-09-1830.json"
    );
    assert_eq!(
        name(&["0417", "李雪"]),
        "kaohe-backup-2agents-2026-03-09-1830.json"
    );
    assert_eq!(name(&[""]), "kaohe-backup-2026-03-09-1830.json");
    assert_eq!(name(&[]), "kaohe-backup-2026-03-09-1830.json");
    assert_eq!(
        shared_name("kaohe-李雪-2026-03.json"),
        "kaohe-李雪-2026-03.txt"
    );
}

#[test]
fn what_some_system_refuses_is_replaced() {
    assert_eq!(
        name(&[("../a:b*?", "2026-03")]),
        "kaohe-.._a_b__-2026-03.json"
    );
    assert_eq!(
        name(&[("a\u{202E}gpj\n", "2026-03")]),
        "kaohe-a_gpj-2026-03.json"
    );
    assert_eq!(
        name(&[(" 李\u{3000}雪 ", "2026-03")]),
        "kaohe-李 雪-2026-03.json"
    );
    assert_eq!(name(&[("\u{200B}", "2026-03")]), "kaohe-_-2026-03.json");
    assert_eq!(name(&[("  ", "2026-03")]), "kaohe-2026-03.json");
    assert_eq!(name(&[("CON", "2026-03")]), "kaohe-CON-2026-03.json");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_name_is_safe(items in generate::items(3)) {
        let name = file_name(&items);
        prop_assert!(name.starts_with("kaohe") && name.ends_with(".json"));
        prop_assert!(name.len() <= 255);
        let refused = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
        prop_assert!(!name.contains(refused), "{name:?}");
    }
}
