//! The headers that a site brings with it, in the form that static hosts read.

use std::fs;

use crate::Options;

/// The site's own `_headers`, as Netlify and Cloudflare Pages understand it:
/// a path, then its headers, indented; `*` at a path's end stands for the rest.
#[derive(Debug, Default)]
pub(crate) struct Headers(Vec<(String, Vec<(String, String)>)>);

impl Headers {
    /// Those of the site; none if it brings none.
    pub fn of(options: &Options) -> Self {
        fs::read_to_string(options.root.join("_headers"))
            .map(|text| Self::parse(&text))
            .unwrap_or_default()
    }

    fn parse(text: &str) -> Self {
        let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if line.starts_with('#') {
                continue;
            }
            match (
                line.starts_with(' '),
                line.split_once(':'),
                rules.last_mut(),
            ) {
                (false, ..) => rules.push((line.to_owned(), Vec::new())),
                (true, Some((name, value)), Some((_, headers))) => {
                    headers.push((name.trim().to_owned(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Self(rules)
    }

    /// What is sent along with `url` of a site below `base`.
    pub fn at(&self, url: &str, base: &str) -> Vec<(String, String)> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path = path
            .strip_prefix(base.trim_end_matches('/'))
            .unwrap_or(path);
        let fits = |rule: &str| match rule.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == rule,
        };
        let rules = self.0.iter().filter(|(rule, _)| fits(rule));
        rules.flat_map(|(_, headers)| headers.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_has_those_of_its_rules() {
        let headers = Headers::parse(
            "# all\n/*\n  X-A: 1:2\n\n/a-1.js\n  Cache-Control: immutable\n  X-B: 3\n",
        );
        let all = ("X-A".to_owned(), "1:2".to_owned());
        assert_eq!(headers.at("/", "/"), std::slice::from_ref(&all));
        assert_eq!(headers.at("/x/a-1.js?y", "/x/")[1].1, "immutable");
        assert_eq!(headers.at("/x/a-1.js", "/x/").len(), 3);
        assert_eq!(headers.at("/a-1.jsx", "/"), [all]);
    }
}
