//! JSON that a person can read: spread over lines down to the single facts,
//! each of which then stands on one line.

/// File, records, item, record, list of entries: what lies deeper is one line.
const SPREAD: usize = 5;

/// A text without white space between its marks, spread, with a newline at its
/// end.
pub fn pretty(compact: &str) -> String {
    let mut out = String::with_capacity(2 * compact.len());
    let (mut depth, mut is_first) = (0_usize, false);
    let mut chars = compact.chars();
    while let Some(mark) = chars.next() {
        if let '}' | ']' = mark {
            let is_spread = depth <= SPREAD && !is_first;
            depth = depth.saturating_sub(1);
            if is_spread {
                line(&mut out, depth);
            }
            is_first = false;
            out.push(mark);
            continue;
        }
        if is_first && depth <= SPREAD {
            line(&mut out, depth);
        }
        is_first = matches!(mark, '{' | '[');
        depth += usize::from(is_first);
        out.push(mark);
        match mark {
            ',' if depth <= SPREAD => line(&mut out, depth),
            ',' | ':' => out.push(' '),
            '"' => copy_text(&mut chars, &mut out),
            _ => {}
        }
    }
    out.push('\n');
    out
}

/// Copies a text up to the mark that ends it.
fn copy_text(chars: &mut std::str::Chars<'_>, out: &mut String) {
    while let Some(char) = chars.next() {
        out.push(char);
        match char {
            '"' => return,
            '\\' => out.extend(chars.next()),
            _ => {}
        }
    }
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("  "));
}
