//! The rulebook as it reads: results with groups and clauses, figures, grades, audiences; a
//! part's form opens in its place.

use yew::prelude::*;

use super::more::more;
use super::{Draft, grades, line, parts, value};
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::NewPart;
use crate::language::{Line, Node, Pool, Total, Value};
use crate::locale::book::word;
use crate::locale::book_csv::total_name;
use crate::locale::draft_part::{line_said, pool_said, value_said};
use crate::page::dom::{flag, hashed, markup, only_if};
use crate::page::parts::{button, triangle};

/// All of it.
pub fn outline(of: &Draft<'_>) -> Html {
    let document = &of.read.document;
    let totals = document
        .totals
        .iter()
        .enumerate()
        .map(|(nth, total)| block(of, nth, total));
    let totals: Vec<Html> = totals.collect();
    markup! {
        {totals}
        <p class="file-buttons">{add(of, NewPart::Total, "totals", of.words.add_total)}</p>
        {values(of)}
        {grades::grades(of)}
        {grades::audiences(of)}
    }
}

/// A button that adds a part to the end of a list.
pub fn add(of: &Draft<'_>, what: NewPart, list: &str, text: &str) -> Html {
    button("link", text, of.on(DraftMsg::Add(what, list.to_owned())))
}

fn block(of: &Draft<'_>, nth: usize, total: &Total) -> Html {
    let path = format!("totals[{nth}]");
    let mut rows = Vec::new();
    let list = format!("{path}.pool");
    nodes(of, &total.pool, (&list, &total.unit), 0, &mut rows);
    let is_open = of.form.open.as_deref() == Some(&*path);
    markup! {
        <section class="block draft-total" key={hashed(total.id)}>
            <h2 class="block-head">
                <span class="block-title">{total_name(of.view.lang, total)}</span>
                <span class="block-note">{total.unit.to_string()}</span>
                {opener(of, &path, is_open)}
            </h2>
            {only_if(is_open, || parts::total(of, total, &path))}
            <ul class="draft-tree">{rows}</ul>
            {adders(of, &list)}
        </section>
    }
}

fn opener(of: &Draft<'_>, path: &str, is_open: bool) -> Html {
    let text = if is_open {
        of.words.close
    } else {
        of.words.total_form
    };
    let to = of.on(DraftMsg::Open(path.to_owned()));
    markup! {
        <button type="button" class="link" aria-expanded={flag(is_open)} onclick={to}>{text}</button>
    }
}

fn adders(of: &Draft<'_>, pool: &str) -> Html {
    let list = format!("{pool}.of");
    markup! {
        <p class="file-buttons draft-adders">
            {add(of, NewPart::Line, &list, of.words.add_line)}
            {add(of, NewPart::Pool, &list, of.words.add_pool)}
        </p>
    }
}

fn nodes(
    of: &Draft<'_>,
    pool: &Pool,
    (path, unit): (&str, &str),
    depth: usize,
    rows: &mut Vec<Html>,
) {
    for (nth, node) in pool.of.iter().enumerate() {
        let at = format!("{path}.of[{nth}]");
        match node {
            Node::Line(line) => rows.push(line_row(of, line, &format!("{at}.line"), unit, depth)),
            Node::Pool(inner) => {
                let at = format!("{at}.pool");
                rows.push(pool_row(of, inner, &at, depth));
                nodes(of, inner, (&at, unit), depth + 1, rows);
                if of.form.open.as_deref() == Some(&*at) {
                    let key = hashed((&at, "adders"));
                    rows.push(markup! { <li key={key}>{adders(of, &at)}</li> });
                }
            }
        }
    }
}

/// A row: number, name, what it says, whether something is wrong in it.
fn row(
    of: &Draft<'_>,
    (path, class, key): (&str, &'static str, u64),
    (number, title): (&str, &str),
    said: String,
    depth: usize,
    form: impl FnOnce() -> Html,
) -> Html {
    let is_open = of.form.open.as_deref() == Some(path);
    let inside = format!("{path}.");
    let read = &of.read;
    let mut at = read.wrong.iter().map(|of| &of.path);
    let mut faults = read
        .faults
        .iter()
        .map(|of| &of.path)
        .chain(read.lacks.iter().map(|of| &of.path));
    let is_own = |at: &String| {
        let rest = at.strip_prefix(&inside);
        rest.is_some_and(|rest| !rest.starts_with("of[")) || *at == *path
    };
    let is_wrong = at.any(is_own) || faults.any(is_own);
    let title = if title.is_empty() { "\u{2026}" } else { title };
    let level = ["", " deep-1", " deep-2", " deep-3"][depth.min(3)];
    markup! {
        <li class={format!("draft-part {class}{level}")} key={key}>
            <button
                type="button"
                class="draft-part-row"
                aria-expanded={flag(is_open)}
                onclick={of.on(DraftMsg::Open(path.to_owned()))}
            >
                <span class="line-number">{number}</span>
                <span class="draft-part-title">{title}</span>
                <span class="draft-part-said">{said}</span>
                {only_if(is_wrong, || triangle("triangle"))}
                <span class="chevron-mark" aria-hidden="true"/>
            </button>
            {only_if(is_open, || markup! {
                <div class="draft-form">
                    {form()}
                    {parts::acts(of, path)}
                </div>
            })}
        </li>
    }
}

fn line_row(of: &Draft<'_>, line: &Line, path: &str, unit: &str, depth: usize) -> Html {
    let lang = of.view.lang;
    let said = line_said(lang, &of.read.document, line, unit);
    let title = word(lang, &line.title);
    row(
        of,
        (path, "line-part", hashed((line.id, line.when))),
        (&line.number, title),
        said,
        depth,
        || line::line(of, line, path),
    )
}

fn pool_row(of: &Draft<'_>, pool: &Pool, path: &str, depth: usize) -> Html {
    let lang = of.view.lang;
    let said = pool_said(lang, &of.read.document, pool);
    let title = word(lang, &pool.title);
    row(
        of,
        (path, "pool-part", hashed(pool.id)),
        ("", title),
        said,
        depth,
        || line::pool(of, pool, path),
    )
}

fn values(of: &Draft<'_>) -> Html {
    let lang = of.view.lang;
    let all = of.read.document.values.iter().enumerate();
    let (asked, derived): (Vec<_>, Vec<_>) = all.partition(|(_, one)| one.from.is_asked());
    // Of several sources of one value each has a row.
    let before = |nth: usize, one: &Value| {
        let before = of.read.document.values.iter().take(nth);
        before.filter(|other| other.id == one.id).count()
    };
    let row_of = |(nth, one): (usize, &Value)| {
        let path = format!("values[{nth}]");
        let title = match word(lang, &one.title) {
            "" => one.id.as_str(),
            title => title,
        };
        let said = value_said(lang, &of.read.document, one);
        row(
            of,
            (&path, "value-part", hashed((one.id, before(nth, one)))),
            ("", title),
            said,
            0,
            || value::value(of, one, &path),
        )
    };
    let open = of.form.open.as_deref();
    let is_open = derived
        .iter()
        .any(|(nth, _)| open == Some(&*format!("values[{nth}]")));
    let asked: Vec<Html> = asked.into_iter().map(row_of).collect();
    let derived: Vec<Html> = derived.into_iter().map(row_of).collect();
    markup! {
        <section class="block">
            <h2 class="block-head">
                <span class="block-title">{of.words.values}</span>
                <span class="block-note">{of.words.values_note}</span>
            </h2>
            <ul class="draft-tree">{asked}</ul>
            {only_if(!derived.is_empty(), || {
                more(of.words.derived, is_open, markup! { <ul class="draft-tree">{derived.clone()}</ul> })
            })}
            <p class="file-buttons draft-adders">
                {add(of, NewPart::Value, "values", of.words.add_value)}
            </p>
        </section>
    }
}

/// A name in both languages.
pub fn names(of: &Draft<'_>, path: &str) -> Html {
    markup! {
        {of.field(Text::Chinese, path, of.words.name)}
        {of.field(Text::English, path, of.words.name_en)}
    }
}
