//! Something that went out, or is about to: as a file, a link that brings all of it along, or
//! that link as a picture.

use crate::exchange::link;

/// As what something goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outward {
    /// A file.
    File,
    /// A link that brings all of it along.
    Link,
    /// That link as a picture for a phone's camera.
    Code,
}

/// What went out last, or is about to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent<T> {
    /// What.
    pub of: T,
    /// As what.
    pub by: Outward,
    /// The file's name.
    pub name: String,
    /// Its link, or of how many signs it would be where that's too many; none before it's packed.
    pub link: Option<Result<String, usize>>,
    /// Whether this browser makes links.
    pub can: bool,
    /// Whether it's on the clipboard, once that's known.
    pub copied: Option<bool>,
}

impl<T> Sent<T> {
    /// It's about to.
    pub(super) const fn new(of: T, by: Outward, name: String) -> Self {
        Self {
            of,
            by,
            name,
            link: None,
            can: true,
            copied: None,
        }
    }

    /// It's packed for a link to a page; it isn't where the browser can't. The link, where it's
    /// to be copied.
    pub(super) fn packed(&mut self, page: &str, packed: Option<&[u8]>) -> Option<String> {
        // It may be another one's.
        if self.link.is_some() || self.by == Outward::File {
            return None;
        }
        self.can = packed.is_some() && !page.is_empty();
        self.link = packed.map(|packed| link(page, packed));
        match (self.by, &self.link) {
            (Outward::Link, Some(Ok(link))) => Some(link.clone()),
            _ => None,
        }
    }
}
