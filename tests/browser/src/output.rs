//! What comes out of the page: pictures, paper, downloads.

use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::BASE64;

use crate::{Page, paths};

impl Page {
    /// Writes a PNG of the window, or of the whole page when `full`; a relative path
    /// lies below `target/screenshots/ENGINE/`. Returns where it is.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>, full: bool) -> PathBuf {
        write(path.as_ref(), &self.must(self.tab.picture(full)))
    }

    /// The same for somebody to look at, if anybody asked for it with `KAOHE_PICTURES`: a picture
    /// of a whole page takes as long as the rest of its test.
    #[track_caller]
    pub fn picture(&self, path: impl AsRef<Path>, full: bool) {
        if std::env::var_os("KAOHE_PICTURES").is_some() {
            self.screenshot(path, full);
        }
    }

    /// Writes the page as printed on paper; paths as for [`Page::screenshot`].
    #[track_caller]
    pub fn print_pdf(&self, path: impl AsRef<Path>) -> PathBuf {
        // A person prints a page that stands.
        self.eval_json(crate::navigation::IDLE);
        write(path.as_ref(), &self.must(self.tab.paper()))
    }

    /// The same, and on how many pages it stands, of which none is blank.
    #[track_caller]
    pub fn printed_pages(&self, path: impl AsRef<Path>) -> usize {
        let path = self.print_pdf(path);
        let pages = || {
            let paper = lopdf::Document::load(&path)?;
            let pages = paper.get_pages();
            for (nth, &page) in &pages {
                let drawn = paper.get_page_content(page);
                let drawn = lopdf::content::Content::decode(&drawn)?.operations;
                let texts = drawn.iter().filter(|did| did.operator == "ET").count();
                // What the page's margins say isn't what the page says.
                assert!(texts > 4, "page {nth} of {} is blank", path.display());
            }
            Ok(pages.len())
        };
        self.must(pages().map_err(|error: lopdf::Error| error.to_string()))
    }

    /// The folder that downloads go to; it goes with the browser.
    pub fn downloads_dir(&self) -> PathBuf {
        self.downloads()
    }

    /// Waits for a finished download whose name contains `part`, and returns its path.
    #[track_caller]
    pub fn wait_download(&self, part: &str) -> PathBuf {
        let folder = self.downloads();
        let files = || -> Vec<PathBuf> {
            let entries = fs::read_dir(&folder).into_iter().flatten();
            entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect()
        };
        let found = self.poll(|| {
            // Any command lets the browser get on with it.
            let _ = self.try_eval("1");
            let unfinished = |path: &PathBuf| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                [".crdownload", ".part", ".wkdownload"]
                    .iter()
                    .any(|end| name.ends_with(end))
                    || name.starts_with('.')
            };
            let files = files();
            // The browser takes the name with an empty file before it writes.
            let is_whole = |path: &PathBuf| fs::metadata(path).is_ok_and(|file| file.len() > 0);
            let is_writing = files.iter().any(unfinished);
            files.into_iter().find(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                !is_writing && !unfinished(path) && name.contains(part) && is_whole(path)
            })
        });
        match found {
            Some(path) => path,
            None => panic!(
                "no download named like `{part}` came; there are: {:?}",
                files()
            ),
        }
    }
}

#[track_caller]
fn write(path: &Path, data: &str) -> PathBuf {
    let path = paths::screenshots().join(path);
    let written = BASE64
        .decode(data.as_bytes())
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            }
            fs::write(&path, bytes).map_err(|error| error.to_string())
        });
    match written {
        Ok(()) => path,
        Err(error) => panic!("{} could not be written: {error}", path.display()),
    }
}
