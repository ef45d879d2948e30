//! Turns the `index.html` that Trunk and xtask share into one a browser can use.

use anyhow::{Result, bail};

const OPENING: &str = "<link data-trunk ";

/// What the finished page has in place of the links.
#[derive(Debug)]
pub struct Parts {
    /// The program and its loader.
    pub program: String,
    /// The style sheets.
    pub styles: String,
    /// Where the icon is found.
    pub icon: String,
}

/// The files of a program, relative to the page.
#[derive(Debug)]
pub struct Program<'a> {
    /// The loader.
    pub boot: &'a str,
    /// wasm-bindgen's module.
    pub glue: &'a str,
    /// The program.
    pub wasm: &'a str,
    /// What keeps the page, where it's kept.
    pub offline: Option<&'a str>,
}

impl Program<'_> {
    /// What loads it.
    pub fn linked(&self) -> String {
        let Self {
            boot, glue, wasm, ..
        } = self;
        let offline = self.offline.map(|name| format!(" data-offline=\"{name}\""));
        let offline = offline.unwrap_or_default();
        // Preloads let all three be fetched at once instead of one after the other.
        format!(
            "<link rel=\"modulepreload\" href=\"{glue}\">\n\
             <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
             <script src=\"{boot}\" data-glue=\"{glue}\" data-wasm=\"{wasm}\"{offline}></script>"
        )
    }
}

/// What loads style sheets, in order.
pub fn linked_styles(styles: &[String]) -> String {
    let links = styles
        .iter()
        .map(|href| format!("<link rel=\"stylesheet\" href=\"{href}\">"));
    links.collect::<Vec<_>>().join("\n")
}

/// The style sheets that the page names, in order.
pub fn styles(html: &str) -> Result<Vec<String>> {
    let mut styles = Vec::new();
    for link in links(html)? {
        if attribute(link, "rel") == Some("css") {
            match attribute(link, "href") {
                Some(href) => styles.push(href.to_owned()),
                None => bail!("index.html: {link} has no href"),
            }
        }
    }
    Ok(styles)
}

/// The page with every link for Trunk replaced by what it stands for.
pub fn finish(html: &str, parts: &Parts) -> Result<String> {
    let mut page = html.to_owned();
    let mut styles_due = true;
    for link in links(html)? {
        let real = match attribute(link, "rel") {
            Some("rust") => parts.program.clone(),
            Some("icon") => format!("<link rel=\"icon\" href=\"{}\">", parts.icon),
            // All the sheets stand where the first one stood.
            Some("css") if std::mem::take(&mut styles_due) => parts.styles.clone(),
            // boot.js is put in place by the caller.
            Some("css" | "copy-file") => String::new(),
            _ => bail!("index.html: xtask does not know what to do with {link}"),
        };
        // The line goes with the link when nothing takes its place.
        page = if real.is_empty() {
            page.replacen(&format!("{link}\n"), "", 1)
        } else {
            page.replacen(link, &real, 1)
        };
    }
    Ok(strip_comments(&page))
}

fn links(html: &str) -> Result<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(OPENING) {
        let Some(length) = rest[start..].find('>') else {
            bail!("index.html: a data-trunk link is not closed");
        };
        found.push(&rest[start..=start + length]);
        rest = &rest[start + length + 1..];
    }
    if !found
        .iter()
        .any(|link| attribute(link, "rel") == Some("rust"))
    {
        bail!("index.html has no {OPENING}rel=\"rust\">");
    }
    Ok(found)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn strip_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after
            .split_once("-->")
            .map_or("", |(_, after)| after.trim_start_matches('\n'));
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!-- for\nreaders -->\n<title>x</title>\n\
        <link data-trunk rel=\"rust\" data-bin=\"kaohe\">\n\
        <link data-trunk rel=\"icon\" href=\"icons/i.svg\">\n\
        <link data-trunk rel=\"css\" href=\"styles/a.css\">\n\
        <link data-trunk rel=\"css\" href=\"styles/b.css\">\n\
        <p>end</p>\n";

    #[test]
    fn names_the_styles_in_order() {
        assert_eq!(styles(HTML).unwrap(), ["styles/a.css", "styles/b.css"]);
    }

    #[test]
    fn replaces_every_link() {
        let program = Program {
            boot: "boot.js",
            glue: "k.js",
            wasm: "k.wasm",
            offline: Some("o.js"),
        };
        let parts = Parts {
            program: program.linked(),
            styles: linked_styles(&["all.css".to_owned()]),
            icon: "i.svg".to_owned(),
        };
        let page = finish(HTML, &parts).unwrap();
        assert!(
            page.starts_with("<title>x</title>\n<link rel=\"modulepreload\""),
            "{page}"
        );
        assert!(
            page.contains(
                "data-glue=\"k.js\" data-wasm=\"k.wasm\" data-offline=\"o.js\"></script>\n\
                 <link rel=\"icon\" href=\"i.svg\">\n"
            ),
            "{page}"
        );
        assert!(
            page.ends_with("<link rel=\"stylesheet\" href=\"all.css\">\n<p>end</p>\n"),
            "{page}"
        );
        assert!(!page.contains("data-trunk"), "{page}");
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let html = format!("{HTML}<link data-trunk rel=\"sass\" href=\"x\">");
        assert!(styles("<p>").is_err());
        let parts = Parts {
            program: String::new(),
            styles: String::new(),
            icon: String::new(),
        };
        assert!(finish(&html, &parts).is_err());
    }
}
