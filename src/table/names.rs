//! What a head is for, by its words.

use super::heads::{Head, normal};
use super::{Target, Terms};
use crate::calendar::Month;
use crate::number::Unit;
use crate::record::Field;
use crate::rulebook::{Clause, Mechanism, Part, Rulebook};

/// Why a column is taken for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its head is what the rulebook calls it.
    Title,
    /// It's the number of a clause.
    Clause(String),
    /// It's a word that offices use for it.
    Term(String),
    /// It's like this one.
    Like(String),
    /// So many of its values are agents that are known here.
    Known {
        /// How many.
        known: usize,
        /// Of how many.
        of: usize,
    },
    /// A table of the same heads was read so before.
    Remembered,
    /// A person said so.
    Chosen,
    /// A person knows it by another column already.
    Covered(u16),
    /// Its head says nothing that is known here.
    Unknown,
}

/// A name of something, in the form that is compared.
struct Name {
    text: String,
    target: Target,
    why: fn(String) -> Why,
}

/// What heads may say under a rulebook.
pub(super) struct Names {
    all: Vec<Name>,
    /// Those of people, if there is no number.
    people: Vec<String>,
}

/// What was found for a head.
pub(super) struct Found {
    /// The best ones, none better than another.
    pub targets: Vec<Target>,
    pub why: Why,
}

impl Names {
    pub fn new(rulebook: &Rulebook, month: Month, terms: &Terms) -> Self {
        let possible = Target::all(rulebook, month);
        let mut names = Self {
            all: Vec::new(),
            people: terms.names.iter().map(|name| normal(name)).collect(),
        };
        for (word, target) in terms.heads {
            if possible.contains(target) {
                names.add(word, *target, Why::Term);
            }
        }
        for measure in &rulebook.measures {
            let id = measure.id;
            for text in [&measure.title, &measure.short] {
                for name in [&text.zh, &text.en] {
                    names.add(name, Target::Fact(Field::Percent(id)), |_| Why::Title);
                }
            }
            for (text, field) in [
                (&measure.numerator, Field::Numerator(id)),
                (&measure.denominator, Field::Denominator(id)),
            ] {
                for name in [&text.zh, &text.en] {
                    names.add(name, Target::Fact(field), |_| Why::Title);
                }
            }
        }
        for (_, clause, part) in rulebook.parts() {
            if let Mechanism::PerOccurrence { .. } = part.mechanism {
                names.add_part(clause, part);
            }
        }
        if rulebook.unit == Unit::Money {
            for day in 1..=31_u8 {
                let target = Target::Fact(Field::Calls(day));
                if !possible.contains(&target) {
                    continue;
                }
                let number = month.number();
                for name in [
                    format!("{day}"),
                    format!("{day}\u{65e5}"),
                    format!("{day}\u{53f7}"),
                    format!("{number}\u{6708}{day}\u{65e5}"),
                    format!("{month}-{day:02}"),
                ] {
                    names.add(&name, target, Why::Term);
                }
            }
        }
        names
    }

    fn add_part(&mut self, clause: &Clause, part: &Part) {
        let target = Target::Fact(Field::Count(part.id));
        for text in [&part.title, &part.short] {
            for name in [&text.zh, &text.en] {
                self.add(name, target, |_| Why::Title);
            }
        }
        for number in [
            part.id.to_string(),
            format!("\u{7b2c}{}\u{6761}", part.id),
            format!("clause {}", part.id),
            format!("{}\u{6761}", part.id),
        ] {
            self.add(&number, target, Why::Clause);
        }
        if let [_] = clause.parts[..] {
            for word in clause.search.split_whitespace() {
                self.add(word, target, Why::Term);
            }
        }
    }

    fn add(&mut self, text: &str, target: Target, why: fn(String) -> Why) {
        let text = normal(text);
        if !text.is_empty() {
            self.all.push(Name { text, target, why });
        }
    }

    /// Whether a head may be the name of a person.
    pub fn is_person(&self, head: &Head) -> bool {
        let line = normal(&head.line());
        self.people.contains(&line)
    }

    /// Whether a head is a name of something as it is: what is only like one may stand
    /// anywhere.
    pub fn knows(&self, head: &Head) -> bool {
        let is_name = |text: &str| self.all.iter().any(|name| name.text == text);
        let last = head.texts.last().map(|text| normal(text));
        let whole = normal(&head.line());
        self.people.contains(&whole) || is_name(&whole) || last.is_some_and(|last| is_name(&last))
    }

    /// What a head is for; none where nothing of it is known.
    pub fn find(&self, head: &Head) -> Option<Found> {
        let whole = head.line();
        if head.texts.is_empty() {
            return None;
        }
        if self.is_person(head) {
            return Some(Found {
                targets: vec![Target::Agent],
                why: Why::Term(whole),
            });
        }
        let last = head
            .texts
            .last()
            .map(|text| normal(text))
            .unwrap_or_default();
        self.exact(&normal(&whole), &whole)
            .or_else(|| self.grouped(head, &last))
            .or_else(|| self.exact(&last, &whole))
            .or_else(|| self.like(&normal(&whole)))
    }

    fn exact(&self, head: &str, whole: &str) -> Option<Found> {
        let fits = self.all.iter().filter(|name| name.text == head);
        let mut fits = fits.peekable();
        let why = (fits.peek()?.why)(whole.to_owned());
        let targets = once_each(fits.map(|name| name.target));
        Some(Found { targets, why })
    }

    /// A part of a measure below its name: cases above, all cases, the share.
    fn grouped(&self, head: &Head, last: &str) -> Option<Found> {
        let [above @ .., below] = &head.texts[..] else {
            return None;
        };
        let above = self.exact(&normal(&above.join("")), "")?;
        let measure = above.targets.iter().find_map(|target| match target {
            Target::Fact(Field::Percent(id)) => Some(*id),
            _ => None,
        })?;
        let fits = self.all.iter().filter(|name| {
            let of = match name.target {
                Target::Fact(
                    Field::Numerator(id) | Field::Denominator(id) | Field::Percent(id),
                ) => Some(id),
                _ => None,
            };
            of == Some(measure) && (name.text == last || name.text.contains(last))
        });
        let targets = once_each(fits.map(|name| name.target));
        let why = Why::Term(below.clone());
        (!targets.is_empty()).then_some(Found { targets, why })
    }

    /// The names that have most signs in common with a head, if these are most of both.
    fn like(&self, head: &str) -> Option<Found> {
        let count = head.chars().count();
        let mut best: Option<(usize, Vec<&Name>)> = None;
        for name in &self.all {
            let length = name.text.chars().count();
            let (short, long) = (length.min(count), length.max(count));
            let within = head.contains(&name.text) || name.text.contains(head);
            if short < 2 || !within || short * 5 < long * 2 {
                continue;
            }
            // Nearer in length is nearer.
            let score = short * 100 / long;
            match &mut best {
                Some((most, _)) if *most > score => {}
                Some((most, names)) if *most == score => names.push(name),
                _ => best = Some((score, vec![name])),
            }
        }
        let (_, names) = best?;
        let why = Why::Like(names.first()?.text.clone());
        let targets = once_each(names.iter().map(|name| name.target));
        Some(Found { targets, why })
    }
}

fn once_each(targets: impl Iterator<Item = Target>) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for target in targets {
        if !found.contains(&target) {
            found.push(target);
        }
    }
    found
}
