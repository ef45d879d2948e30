//! In which facts two months differ.

use yew::prelude::*;

use crate::locale::fact_difference::{fact_difference, facts_differ};
use crate::page::dom::{markup, only_if};
use crate::page::view::View;
use crate::record::{Facts, Record, fact_differences as differences};

/// Each fact that differs: here, and in the other version.
pub fn fact_differences(view: &View<'_>, here: &Record, there: &Record) -> Html {
    only_if(here != there, || {
        markup! {
            <div class="facts"><p>{facts_differ(view.lang)}</p>{changes(view, here, there)}</div>
        }
    })
}

/// Each fact that differs: before, and after.
pub fn changes(view: &View<'_>, here: &Facts, there: &Facts) -> Html {
    let found = differences(here, there);
    let rulebook = view.state.rules().rulebook(here.ruled_in());
    let rows = found.iter().map(|found| {
        let (name, here, there) = fact_difference(view.lang, rulebook, (here, there), found);
        let arrow = if here.is_empty() { "" } else { " \u{2192} " };
        markup! { <li>{name}" "<span class="figure">{here}{arrow}{there}</span></li> }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(!rows.is_empty(), || {
        markup! { <ul class="differences">{rows}</ul> }
    })
}
