//! Fields and choices at places of the rulebook.

use serde_json::{Value, json};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::draft::{DraftMsg, Text, field_id};
use crate::draft::{OriginKind, get, origin_kind, value_text};
use crate::id::Id;
use crate::language::{By, Reading};
use crate::locale::book::{concept, word};
use crate::locale::draft::{lack, wrong_text};
use crate::locale::draft_part::origin_name;
use crate::page::dom::{flag, hashed, markup, none, only_if, when};
use crate::page::parts::{button, triangle};

impl Draft<'_> {
    /// What is typed at a place; nothing where that's no text.
    pub fn text(&self, path: &str) -> &str {
        get(&self.sketch.tree, path)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// A name for people, in Chinese or in English.
    pub fn named(&self, path: &str, english: bool) -> &str {
        let of = get(&self.sketch.tree, path);
        let text = match (of, english) {
            (Some(Value::Object(of)), false) => of.get("zh"),
            (Some(Value::Object(of)), true) => of.get("en"),
            (of, false) => of,
            (_, true) => None,
        };
        text.and_then(Value::as_str).unwrap_or_default()
    }

    /// A field with its name before it.
    pub fn field(&self, kind: Text, path: &str, label: &str) -> Html {
        markup! {
            <label class="draft-field" key={hashed((path, label))}>
                <span class="small">{label}</span>
                {self.input(kind, path, label)}
                {self.why(path)}
            </label>
        }
    }

    /// The field alone.
    pub fn input(&self, kind: Text, path: &str, label: &str) -> Html {
        let text = match kind {
            Text::Chinese => self.named(path, false).to_owned(),
            Text::English => self.named(path, true).to_owned(),
            Text::Number | Text::Maybe => value_text(&self.sketch.tree, path).to_owned(),
            Text::Low => self.text(&format!("{path}.origin.assumed.low")).to_owned(),
            Text::High => self.text(&format!("{path}.origin.assumed.high")).to_owned(),
            Text::Count => match get(&self.sketch.tree, path) {
                Some(Value::Number(number)) => number.to_string(),
                other => other.and_then(Value::as_str).unwrap_or_default().to_owned(),
            },
            Text::List => list_text(get(&self.sketch.tree, path)),
            Text::Plain | Text::Must | Text::Expected => self.text(path).to_owned(),
        };
        let (class, mode) = match kind {
            Text::Number | Text::Maybe | Text::Low | Text::High => {
                ("field decimal draft-number", "decimal")
            }
            Text::Count => ("field count", "numeric"),
            _ => ("field free", "text"),
        };
        let is_wrong = self.problem(path).is_some();
        let id = match kind {
            Text::English | Text::Low | Text::High => None,
            _ => Some(field_id(path)),
        };
        let send = self.view.send.clone();
        let at = path.to_owned();
        let typed = Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let text = input.map(|input| input.value()).unwrap_or_default();
            send.emit(RestMsg::draft(DraftMsg::Type(kind, at.clone(), text)).into());
        });
        markup! {
            <input
                id={id}
                class={class}
                inputmode={mode}
                autocomplete="off"
                aria-label={label.to_owned()}
                aria-invalid={when(is_wrong, "true")}
                value={text}
                oninput={typed}
                onblur={self.on(DraftMsg::Left)}
            />
        }
    }

    /// What is wrong at a place, in words.
    pub fn problem(&self, path: &str) -> Option<String> {
        let lang = self.view.lang;
        let read = &self.read;
        let value = format!("{path}.value");
        let is_here = |at: &str| at == path || at == value;
        if let Some(fault) = read.wrong.iter().find(|fault| is_here(&fault.path)) {
            return Some(wrong_text(lang, self.text(&fault.path), fault));
        }
        if let Some(fault) = read.faults.iter().find(|fault| is_here(&fault.path)) {
            return Some(crate::locale::book_fault::book_fault(lang, fault).1);
        }
        let missing = read.lacks.iter().find(|lack| is_here(&lack.path));
        missing.map(|of| lack(lang, of.what))
    }

    /// That below the field.
    pub fn why(&self, path: &str) -> Html {
        self.problem(path).map_or_else(none, |text| {
            markup! { <span class="why">{triangle("triangle")}{text}</span> }
        })
    }

    /// A number with who says it.
    pub fn number(&self, path: &str, label: &str) -> Html {
        let kind = origin_kind(&self.sketch.tree, path);
        let lang = self.view.lang;
        let options = OriginKind::ALL.map(|one| (origin_name(lang, one).to_owned(), one == kind));
        let at = path.to_owned();
        let choose = self.select(
            (&format!("{label} {}", self.words.by_whom), "draft-origin"),
            options.to_vec(),
            move |nth| {
                let kind = OriginKind::ALL
                    .get(nth)
                    .copied()
                    .unwrap_or(OriginKind::Stated);
                DraftMsg::Origin(at.clone(), kind)
            },
        );
        markup! {
            <span class="draft-param" key={hashed((path, label))}>
                <label class="draft-field">
                    <span class="small">{label}</span>
                    {self.input(Text::Number, path, label)}
                </label>
                {choose}
                {only_if(kind == OriginKind::Assumed, || markup! {
                    <span class="draft-span">
                        {self.input(Text::Low, path, &format!("{label} {}", self.words.low))}
                        "\u{2013}"
                        {self.input(Text::High, path, &format!("{label} {}", self.words.high))}
                    </span>
                })}
                {only_if(kind == OriginKind::Set, || {
                    let source = format!("{path}.origin.set.source");
                    self.input(Text::Must, &source, &format!("{label} {}", self.words.source))
                })}
                {self.why(path)}
            </span>
        }
    }

    /// A number that need not be there.
    pub fn maybe(&self, path: &str, label: &str) -> Html {
        match get(&self.sketch.tree, path) {
            None => self.field(Text::Maybe, path, label),
            Some(Value::Object(of)) if of.contains_key("reading") => markup! {
                <span class="draft-field">
                    <span class="small">{label}</span>
                    <span class="small">{self.words.asked}</span>
                </span>
            },
            Some(_) => markup! {
                <span class="draft-maybe">
                    {self.number(path, label)}
                    {button("link", self.words.nothing_said, self.on(DraftMsg::Unset(path.to_owned())))}
                </span>
            },
        }
    }

    /// What is asked by a question.
    pub fn question(&self, id: Id) -> String {
        let mut all = self.read.document.readings.iter();
        let found = all.find(|reading| reading.id == id);
        match found.map_or("", |reading| word(self.view.lang, &reading.question)) {
            "" => id.to_string(),
            text => text.to_owned(),
        }
    }

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
            let to = self.on(msg(nth));
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

fn list_text(of: Option<&Value>) -> String {
    let items = of.and_then(Value::as_array).into_iter().flatten();
    let texts = items.map(|item| {
        item.as_str()
            .or(item.get("value").and_then(Value::as_str))
            .unwrap_or("?")
    });
    texts.collect::<Vec<_>>().join(" ")
}
