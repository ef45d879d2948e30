//! The stages of a team's month, one citing the one before, and what they say of each agent.

use super::approval::{Approval, ApprovalFault, MAX_MEMBERS, MAX_STAGES};
use super::code::{NONE, coded};
use super::receipt::Receipt;
use crate::calendar::Date;
use crate::id::CheckCode;
use crate::json::json_object;
use crate::record::{MAX_AGENT, MAX_NOTE};

json_object! {
    /// The stages that a team's month has been through.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Approvals {
        /// They, the first one first.
        #[schema("maxItems": MAX_STAGES)]
        pub stages: Vec<Approval>,
        /// Months that were opened again since.
        #[or(default)]
        #[schema("maxItems": MAX_MEMBERS)]
        pub voided: Vec<Voided>,
    }
}

json_object! {
    /// That a month was opened again after a stage, which voids it there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Voided {
        /// Whose.
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// The stage after which.
        pub after: CheckCode,
        /// When.
        pub on: Date,
        /// Why.
        #[schema("maxLength": MAX_NOTE)]
        pub reason: String,
        /// The code of all of this.
        pub code: CheckCode,
    }
}

coded!(Voided, "kaohe-voided-1");

json_object! {
    /// How a branch goes about it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Process {
        /// What its stages are called, in their order; the last one makes a month final.
        #[schema("maxItems": MAX_STAGES)]
        pub stages: Vec<String>,
        /// Working days within which an appeal is answered.
        #[schema("maximum": 60)]
        pub days: u8,
    }
}

/// Working days within which an appeal is answered, where the branch doesn't say.
pub const USUAL_DAYS: u8 = 5;

/// What the stages say of an agent's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Nothing: it isn't among them.
    Unlisted,
    /// It's as it was then.
    Same,
    /// It's something else than with this code.
    Changed(CheckCode),
    /// It isn't here; it had this code.
    Missing(CheckCode),
    /// It was opened again.
    Voided(&'a Voided),
}

/// How stages stand to others of the same month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The same.
    Same,
    /// The others have what these have, and so many more.
    Further(usize),
    /// These have what the others have, and more.
    Behind,
    /// They part at this one, from 0.
    Apart(usize),
}

impl Approvals {
    /// The latest stage.
    pub fn last(&self) -> Option<&Approval> {
        self.stages.last()
    }

    /// Whether the month is final.
    pub fn is_final(&self) -> bool {
        self.last().is_some_and(|last| last.last)
    }

    /// Whether the stages made an agent's month final, and it wasn't opened again since: then it
    /// stays so, also while another one goes through them anew.
    pub fn is_final_of(&self, agent: &str) -> bool {
        let at = self.stages.iter().rposition(|stage| stage.last);
        let since = at.and_then(|at| self.stages.get(at..)).unwrap_or_default();
        let is_in = since
            .first()
            .is_some_and(|last| last.member(agent).is_some());
        let mut voided = self.voided.iter();
        is_in
            && !voided.any(|void| {
                void.agent == agent && since.iter().any(|stage| stage.code == void.after)
            })
    }

    /// Whose month is final by them, by name.
    pub fn final_agents(&self) -> impl Iterator<Item = &str> {
        let at = self.stages.iter().rposition(|stage| stage.last);
        let last = at.and_then(|at| self.stages.get(at)).into_iter();
        let members = last.flat_map(|last| &last.members);
        let agents = members.map(|member| &*member.agent);
        agents.filter(|agent| self.is_final_of(agent))
    }

    /// Whether each says what it said, and follows the one before it.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), ApprovalFault> {
        let Some(first) = self.stages.first() else {
            return Err(ApprovalFault::Empty);
        };
        if self.stages.len() > MAX_STAGES || self.voided.len() > MAX_MEMBERS {
            return Err(ApprovalFault::TooMany(0));
        }
        if let Some(at) = self.voided.iter().position(|it| !it.is_whole()) {
            return Err(ApprovalFault::Voided(at));
        }
        let mut before: Option<&Approval> = None;
        for (at, stage) in self.stages.iter().enumerate() {
            if stage.members.len() > MAX_MEMBERS {
                return Err(ApprovalFault::TooMany(at));
            }
            if !stage.is_whole() {
                return Err(ApprovalFault::Changed(at));
            }
            if (stage.month, stage.system()) != (first.month, first.system()) {
                return Err(ApprovalFault::OtherMonth(at));
            }
            let is_early = before.is_some_and(|before| before.on > stage.on);
            if stage.follows != before.map(|before| before.code) || is_early {
                return Err(ApprovalFault::OutOfOrder(at));
            }
            let members = stage.members.iter();
            if !members.is_sorted_by(|one, other| one.agent < other.agent) {
                return Err(ApprovalFault::Twice(at));
            }
            before = Some(stage);
        }
        Ok(())
    }

    /// How these stand to others.
    pub fn beside(&self, others: &Self) -> Beside {
        let pairs = self.stages.iter().zip(&others.stages);
        let apart = pairs.enumerate().find(|(_, (own, other))| own != other);
        if let Some((at, _)) = apart {
            return Beside::Apart(at);
        }
        let knows =
            |one: &Self, other: &Self| other.voided.iter().all(|it| one.voided.contains(it));
        match others.stages.len().checked_sub(self.stages.len()) {
            None => Beside::Behind,
            Some(0) if knows(self, others) => match knows(others, self) {
                true => Beside::Same,
                // What was opened again here stays so.
                false => Beside::Behind,
            },
            Some(more) => Beside::Further(more),
        }
    }

    /// These, with what was opened again by others as well.
    #[must_use]
    pub fn with_voided_of(mut self, others: &Self) -> Self {
        let more = others.voided.iter();
        let more: Vec<Voided> = more
            .filter(|it| !self.voided.contains(it))
            .cloned()
            .collect();
        self.voided.extend(more);
        self
    }

    /// What they say of an agent's month, which has this code now.
    pub fn standing(&self, agent: &str, now: Option<CheckCode>) -> Standing<'_> {
        let Some(last) = self.last() else {
            return Standing::Unlisted;
        };
        let mut voided = self.voided.iter();
        if let Some(void) = voided.find(|it| it.agent == agent && it.after == last.code) {
            return Standing::Voided(void);
        }
        match (last.member(agent), now) {
            (None, _) => Standing::Unlisted,
            (Some(member), None) => Standing::Missing(member.code),
            (Some(member), Some(now)) if member.code == now => Standing::Same,
            (Some(member), Some(_)) => Standing::Changed(member.code),
        }
    }

    /// Why a receipt of a month that they're about is void: the month was opened again after it
    /// was signed. None where it wasn't.
    pub fn voids(&self, receipt: &Receipt) -> Option<&str> {
        let code = |void: &Voided| {
            let mut stages = self.stages.iter();
            let stage = stages.find(|stage| stage.code == void.after)?;
            Some(stage.member(&void.agent)?.code)
        };
        let mut own = self.voided.iter().rev();
        let void =
            own.find(|it| it.agent == receipt.agent && receipt.is_before(it.on, code(it)))?;
        Some(&void.reason)
    }

    /// Whether they know that an agent's month was opened again on a day for this reason.
    pub fn knows_opened(&self, agent: &str, on: Date, reason: &str) -> bool {
        let mut voided = self.voided.iter();
        voided.any(|it| (&*it.agent, it.on, &*it.reason) == (agent, on, reason))
    }

    /// An agent's month is opened again, for a reason; none where the stages don't name it.
    pub fn opened_again(&self, agent: &str, on: Date, reason: &str) -> Option<Self> {
        let last = self.last()?;
        last.member(agent)?;
        if let Standing::Voided(_) = self.standing(agent, None) {
            return None;
        }
        let mut voided = self.clone();
        let void = Voided {
            agent: agent.to_owned(),
            after: last.code,
            on,
            reason: reason.to_owned(),
            code: NONE,
        };
        voided.voided.push(void.coded());
        Some(voided)
    }
}

impl Process {
    /// The stage that comes after these: its name, and whether it makes the month final. After
    /// the last one it begins anew, where something was opened again.
    pub fn next(&self, after: &Approvals) -> Option<(&str, bool)> {
        let at = match after.last() {
            Some(last) if last.last => {
                let is_voided = after.voided.iter().any(|void| void.after == last.code);
                is_voided.then_some(0)?
            }
            _ => {
                // So many were gone through since the month was final last.
                let since = after.stages.iter().rev().take_while(|stage| !stage.last);
                since.count().min(self.stages.len().checked_sub(1)?)
            }
        };
        let name = self.stages.get(at).or(self.stages.last())?;
        Some((name, at + 1 >= self.stages.len()))
    }
}
