//! What the example holds besides the worked month, and what is said of it.

use super::Lang;

words! {
    /// The fixed texts.
    pub struct ExampleWords: ZH / EN;

    /// Banner.
    banner = "这是示例，不是您的数据。" / "This is an example.",
    /// What becomes of what is done in it.
    lost = "可以随意试用，改动不保存，退出后即丢弃。" / "None of it is your data. Try anything: changes aren't kept.",
    /// Button.
    leave = "退出示例" / "Leave the example",
    /// In the place of pages that are about what is stored.
    stored_apart = "示例不进入存储、备份和导出。您自己的数据原样保留，退出示例即可查看和备份。"
        / "The example is never stored, backed up or exported. Your own data are as you left them: leave the example to see them and to back them up.",
    /// Who sees to a plan.
    owner = "本人" / "Myself",
    /// What was done about slow repairs.
    plan = "每天 16:30 前过一遍在途障碍单，快超时的电话催办。" / "Go through open fault tickets by 4:30 pm each day; ring about those running late.",
    /// What came of it.
    plan_result = "次月障碍处理及时率升到 94.0%。" / "Repairs on time rose to 94.0% the month after.",
    /// What is to be done about faults that aren't solved online.
    next_plan = "把无线信号慢的排查步骤贴在工位，先试后派单。" / "Keep the wireless check-list at the desk: try it before dispatching.",
    /// What is to be done about a complaint.
    reminder = "宽带提速类资费先核对套餐再答复。" / "Check the plan before answering about speed upgrades.",
}

/// The fixed texts.
pub const fn example_words(lang: Lang) -> &'static ExampleWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The months around the worked one, each as in a file; months are named by how
/// many come between: `<-3>`.
pub const MONTHS: &str = include_str!("example/months.jsonl");

/// The worked month of others in the team, dated like [`MONTHS`].
pub const TEAM: &str = include_str!("example/team.jsonl");

/// The entries of the log, each as in a file; days by how long ago: `<@3>`.
pub const fn log_lines(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("example/log-zh.jsonl"),
        Lang::En => include_str!("example/log-en.jsonl"),
    }
}
