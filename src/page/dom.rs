//! Elements: what [`markup!`] unfolds to, and plain calls. Only components need
//! Yew's `html!`, which unfolds to many times as much wasm.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use yew::html::{
    onblur, oncancel, onchange, onclick, oninput, onkeydown, onmousedown, onpaste, onpointercancel,
    onpointerdown, onpointermove, onpointerup, onsubmit, ontoggle,
};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};

pub(super) use markup::markup;

/// What fills a hole of markup.
pub enum Hole {
    /// Nodes or a text.
    Node(Html),
    /// An attribute's value.
    Value(Value),
    /// A listener.
    On(Rc<dyn Listener>),
    /// What tells an element apart from its siblings.
    Key(Key),
    /// What stands in a field.
    Text(AttrValue),
    /// Whether a box is ticked.
    Checked(bool),
    /// Whether an option is chosen. As an attribute it's heeded only until
    /// someone has chosen.
    Selected(bool),
}

/// The names of the attributes of an element.
type Keys = &'static [&'static str];

/// An element that isn't at its end yet.
#[derive(Default)]
struct Open {
    tag: &'static str,
    keys: Keys,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    key: Option<Key>,
    text: Option<AttrValue>,
    checked: Option<bool>,
    children: Vec<Html>,
}

impl Open {
    fn close(self) -> Html {
        let mut tag = element(self.tag, self.keys, self.values, self.children);
        tag.set_listeners(self.listeners.into());
        tag.key = self.key;
        if self.text.is_some() {
            tag.set_value(self.text);
        }
        if let Some(on) = self.checked {
            tag.set_checked(on);
        }
        tag.into()
    }
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
            Some(("=", value)) => open.values.push(Some(AttributeOrProperty::Static(value))),
            Some(("\"", text)) => open.children.push(VText::new(text).into()),
            Some((">", _)) => {
                let around = outer.pop().unwrap_or_default();
                let ended = std::mem::replace(&mut open, around);
                open.children.push(ended.close());
            }
            _ => match holes.next() {
                Some(Hole::Value(value)) => {
                    open.values.push(value.map(AttributeOrProperty::Attribute));
                }
                Some(Hole::Selected(on)) => {
                    let property = AttributeOrProperty::Property(on.into());
                    open.values.push(Some(property));
                }
                Some(Hole::On(listener)) => open.listeners.push(Some(listener)),
                Some(Hole::Node(node)) => open.children.push(node),
                Some(Hole::Key(key)) => open.key = Some(key),
                Some(Hole::Text(text)) => open.text = Some(text),
                Some(Hole::Checked(on)) => open.checked = Some(on),
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

/// An element's key.
pub fn key(key: impl Into<Key>) -> Hole {
    Hole::Key(key.into())
}

/// A key out of what tells a sibling apart.
pub fn hashed(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// What stands in a field.
pub fn value(text: impl Into<AttrValue>) -> Hole {
    Hole::Text(text.into())
}

/// Whether a box is ticked.
pub const fn checked(on: bool) -> Hole {
    Hole::Checked(on)
}

/// Whether an option is chosen.
pub const fn selected(on: bool) -> Hole {
    Hole::Selected(on)
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

impl IntoValue for Option<String> {
    fn into_value(self) -> Value {
        self.and_then(t)
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

impl IntoNode for &String {
    fn into_node(self) -> Html {
        text_of(self)
    }
}

impl IntoNode for &Cow<'_, str> {
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
    onblur: FocusEvent,
    oncancel: Event,
    onchange: Event,
    onclick: MouseEvent,
    oninput: InputEvent,
    onkeydown: KeyboardEvent,
    onmousedown: MouseEvent,
    onpaste: Event,
    onpointercancel: PointerEvent,
    onpointerdown: PointerEvent,
    onpointermove: PointerEvent,
    onpointerup: PointerEvent,
    onsubmit: SubmitEvent,
    ontoggle: Event,
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

fn element(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
) -> VTag {
    let mut tag = VTag::new(tag);
    tag.attributes = Attributes::Dynamic {
        keys,
        values: values.into(),
    };
    tag.add_children(children);
    tag
}
