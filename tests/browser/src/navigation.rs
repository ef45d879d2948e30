//! Going to pages.

use crate::Page;

/// A promise kept once the page has nothing left to draw: what draws for longer than a
/// frame goes on after a timeout, for which a page that waits seems idle.
pub(crate) const IDLE: &str = "new Promise(done => setTimeout(() => window.requestIdleCallback ? requestIdleCallback(done, { timeout: 2000 }) : done(), 100))";

impl Page {
    /// Goes to a path of the site, or to a whole address, and waits until it has loaded.
    #[track_caller]
    pub fn goto(&self, path: &str) {
        let url = if path.contains("://") || path.starts_with("about:") {
            path.to_owned()
        } else {
            format!("{}{}", self.browser.base(), path.trim_start_matches('/'))
        };
        self.loaded(self.tab.go(&url));
    }

    /// Loads the page again and waits until it has loaded.
    #[track_caller]
    pub fn reload(&self) {
        self.loaded(self.tab.reload());
    }

    /// Runs a script in every later document before the page's own scripts.
    #[track_caller]
    pub fn add_init_script(&self, js: &str) {
        self.must(self.tab.add_init_script(js));
    }

    /// Brings the tab to the front.
    #[track_caller]
    pub fn bring_to_front(&self) {
        self.must(self.tab.bring_to_front());
    }

    /// What a driver must be able to do.
    #[track_caller]
    pub(crate) fn must<T>(&self, done: Result<T, String>) -> T {
        done.unwrap_or_else(|error| panic!("{error}"))
    }

    #[track_caller]
    fn loaded(&self, done: Result<(), String>) {
        if let Err(error) = done {
            panic!("{error}; the page shows:\n{}", self.shown());
        }
    }
}
