//! The month of all agents, as the fourth chunk draws it.

mod bar;
mod costs;
mod dots;
mod forms;
mod head;
mod measures;
mod months;
mod notes;
mod paper;
mod period;
mod plans;
mod rows;
mod sides;
mod table;
mod tools;
mod way;

pub use paper::{name, paper, sheets};
pub use way::way;

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::dom::{markup, only_if};
use super::parts::button;
use super::view::View;
use crate::desk::state::Key;
use crate::desk::team::{TeamForm, TeamMsg, TeamView};
use crate::desk::{BookMsg, Msg, Page, RestMsg};
use crate::locale;
use crate::locale::team::{TeamWords, elsewhere, team_words, working};
use crate::locale::team_months as months_said;
use crate::number::{Points, Range, Unit};
use crate::picture::Axis;
use crate::rulebook::Rulebook;
use crate::team::{Assessed, Compared, PlaceRange, Roster, TeamMonth};

/// What the parts are drawn from.
struct Team<'a> {
    view: &'a View<'a>,
    words: &'static TeamWords,
    rulebook: &'a Rulebook,
    unit: Unit,
    team: Rc<TeamMonth>,
    roster: Rc<Roster>,
    compared: Rc<BTreeMap<Key, Compared>>,
    form: &'a TeamForm,
    axis: Axis,
    /// So wide are the ranges that places say nothing.
    width: Option<Points>,
}

impl<'a> Team<'a> {
    fn of(view: &'a View<'a>) -> Option<(Self, TeamView)> {
        let found = view.team()?;
        let (month, unit) = (view.state.content.month, view.state.unit());
        let team = Rc::clone(&found.team);
        let together = team.together.as_ref();
        let ruled_in = together.map_or(month, |of| of.ruled_in);
        let rulebook = view.state.rules().rulebook((ruled_in, unit));
        let first = team.rows.first().filter(|_| together.is_some());
        let base = first.map_or(rulebook.base, |(row, _)| row.sheet.base);
        let ranges = team.rows.iter().map(|(row, _)| row.sheet.range);
        let ends = ranges.reduce(|all, range| Range {
            low: all.low.min(range.low),
            high: all.high.max(range.high),
        });
        let ends = ends.unwrap_or(Range::exactly(base));
        let team = Self {
            view,
            words: team_words(view.lang),
            rulebook,
            unit,
            team,
            roster: Rc::clone(&found.roster),
            compared: Rc::clone(&found.compared),
            form: view.team_form()?,
            axis: Axis::over(unit, base, ends),
            width: found.team.wide(unit),
        };
        Some((team, found))
    }

    /// A callback for something about the team.
    fn on<E: 'static>(&self, msg: TeamMsg) -> Callback<E> {
        self.view.on(RestMsg::book(BookMsg::Team(msg)))
    }

    /// What somebody's month is called: as it's kept, and by name where the roster has one.
    fn name(&self, agent: &str) -> (String, String) {
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
    fn link(&self, agent: &str) -> Html {
        let (shown, _) = self.name(agent);
        button("link", &shown, self.on(TeamMsg::Open(agent.to_owned())))
    }

    /// A place; none where it says nothing.
    fn place(&self, place: PlaceRange) -> String {
        locale::team::place(place, self.width.is_some())
    }

    /// How many sent something, of how many where there's a roster.
    fn sent(&self) -> String {
        let sent = self.team.sent();
        let all = match self.roster.is_empty() {
            true => 0,
            false => sent + self.team.missing.len(),
        };
        locale::team::sent_of(sent, all)
    }

    /// Whether one month is shown.
    fn is_month(&self) -> bool {
        self.team.together.is_none()
    }

    /// The shown month, quarter or year.
    fn period_name(&self) -> String {
        let month = self.view.state.content.month;
        months_said::period_name(self.view.lang, self.form.period, month)
    }

    fn rows(&self) -> &[(Rc<Assessed>, PlaceRange)] {
        &self.team.rows
    }
}

/// The page.
pub fn page(view: &View<'_>) -> Html {
    let Some((team, found)) = Team::of(view) else {
        return markup! { <main class="team" id="main" tabindex="-1"/> };
    };

    let is_empty = found.all == 0;
    let is_working = found.done < found.all;
    markup! {
        <main class="team" id="main" tabindex="-1">
            {head::title(&team)}
            {only_if(is_working, || {
                let text = match team.is_month() {
                    true => working(view.lang, found.done, found.all),
                    false => months_said::working(view.lang, found.done, found.all),
                };
                let (done, all) = (found.done.to_string(), found.all.to_string());
                markup! {
                    <p class="team-working" role="status">
                        <progress value={done} max={all}/>
                        <span>{text}</span>
                    </p>
                }
            })}
            {tools::forms(&team)}
            {only_if(is_empty, || empty(&team))}
            {only_if(!is_empty || !team.team.missing.is_empty(), || head::strip(&team))}
            {only_if(!is_empty, || head::spread(&team))}
            {only_if(!is_empty || !team.team.missing.is_empty(), || table::table(&team))}
            {only_if(found.elsewhere > 0, || {
                let text = elsewhere(view.lang, found.elsewhere);
                markup! { <p class="hint team-elsewhere">{text}</p> }
            })}
            {months::by_month(&team)}
            {only_if(!is_empty, || markup! {
                <div class="team-below">
                    <div>{costs::taken(&team)}{months::means(&team)}</div>
                    <div>
                        {measures::measures(&team)}
                        {costs::given(&team)}
                        {notes::considered(&team)}
                    </div>
                </div>
            })}
            {plans::plans(&team)}
        </main>
    }
}

fn empty(team: &Team<'_>) -> Html {
    let import = team.view.on(Msg::Page(Page::Import));
    let own = team.view.own.is_none();
    markup! {
        <section class="team-empty">
            <p>{team.words.empty}</p>
            {only_if(own, || button("filled", team.view.words().import, import))}
        </section>
    }
}
