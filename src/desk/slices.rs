//! Long work in short slices: when one ends, and when it's shown how far the
//! work is. Times are microseconds of a clock that the page reads.

/// So long is worked at a stretch, and the small piece more that is begun
/// within it.
const SLICE: u64 = 8_000;
/// So many small pieces are worked at a stretch whatever the clock says: there
/// are browsers whose clocks stand still for 100 ms at a time.
const MOST: usize = 500;
/// So often it's shown how far the work is; its end always.
const PACE: u64 = 60_000;

/// Takes steps as long as a slice lasts. `step` takes one, and says whether
/// there are more. Whether there are more after the slice.
pub fn slice(clock: impl Fn() -> u64, mut step: impl FnMut() -> bool) -> bool {
    let until = clock().saturating_add(SLICE);
    for _ in 0..MOST {
        if !step() {
            return false;
        }
        if clock() >= until {
            break;
        }
    }
    true
}

/// When it was last shown how far the work is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace(u64);

impl Pace {
    /// Whether it's to be shown now: at its end, or after a while.
    pub const fn is_due(&mut self, now: u64, is_end: bool) -> bool {
        let is_due = is_end || now.saturating_sub(self.0) >= PACE;
        if is_due {
            self.0 = now;
        }
        is_due
    }
}
