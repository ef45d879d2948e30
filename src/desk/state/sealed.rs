//! What only the part of the program looks into that comes for it: all others pass it on,
//! and carry no code for what is in it.

use std::any::Any;
use std::rc::Rc;

/// Something sealed. It may be large: one is the same as another only if it's the same
/// thing.
#[derive(Clone, Debug, Default)]
pub struct Sealed(Option<Rc<dyn Any>>);

impl PartialEq for Sealed {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Sealed {
    /// This.
    pub fn new<T: Any>(inside: T) -> Self {
        Self(Some(Rc::new(inside)))
    }

    /// What it is.
    pub fn get<T: Any>(&self) -> Option<Rc<T>> {
        Rc::downcast(self.0.clone()?).ok()
    }

    /// Whether there is nothing in it.
    pub const fn is_none(&self) -> bool {
        self.0.is_none()
    }
}
