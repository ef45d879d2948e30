//! One tab of a WebKitGTK: a window, since its tabs don't run beside each other.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::actions::{keystroke, pointer};
use crate::emulation::Media;
use crate::engine::{Ability, REFUSALS, Tab};
use crate::keys::Key;
use crate::log::Log;
use crate::webkit::{WebKit, text};
use crate::{Engine, Options};

/// What other protocols tell by events, kept in the page itself.
const REPORTS: &str = "if (!globalThis.kaoheLog) {
    const log = globalThis.kaoheLog = { errors: [], dialogs: [], accept: true };
    const error = console.error;
    console.error = (...said) => { log.errors.push('console.error: ' + said.join(' ')); error.apply(console, said); };
    addEventListener('error', e => log.errors.push('uncaught: ' + (e.message ?? e.target.src)), true);
    addEventListener('unhandledrejection', e => log.errors.push('uncaught: ' + e.reason));
    for (const name of ['alert', 'confirm'])
        globalThis[name] = text => { log.dialogs.push(text); return log.accept; };
}";
/// The key of an element in an answer, by the protocol's text.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const LOAD: Duration = Duration::from_secs(60);
/// A window is never narrower than its toolbar.
const NARROWEST: u32 = 450;

/// A window of classic WebDriver.
#[derive(Debug)]
pub(crate) struct WebKitTab {
    webkit: Rc<WebKit>,
    handle: String,
    /// The same on the display.
    window: u32,
    /// What earlier documents reported.
    before: RefCell<Log>,
}

impl WebKitTab {
    pub fn open(webkit: Rc<WebKit>, options: &Options) -> Result<Self, String> {
        let others = webkit.display.shown();
        let made = webkit.call("window/new", Some(json!({ "type": "window" })))?;
        let window = webkit.display.another(&others)?;
        webkit.display.bring_to_front(window)?;
        let tab = Self {
            window,
            handle: made["handle"].as_str().unwrap_or_default().to_owned(),
            webkit,
            before: RefCell::default(),
        };
        tab.viewport(options.width, options.height, options.mobile)?;
        if tab.webkit.init.is_some() {
            tab.add_init_script(REPORTS)?;
            tab.add_init_script(REFUSALS)?;
        }
        Ok(tab)
    }

    /// A command to this tab.
    fn call(&self, path: &str, body: Option<Value>) -> Result<Value, String> {
        if *self.webkit.current.borrow() != self.handle {
            let handle = json!({ "handle": self.handle });
            self.webkit.call("window", Some(handle))?;
            self.webkit.current.replace(self.handle.clone());
        }
        self.webkit.call(path, body)
    }

    fn run(&self, script: &str) -> Result<Value, String> {
        let body = json!({ "script": script, "args": [] });
        self.call("execute/sync", Some(body))
    }

    /// Goes to another document, and keeps what this one reported.
    fn leave_by(&self, path: &str, body: Value) -> Result<(), String> {
        let log = self.log();
        self.before.replace(log);
        // A document that stays, since only the fragment changes, begins anew.
        let to = &body["url"];
        let _ = self.run(&format!(
            "if (globalThis.kaoheLog) kaoheLog.errors = kaoheLog.dialogs = [];
             const to = {to}, whole = url => url.split('#')[0];
             globalThis.kaoheLeft = !to?.includes('#') || whole(to) !== whole(location.href);"
        ));
        self.call(path, Some(body))?;
        self.wait_for_the_next()?;
        if self.webkit.init.is_none() {
            // Too late for what the start reports, but there is no way in before.
            self.run(REPORTS)?;
        }
        Ok(())
    }

    /// The driver goes on as well once the document that is left writes an entry of
    /// its history anew, which may be long before the next one is there.
    fn wait_for_the_next(&self) -> Result<(), String> {
        let there = "return !globalThis.kaoheLeft && document.readyState === 'complete';";
        let deadline = Instant::now() + LOAD;
        // A script fails while one document gives way to the next.
        while self.run(there) != Ok(true.into()) {
            if Instant::now() > deadline {
                return Err("the page did not finish loading".into());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
        Ok(())
    }

    fn inner(&self) -> Result<(i64, i64), String> {
        let size = self.eval("[innerWidth, innerHeight]")?;
        let side = |at: usize| size[at].as_i64().unwrap_or_default();
        Ok((side(0), side(1)))
    }

    fn resize(&self, wide: i64, high: i64) -> Result<(), String> {
        let (mut outer_wide, mut outer_high) = (wide, high);
        // The toolbar's height is known only afterwards.
        for _ in 0..20 {
            let rect = json!({ "width": outer_wide, "height": outer_high });
            self.call("window/rect", Some(rect))?;
            std::thread::sleep(Duration::from_millis(60));
            let (now_wide, now_high) = self.inner()?;
            if (now_wide, now_high) == (wide, high) {
                return Ok(());
            }
            (outer_wide, outer_high) = (outer_wide + wide - now_wide, outer_high + high - now_high);
        }
        Err(format!(
            "the window doesn't become {wide} × {high}: {:?}",
            self.inner()?
        ))
    }
}

impl Tab for WebKitTab {
    fn eval(&self, js: &str) -> Result<Value, String> {
        match self.run(&format!("return (\n{js}\n);")) {
            // Not an expression: nothing of it has run.
            Err(error) if js.contains([';', '{']) && is_syntax(&error) => {
                let js = js.trim().trim_end_matches(';');
                match js.rsplit_once(';') {
                    Some((first, last)) if !js.starts_with('{') => {
                        self.run(&format!("{first};\nreturn (\n{last}\n);"))
                    }
                    _ => self.run(js),
                }
            }
            done => done,
        }
    }

    fn go(&self, url: &str) -> Result<(), String> {
        self.leave_by("url", json!({ "url": url }))
    }

    fn reload(&self) -> Result<(), String> {
        self.leave_by("refresh", json!({}))
    }

    fn add_init_script(&self, js: &str) -> Result<(), String> {
        let Some(file) = &self.webkit.init else {
            return Engine::WebKit.need(Ability::Elsewhere);
        };
        let script = std::fs::read_to_string(file).map_err(text)?;
        // Tabs of one site share it.
        if !script.contains(js) {
            std::fs::write(file, format!("{script}{{ {js}\n }}\n")).map_err(text)?;
        }
        Ok(())
    }

    fn bring_to_front(&self) -> Result<(), String> {
        self.webkit.display.bring_to_front(self.window)
    }

    fn point(&self, x: f64, y: f64, click: bool) -> Result<(), String> {
        self.call("actions", Some(pointer(x, y, click))).map(drop)
    }

    fn stroke(&self, key: &Key, held: u32) -> Result<(), String> {
        self.call("actions", Some(keystroke(&key.sign(), held)))
            .map(drop)
    }

    fn insert(&self, sign: char) -> Result<(), String> {
        self.call("actions", Some(keystroke(&sign.to_string(), 0)))
            .map(drop)
    }

    fn upload(&self, field: &str, files: &[PathBuf]) -> Result<(), String> {
        let node = self.run(&format!("return {field};"))?;
        let id = node[ELEMENT].as_str().unwrap_or_default();
        let names = files.iter().map(|file| file.display().to_string());
        let typed = json!({ "text": names.collect::<Vec<_>>().join("\n") });
        self.call(&format!("element/{id}/value"), Some(typed))
            .map(drop)
    }

    fn picture(&self, full: bool) -> Result<String, String> {
        let (width, height) = self.inner()?;
        if full {
            let whole = self.eval("document.documentElement.scrollHeight")?;
            self.resize(width, whole.as_i64().unwrap_or(height))?;
        }
        let shot = self.call("screenshot", None)?;
        if full {
            self.resize(width, height)?;
        }
        Ok(shot.as_str().unwrap_or_default().to_owned())
    }

    fn paper(&self) -> Result<String, String> {
        Engine::WebKit.need(Ability::Paper)
    }

    fn viewport(&self, width: u32, height: u32, _: bool) -> Result<(), String> {
        if width < NARROWEST {
            return Engine::WebKit.need(Ability::Phone);
        }
        self.resize(width.into(), height.into())
    }

    fn media(&self, _: &Media) -> Result<(), String> {
        Engine::WebKit.need(Ability::Media)
    }

    fn offline(&self, _: bool) -> Result<(), String> {
        Engine::WebKit.need(Ability::Offline)
    }

    fn devtools(&self, _: &str, _: Value) -> Result<Value, String> {
        Engine::WebKit.need(Ability::DevTools)
    }

    fn log(&self) -> Log {
        let mut log = self.before.borrow().clone();
        let accept = self.webkit.accept_dialogs.get();
        // While one document gives way to the next there is none to ask.
        let told = self.run(&format!(
            "const log = globalThis.kaoheLog;
             if (!log) return null;
             log.accept = {accept};
             const requests = performance.getEntries()
                 .filter(e => /navigation|resource/.test(e.entryType)).map(e => e.name);
             return {{ ...log, requests }};"
        ));
        let told = told.unwrap_or_default();
        for (all, name) in [
            (&mut log.errors, "errors"),
            (&mut log.dialogs, "dialogs"),
            (&mut log.requests, "requests"),
        ] {
            let said = told[name].as_array().into_iter().flatten();
            all.extend(said.filter_map(Value::as_str).map(str::to_owned));
        }
        log
    }
}

/// Whether the driver says of a script that it isn't one.
fn is_syntax(error: &str) -> bool {
    ["Unexpected", "Expected", "Syntax", "Unterminated"]
        .iter()
        .any(|word| error.contains(word))
}
