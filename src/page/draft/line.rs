//! The form of a clause, and of a group of them.

use serde_json::Value;
use yew::prelude::*;

use super::factors::factors;
use super::more::more;
use super::outline::{add, names};
use super::parts::{applies, considers, refused, when, within};
use super::scale::scale;
use super::{Draft, parts};
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::Role;
use crate::draft::{GivesKind, NewPart};
use crate::id::Id;
use crate::language::{Document, EventAmount, Events, Gives, Held, Line, Pool, Span, Which};
use crate::locale::book::{concept, word};
use crate::locale::draft_part::{gives_name, role_name};
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::button;

/// A clause's form.
pub fn line(of: &Draft<'_>, line: &Line, path: &str) -> Html {
    let words = of.words;
    let kind = kind_of(&line.gives);
    let gives = format!("{path}.gives");
    let is_wrong = of.is_wrong_below(path, &["gives", "title", "number"]);
    let at = gives.clone();
    let kinds = GivesKind::ALL.map(|one| (gives_name(of.view.lang, one), one == kind));
    let choose = of.kinds(words.gives, kinds.to_vec(), |nth| {
        let kind = GivesKind::ALL
            .get(nth)
            .copied()
            .unwrap_or(GivesKind::EachTime);
        DraftMsg::Gives(at.clone(), kind)
    });
    markup! {
        <div class="draft-fields">
            {of.field(Text::Plain, &format!("{path}.number"), words.number)}
            {names(of, &format!("{path}.title"))}
        </div>
        {choose}
        <p class="hint">{words.negative}</p>
        {match &line.gives {
            Gives::Fixed(_) => of.number(&format!("{gives}.fixed"), words.band_amount),
            Gives::Value(id) => by_value(of, &format!("{gives}.value"), *id),
            Gives::Scale(id, shape) => markup! {
                {by_value(of, &format!("{gives}.scale[0]"), *id)}
                {scale(of, shape, &format!("{gives}.scale[1]"), Some(*id))}
            },
            Gives::Events(events) => self::events(of, events, &format!("{gives}.events")),
        }}
        {more(words.rare, is_wrong, markup! {
            {of.field(Text::Chinese, &format!("{path}.summary"), words.summary)}
            {of.said_by(&format!("{path}.origin"), words.clause_by)}
            {ends(of, path)}
            {only_if(line.floor.is_some() || line.cap.is_some(), || {
                of.word_of(&format!("{path}.held_by"), of.words.held_by, Span::NAMES)
            })}
            {parts::rounded(of, path)}
            {factors(of, &line.factors, path)}
            {applies(of, path, &line.only, &line.except)}
            {considers(of, &line.considers, path)}
            {when(of, path, line.when.as_ref())}
            {within(of, path)}
            {button("link", words.again_line, of.on(DraftMsg::Again(path.to_owned())))}
        })}
    }
}

/// A group's form.
pub fn pool(of: &Draft<'_>, pool: &Pool, path: &str) -> Html {
    markup! {
        <div class="draft-fields">
            {names(of, &format!("{path}.title"))}
            {of.maybe(&format!("{path}.worth"), of.words.worth)}
        </div>
        {ends(of, path)}
        {held(of, pool, path)}
        {factors(of, &pool.factors, path)}
        {applies(of, path, &pool.only, &pool.except)}
        {when(of, path, pool.when.as_ref())}
        {within(of, path)}
    }
}

/// Whether floor and cap hold.
pub fn held(of: &Draft<'_>, pool: &Pool, path: &str) -> Html {
    only_if(pool.floor.is_some() || pool.cap.is_some(), || {
        of.word_of(&format!("{path}.held"), of.words.held, Held::NAMES)
    })
}

/// Floor, cap and weight.
pub fn ends(of: &Draft<'_>, path: &str) -> Html {
    let words = of.words;
    markup! {
        <div class="draft-fields">
            {of.maybe_by(&format!("{path}.floor"), words.floor)}
            {of.maybe_by(&format!("{path}.cap"), words.cap)}
            {of.maybe(&format!("{path}.weight"), words.weight)}
        </div>
    }
}

/// By which value it goes.
fn by_value(of: &Draft<'_>, path: &str, id: Id) -> Html {
    of_value(of, path, of.words.measured, id)
}

/// A choice among the values.
pub fn of_value(of: &Draft<'_>, path: &str, label: &str, id: Id) -> Html {
    let all = value_names(of.view.lang, &of.read.document);
    choice_of(of, path, label, &all, id)
}

/// A choice among parts by name.
pub fn choice_of(
    of: &Draft<'_>,
    path: &str,
    label: &str,
    all: &[(Id, String)],
    id: impl Into<Option<Id>>,
) -> Html {
    let id = id.into();
    let is_known = all.iter().any(|(known, _)| Some(*known) == id);
    let mut options: Vec<(String, bool)> = Vec::new();
    if !is_known {
        options.push(("\u{2026}".to_owned(), true));
    }
    options.extend(
        all.iter()
            .map(|(known, name)| (name.clone(), Some(*known) == id)),
    );
    let (ids, at) = (
        all.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        path.to_owned(),
    );
    let skip = usize::from(!is_known);
    let choose = of.choice(label, options, move |nth| {
        let chosen = nth.checked_sub(skip).and_then(|nth| ids.get(nth));
        let chosen = chosen.or(id.as_ref()).map_or("", Id::as_str);
        DraftMsg::Set(at.clone(), Value::from(chosen))
    });
    markup! { <div class="draft-fields">{choose}{of.why(path)}</div> }
}

/// The values, each once.
pub fn value_names(lang: crate::locale::Lang, document: &Document) -> Vec<(Id, String)> {
    let mut all: Vec<(Id, String)> = Vec::new();
    for value in &document.values {
        if !all.iter().any(|(known, _)| *known == value.id) {
            let name = match word(lang, &value.title) {
                "" => value.id.to_string(),
                name => name.to_owned(),
            };
            all.push((value.id, name));
        }
    }
    all
}

fn kind_of(gives: &Gives) -> GivesKind {
    match gives {
        Gives::Fixed(_) => GivesKind::Fixed,
        Gives::Value(_) => GivesKind::Value,
        Gives::Scale(..) => GivesKind::Scale,
        Gives::Events(events) => match events.amount {
            EventAmount::Fixed(_) => GivesKind::EachTime,
            EventAmount::Chosen(_) => GivesKind::Chosen,
            EventAmount::Any => GivesKind::Any,
            EventAmount::Repeated { .. } => GivesKind::Repeated,
        },
    }
}

fn events(of: &Draft<'_>, events: &Events, path: &str) -> Html {
    let words = of.words;
    let lang = of.view.lang;
    let amount = format!("{path}.amount");
    let kinds = events.kinds.iter().enumerate().map(|(nth, kind)| {
        let at = format!("{path}.kinds[{nth}]");
        markup! {
            <li class="draft-fields" key={hashed(kind.id)}>
                {of.field(Text::Plain, &format!("{at}.number"), words.number)}
                {names(of, &format!("{at}.title"))}
                {button("link", words.remove, of.on(DraftMsg::Remove(at.clone())))}
                {refused(of, &at)}
            </li>
        }
    });
    let kinds: Vec<Html> = kinds.collect();
    let own = match &events.amount {
        EventAmount::Fixed(_) => {
            of.number(&format!("{amount}.fixed"), &role_name(lang, Role::Amount))
        }
        EventAmount::Chosen(_) => markup! {
            {of.number(&format!("{amount}.chosen.low"), &role_name(lang, Role::ChoiceLow))}
            {of.number(&format!("{amount}.chosen.high"), &role_name(lang, Role::ChoiceHigh))}
        },
        EventAmount::Any => Html::default(),
        EventAmount::Repeated {
            scale: shape,
            within,
            ..
        } => {
            let at = format!("{amount}.repeated");
            let now = within.name();
            let options = Span::ALL.map(|one| {
                let name = concept(lang, one.name()).unwrap_or_default();
                (name, one.name() == now)
            });
            let path = format!("{at}.within");
            markup! {
                {of.choice(words.repeated_within, options.to_vec(), move |nth| {
                    let one = Span::ALL.get(nth).copied().unwrap_or_default();
                    DraftMsg::Set(path.clone(), Value::from(one.name()))
                })}
                {of.word_of(&format!("{at}.which"), words.repeated_which, Which::NAMES)}
                {scale(of, shape, &format!("{at}.scale"), None)}
            }
        }
    };
    markup! {
        <div class="draft-fields">{own}</div>
        <div class="draft-fields">{of.count_by(&format!("{path}.most"), words.most_events)}</div>
        <ul class="draft-kinds-list">{kinds}</ul>
        {add(of, NewPart::Kind, &format!("{path}.kinds"), words.add_kind)}
    }
}
