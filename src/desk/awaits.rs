//! What awaits the shown agent, by their own months and log.

use super::Model;
use super::state::Agreed;
use crate::calendar::{Date, Month};
use crate::exchange::CalendarDay;
use crate::id::Fingerprint;
use crate::json::Encode;
use crate::locale::Lang;
use crate::locale::awaits::{day_off, plan_of, report_of};
use crate::record::{Record, Report};
use crate::rulebook::{Mechanism, Rulebook};
use crate::scoring::{due_day, last_worked, report_from};

/// Something that is still to be done by a day.
#[derive(Clone, Copy, Debug)]
pub struct Awaited<'a> {
    /// The month that it belongs to.
    pub record: &'a Record,
    /// Its rules.
    pub rulebook: &'a Rulebook,
    /// A plan, or else it's the month's report.
    pub plan: Option<Agreed<'a>>,
    /// The last day that is in time.
    pub by: Date,
}

impl Model {
    /// Reports to be handed in and plans under way that have a day, the first day
    /// first. A report of which nothing was said is asked for as long as it's in time:
    /// an old one may be handed in long since.
    pub fn awaited(&self) -> Vec<Awaited<'_>> {
        let (content, today) = (&self.state.content, self.state.today);
        let own = content.records.iter();
        let own = own.filter(|(key, _)| key.0 == content.agent);
        let mut awaited = Vec::new();
        for (_, record) in own {
            let rulebook = self.state.rules().rulebook(record.ruled_in());
            let one = |plan, by| Awaited {
                record,
                rulebook,
                plan,
                by,
            };
            let is_due = |by: &Date| match record.report {
                _ if record.closing().is_some() => false,
                Report::NotYet => true,
                Report::Unknown => *by >= today,
                Report::HandedIn(_) => false,
            };
            let by = report_due(rulebook, record.month, today);
            awaited.extend(by.filter(is_due).map(|by| one(None, by)));
            for (index, plan) in record.plan.iter().enumerate() {
                let by = plan.by.filter(|_| plan.is_open());
                let plan = Agreed {
                    record,
                    index,
                    plan,
                };
                awaited.extend(by.map(|by| one(Some(plan), by)));
            }
        }
        awaited.sort_by_key(|one| one.by);
        awaited
    }

    /// How many customers the shown agent still has to call back.
    pub fn follow_ups(&self) -> usize {
        let content = &self.state.content;
        let is_own = self.storage.log_agent() == Some(&*content.agent);
        match is_own {
            true => self.feed.follow_ups,
            false => 0,
        }
    }

    /// What is still in time, as days of a calendar.
    pub fn calendar_days(&self) -> Vec<CalendarDay> {
        let (lang, today) = (self.lang, self.state.today);
        let awaited = self.awaited().into_iter().filter(|one| one.by >= today);
        let day = |one: Awaited<'_>| {
            let action = one.plan.map(|own| own.plan.action.clone());
            let action = action.filter(|action| !action.is_empty());
            let texts = [action, one.day_off(lang, today)];
            CalendarDay {
                uid: one.uid(),
                day: one.by,
                title: one.title(lang),
                text: texts.into_iter().flatten().collect::<Vec<_>>().join("\n"),
                reminds: last_worked(one.by.minus(1)).max(today),
            }
        };
        awaited.map(day).collect()
    }
}

impl Awaited<'_> {
    /// What it is.
    pub fn title(&self, lang: Lang) -> String {
        match self.plan {
            None => report_of(lang, self.rulebook, self.record.month),
            Some(own) => plan_of(lang, self.rulebook, self.record, own.plan),
        }
    }

    /// That nobody works on its day, where that's so and still ahead.
    pub fn day_off(&self, lang: Lang, today: Date) -> Option<String> {
        let worked = last_worked(self.by);
        (worked != self.by && worked >= today).then(|| day_off(lang, worked, today))
    }

    /// The same for the same thing, whatever is changed about it but the problem
    /// that a plan answers.
    fn uid(&self) -> Fingerprint {
        let what = self.plan.map(|own| {
            let about = own.plan.about;
            let before = self.record.plan.iter().take(own.index);
            let nth = before.filter(|other| other.about == about).count();
            format!("{} {nth}", about.to_json())
        });
        let what = what.unwrap_or_else(|| "report".to_owned());
        let of = format!("{}\n{}\n{what}", self.record.agent, self.record.month);
        Fingerprint::of_bytes(of.bytes())
    }
}

/// By when a month's report has to be in, from the day on that it can be.
fn report_due(rulebook: &Rulebook, month: Month, today: Date) -> Option<Date> {
    let choices = rulebook.choices();
    let mut parts = rulebook.parts();
    let day = parts.find_map(|(.., part)| match part.mechanism {
        Mechanism::Deadline { due_day, .. } => Some(due_day),
        _ => None,
    })?;
    let is_open = report_from(choices, month) <= today;
    is_open.then(|| due_day(choices, month, day))
}
