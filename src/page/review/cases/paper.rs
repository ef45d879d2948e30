//! What several people say to a set of cases, on paper: A4, each case with all answers to it.

use yew::prelude::*;

use super::{bar, said, title};
use crate::desk::book::Shelf;
use crate::desk::review::ReviewTab;
use crate::locale::review::review_words;
use crate::locale::review_cases::{CaseWords, case_words};
use crate::locale::setting::rulebook_name;
use crate::locale::{self};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{paper_foot, paper_mark};
use crate::page::view::View;
use crate::picture::Axis;
use crate::review::{Agreement, CaseAgreement, CaseSet, KeptCases, RatedCase};
use crate::rulebook::Rulebook;

/// A set that is looked at and that somebody has answered, with what all say: none where
/// something else is printed.
fn printed(view: &View<'_>) -> Option<(KeptCases, std::rc::Rc<Agreement>)> {
    let form = view.review_form()?;
    let id = form.cases.shown.filter(|_| form.tab == ReviewTab::Cases)?;
    let shelf = Shelf::of(&view.state.content.books);
    let kept = shelf.case_set(id)?;
    let found = view.agreement(&kept.set)?;
    (!found.raters.is_empty()).then(|| (kept.clone(), found))
}

/// What the paper is of: the set; none where something else is printed.
pub fn paper_of(view: &View<'_>) -> Option<String> {
    let (kept, _) = printed(view)?;
    let words = case_words(view.lang);
    let code = kept.set.code.map(|code| format!(" \u{b7} {code}"));
    let name = title(words, &kept.set.title);
    Some(format!(
        "{} \u{b7} {name}{}",
        words.tab,
        code.unwrap_or_default()
    ))
}

/// The paper; none where something else is printed.
pub fn paper(view: &View<'_>) -> Option<Html> {
    let (kept, found) = printed(view)?;
    let (lang, words) = (view.lang, case_words(view.lang));
    let rulebook = view.rulebook_of(&kept.set)?;
    let set = &kept.set;
    let raters = found.raters.len();
    let stake = (set.unit, found.at_stake);
    let axis = bar::axis(&found);
    let all = found.cases.iter().filter_map(|of| {
        let case = set.cases.get(of.at)?;
        Some(one(view, (&kept, rulebook), (of, case), axis))
    });
    let all: Vec<Html> = all.collect();
    Some(markup! {
        <div class="paper slip-paper cases-paper">
            {paper_mark(view)}
            <h1 class="slip-paper-title">{words.paper_title}</h1>
            {head(view, set, rulebook, &found)}
            {only_if(raters > 1, || markup! {
                <p class="strong">{said::summary(lang, raters, set.cases.len(), found.pairs, stake)}</p>
                {lines(view, rulebook, &found)}
                <p class="slip-note">{words.pairs_note}</p>
            })}
            <h2 class="slip-one-title">{words.by_case}</h2>
            {all}
            {paper_foot(view)}
        </div>
    })
}

fn head(view: &View<'_>, set: &CaseSet, rulebook: &Rulebook, found: &Agreement) -> Html {
    let (lang, words) = (view.lang, case_words(view.lang));
    let item = |name: &str, text: String| {
        markup! { <span><span class="small">{name}</span>" "<strong>{text}</strong></span> }
    };
    let on = set.on.map(|on| locale::full_day(lang, on));
    let code = set.code.map(|code| code.to_string());
    let names = found.raters.iter().map(|name| locale::name(lang, name));
    let names: Vec<_> = names.collect();
    markup! {
        <div class="slip-head">
            {item(words.set_title, title(words, &set.title).to_owned())}
            {item(view.words().print_rulebook, rulebook_name(lang, rulebook))}
            {item(words.out, on.unwrap_or_default())}
            {item(review_words(lang).code, code.unwrap_or_default())}
        </div>
        <div class="slip-head">
            {item(words.raters, names.join(locale::joined::semicolon(lang)))}
        </div>
    }
}

fn lines(view: &View<'_>, rulebook: &Rulebook, found: &Agreement) -> Html {
    let (lang, words) = (view.lang, case_words(view.lang));
    let rows = found.lines.iter().map(|line| {
        let count = usize::try_from(line.cases).unwrap_or_default();
        markup! {
            <tr key={hashed(line.line)}>
                <th scope="row">{said::line(lang, rulebook, line.line)}</th>
                <td class="figure">{said::cases(lang, count)}</td>
                <td class="figure">{said::share(lang, line.pairs)}{bar::share(line.pairs)}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(!rows.is_empty(), || {
        markup! {
            <h2 class="slip-one-title">{words.by_line}</h2>
            <table class="basis-table review-lines">
                <thead><tr>{columns(&words.line_columns)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn columns(names: &[&'static str]) -> Vec<Html> {
    let heads = names.iter();
    heads
        .map(|head| markup! { <th scope="col">{*head}</th> })
        .collect()
}

/// A case: what happened, who says what, and what is agreed on.
fn one(
    view: &View<'_>,
    (kept, rulebook): (&KeptCases, &Rulebook),
    (of, case): (&CaseAgreement, &RatedCase),
    axis: Axis,
) -> Html {
    let (lang, unit) = (view.lang, kept.set.unit);
    let words: &CaseWords = case_words(lang);
    let agreed = kept.agreed.iter().find(|of| of.case == case.id);
    let agreed = agreed.filter(|of| of.is_answered());
    let rows = of.said.iter().enumerate().map(|(at, said_so)| {
        let who = said_so.by.iter();
        let who = who.map(|(by, remark)| said::with_remark(lang, by, remark));
        let who: Vec<String> = who.collect();
        markup! {
            <tr key={hashed(at)}>
                <th scope="row">{said::answer(lang, rulebook, &said_so.answer)}</th>
                <td class="figure">{locale::signed(unit, said_so.points)}</td>
                <td>{who.join(locale::joined::semicolon(lang))}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let is_whole = of.pairs.of > 0 && of.pairs.same == of.pairs.of;
    let share = match is_whole {
        true => words.all_agree.to_owned(),
        false => said::share(lang, of.pairs),
    };
    markup! {
        <section class="slip-one" key={hashed(case.id)}>
            <h3 class="slip-one-title">
                {said::nth(lang, of.at)}
                <span class="small">{said::spread(lang, unit, of.spread())}" \u{b7} "{said::ends(lang, unit, of.least, of.most)}" \u{b7} "{share}</span>
            </h3>
            <p class="cases-paper-text">{case.text.as_str()}</p>
            {bar::spread(axis, of.least, of.most)}
            <table class="basis-table review-said">
                <thead><tr>{columns(&words.said_columns)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {agreed.map_or_else(none, |agreed| markup! {
                <p><span class="small">{words.agreed}" "</span><strong>{said::answer(lang, rulebook, agreed)}</strong></p>
            })}
        </section>
    }
}
