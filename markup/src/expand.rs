//! From elements to a table of steps and what fills its holes.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use crate::parse::{Attribute, Element, Name, Node, Template, Value};

/// The code that draws a template.
pub fn expand(template: &Template) -> TokenStream {
    let mut code = Code::default();
    for node in &template.nodes {
        code.node(node);
    }
    let Code { steps, keys, holes } = code;
    let steps = steps.join("\0");
    quote! {
        crate::page::dom::filled(#steps, const { &[#(&[#(#keys),*]),*] }, ::std::vec![#(#holes),*])
    }
}

/// A step is a letter and what it's about. One text of them takes fewer bytes
/// than a table would, whose addresses don't pack.
#[derive(Default)]
struct Code {
    steps: Vec<String>,
    /// The names of the attributes of each element.
    keys: Vec<Vec<String>>,
    /// The expressions, in the order of the steps.
    holes: Vec<TokenStream>,
}

impl Code {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.element(element),
            Node::Text(text) => self.steps.push(format!("\"{text}")),
            Node::Expr(expr) => {
                self.steps.push("{".into());
                self.hole("child", expr);
            }
        }
    }

    fn element(&mut self, element: &Element) {
        self.steps.push(format!("<{}", element.tag.text));
        let mut keys = Vec::new();
        for Attribute { name, value } in &element.attributes {
            match (value, own(&element.tag.text, name)) {
                (Value::Fixed(text), _) => self.steps.push(format!("={text}")),
                (Value::Expr(expr), None) => {
                    self.steps.push("?".into());
                    self.hole("attribute", expr);
                }
                (Value::Expr(expr), Some(own)) => {
                    // An unknown listener is no function: the error stands at its name.
                    let call = format_ident!("{own}", span = name.span);
                    let call = quote_spanned!(name.span=> crate::page::dom::#call);
                    self.holes.push(quote_spanned!(expr.span()=> #call(#expr)));
                    if own != "selected" {
                        self.steps.push("@".into());
                        continue;
                    }
                    self.steps.push("?".into());
                }
            }
            keys.push(name.text.clone());
        }
        self.keys.push(keys);
        for child in &element.children {
            self.node(child);
        }
        self.steps.push(">".into());
    }

    /// An expression, checked against its place; a wrong kind is an error there.
    fn hole(&mut self, kind: &str, expr: &TokenStream) {
        let kind = format_ident!("{kind}", span = expr.span());
        self.holes
            .push(quote_spanned!(expr.span()=> crate::page::dom::#kind(#expr)));
    }
}

/// What is no attribute but listens, tells siblings apart, or is kept in step with
/// what a person did: the function that takes it.
fn own<'a>(tag: &str, name: &'a Name) -> Option<&'a str> {
    match (tag, name.text.as_str()) {
        (_, text) if name.is_listener() => Some(text),
        (_, "key") => Some("key"),
        ("input" | "textarea", "value") => Some("value"),
        ("input", "checked") => Some("checked"),
        ("option", "selected") => Some("selected"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_data_and_only_expressions_are_code() {
        let markup = r#"<p class="a" id={x} onclick={go}>"one"{y}<br/></p>"#;
        let template = syn::parse_str(markup).expect(markup);
        let expected = quote! {
            crate::page::dom::filled(
                "<p\0=a\0?\0@\0\"one\0{\0<br\0>\0>",
                const { &[&["class", "id"], &[]] },
                ::std::vec![
                    crate::page::dom::attribute(x),
                    crate::page::dom::onclick(go),
                    crate::page::dom::child(y)
                ]
            )
        };
        assert_eq!(expand(&template).to_string(), expected.to_string());
    }

    #[test]
    fn what_is_kept_in_step_is_no_attribute() {
        let markup = r#"<option key={a} value={b} selected={c}/><input value={d} checked={e}/>"#;
        let template = syn::parse_str(markup).expect(markup);
        let expected = quote! {
            crate::page::dom::filled(
                "<option\0@\0?\0?\0>\0<input\0@\0@\0>",
                const { &[&["value", "selected"], &[]] },
                ::std::vec![
                    crate::page::dom::key(a),
                    crate::page::dom::attribute(b),
                    crate::page::dom::selected(c),
                    crate::page::dom::value(d),
                    crate::page::dom::checked(e)
                ]
            )
        };
        assert_eq!(expand(&template).to_string(), expected.to_string());
    }
}
