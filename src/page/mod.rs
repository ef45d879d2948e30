//! Floor 4: what people touch.
//!
//! Lives here: the pages, their parts and the charts. May not live here: a
//! rule, a number that isn't worked out below, or a text that isn't in `locale`.

mod app;
mod book;
mod browser;
mod cells;
mod charts;
mod chunk;
mod code;
mod collate;
mod dom;
mod doors;
mod draft;
mod effects;
mod focus;
mod hold;
mod link;
mod listen;
mod page_effects;
mod pages;
mod parts;
mod pasted;
mod printing;
mod review;
mod room;
mod root;
mod rows;
mod saving;
mod slices;
mod storage;
mod table;
mod team;
mod view;
mod visits;

pub use root::mount;
