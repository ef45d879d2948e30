//! The grades that a month reaches, and what is to be considered.

use yew::prelude::*;

use super::BookView;
use crate::locale::book::{self, book_words, word};
use crate::page::dom::{markup, only_if};
use crate::page::parts::triangle;
use crate::plan::Sheet;

/// The grades, and what is to be considered.
pub fn grades(of: &BookView<'_>, sheet: &Sheet) -> Html {
    let lang = of.view.lang;
    let words = book_words(lang);
    let document = of.filled.document();
    let mut rows = Vec::new();
    for (grades, found) in document.grades.iter().zip(&sheet.grades) {
        let ids = [found.grade, found.low, found.high];
        let text = book::grade(lang, grades, ids);
        let name = match word(lang, &grades.title) {
            "" => words.grades,
            title => title,
        };
        rows.push(markup! {
            <p class="book-grade" id={format!("grade-{}", grades.id)}>
                <span class="small">{name}</span>" "<span class="strong">{text}</span>
            </p>
        });
    }
    let considers = of.filled.volume.considered(sheet).into_iter();
    let considers = considers.map(|text| markup! { <li>{word(lang, text)}</li> });
    let considers: Vec<Html> = considers.collect();
    markup! {
        {rows}
        {only_if(!considers.is_empty(), || markup! {
            <div class="book-considers">
                <p class="strong">{triangle("triangle")}{words.considers}</p>
                <ul>{considers}</ul>
            </div>
        })}
    }
}
