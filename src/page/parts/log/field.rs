//! The fields of an entry, in either form: what is typed stays, what is wrong
//! is said below, and so is what looks private.

use yew::prelude::*;

use super::controls::{button, said_day, triangle};
use super::{about, on, value_of};
use crate::desk::log::{LogField, LogForm, LogWrong, Wrongs};
use crate::desk::log::{LogMsg, LogPlace};
use crate::id::Id;
use crate::locale::Lang;
use crate::locale::log::{follow_up, outcome, private_hint};
use crate::locale::log_page::{self as say, log_words};
use crate::log::{FollowUp, Outcome, find_private};
use crate::page::dom::{markup, none, when};
use crate::page::view::View;

/// The form that fields stand in.
pub struct Fields<'a, 'v> {
    /// What it's drawn from.
    pub view: &'a View<'v>,
    /// Which of the two.
    pub place: LogPlace,
    /// The texts.
    pub form: &'a LogForm,
    /// What is wrong with them.
    pub wrong: &'a Wrongs,
}

impl Fields<'_, '_> {
    /// The id of a field's element.
    pub fn id(&self, field: LogField) -> String {
        let place = match self.place {
            LogPlace::New => "new",
            LogPlace::Opened => "opened",
        };
        let field = match field {
            LogField::Date => "date",
            LogField::Channel => "channel",
            LogField::Category => "category",
            LogField::Question => "question",
            LogField::Answer => "answer",
            LogField::Result => "result",
            LogField::FollowUp => "follow-up",
            LogField::Title => "title",
            LogField::Standard => "standard",
        };
        format!("log-{place}-{field}")
    }

    /// A field's name for people.
    pub fn label(&self, field: LogField) -> &'static str {
        let words = log_words(self.view.lang);
        match field {
            LogField::Date => words.date,
            LogField::Channel => words.channel,
            LogField::Category => words.category,
            LogField::Question => words.question,
            LogField::Answer => words.answer,
            LogField::Result => words.result,
            LogField::FollowUp => words.follow_up,
            LogField::Title => words.case_title,
            LogField::Standard => words.standard,
        }
    }

    /// A field with its name above and what is to be said below.
    pub fn labelled(&self, field: LogField, class: &'static str, control: Html) -> Html {
        markup! {
            <div class={class}>
                <label for={self.id(field)}>{self.label(field)}</label>
                {control}
                {self.below(field)}
            </div>
        }
    }

    /// A text: one line in the new entry, several in the opened one.
    pub fn text(&self, field: LogField) -> Html {
        let words = log_words(self.view.lang);
        let hint = match (self.place, field) {
            (LogPlace::New, LogField::Question) => words.question_hint,
            (LogPlace::New, LogField::Answer) => words.answer_hint,
            _ => "",
        };
        let class = match self.fault(field) {
            Some(_) => "field free wrong",
            None => "field free",
        };
        let described = self.described(field);
        let wrong = when(self.fault(field).is_some(), "true");
        let text = self.form.text(field).to_owned();
        let typed = self.typed(field);
        let left = match self.place {
            LogPlace::Opened => on(self.view, LogMsg::Leave),
            LogPlace::New => Callback::noop(),
        };
        if self.place == LogPlace::New || field == LogField::Title {
            return markup! {
                <input
                    id={self.id(field)}
                    class={class}
                    type="text"
                    autocomplete="off"
                    placeholder={when(!hint.is_empty(), hint)}
                    aria-invalid={wrong}
                    aria-describedby={described}
                    value={text}
                    oninput={typed}
                    onblur={left}
                />
            };
        }
        markup! {
            <textarea
                id={self.id(field)}
                class={class}
                rows={if field == LogField::Question { "3" } else { "4" }}
                aria-invalid={wrong}
                aria-describedby={described}
                value={text}
                oninput={typed}
                onblur={left}
            />
        }
    }

    /// The day.
    pub fn date(&self) -> Html {
        let field = LogField::Date;
        let class = match self.fault(field) {
            Some(_) => "field date wrong",
            None => "field date",
        };
        markup! {
            <input
                id={self.id(field)}
                class={class}
                type="date"
                required="required"
                aria-invalid={when(self.fault(field).is_some(), "true")}
                aria-describedby={self.described(field)}
                value={self.form.text(field).to_owned()}
                onchange={self.typed(field)}
            />
            {said_day(self.view.lang, self.form.text(field))}
        }
    }

    /// A list to choose from; what isn't in it any more stays as it is.
    pub fn select(&self, field: LogField) -> Html {
        let chosen = self.form.text(field);
        let mut options = self.options(field);
        if !options.iter().any(|(value, _)| value == chosen) {
            options.insert(0, (chosen.to_owned(), chosen.to_owned()));
        }
        let options = options.into_iter().map(|(value, text)| {
            let is_chosen = value == chosen;
            markup! { <option value={value} selected={is_chosen}>{&text}</option> }
        });
        let options: Vec<Html> = options.collect();
        markup! {
            <select
                id={self.id(field)}
                class="select"
                aria-invalid={when(self.fault(field).is_some(), "true")}
                aria-describedby={self.described(field)}
                onchange={self.typed(field)}
            >
                {options}
            </select>
        }
    }

    /// A row of buttons of which one is pressed.
    pub fn buttons(&self, field: LogField) -> Html {
        let options = self.options(field).into_iter().map(|(value, text)| {
            let pressed = value == self.form.text(field);
            let choose = LogMsg::Type(self.place, field, value);
            markup! {
                <button
                    type="button"
                    class="choice"
                    aria-pressed={if pressed { "true" } else { "false" }}
                    onclick={on(self.view, choose)}
                >
                    {text}
                </button>
            }
        });
        let options: Vec<Html> = options.collect();
        markup! {
            <div class="log-field">
                <span class="log-label" id={self.id(field)}>{self.label(field)}</span>
                <div class="choices" role="group" aria-labelledby={self.id(field)}>{options}</div>
            </div>
        }
    }

    fn options(&self, field: LogField) -> Vec<(String, String)> {
        let lang = self.view.lang;
        let lists = self.view.log.as_ref().map(|log| &log.page.lists);
        let Some(lists) = lists else {
            return Vec::new();
        };
        let listed = |id: Id, title| (id.to_string(), lang.of(title).to_owned());
        match field {
            LogField::Channel => {
                let all = lists.channels.iter();
                all.map(|one| listed(one.id, &one.title)).collect()
            }
            LogField::Category => {
                let all = lists.categories.iter();
                all.map(|one| listed(one.id, &one.title)).collect()
            }
            LogField::Result => {
                let all = Outcome::ALL.iter();
                all.map(|one| (one.name().into(), outcome(lang, *one).into()))
                    .collect()
            }
            _ => {
                let all = FollowUp::ALL.iter();
                all.map(|one| (one.name().into(), follow_up(lang, *one).into()))
                    .collect()
            }
        }
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: LogField) -> Option<LogWrong> {
        let mut wrong = self.wrong.iter();
        wrong.find(|(at, _)| *at == field).map(|(_, why)| *why)
    }

    fn is_private(&self, field: LogField) -> bool {
        field.is_text() && !find_private(self.form.text(field)).is_empty()
    }

    /// The id of what is said below a field, if anything is.
    pub fn described(&self, field: LogField) -> Option<AttrValue> {
        let said = self.fault(field).is_some() || self.is_private(field);
        said.then(|| AttrValue::from(format!("{}-why", self.id(field))))
    }

    /// What is said below a field.
    pub fn below(&self, field: LogField) -> Html {
        let lang = self.view.lang;
        let id = format!("{}-why", self.id(field));
        if let Some(why) = self.fault(field) {
            return markup! {
                <p class="why" id={id}>{triangle("triangle")}{wrong_text(lang, why)}</p>
            };
        }
        if !field.is_text() {
            return none();
        }
        let found = find_private(self.form.text(field));
        match found.first() {
            None => none(),
            Some(private) => markup! {
                <p class="why private" id={id}>
                    {triangle("triangle")}
                    <span>{private_hint(lang, private.kind)}</span>
                    {button(
                        "link",
                        log_words(lang).mask,
                        on(self.view, LogMsg::Mask(self.place, field))
                    )}
                </p>
            },
        }
    }

    fn typed<E: AsRef<web_sys::Event> + 'static>(&self, field: LogField) -> Callback<E> {
        let place = self.place;
        self.view
            .send
            .reform(move |event: E| about(LogMsg::Type(place, field, value_of(event.as_ref()))))
    }
}

fn wrong_text(lang: Lang, why: LogWrong) -> String {
    let words = log_words(lang);
    match why {
        LogWrong::Date => words.bad_date.into(),
        LogWrong::NotChosen => words.choose_category.into(),
        LogWrong::Unknown => words.no_category.into(),
        LogWrong::Text(fault) => say::fault(lang, fault),
    }
}
