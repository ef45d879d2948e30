//! Floor 4.
use yew::prelude::*;
#[function_component]
fn App() -> Html { html! { <h1>{"考核"}</h1> } }
/// Mounts the page.
pub fn mount() { yew::Renderer::<App>::new().render(); }
