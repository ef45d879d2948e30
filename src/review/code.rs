//! The code over what a piece says.

use crate::id::CheckCode;
use crate::json::Encode;

/// What stands in a piece where its own code will.
pub(super) const NONE: CheckCode = CheckCode::of_bits(0);

/// The code of a piece of this form, whose own code is [`NONE`].
pub(super) fn code_of(form: &str, piece: &impl Encode) -> CheckCode {
    CheckCode::of_text(&format!("{form}\n{}", piece.to_json()))
}
