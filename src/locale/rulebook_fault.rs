//! What is wrong with a rulebook, in words.

use super::joined::counted;
use super::say::{fact_fault, say};
use super::{Lang, percent, points};
use crate::number::Unit;
use crate::rulebook;

/// What is wrong with a rulebook.
pub fn rulebook_fault(lang: Lang, unit: Unit, fault: &rulebook::Fault) -> String {
    use rulebook::Fault as F;
    if unit == Unit::Money
        && let Some(text) = in_money(lang, fault)
    {
        return text;
    }
    match fault {
        F::Format => say!(lang, "不是考核办法文件", "not a rulebook file"),
        F::Version(version) => say!(lang, "不认识的版本 {version}", "unknown version {version}"),
        F::DuplicateId(id) => say!(lang, "代号 {id} 重复", "the id {id} stands twice"),
        F::DuplicateNumber(n) => say!(lang, "条号 {n} 重复", "clause {n} stands twice"),
        F::TooMany(limit) => say!(lang, "太多，最多 {limit} 个", "too many, at most {limit}"),
        F::Empty => say!(lang, "里面什么都没有", "nothing in it"),
        F::TooLong(limit) => say!(
            lang,
            "超过 {limit} 个字",
            "more than {}",
            counted(limit, "character")
        ),
        F::MissingText => say!(lang, "缺少中文或英文", "a text lacks one of the languages"),
        F::Negative => say!(lang, "不能小于 0", "below 0"),
        F::TooLarge => say!(lang, "分值太大", "too many points"),
        F::ZeroBase => say!(lang, "基础分不能为 0", "the base is 0"),
        F::BandFrom => say!(
            lang,
            "绩效档要从 0 分起，一档比一档高",
            "the bands of the pay must begin at 0 and rise"
        ),
        F::BandFactor => say!(
            lang,
            "绩效档的系数要在 0 到 200% 之间，分数高的一档不能更低",
            "a band's factor must lie between 0 and 200%, and no higher band may pay less"
        ),
        F::BandBeyondReach => say!(
            lang,
            "这一档的起点远在基础分之上，可能按别的基础分填的",
            "this band begins far above the base: it may be meant for another one"
        ),
        F::NoBands => say!(
            lang,
            "可以选按档发绩效，却没有列出各档",
            "pay by bands is on offer, but there are no bands"
        ),
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
        F::FeedTwice(id) => say!(
            lang,
            "指标 {id} 从咨询台账取数写了两次",
            "the log gives the measure {id} twice"
        ),
        F::UnknownPart(id) => say!(
            lang,
            "没有按次计分的 {id}",
            "no part {id} is counted by events"
        ),
        F::UnknownLevel(id) => say!(lang, "没有等级 {id}", "there is no level {id}"),
        F::SecondShortfall => say!(
            lang,
            "未达标扣分只能有一处",
            "a second clause scores the shortfall"
        ),
        F::SecondSeverity => say!(lang, "轻重分级只能有一处", "a second severity scale"),
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
            say!(lang, "口径 {id} 重复", "interpretation {id} stands twice")
        }
        F::MissingReading(id) => {
            let id = id.name();
            say!(lang, "缺少口径 {id}", "interpretation {id} is missing")
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
        F::EndUpsideDown => say!(
            lang,
            "前几名反而扣分，或末几名反而加分",
            "the best places cost, or the last ones are rewarded"
        ),
        F::ConditionTwice(id) => say!(
            lang,
            "同一指标 {id} 要求了两次",
            "it asks twice for the measure {id}"
        ),
        F::UnknownParameter => say!(
            lang,
            "考核办法里没有这个数",
            "the rulebook has no such number"
        ),
        F::WrongUnit => say!(
            lang,
            "分值和百分比弄混了",
            "points where a percentage belongs, or the other way round"
        ),
        F::OtherRulebook => say!(
            lang,
            "这些改动是对另一份考核办法作的",
            "these amendments are of another rulebook"
        ),
        F::EmptyIsFinal => say!(
            lang,
            "没有一项会是未知：什么都没填的月份也会定稿为基础分",
            "nothing can be unknown: a month without entries is final at the full base"
        ),
        F::NoEffect => say!(
            lang,
            "等于 0，怎样都不起作用",
            "it is 0 and never has an effect"
        ),
        F::AboveWorth => say!(
            lang,
            "一次就超过本项分值，两个数是否填反了？",
            "one takes more than the item is worth; are the two swapped?"
        ),
        F::AboveBase => say!(lang, "比全月的基础分还多", "more than the month's base"),
        F::ResultForAmount => say!(
            lang,
            "一次就超过基础分的一半，是否把得分填成了扣分？",
            "more than half the base at once; is it the score left instead of what is taken?"
        ),
        F::WorthsAboveBase(sum) => {
            // Only rulebooks in points have measures.
            let sum = points(Unit::Points, *sum);
            say!(
                lang,
                "各指标分值合计 {sum}，超过基础分",
                "the measures are worth {sum} together, more than the base"
            )
        }
        F::NotAsked(id) => {
            let id = id.name();
            say!(
                lang,
                "没有条款用到口径 {id}，选哪个都一样",
                "no clause asks interpretation {id}: every option gives the same"
            )
        }
        F::OptionWithoutEffect(id) => say!(
            lang,
            "选 {id} 永远不起作用",
            "the option {id} never has an effect"
        ),
        F::AlwaysMet => say!(lang, "最差也能达到", "even the worst reaches it"),
        F::NeverShort => say!(
            lang,
            "谁也不会比目标值差一步",
            "nobody can be a step off this target"
        ),
        F::WorthNeverUsedUp => say!(
            lang,
            "差得再多，本项分值也扣不完",
            "even the largest shortfall never uses it up"
        ),
        F::UnusedMeasure => say!(
            lang,
            "没有条款用到这项指标",
            "no clause asks for this measure"
        ),
        F::NoMeasures => say!(
            lang,
            "按未达标扣分，却没有指标",
            "it scores shortfalls, but there are no measures"
        ),
        F::RewardBelowTarget(target) => {
            let target = percent(*target);
            say!(
                lang,
                "目标值是 {target}，还没达标就加分",
                "the target is {target}: it rewards what still misses it"
            )
        }
        F::NoLateDay => say!(
            lang,
            "截止日就是最后一天，按天扣分永远用不上",
            "the due day is the last one: the amount for a day is never used"
        ),
        F::UsedUpEarly => say!(
            lang,
            "没到最后一天就扣完了，再迟也一样",
            "used up before the last day: the days after it cost nothing"
        ),
        F::SecondDeadline => say!(
            lang,
            "同一次上交有两条在扣分",
            "two clauses judge the one day of handing in"
        ),
        F::SameLevel => say!(
            lang,
            "与较轻一级扣得一样多",
            "it costs as much as the milder level"
        ),
        F::LevelEnds => say!(
            lang,
            "暂定范围内，可能比较轻一级扣得少",
            "between its plausible ends it may cost less than the milder level"
        ),
        F::ConsequenceOrder => say!(
            lang,
            "处理没有由轻到重排列，或写了两次",
            "the consequences get milder, or one stands twice"
        ),
        F::OtherUnit => say!(
            lang,
            "计分办法与罚款办法的内容混在一起",
            "it belongs to rulebooks that count in the other unit"
        ),
        F::Fen => say!(lang, "金额只能精确到分", "money in whole fen only"),
        F::SecondCallQuota => say!(
            lang,
            "电话量只能有一条",
            "there can be one quota of calls only"
        ),
        F::NoMisses => say!(lang, "累计次数至少为 1", "at least one miss"),
        F::NoComplaintCategory => say!(
            lang,
            "要从咨询台账算投诉的比率，却没有一个类别标为投诉",
            "the log is to give a share of complaints, but no category is for complaints"
        ),
        F::NoFaultCategory => say!(
            lang,
            "要从咨询台账取障碍预处理成功率，却没有一个类别标为故障类",
            "the log is to give the share of faults solved online, but no category is for faults"
        ),
        F::Fraction => say!(
            lang,
            "不超过 1%，是否把百分数填成了小数？",
            "at most 1%; is it a fraction instead of a percentage?"
        ),
    }
}

/// What is said otherwise of a rulebook in money.
fn in_money(lang: Lang, fault: &rulebook::Fault) -> Option<String> {
    use rulebook::Fault as F;
    Some(match fault {
        F::TooLarge => say!(lang, "金额太大", "too much money"),
        F::UnknownPart(id) => say!(
            lang,
            "没有按次计的 {id}",
            "no part {id} is counted by events"
        ),
        F::TakesInReward => say!(
            lang,
            "只能罚款的方式放在了奖励里",
            "it can only fine, but stands among the rewards"
        ),
        F::WrongUnit => say!(
            lang,
            "金额、次数和百分比弄混了",
            "an amount, a count and a percentage are mixed up"
        ),
        F::EmptyIsFinal => say!(
            lang,
            "没有一项会是未知：什么都没填的月份也会定稿为 0 元",
            "nothing can be unknown: a month without entries is final at 0 yuan"
        ),
        _ => return None,
    })
}
