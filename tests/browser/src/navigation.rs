//! Going to pages.

use serde_json::json;

use crate::Page;

impl Page {
    /// Goes to a path of the site, or to a whole address, and waits until it has loaded.
    #[track_caller]
    pub fn goto(&self, path: &str) {
        let url = if path.contains("://") || path.starts_with("about:") {
            path.to_owned()
        } else {
            format!("{}{}", self.browser.base(), path.trim_start_matches('/'))
        };
        let before = self.logged(|log| log.loads);
        let answer = self.cdp("Page.navigate", json!({ "url": url }));
        if let Some(error) = answer["errorText"].as_str() {
            panic!("{url} could not be opened: {error}");
        }
        // Without a loader only the fragment changed, and nothing loads.
        if !answer["loaderId"].is_null() {
            self.wait_loaded(before);
        }
    }

    /// Loads the page again and waits until it has loaded.
    #[track_caller]
    pub fn reload(&self) {
        let before = self.logged(|log| log.loads);
        self.cdp("Page.reload", json!({}));
        self.wait_loaded(before);
    }

    /// Runs a script in every later document before the page's own scripts.
    #[track_caller]
    pub fn add_init_script(&self, js: &str) {
        self.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": js }),
        );
    }

    /// Brings the tab to the front.
    #[track_caller]
    pub fn bring_to_front(&self) {
        self.cdp("Page.bringToFront", json!({}));
    }

    #[track_caller]
    fn wait_loaded(&self, before: usize) {
        let loaded = self.poll(|| {
            // Any command lets events in.
            let _ = self.try_eval("1");
            (self.logged(|log| log.loads) > before).then_some(())
        });
        if loaded.is_none() {
            panic!(
                "the page did not finish loading; it shows:\n{}",
                self.shown()
            );
        }
    }
}
