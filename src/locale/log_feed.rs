//! What the consultation log gives for measures, and the form for its lists,
//! in words.

use super::Lang;
use super::log::{ratio_figures, ratio_rule};
use super::percent;
use super::rulebook_fault::rulebook_fault;
use super::say::{field_fault, say};
use crate::id::Id;
use crate::log::LogRatio;
use crate::number::{Ratio, Unit};
use crate::record::{Measured, Record};
use crate::rulebook::{Category, Channel, ListFault, LogDifference, LogList, LogRules, Rulebook};
use crate::scoring::{Fed, Line, Sub};

/// The fixed texts of the form for the log's lists, and of measures that the
/// log gives.
#[derive(Debug)]
pub struct FeedWords {
    /// A figure that the log gave.
    pub logged: &'static str,
    /// The log gives nothing for the month yet.
    pub nothing: &'static str,
    /// A figure of the log of somebody else, or of another browser.
    pub elsewhere: &'static str,
    /// A figure that was the log's when the rulebook still said so.
    pub unfed: &'static str,
    /// Takes the log's figure.
    pub take: &'static str,
    /// Over the entries behind a figure.
    pub entries: &'static str,
    /// Over the form's section.
    pub title: &'static str,
    /// What the lists are for, and that they score nothing.
    pub note: &'static str,
    /// Over each list.
    pub lists: [&'static str; 2],
    /// Columns: the title in Chinese, the title in English.
    pub titles: [&'static str; 2],
    /// Where the English title may be left out.
    pub optional: &'static str,
    /// Marks a category as being for complaints.
    pub complaint: &'static str,
    /// Over what the log gives.
    pub feeds: &'static str,
    /// Gives a measure nothing of the log.
    pub by_hand: &'static str,
    /// Opens the form.
    pub edit: &'static str,
    /// Adds a row, for each list.
    pub add: [&'static str; 2],
    /// Moves a row up.
    pub up: &'static str,
    /// Moves a row down.
    pub down: &'static str,
    /// Removes a row.
    pub remove: &'static str,
    /// What happens to entries of a removed row.
    pub removed_note: &'static str,
    /// Takes the lists back to the rulebook's own.
    pub revoke: &'static str,
    /// The rulebook's own lists.
    pub own: &'static str,
    /// Over in what the log's parts of two rulebooks differ.
    pub differs: &'static str,
}

/// The fixed texts.
pub const fn feed_words(lang: Lang) -> &'static FeedWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How the log gives a measure, and what it gives for the month.
pub fn given(lang: Lang, fed: &Fed) -> String {
    let (rule, figures) = (
        ratio_rule(lang, fed.ratio),
        ratio_figures(lang, &fed.figures),
    );
    say!(
        lang,
        "台账：{rule}，{figures}",
        "From the log: {rule}: {figures}"
    )
}

/// That what is recorded isn't what the log gives; none where it is, or where
/// the log gives nothing. A closed month doesn't follow the log any more.
pub fn differs(lang: Lang, known: Measured, logged: Option<Ratio>, closed: bool) -> Option<String> {
    let logged = logged?;
    let log = counts(logged);
    let other = match known {
        Measured::Logged(ratio) if closed && ratio != logged => {
            return Some(say!(
                lang,
                "台账现为 {log}；本月已归档，不再随台账变动",
                "The log has {log} now; a closed month no longer follows it"
            ));
        }
        Measured::Ratio(ratio) if ratio == logged => return None,
        Measured::Percent(percent) if logged.cmp_percent(percent).is_eq() => return None,
        Measured::Logged(_) => return None,
        Measured::Ratio(ratio) => counts(ratio),
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
pub fn logged(lang: Lang, ratio: Ratio) -> String {
    let (mark, counts) = (feed_words(lang).logged, counts(ratio));
    say!(lang, "{mark} {counts}", "{mark}: {counts}")
}

/// The same behind the name of a measure's line, in brackets; nothing where
/// the figure isn't the log's.
pub fn logged_mark(lang: Lang, record: &Record, line: &Line) -> String {
    let Sub::Measure(id) = line.sub else {
        return String::new();
    };
    match record.measures.get(&id) {
        Some(Measured::Logged(ratio)) => {
            let logged = logged(lang, *ratio);
            say!(lang, "（{logged}）", " ({logged})")
        }
        _ => String::new(),
    }
}

/// The entries that count, those that count below the line only, and those
/// that don't count yet.
pub fn side(lang: Lang, ratio: LogRatio, side: Side, entries: usize) -> String {
    let name = match (lang, ratio, side) {
        (Lang::Zh, LogRatio::Filtered, Side::Counted) => "未升级",
        (Lang::Zh, LogRatio::Filtered, Side::Others) => "已升级",
        (Lang::Zh, LogRatio::Satisfied, Side::Counted) => "满意",
        (Lang::Zh, LogRatio::Satisfied, Side::Others) => "不满意",
        (Lang::Zh, LogRatio::Satisfied, Side::Open) => "未回访",
        (Lang::Zh, LogRatio::SolvedOnline, Side::Counted) => "在线解决",
        (Lang::Zh, LogRatio::SolvedOnline, Side::Others) => "未在线解决",
        (Lang::Zh, _, Side::Open) => "尚无结果",
        (Lang::En, LogRatio::Filtered, Side::Counted) => "Not escalated",
        (Lang::En, LogRatio::Filtered, Side::Others) => "Escalated",
        (Lang::En, LogRatio::Satisfied, Side::Counted) => "Satisfied",
        (Lang::En, LogRatio::Satisfied, Side::Others) => "Not satisfied",
        (Lang::En, LogRatio::Satisfied, Side::Open) => "Not followed up yet",
        (Lang::En, LogRatio::SolvedOnline, Side::Counted) => "Solved online",
        (Lang::En, LogRatio::SolvedOnline, Side::Others) => "Not solved online",
        (Lang::En, _, Side::Open) => "Not known yet",
    };
    let role = match (lang, side) {
        (Lang::Zh, Side::Counted) => "计入分子",
        (Lang::Zh, Side::Others) => "只计入分母",
        (Lang::Zh, Side::Open) => "待定，暂不计",
        (Lang::En, Side::Counted) => "counted",
        (Lang::En, Side::Others) => "in the denominator only",
        (Lang::En, Side::Open) => "open, not counted yet",
    };
    say!(
        lang,
        "{name} {entries} 条（{role}）",
        "{name}: {entries} ({role})"
    )
}

/// On which side of a ratio entries stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above the line and below it.
    Counted,
    /// Below it only.
    Others,
    /// On neither, yet.
    Open,
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
        (Lang::Zh, Some(LogRatio::Filtered)) => "台账：投诉未升级",
        (Lang::Zh, Some(LogRatio::Satisfied)) => "台账：回访满意",
        (Lang::Zh, Some(LogRatio::SolvedOnline)) => "台账：在线解决",
        (Lang::En, Some(LogRatio::Filtered)) => "Log: complaints not escalated",
        (Lang::En, Some(LogRatio::Satisfied)) => "Log: satisfied when followed up",
        (Lang::En, Some(LogRatio::SolvedOnline)) => "Log: solved online",
    }
}

/// The lists in a word.
pub fn log_summary(lang: Lang, log: &LogRules) -> String {
    let (channels, categories, feeds) = (log.channels.len(), log.categories.len(), log.feeds.len());
    say!(
        lang,
        "渠道 {channels} 个，类别 {categories} 个，台账提供指标 {feeds} 项",
        "{channels} channels, {categories} categories, {feeds} measures from the log"
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

/// A category's title, and whether it's for complaints.
pub fn category_title(lang: Lang, category: &Category) -> String {
    let title = lang.of(&category.title);
    let mark = feed_words(lang).complaint;
    match category.complaint {
        false => title.to_owned(),
        true => say!(lang, "{title}（{mark}）", "{title} ({mark})"),
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
                "A title has at most {limit} characters"
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
            say!(lang, "最多 {limit} 个字", "At most {limit} characters")
        }
        ListFault::Date(fault) => field_fault(lang, *fault),
        ListFault::Rules(problems) => {
            let texts = problems
                .iter()
                .map(|p| rulebook_fault(lang, Unit::Points, &p.fault));
            let texts: Vec<String> = texts.collect();
            texts.join(match lang {
                Lang::Zh => "；",
                Lang::En => "; ",
            })
        }
    }
}

fn counts(ratio: Ratio) -> String {
    format!("{} / {}", ratio.numerator(), ratio.denominator())
}

const ZH: FeedWords = FeedWords {
    logged: "按台账",
    nothing: "台账本月还没有可计入的记录",
    elsewhere: "来自该坐席自己的台账，这里只有结果",
    unfed: "考核办法已改为手工填写，此数不再随台账变动",
    take: "改用台账",
    entries: "台账记录",
    title: "咨询台账的选项",
    note: "台账里可选的渠道和类别，以及哪些指标由台账得出。选项本身不计分。",
    lists: ["渠道", "类别"],
    titles: ["中文名称", "英文名称"],
    optional: "可不填",
    complaint: "投诉类",
    feeds: "由台账得出的指标",
    by_hand: "手工填写",
    edit: "修改选项",
    add: ["添加渠道", "添加类别"],
    up: "上移",
    down: "下移",
    remove: "移除",
    removed_note: "移除的渠道或类别不再可选；已用过它的台账记录都保留，只是显示其编号，投诉类也不再按投诉统计。",
    revoke: "恢复原选项",
    own: "考核办法原有的选项",
    differs: "咨询台账的选项不同（不影响计分）：",
};

const EN: FeedWords = FeedWords {
    logged: "from the log",
    nothing: "Nothing in the log counts for this month yet",
    elsewhere: "From the agent's own log; only its result is here",
    unfed: "The rulebook has it typed by hand now: this no longer follows the log",
    take: "use the log",
    entries: "Entries of the log",
    title: "Choices of the consultation log",
    note: "The channels and categories on offer in the log, and the measures that it gives. None of them scores by itself.",
    lists: ["Channels", "Categories"],
    titles: ["Chinese title", "English title"],
    optional: "optional",
    complaint: "complaint",
    feeds: "Measures from the log",
    by_hand: "Typed by hand",
    edit: "Change the choices",
    add: ["Add a channel", "Add a category"],
    up: "Up",
    down: "Down",
    remove: "Remove",
    removed_note: "What is removed is no longer on offer. Entries that have it stay, show its bare name, and no longer count as complaints.",
    revoke: "Back to the rulebook's own",
    own: "The rulebook's own choices",
    differs: "The choices of the log differ, which scores nothing:",
};
