//! All wrong fields once at the top, each linked to where it stands.

use yew::prelude::*;

use super::FieldId;
use crate::app::view::View;
use crate::locale::{Lang, say};

/// The error summary; nothing if nothing is wrong.
pub fn errors(view: &View<'_>) -> Html {
    if view.wrong.is_empty() {
        return Html::default();
    }
    let sep = match view.lang {
        Lang::Zh => "\u{ff0c}",
        Lang::En => "; ",
    };
    html! {
        <section class="errors" role="alert" aria-labelledby="errors-head">
            <span class="triangle big" aria-hidden="true"></span>
            <div>
                <h2 id="errors-head">{ say::errors(view.lang, view.wrong.len()) }</h2>
                <p>{ view.words().errors_rest }</p>
                <ul>
                    { for view.wrong.iter().map(|wrong| {
                        let name = say::field_name(view.lang, view.rulebook(), wrong.field);
                        let fault = say::field_fault(view.lang, wrong.fault);
                        let instead = say::instead(view.lang, wrong.field, view.record());
                        html! {
                            <li>
                                <a class="wrong-link" href={format!("#{}", FieldId(wrong.field))}>{ name }</a>
                                <span>{ format!("{fault}{sep}{instead}") }</span>
                            </li>
                        }
                    }) }
                </ul>
            </div>
        </section>
    }
}
