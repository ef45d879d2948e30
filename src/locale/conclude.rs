//! What concludes a month, in words: closing it, and what pay must hold.

use super::net::{net_said, result, result_span_said};
use super::say::say;
use super::unit::taken;
use super::{Lang, money};
use crate::number::{Money, Points, Unit};
use crate::record::{Act, Closing};
use crate::rulebook::Holds;
use crate::scoring::{Guard, Reclosed, closed_range};

words! {
    /// The fixed texts.
    pub struct ConcludeWords: ZH / EN;

    /// Over the closing.
    closing = "月末归档" / "Closing the month",
    /// What closing means.
    closing_hint = "归档后事实不再改动，办法变了得分也不变；要改先重新打开，并写明原因。"
        / "A closed month keeps its facts, and its score when rules change. Opening it again needs a reason.",
    /// What it means while facts are open.
    closing_open = "还有没填或没核实的事实，归档就按现在的得分。"
        / "Some facts are open; closing keeps the score as it stands.",
    /// Closes the month.
    close = "归档本月" / "Close the month",
    /// Opens it again.
    reopen = "重新打开" / "Open again",
    /// Way to a correction.
    correct = "不重新打开，写更正" / "Leave it closed, and write a correction",
    /// Why it's opened again.
    reason = "重新打开的原因" / "Why it's opened again",
    /// Where that is missing.
    no_reason = "请写明原因" / "Give a reason",
    /// Over all acts.
    history = "归档记录" / "History",
    /// Over what pay must hold.
    pay = "工资底线" / "What pay must hold",
    /// The field of the local minimum wage.
    minimum = "当地月最低工资（可不填）" / "Local monthly minimum wage (optional)",
    /// What it's compared with.
    minimum_hint = "只跟绩效工资比：别的工资项目本页不知道。最低工资不含加班费和特殊津贴。只存在本机，不导出。"
        / "Held against the performance pay alone; other pay isn't known here. Overtime and special allowances don't count. Kept in this browser, never exported.",
    /// What isn't a number.
    not_money = "请填一个金额" / "Enter an amount",
    /// Over the facts.
    facts = "相关规定" / "Facts that bear on it",
    /// That they're no advice.
    facts_note = "只摘事实，不是法律意见，也不判断合不合法。"
        / "Facts only: no legal advice, and no judgement of what is lawful.",
    /// The facts, each with its source.
    fact_minimum: (&'static str, &'static str) = ("有报纸的法律专栏认为：每低 1% 就扣绩效、扣到低于最低工资的做法违法。", "报纸法律专栏")
    / (
        "A newspaper's legal column called it illegal to cut pay for every 1% short until it fell below the minimum wage.",
        "newspaper's legal column",
    ),
    /// About coming last in the exam.
    fact_last: (&'static str, &'static str) = ("考核末位不等于不能胜任工作；用人单位要证明扣减工资的理由。", "最高人民法院指导案例 18 号")
    / (
        "Coming last isn't being unfit for the job; the employer must prove why pay was cut.",
        "Supreme People's Court, guiding case 18",
    ),
    /// About a fine for the same event.
    fact_twice: (&'static str, &'static str) = (
        "同一件事既扣绩效又罚款，有判决认为是重复处罚；企业职工奖惩条例 2008 年 1 月已废止。",
        "裁判案例；国务院令第 516 号",
    )
    / (
        "Taking performance pay and a fine for one event was held to be double punishment; the old rules on fining staff were repealed in January 2008.",
        "court decisions; State Council Order 516",
    ),
    /// About the twenty percent.
    fact_twenty: (&'static str, &'static str) = (
        "20% 的上限只管劳动者造成损失时的赔偿，不是罚款的依据；扣完不得低于当地最低工资。",
        "工资支付暂行规定第十六条",
    )
    / (
        "The 20% ceiling covers compensation for a loss that the worker caused, not fines; what is left may not fall below the local minimum wage.",
        "Interim Provisions on Payment of Wages, article 16",
    ),
    /// About asking why.
    fact_why: (&'static str, &'static str) = (
        "对自动化决定可以要求说明；考核办法要经职工讨论并公示。",
        "个人信息保护法第二十四条；劳动合同法第四条",
    )
    / (
        "One may ask how an automated decision came about; pay rules need staff discussion and notice.",
        "Personal Information Protection Law, article 24; Labour Contract Law, article 4",
    ),
}

words! {
    ConcludeWords: ZH_MONEY / EN_MONEY over ZH / EN;

    closing_hint = "归档后事实不再改动，办法变了净额也不变；要改先重新打开，并写明原因。"
        / "A closed month keeps its facts, and its net when rules change. Opening it again needs a reason.",
    closing_open = "还有没填或没核实的事实，归档就按现在的净额。"
        / "Some facts are open; closing keeps the net as it stands.",
}

/// The fixed texts.
pub const fn conclude_words(lang: Lang, unit: Unit) -> &'static ConcludeWords {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => &ZH,
        (Lang::En, Unit::Points) => &EN,
        (Lang::Zh, Unit::Money) => &ZH_MONEY,
        (Lang::En, Unit::Money) => &EN_MONEY,
    }
}

/// A closed month: when, its score, and by which rules.
pub fn closed(lang: Lang, unit: Unit, holds: Holds, closing: &Closing) -> (String, String) {
    let on = closing.on;
    let range = closed_range(closing);
    let fingerprint = closing.rulebook.fingerprint.to_string();
    let fingerprint = fingerprint.get(..8).unwrap_or_default();
    let note = if range.is_settled() {
        say!(lang, "规则指纹 {fingerprint}", "fingerprint {fingerprint}")
    } else {
        let range = result_span_said(lang, unit, holds, range);
        say!(
            lang,
            "区间 {range}，规则指纹 {fingerprint}",
            "range {range}, fingerprint {fingerprint}"
        )
    };
    let title = match unit {
        Unit::Points => {
            let score = result(lang, unit, holds, closing.score);
            say!(lang, "{on} 归档：{score}", "Closed on {on}: {score}")
        }
        Unit::Money => {
            let net = net_said(lang, holds, closing.score);
            say!(lang, "{on} 归档：{net}", "Closed on {on}: {net}")
        }
    };
    (title, note)
}

/// What the rules in use would make of it.
pub fn reclosed(lang: Lang, unit: Unit, holds: Holds, now: &Reclosed) -> String {
    let score = result(lang, unit, holds, now.score);
    let range = result_span_said(lang, unit, holds, now.range);
    if unit == Unit::Money {
        let net = net_said(lang, holds, now.score);
        return say!(
            lang,
            "按现在的办法{net}（区间 {range}）；归档的净额不变。",
            "The rules in use now give {net} (range {range}); the closed net stays."
        );
    }
    say!(
        lang,
        "按现在的办法是 {score}（区间 {range}）；归档的得分不变。",
        "The rules in use now give {score} (range {range}); the closed score stays."
    )
}

/// An act on the month.
pub fn act(lang: Lang, unit: Unit, holds: Holds, act: &Act) -> String {
    match act {
        Act::Closed(closing) => closed(lang, unit, holds, closing).0,
        Act::Reopened(reopening) => {
            let (on, reason) = (reopening.on, &reopening.reason);
            say!(
                lang,
                "{on} 重新打开：{reason}",
                "Opened again on {on}: {reason}"
            )
        }
    }
}

/// How pay stands to the local minimum wage; nothing where it holds.
pub fn guard(lang: Lang, guard: Guard, minimum: Money, low: Money) -> Option<String> {
    let (minimum, low) = (money(minimum), money(low));
    match guard {
        Guard::Above => None,
        Guard::MayFallBelow => Some(say!(
            lang,
            "绩效工资最低可能到 {low} 元，低于填写的最低工资 {minimum} 元。",
            "Pay may fall to {low} yuan, below the entered minimum wage of {minimum}."
        )),
        Guard::Below => Some(say!(
            lang,
            "绩效工资低于填写的最低工资 {minimum} 元。",
            "Pay is below the entered minimum wage of {minimum} yuan."
        )),
    }
}

/// A line as it was closed and as it would be now.
pub fn before_after(unit: Unit, before: Points, after: Points) -> String {
    format!("{} \u{2192} {}", taken(unit, before), taken(unit, after))
}

/// What a sum comes to by the rules in use, where a closed score stands beside it.
pub fn now_instead(lang: Lang, unit: Unit, holds: Holds, sum: &str, now: Points) -> String {
    let now = result(lang, unit, holds, now);
    say!(
        lang,
        "按现在的办法 {sum} = {now}；归档",
        "by the rules in use {sum} = {now}; closed at"
    )
}
