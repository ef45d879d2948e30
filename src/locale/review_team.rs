//! The process around a team's month, in words: who answered, who appeals, the stages, and what
//! came in.

use super::joined::{agree, counted};
use super::say::say;
use super::{Lang, day, month, name, points};
use crate::calendar::Date;
use crate::number::Unit;
use crate::review::{
    Approval, ApprovalFault, IncomingState, MAX_RATERS, OtherCause, Piece, PieceFault, SlipState,
    Voided,
};
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

/// Takes what is chosen.
pub fn take(lang: Lang, count: usize) -> String {
    say!(lang, "收下 {count} 件", "Take {count}")
}

/// What was taken.
pub fn taken(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "已收下 {count} 件，可以撤销。",
        "Took {count}; that can be undone."
    )
}

/// What a piece is.
pub fn piece(lang: Lang, of: &Piece) -> String {
    match of {
        Piece::Issued(of) => {
            let (agent, of_month) = (name(lang, &of.agent), month(lang, of.month));
            say!(
                lang,
                "{agent} {of_month} 正式记录",
                "{agent}, {of_month}: the official month"
            )
        }
        Piece::Receipt(of) => {
            let (agent, of_month) = (name(lang, &of.agent), month(lang, of.month));
            let answer = super::review::seen(lang, of.answer);
            say!(
                lang,
                "{agent} {of_month} 回执：{answer}",
                "{agent}, {of_month}: {answer}"
            )
        }
        Piece::Rules(of) => {
            let (agent, from) = (name(lang, &of.agent), month(lang, of.effective));
            say!(
                lang,
                "{agent} 已阅读 {from} 起的办法",
                "{agent} read the rules in force from {from}"
            )
        }
        Piece::Slip(of) => {
            let (agent, of_month) = (name(lang, &of.agent), month(lang, of.month));
            let lines = of.lines.len();
            match (of.state(), lang) {
                (SlipState::Answered, Lang::Zh) => {
                    format!("{agent} {of_month} 申诉的答复：{lines} 行")
                }
                (SlipState::Answered, Lang::En) => {
                    format!("{agent}, {of_month}: answers to {}", counted(lines, "line"))
                }
                (_, Lang::Zh) => format!("{agent} {of_month} 申诉单：{lines} 行"),
                (_, Lang::En) => {
                    format!("{agent}, {of_month}: {} appealed", counted(lines, "line"))
                }
            }
        }
        Piece::Approvals(of) => {
            let last = of.last();
            let of_month = last.map_or_else(String::new, |last| month(lang, last.month));
            let stage = last.map_or("", |last| &last.stage);
            let people = last.map_or(0, |last| last.members.len());
            say!(
                lang,
                "{of_month} 审定：{stage}，{people} 人",
                "{of_month}: {stage}, {}",
                counted(people, "agent")
            )
        }
        Piece::Cases(of) => {
            let (title, count) = (name(lang, &of.title), of.cases.len());
            say!(
                lang,
                "校准题：{title}，{count} 题",
                "Cases to rate: {title}, {}",
                counted(count, "case")
            )
        }
        Piece::Rating(of) => {
            let (by, count) = (name(lang, &of.by), of.answers.len());
            say!(
                lang,
                "{by} 的校准答案：{count} 题",
                "{by}: answers to {}",
                counted(count, "case")
            )
        }
    }
}

/// What a piece is beside what is here.
pub fn incoming_state(lang: Lang, state: &IncomingState) -> String {
    match state {
        IncomingState::New => say!(lang, "新的", "new"),
        IncomingState::Replaces => say!(lang, "代替这里的一份", "takes the place of the one here"),
        IncomingState::ReplacesAnswered => say!(
            lang,
            "代替这里已经答复的一份",
            "takes the place of one that is answered here"
        ),
        IncomingState::Same => say!(lang, "这里已经有", "here already"),
        IncomingState::Older => say!(lang, "这里的更新，不收", "what is here is later; not taken"),
        IncomingState::Faulty(fault) => piece_fault(lang, *fault),
        IncomingState::Stranger => say!(
            lang,
            "这里没有这个坐席，不收",
            "nobody here is called so; not taken"
        ),
        IncomingState::NoMonth => say!(
            lang,
            "这里没有这个坐席的这个月，不收",
            "that month isn't here; not taken"
        ),
        IncomingState::NoDocument => say!(
            lang,
            "这里没有它所用的办法，先导入办法，不收",
            "the document that it's by isn't here: import that first; not taken"
        ),
        IncomingState::IssuedHere => say!(
            lang,
            "这里自己发出过另一份；不会合并，选中才改用收到的",
            "another one was given out here; they aren't merged, theirs counts if you choose it"
        ),
        IncomingState::Otherwise => say!(
            lang,
            "说的不是这里现在的内容：之后改过，或不是同一份，不收",
            "it's about a different version of the month or rulebook than is here now; not taken"
        ),
        IncomingState::OtherSlip => say!(
            lang,
            "答复的不是这里的这份申诉单，不收",
            "it answers another slip than the one here; not taken"
        ),
        IncomingState::NotAnswered => {
            say!(lang, "这份还没有答复，不收", "it isn't answered; not taken")
        }
        IncomingState::OtherCases => say!(
            lang,
            "对不上这里的题：不是这一套，或题目改过，不收",
            "it doesn't belong to the cases here: another set, or changed ones; not taken"
        ),
        IncomingState::OtherRules => say!(
            lang,
            "用的办法和这里的不同，不收",
            "it's by other rules than here; not taken"
        ),
        IncomingState::Full => say!(
            lang,
            "一套题最多收 {MAX_RATERS} 人的答案，不收",
            "no more than {MAX_RATERS} people's answers are kept; not taken"
        ),
        IncomingState::Apart(at, agents) => {
            let nth = at + 1;
            say!(
                lang,
                "从第 {nth} 环起和这里的不是同一份，{agents} 人的校验码不同；不会合并，只能留一份",
                "another one than here from stage {nth} on, {agents} of the codes differ; they aren't merged, one of them stays"
            )
        }
    }
}

/// What is wrong with a piece by itself.
fn piece_fault(lang: Lang, fault: PieceFault) -> String {
    match fault {
        PieceFault::Changed => say!(
            lang,
            "生成以后被改过（校验码不符），不收",
            "it was changed after it was made (its code doesn't fit); not taken"
        ),
        PieceFault::TooLong => say!(
            lang,
            "内容超过长度，不收",
            "something in it is too long; not taken"
        ),
        PieceFault::Contradictory => say!(
            lang,
            "内容前后矛盾，不收",
            "it contradicts itself; not taken"
        ),
        PieceFault::Unfinished => say!(lang, "还没有提交，不收", "it isn't handed in; not taken"),
        PieceFault::Stages(fault) => {
            let (ApprovalFault::Changed(at)
            | ApprovalFault::OutOfOrder(at)
            | ApprovalFault::OtherMonth(at)
            | ApprovalFault::TooMany(at)
            | ApprovalFault::Twice(at)
            | ApprovalFault::Voided(at)) = fault
            else {
                return say!(lang, "一个环节也没有，不收", "it has no stage; not taken");
            };
            let nth = at + 1;
            match fault {
                ApprovalFault::Changed(_) => say!(
                    lang,
                    "第 {nth} 环生成以后被改过，不收",
                    "stage {nth} was changed after it was made; not taken"
                ),
                ApprovalFault::OutOfOrder(_) => say!(
                    lang,
                    "第 {nth} 环接不上前一环，不收",
                    "stage {nth} doesn't follow the one before it; not taken"
                ),
                ApprovalFault::OtherMonth(_) => say!(
                    lang,
                    "第 {nth} 环是别的月份，不收",
                    "stage {nth} is of another month; not taken"
                ),
                ApprovalFault::TooMany(_) => say!(
                    lang,
                    "环节或人数太多，不收",
                    "too many stages or agents; not taken"
                ),
                ApprovalFault::Voided(_) => say!(
                    lang,
                    "重新打开的说明生成以后被改过，不收",
                    "what it says of months that were opened again was changed; not taken"
                ),
                ApprovalFault::Twice(_) | ApprovalFault::Empty => say!(
                    lang,
                    "第 {nth} 环的人有重复，不收",
                    "an agent stands twice in stage {nth}; not taken"
                ),
            }
        }
    }
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
