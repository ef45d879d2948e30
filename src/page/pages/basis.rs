//! What a month rests on: every number in use, by its origin; and how to read
//! the sheet.

use yew::prelude::*;

use super::numbers::numbers;
use crate::desk::{Msg, Page};
use crate::locale::basis::{basis_words, terms};
use crate::locale::draft::draft_words;
use crate::locale::matter as said;
use crate::locale::say::clause as clause_number;
use crate::locale::unit::taken;
use crate::locale::{explain as rows, open, setting as say};
use crate::number::{Points, Unit};
use crate::page::dom::{markup, only_if, t, when};
use crate::page::parts::{
    button, edges, log_lists, plain_origin, readings_in_force, rules_in_use, setter,
};
use crate::page::view::View;
use crate::rulebook::{AboveBase, Matter, ParameterRef, PayBase, PlainOrigin, Subject};
use crate::scoring::{Open, Step, explain};

/// The page.
pub fn basis(view: &View<'_>) -> Html {
    let words = basis_words(view.lang, view.sheet.unit);
    let used = used(view);
    let classes = ["origin stated", "origin set", "origin assumed"];
    let groups: Vec<Html> = (0..3)
        .map(|kind| group(view, classes[kind], words.origins[kind], &used))
        .collect();
    let terms: Vec<Html> = terms(view.lang, view.sheet)
        .into_iter()
        .map(|(term, meaning)| markup! { <div><dt>{term}</dt><dd>{meaning}</dd></div> })
        .collect();
    markup! {
        <main class="months basis" id="main" tabindex="-1">
            <h2 class="page-title">{words.title}<span class="small">{words.note}</span></h2>
            {rules_in_use(view)}
            <p class="file-buttons">{button("link", draft_words(view.lang).way_in, view.on(Msg::Page(Page::Draft)))}</p>
            {numbers(view)}
            {groups}
            {matters(view)}
            {readings_in_force(view)}
            {only_if(view.state.unit() == Unit::Points, || log_lists(view))}
            {edges(view)}
            <section class="block" id="how">
                <h2 class="block-head"><span class="block-title">{words.how}</span></h2>
                <dl class="terms">{terms}</dl>
            </section>
        </main>
    }
}

/// Clauses, names, definitions and the date: first what is assumed, then what
/// the branch set, then what the document has.
fn matters(view: &View<'_>) -> Html {
    let (lang, rulebook) = (view.lang, view.rulebook());
    let all = Matter::all(rulebook).into_iter();
    let mut all: Vec<(Matter, &PlainOrigin)> = all
        .filter_map(|matter| matter.origin(rulebook).map(|origin| (matter, origin)))
        .collect();
    all.sort_by_key(|(_, origin)| match origin {
        PlainOrigin::Assumed => 0,
        PlainOrigin::Set(_) => 1,
        PlainOrigin::Stated => 2,
    });
    let rows = all.into_iter().map(|(matter, origin)| {
        let id = match matter {
            Matter::Clause(part) => t(format!("clause-{part}")),
            _ => None,
        };
        let tab = when(id.is_some(), "-1");
        markup! {
            <tr id={id} tabindex={tab}>
                <th scope="row">{said::matter_name(lang, rulebook, matter)}</th>
                <td>{said::matter_value(lang, rulebook, matter)}</td>
                <td>{plain_origin(lang, origin)}</td>
                <td class="small">{said::matter_note(origin)}</td>
                <td>
                    {setter(
                        view,
                        Subject::Matter(matter),
                        &said::matter_name(lang, rulebook, matter),
                        None
                    )}
                </td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let clauses = rulebook.sections.iter().flat_map(|s| &s.clauses);
    let lost = clauses.filter(|clause| !clause.lost.is_empty());
    let lost = lost.map(|clause| {
        let number = clause_number(lang, &clause.number);
        let text = lang.of(&clause.lost);
        markup! { <li>{number}" "{text}</li> }
    });
    let lost: Vec<Html> = lost.collect();
    markup! {
        <section class="block" id="matters">
            <h2 class="block-head">
                <span class="block-title">{said::matters_title(lang)}</span>
            </h2>
            {only_if(!lost.is_empty(), || markup! {
                <p class="strong">{said::lost(lang)}</p>
                <ul class="lost">{lost}</ul>
            })}
            <div class="scroll-x" tabindex="0">
                <table class="basis-table"><tbody>{rows}</tbody></table>
            </div>
        </section>
    }
}

/// A number in use, and what the lines that use it give or take together; none
/// where it's about the pay.
type Used = (ParameterRef, Option<Points>);

/// The numbers behind every line that has an effect or may have one.
fn used(view: &View<'_>) -> Vec<Used> {
    let mut used: Vec<Used> = Vec::new();
    for line in view.sheet.lines.iter().filter(|line| line.matters()) {
        for step in explain(view.rulebook(), view.record(), view.state.today, line) {
            let at = match step {
                Step::Number(at)
                | Step::Condition { threshold: at, .. }
                | Step::Pool {
                    worth: Some(at), ..
                } => at,
                _ => continue,
            };
            match used.iter_mut().find(|(known, _)| *known == at) {
                Some((_, sum)) => *sum = sum.map(|sum| sum + line.amount),
                None => used.push((at, Some(line.amount))),
            }
        }
    }
    used.extend(of_the_whole(view));
    used
}

/// The numbers that aren't any line's: what caps the rewards, what makes the pay.
fn of_the_whole(view: &View<'_>) -> Vec<Used> {
    let choices = view.rulebook().choices();
    let all = ParameterRef::all(view.rulebook()).into_iter();
    let used = all.filter_map(|at| match at {
        ParameterRef::RewardCap if choices.above_base == AboveBase::RewardsCapped => {
            Some((at, Some(view.sheet.adjustments.reward_cap)))
        }
        ParameterRef::PayShare if choices.pay_base == PayBase::Share => Some((at, None)),
        ParameterRef::BandFrom(_) | ParameterRef::BandFactor(_)
            if choices.pay_base == PayBase::Bands =>
        {
            Some((at, None))
        }
        _ => None,
    });
    used.collect()
}

fn group(view: &View<'_>, class: &'static str, title: &str, used: &[Used]) -> Html {
    let words = basis_words(view.lang, view.sheet.unit);
    let mut found: Vec<Html> = Vec::new();
    for (at, sum) in used {
        let step = Step::Number(*at);
        let row = rows::row(view.lang, view.rulebook(), view.record(), &step);
        if row.origin.is_some_and(|(of, _)| of == class) {
            let open = Open::Parameter(*at);
            let name = open::open_title(view.lang, view.rulebook(), view.record(), open);
            found.push(markup! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{row.name}</td>
                    <td class="figure">{row.figure}</td>
                    <td class="small">{row.note}</td>
                    <td class="figure">
                        {sum.map_or_else(String::new, |sum| taken(view.sheet.unit, sum))}
                    </td>
                    <td>
                        {setter(
                            view,
                            Subject::Number(*at),
                            &say::subject(
                                view.lang,
                                view.rulebook(),
                                view.record(),
                                Subject::Number(*at)
                            ),
                            None
                        )}
                    </td>
                </tr>
            });
        }
    }
    let inside = if found.is_empty() {
        markup! { <p class="hint">{words.none}</p> }
    } else {
        markup! {
            <div class="scroll-x" tabindex="0">
                <table class="basis-table">
                    <thead>
                        <tr>
                            <th scope="col">{view.words().item}</th>
                            <th scope="col">{words.number}</th>
                            <th scope="col" class="right">{words.value}</th>
                            <th scope="col">{words.span}</th>
                            <th scope="col" class="right">{words.effect}</th>
                            <td/>
                        </tr>
                    </thead>
                    <tbody>{found}</tbody>
                </table>
            </div>
        }
    };
    markup! {
        <section class="block">
            <h2 class="block-head">
                <span class={class}><span class="mark" aria-hidden="true"/></span>
                <span class="block-title">{title}</span>
            </h2>
            {inside}
        </section>
    }
}
