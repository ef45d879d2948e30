//! A month's facts out of a JSON tree.

use serde_json::Value;

use super::{Complaint, Entry, Exam, Facts, Finding, Measured, Place, Report, Standing};
use crate::json::{
    Decode, Malformed, Object, Tagged, below, deserialize_by_decoding, tagged, word,
};

deserialize_by_decoding!(Facts);

impl Decode for Facts {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(
            value,
            &[
                "agent",
                "month",
                "entries",
                "measures",
                "exam",
                "report",
                "complaints",
                "wage",
            ],
        )?;
        Ok(Self {
            agent: fields.or_default("agent")?,
            month: fields.need("month")?,
            entries: fields.or_default("entries")?,
            measures: fields.or_default("measures")?,
            exam: fields.or_default("exam")?,
            report: fields.or_default("report")?,
            complaints: fields.or_default("complaints")?,
            wage: fields.or_default("wage")?,
        })
    }
}

impl Decode for Entry {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["parts", "count", "standing", "date", "note"])?;
        Ok(Self {
            parts: fields.need("parts")?,
            count: fields.need("count")?,
            standing: fields.or_default("standing")?,
            date: fields.or_default("date")?,
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
        match tagged(value, &["not_assessed"], &["ratio", "percent"])? {
            Tagged::Alone(_) => Ok(Self::NotAssessed),
            Tagged::Naming(0, value) => below("ratio", value).map(Self::Ratio),
            Tagged::Naming(_, value) => below("percent", value).map(Self::Percent),
        }
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
        let fields = Object::of(value, &["date", "finding", "note"])?;
        Ok(Self {
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
