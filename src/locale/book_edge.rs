//! Where a line of a document's month changes, in words.

use super::Lang;
use super::book::{figure, line_name, signed, with_unit};
use super::book_line::value_name;
use super::say::say;
use crate::plan::{Boundary, Filled};

/// A boundary: at which figure of the value which line gives what instead. Of a part of a
/// value it says which one.
pub fn boundary(lang: Lang, filled: &Filled, of: &Boundary, is_part: bool) -> String {
    let document = filled.document();
    let value = document.value(of.value, &filled.under());
    let at = with_unit(&figure(of.at), value.map_or("", |value| &value.unit));
    let lines = document.lines();
    let line = lines.iter().find(|(_, line)| line.id == of.line);
    let line = line.map_or_else(|| of.line.to_string(), |(_, line)| line_name(lang, line));
    let [now, then] = of.gives.map(signed);
    let name = match is_part {
        true => value_name(lang, filled, of.value),
        false => String::new(),
    };
    match of.is_above {
        true => say!(
            lang,
            "{name}升到 {at}：{line} {now} → {then}",
            "{name} up to {at}: {line} {now} → {then}"
        ),
        false => say!(
            lang,
            "{name}降到 {at}：{line} {now} → {then}",
            "{name} down to {at}: {line} {now} → {then}"
        ),
    }
}
