//! A month's facts out of a JSON tree.

use serde_json::Value;

use super::{
    About, Act, CaseCounts, ClosedBy, ClosedLine, Closing, Complaint, Day, Ended, Entry, Exam,
    Facts, Finding, LoggedCases, Measured, Place, Plan, PlanOutcome, Reopening, Report, Sales,
    Sick, Standing,
};
use crate::json::{
    Decode, Malformed, Object, Shape, Tagged, below, deserialize_by_decoding, tagged, word,
};

deserialize_by_decoding!(Facts);

impl Decode for Facts {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(
            value,
            &[
                "agent",
                "month",
                "unit",
                "entries",
                "measures",
                "exam",
                "report",
                "complaints",
                "days",
                "joined",
                "sales",
                "plan",
                "history",
                "wage",
            ],
        )?;
        Ok(Self {
            agent: fields.or_default("agent")?,
            month: fields.need("month")?,
            unit: fields.or_default("unit")?,
            entries: fields.or_default("entries")?,
            measures: fields.or_default("measures")?,
            exam: fields.or_default("exam")?,
            report: fields.or_default("report")?,
            complaints: fields.or_default("complaints")?,
            days: fields.or_default("days")?,
            joined: fields.or_default("joined")?,
            sales: fields.or_default("sales")?,
            plan: fields.or_default("plan")?,
            history: fields.or_default("history")?,
            wage: fields.or_default("wage")?,
        })
    }
}

impl Decode for Entry {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(
            value,
            &["parts", "count", "standing", "date", "caused", "note"],
        )?;
        Ok(Self {
            parts: fields.need("parts")?,
            count: fields.need("count")?,
            standing: fields.or_default("standing")?,
            date: fields.or_default("date")?,
            caused: fields.or_default("caused")?,
            note: fields.or_default("note")?,
        })
    }
}

impl Decode for Standing {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok([Self::Confirmed, Self::Pending][word(value, &["confirmed", "pending"])?])
    }
}

impl Decode for Measured {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["not_assessed"], &["ratio", "logged", "percent"])? {
            Tagged::Alone(_) => Ok(Self::NotAssessed),
            Tagged::Naming(0, value) => below("ratio", value).map(|Counts(counted)| counted),
            Tagged::Naming(1, value) => below("logged", value).map(Self::Logged),
            Tagged::Naming(_, value) => below("percent", value).map(Self::Percent),
        }
    }
}

/// Counts as they're typed, 0 of 0 among them.
struct Counts(Measured);

impl Decode for Counts {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["numerator", "denominator"])?;
        let (n, d) = (fields.need("numerator")?, fields.need("denominator")?);
        let counted = Measured::of_counts(n, d).map(Self);
        counted.ok_or_else(|| Malformed::here(Shape::Ratio))
    }
}

impl Decode for LoggedCases {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(
            value,
            &[
                "numerator",
                "denominator",
                "dispatched",
                "open",
                "may_leave",
                "may_join",
            ],
        )?;
        let counts = CaseCounts {
            numerator: fields.need("numerator")?,
            denominator: fields.need("denominator")?,
            dispatched: fields.or_default("dispatched")?,
            open: fields.or_default("open")?,
            may_leave: fields.or_default("may_leave")?,
            may_join: fields.or_default("may_join")?,
        };
        Self::new(counts).ok_or_else(|| Malformed::here(Shape::Ratio))
    }
}

impl Decode for Exam {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["unknown", "none"], &["placed"])? {
            Tagged::Alone(0) => Ok(Self::Unknown),
            Tagged::Alone(_) => Ok(Self::None),
            Tagged::Naming(_, value) => below("placed", value).map(Self::Placed),
        }
    }
}

impl Decode for Place {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["rank", "heads", "tied"])?;
        Ok(Self {
            rank: fields.need("rank")?,
            heads: fields.need("heads")?,
            tied: fields.need("tied")?,
        })
    }
}

impl Decode for Report {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["unknown", "not_yet"], &["handed_in"])? {
            Tagged::Alone(0) => Ok(Self::Unknown),
            Tagged::Alone(_) => Ok(Self::NotYet),
            Tagged::Naming(_, value) => below("handed_in", value).map(Self::HandedIn),
        }
    }
}

impl Decode for Complaint {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["id", "date", "finding", "note"])?;
        Ok(Self {
            id: fields.or_default("id")?,
            date: fields.or_default("date")?,
            finding: fields.need("finding")?,
            note: fields.or_default("note")?,
        })
    }
}

impl Decode for Finding {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["pending", "not_liable"], &["liable"])? {
            Tagged::Alone(0) => Ok(Self::Pending),
            Tagged::Alone(_) => Ok(Self::NotLiable),
            Tagged::Naming(_, value) => below("liable", value).map(Self::Liable),
        }
    }
}

impl Decode for Day {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["day", "work", "calls", "sick"])?;
        Ok(Self {
            day: fields.need("day")?,
            work: fields.or_default("work")?,
            calls: fields.or_default("calls")?,
            sick: fields.or_default("sick")?,
        })
    }
}

impl Decode for Sick {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let all = [
            Self::No,
            Self::Pending,
            Self::Approved,
            Self::Late,
            Self::Refused,
        ];
        Ok(all[word(value, &["no", "pending", "approved", "late", "refused"])?])
    }
}

impl Decode for Sales {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["target", "sold"])?;
        Ok(Self {
            target: fields.or_default("target")?,
            sold: fields.or_default("sold")?,
        })
    }
}

impl Decode for Plan {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        // As it was while plans were about measures only.
        if value.get("measure").is_some() {
            let fields = Object::of(value, &["measure", "by", "done", "note"])?;
            let done: bool = fields.or_default("done")?;
            return Ok(Self {
                by: fields.or_default("by")?,
                action: fields.or_default("note")?,
                ended: done.then_some(Ended {
                    outcome: PlanOutcome::Achieved,
                    on: None,
                }),
                ..Self::about(About::Measure(fields.need("measure")?))
            });
        }
        let fields = Object::of(
            value,
            &["about", "action", "owner", "by", "result", "ended"],
        )?;
        Ok(Self {
            about: fields.need("about")?,
            action: fields.or_default("action")?,
            owner: fields.or_default("owner")?,
            by: fields.or_default("by")?,
            result: fields.or_default("result")?,
            ended: fields.or_default("ended")?,
        })
    }
}

impl Decode for About {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["post"], &["measure", "part", "complaint"])? {
            Tagged::Alone(_) => Ok(Self::Post),
            Tagged::Naming(0, value) => below("measure", value).map(Self::Measure),
            Tagged::Naming(1, value) => below("part", value).map(Self::Part),
            Tagged::Naming(_, value) => below("complaint", value).map(Self::Complaint),
        }
    }
}

impl Decode for Ended {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["outcome", "on"])?;
        Ok(Self {
            outcome: fields.need("outcome")?,
            on: fields.or_default("on")?,
        })
    }
}

impl Decode for PlanOutcome {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self::ALL[word(value, &Self::NAMES)?])
    }
}

impl Decode for Act {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &[], &["closed", "reopened"])? {
            Tagged::Naming(0, value) => below("closed", value).map(Self::Closed),
            Tagged::Naming(_, value) => below("reopened", value).map(Self::Reopened),
            Tagged::Alone(_) => Err(Malformed::here(Shape::WrongType)),
        }
    }
}

impl Decode for Closing {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["on", "rulebook", "score", "low", "high", "lines"])?;
        Ok(Self {
            on: fields.need("on")?,
            rulebook: fields.need("rulebook")?,
            score: fields.need("score")?,
            low: fields.need("low")?,
            high: fields.need("high")?,
            lines: fields.need("lines")?,
        })
    }
}

impl Decode for ClosedBy {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["id", "effective", "fingerprint"])?;
        Ok(Self {
            id: fields.need("id")?,
            effective: fields.need("effective")?,
            fingerprint: fields.need("fingerprint")?,
        })
    }
}

impl Decode for ClosedLine {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["part", "of", "amount", "low", "high"])?;
        Ok(Self {
            part: fields.need("part")?,
            of: fields.or_default("of")?,
            amount: fields.need("amount")?,
            low: fields.need("low")?,
            high: fields.need("high")?,
        })
    }
}

impl Decode for Reopening {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["on", "reason"])?;
        Ok(Self {
            on: fields.need("on")?,
            reason: fields.need("reason")?,
        })
    }
}
