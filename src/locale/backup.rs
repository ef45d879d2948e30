//! Where data live, their backup and its restoring, in words.

use super::Lang;
use super::data::bytes;
use super::joined::counted;
use super::say::say;
use crate::calendar::Minute;

words! {
    /// The fixed texts.
    pub struct BackupWords: ZH / EN;

    /// The page.
    title = "数据" / "Data",
    /// Heading.
    place = "数据在哪里" / "Where your data are",
    /// Where.
    here = "全部数据只在这台设备的这个浏览器里，属于本页的网址；不上传，也不与别的浏览器或设备同步。" / "Everything is in this browser on this device, under this page's address. Nothing is uploaded, and nothing is synchronised with another browser or device.",
    /// Row: months.
    months = "月份" / "Months",
    /// Row: the log.
    log = "台账" / "Log",
    /// The log isn't read yet.
    log_unread = "尚未读出" / "Not read yet",
    /// Row: rules.
    rules = "考核办法" / "Rulebooks",
    /// Row: documents that were brought.
    documents = "考核文件" / "Documents",
    /// They are as bundled.
    as_bundled = "随页面附带的两套，未改动" / "The two that come with the page, unchanged",
    /// Row: what couldn't be read.
    asides = "读不出来" / "Unreadable",
    /// Row: room.
    room = "空间" / "Room",
    /// The browser doesn't say.
    room_unsaid = "浏览器没有提供" / "The browser doesn't say",
    /// Row: whether all is saved.
    saved = "保存" / "Saved",
    /// It is.
    all_saved = "已全部保存" / "Everything is saved",
    /// It isn't.
    not_saved = "有内容还没存进浏览器；关闭页面会丢失。" / "Not everything is stored yet; what isn't is lost when the page closes.",
    /// Row: whether the browser keeps it.
    keeping = "保留" / "Kept",
    /// It does.
    kept = "浏览器已答应长期保留，磁盘空间紧张时也不会自动清理。" / "The browser has agreed to keep the data, even when the disk runs full.",
    /// It doesn't.
    not_kept = "浏览器还没有答应长期保留，磁盘空间紧张时可能自动清理。" / "The browser hasn't agreed to keep the data: it may clear them when the disk runs full.",
    /// Nobody knows.
    keeping_unsaid = "浏览器没有说明会不会自动清理。" / "The browser doesn't say whether it may clear the data.",
    /// Button.
    persist = "再请求一次" / "Ask again",
    /// What the button does.
    persist_hint = "Firefox 会弹出询问；Chrome 和 Edge 按使用情况自行决定。" / "Firefox asks you; Chrome and Edge decide by themselves, by how the page is used.",
    /// About Safari.
    safari = "使用 Safari 时：连续七天不打开本页，Safari 会清除它的数据。把本页添加到主屏幕或程序坞后不受此限。" / "If you use Safari: it clears the data of a page that wasn't opened for seven days, unless the page was added to the Home Screen or the Dock.",
    /// Heading.
    backup = "备份" / "Backup",
    /// There was none.
    never = "还没有备份过。" / "There hasn't been a backup yet.",
    /// Nothing is there yet.
    nothing = "还没有可备份的内容。" / "There is nothing to back up yet.",
    /// What is in the file.
    private = "备份文件里有姓名、工资和台账里的来电内容，请只存放在自己管得住的地方。" / "The file holds names, wages and what callers said: keep it where only you can get at it.",
    /// Button.
    back_up = "备份全部数据" / "Back up everything",
    /// While it's written.
    writing = "正在写备份" / "Writing the backup",
    /// The browser didn't take the file.
    failed = "浏览器没有接收文件：没有备份，也没有删除任何内容。" / "The browser didn't take the file: nothing was backed up, and nothing removed.",
    /// Button.
    restore = "从备份恢复" / "Restore from a backup",
    /// What restoring does.
    restore_hint = "备份是一个 JSON 文件，下载后请确认它在。恢复时先预览，确认之前什么都不改。" / "A backup is one JSON file; check that it arrived. Restoring shows a preview first and changes nothing before you confirm.",
    /// Heading.
    clear = "清空" / "Clear",
    /// Choice: the settings.
    settings = "设置：显示的人员、记录人、最低工资、没填完的内容" / "Settings: who is shown, who records, the minimum wage, unfinished entries",
    /// Announcement.
    cleared = "已清空；月份、考核办法和考核文件可撤销。" / "Cleared; undo brings back months, rulebooks and documents.",
    /// Choice in the preview.
    take_rules = "用备份的考核办法和改动，替换现有的" / "Take the backup's rulebooks and changes in place of mine",
    /// The same here.
    same_rules = "考核办法和改动与现有的相同。" / "Rulebooks and changes are the same here.",
    /// Choice in the preview.
    take_settings = "用备份的设置：语言、外观、显示的人员、记录人、最低工资、台账是谁的、没填完的内容" / "Take the backup's settings: language, theme, who is shown, who records, the minimum wage, whose the log is, unfinished entries",
    /// The same here.
    same_settings = "设置与现有的相同。" / "The settings are the same here.",
    /// A backup has other documents than it says.
    documents_short = "考核文件的数目与备份写明的不一样：文件可能不完整。" / "The backup doesn't have as many documents as it says: it may not be whole.",
    /// What draws a backup's documents couldn't be fetched.
    documents_not_loaded = "考核文件的部分没能加载。请检查网络，再选一次这份备份。" / "The part for documents couldn't be loaded. Check the network and pick the backup again.",
    /// The same here.
    same_asides = "读不出来的原文这里都有。" / "The unreadable texts are all here.",
}

/// The fixed texts.
pub const fn backup_words(lang: Lang) -> &'static BackupWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// So many months of so many agents.
pub fn months_of(lang: Lang, months: usize, agents: usize) -> String {
    say!(
        lang,
        "{agents} 人，{months} 个月份",
        "{} of {}",
        counted(months, "month"),
        counted(agents, "agent")
    )
}

/// So many entries of the log.
pub fn entries(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 条", "{}", counted(count, "entry"))
}

/// Rulebooks that came in, and what was decided on any.
pub fn rules_of(lang: Lang, books: usize, decisions: usize) -> String {
    say!(
        lang,
        "导入 {books} 套，改动 {decisions} 处",
        "{} imported, {}",
        counted(books, "rulebook"),
        counted(decisions, "change")
    )
}

/// Documents that were brought, months by them, and what is known of the team as a whole.
pub fn documents(lang: Lang, [documents, months, team]: [usize; 3]) -> String {
    let of_team = match team {
        0 => String::new(),
        _ => say!(
            lang,
            "班组资料 {team} 项",
            "{} of the team",
            counted(team, "row")
        ),
    };
    if documents + months == 0 {
        return of_team;
    }
    let held = say!(
        lang,
        "{documents} 份，按它们填写的月份 {months} 个",
        "{}, {} by them",
        counted(documents, "document"),
        counted(months, "month")
    );
    match (team, lang) {
        (0, _) => held,
        (_, Lang::Zh) => format!("{held}，{of_team}"),
        (_, Lang::En) => format!("{held}, {of_team}"),
    }
}

/// So many texts that couldn't be read.
pub fn texts(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 份原文", "{}", counted(count, "text"))
}

/// What the browser says of its room, in bytes.
pub fn room(lang: Lang, used: u64, left: u64) -> String {
    let (used, left) = (bytes(used), bytes(left));
    say!(
        lang,
        "已用约 {used}，还可用约 {left}（浏览器的估计）",
        "About {used} used, about {left} left (by the browser's estimate)"
    )
}

/// When the last backup was made, and what changed since: months, rules, documents,
/// entries more or fewer.
pub fn last_backup(
    lang: Lang,
    at: Minute,
    months: usize,
    [rules, documents]: [bool; 2],
    entries: Option<i64>,
) -> String {
    let mut changes = Vec::new();
    if months > 0 {
        changes.push(say!(
            lang,
            "{months} 个月份有改动",
            "{} changed",
            counted(months, "month")
        ));
    }
    if rules {
        changes.push(say!(lang, "考核办法有改动", "the rulebooks changed"));
    }
    if documents {
        changes.push(say!(
            lang,
            "考核文件或按它填写的月份有改动",
            "documents or months by them changed"
        ));
    }
    let count = entries.map_or(0, i64::unsigned_abs);
    match entries {
        Some(1..) => changes.push(say!(
            lang,
            "台账多了 {count} 条",
            "the log has {count} more"
        )),
        Some(..=-1) => changes.push(say!(
            lang,
            "台账少了 {count} 条",
            "the log has {count} fewer"
        )),
        _ => {}
    }
    match (lang, changes.is_empty()) {
        (Lang::Zh, true) => format!("上次备份：{at}，之后没有发现改动。"),
        (Lang::En, true) => format!("Last backup: {at}. No change was found since."),
        (Lang::Zh, false) => format!("上次备份：{at}。之后{}。", changes.join("，")),
        (Lang::En, false) => format!("Last backup: {at}. Since then {}.", changes.join(", ")),
    }
}

/// How large the last file was, in bytes.
pub fn file_size(lang: Lang, size: u64) -> String {
    let size = bytes(size);
    say!(lang, "文件 {size}。", "The file has {size}.")
}

/// A backup in the preview: when it was made, and what it holds.
pub fn made(lang: Lang, at: Minute, months: usize, count: usize) -> String {
    let entries = entries(lang, count);
    say!(
        lang,
        "{at} 的备份：{months} 个月份，台账 {entries}",
        "Backup of {at}: {}, log: {entries}",
        counted(months, "month")
    )
}

/// It has fewer months than it says.
pub fn short(lang: Lang, said: usize, found: usize) -> String {
    say!(
        lang,
        "备份写明有 {said} 个月份，实际只有 {found} 个：文件可能不完整。",
        "The backup says that it holds {} and has {found}: it may not be whole.",
        counted(said, "month")
    )
}

/// The log has a preview of its own.
pub fn log_waits(lang: Lang, count: usize) -> String {
    let entries = entries(lang, count);
    say!(
        lang,
        "台账 {entries} 在“台账”页另行预览和导入。",
        "The log ({entries}) is previewed and taken on the log's own page."
    )
}

/// Choice in the preview: so many unreadable texts.
pub fn take_asides(lang: Lang, count: usize) -> String {
    let texts = texts(lang, count);
    say!(
        lang,
        "保存读不出来的 {texts}",
        "Keep the unreadable ones: {texts}"
    )
}
