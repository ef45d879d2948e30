//! Where the focus was before it went into a form, and what a field does when it
//! gets it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::browser;
use crate::desk::Form;

/// What can have the focus.
const CAN: &str = "a[href], button, input, select, textarea, summary, [tabindex]";

/// Where the focus was before it went into a form.
pub struct CameFrom {
    /// Which form.
    pub form: Form,
    /// The element that had it, and those that followed: one of them is still
    /// there when others were taken away.
    places: Vec<HtmlElement>,
}

impl CameFrom {
    /// Notes what has the focus now; none if nothing has.
    pub fn note(form: Form) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let now = document.active_element()?;
        let all = document.query_selector_all(CAN).ok()?;
        let all = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok());
        let places: Vec<_> = all.skip_while(|place| **place != now).collect();
        (!places.is_empty()).then_some(Self { form, places })
    }

    /// Puts it back; whether something took it.
    pub fn back(self) -> bool {
        // Nothing glides away under the hand that closed the form.
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let at_once = ScrollIntoViewOptions::new();
        at_once.set_behavior(ScrollBehavior::Instant);
        at_once.set_block(ScrollLogicalPosition::Nearest);
        self.places.into_iter().any(|place| {
            let place = match place.is_connected() {
                true => place,
                // Drawn anew meanwhile, under the same name.
                false => browser::element(&place.id()).unwrap_or(place),
            };
            // Refused only by elements that take none.
            let _ = place.focus_with_options(&still);
            let has = has_focus(&place);
            if has {
                place.scroll_into_view_with_scroll_into_view_options(&at_once);
            }
            has
        })
    }
}

/// Fields whose text is selected when they get the focus.
const SELECTED: &str = "input[type=text], textarea[readonly]";

/// What stands in a field is selected when it gets the focus: by key, from the
/// page, or by a click. A click into a field that has it already places the
/// caret, and who comes back to the window types on.
pub fn select_when_focused() {
    let selecting = Rc::new(RefCell::new(Selecting::default()));
    for event in ["pointerdown", "focusin", "focusout", "mouseup", "click"] {
        let selecting = Rc::clone(&selecting);
        browser::listen(event, move |event: Event| {
            let target = event.target();
            if let Some(target) = target.and_then(|target| target.dyn_into().ok()) {
                selecting.borrow_mut().hear(&event, target);
            }
        });
    }
}

#[derive(Default)]
struct Selecting {
    /// The field that has just got the focus.
    fresh: Option<Element>,
    /// The one that had it when the window was left.
    left: Option<Element>,
}

impl Selecting {
    fn hear(&mut self, event: &Event, target: Element) {
        // A textarea has the same two methods.
        let field: &HtmlInputElement = target.unchecked_ref();
        match event.type_().as_str() {
            "focusin" => {
                let is_back = self.left.take().as_ref() == Some(&target);
                if !is_back && target.matches(SELECTED).unwrap_or(false) {
                    field.select();
                    self.fresh = Some(target);
                }
            }
            // With the window it keeps it.
            "focusout" if has_focus(&target) => self.left = Some(target),
            // Safari would put the caret there after the click.
            "mouseup" if self.fresh.as_ref() == Some(&target) => event.prevent_default(),
            // Where the caret was put, but not where something was selected.
            "click" if self.fresh.take().as_ref() == Some(&target) => {
                if field.selection_start() == field.selection_end() {
                    field.select();
                }
            }
            _ => self.fresh = None,
        }
    }
}

fn has_focus(element: &Element) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .and_then(|document| document.active_element())
        .as_ref()
        == Some(element)
}
