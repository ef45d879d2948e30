//! What of a text looks like a customer's number or address: a hint for
//! whoever writes it down, never proof.
//!
//! Digits count in full width too, and in groups that blanks or hyphens part.
//! What is glued to Latin letters or to more digits is the number of a device
//! or an order, not a person's.

mod entry;
mod groups;
mod numbers;

use std::ops::Range;

use groups::{Glyph, glyphs, groups};

/// Something in a text that looks private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// What it looks like.
    pub kind: PrivateKind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// What a private text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    /// A mobile number 手机号码.
    Mobile,
    /// A landline number with its area code 固定电话.
    Landline,
    /// A resident's identity number 身份证号, old or new.
    Identity,
    /// A bank card 银行卡号.
    BankCard,
    /// An e-mail address 电子邮箱.
    Email,
}

/// What of a text looks private, in its order, nothing twice.
pub fn find_private(text: &str) -> Vec<Private> {
    let glyphs = glyphs(text);
    let mut found = emails(&glyphs);
    let inside = |at: usize, found: &[Private]| found.iter().any(|p| p.range.contains(&at));
    let groups = groups(&glyphs);
    let mut next = 0;
    while let Some(group) = groups.get(next) {
        let at = glyphs.get(group.start).map_or(0, |glyph| glyph.at);
        if inside(at, &found) {
            next += 1;
            continue;
        }
        match numbers::starting(&glyphs, groups.get(next..).unwrap_or_default()) {
            None => next += 1,
            Some(number) => {
                found.push(Private {
                    kind: number.kind,
                    range: bytes(&glyphs, number.start..number.end),
                });
                next += number.groups;
            }
        }
    }
    found.sort_by_key(|private| private.range.start);
    found
}

/// The text with what looks private made unreadable: of a number the first
/// three digits and the last two stay, of an address the first letter (of several) and
/// what follows the `@`.
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for Private { kind, range } in find_private(text) {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        let part = text.get(range.clone()).unwrap_or_default();
        match kind {
            PrivateKind::Email => mask_address(&mut out, part),
            _ => mask_number(&mut out, part),
        }
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn mask_number(out: &mut String, part: &str) {
    let is_mark = |c: char| groups::plain(c).is_ascii_alphanumeric();
    let total = part.chars().filter(|c| is_mark(*c)).count();
    let mut seen = 0;
    for c in part.chars() {
        if is_mark(c) {
            seen += 1;
            let stays = seen <= 3 || seen + 2 > total;
            out.push(if stays { c } else { '•' });
        } else {
            out.push(c);
        }
    }
}

fn mask_address(out: &mut String, part: &str) {
    let length = part
        .chars()
        .take_while(|c| groups::plain(*c) != '@')
        .count();
    for (index, c) in part.chars().enumerate() {
        // A single letter would be the whole name.
        let stays = index >= length || (index == 0 && length > 1);
        out.push(if stays { c } else { '•' });
    }
}

/// Addresses: a name, `@`, and a domain that ends in two letters or more.
fn emails(glyphs: &[Glyph]) -> Vec<Private> {
    let name = |g: &Glyph| g.c.is_ascii_alphanumeric() || "._%+-".contains(g.c);
    let domain = |g: &Glyph| g.c.is_ascii_alphanumeric() || ".-".contains(g.c);
    let mut found: Vec<Private> = Vec::new();
    let mut after = 0;
    for (at, _) in glyphs.iter().enumerate().filter(|(_, g)| g.c == '@') {
        let before = glyphs.get(after..at).unwrap_or_default();
        let start = at - before.iter().rev().take_while(|g| name(g)).count();
        let rest = glyphs.get(at + 1..).unwrap_or_default();
        let mut end = at + 1 + rest.iter().take_while(|g| domain(g)).count();
        // A full stop or hyphen at the end belongs to the sentence.
        while end > at + 1 && !glyphs[end - 1].c.is_ascii_alphanumeric() {
            end -= 1;
        }
        let host: String = glyphs[at + 1..end].iter().map(|g| g.c).collect();
        let last = host.rsplit_once('.').filter(|(first, _)| !first.is_empty());
        let last = last.map_or("", |(_, last)| last);
        let is_domain = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic());
        if start < at && is_domain {
            found.push(Private {
                kind: PrivateKind::Email,
                range: bytes(glyphs, start..end),
            });
            after = end;
        }
    }
    found
}

fn bytes(glyphs: &[Glyph], range: Range<usize>) -> Range<usize> {
    let start = glyphs.get(range.start).map_or(0, |g| g.at);
    let last = range.end.checked_sub(1).and_then(|last| glyphs.get(last));
    start..last.map_or(start, |g| g.end)
}
