//! The form for an answer to a case: of who rates, or the one that is agreed on.

use yew::prelude::*;

use super::super::fields;
use super::{Cases, said};
use crate::desk::RestMsg;
use crate::desk::review::ReviewMsg;
use crate::desk::review::{CaseMsg, Whose};
use crate::id::Id;
use crate::page::dom::{flag, hashed, markup, only_if};
use crate::review::{CaseAnswer, MAX_CASE_TIMES, RatedLine, lines_of};
use crate::rulebook::{Mechanism, Rulebook, Section};

/// The form.
pub fn form(
    cases: &Cases<'_>,
    rulebook: &Rulebook,
    whose: Whose,
    case: Id,
    answer: Option<&CaseAnswer>,
) -> Html {
    let (lang, words) = (cases.of.view.lang, cases.words);
    let blank = CaseAnswer::blank(case);
    let answer = answer.unwrap_or(&blank);
    let sections = rulebook.sections.iter();
    let sections = sections.map(|section| group(cases, rulebook, section, (whose, answer)));
    let sections: Vec<Html> = sections.collect();
    let key = match whose {
        Whose::Mine => "mine",
        Whose::Agreed => "agreed",
    };
    let is_many = answer.lines().count() > 1;
    let nothing = CaseMsg::Nothing(whose, case, !answer.nothing);
    markup! {
        <div class="review-form" key={hashed((key, case))}>
            <label class="check">
                <input type="checkbox" checked={answer.nothing} onchange={cases.on(nothing)}/>
                <span>{words.nothing}</span>
            </label>
            <div role="group" aria-label={words.falls_under}>{sections}</div>
            {level(cases, rulebook, (whose, key), answer)}
            {only_if(is_many, || markup! { <p class="hint">{words.together}</p> })}
            {fields::area(
                &format!("remark-{key}-{case}"),
                words.remark,
                &answer.remark,
                None,
                cases.typed(move |text| CaseMsg::Remark(whose, case, text)),
            )}
            {only_if(answer.parts.iter().any(|of| of.times >= MAX_CASE_TIMES), || markup! {
                <p class="hint">{said::most_times(lang)}</p>
            })}
        </div>
    }
}

/// The clauses of a section that a person decides on.
fn group(
    cases: &Cases<'_>,
    rulebook: &Rulebook,
    section: &Section,
    of: (Whose, &CaseAnswer),
) -> Html {
    let parts = section
        .clauses
        .iter()
        .flat_map(|clause| clause.parts.iter());
    let parts = parts.filter(|part| matches!(part.mechanism, Mechanism::PerOccurrence { .. }));
    let rows: Vec<Html> = parts
        .map(|part| one(cases, rulebook, part.id, of))
        .collect();
    only_if(!rows.is_empty(), || {
        markup! {
            <fieldset class="review-clauses">
                <legend class="small">{cases.of.view.lang.of(&section.title)}</legend>
                <ul>{rows}</ul>
            </fieldset>
        }
    })
}

fn one(
    cases: &Cases<'_>,
    rulebook: &Rulebook,
    part: Id,
    (whose, answer): (Whose, &CaseAnswer),
) -> Html {
    let lang = cases.of.view.lang;
    let title = said::line(lang, rulebook, RatedLine::Part(part));
    let times = answer.times(RatedLine::Part(part));
    let put = |times: u32| cases.on(CaseMsg::Part(whose, answer.case, part, times));
    let step = |to: u32, more: bool| {
        let label = said::step(lang, &title, more);
        let is_off = more && times >= MAX_CASE_TIMES;
        let sign = if more { "+" } else { "\u{2212}" };
        markup! {
            <button
                type="button"
                class="step-button"
                aria-label={label}
                aria-disabled={flag(is_off)}
                onclick={put(to)}
            >
                {sign}
            </button>
        }
    };
    markup! {
        <li key={hashed(part)}>
            <label class="check">
                <input type="checkbox" checked={times > 0} onchange={cases.on(CaseMsg::Part(whose, answer.case, part, u32::from(times == 0)))}/>
                <span>{title.as_str()}</span>
            </label>
            {only_if(times > 0, || markup! {
                <span class="stepper">
                    <span class="small">{cases.words.times}" "</span>
                    {step(times.saturating_sub(1), false)}
                    <span class="figure" role="status">{times.to_string()}</span>
                    {step(times.saturating_add(1), true)}
                </span>
            })}
        </li>
    }
}

/// The level of severity, where the rulebook has any.
fn level(
    cases: &Cases<'_>,
    rulebook: &Rulebook,
    (whose, key): (Whose, &str),
    answer: &CaseAnswer,
) -> Html {
    let lang = cases.of.view.lang;
    let case = answer.case;
    let lines = lines_of(rulebook).into_iter();
    let levels: Vec<Id> = lines
        .filter_map(|line| match line {
            RatedLine::Level(id) => Some(id),
            RatedLine::Part(_) => None,
        })
        .collect();
    let names = levels
        .iter()
        .map(|id| said::line(lang, rulebook, RatedLine::Level(*id)));
    let mut options = vec![cases.words.no_level.to_owned()];
    options.extend(names);
    let at = answer
        .level
        .and_then(|level| levels.iter().position(|id| *id == level));
    let send = cases.of.view.send.clone();
    let is_there = !levels.is_empty();
    let choose = Callback::from(move |at: usize| {
        let level = at.checked_sub(1).and_then(|at| levels.get(at)).copied();
        let msg = CaseMsg::Level(whose, case, level);
        send.emit(RestMsg::review(ReviewMsg::Cases(msg)).into());
    });
    only_if(is_there, || {
        fields::select(
            &format!("level-{key}-{case}"),
            cases.words.level,
            &options,
            Some(at.map_or(0, |at| at + 1)),
            None,
            choose,
        )
    })
}
