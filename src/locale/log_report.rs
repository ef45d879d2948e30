//! The log's daily report in words.

use super::joined::counted;
use std::rc::Rc;

use super::Lang;
use super::log::{category_name, channel_name, follow_up, outcome};
use super::say::say;
use crate::id::Id;
use crate::log::{DaySpan, EntryId, FollowUp, LogEntry, LogReport, Outcome, masked};
use crate::rulebook::LogRules;

/// How many entries a list of the report names before it counts the rest.
const MOST_LISTED: usize = 20;
/// So many characters of a question are shown.
const MOST_SHOWN: usize = 60;

words! {
    /// The fixed texts.
    pub struct ReportWords: ZH / EN;

    /// Its name.
    title = "咨询日报" / "Daily report",
    /// What it's for.
    hint = "汇总一天或一段时间的台账，可以复制成文字，也可以打印。像是客户号码的内容已遮住。"
        / "Sums up a day of the log or a span of days, as text to copy and on paper. What looks like a customer's number is masked.",
    /// Quick choices of the days: today, yesterday, this week, this month.
    quick: [&'static str; 4] = ["今天", "昨天", "本周", "本月"]
        / ["Today", "Yesterday", "This week", "This month"],
    /// The first day's field.
    from = "从" / "From",
    /// The last day's field.
    to = "到" / "To",
    /// Days that are no span.
    no_span = "请填起止日期，开始不晚于结束。" / "Give both days, the first not after the last.",
    /// While it's being summed up.
    summing = "正在汇总…" / "Being summed up…",
    /// Where there are no entries.
    empty = "这段时间没有记录。" / "Nothing was written down in these days.",
    /// Over the table of categories and results.
    table = "按类别和处理结果" / "By category and result",
    /// The table's first column.
    category = "类别" / "Category",
    /// A sum.
    all = "合计" / "All",
    /// Over the channels.
    channels = "按渠道" / "By channel",
    /// Over the follow-ups.
    follow_ups = "回访" / "Follow-ups",
    /// Over those without a result.
    open = "尚无结果" / "Without a result",
    /// Over those whose follow-up is due.
    due = "待回访" / "Follow-up due",
    /// Over the cases.
    cases = "案例" / "Cases",
    /// Over the most asked questions.
    asked = "问得最多" / "Asked most",
    /// The text's field.
    text = "汇报文字" / "The report as text",
    /// Copies it.
    copy = "复制文字" / "Copy the text",
    /// It's copied.
    copied = "已复制" / "Copied",
    /// It couldn't be.
    not_copied = "浏览器不让复制：文字已选中，请按 Ctrl+C。"
        / "The browser didn't copy it: the text is selected, press Ctrl+C.",
    /// Prints it.
    print = "打印" / "Print",
}

/// The fixed texts.
pub const fn report_words(lang: Lang) -> &'static ReportWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The days of a report.
pub fn span(lang: Lang, span: DaySpan) -> String {
    let (first, last) = (span.first(), span.last());
    if first == last {
        return first.to_string();
    }
    say!(lang, "{first} 至 {last}", "{first} to {last}")
}

/// How many entries there are.
pub fn entries(lang: Lang, count: usize) -> String {
    say!(lang, "共 {count} 条", "{}", counted(count, "entry"))
}

/// A list of the report: its heading, and a line for each item. What looks
/// private is masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportList {
    /// Heading.
    pub title: String,
    /// Items.
    pub items: Vec<String>,
}

/// The report's lists, those with nothing in them left out.
pub fn lists(
    lang: Lang,
    rules: Option<&LogRules>,
    report: &LogReport,
    find: impl Fn(EntryId) -> Option<Rc<LogEntry>>,
) -> Vec<ReportList> {
    let words = report_words(lang);
    let question = |id: &EntryId| {
        let entry = find(*id)?;
        let (date, category) = (entry.date, category_name(lang, rules, entry.category));
        let question = short(&entry.question);
        Some(say!(
            lang,
            "{date}（{category}）{question}",
            "{date} ({category}) {question}"
        ))
    };
    let case = |id: &EntryId| {
        let entry = find(*id)?;
        entry.case.as_ref().map(|case| short(&case.title))
    };
    let asked = |(id, count): &(EntryId, usize)| {
        let question = short(&find(*id)?.question);
        Some(say!(
            lang,
            "{question}（{count} 次）",
            "{question} ({})",
            counted(count, "time")
        ))
    };
    let all = [
        listed(lang, words.open, &report.open, question),
        listed(lang, words.due, &report.due, question),
        listed(lang, words.cases, &report.cases, case),
        ReportList {
            title: words.asked.to_owned(),
            items: report.asked.iter().filter_map(asked).collect(),
        },
    ];
    let filled = all.into_iter().filter(|list| !list.items.is_empty());
    filled.collect()
}

fn listed(
    lang: Lang,
    title: &str,
    ids: &[EntryId],
    item: impl Fn(&EntryId) -> Option<String>,
) -> ReportList {
    let count = ids.len();
    let mut items: Vec<String> = ids.iter().take(MOST_LISTED).filter_map(item).collect();
    if count > MOST_LISTED {
        let more = count - MOST_LISTED;
        items.push(say!(lang, "另有 {more} 条", "and {more} more"));
    }
    ReportList {
        title: format!("{title} {count}"),
        items,
    }
}

/// A text in one line, not too long, masked before it's cut.
fn short(text: &str) -> String {
    let masked = masked(text);
    let line = masked.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// Names with how many there are of each, those of which there are none left
/// out: `在线解决 2，派单处理 1`.
pub fn counts<'a>(lang: Lang, counts: impl IntoIterator<Item = (&'a str, usize)>) -> String {
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let some: Vec<String> = some
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    some.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    })
}

/// The results, as [`counts`].
pub fn results(lang: Lang, results: &[usize; Outcome::ALL.len()]) -> String {
    let named = Outcome::ALL.map(|result| outcome(lang, result));
    counts(lang, named.into_iter().zip(results.iter().copied()))
}

/// The follow-ups that were made or are due, as [`counts`].
pub fn follow_ups(lang: Lang, report: &LogReport) -> String {
    let counted = FollowUp::ALL.into_iter().zip(report.follow_ups);
    let asked = counted.filter(|(follow_up, _)| *follow_up != FollowUp::NonePlanned);
    counts(
        lang,
        asked.map(|(said, count)| (follow_up(lang, said), count)),
    )
}

/// The channels, as [`counts`].
pub fn channels(lang: Lang, rules: Option<&LogRules>, report: &LogReport) -> String {
    let named = |(id, count): &(Id, usize)| (channel_name(lang, rules, *id), *count);
    let named: Vec<(String, usize)> = report.channels.iter().map(named).collect();
    counts(
        lang,
        named.iter().map(|(name, count)| (name.as_str(), *count)),
    )
}

/// The whole report as a text to be pasted elsewhere.
pub fn report_text(
    lang: Lang,
    rules: Option<&LogRules>,
    report: &LogReport,
    find: impl Fn(EntryId) -> Option<Rc<LogEntry>>,
) -> String {
    let words = report_words(lang);
    let mut lines = vec![format!("{}  {}", words.title, span(lang, report.span))];
    if report.entries == 0 {
        lines.push(words.empty.to_owned());
        lines.push(String::new());
        return lines.join("\n");
    }
    lines.push(entries(lang, report.entries));
    lines.push(results(lang, &report.results));
    let about = |title: &str, said: String| say!(lang, "{title}：{said}", "{title}: {said}");
    lines.push(about(words.channels, channels(lang, rules, report)));
    let followed = follow_ups(lang, report);
    if !followed.is_empty() {
        lines.push(about(words.follow_ups, followed));
    }
    lines.push(String::new());
    lines.push(words.table.to_owned());
    for (id, of) in &report.categories {
        let name = category_name(lang, rules, *id);
        let (all, said) = (of.iter().sum::<usize>(), results(lang, of));
        lines.push(say!(
            lang,
            "{name} {all}（{said}）",
            "{name} {all} ({said})"
        ));
    }
    for list in lists(lang, rules, report, find) {
        lines.push(String::new());
        lines.push(list.title);
        let items = list.items.into_iter().enumerate();
        lines.extend(items.map(|(at, item)| format!("{}. {item}", at + 1)));
    }
    lines.push(String::new());
    lines.join("\n")
}
