//! Turns the `index.html` that Trunk and xtask share into one a browser can use.

use anyhow::{Result, bail};

use crate::offline::hash;

const OPENING: &str = "<link data-trunk ";

/// What the finished page has in place of the links.
#[derive(Debug)]
pub struct Parts {
    /// What is put before the loader.
    pub before: String,
    /// Scripts that run in the page itself; the last is the loader.
    pub scripts: Vec<String>,
    /// What the loader is told, as attributes.
    pub told: String,
    /// The sheets of the head.
    pub shell: String,
    /// The sheets of the body.
    pub styles: Styles,
    /// Where the icon is found.
    pub icon: String,
}

/// Where the sheets of the body are.
#[derive(Debug)]
pub enum Styles {
    /// In files, in order.
    Linked(Vec<String>),
    /// In the page, which then loads nothing.
    Inside(String),
}

/// The files of a program, relative to the page.
#[derive(Debug)]
pub struct Program<'a> {
    /// wasm-bindgen's module.
    pub glue: &'a str,
    /// The program.
    pub wasm: &'a str,
    /// What keeps the page, where it's kept.
    pub offline: Option<&'a str>,
}

impl Program<'_> {
    /// What lets both be fetched at once, before the loader asks for them.
    pub fn preloads(&self) -> String {
        let Self { glue, wasm, .. } = self;
        format!(
            "<link rel=\"modulepreload\" href=\"{glue}\">\n\
             <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n"
        )
    }

    /// What the loader is told.
    pub fn told(&self) -> String {
        let Self { glue, wasm, .. } = self;
        let offline = self.offline.map(|name| format!(" data-offline=\"{name}\""));
        let offline = offline.unwrap_or_default();
        format!(" data-glue=\"{glue}\" data-wasm=\"{wasm}\"{offline}")
    }
}

impl Parts {
    /// What stands where the program's link stood.
    fn program(&self) -> String {
        let mut text = self.before.clone();
        for (nth, script) in self.scripts.iter().enumerate() {
            let last = nth + 1 == self.scripts.len();
            let told = if last { self.told.as_str() } else { "" };
            let end = if last { "" } else { "\n" };
            text += &format!("<script{told}>{script}</script>{end}");
        }
        text
    }

    /// What stands where the links of the body stood.
    fn body_styles(&self) -> String {
        match &self.styles {
            Styles::Inside(sheet) => format!("<style>{sheet}</style>"),
            Styles::Linked(names) => {
                let links = names
                    .iter()
                    .map(|href| format!("<link rel=\"stylesheet\" href=\"{href}\">"));
                links.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// The page's policy: what stands in the page runs by its hash, and a page
    /// that loads nothing says so.
    fn policy(&self, page: &str) -> Result<String> {
        let mut scripts = hashes(&self.scripts);
        let mut styles = hashes(std::slice::from_ref(&self.shell));
        let mut changes = Vec::new();
        match &self.styles {
            Styles::Linked(_) => {
                scripts = format!("'self' {scripts}");
                styles = format!("'self' {styles}");
            }
            Styles::Inside(sheet) => {
                styles = format!("{styles} {}", hashes(std::slice::from_ref(sheet)));
                changes.extend([
                    ("img-src 'self' data:", "img-src data:".to_owned()),
                    ("connect-src 'self'; manifest-src 'self'; ", String::new()),
                ]);
            }
        }
        changes.extend([
            ("script-src 'self'", format!("script-src {scripts}")),
            ("style-src 'self'", format!("style-src {styles}")),
        ]);
        let mut page = page.to_owned();
        for (from, to) in changes {
            if page.matches(from).count() != 1 {
                bail!("the policy in index.html isn't what it was: {from}");
            }
            page = page.replacen(from, &to, 1);
        }
        Ok(page)
    }
}

fn hashes(texts: &[String]) -> String {
    let named = texts
        .iter()
        .map(|text| format!("'{}'", hash(text.as_bytes())));
    named.collect::<Vec<_>>().join(" ")
}

/// The style sheets that the page names, in order: the head's and the body's.
pub fn styles(html: &str) -> Result<[Vec<String>; 2]> {
    let mut styles = [Vec::new(), Vec::new()];
    for (link, body) in links(html)? {
        if attribute(link, "rel") == Some("css") {
            match attribute(link, "href") {
                Some(href) => styles[usize::from(body)].push(href.to_owned()),
                None => bail!("index.html: {link} has no href"),
            }
        }
    }
    Ok(styles)
}

/// The page with every link for Trunk replaced by what it stands for.
pub fn finish(html: &str, parts: &Parts) -> Result<String> {
    let inside = match &parts.styles {
        Styles::Inside(sheet) => sheet.as_str(),
        Styles::Linked(_) => "",
    };
    if parts
        .scripts
        .iter()
        .any(|script| script.contains("</script"))
        || [&parts.shell, inside]
            .iter()
            .any(|sheet| sheet.contains("</style"))
    {
        bail!("a script or a style sheet would end before its end in the page");
    }
    let mut page = parts.policy(&strip_comments(html))?;
    let mut due = [true; 2];
    for (link, body) in links(html)? {
        let real = match attribute(link, "rel") {
            Some("rust") => parts.program(),
            Some("icon") => format!("<link rel=\"icon\" href=\"{}\">", parts.icon),
            // All the sheets stand where the first one stood.
            Some("css") if std::mem::take(&mut due[usize::from(body)]) => match body {
                false => format!("<style>{}</style>", parts.shell),
                true => parts.body_styles(),
            },
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
    Ok(page)
}

/// The links for Trunk, and whether each stands in the body.
fn links(html: &str) -> Result<Vec<(&str, bool)>> {
    let body = html.find("<body>").unwrap_or(html.len());
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(OPENING) {
        let Some(length) = rest[start..].find('>') else {
            bail!("index.html: a data-trunk link is not closed");
        };
        let at = html.len() - rest.len() + start;
        found.push((&rest[start..=start + length], at > body));
        rest = &rest[start + length + 1..];
    }
    if !found
        .iter()
        .any(|(link, _)| attribute(link, "rel") == Some("rust"))
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

    const HTML: &str = "<!-- for\nreaders -->\n\
        script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri\n\
        <link data-trunk rel=\"rust\" data-bin=\"kaohe\">\n\
        <link data-trunk rel=\"icon\" href=\"icons/i.svg\">\n\
        <link data-trunk rel=\"css\" href=\"styles/a.css\">\n\
        <link data-trunk rel=\"css\" href=\"styles/b.css\">\n\
        <body>\n\
        <link data-trunk rel=\"css\" href=\"styles/c.css\">\n\
        <p>end</p>\n";

    fn parts(styles: Styles) -> Parts {
        Parts {
            before: "<link>\n".to_owned(),
            scripts: vec!["a".to_owned(), "b".to_owned()],
            told: " data-x".to_owned(),
            shell: "c".to_owned(),
            styles,
            icon: "i.svg".to_owned(),
        }
    }

    #[test]
    fn names_the_styles_in_order() {
        assert_eq!(
            styles(HTML).unwrap(),
            [vec!["styles/a.css", "styles/b.css"], vec!["styles/c.css"]]
        );
    }

    #[test]
    fn replaces_every_link() {
        let [a, b, c, d] = ["a", "b", "c", "d"].map(|text| hash(text.as_bytes()));
        let page = finish(HTML, &parts(Styles::Linked(vec!["d.css".to_owned()]))).unwrap();
        let same = "<link>\n<script>a</script>\n<script data-x>b</script>\n\
                    <link rel=\"icon\" href=\"i.svg\">\n<style>c</style>\n<body>\n";
        assert_eq!(
            page,
            format!(
                "script-src 'self' '{a}' '{b}' 'wasm-unsafe-eval'; style-src 'self' '{c}'; \
                 img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri\n\
                 {same}<link rel=\"stylesheet\" href=\"d.css\">\n<p>end</p>\n"
            )
        );
        let page = finish(HTML, &parts(Styles::Inside("d".to_owned()))).unwrap();
        assert_eq!(
            page,
            format!(
                "script-src '{a}' '{b}' 'wasm-unsafe-eval'; style-src '{c}' '{d}'; \
                 img-src data: blob:; base-uri\n{same}<style>d</style>\n<p>end</p>\n"
            )
        );
    }

    #[test]
    fn tells_what_the_loader_loads() {
        let program = Program {
            glue: "k.js",
            wasm: "k.wasm",
            offline: Some("o.js"),
        };
        assert_eq!(
            program.told(),
            " data-glue=\"k.js\" data-wasm=\"k.wasm\" data-offline=\"o.js\""
        );
        assert!(program.preloads().contains("\"k.wasm\" as=\"fetch\""));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let linked = || parts(Styles::Linked(Vec::new()));
        let html = format!("{HTML}<link data-trunk rel=\"sass\" href=\"x\">");
        assert!(finish(&html, &linked()).is_err());
        assert!(styles("<p>").is_err());
        assert!(finish(&HTML.replace("style-src", "style"), &linked()).is_err());
        let mut ends = linked();
        ends.scripts[0] = "'</script>'".to_owned();
        assert!(finish(HTML, &ends).is_err());
    }
}
