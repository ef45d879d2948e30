//! The page on what a month rests on, in words.

use super::say::{self, say};
use super::{Lang, points, span};
use crate::number::Unit;
use crate::rulebook::Holds;
use crate::scoring::Sheet;

words! {
    /// The page's fixed texts.
    pub struct BasisWords: ZH / EN;

    /// Its title.
    title = "办法" / "Rules",
    /// What it lists.
    note = "本月得分用到的每个数，按出处排"
        / "every number that this month's score uses, by origin",
    /// Over the numbers that the document has, the branch set, we assume.
    origins: [&'static str; 3] = ["文件载明", "本单位设定", "本工具暂定"]
        / ["Stated in the document", "Set by the branch", "Assumed by this tool"],
    /// Where no number has that origin.
    none = "没有。" / "None.",
    /// Column: what the number is.
    number = "是什么" / "What it is",
    /// Column: its value.
    value = "取值" / "Value",
    /// Column: what it may be, or by what it was set.
    span = "可能 / 来源" / "May be / source",
    /// Column: what the lines that use it give or take.
    effect = "相关各行合计" / "Lines that use it",
    /// Over how to read the sheet.
    how = "怎么看计分单" / "How to read the sheet",
    /// How to read it: a term and what it means, without the sheet's figures, which
    /// [`terms`] adds; so it does what comes out in money.
    terms: [(&'static str, &'static str); 7] = [
        ("得分", "基础分加上加分，减去扣分。"),
        ("区间", "还没定的都往坏处想是最低，都往好处想是最高。"),
        (
            "图上的记号",
            "实心：拿稳的、加上的、剩下的、达标的。空心：扣掉的、没达标的。蓝斜线：还没定。灰斜线：不计。点线：可能到哪里，或还没填。",
        ),
        ("载明、本单位、暂定", "数字的三种出处：写在文件里、由本单位定、文件缺失而由本工具暂取。"),
        ("定稿、含暂定、未填齐", "定稿不会再变；含暂定只差暂定的数；未填齐还差没填或没核实的事实。"),
        ("待定项", "每一项后面的分数，是把它定下来区间能缩小多少。各项互有重叠，不能相加。"),
        ("口径", "文件说得不清的地方怎么读。换一种读法得多少分，列在旁边。"),
    ]
    / [
        ("Score", "The base, plus rewards, less deductions."),
        ("Range", "Everything open at its worst gives the low end, at its best the high end."),
        (
            "Signs in the pictures",
            "Solid: certain, added, left, on target. Hollow: taken, short of the target. Hatched blue: still open. Hatched grey: doesn't count. Dotted: how far it may go, or not filled in.",
        ),
        (
            "Stated, set, assumed",
            "Where a number comes from: the document, your branch, or this tool because the document lost it.",
        ),
        (
            "Final, includes assumptions, provisional",
            "Final can't change; with assumptions only assumed numbers can change it; provisional lacks facts.",
        ),
        (
            "Still open",
            "The points behind each item are what the range would shrink by. They overlap, so they don't add up.",
        ),
        (
            "Interpretations",
            "How an unclear sentence is read. What another interpretation would give stands beside it.",
        ),
    ],
}

words! {
    BasisWords: ZH_MONEY / EN_MONEY over ZH / EN;

    note = "本月净额用到的每个数，按出处排" / "every number that this month's net uses, by origin",
    effect = "相关各行合计（元）" / "Lines that use it (yuan)",
    how = "怎么看结算单" / "How to read the settlement",
    terms = [
        ZH.terms[0],
        ("区间", "还没定的都往坏处想是一头，都往好处想是另一头。示例：50–90 元。"),
        ZH.terms[2],
        ZH.terms[3],
        ZH.terms[4],
        ("待定项", "每一项后面的金额，是把它定下来区间能缩小多少。各项互有重叠，不能相加。"),
        ("口径", "文件说得不清的地方怎么读。换一种读法净额多少，列在旁边。"),
    ]
    / [
        EN.terms[0],
        (
            "Range",
            "Everything open at its worst gives one end, at its best the other. For instance 50–90 yuan.",
        ),
        EN.terms[2],
        EN.terms[3],
        EN.terms[4],
        (
            "Still open",
            "The yuan behind each item are what the range would shrink by. They overlap, so they don't add up.",
        ),
        (
            "Interpretations",
            "How an unclear sentence is read. What the net would be under another stands beside it.",
        ),
    ],
}

/// The page's fixed texts.
pub const fn basis_words(lang: Lang, unit: Unit) -> &'static BasisWords {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => &ZH,
        (Lang::En, Unit::Points) => &EN,
        (Lang::Zh, Unit::Money) => &ZH_MONEY,
        (Lang::En, Unit::Money) => &EN_MONEY,
    }
}

/// How to read a sheet: each term and what it means, by what its rulebook has and
/// with its own figures where they say it.
pub fn terms(lang: Lang, sheet: &Sheet) -> [(&'static str, String); 7] {
    let fixed = basis_words(lang, sheet.unit).terms;
    let mut terms = fixed.map(|(term, meaning)| (term, meaning.to_owned()));
    match sheet.unit {
        Unit::Money => {
            let (term, meaning) = net(lang, sheet.holds);
            terms[0] = (term, meaning.to_owned());
        }
        Unit::Points => {
            let (unit, moved) = (sheet.unit, [sheet.rewards, sheet.deductions]);
            // What caps and the floor change isn't part of the plain sum.
            let adds_up = sheet.base + sheet.rewards + sheet.deductions == sheet.score;
            if adds_up && moved.iter().any(|amount| !amount.is_zero()) {
                let sum = say::sum(unit, sheet.base, &moved);
                let score = points(unit, sheet.score);
                terms[0].1 += &say!(
                    lang,
                    "本月：{sum} = {score}。",
                    " This month {sum} = {score}."
                );
            }
            if !sheet.range.is_settled() {
                let range = span(lang, unit, sheet.range);
                terms[1].1 += &say!(lang, "本月：{range}。", " This month {range}.");
            }
        }
    }
    terms
}

/// What comes out in money, and how.
const fn net(lang: Lang, holds: Holds) -> (&'static str, &'static str) {
    match (lang, holds.takes, holds.refunds, holds.gives) {
        (Lang::Zh, false, ..) => ("净额", "各项奖励合计，应得多少。"),
        (Lang::En, false, ..) => ("Net", "All rewards together: what there is to receive."),
        (Lang::Zh, _, false, false) => ("应缴净额", "各项罚款合计。"),
        (Lang::En, _, false, false) => ("Net to pay", "All fines together."),
        (Lang::Zh, _, true, false) => ("应缴净额", "罚款合计减退还。示例：70 − 10 = 60 元。"),
        (Lang::En, _, true, false) => (
            "Net to pay",
            "Fines less what is refunded. For instance 70 − 10 = 60 yuan.",
        ),
        (Lang::Zh, _, false, true) => (
            "净额",
            "罚款多于奖励，差额应缴；奖励多于罚款，差额应得。示例：罚款 20、奖励 60，应得 40 元。",
        ),
        (Lang::En, _, false, true) => (
            "Net",
            "Fines above the rewards are to pay, rewards above the fines to receive. For instance fines of 20, rewards of 60: 40 yuan to receive.",
        ),
        (Lang::Zh, _, true, true) => (
            "净额",
            "罚款先减退还，多于奖励的应缴，少于奖励的应得。示例：罚款 20、退还 10、奖励 60，应得 50 元。",
        ),
        (Lang::En, _, true, true) => (
            "Net",
            "Fines less what is refunded: above the rewards the rest is to pay, below them to receive. For instance fines of 20, 10 of them refunded, rewards of 60: 50 yuan to receive.",
        ),
    }
}
