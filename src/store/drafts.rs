//! What was typed and says nothing yet, such as half of a fraction: kept with
//! the settings, so that it's there again when the page is opened again.

use serde_json::Value;

use crate::calendar::Month;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer, json_object};
use crate::record::Field;

/// Months whose texts are kept: the latest.
pub const MAX_DRAFT_MONTHS: usize = 12;
/// Texts of one month.
pub const MAX_DRAFTS: usize = 64;
/// Characters of a text; a longer one isn't kept.
pub const MAX_DRAFT: usize = 80;

json_object! {
    /// The texts of one agent's month that the record doesn't hold.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Draft {
        /// Whose month.
        pub agent: String,
        /// Which month.
        pub month: Month,
        /// What stands in which fields.
        pub texts: Texts,
    }
}

/// What stands in which fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<(Field, String)>);

impl Draft {
    /// The texts that are kept; none if there are none.
    pub fn of<'a>(
        agent: &str,
        month: Month,
        texts: impl Iterator<Item = (Field, &'a String)>,
    ) -> Option<Self> {
        let is_kept = |(field, text): &(Field, &String)| {
            name(*field).is_some() && !text.is_empty() && text.chars().nth(MAX_DRAFT).is_none()
        };
        let texts = texts.filter(is_kept).take(MAX_DRAFTS);
        let texts: Vec<_> = texts.map(|(field, text)| (field, text.clone())).collect();
        (!texts.is_empty()).then(|| Self {
            agent: agent.to_owned(),
            month,
            texts: Texts(texts),
        })
    }
}

impl Encode for Texts {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        for (field, text) in &self.0 {
            if let Some(name) = name(*field) {
                out.key(&name).text(text);
            }
        }
        out.close('}');
    }
}

impl Described for Texts {
    fn schema(_: &mut Schemas) -> Value {
        serde_json::json!({"type": "object", "additionalProperties": {"type": "string"}})
    }
}

impl Decode for Texts {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let texts: litemap::LiteMap<String, String> = Decode::decode(value)?;
        // What a later program keeps besides is passed over.
        let known = texts.into_iter().filter_map(|(name, text)| {
            let short = text.chars().nth(MAX_DRAFT).is_none();
            Some((named(&name)?, text)).filter(|_| short)
        });
        Ok(Self(known.take(MAX_DRAFTS).collect()))
    }
}

/// The name of a field whose text is kept. Those of lists aren't: their place
/// may be another's by then.
fn name(field: Field) -> Option<String> {
    let plain = |name: &str| Some(name.to_owned());
    match field {
        Field::Count(id) => Some(format!("count/{id}")),
        Field::Numerator(id) => Some(format!("numerator/{id}")),
        Field::Denominator(id) => Some(format!("denominator/{id}")),
        Field::Percent(id) => Some(format!("percent/{id}")),
        Field::Rank => plain("rank"),
        Field::Heads => plain("heads"),
        Field::Tied => plain("tied"),
        Field::ReportDate => plain("report"),
        Field::Calls(day) => Some(format!("calls/{day}")),
        Field::Joined => plain("joined"),
        Field::SalesTarget => plain("sales_target"),
        Field::Sold => plain("sold"),
        Field::Wage => plain("wage"),
        Field::Agent
        | Field::EntryDate(_)
        | Field::EntryNote(_)
        | Field::ComplaintDate(_)
        | Field::ComplaintNote(_)
        | Field::PlanDate(_)
        | Field::PlanText(..) => None,
    }
}

fn named(name: &str) -> Option<Field> {
    let (kind, of) = name.split_once('/').unwrap_or((name, ""));
    let id = || of.parse().ok();
    Some(match kind {
        "count" => Field::Count(id()?),
        "numerator" => Field::Numerator(id()?),
        "denominator" => Field::Denominator(id()?),
        "percent" => Field::Percent(id()?),
        "rank" => Field::Rank,
        "heads" => Field::Heads,
        "tied" => Field::Tied,
        "report" => Field::ReportDate,
        "calls" => Field::Calls(of.parse().ok().filter(|day| (1..=31).contains(day))?),
        "joined" => Field::Joined,
        "sales_target" => Field::SalesTarget,
        "sold" => Field::Sold,
        "wage" => Field::Wage,
        _ => return None,
    })
}
