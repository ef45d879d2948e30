//! What is wrong with a file, and where.

use super::{field_fault, say};
use crate::exchange::{FileFault, RecordFault, RecordFaultKind, Shape};
use crate::locale::Lang;
use crate::record::Fault;

/// An import's counts.
pub fn import_counts(
    lang: Lang,
    new: usize,
    different: usize,
    same: usize,
    refused: usize,
) -> String {
    say!(
        lang,
        "新增 {new}，不同 {different}，相同 {same}，拒收 {refused}",
        "{new} new, {different} different, {same} same, {refused} refused"
    )
}

/// Why a whole file can't be read.
pub fn file_fault(lang: Lang, fault: &FileFault) -> String {
    match fault {
        FileFault::NotText { at } => {
            let nth = at.saturating_add(1);
            say!(
                lang,
                "不是文本文件（第 {nth} 字节）",
                "not a text file (byte {nth})"
            )
        }
        FileFault::Empty => say!(lang, "文件是空的", "the file is empty"),
        FileFault::TooLarge { bytes, limit } => say!(
            lang,
            "文件太大：{bytes} 字节，上限 {limit}",
            "too large: {bytes} bytes, at most {limit}"
        ),
        FileFault::TooDeep {
            limit,
            line,
            column,
        } => say!(
            lang,
            "嵌套超过 {limit} 层（第 {line} 行第 {column} 列）",
            "nested deeper than {limit} (line {line}, column {column})"
        ),
        FileFault::NotJson {
            line,
            column,
            detail,
        } => say!(
            lang,
            "不是有效的 JSON（第 {line} 行第 {column} 列：{detail}）",
            "not valid JSON (line {line}, column {column}: {detail})"
        ),
        FileFault::Format { found: Some(found) } => say!(
            lang,
            "不是考核记录文件，而是 {found}",
            "not a file of records but {found}"
        ),
        FileFault::Format { found: None } => {
            say!(lang, "不是考核记录文件", "not a file of records")
        }
        FileFault::NoVersion => say!(lang, "没有写明格式版本", "no format version"),
        FileFault::NewerVersion { found, known } => say!(
            lang,
            "由更新版本的程序写成（版本 {found}，本页只认到 {known}）",
            "written by a newer version ({found}; this page knows {known})"
        ),
        FileFault::TooManyRecords { limit } => say!(
            lang,
            "记录太多，上限 {limit} 条",
            "too many records, at most {limit}"
        ),
        FileFault::Malformed(malformed) => {
            let shape = shape(lang, malformed.shape, &malformed.detail);
            at(lang, &malformed.path, &shape)
        }
    }
}

/// Where something stands, and what is wrong there. An empty path is that of
/// the file itself.
pub fn at(lang: Lang, path: &str, wrong: &str) -> String {
    let path = place(lang, path);
    say!(lang, "{path}：{wrong}", "{path}: {wrong}")
}

/// A path in a file for people; an empty one is the file itself.
pub fn place(lang: Lang, path: &str) -> &str {
    match (path.is_empty(), lang) {
        (false, _) => path,
        (true, Lang::Zh) => "文件",
        (true, Lang::En) => "the file",
    }
}

/// Why a record of a file can't be taken.
pub fn record_fault(lang: Lang, fault: &RecordFault) -> String {
    match &fault.kind {
        RecordFaultKind::Malformed {
            shape: kind,
            detail,
        } => shape(lang, *kind, detail),
        RecordFaultKind::Fact(fault) => fact_fault(lang, *fault),
        RecordFaultKind::Twin { first } => {
            let first = first + 1;
            say!(
                lang,
                "与第 {first} 条是同一坐席同一月份，内容不同",
                "same agent and month as record {first}, but different"
            )
        }
        RecordFaultKind::TwinInFile { file, first } => {
            let (file, first) = (file + 1, first + 1);
            say!(
                lang,
                "与第 {file} 个文件第 {first} 条是同一坐席同一月份，内容不同",
                "same agent and month as record {first} of file {file}, but different"
            )
        }
    }
}

/// In what way something isn't as the format has it.
pub(in crate::locale) fn shape(lang: Lang, shape: Shape, detail: &str) -> String {
    match shape {
        Shape::Missing => say!(lang, "缺少这一项", "missing"),
        Shape::Unknown => say!(lang, "格式里没有这一项", "not part of the format"),
        Shape::Twice => say!(lang, "同一项写了两次", "stands twice"),
        Shape::WrongType => say!(lang, "类型不对", "wrong type"),
        Shape::UnknownWord => say!(
            lang,
            "不是可用的词：{detail}",
            "not one of the known words: {detail}"
        ),
        Shape::Value => say!(lang, "值不对", "not a possible value"),
        Shape::Number(_) => say!(lang, "不是有效的数", "not a valid number"),
        Shape::Month => say!(lang, "不是有效的月份", "not a valid month"),
        Shape::Date => say!(lang, "不是有效日期", "not a valid date"),
        Shape::Id => say!(lang, "不是有效的代号", "not a valid id"),
        Shape::Ratio => say!(lang, "分子分母不成比例", "not a share of cases"),
    }
}

/// What is wrong with a fact of a record.
pub(in crate::locale) fn fact_fault(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::TooMany(n) => say!(lang, "超过 {n} 项", "more than {n} items"),
        Fault::Count => say!(
            lang,
            "次数要在 1 到 999 之间",
            "a count lies between 1 and 999"
        ),
        Fault::CountSum => say!(
            lang,
            "同一条合计超过 999 次",
            "one part counts more than 999 together"
        ),
        Fault::Parts => say!(
            lang,
            "没有写明条款，或同一条写了两次",
            "names no part, or one twice"
        ),
        Fault::Day => say!(
            lang,
            "日期不在当月、顺序不对或重复",
            "days out of the month, out of order or twice"
        ),
        Fault::History => say!(
            lang,
            "归档和重新打开要交替，日期不能倒退",
            "closing and reopening must alternate, and dates never go back"
        ),
        Fault::ComplaintTwice => say!(lang, "投诉编号重复", "two complaints with one id"),
        Fault::NoReason => say!(
            lang,
            "重新打开要写明原因",
            "opening it again needs a reason"
        ),
        Fault::Field(fault) => field_fault(lang, fault),
    }
}
