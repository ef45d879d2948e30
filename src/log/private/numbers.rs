//! Groups of digits that together are a number of some kind.

use std::ops::Range;

use super::PrivateKind;
use super::groups::Glyph;

/// A number at the start of some groups.
pub(super) struct Number {
    pub kind: PrivateKind,
    /// Its first glyph.
    pub start: usize,
    /// The glyph after it.
    pub end: usize,
    /// How many groups it takes.
    pub groups: usize,
}

/// The longest number that starts with the first group, if one does.
pub(super) fn starting(glyphs: &[Glyph], groups: &[Range<usize>]) -> Option<Number> {
    let first = groups.first()?;
    let joined = joined(glyphs, groups);
    (1..=joined).rev().find_map(|count| {
        let taken = groups.get(..count)?;
        let last = taken.last()?;
        let spelt = Spelt::of(glyphs, taken);
        let kind = kind(&spelt)?;
        let sign = usize::from(spelt.plus);
        let letter = usize::from(spelt.x && kind == PrivateKind::Identity);
        let bracket = usize::from(kind == PrivateKind::Landline && spelt.bracket);
        let ends = ends(glyphs, first.start, last.end + letter);
        ends.then(|| Number {
            kind,
            start: first.start - sign.max(bracket),
            end: last.end + letter,
            groups: count,
        })
    })
}

/// The most groups that a number has: a bank card in fours.
const MOST: usize = 5;

/// How many groups follow one another, parted by no more than a blank, a
/// hyphen or the bracket after an area code.
fn joined(glyphs: &[Glyph], groups: &[Range<usize>]) -> usize {
    let mut count = 1;
    for pair in groups.windows(2).take(MOST - 1) {
        let between = glyphs.get(pair[0].end..pair[1].start).unwrap_or_default();
        let parts = |g: &Glyph| matches!(g.c, ' ' | '-' | ')');
        if between.is_empty() || between.len() > 2 || !between.iter().all(parts) {
            break;
        }
        count += 1;
    }
    count
}

/// Whether a number begins and ends there: not in the middle of a code, a
/// decimal or what was masked already.
fn ends(glyphs: &[Glyph], start: usize, end: usize) -> bool {
    let at = |index: Option<usize>| index.and_then(|i| glyphs.get(i)).map_or(' ', |g| g.c);
    let before = at(start.checked_sub(1));
    let after = at(Some(end));
    let glued = |c: char| c.is_ascii_alphanumeric() || matches!(c, '•' | '_');
    let decimal_before = before == '.' && at(start.checked_sub(2)).is_ascii_digit();
    let decimal_after = after == '.' && at(Some(end + 1)).is_ascii_digit();
    !glued(before) && !glued(after) && !decimal_before && !decimal_after
}

/// Some groups of digits and what stands around them.
struct Spelt {
    digits: Vec<u8>,
    lengths: Vec<usize>,
    /// A plus before them.
    plus: bool,
    /// A bracket before them, closed after the first group.
    bracket: bool,
    /// An X after them.
    x: bool,
}

impl Spelt {
    fn of(glyphs: &[Glyph], groups: &[Range<usize>]) -> Self {
        let start = groups.first().map_or(0, |g| g.start);
        let end = groups.last().map_or(0, |g| g.end);
        let digit = |g: &Glyph| g.c.to_digit(10).and_then(|d| u8::try_from(d).ok());
        let taken = groups.iter().filter_map(|g| glyphs.get(g.clone()));
        let before = start.checked_sub(1).and_then(|i| glyphs.get(i));
        let closing = groups.first().and_then(|g| glyphs.get(g.end));
        let is = |glyph: Option<&Glyph>, sign: char| glyph.is_some_and(|g| g.c == sign);
        Self {
            digits: taken.flatten().filter_map(digit).collect(),
            lengths: groups.iter().map(Range::len).collect(),
            plus: is(before, '+'),
            bracket: is(before, '(') && is(closing, ')'),
            x: is(glyphs.get(end), 'X') || is(glyphs.get(end), 'x'),
        }
    }
}

fn kind(spelt: &Spelt) -> Option<PrivateKind> {
    if is_identity(spelt) {
        Some(PrivateKind::Identity)
    } else if is_bank_card(spelt) {
        Some(PrivateKind::BankCard)
    } else if is_mobile(spelt) {
        Some(PrivateKind::Mobile)
    } else if is_landline(spelt) {
        Some(PrivateKind::Landline)
    } else {
        None
    }
}

/// `1[3-9]` and nine more, after 0, 86 or 0086 too.
fn is_mobile(spelt: &Spelt) -> bool {
    let (digits, lengths) = without_country(spelt);
    // Groups as people part them: 138 1234 5678, not 1 38 12.
    let parted = lengths.iter().all(|length| *length >= 3);
    let digits = match digits {
        [0, rest @ ..] if lengths.len() == 1 => rest,
        digits => digits,
    };
    parted && matches!(digits, [1, 3..=9, ..]) && digits.len() == 11
}

/// An area code and seven or eight digits, the first of them 2 to 8.
fn is_landline(spelt: &Spelt) -> bool {
    let (digits, lengths) = without_country(spelt);
    let abroad = digits.len() < spelt.digits.len();
    let area = match digits {
        [0, 1, 0, ..] | [0, 2, 0..=9, ..] => 3,
        [0, 3..=9, ..] => 4,
        [1, 0, ..] | [2, 0..=9, ..] if abroad => 2,
        [3..=9, ..] if abroad => 3,
        _ => return false,
    };
    let own = digits.get(area..).unwrap_or_default();
    let parted = match lengths {
        [_] => true,
        [first, rest @ ..] => *first == area && rest.len() <= 2 && rest.iter().all(|l| *l >= 3),
        [] => false,
    };
    parted && matches!(own.len(), 7 | 8) && matches!(own.first(), Some(2..=8))
}

/// The digits after 86 with a plus or a gap, or after 0086, and their groups.
fn without_country(spelt: &Spelt) -> (&[u8], &[usize]) {
    let all = (spelt.digits.as_slice(), spelt.lengths.as_slice());
    match all {
        ([8, 6, rest @ ..], [2, lengths @ ..]) if !lengths.is_empty() => (rest, lengths),
        ([0, 0, 8, 6, rest @ ..], [4, lengths @ ..]) if !lengths.is_empty() => (rest, lengths),
        // The length of a single group doesn't matter any more.
        ([8, 6, rest @ ..], _) if spelt.plus => (rest, all.1),
        ([0, 0, 8, 6, rest @ ..], [_]) => (rest, all.1),
        _ => all,
    }
}

/// Sixteen to nineteen digits that pass Luhn's test, in one group, in fours,
/// or six and the rest. Cards begin with 3 to 6, seldom 9; order numbers often
/// with the year.
fn is_bank_card(spelt: &Spelt) -> bool {
    let parted = match spelt.lengths.as_slice() {
        [_] | [6, _] => true,
        [fours @ .., last] => fours.len() >= 3 && fours.iter().all(|l| *l == 4) && *last <= 4,
        [] => false,
    };
    parted
        && (16..=19).contains(&spelt.digits.len())
        && matches!(spelt.digits.first(), Some(3..=6 | 9))
        && luhn(&spelt.digits)
}

fn luhn(digits: &[u8]) -> bool {
    let weighed = digits.iter().rev().enumerate().map(|(place, digit)| {
        let twice = u32::from(*digit) * if place % 2 == 1 { 2 } else { 1 };
        twice / 10 + twice % 10
    });
    weighed.sum::<u32>().is_multiple_of(10)
}

/// Eighteen characters whose last one is the check by ISO 7064 MOD 11-2, or
/// the fifteen digits of before 1999: a province, and a day of birth.
fn is_identity(spelt: &Spelt) -> bool {
    let digits = spelt.digits.as_slice();
    let check = if spelt.x { Some(10) } else { None };
    let parted = matches!(
        spelt.lengths.as_slice(),
        [_] | [14, _] | [6, 8, _] | [6, 11 | 12]
    );
    if !parted || !is_province(digits) {
        return false;
    }
    match (digits.len(), check, digits.last()) {
        (18, None, Some(last)) => {
            let body = digits.get(..17).unwrap_or_default();
            born(digits.get(6..14)) && mod_11_2(body) == u32::from(*last)
        }
        (17, Some(check), _) => born(digits.get(6..14)) && mod_11_2(digits) == check,
        (15, None, _) => {
            let day = digits.get(8..12).unwrap_or_default();
            spelt.lengths.len() == 1 && is_day(day)
        }
        _ => false,
    }
}

/// The first digits of the provinces: 11 to 65, 71, 81 to 83.
fn is_province(digits: &[u8]) -> bool {
    matches!(
        digits,
        [1, 1..=5, ..]
            | [2, 1..=3, ..]
            | [3, 1..=7, ..]
            | [4, 1..=6, ..]
            | [5, 0..=4, ..]
            | [6, 1..=5, ..]
            | [7, 1, ..]
            | [8, 1..=3, ..]
    )
}

/// A day of the 19th to the 21st century.
fn born(digits: Option<&[u8]>) -> bool {
    match digits {
        Some([1, 8 | 9, _, _, day @ ..] | [2, 0, _, _, day @ ..]) => is_day(day),
        _ => false,
    }
}

/// Month and day.
fn is_day(digits: &[u8]) -> bool {
    let [m1, m2, d1, d2] = digits else {
        return false;
    };
    let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The check of seventeen digits by ISO 7064 MOD 11-2; 10 is written X.
fn mod_11_2(digits: &[u8]) -> u32 {
    let sum = digits
        .iter()
        .fold(0, |sum, digit| (sum + u32::from(*digit)) * 2 % 11);
    (12 - sum) % 11
}
