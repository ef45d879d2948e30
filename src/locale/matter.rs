//! Clauses, names, definitions and dates with their origin, in words.

use super::Lang;
use super::joined::counted;
use super::joined::semicolon;
use super::open::consequence_name;
use super::say::{self, say};
use crate::calendar::Month;
use crate::number::Unit;
use crate::rulebook::{Matter, Mechanism, PlainOrigin, Rulebook};

/// Over the list.
pub const fn matters_title(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "条款、名称、口径和日期的出处",
        Lang::En => "Clauses, names, definitions and dates, by origin",
    }
}

/// Before what the document has lost.
pub const fn lost(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文缺失",
        Lang::En => "Lost in the document",
    }
}

/// The labels of the form's fields for it: its texts, each in Chinese and in
/// English, or the month.
pub const fn labels(lang: Lang, matter: Matter) -> &'static [&'static str] {
    match (lang, matter) {
        (Lang::Zh, Matter::Effective) => &["从哪个月起（如 2026-01）"],
        (Lang::En, Matter::Effective) => &["First month (such as 2026-01)"],
        (Lang::Zh, Matter::Clause(_)) => &["内容", "内容（英文）"],
        (Lang::En, Matter::Clause(_)) => &["What it says, in Chinese", "In English"],
        (Lang::Zh, Matter::Measure(_)) => &["名称", "名称（英文）"],
        (Lang::En, Matter::Measure(_)) => &["Name, in Chinese", "In English"],
        (Lang::Zh, Matter::Definition(_)) => &["分子", "分子（英文）", "分母", "分母（英文）"],
        (Lang::En, Matter::Definition(_)) => &[
            "Cases that count, in Chinese",
            "In English",
            "All cases, in Chinese",
            "In English",
        ],
        (Lang::Zh, Matter::Level(_)) => &["名称", "名称（英文）", "说明", "说明（英文）"],
        (Lang::En, Matter::Level(_)) => &[
            "Name, in Chinese",
            "In English",
            "What makes it, in Chinese",
            "In English",
        ],
        _ => &[],
    }
}

/// Where there is nothing to type: it's only confirmed.
pub const fn confirms(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "按现有内容确认，写明依据即可。",
        Lang::En => "This confirms it as it stands; say by what.",
    }
}

/// What it is.
pub fn matter_name(lang: Lang, rulebook: &Rulebook, matter: Matter) -> String {
    let measure = |id| {
        let measure = rulebook.measure(id);
        measure.map_or("", |measure| lang.of(&measure.title))
    };
    let level = |id| super::boundary::level(lang, rulebook, id);
    match matter {
        Matter::Effective => say!(lang, "施行时间", "In force from"),
        Matter::Clause(id) => {
            let found = rulebook.part(id);
            let number = found.map_or("", |(_, clause, _)| &*clause.number);
            say::clause(lang, number)
        }
        Matter::Measure(id) => {
            let title = measure(id);
            say!(lang, "指标“{title}”的名称", "Name of the measure {title}")
        }
        Matter::Definition(id) => {
            let title = measure(id);
            say!(lang, "{title}的统计口径", "Definition of {title}")
        }
        Matter::Level(id) => {
            let title = level(id);
            say!(lang, "级别“{title}”", "Level {title}")
        }
        Matter::Consequences(id) => {
            let title = level(id);
            say!(
                lang,
                "“{title}”供考虑的处理",
                "Put up for consideration at {title}"
            )
        }
        Matter::Settlement => say!(
            lang,
            "完成销售任务的，罚款退回",
            "Fines refunded once the sales target is met"
        ),
        Matter::PerDay(_) => say!(
            lang,
            "电话量按工作日要求",
            "Calls asked for by the working day"
        ),
        Matter::NewDays(_) => say!(lang, "新人期", "How long staff are new"),
        Matter::SickDays(_) => say!(
            lang,
            "经批准的病假可调整",
            "Approved sick days change the quota"
        ),
    }
}

/// What is in force of it.
pub fn matter_value(lang: Lang, rulebook: &Rulebook, matter: Matter) -> String {
    match matter {
        Matter::Effective => {
            let from = rulebook.effective;
            say!(lang, "{from} 起", "{from}")
        }
        Matter::Clause(id) => {
            let found = rulebook.part(id);
            found.map_or_else(String::new, |(_, clause, _)| {
                let titles = clause.parts.iter().map(|part| lang.of(&part.title));
                titles.collect::<Vec<_>>().join(join(lang))
            })
        }
        Matter::Consequences(id) => {
            let mut levels = rulebook
                .parts()
                .filter_map(|(.., part)| match &part.mechanism {
                    Mechanism::Severity { levels } => Some(levels),
                    _ => None,
                });
            let level = levels.find_map(|levels| levels.iter().find(|level| level.id == id));
            let consequences = level.into_iter().flat_map(|level| &level.consequences);
            let names = consequences.map(|known| consequence_name(lang, *known));
            names.collect::<Vec<_>>().join(join(lang))
        }
        Matter::NewDays(id) => match rulebook.part(id).map(|(.., part)| &part.mechanism) {
            Some(Mechanism::CallQuota { new_days, .. }) => {
                say!(
                    lang,
                    "入职起 {new_days} 天",
                    "{} from joining",
                    counted(new_days, "day")
                )
            }
            _ => String::new(),
        },
        Matter::Settlement | Matter::PerDay(_) | Matter::SickDays(_) => String::new(),
        Matter::Measure(_) | Matter::Definition(_) | Matter::Level(_) => {
            let texts = matter.texts(rulebook);
            let texts = texts.iter().map(|text| lang.of(text));
            texts.collect::<Vec<_>>().join(match matter {
                Matter::Definition(_) => " / ",
                _ => match lang {
                    Lang::Zh => "：",
                    Lang::En => ": ",
                },
            })
        }
    }
}

const fn join(lang: Lang) -> &'static str {
    semicolon(lang)
}

/// By what the branch set it; empty where it didn't.
pub fn matter_note(origin: &PlainOrigin) -> String {
    match origin {
        PlainOrigin::Set(decision) => {
            let date = decision.date.map(|date| format!(" {date}"));
            format!("{}{}", decision.source, date.unwrap_or_default())
        }
        PlainOrigin::Stated | PlainOrigin::Assumed => String::new(),
    }
}

/// A month before the rulebook is in force; none otherwise.
pub fn before_effect(lang: Lang, rulebook: &Rulebook, month: Month) -> Option<String> {
    let from = rulebook.effective;
    if month >= from {
        return None;
    }
    let words = lang.words();
    let origin = match rulebook.effective_origin {
        PlainOrigin::Stated => words.stated,
        PlainOrigin::Set(_) => words.set,
        PlainOrigin::Assumed => words.assumed,
    };
    Some(match rulebook.unit {
        Unit::Points => say!(
            lang,
            "{month} 早于办法的施行时间（{from} 起，{origin}），下面是按这套办法试算的结果。",
            "{month} lies before these rules came into force ({from}, {origin}); this only shows what they would give."
        ),
        Unit::Money => say!(
            lang,
            "{month} 早于办法的施行时间（{from} 起，{origin}），下面是按这套办法试结的结果。",
            "{month} lies before these rules came into force ({from}, {origin}); this only shows what they would come to."
        ),
    })
}
