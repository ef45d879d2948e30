//! A file as the end of an address: the browser packs its text and unpacks it,
//! and here is what is around that.

use super::{FileFault, MAX_LINK};

/// What such an end begins with.
const MARK: &str = "#m=";

/// How the rest is packed: raw deflate in base64url without padding.
const VERSION: &str = "1.";

/// The digits of base64url (RFC 4648, section 5).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The link to a page that brings a packed text along.
///
/// # Errors
/// It would have more characters than [`MAX_LINK`]: how many.
pub fn link(page: &str, packed: &[u8]) -> Result<String, usize> {
    let link = [page, MARK, VERSION, &encoded(packed)].concat();
    match link.len() {
        long if long > MAX_LINK => Err(long),
        _ => Ok(link),
    }
}

/// Whether an address that ends so brings a text along.
pub fn is_link(fragment: &str) -> bool {
    fragment.starts_with(MARK)
}

/// The packed text that comes with an address that ends so; none comes with any
/// other.
///
/// # Errors
/// It's too long, or not whole.
pub fn packed_in(fragment: &str) -> Option<Result<Vec<u8>, FileFault>> {
    let rest = fragment.strip_prefix(MARK)?;
    if rest.len() > MAX_LINK {
        let (bytes, limit) = (rest.len(), MAX_LINK);
        return Some(Err(FileFault::TooLarge { bytes, limit }));
    }
    let packed = rest.strip_prefix(VERSION).and_then(decoded);
    Some(packed.ok_or(FileFault::Link))
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for nth in 0..=three.len() {
            let digit = bits >> (18 - 6 * nth) & 63;
            text.push(char::from(DIGITS[digit as usize]));
        }
    }
    text
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for nth in 0..4 {
            let digit = match four.get(nth) {
                Some(byte) => DIGITS.iter().position(|digit| digit == byte)?,
                None => 0,
            };
            bits = bits << 6 | digit as u32;
        }
        let [_, whole @ ..] = bits.to_be_bytes();
        // One digit alone is less than a byte.
        let whole = whole.get(..four.len() - 1).filter(|w| !w.is_empty())?;
        bytes.extend_from_slice(whole);
    }
    Some(bytes)
}
