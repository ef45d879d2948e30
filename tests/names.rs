//! Names that look like others, or hold what nobody sees.

use kaohe::exchange::{Cell, read, write_csv};
use kaohe::locale::{Lang, name, odd_name};
use kaohe::record::{has_unseen, lookalike};
use proptest::prelude::*;

#[test]
fn the_twins_of_a_file_are_all_pointed_out() {
    let file = include_str!("fixtures/files/twin_agents.json");
    let import = read(file).unwrap();
    let agents: Vec<&str> = import
        .accepted
        .iter()
        .map(|incoming| incoming.item.record.agent.as_str())
        .collect();
    assert_eq!(agents.len(), 7);
    for agent in &agents {
        let odd = odd_name(Lang::Zh, agent, agents.iter().copied());
        assert!(odd.is_some(), "{agent:?}");
        let odd = odd_name(Lang::En, agent, []);
        assert_eq!(odd.is_some(), has_unseen(agent), "{agent:?}");
    }
}

#[test]
fn names_that_look_alike() {
    for (one, other) in [
        ("坐席甲", "坐席\u{200b}甲"),
        ("坐席甲", "\u{202e}甲席坐"),
        ("坐席甲", "坐席 甲"),
        ("JIA", "ＪＩＡ"),
        ("JIA", "JI\u{410}"),
        ("0417", "O417"),
        ("0417", "O4l7"),
        ("Li Lei", "LiLei"),
    ] {
        assert_eq!(lookalike(one, [one, other]), Some(other), "{one} {other:?}");
        assert_eq!(lookalike(other, ["x", one]), Some(one), "{one} {other:?}");
    }
    for (one, other) in [
        ("0417", "0418"),
        ("李", "季"),
        ("甲", "乙"),
        ("", "x"),
        ("ab", "ba"),
    ] {
        assert_eq!(lookalike(one, [one, other]), None, "{one} {other}");
    }
}

#[test]
fn a_shown_name_turns_nothing_around() {
    assert_eq!(name(Lang::Zh, "坐席甲"), "坐席甲");
    assert_eq!(name(Lang::Zh, "\u{202e}甲席坐"), "□甲席坐");
    assert_eq!(name(Lang::En, "علي"), "\u{2068}علي\u{2069}");
    assert_eq!(name(Lang::Zh, ""), Lang::Zh.words().no_name);
    let csv = write_csv(&[vec![Cell::text("a\u{202e}b"), Cell::text("1")]]);
    assert_eq!(csv, "\u{feff}a□b,'1\r\n".replace("'1", &csv_of("1")));
}

/// A cell by itself.
fn csv_of(text: &str) -> String {
    let csv = write_csv(&[vec![Cell::text(text)]]);
    csv.trim_start_matches('\u{feff}').trim_end().to_owned()
}

proptest! {
    #[test]
    fn nothing_shown_hides_and_no_name_is_its_own_twin(text in any::<String>()) {
        let shown = name(Lang::Zh, &text);
        let inner = shown.trim_matches(|c| matches!(c, '\u{2068}' | '\u{2069}'));
        prop_assert!(!has_unseen(inner));
        prop_assert_eq!(lookalike(&text, [text.as_str()]), None);
    }
}
