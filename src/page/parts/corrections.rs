//! Corrections at the sheet: of the shown month, and those that were written in it.

use yew::prelude::*;

use crate::locale::corrections::{corrected, correction, corrects_others};
use crate::number::Points;
use crate::page::dom::{markup, only_if};
use crate::page::view::View;
use crate::record::{Correction, Record};

/// Both; nothing where there are none.
pub fn corrections(view: &View<'_>) -> Html {
    let record = view.record();
    let of_this = later(view);
    let by: Points = of_this.iter().map(|(_, it)| it.points).sum();
    let rulebook = |month| view.state.rules().rulebook((month, record.unit));
    let line = |of: &Correction, beside| {
        let text = correction(view.lang, rulebook(of.of), record.unit, of, beside);
        markup! { <li>{text}</li> }
    };
    let written = &record.corrections;
    let theirs: Vec<Html> = of_this
        .iter()
        .map(|(other, it)| line(it, other.month))
        .collect();
    let own: Vec<Html> = written.iter().map(|it| line(it, it.of)).collect();
    markup! {
        {only_if(!theirs.is_empty(), || markup! {
            <div class="corrections">
                <p class="strong">{corrected(view.lang, record.unit, view.sheet.score, by)}</p>
                <ul class="differences">{theirs}</ul>
            </div>
        })}
        {only_if(!own.is_empty(), || markup! {
            <div class="corrections">
                <p class="small">{corrects_others(view.lang, written.len())}</p>
                <ul class="differences">{own}</ul>
            </div>
        })}
    }
}

/// What later months of the same agent say of the shown one.
fn later<'a>(view: &'a View<'_>) -> Vec<(&'a Record, &'a Correction)> {
    let record = view.record();
    let all = view.state.content.records.iter();
    let own = all.filter(|((agent, _), other)| *agent == record.agent && other.unit == record.unit);
    let each = own.flat_map(|(_, other)| other.corrections.iter().map(move |it| (&**other, it)));
    each.filter(|(_, it)| it.of == record.month).collect()
}
