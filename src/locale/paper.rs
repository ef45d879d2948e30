//! What stands on a printed month alone, in words.

use super::Lang;
use super::joined::agree;
use super::say::say;
use crate::number::Unit;

words! {
    /// The fixed texts.
    pub struct PaperWords: ZH / EN;

    /// Before the check code.
    code: (&'static str, &'static str) = ("校验码", "由事实、办法、口径和结果算出，任何一处改动都会变；不含岗位工资、改进计划和修改记录。") / ("Check code", "Made from the facts, the rules as read and the result, not from wage, plans or changes."),
    /// What it's for on paper.
    code_use = "核对时念这 12 位。" / " To compare, read out these 12 signs.",
    /// Of a page without room for what is open and for other readings.
    elsewhere = "没有定下的数和换读法的结果这一页放不下，见本人月份的打印件。"
        / "What is open and what other readings would give has no room here; see the month's own print.",
    /// Box over the signatures.
    agreed = "已阅，同意" / "Seen and agreed",
    /// Box.
    not_agreed = "已阅，不同意，另附申诉单" / "Seen, not agreed; appeal attached",
    /// Before, between and after the numbers of the page and of all pages.
    page: [&'static str; 3] = ["第 ", " 页，共 ", " 页"] / ["Page ", " of ", ""],
    /// Between a question and the answer in force.
    now = "现用：" / "in force: ",
    /// Between the other answers with what they give.
    join = "，" / ", ",
    /// The columns below the sheet, the size of what stands in them and how high a row
    /// is, in px: English is longer.
    columns: [i64; 4] = [352, 280, 12, 16] / [400, 260, 11, 15],
    /// About how high what follows them is, in px.
    end: i64 = 130 / 116,
}

/// The fixed texts.
pub const fn paper_words(lang: Lang) -> &'static PaperWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Below the open items: whether all of them are numbers, and that they overlap.
pub const fn overlap(lang: Lang, count: usize, facts: bool) -> &'static str {
    match (lang, count, facts) {
        (_, 0 | 1, true) => "",
        (Lang::Zh, 0 | 1, false) => "是暂定数。",
        (Lang::Zh, _, false) => "都是暂定数，各项互有重叠，不能相加。",
        (Lang::Zh, _, true) => "各项互有重叠，不能相加。",
        (Lang::En, 0 | 1, false) => "It is an assumed number.",
        (Lang::En, _, false) => "All are assumed numbers; they overlap, so they don't add up.",
        (Lang::En, _, true) => "They overlap, so they don't add up.",
    }
}

/// How many readings would leave the result as it is, after those that wouldn't.
pub fn same_readings(lang: Lang, unit: Unit, count: usize, others: bool) -> String {
    let what = match (lang, unit) {
        (Lang::Zh, Unit::Points) => "得分",
        (Lang::Zh, Unit::Money) => "净额",
        (Lang::En, Unit::Points) => "score",
        (Lang::En, Unit::Money) => "net",
    };
    match others {
        true => say!(
            lang,
            "另有 {count} 条口径，换读法本月{what}不变。",
            "{count} more {} this month's {what} as it is, however read.",
            agree(count, "leaves", "leave")
        ),
        false => say!(
            lang,
            "{count} 条口径，换读法本月{what}都不变。",
            "{count} {} this month's {what} as it is, however read.",
            agree(count, "interpretation leaves", "interpretations leave")
        ),
    }
}
