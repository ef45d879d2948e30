//! What tells a host how to serve the page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Sent with every file. The page's own policy stands in the page; who may frame
/// it can only be said here.
const ALWAYS: [(&str, &str); 3] = [
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
];
/// For files whose name changes with their content.
const HASHED: &str = "public, max-age=31536000, immutable";
/// For the others: asked for anew each time, and loaded if they have changed.
const OTHERS: &str = "no-cache";

/// The others that a browser asks for.
const UNHASHED: [&str; 4] = ["/", "/index.html", "/worker.js", "/kaohe.html"];

/// The hosts that match names by pattern, and where their file goes.
const PATTERNS: [(&str, &str); 4] = [
    (".htaccess", include_str!("../assets/hosting/.htaccess")),
    ("vercel.json", include_str!("../assets/hosting/vercel.json")),
    (
        "hosting/nginx.conf",
        include_str!("../assets/hosting/nginx.conf"),
    ),
    (
        "hosting/Caddyfile",
        include_str!("../assets/hosting/Caddyfile"),
    ),
];

/// Writes the files for all of them into `dist`, whose hash-named files are `hashed`.
pub fn write(dist: &Path, hashed: &[String]) -> Result<()> {
    fs::create_dir_all(dist.join("hosting")).context("could not create dist/hosting/")?;
    let headers = netlify(hashed);
    let files = PATTERNS.into_iter().chain([("_headers", headers.as_str())]);
    for (name, text) in files {
        fs::write(dist.join(name), text).with_context(|| format!("could not write dist/{name}"))?;
    }
    Ok(())
}

/// `_headers`, for Netlify and Cloudflare Pages. Both join the values of all rules
/// that fit, so that each file is named in one that says how long it keeps.
fn netlify(hashed: &[String]) -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in ALWAYS {
        text += &format!("  {name}: {value}\n");
    }
    for path in UNHASHED {
        text += &format!("{path}\n  Cache-Control: {OTHERS}\n");
    }
    for name in hashed {
        text += &format!("/{name}\n  Cache-Control: {HASHED}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_hosts_are_told_the_same() {
        let hashed = ["kaohe-0123456789abcdef.js".to_owned()];
        let netlify = netlify(&hashed);
        for (name, text) in PATTERNS.into_iter().chain([("_headers", netlify.as_str())]) {
            for (header, value) in ALWAYS {
                let said = text
                    .lines()
                    .any(|line| line.contains(header) && line.contains(value));
                assert!(said, "{name}: {header}");
            }
            assert!(text.contains(HASHED), "{name}");
            // Vercel does so unless told otherwise.
            assert!(text.contains(OTHERS) || name == "vercel.json", "{name}");
        }
        assert!(netlify.ends_with(
            "/kaohe-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }

    #[test]
    fn vercel_reads_json() {
        let (_, text) = PATTERNS[1];
        let read: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(read["headers"][1]["headers"][0]["value"], HASHED);
    }
}
