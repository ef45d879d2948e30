//! The page kept by its worker: without a network, and while its host changes.

use std::fs;
use std::path::PathBuf;

use kaohe_browser::{Browser, Options, Page, Site};

const OWN: &str = "document.querySelector('script[data-offline]').dataset.offline";
const NEXT: &str = "ffffffffffffffff";

/// A host of its own for each test; the folder goes with it.
struct Host {
    folder: PathBuf,
    site: Option<Site>,
    browser: Browser,
}

impl Host {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kaohe-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let site = Site::start_copy(&folder);
        let options = Options {
            kept: true,
            ..Options::default()
        };
        let browser = Browser::launch(&site, options);
        Self {
            folder,
            site: Some(site),
            browser,
        }
    }

    /// The page in a tab, kept.
    fn open(&self) -> Page {
        let page = self.browser.open();
        page.wait_true("!!navigator.serviceWorker.controller");
        page
    }

    fn edit(&self, file: &str, change: impl FnOnce(String) -> String) {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, change(text)).unwrap();
    }

    fn remove(&self, start: &str) {
        for entry in fs::read_dir(&self.folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_name().to_string_lossy().starts_with(start) {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }

    /// Puts the next version in the place of the one that `page` is of.
    fn deploy(&self, page: &Page) {
        let name = page.eval_json(OWN).as_str().unwrap().to_owned();
        let old = name.replace("offline-", "").replace(".js", "");
        let renamed = |text: String| text.replace(&old, NEXT);
        fs::rename(
            self.folder.join(&name),
            self.folder.join(renamed(name.clone())),
        )
        .unwrap();
        self.edit("index.html", renamed);
        let hash = page.eval_json(
            "fetch('./?', { cache: 'no-cache' }).then(a => a.arrayBuffer())
               .then(bytes => crypto.subtle.digest('SHA-256', bytes))
               .then(hash => 'sha256-' + btoa(String.fromCharCode(...new Uint8Array(hash))))",
        );
        self.edit("worker.js", |text| {
            let text = renamed(text);
            let (before, after) = text.split_once("\"./\":\"").unwrap();
            let (_, after) = after.split_once('"').unwrap();
            format!("{before}\"./\":{hash}{after}")
        });
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It's in the way of nothing if it stays.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn caches(page: &Page) -> Vec<String> {
    let names = page.eval_json("caches.keys()");
    let names = names.as_array().unwrap().iter();
    names
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

/// Adds one, which needs what comes later.
#[track_caller]
fn assert_whole(page: &Page) {
    page.click("#row-6 .step-button:last-child");
    page.wait_for(".line-list");
}

#[test]
fn opens_without_a_network() {
    let mut host = Host::new("offline");
    let page = host.open();
    host.site = None;
    page.reload();
    assert_whole(&page);
    page.goto("index.html?x#/year");
    page.wait_for("#main");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn an_update_is_taken_only_when_told_and_nothing_else_is_touched() {
    let host = Host::new("update");
    let page = host.open();
    page.eval_json(
        "Promise.all(['x', 'kaohe /elsewhere/ y'].map(name => caches.open(name))).then(() => 0)",
    );
    let old = page.eval_json(OWN);
    host.deploy(&page);
    // A deploy takes away what the open page still needs.
    page.reload();
    page.wait_text("#update", "有新版本");
    host.remove("later-");
    assert_eq!(page.eval_json(OWN), old);
    page.click("#update button :: 以后再说");
    page.wait_gone("#update");
    page.reload();
    assert_eq!(page.eval_json(OWN), old);
    assert_whole(&page);
    page.wait_text(".status", "已存");
    assert!(!page.find("#update"));

    let other = host.open();
    assert_eq!(other.eval_json(OWN), old);
    other.click("#update button :: 更新");
    other.wait_true(&format!("{OWN}.includes('{NEXT}')"));
    // The first tab is as it was, and gets what it needs, until it's opened anew.
    assert_eq!(page.eval_json(OWN), old);
    assert_eq!(caches(&other).len(), 4);
    page.reload();
    page.wait_true(&format!("{OWN}.includes('{NEXT}')"));
    page.wait_true("caches.keys().then(names => names.length === 3)");
    let kept = caches(&page);
    assert_eq!(kept[..2], ["x", "kaohe /elsewhere/ y"]);
    assert!(
        kept[2].starts_with("kaohe / ") && kept[2].ends_with(NEXT),
        "{kept:?}"
    );
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn half_an_update_changes_nothing() {
    let host = Host::new("half");
    let page = host.open();
    let (old, before) = (page.eval_json(OWN), caches(&page));
    host.deploy(&page);
    host.edit("index.html", |text| {
        text + "<!-- not the one that was listed -->"
    });
    let failed = "navigator.serviceWorker.ready.then(kept => kept.update())
        .then(kept => new Promise(done => {
            const coming = kept.installing;
            coming ? coming.onstatechange = () => done(coming.state) : done('none');
        }))";
    assert_eq!(page.eval_json(failed), "redundant");
    host.remove("later-");
    page.reload();
    assert_eq!(page.eval_json(OWN), old);
    assert_whole(&page);
    assert!(!page.find("#update"));
    assert_eq!(caches(&page), before);
}
