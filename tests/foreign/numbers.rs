//! Numbers of clauses as printed.

use kaohe::locale::{Lang, say};

/// Number; one clause in Chinese and English.
const ONE: &[(&str, &str, &str)] = &[
    ("27", "第 27 条", "Clause 27"),
    ("9a", "第 9a 条", "Clause 9a"),
    // A section of the document, not a clause.
    ("六", "六", "六"),
    ("三（一）1", "三（一）1", "三（一）1"),
    ("第十二条", "第十二条", "第十二条"),
    (
        "第十二条第（三）款第 2 项",
        "第十二条第（三）款第 2 项",
        "第十二条第（三）款第 2 项",
    ),
    ("四.1", "四.1", "四.1"),
    ("3-1", "3-1", "3-1"),
    ("§ 4", "§ 4", "§ 4"),
    ("Article 4", "Article 4", "Article 4"),
];

/// First, last; the clauses of a section in Chinese and English.
const SEVERAL: &[(&str, &str, &str, &str)] = &[
    ("6", "27", "第 6–27 条", "clauses 6–27"),
    ("7", "7", "第 7 条", "Clause 7"),
    (
        "三（二）1",
        "三（二）5",
        "三（二）1 至 三（二）5",
        "三（二）1 to 三（二）5",
    ),
    ("3-1", "3-9", "3-1 至 3-9", "3-1 to 3-9"),
    ("9", "第十条", "9 至 第十条", "9 to 第十条"),
];

#[test]
fn a_number_is_said_as_it_is_printed() {
    for (number, zh, en) in ONE {
        assert_eq!(say::clause(Lang::Zh, number), *zh);
        assert_eq!(say::clause(Lang::En, number), *en);
    }
    for (first, last, zh, en) in SEVERAL {
        assert_eq!(say::clauses(Lang::Zh, first, last), *zh);
        assert_eq!(say::clauses(Lang::En, first, last), *en);
    }
}
