//! Numbers as decimal texts.

/// The digits that spreadsheets show of a number; what files have beyond them is how
/// a computer writes it.
const DIGITS: usize = 15;
/// The most digits before or after the point: no figure of an office has more.
const LONGEST: i32 = 40;

/// A number as files write it (`68.4`, `-1e-3`, `0.68400000000000005`) as a plain
/// decimal of at most 15 digits that count; none where it's no number, or one beyond
/// all measure.
pub fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let (is_negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            let digits = exponent.strip_prefix('+').unwrap_or(exponent);
            (mantissa, digits.parse::<i32>().ok()?)
        }
        None => (rest, 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && part.is_empty() || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let all: Vec<u8> = whole.bytes().chain(part.bytes()).collect();
    let zeros = all.iter().take_while(|b| **b == b'0').count();
    let mut digits = all.get(zeros..)?.to_vec();
    let written = i32::try_from(whole.len()).ok()? - i32::try_from(zeros).ok()?;
    // How many of the digits stand before the point.
    let mut before = written.checked_add(exponent)?;
    if digits.len() > DIGITS {
        let up = digits.get(DIGITS).is_some_and(|digit| *digit >= b'5');
        digits.truncate(DIGITS);
        if up && !increase(&mut digits) {
            digits.insert(0, b'1');
            before += 1;
        }
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let count = i32::try_from(digits.len()).ok()?;
    if before > LONGEST || count - before > LONGEST {
        return None;
    }
    let digits = String::from_utf8(digits).ok()?;
    let sign = if is_negative { "-" } else { "" };
    Some(match usize::try_from(before) {
        Ok(before) if before >= digits.len() => format!("{sign}{digits:0<before$}"),
        Ok(before @ 1..) => {
            let (whole, part) = digits.split_at(before);
            format!("{sign}{whole}.{part}")
        }
        _ => {
            let zeros = "0".repeat(before.unsigned_abs() as usize);
            format!("{sign}0.{zeros}{digits}")
        }
    })
}

/// A number with its point so many digits further to the right, or to the left; as it
/// is where it's none.
pub fn shifted(text: &str, places: i32) -> String {
    let plain = plain(text).and_then(|text| self::plain(&format!("{text}e{places}")));
    plain.unwrap_or_else(|| text.to_owned())
}

/// One more in the last digit; whether no digit is missing in front then.
fn increase(digits: &mut [u8]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return true;
        }
        *digit = b'0';
    }
    false
}
