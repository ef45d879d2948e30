//! The month, quarter or year of all agents by the document that is shown, drawn from its concepts.

mod costs;
mod head;
mod months;
mod paper;
mod row;
mod table;

pub use paper::paper;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::frame::{self, Frame};
use super::{forms, tools};
use crate::desk::review::ReviewTab;
use crate::desk::team::{BookTeamView, TeamEdit, TeamMsg, TeamPaper};
use crate::desk::{Chunk, Msg, Page, RestMsg, ReviewMsg};
use crate::id::Id;
use crate::language::{Document, Line, Total};
use crate::locale::book::{book_words, is_beyond};
use crate::locale::book_team::{BookTeamWords, book_team_words, place};
use crate::locale::sides::side_words;
use crate::locale::team::working;
use crate::locale::team_months as months_said;
use crate::number::{Decimal, Points, Range};
use crate::page::dom::{markup, only_if};
use crate::page::parts::{button, triangle};
use crate::page::view::View;
use crate::picture::Axis;
use crate::plan::Volume;
use crate::team::{BookTeam, Period, PlaceRange};

/// What the parts are drawn from.
struct ByDocument<'a> {
    frame: Frame<'a>,
    own: &'static BookTeamWords,
    volume: Rc<Volume>,
    team: Rc<BookTeam>,
    /// That of the first total, which all share.
    axis: Axis,
    /// The lines of the first total.
    lines: Vec<Id>,
    /// The lines that give somebody something.
    giving: BTreeSet<Id>,
    /// Whether every place is possible for everybody.
    says_nothing: bool,
}

impl<'a> Deref for ByDocument<'a> {
    type Target = Frame<'a>;
    fn deref(&self) -> &Frame<'a> {
        &self.frame
    }
}

impl<'a> ByDocument<'a> {
    fn of(view: &'a View<'a>, found: &BookTeamView) -> Option<Self> {
        let team = Rc::clone(&found.team);
        let first = found.volume.document.totals.first();
        let lines = found.volume.document.lines().into_iter();
        let lines = lines.filter(|(of, _)| first.is_some_and(|first| first.id == of.id));
        let places = team.places();
        let is_open = |place: &PlaceRange| place.best == 1 && place.worst == places.len();
        let ends = team
            .totals(0)
            .flat_map(|total| [total.headline, total.range.low, total.range.high]);
        Some(Self {
            frame: Frame::of(view, &found.roster)?,
            own: book_team_words(view.lang),
            volume: Rc::clone(&found.volume),
            axis: axis(ends),
            lines: lines.map(|(_, line)| line.id).collect(),
            giving: team.giving(),
            says_nothing: places.len() > 1 && places.iter().all(is_open) && !is_shared(&places),
            team,
        })
    }

    fn document(&self) -> &Document {
        &self.volume.document
    }

    /// The total that places go by.
    fn first(&self) -> Option<&Total> {
        self.document().totals.first()
    }

    fn line(&self, id: Id) -> Option<(&Total, &Line)> {
        let mut all = self.document().lines().into_iter();
        all.find(|(_, line)| line.id == id)
    }

    /// A place; none where it says nothing.
    fn place(&self, of: Option<PlaceRange>) -> String {
        place(of, self.says_nothing)
    }

    /// How many sent something, of how many where there's a roster.
    fn sent(&self) -> String {
        let sent = self.team.rows.len() + self.team.unread.len();
        let all = match self.roster.is_empty() {
            true => 0,
            false => sent + self.team.missing.len(),
        };
        crate::locale::team::sent_of(sent, all)
    }

    /// Whether one month is shown.
    fn is_month(&self) -> bool {
        self.form.period == Period::Month
    }

    /// The shown month, quarter or year with its year.
    fn period_name(&self) -> String {
        let month = self.view.state.content.month;
        months_said::period_name(self.view.lang, self.form.period, month)
    }

    /// The shown month, or what else is shown.
    fn month_name(&self) -> String {
        match self.is_month() {
            true => {
                let month = self.view.state.content.month;
                crate::locale::month_name(self.view.lang, month).to_owned()
            }
            false => self.period_name(),
        }
    }
}

/// Whether all share one place for certain.
fn is_shared(places: &[PlaceRange]) -> bool {
    places.iter().all(|place| place.is_certain())
}

/// The axis over what totals come to; what nothing bounds goes past its end.
fn axis(ends: impl Iterator<Item = Decimal>) -> Axis {
    let ends = ends.filter(|end| !is_beyond(*end)).map(points);
    let ends = ends.fold(None, |all: Option<Range<Points>>, end| {
        Some(all.map_or(Range::exactly(end), |all| all.including(end)))
    });
    Axis::holding(ends.unwrap_or(Range::exactly(Points::ZERO)))
}

/// Thousandths are enough for a picture.
fn points(of: Decimal) -> Points {
    Points::from_raw(of.raw() / 1_000)
}

fn ends(range: Range<Decimal>) -> Range<Points> {
    Range {
        low: points(range.low),
        high: points(range.high),
    }
}

/// The page.
pub fn page(view: &View<'_>) -> Html {
    let found = view.book_team();
    let team = found.as_ref().and_then(|found| ByDocument::of(view, found));
    let Some((team, found)) = team.zip(found.as_ref()) else {
        let words = book_words(view.lang);
        let text = match view.books {
            Chunk::Failed => words.not_loaded,
            _ => words.gone,
        };
        return markup! {
            <main class="team" id="main" tabindex="-1">
                {frame::systems(view)}
                <p class="why">{triangle("triangle")}{text}</p>
            </main>
        };
    };
    let has_rows = !team.team.rows.is_empty();
    let how_far = match team.is_month() {
        true => working(view.lang, found.done, found.all),
        false => months_said::working(view.lang, found.done, found.all),
    };
    let any = has_rows || !team.team.missing.is_empty() || !team.team.unread.is_empty();
    markup! {
        <main class="team by-document" id="main" tabindex="-1">
            {head::title(&team)}
            {frame::systems(view)}
            {frame::working(how_far, found.done, found.all)}
            {acts(&team)}
            {only_if(found.all == 0, || frame::empty(view, team.own.empty))}
            {only_if(any, || head::strip(&team))}
            {only_if(has_rows, || head::spread(&team))}
            {only_if(any, || table::table(&team, found))}
            {months::by_month(&team, found)}
            {only_if(has_rows, || costs::costs(&team))}
        </main>
    }
}

/// What goes in and out.
fn acts(team: &ByDocument<'_>) -> Html {
    let view = team.view;
    let own = view.own.is_none();
    let has_rows = !team.team.rows.is_empty();
    let import = view.on(Msg::Page(Page::Import));
    markup! {
        <div class="team-acts">
            <p class="file-buttons">
                {only_if(own, || button("link", view.words().import, import))}
                {tools::roster(team)}
                {only_if(has_rows, || {
                    button("link", team.words.workbook, team.on(TeamMsg::Workbook))
                })}
                {only_if(has_rows, || button("link", team.own.table, team.on(TeamMsg::Table)))}
                {only_if(own && has_rows, || {
                    let go = view.on(RestMsg::review(ReviewMsg::Tab(ReviewTab::Team)));
                    button("link", side_words(view.lang).review_team, go)
                })}
                {only_if(has_rows, || {
                    let print = team.on(TeamMsg::Print(TeamPaper::Team));
                    button("link", view.words().print, print)
                })}
            </p>
            <p class="done" role="status">{view.export.said(view.lang).unwrap_or_default()}</p>
            {only_if(team.form.edit == Some(TeamEdit::Roster), || forms::roster(team))}
        </div>
    }
}
