//! What the consultation log gives for measures, and the form for its lists,
//! in words.

use super::Lang;
use super::cases;
use super::joined::counted;
use super::joined::semicolon;
use super::percent;
use super::rulebook_fault::rulebook_fault;
use super::say::{field_fault, of_all, say};
use crate::id::Id;
use crate::log::{LogRatio, Mark};
use crate::number::Unit;
use crate::record::{LoggedCases, Measured, Record, Shares};
use crate::rulebook::{
    Category, Channel, ListFault, LogDifference, LogList, LogRules, Measure, Rulebook,
};
use crate::scoring::{Fed, Line, Sub, with_dispatched};

words! {
    /// The fixed texts of the form for the log's lists, and of measures that the
    /// log gives.
    pub struct FeedWords: ZH / EN;

    /// A figure that the log gave.
    logged = "按台账" / "from the log",
    /// The log gives nothing for the month yet.
    nothing = "台账本月还没有可计入的记录" / "Nothing in the log counts for this month yet",
    /// A figure of the log of somebody else, or of another browser.
    elsewhere = "来自该坐席自己的台账，这里只有结果"
        / "From the agent's own log; only its result is here",
    /// A figure that was the log's when the rulebook still said so.
    unfed = "考核办法已改为手工填写，此数不再随台账变动"
        / "The rulebook has it typed by hand now: this no longer follows the log",
    /// Takes the log's figure.
    take = "改用台账" / "use the log",
    /// Over the entries behind a figure.
    entries = "台账记录" / "Entries of the log",
    /// Over the form's section.
    title = "咨询台账的选项" / "Choices of the consultation log",
    /// What the lists are for, and that they score nothing.
    note = "台账里可选的渠道和类别，以及哪些指标由台账得出。选项本身不计分。"
        / "The channels and categories on offer in the log, and the measures that it gives. None of them scores by itself.",
    /// Over each list.
    lists: [&'static str; 2] = ["渠道", "类别"] / ["Channels", "Categories"],
    /// Columns: the title in Chinese, the title in English.
    titles: [&'static str; 2] = ["中文名称", "英文名称"] / ["Chinese title", "English title"],
    /// Where the English title may be left out.
    optional = "可不填" / "optional",
    /// Over what the log gives.
    feeds = "由台账得出的指标" / "Measures from the log",
    /// Gives a measure nothing of the log.
    by_hand = "手工填写" / "Typed by hand",
    /// Opens the form.
    edit = "修改选项" / "Change the choices",
    /// Adds a row, for each list.
    add: [&'static str; 2] = ["添加渠道", "添加类别"] / ["Add a channel", "Add a category"],
    /// Moves a row up.
    up = "上移" / "Up",
    /// Moves a row down.
    down = "下移" / "Down",
    /// Removes a row.
    remove = "移除" / "Remove",
    /// What happens to entries of a removed row.
    removed_note = "移除的渠道或类别不再可选；已用过它的台账记录都保留，只是显示其编号，它的标记也不再起作用。"
        / "What is removed is no longer on offer. Entries that have it stay, show its bare name, and no longer have its marks.",
    /// Takes the lists back to the rulebook's own.
    revoke = "恢复原选项" / "Back to the rulebook's own",
    /// The rulebook's own lists.
    own = "考核办法原有的选项" / "The rulebook's own choices",
    /// Over in what the log's parts of two rulebooks differ.
    differs = "咨询台账的选项不同（不影响计分）："
        / "The choices of the log differ, which scores nothing:",
}

/// The fixed texts.
pub const fn feed_words(lang: Lang) -> &'static FeedWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What the log gives for a measure of the month.
pub fn given(lang: Lang, rulebook: &Rulebook, fed: &Fed) -> String {
    let dispatched = with_dispatched(rulebook);
    let figures = match fed.figures.cases() {
        Some(cases) => {
            let shown = cases::share(cases.shares(dispatched), &rulebook.marks(fed.measure));
            let counts = cases::logged(lang, cases, dispatched);
            say!(lang, "{counts}，即 {shown}", "{counts}, which is {shown}")
        }
        None => feed_words(lang).nothing.to_owned(),
    };
    say!(lang, "台账：{figures}。", "From the log: {figures}.")
}

/// What a measure is: its own words.
pub fn definition(lang: Lang, measure: &Measure) -> String {
    let of_all = of_all(lang, measure);
    say!(lang, "统计口径：{of_all}", "Defined as {of_all}")
}

/// How the log's entries are counted for it, and that this is ours.
pub fn counted_so(lang: Lang, rulebook: &Rulebook, ratio: LogRatio) -> String {
    let rule = cases::ratio_rule(lang, ratio, with_dispatched(rulebook));
    let ours = cases::definition_is_ours(lang);
    say!(
        lang,
        "台账统计：{rule}。{ours}",
        "The log counts {rule}. {ours}"
    )
}

/// That what is recorded isn't what the log gives; none where it is, or where
/// the log gives nothing. A closed month doesn't follow the log any more.
pub fn differs(
    lang: Lang,
    rulebook: &Rulebook,
    known: Measured,
    logged: Option<LoggedCases>,
    closed: bool,
) -> Option<String> {
    let logged = logged?;
    let dispatched = with_dispatched(rulebook);
    let log = cases::logged(lang, logged, dispatched);
    // What was typed is whole.
    let whole = logged.shares(dispatched).known();
    let other = match known {
        Measured::Logged(cases) if closed && cases != logged => {
            return Some(say!(
                lang,
                "台账现为 {log}；本月已归档，不再随台账变动",
                "The log has {log} now; a closed month no longer follows it"
            ));
        }
        Measured::Ratio(ratio) if Some(ratio) == whole => return None,
        Measured::Percent(percent) if whole.is_some_and(|w| w.cmp_percent(percent).is_eq()) => {
            return None;
        }
        Measured::Logged(_) => return None,
        Measured::Ratio(ratio) => cases::fraction(ratio),
        Measured::Percent(typed) => percent(typed),
        Measured::NotAssessed => lang.words().not_assessed.to_owned(),
    };
    Some(say!(
        lang,
        "台账为 {log}，与填写的 {other} 不同",
        "The log has {log}, not the {other} entered"
    ))
}

/// That a figure came from a log, and this one has nothing of the month.
pub fn without_entries(lang: Lang) -> String {
    say!(
        lang,
        "本机台账没有这个月的记录，仍按原来的数计。",
        "The log here has no entry of this month; the figure stays as it was."
    )
}

/// A figure that the log gave.
pub fn logged(lang: Lang, rulebook: &Rulebook, cases: LoggedCases) -> String {
    let mark = feed_words(lang).logged;
    let counts = cases::logged(lang, cases, with_dispatched(rulebook));
    say!(lang, "{mark} {counts}", "{mark}: {counts}")
}

/// The same in short, where what is open is said beside it.
pub fn logged_counts(lang: Lang, shares: Shares) -> String {
    let (mark, counts) = (feed_words(lang).logged, cases::counts(shares));
    say!(lang, "{mark} {counts}", "{mark}: {counts}")
}

/// The same behind the name of a measure's line, in brackets; nothing where
/// the figure isn't the log's.
pub fn logged_mark(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> String {
    let Sub::Measure(id) = line.sub else {
        return String::new();
    };
    match record.measures.get(&id) {
        Some(Measured::Logged(cases)) => {
            let logged = logged(lang, rulebook, *cases);
            say!(lang, "（{logged}）", " ({logged})")
        }
        _ => String::new(),
    }
}

/// The entries that aren't listed at once.
pub fn rest(lang: Lang, entries: usize) -> String {
    say!(lang, "其余 {entries} 条", "{entries} more")
}

/// Whose log it is, before and after the choice.
pub const fn whose(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Zh => ["台账属于坐席", "，其比率计入该坐席的月度记录"],
        Lang::En => [
            "This log is agent",
            "'s, and its ratios go into their months",
        ],
    }
}

/// What a measure is given of the log.
pub const fn ratio_name(lang: Lang, ratio: Option<LogRatio>) -> &'static str {
    match (lang, ratio) {
        (_, None) => feed_words(lang).by_hand,
        (Lang::Zh, Some(LogRatio::Filtered)) => "台账：投诉过滤",
        (Lang::Zh, Some(LogRatio::Satisfied)) => "台账：回访满意",
        (Lang::Zh, Some(LogRatio::SolvedOnline)) => "台账：故障在线解决",
        (Lang::En, Some(LogRatio::Filtered)) => "Log: complaints filtered",
        (Lang::En, Some(LogRatio::Satisfied)) => "Log: satisfied when followed up",
        (Lang::En, Some(LogRatio::SolvedOnline)) => "Log: faults solved online",
    }
}

/// The lists in a word.
pub fn log_summary(lang: Lang, log: &LogRules) -> String {
    let (channels, categories, feeds) = (log.channels.len(), log.categories.len(), log.feeds.len());
    say!(
        lang,
        "渠道 {channels} 个，类别 {categories} 个，台账提供指标 {feeds} 项",
        "{}, {}, {} from the log",
        counted(channels, "channel"),
        counted(categories, "category"),
        counted(feeds, "measure")
    )
}

/// In what the log's parts of two rulebooks differ: of what, in one, in the
/// other.
pub fn log_difference(
    lang: Lang,
    rulebook: &Rulebook,
    difference: LogDifference<'_>,
) -> (String, String, String) {
    let words = feed_words(lang);
    let list = |list: LogList| words.lists[list as usize].to_owned();
    match difference {
        LogDifference::Channel(one, other) => {
            let title = |channel: Option<&Channel>| {
                channel.map_or("—".to_owned(), |c| lang.of(&c.title).to_owned())
            };
            (list(LogList::Channels), title(one), title(other))
        }
        LogDifference::Category(one, other) => {
            let title = |category: Option<&Category>| {
                category.map_or("—".to_owned(), |c| category_title(lang, c))
            };
            (list(LogList::Categories), title(one), title(other))
        }
        LogDifference::Feed(id, one, other) => {
            let name = |ratio| ratio_name(lang, ratio).to_owned();
            (measure(lang, rulebook, id), name(one), name(other))
        }
        LogDifference::ChannelOrder => (
            reordered(lang, list(LogList::Channels)),
            String::new(),
            String::new(),
        ),
        LogDifference::CategoryOrder => (
            reordered(lang, list(LogList::Categories)),
            String::new(),
            String::new(),
        ),
    }
}

fn reordered(lang: Lang, list: String) -> String {
    say!(lang, "{list}：顺序不同", "{list}: in another order")
}

/// A category's title, and its marks.
pub fn category_title(lang: Lang, category: &Category) -> String {
    let title = lang.of(&category.title);
    let marks: Vec<&str> = category.marks.iter().map(|m| mark(lang, m)).collect();
    if marks.is_empty() {
        return title.to_owned();
    }
    let marks = marks.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    });
    say!(lang, "{title}（{marks}）", "{title} ({marks})")
}

/// A mark of a category.
pub const fn mark(lang: Lang, mark: Mark) -> &'static str {
    match (lang, mark) {
        (Lang::Zh, Mark::Complaint) => "投诉类",
        (Lang::Zh, Mark::Fault) => "故障类",
        (Lang::Zh, Mark::Help) => "救援类",
        (Lang::Zh, Mark::FollowUp) => "需回访",
        (Lang::En, Mark::Complaint) => "complaint",
        (Lang::En, Mark::Fault) => "fault",
        (Lang::En, Mark::Help) => "call for help",
        (Lang::En, Mark::FollowUp) => "follow-up",
    }
}

/// A measure's title.
pub fn measure(lang: Lang, rulebook: &Rulebook, id: Id) -> String {
    let measure = rulebook.measure(id);
    measure.map_or_else(|| id.to_string(), |m| lang.of(&m.title).to_owned())
}

/// Why the form for the lists can't be taken.
pub fn list_fault(lang: Lang, fault: &ListFault) -> String {
    match fault {
        ListFault::NoTitle(..) => say!(lang, "请填中文名称", "Enter the Chinese title"),
        ListFault::LongTitle(..) => {
            let limit = crate::rulebook::limits::MAX_TITLE;
            say!(
                lang,
                "名称最多 {limit} 个字",
                "A title has at most {}",
                counted(limit, "character")
            )
        }
        ListFault::SameTitle(_, _, first) => {
            let first = first + 1;
            say!(lang, "与第 {first} 行同名", "The same title as row {first}")
        }
        ListFault::NoSource => say!(
            lang,
            "请写明依据，比如哪份通知",
            "Say by what: a notice, a meeting"
        ),
        ListFault::LongSource(limit) => {
            say!(
                lang,
                "最多 {limit} 个字",
                "At most {}",
                counted(limit, "character")
            )
        }
        ListFault::Date(fault) => field_fault(lang, *fault),
        ListFault::Rules(problems) => {
            let texts = problems
                .iter()
                .map(|p| rulebook_fault(lang, Unit::Points, &p.fault));
            let texts: Vec<String> = texts.collect();
            texts.join(semicolon(lang))
        }
    }
}
