//! Tables that come in: what they are, why a column is taken for something, what is
//! asked, and why a cell isn't taken.

use super::joined::counted;
use super::say::{field_fault, field_name, say};
use super::{Lang, name};
use crate::record::{Field, FieldFault};
use crate::rulebook::Rulebook;
use crate::table::{
    Kind, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_TABLE_BYTES, MAX_TABLE_UNPACKED,
    Question, Refusal, RefusedCell, Skipped, TableFault, Target, Who, Why, letters,
};

/// Why a whole table can't be read.
pub fn table_fault(lang: Lang, fault: &TableFault) -> String {
    match fault {
        TableFault::Empty => say!(lang, "文件是空的。", "The file is empty."),
        TableFault::NoTable => say!(
            lang,
            "里面没有表格。能读的是 .xlsx、.ods、.xls 和 .csv。",
            "There is no table in it. What is read are .xlsx, .ods, .xls and .csv."
        ),
        TableFault::WebPage => say!(
            lang,
            "这是网页，只是名字像表格。请用表格软件打开，另存为 .xlsx 再导入。",
            "This is a web page under a table's name. Open it in a spreadsheet and save it as .xlsx."
        ),
        TableFault::Binary => say!(
            lang,
            "这是 .xlsb 二进制工作簿，请另存为 .xlsx 再导入。",
            "This is a binary workbook (.xlsb). Please save it as .xlsx."
        ),
        TableFault::Old => say!(
            lang,
            "这是 Excel 97 之前的旧格式，请另存为 .xlsx 再导入。",
            "This workbook is older than Excel 97. Please save it as .xlsx."
        ),
        TableFault::Password => say!(
            lang,
            "工作簿有密码，读不了。请去掉密码后另存一份。",
            "The workbook has a password. Please save a copy without it."
        ),
        TableFault::Broken(kind) => {
            let kind = kind_name(*kind);
            say!(
                lang,
                "{kind} 文件已损坏或不完整，请重新导出，或在表格软件里打开后另存。",
                "The {kind} file is damaged or cut off. Export it again, or open it in a spreadsheet and save it anew."
            )
        }
        TableFault::TooLarge { bytes } => {
            let (have, most) = (bytes >> 20, MAX_TABLE_BYTES >> 20);
            say!(
                lang,
                "文件太大：{have} MB，上限 {most} MB。",
                "Too large: {have} MB, at most {most} MB."
            )
        }
        TableFault::Unpacks => {
            let most = MAX_TABLE_UNPACKED >> 20;
            say!(
                lang,
                "解开后超过 {most} MB，不读了。",
                "It unpacks to more than {most} MB and isn't read."
            )
        }
        TableFault::TooManySheets => say!(
            lang,
            "工作表超过 {MAX_SHEETS} 张，请只留要导入的。",
            "More than {MAX_SHEETS} sheets. Please keep those to import."
        ),
        TableFault::TooWide { sheet } => {
            let (sheet, last) = (name(lang, sheet), letters(MAX_COLUMNS - 1));
            say!(
                lang,
                "工作表“{sheet}”有内容在 {last} 列之后，太宽了。",
                "Sheet “{sheet}” has something beyond column {last}: too wide."
            )
        }
        TableFault::TooManyRows { sheet } => {
            let sheet = name(lang, sheet);
            say!(
                lang,
                "工作表“{sheet}”超过 {MAX_ROWS} 行，请分开导入。",
                "Sheet “{sheet}” has more than {MAX_ROWS} rows. Please import it in parts."
            )
        }
        TableFault::TooManyCells => say!(
            lang,
            "有内容的单元格超过 {MAX_CELLS} 个，请分开导入。",
            "More than {MAX_CELLS} cells hold something. Please import it in parts."
        ),
        TableFault::Nothing => say!(lang, "表里什么也没有。", "No cell holds anything."),
    }
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Xlsx => ".xlsx",
        Kind::Ods => ".ods",
        Kind::Xls => ".xls",
        Kind::Separated => ".csv",
    }
}

/// What a column is for.
pub fn target(lang: Lang, rulebook: &Rulebook, target: Target) -> String {
    let measure = |id| rulebook.measure(id).map_or("", |m| lang.of(&m.title));
    match target {
        Target::Agent => say!(lang, "坐席", "Agent"),
        Target::Mark => say!(
            lang,
            "考试成绩（名次由此算出）",
            "Exam mark (places follow)"
        ),
        Target::Ignored => say!(lang, "不导入", "Not imported"),
        Target::Fact(Field::Numerator(id)) => {
            let title = measure(id);
            say!(lang, "{title}　分子", "{title}: cases that count")
        }
        Target::Fact(Field::Denominator(id)) => {
            let title = measure(id);
            say!(lang, "{title}　分母", "{title}: all cases")
        }
        Target::Fact(Field::Percent(id)) => {
            let title = measure(id);
            say!(lang, "{title}　百分比", "{title}: percentage")
        }
        Target::Fact(Field::Count(id)) => match rulebook.part(id) {
            Some((_, clause, part)) => {
                let (number, title) = (&clause.number, lang.of(&part.title));
                say!(
                    lang,
                    "第 {number} 条 {title}　次数",
                    "Clause {number}: {title}, count"
                )
            }
            None => id.to_string(),
        },
        Target::Fact(field) => field_name(lang, rulebook, field),
    }
}

/// Why a column is taken for something.
pub fn why(lang: Lang, why: &Why) -> String {
    match why {
        Why::Title => say!(lang, "表头就是办法里的名称", "named as in the rulebook"),
        Why::Clause(_) => say!(lang, "表头是条号", "the number of a clause"),
        Why::Term(_) => say!(lang, "常用表头", "a common head"),
        Why::Like(like) => {
            let like = name(lang, like);
            say!(lang, "表头像“{like}”", "like “{like}”")
        }
        Why::Known { known, of } => say!(
            lang,
            "{of} 格里有 {known} 个是已有的坐席",
            "{known} of {of} are known agents"
        ),
        Why::Remembered => say!(lang, "照上次的对应", "as last time"),
        Why::Chosen => say!(lang, "由您选定", "chosen by you"),
        Why::Covered(by) => {
            let by = letters(*by);
            say!(
                lang,
                "{by} 列已有分子分母，不再取",
                "column {by} has the cases already"
            )
        }
        Why::Unknown => say!(lang, "不认得这个表头", "not a known head"),
    }
}

/// What is asked about a column; then what makes it a question.
pub fn question(lang: Lang, column: u16, question: &Question) -> (String, String) {
    let of = letters(column);
    match question {
        Question::Scale { low, high, count } => (
            say!(
                lang,
                "{of} 列的 {low} 是百分之几？",
                "What percentage is {low} in column {of}?"
            ),
            match low == high {
                true => say!(
                    lang,
                    "{count} 格没有百分号，也不是百分比格式，看不出来。",
                    "{} without a percent sign or format: the table doesn't say.",
                    counted(count, "cell")
                ),
                false => say!(
                    lang,
                    "{count} 格没有百分号，也不是百分比格式，都在 {low} 和 {high} 之间，看不出来。",
                    "{} between {low} and {high} without a percent sign or format: the table doesn't say.",
                    counted(count, "cell")
                ),
            },
        ),
        Question::Which(_) => (
            say!(lang, "{of} 列对应哪一项？", "What is column {of} for?"),
            say!(
                lang,
                "表头可以有不止一种意思。",
                "Its head can mean more than one thing."
            ),
        ),
        Question::Twice(other) => {
            let other = letters(*other);
            (
                say!(
                    lang,
                    "{of} 列和 {other} 列对应同一项，取哪一列？",
                    "Columns {of} and {other} are for the same. Which one counts?"
                ),
                say!(
                    lang,
                    "给其中一列另选，或选“不导入”。",
                    "Choose something else for one of them."
                ),
            )
        }
    }
}

/// Why a row isn't read, with its number.
pub fn skipped(lang: Lang, row: u32, skipped: &Skipped) -> String {
    let row = u64::from(row) + 1;
    match skipped {
        Skipped::Sum(word) => {
            let word = name(lang, word);
            say!(
                lang,
                "第 {row} 行是“{word}”，不是坐席，跳过",
                "row {row} is “{word}”, no agent: skipped"
            )
        }
        Skipped::Hidden => say!(
            lang,
            "第 {row} 行是隐藏行，跳过",
            "row {row} is hidden: skipped"
        ),
        Skipped::Nobody => say!(
            lang,
            "第 {row} 行没有坐席，跳过",
            "row {row} names no agent: skipped"
        ),
    }
}

/// Why a cell isn't taken.
pub fn refusal(lang: Lang, refused: &RefusedCell) -> String {
    match &refused.why {
        Refusal::Error(error) => {
            let error = name(lang, error);
            say!(
                lang,
                "单元格是错误值 {error}，没有数。",
                "The cell is the error {error}, no number."
            )
        }
        Refusal::Field(FieldFault::NumeratorAbove(one, other), at) => {
            let at = at.map(|at| at.to_string()).unwrap_or_default();
            say!(
                lang,
                "{one} 大于 {at} 的 {other}：{one}/{other}。分子不能大于分母。",
                "{one} of {other} ({at}): the cases that count are more than all."
            )
        }
        Refusal::Field(fault, _) => field_fault(lang, *fault),
        Refusal::Half => say!(
            lang,
            "只有分子或分母，另一格是空的。",
            "Cases without the other half: that cell is empty."
        ),
        Refusal::TooMuch => say!(
            lang,
            "加上它，本月就超出能记的上限。",
            "With it the month would hold more than it can."
        ),
        Refusal::Twice(other) => say!(
            lang,
            "同一坐席在 {other} 已有一行，这一行不收。",
            "The agent has a row already, at {other}: this one isn't taken."
        ),
        Refusal::Closed => say!(
            lang,
            "该月已结，先重开再导入。",
            "The month is closed: open it again first."
        ),
        Refusal::LongName => say!(lang, "名称太长。", "The name is too long."),
    }
}

/// What is asked about a name, or said of it; empty where it's known.
pub fn who(lang: Lang, agent: &str, who: &Who) -> String {
    let agent = name(lang, agent);
    match who {
        Who::Alike(known) => {
            let known = name(lang, known);
            say!(
                lang,
                "“{agent}”和已有的“{known}”是同一人吗？",
                "Is “{agent}” the same agent as “{known}”?"
            )
        }
        Who::New => say!(lang, "{agent} 是新的坐席", "{agent} is new here"),
        Who::Known | Who::Twice(_) | Who::TooLong => String::new(),
    }
}
