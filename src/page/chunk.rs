//! What a first visit doesn't carry: the second chunk, which is storage, what is
//! drawn of the month once there are facts, and its forms below the clauses, and
//! the third, which is the other pages, paper, the forms for the rules, and all that
//! reads and writes files. The fourth, with documents that a person brought and the team, and the
//! fifth, with the office's tables, are loaded by whoever has such, the sixth by whoever writes
//! rules, the seventh by whoever signs, appeals, approves or corrects.
//!
//! The second is loaded when the page is first touched, or at once if this
//! browser holds months already, and then the third. With the feature `split`
//! the published page has them in files of their own; without, they're compiled
//! in.

use yew::prelude::*;

use super::app::App;
use super::browser;
use super::doors::{BooksChunk, LateChunk, PagesChunk, SecondChunk, TablesChunk};
use super::page_effects::read_files;
use super::view::{PageMsg, Task};
use super::visits;
use super::{book, draft, pages, parts, review, table, team};
use crate::desk::{BOOKS, DRAFTS, Doors, LatePart, Msg, PAGES, REST, REVIEW, TABLES};
use crate::locale::find::find;
use crate::scoring::score_standing;
use crate::text::Initials;

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

/// Loads the fourth, then says so, or that it failed.
pub fn load_books(send: Callback<PageMsg>) {
    wasm_bindgen_futures::spawn_local(async move {
        let came = book_doors().await.ok();
        send.emit(Task::Books(came.map(Doors)).into());
    });
}

/// Loads the fifth, then says so, or that it failed.
pub fn load_tables(send: Callback<PageMsg>) {
    wasm_bindgen_futures::spawn_local(async move {
        let came = table_doors().await.ok();
        send.emit(Task::Tables(came.map(Doors)).into());
    });
}

/// Loads the sixth or the seventh, then says so, or that it failed.
pub fn load_late(part: LatePart, send: Callback<PageMsg>) {
    wasm_bindgen_futures::spawn_local(async move {
        let came = match part {
            LatePart::Drafts => draft_doors().await,
            LatePart::Review => review_doors().await,
        };
        send.emit(Task::Late(part, came.ok().map(Doors)).into());
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
        for style in PAGE_STYLES {
            browser::add_style(style);
        }
        Ok(&THIRD)
    }
}

doors! {
    books: fn book_doors() -> &'static BooksChunk {
        browser::add_style(include_str!("../../styles/book.css"));
        browser::add_style(include_str!("../../styles/team.css"));
        Ok(&FOURTH)
    }
}

doors! {
    tables: fn table_doors() -> &'static TablesChunk {
        browser::add_style(include_str!("../../styles/table.css"));
        Ok(&FIFTH)
    }
}

doors! {
    drafts: fn draft_doors() -> &'static LateChunk {
        browser::add_style(include_str!("../../styles/draft.css"));
        Ok(&SIXTH)
    }
}

doors! {
    review: fn review_doors() -> &'static LateChunk {
        browser::add_style(include_str!("../../styles/review.css"));
        Ok(&SEVENTH)
    }
}

/// How the other pages and paper look.
const PAGE_STYLES: [&str; 5] = [
    include_str!("../../styles/telesales.css"),
    include_str!("../../styles/log.css"),
    include_str!("../../styles/year.css"),
    include_str!("../../styles/numbers.css"),
    include_str!("../../styles/paper.css"),
];

/// How a month's details look.
const STYLES: [&str; 2] = [
    include_str!("../../styles/second.css"),
    include_str!("../../styles/large.css"),
];

static SECOND: SecondChunk = SecondChunk {
    page: parts::other,
    awaits: parts::awaits,
    below_score: parts::below_score,
    questions: parts::questions,
    rest: parts::rest,
    details: parts::details,
    score_bar: parts::score_bar,
    forms: parts::forms,
    books: parts::books,
    notices: parts::storage_notices,
    find,
    score: score_standing,
    why: parts::why,
    odd_agent: parts::odd_agent,
    errors: parts::errors,
    desk: REST,
    carry_out: App::carry_out_rest,
    moved: visits::moved,
    task: App::do_task,
};

static THIRD: PagesChunk = PagesChunk {
    telesales: parts::telesales,
    carry_out: App::carry_out_pages,
    read: read_files,
    initials: Initials::shared,
    months: pages::months,
    basis: pages::basis,
    log: pages::log,
    import: pages::import,
    data: pages::data,
    export: pages::export,
    setting: parts::setting,
    number_in: parts::number_in,
    reading_in: parts::reading_in,
    paper: parts::paper,
    desk: PAGES,
};

static FOURTH: BooksChunk = BooksChunk {
    page: book::page,
    choice: book::choice,
    offers: book::offers,
    paper: book::paper,
    team: team::page,
    team_paper: team::paper,
    team_sheets: team::sheets,
    team_name: team::name,
    team_way: team::way,
    desk: BOOKS,
};

static FIFTH: TablesChunk = TablesChunk {
    page: table::page,
    desk: TABLES,
};

static SIXTH: LateChunk = LateChunk {
    page: draft::page,
    paper: draft::paper,
    paper_of: draft::paper_of,
    desk: DRAFTS,
};

static SEVENTH: LateChunk = LateChunk {
    page: review::page,
    paper: review::paper,
    paper_of: review::paper_of,
    desk: REVIEW,
};
