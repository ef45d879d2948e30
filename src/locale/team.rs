//! The team's month in words.

use super::joined::{agree, counted};
use super::open::consequence_name;
use super::say::say;
use super::{Lang, between, month, plain, points, signed};
use crate::calendar::Month;
use crate::number::{Points, Range, Unit};
use crate::record::MAX_AGENT;
use crate::review::MonthOf;
use crate::store::{MonthKey, TeamKey};
use crate::team::{
    Assessed, ExamFault, MAX_MARKS, MAX_MEMBERS, MemberFault, PlaceRange, RosterFault, Spread,
    Totals,
};

words! {
    /// The fixed texts.
    pub struct TeamWords: ZH / EN;

    /// Heading.
    title = "班组" / "Team",
    /// Nothing is here yet.
    empty = "这里还没有坐席的月份。把坐席发来的文件一起拖进来，或者点“导入”一次选多个；每份都会按这里的办法重新计算。" / "No agent's month is here yet. Drop all files that the agents sent, or choose several at once with Import; each is worked out anew by the rules here.",
    /// Scoring goes on.
    working = "正在计算" / "Working out",
    /// Count.
    sent = "已交" / "Sent",
    /// A file's figures don't follow.
    mismatch = "不符" / "Doesn't agree",
    /// Other rules.
    other_rules = "办法不一" / "Other rules",
    /// Sent nothing.
    missing = "未交" / "Missing",
    /// Not in the roster.
    strangers = "名单外" / "Not in the roster",
    /// Button.
    copy_missing = "复制催交名单" / "Copy the names",
    /// Up for consideration.
    considered = "供考虑" / "To be considered",
    /// Nothing is decided here.
    considered_note = "本页只列出，不作决定" / "Listed here; people decide",
    /// Under investigation.
    investigated = "待查" / "Under investigation",
    /// Investigated cases.
    investigated_note = "查实前不列处理" / "nothing follows before it's found out",
    /// Field.
    search = "工号、姓名、条号或字词" / "Number, name, clause or words",
    /// Filter.
    all = "全部" / "All",
    /// Filter.
    to_handle = "只看要处理的" / "To be handled",
    /// Filter.
    every_group = "各组" / "All groups",
    /// Button.
    roster = "名单" / "Roster",
    /// Button.
    exam = "业务考试成绩" / "Exam marks",
    /// Button.
    event = "登记事项" / "Enter events",
    /// Button.
    workbook = "班组工作簿（.xlsx）" / "The team as .xlsx",
    /// Sorting.
    sort_place = "名次" / "Place",
    /// Sorting.
    sort_agent = "工号" / "Agent",
    /// Sorting.
    sort_deductions = "扣分" / "Taken",
    /// Sorting.
    sort_rewards = "加分" / "Given",
    /// Sorting.
    sort_open = "未定" / "Open",
    /// Label of the sorting on a phone.
    sorting = "排序" / "Order",
    /// Label of which rows are shown.
    shown = "显示" / "Shown",
    /// Column.
    agent = "坐席" / "Agent",
    /// Column.
    score = "得分" / "Score",
    /// Column, in money.
    net = "净额" / "Net",
    /// Column.
    given = "加分" / "Given",
    /// Column.
    taken = "扣分" / "Taken",
    /// Column, in money.
    given_money = "奖励" / "Rewards",
    /// Column, in money.
    taken_money = "罚款" / "Fines",
    /// No row is left.
    nothing_found = "没有符合的坐席。" / "No agent fits.",
    /// Column.
    axis = "实段已定，斜线未定，竖线是得分" / "Solid is certain, hatched open, the line is the score",
    /// Column.
    state = "状态" / "State",
    /// Column.
    dearest = "扣分最多的两条" / "What cost most",
    /// Foot.
    total = "合计" / "Total",
    /// Foot of the measures.
    below_target = "各指标低于目标的人数" / "below target",
    /// Section.
    costs = "分扣在哪里" / "Where points were lost",
    /// Section.
    costs_note = "一格一人，点线为可能范围；点名称看是谁" / "A cell an agent, dotted: what it may be; open one to see whose",
    /// Section.
    measures = "指标" / "Measures",
    /// Section.
    measures_note = "一点一人，竖线是目标" / "A dot an agent, the line is the target",
    /// Dots.
    dots = "一点一人，同分往上叠" / "A dot an agent, equal ones stacked",
    /// Button.
    settle = "看先定哪几项" / "What to settle first",
    /// Nothing settles more.
    settles_nothing = "单独定下任何一项，都不会多定一个名次。" / "No single item would make another place certain.",
    /// Button.
    close = "收起" / "Close",
    /// Button.
    save = "保存" / "Save",
    /// Button.
    enter = "记入" / "Enter",
    /// Button, back to the team.
    back = "班组" / "Team",
    /// Button.
    previous = "上一个" / "Previous",
    /// Button.
    next = "下一个" / "Next",
    /// How to enter a roster.
    roster_hint = "一行一人：工号、姓名、组别，用制表符、逗号或空格隔开；可以直接从表格粘贴。组别可以不写。" / "A line for each: number, name, group, apart by tab, comma or blank; paste it from a spreadsheet. Groups may be left out.",
    /// How to enter marks.
    exam_hint = "一行一人：工号或姓名在前，成绩在最后；可以直接从表格粘贴。名次由成绩算出，同分同名次，写进每个人的月份。" / "A line for each: number or name first, the mark last; paste it from a spreadsheet. Places follow from marks, equal ones share theirs, and go into each agent's month.",
    /// How to enter events.
    event_hint = "工号或姓名首字母、条号，回车记入；查证中的投诉填“投诉”。" / "Number or initials, clause, then Enter; a complaint being investigated is “complaints”.",
    /// Field.
    event_agent = "工号或姓名" / "Number or name",
    /// Field.
    event_clause = "条号或字词" / "Clause",
    /// Field.
    event_date = "日期" / "Day",
    /// Field.
    event_note = "备注" / "Note",
    /// Nobody is called so.
    no_agent = "没有这个人，或不止一个" / "Nobody, or more than one",
    /// No clause is called so.
    no_clause = "没有这一条，或不止一条" / "No clause, or more than one",
    /// No day of the month.
    no_date = "不是本月的日期" / "Not a day of this month",
    /// Too long.
    no_note = "备注太长" / "The note is too long",
    /// Closed.
    event_refused = "这个人的本月已结账或已满，不能记入" / "This agent's month is closed or full",
    /// A complaint.
    complaint = "服务质量投诉（待查）" / "Complaint (under investigation)",
    /// Empty cell.
    none = "无" / "None",
    /// Button.
    use_place = "改用按成绩算的名次" / "Use the place by marks",
    /// Paper.
    paper_title = "班组绩效考核表" / "Team assessment",
    /// Paper.
    paper_month = "月份" / "Month",
    /// Paper.
    paper_rules = "办法" / "Rules",
    /// Paper.
    paper_print = "规则指纹" / "Fingerprint",
    /// Paper.
    paper_points = "要点" / "To note",
    /// Paper.
    paper_costs = "扣分最多的条款" / "What cost most",
    /// Paper.
    paper_how = "怎么看" / "How to read it",
    /// Paper.
    paper_legend = "区间重叠的不分先后，名次写成“2–5”。横条实段已定，斜线未定，竖线是得分。▼ 低于目标值。不符的以重算为准。供考虑的事项由人决定，处理前应听取本人意见。" / "Where ranges overlap no order is claimed: “2–5”. Solid bars are certain, hatched ones open, the line is the score. ▼ below target. Where a file doesn't agree, what is worked out here counts. People decide what is to be considered, after hearing the agent.",
    /// Paper.
    paper_signs: [&'static str; 4] = ["制表", "班长", "负责人", "日期"] / ["Prepared by", "Team lead", "Head", "Date"],
}

/// Instead of a place or figure that there isn't.
pub const UNPLACED: &str = "\u{2014}";

/// The fixed texts.
pub const fn team_words(lang: Lang) -> &'static TeamWords {
    match lang {
        Lang::Zh => const { &ZH },
        Lang::En => const { &EN },
    }
}

/// The marks of a month's exam.
pub fn exam_of(lang: Lang, of: Month) -> String {
    format!("{} \u{b7} {}", team_words(lang).exam, month(lang, of))
}

/// What a row of the team is called.
pub fn team_row_name(lang: Lang, key: &TeamKey) -> String {
    match key {
        TeamKey::Roster => say!(lang, "班组名单", "the roster"),
        TeamKey::Exam(of) => exam_of(lang, *of),
        TeamKey::Heads(shape) => say!(lang, "表格各列的对应 {shape}", "Columns of tables {shape}"),
        TeamKey::Issued(of) => {
            let of = of_review(lang, of);
            say!(lang, "{of} 的正式记录", "Official month: {of}")
        }
        TeamKey::Receipt(of) => {
            let of = of_review(lang, of);
            say!(lang, "{of} 的回执", "Receipt: {of}")
        }
        TeamKey::Read(of) => {
            let of = of_review(lang, of);
            say!(lang, "{of} 办法的阅读回执", "Rules read: {of}")
        }
        TeamKey::Slip(of) => {
            let of = of_review(lang, of);
            say!(lang, "{of} 的申诉单", "Appeal slip: {of}")
        }
        TeamKey::Approvals(of, _) => {
            let of = month(lang, *of);
            say!(lang, "{of} 的审定", "Approval: {of}")
        }
        TeamKey::Process => say!(lang, "审定环节", "the stages"),
        TeamKey::Cases(set) => say!(lang, "校准题 {set}", "Cases to rate: {set}"),
        TeamKey::Rating(_, by) => {
            let by = super::name(lang, by);
            say!(lang, "{by} 的校准答案", "Answers to cases: {by}")
        }
        TeamKey::Claim(of) => of_month(lang, of),
    }
}

/// Whose month, by which document.
fn of_review(lang: Lang, of: &MonthOf) -> String {
    let (agent, month) = (super::name(lang, &of.agent), month(lang, of.month));
    match of.document {
        None => format!("{agent} \u{b7} {month}"),
        Some(id) => format!("{agent} \u{b7} {month} \u{b7} {id}"),
    }
}

/// Whose month.
fn of_month(lang: Lang, of: &MonthKey) -> String {
    let (agent, month) = (super::name(lang, &of.agent), month(lang, of.month));
    format!("{agent} \u{b7} {month}")
}

/// A place: `3`, or `2–5`; a dash where all ranges are so wide that it says nothing.
pub fn place(place: PlaceRange, is_wide: bool) -> String {
    match (place.is_certain(), is_wide) {
        (true, _) => place.best.to_string(),
        (false, true) => UNPLACED.to_owned(),
        (false, false) => format!("{}\u{2013}{}", place.best, place.worst),
    }
}

/// What is put up for consideration, each once.
pub fn considered(lang: Lang, row: &Assessed) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for found in &row.consequences {
        let name = consequence_name(lang, found.consequence).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A place as it's said.
pub fn place_said(lang: Lang, place: &str, of: usize) -> String {
    say!(
        lang,
        "名次 {place}，共 {of} 人已交",
        "Place {place} of {of}"
    )
}

/// The page's title, with the month's name.
pub fn title(lang: Lang, month: &str) -> String {
    say!(lang, "{month}班组", "Team, {month}")
}

/// How many sent something, of how many.
pub fn sent_of(sent: usize, all: usize) -> String {
    match all {
        0 => sent.to_string(),
        _ => format!("{sent} / {all}"),
    }
}

/// How many places are certain.
pub fn certain(lang: Lang, certain: usize, all: usize) -> String {
    if certain == all {
        return say!(
            lang,
            "{all} 个名次都能定。",
            "All {all} places are certain."
        );
    }
    say!(
        lang,
        "区间重叠的不分先后，名次写成“2–5”。现在 {all} 个名次能定 {certain} 个。",
        "Where ranges overlap no order is claimed: “2–5”. Of {all} places {certain} {} certain.",
        agree(certain, "is", "are")
    )
}

/// With assumed numbers that make each range wide, places say nothing.
pub fn wide(lang: Lang, span: Points, unit: Unit) -> String {
    let span = plain(unit, span);
    say!(
        lang,
        "办法里还有很多数是暂定的，平均每人的区间宽 {span} 分，名次还说明不了什么。先在“办法”里填上本单位的数。",
        "Many numbers of the rules are only assumed: a range is {span} points wide on average, and places say little. Set your branch's numbers under Rules first."
    )
}

/// What is certain once something is settled.
pub fn then_certain(lang: Lang, count: usize) -> String {
    say!(lang, "能定 {count} 个", "{count} certain")
}

/// Whose fact it is.
pub fn fact_of(lang: Lang, agent: &str, what: &str) -> String {
    say!(lang, "{agent} 的{what}", "{what} of {agent}")
}

/// The mean with its range, and the one in the middle.
pub fn mean(lang: Lang, totals: Totals, unit: Unit) -> Option<(String, String)> {
    let mean = points(unit, totals.mean(totals.score)?);
    let Range { low, high } = totals.range;
    let low = points(unit, totals.mean(low)?);
    let high = points(unit, totals.mean(high)?);
    // What can be nothing else isn't said twice.
    let range = (low != mean || high != mean).then(|| between(lang, &low, &high));
    Some((mean, range.unwrap_or_default()))
}

/// Over so many agents.
pub fn mean_of(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 人平均", "Mean of {count}")
}

/// The middle half and the one in the middle.
pub fn middle(lang: Lang, spread: Spread, unit: Unit) -> String {
    let [low, high, median] =
        [spread.middle.low, spread.middle.high, spread.median].map(|at| points(unit, at));
    middle_said(lang, &between(lang, &low, &high), &median)
}

/// The same of figures as they're written.
pub fn middle_said(lang: Lang, half: &str, median: &str) -> String {
    say!(
        lang,
        "中间一半 {half}，中位 {median}",
        "Middle half {half}, median {median}"
    )
}

/// How the sum comes about: `12 × 100 + 11.5 − 42.5 = 1169.0`.
pub fn sum(totals: Totals, base: Points, unit: Unit) -> String {
    let count = totals.count;
    let base = plain(unit, base);
    let mut text = format!("{count} \u{d7} {base}");
    for part in [totals.rewards, totals.deductions, totals.adjustments] {
        if !part.is_zero() {
            let sign = if part > Points::ZERO { '+' } else { '\u{2212}' };
            text = format!("{text} {sign} {}", plain(unit, part.abs()));
        }
    }
    format!("{text} = {}", points(unit, totals.score))
}

/// What a file said and what it comes to.
pub fn mismatch(lang: Lang, unit: Unit, claimed: Points, own: Points) -> String {
    let [claimed, own] = [claimed, own].map(|score| points(unit, score));
    if claimed == own {
        return say!(
            lang,
            "文件写的得分是 {own}，但区间、明细或校验码与文件里的事实对不上。这里按事实重算，名次也按重算排。",
            "The file says {own}, but its range, lines or check code don't follow from its facts. What is worked out from the facts counts here, for the place too."
        );
    }
    say!(
        lang,
        "文件写 {claimed}，按文件里的事实重算是 {own}。这里用重算的数，名次也按它排。",
        "The file says {claimed}; from its facts it comes to {own}. That counts here, for the place too."
    )
}

/// By which other rules a file was scored.
pub fn by_others(lang: Lang, effective: Month, print: &str, score: &str, is_ours: bool) -> String {
    let from = month(lang, effective);
    match is_ours {
        true => say!(
            lang,
            "文件按 {from}起的另一份办法计算（指纹 {print}），得 {score}。名次按本月办法。",
            "The file was scored by other rules, in force from {from} (fingerprint {print}): {score}. Its place is by this month's."
        ),
        false => say!(
            lang,
            "文件按 {from}起的另一份办法计算（指纹 {print}），文件写 {score}；那份办法不在这里，没法复核。名次按本月办法。",
            "The file was scored by other rules, in force from {from} (fingerprint {print}); it says {score}. Those rules aren't here, so that can't be checked. Its place is by this month's."
        ),
    }
}

/// Names side by side.
pub fn list(lang: Lang, names: &[String]) -> String {
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// So many people.
pub fn people(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 人", "{}", counted(count, "agent"))
}

/// How many something may still take from.
pub fn may_be(lang: Lang, count: usize) -> String {
    say!(lang, "待定 {count} 人", "open for {count}")
}

/// And so many others.
pub fn others(lang: Lang, count: usize) -> String {
    say!(lang, "另 {count} 人", "{count} more")
}

/// How many are below a target.
pub fn below(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 人低于目标", "{count} below target")
}

/// So many items.
pub fn items(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 项", "{}", counted(count, "item"))
}

/// The roster's button.
pub fn roster_of(lang: Lang, count: usize) -> String {
    match count {
        0 => team_words(lang).roster.to_owned(),
        _ => say!(lang, "名单 {count} 人", "Roster of {count}"),
    }
}

/// How far it is.
pub fn working(lang: Lang, done: usize, all: usize) -> String {
    say!(
        lang,
        "正在计算 {done} / {all} 人",
        "Working out {done} of {all}"
    )
}

/// Agents with months in the other unit.
pub fn elsewhere(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "另有 {count} 人按另一种办法（计分或金额）考核，在月度页切换办法后查看。",
        "{count} more {} assessed in the other unit; switch the system on the month's page to see them.",
        agree(count, "is", "are")
    )
}

/// Below the axis.
pub fn cut(lang: Lang, low: &str) -> String {
    say!(lang, "{low} 以下未画", "not drawn below {low}")
}

/// Somebody who sent nothing, and what is known of them all the same.
pub fn sent_nothing(lang: Lang, name: &str, place: Option<u32>) -> String {
    match place {
        None => say!(lang, "{name}没有文件", "no file for {name}"),
        Some(place) => say!(
            lang,
            "{name}没有文件；业务考试第 {place} 名已有",
            "no file for {name}; place {place} in the exam is known"
        ),
    }
}

/// What the exam's marks give beside what the month has.
pub fn other_place(lang: Lang, own: Option<u32>, by_marks: u32) -> String {
    match own {
        Some(own) => say!(
            lang,
            "月份里写的考试名次是第 {own}，按成绩是第 {by_marks}。",
            "Its exam place is {own}; by marks it's {by_marks}."
        ),
        None => say!(
            lang,
            "月份里没有考试名次，按成绩是第 {by_marks}。",
            "It has no exam place; by marks it's {by_marks}."
        ),
    }
}

/// An event that was entered.
pub fn entered(lang: Lang, agent: &str, what: &str) -> String {
    say!(lang, "已记入：{agent}，{what}", "Entered: {agent}, {what}")
}

/// A line of a pasted list that isn't taken.
pub fn refused_line(lang: Lang, line: usize, text: &str, why: &str) -> String {
    let text: String = text.chars().take(40).collect();
    say!(
        lang,
        "第 {line} 行“{text}”：{why}",
        "Line {line}, “{text}”: {why}"
    )
}

/// Why a line of a roster isn't taken.
pub fn roster_fault(lang: Lang, fault: RosterFault) -> String {
    match fault {
        RosterFault::Member(MemberFault::Unnamed) => {
            say!(lang, "没有工号或姓名", "no number or name")
        }
        RosterFault::Member(MemberFault::TooLong) => say!(
            lang,
            "超过 {MAX_AGENT} 个字",
            "longer than {MAX_AGENT} characters"
        ),
        RosterFault::TooManyColumns => say!(
            lang,
            "多于三列（工号、姓名、组别）",
            "more than three columns (number, name, group)"
        ),
        RosterFault::Twice(first) => say!(
            lang,
            "工号与第 {first} 行相同",
            "the number stands in line {first}, too"
        ),
        RosterFault::TooMany => say!(
            lang,
            "名单最多 {MAX_MEMBERS} 人",
            "a roster has {MAX_MEMBERS} members at the most"
        ),
    }
}

/// Why a line of marks isn't taken.
pub fn exam_fault(lang: Lang, fault: ExamFault) -> String {
    match fault {
        ExamFault::Agent => say!(lang, "没有工号或姓名", "no number or name"),
        ExamFault::Mark => say!(lang, "最后一列不是成绩", "its last column is no mark"),
        ExamFault::Twice(first) => say!(
            lang,
            "与第 {first} 行是同一个人",
            "the same agent as in line {first}"
        ),
        ExamFault::TooMany => say!(
            lang,
            "最多 {MAX_MARKS} 人",
            "{MAX_MARKS} agents at the most"
        ),
    }
}

/// A clause with what it cost: `27 预处理 −1.5`.
pub fn cost(unit: Unit, number: &str, title: &str, amount: Points) -> (String, String) {
    (
        format!("{number} {title}").trim_start().to_owned(),
        signed(unit, amount),
    )
}
