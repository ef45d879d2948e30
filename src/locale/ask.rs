//! What is asked before it's done, in words.

use super::Lang;
use super::joined::counted;
use super::say::say;

words! {
    /// The fixed texts.
    pub struct AskWords: ZH / EN;

    /// Button: gives the shown agent another name.
    rename = "改名" / "Rename",
    /// Field: the new name.
    new_name = "新姓名" / "New name",
    /// Does it.
    rename_now = "确认改名" / "Rename now",
    /// It's no name, or the same one.
    no_name = "请填一个新的姓名。" / "Give a name that is new.",
    /// Somebody has that name.
    taken = "已有同名的人，不能改成这个名字。" / "Somebody has that name already.",
    /// What removing everything does.
    remove_hint = "先自动下载一份完整备份，再删除下面这些：" / "A full backup is downloaded first. Then this is removed:",
    /// Does it.
    remove_now = "备份并清空" / "Back up and clear",
    /// What is to be typed where nobody has a name.
    word = "清空" / "clear",
    /// It's another word.
    other_word = "与要求的文字不一致。" / "That isn't what was asked for.",
    /// Over what is still open in the month.
    open = "归档前还未确定：" / "Still open before closing:",
    /// That nothing is.
    nothing_open = "没有未确定的事项。确认归档本月？" / "Nothing is open. Close this month?",
    /// Closes the month.
    close_now = "确认归档" / "Close now",
    /// Doesn't do it.
    cancel = "取消" / "Cancel",
}

/// The fixed texts.
pub const fn ask_words(lang: Lang) -> &'static AskWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// So many months move to the new name.
pub fn moves(lang: Lang, months: usize) -> String {
    say!(
        lang,
        "改名后，{months} 个月份归到新姓名下。",
        "{} will move to the new name.",
        counted(months, "month")
    )
}

/// What is to be typed before everything is removed.
pub fn type_word(lang: Lang, word: &str) -> String {
    say!(
        lang,
        "输入“{word}”以确认",
        "Type \u{201c}{word}\u{201d} to confirm"
    )
}

/// Something by its name.
pub fn named(lang: Lang, name: &str, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{what}"),
        Lang::En => format!("{name}: {what}"),
    }
}

/// So many more are open.
pub fn and_more(lang: Lang, count: usize) -> String {
    say!(lang, "另有 {count} 项", "and {count} more")
}
