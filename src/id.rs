//! Floor 1: short names of parts, measures, levels and options, of what a rulebook
//! scores by, and of what a month's sheet consists of.

use std::fmt;
use std::str::FromStr;

use hmac_sha256::Hash;

/// A name of 1 to 16 characters out of `a-z 0-9 _ -`, such as `9a` or
/// `faults_online`. Packed, so that it copies and compares as one number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

impl Id {
    /// A name that stands in the program.
    ///
    /// # Panics
    /// While compiling, if it's no name.
    pub const fn literal(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut packed = [0; 16];
        let mut at = 0;
        while at < bytes.len() {
            let b = bytes[at];
            assert!(b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
            packed[at] = b;
            at += 1;
        }
        assert!(at > 0);
        Self(packed)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|b| *b == 0).unwrap_or(16);
        // Only ASCII gets in.
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl FromStr for Id {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let legal = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(b);
        let bytes = text.as_bytes();
        if bytes.is_empty() || bytes.len() > 16 || !bytes.iter().all(legal) {
            return Err("an id has 1 to 16 characters out of a-z, 0-9, _ and -");
        }
        let mut packed = [0; 16];
        packed[..bytes.len()].copy_from_slice(bytes);
        Ok(Self(packed))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a rulebook scores by, in 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The 64-bit FNV-1a hash of some bytes.
    pub fn of_bytes(bytes: impl IntoIterator<Item = u8>) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(hash)
    }
}

impl FromStr for Fingerprint {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = u64::from_str_radix(text, 16).map(Self);
        match read {
            // As it's written, and no other way.
            Ok(read) if read.to_string() == text => Ok(read),
            _ => Err("a fingerprint has 16 digits out of 0-9 and a-f"),
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What a month's sheet consists of, in 60 bits. It's written in three groups of
/// four signs out of 0-9 and A-Z without I, L, O and U, so that it can be read out
/// and typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckCode(u64);

impl CheckCode {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// The first 60 of these bits.
    pub const fn of_bits(bits: u64) -> Self {
        Self(bits >> 4)
    }

    /// The first 60 bits of a text's SHA-256 hash.
    pub fn of_text(text: &str) -> Self {
        let hash = Hash::hash(text.as_bytes());
        let first = hash.iter().take(8);
        Self::of_bits(first.fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
    }
}

impl FromStr for CheckCode {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sign = |b: u8| Self::SIGNS.iter().position(|sign| *sign == b);
        let signs = text.bytes().filter(|b| *b != b' ').take(12);
        let read = signs
            .map(sign)
            .try_fold(0, |bits, sign| sign.map(|sign| bits << 5 | sign as u64));
        match read.map(Self) {
            // As it's written, and no other way.
            Some(read) if read.to_string() == text => Ok(read),
            _ => Err("a check code has three groups of four signs"),
        }
    }
}

impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = |place: u32| Self::SIGNS[(self.0 >> (55 - 5 * place)) as usize % 32];
        for place in 0..12 {
            if place == 4 || place == 8 {
                f.write_str(" ")?;
            }
            write!(f, "{}", sign(place) as char)?;
        }
        Ok(())
    }
}
