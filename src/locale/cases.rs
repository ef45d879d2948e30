//! Cases that the consultation log counts, and what a share can still be, in
//! words.

use super::joined::counted;
use super::say::say;
use super::{Lang, percent};
use crate::log::{LogRatio, Side};
use crate::number::{Percent, Range, Ratio};
use crate::record::{LoggedCases, Shares};

/// What a share is, or between what it lies: `16.667%–100%`. It reaches no
/// mark that it misses.
pub fn share(shares: Shares, marks: &[Percent]) -> String {
    let [low, high] = [shares.low, shares.high].map(|ratio| ratio.shown_beside(marks));
    shown(Range { low, high })
}

/// The same of ends as they're shown.
pub fn shown(ends: Range<Percent>) -> String {
    between([ends.low, ends.high].map(percent))
}

/// The same as counts: `1 / 6–6 / 6`.
pub fn counts(shares: Shares) -> String {
    between([shares.low, shares.high].map(fraction))
}

fn between([low, high]: [String; 2]) -> String {
    if low == high {
        low
    } else {
        format!("{low}\u{2013}{high}")
    }
}

/// A fraction as two counts.
pub fn fraction(ratio: Ratio) -> String {
    format!("{} / {}", ratio.numerator(), ratio.denominator())
}

/// How many entries of the log are open.
pub fn open(lang: Lang, entries: u32) -> String {
    say!(
        lang,
        "台账有 {entries} 条待定",
        "{} of the log",
        counted(entries, "open entry")
    )
}

/// The same where it's clear of what.
pub fn open_short(lang: Lang, entries: u32) -> String {
    say!(lang, "{entries} 条待定", "{entries} open")
}

/// The counts, and how many are open.
pub fn logged(lang: Lang, cases: LoggedCases, with_dispatched: bool) -> String {
    let shares = cases.shares(with_dispatched);
    let counts = counts(shares);
    match shares.open {
        0 => counts,
        n if shares.or_nothing => say!(
            lang,
            "{counts}，或无可考核，{n} 条待定",
            "{counts}, or nothing to measure, {n} open"
        ),
        n => say!(lang, "{counts}，{n} 条待定", "{counts}, {n} open"),
    }
}

/// How a measure's figure is worked out from the log. The definitions are ours.
pub const fn ratio_rule(lang: Lang, ratio: LogRatio, with_dispatched: bool) -> &'static str {
    match (lang, ratio, with_dispatched) {
        (Lang::Zh, LogRatio::Filtered, false) => {
            "收到的投诉中，坐席当场解决的占比；派单的、升级的都不算过滤，其他类别升级成投诉的也算收到"
        }
        (Lang::Zh, LogRatio::Filtered, true) => {
            "收到的投诉中，没有升级的占比；派单的算过滤，其他类别升级成投诉的也算收到"
        }
        (Lang::Zh, LogRatio::Satisfied, _) => "回访到的客户中，表示满意的占比；没联系上的不计",
        (Lang::Zh, LogRatio::SolvedOnline, _) => {
            "故障类咨询中，在线解决的占比；派单的、升级投诉的算受理、不算解决"
        }
        (Lang::En, LogRatio::Filtered, false) => {
            "complaints settled at the desk, out of all received; one dispatched or escalated isn't filtered, and anything escalated as a complaint was received as one"
        }
        (Lang::En, LogRatio::Filtered, true) => {
            "complaints not escalated, out of all received; one dispatched is filtered, and anything escalated as a complaint was received as one"
        }
        (Lang::En, LogRatio::Satisfied, _) => {
            "satisfied customers, out of those called back and reached"
        }
        (Lang::En, LogRatio::SolvedOnline, _) => {
            "faults solved online, out of all reported; one dispatched or escalated was reported and not solved"
        }
    }
}

/// Says whose a definition is.
pub const fn definition_is_ours(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "这样统计是本页所拟，原文件没有写明。",
        Lang::En => "Counting so is ours; the document gives no definition.",
    }
}

/// On which side of a share so many entries stand, and what that does.
pub fn side(
    lang: Lang,
    ratio: LogRatio,
    side: Side,
    with_dispatched: bool,
    entries: usize,
) -> String {
    let name = match (lang, ratio, side) {
        (Lang::Zh, LogRatio::Filtered, Side::Counted) => "当场解决",
        (Lang::Zh, LogRatio::Filtered, Side::Others) => "已升级",
        (Lang::Zh, LogRatio::Satisfied, Side::Counted) => "满意",
        (Lang::Zh, LogRatio::Satisfied, Side::Others) => "不满意",
        (Lang::Zh, LogRatio::Satisfied, Side::Open) => "待回访",
        (Lang::Zh, LogRatio::SolvedOnline, Side::Counted) => "在线解决",
        (Lang::Zh, LogRatio::SolvedOnline, Side::Others) => "未在线解决",
        (Lang::Zh, _, Side::Dispatched) => "已派单",
        (Lang::Zh, _, Side::Open) => "尚无结果",
        (Lang::Zh, _, Side::MayJoin) => "其他类别，尚无结果",
        (Lang::En, LogRatio::Filtered, Side::Counted) => "Settled at the desk",
        (Lang::En, LogRatio::Filtered, Side::Others) => "Escalated",
        (Lang::En, LogRatio::Satisfied, Side::Counted) => "Satisfied",
        (Lang::En, LogRatio::Satisfied, Side::Others) => "Not satisfied",
        (Lang::En, LogRatio::Satisfied, Side::Open) => "Follow-up due",
        (Lang::En, LogRatio::SolvedOnline, Side::Counted) => "Solved online",
        (Lang::En, LogRatio::SolvedOnline, Side::Others) => "Not solved online",
        (Lang::En, _, Side::Dispatched) => "Dispatched",
        (Lang::En, _, Side::Open) => "Not known yet",
        (Lang::En, _, Side::MayJoin) => "Other categories, not known yet",
    };
    let is_counted = matches!(side, Side::Counted) || side == Side::Dispatched && with_dispatched;
    let role = match (lang, side) {
        (Lang::Zh, Side::Open) => "待定，好坏都可能",
        (Lang::Zh, Side::MayJoin) => "升级成投诉才计入",
        (Lang::Zh, _) if is_counted => "计入分子",
        (Lang::Zh, _) => "只计入分母",
        (Lang::En, Side::Open) => "open: may count either way",
        (Lang::En, Side::MayJoin) => "count only if escalated as complaints",
        (Lang::En, _) if is_counted => "counted",
        (Lang::En, _) => "in the denominator only",
    };
    say!(
        lang,
        "{name} {entries} 条（{role}）",
        "{name}: {entries} ({role})"
    )
}
