//! Worked examples: what happened in a month, and what must come of it.

use serde_json::Value;
use yew::prelude::*;

use super::Draft;
use super::outline::add;
use super::parts::acts;
use crate::desk::draft::{DraftMsg, Sample, Text};
use crate::draft::{NewPart, get};
use crate::language::{Example, Source};
use crate::locale;
use crate::locale::book::word;
use crate::locale::book_csv::total_name;
use crate::locale::book_finding::finding;
use crate::locale::book_line::kind_name;
use crate::page::dom::{flag, hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::plan::{Filling, Under, kinds, takes_amount, takes_date};

/// All of them.
pub fn examples(of: &Draft<'_>) -> Html {
    let words = of.words;
    let all = of.read.document.examples.iter().enumerate();
    let rows: Vec<Html> = all.map(|(nth, one)| row(of, one, nth)).collect();
    let is_empty = rows.is_empty();
    let samples = of.form.samples(of.view.model, &of.sketch).into_iter();
    let months = samples.filter_map(|sample| match sample {
        Sample::Month(agent, month) => {
            let text = format!(
                "{} {}",
                locale::name(of.view.lang, &agent),
                locale::month(of.view.lang, month)
            );
            Some(button(
                "link",
                &text,
                of.on(DraftMsg::ExampleOf(agent, month)),
            ))
        }
        Sample::Example(_) => None,
    });
    let months: Vec<Html> = months.take(40).collect();
    markup! {
        {only_if(is_empty, || markup! { <p class="hint">{words.no_examples}</p> })}
        <ul class="draft-tree">{rows}</ul>
        <p class="file-buttons draft-adders">{add(of, NewPart::Example, "examples", words.add_example)}</p>
        {only_if(!months.is_empty() && of.read.volume.is_some(), || markup! {
            <p class="small">{words.from_month}</p>
            <p class="file-buttons">{months}</p>
        })}
    }
}

fn row(of: &Draft<'_>, example: &Example, nth: usize) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let path = format!("examples[{nth}]");
    let is_open = of.form.open.as_deref() == Some(&*path);
    let inside = format!("{path}.");
    let own = of.read.findings.iter();
    let own = own.filter(|finding| finding.path == path || finding.path.starts_with(&inside));
    let odd: Vec<String> = own
        .map(|one| finding(lang, &of.read.document, one).1)
        .collect();
    let (mark, state) = match (of.read.volume.is_some(), odd.is_empty()) {
        (false, _) => ("state provisional", words.unknown),
        (_, true) => ("state final", words.holds),
        (_, false) => ("state provisional", words.fails),
    };
    let title = match word(lang, &example.title) {
        "" => example.id.to_string(),
        title => title.to_owned(),
    };
    markup! {
        <li class="draft-part" key={hashed(&path)}>
            <button
                type="button"
                class="draft-part-row"
                aria-expanded={flag(is_open)}
                onclick={of.on(DraftMsg::Open(path.clone()))}
            >
                <span class="line-number">{(nth + 1).to_string()}</span>
                <span class="draft-part-title">{title}</span>
                <span class="draft-part-said"><span class={mark}>{state}</span></span>
                {only_if(!odd.is_empty(), || triangle("triangle"))}
                <span class="chevron-mark" aria-hidden="true"/>
            </button>
            {only_if(!odd.is_empty(), || markup! { <p class="why">{odd.join("; ")}</p> })}
            {only_if(is_open, || markup! {
                <div class="draft-form">
                    {of.field(Text::Chinese, &format!("{path}.title"), words.name)}
                    {facts(of, example, &format!("{path}.facts"))}
                    {expected(of, nth, &path)}
                    {acts(of, &path)}
                </div>
            })}
        </li>
    }
}

fn facts(of: &Draft<'_>, example: &Example, path: &str) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let document = &of.read.document;
    // Of several sources of one value the first stands for all.
    let is_first = |nth: &usize| {
        let (before, rest) = document.values.split_at(*nth);
        let own = rest.first().map(|value| value.id);
        !before.iter().any(|value| Some(value.id) == own)
    };
    let values = document.values.iter().enumerate();
    let values = values.filter(|(nth, _)| is_first(nth)).filter_map(|(_, value)| {
        let kind = match &value.from {
            Source::Each => Text::List,
            from if from.is_asked() => Text::Plain,
            _ => return None,
        };
        let at = format!("{path}.values.{}", value.id);
        let name = word(lang, &value.title);
        let is_other = match get(&of.sketch.tree, &at) {
            Some(Value::Object(_)) => true,
            Some(Value::Array(_)) => kind != Text::List,
            _ => false,
        };
        // What no field takes stays as it came.
        Some(match is_other {
            true => markup! {
                <span class="draft-field" key={hashed(&at)}>
                    <span class="small">{name}</span>
                    <span>"\u{2026} "{button("link", words.remove, of.on(DraftMsg::Unset(at.clone())))}</span>
                </span>
            },
            false => of.field(kind, &at, name),
        })
    });
    let values: Vec<Html> = values.collect();
    let nothing = Filling::default();
    let all = kinds(document, &Under(document, &nothing));
    let events = all.iter().map(|(id, amount)| {
        let found = example.facts.events.iter().position(|event| event.kind == *id);
        let at = found.map(|nth| format!("{path}.events[{nth}]"));
        let name = kind_name(lang, document, *id);
        let chosen = at.clone().filter(|_| takes_amount(amount)).map(|at| {
            of.field(Text::Plain, &format!("{at}.amount"), words.band_amount)
        });
        let day = at.filter(|_| takes_date(amount)).map(|at| {
            of.field(Text::Plain, &format!("{at}.date"), words.date)
        });
        let times = found.and_then(|nth| example.facts.events.get(nth));
        let times = times.map_or(0, |event| event.times.unwrap_or(1));
        let step = |by: i32, sign: &'static str| {
            let label = format!("{name} {sign}");
            let to = of.on(DraftMsg::Happened(path.to_owned(), *id, by));
            markup! { <button type="button" class="step-button" aria-label={label} onclick={to}>{sign}</button> }
        };
        markup! {
            <li class="draft-happened" key={hashed(id)}>
                <span>{name.clone()}</span>
                <span class="stepper">
                    {step(-1, "\u{2212}")}
                    <span class="figure draft-times">{times.to_string()}</span>
                    {step(1, "+")}
                </span>
                {chosen.unwrap_or_else(none)}
                {day.unwrap_or_else(none)}
            </li>
        }
    });
    let events: Vec<Html> = events.collect();
    let audiences = document.audiences.iter().map(|audience| {
        let at = format!("{path}.audiences.{}", audience.id);
        let now = get(&of.sketch.tree, &at).and_then(Value::as_bool);
        let book = crate::locale::book::book_words(lang);
        let options = [
            (book.unknown, now.is_none()),
            (book.yes, now == Some(true)),
            (book.no, now == Some(false)),
        ];
        let options = options.map(|(text, is)| (text.to_owned(), is));
        of.choice(
            word(lang, &audience.title),
            options.to_vec(),
            move |nth| match nth {
                1 => DraftMsg::Set(at.clone(), Value::from(true)),
                2 => DraftMsg::Set(at.clone(), Value::from(false)),
                _ => DraftMsg::Unset(at.clone()),
            },
        )
    });
    let audiences: Vec<Html> = audiences.collect();
    markup! {
        <h3 class="numbers-head">{words.facts}</h3>
        <div class="draft-fields">
            {of.field(Text::Plain, &format!("{path}.month"), words.month)}
            {values}
            {audiences}
        </div>
        <ul class="draft-events">{events}</ul>
    }
}

fn expected(of: &Draft<'_>, nth: usize, path: &str) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let totals = of.read.document.totals.iter().map(|total| {
        let at = format!("{path}.totals.{}", total.id);
        let name = total_name(lang, total);
        let is_there = get(&of.sketch.tree, &at).is_some();
        markup! {
            <div class="draft-fields" key={hashed(total.id)}>
                {of.field(Text::Expected, &format!("{at}.is"), &name)}
                {only_if(is_there, || markup! {
                    {of.field(Text::Plain, &format!("{at}.low"), words.low)}
                    {of.field(Text::Plain, &format!("{at}.high"), words.high)}
                })}
            </div>
        }
    });
    let totals: Vec<Html> = totals.collect();
    let grades = of.read.document.grades.iter().map(|grades| {
        let at = format!("{path}.grades.{}", grades.id);
        let now = of.text(&at);
        let mut options = vec![(words.nothing_said.to_owned(), now.is_empty())];
        options.extend(grades.grades.iter().map(|grade| {
            (
                word(lang, &grade.title).to_owned(),
                grade.id.as_str() == now,
            )
        }));
        let ids: Vec<String> = grades
            .grades
            .iter()
            .map(|grade| grade.id.to_string())
            .collect();
        let name = match word(lang, &grades.title) {
            "" => words.grades,
            title => title,
        };
        of.choice(name, options, move |nth| {
            match nth.checked_sub(1).and_then(|nth| ids.get(nth)) {
                Some(id) => DraftMsg::Set(at.clone(), Value::from(&**id)),
                None => DraftMsg::Unset(at.clone()),
            }
        })
    });
    let grades: Vec<Html> = grades.collect();
    let can = of.read.volume.is_some();
    markup! {
        <h3 class="numbers-head">{words.expected}</h3>
        {totals}
        <div class="draft-fields">{grades}</div>
        {only_if(can, || button("link", words.expect, of.on(DraftMsg::Expect(nth))))}
    }
}
