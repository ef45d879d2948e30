//! One Firefox with a fresh profile, spoken to by WebDriver BiDi without a driver between.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;

use serde_json::{Value, json};

use crate::Options;
use crate::connection::Connection;
use crate::engine::{Process, Tab};
use crate::firefox_tab::FirefoxTab;
use crate::process::{end, fresh_profile, kill_and_copy, program, told};

/// What it should tell.
const EVENTS: [&str; 5] = [
    "log.entryAdded",
    "network.beforeRequestSent",
    "network.responseCompleted",
    "network.fetchError",
    "browsingContext.userPromptOpened",
];
/// Where it writes the port that it listens on.
const PORT: &str = "WebDriverBiDiServer.json";
/// What says that it runs.
const RUNNING: [&str; 3] = [PORT, "lock", ".parentlock"];

/// The process and the session in it; dropping it ends both.
#[derive(Debug)]
pub(crate) struct Firefox {
    process: Child,
    pub connection: RefCell<Connection>,
    profile: PathBuf,
}

impl Firefox {
    pub fn start(options: &Options) -> Result<Self, String> {
        Self::start_in(fresh_profile()?, options)
    }

    fn start_in(profile: PathBuf, options: &Options) -> Result<Self, String> {
        let written = fs::write(profile.join("user.js"), preferences(&profile, options));
        written.map_err(|error| error.to_string())?;
        let program = program("KAOHE_FIREFOX", &["firefox-esr", "firefox"])?;
        let mut process = Command::new(&program)
            .args(["-headless", "--no-remote", "--remote-debugging-port", "0"])
            .arg("--profile")
            .arg(&profile)
            .env("TZ", &options.timezone)
            // As root it refuses the home of anyone else.
            .env("HOME", &profile)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program} could not be started: {error}"))?;
        match connect(&profile, &mut process) {
            Ok(connection) => Ok(Self {
                process,
                connection: RefCell::new(connection),
                profile,
            }),
            Err(error) => {
                end(&mut process, &profile, false);
                Err(format!("{program} did not start: {error}"))
            }
        }
    }

    /// A command of BiDi.
    pub fn call(&self, method: &str, params: Value) -> Result<Value, String> {
        self.connection.borrow_mut().call("", method, params)
    }
}

impl Process for Firefox {
    fn tab(self: Rc<Self>, options: &Options) -> Result<Box<dyn Tab>, String> {
        Ok(Box::new(FirefoxTab::open(self, options)?))
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
        Ok(Rc::new(Self::start_in(profile, options)?))
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // Told to close, it ends its helpers first.
        let in_order = self.call("browser.close", json!({})).is_ok();
        end(&mut self.process, &self.profile, in_order);
    }
}

fn connect(profile: &Path, process: &mut Child) -> Result<Connection, String> {
    let port = told(process, || {
        let said = fs::read_to_string(profile.join(PORT)).ok()?;
        let said: Value = serde_json::from_str(&said).ok()?;
        u16::try_from(said["ws_port"].as_u64()?).ok()
    })?;
    let mut connection = Connection::open(port, "/session")?;
    // Dialogs are answered as they open.
    let able = json!({ "unhandledPromptBehavior": { "default": "ignore" } });
    let able = json!({ "capabilities": { "alwaysMatch": able } });
    connection.call("", "session.new", able)?;
    connection.call("", "session.subscribe", json!({ "events": EVENTS }))?;
    Ok(connection)
}

fn preferences(profile: &Path, options: &Options) -> String {
    let all = [
        ("intl.accept_languages", json!(options.lang)),
        (
            "layout.css.prefers-color-scheme.content-override",
            json!(i32::from(!options.dark)),
        ),
        ("browser.download.folderList", json!(2)),
        ("browser.download.dir", json!(profile.join("downloads"))),
        (
            "browser.download.always_ask_before_handling_new_types",
            json!(false),
        ),
        ("browser.download.alwaysOpenPanel", json!(false)),
        ("dom.serviceWorkers.enabled", json!(options.kept)),
        // A tab behind another one must run as fast as the one in front.
        ("dom.min_background_timeout_value", json!(4)),
        ("dom.timeout.enable_budget_timer_throttling", json!(false)),
        ("ui.useOverlayScrollbars", json!(1)),
    ];
    let all = all.iter();
    all.map(|(name, value)| format!("user_pref(\"{name}\", {value});\n"))
        .collect()
}
