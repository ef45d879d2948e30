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
    let found = found.iter();
    rows(
        "differences",
        found.map(|found| fact_difference(view.lang, rulebook, (here, there), found)),
    )
}

/// A list of differences, each of what, in one, in the other; nothing if there
/// are none.
pub fn rows(
    class: &'static str,
    found: impl IntoIterator<Item = (String, String, String)>,
) -> Html {
    let rows = found.into_iter().map(|(name, one, other)| {
        let arrow = match one.is_empty() || other.is_empty() {
            true => "",
            false => " \u{2192} ",
        };
        markup! { <li>{name}" "<span class="figure">{one}{arrow}{other}</span></li> }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(
        !rows.is_empty(),
        || markup! { <ul class={class}>{rows}</ul> },
    )
}
