//! The consultation log in words, and as a table for office spreadsheets.

use super::Lang;
use super::joined::counted;
use super::say::{say, shape};
use crate::exchange::{Cell, FileFault, LogEntryFault, LogEntryFaultKind, csv_lines};
use crate::id::Id;
use crate::log::{FollowUp, LogEntry, LogFault, Outcome, PrivateKind};
use crate::rulebook::LogRules;

/// What became of a consultation.
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match (lang, outcome) {
        (Lang::Zh, Outcome::Unknown) => "尚无结果",
        (Lang::Zh, Outcome::SolvedOnline) => "在线解决",
        (Lang::Zh, Outcome::Dispatched) => "派单处理",
        (Lang::Zh, Outcome::Escalated) => "升级投诉",
        (Lang::En, Outcome::Unknown) => "Not known yet",
        (Lang::En, Outcome::SolvedOnline) => "Solved online",
        (Lang::En, Outcome::Dispatched) => "Dispatched",
        (Lang::En, Outcome::Escalated) => "Escalated as a complaint",
    }
}

/// Whether a customer is called back, and what was said then.
pub const fn follow_up(lang: Lang, follow_up: FollowUp) -> &'static str {
    match (lang, follow_up) {
        (Lang::Zh, FollowUp::NonePlanned) => "不回访",
        (Lang::Zh, FollowUp::Due) => "待回访",
        (Lang::Zh, FollowUp::Satisfied) => "满意",
        (Lang::Zh, FollowUp::NotSatisfied) => "不满意",
        (Lang::Zh, FollowUp::NotReached) => "未联系上",
        (Lang::En, FollowUp::NonePlanned) => "None planned",
        (Lang::En, FollowUp::Due) => "Due",
        (Lang::En, FollowUp::Satisfied) => "Satisfied",
        (Lang::En, FollowUp::NotSatisfied) => "Not satisfied",
        (Lang::En, FollowUp::NotReached) => "Not reached",
    }
}

/// What something private looks like.
pub const fn private_kind(lang: Lang, kind: PrivateKind) -> &'static str {
    match (lang, kind) {
        (Lang::Zh, PrivateKind::Mobile) => "手机号码",
        (Lang::Zh, PrivateKind::Landline) => "固定电话号码",
        (Lang::Zh, PrivateKind::Identity) => "身份证号",
        (Lang::Zh, PrivateKind::BankCard) => "银行卡号",
        (Lang::Zh, PrivateKind::Email) => "电子邮箱",
        (Lang::En, PrivateKind::Mobile) => "a mobile number",
        (Lang::En, PrivateKind::Landline) => "a landline number",
        (Lang::En, PrivateKind::Identity) => "an identity number",
        (Lang::En, PrivateKind::BankCard) => "a bank card number",
        (Lang::En, PrivateKind::Email) => "an e-mail address",
    }
}

/// The hint beside a text that seems to hold something private.
pub fn private_hint(lang: Lang, kind: PrivateKind) -> String {
    let kind = private_kind(lang, kind);
    say!(
        lang,
        "这里像是有{kind}。台账里不记客户的个人信息，请删去或遮住。",
        "This looks like {kind}. Please keep customers' personal details out of the log."
    )
}

/// What is wrong with a field of an entry.
pub fn log_fault(lang: Lang, fault: LogFault) -> String {
    match fault {
        LogFault::Blank => say!(lang, "不能空着", "it can't be left empty"),
        LogFault::TooLong(n) => say!(
            lang,
            "超过 {n} 个字",
            "more than {}",
            counted(n, "character")
        ),
    }
}

/// Why an entry of a file can't be taken.
pub fn log_entry_fault(lang: Lang, fault: &LogEntryFault) -> String {
    match &fault.kind {
        LogEntryFaultKind::Malformed {
            shape: kind,
            detail,
        } => shape(lang, *kind, &fault.path, detail),
        LogEntryFaultKind::Entry(fault) => log_fault(lang, *fault),
        LogEntryFaultKind::TooLarge { limit } => {
            say!(
                lang,
                "超过 {limit} 字节",
                "more than {}",
                counted(limit, "byte")
            )
        }
        LogEntryFaultKind::Twin { first } => {
            let first = first + 1;
            say!(
                lang,
                "与第 {first} 条的编号相同，内容不同",
                "same key as entry {first}, but different"
            )
        }
    }
}

/// Why a file of the log is refused.
pub fn log_file_fault(lang: Lang, fault: &FileFault) -> String {
    match fault {
        FileFault::Format { found: Some(found) } => say!(
            lang,
            "不是咨询台账文件，而是 {found}",
            "not a file of the log but {found}"
        ),
        FileFault::Format { found: None } => {
            say!(lang, "不是咨询台账文件", "not a file of the log")
        }
        FileFault::TooManyRecords { limit } => {
            say!(
                lang,
                "超过 {limit} 条记录",
                "more than {}",
                counted(limit, "entry")
            )
        }
        other => super::say::file_fault(lang, other),
    }
}

const HEADINGS: [[&str; 2]; 9] = [
    ["日期", "Date"],
    ["渠道", "Channel"],
    ["类别", "Category"],
    ["客户问题", "Question"],
    ["答复", "Answer"],
    ["处理结果", "Result"],
    ["回访结果", "Follow-up"],
    ["案例标题", "Case"],
    ["标准答复", "Standard answer"],
];

/// What an entry's fields are called, in the table's order.
pub fn log_headings(lang: Lang) -> [&'static str; 9] {
    HEADINGS.map(|[zh, en]| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// The first piece of the log as CSV: the byte order mark and the headings.
pub fn log_csv_head(lang: Lang) -> String {
    crate::exchange::write_csv(&[log_headings(lang).map(Cell::text).to_vec()])
}

/// A further piece: a line for each entry. Names that the rulebook doesn't
/// list stand as they are.
pub fn log_csv_rows<'a>(
    lang: Lang,
    rules: Option<&LogRules>,
    entries: impl IntoIterator<Item = &'a LogEntry>,
) -> String {
    let rows = entries.into_iter().map(|entry| row(lang, rules, entry));
    csv_lines(&rows.collect::<Vec<_>>())
}

fn row(lang: Lang, rules: Option<&LogRules>, entry: &LogEntry) -> Vec<Cell> {
    let cell = |text: String| match text.as_str() {
        "" => Cell::Empty,
        _ => Cell::Text(text),
    };
    let mut row = log_fields(lang, rules, entry).map(cell);
    row[0] = Cell::Day(entry.date);
    row.to_vec()
}

/// An entry's fields as people read them, in the table's order.
pub fn log_fields(lang: Lang, rules: Option<&LogRules>, entry: &LogEntry) -> [String; 9] {
    let case = entry.case.as_ref();
    [
        entry.date.to_string(),
        channel(lang, rules, entry),
        category(lang, rules, entry),
        entry.question.clone(),
        entry.answer.clone(),
        outcome(lang, entry.result).to_owned(),
        follow_up(lang, entry.follow_up).to_owned(),
        case.map_or_else(String::new, |case| case.title.clone()),
        case.map_or_else(String::new, |case| case.answer.clone()),
    ]
}

/// How the customer came, by the rulebook's name for it.
pub fn channel(lang: Lang, rules: Option<&LogRules>, entry: &LogEntry) -> String {
    channel_name(lang, rules, entry.channel)
}

/// What a customer came for, by the rulebook's name for it.
pub fn category(lang: Lang, rules: Option<&LogRules>, entry: &LogEntry) -> String {
    category_name(lang, rules, entry.category)
}

/// A channel's name; one that isn't listed stands by its id.
pub fn channel_name(lang: Lang, rules: Option<&LogRules>, id: Id) -> String {
    let found = rules.and_then(|rules| rules.channel(id));
    found.map_or(id.to_string(), |found| lang.of(&found.title).to_owned())
}

/// A category's name; one that isn't listed stands by its id.
pub fn category_name(lang: Lang, rules: Option<&LogRules>, id: Id) -> String {
    let found = rules.and_then(|rules| rules.category(id));
    found.map_or(id.to_string(), |found| lang.of(&found.title).to_owned())
}
