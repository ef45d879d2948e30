//! What of a rulebook has an origin though it's no number: clauses, names,
//! definitions, the date of coming into force.

use super::{Document, Id, Level, Mechanism, PlainOrigin, Text};
use crate::json::json_choice;

json_choice! {
    /// Something of a rulebook that isn't a number, and that somebody says.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Matter {
        /// From when the rulebook is in force.
        Effective = "effective",
        /// That there is such a clause; by its first part.
        Clause(Id) = "clause",
        /// A measure's name.
        Measure(Id) = "measure",
        /// Which cases of a measure count.
        Definition(Id) = "definition",
        /// A level's name and what makes a case of it.
        Level(Id) = "level",
        /// What a level puts up for consideration.
        Consequences(Id) = "consequences",
        /// That fines are refunded.
        Settlement = "settlement",
        /// That calls are asked for by the day; of this part.
        PerDay(Id) = "per_day",
        /// For how long one is new; of this part.
        NewDays(Id) = "new_days",
        /// That approved sick days change the quota; of this part.
        SickDays(Id) = "sick_days",
    }
}

/// One search for reading and for changing.
macro_rules! find {
    ($name:ident, $iter:ident $(, $mutable:tt)?) => {
        fn $name(
            matter: Matter,
            document: &$($mutable)? Document,
        ) -> Option<(&$($mutable)? PlainOrigin, Vec<&$($mutable)? Text>)> {
            match matter {
                Matter::Effective => {
                    return Some((&$($mutable)? document.effective_origin, Vec::new()));
                }
                Matter::Settlement => {
                    let settlement = document.settlement.$iter().next()?;
                    return Some((&$($mutable)? settlement.origin, Vec::new()));
                }
                Matter::Measure(id) | Matter::Definition(id) => {
                    let measure = document.measures.$iter().find(|m| m.id == id)?;
                    if let Matter::Measure(_) = matter {
                        let title = &$($mutable)? measure.title;
                        return Some((&$($mutable)? measure.origin, vec![title]));
                    }
                    let texts = vec![
                        &$($mutable)? measure.numerator,
                        &$($mutable)? measure.denominator,
                    ];
                    return Some((&$($mutable)? measure.definition_origin, texts));
                }
                _ => {}
            }
            for section in document.sections.$iter() {
                for clause in section.clauses.$iter() {
                    if let Matter::Clause(id) = matter
                        && clause.parts.first().is_some_and(|part| part.id == id)
                    {
                        let summary = &$($mutable)? clause.summary;
                        return Some((&$($mutable)? clause.origin, vec![summary]));
                    }
                    for part in clause.parts.$iter() {
                        let id = part.id;
                        match (&$($mutable)? part.mechanism, matter) {
                            (
                                Mechanism::Severity { levels },
                                Matter::Level(level) | Matter::Consequences(level),
                            ) => {
                                let known = levels.$iter().find(|known| known.id == level)?;
                                return Some(match matter {
                                    Matter::Level(_) => (
                                        &$($mutable)? known.origin,
                                        vec![
                                            &$($mutable)? known.title,
                                            &$($mutable)? known.description,
                                        ],
                                    ),
                                    _ => (&$($mutable)? known.consequences_origin, Vec::new()),
                                });
                            }
                            (Mechanism::CallQuota { per_day_origin, .. }, Matter::PerDay(of))
                                if of == id =>
                            {
                                return Some((per_day_origin, Vec::new()));
                            }
                            (Mechanism::CallQuota { new_days_origin, .. }, Matter::NewDays(of))
                                if of == id =>
                            {
                                return Some((new_days_origin, Vec::new()));
                            }
                            (Mechanism::CallQuota { sick_days_origin, .. }, Matter::SickDays(of))
                                if of == id =>
                            {
                                return Some((sick_days_origin, Vec::new()));
                            }
                            _ => {}
                        }
                    }
                }
            }
            None
        }
    };
}

find!(find, iter);
find!(find_mut, iter_mut, mut);

impl Matter {
    /// All of a rulebook, in the order of the document: the date, clauses with
    /// what hangs on them, measures.
    pub fn all(document: &Document) -> Vec<Self> {
        let mut all = vec![Self::Effective];
        let level = |level: &Level| [Self::Level(level.id), Self::Consequences(level.id)];
        for clause in document.sections.iter().flat_map(|s| &s.clauses) {
            all.extend(clause.parts.first().map(|part| Self::Clause(part.id)));
            for part in &clause.parts {
                match &part.mechanism {
                    Mechanism::Severity { levels } => {
                        all.extend(levels.iter().flat_map(level));
                    }
                    Mechanism::CallQuota { .. } => all.extend([
                        Self::PerDay(part.id),
                        Self::NewDays(part.id),
                        Self::SickDays(part.id),
                    ]),
                    _ => {}
                }
            }
        }
        for measure in &document.measures {
            all.extend([Self::Measure(measure.id), Self::Definition(measure.id)]);
        }
        all.extend(document.settlement.as_ref().map(|_| Self::Settlement));
        all
    }

    /// Who says so; none where the rulebook has no such thing.
    pub fn origin(self, document: &Document) -> Option<&PlainOrigin> {
        find(self, document).map(|(origin, _)| origin)
    }

    /// The texts that it consists of: one, two or none.
    pub fn texts(self, document: &Document) -> Vec<&Text> {
        find(self, document).map_or_else(Vec::new, |(_, texts)| texts)
    }

    /// The same, to change them.
    pub(super) fn get_mut(
        self,
        document: &mut Document,
    ) -> Option<(&mut PlainOrigin, Vec<&mut Text>)> {
        find_mut(self, document)
    }
}
