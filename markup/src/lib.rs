//! Elements written as in HTML, each expression where it stands.
//!
//! Yew's own `html!` unfolds to code that builds every element; here an element
//! is data, a list of steps that one function follows, and only the expressions
//! are code.

mod expand;
mod names;
mod parse;

use proc_macro::TokenStream;

/// Nodes out of markup.
///
/// - `<p class="hint" title={words.hint}>…</p>`: an element. An attribute is a
///   literal or takes an expression: a text, or a `Value` that may be none.
/// - `onclick={callback}`: a listener; what begins with `on` is one.
/// - `key={id}` tells an element apart from its siblings; `value={text}` and
///   `checked={bool}` of a field and `selected={bool}` of an option are kept in
///   step with what a person did.
/// - `"text"` and `{expression}`: children. An expression is a text, a node or
///   a list of nodes.
/// - `<br/>`: an element without children. White space means nothing.
///
/// It unfolds to calls of `crate::page::dom`, one for each expression, by which
/// it's checked against its place. Say an attribute takes a `bool`, a child a
/// `u8`, and a listener a `char`:
///
/// ```
/// # mod page { pub mod dom {
/// #     pub fn filled(_: &str, _: &[&[&str]], holes: Vec<&'static str>) -> Vec<&'static str> { holes }
/// #     pub fn attribute(_: bool) -> &'static str { "attribute" }
/// #     pub fn child(_: u8) -> &'static str { "child" }
/// #     pub fn onclick(_: char) -> &'static str { "listener" }
/// # } }
/// # fn main() {
/// let filled = markup::markup! { <p class="a" hidden={true} onclick={'a'}>{1}</p> };
/// assert_eq!(filled, ["attribute", "listener", "child"]);
/// # }
/// ```
///
/// An attribute is no child:
/// ```compile_fail,E0308
/// # mod page { pub mod dom {
/// #     pub fn filled(_: &str, _: &[&[&str]], holes: Vec<&'static str>) -> Vec<&'static str> { holes }
/// #     pub fn attribute(_: bool) -> &'static str { "attribute" }
/// #     pub fn child(_: u8) -> &'static str { "child" }
/// #     pub fn onclick(_: char) -> &'static str { "listener" }
/// # } }
/// # fn main() {
/// markup::markup! { <p>{true}</p> };
/// # }
/// ```
///
/// A child is no attribute:
/// ```compile_fail,E0308
/// # mod page { pub mod dom {
/// #     pub fn filled(_: &str, _: &[&[&str]], holes: Vec<&'static str>) -> Vec<&'static str> { holes }
/// #     pub fn attribute(_: bool) -> &'static str { "attribute" }
/// #     pub fn child(_: u8) -> &'static str { "child" }
/// #     pub fn onclick(_: char) -> &'static str { "listener" }
/// # } }
/// # fn main() {
/// markup::markup! { <p class={1}/> };
/// # }
/// ```
///
/// A listener is one:
/// ```compile_fail,E0308
/// # mod page { pub mod dom {
/// #     pub fn filled(_: &str, _: &[&[&str]], holes: Vec<&'static str>) -> Vec<&'static str> { holes }
/// #     pub fn attribute(_: bool) -> &'static str { "attribute" }
/// #     pub fn child(_: u8) -> &'static str { "child" }
/// #     pub fn onclick(_: char) -> &'static str { "listener" }
/// # } }
/// # fn main() {
/// markup::markup! { <p onclick={true}/> };
/// # }
/// ```
///
/// There are no others than those that `dom` has:
/// ```compile_fail,E0425
/// # mod page { pub mod dom {
/// #     pub fn filled(_: &str, _: &[&[&str]], holes: Vec<&'static str>) -> Vec<&'static str> { holes }
/// #     pub fn attribute(_: bool) -> &'static str { "attribute" }
/// #     pub fn child(_: u8) -> &'static str { "child" }
/// #     pub fn onclick(_: char) -> &'static str { "listener" }
/// # } }
/// # fn main() {
/// markup::markup! { <p onclik={'a'}/> };
/// # }
/// ```
#[proc_macro]
#[allow(clippy::needless_doctest_main)]
pub fn markup(input: TokenStream) -> TokenStream {
    syn::parse::<parse::Template>(input)
        .map_or_else(syn::Error::into_compile_error, |template| {
            expand::expand(&template)
        })
        .into()
}
