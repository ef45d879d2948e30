//! Floor 4: what people touch.
//!
//! Lives here: the [`state`] with its reducer, long work in [`slices`], and, in
//! the page alone, the pages, their parts and the charts. May not live here: a
//! rule, a number that isn't worked out below, or a text that isn't in `locale`.

pub mod markup;
pub mod slices;
pub mod state;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod address;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod charts;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod conclude;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod days;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod dom;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod keeper;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod kept;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod later;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod listen;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod log;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod pages;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod parts;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod root;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod rules;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod shelf;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod status;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod transfer;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod view;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use root::mount;
