//! From a request's URL to a file, and from a file to its type.

use std::path::{Path, PathBuf};

use crate::Options;

/// The file that `url` stands for, or the status to answer with.
pub(crate) fn find(options: &Options, url: &str) -> Result<PathBuf, u16> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let inside = path.strip_prefix(options.base.as_str()).ok_or(404_u16)?;
    let inside = decode(inside).ok_or(400_u16)?;
    let mut file = options.root.clone();
    for part in inside.split('/').filter(|part| !part.is_empty()) {
        // Nothing outside the folder, and nothing hidden within it.
        if part.starts_with('.') || part.contains(['\\', '\0', ':']) {
            return Err(404);
        }
        file.push(part);
    }
    if inside.is_empty() || inside.ends_with('/') {
        file.push("index.html");
    }
    // Where links lead in the end. The folder may itself be one, and may have
    // been replaced since the last request.
    let file = file.canonicalize().map_err(|_| 404_u16)?;
    let root = options.root.canonicalize().map_err(|_| 404_u16)?;
    if file.starts_with(root) && file.is_file() {
        Ok(file)
    } else {
        Err(404)
    }
}

/// The content type a browser needs to accept the file.
pub(crate) fn content_type<'a>(path: &Path, wasm_type: &'a str) -> &'a str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => wasm_type,
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options {
            base: "/a/".into(),
            ..Options::new(env!("CARGO_MANIFEST_DIR"))
        }
    }

    #[test]
    fn finds_files_below_the_base() {
        assert!(find(&options(), "/a/Cargo.toml?x=1").is_ok());
        assert!(find(&options(), "/a/src/%6cib.rs").is_ok());
        assert_eq!(find(&options(), "/Cargo.toml"), Err(404));
        assert_eq!(find(&options(), "/a/"), Err(404));
    }

    #[test]
    fn stays_inside_the_folder() {
        for url in [
            "/a/../site/Cargo.toml",
            "/a/%2e%2e/site/Cargo.toml",
            "/a/src/..%2f..%2f..%2fsrc/main.rs",
            "/a//etc/hostname",
            "/a/%zz",
        ] {
            assert!(find(&options(), url).is_err(), "{url}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn follows_no_link_outside() {
        use std::os::unix::fs::symlink;

        let name = format!("kaohe-site-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let root = folder.join("root");
        std::fs::create_dir_all(root.join("sub")).unwrap();
        std::fs::write(folder.join("secret.txt"), "no").unwrap();
        std::fs::write(root.join("own.txt"), "yes").unwrap();
        symlink("../secret.txt", root.join("file.txt")).unwrap();
        symlink("..", root.join("folder")).unwrap();
        symlink("../own.txt", root.join("sub/inside.txt")).unwrap();
        symlink(&root, folder.join("linked")).unwrap();
        let mut options = Options::new(&root);
        let found = |options: &Options, url| find(options, url).map(|_| ());
        assert_eq!(found(&options, "/file.txt"), Err(404));
        assert_eq!(found(&options, "/folder/secret.txt"), Err(404));
        assert_eq!(found(&options, "/sub/inside.txt"), Ok(()));
        options.root = folder.join("linked");
        assert_eq!(found(&options, "/own.txt"), Ok(()));
        assert_eq!(found(&options, "/file.txt"), Err(404));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
