//! The forms below the clauses: the measures, and what is asked of a month
//! apart from what is counted.

use yew::prelude::*;

use super::complaints::complaints;
use super::exam::exam;
use super::measures::measures;
use super::report::report;
use crate::locale::find::{Form, Found};
use crate::page::dom::{markup, only_if};
use crate::page::view::View;

/// Those that a search leaves; all without one.
pub fn forms(view: &View<'_>, found: Option<&Found>) -> Html {
    let shows = |form| found.is_none_or(|found| found.forms.contains(&form));
    markup! {
        {measures(view, |id| found
            .is_none_or(|found| found.measures.contains(&id)))}
        <div class="forms">
            {only_if(shows(Form::Exam), || exam(view))}
            {only_if(shows(Form::Report), || report(view))}
            {only_if(shows(Form::Complaints), || complaints(view))}
        </div>
    }
}
