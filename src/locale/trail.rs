//! The acts on a month, in words.

use super::joined::{agree, counted};
use super::{Lang, say::say};
use crate::record::{Earlier, Made, Parting, Source};

/// Over the acts.
pub const fn title(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "修改记录",
        Lang::En => "Changes",
    }
}

/// What they are worth.
pub const fn hint(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => {
            "谁、何时、改了什么，随本月一起保存在本浏览器。姓名由填写人自报，时间取自本机，均不作凭证。"
        }
        Lang::En => {
            "Who changed what and when, kept with the month in this browser. A typed name proves nothing, nor does this device's clock."
        }
    }
}

/// The field of who changes months here.
pub const fn editor(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "填写人（选填）",
        Lang::En => "Changed by (optional)",
    }
}

/// Opens the list.
pub fn show(lang: Lang, count: usize) -> String {
    say!(lang, "查看（{count} 次）", "Show ({count})")
}

/// Closes the list.
pub const fn hide(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "收起",
        Lang::En => "Hide",
    }
}

/// Shows all acts again.
pub const fn all(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "显示全部",
        Lang::En => "Show all",
    }
}

/// At a row: opens the acts on it.
pub const fn of_row(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "谁改过",
        Lang::En => "Who changed this",
    }
}

/// Which acts are shown.
pub fn only(lang: Lang, name: &str) -> String {
    say!(lang, "只看：{name}", "Only: {name}")
}

/// Where there are none.
pub const fn none(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有修改记录。",
        Lang::En => "No changes are known.",
    }
}

/// Where the acts don't lead to the month.
pub const fn broken(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "记录与本月内容对不上：内容或记录曾在别处被改动。",
        Lang::En => "These changes don't lead to this month: it, or they, were changed elsewhere.",
    }
}

/// When, by whom, from where.
pub fn made(lang: Lang, made: &Made) -> String {
    let Made { at, by, source } = made;
    let unsigned = by.is_empty();
    let by = super::name(lang, by);
    let source = source_said(lang, source);
    match (unsigned, lang) {
        (true, Lang::Zh) => format!("{at} · 未署名 · {source}"),
        (true, Lang::En) => format!("{at} · unsigned · {source}"),
        (false, _) => format!("{at} · {by} · {source}"),
    }
}

fn source_said(lang: Lang, source: &Source) -> String {
    match source {
        Source::Entered => say!(lang, "录入", "entered"),
        Source::Undone => say!(lang, "撤销", "undone"),
        Source::Redone => say!(lang, "重做", "redone"),
        Source::Issued => say!(lang, "发出正式记录", "given out as official"),
        Source::Log => say!(lang, "取自台账", "from the log"),
        Source::Consultations { entries } => {
            let count = entries.len();
            say!(
                lang,
                "取自台账 {count} 条记录",
                "from {} of the log",
                counted(count, "entry")
            )
        }
        Source::File { name, hash } => {
            let name = super::name(lang, name);
            say!(
                lang,
                "导入文件“{name}”（校验值 {hash}）",
                "from the file “{name}” (hash {hash})"
            )
        }
        Source::Slip { code } => say!(
            lang,
            "按申诉单 {code} 的答复改",
            "granted by the appeal slip {code}"
        ),
        Source::Table {
            name,
            hash,
            sheet,
            cells,
        } => {
            let (name, sheet) = (super::name(lang, name), super::name(lang, sheet));
            let (zh, en) = (cells.join("、"), cells.join(", "));
            say!(
                lang,
                "取自表格“{name}”工作表“{sheet}”的 {zh}（校验值 {hash}）",
                "from the table “{name}”, sheet “{sheet}”, {en} (hash {hash})"
            )
        }
    }
}

/// Where nothing was known of the month before.
pub const fn first(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "本月首次有内容",
        Lang::En => "The first that was known of the month",
    }
}

/// That the wage changed, without its sums.
pub const fn wage(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "岗位工资有改动（不记金额）",
        Lang::En => "The post wage changed (sums aren't kept)",
    }
}

/// What isn't kept one by one any more.
pub fn earlier(lang: Lang, earlier: Earlier) -> String {
    let Earlier { count, at, hash } = earlier;
    say!(
        lang,
        "更早的 {count} 次（至 {at}）已不逐条保存，校验值 {hash}",
        "{count} earlier, until {at}, {} kept one by one; hash {hash}",
        agree(count, "isn't", "aren't")
    )
}

/// At the export: the acts go along.
pub const fn export(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "包括修改记录（含填写人姓名和改前内容，不含工资金额）",
        Lang::En => {
            "With the changes: names as typed and what stood there before, no sums of wages"
        }
    }
}

/// What two copies have in common; empty where nothing is known of that.
pub fn parting(lang: Lang, parting: Parting) -> String {
    match parting {
        Parting::Unknown => String::new(),
        Parting::Same => say!(lang, "两份的修改记录相同。", "Both have the same changes."),
        Parting::After { at, one, other } => say!(
            lang,
            "两份到 {at} 为止相同；之后这里改了 {one} 次，对方改了 {other} 次。",
            "The same up to {at}; then {} here and {other} there.",
            counted(one, "change")
        ),
    }
}
