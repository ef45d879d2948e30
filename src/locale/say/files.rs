//! What is wrong with a file, and where.

use super::places::{expected, place};
use super::{field_fault, say};
use crate::exchange::{Broken, Encoding, FileFault, RecordFault, RecordFaultKind, Shape};
use crate::locale::Lang;
use crate::locale::joined::counted;
use crate::number::NumberError;
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
        FileFault::Gone => say!(
            lang,
            "文件读不出来，可能已被移动或修改。请重新选择。",
            "The file can't be read: it may have been moved or changed. Please choose it again."
        ),
        FileFault::NotText { at } => {
            let nth = at.saturating_add(1);
            say!(
                lang,
                "不是文本文件（第 {nth} 字节读不出文字）",
                "not a text file (byte {nth} is no text)"
            )
        }
        FileFault::Encoded(encoding) => {
            let name = encoding_name(lang, *encoding);
            say!(
                lang,
                "文字编码是 {name}，请在编辑软件里另存为 UTF-8",
                "written in {name}: save it as UTF-8 in its editor"
            )
        }
        FileFault::Table => say!(
            lang,
            "这是表格。表格只用来看和打印，导回数据要用“导出”存下的 .json 文件",
            "a table: tables are for reading, what comes back in is the .json file that the export saves"
        ),
        FileFault::Empty => say!(lang, "文件是空的", "the file is empty"),
        FileFault::Link => say!(
            lang,
            "链接不完整、被改过，或来自更新的版本。请让对方重发，或改发文件。",
            "The link is cut off, changed, or of a later version. Ask for it again, or for the file."
        ),
        FileFault::NoLinks => say!(
            lang,
            "这个浏览器打不开链接里的内容，请让对方发文件。",
            "This browser can't open what is in a link. Ask for the file."
        ),
        FileFault::TooLarge { bytes, limit } => say!(
            lang,
            "文件太大：{bytes} 字节，上限 {limit}",
            "too large: {}, at most {limit}",
            counted(bytes, "byte")
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
        } => {
            let why = broken(lang, Broken::of(detail));
            say!(
                lang,
                "第 {line} 行第 {column} 列：{why}",
                "line {line}, column {column}: {why}"
            )
        }
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
            let shape = shape(lang, malformed.shape, &malformed.path, &malformed.detail);
            at(lang, &malformed.path, &shape)
        }
    }
}

/// What an office editor calls an encoding.
const fn encoding_name(lang: Lang, encoding: Encoding) -> &'static str {
    match (encoding, lang) {
        (Encoding::Utf8, _) => "UTF-8",
        (Encoding::Utf16Le | Encoding::Utf16Be, Lang::Zh) => "UTF-16（“Unicode”）",
        (Encoding::Utf16Le | Encoding::Utf16Be, Lang::En) => "UTF-16 (“Unicode”)",
        (Encoding::Gb18030, Lang::Zh) => "GBK（“ANSI”）",
        (Encoding::Gb18030, Lang::En) => "GBK (“ANSI”)",
    }
}

/// That a file is read though it isn't in UTF-8.
pub fn read_as(lang: Lang, file: &str, encoding: Encoding) -> String {
    let name = encoding_name(lang, encoding);
    say!(
        lang,
        "{file} 按 {name}读出，请核对姓名和说明没有乱码；下次请存为 UTF-8",
        "{file} was read as {name}: see that names and notes are right; save it as UTF-8 next time"
    )
}

fn broken(lang: Lang, broken: Broken) -> String {
    match broken {
        Broken::CutOff => say!(
            lang,
            "文件到这里就断了，没有写完；请重新导出或重新拷贝",
            "the file ends here before it is complete: export or copy it once more"
        ),
        Broken::HalfCharacter => say!(
            lang,
            "有一个字只写了一半（\\ud800 一类），请改正这个字再导入",
            "half of a character (such as \\ud800): put that character right"
        ),
        Broken::Control => say!(
            lang,
            "引号里有换行或看不见的控制字符，请删去",
            "a line break or control character within quotes: remove it"
        ),
        Broken::More => say!(
            lang,
            "文件写完之后还有多余的内容，请删去",
            "something follows after the end: remove it"
        ),
        Broken::Otherwise => say!(
            lang,
            "这里不合 JSON 的写法，可能多了或少了引号、逗号或括号",
            "not as JSON is written: perhaps a quote, comma or bracket too many or too few"
        ),
    }
}

/// Where something stands, and what is wrong there. An empty path is that of
/// the file itself.
pub fn at(lang: Lang, path: &str, wrong: &str) -> String {
    let path = place(lang, path);
    say!(lang, "{path}：{wrong}", "{path}: {wrong}")
}

/// Why a record of a file can't be taken.
pub fn record_fault(lang: Lang, fault: &RecordFault) -> String {
    match &fault.kind {
        RecordFaultKind::Malformed {
            shape: kind,
            detail,
        } => shape(lang, *kind, &fault.path, detail),
        RecordFaultKind::Fact(fault) => fact_fault(lang, *fault),
        RecordFaultKind::Twin { first } => {
            let first = first + 1;
            twin(lang, &say!(lang, "第 {first} 条", "record {first}"))
        }
        RecordFaultKind::TwinInFile { file, first } => {
            let (file, first) = (file + 1, first + 1);
            let first = say!(
                lang,
                "第 {file} 个文件第 {first} 条",
                "record {first} of file {file}"
            );
            twin(lang, &first)
        }
    }
}

/// The same where a place is all that is known of the first one.
pub fn twin_at(lang: Lang, place: &str) -> String {
    twin(lang, &say!(lang, "“{place}”", "{place}"))
}

fn twin(lang: Lang, first: &str) -> String {
    say!(
        lang,
        "与{first}是同一坐席同一月份，内容不同",
        "same agent and month as {first}, but different"
    )
}

/// In what way something isn't as the format has it, and what it has to be.
pub(in crate::locale) fn shape(lang: Lang, shape: Shape, path: &str, detail: &str) -> String {
    let wrong = match shape {
        Shape::Missing => say!(lang, "缺少这一项", "missing"),
        Shape::Unknown => say!(
            lang,
            "本页不认识这一项，可能写错了名字",
            "not part of the format; perhaps its name is wrong"
        ),
        Shape::Twice => say!(
            lang,
            "同一项写了两次，请删去一处",
            "stands twice: remove one of the two"
        ),
        Shape::WrongType => say!(lang, "写法不对", "not written as it has to be"),
        Shape::UnknownWord => say!(
            lang,
            "不是可用的词：{detail}",
            "not one of the known words: {detail}"
        ),
        Shape::Value => say!(lang, "值不对", "not a possible value"),
        Shape::Number(NumberError::TooPrecise(n)) => {
            say!(lang, "小数最多 {n} 位", "at most {}", counted(n, "decimal"))
        }
        Shape::Number(NumberError::TooLarge) => say!(lang, "数太大", "too large"),
        Shape::Number(NumberError::NotANumber) => say!(lang, "不是数字", "not a number"),
        Shape::Month => say!(lang, "不是有效的月份", "not a valid month"),
        Shape::Date => say!(lang, "不是有效日期", "not a valid date"),
        Shape::Id => say!(
            lang,
            "代号只能用小写字母、数字、下划线和连字符",
            "an id has small letters, digits, underscores and hyphens only"
        ),
        Shape::Ratio => say!(
            lang,
            "分子不能大于分母，分母最多 9999999",
            "the numerator is at most the denominator, and that at most 9999999"
        ),
    };
    let expects = matches!(
        shape,
        Shape::Missing | Shape::WrongType | Shape::Month | Shape::Date
    ) || shape == Shape::Number(NumberError::NotANumber);
    let expected = expected(lang, path);
    match expects && !expected.is_empty() {
        true => say!(lang, "{wrong}，{expected}", "{wrong}; {expected}"),
        false => wrong,
    }
}

/// What is wrong with a fact of a record.
pub(in crate::locale) fn fact_fault(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::TooMany(n) => say!(lang, "超过 {n} 项", "more than {}", counted(n, "item")),
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
        Fault::NoSuchComplaint => say!(
            lang,
            "指向的个案不在这个月的记录里",
            "names a case that isn't in the month"
        ),
        Fault::CausedTwice => say!(lang, "两条记录指向同一件个案", "two entries name one case"),
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
        Fault::ComplaintTwice => say!(lang, "个案编号重复", "two cases with one id"),
        Fault::NoReason => say!(
            lang,
            "重新打开和更正都要写明原因",
            "opening it again, or correcting something, needs a reason"
        ),
        Fault::CorrectsLater => say!(
            lang,
            "只能更正更早的月份",
            "only an earlier month can be corrected"
        ),
        Fault::CorrectsNothing => say!(
            lang,
            "更正的分数是 0，或大得不合理",
            "a correction by nothing, or beyond all measure"
        ),
        Fault::Field(fault) => field_fault(lang, fault),
    }
}
