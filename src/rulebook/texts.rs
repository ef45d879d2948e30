//! The texts of a rulebook: what they are, in what two rulebooks word things
//! differently, and a mark of their own beside the fingerprint.

use super::{Document, Id, Mechanism, ReadingId, Rulebook, Str, Text};
use crate::id::Fingerprint;

/// A text of a rulebook. Clauses are named by their first part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRef {
    /// The rulebook's name.
    Title,
    /// A section's heading.
    Section(Id),
    /// A clause's printed number.
    Number(Id),
    /// What a clause says.
    Summary(Id),
    /// What of a clause is lost.
    Lost(Id),
    /// A part's name.
    Part(Id),
    /// A level's name.
    Level(Id),
    /// What makes a case of a level.
    Description(Id),
    /// A measure's name.
    Measure(Id),
    /// Which cases of a measure count.
    Numerator(Id),
    /// All cases of a measure.
    Denominator(Id),
    /// An open question.
    Question(ReadingId),
    /// An answer to it.
    Answer(ReadingId, Id),
    /// A channel of the log.
    Channel(Id),
    /// A category of the log.
    Category(Id),
}

impl TextRef {
    /// Whether it stands in one of the log's lists.
    const fn is_of_log(self) -> bool {
        matches!(self, Self::Channel(_) | Self::Category(_))
    }
}

/// A text that isn't the same in two rulebooks; none in one that hasn't the
/// thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDifference {
    /// Which one.
    pub at: TextRef,
    /// In the first rulebook.
    pub one: Option<Text>,
    /// In the other.
    pub other: Option<Text>,
}

/// All texts that people read, in the order of the document. Short names,
/// search words and what a setting rests on aren't among them.
pub fn texts(document: &Document) -> Vec<(TextRef, Text)> {
    let mut all = vec![(TextRef::Title, document.title.clone())];
    let mut add = |at: TextRef, text: &Text| all.push((at, text.clone()));
    for section in &document.sections {
        add(TextRef::Section(section.id), &section.title);
        for clause in &section.clauses {
            // A checked clause has a part.
            if let Some(first) = clause.parts.first() {
                add(TextRef::Number(first.id), &plain(&clause.number));
                add(TextRef::Summary(first.id), &clause.summary);
                add(TextRef::Lost(first.id), &clause.lost);
            }
            for part in &clause.parts {
                add(TextRef::Part(part.id), &part.title);
                if let Mechanism::Severity { levels } = &part.mechanism {
                    for level in levels {
                        add(TextRef::Level(level.id), &level.title);
                        add(TextRef::Description(level.id), &level.description);
                    }
                }
            }
        }
    }
    for measure in &document.measures {
        add(TextRef::Measure(measure.id), &measure.title);
        add(TextRef::Numerator(measure.id), &measure.numerator);
        add(TextRef::Denominator(measure.id), &measure.denominator);
    }
    for reading in &document.readings {
        add(TextRef::Question(reading.id), &reading.question);
        for option in &reading.options {
            add(TextRef::Answer(reading.id, option.id), &option.title);
        }
    }
    if let Some(log) = &document.log {
        for channel in &log.channels {
            add(TextRef::Channel(channel.id), &channel.title);
        }
        for category in &log.categories {
            add(TextRef::Category(category.id), &category.title);
        }
    }
    all
}

/// Everything that two rulebooks word differently, in the order of the first,
/// but for the log's lists, which are compared by
/// [`log_difference`](super::log_difference). Nothing of it scores. Things
/// that only one of them has aren't named here but in their name.
pub fn text_difference(one: &Rulebook, other: &Rulebook) -> Vec<TextDifference> {
    let (here, there) = (texts(one), texts(other));
    let in_list = |list: &[(TextRef, Text)], at: TextRef| {
        let mut list = list.iter();
        list.find(|(known, _)| *known == at)
            .map(|(_, text)| text.clone())
            .filter(|text| !text.is_empty())
    };
    let mut all: Vec<TextRef> = here.iter().map(|(at, _)| *at).collect();
    let more = there.iter().map(|(at, _)| *at);
    all.extend(more.filter(|at| !here.iter().any(|(known, _)| known == at)));
    all.retain(|at| !at.is_of_log());
    let differing = all.into_iter().filter_map(|at| {
        let (one, other) = (in_list(&here, at), in_list(&there, at));
        (one != other).then_some(TextDifference { at, one, other })
    });
    differing.collect()
}

/// The mark of a rulebook's texts: the 64-bit FNV-1a hash of all of them, in
/// order, each language after the other, a NUL after each. Two rulebooks with
/// one mark say the same; what they score is told by the
/// [`Fingerprint::of`] them.
pub fn text_mark(rulebook: &Rulebook) -> Fingerprint {
    let texts = texts(rulebook);
    let sides = texts.iter().flat_map(|(_, text)| [&text.zh, &text.en]);
    Fingerprint::of_bytes(sides.flat_map(|side| side.bytes().chain([0])))
}

/// What is the same in both languages.
fn plain(text: &Str) -> Text {
    Text {
        zh: text.clone(),
        en: text.clone(),
    }
}
