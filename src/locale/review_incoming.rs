//! What came in of the process around a score, in words.

use super::joined::{counted, semicolon};
use super::say::say;
use super::{Lang, month, name};
use crate::review::{ApprovalFault, IncomingState, MAX_RATERS, Piece, PieceFault, SlipState};

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
        Piece::Process(of) => {
            let (days, names) = (of.days, of.stages.join(semicolon(lang)));
            say!(
                lang,
                "审定环节：{names}；申诉 {days} 个工作日内答复",
                "Stages: {names}; appeals answered within {}",
                counted(days, "working day")
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
        IncomingState::OtherStages => say!(
            lang,
            "和这里设的环节或期限不同，选中才改用收到的",
            "other stages or deadlines than are set here; theirs count if you choose them"
        ),
        IncomingState::Final => say!(
            lang,
            "这个月在这里已经定稿，不收",
            "that month is final here; not taken"
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
        IncomingState::OpenedSince => say!(
            lang,
            "签字之后这个月重新打开过，这份回执已经作废，不收；请看过正式月份再签一次",
            "that month was opened again after this was signed, which is void: not taken; look at the official month and sign anew"
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
