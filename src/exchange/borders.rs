//! Where the things of a file begin and end, found byte by byte, so that the
//! search can stop anywhere and go on later. What stands between the borders
//! is left to the parser.

use std::ops::Range;

use crate::exchange::{FileFault, MAX_DEPTH};

/// Something that a step came upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The name of a field of the file, with its quotes.
    Key(Range<usize>),
    /// The value of the field named last.
    Value(Range<usize>),
    /// The list that was asked for begins.
    List,
    /// An item of that list.
    Item(Range<usize>),
    /// The end of the file's object.
    End,
}

/// A walk through the bytes of a file.
#[derive(Debug)]
pub(super) struct Borders {
    at: usize,
    expected: Expected,
    /// Lines before this one, and where it begins.
    lines: usize,
    line_start: usize,
    /// So deep may things lie inside one another.
    deepest: usize,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Open,
    /// A field, or the end where none came yet.
    Field {
        first: bool,
    },
    Colon,
    /// A value of the file's object.
    Value,
    /// A comma or the end.
    NextField,
    /// An item, or the end of the list where none came yet.
    Item {
        first: bool,
    },
    /// A comma or the end of the list.
    NextItem,
    /// The rest of something that began here.
    Rest(Rest),
    Nothing,
}

/// Something that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rest {
    start: usize,
    what: What,
    depth: usize,
    in_text: bool,
    escaped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Key,
    Value,
    Item,
}

impl Borders {
    pub const fn new() -> Self {
        Self {
            at: 0,
            expected: Expected::Open,
            lines: 0,
            line_start: 0,
            deepest: MAX_DEPTH,
        }
    }

    /// A walk through a file with other files in it.
    pub const fn around_files() -> Self {
        Self {
            deepest: MAX_DEPTH + 2,
            ..Self::new()
        }
    }

    /// Begins so many bytes later.
    pub const fn skip(&mut self, bytes: usize) {
        self.at += bytes;
        self.line_start += bytes;
    }

    /// How far it has come.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing but blanks may follow.
    pub fn is_over(&self) -> bool {
        self.expected == Expected::Nothing
    }

    /// The next piece that ends before `until`; none if it has come there.
    /// `lists` says whether a list that begins is to be handed out by item.
    pub fn next(
        &mut self,
        bytes: &[u8],
        until: usize,
        lists: bool,
    ) -> Result<Option<Piece>, FileFault> {
        while self.at < until.min(bytes.len()) {
            let Some(byte) = bytes.get(self.at).copied() else {
                break;
            };
            let piece = match self.expected {
                Expected::Rest(rest) => self.go_on(rest, byte)?,
                _ if byte.is_ascii_whitespace() => {
                    self.pass(byte);
                    None
                }
                _ => self.begin(byte, lists)?,
            };
            if piece.is_some() {
                return Ok(piece);
            }
        }
        Ok(None)
    }

    /// A file that ends here isn't whole.
    pub fn cut_off(&self) -> FileFault {
        self.broken("EOF while parsing")
    }

    /// Where a place in something that has just ended stands in the file, and
    /// the fault that it's no JSON there.
    pub fn not_json(&self, bytes: &[u8], start: usize, error: &serde_json::Error) -> FileFault {
        let detail = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let before = bytes.get(..start).unwrap_or_default();
        let newline = |b: &u8| *b == b'\n';
        let line_start = before.iter().rposition(newline).map_or(0, |i| i + 1);
        let inside = bytes.get(start..self.at).unwrap_or_default();
        let lines = self.lines - inside.iter().filter(|b| newline(b)).count();
        let column = if error.line() <= 1 {
            start - line_start + error.column()
        } else {
            error.column()
        };
        let detail = match detail.strip_suffix(&place) {
            // What has ended is cut off there, not the file.
            _ if error.is_eof() => "expected value",
            Some(detail) => detail,
            None => &detail,
        };
        FileFault::NotJson {
            line: lines + error.line().max(1),
            column,
            detail: detail.to_owned(),
        }
    }

    fn pass(&mut self, byte: u8) {
        self.at += 1;
        if byte == b'\n' {
            self.lines += 1;
            self.line_start = self.at;
        }
    }

    fn begin(&mut self, byte: u8, lists: bool) -> Result<Option<Piece>, FileFault> {
        use Expected as E;
        let (expected, piece) = match (self.expected, byte) {
            (E::Open, b'{') => (E::Field { first: true }, None),
            // JSON of another kind.
            (E::Open, b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                return Err(FileFault::Format { found: None });
            }
            (E::Field { .. }, b'"') => return Ok(self.start(What::Key, byte)),
            (E::Field { first: true } | E::NextField, b'}') => (E::Nothing, Some(Piece::End)),
            (E::Colon, b':') => (E::Value, None),
            (E::Value, b'[') if lists => (E::Item { first: true }, Some(Piece::List)),
            (E::Value, byte) if begins_value(byte) => return Ok(self.start(What::Value, byte)),
            (E::NextField, b',') => (E::Field { first: false }, None),
            (E::Item { first: true } | E::NextItem, b']') => (E::NextField, None),
            (E::Item { .. }, byte) if begins_value(byte) => {
                return Ok(self.start(What::Item, byte));
            }
            (E::NextItem, b',') => (E::Item { first: false }, None),
            (E::Nothing, _) => return Err(self.broken("trailing characters")),
            (E::Value | E::Item { .. }, _) => return Err(self.broken("expected value")),
            _ => return Err(self.broken("unexpected character")),
        };
        self.expected = expected;
        self.pass(byte);
        Ok(piece)
    }

    fn start(&mut self, what: What, byte: u8) -> Option<Piece> {
        self.expected = Expected::Rest(Rest {
            start: self.at,
            what,
            depth: usize::from(matches!(byte, b'{' | b'[')),
            in_text: byte == b'"',
            escaped: false,
        });
        self.pass(byte);
        None
    }

    fn go_on(&mut self, mut rest: Rest, byte: u8) -> Result<Option<Piece>, FileFault> {
        // A number or a word ends before what follows it.
        let plain = !rest.in_text && rest.depth == 0;
        if plain && (matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace()) {
            return Ok(self.ended(rest));
        }
        self.pass(byte);
        let mut ends = false;
        match byte {
            _ if rest.escaped => rest.escaped = false,
            b'\\' if rest.in_text => rest.escaped = true,
            b'"' => {
                rest.in_text = !rest.in_text;
                ends = rest.depth == 0;
            }
            _ if rest.in_text => {}
            b'{' | b'[' => {
                rest.depth += 1;
                let around = if rest.what == What::Item { 2 } else { 1 };
                if rest.depth + around > self.deepest {
                    return Err(self.too_deep());
                }
            }
            b'}' | b']' => {
                rest.depth -= 1;
                ends = rest.depth == 0;
            }
            _ => {}
        }
        self.expected = Expected::Rest(rest);
        Ok(if ends { self.ended(rest) } else { None })
    }

    fn ended(&mut self, rest: Rest) -> Option<Piece> {
        let range = rest.start..self.at;
        let (expected, piece) = match rest.what {
            What::Key => (Expected::Colon, Piece::Key(range)),
            What::Value => (Expected::NextField, Piece::Value(range)),
            What::Item => (Expected::NextItem, Piece::Item(range)),
        };
        self.expected = expected;
        Some(piece)
    }

    fn broken(&self, detail: &str) -> FileFault {
        FileFault::NotJson {
            line: self.lines + 1,
            column: self.at - self.line_start + 1,
            detail: detail.into(),
        }
    }

    fn too_deep(&self) -> FileFault {
        FileFault::TooDeep {
            limit: self.deepest,
            line: self.lines + 1,
            column: self.at - self.line_start,
        }
    }
}

const fn begins_value(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n'
    )
}
