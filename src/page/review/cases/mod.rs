//! Cases that several people rate: all sets, or one of them.

mod answer;
mod bar;
mod paper;
mod rate;
mod result;
mod write;

pub use paper::{paper, paper_of};

use yew::prelude::*;

use super::{Review, section, sent};
use crate::desk::RestMsg;
use crate::desk::book::Shelf;
use crate::desk::review::CaseMsg;
use crate::desk::review::{Outgoing, ReviewMsg};
use crate::locale::review_cases::{self as said, CaseWords, case_words};
use crate::locale::setting::rulebook_name;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::review::{KeptCases, Rating};
use crate::rulebook::Rulebook;

/// What the parts are drawn from.
struct Cases<'a> {
    of: &'a Review<'a>,
    words: &'static CaseWords,
    shelf: &'a Shelf,
    kept: &'a KeptCases,
    /// What is being answered here.
    draft: Option<&'a Rating>,
    /// By what it's rated; none where the rules here are others.
    rulebook: Option<&'a Rulebook>,
}

impl Cases<'_> {
    fn on<E: 'static>(&self, msg: CaseMsg) -> Callback<E> {
        self.of.on(ReviewMsg::Cases(msg))
    }

    fn typed(&self, to: impl Fn(String) -> CaseMsg + 'static) -> Callback<String> {
        self.of.typed(move |text| ReviewMsg::Cases(to(text)))
    }

    /// Whether it's to be answered here.
    const fn answers(&self) -> bool {
        self.draft.is_some() || (self.kept.received && self.kept.mine.is_none())
    }
}

/// All of it.
pub fn cases(of: &Review<'_>) -> Html {
    let shelf = Shelf::of(&of.view.state.content.books);
    let shown = of.form.cases.shown.and_then(|id| shelf.case_set(id));
    let words = case_words(of.view.lang);
    let Some(kept) = shown else {
        return list(of, words, &shelf);
    };
    let cases = Cases {
        of,
        words,
        shelf: &shelf,
        kept,
        draft: shelf.rating(kept.set.id, ""),
        rulebook: of.view.rulebook_of(&kept.set),
    };
    set(&cases)
}

fn list(of: &Review<'_>, words: &'static CaseWords, shelf: &Shelf) -> Html {
    let lang = of.view.lang;
    let rows = shelf.case_sets().map(|kept| {
        let set = &kept.set;
        let id = set.id;
        let is_to_answer = kept.received && kept.mine.is_none();
        let state = match set.on {
            None => words.writing.to_owned(),
            Some(_) if is_to_answer => words.to_answer.to_owned(),
            Some(_) if kept.received => words.answered.to_owned(),
            Some(on) => said::out_since(lang, on, shelf.ratings(id).len()),
        };
        let on = |msg| of.on(ReviewMsg::Cases(msg));
        markup! {
            <li class="review-set" key={hashed(id)}>
                <bdi class="strong">{title(words, &set.title).to_owned()}</bdi>
                <span class="small">{said::cases(lang, set.cases.len())}</span>
                <span class="small">{state}</span>
                <span class="file-buttons">
                    {button("link", words.open, on(CaseMsg::Show(Some(id))))}
                    {button("link", words.remove_set, on(CaseMsg::Drop(id)))}
                </span>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let begin = of.view.send.reform(|_: MouseEvent| {
        let seed = format!("{} {}", js_sys::Date::now(), js_sys::Math::random());
        RestMsg::review(ReviewMsg::Cases(CaseMsg::Begin(seed))).into()
    });
    section(
        "sets",
        words.sets,
        markup! { {words.note} },
        markup! {
            {only_if(rows.is_empty(), || markup! { <p class="hint">{words.no_sets}</p> })}
            <ul class="review-sets">{rows}</ul>
            <p class="acts">{button("filled", words.begin, begin)}</p>
        },
    )
}

fn title<'a>(words: &CaseWords, title: &'a str) -> &'a str {
    match title.trim() {
        "" => words.untitled,
        title => title,
    }
}

/// One of them: written, sent out, answered, compared.
fn set(cases: &Cases<'_>) -> Html {
    let (of, words, kept) = (cases.of, cases.words, cases.kept);
    let back = button("link", words.back, cases.on(CaseMsg::Show(None)));
    let rules = cases.rulebook.map(|book| rulebook_name(of.view.lang, book));
    let is_out = kept.set.on.is_some();
    markup! {
        <p class="review-set-head">
            {back}
            <bdi class="strong">{title(words, &kept.set.title).to_owned()}</bdi>
            <span class="small">{rules.unwrap_or_default()}</span>
        </p>
        {only_if(is_out && cases.rulebook.is_none(), || markup! {
            <p class="why">{triangle("triangle")}{words.other_rules}</p>
        })}
        {match (is_out, cases.rulebook) {
            (false, _) => write::write(cases),
            (true, rulebook) => markup! {
                {only_if(!kept.received, || out(cases))}
                {rulebook.map_or_else(none, |rulebook| rate::rate(cases, rulebook))}
                {only_if(!cases.answers(), || result::result(cases))}
            },
        }}
    }
}

/// The set goes out.
fn out(cases: &Cases<'_>) -> Html {
    let (words, set) = (cases.words, &cases.kept.set);
    let code = set.code.map(|code| code.to_string());
    section(
        "set-out",
        words.out,
        markup! { {said::cases(cases.of.view.lang, set.cases.len())} },
        markup! {
            <p>{words.out_note}</p>
            <p class="small">{cases.of.words.code}" "<span class="code">{code.unwrap_or_default()}</span></p>
            {sent::ways(cases.of, &Outgoing::Cases(set.id))}
        },
    )
}
