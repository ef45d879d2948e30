//! The process around a score, in words: the agent's answer, what is appealed, corrections.

use super::joined::{agree, counted};
use super::say::say;
use super::{Lang, day, name};
use crate::calendar::{Date, Month};
use crate::id::CheckCode;
use crate::review::{Cause, LineDifference, Receipt, Seen, Verdict};

words! {
    /// The fixed texts.
    pub struct ReviewWords: ZH / EN;

    /// Title of the page.
    title = "已阅、申诉与审定" / "Seen, appealed, approved",
    /// View.
    own = "本人" / "My month",
    /// View.
    team = "班组" / "Team",
    /// Where no official month is here.
    not_issued = "这个月还没有正式记录。班长发来的文件导入以后，在这里核对、答复。" / "There is no official month yet. Import the file that your team lead sent; then it's compared and answered here.",
    /// Where it was given out from here.
    issued_here = "正式记录是从这里发出的，坐席的答复见“班组”。" / "The official month was given out from here; what agents say to it stands under Team.",
    /// Section.
    seen = "正式记录" / "The official month",
    /// Before a check code.
    code = "校验码" / "Check code",
    /// Over the official score.
    theirs = "班长的" / "Official",
    /// Over the own score.
    mine = "我记的" / "Mine",
    /// Over the difference.
    apart = "差" / "Difference",
    /// Row: the fact.
    recorded = "记录" / "Recorded",
    /// Row: the points.
    scored = "计分" / "Scored",
    /// Where nothing differs.
    all_same = "两份记录全部相同。" / "Both are the same in everything.",
    /// Where the points don't differ, but facts do.
    same_points = "得分相同，记录有不同：" / "The same points, but other facts:",
    /// Column.
    value = "项目" / "Value",
    /// Summary: what isn't the same on both.
    all_facts = "逐项对照" / "Value by value",
    /// Where it comes from documents, and isn't here.
    not_issued_book = "这个月还没有正式记录。班长发来的正式记录文件或链接打开以后，在这里核对、答复。" / "There is no official month yet. Open the file or link that your team lead sent; then it's compared and answered here.",
    /// Where a final month is opened again.
    final_month = "这个月已经定案，记录不再改动。要改，先写明原因重新打开：审定和回执随即作废，原因会留下。" / "This month is final and stays. To change it, open it again with a reason: approval and receipt are void then, and the reason stays.",
    /// Field.
    open_why = "重新打开的原因" / "Why it's opened again",
    /// What lacks.
    lacks_open_why = "写明原因" / "Say why",
    /// Button.
    open_again = "重新打开" / "Open it again",
    /// Where there is no own month.
    no_own = "你没有自己的记录，只列班长的。" / "You have no record of your own; here is the official one alone.",
    /// Where the file's figures don't follow.
    forged = "文件里的分数或校验码与其中的事实对不上，或用的不是同一份办法，不能在这里答复。请班长重新发出。" / "The file's score or check code doesn't follow from its facts, or other rules made them: nothing can be answered. Ask for it to be sent again.",
    /// Columns of the lines that don't follow.
    forged_columns: [&'static str; 4] = ["条款", "文件里写的", "这里算出的", "原因"] / ["Clause", "In the file", "Here", "Why"],
    /// Section.
    opinion = "我的意见" / "My answer",
    /// Choice.
    agreed = "已阅，同意" / "Seen, agreed",
    /// Choice.
    disagreed = "已阅，不同意" / "Seen, not agreed",
    /// Field.
    remark = "说明（可不填）" / "Remark (optional)",
    /// Button.
    sign = "生成回执" / "Make the receipt",
    /// What is in it.
    sign_note = "回执里有校验码、日期、工号、意见和说明，不含工资。" / "The receipt holds check code, date, agent, answer and remark, and no wage.",
    /// Below the choices.
    choose_first = "先选一项意见" / "Choose an answer first",
    /// Button.
    unsign = "收回，重新答复" / "Take it back and answer again",
    /// Where the official month is another one by now.
    outdated = "班长后来重新发过这个月，这份回执已经作废，请重新答复。" / "The month was given out anew since; this receipt is void. Answer again.",
    /// Button.
    file = "存成文件" / "As a file",
    /// Button.
    link = "复制链接" / "Copy a link",
    /// Button.
    qr = "二维码" / "QR code",
    /// Section, and title on paper.
    slip = "申诉单" / "Appeal slip",
    /// Title on paper.
    slip_title = "绩效考核申诉单" / "Appeal against a month's score",
    /// Field.
    add_line = "再申诉一行" / "Appeal another line",
    /// Button.
    add = "申诉这一行" / "Appeal this line",
    /// Button of an answered one.
    again = "再申诉" / "Appeal again",
    /// Its first choice.
    choose_line = "选一行…" / "Choose a line…",
    /// What the sheet says.
    says = "计分单上" / "The sheet says",
    /// What it should.
    should = "应当是" / "Should be",
    /// How it came about.
    reckoned = "怎么算的" / "How it came about",
    /// Field.
    reason = "理由" / "Reason",
    /// Field.
    evidence = "证据" / "Evidence",
    /// What to write there.
    evidence_hint = "只写文件名，文件自己保管" / "Names of files only; they stay with you",
    /// Button.
    drop_line = "这一行不申诉" / "Don't appeal this line",
    /// Field: what isn't in the official month.
    missing = "少记了什么" / "Something is missing",
    /// Beside it.
    missing_hint = "正式月份里没有、应当计入的次数、投诉或日子；选中以后写应当是多少。" / "An event, a complaint or a day that isn't in the official month and should count: choose it, then say how much it should be.",
    /// Its first choice.
    choose_missing = "选少记的一项…" / "Choose what is missing…",
    /// Button.
    add_missing = "申诉这一项少记" / "Appeal that it's missing",
    /// Button.
    hand_in = "提交申诉单" / "Hand the slip in",
    /// Button.
    drop_slip = "删掉申诉单" / "Discard the slip",
    /// What a line lacks.
    ask_other = "写明应当是什么，要和计分单上的不同" / "Say what it should be, different from what the sheet says",
    /// What a line lacks.
    ask_reason = "写明理由" / "Say why",
    /// Button.
    print_slip = "打印申诉单" / "Print the slip",
    /// What was answered.
    answer = "答复" / "Answer",
    /// Choice.
    accepted = "接受" / "Accepted",
    /// Choice.
    partly = "部分接受" / "Accepted in part",
    /// Choice.
    refused = "不接受" / "Not accepted",
    /// What it becomes.
    becomes = "改为" / "Becomes",
    /// Field.
    why = "为什么" / "Why",
    /// Who answered.
    by = "答复人" / "Answered by",
    /// Heading.
    date = "日期" / "Date",
    /// Until when it may go further.
    until = "再申诉期限" / "Further appeal until",
    /// On paper, below all.
    paper_note = "证据只写文件名，文件由申诉人保管。接受的行改正记录后重新计分，计分单的校验码随之改变。本单校验码由申诉内容算出，答复不计在内。期限按工作日算，已扣除周末和节假日。" / "Evidence is named only; the files stay with the agent. What is accepted changes the record, which is scored anew and gets another check code. This slip's code covers what is appealed, not the answers. Deadlines are in working days, without weekends and public holidays.",
    /// Signatures.
    signatures: [&'static str; 3] = ["申诉人", "考核人", "日期"] / ["Agent", "Assessor", "Date"],
    /// On paper.
    of_month = "月份" / "Month",
    /// On paper.
    handed_in = "提交" / "Handed in",
    /// On paper.
    due = "答复期限" / "Answer due",
    /// On paper.
    appealed = "申诉" / "Appealed",
    /// The sheet's code on paper.
    sheet_code = "计分单校验码" / "Sheet's code",
    /// The slip's code on paper.
    slip_code = "本单校验码" / "Slip's code",
    /// Section.
    corrections = "更正" / "Corrections",
    /// Over the form.
    correct_hint = "本月已归档，不再改动。事后发现的差错写成更正，记在后面的月份：本月的得分从此按更正后的算，差的工资在那个月补扣。" / "This month is closed and stays. An error found afterwards is written as a correction into a later month: from then on this month counts with it, and its pay is settled there.",
    /// Field.
    line = "哪一行" / "Line",
    /// Field.
    within = "记在哪个月" / "Written in",
    /// Field.
    points = "差多少分" / "Points",
    /// Field.
    pay = "差多少工资（元，可不填）" / "Pay in yuan (optional)",
    /// Button.
    write = "写入更正" / "Write the correction",
    /// What lacks.
    lacks_line = "选一行" / "Choose a line",
    /// What lacks.
    lacks_points = "填带正负号的分数，不能是 0，也不能太大" / "A number of points with its sign, not 0, not too large",
    /// What lacks.
    lacks_pay = "不是金额，或太大" / "Not an amount, or too large",
    /// Section.
    elsewhere = "和别处的表对照" / "Beside a table from elsewhere",
    /// What to do.
    elsewhere_hint = "把别处算的结果贴进来，每行：条款号、分数。" / "Paste what somebody else worked out: a clause's number and its points on each line.",
    /// Columns.
    elsewhere_columns: [&'static str; 5] = ["条款", "这里", "那张表", "差", "可能的原因"] / ["Clause", "Here", "That table", "Difference", "What would explain it"],
    /// Where nothing differs.
    elsewhere_same = "列出的条款全部相同。" / "All of these clauses are the same.",
    /// Section.
    rules = "办法已阅" / "Rules read",
    /// Button.
    read = "我已阅读" / "I have read them",
}

/// The fixed texts.
pub const fn review_words(lang: Lang) -> &'static ReviewWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The stages where a branch doesn't say.
pub fn default_stages(lang: Lang) -> Vec<String> {
    let names = match lang {
        Lang::Zh => ["班长提交", "部门审定"],
        Lang::En => ["Handed on by the lead", "Approved by the department"],
    };
    names.map(str::to_owned).to_vec()
}

/// When and by whom the month was given out.
pub fn came(lang: Lang, by: &str, on: Date) -> String {
    let date = day(lang, on);
    match (by.is_empty(), lang) {
        (true, Lang::Zh) => format!("{date}发来，未署名"),
        (true, Lang::En) => format!("sent on {date}, unsigned"),
        (false, Lang::Zh) => format!("{} {date}发来", name(lang, by)),
        (false, Lang::En) => format!("sent by {} on {date}", name(lang, by)),
    }
}

/// Over the lines that differ.
pub fn differ(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "{count} 处不同",
        "{} {}",
        counted(count, "line"),
        agree(count, "differs", "differ")
    )
}

/// How many others are the same.
pub fn same(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "其余 {count} 项相同",
        "{} {} the same",
        counted(count, "other line"),
        agree(count, "is", "are")
    )
}

/// Why a line isn't the same.
pub fn cause(lang: Lang, cause: Cause) -> &'static str {
    let (zh, en) = match cause {
        Cause::Fact => ("记录不同", "other facts"),
        Cause::Amount => ("办法里的数不同", "another amount in the rules"),
        Cause::Reading => ("口径不同", "a different reading"),
        Cause::Rulebook => ("办法不同", "other rules"),
        Cause::Cap => (
            "记录相同，封顶后扣减不同",
            "the same facts, cut elsewhere by a cap",
        ),
        Cause::Program => ("程序版本不同", "another version of the program"),
        Cause::Arithmetic => ("算错或改过", "added up wrongly, or changed"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Where all of it comes from.
pub fn causes(lang: Lang, by: &str, found: &[LineDifference]) -> String {
    let all = |cause| found.iter().all(|line| line.cause == cause);
    let count = found.len();
    if all(Cause::Fact) {
        return say!(
            lang,
            "差的 {by} 都来自这 {count} 处记录，办法和口径相同。",
            "All of {by} comes from {} of the record; rules and readings are the same.",
            counted(count, "line")
        );
    }
    say!(
        lang,
        "差的 {by} 不都来自记录，原因见各行。",
        "Not all of {by} comes from the record; why stands at each line."
    )
}

/// By when to answer.
pub fn answer_by(lang: Lang, date: Date) -> String {
    let date = day(lang, date);
    say!(lang, "{date}前答复", "Answer by {date}")
}

/// What was answered to a month.
pub const fn seen(lang: Lang, answer: Seen) -> &'static str {
    let words = review_words(lang);
    match answer {
        Seen::Agreed => words.agreed,
        Seen::Disagreed => words.disagreed,
    }
}

/// A receipt in one line.
pub fn receipt(lang: Lang, of: &Receipt) -> String {
    let (on, answer, code) = (day(lang, of.on), seen(lang, of.answer), of.code);
    say!(
        lang,
        "{on} {answer}，回执码 {code}",
        "{on}: {answer}; receipt {code}"
    )
}

/// Appeals these lines.
pub fn appeal_these(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "对这 {count} 行写申诉单",
        "Appeal {}",
        counted(count, "line")
    )
}

/// A slip that is handed in, in one line.
pub fn slip_done(lang: Lang, on: Date, due: Date, code: CheckCode) -> String {
    let (on, due) = (day(lang, on), day(lang, due));
    say!(
        lang,
        "{on}提交，{due}前答复，单号 {code}",
        "Handed in on {on}, to be answered by {due}; slip {code}"
    )
}

/// In whose name something is answered, where a browser has several agents.
pub fn in_name_of(lang: Lang, agent: &str) -> String {
    let agent = name(lang, agent);
    say!(
        lang,
        "以 {agent} 的名义答复",
        "Answer in the name of {agent}"
    )
}

/// What was decided.
pub const fn verdict(lang: Lang, of: Verdict) -> &'static str {
    let words = review_words(lang);
    match of {
        Verdict::Accepted => words.accepted,
        Verdict::Partly => words.partly,
        Verdict::Refused => words.refused,
    }
}

/// Who answered, when, and until when it may go further.
pub fn answered(lang: Lang, by: &str, on: Option<Date>, until: Option<Date>) -> String {
    let by = if by.is_empty() {
        say!(lang, "未署名", "unsigned")
    } else {
        name(lang, by).into_owned()
    };
    let on = on.map_or_else(String::new, |on| day(lang, on));
    let until = until.map_or_else(String::new, |until| day(lang, until));
    say!(
        lang,
        "{by}，{on}；不服可在{until}前再申诉",
        "{by}, {on}; may go further until {until}"
    )
}

/// Takes a correction back.
pub fn take_back(lang: Lang, within: Month, number: &str) -> String {
    let within = super::month(lang, within);
    say!(
        lang,
        "删去 {within} 的更正（第 {number} 条）",
        "Take back the correction of {within} (clause {number})"
    )
}
