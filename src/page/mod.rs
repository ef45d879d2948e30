//! Floor 4: what people touch.
//!
//! Lives here: the pages, their parts and the charts. May not live here: a
//! rule, a number that isn't worked out below, or a text that isn't in `locale`.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod charts;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod chunk;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod collate;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod dom;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod effects;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod listen;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod pages;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod parts;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod room;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod root;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod rows;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod saving;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod slices;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod storage;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod view;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod visits;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use root::mount;
