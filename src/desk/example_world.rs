//! What is in the example: the worked month, dated as if it had just ended, and
//! the months around it and a log.

use std::rc::Rc;

use super::log::{Changes, Opening};
use super::state::Records;
use super::{Effect, LogReport, Model, log_keep};
use crate::calendar::{Date, Month};
use crate::json::decode_text;
use crate::locale::Lang;
use crate::locale::example::{MONTHS, TEAM, example_words, log_lines};
use crate::log::{LogEntry, LogFacts};
use crate::number::Unit;
use crate::record::{Facts, Record, Report};
use crate::rulebook::{bundled_in, worked_month_in};
use crate::scoring::{close, is_working_day};
use crate::store::Access;

/// By then a month's report is in, and the month is over for everybody.
const REPORTED: u32 = 5;
/// Months that ended so long before the worked one are closed.
const CLOSED: i32 = -3;

/// The worked month by the rules of the shown one; none if they have none.
pub(super) fn worked(model: &Model) -> Option<Record> {
    let rules = model.state.rules();
    let of = model.record().ruled_in();
    let mut facts = rules.example(of)?;
    let month = worked_month(model.state.today);
    // Other rules have no example there.
    if rules.rulebook((month, facts.unit)).id == rules.rulebook(of).id {
        move_to(&mut facts, month);
    }
    Record::new(facts).ok()
}

/// The month that ended last and whose report is in.
fn worked_month(today: Date) -> Month {
    Month::of(today.minus(REPORTED)).plus(-1)
}

/// The same, as it would be in another month.
fn move_to(facts: &mut Facts, month: Month) {
    let by = months_between(facts.month, month);
    facts.month = month;
    let entries = facts.entries.iter_mut().map(|entry| &mut entry.date);
    let complaints = facts.complaints.iter_mut().map(|found| &mut found.date);
    let plans = facts.plan.iter_mut().map(|plan| &mut plan.by);
    let joined = std::iter::once(&mut facts.joined);
    for date in entries.chain(complaints).chain(plans).chain(joined) {
        *date = date.map(|date| later(date, by));
    }
    if let Report::HandedIn(date) = &mut facts.report {
        *date = later(*date, by);
    }
    facts.history.clear();
    // What was done on its working days is done on this one's.
    let known = std::mem::take(&mut facts.days);
    let days = (1..=31).filter_map(|day| Some((day as u8, month.day(day)?)));
    let worked = days.filter(|(day, date)| is_working_day(&facts.day(*day), *date));
    let worked: Vec<u8> = worked.map(|(day, _)| day).collect();
    for (day, was) in worked.into_iter().zip(known) {
        facts.set_day(day, |is| {
            *is = was;
            is.day = day;
        });
    }
}

fn months_between(from: Month, to: Month) -> i32 {
    let place = |month: Month| i32::from(month.year()) * 12 + i32::from(month.number());
    place(to) - place(from)
}

/// The same day of a later month, or its last one.
fn later(date: Date, months: i32) -> Date {
    let month = Month::of(date).plus(months);
    let days = (1..=date.day()).rev();
    let mut days = days.filter_map(|day| month.day(day));
    days.next().unwrap_or(date)
}

/// The months around the worked one, which is there, and the log.
pub(super) fn fill(model: &mut Model, out: &mut Vec<Effect>) {
    if model
        .log
        .as_ref()
        .is_some_and(|log| log.opening == Opening::Open)
    {
        return translate(model, out);
    }
    let worked = Rc::clone(model.record());
    let bundled = bundled_in(worked.unit).id;
    let rules = Rc::clone(&model.state.content.rules.0);
    let words = example_words(model.lang);
    let texts = [
        (words.plan, words.plan_result),
        (words.next_plan, ""),
        (words.reminder, ""),
    ];
    let mut texts = texts.into_iter();
    let mut records = Records::new();
    for (by, facts) in months(&worked, model.state.today) {
        let Ok(mut record) = Record::new(facts) else {
            continue;
        };
        let rulebook = rules.rulebook(record.ruled_in());
        if rulebook.id != bundled {
            continue;
        }
        let said = record.edited(|facts| {
            for plan in &mut facts.plan {
                let (action, result) = texts.next().unwrap_or_default();
                plan.action = action.to_owned();
                plan.result = result.to_owned();
                plan.owner = words.owner.to_owned();
            }
        });
        record = said.unwrap_or(record);
        if by <= CLOSED
            && record.unit == Unit::Points
            && let Some(on) = record.month.plus(1).day(REPORTED)
            && let Ok(closed) = close(rulebook, &record, on)
        {
            record = closed;
        }
        records.insert((record.agent.clone(), record.month), Rc::new(record));
    }
    for facts in team(&worked, model.state.today) {
        if let Ok(record) = Record::new(facts)
            && rules.rulebook(record.ruled_in()).id == bundled
        {
            records.insert((record.agent.clone(), record.month), Rc::new(record));
        }
    }
    records.extend(model.state.content.records.clone());
    model.state.refresh(records);
    open_log(model, out);
}

/// The worked month of others in the team; of telesales there are none.
fn team(worked: &Facts, today: Date) -> Vec<Facts> {
    let lines = match worked.unit {
        Unit::Points => TEAM,
        Unit::Money => "",
    };
    let read = |line| decode_text(&dated(line, worked.month, today));
    lines.lines().filter_map(read).collect()
}

/// The months with how many months after the worked one they are.
fn months(worked: &Facts, today: Date) -> Vec<(i32, Facts)> {
    let mut months = Vec::new();
    match worked.unit {
        Unit::Points => {
            for line in MONTHS.lines() {
                let facts: Option<Facts> = decode_text(&dated(line, worked.month, today));
                let by = facts.map(|facts| (months_between(worked.month, facts.month), facts));
                months.extend(by);
            }
        }
        Unit::Money => {
            for by in (-11..0).chain([1]) {
                let month = worked.month.plus(by);
                let Some(mut facts) = worked_month_in(Unit::Money) else {
                    continue;
                };
                // Other days are the poor ones, and in some months there are none.
                let place = by.unsigned_abs() as usize;
                let days = facts.days.len().max(1);
                facts.days.rotate_left(place * 5 % days);
                if by % 3 == 0 {
                    facts.entries.clear();
                    facts
                        .days
                        .retain(|day| day.calls.is_none_or(|calls| calls >= 110));
                }
                move_to(&mut facts, month);
                if Month::of(today) == month {
                    let before = today.day() as u8;
                    facts.days.retain(|day| day.day < before);
                }
                months.push((by, facts));
            }
        }
    }
    for (_, facts) in &mut months {
        facts.agent.clone_from(&worked.agent);
    }
    months
}

/// `<-3>` is the third month before the worked one, `<@5>` five days ago.
fn dated(line: &str, worked: Month, today: Date) -> String {
    let mut parts = line.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('>').unwrap_or((part, ""));
        let date = match name.strip_prefix('@') {
            Some(ago) => ago.parse().map(|ago| today.minus(ago).to_string()),
            None => name.parse().map(|by| worked.plus(by).to_string()),
        };
        text.push_str(&date.unwrap_or_default());
        text.push_str(rest);
    }
    text
}

/// Another language was chosen: what nobody changed is said in it.
fn translate(model: &mut Model, out: &mut Vec<Effect>) {
    let lang = model.lang;
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let (was, is) = (example_words(other), example_words(lang));
    let said = [
        (was.owner, is.owner),
        (was.plan, is.plan),
        (was.plan_result, is.plan_result),
        (was.next_plan, is.next_plan),
        (was.reminder, is.reminder),
    ];
    let mut records = model.state.content.records.clone();
    for (_, record) in records.iter_mut() {
        let translated = record.edited(|facts| {
            for plan in &mut facts.plan {
                for text in [&mut plan.action, &mut plan.owner, &mut plan.result] {
                    let known = said.iter().find(|(was, _)| was == text);
                    known
                        .into_iter()
                        .for_each(|(_, is)| *text = (*is).to_owned());
                }
            }
        });
        if let Ok(translated) = translated
            && translated != **record
        {
            *record = Rc::new(translated);
        }
    }
    if records != model.state.content.records {
        model.state.refresh(records);
    }
    let worked = worked_month(model.state.today);
    let read = |lang| entries(lang, worked, model.state.today);
    let log = model.log.as_ref();
    let untouched =
        |old: &Rc<LogEntry>| log.and_then(|log| log.page.entry(old.id)).as_ref() == Some(old);
    let pairs = read(other).into_iter().zip(read(lang));
    let changes: Changes = pairs
        .filter(|(old, _)| untouched(old))
        .map(|(_, new)| (new.id, Some(new)))
        .collect();
    log_keep::keep(model, changes, out);
}

fn entries(lang: Lang, worked: Month, today: Date) -> Vec<Rc<LogEntry>> {
    let read = |line| {
        let facts: LogFacts = decode_text(&dated(line, worked, today))?;
        LogEntry::new(facts).ok().map(Rc::new)
    };
    log_lines(lang).lines().filter_map(read).collect()
}

fn open_log(model: &mut Model, out: &mut Vec<Effect>) {
    let today = model.state.today;
    let entries = entries(model.lang, worked_month(today), today).into_iter();
    let entries: Changes = entries.map(|entry| (entry.id, Some(entry))).collect();
    if let Some(log) = &mut model.log {
        log.opening = Opening::Open;
        log.told = Some(LogReport {
            access: Access::Full,
            unsaved: Vec::new(),
            asides: Vec::new(),
        });
    }
    log_keep::keep(model, entries, out);
}
