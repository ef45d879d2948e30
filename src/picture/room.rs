//! How much room a screen leaves, and how much words take.

/// What a kind of screen leaves for a sheet's pictures at the least, in px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// For the axis.
    pub axis: i64,
    /// From the end of the axis to the end of the sheet.
    pub rest: i64,
    /// For each hundredth of the base at the most.
    pub step: i64,
    /// How big a score of four characters is written.
    pub figure: i64,
    /// What stands beside the figure where the axis begins.
    pub sums: i64,
}

/// A desktop: the columns beside one another.
pub const WIDE: &[Room] = &[Room {
    axis: 374,
    rest: 56,
    step: 10,
    figure: 112,
    sums: 0,
}];
/// A phone: below 380 px with a smaller figure.
pub const PHONE: &[Room] = &[
    Room {
        axis: 272,
        rest: 16,
        step: 10,
        figure: 76,
        sums: 0,
    },
    Room {
        axis: 332,
        rest: 16,
        step: 10,
        figure: 92,
        sums: 0,
    },
];

/// A4 paper.
pub const PAPER: &[Room] = &[Room {
    axis: 602,
    rest: 72,
    step: 14,
    figure: 112,
    sums: 180,
}];

/// About how wide running text is, in px, at this size; [`width`] is for figures.
pub fn prose(text: &str, size: i64) -> i64 {
    let thousandths = |character: char| match character {
        ' ' | '.' | ',' | 'i' | 'l' => 300,
        'a'..='z' => 510,
        _ if character.is_ascii() => 590,
        '\u{2212}' | '\u{2013}' => 600,
        _ => 1_000,
    };
    text.chars().map(thousandths).sum::<i64>() * size / 1_000 + 1
}

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
