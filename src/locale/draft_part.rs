//! What parts of a rulebook that is being written are called.

use super::Lang;
use super::book::{each, param, word};
use super::book_kept::issued;
use super::book_line::{kind_name, option_name, scale_said};
use super::draft::draft_words;
use super::say::say;
use crate::calendar::Date;
use crate::draft::{GivesKind, OriginKind, Role, ScaleKind, SourceKind};
use crate::id::Id;
use crate::language::{Document, Gives, Line, Param, Pool, Source, Value, When};
use crate::plan::{Filling, Under};
use crate::rulebook::{Origin, PlainOrigin};

words! {
    /// The fixed texts.
    struct PartWords: ZH / EN;

    gives: [&'static str; 7] = ["按次", "每次在限度内选", "每次照实填", "按第几次", "查计分尺", "数值本身", "固定"]
        / ["Each time", "Chosen within limits", "As it was", "By how many", "By a scale", "A figure itself", "Fixed"],
    scales: [&'static str; 5] = ["按步", "分档", "两点之间按直线", "分段比例", "一个比例"]
        / ["By steps", "By bands", "A line between two points", "Rates by band", "One rate"],
    sources: [&'static str; 20] = ["手填", "手填一列（按天、按通）", "相除", "相加减", "相乘", "数事项次数", "迟了几天", "取自一个结果", "按另一个数查计分尺", "另一个数舍入", "定数", "一列的平均", "一列的合计", "一列的最小", "一列的最大", "一列各差多少", "一列超过几个", "取自以前的月份", "取自全组", "取自咨询台账"]
        / ["By hand", "By hand, a list (by day, by call)", "A quotient", "A sum or difference", "A product", "Counted events", "Days late", "A result", "A scale of another figure", "Another figure, rounded", "A fixed number", "Mean of a list", "Sum of a list", "Least of a list", "Most of a list", "Shortfall of each of a list", "How many of a list lie above", "From earlier months", "From the team", "From the consultation log"],
    origins: [&'static str; 3] = ["文件载明", "本单位", "暂定"] / ["Stated", "Set here", "Assumed"],
}

const fn words(lang: Lang) -> &'static PartWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

fn nth<T: PartialEq>(all: &[T], of: &T) -> usize {
    all.iter().position(|one| one == of).unwrap_or_default()
}

/// How a line counts.
pub fn gives_name(lang: Lang, kind: GivesKind) -> &'static str {
    words(lang).gives[nth(&GivesKind::ALL, &kind)]
}

/// The shape of a scale.
pub fn scale_name(lang: Lang, kind: ScaleKind) -> &'static str {
    words(lang).scales[nth(&ScaleKind::ALL, &kind)]
}

/// Where a value comes from.
pub fn source_name(lang: Lang, kind: SourceKind) -> &'static str {
    words(lang).sources[nth(&SourceKind::ALL, &kind)]
}

/// Who says a number.
pub fn origin_name(lang: Lang, kind: OriginKind) -> &'static str {
    words(lang).origins[nth(&OriginKind::ALL, &kind)]
}

/// What a number is to its part.
pub fn role_name(lang: Lang, role: Role) -> String {
    let all = draft_words(lang);
    let band = |nth: usize| nth + 1;
    match role {
        Role::Worth => all.worth.to_owned(),
        Role::Floor => all.floor.to_owned(),
        Role::Cap => all.cap.to_owned(),
        Role::Weight => all.weight.to_owned(),
        Role::Factor(0) => all.factor.to_owned(),
        Role::Factor(nth) => format!("{} {}", all.factor, nth + 1),
        Role::Amount => say!(lang, "每次", "each"),
        Role::ChoiceLow => say!(lang, "限度一端", "one limit"),
        Role::ChoiceHigh => say!(lang, "限度另一端", "the other limit"),
        Role::Target => say!(lang, "目标", "target"),
        Role::Each => say!(lang, "每步多长", "length of a step"),
        Role::StepAmount => say!(lang, "每步", "for a step"),
        Role::BandFrom(nth) => {
            let nth = band(nth);
            say!(lang, "第 {nth} 档起点", "start of band {nth}")
        }
        Role::BandTo(nth) => {
            let nth = band(nth);
            say!(lang, "第 {nth} 档终点", "end of band {nth}")
        }
        Role::BandAmount(nth) => {
            let nth = band(nth);
            say!(lang, "第 {nth} 档", "band {nth}")
        }
        Role::LineFrom => say!(lang, "直线低端", "lower end"),
        Role::LineFromGives => say!(lang, "低端得", "at the lower end"),
        Role::LineTo => say!(lang, "直线高端", "higher end"),
        Role::LineToGives => say!(lang, "高端得", "at the higher end"),
        Role::Below => say!(lang, "低于低端", "below it"),
        Role::Above => say!(lang, "高于高端", "above it"),
        Role::TierFrom(nth) => {
            let nth = band(nth);
            say!(lang, "第 {nth} 段起点", "start of part {nth}")
        }
        Role::TierRate(nth) => {
            let nth = band(nth);
            say!(lang, "第 {nth} 段比例", "rate of part {nth}")
        }
        Role::Price => say!(lang, "比例", "rate"),
        Role::Least => say!(lang, "最小可能", "least possible"),
        Role::Most => say!(lang, "最大可能", "most possible"),
        Role::Lapsed => say!(lang, "没有时按", "where there is none"),
        Role::Fixed => say!(lang, "定数", "fixed"),
        Role::DueDay => say!(lang, "最迟几号", "last day"),
        Role::Asked => say!(lang, "应有", "should be"),
        Role::Norm(_) => say!(lang, "另一标准", "by another norm"),
        Role::Than => say!(lang, "超过", "above"),
        Role::GradeFrom(nth) => {
            let nth = band(nth);
            say!(lang, "第 {nth} 级起点", "start of grade {nth}")
        }
        Role::GradeNeeds(..) => say!(lang, "条件", "condition"),
        Role::MoveThan(_) => say!(lang, "升降条件", "what moves it"),
    }
}

/// What a number is to its part, and under which answer.
pub fn number_name(lang: Lang, document: &Document, role: Role, answer: Option<When>) -> String {
    let role = role_name(lang, role);
    match answer {
        None => role,
        Some(when) => {
            let answer = answer_name(lang, document, when);
            say!(lang, "{role}（{answer}）", "{role} ({answer})")
        }
    }
}

/// An answer to a question, in words.
pub fn answer_name(lang: Lang, document: &Document, when: When) -> String {
    let mut readings = document.readings.iter();
    let reading = readings.find(|reading| reading.id == when.reading);
    let mut options = reading.into_iter().flat_map(|reading| &reading.options);
    options
        .find(|option| option.id == when.is)
        .map_or_else(|| when.is.to_string(), |option| option_name(lang, option))
}

/// Who says something that is no number.
pub fn said_by(lang: Lang, origin: &PlainOrigin) -> String {
    match origin {
        PlainOrigin::Stated => origin_name(lang, OriginKind::Stated).to_owned(),
        PlainOrigin::Assumed => origin_name(lang, OriginKind::Assumed).to_owned(),
        PlainOrigin::Set(by) => decided(lang, &by.source, by.date),
    }
}

/// Who says a number.
pub fn number_by(lang: Lang, number: &Param) -> String {
    match &number.0.origin {
        Origin::Stated => origin_name(lang, OriginKind::Stated).to_owned(),
        Origin::Assumed { .. } => origin_name(lang, OriginKind::Assumed).to_owned(),
        Origin::Set { source, date } => decided(lang, source, *date),
    }
}

/// What is said of a rulebook as a whole: who made it, when it was adopted and made known, and
/// who says from when it's in force.
pub fn card_said(lang: Lang, document: &Document) -> Vec<String> {
    let mut all = issued(lang, document);
    if !document.effective_origin.is_stated() {
        let by = said_by(lang, &document.effective_origin);
        all.push(say!(lang, "起用月份：{by}", "in force from then: {by}"));
    }
    all
}

/// A value, a kind of event or an audience by its name in records.
pub fn part_called(lang: Lang, document: &Document, id: Id) -> String {
    let mut values = document.values.iter();
    if let Some(value) = values.find(|value| value.id == id) {
        return word(lang, &value.title).to_owned();
    }
    let mut audiences = document.audiences.iter();
    match audiences.find(|of| of.id == id) {
        Some(of) => word(lang, &of.title).to_owned(),
        None => kind_name(lang, document, id),
    }
}

/// By what and when the branch decided something.
pub fn decided(lang: Lang, source: &str, date: Option<Date>) -> String {
    let name = origin_name(lang, OriginKind::Set);
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let by = format!("{source} {date}");
    match by.trim() {
        "" => name.to_owned(),
        by => say!(lang, "{name}：{by}", "{name}: {by}"),
    }
}

/// A clause by its number and name.
pub fn clause_name(lang: Lang, line: &Line) -> String {
    let name = format!("{} {}", &*line.number, word(lang, &line.title));
    name.trim().to_owned()
}

/// What a line says, in short.
pub fn line_said(lang: Lang, document: &Document, line: &Line, unit: &str) -> String {
    let nothing = Filling::default();
    let under = Under(document, &nothing);
    let value = |id: Id| document.values.iter().find(|value| value.id == id);
    let title = |id: Id| {
        value(id)
            .map_or("", |value| word(lang, &value.title))
            .to_owned()
    };
    match &line.gives {
        Gives::Fixed(amount) => param(lang, amount),
        Gives::Value(id) => title(*id),
        Gives::Events(events) => each(lang, &events.amount, unit),
        Gives::Scale(id, scale) => {
            let unit = value(*id).map_or("", |value| &*value.unit);
            let (title, said) = (title(*id), scale_said(lang, &under, scale, unit));
            say!(lang, "{title}：{said}", "{title}: {said}")
        }
    }
}

/// What a group holds to, in short.
pub fn pool_said(lang: Lang, document: &Document, pool: &Pool) -> String {
    let nothing = Filling::default();
    let under = Under(document, &nothing);
    let all = draft_words(lang);
    let mut parts = Vec::new();
    if !pool.worth.value().is_zero() {
        parts.push(format!("{} {}", all.worth, param(lang, &pool.worth)));
    }
    for (name, by) in [(all.floor, &pool.floor), (all.cap, &pool.cap)] {
        let number = by.as_ref().and_then(|by| under.word(by));
        parts.extend(number.map(|number| format!("{name} {}", param(lang, &number))));
    }
    if let Some(weight) = &pool.weight {
        parts.push(format!("{} {}", all.weight, param(lang, weight)));
    }
    let and = say!(lang, "，", ", ");
    parts.join(&and)
}

/// What a value is, in short.
pub fn value_said(lang: Lang, document: &Document, value: &Value) -> String {
    let from = source_name(lang, source_kind(&value.from));
    let said = match &*value.unit {
        "" => from.to_owned(),
        unit => say!(lang, "{from}，{unit}", "{from}, {unit}"),
    };
    match value.when {
        None => said,
        Some(when) => {
            let answer = answer_name(lang, document, when);
            say!(lang, "{said}（{answer}）", "{said} ({answer})")
        }
    }
}

/// Which kind a source is.
pub const fn source_kind(from: &Source) -> SourceKind {
    match from {
        Source::Typed => SourceKind::Typed,
        Source::Each => SourceKind::Each,
        Source::Quotient { .. } => SourceKind::Quotient,
        Source::Sum { .. } => SourceKind::Sum,
        Source::Product { .. } => SourceKind::Product,
        Source::Mean(_) => SourceKind::Mean,
        Source::All(_) => SourceKind::All,
        Source::Least(_) => SourceKind::Least,
        Source::Most(_) => SourceKind::Most,
        Source::Count(_) => SourceKind::Count,
        Source::Total(_) => SourceKind::Total,
        Source::Fixed(_) => SourceKind::Fixed,
        Source::Late { .. } => SourceKind::Late,
        Source::Short { .. } => SourceKind::Short,
        Source::Above { .. } => SourceKind::Above,
        Source::Scaled(..) => SourceKind::Scaled,
        Source::Rounded { .. } => SourceKind::Rounded,
        Source::Earlier { .. } => SourceKind::Earlier,
        Source::Team { .. } => SourceKind::Team,
        Source::Log(_) => SourceKind::Log,
    }
}
