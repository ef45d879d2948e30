//! What a chunk of the program gives to those that come before it.

use std::fmt;

/// The doors to a chunk.
pub struct Doors<T: 'static>(pub &'static T);

impl<T> Clone for Doors<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Doors<T> {}

/// There is one of each kind.
impl<T> PartialEq for Doors<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> fmt::Debug for Doors<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Doors")
    }
}
