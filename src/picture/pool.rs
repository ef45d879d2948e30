//! What is left in pools, all on one scale.

use crate::number::Points;

/// How long a pool's bar is and how much of it is left, in hundredths of a percent of
/// the width that the greatest pool has.
pub fn pool_bar(left: Points, pool: Points, greatest: Points) -> [i64; 2] {
    let share =
        |of: Points| of.raw().clamp(0, greatest.raw().max(0)) * 10_000 / greatest.raw().max(1);
    [share(pool), share(left.min(pool))]
}
