//! What the team's page is drawn from whatever the months are by.

use std::rc::Rc;

use yew::prelude::*;

use super::super::dom::{flag, markup, none, only_if};
use super::super::parts::button;
use crate::desk::book::Shelf;
use crate::desk::team::{TeamForm, TeamMsg, TeamSystem};
use crate::desk::{BookMsg, Msg, Page, RestMsg};
use crate::locale;
use crate::locale::book::word;
use crate::locale::team::{TeamWords, team_words};
use crate::locale::team_months::team_months_words;
use crate::page::view::View;
use crate::team::{Period, Roster};

/// What the parts have in common.
pub struct Frame<'a> {
    pub view: &'a View<'a>,
    pub words: &'static TeamWords,
    pub roster: Rc<Roster>,
    pub form: &'a TeamForm,
}

impl<'a> Frame<'a> {
    /// None before the form is there.
    pub fn of(view: &'a View<'a>, roster: &Rc<Roster>) -> Option<Self> {
        Some(Self {
            view,
            words: team_words(view.lang),
            roster: Rc::clone(roster),
            form: view.team_form()?,
        })
    }

    /// What the table of months together is called.
    pub fn title_of_months(&self) -> &'static str {
        let words = team_months_words(self.view.lang);
        match self.form.period {
            Period::Year => words.year_end,
            Period::Month | Period::Quarter => words.by_month,
        }
    }

    /// A callback for something about the team.
    pub fn on<E: 'static>(&self, msg: TeamMsg) -> Callback<E> {
        self.view.on(RestMsg::book(BookMsg::Team(msg)))
    }

    /// What somebody's month is called: as it's kept, and by name where the roster has one.
    pub fn name(&self, agent: &str) -> (String, String) {
        let shown = locale::name(self.view.lang, agent).into_owned();
        let member = self.roster.member(agent);
        let name = member.map_or("", |member| {
            if member.number == agent {
                &member.name
            } else {
                &member.number
            }
        });
        (
            shown,
            if name == agent {
                String::new()
            } else {
                name.to_owned()
            },
        )
    }

    /// An agent's name, which opens their month.
    pub fn link(&self, agent: &str) -> Html {
        let (shown, _) = self.name(agent);
        button("link", &shown, self.on(TeamMsg::Open(agent.to_owned())))
    }

    /// Whether not all are shown.
    pub fn is_narrowed(&self) -> bool {
        !self.form.search.trim().is_empty() || self.form.group.is_some()
    }
}

/// By what the team is assessed; nothing where there's nothing to choose.
pub fn systems(view: &View<'_>) -> Html {
    let all = view.team_systems();
    if all.len() < 2 && all.iter().all(|system| view.is_team_by(*system)) {
        return none();
    }
    let month = view.state.content.month;
    let shelf = Shelf::of(&view.state.content.books);
    let buttons = all.into_iter().map(|system| {
        let title = match system {
            TeamSystem::Bundled(unit) => {
                let rulebook = view.state.rules().rulebook((month, unit));
                view.lang.of(&rulebook.title).to_owned()
            }
            TeamSystem::Document(id) => {
                let volume = shelf.in_force(id, month);
                volume.map_or_else(
                    || id.to_string(),
                    |volume| word(view.lang, &volume.document.title).to_owned(),
                )
            }
        };
        let to = view.on(RestMsg::book(BookMsg::Team(TeamMsg::By(system))));
        let pressed = flag(view.is_team_by(system));
        markup! {
            <button type="button" class="switch" aria-pressed={pressed} onclick={to}>{title}</button>
        }
    });
    let buttons: Vec<Html> = buttons.collect();
    let label = view.words().print_rulebook;
    markup! { <div class="systems" role="group" aria-label={label}>{buttons}</div> }
}

/// That nobody's month is here, and how to begin.
pub fn empty(view: &View<'_>, text: &'static str) -> Html {
    let import = view.on(Msg::Page(Page::Import));
    let own = view.own.is_none();
    markup! {
        <section class="team-empty">
            <p>{text}</p>
            {only_if(own, || button("filled", view.words().import, import))}
        </section>
    }
}

/// How far the work is.
pub fn working(text: String, done: usize, all: usize) -> Html {
    only_if(done < all, || {
        let (done, all) = (done.to_string(), all.to_string());
        markup! {
            <p class="team-working" role="status">
                <progress value={done} max={all}/>
                <span>{text}</span>
            </p>
        }
    })
}
