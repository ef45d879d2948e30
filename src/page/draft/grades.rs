//! Grades, and whom rules tell apart.

use yew::prelude::*;

use super::Draft;
use super::line::{choice_of, value_names};
use super::outline::{add, names};
use super::parts::{considers, ticked};
use super::scale::taker;
use crate::desk::draft::Text;
use crate::draft::NewPart;
use crate::language::{Grades, Limit};
use crate::locale::book_csv::total_name;
use crate::page::dom::{hashed, markup, only_if};

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
    let (words, lang) = (of.words, of.view.lang);
    let mut by = of
        .read
        .document
        .totals
        .iter()
        .map(|total| (total.id, total_name(lang, total)))
        .collect::<Vec<_>>();
    by.extend(value_names(lang, &of.read.document));
    let rows = (0..grades.grades.len()).map(|nth| {
        let at = format!("{path}.grades[{nth}]");

        markup! {
            <li class="draft-band" key={hashed(&at)}>
                {of.field(Text::Chinese, &format!("{at}.title"), words.name)}
                {of.field(Text::English, &format!("{at}.title"), words.name_en)}
                {only_if(nth > 0, || of.number(&format!("{at}.from"), words.band_from))}
                                {considers(of, grades.grades.get(nth).map_or(&[], |grade| &grade.considers), &at)}
                {only_if(grades.grades.len() > 1, || taker(of, at.clone()))}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <div class="draft-grades" key={hashed(grades.id)}>
            <div class="draft-fields">{names(of, &format!("{path}.title"))}</div>
            {choice_of(of, &format!("{path}.of"), words.graded_by, &by, grades.of)}
            {ticked(of, &format!("{path}.falling"), words.falling, grades.falling)}
            <ul class="draft-bands">{rows}</ul>
            <div class="draft-fields">
                {add(of, NewPart::Grade, &format!("{path}.grades"), words.add_grade)}
                {of.word_of(&grades.limit, &format!("{path}.limit"), words.limit, Limit::NAMES)}
                {taker(of, path.to_owned())}
            </div>
        </div>
    }
}

/// Whom rules tell apart.
pub fn audiences(of: &Draft<'_>) -> Html {
    let words = of.words;
    let rows = (0..of.read.document.audiences.len()).map(|nth| {
        let at = format!("audiences[{nth}]");
        markup! {
            <li class="draft-fields" key={hashed(&at)}>
                {names(of, &format!("{at}.title"))}
                {taker(of, at.clone())}
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
