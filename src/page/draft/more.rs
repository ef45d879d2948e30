//! What is rarely needed, folded away; it's open where something in it is wrong, and stays so.

use web_sys::Element;
use yew::prelude::*;

use crate::page::dom::{markup, when};

/// What is folded away.
#[derive(Clone, Properties, PartialEq)]
pub struct MoreProps {
    /// What stands there in any case.
    pub summary: &'static str,
    /// Whether something in it has to be seen.
    pub must: bool,
    /// What is folded away.
    pub inside: Html,
}

/// It knows by itself whether it's open: what is mended doesn't close under whoever types.
pub struct More {
    is_open: bool,
}

impl Component for More {
    type Message = bool;
    type Properties = MoreProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            is_open: ctx.props().must,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &MoreProps) -> bool {
        self.is_open |= ctx.props().must;
        true
    }

    fn update(&mut self, _: &Context<Self>, is_open: bool) -> bool {
        std::mem::replace(&mut self.is_open, is_open) != is_open
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let MoreProps {
            summary, inside, ..
        } = ctx.props();
        let toggled = ctx.link().callback(|event: Event| {
            let details = event.target_dyn_into::<Element>();
            details.is_some_and(|details| details.has_attribute("open"))
        });
        markup! {
            <details class="draft-more" open={when(self.is_open, "")} ontoggle={toggled}>
                <summary>{*summary}</summary>
                {inside.clone()}
            </details>
        }
    }
}

/// It, drawn.
pub fn more(summary: &'static str, must: bool, inside: Html) -> Html {
    html! { <More {summary} {must} {inside} /> }
}
