//! One tab: reading it, and waiting for what it should show.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Browser;
use crate::emulation::Media;
use crate::engine::{Process, Tab};
use crate::log;

const PATIENCE: Duration = Duration::from_secs(60);
const AGAIN: Duration = Duration::from_millis(40);

/// What is seen of an element; of a list to choose from, all that it offers: engines
/// differ in whether that is seen.
const TEXT: &str = "(e => e.tagName === 'SELECT' ? e.textContent : e.innerText ?? e.textContent)";

/// The elements that a selector, with ` :: text` perhaps, stands for.
const ALL: &str = r#"(selector => {
  const [css, text] = selector.split(" :: ");
  const all = [...document.querySelectorAll(css)];
  return text === undefined ? all : all.filter(e => e.textContent.includes(text));
})"#;

/// One tab of a [`Browser`].
#[derive(Debug)]
pub struct Page {
    pub(crate) browser: Browser,
    process: Rc<dyn Process>,
    pub(crate) tab: Box<dyn Tab>,
    pub(crate) media: RefCell<Media>,
    patience: Cell<Duration>,
}

impl Page {
    pub(crate) fn open(browser: Browser, process: Rc<dyn Process>) -> Result<Self, String> {
        let tab = process.clone().tab(browser.options())?;
        let media = RefCell::new(Media::of(browser.options()));
        // Nothing is kept of a page from disk.
        if !browser.options().kept && !browser.base().starts_with("file:") {
            tab.add_init_script("delete Navigator.prototype.serviceWorker;")?;
        }
        Ok(Self {
            browser,
            process,
            tab,
            media,
            patience: Cell::new(PATIENCE),
        })
    }

    /// How long what should be there is waited for: a minute, unless it's said.
    pub fn wait_at_most(&self, patience: Duration) {
        self.patience.set(patience);
    }

    /// Opens another tab of the same profile.
    #[track_caller]
    pub fn new_tab(&self) -> Self {
        self.browser.new_tab()
    }

    /// Runs JavaScript and returns its value; a promise is waited for.
    #[track_caller]
    pub fn eval_json(&self, js: &str) -> Value {
        match self.try_eval(js) {
            Ok(value) => value,
            Err(error) => panic!("{error}\nin the script: {js}"),
        }
    }

    /// How many elements there are now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        let count = self.eval_json(&format!("{ALL}({}).length", quoted(css)));
        count.as_u64().unwrap_or_default().try_into().unwrap_or(0)
    }

    /// Whether there is such an element now.
    #[track_caller]
    pub fn find(&self, css: &str) -> bool {
        self.count(css) > 0
    }

    /// The rendered text of an element, which is waited for.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.of(css, &format!("{TEXT}(e)"))
    }

    /// The rendered text of all the elements there are now.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        let js = format!("{ALL}({}).map({TEXT})", quoted(css));
        let texts = self.eval_json(&js);
        let texts = texts.as_array().into_iter().flatten();
        texts.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The value of a form field, which is waited for.
    #[track_caller]
    pub fn value(&self, css: &str) -> String {
        self.of(css, "String(e.value)")
    }

    /// An attribute of an element, which is waited for.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.wait_for(css);
        let js = format!("{ALL}({})[0].getAttribute({})", quoted(css), quoted(name));
        self.eval_json(&js).as_str().map(str::to_owned)
    }

    /// Waits until there is such an element.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        let js = format!("{ALL}({}).length > 0", quoted(css));
        if !self.becomes_true(&js) {
            panic!("there is no `{css}`; the page shows:\n{}", self.shown());
        }
    }

    /// Waits until there is no such element.
    #[track_caller]
    pub fn wait_gone(&self, css: &str) {
        let js = format!("{ALL}({}).length === 0", quoted(css));
        if !self.becomes_true(&js) {
            panic!("`{css}` is still there; the page shows:\n{}", self.shown());
        }
    }

    /// Waits until an element's rendered text contains `needle`.
    #[track_caller]
    pub fn wait_text(&self, css: &str, needle: &str) {
        let js = format!(
            "{ALL}({}).some(e => {TEXT}(e).includes({}))",
            quoted(css),
            quoted(needle)
        );
        if !self.becomes_true(&js) {
            let now = self.texts(css).join("\n");
            let shown = self.shown();
            panic!("`{css}` does not say “{needle}” but:\n{now}\nThe page shows:\n{shown}");
        }
    }

    /// Waits until a JavaScript expression is true.
    #[track_caller]
    pub fn wait_true(&self, js: &str) {
        if !self.becomes_true(js) {
            panic!("never true: {js}; the page shows:\n{}", self.shown());
        }
    }

    /// Every error so far: `console.error`, refusals by the page's policy, failed
    /// loads, uncaught exceptions. A test should end by asserting that it is empty.
    pub fn console_errors(&self) -> Vec<String> {
        self.settle();
        self.logged(|log| log.errors.clone())
    }

    /// Waits until an error that contains `needle` was reported.
    #[track_caller]
    pub fn wait_error(&self, needle: &str) {
        let found = self.poll(|| {
            // Any command lets events in.
            let _ = self.try_eval("1");
            let has = |log: &log::Log| log.errors.iter().any(|error| error.contains(needle));
            self.logged(has).then_some(())
        });
        if found.is_none() {
            let errors = self.console_errors().join("\n");
            panic!("no error says “{needle}”; there are:\n{errors}");
        }
    }

    /// Every address requested so far.
    pub fn requests(&self) -> Vec<String> {
        self.settle();
        self.logged(|log| log.requests.clone())
    }

    /// Those of the requests that left the site.
    pub fn foreign_requests(&self) -> Vec<String> {
        let mut requests = self.requests();
        let base = self.browser.base();
        let origin: String = base.split_inclusive('/').take(3).collect();
        requests.retain(|url| {
            ![origin.as_str(), "data:", "blob:", "about:"]
                .iter()
                .any(|own| url.starts_with(own))
        });
        requests
    }

    /// What `alert`, `confirm` and the like have said so far; all are answered at once.
    pub fn dialogs(&self) -> Vec<String> {
        self.settle();
        self.logged(|log| log.dialogs.clone())
    }

    /// Whether dialogs are answered with yes, as they are at first.
    #[track_caller]
    pub fn accept_dialogs(&self, yes: bool) {
        let told = self.process.accept_dialogs(yes);
        self.must(told);
        // Where the page itself answers, this tells it.
        let _ = self.tab.log();
    }

    /// Sends a command of the DevTools protocol to this tab, which is a Chromium's.
    #[track_caller]
    pub fn cdp(&self, method: &str, params: Value) -> Value {
        match self.tab.devtools(method, params) {
            Ok(value) => value,
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) fn downloads(&self) -> std::path::PathBuf {
        self.process.downloads()
    }

    pub(crate) fn logged<T>(&self, read: impl FnOnce(&log::Log) -> T) -> T {
        read(&self.tab.log())
    }

    /// Asks until there is an answer or patience ends.
    pub(crate) fn poll<T>(&self, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + self.patience.get();
        loop {
            if let Some(answer) = ask() {
                return Some(answer);
            }
            if Instant::now() > deadline {
                return None;
            }
            std::thread::sleep(AGAIN);
        }
    }

    pub(crate) fn try_eval(&self, js: &str) -> Result<Value, String> {
        self.tab.eval(js)
    }

    /// JavaScript that is the first element a selector stands for, or undefined.
    pub(crate) fn first(css: &str) -> String {
        format!("{ALL}({})[0]", quoted(css))
    }

    fn becomes_true(&self, js: &str) -> bool {
        // A script fails while one document gives way to the next.
        let ask = || (self.try_eval(js).ok()? == true).then_some(());
        self.poll(ask).is_some()
    }

    #[track_caller]
    fn of(&self, css: &str, expression: &str) -> String {
        self.wait_for(css);
        let js = format!("(e => {expression})({})", Self::first(css));
        self.eval_json(&js).as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn shown(&self) -> String {
        let text = self.try_eval("document.body?.innerText ?? ''");
        let text = text.unwrap_or_default();
        let text: String = text
            .as_str()
            .unwrap_or_default()
            .chars()
            .take(2000)
            .collect();
        let errors = self.logged(|log| log.errors.join("\n"));
        format!("{text}\n(console: {errors})")
    }

    /// Events are told in order, so an answer means that all earlier ones have come.
    fn settle(&self) {
        for _ in 0..2 {
            std::thread::sleep(AGAIN);
            // A tab that is gone reports nothing more.
            let _ = self.try_eval("1");
        }
    }
}

/// A string as a JavaScript literal.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
