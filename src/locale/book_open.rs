//! What is open in a month by a brought document, and what its questions come to, in words.

use super::book::{figure, is_beyond, range, short, signed, with_unit, word};
use super::book_csv::total_name;
use super::book_line::{kind_name, place_name, value_name};
use super::say::say;
use super::{Lang, between};
use crate::id::Id;
use crate::language::{Document, Part, Source};
use crate::number::Decimal;
use crate::plan::{Filled, OpenItem, Place, PricedOption, PricedReading, Unsettled};

words! {
    /// The fixed texts.
    pub struct OpenWords: ZH / EN;

    /// Section.
    open = "待定项" / "Still open",
    /// Why a value or an audience is open.
    unknown = "还不知道" / "not known yet",
    /// Why an event is open.
    no_amount = "没填金额或分数" / "no amount yet",
    /// Why an event is open.
    no_day = "没填日期" / "no day yet",
    /// Why an event is open.
    pending = "待核实" / "pending",
    /// Why a question is open.
    not_said = "文件没有写明" / "the document doesn't say",
    /// A text that doesn't count.
    wrong = "填错，暂不计入" / "wrong, doesn't count yet",
    /// Above those of which settling one leaves everything as wide.
    alone = "以下各项，只定其中一项时范围不变：" / "Setting one of these alone leaves the range as it is:",
    /// A question of a month.
    no_matter = "本月各种答法结果一样" / "every answer gives the same this month",
    /// Where more was asked than is tried, or nothing can be scored by an answer.
    untried = "没有试算" / "not tried",
}

/// The fixed texts in a language.
pub const fn open_words(lang: Lang) -> &'static OpenWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The name of what is open.
pub fn title(lang: Lang, filled: &Filled, what: &Unsettled) -> String {
    let document = filled.document();
    match what {
        Unsettled::Value(id) => value_name(lang, filled, *id),
        Unsettled::Amount(nth) | Unsettled::Date(nth) | Unsettled::Counts(nth) => {
            let event = filled.facts.events.get(*nth);
            event.map_or_else(String::new, |event| {
                kind_name(lang, filled.document(), event.kind)
            })
        }
        Unsettled::Audience(id) => {
            let mut all = document.audiences.iter();
            let found = all.find(|audience| audience.id == *id);
            found.map_or_else(String::new, |of| word(lang, &of.title).to_owned())
        }
        Unsettled::Reading(id) => question(lang, document, *id),
        Unsettled::Number(number) => part_name(lang, document, &number.path),
    }
}

/// A question as it's asked.
fn question(lang: Lang, document: &Document, id: Id) -> String {
    let mut all = document.readings.iter();
    let found = all.find(|reading| reading.id == id);
    match found.map_or("", |reading| word(lang, &reading.question)) {
        "" => id.to_string(),
        text => text.to_owned(),
    }
}

/// The name of the part of a document in which a path lies.
pub fn part_name(lang: Lang, document: &Document, path: &str) -> String {
    let named = |title: &str, id: Id| match title {
        "" => id.to_string(),
        title => title.to_owned(),
    };
    match document.part(path) {
        Some(Part::Value(value)) => named(word(lang, &value.title), value.id),
        Some(Part::Line(line)) => named(word(lang, &line.title), line.id),
        Some(Part::Pool(pool)) => named(word(lang, &pool.title), pool.id),
        Some(Part::Total(total)) => total_name(lang, total),
        Some(Part::Grades(grades)) => named(word(lang, &grades.title), grades.id),
        Some(Part::Reading(reading)) => question(lang, document, reading.id),
        Some(Part::Example(example)) => {
            let name = named(word(lang, &example.title), example.id);
            say!(
                lang,
                "算例“{name}”",
                "worked example \u{201c}{name}\u{201d}"
            )
        }
        None => path.to_owned(),
    }
}

/// What is open about it, and between what it lies.
pub fn reason(lang: Lang, what: &Unsettled) -> String {
    let words = open_words(lang);
    let text = match what {
        Unsettled::Value(_) | Unsettled::Audience(_) => words.unknown,
        Unsettled::Amount(_) => words.no_amount,
        Unsettled::Date(_) => words.no_day,
        Unsettled::Counts(_) => words.pending,
        Unsettled::Reading(_) => words.not_said,
        Unsettled::Number(number) => {
            let value = figure(number.value);
            let span = between(lang, &figure(number.span.low), &figure(number.span.high));
            return say!(
                lang,
                "暂按 {value}，可能 {span}",
                "taken as {value}, may be {span}"
            );
        }
    };
    text.to_owned()
}

/// Where on the page it's settled, or explained: the target of a link.
pub fn place(filled: &Filled, what: &Unsettled) -> String {
    let document = filled.document();
    let of_event = |nth: &usize, place: fn(usize) -> Place| {
        let at = filled.noted(*nth);
        at.map_or_else(|| "book-events".to_owned(), |at| place(at).to_string())
    };
    match what {
        Unsettled::Value(id) => {
            let value = document.value(*id, &filled.under());
            match value.map(|value| &value.from) {
                Some(Source::Each) => "book-values".to_owned(),
                _ => Place::Value(*id).to_string(),
            }
        }
        Unsettled::Amount(nth) => of_event(nth, Place::Amount),
        Unsettled::Date(nth) => of_event(nth, Place::Date),
        Unsettled::Counts(nth) => {
            let event = filled.facts.events.get(*nth);
            event.map_or_else(String::new, |event| format!("b-row-{}", event.kind))
        }
        Unsettled::Audience(_) => "book-audiences".to_owned(),
        Unsettled::Reading(id) => format!("b-ask-{id}"),
        Unsettled::Number(number) => match document.part(&number.path) {
            Some(Part::Line(line)) => format!("line-{}", line.id),
            Some(Part::Pool(pool)) => format!("pool-{}", pool.id),
            Some(Part::Value(value)) => Place::Value(value.id).to_string(),
            _ => "sheet-head".to_owned(),
        },
    }
}

/// By how much a range shrinks once it's settled, or that this wasn't tried; nothing of what
/// shrinks none by itself.
pub fn shrinks(lang: Lang, document: &Document, item: &OpenItem) -> Option<String> {
    if item.widths.is_empty() {
        return Some(open_words(lang).untried.to_owned());
    }
    let (nth, width) = item.shrinks()?;
    let total = document.totals.get(nth)?;
    let name = match nth {
        0 => say!(lang, "范围", "the range"),
        _ => {
            let name = total_name(lang, total);
            say!(lang, "“{name}”的范围", "the range of {name}")
        }
    };
    let wide = |width: Decimal| with_unit(&short(width), &total.unit);
    let (now, then) = (wide(width.now), wide(width.then));
    // Of what may be many things not all are tried.
    let is_sure = item.all || width.then == width.least;
    Some(match (is_beyond(width.now), is_beyond(width.then)) {
        (_, true) => say!(
            lang,
            "{name}有多宽，要看填的数有多大",
            "how wide {name} is hangs on how large the figure is"
        ),
        (true, false) => say!(
            lang,
            "{name}现在没有边；定下后宽度最多约 {then}",
            "{name} has no end now; once set, it's about {then} wide at the widest"
        ),
        (false, false) if width.then.is_zero() => say!(
            lang,
            "{name}宽 {now}；定下后就是准数",
            "{name} is {now} wide; once set, it's settled"
        ),
        (false, false) if is_sure => say!(
            lang,
            "定下后，{name}宽度从 {now}缩到最多 {then}",
            "once set, {name} shrinks from {now} to {then} at the widest"
        ),
        (false, false) => say!(
            lang,
            "定下后，{name}宽度从 {now}缩到最多约 {then}",
            "once set, {name} shrinks from {now} to about {then} at the widest"
        ),
    })
}

/// How many items more there are.
pub fn and_more(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "另有 {count} 项影响更小",
        "{count} more that matter less"
    )
}

/// What is wrong with a field that has no row among the open ones.
pub fn wrong_title(lang: Lang, filled: &Filled, place: Place) -> String {
    place_name(lang, filled, place)
}

/// What an answer would make of the month: what it adds to the first total and to each other one
/// that it changes, and all that these can be then where that's something else; nothing of the
/// one in force.
pub fn price(
    lang: Lang,
    document: &Document,
    reading: &PricedReading,
    option: &PricedOption,
) -> Option<String> {
    if option.in_force {
        return None;
    }
    let Some(totals) = &option.totals else {
        return Some(open_words(lang).untried.to_owned());
    };
    let mut all = reading.options.iter();
    let now = all.find(|option| option.in_force)?.totals.as_ref()?;
    let mut parts = Vec::new();
    for (nth, (total, (priced, now))) in document
        .totals
        .iter()
        .zip(totals.iter().zip(now))
        .enumerate()
    {
        let moves = priced.range != now.range;
        if nth > 0 && priced.difference.is_zero() && !moves {
            continue;
        }
        let mut text = match priced.difference.is_zero() {
            true => "\u{b1}0".to_owned(),
            false => with_unit(&signed(priced.difference), &total.unit),
        };
        if moves && !priced.range.is_settled() {
            let range = range(lang, priced.range, &total.unit);
            text.push_str(&say!(lang, "，可能 {range}", ", may be {range}"));
        }
        parts.push(match nth {
            0 => text,
            _ => format!("{} {text}", total_name(lang, total)),
        });
    }
    let and = say!(lang, "；", "; ");
    Some(parts.join(&and))
}
