//! What a first visit doesn't carry: the second chunk, which is storage and what
//! is drawn of the month once there are facts, and the third, which is the other
//! pages and all that reads and writes files.
//!
//! The second is loaded when the page is first touched, or at once if this
//! browser holds months already, and then the third. With the feature `split`
//! the published page has them in files of their own; without, they're compiled
//! in.

use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::root::App;
use super::view::{PageMsg, Task, View};
use super::visits;
use super::{pages, parts};
use crate::desk::{Doors, Effect, Msg, PAGES, Pages, REST, Rest, Score};
use crate::id::Id;
use crate::locale::find::{Found, find};
use crate::record::Field;
use crate::rulebook::{Clause, Level, Measure, Part, Rulebook};
use crate::scoring::{Line, score};
use crate::text::Initials;

/// The doors to the second chunk.
pub struct SecondChunk {
    /// The page that is shown, if it isn't the month's.
    pub page: fn(&View<'_>) -> Html,
    /// The lines of the sheet.
    pub lines: fn(&View<'_>) -> Html,
    /// What is open, decided, and read otherwise.
    pub questions: fn(&View<'_>) -> Html,
    /// The form for a number or reading, and the sheet on paper.
    pub rest: fn(&View<'_>) -> Html,
    /// What a row opens to.
    pub details: fn(&View<'_>, &Clause, &Part, &[&Line]) -> Html,
    /// What one case of a measure is worth, and what is done about a miss.
    pub below_measure: fn(&View<'_>, &Line, Id) -> Html,
    /// What the log gives for a measure.
    pub logged: fn(&View<'_>, &Measure, Logged) -> Html,
    /// The recorded complaints.
    pub complaints: fn(&View<'_>, &[Level]) -> Html,
    /// The days and the sales of a month of telesales.
    pub telesales: fn(&View<'_>) -> Html,
    /// What the settlement hangs on.
    pub stake: fn(&View<'_>) -> Html,
    /// What storage has to say.
    pub notices: fn(&View<'_>) -> Html,
    /// What a search leaves on the month's page.
    pub find: fn(&Rulebook, &str) -> Option<Found>,
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
    /// Its paper, if it has some of its own.
    pub paper: fn(&View<'_>) -> Option<Html>,
    /// The desk's own third part.
    pub desk: Doors<Pages>,
}

/// What is drawn of what the log gives for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logged {
    /// The figure, in the place of fields.
    Figure,
    /// The button that takes the log's figure.
    Take,
    /// The definition, the figures, and what is behind them.
    Below,
}

/// Loads the second, then says so, or that it failed.
pub fn load(send: Callback<PageMsg>) {
    wasm_bindgen_futures::spawn_local(async move {
        match doors().await {
            Ok(chunk) => send.emit(PageMsg::Loaded(Doors(chunk))),
            Err(NotLoaded) => send.emit(Msg::NotLoaded.into()),
        }
    });
}

/// Loads the third, then says so, or that it failed.
pub fn load_pages(send: Callback<PageMsg>) {
    wasm_bindgen_futures::spawn_local(async move {
        let came = page_doors().await.ok();
        send.emit(Task::Pages(came.map(Doors)).into());
    });
}

/// The file couldn't be fetched or isn't of this version.
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A function that gives the doors to a chunk, once it's loaded.
macro_rules! doors {
    ($chunk:ident: fn $name:ident() -> &'static $Doors:ty { $($body:tt)* }) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($chunk, fallible)]
        fn $name() -> Result<&'static $Doors, NotLoaded> {
            $($body)*
        }

        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<&'static $Doors, NotLoaded> {
            std::future::ready({ $($body)* }).await
        }
    };
}

doors! {
    details: fn doors() -> &'static SecondChunk {
        STYLES.into_iter().for_each(browser::add_style);
        Ok(&SECOND)
    }
}

doors! {
    pages: fn page_doors() -> &'static PagesChunk {
        browser::add_style(include_str!("../../styles/log.css"));
        Ok(&THIRD)
    }
}

/// How it looks.
const STYLES: [&str; 2] = [
    include_str!("../../styles/second.css"),
    include_str!("../../styles/telesales.css"),
];

static SECOND: SecondChunk = SecondChunk {
    page: parts::other,
    lines: parts::lines,
    questions: parts::questions,
    rest: parts::rest,
    details: parts::details,
    below_measure: parts::below_measure,
    logged: parts::logged,
    complaints: parts::complaint_list,
    telesales: parts::telesales,
    stake: parts::stake,
    notices: parts::storage_notices,
    find: |rulebook, search| find(rulebook, search, Some(Initials::shared())),
    score,
    why: parts::why,
    odd_agent: parts::odd_agent,
    errors: parts::errors,
    desk: REST,
    carry_out: App::carry_out_rest,
    moved: visits::moved,
    task: App::do_task,
};

static THIRD: PagesChunk = PagesChunk {
    months: pages::months,
    basis: pages::basis,
    log: pages::log,
    import: pages::import,
    data: pages::data,
    export: pages::export,
    paper: parts::page_paper,
    desk: PAGES,
};
