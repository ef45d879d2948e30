//! How much room a screen leaves, and how much words take.

/// What a kind of screen leaves for a sheet's pictures at the least, in px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// For the axis.
    pub axis: i64,
    /// From the end of the axis to the end of the sheet.
    pub rest: i64,
    /// How big a score of four characters is written.
    pub figure: i64,
}

/// A desktop: the columns beside one another.
pub const WIDE: &[Room] = &[Room {
    axis: 374,
    rest: 56,
    figure: 112,
}];
/// A phone: below 380 px with a smaller figure.
pub const PHONE: &[Room] = &[
    Room {
        axis: 272,
        rest: 16,
        figure: 76,
    },
    Room {
        axis: 332,
        rest: 16,
        figure: 92,
    },
];

/// About how wide a text is, in px, at this size: what is written in Chinese is as
/// wide as high.
pub fn width(text: &str, size: i64) -> i64 {
    let thousandths = |character| match character {
        '.' | ' ' => 300,
        '\u{2212}' | '\u{2013}' => 600,
        _ if character.is_ascii() => 600,
        _ => 1_000,
    };
    text.chars().map(thousandths).sum::<i64>() * size / 1_000 + 1
}
