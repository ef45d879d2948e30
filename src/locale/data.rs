//! Where data live, and what takes its time with them, in words.

use super::Lang;
use super::joined::{agree, counted};
use super::log_files::row_fault;
use super::say::say;
use crate::store::rows::RowFault;

/// Files are being read.
pub fn reading(lang: Lang) -> String {
    say!(lang, "正在读取文件", "Reading the files")
}

/// Months are being compared with ours.
pub fn comparing(lang: Lang, of: usize) -> String {
    say!(
        lang,
        "正在核对 {of} 个月",
        "Checking {}",
        counted(of, "month")
    )
}

/// Months are being stored.
pub fn storing(lang: Lang, of: usize) -> String {
    say!(
        lang,
        "正在保存 {of} 个月",
        "Saving {}",
        counted(of, "month")
    )
}

/// Stops it.
pub const fn stop(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "停止",
        Lang::En => "Stop",
    }
}

/// Closes a message.
pub const fn dismiss(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "知道了",
        Lang::En => "Dismiss",
    }
}

/// Shows more of a list, of which so many aren't shown.
pub fn more(lang: Lang, left: usize) -> String {
    say!(
        lang,
        "还有 {left} 项未显示，再显示一些",
        "Show more ({left} not shown)"
    )
}

/// Over the field for cells that are pasted.
pub const fn paste(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "或从表格里复制一段（连同表头），粘贴到这里：",
        Lang::En => "Or copy cells out of a spreadsheet, heads included, and paste them here:",
    }
}

/// What pasted cells are called.
pub const fn pasted(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "粘贴的表格",
        Lang::En => "Pasted cells",
    }
}

/// The browser has less room than an import may take: bytes.
pub fn lacks_room(lang: Lang, needed: u64, room: u64) -> String {
    let (needed, room) = (bytes(needed), bytes(room));
    say!(
        lang,
        "浏览器只剩约 {room} 空间，导入最多需要约 {needed}，可能存不下。",
        "The browser has about {room} left; the import may need up to {needed} and may not fit."
    )
}

/// How much of an import couldn't be stored, and why.
pub fn unkept(lang: Lang, kept: usize, not_kept: usize, fault: Option<&RowFault>) -> String {
    let why = match fault {
        Some(fault) => row_fault(lang, fault),
        None => say!(lang, "浏览器不能存储数据", "the browser can't store data"),
    };
    match not_kept {
        0 => say!(
            lang,
            "{kept} 个月已保存，但考核办法没能保存：{why}。",
            "{} saved, but the rulebook isn't: {why}.",
            counted(kept, "month") + agree(kept, " is", " are")
        ),
        _ => say!(
            lang,
            "{kept} 个月已保存，{not_kept} 个月没能保存：{why}。没保存的只在内存里，关闭页面就会丢失。",
            "{} saved and {not_kept} {} not: {why}. What isn't is only in memory and is lost when the page closes.",
            counted(kept, "month") + agree(kept, " is", " are"),
            agree(not_kept, "is", "are")
        ),
    }
}

/// A number of bytes, as far as anybody cares.
pub fn bytes(count: u64) -> String {
    const KB: u64 = 1_000;
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{} KB", count / KB),
        1_000_000..1_000_000_000 => format!("{} MB", count / (KB * KB)),
        _ => format!("{} GB", count / (KB * KB * KB)),
    }
}
