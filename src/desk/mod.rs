//! Floor 4: what a person may do.
//!
//! Lives here: the [`Model`] of all that the page shows, the [`Msg`]s that
//! change it, and [`update`], which says what is to be done about it outside as
//! [`Effect`]s. All of it is plain data and tested without a browser. May not
//! live here: a clock, storage itself, or how anything is drawn.

mod acts;
mod ask;
mod awaits;
mod backup;
pub mod book;
mod books;
mod data;
mod days;
mod doors;
pub mod draft;
mod effect;
mod example;
mod example_world;
mod export;
mod feed;
mod file_read;
mod files;
mod held_files;
mod import_issued;
mod import_rules;
mod import_saving;
mod import_work;
mod journal;
mod late;
mod lists;
pub mod log;
mod log_act;
mod log_files;
mod log_keep;
mod model;
mod month;
mod msg;
mod notice;
mod numbers;
mod page;
mod pages;
mod replay;
mod report;
mod rest;
mod restore;
pub mod review;
mod reviews;
mod rulebook_effect;
mod rules;
mod settings;
mod shown_acts;
mod slices;
pub mod state;
mod status;
mod storage;
pub mod table;
mod tables;
pub mod team;
mod undone;
mod update;
mod visits;

pub use acts::Acts;
pub use ask::{AskFault, AskMsg, Asked, Asking};
pub use awaits::Awaited;
pub use backup::BackupWork;
pub use book::{BOOKS, BookForm, BookMsg};
pub use books::Books;
pub use data::{Also, DataForm, DataMsg, Estimate, Held, SinceBackup};
pub use days::{DaysForm, DaysMsg, PasteForm, column, dates, is_working};
pub use doors::Doors;
pub use draft::{DRAFTS, DraftForm, DraftMsg};
pub use effect::{Effect, Form, Target};
pub use export::{Done, ExportForm, ExportMsg, Scope, Shared};
pub use feed::{Behind, Feed, FeedMsg, Place};
pub use file_read::FileRead;
pub use files::{ImportCounts, ImportForm, ImportMsg, Imported};
pub use import_saving::{ImportSaving, Unkept};
pub use import_work::{ImportStage, ImportWork};
pub use late::{Late, LatePart};
pub use lists::{ListsMsg, list_id};
pub use log_keep::LogStored;
pub use model::{Chunk, Model, Score};
pub use month::MonthMsg;
pub use msg::{Msg, RestMsg};
pub use notice::Notice;
pub use numbers::{NumbersForm, NumbersMsg};
pub use page::Page;
pub use pages::{PAGES, Pages};
pub use replay::Journaled;
pub use report::{
    AsideId, BookChange, BookRows, BooksHeld, Change, Kept, LogReport, Report, Trails,
};
pub use rest::{REST, Rest};
pub use restore::{BackupOffer, Offer, Restored};
pub use review::{REVIEW, ReviewForm, ReviewMsg};
pub use rulebook_effect::{LineEffect, MonthEffect, RulebookEffect};
pub use rules::{LineKey, RulesMsg, SettingForm, line_id};
pub use shown_acts::Shown;
pub use slices::{Pace, slice};
pub use state::Records;
pub use storage::{Storage, StorageMsg};
pub use table::{TABLES, TableContent, TableFile, TableForm, TableMsg};
pub use tables::Tables;
pub use undone::Undone;
pub use update::update;
pub use visits::{Arrival, Mark, Step, Visit, Visits};
