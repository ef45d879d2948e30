//! Fields and choices at places of the rulebook.

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::draft::{DraftMsg, Text, field_id};
use crate::draft::{OriginKind, get, origin_kind, value_text};
use crate::id::Id;
use crate::locale::book::word;
use crate::locale::book_fault::book_fault;
use crate::locale::draft::{lack, wrong_text};
use crate::locale::draft_part::origin_name;
use crate::page::dom::{hashed, markup, none, only_if, when};
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
            <span class="draft-field" key={hashed((path, label))}>
                <label class="draft-field">
                    <span class="small">{label}</span>
                    {self.input(kind, path, label)}
                </label>
                {self.why(path)}
            </span>
        }
    }

    /// The field alone.
    pub fn input(&self, kind: Text, path: &str, label: &str) -> Html {
        let low = format!("{path}.origin.assumed.low");
        let high = format!("{path}.origin.assumed.high");
        // Where what is typed stands.
        let place = match kind {
            Text::Low => &*low,
            Text::High => &*high,
            _ => path,
        };
        let text = match kind {
            Text::Chinese => self.named(path, false).to_owned(),
            Text::English => self.named(path, true).to_owned(),
            // What must be there and isn't said is nothing.
            Text::Number if get(&self.sketch.tree, path).is_none() => "0".to_owned(),
            Text::Number | Text::Maybe => value_text(&self.sketch.tree, path).to_owned(),
            Text::Count => match get(&self.sketch.tree, path) {
                Some(Value::Number(number)) => number.to_string(),
                other => other.and_then(Value::as_str).unwrap_or_default().to_owned(),
            },
            // What is being typed isn't rewritten.
            Text::List => match self.form.raw(path) {
                Some(text) => text.to_owned(),
                None => list_text(get(&self.sketch.tree, path)),
            },
            Text::Low | Text::High | Text::Plain | Text::Must | Text::Expected => {
                self.text(place).to_owned()
            }
        };
        let (class, mode) = match kind {
            Text::Number | Text::Maybe | Text::Low | Text::High => {
                ("field decimal draft-number", "decimal")
            }
            Text::Count => ("field count", "numeric"),
            _ => ("field free", "text"),
        };
        let is_wrong = self.problem(place).is_some();
        let class = match is_wrong {
            true => format!("{class} wrong"),
            false => class.to_owned(),
        };
        let id = (kind != Text::English).then(|| field_id(place));
        let described = is_wrong.then(|| format!("{}-why", field_id(place)));
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
                aria-describedby={described}
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
            return Some(book_fault(lang, fault).1);
        }
        let missing = read.lacks.iter().find(|lack| is_here(&lack.path));
        missing.map(|of| lack(lang, of.what))
    }

    /// Whether something is wrong at places below one, but for some of them.
    pub fn is_wrong_below(&self, path: &str, but: &[&str]) -> bool {
        let read = &self.read;
        let wrong = read.wrong.iter().map(|of| &*of.path);
        let faults = read.faults.iter().map(|of| &*of.path);
        let mut all = wrong
            .chain(faults)
            .chain(read.lacks.iter().map(|of| &*of.path));
        all.any(|at| {
            let rest = at
                .strip_prefix(path)
                .and_then(|rest| rest.strip_prefix('.'));
            rest.is_some_and(|rest| !but.iter().any(|but| rest.starts_with(but)))
        })
    }

    /// That below the field.
    pub fn why(&self, path: &str) -> Html {
        self.problem(path).map_or_else(none, |text| {
            let id = format!("{}-why", field_id(path));
            markup! { <span class="why" id={id}>{triangle("triangle")}{text}</span> }
        })
    }

    /// A number with who says it.
    pub fn number(&self, path: &str, label: &str) -> Html {
        self.number_in(Text::Number, path, label, false)
    }

    /// The same; with `by`, a question may decide it instead.
    fn number_in(&self, as_text: Text, path: &str, label: &str, by: bool) -> Html {
        let kind = origin_kind(&self.sketch.tree, path);
        let choose = || {
            let (mut options, mut msgs) = self.origins(path, kind);
            if by {
                self.questions(path, &[], &mut options, &mut msgs);
            }
            let name = format!("{label} {}", self.words.by_whom);
            self.one_of((&name, "draft-origin"), options, msgs)
        };
        let [source, date] = ["source", "date"].map(|of| format!("{path}.origin.set.{of}"));
        markup! {
            <span class="draft-param" key={hashed((path, label))}>
                <label class="draft-field">
                    <span class="small">{label}</span>
                    {self.input(as_text, path, label)}
                </label>
                {only_if(as_text == Text::Number, choose)}
                {only_if(kind == OriginKind::Assumed, || markup! {
                    <span class="draft-span">
                        {self.input(Text::Low, path, &format!("{label} {}", self.words.low))}
                        "\u{2013}"
                        {self.input(Text::High, path, &format!("{label} {}", self.words.high))}
                        {self.why(&format!("{path}.origin.assumed.low"))}
                        {self.why(&format!("{path}.origin.assumed.high"))}
                    </span>
                })}
                {only_if(kind == OriginKind::Set, || self.decided(&source, &date, label))}
                {self.why(path)}
            </span>
        }
    }

    /// By what and when the branch decided a number.
    pub fn decided(&self, source: &str, date: &str, label: &str) -> Html {
        markup! {
            <span class="draft-decided">
                {self.input(Text::Must, source, &format!("{label} {}", self.words.source))}
                {self.input(Text::Plain, date, &format!("{label} {}", self.words.date))}
                {self.why(source)}
                {self.why(date)}
            </span>
        }
    }

    /// Who may say a number, as choices.
    pub fn origins(&self, path: &str, kind: OriginKind) -> (Vec<(String, bool)>, Vec<DraftMsg>) {
        let lang = self.view.lang;
        let options = OriginKind::ALL.map(|one| (origin_name(lang, one).to_owned(), one == kind));
        let msgs = OriginKind::ALL.map(|one| DraftMsg::Origin(path.to_owned(), one));
        (options.to_vec(), msgs.to_vec())
    }

    /// A number that need not be there.
    pub fn maybe(&self, path: &str, label: &str) -> Html {
        self.maybe_in(path, label, false)
    }

    /// A number that need not be there, and that a question may decide.
    pub fn maybe_by(&self, path: &str, label: &str) -> Html {
        match self.asked_at(path) {
            Some(_) => self.asked(path, label, true),
            None => self.maybe_in(path, label, true),
        }
    }

    fn maybe_in(&self, path: &str, label: &str, by: bool) -> Html {
        let (is_there, kind) = match get(&self.sketch.tree, path) {
            Some(_) => (true, Text::Number),
            None => (false, Text::Maybe),
        };
        let away = self.on(DraftMsg::Unset(path.to_owned()));
        markup! {
            <span class="draft-maybe" key={hashed((path, label))}>
                {self.number_in(kind, path, label, by)}
                {only_if(is_there, || button("link", self.words.nothing_said, away))}
            </span>
        }
    }

    /// A number that must be there, and that a question may decide.
    pub fn must_by(&self, path: &str, label: &str) -> Html {
        match self.asked_at(path) {
            Some(_) => self.asked(path, label, false),
            None => self.number_in(Text::Number, path, label, true),
        }
    }

    /// How many at the most, which a question may decide.
    pub fn count_by(&self, path: &str, label: &str) -> Html {
        let is_asked = self.asked_at(path).is_some();
        let is_there = get(&self.sketch.tree, path).is_some();
        let choose = || {
            let stated = origin_name(self.view.lang, OriginKind::Stated).to_owned();
            let mut options = vec![(stated, !is_asked)];
            let mut msgs = vec![DraftMsg::Settle(path.to_owned(), Value::from(1))];
            self.questions(path, &[], &mut options, &mut msgs);
            let name = format!("{label} {}", self.words.by_whom);
            self.one_of((&name, "draft-origin"), options, msgs)
        };
        let row = |at: &str, label: &str| self.field(Text::Count, at, label);
        markup! {
            <span class="draft-param" key={hashed(path)}>
                {match is_asked {
                    true => self.under_answers(path, label, &row),
                    false => self.field(Text::Count, path, label),
                }}
                {only_if(is_there, choose)}
            </span>
        }
    }

    /// A number that a question decides: what it is under each answer.
    fn asked(&self, path: &str, label: &str, may_be_unset: bool) -> Html {
        let row = |at: &str, label: &str| self.maybe(at, label);
        let settle = match may_be_unset {
            true => DraftMsg::Unset(path.to_owned()),
            false => DraftMsg::Settle(path.to_owned(), Value::from("")),
        };
        markup! {
            <span class="draft-asked" key={hashed((path, label))}>
                <span class="small">{label}" "{self.words.asked}</span>
                {self.asked_at(path).map_or_else(none, |id| self.question_link(id))}
                {button("link", self.words.nothing_said, self.on(settle))}
                {self.under_answers(path, label, &row)}
                {self.why(path)}
            </span>
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
