//! Fields of the process's forms.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::page::dom::{flag, markup, none, only_if};
use crate::page::parts::triangle;

/// A field of one line with its name; why it's wrong below it.
pub fn line(id: &str, label: &str, text: &str, why: Option<&str>, typed: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        typed.emit(input.map(|input| input.value()).unwrap_or_default());
    });
    let control = markup! {
        <input
            id={id.to_owned()}
            class={class_of(why)}
            type="text"
            autocomplete="off"
            aria-invalid={flag(why.is_some())}
            aria-describedby={format!("{id}-why")}
            value={text.to_owned()}
            oninput={oninput}
        />
    };
    labelled(id, label, control, why)
}

/// A field of several lines with its name; why it's wrong below it.
pub fn area(id: &str, label: &str, text: &str, why: Option<&str>, typed: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlTextAreaElement>();
        typed.emit(input.map(|input| input.value()).unwrap_or_default());
    });
    let control = markup! {
        <textarea
            id={id.to_owned()}
            class={class_of(why)}
            rows="2"
            aria-invalid={flag(why.is_some())}
            aria-describedby={format!("{id}-why")}
            value={text.to_owned()}
            oninput={oninput}
        />
    };
    labelled(id, label, control, why)
}

/// Options of which one is chosen; none is where the first one only says what to do.
pub fn select(
    id: &str,
    label: &str,
    options: &[String],
    chosen: Option<usize>,
    why: Option<&str>,
    choose: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let at = select.and_then(|select| usize::try_from(select.selected_index()).ok());
        if let Some(at) = at {
            choose.emit(at);
        }
    });
    let each = options.iter().enumerate().map(|(at, text)| {
        markup! { <option selected={Some(at) == chosen}>{text.as_str()}</option> }
    });
    let each: Vec<Html> = each.collect();
    let control = markup! {
        <select
            id={id.to_owned()}
            class="select"
            aria-invalid={flag(why.is_some())}
            aria-describedby={format!("{id}-why")}
            onchange={onchange}
        >
            {each}
        </select>
    };
    labelled(id, label, control, why)
}

/// A row of choices of which one is taken, or none yet.
pub fn choices<T: Copy + PartialEq>(
    name: &str,
    label: &str,
    why: Option<&str>,
    all: &[(T, &'static str)],
    chosen: Option<T>,
    to: impl Fn(T) -> Callback<Event>,
) -> Html {
    let rows = all.iter().map(|(value, text)| {
        markup! {
            <label class="review-choice">
                <input
                    type="radio"
                    name={name.to_owned()}
                    checked={chosen == Some(*value)}
                    aria-invalid={flag(why.is_some())}
                    onchange={to(*value)}
                />
                <span>{*text}</span>
            </label>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <div
            class="review-choices"
            role="radiogroup"
            aria-label={label.to_owned()}
            aria-describedby={format!("{name}-why")}
        >
            {rows}
        </div>
        {because(name, why)}
    }
}

/// A control below its name, and why it's wrong below that.
fn labelled(id: &str, label: &str, control: Html, why: Option<&str>) -> Html {
    markup! {
        <span class="review-field">
            <label for={id.to_owned()} class="small">{label}</label>
            {control}
            {because(id, why)}
        </span>
    }
}

const fn class_of(why: Option<&str>) -> &'static str {
    match why {
        Some(_) => "field free wrong",
        None => "field free",
    }
}

/// Why something can't be taken; its place stays, so that nothing moves while it's typed.
fn because(id: &str, why: Option<&str>) -> Html {
    markup! {
        <span id={format!("{id}-why")} class="why-place">
            {only_if(why.is_some(), || markup! {
                <span class="why" role="alert">{triangle("triangle")}{why.unwrap_or_default()}</span>
            })}
        </span>
    }
}

/// A sentence that something is wrong.
pub fn wrong(text: Option<&str>) -> Html {
    text.map_or_else(none, |text| {
        markup! { <p class="why" role="alert">{triangle("triangle")}{text}</p> }
    })
}
