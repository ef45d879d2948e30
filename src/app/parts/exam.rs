//! The business exam's own form (clauses 1 and 19).

use yew::prelude::*;

use super::controls::{FieldKind, field, radios, why};
use crate::app::state::{Action, ExamKind};
use crate::app::view::{Msg, View};
use crate::locale::{say, signed};
use crate::number::Points;
use crate::record::Field;
use crate::scoring::Basis;

/// The form.
pub fn exam(view: &View<'_>) -> Html {
    let words = view.words();
    let lines: Vec<_> = view
        .sheet
        .lines
        .iter()
        .filter(|l| matches!(l.basis, Basis::Exam(_)))
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let amount: Points = lines.iter().map(|line| line.amount).sum();
    let now = view.state.exam_kind();
    let option = |kind, text| (text, now == kind, Msg::Act(Action::Exam(kind)));
    html! {
        <section class="form" id="exam" tabindex="-1">
            <h2 class="form-head"><span>{ words.exam }</span><span class="figure">{ signed(amount) }</span></h2>
            { radios(view, "exam", words.exam, vec![
                option(ExamKind::Sat, words.exam_sat),
                option(ExamKind::None, words.exam_none),
                option(ExamKind::Unknown, words.choice_unknown),
            ]) }
            if now == ExamKind::Sat {
                <div class="form-line">
                    <label for="f-rank">{ words.rank }</label>
                    { field(view, Field::Rank, FieldKind::Count, words.rank) }
                    <label for="f-heads">{ words.heads }</label>
                    { field(view, Field::Heads, FieldKind::Count, words.heads) }
                    <span>{ words.heads_unit }</span>
                </div>
                { why(view, Field::Rank) }
                { why(view, Field::Heads) }
                <div class="form-line">
                    <label for="f-tied">{ words.tied }</label>
                    { field(view, Field::Tied, FieldKind::Count, words.tied) }
                    <span>{ words.tied_unit }</span>
                </div>
                { why(view, Field::Tied) }
            }
            <p class="hint">{ say::exam_outcome(view.lang, view.rulebook(), &lines) }</p>
        </section>
    }
}
