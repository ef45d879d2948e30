//! What the branch sets, in words: the form, the rules in use, their files.

use super::explain::row;
use super::joined::{agree, called, counted, semicolon};
use super::log_feed::{feed_words, log_summary};
use super::matter::{matter_name, matter_note, matter_value};
use super::net::{result, result_said, result_span, result_span_said};
use super::open::{open_title, parameter_name};
use super::rulebook_fault::rulebook_fault;
use super::say::{field_fault, file_fault, part, place, say};
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
use super::effect::pay_effect;

words! {
    /// The fixed texts.
    pub struct SettingWords: ZH / EN;

    /// The button that opens the form.
    set = "设定" / "Set",
    /// The same for a reading.
    choose = "选定" / "Choose",
    /// Over the form of a number.
    set_title = "本单位设定" / "Set by my branch",
    /// Over the form of a reading.
    choose_title = "选定读法" / "Choose an interpretation",
    /// The number's field.
    value = "数值" / "Value",
    /// By what it was decided.
    source = "依据" / "Source",
    /// An example of that.
    source_hint = "如：县分公司 2026 年 3 号通知" / "such as: branch notice 3 of 2026",
    /// When it was decided.
    date = "定下的日期" / "Decided on",
    /// Why a reading is chosen.
    note = "说明（可不填）" / "Note (optional)",
    /// Takes the form.
    apply = "设定" / "Set",
    /// Closes the form.
    cancel = "取消" / "Cancel",
    /// Takes a decision back.
    revoke = "撤回" / "Take back",
    /// What the form changes, and what it doesn't.
    form_hint = "只改这台设备上使用的办法，原办法不变；可以撤销，也可以导出给别人。"
        / "Changes only the rules used on this device; the rulebook itself stays. You can undo it, and export it for others.",
    /// Over the rules in use.
    rules = "使用中的办法" / "Rules in use",
    /// What scores: its hash.
    fingerprint = "规则指纹" / "Fingerprint",
    /// Over what the branch decided.
    decided = "本单位设定的" / "Set by the branch",
    /// Where it decided nothing.
    nothing_decided = "还没有设定。下面每个数、每条口径都可以按本单位的规定设定。"
        / "Nothing yet. Every number and interpretation below can be set as your branch has it.",
    /// Offers the rulebook as a file.
    save = "导出办法文件" / "Export the rulebook",
    /// Takes in a file.
    open = "导入文件…" / "Import a file…",
    /// Takes back all that was decided.
    revoke_all = "全部撤回" / "Take all back",
    /// Drops an imported rulebook.
    drop = "停用" / "Stop using",
    /// Over all rulebooks in use.
    books = "全部办法" / "All rulebooks",
    /// The one that scores the shown month.
    in_force = "本月适用" / "scores this month",
    /// Over the readings in force.
    readings = "口径：不清楚的地方怎么读" / "Interpretations: how unclear sentences are read",
    /// Over what is odd about the rulebook.
    findings = "办法自查" / "Self-check",
    /// Over the edges of the rules.
    boundaries = "界线表" / "Boundaries",
    /// Columns: the edge, just before it, at it, just after it.
    edges: [&'static str; 4] = ["界线", "之前", "正好", "之后"] / ["Edge", "Before", "At", "After"],
    /// A rulebook in the preview of an import.
    incoming = "办法文件" / "Rulebook",
    /// Takes it in use.
    take = "启用" / "Use it",
    /// Leaves it.
    leave = "不用" / "Leave it",
    /// Over in what it differs.
    differs = "与现用办法的不同" / "Differs from the rules in use in",
    /// Over what it does to the months.
    effect = "对已有月份的影响" / "What it does to the months here",
    /// Asks for the derivations in the file.
    export_lines = "连同每行的推导一起导出" / "Include each line's derivation",
    /// Over the derivations on paper.
    derivations = "推导" / "Derivations",
    /// Another tab decided on the rules too.
    conflict = "另一个标签页也改了办法。留哪一份？"
        / "Another tab changed the rules too. Which ones stay?",
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
            "Nothing odd found: every number and interpretation has an effect, and no amount is 0."
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
            texts.join(semicolon(lang))
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
    // One mark between them, also where the place is a question.
    called(lang, at.trim_end_matches(['？', '?']), &fault)
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

/// What other rules do to a month: to its score, and to its pay.
pub fn month_effect(lang: Lang, before: &Sheet, after: &Sheet) -> String {
    let (score, range) = changes(lang, before, after);
    let score = (!before.scores_as(after)).then(|| format!("{score} ({range})"));
    let both = [score, pay_effect(lang, before, after)];
    let both: Vec<String> = both.into_iter().flatten().collect();
    both.join(semicolon(lang))
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
            parameter: at,
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
        Amendment::Reading {
            reading: id,
            option,
            note,
        } => {
            let name = question(lang, rulebook, *id).to_owned();
            let option = option_title(lang, rulebook, *id, option.as_str()).to_owned();
            (name, option, note.to_string())
        }
        Amendment::Matter { matter: at, .. } => {
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
            (
                name,
                number(lang, one.unit, *a),
                number(lang, other.unit, *b),
            )
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

/// A number, with its ends where it's only assumed.
pub(super) fn number(lang: Lang, unit: Unit, parameter: Option<AnyParameter<'_>>) -> String {
    match parameter {
        Some(AnyParameter::Points(p)) => {
            ranged(amount(lang, unit, p.value), p.is_assumed(), || {
                span(lang, unit, p.span())
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

/// What a rulebook would do to so many months: so many change in their score, so
/// many more in their pay alone.
pub fn months_changed(
    lang: Lang,
    unit: Unit,
    (scores, pays): (usize, usize),
    all: usize,
) -> String {
    let money = unit == Unit::Money;
    match (all, scores, pays) {
        (0, ..) if money => say!(
            lang,
            "这里没有归它管的月份。",
            "No month here is settled by it."
        ),
        (0, ..) => say!(
            lang,
            "这里没有归它管的月份。",
            "No month here is scored by it."
        ),
        (_, 0, 0) if money => say!(
            lang,
            "归它管的 {all} 个月，净额和区间都不变。",
            "Of {} that it settles, none changes.",
            counted(all, "month")
        ),
        (_, 0, 0) => say!(
            lang,
            "归它管的 {all} 个月，得分和区间都不变。",
            "Of {} that it scores, none changes.",
            counted(all, "month")
        ),
        _ if money => say!(
            lang,
            "归它管的 {all} 个月，有 {scores} 个会变：",
            "Of {} that it settles, {scores} {}:",
            counted(all, "month"),
            agree(scores, "changes", "change")
        ),
        (.., 0) => say!(
            lang,
            "归它管的 {all} 个月，有 {scores} 个会变：",
            "Of {} that it scores, {scores} {}:",
            counted(all, "month"),
            agree(scores, "changes", "change")
        ),
        (_, 0, _) => say!(
            lang,
            "归它管的 {all} 个月，得分和区间都不变，有 {pays} 个的绩效工资会变：",
            "Of {} that it scores, no score changes, but the pay of {pays} does:",
            counted(all, "month")
        ),
        _ => say!(
            lang,
            "归它管的 {all} 个月，有 {scores} 个的得分或区间会变，另有 {pays} 个只变绩效工资：",
            "Of {} that it scores, {scores} {}, and {pays} more in pay alone:",
            counted(all, "month"),
            agree(scores, "changes", "change")
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
