//! The official month beside the agent's own, in words.

use super::joined::{agree, counted};
use super::say::say;
use super::{Lang, name};
use crate::record::{Made, Side};

words! {
    /// The fixed texts.
    pub struct SideWords: ZH / EN;

    /// Section.
    title = "正式记录与本人记录" / "Official and own",
    /// Button.
    issue = "发出正式记录" / "Give out official months",
    /// What it does.
    issue_hint = "列出的每个月份都记一笔“发出正式记录”，连同修改记录存成文件；不带工资。坐席导入后，能逐项看到和本人记录差在哪里。发出以后再改，这一笔就不作数。" / "Each listed month says that it was given out, and goes into a file with its changes, without wages. Agents who import it see fact by fact where it differs from their own. What is changed afterwards isn't given out any more.",
    /// Button.
    as_one = "存成一个文件" / "As one file",
    /// Button.
    as_each = "每人一个文件（.zip）" / "A file for each (.zip)",
    /// Button.
    use_own = "改用本人记录" / "Use the agent's own",
    /// Button.
    use_official = "改用正式记录" / "Use the official one",
    /// Way to answering and appealing.
    review = "已阅、申诉与更正" / "Answer, appeal, correct",
    /// Way to receipts, appeals and stages of the team.
    review_team = "回执、申诉、审定" / "Receipts, appeals, approval",
    /// Over the differences.
    differ = "不同之处（正式 → 本人）" / "Differences (official → own)",
}

/// The fixed texts.
pub const fn side_words(lang: Lang) -> &'static SideWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Both scores, and in how many facts they differ.
pub fn both(lang: Lang, official: &str, own: &str, facts: usize) -> String {
    say!(
        lang,
        "正式记录 {official}，本人记录 {own}，{facts} 项事实不同。",
        "Official {official}, own {own}; {} {} not the same.",
        counted(facts, "fact"),
        agree(facts, "is", "are")
    )
}

/// Which of them counts here.
pub const fn counts(lang: Lang, side: Option<Side>) -> &'static str {
    match (side, lang) {
        (Some(Side::Official), Lang::Zh) => "这里按正式记录算。",
        (Some(Side::Official), Lang::En) => "The official one counts here.",
        (Some(Side::Own), Lang::Zh) => "这里按本人记录算。",
        (Some(Side::Own), Lang::En) => "The agent's own counts here.",
        (None, Lang::Zh) => "这里的内容和两份都不同。",
        (None, Lang::En) => "What is here is neither of them.",
    }
}

/// Who gave the official month out, and when; or that it wasn't given out, or changed since.
pub fn issued(lang: Lang, issued: Option<&Made>) -> String {
    let Some(Made { at, by, .. }) = issued else {
        return say!(
            lang,
            "正式记录还没有发出，或发出后又改过。",
            "The official month wasn't given out, or was changed since."
        );
    };
    let unsigned = by.is_empty();
    let by = name(lang, by);
    match (unsigned, lang) {
        (true, Lang::Zh) => format!("正式记录于 {at} 发出，未署名。"),
        (true, Lang::En) => format!("Given out on {at}, unsigned."),
        (false, Lang::Zh) => format!("正式记录由 {by} 于 {at} 发出。"),
        (false, Lang::En) => format!("Given out by {by} on {at}."),
    }
}
