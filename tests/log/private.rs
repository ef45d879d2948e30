//! What looks private: by tables of what does and what doesn't.

use kaohe::log::PrivateKind::{self, BankCard, Email, Identity, Landline, Mobile};
use kaohe::log::{Case, LogFacts, find_private, masked};
use proptest::prelude::*;

use super::generate::{asked, entry};

fn found(text: &str) -> Vec<(PrivateKind, &str)> {
    let found = find_private(text).into_iter();
    found.map(|p| (p.kind, &text[p.range])).collect()
}

#[test]
fn what_is_found() {
    let rows: [(&str, PrivateKind, &str); 41] = [
        ("13812345678", Mobile, "13812345678"),
        ("手机13812345678，请回电", Mobile, "13812345678"),
        ("手机：138 1234 5678。", Mobile, "138 1234 5678"),
        ("138-1234-5678", Mobile, "138-1234-5678"),
        ("138–1234–5678", Mobile, "138–1234–5678"),
        ("1381234 5678", Mobile, "1381234 5678"),
        ("138\u{3000}12345678", Mobile, "138\u{3000}12345678"),
        ("１３８１２３４５６７８", Mobile, "１３８１２３４５６７８"),
        ("+8619912345678", Mobile, "+8619912345678"),
        ("+86 199 1234 5678", Mobile, "+86 199 1234 5678"),
        (
            "＋８６－１３８１２３４５６７８",
            Mobile,
            "＋８６－１３８１２３４５６７８",
        ),
        ("86-13812345678", Mobile, "86-13812345678"),
        ("008613812345678", Mobile, "008613812345678"),
        ("013812345678", Mobile, "013812345678"),
        ("（13812345678）", Mobile, "13812345678"),
        ("工单 2026 13812345678", Mobile, "13812345678"),
        ("010-62345678", Landline, "010-62345678"),
        ("(010)62345678", Landline, "(010)62345678"),
        (
            "（０２８）８７６５４３２１",
            Landline,
            "（０２８）８７６５４３２１",
        ),
        ("0755 2634 5678", Landline, "0755 2634 5678"),
        ("0379-6512345", Landline, "0379-6512345"),
        ("02887654321", Landline, "02887654321"),
        ("固话0371-65123456转802", Landline, "0371-65123456"),
        ("+86 10 62345678", Landline, "+86 10 62345678"),
        // The example of the standard GB 11643, and others with a true check.
        ("11010519491231002X", Identity, "11010519491231002X"),
        ("11010519491231002x", Identity, "11010519491231002x"),
        ("身份证440524188001010014", Identity, "440524188001010014"),
        ("110105 19491231 002X", Identity, "110105 19491231 002X"),
        (
            "１１０１０５１９４９１２３１００２Ｘ",
            Identity,
            "１１０１０５１９４９１２３１００２Ｘ",
        ),
        ("老证号 110105491231002", Identity, "110105491231002"),
        ("4111111111111111", BankCard, "4111111111111111"),
        ("4111 1111 1111 1111", BankCard, "4111 1111 1111 1111"),
        ("4111-1111-1111-1111", BankCard, "4111-1111-1111-1111"),
        ("卡号6222020200001234562。", BankCard, "6222020200001234562"),
        (
            "6222 0202 0000 1234 562",
            BankCard,
            "6222 0202 0000 1234 562",
        ),
        ("622202 0200001234562", BankCard, "622202 0200001234562"),
        ("zhang.san@example.com", Email, "zhang.san@example.com"),
        (
            "邮箱zhang_3@mail.example.cn，",
            Email,
            "zhang_3@mail.example.cn",
        ),
        ("ａ＠ｂ．ｃｎ", Email, "ａ＠ｂ．ｃｎ"),
        ("13812345678@139.com", Email, "13812345678@139.com"),
        ("写信到a-b@x.cn.", Email, "a-b@x.cn"),
    ];
    for (text, kind, part) in rows {
        assert_eq!(found(text), [(kind, part)], "{text}");
    }
}

#[test]
fn what_is_not_found() {
    for text in [
        "",
        "12812345678",
        "1381234567",
        "138123456789",
        "工单号 20260309138123456789012",
        "订单2026030912345678901",
        "SN13812345678",
        "13812345678A",
        "GPON_13812345678",
        "3.13812345678",
        "138•13812345678",
        "13812345678•",
        "13812345678.5",
        "1 381 234 5678",
        "报错 691，678",
        "10000、10010、4008123123",
        "2026-03-09 08:15:30",
        "2026-03-09 2026-03-10",
        "192.168.1.1",
        "500M，每月 129 元",
        "010-12345678",
        "62345678",
        "0000000000000000",
        "4111111111111112",
        // A wrong check, no such day, no such province.
        "110105194912310021",
        "110105194913310021",
        "990105194912310020",
        "110105491331002",
        "@某人",
        "a@b",
        "a@1.2",
        "价格 5@3.50",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn several_in_one_text() {
    let text = "机主 13812345678，联系人 139 1234 5678 或 010-62345678，a@b.cn";
    let kinds: Vec<_> = found(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [Mobile, Mobile, Landline, Email]);
    assert_eq!(
        found("13812345678 13912345678"),
        [(Mobile, "13812345678"), (Mobile, "13912345678")]
    );
}

#[test]
fn masking_keeps_both_ends_and_all_else() {
    for (text, expected) in [
        ("手机13812345678。", "手机138••••••78。"),
        ("138 1234 5678", "138 •••• ••78"),
        ("１３８１２３４５６７８", "１３８••••••７８"),
        ("(010)62345678", "(010)••••••78"),
        ("11010519491231002X", "110•••••••••••••2X"),
        ("4111 1111 1111 1111", "411• •••• •••• ••11"),
        ("zhang.san@example.com", "z••••••••@example.com"),
        ("a@b.cn", "•@b.cn"),
        ("没有号码", "没有号码"),
    ] {
        assert_eq!(masked(text), expected);
    }
}

/// Luhn's digit for a number.
fn with_luhn(body: &str) -> String {
    let digit = (0..10).find(|last| {
        let whole = format!("{body}{last}");
        let sum: u32 = whole
            .bytes()
            .rev()
            .enumerate()
            .map(|(place, byte)| match (u32::from(byte - b'0'), place % 2) {
                (digit, 0) => digit,
                (digit, _) => (2 * digit) / 10 + (2 * digit) % 10,
            })
            .sum();
        sum.is_multiple_of(10)
    });
    format!("{body}{}", digit.unwrap())
}

/// The last character of an identity number, by its weights.
fn with_check(body: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = body.bytes().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = digits.zip(WEIGHTS).map(|(d, w)| d * w).sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize];
    format!("{body}{check}")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_of_each_kind_are_found(
        mobile in "1[3-9][0-9]{9}",
        card in "[34569][0-9]{14,17}",
        person in "(11|32|44|65)[0-9]{4}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9]{3}",
    ) {
        let text = format!("客户{mobile}，");
        prop_assert_eq!(found(&text), [(Mobile, mobile.as_str())]);
        let card = with_luhn(&card);
        let kinds = found(&card);
        prop_assert!(matches!(kinds[..], [(BankCard | Identity, part)] if part == card));
        let person = with_check(&person);
        prop_assert_eq!(found(&person), [(Identity, person.as_str())]);
    }

    #[test]
    fn a_number_within_a_longer_one_is_none(mobile in "1[3-9][0-9]{9}", more in "[1-9]{12,20}") {
        for text in [format!("{more}{mobile}"), format!("{mobile}{more}")] {
            prop_assert_eq!(found(&text), []);
        }
    }

    #[test]
    fn any_text_keeps_its_shape_and_is_clean_after(text in "[0-9０-９ +86\\-X@a.号（()•]{0,60}|\\PC{0,40}") {
        let found = find_private(&text);
        for two in found.windows(2) {
            prop_assert!(two[0].range.end <= two[1].range.start);
        }
        for private in &found {
            prop_assert!(text.get(private.range.clone()).is_some_and(|part| !part.is_empty()));
        }
        let masked = masked(&text);
        prop_assert_eq!(masked.chars().count(), text.chars().count());
        prop_assert_eq!(find_private(&masked), []);
        prop_assert_eq!(found.is_empty(), masked == text);
    }
}

#[test]
fn all_texts_of_an_entry_are_looked_at() {
    let private = entry(LogFacts {
        answer: "已回拨 13912345678".into(),
        case: Some(Case {
            title: "证号 11010519491231002X".into(),
            answer: "写信到 someone@example.com".into(),
        }),
        ..asked(7, "客户电话 13812345678")
    });
    assert_eq!(private.looks_private(), [Mobile, Mobile, Identity, Email]);
    let masked = private.masked();
    assert_eq!(masked.looks_private(), []);
    assert_eq!(masked.question, "客户电话 138••••••78");
    assert_eq!((masked.id, masked.date), (private.id, private.date));
    let plain = entry(asked(7, "报错 691"));
    assert_eq!((plain.looks_private().len(), plain.masked()), (0, plain));
}
