//! The texts of a rulebook that nothing on a first visit shows.

use super::{Document, Mechanism, Str};

/// What clauses and levels say, how clauses are looked for, and short names, in
/// the order of the document. The bundled ones stand in a constant of their own, which is
/// loaded later.
pub fn details(document: &mut Document) -> Vec<&mut Str> {
    let mut all = Vec::new();
    for section in &mut document.sections {
        for clause in &mut section.clauses {
            all.extend(clause.summary.both());
            all.extend(clause.lost.both());
            all.push(&mut clause.search);
            for part in &mut clause.parts {
                all.extend(part.short.both());
                if let Mechanism::Severity { levels } = &mut part.mechanism {
                    for level in levels {
                        all.extend(level.title.both());
                        all.extend(level.description.both());
                    }
                }
            }
        }
    }
    for measure in &mut document.measures {
        all.extend(measure.short.both());
    }
    all
}
