//! Elements: what [`markup!`] unfolds to, and plain calls. Only components need
//! Yew's `html!`, which unfolds to many times as much wasm.

use std::borrow::Cow;
use std::rc::Rc;

use yew::html::{
    onblur, oncancel, onchange, onclick, onfocus, oninput, onkeydown, onmousedown, onpaste,
    onsubmit,
};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VTag, VText};

pub(super) use markup::markup;

/// What fills a hole of markup.
pub enum Hole {
    /// Nodes or a text.
    Node(Html),
    /// An attribute's value.
    Value(Value),
    /// A listener.
    On(Rc<dyn Listener>),
}

/// The names of the attributes of an element.
type Keys = &'static [&'static str];

/// An element that isn't at its end yet.
#[derive(Default)]
struct Open {
    tag: &'static str,
    keys: Keys,
    values: Vec<Value>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

/// Draws markup; what [`markup!`] unfolds to: the steps of drawing it, parted by
/// NUL, the names of the attributes of each element, and what fills the holes.
pub fn filled(steps: &'static str, keys: &'static [Keys], holes: Vec<Hole>) -> Html {
    let (mut keys, mut holes) = (keys.iter(), holes.into_iter());
    let mut outer = Vec::new();
    let mut open = Open::default();
    for step in steps.split('\0') {
        match step.split_at_checked(1) {
            Some(("<", tag)) => {
                let keys = keys.next().copied().unwrap_or_default();
                let inner = Open {
                    tag,
                    keys,
                    ..Open::default()
                };
                outer.push(std::mem::replace(&mut open, inner));
            }
            Some(("=", value)) => open.values.push(s(value)),
            Some(("\"", text)) => open.children.push(VText::new(text).into()),
            Some((">", _)) => {
                let around = outer.pop().unwrap_or_default();
                let ended = std::mem::replace(&mut open, around);
                let mut tag = tag_of(ended.tag, ended.keys, ended.values, ended.children);
                tag.set_listeners(ended.listeners.into());
                open.children.push(tag.into());
            }
            _ => match holes.next() {
                Some(Hole::Value(value)) => open.values.push(value),
                Some(Hole::On(listener)) => open.listeners.push(Some(listener)),
                Some(Hole::Node(node)) => open.children.push(node),
                None => {}
            },
        }
    }
    let mut nodes = open.children;
    match nodes.len() {
        1 => nodes.swap_remove(0),
        _ => all(nodes),
    }
}

/// An attribute's place in markup takes this.
pub fn attribute(value: impl IntoValue) -> Hole {
    Hole::Value(value.into_value())
}

/// A child's place in markup takes this.
pub fn child(node: impl IntoNode) -> Hole {
    Hole::Node(node.into_node())
}

/// What can be an attribute's value.
#[diagnostic::on_unimplemented(message = "`{Self}` is no attribute's value")]
pub trait IntoValue {
    /// The value.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        s(self)
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        t(self)
    }
}

/// What can be a child: nodes or a text.
#[diagnostic::on_unimplemented(message = "`{Self}` is neither a text nor nodes")]
pub trait IntoNode {
    /// The node.
    fn into_node(self) -> Html;
}

impl IntoNode for Html {
    fn into_node(self) -> Html {
        self
    }
}

impl IntoNode for Vec<Html> {
    fn into_node(self) -> Html {
        all(self)
    }
}

impl IntoNode for &str {
    fn into_node(self) -> Html {
        text_of(self)
    }
}

impl IntoNode for Cow<'_, str> {
    fn into_node(self) -> Html {
        text_of(&self)
    }
}

impl IntoNode for String {
    fn into_node(self) -> Html {
        self.into()
    }
}

macro_rules! listeners {
    ($($name:ident: $event:ty,)*) => {$(
        /// A listener's place in markup takes this.
        pub fn $name(to: Callback<$event>) -> Hole {
            Hole::On(Rc::new($name::Wrapper::new(to)))
        }
    )*};
}

listeners! {
    oncancel: Event,
    onchange: Event,
    onclick: MouseEvent,
    onkeydown: KeyboardEvent,
    onmousedown: MouseEvent,
    onsubmit: SubmitEvent,
}

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

/// A value that says yes or no.
pub const fn flag(on: bool) -> Value {
    s(if on { "true" } else { "false" })
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
    field_of("input", keys, values, value, listeners)
}

/// The same with several lines.
pub fn area(
    keys: &'static [&'static str],
    values: Vec<Value>,
    value: String,
    listeners: Vec<Rc<dyn Listener>>,
) -> Html {
    field_of("textarea", keys, values, value, listeners)
}

fn field_of(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Value>,
    value: String,
    listeners: Vec<Rc<dyn Listener>>,
) -> Html {
    let mut tag = tag_of(tag, keys, values, Vec::new());
    tag.set_value(Some(AttrValue::from(value)));
    tag.set_listeners(listeners.into_iter().map(Some).collect());
    tag.into()
}

/// One of a list's choices; whether it's chosen is kept in step.
pub fn option(value: String, chosen: bool, text: &str) -> Html {
    let mut tag = tag_of(
        "option",
        &["value", "selected"],
        vec![t(value), None],
        vec![text_of(text)],
    );
    if let Attributes::Dynamic { values, .. } = &mut tag.attributes
        && let Some(selected) = values.get_mut(1)
    {
        // As an attribute it's heeded only until someone has chosen.
        *selected = Some(AttributeOrProperty::Property(chosen.into()));
    }
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

/// Listens to what is pasted.
pub fn paste(to: Callback<Event>) -> Rc<dyn Listener> {
    Rc::new(onpaste::Wrapper::new(to))
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
