//! What all say, beside each other; what is agreed on becomes a worked example.

use yew::prelude::*;

use super::super::section;
use super::{Cases, answer, bar, said};
use crate::desk::draft::{DraftMsg, Start};
use crate::desk::review::{CaseMsg, Whose};
use crate::desk::{Msg, Page, RestMsg};
use crate::id::Id;
use crate::locale::draft::draft_title;
use crate::locale::{self};
use crate::page::dom::{flag, hashed, markup, none, only_if};
use crate::page::parts::button;
use crate::picture::Axis;
use crate::review::{Agreement, CaseAgreement, CaseAnswer, RatedCase, Share};
use crate::rulebook::Rulebook;

/// All of it.
pub fn result(cases: &Cases<'_>) -> Html {
    let (lang, words, kept) = (cases.of.view.lang, cases.words, cases.kept);
    let (Some(found), Some(rulebook)) = (cases.of.view.agreement(&kept.set), cases.rulebook) else {
        return none();
    };
    let raters = found.raters.len();
    let hint = match raters {
        0 => Some(words.no_ratings),
        1 => Some(words.one_rating),
        _ => None,
    };
    let stake = (kept.set.unit, found.at_stake);
    let names: Vec<Html> = (found.raters.iter())
        .map(|name| markup! { <li key={hashed(name)}><bdi>{locale::name(lang, name).into_owned()}</bdi></li> })
        .collect();
    section(
        "compared",
        words.result,
        none(),
        markup! {
            {hint.map_or_else(none, |hint| markup! { <p class="hint">{hint}</p> })}
            {only_if(raters > 1, || markup! {
                <p class="strong">{said::summary(lang, raters, kept.set.cases.len(), found.pairs, stake)}</p>
            })}
            <ul class="review-raters">{names}</ul>
            {only_if(raters > 1, || markup! {
                {lines(cases, rulebook, &found)}
                <p class="small">{words.pairs_note}</p>
            })}
            {only_if(raters > 0, || all(cases, rulebook, &found))}
            {only_if(raters > 0, || markup! {
                <p class="file-buttons">{button("link", cases.of.view.words().print, cases.of.view.on(RestMsg::Print))}</p>
            })}
        },
    )
}

fn lines(cases: &Cases<'_>, rulebook: &Rulebook, found: &Agreement) -> Html {
    let (lang, words) = (cases.of.view.lang, cases.words);
    let rows = found.lines.iter().map(|line| {
        let title = said::line(lang, rulebook, line.line);
        let count = usize::try_from(line.cases).unwrap_or_default();
        markup! {
            <tr key={hashed(line.line)}>
                <th scope="row">{title}</th>
                <td class="figure">{said::cases(lang, count)}</td>
                <td class="figure">{said::share(lang, line.pairs)}{bar::share(line.pairs)}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let heads = words
        .line_columns
        .map(|head| markup! { <th scope="col">{head}</th> });
    only_if(!rows.is_empty(), || {
        markup! {
            <h3 class="numbers-head">{words.by_line}</h3>
            <table class="basis-table review-lines">
                <thead><tr>{heads.to_vec()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn all(cases: &Cases<'_>, rulebook: &Rulebook, found: &Agreement) -> Html {
    let axis = bar::axis(found);
    let set = &cases.kept.set;
    let rows = found.cases.iter().filter_map(|of| {
        let case = set.cases.get(of.at)?;
        Some(one(cases, rulebook, (of, case), axis))
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <h3 class="numbers-head">{cases.words.by_case}</h3>
        <ol class="review-cases">{rows}</ol>
    }
}

fn one(
    cases: &Cases<'_>,
    rulebook: &Rulebook,
    (of, case): (&CaseAgreement, &RatedCase),
    axis: Axis,
) -> Html {
    let (lang, words, unit) = (cases.of.view.lang, cases.words, cases.kept.set.unit);
    let is_open = cases.of.form.cases.open == Some(case.id);
    let agreed = cases.kept.agreed.iter().find(|of| of.case == case.id);
    let agreed = agreed.filter(|of| of.is_answered());
    let Share { same, of: pairs } = of.pairs;
    let share = match same == pairs {
        true if pairs > 0 => words.all_agree.to_owned(),
        _ => said::share(lang, of.pairs),
    };
    markup! {
        <li class="review-case" key={hashed(case.id)} id={format!("case-{}", case.id)} tabindex="-1">
            <button
                type="button"
                class="link review-case-open"
                aria-expanded={flag(is_open)}
                onclick={cases.on(CaseMsg::Open(case.id))}
            >
                {said::nth(lang, of.at)}
            </button>
            <span class="review-case-short">{case.text.as_str()}</span>
            <strong class="figure">{said::spread(lang, unit, of.spread())}</strong>
            {bar::spread(axis, of.least, of.most)}
            <span class="small figure">{said::ends(lang, unit, of.least, of.most)}</span>
            <span class="small figure">{share}</span>
            {agreed.map_or_else(none, |agreed| markup! {
                <span class="small review-case-agreed">{words.agreed}" "{said::answer(lang, rulebook, agreed)}</span>
            })}
            {only_if(is_open, || opened(cases, rulebook, of, case))}
        </li>
    }
}

/// Who says what, and what is agreed on.
fn opened(cases: &Cases<'_>, rulebook: &Rulebook, of: &CaseAgreement, case: &RatedCase) -> Html {
    let (lang, words, unit) = (cases.of.view.lang, cases.words, cases.kept.set.unit);
    let agreed = cases.kept.agreed.iter().find(|of| of.case == case.id);
    let is_other = cases.of.form.cases.other == Some(case.id);
    let rows = of.said.iter().enumerate().map(|(at, said_so)| {
        let who = said_so.by.iter().map(|(by, remark)| {
            markup! { <li><bdi>{said::with_remark(lang, by, remark)}</bdi></li> }
        });
        let who: Vec<Html> = who.collect();
        let is_agreed = agreed.is_some_and(|agreed| agreed.counts_as(&said_so.answer) && agreed.is_answered());
        let text = said::answer(lang, rulebook, &said_so.answer);
        let name = format!("{} {text}", words.agree);
        let agree = cases.on(CaseMsg::Agree(case.id, Some(at)));
        markup! {
            <tr key={hashed(at)}>
                <th scope="row">{text}</th>
                <td class="figure">{locale::signed(unit, said_so.points)}</td>
                <td><ul class="review-who">{who}</ul></td>
                <td>
                    {match is_agreed {
                        true => markup! { <strong>{words.agreed}</strong> },
                        false => markup! { <button type="button" class="link" aria-label={name} onclick={agree}>{words.agree}</button> },
                    }}
                </td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let heads = words
        .said_columns
        .map(|head| markup! { <th scope="col">{head}</th> });
    markup! {
        <div class="review-case-in">
            <div class="scroll-x" tabindex="0">
                <table class="basis-table review-said">
                    <thead><tr>{heads.to_vec()}<td/></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="file-buttons">
                {only_if(!is_other, || button("link", words.agree_other, cases.on(CaseMsg::AgreeOther(case.id))))}
                {only_if(agreed.is_some(), || button("link", words.agree_undo, cases.on(CaseMsg::Agree(case.id, None))))}
            </p>
            {only_if(is_other, || answer::form(cases, rulebook, Whose::Agreed, case.id, agreed))}
            {agreed.filter(|agreed| agreed.is_answered()).map_or_else(none, |agreed| example(cases, rulebook, agreed, case))}
        </div>
    }
}

/// What was agreed on joins the examples of a rulebook that is being written.
fn example(cases: &Cases<'_>, rulebook: &Rulebook, agreed: &CaseAnswer, case: &RatedCase) -> Html {
    let (view, words) = (cases.of.view, cases.words);
    let lang = view.lang;
    let drafts = view.drafts_for(&cases.kept.set);
    let to_draft = |id: Id| {
        let send = view.send.clone();
        Callback::from(move |_: MouseEvent| {
            send.emit(RestMsg::draft(DraftMsg::Show(id)).into());
            send.emit(Msg::Page(Page::Draft).into());
        })
    };
    let rows = drafts.iter().map(|(id, sketch)| {
        let title = draft_title(lang, Some(&sketch.tree));
        let write = cases.on(CaseMsg::Example(case.id, *id));
        match view.has_example(sketch, &case.text) {
            true => markup! {
                <p key={hashed(id)}>
                    <span role="status">{said::is_example(lang, &title)}</span>" "
                    {button("link", words.to_draft, to_draft(*id))}
                </p>
            },
            false => markup! {
                <p key={hashed(id)}>{button("outlined", &said::to_example(lang, &title), write)}</p>
            },
        }
    });
    let rows: Vec<Html> = rows.collect();
    let unit = cases.kept.set.unit;
    let begin = view.send.reform(move |_: MouseEvent| {
        let seed = format!("{} {}", js_sys::Date::now(), js_sys::Math::random());
        RestMsg::draft(DraftMsg::Start(Start::Bundled(unit), seed)).into()
    });
    let is_none = rows.is_empty();
    markup! {
        <div class="review-example" id={format!("example-{}", case.id)} tabindex="-1">
            <p><span class="small">{words.agreed}" "</span><strong>{said::answer(lang, rulebook, agreed)}</strong></p>
            {rows}
            {only_if(is_none, || markup! {
                <p class="hint">{words.no_draft}</p>
                <p>{button("outlined", words.begin_draft, begin)}</p>
            })}
        </div>
    }
}
