//! The fixed texts of the log's page, and its sentences with numbers in them.

use super::Lang;
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

/// The fixed texts.
#[derive(Debug)]
pub struct LogWords {
    /// Heading.
    pub title: &'static str,
    /// What it's for, where nothing is written down yet.
    pub about: &'static str,
    /// What doesn't belong here.
    pub no_names: &'static str,
    /// Over the fields of a new entry.
    pub entry: &'static str,
    /// Field.
    pub date: &'static str,
    /// Field.
    pub channel: &'static str,
    /// Field.
    pub category: &'static str,
    /// Field.
    pub question: &'static str,
    /// Field.
    pub answer: &'static str,
    /// Field.
    pub result: &'static str,
    /// Field.
    pub follow_up: &'static str,
    /// Placeholder.
    pub category_hint: &'static str,
    /// Placeholder.
    pub question_hint: &'static str,
    /// Placeholder.
    pub answer_hint: &'static str,
    /// Button.
    pub save: &'static str,
    /// Beside it.
    pub save_hint: &'static str,
    /// A fault.
    pub no_category: &'static str,
    /// A fault.
    pub choose_category: &'static str,
    /// A fault.
    pub bad_date: &'static str,
    /// Over earlier answers.
    pub similar: &'static str,
    /// Takes an earlier answer.
    pub take: &'static str,
    /// How that's done by keyboard.
    pub take_key: &'static str,
    /// The mark of a case.
    pub case_mark: &'static str,
    /// Makes what looks private unreadable.
    pub mask: &'static str,
    /// The mark of a row.
    pub looks_private: &'static str,
    /// Group.
    pub filters: &'static str,
    /// Filter.
    pub all_months: &'static str,
    /// Filter.
    pub all_categories: &'static str,
    /// Filter: result or follow-up missing.
    pub only_open: &'static str,
    /// Filter.
    pub only_due: &'static str,
    /// Filter.
    pub only_cases: &'static str,
    /// Group.
    pub sort: &'static str,
    /// Order.
    pub by_time: &'static str,
    /// Order.
    pub by_title: &'static str,
    /// Field.
    pub search: &'static str,
    /// Nothing found.
    pub none_found: &'static str,
    /// Nothing in this filter.
    pub none_here: &'static str,
    /// No case yet.
    pub no_cases: &'static str,
    /// The list's name.
    pub list: &'static str,
    /// How it's used by keyboard.
    pub list_keys: &'static str,
    /// Over an opened entry.
    pub edit: &'static str,
    /// Button.
    pub close: &'static str,
    /// Button.
    pub delete: &'static str,
    /// Button.
    pub make_case: &'static str,
    /// Button.
    pub unmake_case: &'static str,
    /// Field.
    pub case_title: &'static str,
    /// Field.
    pub standard: &'static str,
    /// Button.
    pub copy: &'static str,
    /// Over an opened entry with wrong fields.
    pub not_kept: &'static str,
    /// Button.
    pub drop_changes: &'static str,
    /// Said.
    pub added: &'static str,
    /// Said.
    pub edited: &'static str,
    /// Said.
    pub deleted: &'static str,
    /// Said.
    pub masked: &'static str,
    /// Said.
    pub case_made: &'static str,
    /// Said.
    pub case_unmade: &'static str,
    /// Said.
    pub taken: &'static str,
    /// Said.
    pub undone: &'static str,
    /// Said.
    pub redone: &'static str,
    /// Said.
    pub outdated: &'static str,
    /// Button.
    pub undo: &'static str,
    /// State.
    pub saving: &'static str,
    /// State.
    pub kept: &'static str,
    /// State of a row.
    pub unsaved: &'static str,
    /// Trouble: storage doesn't answer at opening.
    pub late: &'static str,
    /// Trouble: no storage.
    pub memory: &'static str,
    /// Trouble: a newer program's data.
    pub read_only: &'static str,
    /// Trouble: storage doesn't answer a save.
    pub stuck: &'static str,
    /// Button.
    pub try_again: &'static str,
    /// Trouble: another tab changed the same.
    pub conflict: &'static str,
    /// What the other tab has.
    pub removed_there: &'static str,
    /// Button.
    pub aside_download: &'static str,
    /// Button.
    pub aside_discard: &'static str,
}

/// The fixed texts in a language.
pub const fn log_words(lang: Lang) -> &'static LogWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

static ZH: LogWords = LogWords {
    title: "咨询台账",
    about: "每接一个咨询，记一行：问了什么、怎么答的、结果如何。下一位同事查得到。",
    no_names: "不记客户的姓名、号码和地址。",
    entry: "记一条",
    date: "日期",
    channel: "渠道",
    category: "类别",
    question: "客户问题",
    answer: "答复",
    result: "处理结果",
    follow_up: "回访结果",
    category_hint: "汉字或拼音首字母",
    question_hint: "客户问了什么",
    answer_hint: "怎么答的，可以后补",
    save: "记下",
    save_hint: "Enter 记下，接着记下一条",
    no_category: "没有这个类别",
    choose_category: "请选一项",
    bad_date: "日期没填对",
    similar: "类似问题以前这样答",
    take: "采用",
    take_key: "F2 采用第一条，再按换下一条",
    case_mark: "案例",
    mask: "遮住",
    looks_private: "含隐私",
    filters: "筛选",
    all_months: "全部月份",
    all_categories: "全部类别",
    only_open: "待补",
    only_due: "待回访",
    only_cases: "案例",
    sort: "排序",
    by_time: "新的在前",
    by_title: "按标题",
    search: "搜索：词句或拼音首字母",
    none_found: "没有找到。换个词，或放宽筛选。",
    none_here: "这里还没有记录。",
    no_cases: "还没有案例。打开一条记录，标为案例，写好标准答复，同事就能照着答。",
    list: "咨询记录",
    list_keys: "上下键选择，Enter 打开",
    edit: "查看与修改",
    close: "关闭",
    delete: "删除这一条",
    make_case: "标为案例",
    unmake_case: "不再作为案例",
    case_title: "案例标题",
    standard: "标准答复",
    copy: "复制答复",
    not_kept: "有一栏没填对，改动还没记下。",
    drop_changes: "放弃改动",
    added: "已记下",
    edited: "已修改",
    deleted: "已删除",
    masked: "已遮住",
    case_made: "已标为案例",
    case_unmade: "不再是案例",
    taken: "已填入答复",
    undone: "已撤销",
    redone: "已重做",
    outdated: "这一条后来在别处改过，没有撤销",
    undo: "撤销",
    saving: "正在保存",
    kept: "已全部保存",
    unsaved: "未保存",
    late: "浏览器的存储没有响应，以前的台账还没读出来。现在记的先留在内存里，关掉页面会丢；存储恢复后自动存入。",
    memory: "浏览器不让本页保存台账，现在记的只在内存里，关掉页面会丢。",
    read_only: "台账由更新版本的程序写成，只能看，新的改动不会保存。",
    stuck: "浏览器的存储没有响应，最近的记录还没保存。请先不要关掉页面。",
    try_again: "再试一次",
    conflict: "另一个标签页也改了这一条，两份都还在：",
    removed_there: "已删除",
    aside_download: "下载原文",
    aside_discard: "丢弃",
};

static EN: LogWords = LogWords {
    title: "Consultation log",
    about: "Write down each consultation in one line: what was asked, what was answered, what came of it. The next agent finds it again.",
    no_names: "No customer's name, number or address belongs here.",
    entry: "New entry",
    date: "Date",
    channel: "Channel",
    category: "Category",
    question: "Question",
    answer: "Answer",
    result: "Result",
    follow_up: "Follow-up",
    category_hint: "Type to choose",
    question_hint: "What was asked",
    answer_hint: "What was answered; may follow",
    save: "Add",
    save_hint: "Enter adds it and starts the next",
    no_category: "There is no such category",
    choose_category: "Please choose one",
    bad_date: "This isn't a day",
    similar: "How similar questions were answered",
    take: "Use",
    take_key: "F2 uses the first, again for the next",
    case_mark: "Case",
    mask: "Mask it",
    looks_private: "Private?",
    filters: "Filter",
    all_months: "All months",
    all_categories: "All categories",
    only_open: "To complete",
    only_due: "Follow-up due",
    only_cases: "Cases",
    sort: "Order",
    by_time: "Newest first",
    by_title: "By title",
    search: "Search words or initials",
    none_found: "Nothing found. Try another word, or a wider filter.",
    none_here: "Nothing here yet.",
    no_cases: "No cases yet. Open an entry, mark it as a case and give it a standard answer for others to use.",
    list: "Entries",
    list_keys: "Arrow keys choose, Enter opens",
    edit: "View and edit",
    close: "Close",
    delete: "Delete this entry",
    make_case: "Mark as a case",
    unmake_case: "No longer a case",
    case_title: "Case title",
    standard: "Standard answer",
    copy: "Copy answer",
    not_kept: "A field is wrong; the change isn't kept yet.",
    drop_changes: "Drop the change",
    added: "Added",
    edited: "Changed",
    deleted: "Deleted",
    masked: "Masked",
    case_made: "Marked as a case",
    case_unmade: "No longer a case",
    taken: "Answer filled in",
    undone: "Undone",
    redone: "Done again",
    outdated: "It was changed elsewhere since; nothing was undone",
    undo: "Undo",
    saving: "Saving",
    kept: "All saved",
    unsaved: "Not saved",
    late: "The browser's storage doesn't answer, so earlier entries aren't here yet. What you add stays in memory and is lost with the page; it's stored as soon as storage answers.",
    memory: "The browser doesn't let this page store the log. What you add is only in memory and is lost with the page.",
    read_only: "The log was written by a newer version of this program: it can be read, and changes aren't stored.",
    stuck: "The browser's storage doesn't answer, and the latest entries aren't stored yet. Please keep the page open.",
    try_again: "Try again",
    conflict: "Another tab changed this entry too; both versions are still here:",
    removed_there: "deleted",
    aside_download: "Download them",
    aside_discard: "Discard",
};

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
    match (lang, n) {
        (Lang::En, 1) => "1 entry".into(),
        _ => say!(lang, "共 {n} 条", "{n} entries"),
    }
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
            "Storage is full: {n} changes are only in memory. Please export the log, then make room."
        ),
        RowFault::Storage(_) => say!(
            lang,
            "浏览器拒绝写入，{n} 条记录只在内存里。请先不要关掉页面。",
            "The browser refuses to store: {n} changes are only in memory. Please keep the page open."
        ),
        RowFault::ReadBackDiffers { .. } => say!(
            lang,
            "写入后读回不一致，{n} 条记录没有保存。请导出备份。",
            "What was read back differs: {n} changes aren't saved. Please export a copy."
        ),
        RowFault::Locked => say!(
            lang,
            "有 {n} 条的位置上是读不出来的数据，没有覆盖，也没有保存。",
            "{n} changes aren't saved: something unreadable lies in their place, and isn't overwritten."
        ),
        RowFault::Waiting | RowFault::ReadOnly | RowFault::Conflict { .. } => return None,
    })
}

/// How many rows can't be read.
pub fn asides(lang: Lang, n: usize) -> String {
    say!(
        lang,
        "台账里有 {n} 条读不出来，原样留着，没有覆盖。",
        "{n} rows of the log can't be read. They're left as they are, and not overwritten."
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
