//! The initials by which Chinese characters are typed.
//!
//! The table has the 3,755 commonest characters (GB 2312, level 1, which is
//! sorted by pinyin, hence small), some of them under two letters, as 重 is
//! both `c` and `z`. One that isn't in it is found by itself, not by initials.

use std::sync::OnceLock;

use super::is_han;

const TABLE: &str = include_str!("initials.txt");
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// The letters of each character, a bit for each letter.
#[derive(Debug)]
pub struct Initials(Vec<u32>);

impl Default for Initials {
    fn default() -> Self {
        let mut masks = vec![0; LAST as usize - FIRST as usize + 1];
        for line in TABLE.lines() {
            let mut line = line.chars();
            let letter = line.next().map_or(0, mask);
            for c in line {
                if let Some(place) = place(c).and_then(|at| masks.get_mut(at)) {
                    *place |= letter;
                }
            }
        }
        Self(masks)
    }
}

impl Default for &'static Initials {
    fn default() -> Self {
        Initials::shared()
    }
}

impl Initials {
    /// The table, made once.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Initials> = OnceLock::new();
        SHARED.get_or_init(Self::default)
    }

    /// The letters of a character, as bits.
    pub fn of(&self, c: char) -> u32 {
        let mask = place(c).and_then(|at| self.0.get(at));
        mask.copied().unwrap_or(0)
    }

    /// The places in bytes where these letters are the initials of Chinese.
    pub fn find(&self, text: &str, letters: &[u32]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let matching = |at: usize| {
            let rest = text.get(at..)?;
            let mut length = 0;
            let mut chars = rest.chars();
            for letter in letters {
                let c = chars.next().filter(|c| self.of(*c) & letter != 0)?;
                length += c.len_utf8();
            }
            Some((at, at + length))
        };
        for (at, c) in text.char_indices() {
            if is_han(c)
                && let Some(place) = matching(at)
            {
                found.push(place);
            }
        }
        found
    }
}

/// The bit of a letter; none of what is no letter.
pub fn mask(letter: char) -> u32 {
    if letter.is_ascii_lowercase() {
        1 << (letter as u32 - 'a' as u32)
    } else {
        0
    }
}

fn place(c: char) -> Option<usize> {
    (FIRST..=LAST)
        .contains(&c)
        .then(|| c as usize - FIRST as usize)
}
