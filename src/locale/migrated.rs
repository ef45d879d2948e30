//! What rulebooks of version 1 get names for when they move to the language.

use super::Lang;
use super::open::consequence_name;
use crate::language::Word;
use crate::language::migrate::Titles;
use crate::rulebook::Consequence;

words! {
    /// The names.
    struct MigratedWords: ZH / EN;

    score = "得分" / "Score",
    net = "净额（负数应缴）" / "Net (below 0: to pay)",
    points = "分" / "points",
    yuan = "元" / "yuan",
    rewards = "加分合计" / "Rewards",
    fines = "罚款（电话量以外）" / "Fines, but for calls",
    pay = "绩效工资" / "Performance pay",
    wage = "岗位工资" / "Post wage",
    rank = "考试名次" / "Place in the exam",
    heads = "参考人数" / "Number who sat it",
    tied = "并列人数" / "Number who share it",
    investigated = "待查投诉" / "Complaints under investigation",
    too_late = "过期未交" / "Not in by the last day",
    calls = "每日电话量" / "Calls of each day",
    missing = "缺少的通数" / "Missing calls",
    misses = "未完成天数" / "Missed days",
    target = "销售任务" / "Sales target",
    sold = "实际销售" / "Sales",
}

/// The names, in both languages.
pub fn titles() -> Titles {
    let word = |name: fn(&MigratedWords) -> &'static str| both(name(&ZH), name(&EN));
    Titles {
        score: word(|words| words.score),
        net: word(|words| words.net),
        points: ZH.points.into(),
        yuan: ZH.yuan.into(),
        rewards: word(|words| words.rewards),
        fines: word(|words| words.fines),
        pay: word(|words| words.pay),
        wage: word(|words| words.wage),
        rank: word(|words| words.rank),
        heads: word(|words| words.heads),
        tied: word(|words| words.tied),
        investigated: word(|words| words.investigated),
        too_late: word(|words| words.too_late),
        calls: word(|words| words.calls),
        missing: word(|words| words.missing),
        misses: word(|words| words.misses),
        target: word(|words| words.target),
        sold: word(|words| words.sold),
        consequence,
    }
}

fn consequence(consequence: Consequence) -> Word {
    let name = |lang| consequence_name(lang, consequence);
    both(name(Lang::Zh), name(Lang::En))
}

fn both(zh: &'static str, en: &'static str) -> Word {
    Word {
        zh: zh.into(),
        en: Some(en.into()),
    }
}
