//! Improvement plans: those of the month, those of earlier months that are
//! still open, the year's, and the way from a problem to its plan.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::conclude::section;
use super::controls::{FieldKind, button, date, field, labelled, why};
use crate::calendar::Month;
use crate::desk::state::{Action, Agreed, PlanEdit, Problem};
use crate::desk::{MonthMsg, Msg, RestMsg};
use crate::locale::month;
use crate::locale::plan::{self as say, columns, outcome, plan_words};
use crate::locale::say::{cases_form, part as part_title};
use crate::page::dom::{all, markup, none, only_if, text_of};
use crate::page::view::PageMsg;
use crate::page::view::View;
use crate::record::{About, Field, MAX_NOTE, MAX_PLANS, Plan, PlanOutcome, PlanText};

/// The month's plans, those of earlier months before them.
pub fn plans(view: &View<'_>) -> Html {
    let words = plan_words(view.lang);
    let plans = view.record().plan.iter().enumerate();
    let rows: Vec<Html> = plans
        .map(|(index, plan)| planned(view, index, plan))
        .collect();
    let add = only_if(view.record().plan.len() < MAX_PLANS, || {
        button("link", words.add, edit(view, PlanEdit::Add(Problem::Post)))
    });
    let inside = markup! {
        {earlier(view)}
        <p class="hint">{words.hint}</p>
        <ul class="plan">{rows}</ul>
        {add}
    };
    section("plan", words.title, inside)
}

/// What stands of plans beside a month without facts: those still open.
pub fn plans_of_blank(view: &View<'_>) -> Html {
    if view.state.open_before(view.record().month).is_empty() {
        return none();
    }
    section("plan", plan_words(view.lang).title, earlier(view))
}

fn earlier(view: &View<'_>) -> Html {
    let open = view.state.open_before(view.record().month);
    let rows: Vec<Html> = open.iter().map(|one| still_open(view, one)).collect();
    only_if(!rows.is_empty(), || {
        markup! {
            <h3 class="strong">{plan_words(view.lang).earlier}</h3>
            <ul class="plan">{rows}</ul>
        }
    })
}

/// One of an earlier month: it's closed here, or changed there.
fn still_open(view: &View<'_>, one: &Agreed<'_>) -> Html {
    let words = plan_words(view.lang);
    let (of, index) = (one.record.month, one.index);
    let rulebook = view.state.rules().rulebook(one.record.ruled_in());
    let today = view.state.today;
    let [about, action, owner, by, state, _] =
        say::row(view.lang, rulebook, one.record, one.plan, today);
    let send = view.send.clone();
    let written = Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(to(PlanEdit::Result(of, index, text)));
    });
    let result = markup! {
        <input
            class="field free"
            type="text"
            autocomplete="off"
            maxlength={MAX_NOTE.to_string()}
            aria-label={words.result}
            value={one.plan.result.clone()}
            onchange={written}
        />
    };
    let facts = [owner, by, state]
        .into_iter()
        .filter(|text| !text.is_empty());
    let facts: Vec<String> = facts.collect();
    markup! {
        <li class="planned">
            <p class="grow">
                <span class="strong">{about}</span>
                " "
                <span class="small">{month(view.lang, of)}</span>
            </p>
            <p class="grow">{action}</p>
            <p class="grow small">{facts.join(" \u{b7} ")}</p>
            {labelled("entry-field grow", words.result, result)}
            {labelled(
                "entry-field",
                words.state,
                ending(view, of, index, one.plan)
            )}
            {button(
                "link",
                &say::go_to(view.lang, of),
                view.on(RestMsg::Follow(of))
            )}
        </li>
    }
}

/// One of the shown month.
fn planned(view: &View<'_>, index: usize, plan: &Plan) -> Html {
    let words = plan_words(view.lang);
    let text = |text| {
        let of = Field::PlanText(index, text);
        let name = say::plan_text(view.lang, text);
        let class = match text {
            PlanText::Owner => "entry-field",
            PlanText::Action | PlanText::Result => "entry-field grow",
        };
        let field = field(view, of, FieldKind::Text, name);
        markup! { {labelled(class, name, field)}{why(view, of)} }
    };
    let by = Field::PlanDate(index);
    let overdue = plan.is_overdue(view.state.today);
    let of = view.record().month;
    markup! {
        <li class="planned" id={format!("plan-{index}")} tabindex="-1">
            {labelled("entry-field grow", words.about, about(view, index, plan))}
            {text(PlanText::Action)}
            {text(PlanText::Owner)}
            {labelled(
                "entry-field",
                words.by,
                date(view, by, words.by)
            )}
            {why(view, by)}
            {text(PlanText::Result)}
            {labelled("entry-field", words.state, ending(view, of, index, plan))}
            {button("link", words.remove, view.on(Msg::Act(Action::RemovePlan(index))))}
            {only_if(overdue || plan.ended.is_some(), || markup! {
                <p class="grow small">{say::state(view.lang, plan, view.state.today)}</p>
            })}
        </li>
    }
}

/// How a plan stands.
fn ending(view: &View<'_>, of: Month, index: usize, plan: &Plan) -> Html {
    let words = plan_words(view.lang);
    let now = plan.ended.map(|ended| ended.outcome);
    let open = markup! {
        <option value={String::new()} selected={now.is_none()}>{words.open}</option>
    };
    let each = PlanOutcome::ALL.into_iter().map(|one| {
        markup! {
            <option value={one.name()} selected={now == Some(one)}>
                {outcome(view.lang, one)}
            </option>
        }
    });
    let options: Vec<Html> = std::iter::once(open).chain(each).collect();
    let send = view.send.clone();
    let chosen = Callback::from(move |event: Event| {
        let name = chosen_in(&event);
        let mut outcomes = PlanOutcome::ALL.into_iter();
        let outcome = outcomes.find(|outcome| outcome.name() == name);
        send.emit(to(PlanEdit::End(of, index, outcome)));
    });
    markup! {
        <select class="select" aria-label={words.state} onchange={chosen}>{options}</select>
    }
}

/// What a plan is about: the post, a measure, a clause or a complaint; what
/// isn't known stays chosen until something else is.
fn about(view: &View<'_>, index: usize, plan: &Plan) -> Html {
    let words = plan_words(view.lang);
    let (record, rulebook) = (view.record(), view.rulebook());
    let mut problems = vec![(Problem::Post, words.post.to_owned())];
    let mut ends = Vec::new();
    for measure in &rulebook.measures {
        let title = view.lang.of(&measure.title).to_owned();
        problems.push((Problem::Measure(measure.id), title));
    }
    ends.push(problems.len());
    for (_, _, part) in rulebook.parts() {
        let title = part_title(view.lang, rulebook, part.id);
        problems.push((Problem::Part(part.id), title));
    }
    ends.push(problems.len());
    for at in 0..record.complaints.len() {
        let title = say::complaint(view.lang, rulebook, record, at);
        problems.push((Problem::Complaint(at), title));
    }
    ends.push(problems.len());
    let is_chosen = |problem: &Problem| problem.about(record) == Some(plan.about);
    let is_known = problems.iter().any(|(problem, _)| is_chosen(problem));
    let one = |(at, (problem, name)): (usize, &(Problem, String))| {
        markup! { <option value={at.to_string()} selected={is_chosen(problem)}>{name}</option> }
    };
    let mut options: Vec<Html> = Vec::new();
    if !is_known {
        let name = say::about(view.lang, rulebook, record, plan.about);
        options.push(markup! { <option value="unknown" selected={true}>{name}</option> });
    }
    options.extend(problems.iter().enumerate().take(1).map(one));
    let mut from = 1;
    let [measures, clauses] = words.groups.map(String::from);
    let groups = [measures, clauses, cases_form(view.lang, rulebook)];
    for (name, end) in groups.into_iter().zip(ends) {
        let inside = problems.iter().enumerate().take(end).skip(from).map(one);
        let inside: Vec<Html> = inside.collect();
        options.push(only_if(end > from, || {
            markup! { <optgroup label={name}>{inside}</optgroup> }
        }));
        from = end;
    }
    let send = view.send.clone();
    let chosen = Callback::from(move |event: Event| {
        let at: Option<usize> = chosen_in(&event).parse().ok();
        if let Some((problem, _)) = at.and_then(|at| problems.get(at)) {
            send.emit(to(PlanEdit::About(index, *problem)));
        }
    });
    markup! {
        <select class="select" aria-label={words.about} onchange={chosen}>{options}</select>
    }
}

/// Beside a problem: agrees on a plan, or leads to the one under way.
pub fn agree(view: &View<'_>, problem: Problem) -> Html {
    let words = plan_words(view.lang);
    let about = problem.about(view.record());
    let mut plans = view.record().plan.iter();
    let own = plans.position(|plan| plan.is_open() && Some(plan.about) == about);
    let carried = || {
        // A complaint's name holds in its own month only.
        let lasting = matches!(about, Some(About::Measure(_) | About::Part(_)));
        let before = view.state.open_before(view.record().month);
        lasting && before.iter().any(|one| Some(one.plan.about) == about)
    };
    let place = match own {
        Some(index) => format!("#plan-{index}"),
        None if carried() => "#plan".into(),
        None => {
            return button(
                "link agree",
                words.agree,
                edit(view, PlanEdit::Add(problem)),
            );
        }
    };
    markup! { <a class="link agree" href={place}>{words.agreed}</a> }
}

/// The plans of the shown year and those of earlier years still open: month,
/// then what a row says. Nothing where there are none.
pub fn year_plans(view: &View<'_>, on_paper: bool) -> Html {
    let agreed = view.state.plans_of_year(view.state.content.month.year());
    table(view, &agreed, on_paper)
}

/// On the printed month: its own and the earlier ones still open.
pub fn printed_plans(view: &View<'_>) -> Html {
    let record = view.record();
    let own = record.plan.iter().enumerate().map(|(index, plan)| Agreed {
        record,
        index,
        plan,
    });
    let before = view.state.open_before(record.month);
    let agreed: Vec<Agreed<'_>> = before.into_iter().chain(own).collect();
    table(view, &agreed, true)
}

fn table(view: &View<'_>, agreed: &[Agreed<'_>], on_paper: bool) -> Html {
    if agreed.is_empty() {
        return none();
    }
    let words = plan_words(view.lang);
    let rows = agreed.iter().map(|one| {
        let (of, facts) = (one.record.month, one.record);
        let rulebook = view.state.rules().rulebook(facts.ruled_in());
        let cells = say::row(view.lang, rulebook, facts, one.plan, view.state.today);
        let cells: Vec<Html> = cells
            .into_iter()
            .map(|cell| markup! { <td>{cell}</td> })
            .collect();
        let name = month(view.lang, of);
        let name = match on_paper {
            true => text_of(&name),
            false => button("link", &name, view.on(RestMsg::Follow(of))),
        };
        markup! { <tr><th scope="row">{name}</th>{all(cells)}</tr> }
    });
    let rows: Vec<Html> = rows.collect();
    let heads: Vec<Html> = std::iter::once(words.month)
        .chain(columns(view.lang))
        .map(|head| markup! { <th scope="col">{head}</th> })
        .collect();
    markup! {
        <section class="block plans">
            <h2 class="block-head"><span class="block-title">{words.title}</span></h2>
            <div class="scroll-x" tabindex="0">
                <table class="basis-table plan-table">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn chosen_in(event: &Event) -> String {
    let select = event.target_dyn_into::<HtmlSelectElement>();
    select.map(|select| select.value()).unwrap_or_default()
}

fn to(edit: PlanEdit) -> PageMsg {
    RestMsg::Month(MonthMsg::Plan(edit)).into()
}

fn edit<E: 'static>(view: &View<'_>, edit: PlanEdit) -> Callback<E> {
    view.on(to(edit))
}
