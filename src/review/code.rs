//! The code over what a piece says.

use crate::id::CheckCode;
use crate::json::Encode;

/// What stands in a piece where its own code will.
pub(super) const NONE: CheckCode = CheckCode::of_bits(0);

/// The code of a piece of this form, whose own code is [`NONE`].
pub(super) fn code_of(form: &str, piece: &impl Encode) -> CheckCode {
    CheckCode::of_text(&format!("{form}\n{}", piece.to_json()))
}

/// A piece that carries, as its `code`, the code of all that it says.
macro_rules! coded {
    ($Piece:ty, $form:literal) => {
        impl $Piece {
            /// It with its code.
            pub fn coded(mut self) -> Self {
                self.code = self.own_code();
                self
            }

            /// Whether it says what it said when it was made.
            pub fn is_whole(&self) -> bool {
                self.code == self.own_code()
            }

            fn own_code(&self) -> $crate::id::CheckCode {
                let mut plain = self.clone();
                plain.code = $crate::review::code::NONE;
                $crate::review::code::code_of($form, &plain)
            }
        }
    };
}

pub(super) use coded;
