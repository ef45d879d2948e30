//! What of a month is the agent's own, and what is official: told by its acts.

use super::{Delta, Made, Revision, Source, Step, Trail};
use crate::record::Facts;

/// A month as the agent has it, and as whoever leads the team does, where these aren't the
/// same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The agent's own.
    pub own: Facts,
    /// The official one.
    pub official: Facts,
    /// When and by whom the official one was given out; none where it wasn't, or was changed
    /// since.
    pub issued: Option<Made>,
    /// Which of them the month is now; none where it's a third one.
    pub counts: Option<Side>,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The agent's own.
    Own,
    /// The official one.
    Official,
}

/// A month as it was given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenOut {
    /// The official month.
    pub official: Facts,
    /// When and by whom it was given out.
    pub made: Made,
    /// The agent's own beside it, where it came in to them and they had one.
    pub own: Option<Facts>,
    /// Whether it came in as a file: this is its agent's copy.
    pub is_received: bool,
}

impl Sides {
    /// The facts of a side.
    pub const fn of(&self, side: Side) -> &Facts {
        match side {
            Side::Own => &self.own,
            Side::Official => &self.official,
        }
    }
}

impl Trail {
    /// Whether the month was given out as the official one, and nothing was done since.
    pub fn is_issued(&self) -> bool {
        let last = self.revisions.last();
        last.is_some_and(|last| last.made.source == Source::Issued)
    }

    /// Whether the month was given out as the official one at any time.
    pub fn was_issued(&self) -> bool {
        let mut made = self.revisions.iter().map(|revision| &revision.made);
        made.any(|made| made.source == Source::Issued)
    }

    /// Whether the month came in as the official one at any time: this is its agent's copy.
    pub fn came_given_out(&self) -> bool {
        (0..self.revisions.len()).any(|at| self.is_given_out_by(at))
    }

    /// Whether this act is a file that brought the official month, or says that one did: it
    /// follows the giving out without a change. Earlier programs put the giving out, which was
    /// earlier, behind the file.
    fn is_given_out_by(&self, at: usize) -> bool {
        let of = |at: usize| self.revisions.get(at);
        let Some(file) = of(at).filter(|it| is_file(&it.made.source)) else {
            return false;
        };
        let is_issue = |it: &&Revision| it.made.source == Source::Issued;
        let before = at.checked_sub(1).and_then(of).filter(is_issue);
        let next = of(at + 1).filter(is_issue);
        let says_so = of(at + 2).is_some_and(|it| is_file(&it.made.source) && is_unchanged(it));
        before.is_some() && is_unchanged(file)
            || next.is_some_and(|next| says_so || next.made.at < file.made.at)
    }

    /// The month each time that it was given out as the official one, the last time first; none
    /// where the acts don't lead to this month.
    pub fn issues(&self, now: &Facts) -> Vec<(Facts, Made)> {
        if !self.was_issued() {
            return Vec::new();
        }
        let steps = self.whole(now).unwrap_or_default().into_iter();
        let issues = steps.filter(|step| step.revision.made.source == Source::Issued);
        issues
            .map(|step| (step.after, step.revision.made.clone()))
            .collect()
    }

    /// The month as it was last given out as the official one; none where it never was, or the
    /// acts don't lead to this month.
    pub fn given_out(&self, now: &Facts) -> Option<GivenOut> {
        if !self.was_issued() {
            return None;
        }
        let steps = self.whole(now)?;
        let mut issues = steps.iter();
        let last = issues.find(|step| step.revision.made.source == Source::Issued)?;
        let (official, made) = (last.after.clone(), last.revision.made.clone());
        let is_received = self.came_given_out();
        let own = Found::of(self, steps).own.filter(|_| is_received);
        Some(GivenOut {
            official,
            made,
            own,
            is_received,
        })
    }

    /// The official month and the agent's own; none where only one of them is known, or they
    /// say the same, or the acts don't lead to this month. Wage and closings aren't compared.
    ///
    /// A file that came in is the agent's own, and what is done to it here makes the official
    /// month; after a month that was given out came in, it's the other way round.
    pub fn sides(&self, now: &Facts) -> Option<Sides> {
        let mut made = self.revisions.iter().map(|revision| &revision.made);
        // Most months have none: then nothing is worked out.
        if !made.any(|made| is_file(&made.source)) {
            return None;
        }
        Found::of(self, self.whole(now)?).sides(now)
    }
}

/// What the acts so far tell.
#[derive(Debug, Default)]
struct Found {
    own: Option<Facts>,
    official: Option<(Facts, Option<Made>)>,
    /// Whether the official month came in: what is done here is the agent's.
    is_agents: bool,
}

/// Whether an act changed nothing.
fn is_unchanged(of: &Revision) -> bool {
    of.before.as_ref() == Some(&Delta::default())
}

/// Whether a change came from a file.
const fn is_file(source: &Source) -> bool {
    matches!(source, Source::File { .. })
}

impl Found {
    /// What these acts tell, which stand newest first.
    fn of(trail: &Trail, mut steps: Vec<Step<'_>>) -> Self {
        steps.reverse();
        let mut found = Self::default();
        for (at, step) in steps.iter().enumerate() {
            let next = steps.get(at + 1).map(|next| &next.revision.made.source);
            match &step.revision.made.source {
                source if is_file(source) => {
                    let is_next = next == Some(&Source::Issued);
                    found.file(step, is_next && trail.is_given_out_by(at));
                }
                Source::Issued => found.issue(step),
                _ => found.here(step),
            }
        }
        found
    }

    fn file(&mut self, step: &Step<'_>, gives_out: bool) {
        let before = Some(&step.before).filter(|before| !before.is_blank());
        if gives_out {
            self.own = before.cloned().or_else(|| self.own.take());
            self.is_agents = true;
            return;
        }
        let is_issued =
            |(official, made): &(Facts, Option<Made>)| made.is_some() && *official == step.after;
        if step.before == step.after && self.official.as_ref().is_some_and(is_issued) {
            self.is_agents = true;
            return;
        }
        // What was done here stands beside what came in.
        let is_done_here = self.own.as_ref() != before && self.official.is_none();
        if let Some(before) = before.filter(|_| is_done_here && step.before != step.after) {
            self.official = Some((before.clone(), None));
        }
        self.own = Some(step.after.clone());
        self.is_agents = false;
    }

    fn issue(&mut self, step: &Step<'_>) {
        self.official = Some((step.after.clone(), Some(step.revision.made.clone())));
    }

    fn here(&mut self, step: &Step<'_>) {
        if self.is_agents {
            // Who has the official one count keeps the own one beside it.
            let official = self.official.as_ref().map(|(official, _)| official);
            if official != Some(&step.after) {
                self.own = Some(step.after.clone());
            }
        } else if self.own.is_some() {
            self.official = Some((step.after.clone(), None));
        }
    }

    fn sides(self, now: &Facts) -> Option<Sides> {
        let (own, (official, issued)) = self.own.zip(self.official)?;
        let alike = |facts: Facts| Facts {
            wage: now.wage,
            history: now.history.clone(),
            ..facts
        };
        let (own, official) = (alike(own), alike(official));
        if own == official {
            return None;
        }
        let counts = [(Side::Official, &official), (Side::Own, &own)];
        let counts = counts.into_iter().find(|(_, facts)| *facts == now);
        let counts = counts.map(|(side, _)| side);
        Some(Sides {
            own,
            official,
            issued,
            counts,
        })
    }
}
