//! Elements out of markup or by plain calls, at a fraction of the wasm that the
//! `html!` macro unfolds to; only components still need the macro.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::{slice, vec};

use litemap::LiteMap;

use yew::html::{onblur, onchange, onclick, onfocus, oninput, onkeydown, onpaste};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VTag, VText};

use super::markup::{Element, Op, parse};

/// What fills a hole of markup.
pub enum Hole {
    /// Nodes or a text.
    Node(Html),
    /// An attribute's value.
    Value(Value),
    /// A listener.
    On(Rc<dyn Listener>),
}

impl From<Html> for Hole {
    fn from(node: Html) -> Self {
        Self::Node(node)
    }
}

impl From<Vec<Html>> for Hole {
    fn from(nodes: Vec<Html>) -> Self {
        Self::Node(all(nodes))
    }
}

impl From<&str> for Hole {
    fn from(text: &str) -> Self {
        Self::Node(text_of(text))
    }
}

impl From<Cow<'_, str>> for Hole {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Node(text_of(&text))
    }
}

impl From<String> for Hole {
    fn from(text: String) -> Self {
        Self::Node(Html::from(text))
    }
}

impl From<Value> for Hole {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<Rc<dyn Listener>> for Hole {
    fn from(listener: Rc<dyn Listener>) -> Self {
        Self::On(listener)
    }
}

/// Nodes out of markup, its holes filled in the order in which they stand.
macro_rules! markup {
    ($markup:literal $(, $hole:expr)* $(,)?) => {{
        const HOLES: &[&str] = &[$(stringify!($hole)),*];
        const { assert!($crate::page::markup::holes($markup) == HOLES.len()) }
        $crate::page::dom::filled($markup, vec![$($crate::page::dom::Hole::from($hole)),*])
    }};
}
pub(super) use markup;

/// Fills markup; see [`markup!`].
pub fn filled(text: &'static str, holes: Vec<Hole>) -> Html {
    let mut nodes = nodes(&mut read(text).iter(), &mut holes.into_iter());
    match nodes.len() {
        1 => nodes.swap_remove(0),
        _ => all(nodes),
    }
}

/// A piece of markup as it's drawn from.
enum Step {
    Open(Element, &'static [&'static str]),
    Other(Op),
}

/// The steps of a piece of markup. Read once and never freed: there are as
/// many as stand in the program.
fn read(text: &'static str) -> &'static [Step] {
    thread_local! {
        static KNOWN: RefCell<LiteMap<(usize, usize), &'static [Step]>> = const { RefCell::new(LiteMap::new()) };
    }
    KNOWN.with_borrow_mut(|known| {
        let key = (text.as_ptr() as usize, text.len());
        if let Some(steps) = known.get(&key) {
            return *steps;
        }
        // A test reads every piece of markup.
        let ops = parse(text).unwrap_or_default();
        let steps = ops.into_iter().map(|op| match op {
            Op::Open(mut element) => {
                let keys = std::mem::take(&mut element.keys);
                Step::Open(element, keys.leak())
            }
            other => Step::Other(other),
        });
        let steps: &'static [Step] = steps.collect::<Vec<_>>().leak();
        known.insert(key, steps);
        steps
    })
}

/// The nodes up to the end of the open element.
fn nodes(steps: &mut slice::Iter<'static, Step>, holes: &mut vec::IntoIter<Hole>) -> Vec<Html> {
    let mut all = Vec::new();
    while let Some(step) = steps.next() {
        match step {
            Step::Open(element, keys) => all.push(opened(element, keys, steps, holes)),
            Step::Other(Op::Text(text)) => all.push(VText::new(*text).into()),
            Step::Other(Op::Hole) => {
                if let Some(Hole::Node(node)) = holes.next() {
                    all.push(node);
                }
            }
            Step::Other(_) => break,
        }
    }
    all
}

fn opened(
    element: &'static Element,
    keys: &'static [&'static str],
    steps: &mut slice::Iter<'static, Step>,
    holes: &mut vec::IntoIter<Hole>,
) -> Html {
    let mut values = Vec::with_capacity(keys.len());
    for value in &element.values {
        values.push(match value {
            Some(text) => s(text),
            None => match holes.next() {
                Some(Hole::Value(value)) => value,
                _ => None,
            },
        });
    }
    let mut listeners = Vec::new();
    for _ in 0..element.listeners {
        if let Some(Hole::On(listener)) = holes.next() {
            listeners.push(Some(listener));
        }
    }
    let mut tag = tag_of(element.tag, keys, values, nodes(steps, holes));
    tag.set_listeners(listeners.into());
    tag.into()
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
