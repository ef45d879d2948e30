//! What is said of a document's month otherwise than by a number: cases, some of them open;
//! that there is none of it; between what it lies; days, norms and excuses; what is pending.

use super::book::{figure, range, with_unit};
use super::say::say;
use super::{Lang, between};
use crate::language::{Between, Excuse, Given, Norm};
use crate::plan::CasePart;

words! {
    /// The fixed texts.
    pub struct GivenWords: ZH / EN;

    /// Button: a share is given as its cases.
    by_cases = "按件数填" / "By cases",
    /// Button: it's given as a number again.
    not_by_cases = "改填数值" / "As a figure",
    /// Button: there is none of a value.
    none_of_it = "本月没有" / "None this month",
    /// What is said then.
    none = "本月没有，不参加计算" / "None of it this month: it isn't counted",
    /// A list without anything.
    empty = "本月一个也没有" / "None of them this month",
    /// Button: neither is said any more.
    forget = "取消" / "Undo this",
    /// Field of a row of a list.
    norm = "标准" / "Norm",
    /// The usual norm.
    usual = "通常标准" / "Usual norm",
    /// Field of a row of a list.
    excuse = "请假" / "Excuse",
    /// A row of which nothing is known.
    open = "未知" / "unknown",
    /// Check: it isn't known if events count.
    pending = "待定" / "Pending",
    /// Button: adds events of which that isn't known.
    add_pending = "记一次待定" / "Add a pending one",
    /// Before what events fit besides.
    also = "也符合" / "Also fits",
}

/// The fixed texts in a language.
pub const fn given_words(lang: Lang) -> &'static GivenWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Which cases.
pub fn case_part(lang: Lang, part: CasePart) -> String {
    match part {
        CasePart::Of => say!(lang, "合格件数", "Good ones"),
        CasePart::Over => say!(lang, "已定件数", "All settled"),
        CasePart::Unclear => say!(lang, "归类不明", "Unplaced"),
        CasePart::Open => say!(lang, "未定，都计入", "Open, counted"),
        CasePart::MayLeave => say!(lang, "未定，可能剔除", "Open, may not count"),
        CasePart::MayJoin => say!(lang, "未定，不合格才计入", "Open, counted if not good"),
    }
}

/// Whether a row of a list is excused.
pub fn excuse(lang: Lang, excuse: Excuse) -> String {
    match excuse {
        Excuse::No => say!(lang, "没有", "None"),
        Excuse::Pending => say!(lang, "待定", "Pending"),
        Excuse::Yes => say!(lang, "有", "Excused"),
    }
}

/// A norm's name.
pub fn norm_name(lang: Lang, norm: &Norm) -> String {
    match super::book::word(lang, &norm.title) {
        "" => norm.id.to_string(),
        title => title.to_owned(),
    }
}

/// What is said of a value that no field takes.
pub fn kept(lang: Lang, given: &Given, unit: &str) -> String {
    let words = given_words(lang);
    match given {
        Given::Between(Between { from, to, since }) => {
            let [from, to] = [from, to].map(|end| end.map(figure));
            let span = match (from, to) {
                (Some(from), Some(to)) => with_unit(&between(lang, &from, &to), unit),
                (Some(from), None) => {
                    let from = with_unit(&from, unit);
                    say!(lang, "不低于 {from}", "at least {from}")
                }
                (None, Some(to)) => {
                    let to = with_unit(&to, unit);
                    say!(lang, "不高于 {to}", "at most {to}")
                }
                (None, None) => String::new(),
            };
            let since = since.map(|day| {
                let day = super::full_day(lang, day);
                say!(lang, "不早于 {day}", "not before {day}")
            });
            let known: Vec<String> = [Some(span).filter(|span| !span.is_empty()), since]
                .into_iter()
                .flatten()
                .collect();
            let known = known.join(&say!(lang, "，", ", "));
            match known.is_empty() {
                true => say!(lang, "还不知道", "not known yet"),
                false => say!(lang, "还不知道，{known}", "not known yet: {known}"),
            }
        }
        Given::List(_) => words.empty.to_owned(),
        Given::Nothing => words.none.to_owned(),
        Given::One(number) => with_unit(&figure(*number), unit),
        Given::Day(day) => super::full_day(lang, *day),
        Given::Cases(cases) => format!("{} / {}", cases.of, cases.over),
        Given::Taken(taken) => range(lang, taken.range, unit),
    }
}
