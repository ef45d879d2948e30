//! One Chromium process with a fresh profile.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;

use serde_json::{Value, json};

use crate::Options;
use crate::chromium_tab::ChromiumTab;
use crate::connection::Connection;
use crate::engine::{Process, Tab};
use crate::process::{end, fresh_profile, kill_and_copy, program, told};

const FLAGS: [&str; 15] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    // A tab behind another one must run as fast as the one in front.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
];

/// What says that it runs; the first one where.
const RUNNING: [&str; 4] = [
    "DevToolsActivePort",
    "SingletonLock",
    "SingletonCookie",
    "SingletonSocket",
];

/// The process and the connection to it; dropping it ends both.
#[derive(Debug)]
pub(crate) struct Chromium {
    process: Child,
    pub connection: RefCell<Connection>,
    profile: PathBuf,
}

impl Chromium {
    pub fn start(lang: &str) -> Result<Self, String> {
        Self::start_in(fresh_profile()?, lang)
    }

    fn start_in(profile: PathBuf, lang: &str) -> Result<Self, String> {
        let program = program(
            "KAOHE_CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        )?;
        let mut command = Command::new(&program);
        command
            .args(FLAGS)
            .arg(format!("--lang={lang}"))
            .arg(format!("--accept-lang={lang}"))
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .env("LANGUAGE", lang)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if is_root() {
            command.arg("--no-sandbox");
        }
        let mut process = command
            .spawn()
            .map_err(|error| format!("{program} could not be started: {error}"))?;
        match connect(&profile, &mut process) {
            Ok(connection) => {
                let chromium = Self {
                    process,
                    connection: RefCell::new(connection),
                    profile,
                };
                let folder = chromium.downloads();
                let allow = json!({ "behavior": "allow", "downloadPath": folder });
                chromium.call("", "Browser.setDownloadBehavior", allow)?;
                Ok(chromium)
            }
            Err(error) => {
                end(&mut process, &profile, false);
                Err(format!("{program} did not start: {error}"))
            }
        }
    }

    /// A command to the browser or, with a session, to one tab.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        self.connection.borrow_mut().call(session, method, params)
    }
}

impl Process for Chromium {
    fn tab(self: Rc<Self>, options: &Options) -> Result<Box<dyn Tab>, String> {
        Ok(Box::new(ChromiumTab::open(self, options)?))
    }

    fn downloads(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    fn accept_dialogs(&self, yes: bool) -> Result<(), String> {
        self.connection.borrow_mut().accept_dialogs = yes;
        Ok(())
    }

    fn after_kill(&self, options: &Options) -> Result<Rc<dyn Process>, String> {
        let profile = kill_and_copy(&self.process, &self.profile, &RUNNING)?;
        Ok(Rc::new(Self::start_in(profile, &options.lang)?))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Closing it in order lets its helpers go too; killing it is for when it hangs.
        let in_order = self.call("", "Browser.close", json!({})).is_ok();
        end(&mut self.process, &self.profile, in_order);
    }
}

fn connect(profile: &Path, process: &mut Child) -> Result<Connection, String> {
    let (port, path) = told(process, || {
        let text = fs::read_to_string(profile.join(RUNNING[0])).ok()?;
        // The file is whole once its second line is there.
        let (port, path) = text.trim().split_once('\n')?;
        Some((port.parse().ok()?, path.to_owned()))
    })?;
    Connection::open(port, &path)
}

/// Chromium's sandbox refuses to run as root.
fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
