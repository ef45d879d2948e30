//! How far an import is, and what of it couldn't be kept.

use yew::prelude::*;

use super::button;
use crate::desk::{ImportMsg, ImportStage, RestMsg};
use crate::locale::data;
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;

/// Shows more of the page's lists, of which so many aren't shown.
pub fn show_more(view: &View<'_>, left: usize) -> Html {
    only_if(left > 0, || {
        let more = button(
            "outlined",
            &data::more(view.lang, left),
            view.on(RestMsg::More),
        );
        markup! { <p class="acts">{more}</p> }
    })
}

/// What is done before the preview is there.
pub fn import_progress(view: &View<'_>) -> Html {
    let Some((stage, done, of)) = view.import_progress() else {
        return none();
    };
    let name = match stage {
        ImportStage::Reading => data::reading(view.lang),
        ImportStage::Comparing => data::comparing(view.lang, of),
    };
    let stop = view.on(RestMsg::Import(ImportMsg::Stop));
    let stop = button("outlined", data::stop(view.lang), stop);
    job(name, (done, of), stop)
}

/// What is done after it was confirmed; what couldn't be kept.
pub fn import_saving(view: &View<'_>) -> Html {
    let Some(saving) = &view.import_saving else {
        return none();
    };
    let Some(unkept) = &saving.unkept else {
        let (done, of) = saving.progress();
        let name = data::storing(view.lang, of);
        let bar = job(name.clone(), (done, of), none());
        return markup! { <section class="import-saving" aria-label={name}>{bar}</section> };
    };
    let fault = unkept.fault.as_ref();
    let text = data::unkept(view.lang, unkept.kept, unkept.not_kept, fault);
    let dismiss = view.on(RestMsg::Import(ImportMsg::Dismiss));
    markup! {
        <div class="import-saving" role="alert">
            <p class="strong">{text}</p>
            <p class="acts">{button("outlined", data::dismiss(view.lang), dismiss)}</p>
        </div>
    }
}

/// How far something is that takes its time.
pub fn job(name: String, (done, of): (usize, usize), act: Html) -> Html {
    let percent = (done * 100).checked_div(of).unwrap_or(0);
    markup! {
        <div class="job">
            <p class="job-name">
                <span class="strong">{name.clone()}</span>
                " "
                <span class="figure">{format!("{percent}%")}</span>
            </p>
            <progress aria-label={name} value={done.to_string()} max={of.max(1).to_string()}/>
            <p class="acts">{act}</p>
        </div>
    }
}
