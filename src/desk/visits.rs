//! The way through the pages: what the browser's Back and Forward lead to, and
//! how far down each page was.

use super::Page;
use super::state::Key;

/// The entries of the browser's history that are ours, and where we are.
#[derive(Debug)]
pub struct Visits {
    entries: Vec<Entry>,
    at: usize,
    /// What is drawn: the page, and of which month.
    shown: (Page, Key),
    /// How far down a page was, and whose.
    scrolls: Vec<((Page, String), i32)>,
    /// Back or Forward was pressed, and what it leads to isn't drawn yet.
    gone: bool,
    /// How far down to go for that.
    due: Option<i32>,
    /// Somebody moved the page before this was begun.
    left: bool,
    /// The next month that is shown is an entry of its own.
    fresh: bool,
}

/// What is known of an entry: its page, whose month it was left with, and how
/// far down.
#[derive(Clone, Debug, Default)]
struct Entry {
    page: Option<Page>,
    of: Option<Key>,
    scroll: i32,
}

/// What is to be done with the browser's history, and how far down to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// What the history needs.
    pub step: Option<Step>,
    /// How far down the page is to be shown; none to leave it.
    pub scroll: Option<i32>,
}

/// A step of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new entry with this mark.
    Push(Mark),
    /// This mark instead of the present entry's.
    Replace(Mark),
    /// Back by one.
    Back,
}

/// What an entry of the history remembers: its place, and its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its place, from 0.
    pub nth: usize,
    /// Its page.
    pub page: Page,
}

impl Mark {
    /// It and how far down the page is, as a number below 2^53.
    pub fn number(self, scroll: i32) -> u64 {
        let scroll = u64::from(scroll.max(0).unsigned_abs());
        scroll * PLACES + self.nth as u64 * PAGES + self.page as u64
    }

    /// The same of a number; none of one that is no mark.
    pub fn of(number: u64) -> Option<(Self, i32)> {
        let scroll = i32::try_from(number / PLACES).ok()?;
        let place = (number % PLACES) as usize;
        let page = Page::ALL.into_iter().nth(place % PAGES as usize)?;
        let nth = place / PAGES as usize;
        Some((Self { nth, page }, scroll))
    }
}

/// So many marks differ.
const PLACES: u64 = PAGES << 14;

/// So many pages a mark has room for.
const PAGES: u64 = 16;

const _: () = assert!(Page::ALL.len() <= PAGES as usize);

/// A mark beyond isn't made.
const MOST: usize = (1 << 14) - 1;

/// An entry of the history that came into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The page that is to be shown.
    pub page: Page,
    /// Of which month, where it's known.
    pub of: Option<Key>,
    /// The mark that the entry needs.
    pub step: Option<Step>,
}

impl Visits {
    /// The page as it opens on an entry of the history, which may be one that it
    /// was on before it was loaded again, so far down, or a place in the page that
    /// was gone to before this was begun.
    pub fn begin(page: Page, of: Key, mark: Option<(Mark, i32)>, at_place: bool) -> (Self, Step) {
        let nth = mark.map_or(usize::from(at_place), |(mark, _)| mark.nth);
        let mut entries = vec![Entry::default(); nth + 1];
        entries[nth].page = Some(page);
        let visits = Self {
            entries,
            at: nth,
            shown: (page, of),
            scrolls: Vec::new(),
            gone: mark.is_some(),
            due: mark.map(|(_, scroll)| scroll),
            left: false,
            fresh: false,
        };
        (visits, Step::Replace(Mark { nth, page }))
    }

    /// Somebody moved the page before this was begun: what is drawn next doesn't move it
    /// once more, maybe under a finger.
    pub const fn leave(&mut self) {
        self.left = true;
    }

    /// Where we are.
    pub const fn mark(&self) -> Mark {
        let (nth, page) = (self.at, self.shown.0);
        Mark { nth, page }
    }

    /// The month that is shown next was asked for by a link, and Back leads from
    /// it.
    pub const fn follow(&mut self) {
        self.fresh = true;
    }

    /// A month's page is about to be drawn; what was drawn is so far down.
    pub fn show(&mut self, page: Page, of: &Key, scroll: i32) -> Visit {
        let left = std::mem::take(&mut self.left);
        let due = self.due.take().filter(|_| !left);
        let gone = std::mem::take(&mut self.gone);
        let fresh = std::mem::take(&mut self.fresh);
        let (was, whose) = &self.shown;
        let (is_page, is_agent) = (*was == page, whose.0 == of.0);
        if is_page && whose == of {
            return Visit {
                step: None,
                scroll: due,
            };
        }
        let was = *was;
        if !gone {
            self.remember(scroll);
        }
        self.shown = (page, of.clone());
        if gone {
            return Visit {
                step: None,
                scroll: (!left).then(|| due.unwrap_or(0)),
            };
        }
        let known = |(of, _): &&((Page, String), i32)| of.0 == page && of.1 == self.shown.1.0;
        let known = self.scrolls.iter().find(known).map(|(_, scroll)| *scroll);
        if !is_page {
            let step = self.step_to(was, page);
            let top = known.filter(|_| page.fragment().is_some()).unwrap_or(0);
            let scroll = Some(top);
            return Visit { step, scroll };
        }
        if fresh {
            let step = Some(self.push(page));
            return Visit {
                step,
                scroll: Some(0),
            };
        }
        // Another month is shown where this one was, and so is somebody who isn't
        // known yet: the name may just be typed.
        Visit {
            step: None,
            scroll: known.filter(|_| !is_agent),
        }
    }

    fn step_to(&mut self, was: Page, page: Page) -> Option<Step> {
        if was.fragment().is_some() {
            return Some(self.push(page));
        }
        // What is only passed through makes way.
        let before = self.at.checked_sub(1);
        if let Some(before) = before
            && self.entries.get(before).and_then(|entry| entry.page) == Some(page)
        {
            self.at = before;
            return Some(Step::Back);
        }
        self.enter(page);
        Some(Step::Replace(Mark { nth: self.at, page }))
    }

    /// Another entry of the history is in force: with its mark and how far down
    /// it was, or one that has none yet: a page by its name in the address (`named`), or a place in the
    /// page. None for a step of our own.
    pub fn went(
        &mut self,
        mark: Option<(Mark, i32)>,
        named: Option<Page>,
        scroll: i32,
    ) -> Option<Arrival> {
        if mark.is_some_and(|(mark, _)| mark.nth == self.at) {
            return None;
        }
        self.remember(scroll);
        // It was there before the entries had marks.
        let is_first = self.at == 1 && self.entries[..1].iter().all(|first| first.page.is_none());
        let marked = mark.map(|(mark, _)| mark);
        let old = marked.or(named.filter(|_| is_first).map(|page| Mark { nth: 0, page }));
        let Some(Mark { nth, page }) = old else {
            let page = named.unwrap_or(self.shown.0);
            self.gone = named.is_some();
            self.at = (self.at + 1).min(MOST);
            self.enter(page);
            return Some(Arrival {
                page,
                of: None,
                step: Some(Step::Replace(Mark { nth: self.at, page })),
            });
        };
        self.at = nth;
        if self.entries.len() <= nth {
            self.entries.resize(nth + 1, Entry::default());
        }
        let entry = self.entries.get_mut(nth)?;
        entry.page = Some(page);
        self.gone = true;
        // Of what was before the page was loaded again there is only the mark;
        // what wasn't marked yet is restored by the browser.
        let known = entry.of.is_some().then_some(entry.scroll);
        self.due = mark.map(|(_, scroll)| known.unwrap_or(scroll));
        Some(Arrival {
            page,
            of: entry.of.clone(),
            step: old.filter(|_| mark.is_none()).map(Step::Replace),
        })
    }

    fn push(&mut self, page: Page) -> Step {
        self.at = (self.at + 1).min(MOST);
        self.enter(page);
        Step::Push(Mark { nth: self.at, page })
    }

    fn enter(&mut self, page: Page) {
        self.entries.truncate(self.at);
        self.entries.push(Entry {
            page: Some(page),
            ..Entry::default()
        });
    }

    fn remember(&mut self, scroll: i32) {
        let (page, (agent, month)) = self.shown.clone();
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.scroll = scroll;
            entry.of = Some((agent.clone(), month));
        }
        let of = (page, agent);
        self.scrolls.retain(|(known, _)| *known != of);
        self.scrolls.push((of, scroll));
    }
}
