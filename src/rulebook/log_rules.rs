//! What a rulebook says about the consultation log: what may be chosen there,
//! and which measures the log gives.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::{Id, List, Text, limits};
use crate::json::{Decode, Described, Encode, Malformed, Object, Schemas, Writer, json_object};
use crate::log::{LogRatio, Mark, Marks};

json_object! {
    /// The log's part of a rulebook.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct LogRules {
        /// How customers come.
        #[schema("minItems": 1, "maxItems": limits::MAX_CHANNELS)]
        pub channels: List<Channel>,
        /// What they come for.
        #[schema("minItems": 1, "maxItems": limits::MAX_CATEGORIES)]
        pub categories: List<Category>,
        /// Which measures the log gives, each at most once.
        #[or(default)]
        #[schema("maxItems": limits::MAX_MEASURES)]
        pub feeds: List<Feed>,
    }
}

/// No document has these.
const GENERAL: LogRules = LogRules {
    channels: List::fixed(
        const {
            &[
                Channel {
                    id: Id::literal("phone"),
                    title: Text {
                        zh: Cow::Borrowed("电话"),
                        en: Cow::Borrowed("Phone"),
                    },
                },
                Channel {
                    id: Id::literal("other"),
                    title: OTHER,
                },
            ]
        },
    ),
    categories: List::fixed(
        const {
            &[Category {
                id: Id::literal("other"),
                title: OTHER,
                marks: Marks::NONE,
            }]
        },
    ),
    feeds: List::fixed(const { &[] }),
};

const OTHER: Text = Text {
    zh: Cow::Borrowed("其他"),
    en: Cow::Borrowed("Other"),
};

impl LogRules {
    /// What there is to choose where a rulebook says nothing about the log;
    /// any list can be set on top of it.
    pub const fn general() -> Self {
        GENERAL
    }

    /// A channel by its name.
    pub fn channel(&self, id: Id) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// A category by its name.
    pub fn category(&self, id: Id) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The marks of a category; none of one that isn't listed.
    pub fn marks(&self, category: Id) -> Marks {
        self.category(category).map_or(Marks::NONE, |c| c.marks)
    }

    /// What the log gives for a measure, if it does.
    pub fn feed(&self, measure: Id) -> Option<LogRatio> {
        let feed = self.feeds.iter().find(|feed| feed.measure == measure);
        feed.map(|feed| feed.ratio)
    }
}

json_object! {
    /// A way in which customers come.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Channel {
        /// Its name in entries.
        pub id: Id,
        /// Its name for people.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
    }
}

/// A matter for which customers come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its name in entries.
    pub id: Id,
    /// Its name for people.
    pub title: Text,
    /// What entries of it are.
    pub marks: Marks,
}

/// Beside the others a field for each mark that is there.
impl Decode for Category {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &[&["id", "title"], Mark::NAMES].concat())?;
        let mut marks = Marks::NONE;
        for mark in Mark::ALL {
            marks = marks.with(mark, fields.or_default(mark.name())?);
        }
        Ok(Self {
            id: fields.need("id")?,
            title: fields.need("title")?,
            marks,
        })
    }
}

impl Described for Category {
    fn schema(all: &mut Schemas) -> Value {
        let docs = [" A matter for which customers come, and what entries of it are."];
        all.named("Category", &docs, json!({}), |all| {
            Channel::schema(all);
            let mut schema = all.defs["channel"].clone();
            for mark in Mark::NAMES {
                schema["properties"][*mark] = json!({"type": "boolean"});
            }
            schema
        })
    }
}

impl Encode for Category {
    fn encode(&self, out: &mut Writer) {
        let Self { id, title, marks } = self;
        id.encode(out.open('{').key("id"));
        title.encode(out.key("title"));
        for mark in marks.iter() {
            true.encode(out.key(mark.name()));
        }
        out.close('}');
    }
}

json_object! {
    /// A measure that the log gives.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Feed {
        /// The measure.
        pub measure: Id,
        /// What it's given.
        pub ratio: LogRatio,
    }
}
