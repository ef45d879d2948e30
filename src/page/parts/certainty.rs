//! How certain a score is, as a mark and in words.

use crate::page::view::View;
use crate::scoring::Certainty;

/// The class of its mark, and its words.
pub fn certainty(view: &View<'_>, certainty: Certainty) -> (&'static str, &'static str) {
    let words = view.words();
    match certainty {
        Certainty::Provisional => ("dot-mark provisional", words.provisional),
        Certainty::RestsOnAssumed => ("dot-mark assumptions", words.rests_on_assumed),
        Certainty::Final => ("dot-mark final", words.final_),
    }
}
