//! What the parts of a page that a first visit carries may ask of those that
//! come later; `page::chunk` fills it in.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::app::App;
use super::view::{PageMsg, Task, View};
use crate::desk::{Books, Doors, Effect, Late, LineKey, Pages, Rest, Score, Tables};
use crate::locale::find::Found;
use crate::record::{Field, Record};
use crate::rulebook::{Clause, ParameterRef, Part, ReadingId, Rulebook};
use crate::scoring::Line;
use crate::text::Initials;

/// The doors to the second chunk.
pub struct SecondChunk {
    /// The page that is shown, if it isn't the month's.
    pub page: fn(&View<'_>) -> Html,
    /// What awaits the agent.
    pub awaits: fn(&View<'_>) -> Html,
    /// What follows from the score, and how it came about.
    pub below_score: fn(&View<'_>) -> Html,
    /// What is open, decided, and read otherwise.
    pub questions: fn(&View<'_>) -> Html,
    /// Where the form for a number or reading and paper stand.
    pub rest: fn(&View<'_>) -> Html,
    /// What a row opens to.
    pub details: fn(&View<'_>, &Clause, &Part, &[&Line]) -> Html,
    /// The bar on top of a phone while the big score is off the screen.
    pub score_bar: fn(&View<'_>) -> Html,
    /// The forms below the clauses that a search leaves.
    pub forms: fn(&View<'_>, Option<&Found>) -> Html,
    /// The brought documents, where the system is chosen.
    pub books: fn(&View<'_>) -> Html,
    /// What storage has to say.
    pub notices: fn(&View<'_>) -> Html,
    /// What a search leaves on the month's page; by pinyin initials too, once they're there.
    pub find: fn(&Rulebook, &str, Option<&Initials>) -> Option<Found>,
    /// Scores a month, to the last doubt.
    pub score: Score,
    /// What is wrong with a field, asked back, or waited for.
    pub why: fn(&View<'_>, Field) -> Html,
    /// What is odd about the agent's name.
    pub odd_agent: fn(&View<'_>) -> Html,
    /// The list of wrong fields.
    pub errors: fn(&View<'_>) -> Html,
    /// The desk's own second part.
    pub desk: Doors<Rest>,
    /// Carries out what the desk wants done.
    pub carry_out: fn(&mut App, Effect),
    /// The model moved on, and is about to be drawn.
    pub moved: fn(&mut App),
    /// Does what only it can; whether the page looks different then.
    pub task: fn(&mut App, Rc<Task>) -> bool,
}

/// The doors to the third chunk.
pub struct PagesChunk {
    /// The days and the sales of a month of telesales.
    pub telesales: fn(&View<'_>) -> Html,
    /// Carries out what the desk wants done with files, links and its pages.
    pub carry_out: fn(&mut App, Effect),
    /// Reads files and tells the desk.
    pub read: fn(Vec<File>, Callback<PageMsg>),
    /// The pinyin initials of what is searched.
    pub initials: fn() -> &'static Initials,
    /// The overview of a year.
    pub months: fn(&View<'_>) -> Html,
    /// What the month rests on.
    pub basis: fn(&View<'_>) -> Html,
    /// The consultation log.
    pub log: fn(&View<'_>) -> Html,
    /// The preview of an import.
    pub import: fn(&View<'_>) -> Html,
    /// All data.
    pub data: fn(&View<'_>) -> Html,
    /// What to export.
    pub export: fn(&View<'_>) -> Html,
    /// The form for a number or reading as a dialog, while it's open.
    pub setting: fn(&View<'_>) -> Html,
    /// A number's field in an opened line, and its form.
    pub number_in: fn(&View<'_>, ParameterRef, LineKey) -> Html,
    /// The form for a reading with this question in an opened line, if it's open
    /// there.
    pub reading_in: fn(&View<'_>, ReadingId, &str, LineKey) -> Option<Html>,
    /// What is printed.
    pub paper: fn(&View<'_>) -> Html,
    /// The desk's own third part.
    pub desk: Doors<Pages>,
}

/// The doors to the fourth chunk: documents that were brought, and the team.
pub struct BooksChunk {
    /// The month by one of them.
    pub page: fn(&View<'_>) -> Html,
    /// Their buttons where the system is chosen.
    pub choice: fn(&View<'_>) -> Html,
    /// What of an import is such a document, or a month by one.
    pub offers: fn(&View<'_>) -> Html,
    /// The month on paper.
    pub paper: fn(&View<'_>) -> Html,
    /// The month of all agents.
    pub team: fn(&View<'_>) -> Html,
    /// That on paper.
    pub team_paper: fn(&View<'_>) -> Html,
    /// The months whose sheets are to be printed; none where the team's paper is.
    pub team_sheets: fn(&View<'_>) -> Vec<Rc<Record>>,
    /// What it's of.
    pub team_name: fn(&View<'_>) -> String,
    /// The way back to it, over a month that was opened from there.
    pub team_way: fn(&View<'_>) -> Html,
    /// The desk's own fourth part.
    pub desk: Doors<Books>,
}

/// The doors to the sixth chunk, rulebooks that are being written, or to the seventh, the
/// process around a score.
pub struct LateChunk {
    /// The page.
    pub page: fn(&View<'_>) -> Html,
    /// What of it is printed.
    pub paper: fn(&View<'_>) -> Html,
    /// What that is of, where it's no month of an agent.
    pub paper_of: fn(&View<'_>) -> Option<String>,
    /// The desk's own part.
    pub desk: Doors<Late>,
}

/// The doors to the fifth chunk: the office's tables.
pub struct TablesChunk {
    /// The preview of one that came in.
    pub page: fn(&View<'_>) -> Html,
    /// The desk's own fifth part.
    pub desk: Doors<Tables>,
}
