//! Cases that several people rate, in words.

use super::joined::{agree, counted};
use super::say::say;
use super::setting::line_name;
use super::{Lang, day, name, percent, points, signed};
use crate::calendar::Date;
use crate::id::CheckCode;
use crate::number::{Points, Unit};
use crate::review::{CaseAnswer, FinishFault, MAX_CASE_TIMES, MAX_CASES, RatedLine, Share};
use crate::rulebook::{Mechanism, Rulebook};

words! {
    /// The fixed texts.
    pub struct CaseWords: ZH / EN;

    /// View.
    tab = "校准" / "Calibration",
    /// Section.
    sets = "校准题" / "Cases to rate",
    /// What it's for.
    note = "同一件事，几个人各自按办法评，再放在一起比" / "several people rate the same cases, each for themselves; then the answers are compared",
    /// Where there are none.
    no_sets = "还没有题。班长在这里出题、发出；收到题目的人导入文件，各自作答，再把答案发回来。" / "There are none yet. A lead writes and sends them from here; whoever gets the file imports it, answers alone, and sends the answers back.",
    /// Button.
    begin = "出一套题" / "Write a set",
    /// Button.
    open = "打开" / "Open",
    /// Button.
    remove_set = "删除" / "Delete",
    /// Button.
    back = "全部校准题" / "All sets",
    /// Where a set has no title.
    untitled = "未命名" / "untitled",
    /// State of a set.
    writing = "还没有发出" / "not sent yet",
    /// State of a set.
    to_answer = "待作答" / "to be answered",
    /// State of a set.
    answered = "已交" / "answered",
    /// Section.
    write = "出题" / "Write the cases",
    /// What a case should hold.
    write_hint = "每题写一件事的经过：发生了什么、怎么处理的。不写姓名，不写该扣几分、归哪一条。" / "Each case says what happened and what was done about it: no names, no points, no clause.",
    /// Field.
    set_title = "名称" / "Title",
    /// Where it's missing.
    lacks_title = "写上名称" / "Give it a title",
    /// Where a case says nothing.
    lacks_text = "写上经过，或删去这一题" / "Say what happened, or remove the case",
    /// Where there is no case.
    lacks_cases = "至少写一题" / "Write one case at least",
    /// Button.
    add = "加一题" / "Add a case",
    /// Button.
    remove = "删去" / "Remove",
    /// Button.
    take_note = "用这条" / "Use this",
    /// What was done to notes.
    notes_hint = "取自这里各月记录的备注，姓名和工号已换成 ×××。请再看一遍，里面不要留下能认出人的内容。" / "Notes of the months that are here, with ××× for names and numbers. Read them again: nothing should tell who it was.",
    /// Button.
    hand_out = "定稿，发给各人" / "Settle it and send it out",
    /// What follows.
    hand_out_note = "定稿以后题目不能再改。" / "The cases stay as they are from then on.",
    /// Section.
    out = "发出" / "Send out",
    /// What is in the file.
    out_note = "文件里只有题目，没有任何人的答案，也没有分数。各人在“导入”里打开，答完把文件发回来。" / "The file holds the cases alone: nobody's answers and no points. Each person opens it under Import, answers, and sends a file back.",
    /// Button.
    rate_too = "我也来答" / "Answer it myself",
    /// What that means.
    rate_too_note = "答完以前，这里看不到别人的答案。" / "Until that's done, nothing of what others say is shown here.",
    /// Section.
    rate = "作答" / "Answer",
    /// Where the rules are others.
    other_rules = "这里现在的办法和出题时的不同，不能作答，也不能比较。" / "The rules here are others than those that the cases were written for: nothing can be answered or compared.",
    /// Names the row of numbers.
    jump = "题号" / "Cases",
    /// Said of one that's answered.
    done = "已答" / "answered",
    /// Names the list of clauses.
    falls_under = "归入哪几条" / "Falls under",
    /// Choice.
    nothing = "哪一条都不算" / "Falls under none",
    /// Before a count.
    times = "次数" / "How often",
    /// What several of them mean.
    together = "一件事归入几条时，按办法的口径合计。" / "Where one thing falls under several clauses, the rules say what counts.",
    /// Field.
    level = "投诉定级" / "Complaint",
    /// Choice.
    no_level = "不是投诉，或者无责" / "No complaint, or nobody liable",
    /// Field.
    remark = "理由（可不填）" / "Why (optional)",
    /// Button.
    previous = "上一题" / "Previous",
    /// Button.
    next = "下一题" / "Next",
    /// Field.
    by = "姓名或工号" / "Name or number",
    /// Button.
    finish = "交出答案" / "Finish",
    /// What the file holds.
    finish_note = "交出的文件里有姓名、日期、每题归入的条款和理由，没有别的。" / "What goes out holds the name, the date, the clauses chosen and the reasons, and nothing else.",
    /// Button.
    give_up = "不答了" / "Give it up",
    /// Section.
    rated = "我的答案" / "My answers",
    /// Button.
    reopen = "收回，重新作答" / "Take them back and answer again",
    /// Section.
    result = "比较" / "Compared",
    /// Where nobody has answered.
    no_ratings = "还没有收到答案。各人发回的文件，在“导入”里一起打开。" / "No answers yet. Open all files that come back together, under Import.",
    /// Where one alone has answered.
    one_rating = "只有一个人的答案，至少要两个人的才能比。" / "One person has answered; it takes two to compare.",
    /// Columns.
    line_columns: [&'static str; 3] = ["条款", "涉及", "一致"] / ["Clause", "In", "Agree"],
    /// Names the table of lines.
    by_line = "各条款，分歧大的在前" / "By clause, those that divide most first",
    /// Names the list of cases.
    by_case = "各题，分差大的在前" / "By case, most at stake first",
    /// How pairs are counted.
    pairs_note = "“一致”按两人一对计：同一题上两人都算同样的次数，或都不算，才算一致；条款只计有人选过它的题。" / "Agreement counts pairs of people: both count a clause as often in a case, or both not at all; of each clause only the cases in which anybody chose it.",
    /// Columns.
    said_columns: [&'static str; 3] = ["答案", "加扣", "谁"] / ["Answer", "Amount", "Who"],
    /// Title on paper.
    paper_title = "校准结果" / "Calibration",
    /// Who answered, on paper.
    raters = "作答" / "Answered by",
    /// Button.
    agree = "定为这个" / "Agree on this",
    /// Button.
    agree_other = "另定" / "Something else",
    /// Before what was agreed on.
    agreed = "商定" / "Agreed",
    /// Button.
    agree_undo = "撤回商定" / "Not agreed any more",
    /// Button.
    all_agree = "全体一致" / "all agree",
    /// Where no draft is there.
    no_draft = "要写成办法里的样例，先从这套办法起草一份。" / "To make it a worked example, first begin a draft from this rulebook.",
    /// Button.
    begin_draft = "从这套办法起草" / "Begin a draft from it",
    /// Button.
    to_draft = "打开起草中的办法" / "Open the draft",
}

/// The fixed texts.
pub const fn case_words(lang: Lang) -> &'static CaseWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How many cases.
pub fn cases(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 题", "{}", counted(count, "case"))
}

/// How many may still be added.
pub fn full(lang: Lang) -> String {
    say!(
        lang,
        "一套最多 {MAX_CASES} 题。",
        "A set holds {MAX_CASES} cases at the most."
    )
}

/// When a set went out, and how many have answered.
pub fn out_since(lang: Lang, on: Date, ratings: usize) -> String {
    let on = day(lang, on);
    say!(
        lang,
        "{on}发出，收到 {ratings} 人的答案",
        "sent on {on}; {} answered",
        match ratings {
            1 => "1 person has".to_owned(),
            _ => format!("{ratings} people have"),
        }
    )
}

/// Names a case by its place, from 0.
pub fn nth(lang: Lang, at: usize) -> String {
    let nth = at + 1;
    say!(lang, "第 {nth} 题", "Case {nth}")
}

/// The place among all.
pub fn nth_of(lang: Lang, at: usize, all: usize) -> String {
    let nth = at + 1;
    say!(lang, "第 {nth} 题，共 {all} 题", "Case {nth} of {all}")
}

/// How many notes can be used.
pub fn notes(lang: Lang, count: usize) -> String {
    say!(lang, "从备注里取（{count} 条）", "From notes ({count})")
}

/// What lacks before answers go out.
pub fn finish_fault(lang: Lang, fault: FinishFault) -> String {
    match fault {
        FinishFault::Open(count) => say!(
            lang,
            "还有 {count} 题没有答",
            "{} {} open",
            counted(count, "case"),
            agree(count, "is", "are")
        ),
        FinishFault::NoName => say!(lang, "写上姓名或工号", "Say who answers"),
        FinishFault::NameTaken => say!(
            lang,
            "这个名字已经交过答案，换一个",
            "somebody of that name has answered already; choose another"
        ),
    }
}

/// Under which name answers were finished.
pub fn rated(lang: Lang, by: &str, on: Date, code: CheckCode) -> String {
    let (by, on) = (name(lang, by), day(lang, on));
    say!(
        lang,
        "{by}，{on}交出，校验码 {code}",
        "{by}, finished on {on}, code {code}"
    )
}

/// Once more, or once less, of a clause.
pub fn step(lang: Lang, title: &str, more: bool) -> String {
    match more {
        true => say!(lang, "{title}，加一次", "{title}: one more"),
        false => say!(lang, "{title}，减一次", "{title}: one less"),
    }
}

/// How often a case may count.
pub fn most_times(lang: Lang) -> String {
    say!(
        lang,
        "一题最多 {MAX_CASE_TIMES} 次。",
        "A case counts {MAX_CASE_TIMES} times at the most."
    )
}

/// A line that a case may count in, with its clause's number.
pub fn line(lang: Lang, rulebook: &Rulebook, of: RatedLine) -> String {
    let (part, level) = match of {
        RatedLine::Part(id) => (Some(id), None),
        RatedLine::Level(level) => {
            let mut parts = rulebook.parts();
            let part = parts.find_map(|(_, _, part)| match &part.mechanism {
                Mechanism::Severity { levels } => {
                    levels.iter().any(|of| of.id == level).then_some(part.id)
                }
                _ => None,
            });
            (part, Some(level))
        }
    };
    let unknown = || level.map_or_else(String::new, |level| level.to_string());
    part.map_or_else(unknown, |part| line_name(lang, rulebook, part, level))
}

/// What an answer says.
pub fn answer(lang: Lang, rulebook: &Rulebook, of: &CaseAnswer) -> String {
    let each = of.lines().map(|one| {
        let title = line(lang, rulebook, one);
        let times = match of.times(one) {
            1 => String::new(),
            times => say!(lang, " {times} 次", " ({times} times)"),
        };
        format!("{title}{times}")
    });
    let each: Vec<String> = each.collect();
    match each.is_empty() {
        true => case_words(lang).nothing.to_owned(),
        false => each.join(match lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        }),
    }
}

/// A share as a percentage and as what it's made of; a dash where there is none.
pub fn share(lang: Lang, of: Share) -> String {
    let Some(ratio) = of.ratio() else {
        return "\u{2014}".to_owned();
    };
    let (text, same, all) = (percent(ratio.shown_percent()), of.same, of.of);
    say!(lang, "{text}（{same}/{all}）", "{text} ({same}/{all})")
}

/// What all of it comes to.
pub fn summary(
    lang: Lang,
    raters: usize,
    cases: usize,
    pairs: Share,
    (unit, at_stake): (Unit, Points),
) -> String {
    let (share, stake) = (share(lang, pairs), points(unit, at_stake));
    say!(
        lang,
        "{raters} 人，{cases} 题；两人答得完全一样的占 {share}；各题分差合计 {stake}",
        "{}, {}; pairs that say the same in everything: {share}; at stake in all: {stake}",
        people(raters),
        counted(cases, "case")
    )
}

fn people(count: usize) -> String {
    match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

/// What is at stake in a case.
pub fn spread(lang: Lang, unit: Unit, by: Points) -> String {
    let by = points(unit, by);
    say!(lang, "相差 {by}", "{by} apart")
}

/// From the answer that takes most to the one that takes least.
pub fn ends(lang: Lang, unit: Unit, least: Points, most: Points) -> String {
    let (least, most) = (signed(unit, least), signed(unit, most));
    say!(lang, "{least} 至 {most}", "{least} to {most}")
}

/// Writes it into the examples of a draft.
pub fn to_example(lang: Lang, title: &str) -> String {
    say!(
        lang,
        "写入《{title}》的样例",
        "Make it a worked example of “{title}”"
    )
}

/// It's among its examples.
pub fn is_example(lang: Lang, title: &str) -> String {
    say!(
        lang,
        "已写入《{title}》的样例。",
        "It's a worked example of “{title}”."
    )
}

/// The remark that goes with a name.
pub fn with_remark(lang: Lang, by: &str, remark: &str) -> String {
    let by = name(lang, by);
    match remark.trim() {
        "" => by.into_owned(),
        remark => say!(lang, "{by}（{remark}）", "{by} ({remark})"),
    }
}
