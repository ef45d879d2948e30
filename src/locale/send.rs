//! What goes out, and what came of it, in words.

use super::{Lang, month, name, say::say};
use crate::calendar::Month;

words! {
    /// The fixed texts.
    pub struct SendWords: ZH / EN;

    /// Heading of what may be done with a month.
    title = "上交与留存" / "Hand in and keep",
    /// Button.
    send = "发给班长" / "Send to the team lead",
    /// Button.
    table = "存成表格" / "Save as a spreadsheet",
    /// Button.
    print = "打印或存为 PDF" / "Print or save as PDF",
    /// How it goes out on a phone.
    by_sheet = "点按后选微信、邮件等发出。" / "You then choose the app that sends it.",
    /// How it goes out elsewhere.
    by_file = "先存成文件，再用聊天或邮件发出。" / "It is saved as a file, which you then send by chat or mail.",
    /// What came of it: the share sheet took it.
    shared = "已交给所选的应用；是否发出，以该应用为准。" / "Handed to the app you chose; that app shows whether it was sent.",
    /// The person gave it up.
    given_up = "已取消，没有发出。" / "Cancelled; nothing was sent.",
}

/// The fixed texts.
pub const fn send_words(lang: Lang) -> &'static SendWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What is in the file for the team lead, and what isn't.
pub fn contents(lang: Lang, agent: &str, of: Month) -> String {
    let (agent, of) = (name(lang, agent), month(lang, of));
    say!(
        lang,
        "内容：{agent} {of}的填报和得分；不含岗位工资和修改记录。",
        "It holds what is entered for {agent}, {of}, and the score; neither the post wage nor the list of changes."
    )
}

/// It's a file, to be sent by hand.
pub fn to_send(lang: Lang, file: &str) -> String {
    say!(
        lang,
        "已存为 {file}（在“下载”里）。请把它发给班长，对方用本页的“导入”打开。",
        "Saved as {file} in your downloads. Send it to the team lead, who opens it with Import on this page."
    )
}

/// It's a file; whether the wage is in it.
pub fn saved(lang: Lang, file: &str, wage: bool) -> String {
    match wage {
        true => say!(
            lang,
            "已存为 {file}（在“下载”里），含岗位工资。",
            "Saved as {file} in your downloads, with the post wage."
        ),
        false => say!(
            lang,
            "已存为 {file}（在“下载”里），不含岗位工资。",
            "Saved as {file} in your downloads, without the post wage."
        ),
    }
}
