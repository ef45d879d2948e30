//! What the branch sets, in words: the form, the rules in use, their files.

use super::explain::row;
use super::log_feed::{feed_words, log_summary};
use super::matter::{matter_name, matter_note, matter_value};
use super::net::{result, result_said, result_span, result_span_said};
use super::open::{open_title, parameter_name};
use super::rulebook_fault::rulebook_fault;
use super::say::{field_fault, file_fault, place, say};
use super::unit::{amount, named};
use super::{Lang, percent, points, span};
use crate::exchange::RulebookFault;
use crate::number::{Range, Unit};
use crate::record::Record;
use crate::rulebook::{
    Amendment, AnyParameter, Book, Difference, Fingerprint, Number, ParameterRef, Problem,
    ReadingId, Rulebook, SettingFault, SettingField, Subject,
};
use crate::scoring::{Open, Sheet, Step};

pub use super::effect::effect;

/// The fixed texts.
#[derive(Debug)]
pub struct SettingWords {
    /// The button that opens the form.
    pub set: &'static str,
    /// The same for a reading.
    pub choose: &'static str,
    /// Over the form of a number.
    pub set_title: &'static str,
    /// Over the form of a reading.
    pub choose_title: &'static str,
    /// The number's field.
    pub value: &'static str,
    /// By what it was decided.
    pub source: &'static str,
    /// An example of that.
    pub source_hint: &'static str,
    /// When it was decided.
    pub date: &'static str,
    /// Why a reading is chosen.
    pub note: &'static str,
    /// Takes the form.
    pub apply: &'static str,
    /// Closes the form.
    pub cancel: &'static str,
    /// Takes a decision back.
    pub revoke: &'static str,
    /// What the form changes, and what it doesn't.
    pub form_hint: &'static str,
    /// Over the rules in use.
    pub rules: &'static str,
    /// What scores: its hash.
    pub fingerprint: &'static str,
    /// Over what the branch decided.
    pub decided: &'static str,
    /// Where it decided nothing.
    pub nothing_decided: &'static str,
    /// Offers the rulebook as a file.
    pub save: &'static str,
    /// Takes in a file.
    pub open: &'static str,
    /// Takes back all that was decided.
    pub revoke_all: &'static str,
    /// Drops an imported rulebook.
    pub drop: &'static str,
    /// Over all rulebooks in use.
    pub books: &'static str,
    /// The one that scores the shown month.
    pub in_force: &'static str,
    /// Over the readings in force.
    pub readings: &'static str,
    /// Over what is odd about the rulebook.
    pub findings: &'static str,
    /// Over the edges of the rules.
    pub boundaries: &'static str,
    /// Columns: the edge, just before it, at it, just after it.
    pub edges: [&'static str; 4],
    /// A rulebook in the preview of an import.
    pub incoming: &'static str,
    /// Takes it in use.
    pub take: &'static str,
    /// Leaves it.
    pub leave: &'static str,
    /// Over in what it differs.
    pub differs: &'static str,
    /// Over what it does to the months.
    pub effect: &'static str,
    /// Asks for the derivations in the file.
    pub export_lines: &'static str,
    /// Over the derivations on paper.
    pub derivations: &'static str,
    /// Another tab decided on the rules too.
    pub conflict: &'static str,
}

/// The fixed texts.
pub const fn setting_words(lang: Lang) -> &'static SettingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Where nothing is odd about a rulebook of this unit.
pub const fn no_findings(lang: Lang, unit: Unit) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => {
            "没有发现可疑之处：不会出现表现更差反而得分更高，每项扣分不超过分值，各档相接、不重叠。"
        }
        (Lang::En, Unit::Points) => {
            "Nothing odd found: worse never scores better, no line exceeds its worth, and all scales join without overlap."
        }
        (Lang::Zh, Unit::Money) => {
            "没有发现可疑之处：每个数、每种读法都起作用，也没有一项金额为 0。"
        }
        (Lang::En, Unit::Money) => {
            "Nothing odd found: every number and reading has an effect, and no amount is 0."
        }
    }
}

/// What the table of edges shows.
pub const fn boundaries_note(lang: Lang, unit: Unit) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => "每条界线前、界线上、界线后各计多少分。",
        (Lang::En, Unit::Points) => {
            "What is given or taken just before, at and just after each edge."
        }
        (Lang::Zh, Unit::Money) => "每条界线前、界线上、界线后各多少元。",
        (Lang::En, Unit::Money) => "The yuan just before, at and just after each edge.",
    }
}

/// Where a rulebook differs from the one in use in nothing that counts.
pub const fn same(lang: Lang, unit: Unit) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => "计分上与现用办法没有不同。",
        (Lang::En, Unit::Points) => "Scores just like the rules in use.",
        (Lang::Zh, Unit::Money) => "结算上与现用办法没有不同。",
        (Lang::En, Unit::Money) => "Settles just like the rules in use.",
    }
}

/// What is set: its name and, for a number, which of the matter's numbers.
pub fn subject(lang: Lang, rulebook: &Rulebook, record: &Record, subject: Subject) -> String {
    match subject {
        Subject::Number(at) => {
            let title = open_title(lang, rulebook, record, Open::Parameter(at));
            let name = parameter_name(lang, rulebook, at);
            if title == name {
                return title;
            }
            say!(lang, "{title}：{name}", "{title}: {name}")
        }
        Subject::Reading(id) => question(lang, rulebook, id).to_owned(),
        Subject::Matter(matter) => matter_name(lang, rulebook, matter),
    }
}

/// What is in force of a number, and who says so.
pub fn now(lang: Lang, rulebook: &Rulebook, record: &Record, at: ParameterRef) -> String {
    let row = row(lang, rulebook, record, &Step::Number(at));
    let origin = row.origin.map_or("", |(_, word)| word);
    let (figure, note) = (row.figure, row.note);
    let note = match (lang, note.is_empty()) {
        (_, true) => note,
        (Lang::Zh, _) => format!("，{note}"),
        (Lang::En, _) => format!(", {note}"),
    };
    say!(
        lang,
        "现为 {figure}（{origin}{note}）",
        "now {figure} ({origin}{note})"
    )
}

/// Why the form can't be taken.
pub fn setting_fault(lang: Lang, unit: Unit, fault: &SettingFault) -> String {
    match fault {
        SettingFault::Empty(SettingField::Value) => say!(lang, "请填数值", "Enter a number"),
        SettingFault::Empty(SettingField::Text(_)) => say!(lang, "请填文字", "Enter a text"),
        SettingFault::Empty(_) => say!(
            lang,
            "请写明依据，比如哪份通知",
            "Say by what: a notice, a meeting"
        ),
        SettingFault::Field(_, fault) => field_fault(lang, *fault),
        SettingFault::Rules(problems) => {
            let texts = problems
                .iter()
                .map(|p| rulebook_fault(lang, unit, &p.fault));
            let texts: Vec<String> = texts.collect();
            texts.join(match lang {
                Lang::Zh => "；",
                Lang::En => "; ",
            })
        }
    }
}

/// A problem or finding with its place.
pub fn problem(lang: Lang, rulebook: &Rulebook, problem: &Problem) -> String {
    let at = of_path(lang, rulebook, &problem.path);
    let fault = rulebook_fault(lang, rulebook.unit, &problem.fault);
    if at.is_empty() {
        return fault;
    }
    say!(lang, "{at}：{fault}", "{at}: {fault}")
}

/// A rulebook's name and first month.
pub fn rulebook_name(lang: Lang, rulebook: &Rulebook) -> String {
    let (title, from) = (lang.of(&rulebook.title), rulebook.effective);
    say!(lang, "{title}，{from} 起", "{title}, from {from}")
}

/// The same, and what was decided on it.
pub fn book(lang: Lang, book: &Book) -> String {
    let name = rulebook_name(lang, book.rulebook());
    let own = match book.amendments().len() {
        0 => String::new(),
        n => say!(lang, "，本单位设定 {n} 项", ", {n} set by the branch"),
    };
    format!("{name}{own}")
}

/// What scored a sheet: the rulebook's name, and its fingerprint.
pub fn marked(lang: Lang, name: &str, rulebook: &Rulebook) -> String {
    let fingerprint = short_fingerprint(rulebook);
    say!(
        lang,
        "{name}，规则指纹 {fingerprint}",
        "{name}, fingerprint {fingerprint}"
    )
}

/// What other rules do to a month.
pub fn month_effect(lang: Lang, before: &Sheet, after: &Sheet) -> String {
    let (score, range) = changes(lang, before, after);
    format!("{score} ({range})")
}

/// What a rulebook scores by, short enough to compare by eye.
pub fn short_fingerprint(rulebook: &Rulebook) -> String {
    let full = Fingerprint::of(rulebook).to_string();
    full.get(..8).unwrap_or_default().to_owned()
}

/// One decision: of what, what, by what, when.
pub fn amendment(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    amendment: &Amendment,
) -> (String, String, String) {
    match amendment {
        Amendment::Parameter {
            at,
            value,
            source,
            date,
        } => {
            let value = match value {
                Number::Points(value) => amount(lang, rulebook.unit, *value),
                Number::Percent(value) => percent(*value),
                Number::Count(value) => value.to_string(),
            };
            let date = date.map(|date| format!(" {date}")).unwrap_or_default();
            let name = subject(lang, rulebook, record, Subject::Number(*at));
            (name, value, format!("{source}{date}"))
        }
        Amendment::Reading { id, option, note } => {
            let name = question(lang, rulebook, *id).to_owned();
            let option = option_title(lang, rulebook, *id, option.as_str()).to_owned();
            (name, option, note.to_string())
        }
        Amendment::Matter { at, .. } => {
            let origin = at.origin(rulebook).map(matter_note);
            let name = matter_name(lang, rulebook, *at);
            (
                name,
                matter_value(lang, rulebook, *at),
                origin.unwrap_or_default(),
            )
        }
        Amendment::Log { log, source, date } => {
            let date = date.map(|date| format!(" {date}")).unwrap_or_default();
            let name = feed_words(lang).title.to_owned();
            (name, log_summary(lang, log), format!("{source}{date}"))
        }
    }
}

/// In what two rulebooks differ: of what, in one, in the other.
pub fn difference(
    lang: Lang,
    (one, other): (&Rulebook, &Rulebook),
    record: &Record,
    difference: &Difference<'_>,
) -> (String, String, String) {
    let number = |unit: Unit, parameter: Option<AnyParameter<'_>>| match parameter {
        Some(AnyParameter::Points(p)) => {
            ranged(amount(lang, unit, p.value), p.is_assumed(), || {
                span(unit, p.span())
            })
        }
        Some(AnyParameter::Percent(p)) => {
            let Range { low, high } = p.span();
            ranged(percent(p.value), p.is_assumed(), || format!("{low}–{high}"))
        }
        Some(AnyParameter::Count(p)) => {
            let Range { low, high } = p.span();
            ranged(p.value.to_string(), p.is_assumed(), || {
                format!("{low}–{high}")
            })
        }
        None => "—".to_owned(),
    };
    let both = |name: String| (name, String::new(), String::new());
    match difference {
        Difference::Base { one: a, other: b } => {
            let name = lang.words().base.to_owned();
            (name, points(one.unit, *a), points(other.unit, *b))
        }
        Difference::Parameter {
            at,
            one: a,
            other: b,
        } => {
            let holder = if a.is_some() { one } else { other };
            let name = subject(lang, holder, record, Subject::Number(*at));
            (name, number(one.unit, *a), number(other.unit, *b))
        }
        Difference::Reading {
            id,
            one: a,
            other: b,
        } => {
            let name = question(lang, one, *id).to_owned();
            let title = |rulebook, option| option_title(lang, rulebook, *id, option).to_owned();
            (name, title(one, a), title(other, b))
        }
        Difference::Part(id) => {
            let holder = if one.part(*id).is_some() { one } else { other };
            both(part(lang, holder, *id))
        }
        Difference::Measure(id) => {
            let measure = one.measure(*id).or_else(|| other.measure(*id));
            both(measure.map_or_else(|| id.to_string(), |m| lang.of(&m.title).to_owned()))
        }
    }
}

/// Why a rulebook's file is refused: each fault with its place.
pub fn rulebook_refused(lang: Lang, fault: &RulebookFault) -> Vec<(String, String)> {
    match fault {
        RulebookFault::File(fault) => vec![(String::new(), file_fault(lang, fault))],
        RulebookFault::Problems(problems) => problems
            .iter()
            .map(|p| {
                (
                    place(lang, &p.path),
                    // It holds no rulebook, so it's of no unit yet.
                    rulebook_fault(lang, Unit::Points, &p.fault),
                )
            })
            .collect(),
    }
}

/// What a rulebook would do to the months that are here.
pub fn months_changed(lang: Lang, unit: Unit, changed: usize, all: usize) -> String {
    let money = unit == Unit::Money;
    match (all, changed) {
        (0, _) if money => say!(
            lang,
            "这里没有归它管的月份。",
            "No month here is settled by it."
        ),
        (0, _) => say!(
            lang,
            "这里没有归它管的月份。",
            "No month here is scored by it."
        ),
        (_, 0) if money => say!(
            lang,
            "归它管的 {all} 个月，净额和区间都不变。",
            "Of {all} months that it settles, none changes."
        ),
        (_, 0) => say!(
            lang,
            "归它管的 {all} 个月，得分和区间都不变。",
            "Of {all} months that it scores, none changes."
        ),
        _ if money => say!(
            lang,
            "归它管的 {all} 个月，有 {changed} 个会变：",
            "Of {all} months that it settles, {changed} change:"
        ),
        _ => say!(
            lang,
            "归它管的 {all} 个月，有 {changed} 个会变：",
            "Of {all} months that it scores, {changed} change:"
        ),
    }
}

/// Score and range, before and after.
pub(super) fn changes(lang: Lang, before: &Sheet, after: &Sheet) -> (String, String) {
    let (unit, holds) = (after.unit, before.holds.and(after.holds));
    let mixed = holds.gives;
    let score = [before, after].map(|sheet| match mixed {
        true => result_said(lang, unit, holds, sheet.score),
        false => result(lang, unit, holds, sheet.score),
    });
    let range = [before, after].map(|sheet| match mixed {
        true => result_span_said(lang, unit, holds, sheet.range),
        false => result_span(lang, unit, holds, sheet.range),
    });
    let [score, range] = [score, range].map(|[before, after]| change(before, after));
    match mixed {
        true => (score, range),
        false => (named(lang, unit, score), named(lang, unit, range)),
    }
}

pub(super) fn change(before: String, after: String) -> String {
    if before == after {
        return after;
    }
    format!("{before} → {after}")
}

fn ranged(value: String, assumed: bool, span: impl Fn() -> String) -> String {
    if assumed {
        format!("{value} ({})", span())
    } else {
        value
    }
}

fn question(lang: Lang, rulebook: &Rulebook, id: ReadingId) -> &str {
    let reading = rulebook.readings.iter().find(|reading| reading.id == id);
    reading.map_or(id.name(), |reading| lang.of(&reading.question))
}

/// An answer in the rulebook's words.
pub fn option_title<'a>(
    lang: Lang,
    rulebook: &'a Rulebook,
    id: ReadingId,
    option: &'a str,
) -> &'a str {
    let reading = rulebook.readings.iter().find(|reading| reading.id == id);
    let mut options = reading.into_iter().flat_map(|reading| &reading.options);
    let known = options.find(|known| known.id.as_str() == option);
    known.map_or(option, |known| lang.of(&known.title))
}

/// A line by its part, and by its measure or level where there are several.
pub fn line_name(
    lang: Lang,
    rulebook: &Rulebook,
    id: crate::id::Id,
    of: Option<crate::id::Id>,
) -> String {
    let part = part(lang, rulebook, id);
    let Some(of) = of else {
        return part;
    };
    let measure = rulebook.measure(of).map(|measure| lang.of(&measure.title));
    let level = || super::boundary::level(lang, rulebook, of);
    let of = measure.map_or_else(level, str::to_owned);
    say!(lang, "{part}，{of}", "{part}, {of}")
}

/// A part by clause and title.
pub fn part(lang: Lang, rulebook: &Rulebook, id: crate::id::Id) -> String {
    rulebook.part(id).map_or_else(
        || id.to_string(),
        |(_, clause, part)| format!("{} {}", clause.number, lang.of(&part.title)),
    )
}

/// The clause, measure or question that a path leads into.
fn of_path(lang: Lang, rulebook: &Rulebook, path: &str) -> String {
    let index = |name: &str| -> Option<usize> {
        let (_, rest) = path.split_once(&format!("{name}["))?;
        rest.split_once(']')?.0.parse().ok()
    };
    if let (Some(s), Some(c)) = (index("sections"), index("clauses")) {
        let section = rulebook.sections.get(s);
        let clause = section.and_then(|section| section.clauses.get(c));
        let part = clause.and_then(|clause| clause.parts.get(index("parts").unwrap_or(0)));
        return match (clause, part) {
            (Some(clause), Some(part)) => format!("{} {}", clause.number, lang.of(&part.title)),
            _ => String::new(),
        };
    }
    if let Some(measure) = index("measures").and_then(|at| rulebook.measures.get(at)) {
        return lang.of(&measure.title).to_owned();
    }
    if let Some(reading) = index("readings").and_then(|at| rulebook.readings.get(at)) {
        return lang.of(&reading.question).to_owned();
    }
    match path {
        "pay_share" => parameter_name(lang, rulebook, ParameterRef::PayShare).to_owned(),
        "reward_cap" => parameter_name(lang, rulebook, ParameterRef::RewardCap).to_owned(),
        _ => String::new(),
    }
}

const ZH: SettingWords = SettingWords {
    set: "设定",
    choose: "选定",
    set_title: "本单位设定",
    choose_title: "选定读法",
    value: "数值",
    source: "依据",
    source_hint: "如：县分公司 2026 年 3 号通知",
    date: "定下的日期",
    note: "说明（可不填）",
    apply: "设定",
    cancel: "取消",
    revoke: "撤回",
    form_hint: "只改这台设备上使用的办法，原办法不变；可以撤销，也可以导出给别人。",
    rules: "使用中的办法",
    fingerprint: "规则指纹",
    decided: "本单位设定的",
    nothing_decided: "还没有设定。下面每个数、每处释义都可以按本单位的规定设定。",
    save: "导出办法文件",
    open: "导入文件…",
    revoke_all: "全部撤回",
    drop: "停用",
    books: "全部办法",
    in_force: "本月适用",
    readings: "释义：不清楚的地方怎么读",
    findings: "办法自查",
    boundaries: "界线表",
    edges: ["界线", "之前", "正好", "之后"],
    incoming: "办法文件",
    take: "启用",
    leave: "不用",
    differs: "与现用办法的不同",
    effect: "对已有月份的影响",
    export_lines: "连同每行的推导一起导出",
    derivations: "推导",
    conflict: "另一个标签页也改了办法。留哪一份？",
};

const EN: SettingWords = SettingWords {
    set: "Set",
    choose: "Choose",
    set_title: "Set by my branch",
    choose_title: "Choose a reading",
    value: "Value",
    source: "Source",
    source_hint: "such as: branch notice 3 of 2026",
    date: "Decided on",
    note: "Note (optional)",
    apply: "Set",
    cancel: "Cancel",
    revoke: "Take back",
    form_hint: "Changes only the rules used on this device; the rulebook itself stays. You can undo it, and export it for others.",
    rules: "Rules in use",
    fingerprint: "Fingerprint",
    decided: "Set by the branch",
    nothing_decided: "Nothing yet. Every number and reading below can be set as your branch has it.",
    save: "Export the rulebook",
    open: "Import a file…",
    revoke_all: "Take all back",
    drop: "Stop using",
    books: "All rulebooks",
    in_force: "scores this month",
    readings: "Readings: how unclear sentences are read",
    findings: "Self-check",
    boundaries: "Boundaries",
    edges: ["Edge", "Before", "At", "After"],
    incoming: "Rulebook",
    take: "Use it",
    leave: "Leave it",
    differs: "Differs from the rules in use in",
    effect: "What it does to the months here",
    export_lines: "Include each line's derivation",
    derivations: "Derivations",
    conflict: "Another tab changed the rules too. Which ones stay?",
};
