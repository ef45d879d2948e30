//! Binary fractions of eight bytes, as old workbooks hold numbers and as new ones are
//! written. The one place that knows them: what is counted here is a decimal.

use super::decimal;

/// The shortest decimal that stands for it.
pub fn decimal_of(bits: u64) -> String {
    format!("{:e}", f64::from_bits(bits))
}

/// The decimal of a number that is packed into 30 bits: a whole one, or the upper bits
/// of a fraction; either may be given a hundredfold.
pub fn packed(packed: u32) -> String {
    let text = match packed & 2 == 0 {
        true => decimal_of(u64::from(packed & !3) << 32),
        // The sign goes along.
        false => ((packed as i32) >> 2).to_string(),
    };
    match packed & 1 == 0 {
        true => text,
        false => decimal::shifted(&text, -2),
    }
}

/// The nearest one to a decimal, for whoever shows it; nothing where it's none.
pub fn nearest(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}
