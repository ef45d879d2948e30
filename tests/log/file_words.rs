//! The words of the log's files, in both languages.

use kaohe::exchange::Clash;
use kaohe::locale::Lang;
use kaohe::locale::log_files as words;
use kaohe::log::PrivateKind;
use kaohe::store::BackendFault;
use kaohe::store::rows::RowFault;

use super::words::in_both;

#[test]
fn everything_has_words() {
    use words::Doing::*;
    let all = [
        Opening, Indexing, Comparing, Taking, Undoing, Looking, Writing, Searching,
    ];
    for doing in all {
        in_both(|lang| words::doing(lang, doing).into());
    }
    for clash in [Clash::Key, Clash::Case] {
        in_both(|lang| words::clash_head(lang, clash, 2));
    }
    let other = BackendFault::Other("secret words of a browser".into());
    let faults = [
        RowFault::Waiting,
        RowFault::Storage(BackendFault::QuotaFull),
        RowFault::Storage(BackendFault::Blocked),
        RowFault::Storage(other),
        RowFault::ReadOnly,
        RowFault::Locked,
        RowFault::Conflict { theirs: None },
        RowFault::ReadBackDiffers { kept: true },
    ];
    for fault in &faults {
        in_both(|lang| words::not_saved(lang, 7, fault));
    }
    for said in [
        words::drop_hint,
        |lang| words::too_many(lang, 49_000, 1_001),
        |lang| words::changed_meanwhile(lang, 2),
        |lang| words::changed_since(lang, 2),
        |lang| words::private_head(lang, 2),
        |lang| words::twins_found(lang, 2, 5),
    ] {
        in_both(said);
    }
}

#[test]
fn counts_are_said_and_places_count_from_one() {
    let counts = words::PreviewCounts {
        new: 1,
        same: 2,
        different: 3,
        like: 4,
        refused: 5,
        repeated: 0,
    };
    let zh = words::preview_counts(Lang::Zh, counts);
    assert_eq!(
        zh,
        "新增 1 条，相同 2 条，不同 3 条，近似案例 4 条，拒收 5 条"
    );
    let repeated = words::PreviewCounts {
        repeated: 6,
        ..counts
    };
    let zh = words::preview_counts(Lang::Zh, repeated);
    assert!(zh.ends_with("，文件内重复 6 条"), "{zh}");
    assert_eq!(words::nth(Lang::Zh, 0), "第 1 条");
    assert_eq!(words::group(Lang::En, 1), "Group 2");
    assert_eq!(words::apply(Lang::En, 1), "Import 1 entry");
    assert_eq!(words::apply(Lang::En, 2), "Import 2 entries");
    assert_eq!(
        words::more(Lang::Zh, 20, 30),
        "已列出 20 条，还有 10 条，继续显示"
    );
    assert_eq!(words::so_far(Lang::En, "Importing", 3), "Importing: 75%");
    use PrivateKind::{Email, Mobile};
    let kinds = words::private_kinds(Lang::Zh, &[Mobile, Email, Mobile]);
    assert_eq!(kinds, "手机号码、电子邮箱");
}
