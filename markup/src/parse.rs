//! From tokens to elements.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token, braced};

use crate::names;

/// What stands in one `markup!`.
#[derive(Debug)]
pub struct Template {
    /// The nodes on top.
    pub nodes: Vec<Node>,
}

/// A piece of markup.
#[derive(Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A fixed text.
    Text(String),
    /// An expression: a text or nodes.
    Expr(TokenStream),
}

/// An element with its children.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub tag: Name,
    /// Its attributes and listeners.
    pub attributes: Vec<Attribute>,
    /// What stands inside.
    pub children: Vec<Node>,
}

/// An attribute or a listener.
#[derive(Debug)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// What it's set to.
    pub value: Value,
}

/// What an attribute is set to.
#[derive(Debug)]
pub enum Value {
    /// A literal.
    Fixed(String),
    /// An expression.
    Expr(TokenStream),
}

/// A name, which may have hyphens in it.
#[derive(Debug)]
pub struct Name {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Template {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let nodes = nodes(input)?;
        if input.is_empty() {
            Ok(Self { nodes })
        } else {
            Err(input.error("closes an element that isn't open"))
        }
    }
}

/// The nodes up to the end or to a closing tag.
fn nodes(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    while !(input.is_empty() || input.peek(Token![<]) && input.peek2(Token![/])) {
        nodes.push(if input.peek(Token![<]) {
            Node::Element(input.parse()?)
        } else if input.peek(LitStr) {
            Node::Text(fixed(input)?)
        } else if input.peek(syn::token::Brace) {
            Node::Expr(expression(input)?)
        } else {
            return Err(input.error("expected `<`, a text in quotes, or `{`"));
        });
    }
    Ok(nodes)
}

impl Parse for Element {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse::<Token![<]>()?;
        let tag: Name = input.parse()?;
        names::known(&tag)?;
        let mut attributes: Vec<Attribute> = Vec::new();
        while !input.peek(Token![>]) && !input.peek(Token![/]) {
            let next: Attribute = input.parse()?;
            if attributes.iter().any(|a| a.name.text == next.name.text) {
                let twice = format!("`{}` stands twice", next.name.text);
                return Err(Error::new(next.name.span, twice));
            }
            attributes.push(next);
        }
        let closed = input.parse::<Option<Token![/]>>()?.is_some();
        input.parse::<Token![>]>()?;
        let mut element = Self {
            tag,
            attributes,
            children: Vec::new(),
        };
        if closed {
            return Ok(element);
        }
        let Name { text: tag, span } = &element.tag;
        if names::is_void(tag) {
            let void = format!("`{tag}` holds nothing: `<{tag}/>`");
            return Err(Error::new(*span, void));
        }
        element.children = nodes(input)?;
        if input.is_empty() {
            return Err(Error::new(*span, format!("`{tag}` is never closed")));
        }
        input.parse::<Token![<]>()?;
        input.parse::<Token![/]>()?;
        let end: Name = input.parse()?;
        if end.text != *tag {
            let other = format!("closes `{}` where `{tag}` is open", end.text);
            return Err(Error::new(end.span, other));
        }
        input.parse::<Token![>]>()?;
        Ok(element)
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name: Name = input.parse()?;
        input.parse::<Token![=]>()?;
        let value = if input.peek(syn::token::Brace) {
            Value::Expr(expression(input)?)
        } else if name.is_listener() {
            return Err(input.error("a listener is an expression in `{}`"));
        } else if input.peek(LitStr) {
            Value::Fixed(fixed(input)?)
        } else {
            return Err(input.error("expected a text in quotes or an expression in `{}`"));
        };
        Ok(Self { name, value })
    }
}

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let first = Ident::parse_any(input)?;
        let mut name = Self {
            text: first.to_string(),
            span: first.span(),
        };
        while input.parse::<Option<Token![-]>>()?.is_some() {
            name.text.push('-');
            name.text.push_str(&Ident::parse_any(input)?.to_string());
        }
        Ok(name)
    }
}

impl Name {
    /// Whether it names a listener.
    pub fn is_listener(&self) -> bool {
        self.text.starts_with("on")
    }
}

/// A fixed text. NUL parts the steps of drawing it.
fn fixed(input: ParseStream<'_>) -> Result<String> {
    let text: LitStr = input.parse()?;
    if text.value().contains('\0') {
        return Err(Error::new(text.span(), "a text has no NUL"));
    }
    Ok(text.value())
}

/// What stands between braces.
fn expression(input: ParseStream<'_>) -> Result<TokenStream> {
    let inside;
    let braces = braced!(inside in input);
    if inside.is_empty() {
        return Err(Error::new(braces.span.join(), "expected an expression"));
    }
    inside.parse()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Why a template is refused, and at which column.
    fn refused(markup: &str) -> (String, usize) {
        let error = syn::parse_str::<Template>(markup).expect_err(markup);
        (error.to_string(), error.span().start().column)
    }

    #[test]
    fn elements_texts_and_expressions() {
        let markup = r#"<p class="a b" aria-label={x} onclick={|_| ()}>"one "{y}<br/></p> {z}"#;
        let template = syn::parse_str::<Template>(markup).expect(markup);
        let [Node::Element(p), Node::Expr(z)] = template.nodes.as_slice() else {
            panic!("{template:?}");
        };
        assert_eq!(z.to_string(), "z");
        assert_eq!(p.tag.text, "p");
        let attributes = p.attributes.iter().map(|a| match &a.value {
            Value::Fixed(text) => (a.name.text.as_str(), text.clone()),
            Value::Expr(expr) => (a.name.text.as_str(), expr.to_string()),
        });
        let attributes: Vec<_> = attributes.collect();
        let expected = [
            ("class", "a b"),
            ("aria-label", "x"),
            ("onclick", "| _ | ()"),
        ];
        assert_eq!(
            attributes,
            expected.map(|(name, value)| (name, value.to_owned()))
        );
        let [Node::Text(one), Node::Expr(_), Node::Element(br)] = p.children.as_slice() else {
            panic!("{p:?}");
        };
        assert_eq!(one, "one ");
        assert!(br.tag.text == "br" && br.children.is_empty());
    }

    #[test]
    fn what_is_no_markup_is_refused_where_it_stands() {
        for (markup, message, column) in [
            ("<div><p>{x}</div>", "closes `div` where `p` is open", 13),
            ("<div><p>{x}</p>", "`div` is never closed", 1),
            ("<p/></p>", "closes an element that isn't open", 4),
            ("<p class=\"a\" class={b}/>", "`class` stands twice", 13),
            ("<p onclick={a} onclick={b}/>", "`onclick` stands twice", 15),
            ("<br>", "`br` holds nothing: `<br/>`", 1),
            (
                "<input>\"a\"</input>",
                "`input` holds nothing: `<input/>`",
                1,
            ),
            ("<blink/>", "there is no element `blink`", 1),
            (
                "<p onclick=\"go\"/>",
                "a listener is an expression in `{}`",
                11,
            ),
            (
                "<p id=5/>",
                "expected a text in quotes or an expression in `{}`",
                6,
            ),
            ("<p id=\"\\0\"/>", "a text has no NUL", 6),
            ("<p id/>", "expected `=`", 5),
            ("<p id={}/>", "expected an expression", 6),
            ("<p>{}</p>", "expected an expression", 3),
            ("<p>text</p>", "expected `<`, a text in quotes, or `{`", 3),
            ("<p {x}/>", "expected ident", 3),
        ] {
            assert_eq!(refused(markup), (message.to_owned(), column), "{markup}");
        }
    }
}
