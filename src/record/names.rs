//! Names that look like others, or hold what nobody sees.

use std::collections::BTreeMap;

use super::typed::is_unseen;

/// Whether a name holds something that shows nothing, or turns the direction
/// of what follows.
pub fn has_unseen(name: &str) -> bool {
    name.chars().any(is_unseen)
}

/// The first other name that looks just like this one.
pub fn lookalike<'a>(name: &str, others: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_plain = is_plain(name);
    let alike = |other: &&str| {
        *other != name && !(is_plain && self::is_plain(other)) && look(other).eq(look(name))
    };
    others.into_iter().find(alike)
}

/// Many names by what they look like.
#[derive(Debug, Default)]
pub struct Looks<'a>(BTreeMap<String, Vec<&'a str>>);

impl<'a> Looks<'a> {
    /// These names, each once.
    pub fn of(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut looks: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
        for name in names {
            looks.entry(look(name).collect()).or_default().push(name);
        }
        Self(looks)
    }

    /// The first of them that looks just like this one and is another.
    pub fn other(&self, name: &str) -> Option<&'a str> {
        let alike = self.0.get(&look(name).collect::<String>())?;
        alike.iter().find(|other| **other != name).copied()
    }
}

/// What a name looks like: without what isn't seen, blanks and case, as it's
/// read, and each letter as the Latin one that looks the same.
fn look(name: &str) -> impl Iterator<Item = char> {
    // What follows an override to the left is shown from its end.
    let (before, turned) = name.split_once('\u{202e}').unwrap_or((name, ""));
    let turned = turned.trim_end_matches('\u{202c}').chars().rev();
    let seen = before.chars().chain(turned);
    seen.filter(|c| !is_unseen(*c) && !c.is_whitespace())
        .map(narrow)
        .flat_map(char::to_lowercase)
        .map(latin)
}

/// Whether all of it looks like nothing but itself: most names in thousands.
fn is_plain(name: &str) -> bool {
    let mut chars = name.chars();
    chars.all(|c| matches!(c, '0'..='9' | '\u{4e00}'..='\u{9fff}'))
}

/// The half-width form.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// The Latin letter or digit that a small letter can be taken for.
const fn latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'е' | 'ε' => 'e',
        'н' | 'η' => 'h',
        'і' | 'ι' | 'l' | 'i' | '|' => '1',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ν' => 'n',
        'о' | 'ο' | 'o' | '〇' | '○' => '0',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'υ' => 'y',
        'х' | 'χ' => 'x',
        'ζ' => 'z',
        other => other,
    }
}
