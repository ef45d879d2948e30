//! The process around a team's month, in words: who answered, who appeals, the stages, and what
//! came in.

use super::joined::{agree, counted};
use super::say::say;
use super::{Lang, day, name, points};
use crate::calendar::Date;
use crate::number::Unit;
use crate::review::{Approval, OtherCause, SlipState, Voided};
use crate::rulebook::Rulebook;

words! {
    /// The fixed texts.
    pub struct TeamReviewWords: ZH / EN;

    /// Section.
    receipts = "回执" / "Receipts",
    /// Columns.
    columns: [&'static str; 5] = ["坐席", "意见", "说明", "日期", "月度校验码"] / ["Agent", "Answer", "Remark", "Date", "Month's check code"],
    /// Over the ways to give out months by a document.
    give_out = "发出正式记录" / "Give out official months",
    /// What that does.
    give_out_hint = "按现在的记录给每个人出一份正式记录，带校验码，不带工资。坐席打开后逐项、逐行核对，再发回回执。发出以后记录又改过的，要重新发出。" / "Each agent's official month as it is now, with its check code and without wages. Agents open it, compare value by value and line by line, and send a receipt. What is changed afterwards has to be given out again.",
    /// Button.
    as_one = "存成一个文件" / "As one file",
    /// Button.
    as_each = "每人一个文件（.zip）" / "A file for each (.zip)",
    /// Field: for whom.
    give_out_to = "只发给一个人" / "To one agent alone",
    /// Its first choice.
    everybody = "全部" / "Everybody",
    /// State.
    not_issued = "未发出" / "not given out",
    /// State.
    waits = "未回" / "no answer yet",
    /// State.
    changed = "已作废：月度后来改过" / "void: the month changed since",
    /// Who read the rules.
    read = "办法已阅" / "rules read",
    /// Where nobody's month is here.
    nobody = "这个月还没有坐席的记录。" / "No agent's month is here.",
    /// Section.
    slips = "申诉" / "Appeals",
    /// Where there are none.
    no_slips = "这个月没有申诉。" / "Nothing is appealed.",
    /// Button.
    open = "答复" / "Answer",
    /// Button of an answered one.
    look = "查看" / "Show",
    /// Button.
    close = "收起" / "Close",
    /// Button.
    settle = "答复，并改记录" / "Answer, and change the record",
    /// Button, where the month is closed.
    settle_closed = "答复" / "Answer",
    /// Where the month is closed.
    closed = "本月已归档，记录不改；接受的行请写成更正。" / "The month is closed and stays; write what is accepted as a correction.",
    /// Where a month by a document is final.
    final_month = "本月已经定案。要接受，先在“本人”里写明原因重新打开；全部不接受可以直接答复。" / "This month is final. To accept something, open it again with a reason under My month; refusing all of it needs no opening.",
    /// Where the month changed since.
    moved = "这个月在提交申诉之后改过，请先核对。" / "The month changed since this was handed in; check first.",
    /// Button.
    to_correction = "写成更正" / "Write as a correction",
    /// What a line lacks.
    lacks_verdict = "选一项答复" / "Choose an answer",
    /// What a line lacks.
    lacks_why = "写明为什么" / "Say why",
    /// Button.
    answers_out = "把答复存成文件" / "Answers as a file",
    /// Section.
    stages = "审定" / "Approval",
    /// Where none was gone through.
    no_stages = "还没有提交过。" / "Nothing was handed on yet.",
    /// Field.
    by = "经办人" / "By",
    /// Field.
    remark = "说明（可不填）" / "Remark (optional)",
    /// Where nobody is named.
    lacks_by = "写上经办人" / "Say who",
    /// Before the last stage.
    last_note = "这是最后一环：所列人员本月的记录随即归档，不再改动；以后的差错写成更正。" / "This is the last stage: the months are closed with it and stay; what is found later becomes a correction.",
    /// Where all are done.
    all_done = "各环节都已走完。" / "All stages are done.",
    /// Summary.
    settings = "环节和期限" / "Stages and deadlines",
    /// Field.
    names = "各环节的名称，一行一个，最后一个定案" / "What the stages are called, one on each line; the last makes a month final",
    /// Field.
    days = "申诉在几个工作日内答复" / "Working days within which an appeal is answered",
    /// What is wrong with it.
    wrong_days = "填 1 到 60 的整数" / "A whole number from 1 to 60",
    /// Mark of the last stage.
    is_last = "定案" / "final",
    /// What codes are worth.
    note = "校验码和姓名都不能证明是谁，只能看出内容有没有改过。" / "Neither codes nor names prove who somebody is; they show whether anything was changed.",
    /// Section.
    incoming = "收到的" / "What came in",
    /// Button.
    stop = "都不要" / "Take none",
    /// Choice.
    take_theirs = "改用收到的这份" / "Take theirs instead",
    /// Where nothing can be taken.
    nothing = "没有可以收下的。" / "There is nothing to take.",
}

/// The fixed texts.
pub const fn team_review_words(lang: Lang) -> &'static TeamReviewWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How many have answered.
pub fn answered_of(lang: Lang, done: usize, all: usize) -> String {
    say!(
        lang,
        "{all} 人中 {done} 人的回执有效",
        "{done} of {all} receipts stand"
    )
}

/// Void as the month was opened again.
pub fn void(lang: Lang, reason: &str) -> String {
    let reason = name(lang, reason);
    say!(
        lang,
        "已作废：重新打开（{reason}）",
        "void: opened again ({reason})"
    )
}

/// Whose months are missing.
pub fn missing(lang: Lang, names: &[String]) -> String {
    let (zh, en) = (names.join("、"), names.join(", "));
    say!(
        lang,
        "名单上还没有记录的：{zh}",
        "In the roster, without a month here: {en}"
    )
}

/// How many lines, of what.
pub fn slip_row(lang: Lang, lines: usize, state: SlipState, due: Option<Date>) -> String {
    let due = due.map_or_else(String::new, |due| day(lang, due));
    match (state, lang) {
        (SlipState::Answered, Lang::Zh) => format!("{lines} 行，已答复"),
        (SlipState::Answered, Lang::En) => format!("{}, answered", counted(lines, "line")),
        (_, Lang::Zh) => format!("{lines} 行，{due}前答复"),
        (_, Lang::En) => format!("{}, due {due}", counted(lines, "line")),
    }
}

/// A stage in one line.
pub fn stage(lang: Lang, of: &Approval) -> String {
    let (on, by) = (day(lang, of.on), name(lang, &of.by));
    let (people, code) = (of.members.len(), of.code);
    let remark = match of.remark.as_str() {
        "" => String::new(),
        text => say!(lang, "，{text}", "; {text}"),
    };
    say!(
        lang,
        "{on} {by}，{people} 人，校验码 {code}{remark}",
        "{on}, {by}: {}, code {code}{remark}",
        counted(people, "agent")
    )
}

/// Takes the month through the next stage.
pub fn hand_on(lang: Lang, stage: &str, people: usize) -> String {
    say!(
        lang,
        "{stage}：{people} 人的月度",
        "{stage}: {}",
        counted(people, "month")
    )
}

/// That months aren't what was approved.
pub fn changed(lang: Lang, names: &[String]) -> String {
    let count = names.len();
    let (zh, en) = (names.join("、"), names.join(", "));
    say!(
        lang,
        "{count} 人的月度和审定时的不一样：{zh}",
        "{} {} what was approved: {en}",
        counted(count, "month"),
        agree(count, "isn't", "aren't")
    )
}

/// That months aren't among those that were approved.
pub fn unlisted(lang: Lang, names: &[String]) -> String {
    let (zh, en) = (names.join("、"), names.join(", "));
    say!(
        lang,
        "审定时没有列入的：{zh}",
        "Not among those approved: {en}"
    )
}

/// That approved months aren't here.
pub fn gone(lang: Lang, names: &[String]) -> String {
    let (zh, en) = (names.join("、"), names.join(", "));
    say!(
        lang,
        "审定过、这里没有的：{zh}",
        "Approved, and not here: {en}"
    )
}

/// That a month was opened again.
pub fn voided(lang: Lang, of: &Voided) -> String {
    let (agent, on, reason) = (
        name(lang, &of.agent),
        day(lang, of.on),
        name(lang, &of.reason),
    );
    say!(
        lang,
        "{agent}：{on} 重新打开（{reason}），审定作废",
        "{agent}: opened again on {on} ({reason}); no longer approved"
    )
}

/// All months are as approved.
pub fn all_as_approved(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "{count} 人的月度和审定时的一致。",
        "{} {} as approved.",
        counted(count, "month"),
        agree(count, "is", "are")
    )
}

/// How many aren't filled in.
pub fn open_months(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "有 {count} 人的月度还没有填齐。",
        "{} {} filled in.",
        counted(count, "month"),
        agree(count, "isn't", "aren't")
    )
}

/// What would explain that a table says something else.
pub fn other_cause(lang: Lang, rulebook: &Rulebook, unit: Unit, cause: OtherCause) -> String {
    match cause {
        OtherCause::NoClause => say!(lang, "办法里没有这一条", "the rules have no such clause"),
        OtherCause::LeftOut => say!(lang, "那张表没有列", "that table leaves it out"),
        OtherCause::Cap => say!(lang, "没有按封顶算", "no cap was heeded"),
        OtherCause::Reading(id, at) => {
            let reading = rulebook.readings.iter().find(|reading| reading.id == id);
            let option = reading.and_then(|reading| reading.options.get(at));
            let (question, option) = (
                reading.map_or("", |reading| lang.of(&reading.question)),
                option.map_or("", |option| lang.of(&option.title)),
            );
            say!(
                lang,
                "口径不同：{question} {option}",
                "a different reading: {question} {option}"
            )
        }
        OtherCause::Count(count) => say!(
            lang,
            "像是按 {count} 次（步、天）算的",
            "as if {count} were counted"
        ),
        OtherCause::Amount(each) => {
            let each = points(unit, each);
            say!(lang, "像是按每次 {each} 算的", "as if each were {each}")
        }
        OtherCause::Arithmetic => say!(
            lang,
            "看不出原因，像是算错",
            "nothing explains it: perhaps an error in adding up"
        ),
    }
}

/// Lines of a pasted table that can't be read.
pub fn refused_lines(lang: Lang, lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    let numbers = numbers.join(", ");
    say!(
        lang,
        "读不懂的行：{numbers}",
        "Lines that can't be read: {numbers}"
    )
}
