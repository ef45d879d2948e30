//! Kaohe scores a call-centre agent's month by a written rule document and
//! says why, point by point. The house, floor by floor; a room stands only
//! above what it uses:
//!
//! 1. what things are: [`number`], [`calendar`], [`id`], [`text`], [`json`],
//!    [`record`], [`log`], [`rulebook`], [`language`];
//! 2. what follows: [`scoring`], [`plan`], [`draft`], [`team`], [`review`];
//! 3. how it gets in and out: [`exchange`], [`table`], `store`, `locale`;
//! 4. what a person may do: [`desk`]; where things stand in pictures: [`picture`];
//! 5. what is seen: `page`.

pub mod calendar;
pub mod desk;
pub mod draft;
pub mod exchange;
pub mod id;
pub mod json;
pub mod language;
pub mod locale;
pub mod log;
pub mod number;
pub mod picture;
pub mod plan;
pub mod record;
pub mod review;
pub mod rulebook;
pub mod scoring;
pub mod store;
pub mod table;
pub mod team;
pub mod text;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub mod page;
