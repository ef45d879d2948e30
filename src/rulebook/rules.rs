//! The rules in use: a rulebook, and what the branch decided on top of it.

use serde::Serialize;
use serde::ser::SerializeStruct;
use serde_json::Value;

use super::{Amendment, Document, Id, Problem, Rulebook, Variant, bundled};
use crate::calendar::Month;
use crate::json::{Decode, Malformed, Object, Shape};

/// The rules in use. The bundled rulebook is never changed: what differs from
/// it stands beside it, and can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    rulebook: Rulebook,
    own: Option<Box<Own>>,
}

/// What isn't bundled.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Own {
    /// The rulebook below; none if it's the bundled one.
    base: Option<Rulebook>,
    variant: Variant,
}

impl Rules {
    /// The bundled rulebook, as it is.
    pub fn bundled() -> Self {
        Self {
            rulebook: bundled(),
            own: None,
        }
    }

    /// A rulebook from elsewhere, on which nothing was decided yet.
    pub fn of(base: Rulebook) -> Self {
        let variant = Variant::of(&base);
        let document = (*base).clone();
        let is_bundled = Document {
            examples: Vec::new(),
            ..document
        } == *bundled();
        Self {
            rulebook: base.clone(),
            own: (!is_bundled).then(|| {
                let base = Some(base);
                Box::new(Own { base, variant })
            }),
        }
    }

    /// The rulebook with all that was decided.
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Whether it's the bundled rulebook, as it is.
    pub const fn is_bundled(&self) -> bool {
        self.own.is_none()
    }

    /// Whether the rulebook below is the bundled one.
    pub fn is_on_bundled(&self) -> bool {
        self.own.as_ref().is_none_or(|own| own.base.is_none())
    }

    /// The rulebook without what was decided.
    pub fn base(&self) -> Rulebook {
        let base = self.own.as_ref().and_then(|own| own.base.clone());
        base.unwrap_or_else(bundled)
    }

    /// What was decided, the latest last; of each place once.
    pub fn amendments(&self) -> &[Amendment] {
        self.own.as_ref().map_or(&[], |own| own.variant.amendments())
    }

    /// With one thing more decided. What was decided before of the same place
    /// goes.
    ///
    /// # Errors
    /// What of it doesn't fit, or all problems that it brings.
    pub fn with(&self, amendment: Amendment) -> Result<Self, Vec<Problem>> {
        let mut variant = self.variant();
        variant.replace(amendment);
        self.replayed(variant)
    }

    /// With one decision taken back; the same if there is no such place.
    ///
    /// # Errors
    /// All problems that the rest has without it.
    pub fn without(&self, index: usize) -> Result<Self, Vec<Problem>> {
        let mut variant = self.variant();
        variant.remove(index);
        self.replayed(variant)
    }

    fn variant(&self) -> Variant {
        let own = self.own.as_ref();
        own.map_or_else(|| Variant::of(&self.rulebook), |own| own.variant.clone())
    }

    fn replayed(&self, variant: Variant) -> Result<Self, Vec<Problem>> {
        let base = self.own.as_ref().and_then(|own| own.base.clone());
        Self::on(base, variant)
    }

    fn on(base: Option<Rulebook>, variant: Variant) -> Result<Self, Vec<Problem>> {
        let below = base.clone().unwrap_or_else(bundled);
        let rulebook = variant.replay(&below)?;
        let plain = base.is_none() && variant.amendments().is_empty();
        Ok(Self {
            rulebook,
            own: (!plain).then(|| Box::new(Own { base, variant })),
        })
    }
}

/// `{"base": {"id", "effective"}, "rulebook": …, "amendments": […]}`; without
/// `rulebook` the base is the bundled one.
impl Serialize for Rules {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Base {
            id: Id,
            effective: Month,
        }
        let own = self.own.as_ref();
        let base = own.and_then(|own| own.base.as_deref());
        let (id, effective) = self.variant().base();
        let mut fields = to.serialize_struct("Rules", 3)?;
        fields.serialize_field("base", &Base { id, effective })?;
        if let Some(document) = base {
            fields.serialize_field("rulebook", document)?;
        }
        fields.serialize_field("amendments", self.amendments())?;
        fields.end()
    }
}

impl Decode for Rules {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        struct Base(Id, Month);
        impl Decode for Base {
            fn decode(value: &Value) -> Result<Self, Malformed> {
                let fields = Object::of(value, &["id", "effective"])?;
                Ok(Self(fields.need("id")?, fields.need("effective")?))
            }
        }
        let fields = Object::of(value, &["base", "rulebook", "amendments"])?;
        let Base(id, effective) = fields.need("base")?;
        let document: Option<Document> = fields.or_default("rulebook")?;
        let refused = |at: &str, problems: Vec<Problem>| {
            let path = problems.first().map_or("", |problem| &problem.path);
            Malformed::here(Shape::Value).below(path).below(at)
        };
        let base = match document.map(Rulebook::new) {
            None => None,
            Some(Ok(rulebook)) => Some(rulebook),
            Some(Err(problems)) => return Err(refused("rulebook", problems)),
        };
        let mut variant = Variant::at(id, effective);
        for amendment in fields.need::<Vec<Amendment>>("amendments")? {
            variant.add(amendment);
        }
        Self::on(base, variant).map_err(|problems| refused("amendments", problems))
    }
}
