//! A month by a document that was brought, in words.

use super::figures::minus;
use super::joined::counted;
use super::say::{field_fault, say};
use super::{Lang, between};
use crate::language::{
    EventAmount, Grades, Held, Joined, Line, PERCENT, Param, Pool, Value, Which, Word,
};
use crate::number::{Decimal, Range, Rounding};
use crate::plan::{Filled, Why, WrongText, choice, takes_date};
use crate::rulebook::Origin;

words! {
    /// The fixed texts.
    pub struct BookWords: ZH / EN;

    /// Section.
    values = "本月数值" / "Figures of the month",
    /// Section.
    derived = "由其他数值算出的" / "Worked out from others",
    /// Section.
    events = "本月事项" / "What happened",
    /// Section.
    audiences = "适用情况" / "Who it is about",
    /// Section.
    readings = "文件没有写明的" / "What the document leaves open",
    /// Nothing is missing.
    complete = "要填的都填了。" / "All that it asks for is filled in.",
    /// Section.
    grades = "等级" / "Grades",
    /// What a grade or line considers.
    considers = "供考虑，由人决定" / "To be considered; people decide",
    /// Links to the sections: audiences, figures, events, questions.
    jumps: [&'static str; 4] = ["适用", "数值", "事项", "未写明"] / ["Who", "Figures", "Events", "Open"],
    /// Heading of the sheet.
    sheet = "考核结果" / "Result",
    /// An audience applies.
    yes = "是" / "Yes",
    /// It doesn't.
    no = "否" / "No",
    /// It isn't known.
    unknown = "还不知道" / "Not known",
    /// Beside what a value comes to.
    computed = "算得" / "Comes to",
    /// A computed value that is typed instead.
    by_hand = "改为手填" / "By hand",
    /// Column of a list.
    each = "数值" / "Figure",
    /// Column of a list.
    times = "次数" / "Times",
    /// Button.
    add_row = "加一行" / "Add a row",
    /// Button.
    add_event = "加一条" / "Add an entry",
    /// Button.
    remove = "删除" / "Remove",
    /// How to paste.
    paste = "可以从表格粘贴一列；有第二列就当作次数。" / "A column of a spreadsheet can be pasted; a second one counts as times.",
    /// Field.
    day = "日期" / "Day",
    /// Field.
    amount = "金额或分数" / "Amount",
    /// Button.
    more = "多一次" / "One more",
    /// Button.
    fewer = "少一次" / "One fewer",
    /// Button.
    export = "导出本月" / "Export this month",
    /// Button.
    export_document = "导出文件" / "Export the document",
    /// Button.
    table = "本月表格（CSV）" / "Spreadsheet (CSV)",
    /// Button.
    remove_document = "移除这份文件和它的月份" / "Remove this document and its months",
    /// Button.
    remove_version = "移除本月所用的这一版，月份改按其余版本" / "Remove this month's version; months go by the others",
    /// The document isn't here.
    gone = "这份文件不在这个浏览器里。" / "The document isn't in this browser.",
    /// The chunk couldn't be fetched.
    not_loaded = "这一页没能加载，请检查网络后重试。" / "This page couldn't be loaded. Check the network and try again.",
    /// Button.
    load_again = "重试" / "Try again",
    /// Nothing is entered.
    nothing = "还没有记录" / "Nothing entered yet",
    /// What a pool or total may be.
    range = "可能范围" / "Possible range",
    /// Column of the table.
    number = "条款" / "Clause",
    /// Column of the table.
    item = "事项" / "Item",
    /// Column of the table.
    low = "最低" / "Low",
    /// Column of the table.
    high = "最高" / "High",
    /// Column of the table.
    unit = "单位" / "Unit",
    /// Row of the table.
    document = "文件" / "Document",
    /// Row of the table.
    agent = "人员" / "Agent",
    /// Row of the table.
    month = "月份" / "Month",
    /// Import: a document.
    incoming = "考核文件" / "Document",
    /// Import: a month.
    incoming_month = "月份" / "Month",
    /// Import: it's here already.
    same = "已有，相同" / "Already here, the same",
    /// Import: it replaces another.
    replaces = "替换同时施行的已有一版；月份保留，按新的计算。" / "Replaces the version that is in force from the same month on. Its months stay and are reckoned by the new one.",
    /// Import: the stored one can't be read.
    stays = "这里存着一份同名文件，但读不出来；它不会被覆盖。可以在“数据”页备份并清空。" / "A document of this name is stored here but can't be read; it isn't overwritten. The data page backs it up and clears it.",
    /// Import: nobody could read it when the backup was made.
    unread_kept = "备份时就读不出来；原样放回。" / "It couldn't be read when the backup was made; it goes back as it was.",
    /// Import: another month is here.
    other_month = "这个月已有不同的内容，导入后替换（可以撤销）。" / "Something else is recorded for this month; the import replaces it (it can be undone).",
    /// Import: what is known of the team.
    incoming_team = "班组" / "Team",
    /// Import: other rows of the team are here.
    replaces_team = "这里已有不同的内容，导入后替换（可以撤销）。" / "Something else is here; the import replaces it (it can be undone).",
    /// Import: its document is missing.
    no_document = "没有这个月份所依据的文件，请一并导入。" / "The document that this month is by isn't here. Import it, too.",
    /// Import: the file says something else.
    differs = "文件里写的结果和这里算出的不一样。" / "What the file says isn't what it comes to here.",
    /// Import: choice.
    take = "导入" / "Import",
    /// Import: choice.
    leave = "不导入" / "Leave it",
    /// Import: button.
    take_all = "导入所选" / "Import the chosen",
    /// A stored row can't be read.
    unread = "这个月的记录读不出来，原样保留，不会被覆盖。" / "What is stored for this month can't be read. It stays as it is and isn't overwritten.",
    /// Conflict.
    conflict = "另一个标签页也改了这个月。" / "Another tab has changed this month, too.",
    /// Shown beside a document's total without a title.
    total = "合计" / "Total",
    /// Not applying.
    not_here = "不适用" / "Doesn't apply",
    /// Before floor and cap.
    before = "封顶保底之前" / "Before floor and cap",
    /// Start of a pool.
    worth = "起始" / "Starts with",
    /// Floor.
    floor = "最低" / "At least",
    /// Cap.
    cap = "最高" / "At most",
    /// Factor.
    factor = "系数" / "Factor",
    /// Weight.
    weight = "权重" / "Weight",
    /// Result.
    result = "计入" / "Counts",
    /// The steps.
    sum = "各项相加" / "Sum of its lines",
    /// How a month is printed.
    basis = "依据" / "By",
}

/// The fixed texts in a language.
pub const fn book_words(lang: Lang) -> &'static BookWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A text of a document, in the language or in what there is.
pub fn word(lang: Lang, word: &Word) -> &str {
    match lang {
        Lang::Zh => &word.zh,
        Lang::En => word.english(),
    }
}

/// A number as it's written: thousands apart, a real minus, no zeros at its end.
pub fn figure(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < Decimal::ZERO {
        "\u{2212}"
    } else {
        ""
    };
    match fraction {
        "" => format!("{sign}{grouped}"),
        fraction => format!("{sign}{grouped}.{fraction}"),
    }
}

/// The same to three decimals: what is shown of a fraction.
pub fn short(value: Decimal) -> String {
    let exact = crate::number::Exact::of(value);
    figure(exact.rounded(Decimal::from_raw(1_000), Rounding::HalfUp))
}

/// With its sign.
pub fn signed(value: Decimal) -> String {
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", short(value))
}

/// A number with its unit; a percent sign stands at it.
pub fn with_unit(value: &str, unit: &str) -> String {
    match unit {
        "" => value.to_owned(),
        PERCENT => format!("{value}%"),
        unit => format!("{value} {unit}"),
    }
}

/// From here on an end of a range is what nothing bounds: no month has a million.
const BEYOND: Decimal = Decimal::whole(1_000_000);

/// Whether nothing bounds an end of a range.
pub fn is_beyond(value: Decimal) -> bool {
    value.abs() >= BEYOND
}

/// All that something can be; one figure if that's settled.
pub fn range(lang: Lang, range: Range<Decimal>, unit: &str) -> String {
    let Range { low, high } = range;
    match (is_beyond(low), is_beyond(high)) {
        _ if low == high => with_unit(&short(low), unit),
        (false, false) => with_unit(&between(lang, &short(low), &short(high)), unit),
        (true, false) => {
            let high = with_unit(&short(high), unit);
            say!(lang, "不高于 {high}", "at most {high}")
        }
        (false, true) => {
            let low = with_unit(&short(low), unit);
            say!(lang, "不低于 {low}", "at least {low}")
        }
        (true, true) => say!(lang, "不限", "anything"),
    }
}

/// A number of the document, with where it comes from if that isn't the document.
pub fn param(lang: Lang, param: &Param) -> String {
    let value = figure(param.value());
    match &param.0.origin {
        Origin::Stated => value,
        Origin::Set { .. } => say!(lang, "{value}（本单位定）", "{value} (set here)"),
        Origin::Assumed { .. } => {
            let span = param.span();
            let span = between(lang, &figure(span.low), &figure(span.high));
            say!(lang, "{value}（暂定，{span}）", "{value} (assumed, {span})")
        }
    }
}

/// What a value takes: its unit and its limits.
pub fn limits(lang: Lang, value: &Value) -> String {
    let low = value.least.value();
    let mut parts = Vec::new();
    if !value.unit.is_empty() && value.unit != PERCENT {
        parts.push(value.unit.to_string());
    }
    match &value.most {
        Some(most) => {
            let span = between(lang, &figure(low), &figure(most.value()));
            let unit = if value.unit == PERCENT { PERCENT } else { "" };
            parts.push(with_unit(&span, unit));
        }
        None if !low.is_zero() && !is_beyond(low) => {
            let low = figure(low);
            parts.push(say!(lang, "不低于 {low}", "at least {low}"));
        }
        None => {}
    }
    if value.whole && value.most.is_none() {
        parts.push(say!(lang, "整数", "whole"));
    }
    let and = say!(lang, "，", ", ");
    parts.join(&and)
}

/// Why a text doesn't count.
pub fn wrong(lang: Lang, wrong: &WrongText) -> String {
    let why = why(lang, wrong.why);
    say!(lang, "{why}；暂不计入。", "{why}; it doesn't count yet.")
}

/// Why a text is none that a field takes.
pub fn why(lang: Lang, why: Why) -> String {
    match why {
        Why::Field(fault) => field_fault(lang, fault),
        Why::TooMany => say!(lang, "太多了", "Too many"),
        Why::NoSuch => say!(
            lang,
            "这份文件在这里不接受这样填",
            "The document doesn't take this here"
        ),
        Why::Outside(low, Some(high)) => {
            let span = between(lang, &figure(low), &figure(high));
            say!(lang, "只能是 {span}", "It can only be {span}")
        }
        Why::Outside(low, None) => {
            let low = figure(low);
            say!(lang, "不能低于 {low}", "It can't be less than {low}")
        }
    }
}

/// What one event of a line gives, in short.
pub fn each(lang: Lang, amount: &EventAmount, unit: &str) -> String {
    match amount {
        EventAmount::Fixed(amount) => {
            let amount = signed_param(lang, amount);
            say!(lang, "每次 {amount}", "{amount} each")
        }
        EventAmount::Chosen(_) => {
            let Range { low, high } = choice(amount);
            // From the lighter one on.
            let (from, to) = match low < Decimal::ZERO {
                true => (high, low),
                false => (low, high),
            };
            let span = between(lang, &signed(from), &signed(to));
            say!(lang, "每次 {span}", "{span} each")
        }
        EventAmount::Any => {
            let unit = if unit.is_empty() { "" } else { unit };
            say!(lang, "按实际填{unit}", "as it was")
        }
        EventAmount::Repeated { .. } if takes_date(amount) => {
            say!(lang, "按当天次数", "by how many in a day")
        }
        EventAmount::Repeated { .. } => say!(lang, "按本月次数", "by how many in the month"),
    }
}

fn signed_param(lang: Lang, of: &Param) -> String {
    let sign = if of.value() > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", param(lang, of))
}

/// What holds for a pool as a whole.
pub fn pool_note(lang: Lang, filled: &Filled, pool: &Pool) -> String {
    let holds = filled.holds_ends(pool);
    let words = book_words(lang);
    let mut parts = Vec::new();
    if !pool.worth.value().is_zero() {
        parts.push(format!("{} {}", words.worth, param(lang, &pool.worth)));
    }
    for (name, number) in [(words.floor, &pool.floor), (words.cap, &pool.cap)] {
        let number = number.as_ref().filter(|_| holds);
        if let Some(number) = number.and_then(|number| filled.under_word(number)) {
            parts.push(format!("{name} {}", param(lang, &number)));
        }
    }
    if let Some(weight) = &pool.weight {
        parts.push(format!("{} {}%", words.weight, param(lang, weight)));
    }
    let and = say!(lang, "，", ", ");
    parts.join(&and)
}

/// A word that a concept has where its document gives it no title.
pub fn concept(lang: Lang, id: &str) -> Option<String> {
    let held = Held::NAMES.contains(&id) || Which::NAMES.contains(&id);
    Some(match id {
        "full" => say!(lang, "只算满的", "Full ones alone"),
        "started" => say!(lang, "开始了就算一个", "Each one that has begun"),
        "pro_rata" => say!(lang, "按比例", "In proportion"),
        "upper" => say!(lang, "归高一档", "To the higher band"),
        "lower" => say!(lang, "归低一档", "To the lower band"),
        "inside" => say!(lang, "端点算在线上", "The ends belong to the line"),
        "outside" => say!(lang, "端点不算在线上", "The ends lie beyond it"),
        "whole" => say!(lang, "全额按一个比例", "One rate on the whole"),
        "part" => say!(lang, "分段各按比例", "Each rate on its part"),
        "heaviest" => say!(lang, "只算最重的一条", "The heaviest alone"),
        "out" => say!(lang, "计入，不算达成", "They count, and not as good"),
        "in" => say!(lang, "计入，算达成", "They count as good"),
        "next" => say!(lang, "次月", "In the month after"),
        "same" => say!(lang, "当月", "In that month itself"),
        "skipped" => say!(lang, "那天不要求", "Nothing is asked that day"),
        "asked" => say!(lang, "照样要求", "It's asked all the same"),
        "each" => say!(lang, "逐个", "Each by itself"),
        "week" => say!(lang, "按周", "By week"),
        "month" => say!(lang, "按月", "By month"),
        "day" => say!(lang, "按日", "By day"),
        "all" => say!(lang, "每一次都按这个数", "All have the last one's amount"),
        "own" => say!(lang, "第几次按第几次的数", "Each has its own"),
        "stops" => say!(lang, "到此为止", "It stops there"),
        "goes_on" => say!(lang, "继续往下算", "It goes on"),
        "half_up" => say!(lang, "四舍五入", "To the nearest, halves up"),
        "half_down" => say!(lang, "五舍六入", "To the nearest, halves down"),
        "down" => say!(lang, "只舍不入", "Rounded down"),
        "up" => say!(lang, "只入不舍", "Rounded up"),
        "mean" => super::book_kept::joined_said(lang, Joined::Mean, 12),
        "sum" => super::book_kept::joined_said(lang, Joined::Sum, 12),
        "last" => say!(lang, "那个月的数", "What it was"),
        "place" => say!(lang, "名次", "The place"),
        "lowest" => say!(lang, "最低的", "The lowest"),
        "highest" => say!(lang, "最高的", "The highest"),
        "pooled" => say!(lang, "合计相除", "One sum over another"),
        "most" => say!(lang, "高的在前", "Who has most"),
        "least" => say!(lang, "低的在前", "Who has least"),
        "streak" => say!(lang, "连续几个月", "Months in a row"),
        "weighted" => super::book_kept::joined_said(lang, Joined::Weighted, 12),
        "missing_as_zero" => super::book_kept::joined_said(lang, Joined::MissingAsZero, 12),
        _ if held => id.to_owned(),
        _ => return None,
    })
}

/// A grade, or those that it may be.
pub fn grade(lang: Lang, grades: &Grades, ids: [crate::id::Id; 3]) -> String {
    let title = |id| {
        let grade = grades.grades.iter().find(|grade| grade.id == id);
        grade
            .map_or("", |grade| word(lang, &grade.title))
            .to_owned()
    };
    let [now, low, high] = ids.map(title);
    match low == high {
        true => now,
        false => say!(
            lang,
            "{now}（可能是{low}到{high}）",
            "{now} (it may be {low} to {high})"
        ),
    }
}

/// A line's name, with its number if it has one.
pub fn line_name(lang: Lang, line: &Line) -> String {
    word(lang, &line.title).to_owned()
}

/// What a screen reader is told of the first total.
pub fn announced(lang: Lang, name: &str, score: &str, range: &str) -> String {
    say!(
        lang,
        "{name} {score}，可能 {range}",
        "{name} {score}, possibly {range}"
    )
}

/// A document's counts in the preview of an import.
pub fn counts(lang: Lang, [values, lines, grades, readings]: [usize; 4]) -> String {
    say!(
        lang,
        "{values} 个数值，{lines} 条规则，{grades} 组等级，{readings} 个没写明的问题",
        "{values} figures, {lines} lines, {grades} sets of grades, {readings} open questions"
    )
}

/// That a document's worked examples come out as it says.
pub fn examples_agree(lang: Lang, examples: usize) -> String {
    let english = counted(examples, "worked example");
    say!(
        lang,
        "{examples} 个算例逐个算过，结果都对得上",
        "{english}, worked out again: as it says"
    )
}

/// From when a document scores.
pub fn effective(lang: Lang, month: crate::calendar::Month) -> String {
    let month = super::month(lang, month);
    say!(lang, "自 {month}起", "from {month}")
}

/// That versions of a document stand beside each other: from when others are in force, and
/// how many recorded months this one scores from now on.
pub fn beside(lang: Lang, others: &[crate::calendar::Month], months: usize) -> String {
    let others = others.iter().map(|month| super::month(lang, *month));
    let others: Vec<String> = others.collect();
    let others = others.join(&say!(lang, "、", ", "));
    let text = say!(
        lang,
        "另有 {others}起施行的版本，一并保留；每个月按当月已施行的最新一版计算。",
        "Other versions are in force from {others} on and stay; each month goes by the latest that was in force then."
    );
    match months {
        0 => text,
        _ => {
            let counted = super::joined::counted(months, "month");
            text + &say!(
                lang,
                "已记录的 {months} 个月改按这一版。",
                " {counted} on record will go by this one."
            )
        }
    }
}

/// Which version of a document scores the month, out of those that are in force from these
/// months on.
pub fn version(lang: Lang, from: crate::calendar::Month, all: &[crate::calendar::Month]) -> String {
    let next = all.iter().find(|other| **other > from);
    let count = all.len();
    let from = super::month(lang, from);
    match next {
        Some(next) => {
            let last = super::month(lang, next.plus(-1));
            say!(
                lang,
                "这份文件有 {count} 版，本月按 {from}至 {last}施行的一版。",
                "There are {count} versions; this month goes by the one in force from {from} to {last}."
            )
        }
        None => say!(
            lang,
            "这份文件有 {count} 版，本月按 {from}起施行的一版。",
            "There are {count} versions; this month goes by the one in force from {from} on."
        ),
    }
}

/// That the shown month lies before the document's first.
pub fn too_early(lang: Lang, month: crate::calendar::Month) -> String {
    let month = super::month(lang, month);
    say!(
        lang,
        "这份文件从 {month}起施行，本月在此之前。",
        "This document is in force from {month} on; the month lies before."
    )
}

/// The count of items that are worked out.
pub fn derived(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "由其他数值算出的（{count} 项）",
        "Worked out from others ({count})"
    )
}

/// A plain minus for a number in a sentence.
pub fn plain(value: Decimal) -> String {
    minus(&value.to_string())
}
