//! Choices at places of the rulebook.

use serde_json::{Value, json};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::draft::DraftMsg;
use crate::id::Id;
use crate::language::{By, Reading};
use crate::locale::book::{concept, word};
use crate::page::dom::{flag, markup, none};
use crate::page::parts::button;

impl Draft<'_> {
    /// One of several: its name and class, the options' names and whether they're chosen.
    pub fn select(
        &self,
        (label, class): (&str, &'static str),
        options: Vec<(String, bool)>,
        msg: impl Fn(usize) -> DraftMsg + 'static,
    ) -> Html {
        let send = self.view.send.clone();
        let onchange = Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            if let Some(nth) = chosen {
                send.emit(RestMsg::draft(msg(nth)).into());
            }
        });
        let options = options.into_iter().map(|(text, is_chosen)| {
            markup! { <option selected={is_chosen}>{text}</option> }
        });
        let options: Vec<Html> = options.collect();
        markup! {
            <select class={format!("select {class}")} aria-label={label.to_owned()} onchange={onchange}>
                {options}
            </select>
        }
    }

    /// The same with its name before it.
    pub fn choice(
        &self,
        label: &str,
        options: Vec<(String, bool)>,
        msg: impl Fn(usize) -> DraftMsg + 'static,
    ) -> Html {
        markup! {
            <span class="draft-field">
                <span class="small">{label}</span>
                {self.select((label, ""), options, msg)}
            </span>
        }
    }

    /// One of several, all in sight.
    pub fn kinds(
        &self,
        label: &str,
        options: Vec<(&'static str, bool)>,
        msg: impl Fn(usize) -> DraftMsg,
    ) -> Html {
        let buttons = options.into_iter().enumerate().map(|(nth, (text, is_it))| {
            let pressed = flag(is_it);
            let to = match is_it {
                true => Callback::noop(),
                false => self.on(msg(nth)),
            };
            markup! {
                <button type="button" class="draft-kind" aria-pressed={pressed} onclick={to}>{text}</button>
            }
        });
        let buttons: Vec<Html> = buttons.collect();
        markup! {
            <div class="draft-kinds" role="group" aria-label={label.to_owned()}>
                <span class="small">{label}</span>
                {buttons}
            </div>
        }
    }

    /// A word of a concept, or that it's left open.
    pub fn word_of<T>(
        &self,
        by: &By<T>,
        path: &str,
        label: &str,
        words: &'static [&'static str],
    ) -> Html {
        let lang = self.view.lang;
        let asked = match by {
            By::Asked(asked) => Some(asked.reading),
            By::Settled(_) => None,
        };
        let typed = self.text(path);
        let now = if typed.is_empty() {
            words.first().copied().unwrap_or_default()
        } else {
            typed
        };
        let option = |id: &&'static str| {
            let name = concept(lang, id).unwrap_or_else(|| (*id).to_owned());
            (name, asked.is_none() && *id == now)
        };
        let mut options: Vec<(String, bool)> = words.iter().map(option).collect();
        // Questions that are there already, and may decide this as well.
        let readings = &self.read.document.readings;
        let fits = |reading: &&Reading| {
            reading
                .options
                .iter()
                .all(|one| words.contains(&one.id.as_str()))
        };
        let known: Vec<Id> = readings
            .iter()
            .filter(fits)
            .map(|reading| reading.id)
            .collect();
        for id in &known {
            let text = self.question(*id);
            options.push((format!("{}: {text}", self.words.answer), asked == Some(*id)));
        }
        let is_foreign = asked.is_some_and(|id| !known.contains(&id));
        options.push((self.words.ask.to_owned(), is_foreign));
        let at = path.to_owned();
        let choose = self.choice(label, options, move |nth| {
            let reading = nth.checked_sub(words.len()).and_then(|nth| known.get(nth));
            match (words.get(nth), reading) {
                (Some(id), _) => DraftMsg::Settle(at.clone(), Value::from(*id)),
                (_, Some(id)) => DraftMsg::Settle(at.clone(), json!({"reading": id.as_str()})),
                _ => DraftMsg::Ask(at.clone(), words),
            }
        });
        let question = asked.and_then(|id| readings.iter().find(|reading| reading.id == id));
        markup! {
            <span class="draft-word">
                {choose}
                {question.map_or_else(none, |reading| {
                    let text = match word(lang, &reading.question) {
                        "" => self.words.asked,
                        text => text,
                    };
                    let nth = self.read.document.readings.iter().position(|of| of.id == reading.id);
                    let to = format!("readings[{}].question", nth.unwrap_or_default());
                    button("link", text, self.on(DraftMsg::Goto(to)))
                })}
            </span>
        }
    }
}
