//! What parts have in common: what may be done with them, to whom and when they apply; and the
//! form of a result.

use serde_json::Value;
use yew::prelude::*;

use super::Draft;
use super::factors::factors;
use super::grades::figure_of;
use super::line::ends;
use super::outline::names;
use super::scale::taker;
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::{get, parent};
use crate::id::Id;
use crate::language::{Joined, Node, Overlap, Pool, Total, When, Word};
use crate::locale;
use crate::locale::book::word;
use crate::locale::book_csv::total_name;
use crate::locale::book_line::option_name;
use crate::locale::book_open::part_name;
use crate::number::Rounding;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};

/// What may be done with a part: move, remove; and why it can't be removed.
pub fn acts(of: &Draft<'_>, path: &str) -> Html {
    let words = of.words;
    // A node stands in a list together with the word that says what it is.
    let item = path
        .strip_suffix(".line")
        .or(path.strip_suffix(".pool"))
        .unwrap_or(path);
    let nth = parent(item).and_then(|(_, last)| {
        let nth = last.strip_prefix('[')?.strip_suffix(']')?;
        nth.parse::<usize>().ok()
    });
    let shift = |by: isize| of.on(DraftMsg::Shift(item.to_owned(), by));
    let [up, down] = neighbours(of, item, nth.unwrap_or_default());
    markup! {
        <p class="file-buttons draft-acts">
            {up.filter(|_| nth.is_some()).map_or_else(none, |by| button("link", words.up, shift(by)))}
            {down.filter(|_| nth.is_some()).map_or_else(none, |by| button("link", words.down, shift(by)))}
            {button("link", words.remove, of.on(DraftMsg::Remove(path.to_owned())))}
            {button("link", words.close, of.on(DraftMsg::Open(path.to_owned())))}
        </p>
        {refused(of, path)}
    }
}

/// How far the next one before it and after it is among those that are listed with it.
fn neighbours(of: &Draft<'_>, item: &str, nth: usize) -> [Option<isize>; 2] {
    let Some((list, _)) = parent(item) else {
        return [None, None];
    };
    let many = get(&of.sketch.tree, list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let is_asked = |at: usize| {
        let value = of.read.document.values.get(at);
        value.is_some_and(|value| value.from.is_asked())
    };
    let is_with = |at: &usize| list != "values" || is_asked(*at) == is_asked(nth);
    let by = |to: usize| {
        isize::try_from(to)
            .ok()?
            .checked_sub(isize::try_from(nth).ok()?)
    };
    [
        (0..nth).rev().find(is_with).and_then(by),
        (nth + 1..many).find(is_with).and_then(by),
    ]
}

/// Why a part couldn't be removed.
pub fn refused(of: &Draft<'_>, path: &str) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let Some(refused) = of
        .form
        .refused
        .as_ref()
        .filter(|refused| refused.path == path)
    else {
        return none();
    };
    let parts = refused.parts.iter().map(|at| {
        let name = part_name(lang, &of.read.document, at);
        markup! { <li>{button("link", &name, of.on(DraftMsg::Goto(at.clone())))}</li> }
    });
    let parts: Vec<Html> = parts.collect();
    let months = refused.months.iter().map(|(agent, month)| {
        let (agent, month) = (locale::name(lang, agent), locale::month(lang, *month));
        markup! { <li>{format!("{agent} \u{b7} {month}")}</li> }
    });
    let months: Vec<Html> = months.collect();
    let retire = DraftMsg::Retire(path.to_owned());
    markup! {
        <div class="why" role="alert">
            {triangle("triangle")}{words.refused}
            {only_if(!parts.is_empty(), || markup! { {words.used_by}<ul class="differences">{parts}</ul> })}
            {only_if(!months.is_empty(), || markup! { {words.recorded_in}<ul class="differences">{months}</ul> })}
            {only_if(path.ends_with(".line"), || button("link", words.retire, of.on(retire)))}
        </div>
    }
}

/// The form of a result.
pub fn total(of: &Draft<'_>, total: &Total, path: &str) -> Html {
    let words = of.words;
    let pool = format!("{path}.pool");
    markup! {
        <div class="draft-form">
            <div class="draft-fields">
                {names(of, &format!("{path}.title"))}
                {of.field(Text::Must, &format!("{path}.unit"), words.unit)}
                {of.maybe(&format!("{pool}.worth"), words.worth)}
            </div>
            {ends(of, &pool)}
            {super::line::held(of, &total.pool, &pool)}
            {rounded(of, path)}
            {only_if(path == "totals[0]", || {
                of.word_of("overlap", words.overlap, Overlap::NAMES)
            })}
            {factors(of, &total.pool.factors, &pool)}
            <div class="draft-fields">
                {of.word_or(
                    &format!("{path}.year"),
                    words.year,
                    Joined::NAMES,
                    Some(words.nothing_said)
                )}
            </div>
            {only_if(of.read.document.may_weigh(total), || {
                figure_of(of, &format!("{path}.weighed_by"), words.weighed_by, total.weighed_by)
            })}
            {acts(of, path)}
        </div>
    }
}

/// To what it's rounded, and how.
pub fn rounded(of: &Draft<'_>, path: &str) -> Html {
    let step = format!("{path}.step");
    let is_rounded = !of.text(&step).is_empty();
    markup! {
        <div class="draft-fields">
            {of.field(Text::Plain, &step, of.words.step)}
            {only_if(is_rounded, || {
                of.word_of(&format!("{path}.rounding"), of.words.rounding, Rounding::NAMES)
            })}
        </div>
    }
}

/// To whom a part applies.
pub fn applies(of: &Draft<'_>, path: &str, only: &[Id], except: &[Id]) -> Html {
    let words = of.words;
    let all = of.read.document.audiences.iter().map(|audience| {
        let (id, at) = (audience.id, path.to_owned());
        let state = [
            !only.contains(&id) && !except.contains(&id),
            only.contains(&id),
            except.contains(&id),
        ];
        let names = [words.everybody, words.only, words.except];
        let options = names
            .into_iter()
            .zip(state)
            .map(|(text, is)| (text.to_owned(), is));
        of.choice(
            word(of.view.lang, &audience.title),
            options.collect(),
            move |nth| {
                let applies = match nth {
                    1 => Some(true),
                    2 => Some(false),
                    _ => None,
                };
                DraftMsg::Applies(at.clone(), id, applies)
            },
        )
    });
    let all: Vec<Html> = all.collect();
    only_if(!all.is_empty(), || {
        markup! {
            <div class="draft-fields"><span class="small">{words.applies}</span>{all}</div>
        }
    })
}

/// Under which answer a part is there.
pub fn when(of: &Draft<'_>, path: &str, when: Option<&When>) -> Html {
    let readings = of.read.document.readings.iter();
    let all: Vec<When> = readings
        .flat_map(|reading| {
            let id = reading.id;
            reading.options.iter().map(move |option| When {
                reading: id,
                is: option.id,
            })
        })
        .collect();
    let mut options = vec![(of.words.always.to_owned(), when.is_none())];
    for one in &all {
        let mut readings = of.read.document.readings.iter();
        let reading = readings.find(|reading| reading.id == one.reading);
        let option =
            reading.and_then(|reading| reading.options.iter().find(|option| option.id == one.is));
        let answer = option
            .map(|option| option_name(of.view.lang, option))
            .unwrap_or_default();
        options.push((
            format!("{}: {answer}", of.question(one.reading)),
            when == Some(one),
        ));
    }
    let at = format!("{path}.when");
    only_if(!all.is_empty(), || {
        of.choice(of.words.when, options, move |nth| {
            match nth.checked_sub(1).and_then(|nth| all.get(nth)) {
                Some(one) => {
                    let when =
                        serde_json::json!({"reading": one.reading.as_str(), "is": one.is.as_str()});
                    DraftMsg::Set(at.clone(), when)
                }
                None => DraftMsg::Unset(at.clone()),
            }
        })
    })
}

/// What is shown for consideration.
pub fn considers(of: &Draft<'_>, all: &[Word], path: &str) -> Html {
    let words = of.words;
    let rows = (0..all.len()).map(|nth| {
        let at = format!("{path}.considers[{nth}]");
        markup! {
            <li class="draft-fields" key={hashed(&at)}>
                {of.field(Text::Chinese, &at, words.considers)}
                {taker(of, at.clone())}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <ul class="draft-bands">{rows}</ul>
        {button("link", words.add_considers, of.on(DraftMsg::Consider(path.to_owned())))}
    }
}

/// In which group a node lies.
pub fn within(of: &Draft<'_>, path: &str) -> Html {
    let item = path.strip_suffix(".line").or(path.strip_suffix(".pool"));
    let Some((item, (list, _))) = item.and_then(|item| Some((item, parent(item)?))) else {
        return none();
    };
    let mut pools = Vec::new();
    for (nth, total) in of.read.document.totals.iter().enumerate() {
        let name = total_name(of.view.lang, total);
        collect(
            of,
            &total.pool,
            &format!("totals[{nth}].pool"),
            name,
            &mut pools,
        );
    }
    // Nothing lies in itself.
    let inside = format!("{path}.");
    pools.retain(|(at, _)| *at != path && !at.starts_with(&inside));
    let options = pools
        .iter()
        .map(|(at, name)| (name.clone(), format!("{at}.of") == list));
    let options: Vec<(String, bool)> = options.collect();
    let (paths, item) = (
        pools.into_iter().map(|(at, _)| at).collect::<Vec<_>>(),
        item.to_owned(),
    );
    markup! {
        <div class="draft-fields">
            {of.choice(of.words.within, options, move |nth| {
                let to = paths.get(nth).map(|at| format!("{at}.of")).unwrap_or_default();
                DraftMsg::Carry(item.clone(), to)
            })}
        </div>
    }
}

fn collect(
    of: &Draft<'_>,
    pool: &Pool,
    path: &str,
    name: String,
    found: &mut Vec<(String, String)>,
) {
    for (nth, node) in pool.of.iter().enumerate() {
        if let Node::Pool(inner) = node {
            let at = format!("{path}.of[{nth}].pool");
            let own = match word(of.view.lang, &inner.title) {
                "" => inner.id.to_string(),
                title => title.to_owned(),
            };
            collect(of, inner, &at, format!("{name} / {own}"), found);
        }
    }
    found.push((path.to_owned(), name));
}

/// Several of a list, to be ticked.
pub fn among(of: &Draft<'_>, path: &str, label: &str, all: &[(Id, String)], chosen: &[Id]) -> Html {
    let boxes = all.iter().map(|(id, name)| {
        let toggle = of.on(DraftMsg::Toggle(path.to_owned(), *id));
        markup! {
            <label class="draft-tick" key={hashed(id)}>
                <input type="checkbox" checked={chosen.contains(id)} onchange={toggle}/>
                {name}
            </label>
        }
    });
    let boxes: Vec<Html> = boxes.collect();
    markup! {
        <div class="draft-ticks" role="group" aria-label={label.to_owned()}>
            <span class="small">{label}</span>
            {boxes}
            {of.why(path)}
        </div>
    }
}

/// Something that is so or isn't.
pub fn ticked(of: &Draft<'_>, path: &str, label: &str, is: bool) -> Html {
    let to = match is {
        true => DraftMsg::Unset(path.to_owned()),
        false => DraftMsg::Set(path.to_owned(), Value::from(true)),
    };
    markup! {
        <label class="draft-tick">
            <input type="checkbox" checked={is} onchange={of.on(to)}/>
            {label}
        </label>
    }
}
