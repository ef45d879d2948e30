//! Where something stands in a file, in the page's words, and what is expected
//! there.

use super::say;
use crate::locale::Lang;

/// A field of a format: its name there, and what the page calls it. Those
/// without words only hold others.
const NAMES: &[(&str, &str, &str)] = &[
    ("record", "", ""),
    ("placed", "", ""),
    ("ratio", "", ""),
    ("logged", "", ""),
    ("handed_in", "", ""),
    ("facts", "", ""),
    ("mechanism", "", ""),
    ("agent", "坐席", "agent"),
    ("month", "月份", "month"),
    ("unit", "计量单位", "unit"),
    ("parts", "条款", "clause"),
    ("count", "次数", "count"),
    ("standing", "是否待核实", "standing"),
    ("date", "日期", "date"),
    ("note", "说明", "note"),
    ("measures", "指标", "measure"),
    ("measure", "指标", "measure"),
    ("numerator", "分子", "numerator"),
    ("denominator", "分母", "denominator"),
    ("percent", "百分比", "percentage"),
    ("exam", "名次情况", "ranking"),
    ("rank", "名次", "place"),
    ("heads", "总人数", "head count"),
    ("tied", "并列人数", "people tied"),
    ("report", "上交日", "day of handing in"),
    ("finding", "认定结果", "finding"),
    ("liable", "等级", "level"),
    ("day", "日", "day"),
    ("work", "是否上班", "working day"),
    ("calls", "电话量", "calls"),
    ("sick", "病假", "sick day"),
    ("joined", "入职日期", "day of joining"),
    ("sales", "销售", "sales"),
    ("target", "目标", "target"),
    ("sold", "已完成", "sold"),
    ("about", "针对", "about"),
    ("action", "改进措施", "measure taken"),
    ("owner", "负责人", "owner"),
    ("by", "期限", "due day"),
    ("result", "结果", "result"),
    ("ended", "完成情况", "outcome"),
    ("reason", "原因", "reason"),
    ("wage", "岗位工资", "post wage"),
    ("rulebook", "所用办法", "rulebook"),
    ("seen", "发送人看到的得分", "score that the sender saw"),
    ("score", "得分", "score"),
    ("low", "最低值", "low"),
    ("high", "最高值", "high"),
    ("value", "数值", "value"),
    ("amount", "分值", "amount"),
    ("title", "名称", "title"),
    ("number", "条号", "number"),
    ("effective", "施行月份", "first month"),
    ("trail", "修改记录", "changes"),
    ("format", "格式名", "format"),
    ("version", "格式版本", "version"),
    ("program", "程序版本", "program"),
    ("id", "代号", "id"),
    ("question", "客户问题", "question"),
    ("answer", "答复", "answer"),
    ("category", "类别", "category"),
    ("channel", "渠道", "channel"),
    ("follow_up", "回访结果", "follow-up"),
    ("case", "案例", "case"),
    ("zh", "中文", "Chinese"),
    ("en", "英文", "English"),
];

/// Lists: their name, what one item of them is called, and the whole.
const LISTS: &[(&str, &str, &str, &str)] = &[
    ("records", "第 {} 条记录", "record {}", "记录"),
    ("entries", "第 {} 条明细", "entry {}", "明细"),
    ("complaints", "第 {} 件个案", "case {}", "个案"),
    ("days", "第 {} 个日子", "day {} of the list", "日子"),
    ("plan", "第 {} 条改进方案", "plan {}", "改进方案"),
    (
        "history",
        "第 {} 次归档或打开",
        "act {} of the history",
        "归档记录",
    ),
    ("revisions", "第 {} 次修改", "change {}", "修改"),
    ("lines", "第 {} 行得分明细", "line {}", "得分明细"),
    ("parts", "第 {} 个条款", "clause {}", "条款"),
    ("rulebooks", "第 {} 份办法", "rulebook {}", "办法"),
    ("sections", "第 {} 节", "section {}", "各节"),
    ("clauses", "第 {} 个条款", "clause {}", "条款"),
    ("measures", "第 {} 个指标", "measure {}", "指标"),
    ("readings", "第 {} 条口径", "interpretation {}", "口径"),
    ("options", "第 {} 个读法", "option {}", "读法"),
    ("examples", "第 {} 个算例", "example {}", "算例"),
    ("levels", "第 {} 个等级", "level {}", "等级"),
    ("conditions", "第 {} 个条件", "condition {}", "条件"),
    ("categories", "第 {} 个类别", "category {}", "类别"),
    ("channels", "第 {} 个渠道", "channel {}", "渠道"),
];

/// A path in a file for people; an empty one is the file itself. What the page
/// has no word for stands as it is, in quotes.
pub fn place(lang: Lang, path: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for segment in path.split('.').filter(|segment| !segment.is_empty()) {
        let (name, index) = match segment.split_once('[') {
            Some((name, index)) => (name, index.trim_end_matches(']').parse::<usize>().ok()),
            None => (segment, None),
        };
        let list = LISTS.iter().find(|(known, ..)| *known == name);
        let item = index.and_then(|index| {
            let (_, zh, en, _) = list?;
            let nth = index.saturating_add(1).to_string();
            let text = match lang {
                Lang::Zh => zh,
                Lang::En => en,
            };
            Some(text.replace("{}", &nth))
        });
        let word = NAMES.iter().find(|(known, ..)| *known == name);
        match (item, word, list) {
            (Some(item), ..) => words.push(item),
            (None, Some((_, "", _)), _) => {}
            (None, Some((_, zh, en)), _) => words.push(match lang {
                Lang::Zh => (*zh).to_owned(),
                Lang::En => (*en).to_owned(),
            }),
            (None, None, Some((name, _, _, zh))) => words.push(match lang {
                Lang::Zh => (*zh).to_owned(),
                Lang::En => (*name).to_owned(),
            }),
            (None, None, None) => words.push(say!(lang, "“{segment}”", "“{segment}”")),
        }
    }
    match (words.is_empty(), lang) {
        (false, Lang::Zh) => words.join("\u{b7}"),
        (false, Lang::En) => words.join(", "),
        (true, Lang::Zh) => "文件".to_owned(),
        (true, Lang::En) => "the file".to_owned(),
    }
}

/// What has to stand at a path; empty where the page has no words for it.
pub(super) fn expected(lang: Lang, path: &str) -> String {
    let last = path.rsplit('.').next().unwrap_or_default();
    let name = last.split('[').next().unwrap_or_default();
    match (name, last == name) {
        ("wage" | "sold", _) => say!(
            lang,
            "金额要写在引号里，如 \"3200.00\"",
            "amounts are written in quotes: \"3200.00\""
        ),
        ("target", _) if path.contains("sales") => say!(
            lang,
            "金额要写在引号里，如 \"3200.00\"",
            "amounts are written in quotes: \"3200.00\""
        ),
        ("percent", _) => say!(
            lang,
            "百分比要写在引号里，如 \"68.4\"",
            "percentages are written in quotes: \"68.4\""
        ),
        ("score" | "low" | "high" | "amount" | "value" | "base", _) => say!(
            lang,
            "分数要写在引号里，如 \"97.5\"",
            "points are written in quotes: \"97.5\""
        ),
        (
            "count" | "numerator" | "denominator" | "rank" | "heads" | "tied" | "calls" | "day",
            _,
        ) => {
            say!(
                lang,
                "要写成整数，不加引号，如 3",
                "a whole number without quotes, such as 3"
            )
        }
        ("month" | "effective", _) => say!(
            lang,
            "月份写成 \"2026-03\"",
            "a month is written \"2026-03\""
        ),
        ("date" | "handed_in" | "by" | "joined" | "on", _) => say!(
            lang,
            "日期写成 \"2026-03-05\"",
            "a day is written \"2026-03-05\""
        ),
        (
            "agent" | "note" | "action" | "owner" | "reason" | "program" | "question" | "answer",
            _,
        ) => {
            say!(lang, "要写成引号里的文字", "a text in quotes")
        }
        ("records" | "entries" | "complaints" | "days" | "plan" | "history" | "parts", true) => {
            say!(lang, "要写成方括号里的列表", "a list in square brackets")
        }
        ("records" | "entries" | "record" | "rulebook" | "measures", _) => {
            say!(lang, "要写成花括号里的内容", "an object in braces")
        }
        _ => String::new(),
    }
}
