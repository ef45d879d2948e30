//! The log's files in words: import, export, and cases that are nearly equal.

use super::Lang;
use super::joined::{agree, counted};
use super::say::say;
use crate::exchange::{Clash, MAX_BYTES};
use crate::log::{MAX_LOG_ENTRIES, PrivateKind};
use crate::store::BackendFault;
use crate::store::rows::RowFault;

words! {
    /// The fixed texts.
    pub struct LogFileWords: ZH / EN;

    /// Over the import.
    import_title = "导入台账" / "Import into the log",
    /// What becomes of imported entries.
    counts_as_own = "导入的条目与自己登记的一样，计入所属月份的指标。"
        / "Imported entries count towards the measures of their month like your own.",
    /// Over the export.
    export_title = "导出台账" / "Export the log",
    /// Over the search for cases that are nearly equal.
    twins_title = "案例查重" / "Cases that are nearly equal",
    /// The button that opens it.
    twins = "案例查重" / "Find duplicates",
    /// Back to the log.
    back = "返回台账" / "Back to the log",
    /// Stops what runs.
    cancel = "取消" / "Cancel",
    /// What was stopped before it changed anything.
    cancelled = "已取消，台账没有变动。" / "Cancelled: the log is as it was.",
    /// An import was taken.
    taken = "已导入。" / "Imported.",
    /// Of an entry: what is here.
    mine = "现有" / "here",
    /// Of an entry: what the file has.
    theirs = "文件" / "file",
    /// Ours, the file's, both.
    choices: [&'static str; 3] = ["保留现有", "用文件的", "两条都留"]
        / ["Keep mine", "Take the file's", "Keep both"],
    /// The same for cases that are nearly equal.
    case_choices: [&'static str; 3] = ["保留现有", "换用文件里的案例内容", "两条都留"]
        / ["Keep mine", "Take the case from the file", "Keep both"],
    /// The same for all of them at once.
    all_choices: [&'static str; 3] = ["全部保留现有", "全部用文件的", "全部两条都留"]
        / ["Keep all of mine", "Take all of the file's", "Keep both of all"],
    /// What happens where nothing is chosen.
    unchosen = "不另选就保留现有的，不会被覆盖。"
        / "Unless you choose otherwise, yours stays and isn't overwritten.",
    /// Drops the preview.
    leave = "放弃导入" / "Discard",
    /// Where nothing would change.
    nothing = "按现在的选择，没有要导入的条目。" / "As chosen, there is nothing to import.",
    /// Takes the import back.
    undo = "撤销这次导入" / "Undo this import",
    /// Tries to save once more.
    retry = "再存一次" / "Save again",
    /// Which entries are exported.
    scope = "导出哪些" / "Which entries",
    /// In what form.
    form = "文件格式" / "File format",
    /// The file that can be imported again.
    json = "JSON，可以再导入" / "JSON, can be imported again",
    /// The table.
    csv = "CSV，用办公表格打开，不能再导入" / "CSV for spreadsheets, can't be imported again",
    /// What cases are exported for.
    cases_hint = "交给下一位同事时选“只要案例”，对方导入后就能检索。"
        / "For the next agent choose \u{201c}Cases only\u{201d}: once imported, they can be searched.",
    /// Begins the export.
    export = "导出" / "Export",
    /// Where there is nothing to export.
    nothing_to_export = "没有可导出的条目。" / "There is nothing to export.",
    /// Exports with numbers made unreadable.
    masked = "遮住后导出" / "Export masked",
    /// Exports as it is.
    as_it_is = "照原样导出" / "Export as it is",
    /// What masking changes, and what not.
    masking = "遮住只改导出的文件，台账里的原文不变。"
        / "Masking changes the exported file alone, not the log.",
    /// Offers a file once more.
    download = "下载" / "Download",
    /// What counts as nearly equal.
    twins_hint = "问题几乎相同，或标题和标准答复几乎相同的案例，列在一组。"
        / "Cases that ask nearly the same, or have nearly the same title and standard answer, stand in one group.",
    /// Where none are.
    no_twins = "没有几乎相同的案例。" / "No cases are nearly equal.",
    /// Makes a case an ordinary entry.
    unmark = "不再作为案例" / "No longer a case",
    /// Makes it a case again.
    remark = "恢复为案例" / "Make it a case again",
    /// Of a case that isn't one any more.
    unmarked = "已不再作为案例，条目仍在台账里。" / "No longer a case; the entry stays in the log.",
    /// Looks once more.
    again = "再查一次" / "Look again",
    /// What is done for a while, as [`Doing`] has them.
    doing: [&'static str; 8] = [
        "正在打开台账",
        "正在整理索引",
        "正在与现有条目比对",
        "正在导入",
        "正在撤销导入",
        "正在检查有无客户个人信息",
        "正在生成文件",
        "正在查重",
    ]
    / [
        "Opening the log",
        "Indexing the log",
        "Comparing with the log",
        "Importing",
        "Undoing the import",
        "Looking for customers' personal details",
        "Writing the file",
        "Looking for duplicates",
    ],
}

/// What is done for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// The log is being opened.
    Opening,
    /// Entries are put into the index.
    Indexing,
    /// A file's entries are compared.
    Comparing,
    /// They're kept.
    Taking,
    /// They're taken back.
    Undoing,
    /// Numbers of customers are looked for.
    Looking,
    /// A file is written.
    Writing,
    /// Cases are compared with each other.
    Searching,
}

/// The fixed texts.
pub const fn log_file_words(lang: Lang) -> &'static LogFileWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What is done for a while.
pub const fn doing(lang: Lang, doing: Doing) -> &'static str {
    log_file_words(lang).doing[doing as usize]
}

/// A file is being read.
pub fn reading(lang: Lang, name: &str) -> String {
    say!(lang, "正在读取 {name}", "Reading {name}")
}

/// A file's entries are being checked.
pub fn checking(lang: Lang, name: &str) -> String {
    say!(lang, "正在检查 {name}", "Checking {name}")
}

/// How to give a file, and how large it may be.
pub fn drop_hint(lang: Lang) -> String {
    let megabytes = MAX_BYTES >> 20;
    say!(
        lang,
        "也可以把文件拖到页面上。确认之前不会改动台账。文件不超过 {megabytes} MB，不超过 {MAX_LOG_ENTRIES} 条。",
        "You can also drop a file on the page. Nothing changes before you confirm. At most {megabytes} MB and {MAX_LOG_ENTRIES} entries."
    )
}

/// How many entries wait for what.
#[derive(Clone, Copy, Debug, Default)]
pub struct PreviewCounts {
    /// We have nothing of them.
    pub new: usize,
    /// We have them just so.
    pub same: usize,
    /// We have something else under their key.
    pub different: usize,
    /// We have a case that nearly equals them.
    pub like: usize,
    /// They can't be taken.
    pub refused: usize,
    /// They only repeat another one of the file.
    pub repeated: usize,
}

/// What a file would do.
pub fn preview_counts(lang: Lang, counts: PreviewCounts) -> String {
    let PreviewCounts {
        new,
        same,
        different,
        like,
        refused,
        repeated,
    } = counts;
    let mut said = say!(
        lang,
        "新增 {new} 条，相同 {same} 条，不同 {different} 条，近似案例 {like} 条，拒收 {refused} 条",
        "{new} new, {same} same, {different} different, {like} nearly equal to a case, {refused} refused"
    );
    if repeated > 0 {
        said += &say!(
            lang,
            "，文件内重复 {repeated} 条",
            ", {repeated} repeated in the file"
        );
    }
    said
}

/// Over the entries that stand against ours.
pub fn clash_head(lang: Lang, clash: Clash, count: usize) -> String {
    match clash {
        Clash::Key => say!(
            lang,
            "编号相同、内容不同 {count} 条",
            "Same key, different content: {count}"
        ),
        Clash::Case => say!(
            lang,
            "与现有案例几乎相同 {count} 条",
            "Nearly equal to a case of yours: {count}"
        ),
    }
}

/// Over what can't be taken.
pub fn refused_head(lang: Lang, count: usize) -> String {
    say!(lang, "拒收 {count} 条", "Refused: {count}")
}

/// Which entry of a file it is, counted from 1.
pub fn nth(lang: Lang, index: usize) -> String {
    let nth = index.saturating_add(1);
    say!(lang, "第 {nth} 条", "Entry {nth}")
}

/// Shows some more of a list, and how many are left.
pub fn more(lang: Lang, shown: usize, all: usize) -> String {
    let left = all.saturating_sub(shown);
    say!(
        lang,
        "已列出 {shown} 条，还有 {left} 条，继续显示",
        "{shown} shown, show more of the other {left}"
    )
}

/// Takes the import.
pub fn apply(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "导入 {count} 条",
        "Import {}",
        counted(count, "entry")
    )
}

/// More entries than a log holds.
pub fn too_many(lang: Lang, held: usize, adds: usize) -> String {
    say!(
        lang,
        "台账最多 {MAX_LOG_ENTRIES} 条：现有 {held} 条，再加 {adds} 条就超了。请先导出并清理旧条目。",
        "A log holds {MAX_LOG_ENTRIES} entries at most: there {} {held}, and {adds} more {} fit. Export and clear old ones first.",
        agree(held, "is", "are"),
        agree(adds, "doesn't", "don't")
    )
}

/// What was imported.
pub fn imported(lang: Lang, count: usize) -> String {
    say!(lang, "已导入 {count} 条。", "Imported: {count}.")
}

/// What was left as it had changed meanwhile.
pub fn changed_meanwhile(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "{count} 条在预览之后又有改动，没有导入，也没有覆盖。",
        "Changed since the preview and left as they are: {count}."
    )
}

/// What was taken back.
pub fn undone(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "已撤销导入，恢复 {count} 条。",
        "The import is undone: {count} restored."
    )
}

/// What wasn't taken back as it had changed since.
pub fn changed_since(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "{count} 条导入后又改过，保留不动。",
        "Changed since the import and kept: {count}."
    )
}

/// What is only in memory, and why.
pub fn not_saved(lang: Lang, count: usize, fault: &RowFault) -> String {
    let why = row_fault(lang, fault);
    say!(
        lang,
        "其中 {count} 条没能存进浏览器：{why}。它们只在内存里，关闭页面就会丢失。请先导出，腾出空间后再存一次。",
        "{count} of them could not be stored: {why}. What isn't stored is only in memory and is lost when the page closes. Export it, make room, and save again."
    )
}

/// Why an entry isn't stored.
pub fn row_fault(lang: Lang, fault: &RowFault) -> String {
    match fault {
        RowFault::Waiting => say!(lang, "还在等候存入", "it is still waiting"),
        RowFault::Storage(BackendFault::QuotaFull) => {
            say!(lang, "存储空间已满", "storage is full")
        }
        RowFault::Storage(BackendFault::Blocked) => say!(
            lang,
            "浏览器不让本页存数据",
            "this browser doesn't let the page store data"
        ),
        RowFault::Storage(_) => say!(lang, "浏览器拒绝写入", "the browser refused to write"),
        RowFault::ReadOnly => say!(
            lang,
            "这里的数据由更新版本的程序写成，只能看",
            "the data here were written by a newer version and can only be read"
        ),
        RowFault::Locked => say!(
            lang,
            "原处有读不出来的数据，没有覆盖",
            "something unreadable lies there and isn't overwritten"
        ),
        RowFault::Conflict { .. } => say!(lang, "另一个标签页也改了", "another tab changed it too"),
        RowFault::ReadBackDiffers { .. } => say!(
            lang,
            "写入后读回不一致",
            "what was written didn't read back the same"
        ),
    }
}

/// Files that come next.
pub fn waiting(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "之后还有 {count} 个文件。",
        "Files still to come: {count}."
    )
}

/// Goes on to the next of the files that are left.
pub fn next_file(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "处理下一个文件，还有 {count} 个",
        "Next file, {count} to go"
    )
}

/// All entries.
pub fn scope_all(lang: Lang, count: usize) -> String {
    say!(lang, "全部，{count} 条", "All, {count}")
}

/// A month's.
pub fn scope_month(lang: Lang, month: &str, count: usize) -> String {
    say!(lang, "{month}，{count} 条", "{month}, {count}")
}

/// The cases.
pub fn scope_cases(lang: Lang, count: usize) -> String {
    say!(lang, "只要案例，{count} 条", "Cases only, {count}")
}

/// How many entries look private.
pub fn private_head(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "有 {count} 条像是写进了客户的个人信息",
        "Entries that look as if they held customers' personal details: {count}"
    )
}

/// Those of a list that aren't shown.
pub fn and_others(lang: Lang, count: usize) -> String {
    say!(lang, "另有 {count} 条没有列出。", "And {count} more.")
}

/// What in an entry looks private, each kind once.
pub fn private_kinds(lang: Lang, kinds: &[PrivateKind]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for kind in kinds {
        let name = super::log::private_kind(lang, *kind);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// What was written.
pub fn made(lang: Lang, files: usize) -> String {
    if files > 1 {
        say!(
            lang,
            "已生成，共 {files} 个文件，请逐个下载：",
            "Written as {files} files; please download each:"
        )
    } else {
        say!(lang, "已生成并下载：", "Written and downloaded:")
    }
}

/// A file that was written.
pub fn made_file(lang: Lang, bytes: usize, entries: usize) -> String {
    let kilobytes = bytes.div_ceil(1 << 10);
    say!(
        lang,
        "{kilobytes} KB，{entries} 条",
        "{kilobytes} KB, {}",
        counted(entries, "entry")
    )
}

/// How many groups there are.
pub fn twins_found(lang: Lang, groups: usize, cases: usize) -> String {
    say!(
        lang,
        "发现 {groups} 组，共 {cases} 条。",
        "Groups: {groups}, cases: {cases}."
    )
}

/// Which group it is, counted from 1.
pub fn group(lang: Lang, index: usize) -> String {
    let nth = index.saturating_add(1);
    say!(lang, "第 {nth} 组", "Group {nth}")
}

/// How far something is, roughly: for who hears it.
pub fn so_far(lang: Lang, name: &str, quarters: usize) -> String {
    let percent = quarters * 25;
    say!(lang, "{name}，{percent}%", "{name}: {percent}%")
}
