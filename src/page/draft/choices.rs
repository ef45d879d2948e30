//! Choices at places of the rulebook.

use serde_json::Value;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::draft::DraftMsg;
use crate::draft::{OriginKind, get, plain_origin_kind};
use crate::language::Reading;
use crate::locale::book::{concept, word};
use crate::locale::book_line::option_name;
use crate::locale::draft_part::origin_name;
use crate::page::dom::{flag, hashed, markup, none, only_if};
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
        let kept = options.iter().position(|(_, is_chosen)| *is_chosen);
        let kept = kept.and_then(|kept| i32::try_from(kept).ok()).unwrap_or(-1);
        let onchange = Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            let chosen = usize::try_from(select.selected_index());
            // What it shows next is drawn: the choice may change the very options.
            select.set_selected_index(kept);
            if let Ok(nth) = chosen {
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

    /// A word of a concept, or the question that decides it.
    pub fn word_of(&self, path: &str, label: &str, words: &'static [&'static str]) -> Html {
        self.word_or(path, label, words, None)
    }

    /// The same; with a name for that nothing is said there.
    pub fn word_or(
        &self,
        path: &str,
        label: &str,
        words: &'static [&'static str],
        nothing: Option<&'static str>,
    ) -> Html {
        let lang = self.view.lang;
        let found = get(&self.sketch.tree, path);
        let asked = self.asked_at(path);
        let typed = found.and_then(Value::as_str);
        let first = words.first().copied().filter(|_| nothing.is_none());
        let now = typed.or(first).filter(|_| asked.is_none());
        let mut options = Vec::new();
        let mut msgs = Vec::new();
        if let Some(text) = nothing {
            options.push((text.to_owned(), found.is_none()));
            msgs.push(DraftMsg::Unset(path.to_owned()));
        }
        for id in words {
            let name = concept(lang, id).unwrap_or_else(|| (*id).to_owned());
            options.push((name, now == Some(*id)));
            msgs.push(DraftMsg::Settle(path.to_owned(), Value::from(*id)));
        }
        self.questions(path, words, &mut options, &mut msgs);
        let choose = self.one_of((label, ""), options, msgs);
        let means = get(&self.sketch.tree, &format!("{path}.means"));
        let has_own_names = asked
            .and_then(|id| self.reading(id))
            .is_some_and(|reading| {
                let mut options = reading.options.iter();
                !options.all(|one| words.contains(&one.id.as_str()))
            });
        let row = |at: &str, label: &str| {
            let now = get(&self.sketch.tree, at).and_then(Value::as_str);
            let mut options = vec![(self.words.nothing_said.to_owned(), now.is_none())];
            let mut msgs = vec![DraftMsg::Unset(at.to_owned())];
            for id in words {
                let name = concept(lang, id).unwrap_or_else(|| (*id).to_owned());
                options.push((name, now == Some(*id)));
                msgs.push(DraftMsg::Set(at.to_owned(), Value::from(*id)));
            }
            markup! {
                <span class="draft-field" key={hashed(at)}>
                    <span class="small">{label}</span>
                    {self.one_of((label, ""), options, msgs)}
                </span>
            }
        };
        markup! {
            <span class="draft-word" key={hashed(path)}>
                <span class="draft-field">
                    <span class="small">{label}</span>
                    {choose}
                </span>
                {asked.map_or_else(none, |id| self.question_link(id))}
                {only_if(asked.is_some() && (means.is_some() || has_own_names), || {
                    self.under_answers(path, label, &row)
                })}
                {self.why(path)}
            </span>
        }
    }

    /// The questions that may decide what stands at a place, and a new one, as choices.
    pub fn questions(
        &self,
        path: &str,
        words: &'static [&'static str],
        options: &mut Vec<(String, bool)>,
        msgs: &mut Vec<DraftMsg>,
    ) {
        let asked = self.asked_at(path);
        for reading in &self.read.document.readings {
            let is_it = asked == Some(reading.id.as_str());
            let text = self.question(reading.id);
            options.push((format!("{}: {text}", self.words.answer), is_it));
            msgs.push(DraftMsg::Decide(path.to_owned(), reading.id, words));
        }
        let is_foreign = asked.is_some_and(|id| self.reading(id).is_none());
        options.push((self.words.ask.to_owned(), is_foreign));
        msgs.push(DraftMsg::Ask(path.to_owned(), words));
    }

    /// One of several, each with what it does.
    pub fn one_of(
        &self,
        named: (&str, &'static str),
        options: Vec<(String, bool)>,
        msgs: Vec<DraftMsg>,
    ) -> Html {
        let nothing = DraftMsg::Left;
        self.select(named, options, move |nth| {
            msgs.get(nth).unwrap_or(&nothing).clone()
        })
    }

    /// The question that decides what stands at a place.
    pub fn asked_at(&self, path: &str) -> Option<&str> {
        get(&self.sketch.tree, path)?.get("reading")?.as_str()
    }

    fn reading(&self, id: &str) -> Option<&Reading> {
        let mut readings = self.read.document.readings.iter();
        readings.find(|reading| reading.id.as_str() == id)
    }

    /// Leads to a question.
    pub fn question_link(&self, id: &str) -> Html {
        let readings = &self.read.document.readings;
        let nth = readings.iter().position(|of| of.id.as_str() == id);
        let reading = nth.and_then(|nth| readings.get(nth));
        reading.map_or_else(none, |reading| {
            let text = match word(self.view.lang, &reading.question) {
                "" => self.words.asked,
                text => text,
            };
            let to = format!("readings[{}].question", nth.unwrap_or_default());
            button("link", text, self.on(DraftMsg::Goto(to)))
        })
    }

    /// What something is under each answer to the question that decides it: those of the
    /// question, then what stands under none of its answers.
    pub fn under_answers(&self, path: &str, label: &str, row: &dyn Fn(&str, &str) -> Html) -> Html {
        let reading = self.asked_at(path).and_then(|id| self.reading(id));
        let options = reading.map_or(&[][..], |reading| &reading.options);
        let mut rows: Vec<Html> = Vec::new();
        for option in options {
            let label = format!("{label} ({})", option_name(self.view.lang, option));
            rows.push(row(&format!("{path}.means.{}", option.id), &label));
        }
        let means = get(&self.sketch.tree, &format!("{path}.means")).and_then(Value::as_object);
        for answer in means.into_iter().flat_map(|means| means.keys()) {
            if !options.iter().any(|option| option.id.as_str() == answer) {
                let label = format!("{label} ({answer})");
                rows.push(row(&format!("{path}.means.{answer}"), &label));
            }
        }
        markup! { <span class="draft-asked">{rows}</span> }
    }

    /// Who says something that is no number.
    pub fn said_by(&self, path: &str, label: &str) -> Html {
        let kind = plain_origin_kind(&self.sketch.tree, path);
        let lang = self.view.lang;
        let options = OriginKind::ALL.map(|one| (origin_name(lang, one).to_owned(), one == kind));
        let msgs = OriginKind::ALL.map(|one| DraftMsg::Said(path.to_owned(), one));
        let [source, date] = ["source", "date"].map(|of| format!("{path}.set.{of}"));
        markup! {
            <span class="draft-param" key={hashed(path)}>
                <span class="draft-field">
                    <span class="small">{label}</span>
                    {self.one_of((label, ""), options.to_vec(), msgs.to_vec())}
                </span>
                {only_if(kind == OriginKind::Set, || self.decided(&source, &date, label))}
            </span>
        }
    }
}
