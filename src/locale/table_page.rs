//! The preview of a table that comes in.

use super::joined::counted;
use super::{Lang, name, say::say};
use crate::table::{Area, At, Matched, Scale, Target};

words! {
    /// Its fixed texts.
    pub struct TablePageWords: ZH / EN;

    /// Heading.
    title = "导入表格" / "Import a table",
    /// Beside it.
    untouched = "确认之前不会改动任何记录" / "Nothing changes before you confirm",
    /// Link.
    other_file = "换一个文件" / "Another file",
    /// Field.
    sheet = "工作表" / "Sheet",
    /// Field.
    month = "月份" / "Month",
    /// Of a file.
    known = "导入过这个文件" / "This very file was imported before",
    /// Of a file.
    unknown = "没有导入过" / "Not imported before",
    /// Heading.
    columns = "各列是什么" / "What the columns are",
    /// Columns of the list of columns.
    heads: [&'static str; 5] = ["列", "表头", "对应到", "前三格，下面是单元格", "怎么认的"]
        / ["Col.", "Head", "Is for", "First three, with their cells", "Why"],
    /// Below it.
    remembered = "以后表头是这个样子的表都照此对应；换了表头会重新问。"
        / "From now on, tables with these heads are read the same way; other heads are asked about again.",
    /// A cell that holds nothing.
    empty = "空" / "empty",
    /// A column that its sheet hides.
    hidden_column = "隐藏列" / "hidden column",
    /// Answer to whether two names are one agent.
    same = "是同一人" / "The same agent",
    /// The other answer.
    not_same = "不是，另算一人" / "No, another one",
    /// Heading.
    read = "读到的表" / "The table as read",
    /// Beside it.
    marks = "框红不收，框蓝与已有不同" / "red: not taken; blue: differs from what is here",
    /// Check box.
    with_hidden = "隐藏行也读" / "Read hidden rows, too",
    /// Heading.
    after = "导入后" / "After the import",
    /// What the facts are to what is known.
    counts: [&'static str; 4] = ["新增", "相同", "不同", "拒收"]
        / ["New", "Same", "Different", "Refused"],
    /// Columns of the differences.
    differs: [&'static str; 5] = ["坐席", "不同的事实", "已有", "表里", "得分"]
        / ["Agent", "Fact", "Here", "Table", "Score"],
    /// Whose figure counts.
    keep_table = "以表为准" / "The table's",
    /// Whose figure counts.
    keep_own = "以已有为准" / "What is here",
    /// Whose figure counts.
    keep_each = "逐个选" / "One by one",
    /// What becomes of the other one.
    both = "另一份不丢，修改记录里看得到。" / "The other one isn't lost: the changes have it.",
    /// Of one fact.
    take_this = "取表里的" / "Take the table's",
    /// Beside the button.
    one_step = "一步导入，一步可撤销。" / "One step, which can be undone.",
    /// Button.
    cancel = "取消" / "Cancel",
    /// Beside the refused cells.
    others_taken = "其余照收；在原表改好再拖一次，只补这几格"
        / "The rest is taken. Mend the table and drop it again to add these cells",
    /// Where a table has no heads.
    no_heads = "没找到表头" / "no heads found",
}

/// The fixed texts.
pub const fn table_page_words(lang: Lang) -> &'static TablePageWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Size and hash of a file.
pub fn file(bytes: usize, hash: impl std::fmt::Display) -> String {
    let kilobytes = bytes.div_ceil(1024);
    format!("{kilobytes} KB \u{b7} {hash}")
}

/// Where the heads are, and how many columns are for something.
pub fn matched(lang: Lang, matched: &Matched) -> String {
    let known = matched
        .columns
        .iter()
        .filter(|column| column.target != Target::Ignored)
        .count();
    let ignored = matched.columns.len() - known;
    let rows = match matched.heads {
        None => table_page_words(lang).no_heads.to_owned(),
        Some((first, last)) if first == last => {
            let row = u64::from(first) + 1;
            say!(lang, "表头在第 {row} 行", "heads in row {row}")
        }
        Some((first, last)) => {
            let (first, last) = (u64::from(first) + 1, u64::from(last) + 1);
            say!(
                lang,
                "表头在第 {first}、{last} 行",
                "heads in rows {first} and {last}"
            )
        }
    };
    say!(
        lang,
        "{rows}；{known} 列认得，{ignored} 列不导入",
        "{rows}; {} matched, {ignored} not imported",
        counted(known, "column")
    )
}

/// Where the month comes from.
pub fn month_from(lang: Lang, at: Option<At>) -> String {
    at.map(|at| say!(lang, "取自 {at}", "from {at}"))
        .unwrap_or_default()
}

/// What of a sheet was read.
pub fn area(lang: Lang, area: Area, merged: usize) -> String {
    match merged {
        0 => area.to_string(),
        _ => say!(
            lang,
            "{area}，合并区 {merged} 处",
            "{area}, {}",
            counted(merged, "merged area")
        ),
    }
}

/// Rows that aren't drawn because nothing is to be said of them.
pub fn gap(lang: Lang, rows: usize) -> String {
    say!(
        lang,
        "中间 {rows} 行照收，不再画出",
        "{} in between, taken as they are",
        counted(rows, "row")
    )
}

/// An answer to how a number is meant.
pub fn scale(lang: Lang, scale: Scale, sample: &str) -> String {
    match scale {
        Scale::Hundredfold => say!(lang, "{sample}　乘 100", "{sample}, a hundredfold"),
        Scale::AsWritten => say!(lang, "{sample}　照原数", "{sample}, as written"),
    }
}

/// By which answer the counts were made while none was given.
pub fn assumed(lang: Lang, columns: &str) -> String {
    say!(
        lang,
        "{columns} 列先按乘 100 算，答了再定",
        "column {columns} counted a hundredfold until that is answered"
    )
}

/// The button.
pub fn take(lang: Lang, count: usize) -> String {
    say!(lang, "导入 {count} 项", "Import {}", counted(count, "fact"))
}

/// Why the button can't act yet.
pub fn first_answer(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "先回答 {count} 个问题。",
        "First answer {}. ",
        counted(count, "question")
    )
}

/// Over the refused cells.
pub fn refused(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "{count} 格不收",
        "{} not taken",
        counted(count, "cell")
    )
}

/// Of sheets that aren't shown.
pub fn not_read(lang: Lang, sheets: &[&str]) -> String {
    let names: Vec<_> = sheets.iter().map(|sheet| name(lang, sheet)).collect();
    let names = names.join(match lang {
        Lang::Zh => "”“",
        Lang::En => "”, “",
    });
    say!(lang, "另有“{names}”，没有读", "“{names}” not read")
}
