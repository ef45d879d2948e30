//! What is folded away, and built only once it's open.

use web_sys::Element;
use yew::prelude::*;

use crate::page::dom::{markup, only_if};

/// What is folded away.
#[derive(Clone, Properties, PartialEq)]
pub struct FoldProps {
    /// How it looks.
    pub class: &'static str,
    /// What stands there in any case.
    pub summary: String,
    /// How that looks.
    #[prop_or_default]
    pub of_summary: Option<AttrValue>,
    /// What is folded away.
    pub inside: Html,
}

/// It knows by itself whether it's open.
pub struct Fold {
    is_open: bool,
}

impl Component for Fold {
    type Message = bool;
    type Properties = FoldProps;

    fn create(_: &Context<Self>) -> Self {
        Self { is_open: false }
    }

    fn update(&mut self, _: &Context<Self>, is_open: bool) -> bool {
        std::mem::replace(&mut self.is_open, is_open) != is_open
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let FoldProps {
            class,
            summary,
            of_summary,
            inside,
        } = ctx.props();
        let toggled = ctx.link().callback(|event: Event| {
            let details = event.target_dyn_into::<Element>();
            details.is_some_and(|details| details.has_attribute("open"))
        });
        markup! {
            <details class={*class} ontoggle={toggled}>
                <summary class={of_summary.clone()}>{summary}</summary>
                {only_if(self.is_open, || inside.clone())}
            </details>
        }
    }
}
