//! Scales: from a value to an amount, piece by piece.

use super::{By, Param};
use crate::json::{json_choice, json_object, json_words};

json_choice! {
    /// A piecewise function from a value to an amount.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Scale {
        /// An amount for each step away from somewhere.
        Steps(Box<Steps>) = "steps",
        /// An amount for each band of values.
        Bands(Bands) = "bands",
        /// A line between two points.
        Line(Box<Slope>) = "line",
        /// A rate on the value itself, on the whole or on the part in each band.
        Tiers(Tiers) = "tiers",
        /// The value times a price.
        Rate(Param) = "rate",
    }
}

json_object! {
    /// An amount for each step of a value below or above somewhere.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Steps {
        /// Where counting starts: the target.
        #[or(default)]
        pub from: Param,
        /// On which side of it.
        pub toward: Toward,
        /// How long a step is; above 0.
        pub each: Param,
        /// For each step.
        pub amount: Param,
        /// Which steps count.
        #[or(default)]
        pub count: By<StepCount>,
    }

    /// Bands from the lowest value to the highest.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Bands {
        /// Each with the value where it begins; the first has none and holds all
        /// below the second.
        pub bands: Vec<Band>,
        /// To which band a value belongs where two meet.
        #[or(default)]
        pub limit: By<Limit>,
    }

    /// A band.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Band {
        /// Where it begins; none for the lowest.
        #[or(default)]
        pub from: Option<Param>,
        /// Where the document says that it ends, if that isn't where the next one
        /// begins: a gap or an overlap, which is said and not decided here.
        #[or(default)]
        pub to: Option<Param>,
        /// Its amount.
        pub amount: Param,
        /// To which band its beginning belongs, where that differs from the others.
        #[or(default)]
        pub limit: Option<By<Limit>>,
    }

    /// A line between two points; both belong to it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Slope {
        /// Its lower end.
        pub from: Point,
        /// Its higher end.
        pub to: Point,
        /// The amount below it, where that isn't the one it begins with.
        #[or(default)]
        pub below: Option<Param>,
        /// The amount above it, where that isn't the one it ends with.
        #[or(default)]
        pub above: Option<Param>,
        /// To which side its ends belong.
        #[or(default)]
        pub ends: By<Ends>,
    }

    /// An end of a line.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Point {
        /// The value.
        pub at: Param,
        /// Its amount.
        pub gives: Param,
    }

    /// Rates of the value, from the lowest band to the highest.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Tiers {
        /// The bands; their amounts are what one unit of the value gives.
        pub bands: Vec<Tier>,
        /// On the whole value, or on the part in each band: two different words.
        pub on: By<TierOn>,
        /// To which band a value belongs where two meet; of no weight where rates
        /// apply to parts.
        #[or(default)]
        pub limit: By<Limit>,
    }

    /// A band of a rate.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Tier {
        /// Where it begins; none for the lowest.
        #[or(default)]
        pub from: Option<Param>,
        /// What one unit of the value gives.
        pub rate: Param,
    }
}

json_words! {
    /// On which side steps are counted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Toward {
        /// Below it.
        Below = "below",
        /// Above it.
        Above = "above",
    }

    /// Which steps count.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum StepCount {
        /// Full ones.
        #[default]
        Full = "full",
        /// Each one that has begun.
        Started = "started",
        /// In proportion.
        ProRata = "pro_rata",
    }

    /// To which band a value belongs where two meet.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Limit {
        /// To the one that begins there.
        #[default]
        Upper = "upper",
        /// To the one that ends there.
        Lower = "lower",
    }

    /// To which side the ends of a line belong.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Ends {
        /// To the line.
        #[default]
        Inside = "inside",
        /// To what lies beyond.
        Outside = "outside",
    }

    /// To what a rate applies.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum TierOn {
        /// To the whole value.
        Whole = "whole",
        /// To the part within its band.
        Part = "part",
    }
}
