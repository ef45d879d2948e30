//! Markup with holes: what it may hold, and that all of the page's can be read.

use std::fs;
use std::path::Path;

use kaohe::page::markup::{Element, Op, holes, parse};

#[test]
fn elements_texts_and_holes() {
    let ops = parse(
        "<p class='a b' title={} {} {}>one {}<br/>\n    <b>{}</b> </p>
        {}",
    )
    .unwrap();
    let element = |tag, keys: &[&'static str], values: &[Option<&'static str>], listeners| {
        Op::Open(Element {
            tag,
            keys: keys.to_vec(),
            values: values.to_vec(),
            listeners,
        })
    };
    let expected = [
        element("p", &["class", "title"], &[Some("a b"), None], 2),
        Op::Text("one "),
        Op::Hole,
        element("br", &[], &[], 0),
        Op::Close,
        element("b", &[], &[], 0),
        Op::Hole,
        Op::Close,
        Op::Text(" "),
        Op::Close,
        Op::Hole,
    ];
    assert_eq!(ops, expected);
}

#[test]
fn what_is_no_markup_is_refused() {
    for wrong in [
        "<p>",
        "</p>",
        "<p",
        "<p class>",
        "<p class=a>",
        "<p class='a>",
        "{",
        "a < b",
        "<p}",
    ] {
        assert!(parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn holes_are_counted() {
    for (markup, count) in [("", 0), ("{}", 1), ("<a b={} {}>{} {}</a>", 4), ("{ }", 0)] {
        assert_eq!(holes(markup), count, "{markup}");
    }
}

/// The page reads its markup when it draws it; here all of it is read before.
#[test]
fn all_of_the_pages_markup_can_be_read() {
    let mut found = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let code = fs::read_to_string(&path).unwrap();
                for (_, rest) in code
                    .match_indices("markup!(")
                    .map(|(at, _)| code.split_at(at))
                {
                    let Some((_, literal)) = rest.split_once('"') else {
                        continue;
                    };
                    let (literal, _) = literal.split_once('"').unwrap();
                    // Escapes of single characters have brackets of their own.
                    let literal: &'static str = unescaped(literal).leak();
                    let ops = parse(literal).unwrap_or_else(|at| panic!("{path:?}: {at}"));
                    // A step that is no hole stands for itself.
                    let of = |op: &Op| match op {
                        Op::Hole => 1,
                        Op::Open(e) => {
                            e.listeners + e.values.iter().filter(|v| v.is_none()).count()
                        }
                        Op::Close | Op::Text(_) => 0,
                    };
                    assert_eq!(
                        ops.iter().map(of).sum::<usize>(),
                        holes(literal),
                        "{path:?}"
                    );
                    found += 1;
                }
            }
        }
    }
    assert!(found > 50, "{found}");
}

fn unescaped(literal: &str) -> String {
    let mut pieces = literal.split("\\u{");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        let (_, rest) = piece.split_once('}').expect("an escape ends");
        text + "\u{b7}" + rest
    })
}
