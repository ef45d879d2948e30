//! What is wrong with a rulebook, in words.

use super::Lang;
use super::say::{fact_fault, say};
use crate::rulebook;

/// What is wrong with a rulebook.
pub fn rulebook_fault(lang: Lang, fault: &rulebook::Fault) -> String {
    use rulebook::Fault as F;
    match fault {
        F::Format => say!(lang, "不是考核办法文件", "not a rulebook file"),
        F::Version(version) => say!(lang, "不认识的版本 {version}", "unknown version {version}"),
        F::DuplicateId(id) => say!(lang, "代号 {id} 重复", "the id {id} stands twice"),
        F::DuplicateNumber(n) => say!(lang, "条号 {n} 重复", "clause {n} stands twice"),
        F::TooMany(limit) => say!(lang, "太多，最多 {limit} 个", "too many, at most {limit}"),
        F::Empty => say!(lang, "里面什么都没有", "nothing in it"),
        F::TooLong(limit) => say!(lang, "超过 {limit} 个字", "more than {limit} characters"),
        F::MissingText => say!(lang, "缺少中文或英文", "a text lacks one of the languages"),
        F::Negative => say!(lang, "不能小于 0", "below 0"),
        F::TooLarge => say!(lang, "分值太大", "too many points"),
        F::ZeroBase => say!(lang, "基础分不能为 0", "the base is 0"),
        F::Percent => say!(
            lang,
            "百分比只能在 0 到 100 之间",
            "a percentage outside 0 to 100"
        ),
        F::LowAboveValue => say!(
            lang,
            "可能的最低值高于现值",
            "the plausible low is above the value"
        ),
        F::HighBelowValue => say!(
            lang,
            "可能的最高值低于现值",
            "the plausible high is below the value"
        ),
        F::UnknownMeasure(id) => say!(lang, "没有指标 {id}", "there is no measure {id}"),
        F::UnknownPart(id) => say!(
            lang,
            "没有按次计分的 {id}",
            "no part {id} is counted by events"
        ),
        F::UnknownLevel(id) => say!(lang, "没有投诉等级 {id}", "there is no level {id}"),
        F::SecondShortfall => say!(
            lang,
            "未达标扣分只能有一处",
            "a second clause scores the shortfall"
        ),
        F::SecondSeverity => say!(lang, "投诉分级只能有一处", "a second severity scale"),
        F::DeadlineDays => say!(
            lang,
            "截止日次序不对",
            "the days of the deadline are out of order"
        ),
        F::NoPlaces => say!(lang, "名次数不能为 0", "no places to win or lose"),
        F::TakesInReward => say!(
            lang,
            "只能扣分的方式放在了加分里",
            "it can only take, but stands among the rewards"
        ),
        F::GivesInDeduction => say!(
            lang,
            "只能加分的方式放在了扣分里",
            "it can only give, but stands among the deductions"
        ),
        F::LevelOrder => say!(lang, "较重一级扣得反而少", "a graver level costs less"),
        F::DuplicateReading(id) => {
            let id = id.name();
            say!(lang, "释义 {id} 重复", "reading {id} stands twice")
        }
        F::MissingReading(id) => {
            let id = id.name();
            say!(lang, "缺少释义 {id}", "reading {id} is missing")
        }
        F::NoOptions => say!(lang, "没有可选的读法", "no option on offer"),
        F::UnknownOption(id) => say!(lang, "不认识的读法 {id}", "unknown option {id}"),
        F::ChosenNotOffered(id) => say!(
            lang,
            "现用的读法 {id} 不在可选之列",
            "the chosen {id} is not on offer"
        ),
        F::Fact(fault) => fact_fault(lang, *fault),
        F::PayWithoutWage => say!(
            lang,
            "要核对绩效工资，却没有填岗位工资",
            "it expects pay, but the month has no wage"
        ),
    }
}
