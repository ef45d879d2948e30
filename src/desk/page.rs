//! The pages, and how the address names them.

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The month with its sheet.
    Month,
    /// Which months have what.
    Months,
    /// What the month rests on.
    Basis,
    /// The consultation log.
    Log,
    /// All data: where they live, backup, removal.
    Data,
    /// The preview of an import.
    Import,
    /// What to export.
    Export,
    /// The month by a document that was brought.
    Book,
    /// The month of all agents.
    Team,
    /// Rulebooks of one's own: those that are being written, and those that are in force.
    Draft,
    /// The process around a score: seen, appealed, approved, corrected.
    Review,
}

impl Page {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Month,
        Self::Months,
        Self::Basis,
        Self::Log,
        Self::Data,
        Self::Import,
        Self::Export,
        Self::Book,
        Self::Team,
        Self::Draft,
        Self::Review,
    ];

    /// What its address ends with, so that it's there again when the page is
    /// opened again; none for what is only passed through.
    pub const fn fragment(self) -> Option<&'static str> {
        match self {
            Self::Month => Some(""),
            Self::Months => Some("#months"),
            Self::Basis => Some("#basis"),
            Self::Log => Some("#log"),
            Self::Data => Some("#data"),
            Self::Book => Some("#book"),
            Self::Team => Some("#team"),
            Self::Draft => Some("#draft"),
            Self::Review => Some("#review"),
            Self::Import | Self::Export => None,
        }
    }

    /// The page of such an address, other than the month's, which is shown
    /// anyway.
    pub fn of_fragment(fragment: &str) -> Option<Self> {
        let mut pages = Self::ALL.into_iter().skip(1);
        pages.find(|page| page.fragment() == Some(fragment))
    }
}

// None is forgotten in the list.
const _: () = assert!(Page::ALL.len() == Page::Review as usize + 1);
