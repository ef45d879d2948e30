//! A file that came in.

use crate::exchange::{Encoding, FileFault};
use crate::id::Fingerprint;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRead {
    /// Its name.
    pub name: String,
    /// The hash of its bytes.
    pub hash: Fingerprint,
    /// Its text, and how that was written; or why it isn't one.
    pub text: Result<(String, Encoding), FileFault>,
}
