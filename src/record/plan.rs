//! What was agreed to do better, and what came of it.

use serde_json::Value;

use super::{Facts, MAX_NOTE, MAX_OWNER};
use crate::calendar::Date;
use crate::id::Id;
use crate::json::{Decode, Malformed, json_choice, json_object, json_words};

json_object! {
    /// An improvement plan 改进方案和措施: the answer to a problem that the
    /// assessment shows.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[older(of_a_measure as EarlierPlan)]
    pub struct Plan {
        /// The problem that it answers.
        pub about: About,
        /// The measure taken 措施.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub action: String,
        /// Who sees to it 负责人.
        #[or(default)]
        #[schema("maxLength": MAX_OWNER)]
        pub owner: String,
        /// By when.
        #[or(default)]
        pub by: Option<Date>,
        /// What came of it so far 结果, in words.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub result: String,
        /// How it ended; none while it's open.
        #[or(default)]
        pub ended: Option<Ended>,
    }
}

json_choice! {
    /// The problem that a plan answers. What it names may be unknown to the record
    /// or its rulebook: then the name stands for itself.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum About {
        /// The post as a whole 岗位整体.
        Post = "post",
        /// A measure.
        Measure(Id) = "measure",
        /// A part of a clause.
        Part(Id) = "part",
        /// A complaint of the same month, by its id.
        Complaint(Id) = "complaint",
    }
}

json_object! {
    /// How and when a plan was closed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Ended {
        /// What it came to.
        pub outcome: PlanOutcome,
        /// On which day; none where only the fact is known.
        #[or(default)]
        pub on: Option<Date>,
    }
}

json_words! {
    /// What a closed plan came to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PlanOutcome {
        /// The problem is gone 已达成.
        Achieved = "achieved",
        /// It isn't 未达成.
        NotAchieved = "not_achieved",
        /// The plan was given up 已取消.
        Dropped = "dropped",
    }
}

/// One of a plan's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanText {
    /// The measure taken.
    Action,
    /// Who sees to it.
    Owner,
    /// What came of it.
    Result,
}

json_object! {
    /// A plan as it was while plans were about measures only.
    struct EarlierPlan {
        /// Which one.
        measure: Id,
        /// By when.
        #[or(default)]
        by: Option<Date>,
        /// Whether it was achieved.
        #[or(default)]
        done: bool,
        /// The measure taken.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        note: String,
    }
}

fn of_a_measure(value: &Value) -> Option<Result<Plan, Malformed>> {
    value.get("measure")?;
    let read = EarlierPlan::decode(value).map(|old| Plan {
        by: old.by,
        action: old.note,
        ended: old.done.then_some(Ended {
            outcome: PlanOutcome::Achieved,
            on: None,
        }),
        ..Plan::about(About::Measure(old.measure))
    });
    Some(read)
}

impl Plan {
    /// A plan about something, with everything still to be agreed.
    pub const fn about(about: About) -> Self {
        Self {
            about,
            action: String::new(),
            owner: String::new(),
            by: None,
            result: String::new(),
            ended: None,
        }
    }

    /// Whether it stays in sight.
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether its day went by while it was open.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.by.is_some_and(|by| by < today)
    }

    /// One of its texts.
    pub const fn text(&self, text: PlanText) -> &String {
        match text {
            PlanText::Action => &self.action,
            PlanText::Owner => &self.owner,
            PlanText::Result => &self.result,
        }
    }

    /// One of its texts, to be written.
    pub const fn text_mut(&mut self, text: PlanText) -> &mut String {
        match text {
            PlanText::Action => &mut self.action,
            PlanText::Owner => &mut self.owner,
            PlanText::Result => &mut self.result,
        }
    }
}

impl Facts {
    /// The id of a complaint, by its place; one without gets one that nothing
    /// in the month names yet. None if there is no such complaint.
    pub fn name_complaint(&mut self, index: usize) -> Option<Id> {
        if let Some(id) = self.complaints.get(index)?.id {
            return Some(id);
        }
        let is_free = |id: &Id| {
            let has = |complaint: &super::Complaint| complaint.id == Some(*id);
            let names = |plan: &Plan| plan.about == About::Complaint(*id);
            !self.complaints.iter().any(has) && !self.plan.iter().any(names)
        };
        let ids = (1_u32..).filter_map(|number| format!("c{number}").parse::<Id>().ok());
        // Far fewer are taken than there are numbers.
        let id = ids.take(10_000).find(is_free)?;
        self.complaints.get_mut(index)?.id = Some(id);
        Some(id)
    }
}
