//! Grades, and whom rules tell apart.

use serde_json::Value;
use yew::prelude::*;

use super::Draft;
use super::line::{choice_of, value_names};
use super::outline::{add, names};
use super::parts::{considers, refused, ticked};
use super::scale::taker;
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::NewPart;
use crate::id::Id;
use crate::language::{Comparison, Condition, Direction, Grades, Limit, Move};
use crate::locale::book_csv::total_name;
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::button;

/// The grades.
pub fn grades(of: &Draft<'_>) -> Html {
    let all = of.read.document.grades.iter().enumerate();
    let all = all.map(|(nth, one)| grades_form(of, one, &format!("grades[{nth}]")));
    let all: Vec<Html> = all.collect();
    markup! {
        <section class="block">
            <h2 class="block-head"><span class="block-title">{of.words.grades}</span></h2>
            {all}
            <p class="file-buttons draft-adders">{add(of, NewPart::Grades, "grades", of.words.add_grades)}</p>
        </section>
    }
}

fn grades_form(of: &Draft<'_>, grades: &Grades, path: &str) -> Html {
    let words = of.words;
    let rows = (0..grades.grades.len()).map(|nth| {
        let at = format!("{path}.grades[{nth}]");

        markup! {
            <li class="draft-band" key={hashed(&at)}>
                {of.field(Text::Chinese, &format!("{at}.title"), words.name)}
                {of.field(Text::English, &format!("{at}.title"), words.name_en)}
                {only_if(nth > 0, || of.number(&format!("{at}.from"), words.band_from))}
                                {considers(of, grades.grades.get(nth).map_or(&[], |grade| &grade.considers), &at)}
                {needs(of, grades.grades.get(nth).map_or(&[], |grade| &grade.needs), &format!("{at}.needs"))}
                {only_if(nth > 0, || taker(of, at.clone()))}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <div class="draft-grades" key={hashed(grades.id)}>
            <div class="draft-fields">{names(of, &format!("{path}.title"))}</div>
            {figure_of(of, &format!("{path}.of"), words.graded_by, grades.of)}
            {ticked(of, &format!("{path}.falling"), words.falling, grades.falling)}
            <ul class="draft-bands">{rows}</ul>
            {moves(of, &grades.moves, &format!("{path}.moves"))}
            <div class="draft-fields">
                {add(of, NewPart::Grade, &format!("{path}.grades"), words.add_grade)}
                {of.word_of(&format!("{path}.limit"), words.limit, Limit::NAMES)}
                {taker(of, path.to_owned())}
            </div>
        </div>
    }
}

/// By what a grade is reached only.
fn needs(of: &Draft<'_>, all: &[Condition], path: &str) -> Html {
    let rows = all.iter().enumerate().map(|(nth, one)| {
        let at = format!("{path}[{nth}]");
        markup! { <li key={hashed(&at)}>{condition(of, one, &at)}{taker(of, at.clone())}</li> }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <ul class="draft-bands">{rows}</ul>
        {add(of, NewPart::Need, path, of.words.add_need)}
    }
}

/// What moves a grade.
fn moves(of: &Draft<'_>, all: &[Move], path: &str) -> Html {
    let words = of.words;
    let rows = all.iter().enumerate().map(|(nth, one)| {
        let at = format!("{path}[{nth}]");
        let options = [Direction::Up, Direction::Down]
            .into_iter()
            .zip(words.directions);
        let options = options
            .map(|(to, text)| (text.to_owned(), to == one.to))
            .collect();
        let to = format!("{at}.to");
        markup! {
            <li class="draft-band" key={hashed(&at)}>
                {of.field(Text::Chinese, &format!("{at}.title"), words.name)}
                {of.choice(words.moves, options, move |nth| {
                    let way = if nth == 0 { Direction::Up } else { Direction::Down };
                    DraftMsg::Set(to.clone(), Value::from(way.name()))
                })}
                {condition(of, &one.when, &format!("{at}.when"))}
                {taker(of, at.clone())}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <ul class="draft-bands">{rows}</ul>
        {add(of, NewPart::Move, path, words.add_move)}
    }
}

/// That a figure reaches something.
fn condition(of: &Draft<'_>, one: &Condition, path: &str) -> Html {
    let words = of.words;
    let values = value_names(of.view.lang, &of.read.document);
    markup! {
        <span class="draft-fields">
            {choice_of(of, &format!("{path}.value"), words.of_value, &values, one.value)}
            {compares(of, &format!("{path}.is"), one.is)}
            {of.number(&format!("{path}.than"), words.limit_of)}
        </span>
    }
}

/// How something compares.
pub fn compares(of: &Draft<'_>, path: &str, now: Comparison) -> Html {
    let options = Comparison::ALL.into_iter().zip(of.words.comparisons);
    let options = options
        .map(|(is, text)| (text.to_owned(), is == now))
        .collect();
    let at = path.to_owned();
    of.choice(of.words.reaches, options, move |nth| {
        let is = Comparison::ALL.get(nth).copied().unwrap_or_default();
        DraftMsg::Set(at.clone(), Value::from(is.name()))
    })
}

/// By which value or total something goes.
pub fn figure_of(of: &Draft<'_>, path: &str, label: &str, id: impl Into<Option<Id>>) -> Html {
    let lang = of.view.lang;
    let totals = of.read.document.totals.iter();
    let mut by: Vec<(Id, String)> = totals
        .map(|total| (total.id, total_name(lang, total)))
        .collect();
    by.extend(value_names(lang, &of.read.document));
    choice_of(of, path, label, &by, id)
}

/// Whom rules tell apart.
pub fn audiences(of: &Draft<'_>) -> Html {
    let words = of.words;
    let rows = (0..of.read.document.audiences.len()).map(|nth| {
        let at = format!("audiences[{nth}]");
        markup! {
            <li class="draft-fields" key={hashed(&at)}>
                {names(of, &format!("{at}.title"))}
                {button("link", words.remove, of.on(DraftMsg::Remove(at.clone())))}
                {refused(of, &at)}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <section class="block">
            <h2 class="block-head">
                <span class="block-title">{words.audiences}</span>
                <span class="block-note">{words.audiences_note}</span>
            </h2>
            <ul class="draft-bands">{rows}</ul>
            <p class="file-buttons draft-adders">{add(of, NewPart::Audience, "audiences", words.add_audience)}</p>
        </section>
    }
}
