//! What was asked most: questions that resemble one another, counted entry by
//! entry, so that a page stays responsive.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use super::postings::Mixed;
use super::text::{Pair, grams, parts};
use crate::log::{EntryId, LogEntry};
use crate::text::fold;

/// From how many thousandths on two questions count as the same one asked
/// again: half of what either of them has, so a third of what both have
/// together.
pub const ASKED_AGAIN: u32 = 500;

type Table<K, V> = HashMap<K, V, BuildHasherDefault<Mixed>>;

/// Questions by how often they were asked. Whatever is asked, a question is
/// compared only with those that share one of its rarer pairs or words.
#[derive(Default)]
pub struct AskedMost {
    groups: Vec<Group>,
    /// The pairs and words met so far, by number.
    pairs: Table<Pair, u32>,
    words: BTreeMap<Box<str>, u32>,
    /// By a pair's or word's number.
    having: Vec<Having>,
    /// The group whose first question has just these.
    same: BTreeMap<Box<[u32]>, u32>,
}

/// The groups whose first question has a pair or word.
#[derive(Default)]
struct Having {
    all: usize,
    /// By how many terms that question has: each with its [`mask`].
    by_size: Vec<(usize, Vec<(u64, u32)>)>,
}

/// Questions that resemble the first of them.
struct Group {
    /// The entry that asked it first.
    first: EntryId,
    /// The pairs and words of that question, by number, in order.
    terms: Box<[u32]>,
    count: usize,
}

impl AskedMost {
    /// Counts one entry more: with the question that it resembles most, the
    /// earliest counted where several do equally, or as a new one.
    pub fn count(&mut self, entry: &LogEntry) {
        let terms = self.terms(&entry.question);
        if let Some(group) = self.alike(&terms) {
            if let Some(group) = self.groups.get_mut(group as usize) {
                group.count += 1;
            }
            return;
        }
        // Far fewer entries than that fit into memory.
        let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let mask = mask(&terms);
        for term in &terms {
            if let Some(having) = self.having.get_mut(*term as usize) {
                having.add(terms.len(), (mask, group));
            }
        }
        let terms = terms.into_boxed_slice();
        if !terms.is_empty() {
            self.same.insert(terms.clone(), group);
        }
        self.groups.push(Group {
            first: entry.id,
            terms,
            count: 1,
        });
    }

    /// The questions that were asked at least twice, at most so many: each as
    /// the entry that asked it first, with how often. The most asked first.
    pub fn most(&self, most: usize) -> Vec<(EntryId, usize)> {
        let groups = self.groups.iter().filter(|group| group.count > 1);
        let mut groups: Vec<_> = groups.map(|group| (group.first, group.count)).collect();
        groups.sort_by_key(|(id, count)| (Reverse(*count), *id));
        groups.truncate(most);
        groups
    }

    /// The pairs and words of a question, by number, in order.
    fn terms(&mut self, question: &str) -> Vec<u32> {
        let folded: String = question.chars().map(fold).collect();
        let grams = grams(&folded);
        let mut terms = Vec::with_capacity(grams.pairs.len() + grams.words.len());
        let having = &mut self.having;
        let mut new = || {
            having.push(Having::default());
            u32::try_from(having.len() - 1).unwrap_or(u32::MAX)
        };
        for (pair, _) in &grams.pairs {
            // The end of a run says nothing that its last pair doesn't say.
            if parts(*pair).1 != '\0' {
                terms.push(*self.pairs.entry(*pair).or_insert_with(&mut new));
            }
        }
        for word in grams.words.keys() {
            terms.push(match self.words.get(*word) {
                Some(term) => *term,
                None => {
                    let term = new();
                    self.words.insert((*word).into(), term);
                    term
                }
            });
        }
        terms.sort_unstable();
        terms
    }

    /// The group that such a question belongs to.
    fn alike(&self, terms: &[u32]) -> Option<u32> {
        if let Some(group) = self.same.get(terms) {
            return Some(*group);
        }
        let mut rarest: Vec<(usize, &Having)> = Vec::with_capacity(terms.len());
        let having = terms
            .iter()
            .filter_map(|term| self.having.get(*term as usize));
        rarest.extend(having.map(|having| (having.all, having)));
        rarest.sort_by_key(|(all, _)| *all);
        let own = mask(terms);
        let mut best: Option<(u32, Reverse<u32>)> = None;
        for (rank, (_, having)) in rarest.into_iter().enumerate() {
            // One of so many terms that's alike has at least a third of what
            // both have together, so it can't lack more of the rarest ones
            // than are left over: looking it up at these is enough.
            let most = (2 * terms.len()).checked_sub(3 * rank);
            let sizes = terms.len().div_ceil(2)..=most.unwrap_or(0);
            let sized = having
                .by_size
                .iter()
                .filter(|(size, _)| sizes.contains(size));
            for (size, groups) in sized {
                let Some(lacking) = may_lack(terms.len(), *size) else {
                    continue;
                };
                let near = groups
                    .iter()
                    .filter(|(mask, _)| (own & !mask).count_ones() as usize <= lacking);
                for (_, group) in near {
                    let there = self.groups.get(*group as usize);
                    let share = there.and_then(|there| share(terms, &there.terms));
                    best = best.max(share.map(|share| (share, Reverse(*group))));
                }
            }
        }
        best.map(|(_, Reverse(group))| group)
    }
}

impl Having {
    fn add(&mut self, size: usize, group: (u64, u32)) {
        self.all += 1;
        match self.by_size.iter_mut().find(|(of, _)| *of == size) {
            Some((_, groups)) => groups.push(group),
            None => self.by_size.push((size, vec![group])),
        }
    }
}

/// What both have, in thousandths of what either has; none if they aren't
/// alike. Each is in order.
fn share(one: &[u32], other: &[u32]) -> Option<u32> {
    let all = one.len() + other.len();
    let mut lacking = may_lack(one.len(), other.len())?;
    let mut other = other.iter().peekable();
    let mut both = 0_usize;
    for term in one {
        while other.next_if(|next| *next < term).is_some() {}
        match other.next_if_eq(&term) {
            Some(_) => both += 1,
            None => lacking = lacking.checked_sub(1)?,
        }
    }
    let share = (both * 1_000).checked_div(all - both)?;
    let share = u32::try_from(share).ok()?;
    (share >= ASKED_AGAIN).then_some(share)
}

/// How many of so many terms may be missing from so many others, where both
/// are alike; none where they can't be.
const fn may_lack(one: usize, other: usize) -> Option<usize> {
    one.checked_sub((one + other).div_ceil(3))
}

/// A bit for each term, several terms to a bit: what has a bit that another
/// lacks has a term that it lacks.
fn mask(terms: &[u32]) -> u64 {
    terms.iter().fold(0, |mask, term| mask | 1 << (term % 64))
}
