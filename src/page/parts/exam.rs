//! The business exam's own form (clauses 1 and 19).

use yew::prelude::*;

use super::controls::{FieldKind, field, form, form_head, label_for, radios};
use crate::desk::Msg;
use crate::desk::state::{Action, ExamKind};
use crate::locale::{say, signed};
use crate::number::Points;
use crate::page::dom::{markup, none};
use crate::page::view::View;
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
        return none();
    }
    let title = say::exam_form(view.lang, view.rulebook());
    let amount: Points = lines.iter().map(|line| line.amount).sum();
    let now = view.state.exam_kind();
    let option = |kind, text| (text, now == kind, Msg::Act(Action::Exam(kind)));
    let place = |field_of, id, text| {
        [
            label_for(id, text),
            field(view, field_of, FieldKind::Count, text),
        ]
    };
    let mut inside = vec![
        form_head(&title, &signed(view.sheet.unit, amount)),
        radios(
            view,
            "exam",
            &title,
            vec![
                option(ExamKind::Sat, words.exam_sat),
                option(ExamKind::None, words.exam_none),
                option(ExamKind::Unknown, words.choice_unknown),
            ],
        ),
    ];
    if now == ExamKind::Sat {
        let [rank_label, rank] = place(Field::Rank, "f-rank", words.rank);
        let [heads_label, heads] = place(Field::Heads, "f-heads", words.heads);
        let [tied_label, tied] = place(Field::Tied, "f-tied", words.tied);
        let unit = |text| markup! { <span>{text}</span> };
        inside.extend([
            markup! {
                <div class="form-line">
                    {rank_label}
                    {rank}
                    {heads_label}
                    {heads}
                    {unit(words.heads_unit)}
                </div>
            },
            view.why(Field::Rank),
            view.why(Field::Heads),
            markup! { <div class="form-line">{tied_label}{tied}{unit(words.tied_unit)}</div> },
            view.why(Field::Tied),
            markup! { <p class="hint">{words.tied_note}</p> },
        ]);
    }
    if now != ExamKind::Unknown {
        let outcome = say::exam_outcome(view.lang, view.rulebook(), &lines);
        inside.push(markup! { <p class="hint">{&outcome}</p> });
    }
    form("exam", inside)
}
