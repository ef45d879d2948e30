//! How a line or a pool of a brought document came about, step by step.

use super::Lang;
use super::book::{book_words, each, figure, param, range, short, with_unit, word};
use super::say::say;
use crate::id::Id;
use crate::language::{
    By, Circumstance as _, Document, Factor, FactorBy, Gives, Line, PERCENT, Pool, Scale, Source,
    Span, StepCount, TierOn, Toward,
};
use crate::plan::{Derived, Figure, Filled, Place, Under};

/// A step: its name, and what it says.
pub type Row = (String, String);

/// How a line came about.
pub fn line_rows(lang: Lang, filled: &Filled, line: &Line, unit: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    match &line.gives {
        Gives::Fixed(amount) => {
            rows.push((say!(lang, "固定", "Fixed"), param(lang, amount)));
        }
        Gives::Value(id) => {
            rows.extend(value_row(lang, filled, *id));
            rows.extend(super::book_taken::step(lang, filled, *id));
        }
        Gives::Scale(id, scale) => {
            rows.extend(value_row(lang, filled, *id));
            rows.extend(super::book_taken::step(lang, filled, *id));
            rows.push((
                say!(lang, "算法", "Rule"),
                scale_text(lang, filled, *id, scale),
            ));
        }
        Gives::Events(events) => {
            let count = counted(filled, line, events);
            let times = say!(lang, "{count} 次", "{count}");
            rows.push((say!(lang, "本月次数", "This month"), times));
            let mut rule = each(lang, &events.amount, unit);
            if let crate::language::EventAmount::Repeated { scale, .. } = &events.amount {
                rule = scale_said(lang, &filled.under(), scale, "");
            }
            rows.push((say!(lang, "算法", "Rule"), rule));
        }
    }
    let derived = filled.derivation.lines.get(&line.id);
    let held = [&line.floor, &line.cap];
    let mut ends = end_rows(lang, filled, derived, held, &line.factors, unit);
    if line.cap.is_some() || line.floor.is_some() {
        let by = match filled.under_word(&line.held_by) {
            Some(Span::Day) => say!(lang, "按每一个数", "for each of the list"),
            _ => String::new(),
        };
        if let Some((_, text)) = ends.get_mut(1).filter(|_| !by.is_empty()) {
            text.push_str(&format!(" ({by})"));
        }
    }
    rows.append(&mut ends);
    if let Some(weight) = &line.weight {
        let weight = format!("\u{d7} {}%", param(lang, weight));
        rows.push((book_words(lang).weight.to_owned(), weight));
    }
    rows
}

/// How a pool came about.
pub fn pool_rows(lang: Lang, filled: &Filled, pool: &Pool, unit: &str) -> Vec<Row> {
    let words = book_words(lang);
    let mut rows = Vec::new();
    if !pool.worth.value().is_zero() {
        rows.push((words.worth.to_owned(), param(lang, &pool.worth)));
    }
    let derived = filled.derivation.pools.get(&pool.id);
    let stops = filled.under_word(&pool.held) != Some(crate::language::Held::GoesOn);
    let none = None;
    let held = match stops {
        true => [&pool.floor, &pool.cap],
        false => [&none, &none],
    };
    rows.extend(end_rows(lang, filled, derived, held, &pool.factors, unit));
    if let Some(weight) = &pool.weight {
        let weight = format!("\u{d7} {}%", param(lang, weight));
        rows.push((words.weight.to_owned(), weight));
    }
    rows
}

fn end_rows(
    lang: Lang,
    filled: &Filled,
    derived: Option<&Derived>,
    [floor, cap]: [&Option<By<crate::language::Param>>; 2],
    factors: &[Factor],
    unit: &str,
) -> Vec<Row> {
    let words = book_words(lang);
    let mut rows = Vec::new();
    let Some(derived) = derived else {
        return vec![(words.result.to_owned(), words.not_here.to_owned())];
    };
    if let Some(before) = derived.before {
        rows.push((words.before.to_owned(), figure_text(lang, before, unit)));
    }
    let ends = [(words.floor, floor), (words.cap, cap)];
    let ends = ends.iter().filter_map(|(name, end)| {
        let number = filled.under_word(end.as_ref()?)?;
        Some(format!("{name} {}", param(lang, &number)))
    });
    let ends: Vec<String> = ends.collect();
    if let Some(held) = derived.held.filter(|_| !ends.is_empty()) {
        let text = format!("= {}", figure_text(lang, held, unit));
        rows.push((ends.join(&say!(lang, "，", ", ")), text));
    } else if let Some((name, _)) = rows.first_mut() {
        *name = say!(lang, "得", "Gives");
    }
    let there = factors
        .iter()
        .filter(|factor| filled.under().holds(factor.when.as_ref()));
    for (factor, by) in there.zip(&derived.factors) {
        let title = word(lang, &factor.title);
        let name = match title.is_empty() {
            true => factor_name(lang, filled, factor),
            false => title.to_owned(),
        };
        rows.push((name, format!("\u{d7} {}", figure_text(lang, *by, ""))));
    }
    rows
}

fn factor_name(lang: Lang, filled: &Filled, factor: &Factor) -> String {
    match &factor.by {
        FactorBy::Constant(_) => book_words(lang).factor.to_owned(),
        FactorBy::Value(id) | FactorBy::Scale(id, _) => value_name(lang, filled, *id),
    }
}

/// A value's name.
pub fn value_name(lang: Lang, filled: &Filled, id: Id) -> String {
    let value = filled.document().value(id, &filled.under());
    value.map_or_else(
        || id.to_string(),
        |value| word(lang, &value.title).to_owned(),
    )
}

/// What stands in a field: a value, or an event with what is said of it there.
pub fn place_name(lang: Lang, filled: &Filled, place: Place) -> String {
    let words = book_words(lang);
    let of_event = |at: usize, name: &str| {
        let event = filled.filling.events.get(at);
        let kind = event.map(|event| kind_name(lang, filled.document(), event.kind));
        format!("{} {name}", kind.unwrap_or_default())
    };
    match place {
        Place::Value(id)
        | Place::Listed(id, _)
        | Place::Times(id, _)
        | Place::Day(id, _)
        | Place::Cases(id, _)
        | Place::Kept(id) => value_name(lang, filled, id),
        Place::Count(kind) => kind_name(lang, filled.document(), kind),
        Place::Often(at) => of_event(at, words.times),
        Place::Date(at) => of_event(at, words.day),
        Place::Amount(at) => of_event(at, words.amount),
    }
}

/// The name of a kind of events.
pub fn kind_name(lang: Lang, document: &Document, id: Id) -> String {
    let lines = document.lines();
    let named = lines.iter().find_map(|(_, line)| match &line.gives {
        _ if line.id == id => Some(&line.title),
        Gives::Events(events) => {
            let kind = events.kinds.iter().find(|kind| kind.id == id)?;
            Some(&kind.title)
        }
        _ => None,
    });
    named.map_or_else(|| id.to_string(), |title| word(lang, title).to_owned())
}

/// A figure, with what it may be.
pub fn figure_text(lang: Lang, of: Figure, unit: &str) -> String {
    let headline = with_unit(&short(of.headline), unit);
    match of.range.is_settled() {
        true => headline,
        false => {
            let range = range(lang, of.range, unit);
            say!(lang, "{headline}（{range}）", "{headline} ({range})")
        }
    }
}

/// What a value comes to; none of a list.
pub fn value_text(lang: Lang, filled: &Filled, id: Id) -> Option<String> {
    let sheet = filled
        .derivation
        .values
        .iter()
        .find(|value| value.id == id)?;
    let value = filled.document().value(id, &filled.under())?;
    Some(match sheet.is_known {
        true => figure_text(lang, sheet.figure, &value.unit),
        false => {
            let range = range(lang, sheet.figure.range, &value.unit);
            say!(lang, "还不知道（{range}）", "not known yet ({range})")
        }
    })
}

fn value_row(lang: Lang, filled: &Filled, id: Id) -> Option<Row> {
    let name = value_name(lang, filled, id);
    if let Some(text) = value_text(lang, filled, id) {
        return Some((name, text));
    }
    // What each of a list lacks is as long as that list.
    let of = match filled.document().value(id, &filled.under()) {
        Some(value) => match value.from {
            Source::Short { of, .. } if !filled.facts.values.contains_key(&id) => of,
            _ => id,
        },
        None => id,
    };
    let text = match filled.facts.values.get(&of) {
        Some(crate::language::Given::List(list)) => {
            let count: u32 = list.iter().map(|heard| heard.times.unwrap_or(1)).sum();
            say!(lang, "{count} 个", "{count} figures")
        }
        _ => say!(lang, "还没填", "not filled in"),
    };
    Some((name, text))
}

/// What a line looks at, in short: a count, a value.
pub fn line_fact(lang: Lang, filled: &Filled, line: &Line) -> String {
    match &line.gives {
        Gives::Fixed(_) => String::new(),
        Gives::Events(events) => {
            let count = counted(filled, line, events);
            say!(lang, "{count} 次", "{count}")
        }
        Gives::Value(id) | Gives::Scale(id, _) => {
            let known = filled
                .derivation
                .values
                .iter()
                .find(|value| value.id == *id);
            let value = filled.document().value(*id, &filled.under());
            match (known, value) {
                (Some(known), Some(value)) if known.is_known => {
                    with_unit(&short(known.figure.headline), &value.unit)
                }
                (Some(_), _) => book_words(lang).unknown.to_owned(),
                (None, _) => value_row(lang, filled, *id).map_or_else(String::new, |row| row.1),
            }
        }
    }
}

/// How many events of a line there are.
fn counted(filled: &Filled, line: &Line, events: &crate::language::Events) -> u32 {
    let kinds = events.kinds.iter().map(|kind| kind.id);
    let kinds: Vec<Id> = std::iter::once(line.id).chain(kinds).collect();
    let happened = filled.facts.events.iter();
    happened
        .filter(|event| kinds.contains(&event.kind))
        .map(|event| event.times.unwrap_or(1))
        .sum()
}

fn scale_text(lang: Lang, filled: &Filled, id: Id, scale: &Scale) -> String {
    let value = filled.document().value(id, &filled.under());
    let unit = value.map_or("", |value| &*value.unit);
    scale_said(lang, &filled.under(), scale, unit)
}

/// What a scale says, with its numbers.
pub fn scale_said(lang: Lang, under: &Under<'_>, scale: &Scale, unit: &str) -> String {
    let unit = if unit == PERCENT { "%" } else { unit };
    let at = |number: &crate::language::Param| with_unit(&param(lang, number), unit);
    let and = say!(lang, "；", "; ");
    match scale {
        Scale::Steps(steps) => {
            let (from, each, amount) =
                (at(&steps.from), at(&steps.each), param(lang, &steps.amount));
            let count = match under.word(&steps.count) {
                Some(StepCount::Started) => {
                    say!(lang, "，不足的也算一个", ", begun ones too")
                }
                Some(StepCount::ProRata) => say!(lang, "，按比例", ", in proportion"),
                _ => String::new(),
            };
            match steps.toward {
                Toward::Below => say!(
                    lang,
                    "低于 {from}，每 {each}：{amount}{count}",
                    "{amount} for each {each} below {from}{count}"
                ),
                Toward::Above => say!(
                    lang,
                    "高于 {from}，每 {each}：{amount}{count}",
                    "{amount} for each {each} above {from}{count}"
                ),
            }
        }
        Scale::Bands(bands) => {
            let bands = bands.bands.iter().map(|band| {
                let amount = param(lang, &band.amount);
                let from = band.from.as_ref().map(at);
                let of_one = under.word(band.limit.as_ref().unwrap_or(&bands.limit));
                band_text(lang, from, of_one, &amount)
            });
            bands.collect::<Vec<_>>().join(&and)
        }
        Scale::Tiers(tiers) => {
            let limit = under.word(&tiers.limit);
            let bands = tiers.bands.iter().map(|band| {
                let rate = format!("\u{d7} {}", param(lang, &band.rate));
                band_text(lang, band.from.as_ref().map(at), limit, &rate)
            });
            let bands = bands.collect::<Vec<_>>().join(&and);
            match under.word(&tiers.on) {
                Some(TierOn::Part) => say!(lang, "分段：{bands}", "On each part: {bands}"),
                _ => say!(lang, "全额：{bands}", "On the whole: {bands}"),
            }
        }
        Scale::Line(slope) => {
            let [a, b] = [&slope.from, &slope.to].map(|point| {
                let (at, gives) = (at(&point.at), param(lang, &point.gives));
                say!(lang, "{at} 得 {gives}", "{at} gives {gives}")
            });
            say!(
                lang,
                "{a}，{b}，中间按比例",
                "{a}, {b}, in proportion between"
            )
        }
        Scale::Rate(price) => format!("\u{d7} {}", param(lang, price)),
    }
}

fn band_text(
    lang: Lang,
    from: Option<String>,
    limit: Option<crate::language::Limit>,
    amount: &str,
) -> String {
    match (from, limit) {
        (None, _) => say!(lang, "以下 {amount}", "below: {amount}"),
        (Some(from), Some(crate::language::Limit::Lower)) => {
            say!(lang, "超过 {from}：{amount}", "above {from}: {amount}")
        }
        (Some(from), _) => say!(lang, "{from} 起：{amount}", "from {from}: {amount}"),
    }
}

/// The questions that something rests on, each with its answer.
pub fn reading_rows(lang: Lang, filled: &Filled, readings: &[Id]) -> Vec<Row> {
    let rows = readings.iter().filter_map(|id| {
        let mut all = filled.document().readings.iter();
        let reading = all.find(|reading| reading.id == *id)?;
        let answer = filled.under().answer(*id)?;
        let option = reading.options.iter().find(|option| option.id == answer)?;
        Some((
            word(lang, &reading.question).to_owned(),
            option_name(lang, option),
        ))
    });
    rows.collect()
}

/// An answer's name.
pub fn option_name(lang: Lang, option: &crate::language::ReadingOption) -> String {
    let title = word(lang, &option.title);
    match title.is_empty() {
        true => {
            super::book::concept(lang, option.id.as_str()).unwrap_or_else(|| option.id.to_string())
        }
        false => title.to_owned(),
    }
}

/// The parts of a quotient that stand elsewhere, as `3 / 4`.
pub fn known_part(lang: Lang, filled: &Filled, id: Id) -> String {
    let name = value_name(lang, filled, id);
    let sheet = filled.derivation.values.iter().find(|value| value.id == id);
    match sheet.filter(|value| value.is_known) {
        Some(value) => format!("{name} {}", figure(value.figure.headline)),
        None => name,
    }
}

impl Filled {
    /// The word that counts under the answers; none where no answer fits.
    pub fn under_word<T: crate::json::Decode + Clone>(&self, by: &By<T>) -> Option<T> {
        self.under().word(by)
    }

    /// Whether a pool's floor and cap hold.
    pub fn holds_ends(&self, pool: &Pool) -> bool {
        self.under_word(&pool.held) != Some(crate::language::Held::GoesOn)
    }
}
