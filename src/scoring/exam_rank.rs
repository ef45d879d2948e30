//! Standing among the first or last places of the exam (clauses 1 and 19).

use super::{Basis, Cases, Count, Depends, Draft, ExamBasis, Lean, ReadingSet, Scorer};
use crate::number::Points;
use crate::record::{Exam, Place};
use crate::rulebook::{BothEnds, Effect, End, Mechanism, Parameter, ReadingId, Tie};

pub(super) fn draft(
    scorer: &Scorer<'_>,
    amount: &Parameter<Points>,
    places: u16,
    end: End,
    effect: Effect,
) -> Draft {
    let basis = basis(scorer, places, end, effect);
    let each = |parameters: Lean| parameters.amount(amount, effect);
    let amounts = match basis {
        ExamBasis::Inside => Cases::of_parameters(each),
        // Every place is possible, an end as well as the middle.
        ExamBasis::Unknown => Cases::each(|case| {
            if case.facts.counts_pending(effect) {
                each(case.parameters)
            } else {
                Points::ZERO
            }
        }),
        _ => Cases::default(),
    };
    let mut depends = Depends::default();
    if matches!(basis, ExamBasis::Unknown | ExamBasis::Inside) {
        depends = depends.on(amount);
    }
    depends.open = basis == ExamBasis::Unknown;
    depends.readings = ReadingSet::of(match basis {
        ExamBasis::TieExcluded => &[ReadingId::R9],
        ExamBasis::DroppedByBothEnds => &[ReadingId::R10],
        ExamBasis::Inside | ExamBasis::Outside => &[ReadingId::R9, ReadingId::R10],
        ExamBasis::Unknown | ExamBasis::None => &[],
    });
    Draft {
        count: Count::Times(u32::from(basis == ExamBasis::Inside)),
        before_cap: amounts.headline,
        amounts,
        depends,
        ..Draft::calm(Basis::Exam(basis), amount.value)
    }
}

fn basis(scorer: &Scorer<'_>, places: u16, end: End, effect: Effect) -> ExamBasis {
    let place = match scorer.record.exam {
        Exam::Unknown => return ExamBasis::Unknown,
        Exam::None => return ExamBasis::None,
        Exam::Placed(place) => place,
    };
    let choices = scorer.rulebook.choices();
    match inside(place, places, end) {
        Inside::No => return ExamBasis::Outside,
        Inside::ByTie if choices.tie == Tie::None => return ExamBasis::TieExcluded,
        Inside::ByTie | Inside::Yes => {}
    }
    let dropped = match choices.both_ends {
        BothEnds::Both => false,
        BothEnds::RewardOnly => effect == Effect::Deduction && at_both_ends(scorer, place),
        BothEnds::Neither => at_both_ends(scorer, place),
    };
    if dropped {
        ExamBasis::DroppedByBothEnds
    } else {
        ExamBasis::Inside
    }
}

enum Inside {
    Yes,
    ByTie,
    No,
}

/// Those who tie take the places from `rank` to `rank + tied - 1`.
fn inside(place: Place, places: u16, end: End) -> Inside {
    let places = u32::from(places);
    let last_tied = place.rank + (place.tied - 1);
    // How far the nearer and the farther of the tied stand from this end.
    let (near, far) = match end {
        End::Best => (place.rank, last_tied),
        End::Last => (place.heads - last_tied + 1, place.heads - place.rank + 1),
    };
    if far <= places {
        Inside::Yes
    } else if near <= places {
        Inside::ByTie
    } else {
        Inside::No
    }
}

fn at_both_ends(scorer: &Scorer<'_>, place: Place) -> bool {
    let tie_counts = scorer.rulebook.choices().tie == Tie::All;
    let stands_at = |wanted: End| {
        scorer
            .rulebook
            .parts()
            .any(|(_, _, part)| match part.mechanism {
                Mechanism::ExamRank { places, end, .. } if end == wanted => {
                    match inside(place, places, end) {
                        Inside::Yes => true,
                        Inside::ByTie => tie_counts,
                        Inside::No => false,
                    }
                }
                _ => false,
            })
    };
    stands_at(End::Best) && stands_at(End::Last)
}
