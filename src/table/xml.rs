//! What is read of XML: elements by their local names, attributes, and texts.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::{Kind, TableFault};

/// A text that is read element by element.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    kind: Kind,
    /// Elements that have begun and not ended.
    open: usize,
}

/// What comes next.
pub(super) enum Node<'a> {
    /// An element begins; an empty one ends right after.
    Open(Element<'a>),
    /// An element ends.
    Close(String),
    /// A text, or a piece of one.
    Text(String),
    /// Nothing more.
    End,
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl<'a> Xml<'a> {
    pub fn new(text: &'a str, kind: Kind) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            kind,
            open: 0,
        }
    }

    pub fn next(&mut self) -> Result<Node<'a>, TableFault> {
        let kind = self.kind;
        let broken = || TableFault::Broken(kind);
        loop {
            return Ok(match self.reader.read_event().map_err(|_| broken())? {
                Event::Start(element) => {
                    self.open += 1;
                    Node::Open(Element(element))
                }
                Event::End(end) => {
                    self.open = self.open.saturating_sub(1);
                    Node::Close(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let sign = match reference.resolve_char_ref() {
                        Ok(Some(sign)) => sign,
                        Ok(None) => named(&reference.xml10_content()).ok_or_else(broken)?,
                        Err(_) => return Err(broken()),
                    };
                    Node::Text(sign.to_string())
                }
                Event::Eof if self.open > 0 => return Err(broken()),
                Event::Eof => Node::End,
                _ => continue,
            });
        }
    }

    /// The text up to the end of the element that was just opened; without those of
    /// elements of some names in it.
    pub fn text(&mut self, without: &[&str]) -> Result<String, TableFault> {
        let (mut depth, mut skipped) = (0_usize, None);
        let mut found = String::new();
        loop {
            match self.next()? {
                Node::Open(element) => {
                    depth += 1;
                    if skipped.is_none() && without.contains(&element.name()) {
                        skipped = Some(depth);
                    }
                }
                Node::Close(_) if depth == 0 => return Ok(found),
                Node::Close(_) => {
                    if skipped == Some(depth) {
                        skipped = None;
                    }
                    depth -= 1;
                }
                Node::Text(text) if skipped.is_none() => found.push_str(&text),
                Node::Text(_) => {}
                Node::End => return Err(TableFault::Broken(self.kind)),
            }
        }
    }
}

impl Element<'_> {
    /// Its name without what stands before a colon.
    pub fn name(&self) -> &str {
        let name = self.0.name().0;
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// An attribute by its name as it's written, with what stands before its colon.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let all = all.with_checks(false);
        let found = all.flatten().find(|attribute| attribute.key.0 == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// Such an attribute as a number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether such an attribute says yes.
    pub fn says(&self, name: &str) -> bool {
        matches!(self.get(name).as_deref(), Some("1" | "true"))
    }
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
