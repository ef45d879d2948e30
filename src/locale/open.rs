//! What is still open, what is decided, and what other readings would give, in
//! words.

use super::joined::{agree, counted};
use super::net::{result_span, result_span_said};
use super::say::{self, say};
use super::unit::{amount_plain, taken};
use super::{Lang, cases, percent, plain, points};
use crate::id::Id;
use crate::number::{Points, Range, Unit};
use crate::record::Record;
use crate::rulebook::{
    AnyParameter, Consequence, Direction, Effect, Holds, ParameterRef, Rulebook,
};
use crate::scoring::{Decided, Open, OpenFact, OpenItem, Outcome, Unmoved, unknown_days};

/// The name of what is open: a measure, a clause, a form.
pub fn open_title(lang: Lang, rulebook: &Rulebook, record: &Record, open: Open) -> String {
    match open {
        Open::Parameter(at) => parameter_of(lang, rulebook, at),
        Open::Fact(OpenFact::Measure(id) | OpenFact::Cases(id, _)) => measure(lang, rulebook, id),
        Open::Fact(OpenFact::Exam) => say::exam_form(lang, rulebook),
        Open::Fact(OpenFact::Report) => say::report_form(lang, rulebook),
        Open::Fact(OpenFact::Entries(first)) => {
            let entry = record.entries.get(first);
            let part = entry.and_then(|entry| entry.parts.first());
            part.map_or_else(String::new, |part| clause_part(lang, rulebook, *part))
        }
        Open::Fact(OpenFact::Complaint(_)) => say::cases_form(lang, rulebook),
        Open::Fact(OpenFact::Calls(_)) => {
            let days = unknown_days(rulebook, record).len();
            say!(
                lang,
                "{days} 个工作日的电话量",
                "Calls of {}",
                counted(days, "working day")
            )
        }
        Open::Fact(OpenFact::Sick(day)) => {
            say!(lang, "{day} 日病假", "Sick day on the {day}.")
        }
        Open::Fact(OpenFact::Sales) => say!(lang, "销售任务", "Sales target"),
    }
}

/// What is open about it, and between what it lies.
pub fn open_reason(lang: Lang, rulebook: &Rulebook, open: Open) -> String {
    match open {
        Open::Parameter(at) => {
            let name = parameter_name(lang, rulebook, at);
            let Some([value, span]) = value_and_span(lang, rulebook, at) else {
                return name.to_owned();
            };
            say!(
                lang,
                "{name}暂按 {value}，可能 {span}",
                "{name} taken as {value}, may be {span}"
            )
        }
        Open::Fact(
            OpenFact::Measure(_)
            | OpenFact::Exam
            | OpenFact::Report
            | OpenFact::Calls(_)
            | OpenFact::Sales,
        ) => {
            say!(lang, "还不知道", "not known yet")
        }
        Open::Fact(OpenFact::Cases(_, open)) => cases::open(lang, open),
        Open::Fact(OpenFact::Sick(_)) => say!(lang, "待审批", "approval pending"),
        Open::Fact(OpenFact::Entries(_)) => say!(lang, "待核实", "pending"),
        Open::Fact(OpenFact::Complaint(_)) => say!(lang, "待查", "under investigation"),
    }
}

/// As what a number is taken, and between what it lies.
pub fn value_and_span(lang: Lang, rulebook: &Rulebook, at: ParameterRef) -> Option<[String; 2]> {
    let (value, low, high) = match at.get(rulebook)? {
        AnyParameter::Points(parameter) => {
            let Range { low, high } = parameter.span();
            let unit = rulebook.unit;
            let value = amount_plain(lang, unit, parameter.value);
            (value, plain(unit, low), amount_plain(lang, unit, high))
        }
        AnyParameter::Percent(parameter) => {
            let Range { low, high } = parameter.span();
            (percent(parameter.value), low.to_string(), percent(high))
        }
        AnyParameter::Count(parameter) => {
            let Range { low, high } = parameter.span();
            let value = parameter.value.to_string();
            (value, low.to_string(), high.to_string())
        }
    };
    Some([value, format!("{low}\u{2013}{high}")])
}

/// Where on the page it's answered, as the target of a link.
pub fn open_place(record: &Record, open: Open) -> String {
    match open {
        Open::Parameter(at) => parameter_place(at),
        Open::Fact(OpenFact::Measure(id) | OpenFact::Cases(id, _)) => format!("measure-{id}"),
        Open::Fact(OpenFact::Exam) => "exam".into(),
        Open::Fact(OpenFact::Report) => "report".into(),
        Open::Fact(OpenFact::Entries(first)) => {
            let entry = record.entries.get(first);
            let part = entry.and_then(|entry| entry.parts.first());
            part.map_or_else(|| "main".into(), |part| format!("row-{part}"))
        }
        Open::Fact(OpenFact::Complaint(_)) => "complaints".into(),
        Open::Fact(OpenFact::Calls(day) | OpenFact::Sick(day)) => format!("day-{day}"),
        Open::Fact(OpenFact::Sales) => "sales".into(),
    }
}

/// What a number is, without its value.
pub fn parameter_name(lang: Lang, rulebook: &Rulebook, at: ParameterRef) -> &'static str {
    let of = |zh, en| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    match at {
        ParameterRef::PartAmount(id) => match rulebook.part(id) {
            Some((section, ..)) if section.effect == Effect::Reward => match rulebook.unit {
                Unit::Points => of("每次加分", "reward"),
                Unit::Money => of("每次奖励", "reward"),
            },
            _ if rulebook.unit == Unit::Money => of("每次罚款", "fine"),
            _ => of("每次扣分", "deduction"),
        },
        ParameterRef::PartWorth(_)
        | ParameterRef::DeadlineWorth(_)
        | ParameterRef::MeasureWorth(_) => of("本项分值", "worth"),
        ParameterRef::PerDay(_) => of("每迟一天扣分", "deduction a day"),
        ParameterRef::Step(_) => of(
            match one_way(rulebook) {
                Some(Direction::Higher) => "每低 1% 扣分",
                Some(Direction::Lower) => "每高 1% 扣分",
                None => "每差 1% 扣分",
            },
            "deduction a step",
        ),
        ParameterRef::ThresholdOf(..) => of("门槛值", "threshold"),
        ParameterRef::LevelAmount(_) => of("每件扣分", "deduction a case"),
        ParameterRef::Target(_) => of("目标值", "target"),
        ParameterRef::Quota(_) => of("每日电话量", "calls a day"),
        ParameterRef::NewQuota(_) => of("新人每日电话量", "calls a day, new staff"),
        ParameterRef::CountsFrom(_) => of("有效通话起算秒数", "seconds from which a call counts"),
        ParameterRef::MissedDay(_) => of("每缺一天罚款", "fine a missed day"),
        ParameterRef::MissingCall(_) => of("每缺一通罚款", "fine a missing call"),
        ParameterRef::Misses => of("累计次数", "misses that cost the refund"),
        ParameterRef::RewardCap => of("加分上限", "limit of rewards"),
        ParameterRef::PayShare => of("绩效占比", "share of the wage"),
        ParameterRef::BandFrom(_) => of("起点得分", "from a score of"),
        ParameterRef::BandFactor(_) => of("发放比例", "pays of the wage"),
    }
}

/// The way that all measures go; none where they go both ways.
fn one_way(rulebook: &Rulebook) -> Option<Direction> {
    let mut ways = rulebook.measures.iter().map(|measure| measure.direction);
    let first = ways.next().unwrap_or_default();
    ways.all(|way| way == first).then_some(first)
}

/// What the score is between once the first items are settled, and as what they
/// are taken to be settled: facts by changing nothing more, numbers at the value
/// that is assumed.
pub fn when_settled(
    lang: Lang,
    unit: Unit,
    holds: Holds,
    first: &[OpenItem],
    left: Range<Points>,
) -> String {
    let exact = left.is_settled();
    let left = match unit {
        Unit::Points => result_span(lang, unit, holds, left),
        Unit::Money => result_span_said(lang, unit, holds, left),
    };
    let facts = (first.iter()).filter(|item| matches!(item.what, Open::Fact(_)));
    let facts = facts.count();
    let settled = match (first.len(), facts) {
        (1, 0) => say!(
            lang,
            "第一项若照暂定的数定下来",
            "If the first is set at its assumed value"
        ),
        (1, _) => say!(
            lang,
            "第一项若查实后不再增减",
            "If the first turns out to change nothing more"
        ),
        (_, 0) => say!(
            lang,
            "前两项若都照暂定的数定下来",
            "If the first two are set at their assumed values"
        ),
        (count, facts) if count == facts => say!(
            lang,
            "前两项若查实后都不再增减",
            "If the first two turn out to change nothing more"
        ),
        _ => say!(
            lang,
            "前两项中，事实若查实后不再增减，数若照暂定的定下来",
            "If of the first two the fact turns out to change nothing more and the number is set at its assumed value"
        ),
    };
    let within = match unit {
        Unit::Points if exact => say!(
            lang,
            "{settled}，得分就是 {left}。",
            "{settled}, the score is {left}"
        ),
        Unit::Money if exact => say!(
            lang,
            "{settled}，净额就是 {left}。",
            "{settled}, the net is {left}"
        ),
        Unit::Points => say!(
            lang,
            "{settled}，得分就在 {left} 之间。",
            "{settled}, the score is within {left}"
        ),
        Unit::Money => say!(
            lang,
            "{settled}，净额就在 {left}之间。",
            "{settled}, the net is within {left}"
        ),
    };
    match (lang, first.len()) {
        (Lang::Zh, 0 | 1) => within,
        (Lang::Zh, _) => format!("{within}各项互有重叠，不能相加。"),
        (Lang::En, 0 | 1) => format!("{within}."),
        (Lang::En, _) => format!("{within}. They overlap, so they don't add up."),
    }
}

/// The range's width, at the head of the open list.
pub fn width_now(lang: Lang, unit: Unit, width: Points) -> String {
    let width = amount_plain(lang, unit, width);
    say!(lang, "区间宽 {width}", "now {width} wide")
}

/// How many items more there are.
pub fn and_more(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "另有 {count} 项影响更小。",
        "{count} more {} less.",
        agree(count, "matters", "matter")
    )
}

/// The lowest score that is possible; the most that there can be to pay, or the
/// least to receive.
pub fn at_least(lang: Lang, unit: Unit, holds: Holds, low: Points) -> String {
    let received = low > Points::ZERO || (holds.gives && !holds.takes);
    if unit == Unit::Money && received {
        let least = amount_plain(lang, unit, low);
        return say!(
            lang,
            "待定项不管怎么定，至少得 {least}",
            "At least {least} to receive, whatever the answers"
        );
    }
    if unit == Unit::Money {
        let most = amount_plain(lang, unit, -low);
        return say!(
            lang,
            "待定项不管怎么定，最多缴 {most}",
            "At most {most} to pay, whatever the answers"
        );
    }
    let low = points(unit, low);
    say!(
        lang,
        "待定项不管怎么定，至少 {low} 分",
        "At least {low}, whatever the answers"
    )
}

/// What hangs on a threshold.
pub fn outcome(lang: Lang, rulebook: &Rulebook, outcome: Outcome) -> String {
    match outcome {
        Outcome::Applies(part) => {
            let title = clause_part(lang, rulebook, part);
            let amount = ParameterRef::PartAmount(part).get(rulebook);
            let gives = rulebook
                .part(part)
                .is_some_and(|(section, ..)| section.effect == Effect::Reward);
            match amount {
                Some(AnyParameter::Points(amount)) => {
                    let signed = taken(
                        rulebook.unit,
                        if gives { amount.value } else { -amount.value },
                    );
                    format!("{title} {signed}")
                }
                _ => title,
            }
        }
        Outcome::FullBase => {
            let base = points(rulebook.unit, rulebook.base);
            say!(lang, "得分不低于 {base}", "{base} or more")
        }
        Outcome::NothingBack => say!(
            lang,
            "电话量未完成累计过多，罚款不退",
            "Calls missed too often: nothing given back"
        ),
        Outcome::Considered(consequence) => consequence_name(lang, consequence).to_owned(),
    }
}

/// Whether it's decided.
pub const fn decided(lang: Lang, decided: Decided) -> &'static str {
    match (lang, decided) {
        (Lang::Zh, Decided::Certain) => "已定",
        (Lang::Zh, Decided::Excluded) => "不会",
        (Lang::Zh, Decided::Open) => "未定",
        (Lang::En, Decided::Certain) => "certain",
        (Lang::En, Decided::Excluded) => "excluded",
        (Lang::En, Decided::Open) => "open",
    }
}

/// Instead of a width: it moves the score, but not at today's numbers.
pub const fn hidden_now(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "暂被掩住",
        Lang::En => "hidden for now",
    }
}

words! {
    /// What an entry is to a complaint.
    pub struct CauseWords: CAUSE_ZH / CAUSE_EN;

    /// Field: which entry caused it.
    caused_by = "起因" / "Caused by",
    /// Option: nobody says.
    not_said = "未指明" / "Not said",
}

/// The words of a complaint's cause.
pub const fn cause_words(lang: Lang) -> CauseWords {
    match lang {
        Lang::Zh => CAUSE_ZH,
        Lang::En => CAUSE_EN,
    }
}

/// Something that complaints put up for consideration.
pub const fn consequence_name(lang: Lang, consequence: Consequence) -> &'static str {
    let more = lang.more();
    match consequence {
        Consequence::Talk => more.talk,
        Consequence::Improvement => more.improvement,
        Consequence::Retraining => more.retraining,
        Consequence::Suspension => more.suspension,
        Consequence::Leave => more.leave,
    }
}

/// Why another reading changes nothing this month.
pub const fn unmoved(lang: Lang, unmoved: Unmoved) -> &'static str {
    match (lang, unmoved) {
        (Lang::Zh, Unmoved::NotAsked) => "本月没有用到",
        (Lang::Zh, Unmoved::SameResult) => "用到了，各种读法结果一样",
        (Lang::Zh, Unmoved::NoWage) => "只影响绩效工资，还没填岗位工资",
        (Lang::Zh, Unmoved::Year) => "只影响全年",
        (Lang::En, Unmoved::NotAsked) => "nothing this month depends on it",
        (Lang::En, Unmoved::SameResult) => "asked, but every answer gives the same",
        (Lang::En, Unmoved::NoWage) => "only about the pay, and no wage is entered",
        (Lang::En, Unmoved::Year) => "only about the year",
    }
}

/// How many readings change nothing.
pub fn readings_same(lang: Lang, unit: Unit, count: usize) -> String {
    if unit == Unit::Money {
        return say!(
            lang,
            "另有 {count} 条，换读法本月净额不变",
            "{count} more {} nothing this month",
            agree(count, "changes", "change")
        );
    }
    say!(
        lang,
        "另有 {count} 条，换读法本月得分不变",
        "{count} more {} nothing this month",
        agree(count, "changes", "change")
    )
}

fn parameter_of(lang: Lang, rulebook: &Rulebook, at: ParameterRef) -> String {
    match at {
        ParameterRef::PartAmount(id)
        | ParameterRef::PartWorth(id)
        | ParameterRef::PerDay(id)
        | ParameterRef::DeadlineWorth(id)
        | ParameterRef::Step(id)
        | ParameterRef::Quota(id)
        | ParameterRef::NewQuota(id)
        | ParameterRef::CountsFrom(id)
        | ParameterRef::MissedDay(id)
        | ParameterRef::MissingCall(id)
        | ParameterRef::ThresholdOf(id, _) => clause_part(lang, rulebook, id),
        ParameterRef::Target(id) | ParameterRef::MeasureWorth(id) => measure(lang, rulebook, id),
        ParameterRef::LevelAmount(id) => {
            let (form, level) = (
                say::cases_form(lang, rulebook),
                super::boundary::level(lang, rulebook, id),
            );
            say!(lang, "{form}：{level}", "{form}: {level}")
        }
        ParameterRef::Misses => say!(lang, "罚款退回", "Refund"),
        ParameterRef::RewardCap => lang.words().rewards.to_owned(),
        ParameterRef::PayShare => lang.words().pay.to_owned(),
        ParameterRef::BandFrom(place) | ParameterRef::BandFactor(place) => {
            let (pay, nth) = (lang.words().pay, u16::from(place) + 1);
            say!(lang, "{pay}第 {nth} 档", "{pay}, band {nth}")
        }
    }
}

fn parameter_place(at: ParameterRef) -> String {
    match at {
        ParameterRef::PartAmount(id)
        | ParameterRef::PartWorth(id)
        | ParameterRef::PerDay(id)
        | ParameterRef::DeadlineWorth(id)
        | ParameterRef::ThresholdOf(id, _) => format!("row-{id}"),
        ParameterRef::Step(_) => "measures".into(),
        ParameterRef::Target(id) | ParameterRef::MeasureWorth(id) => format!("measure-{id}"),
        ParameterRef::LevelAmount(_) => "complaints".into(),
        ParameterRef::Quota(_)
        | ParameterRef::NewQuota(_)
        | ParameterRef::CountsFrom(_)
        | ParameterRef::MissedDay(_)
        | ParameterRef::MissingCall(_) => "calendar".into(),
        ParameterRef::Misses => "sales".into(),
        ParameterRef::RewardCap
        | ParameterRef::PayShare
        | ParameterRef::BandFrom(_)
        | ParameterRef::BandFactor(_) => "main".into(),
    }
}

fn measure(lang: Lang, rulebook: &Rulebook, id: Id) -> String {
    let measure = rulebook.measure(id);
    measure.map_or_else(String::new, |measure| lang.of(&measure.title).to_owned())
}

fn clause_part(lang: Lang, rulebook: &Rulebook, part: Id) -> String {
    rulebook
        .part(part)
        .map_or_else(String::new, |(_, clause, part)| {
            let title = lang.of(&part.title);
            match lang {
                Lang::Zh => format!("{} {title}", say::clause(lang, &clause.number)),
                Lang::En => format!("{} {title}", clause.number),
            }
        })
}

words! {
    /// The fixed texts beside the sheet.
    pub struct Headings: ZH / EN;

    /// Over what is still open.
    open = "待定项" / "Still open",
    /// What its figures say.
    open_note = "定下来，区间能缩小多少分" / "points by which the range would shrink",
    /// Over what is decided.
    decided = "结果是否已定" / "Decided already?",
    /// Over the readings.
    readings = "口径" / "Interpretations",
    /// What their figures say.
    readings_note = "换一种读法，本月得多少分" / "this month's score under each",
    /// After the answer in force.
    in_force = "（现用）" / " (in force)",
    /// Between things of one kind.
    join = "、" / ", ",
}

words! {
    Headings: ZH_MONEY / EN_MONEY over ZH / EN;

    open_note = "定下来，区间能缩小多少元" / "yuan by which the range would shrink",
    readings_note = "换一种读法，本月净额多少元" / "this month's net under each, in yuan",
}

/// The fixed texts beside the sheet.
pub const fn headings(lang: Lang, unit: Unit) -> &'static Headings {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => &ZH,
        (Lang::En, Unit::Points) => &EN,
        (Lang::Zh, Unit::Money) => &ZH_MONEY,
        (Lang::En, Unit::Money) => &EN_MONEY,
    }
}
