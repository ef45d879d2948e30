//! Elements by plain calls. The page has hundreds of them, and a call is a
//! third of the wasm that the `html!` macro unfolds to; components and
//! fragments may still use the macro.

use std::rc::Rc;

use yew::html::{onblur, onchange, onclick, onfocus, oninput, onkeydown};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VTag};

/// The value of an attribute; none leaves the attribute out.
pub type Value = Option<AttrValue>;

/// A fixed value.
pub const fn s(text: &'static str) -> Value {
    Some(AttrValue::Static(text))
}

/// A value made for this drawing.
pub fn t(text: String) -> Value {
    Some(AttrValue::from(text))
}

/// A value that stands only on a condition.
pub const fn when(on: bool, text: &'static str) -> Value {
    if on { s(text) } else { None }
}

/// An element with a class only.
pub fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    tag_of(
        tag,
        &["class"],
        vec![when(!class.is_empty(), class)],
        children,
    )
    .into()
}

/// An element with a class and one text.
pub fn text_el(tag: &'static str, class: &'static str, text: &str) -> Html {
    el(tag, class, vec![text_of(text)])
}

/// An element with attributes; each key has its value.
pub fn el_with(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Value>,
    children: Vec<Html>,
) -> Html {
    tag_of(tag, keys, values, children).into()
}

/// An element with attributes and listeners.
pub fn el_on(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Value>,
    listeners: Vec<Rc<dyn Listener>>,
    children: Vec<Html>,
) -> Html {
    let mut tag = tag_of(tag, keys, values, children);
    tag.set_listeners(listeners.into_iter().map(Some).collect());
    tag.into()
}

/// A field: an `input` whose value is kept in step.
pub fn input(
    keys: &'static [&'static str],
    values: Vec<Value>,
    value: String,
    listeners: Vec<Rc<dyn Listener>>,
) -> Html {
    let mut tag = tag_of("input", keys, values, Vec::new());
    tag.set_value(Some(AttrValue::from(value)));
    tag.set_listeners(listeners.into_iter().map(Some).collect());
    tag.into()
}

/// A radio button or a check box.
pub fn tick(
    keys: &'static [&'static str],
    values: Vec<Value>,
    checked: bool,
    listeners: Vec<Rc<dyn Listener>>,
) -> Html {
    let mut tag = tag_of("input", keys, values, Vec::new());
    tag.set_checked(checked);
    tag.set_listeners(listeners.into_iter().map(Some).collect());
    tag.into()
}

/// A text.
pub fn text_of(text: &str) -> Html {
    Html::from(text)
}

/// Several nodes without an element around them.
pub fn all(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Nothing.
pub fn none() -> Html {
    Html::default()
}

/// A node on a condition.
pub fn only_if(on: bool, node: impl FnOnce() -> Html) -> Html {
    if on { node() } else { none() }
}

/// Listens to clicks.
pub fn click(to: Callback<MouseEvent>) -> Rc<dyn Listener> {
    Rc::new(onclick::Wrapper::new(to))
}

/// Listens to typing.
pub fn typing(to: Callback<InputEvent>) -> Rc<dyn Listener> {
    Rc::new(oninput::Wrapper::new(to))
}

/// Listens to a choice.
pub fn change(to: Callback<Event>) -> Rc<dyn Listener> {
    Rc::new(onchange::Wrapper::new(to))
}

/// Listens to the focus leaving.
pub fn blur(to: Callback<FocusEvent>) -> Rc<dyn Listener> {
    Rc::new(onblur::Wrapper::new(to))
}

/// Listens to the focus coming.
pub fn focus(to: Callback<FocusEvent>) -> Rc<dyn Listener> {
    Rc::new(onfocus::Wrapper::new(to))
}

/// Listens to keys.
pub fn keys(to: Callback<KeyboardEvent>) -> Rc<dyn Listener> {
    Rc::new(onkeydown::Wrapper::new(to))
}

fn tag_of(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Value>,
    children: Vec<Html>,
) -> VTag {
    let mut tag = VTag::new(tag);
    let attribute = |value: Value| value.map(AttributeOrProperty::Attribute);
    tag.attributes = Attributes::Dynamic {
        keys,
        values: values.into_iter().map(attribute).collect(),
    };
    tag.add_children(children);
    tag
}
