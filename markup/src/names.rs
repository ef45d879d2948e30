//! The elements that there are.

use syn::{Error, Result};

use crate::parse::Name;

/// Those that hold nothing and have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// The others of HTML.
const HTML: [&str; 87] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "button",
    "canvas",
    "caption",
    "cite",
    "code",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "i",
    "iframe",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "main",
    "mark",
    "menu",
    "meter",
    "nav",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "search",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "video",
];

/// Those of SVG that a drawing is made of.
const SVG: [&str; 17] = [
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "mask", "path", "pattern",
    "polygon", "polyline", "rect", "svg", "text", "title", "tspan",
];

/// Whether an element holds nothing.
pub fn is_void(tag: &str) -> bool {
    VOID.contains(&tag)
}

/// # Errors
/// There is no such element.
pub fn known(tag: &Name) -> Result<()> {
    let text = tag.text.as_str();
    if is_void(text) || HTML.contains(&text) || SVG.contains(&text) {
        Ok(())
    } else {
        let unknown = format!("there is no element `{text}`");
        Err(Error::new(tag.span, unknown))
    }
}
