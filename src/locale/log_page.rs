//! The fixed texts of the log's page, and its sentences with numbers in them.

use super::Lang;
use super::joined::{agree, counted};
use super::log::{log_fault, outcome, private_kind};
use super::say::say;
use crate::log::{LogEntry, LogFault, LogRatio, PrivateKind};
use crate::rulebook::Rulebook;
use crate::store::BackendFault;
use crate::store::rows::{Progress, RowFault};

/// What the log's figures go into, by the rulebook in force; nothing where it
/// takes none of the log's.
pub fn feeds(lang: Lang, rulebook: &Rulebook) -> String {
    let feeds = rulebook.log.iter().flat_map(|log| log.feeds.iter());
    let names = feeds.filter_map(|feed| rulebook.measure(feed.measure));
    let names: Vec<&str> = names.map(|measure| lang.of(&measure.title)).collect();
    if names.is_empty() {
        return String::new();
    }
    match lang {
        Lang::Zh => format!("{}也能从这里算。", names.join("、")),
        Lang::En => format!(" It also gives figures for: {}.", names.join(", ")),
    }
}

words! {
    /// The fixed texts.
    pub struct LogWords: ZH / EN;

    /// Heading.
    title = "咨询台账" / "Consultation log",
    /// What it's for, where nothing is written down yet.
    about = "每接一个咨询，记一行：问了什么、怎么答的、结果如何。下一位同事查得到。"
        / "Write down each consultation in one line: what was asked, what was answered, what came of it. The next agent finds it again.",
    /// Where documents were brought: which months take its figures.
    bundled_only = "台账的数只进内置办法的月份；导入的文件，数要自己填。"
        / "The log gives figures to months by the bundled rulebooks; by a document of your own they are typed.",
    /// What doesn't belong here.
    no_names = "不记客户的姓名、号码和地址。"
        / "No customer's name, number or address belongs here.",
    /// Over the fields of a new entry.
    entry = "记一条" / "New entry",
    /// Field.
    date = "日期" / "Date",
    /// Field.
    channel = "渠道" / "Channel",
    /// Field.
    category = "类别" / "Category",
    /// Field.
    question = "客户问题" / "Question",
    /// Field.
    answer = "答复" / "Answer",
    /// Field.
    result = "处理结果" / "Result",
    /// Field.
    follow_up = "回访结果" / "Follow-up",
    /// Placeholder.
    category_hint = "汉字或拼音首字母" / "Type to choose",
    /// Placeholder.
    question_hint = "客户问了什么" / "What was asked",
    /// Placeholder.
    answer_hint = "怎么答的，可以后补" / "What was answered; may follow",
    /// Button.
    save = "记下" / "Add",
    /// Beside it.
    save_hint = "Enter 记下，接着记下一条" / "Enter adds it and starts the next",
    /// A fault.
    no_category = "没有这个类别" / "There is no such category",
    /// A fault.
    choose_category = "请选一项" / "Please choose one",
    /// A fault.
    bad_date = "日期没填对" / "This isn't a day",
    /// Over earlier answers.
    similar = "类似问题以前这样答" / "How similar questions were answered",
    /// Takes an earlier answer.
    take = "采用" / "Use",
    /// How that's done by keyboard.
    take_key = "F2 采用第一条，再按换下一条" / "F2 uses the first, again for the next",
    /// The mark of a case.
    case_mark = "案例" / "Case",
    /// Makes what looks private unreadable.
    mask = "遮住" / "Mask it",
    /// The mark of a row.
    looks_private = "含隐私" / "Private?",
    /// Group.
    filters = "筛选" / "Filter",
    /// Filter.
    all_months = "全部月份" / "All months",
    /// Filter.
    all_categories = "全部类别" / "All categories",
    /// Filter: result or follow-up missing.
    only_open = "待补" / "To complete",
    /// Filter.
    only_due = "待回访" / "Follow-up due",
    /// Filter.
    only_cases = "案例" / "Cases",
    /// Group.
    sort = "排序" / "Order",
    /// Order.
    by_time = "新的在前" / "Newest first",
    /// Order.
    by_title = "按标题" / "By title",
    /// Field.
    search = "搜索：词句或拼音首字母" / "Search words or initials",
    /// Nothing found.
    none_found = "没有找到。换个词，或放宽筛选。"
        / "Nothing found. Try another word, or a wider filter.",
    /// Nothing in this filter.
    none_here = "这里还没有记录。" / "Nothing here yet.",
    /// No case yet.
    no_cases = "还没有案例。打开一条记录，标为案例，写好标准答复，同事就能照着答。"
        / "No cases yet. Open an entry, mark it as a case and give it a standard answer for others to use.",
    /// The list's name.
    list = "咨询记录" / "Entries",
    /// How it's used by keyboard.
    list_keys = "上下键选择，Enter 打开" / "Arrow keys choose, Enter opens",
    /// Over an opened entry.
    edit = "查看与修改" / "View and edit",
    /// Button.
    close = "关闭" / "Close",
    /// Button.
    delete = "删除这一条" / "Delete this entry",
    /// Button.
    make_case = "标为案例" / "Mark as a case",
    /// Button.
    unmake_case = "不再作为案例" / "No longer a case",
    /// Field.
    case_title = "案例标题" / "Case title",
    /// Field.
    standard = "标准答复" / "Standard answer",
    /// Button.
    copy = "复制答复" / "Copy answer",
    /// Over an opened entry with wrong fields.
    not_kept = "有一栏没填对，改动还没记下。" / "A field is wrong; the change isn't kept yet.",
    /// Button.
    drop_changes = "放弃改动" / "Drop the change",
    /// Said.
    added = "已记下" / "Added",
    /// Said.
    edited = "已修改" / "Changed",
    /// Said.
    deleted = "已删除" / "Deleted",
    /// Said.
    masked = "已遮住" / "Masked",
    /// Said.
    case_made = "已标为案例" / "Marked as a case",
    /// Said.
    case_unmade = "不再是案例" / "No longer a case",
    /// Said.
    taken = "已填入答复" / "Answer filled in",
    /// Said.
    undone = "已撤销" / "Undone",
    /// Said.
    redone = "已重做" / "Done again",
    /// Said.
    outdated = "这一条后来在别处改过，没有撤销"
        / "It was changed elsewhere since; nothing was undone",
    /// Button.
    undo = "撤销" / "Undo",
    /// State.
    saving = "正在保存" / "Saving",
    /// State.
    kept = "已全部保存" / "All saved",
    /// State of a row.
    unsaved = "未保存" / "Not saved",
    /// Trouble: storage doesn't answer at opening.
    late = "浏览器的存储没有响应，以前的台账还没读出来。现在记的先留在内存里，关掉页面会丢；存储恢复后自动存入。"
        / "The browser's storage doesn't answer, so earlier entries aren't here yet. What you add stays in memory and is lost with the page; it's stored as soon as storage answers.",
    /// Trouble: no storage.
    memory = "浏览器不让本页保存台账，现在记的只在内存里，关掉页面会丢。"
        / "The browser doesn't let this page store the log. What you add is only in memory and is lost with the page.",
    /// Trouble: a newer program's data.
    read_only = "台账由更新版本的程序写成，只能看，新的改动不会保存。"
        / "The log was written by a newer version of this program: it can be read, and changes aren't stored.",
    /// Trouble: storage doesn't answer a save.
    stuck = "浏览器的存储没有响应，最近的记录还没保存。请先不要关掉页面。"
        / "The browser's storage doesn't answer, and the latest entries aren't stored yet. Please keep the page open.",
    /// Button.
    try_again = "再试一次" / "Try again",
    /// Trouble: another tab changed the same.
    conflict = "另一个标签页也改了这一条，两份都还在："
        / "Another tab changed this entry too; both versions are still here:",
    /// What the other tab has.
    removed_there = "已删除" / "deleted",
    /// Button.
    aside_download = "下载原文" / "Download them",
    /// Button.
    aside_discard = "丢弃" / "Discard",
}

/// The fixed texts in a language.
pub const fn log_words(lang: Lang) -> &'static LogWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What is wrong with a field, as a sentence of its own.
pub fn fault(lang: Lang, fault: LogFault) -> String {
    let text = log_fault(lang, fault);
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => text,
    }
}

/// How many entries a list has.
pub fn count(lang: Lang, n: usize) -> String {
    say!(lang, "共 {n} 条", "{}", counted(n, "entry"))
}

/// How many entries a search found.
pub fn found(lang: Lang, n: usize) -> String {
    say!(lang, "找到 {n} 条", "{n} found")
}

/// How far the log is read.
pub fn reading(lang: Lang, progress: Option<Progress>) -> String {
    match progress {
        None => say!(lang, "正在读取台账…", "Reading the log…"),
        Some(Progress { done, of }) => say!(
            lang,
            "正在读取台账：{done} / {of}",
            "Reading the log: {done} of {of}"
        ),
    }
}

/// How far the search is ready.
pub fn indexing(lang: Lang, Progress { done, of }: Progress) -> String {
    say!(
        lang,
        "正在准备搜索：{done} / {of}",
        "Preparing the search: {done} of {of}"
    )
}

/// How many entries are only in memory.
pub fn unsaved(lang: Lang, n: usize) -> String {
    say!(lang, "{n} 条未保存", "{n} not saved")
}

/// Why entries aren't saved. None where something else says so.
pub fn row_fault(lang: Lang, fault: &RowFault, n: usize) -> Option<String> {
    Some(match fault {
        RowFault::Storage(BackendFault::QuotaFull) => say!(
            lang,
            "存储空间已满，{n} 条记录只在内存里。请先导出台账，再清理浏览器的数据。",
            "Storage is full: {} only in memory. Please export the log, then make room.",
            counted(n, "change") + agree(n, " is", " are")
        ),
        RowFault::Storage(_) => say!(
            lang,
            "浏览器拒绝写入，{n} 条记录只在内存里。请先不要关掉页面。",
            "The browser refuses to store: {} only in memory. Please keep the page open.",
            counted(n, "change") + agree(n, " is", " are")
        ),
        RowFault::ReadBackDiffers { .. } => say!(
            lang,
            "写入后读回不一致，{n} 条记录没有保存。请导出备份。",
            "What was read back differs: {} saved. Please export a copy.",
            counted(n, "change") + agree(n, " isn't", " aren't")
        ),
        RowFault::Locked => say!(
            lang,
            "有 {n} 条的位置上是读不出来的数据，没有覆盖，也没有保存。",
            "{} saved: something unreadable lies there, and isn't overwritten.",
            counted(n, "change") + agree(n, " isn't", " aren't")
        ),
        RowFault::Waiting | RowFault::ReadOnly | RowFault::Conflict { .. } => return None,
    })
}

/// How many rows can't be read.
pub fn asides(lang: Lang, n: usize) -> String {
    say!(
        lang,
        "台账里有 {n} 条读不出来，原样留着，没有覆盖。",
        "{} of the log can't be read. What can't is left as it is, and not overwritten.",
        counted(n, "row")
    )
}

/// How many more conflicts there are than are shown.
pub fn more_conflicts(lang: Lang, n: usize) -> String {
    say!(lang, "还有 {n} 条也是这样。", "{n} more like this.")
}

/// An entry in a few words.
pub fn in_short(lang: Lang, entry: &LogEntry) -> String {
    let question: String = entry.question.chars().take(24).collect();
    let answer: String = entry.answer.chars().take(24).collect();
    let result = outcome(lang, entry.result);
    match (lang, answer.is_empty()) {
        (Lang::Zh, true) => format!("「{question}」{result}"),
        (Lang::Zh, false) => format!("「{question}」{answer}，{result}"),
        (Lang::En, true) => format!("“{question}”: {result}"),
        (Lang::En, false) => format!("“{question}”: {answer}; {result}"),
    }
}

/// The short hint in a list.
pub fn looks_like(lang: Lang, kind: PrivateKind) -> String {
    let kind = private_kind(lang, kind);
    say!(lang, "像是{kind}", "Looks like {kind}")
}

/// The filter for what is open for a share.
pub const fn waits_for(lang: Lang, ratio: LogRatio) -> &'static str {
    match (lang, ratio) {
        (Lang::Zh, LogRatio::Filtered) => "投诉过滤待定",
        (Lang::Zh, LogRatio::Satisfied) => "回访满意待定",
        (Lang::Zh, LogRatio::SolvedOnline) => "故障解决待定",
        (Lang::En, LogRatio::Filtered) => "Open for complaints filtered",
        (Lang::En, LogRatio::Satisfied) => "Open for satisfied when followed up",
        (Lang::En, LogRatio::SolvedOnline) => "Open for faults solved",
    }
}
