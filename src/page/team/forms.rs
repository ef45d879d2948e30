//! What is known centrally and entered once: who is in the team, the exam's marks, events.

use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

use super::frame::Frame;
use super::{Team, sides};
use crate::desk::team::{EventFault, EventField, TeamEdit, TeamMsg, clause_matches, resolve};
use crate::desk::{BookMsg, RestMsg};
use crate::locale::team as said;
use crate::page::dom::{hashed, markup, none, only_if, when};
use crate::page::parts::{button, said_day, triangle};
use crate::page::view::PageMsg;
use crate::team::{read_marks, read_roster};

/// So many clauses are named that a text may mean.
const NAMED: usize = 4;
/// So many lines that aren't taken are listed.
const FAULTS: usize = 20;

/// The open form; nothing where none is.
pub fn form(team: &Team<'_>) -> Html {
    let (lang, words) = (team.view.lang, team.words);
    match team.form.edit {
        None => none(),
        Some(TeamEdit::Roster) => roster(team),
        Some(TeamEdit::Exam(month)) => {
            let (marks, refused) = read_marks(&team.form.text);
            let faults = refused.into_iter();
            let faults =
                faults.map(|line| (line.line, line.text, said::exam_fault(lang, line.fault)));
            let label = said::exam_of(lang, month);
            let texts = (label, words.exam_hint);
            list(team, texts, marks.marks.len(), faults.collect())
        }
        Some(TeamEdit::Event) => event(team),
        Some(TeamEdit::Issue) => sides::issue(team),
    }
}

/// Who is in the team.
pub fn roster(team: &Frame<'_>) -> Html {
    let (lang, words) = (team.view.lang, team.words);
    let (roster, refused) = read_roster(&team.form.text);
    let faults = refused.into_iter();
    let faults = faults.map(|line| (line.line, line.text, said::roster_fault(lang, line.fault)));
    let texts = (words.roster.to_owned(), words.roster_hint);
    list(team, texts, roster.members.len(), faults.collect())
}

/// A list that is pasted, a line for each.
fn list(
    team: &Frame<'_>,
    (label, hint): (String, &'static str),
    count: usize,
    faults: Vec<(usize, String, String)>,
) -> Html {
    let words = team.words;
    let typed = team.view.send.reform(|event: InputEvent| {
        let area = event.target_dyn_into::<HtmlTextAreaElement>();
        let text = area.map(|area| area.value()).unwrap_or_default();
        team_msg(TeamMsg::Type(text))
    });
    let is_sound = faults.is_empty();
    let shown = faults.iter().take(FAULTS).map(|(line, text, why)| {
        let text = said::refused_line(team.view.lang, *line, text, why);
        markup! { <li class="why">{triangle("triangle")}{text}</li> }
    });
    let shown: Vec<Html> = shown.collect();
    markup! {
        <section class="form team-form" aria-label={label.clone()}>
            <label class="form-head" for="team-text">{label}</label>
            <p class="hint" id="team-hint">{hint}</p>
            <textarea
                id="team-text"
                class="field free paste-box"
                rows="8"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="team-hint"
                aria-invalid={when(!is_sound, "true")}
                value={team.form.text.clone()}
                oninput={typed}
            />
            <ul class="team-faults" role="status">{shown}</ul>
            <p class="acts">
                {only_if(is_sound, || button("filled", words.save, team.on(TeamMsg::Take)))}
                {button("link", words.close, team.on(TeamMsg::Edit(None)))}
                <span class="small">{said::people(team.view.lang, count)}</span>
            </p>
        </section>
    }
}

fn team_msg(msg: TeamMsg) -> PageMsg {
    RestMsg::book(BookMsg::Team(msg)).into()
}

/// An event: whose, of which clause, when.
fn event(team: &Team<'_>) -> Html {
    let (view, words) = (team.view, team.words);
    let draft = &team.form.event;
    let found = resolve(view.model, &team.roster, draft);
    let refused = team.form.refused;
    // What isn't typed yet isn't called wrong before somebody presses Enter.
    let waits = |text: &str| text.trim().is_empty() && refused.is_none();
    let agent = match &found.agent {
        Ok(agent) => {
            let (shown, name) = team.name(agent);
            said_of(false, &format!("{shown} {name}"))
        }
        Err(_) if waits(&draft.agent) => none(),
        Err(fault) => wrong(team, *fault),
    };
    let clause = match found.part {
        Ok(part) => said_of(false, &part_name(team, part)),
        Err(_) if waits(&draft.clause) => none(),
        Err(fault) => {
            let all = clause_matches(team.rulebook, &draft.clause);
            let named = all.iter().take(NAMED);
            let names: Vec<String> = named.map(|part| part_name(team, *part)).collect();
            match names.is_empty() {
                true => wrong(team, fault),
                false => said_of(true, &said::list(view.lang, &names)),
            }
        }
    };
    let date = match found.date {
        Ok(_) => said_day(view.lang, &draft.date),
        Err(fault) => wrong(team, fault),
    };
    // What is wrong with no field but the whole, or the note.
    let whole = match refused {
        Some(fault @ (EventFault::Note | EventFault::Refused)) => wrong(team, fault),
        _ => none(),
    };
    let done = team
        .form
        .entered
        .as_ref()
        .map_or_else(none, |(agent, part)| {
            let text = said::entered(view.lang, &team.name(agent).0, &part_name(team, *part));
            markup! { <p class="done">{text}</p> }
        });
    markup! {
        <section class="form team-form" aria-label={words.event}>
            <h3 class="form-head">{words.event}</h3>
            <p class="hint">{words.event_hint}</p>
            <div class="team-event">
                {field(team, EventField::Agent, ("team-event-agent", "text"), words.event_agent, agent)}
                {field(team, EventField::Clause, ("team-event-clause", "text"), words.event_clause, clause)}
                {field(team, EventField::Date, ("team-event-date", "date"), words.event_date, date)}
                {field(team, EventField::Note, ("team-event-note", "text"), words.event_note, whole)}
            </div>
            <p class="acts">
                {button("filled", words.enter, team.on(TeamMsg::Enter))}
                {button("link", words.close, team.on(TeamMsg::Edit(None)))}
            </p>
            <div role="status">{done}</div>
        </section>
    }
}

fn wrong(team: &Team<'_>, fault: EventFault) -> Html {
    let words = team.words;
    said_of(
        true,
        match fault {
            EventFault::Agent => words.no_agent,
            EventFault::Clause => words.no_clause,
            EventFault::Date => words.no_date,
            EventFault::Note => words.no_note,
            EventFault::Refused => words.event_refused,
        },
    )
}

fn said_of(is_wrong: bool, text: &str) -> Html {
    match is_wrong {
        true => markup! { <span class="why">{triangle("triangle")}{text}</span> },
        false => markup! { <span class="small">{text}</span> },
    }
}

/// A part with its clause's number; a complaint where there's none.
fn part_name(team: &Team<'_>, part: Option<crate::id::Id>) -> String {
    let Some((_, clause, part)) = part.and_then(|part| team.rulebook.part(part)) else {
        return team.words.complaint.to_owned();
    };
    format!("{} {}", clause.number, team.view.lang.of(&part.title))
}

/// A field of the event with what is said of it; Enter in it enters the event.
fn field(
    team: &Team<'_>,
    field: EventField,
    (id, kind): (&'static str, &'static str),
    label: &'static str,
    said: Html,
) -> Html {
    // Only what this field says: the others may have been typed since it was drawn.
    let typed = team.view.send.reform(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        team_msg(TeamMsg::Event(field, text))
    });
    let send = team.view.send.clone();
    let keys = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            send.emit(team_msg(TeamMsg::Enter));
            crate::page::browser::focus_on("#team-event-agent");
        }
    });
    markup! {
        <span class="team-field" key={hashed(id)}>
            <label class="small" for={id}>{label}</label>
            <input
                id={id}
                class="field free"
                type={kind}
                autocomplete="off"
                value={team.form.event.text(field).to_owned()}
                oninput={typed}
                onkeydown={keys}
            />
            {said}
        </span>
    }
}
