//! Rulebooks to start from.
//!
//! Their numbers are nobody's: those that a branch decides are assumed, each between plausible
//! ends, and so are their clauses. What stays a plain number belongs to the shape: no points, a
//! hundred in all, a step of one. Each has two worked examples.

/// A rulebook to start from.
#[derive(Clone, Copy, Debug)]
pub struct GalleryBook {
    /// Its name here, and that of its file.
    pub id: &'static str,
    /// Its file: a document of version 2.
    pub text: &'static str,
}

/// All of them, in the order in which they are offered.
pub const ALL: [GalleryBook; 5] = [
    EVENT_SHEET,
    WEIGHTED_KPI,
    STEP_SHORTFALLS,
    FINES_REWARDS,
    TIER_COMMISSION,
];

/// A hundred points, less what each event takes: events lie in groups, each of which takes no
/// more than so much. Levels by what is left; a grave event voids the month.
pub const EVENT_SHEET: GalleryBook = GalleryBook {
    id: "event-sheet",
    text: include_str!("gallery/event-sheet.json"),
};

/// Measures that are scored by bands, or in proportion, and weighed; levels, and a bonus by the
/// score.
pub const WEIGHTED_KPI: GalleryBook = GalleryBook {
    id: "weighted-kpi",
    text: include_str!("gallery/weighted-kpi.json"),
};

/// A hundred points, less something for each step that a measure falls short of its target,
/// down to a floor of its own; calls are asked day by day.
pub const STEP_SHORTFALLS: GalleryBook = GalleryBook {
    id: "step-shortfalls",
    text: include_str!("gallery/step-shortfalls.json"),
};

/// Fines and rewards in yuan: fines grow with repetition and stop at the month's most.
pub const FINES_REWARDS: GalleryBook = GalleryBook {
    id: "fines-rewards",
    text: include_str!("gallery/fines-rewards.json"),
};

/// A month's pay in sales: a base wage, commission by tiers times how far the target is met,
/// less deductions.
pub const TIER_COMMISSION: GalleryBook = GalleryBook {
    id: "tier-commission",
    text: include_str!("gallery/tier-commission.json"),
};
