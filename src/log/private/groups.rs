//! A text as glyphs in their plain form, and the groups of digits in it.

use std::ops::Range;

/// A character in its plain form, and the bytes where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Full width made narrow, all dashes one hyphen, all blanks one blank.
    pub c: char,
    /// Its first byte.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
}

/// The plain form of a character.
pub(super) const fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(narrow) => narrow,
            None => c,
        },
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\t' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// The text as glyphs.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let glyph = |(at, c): (usize, char)| Glyph {
        c: plain(c),
        at,
        end: at + c.len_utf8(),
    };
    text.char_indices().map(glyph).collect()
}

/// The runs of digits, as places among the glyphs.
pub(super) fn groups(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        match (glyph.c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                groups.push(first..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        groups.push(first..glyphs.len());
    }
    groups
}
