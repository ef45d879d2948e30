//! Where things stand in the pictures of a sheet.
//!
//! Lives here: scales, and where words have room beside what is drawn. May not
//! live here: what is drawn itself, nor how it's said.

mod axis;
mod ends;
mod figure;
mod paper;
mod pool;
mod room;
mod scale;

pub use axis::{Axis, Tick, em, percent, points};
pub use ends::{Ends, Names, Side, ends};
pub use figure::{Beside, beside, figure_scale};
pub use paper::{Printed, in_rows};
pub use pool::pool_bar;
pub use room::{PAPER, PHONE, Room, WIDE, prose, width};
pub use scale::{Frame, Handle, Piece, ScaleAnswers, ScaleOutline, scale_outline};
