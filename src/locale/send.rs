//! What goes out, and what came of it, in words.

use super::{Lang, month, name, say::say};
use crate::calendar::Month;
use crate::exchange::MAX_LINK;

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
    by_sheet = "点按后选微信、邮件等发出。" / " You then choose the app that sends it.",
    /// How it goes out elsewhere.
    by_file = "先存成文件，再用聊天或邮件发出。" / " It is saved as a file, which you then send by chat or mail.",
    /// Button.
    link = "复制链接" / "Copy a link",
    /// What a link is.
    by_link = "链接里就是同样的内容，不经过服务器；拿到链接的人都能看。" / " A link carries the same in itself, past any server; whoever has it can read it.",
    /// The field in which a link stands.
    link_field = "链接" / "Link",
    /// What is in a link, as a file is named.
    from_link = "链接" / "link",
    /// The link is on the clipboard.
    link_copied = "链接已复制，粘贴到聊天或邮件里发给班长；对方打开后先看预览，确认才导入。" / "The link is copied: paste it into a chat or mail to the team lead, who sees a preview first.",
    /// It couldn't be put there; the link stands below.
    link_shown = "浏览器不让复制，请选中下面的链接自己复制。" / "The browser won't copy it: select the link below and copy it yourself.",
    /// The browser makes none.
    no_link = "这个浏览器做不了链接，请发文件。" / "This browser can't make a link; send the file.",
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
        "内容：{agent} {of}的填报和结果；不含岗位工资和修改记录。",
        "It holds what is entered for {agent}, {of}, and the result, without the post wage and the list of changes."
    )
}

/// A link would be too long.
pub fn link_too_long(lang: Lang, long: usize) -> String {
    say!(
        lang,
        "这个月的内容做成链接有 {long} 个字符，超过 {MAX_LINK} 个，聊天软件会截断。请发文件。",
        "As a link this month takes {long} characters, more than {MAX_LINK}, and chat programs would cut it off. Send the file."
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
