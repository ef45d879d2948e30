//! The tests that run on WebAssembly as well: what counts is the same where pointers have
//! 32 bits.

mod clauses;
mod laws;
mod numbers;
#[allow(unused_imports, reason = "what the other tests use")]
mod support;
