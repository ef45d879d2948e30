//! A text read as it goes, without a tree of it.

use std::borrow::Cow;

/// A text of JSON, read from its beginning. Each step is none where the text
/// isn't what is asked for, or may not be: names and words with escapes are
/// left to the parser. Then the whole text is read by way of a tree, which
/// says what is wrong and where.
#[derive(Debug)]
pub struct Pull<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pull<'a> {
    /// A text from its beginning.
    pub const fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Nothing but white space is left.
    pub fn end(mut self) -> Option<()> {
        self.sign().is_none().then_some(())
    }

    /// The next sign, which is left there.
    pub fn sign(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let skipped = rest.iter().position(|byte| !blank(byte));
        self.at += skipped.unwrap_or(rest.len());
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes this sign.
    pub fn take(&mut self, sign: u8) -> Option<()> {
        (self.sign()? == sign).then(|| self.at += 1)
    }

    /// Takes this word.
    pub fn word(&mut self, word: &str) -> Option<()> {
        self.sign()?;
        let rest = self.text.get(self.at..)?;
        rest.starts_with(word).then(|| self.at += word.len())
    }

    /// Within an object whose bracket was taken: the name of the next field,
    /// its colon taken; none behind the last one.
    pub fn name(&mut self, is_first: &mut bool) -> Option<Option<&'a str>> {
        if !self.more(b'}', is_first)? {
            return Some(None);
        }
        let name = self.plain()?;
        self.take(b':')?;
        Some(Some(name))
    }

    /// Within a list whose bracket was taken: whether one more follows.
    pub fn item(&mut self, is_first: &mut bool) -> Option<bool> {
        self.more(b']', is_first)
    }

    fn more(&mut self, end: u8, is_first: &mut bool) -> Option<bool> {
        let next = self.sign()?;
        let is_end = next == end;
        if is_end || !*is_first {
            if !is_end && next != b',' {
                return None;
            }
            self.at += 1;
        }
        *is_first = false;
        Some(!is_end)
    }

    /// A word alone, or one that names something: then its bracket and colon
    /// are taken, and [`tagged_end`](Self::tagged_end) follows on that.
    pub fn tagged(&mut self) -> Option<(&'a str, bool)> {
        if self.sign()? != b'{' {
            return Some((self.plain()?, false));
        }
        self.at += 1;
        let word = self.plain()?;
        self.take(b':')?;
        Some((word, true))
    }

    /// The end of a word that names something.
    pub fn tagged_end(&mut self, holds: bool) -> Option<()> {
        if holds { self.take(b'}') } else { Some(()) }
    }

    /// A text without escapes.
    pub fn plain(&mut self) -> Option<&'a str> {
        match self.text()? {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }

    /// A text.
    pub fn text(&mut self) -> Option<Cow<'a, str>> {
        self.take(b'"')?;
        let from = self.at;
        let rest = self.text.as_bytes().get(from..)?;
        let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
        let length = rest.iter().position(ends)?;
        if rest.get(length) == Some(&b'"') {
            self.at = from + length + 1;
            return self.text.get(from..from + length).map(Cow::Borrowed);
        }
        let mut end = length;
        while *rest.get(end)? != b'"' {
            end += 1 + usize::from(rest.get(end) == Some(&b'\\'));
        }
        self.at = from + end + 1;
        let quoted = self.text.get(from - 1..self.at)?;
        serde_json::from_str(quoted).ok().map(Cow::Owned)
    }

    /// A whole number of at most 18 digits without a sign.
    pub fn digits(&mut self) -> Option<u64> {
        self.sign()?;
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = rest.get(..length)?;
        if matches!(digits, [] | [b'0', _, ..]) || length > 18 {
            return None;
        }
        self.at += length;
        let number = digits.iter().fold(0, |number: u64, digit| {
            // Eighteen digits have room.
            number
                .wrapping_mul(10)
                .wrapping_add(u64::from(digit - b'0'))
        });
        Some(number)
    }
}
