//! The month of all agents, as the fourth chunk draws it.

mod awaits;
mod bar;
mod by_document;
mod cost_row;
mod costs;
mod dots;
mod forms;
mod frame;
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

pub use awaits::review_awaits;
pub use bar::{on as bar_on, scale as bar_scale};
pub use paper::{name, paper, sheets};
pub use way::{back, way};

use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::dom::{markup, only_if};
use super::view::View;
use crate::desk::state::Key;
use crate::desk::team::TeamView;
use crate::locale;
use crate::locale::team::{elsewhere, working};
use crate::locale::team_months as months_said;
use crate::number::{Points, Range, Unit};
use crate::picture::Axis;
use crate::rulebook::Rulebook;
use crate::team::{Assessed, Compared, PlaceRange, TeamMonth};
use frame::Frame;

/// What the parts are drawn from where the months are by a bundled rulebook.
struct Team<'a> {
    frame: Frame<'a>,
    rulebook: &'a Rulebook,
    unit: Unit,
    team: Rc<TeamMonth>,
    compared: Rc<BTreeMap<Key, Compared>>,
    axis: Axis,
    /// So wide are the ranges that places say nothing.
    width: Option<Points>,
}

impl<'a> Deref for Team<'a> {
    type Target = Frame<'a>;
    fn deref(&self) -> &Frame<'a> {
        &self.frame
    }
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
            frame: Frame::of(view, &found.roster)?,
            rulebook,
            unit,
            team,
            compared: Rc::clone(&found.compared),
            axis: Axis::over(unit, base, ends),
            width: found.team.wide(unit),
        };
        Some((team, found))
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
    if view.state.content.book.is_some() {
        return by_document::page(view);
    }
    let Some((team, found)) = Team::of(view) else {
        return markup! { <main class="team" id="main" tabindex="-1"/> };
    };

    let is_empty = found.all == 0;
    let how_far = match team.is_month() {
        true => working(view.lang, found.done, found.all),
        false => months_said::working(view.lang, found.done, found.all),
    };
    markup! {
        <main class="team" id="main" tabindex="-1">
            {head::title(&team)}
            {frame::systems(view)}
            {frame::working(how_far, found.done, found.all)}
            {tools::forms(&team)}
            {only_if(is_empty, || frame::empty(view, team.words.empty))}
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
