//! What of a rulebook has an origin though it's no number: clauses, names,
//! definitions, the date of coming into force.

use super::{Document, Id, Mechanism, PlainOrigin, Text};
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

/// The one list of a rulebook's matters, for reading and for changing: each with
/// its origin and the texts that it consists of, in the order of the document.
macro_rules! matters {
    ($each:ident, $iter:ident $(, $mutable:tt)?) => {
        fn $each<'a>(
            document: &'a $($mutable)? Document,
            visit: &mut dyn FnMut(Matter, &'a $($mutable)? PlainOrigin, Vec<&'a $($mutable)? Text>),
        ) {
            visit(Matter::Effective, &$($mutable)? document.effective_origin, Vec::new());
            for section in document.sections.$iter() {
                for clause in section.clauses.$iter() {
                    if let Some(part) = clause.parts.first() {
                        let at = Matter::Clause(part.id);
                        let summary = &$($mutable)? clause.summary;
                        visit(at, &$($mutable)? clause.origin, vec![summary]);
                    }
                    for part in clause.parts.$iter() {
                        let id = part.id;
                        match &$($mutable)? part.mechanism {
                            Mechanism::Severity { levels } => {
                                for level in levels.$iter() {
                                    let id = level.id;
                                    let texts = vec![
                                        &$($mutable)? level.title,
                                        &$($mutable)? level.description,
                                    ];
                                    visit(Matter::Level(id), &$($mutable)? level.origin, texts);
                                    let origin = &$($mutable)? level.consequences_origin;
                                    visit(Matter::Consequences(id), origin, Vec::new());
                                }
                            }
                            Mechanism::CallQuota {
                                per_day_origin,
                                new_days_origin,
                                sick_days_origin,
                                ..
                            } => {
                                visit(Matter::PerDay(id), per_day_origin, Vec::new());
                                visit(Matter::NewDays(id), new_days_origin, Vec::new());
                                visit(Matter::SickDays(id), sick_days_origin, Vec::new());
                            }
                            Mechanism::PerOccurrence { .. }
                            | Mechanism::ExamRank { .. }
                            | Mechanism::Threshold { .. }
                            | Mechanism::Deadline { .. }
                            | Mechanism::Shortfall { .. } => {}
                        }
                    }
                }
            }
            for measure in document.measures.$iter() {
                let id = measure.id;
                let title = vec![&$($mutable)? measure.title];
                visit(Matter::Measure(id), &$($mutable)? measure.origin, title);
                let texts = vec![
                    &$($mutable)? measure.numerator,
                    &$($mutable)? measure.denominator,
                ];
                visit(Matter::Definition(id), &$($mutable)? measure.definition_origin, texts);
            }
            if let Some(settlement) = &$($mutable)? document.settlement {
                visit(Matter::Settlement, &$($mutable)? settlement.origin, Vec::new());
            }
        }
    };
}

matters!(each, iter);
matters!(each_mut, iter_mut, mut);

impl Matter {
    /// All of a rulebook, in the order of the document: the date, clauses with
    /// what hangs on them, measures.
    pub fn all(document: &Document) -> Vec<Self> {
        let mut all = Vec::new();
        each(document, &mut |matter, _, _| all.push(matter));
        all
    }

    /// Who says so; none where the rulebook has no such thing.
    pub fn origin(self, document: &Document) -> Option<&PlainOrigin> {
        self.get(document).map(|(origin, _)| origin)
    }

    /// The texts that it consists of: one, two or none.
    pub fn texts(self, document: &Document) -> Vec<&Text> {
        self.get(document).map_or_else(Vec::new, |(_, texts)| texts)
    }

    fn get(self, document: &Document) -> Option<(&PlainOrigin, Vec<&Text>)> {
        let mut found = None;
        each(document, &mut |matter, origin, texts| {
            if matter == self && found.is_none() {
                found = Some((origin, texts));
            }
        });
        found
    }

    /// The same, to change them.
    pub(super) fn get_mut(
        self,
        document: &mut Document,
    ) -> Option<(&mut PlainOrigin, Vec<&mut Text>)> {
        let mut found = None;
        each_mut(document, &mut |matter, origin, texts| {
            if matter == self && found.is_none() {
                found = Some((origin, texts));
            }
        });
        found
    }
}
