//! What one case of a measure and one more event are worth, in words.

use super::figures::signed_money;
use super::joined::semicolon;
use super::net::difference;
use super::say::{clause, distance, say, steps};
use super::{Lang, cases, percent, signed};
use crate::id::Id;
use crate::log::LogRatio;
use crate::number::{Points, Unit};
use crate::rulebook::{Direction, Measure, Mechanism, Rulebook};
use crate::scoring::{Basis, CaseWorth, Change, OtherCount, ShortfallBasis, Sub, Thin};

/// What one event more of a part would do: what it is, and what becomes of the
/// month.
pub fn next_event(
    lang: Lang,
    rulebook: &Rulebook,
    (part, sub): (Id, Sub),
    score: Points,
    change: &Change,
) -> [String; 2] {
    let mechanism = rulebook.part(part).map(|(_, _, part)| &part.mechanism);
    let event = match (mechanism, sub) {
        (Some(Mechanism::Deadline { .. }), _) => say!(lang, "再晚 1 天", "One more day"),
        (_, Sub::Level(_)) => say!(lang, "再有 1 件", "One more case"),
        _ => say!(lang, "再有 1 次", "One more"),
    };
    let changed = changed(lang, rulebook, score, change);
    [event, say!(lang, "：{changed}。", ": {changed}.")]
}

/// What other counts of a measure would do, each as [`next_event`].
pub fn other_counts(
    lang: Lang,
    rulebook: &Rulebook,
    measure: &Measure,
    score: Points,
    worth: &CaseWorth,
) -> Vec<[String; 2]> {
    // The log's words are about a share of which more is better.
    let ratio = rulebook.log.as_ref().and_then(|log| log.feed(measure.id));
    let ratio = ratio.filter(|_| measure.direction == Direction::Higher);
    let told = |name, other: &OtherCount| {
        let counts = cases::fraction(other.ratio);
        let share = percent(other.ratio.shown_beside(&rulebook.marks(measure.id)));
        let mut changed = changed(lang, rulebook, score, &other.change);
        if let Some((Basis::Shortfall(basis), count)) = other.line {
            let steps = match basis {
                ShortfallBasis::Reached(_) => say!(lang, "达标", "on target"),
                ShortfallBasis::Short(ratio) => {
                    steps(lang, count, distance(ratio, measure.target.value))
                }
                _ => String::new(),
            };
            if !steps.is_empty() {
                changed = say!(lang, "{steps}，{changed}", "{steps}, {changed}");
            }
        }
        let rest = say!(
            lang,
            "（{counts}，{share}）：{changed}。",
            " ({counts}, {share}): {changed}."
        );
        [name, rest]
    };
    let worse = worth
        .worse
        .iter()
        .map(|it| told(one_worse(lang, ratio), it));
    let better = worth.better.iter();
    let better = better.map(|it| told(so_many_better(lang, ratio, it.cases), it));
    worse.chain(better).collect()
}

/// What one case of a measure is worth, and whether the sample is too small for
/// its verdict.
pub fn case_worth(
    lang: Lang,
    rulebook: &Rulebook,
    measure: &Measure,
    score: Points,
    worth: &CaseWorth,
) -> String {
    let rate = worth.one_case;
    let mut text = say!(lang, "1 件合 {rate} 个百分点。", "One case is {rate} pp.");
    for [name, rest] in other_counts(lang, rulebook, measure, score, worth) {
        text += &say!(lang, "{name}{rest}", " {name}{rest}");
    }
    text += match (lang, worth.thin) {
        (Lang::Zh, Some(Thin::Reached)) => "样本小，少办好 1 件就不达标。",
        (Lang::En, Some(Thin::Reached)) => " Small sample: one case would miss the target.",
        (Lang::Zh, Some(Thin::Missed)) => "样本小，多办好 1 件就达标。",
        (Lang::En, Some(Thin::Missed)) => " Small sample: one case would reach the target.",
        (_, None) => "",
    };
    text
}

fn one_worse(lang: Lang, ratio: Option<LogRatio>) -> String {
    let text = match (lang, ratio) {
        (Lang::Zh, Some(LogRatio::Filtered)) => "再多 1 件投诉未过滤",
        (Lang::Zh, Some(LogRatio::Satisfied)) => "再多 1 位客户不满意",
        (Lang::Zh, Some(LogRatio::SolvedOnline)) => "再多 1 件未解决",
        (Lang::Zh, None) => "再多 1 件没办好",
        (Lang::En, Some(LogRatio::Filtered)) => "One more complaint not filtered",
        (Lang::En, Some(LogRatio::Satisfied)) => "One more unhappy customer",
        (Lang::En, Some(LogRatio::SolvedOnline)) => "One more fault not solved",
        (Lang::En, None) => "One more case gone badly",
    };
    text.to_owned()
}

fn so_many_better(lang: Lang, ratio: Option<LogRatio>, n: u32) -> String {
    let more = if n == 1 {
        "One".to_owned()
    } else {
        n.to_string()
    };
    let s = if n == 1 { "" } else { "s" };
    match ratio {
        Some(LogRatio::Filtered) => {
            say!(
                lang,
                "再多过滤 {n} 件投诉",
                "{more} more complaint{s} filtered"
            )
        }
        Some(LogRatio::Satisfied) => {
            say!(lang, "再多 {n} 位客户满意", "{more} more happy customer{s}")
        }
        Some(LogRatio::SolvedOnline) => {
            say!(lang, "再多解决 {n} 件", "{more} more fault{s} solved")
        }
        None => say!(lang, "再多办好 {n} 件", "{more} more case{s} gone well"),
    }
}

/// What becomes of the score and of the pay, and which rewards are lost or gained.
fn changed(lang: Lang, rulebook: &Rulebook, score: Points, change: &Change) -> String {
    let (unit, by) = (rulebook.unit, change.by);
    if by.is_zero() {
        return match unit {
            Unit::Points => say!(lang, "得分不变", "the score stays"),
            Unit::Money => say!(lang, "净额不变", "the net stays"),
        };
    }
    let mut text = match unit {
        Unit::Points => {
            let by = signed(unit, by);
            say!(lang, "{by} 分", "{by} points")
        }
        Unit::Money => difference(lang, unit, score, by),
    };
    if let Some(pay) = change.pay {
        let pay = signed_money(pay);
        text += &say!(lang, "、{pay} 元", ", {pay} yuan");
    }
    let reward = match unit {
        Unit::Points => "加分",
        Unit::Money => "奖励",
    };
    let number = |part: &Id| rulebook.part(*part).map(|(_, of, _)| &of.number);
    for of in change
        .lost
        .iter()
        .filter_map(number)
        .map(|of| clause(lang, of))
    {
        let of = of.replacen("Clause", "clause", 1);
        text += semicolon(lang);
        text += &say!(lang, "失去{of}的{reward}", "{of} is lost");
    }
    for of in change
        .gained
        .iter()
        .filter_map(number)
        .map(|of| clause(lang, of))
    {
        let of = of.replacen("Clause", "clause", 1);
        text += semicolon(lang);
        text += &say!(lang, "得到{of}的{reward}", "{of} is gained");
    }
    text
}
