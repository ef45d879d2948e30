//! What is kept of a document's months, in words: the year, rows that nobody can read, which
//! version of the document it was.

use super::Lang;
use super::book::{effective, short, word};
use super::book_csv::total_name;
use super::figures::full_day;
use super::say::say;
use crate::calendar::Month;
use crate::exchange::PROGRAM;
use crate::id::Id;
use crate::language::{Document, Joined, Total};
use crate::plan::{Volume, Weight};
use crate::review::{Cause, claimed_cause};
use crate::store::BookKey;

words! {
    /// The fixed texts.
    pub struct KeptWords: ZH / EN;

    /// Over rows that can't be read.
    unread = "这里有读不出来的存储内容，可以原样下载。" / "Something stored here can't be read. It can be downloaded as it lies.",
    /// Button.
    save_unread = "原样下载" / "Download as it lies",
    /// Row: what the months come to.
    year = "全年" / "Year",
    /// Row of the table, and of the paper.
    edition = "版本" / "Version",
    /// Before a month's check code, and what it covers.
    code: (&'static str, &'static str) = ("校验码", "涵盖办法的版本、工号和月份、记录、口径和各项得分。") / ("Check code", "It covers the document's version, agent and month, the facts, the answers and each total."),
    /// Over a month that the stages made final.
    final_month = "这个月已经定案，这里的改动不会记入。要改，先在“已阅、申诉与审定”里写明原因重新打开。" / "This month is final: nothing that is entered here counts. To change it, open it again with a reason under Seen, appealed, approved.",
    /// Link to what is said of the month.
    review = "已阅、申诉与审定" / "Seen, appealed, approved",
    /// Of a month that comes in.
    other_edition = "这份记录是按办法的另一个版本算的。" / "This month was scored by another version of the document.",
}

/// The fixed texts in a language.
pub const fn kept_words(lang: Lang) -> &'static KeptWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Who made a document, when it was adopted and made known; nothing of what it doesn't say.
pub fn issued(lang: Lang, document: &Document) -> Vec<String> {
    let issuer = word(lang, &document.issuer).trim();
    let issuer = (!issuer.is_empty()).then(|| issuer.to_owned());
    let adopted = document.adopted.map(|date| {
        let date = full_day(lang, date);
        say!(lang, "{date}通过", "adopted {date}")
    });
    let noticed = document.noticed.map(|date| {
        let date = full_day(lang, date);
        say!(lang, "{date}公示", "made known {date}")
    });
    issuer.into_iter().chain(adopted).chain(noticed).collect()
}

/// How months join, out of so many.
pub fn joined_said(lang: Lang, by: Joined, of: usize) -> String {
    match by {
        Joined::Mean => say!(lang, "各月平均", "mean"),
        Joined::Sum => say!(lang, "各月合计", "sum"),
        Joined::MissingAsZero => say!(
            lang,
            "缺的月份按 0，除以 {of}",
            "missing months as 0, over {of}"
        ),
        Joined::Weighted => say!(lang, "各月加权平均", "weighted mean"),
    }
}

/// How a total's months join, out of so many, and by what they weigh.
pub fn joins_said(lang: Lang, document: &Document, total: &Total, by: Joined, of: usize) -> String {
    match total.weighed_by.filter(|_| by == Joined::Weighted) {
        Some(id) => {
            let name = figure_name(lang, document, id);
            say!(
                lang,
                "按“{name}”加权平均",
                "mean weighted by \u{201c}{name}\u{201d}"
            )
        }
        None => joined_said(lang, by, of),
    }
}

/// A value's or a total's name.
pub fn figure_name(lang: Lang, document: &Document, id: Id) -> String {
    let mut totals = document.totals.iter();
    if let Some(total) = totals.find(|total| total.id == id) {
        return total_name(lang, total);
    }
    let mut values = document.values.iter();
    let value = values.find(|value| value.id == id);
    value.map_or_else(|| id.to_string(), |of| word(lang, &of.title).to_owned())
}

/// What a month weighs: so many times it counts.
pub fn weighs(lang: Lang, weight: &Weight) -> String {
    match weight.known {
        Some(known) if weight.range.is_settled() => format!("× {}", short(known)),
        Some(known) => {
            let range = super::book::range(lang, weight.range, "");
            format!("× {} {range}", short(known))
        }
        None => say!(lang, "权数未知", "weight not known"),
    }
}

/// The months of which it isn't known what they weigh; nothing where there are none.
pub fn unweighed(lang: Lang, name: &str, months: &[Month]) -> String {
    if months.is_empty() {
        return String::new();
    }
    let months = super::team_months::names(lang, months);
    say!(
        lang,
        "这些月份的“{name}”还不知道，所占权重未定：{months}。",
        "\u{201c}{name}\u{201d} isn't known, so what they weigh is open: {months}."
    )
}

/// The year's title.
pub fn year_title(lang: Lang, year: u16) -> String {
    say!(lang, "{year} 年各月", "The months of {year}")
}

/// Why a month by the same version of a document isn't what its file says, by the version of the
/// program that wrote it.
pub fn differs_by(lang: Lang, program: Option<&str>) -> String {
    match (claimed_cause(program, PROGRAM), program) {
        (Cause::Program, Some(program)) => say!(
            lang,
            "办法相同，文件是程序的 {program} 版写的，这里是 {PROGRAM} 版。",
            "The rules are the same: version {program} of the program wrote it, and this is {PROGRAM}."
        ),
        _ => say!(
            lang,
            "看不出别的原因，像是算错或改过。",
            "Nothing else explains it: perhaps it was added up wrongly, or changed."
        ),
    }
}

/// Why a version that scores final months can't be removed.
pub fn finals_by(lang: Lang, finals: &[Month]) -> String {
    let months = few_months(lang, finals);
    say!(
        lang,
        "{months}已经定案，是按这一版算的，所以不能删除。要删除，先在“已阅、申诉与审定”里写明原因重新打开。",
        "This version can't be removed: {months} went by it and are final. Open them again with a reason first, under Seen, appealed, approved."
    )
}

/// Why a version that would score final months otherwise can't be taken.
pub fn finals_against(lang: Lang, finals: &[Month]) -> String {
    let months = few_months(lang, finals);
    say!(
        lang,
        "{months}已经定案，采用这一版会改变算法，所以不能采用。要采用，先在“已阅、申诉与审定”里写明原因重新打开。",
        "This version can't be taken: it would score {months} otherwise, which are final. Open them again with a reason first, under Seen, appealed, approved."
    )
}

/// As many months as one reads.
fn few_months(lang: Lang, all: &[Month]) -> String {
    let first = all.iter().take(6).map(|of| super::month(lang, *of));
    let first: Vec<String> = first.collect();
    let first = first.join(&say!(lang, "、", ", "));
    match all.len() > 6 {
        true => say!(lang, "{first}等月份", "{first} and others"),
        false => first,
    }
}

/// What a row is about.
pub fn row_name(lang: Lang, key: &BookKey) -> String {
    match key {
        BookKey::Draft(id) => say!(lang, "草稿 {id}", "draft {id}"),
        BookKey::Document(id, _) => say!(lang, "文件 {id}", "document {id}"),
        BookKey::Month(of, id) => {
            let (agent, month) = (super::name(lang, &of.agent), super::month(lang, of.month));
            say!(lang, "{agent} {month}（{id}）", "{agent} {month} ({id})")
        }
        BookKey::Team(key) => super::team::team_row_name(lang, key),
    }
}

/// Which version of a document it is: from when it's in force, and the hash of its file.
pub fn edition(lang: Lang, volume: &Volume) -> String {
    let from = effective(lang, volume.document.effective);
    let hash = volume.fingerprint();
    say!(lang, "{from}，校验值 {hash}", "{from}, hash {hash}")
}
