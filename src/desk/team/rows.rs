//! Which rows of the team's month are shown, and in which order: by a bundled rulebook or by
//! a document.

use std::cmp::{Ordering, Reverse};
use std::rc::Rc;

use super::by_document::BookTeamView;
use super::form::{TeamForm, TeamOnly, TeamSort};
use crate::locale::find::find;
use crate::rulebook::Rulebook;
use crate::scoring::{Certainty, Sub};
use crate::team::{Assessed, BookMonth, Numbered, PlaceRange, Roster, TeamMonth};
use crate::text::{Initials, fold, mask};

/// Whether somebody has to look at a month: what its file said doesn't follow, or by other
/// rules; something isn't filled in; something is put up for consideration.
pub fn is_to_handle(row: &Assessed) -> bool {
    row.each()
        .any(|one| one.claim.is_some() || one.sheet.certainty == Certainty::Provisional)
        || !row.consequences.is_empty()
}

/// The places of the rows that are shown, in their order: those whose file doesn't agree
/// before all others.
pub fn shown_rows(
    form: &TeamForm,
    team: &TeamMonth,
    roster: &Roster,
    rulebook: &Rulebook,
) -> Vec<usize> {
    let wanted = Wanted::of(&form.search);
    let found = find(rulebook, &form.search, Some(Initials::shared())).unwrap_or_default();
    // A line of the sheet that does something is of a clause that is searched for.
    let is_about = |row: &Assessed| {
        let mut lines = row.sheet.lines.iter().filter(|line| !line.amount.is_zero());
        lines.any(|line| match line.sub {
            Sub::Measure(id) => found.measures.contains(&id),
            _ => found.parts.contains(&line.part),
        })
    };
    let is_all = form.group.is_none() && wanted.text.is_empty();
    let roster = (!is_all).then(|| Numbered::of(roster));
    let is_named = |row: &Assessed| {
        roster.as_ref().is_none_or(|roster| {
            let (is_of_group, is_called) = wanted.fits(form, roster, row.agent());
            is_of_group && (is_called || is_about(row))
        })
    };
    let is_shown = |(row, _): &(Rc<Assessed>, PlaceRange)| {
        (form.only == TeamOnly::All || is_to_handle(row)) && is_named(row)
    };
    let rows = team.rows.iter().enumerate();
    let mut shown: Vec<usize> = rows
        .filter(|(_, row)| is_shown(row))
        .map(|(at, _)| at)
        .collect();
    let row = |at: &usize| &team.rows[*at].0;
    match form.sort {
        TeamSort::Place | TeamSort::Total(_) => {}
        TeamSort::Agent => shown.sort_by(|one, other| row(one).agent().cmp(row(other).agent())),
        TeamSort::Deductions => shown.sort_by_key(|at| row(at).sheet.deductions),
        TeamSort::Rewards => shown.sort_by_key(|at| Reverse(row(at).sheet.rewards)),
        TeamSort::Open => shown.sort_by_key(|at| {
            let range = row(at).sheet.range;
            Reverse(range.high - range.low)
        }),
    }
    if let TeamSort::Place | TeamSort::Total(_) = form.sort {
        shown.sort_by_key(|at| !row(at).is_mismatch());
    }
    shown
}

/// The same by a document: those whose group and name fit.
pub fn shown_by_document(form: &TeamForm, view: &BookTeamView) -> Vec<usize> {
    let wanted = Wanted::of(&form.search);
    let is_all = form.group.is_none() && wanted.text.is_empty();
    let roster = (!is_all).then(|| Numbered::of(&view.roster));
    let rows = view.team.rows.iter().enumerate();
    let rows = rows.filter(|(_, (row, _))| {
        let fits = |roster| wanted.fits(form, roster, &row.agent) == (true, true);
        roster.as_ref().is_none_or(fits)
    });
    let mut shown: Vec<usize> = rows.map(|(at, _)| at).collect();
    let row = |at: &usize| &view.team.rows[*at].0;
    // One sort for all orders: each is code of its own.
    shown.sort_by(|one, other| {
        let (one, other) = (row(one), row(other));
        match form.sort {
            TeamSort::Place | TeamSort::Deductions | TeamSort::Rewards => Ordering::Equal,
            TeamSort::Agent => one.agent.cmp(&other.agent),
            TeamSort::Total(nth) => {
                let headline = |of: &BookMonth| of.total(nth).map(|total| total.headline);
                headline(other).cmp(&headline(one))
            }
            TeamSort::Open => {
                let open = |of: &BookMonth| (of.certainty, of.open.len() + of.wrong);
                open(other).cmp(&open(one))
            }
        }
    });
    shown
}

/// What is searched for: text, or initials of Chinese.
struct Wanted {
    text: String,
    letters: Vec<u32>,
}

impl Wanted {
    fn of(text: &str) -> Self {
        let text: String = text.trim().chars().map(fold).collect();
        let letters: Vec<u32> = text.chars().map(mask).collect();
        let all = letters.iter().all(|letter| *letter != 0);
        Self {
            letters: if all { letters } else { Vec::new() },
            text,
        }
    }

    /// Whether somebody is of the chosen group, and whether they're called so.
    fn fits(&self, form: &TeamForm, roster: &Numbered<'_>, agent: &str) -> (bool, bool) {
        let member = roster.member(agent);
        let name = member.map_or("", |member| &member.name);
        let group = member.map_or("", |member| &member.group);
        let is_of_group = form.group.as_ref().is_none_or(|wanted| wanted == group);
        (is_of_group, self.is_in(agent) || self.is_in(name))
    }

    fn is_in(&self, name: &str) -> bool {
        let folded: String = name.chars().map(fold).collect();
        folded.contains(&self.text)
            || !self.letters.is_empty() && !Initials::shared().find(name, &self.letters).is_empty()
    }
}

/// Whether a name is found by what is typed: text, or initials.
pub(super) fn is_found(name: &str, typed: &str) -> bool {
    Wanted::of(typed).is_in(name)
}
