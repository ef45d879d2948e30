//! Whether a pay holds a minimum.

use super::Pay;
use crate::number::Money;

/// How a pay stands to the local minimum wage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// It can't fall below it.
    Above,
    /// It may, depending on what is open.
    MayFallBelow,
    /// It does, or will however the open is settled.
    Below,
}

/// A pay against a minimum. The performance pay alone is held against it: what
/// else is paid isn't known here.
pub fn guard(pay: &Pay, minimum: Money) -> Guard {
    if pay.amount < minimum {
        Guard::Below
    } else if pay.range.low < minimum {
        Guard::MayFallBelow
    } else {
        Guard::Above
    }
}
