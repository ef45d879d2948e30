//! A month that is reviewed, in words: its lines, their facts and amounts, whichever system
//! scores it.

use super::book::{self, short, with_unit, word};
use super::book_given::{case_part, kept};
use super::book_line::{kind_name, place_name, value_name};
use super::corrections::line_title as record_line;
use super::joined::{agree, called, counted, semicolon};
use super::say::{field_fault, field_name, say};
use super::{Lang, day, points, signed};
use crate::calendar::Date;
use crate::exchange::PROGRAM;
use crate::id::Id;
use crate::json::decode_text;
use crate::language::Given;
use crate::number::{Decimal, Points, Unit};
use crate::plan::{Filled, Place};
use crate::record::{Field, Finding};
use crate::review::{
    AskedFact, BookFact, Cause, FactFault, Missing, Reviewable, SlipFact, SlipFault,
};
use crate::rulebook::Rulebook;

/// A line of the month's sheet: its clause's number, and what it's about.
pub fn line_title(
    lang: Lang,
    month: &Reviewable<'_>,
    part: Id,
    of: Option<Id>,
) -> (String, String) {
    match month {
        Reviewable::Record(rulebook, ..) => record_line(lang, rulebook, part, of),
        Reviewable::Document(filled) => {
            let lines = filled.document().lines();
            let line = lines.into_iter().find(|(_, line)| line.id == part);
            line.map_or_else(
                || (String::new(), part.to_string()),
                |(_, line)| {
                    let title = word(lang, &line.title);
                    (line.number.to_string(), title.to_owned())
                },
            )
        }
    }
}

/// Points out of what is reviewed.
pub const fn in_points(amount: Decimal) -> Points {
    Points::from_raw(amount.raw() / 1_000)
}

/// What a month comes to: its score, or each total with its unit.
pub fn totals(month: &Reviewable<'_>, of: &[Decimal]) -> String {
    match month {
        Reviewable::Record(_, record, _) => {
            let each = of.iter().map(|of| points(record.unit, in_points(*of)));
            each.collect::<Vec<_>>().join(" ")
        }
        Reviewable::Document(filled) => each_total(filled, of, short, |_, _| true),
    }
}

/// How far two months lie apart: by their scores, or by each total that isn't the same.
pub fn totals_apart(month: &Reviewable<'_>, by: &[Decimal]) -> String {
    match month {
        Reviewable::Record(..) => totals(month, by),
        Reviewable::Document(filled) => each_total(filled, by, short, |_, by| !by.is_zero()),
    }
}

/// By how much a month changes: its score, or each total that does.
pub fn change(lang: Lang, month: &Reviewable<'_>, of: &[Decimal]) -> String {
    match month {
        Reviewable::Record(_, record, _) => {
            let by = of.first().copied().unwrap_or_default();
            let by = signed(record.unit, in_points(by));
            match (lang, record.unit) {
                (Lang::Zh, Unit::Points) => format!("{by} 分"),
                (Lang::Zh, Unit::Money) => format!("{by} 元"),
                (Lang::En, _) => by,
            }
        }
        Reviewable::Document(filled) => {
            let changes = of.iter().any(|by| !by.is_zero());
            each_total(filled, of, book::signed, |at, by| {
                !by.is_zero() || (!changes && at == 0)
            })
        }
    }
}

/// The totals that are shown, each with its unit.
fn each_total(
    filled: &Filled,
    of: &[Decimal],
    said: fn(Decimal) -> String,
    is_shown: impl Fn(usize, Decimal) -> bool,
) -> String {
    let each = filled.document().totals.iter().zip(of).enumerate();
    let each = each.filter(|(at, (_, of))| is_shown(*at, **of));
    let each = each.map(|(_, (total, of))| with_unit(&said(*of), &total.unit));
    each.collect::<Vec<_>>().join("\u{2002}")
}

/// What a line gives or takes, with its sign.
pub fn line_amount(month: &Reviewable<'_>, amount: Decimal) -> String {
    match month {
        Reviewable::Record(_, record, _) => signed(record.unit, in_points(amount)),
        Reviewable::Document(_) => book::signed(amount),
    }
}

/// How far two amounts of a line lie apart.
pub fn apart(month: &Reviewable<'_>, one: Decimal, other: Decimal) -> String {
    let by = (one - other).abs();
    match month {
        Reviewable::Record(_, record, _) => points(record.unit, in_points(by)),
        Reviewable::Document(_) => short(by),
    }
}

/// Why an official month isn't what its file says: the version of the program that wrote that,
/// where it's another one, and the score there and here.
pub fn claimed_cause(
    lang: Lang,
    cause: Cause,
    program: Option<&str>,
    scores: Option<[String; 2]>,
) -> String {
    let figures = scores.map_or_else(String::new, |[said, own]| {
        say!(
            lang,
            "文件里写 {said}，这里算出 {own}。",
            "The file says {said}; here it's {own}. "
        )
    });
    let why = match (cause, program) {
        (Cause::Program, Some(program)) => say!(
            lang,
            "记录和办法相同，文件是程序的 {program} 版写的，这里是 {PROGRAM} 版。",
            "Facts and rules are the same: version {program} of the program wrote the file, and this is {PROGRAM}."
        ),
        (Cause::Program, None) => say!(
            lang,
            "记录和办法相同，收到时也对得上：之后程序换了版本。",
            "Facts and rules are the same, and it did when it came in: the program is another version since."
        ),
        (Cause::Rulebook, _) => say!(lang, "用的不是同一份办法。", "It's scored by other rules."),
        _ => say!(
            lang,
            "记录、办法和程序版本都一样：是算错了，或写好之后改过。",
            "Facts, rules and program are the same: it was added up wrongly, or changed afterwards."
        ),
    };
    figures + &why
}

/// What accepting does.
pub fn if_accepted(lang: Lang, month: &Reviewable<'_>, by: &[Decimal]) -> String {
    let by = change(lang, month, by);
    say!(lang, "接受则 {by}", "{by} if accepted")
}

/// What it would come to.
pub fn would_be(
    lang: Lang,
    month: &Reviewable<'_>,
    now: &[Decimal],
    all: Option<&[Decimal]>,
) -> String {
    let now = totals(month, now);
    match all.map(|all| totals(month, all)) {
        Some(all) => say!(
            lang,
            "{now}，全部接受 {all}",
            "{now}; {all} if all is accepted"
        ),
        None => say!(
            lang,
            "{now}，有一行不能照所说的改",
            "{now}; a line can't be as asked"
        ),
    }
}

/// What came of it.
pub fn came_to(
    lang: Lang,
    month: &Reviewable<'_>,
    now: &[Decimal],
    all: Option<&[Decimal]>,
) -> String {
    let (now, all) = (totals(month, now), totals(month, all.unwrap_or(now)));
    say!(lang, "{now} → {all}", "{now} → {all}")
}

/// How much is appealed.
pub fn appealed(lang: Lang, month: &Reviewable<'_>, lines: usize, by: &[Decimal]) -> String {
    let by = change(lang, month, by);
    say!(
        lang,
        "{lines} 行，共 {by}",
        "{}, {by} together",
        counted(lines, "line")
    )
}

/// The title of an appealed line on paper.
pub fn nth(lang: Lang, at: usize, month: &Reviewable<'_>, part: Id, of: Option<Id>) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let ((number, title), nth) = (line_title(lang, month, part, of), at + 1);
    let numeral = NUMERALS
        .get(at)
        .map_or(nth.to_string(), |it| (*it).to_owned());
    match number.is_empty() {
        true => say!(lang, "{numeral}、{title}", "{nth}. {title}"),
        false => say!(
            lang,
            "{numeral}、第 {number} 条 {title}",
            "{nth}. Clause {number}: {title}"
        ),
    }
}

/// What a fact that may be appealed is called.
pub fn fact_name(lang: Lang, month: &Reviewable<'_>, fact: &str) -> String {
    match month {
        Reviewable::Record(rulebook, ..) => record_fact(lang, rulebook, fact),
        Reviewable::Document(filled) => match fact.parse() {
            Ok(BookFact::At(place)) => book_place(lang, filled, place),
            Ok(BookFact::Added(kind)) => {
                let kind = kind_name(lang, filled.document(), kind);
                say!(lang, "另加一次{kind}", "One more: {kind}")
            }
            Err(_) => fact.to_owned(),
        },
    }
}

fn record_fact(lang: Lang, rulebook: &Rulebook, fact: &str) -> String {
    match fact.parse() {
        Ok(SlipFact::Field(field)) => field_name(lang, rulebook, field),
        Ok(SlipFact::Finding(at)) => {
            let nth = at + 1;
            say!(lang, "第 {nth} 件的认定", "Finding of case {nth}")
        }
        Ok(SlipFact::Complaints(level)) => {
            let level = super::boundary::level(lang, rulebook, level);
            say!(lang, "件数（{level}）", "{level}: how many")
        }
        Err(_) => fact.to_owned(),
    }
}

fn book_place(lang: Lang, filled: &Filled, place: Place) -> String {
    let nth = |id: Id, row: usize, what: String| {
        let (name, nth) = (value_name(lang, filled, id), row + 1);
        say!(lang, "{name}第 {nth} 个{what}", "{name}, no. {nth}{what}")
    };
    match place {
        Place::Listed(id, row) => nth(id, row, String::new()),
        Place::Times(id, row) => nth(id, row, say!(lang, "的次数", ": how many")),
        Place::Day(id, row) => nth(id, row, say!(lang, "的日期", ": day")),
        Place::Cases(id, part) => {
            let name = value_name(lang, filled, id);
            format!("{name} {}", case_part(lang, part))
        }
        Place::Count(_) => {
            let name = place_name(lang, filled, place);
            say!(lang, "{name}的次数", "{name}: how many")
        }
        _ => place_name(lang, filled, place),
    }
}

/// What a fact is, in words.
pub fn fact_text(lang: Lang, month: &Reviewable<'_>, fact: &str, text: &str) -> String {
    let words = lang.words();
    let is_added = |fact: &str| matches!(fact.parse(), Ok(BookFact::Added(_)));
    if text.is_empty() {
        return match month {
            Reviewable::Document(_) if is_added(fact) => say!(lang, "没有", "none"),
            _ => words.unknown.to_owned(),
        };
    }
    if let Reviewable::Document(filled) = month
        && let Ok(BookFact::At(Place::Value(id))) = fact.parse()
    {
        let value = filled.document().value(id, &filled.under());
        let unit = value.map_or("", |value| &*value.unit);
        let given: Option<Given> = text
            .starts_with(['{', '"'])
            .then(|| decode_text(text))
            .flatten();
        if let Some(given) = given {
            return kept(lang, &given, unit);
        }
        if text.parse::<Decimal>().is_ok() {
            return with_unit(text, unit);
        }
    }
    if let Reviewable::Record(rulebook, ..) = month
        && let Ok(SlipFact::Finding(_)) = fact.parse()
    {
        return match decode_text(text) {
            Some(Finding::Pending) => words.finding_pending.to_owned(),
            Some(Finding::NotLiable) => words.finding_not_liable.to_owned(),
            Some(Finding::Liable(level)) => super::boundary::level(lang, rulebook, level),
            None => text.to_owned(),
        };
    }
    match text.parse::<Date>() {
        Ok(date) => day(lang, date),
        Err(_) => text.to_owned(),
    }
}

/// Facts as one text: those of a document, which may be many, where they're asked for alone.
pub fn facts_text(lang: Lang, month: &Reviewable<'_>, facts: &[AskedFact], should: bool) -> String {
    let is_many = facts.len() > MANY && facts.iter().any(|of| of.should != of.says);
    let shown = facts.iter().filter(|of| !is_many || of.should != of.says);
    let each = shown.map(|of| {
        let text = if should { &of.should } else { &of.says };
        let text = fact_text(lang, month, &of.fact, text);
        match facts.len() {
            1 if !is_one_of_many(month, &of.fact) => text,
            _ => format!("{} {text}", fact_name(lang, month, &of.fact)),
        }
    });
    let each: Vec<String> = each.collect();
    each.join(semicolon(lang))
}

/// Whether a fact is one of many of a line, so that the line's title doesn't say which.
fn is_one_of_many(month: &Reviewable<'_>, fact: &str) -> bool {
    match month {
        Reviewable::Record(..) => {
            matches!(fact.parse(), Ok(SlipFact::Field(Field::Calls(_))))
        }
        Reviewable::Document(_) => matches!(
            fact.parse(),
            Ok(BookFact::Added(_)
                | BookFact::At(
                    Place::Count(_) | Place::Listed(..) | Place::Times(..) | Place::Day(..)
                ))
        ),
    }
}

/// Something that may be missing, and how much of it there is: its clause's number, what it is.
pub fn missing(lang: Lang, month: &Reviewable<'_>, of: &Missing) -> String {
    let (number, title) = line_title(lang, month, of.part, crate::review::name_of(of.sub));
    let fact = match is_one_of_many(month, &of.fact) {
        true => format!(" {}", fact_name(lang, month, &of.fact)),
        false => String::new(),
    };
    let says = month.said_of(&of.fact);
    let says = match says.is_empty() {
        true => fact_text(lang, month, &of.fact, &says),
        false => say!(lang, "现记 {says}", "recorded: {says}"),
    };
    say!(
        lang,
        "{number} {title}{fact}（{says}）",
        "{number} {title}{fact} ({says})"
    )
}

/// Of more facts than these only those are said that should be otherwise.
const MANY: usize = 3;

/// Why a fact can't be so.
pub fn slip_fault(lang: Lang, month: &Reviewable<'_>, (fact, fault): &FactFault) -> String {
    let said = match *fault {
        SlipFault::Field(fault) => field_fault(lang, fault),
        SlipFault::Text(why) => book::why(lang, why),
        SlipFault::Finding => say!(lang, "没有这样的认定", "no such finding"),
        SlipFault::Fewer(count) => say!(
            lang,
            "已经记了 {count} 件；哪一件不对，在那一件的认定里改",
            "{count} {} recorded; which of them isn't one is said by its finding",
            agree(count, "is", "are")
        ),
        SlipFault::Gone => say!(lang, "记录里没有这一项", "the record has no such fact"),
        SlipFault::Together => say!(lang, "几项合在一起不成立", "these can't be so together"),
    };
    called(lang, &fact_name(lang, month, fact), &said)
}
