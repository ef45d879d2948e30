//! What a clause's row opens to: its wording, why its lines are what they are,
//! and its entries.

use yew::prelude::*;

use super::acts::of_row;
use super::controls::plain_origin;
use super::entries::entries;
use super::logged::logged_in;
use super::plan::agree;
use super::setting::setter;
use crate::desk::state::Problem;
use crate::desk::{LineKey, Shown};
use crate::id::Id;
use crate::locale::{explain as explain_words, matter, say, worth};
use crate::number::Points;
use crate::page::dom::{markup, none, only_if, t};
use crate::page::view::View;
use crate::rulebook::{Clause, Measure, Part, Subject};
use crate::scoring::{CaseWorth, Line, Step, Sub, case_worth, explain, next_event, takes_entries};

/// The details of a part.
pub fn details(view: &View<'_>, clause: &Clause, part: &Part, lines: &[&Line]) -> Html {
    let reasons = lines.iter().map(|line| {
        let steps = explain(view.rulebook(), view.record(), view.state.today, line);
        derivation(view, line, [title(view, line), none()], &steps, None)
    });
    let reasons: Vec<Html> = reasons.collect();
    let costs = lines.iter().any(|line| line.amount < Points::ZERO);
    markup! {
        <p class="summary">
            <span class="strong">{say::clause(view.lang, &clause.number)}</span>
            " "
            {plain_origin(view.lang, &clause.origin)}
            " "
            {view.lang.of(&clause.summary)}
            " "
            {next_of(view, part.id, Sub::Whole).map_or_else(String::new, |next| next.concat())}
        </p>
        {lost(view, clause)}
        {reasons}
        {logged_in(view, part)}
        {if takes_entries(part) {
            entries(view, part)
        } else {
            none()
        }}
        {only_if(costs, || agree(view, Problem::Part(part.id)))}
        {of_row(view, Shown::Part(part.id))}
    }
}

/// What one more event would do.
pub fn next_of(view: &View<'_>, part: Id, sub: Sub) -> Option<[String; 2]> {
    let (rulebook, record) = (view.rulebook(), view.record());
    let next = next_event(rulebook, record, view.state.today, part, sub)?;
    Some(worth::next_event(
        view.lang,
        rulebook,
        (part, sub),
        view.sheet.score,
        &next,
    ))
}

/// What of the clause the document has lost.
pub fn lost(view: &View<'_>, clause: &Clause) -> Html {
    only_if(!clause.lost.is_empty(), || {
        markup! {
            <p class="hint lost">
                <span class="strong">{matter::lost(view.lang)}</span>
                " "
                {view.lang.of(&clause.lost)}
            </p>
        }
    })
}

/// What one case of a measure is worth, where it's given in cases; and who changed
/// it.
pub fn below_measure(view: &View<'_>, measure: Id) -> Html {
    let worth = worth_of_case(view, measure).map_or_else(none, |(measure, worth)| {
        let score = view.sheet.score;
        let text = worth::case_worth(view.lang, view.rulebook(), measure, score, &worth);
        markup! { <p class="hint case-worth">{text}</p> }
    });
    markup! {
        {worth}
        {of_row(view, Shown::Measure(measure))}
    }
}

/// What one case of a measure is worth, where it's given in cases.
pub fn worth_of_case<'a>(view: &View<'a>, measure: Id) -> Option<(&'a Measure, CaseWorth)> {
    let (rulebook, record) = (view.rulebook, view.record());
    let measure = rulebook.measure(measure)?;
    let worth = case_worth(rulebook, record, view.state.today, measure)?;
    Some((measure, worth))
}

/// Why a line is what it is: in a sentence after its title, perhaps in a picture,
/// and step by step; in the opened line, where it stands in one.
pub fn derivation(
    view: &View<'_>,
    line: &Line,
    [title, picture]: [Html; 2],
    steps: &[Step],
    opened: Option<LineKey>,
) -> Html {
    let rows: Vec<Html> = steps.iter().map(|step| row(view, step, opened)).collect();
    markup! {
        <div class="derivation">
            <p class="reason">{title}{say::reason(view.lang, view.rulebook(), line)}</p>
            {picture}
            <table><tbody>{rows}</tbody></table>
        </div>
    }
}

/// The line's own name, where its part has several.
fn title(view: &View<'_>, line: &Line) -> Html {
    if line.sub == Sub::Whole {
        return none();
    }
    let title = say::line_title(view.lang, view.rulebook(), line);
    markup! { <span class="strong">{title}</span>" " }
}

fn row(view: &View<'_>, step: &Step, opened: Option<LineKey>) -> Html {
    let row = explain_words::row(view.lang, view.rulebook(), view.record(), step);
    let class = match step {
        Step::Result(..) => "result",
        Step::Reading(..) => "asked",
        _ => "",
    };
    let origin = row.origin.map_or_else(none, |(class, word)| {
        markup! {
            <button type="button" class={class} popovertarget="term-3">
                <span class="mark" aria-hidden="true"/>
                {word}
            </button>
            " "
        }
    });
    let subject = match *step {
        Step::Number(at)
        | Step::Condition { threshold: at, .. }
        | Step::Pool {
            worth: Some(at), ..
        } => Some(Subject::Number(at)),
        Step::Reading(id, _) => Some(Subject::Reading(id)),
        _ => None,
    };
    let set = subject.map_or_else(none, |subject| setter(view, subject, &row.name, opened));
    let field = row.field.map_or_else(none, |place| {
        let to = t(format!("#{place}"));
        markup! { " "<a class="link" href={to}>{view.lang.more().to_field}</a> }
    });
    markup! {
        <tr class={class}>
            <th scope="row">{row.name}</th>
            <td class="figure">{row.figure}</td>
            <td class="small">{origin}{row.note}{field}" "{set}</td>
        </tr>
    }
}
