//! One Chromium process: started, spoken to, ended.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::connection::Connection;
use crate::process::{end, fresh_profile, kill_and_copy, program, told};

const FLAGS: [&str; 16] = [
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
    // Its address line has pages of its own behind it, in every window two.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup",
    "--remote-debugging-port=0",
];

/// What says that it runs; the first one where.
const RUNNING: [&str; 4] = [
    "DevToolsActivePort",
    "SingletonLock",
    "SingletonCookie",
    "SingletonSocket",
];

/// Runs what follows the profile, and ends it and the profile with whoever started it:
/// nothing else hears of the end of one that many tests use.
const WITH_US: &str = r#"
profile=$1; shift; exec 3<&0
"$@" 3<&- & browser=$!
{ read -r _ <&3; kill $browser; } & ears=$!
wait $browser; kill $ears; rm -rf "$profile"
"#;

/// The process, its profile, and the connection to it; dropping it ends all three.
#[derive(Debug)]
pub(crate) struct Program {
    process: Mutex<Child>,
    connection: Mutex<Connection>,
    pub profile: PathBuf,
}

impl Program {
    /// One for a test alone, whose profile is for `kill` to find.
    pub fn alone(lang: &str) -> Result<Self, String> {
        Self::start(fresh_profile()?, lang, &[])
    }

    /// One for one test after another.
    pub fn shared(lang: &str) -> Result<Self, String> {
        Self::start(fresh_profile()?, lang, &["sh", "-c", WITH_US, "sh"])
    }

    fn start(profile: PathBuf, lang: &str, within: &[&str]) -> Result<Self, String> {
        let program = program(
            "KAOHE_CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        )?;
        let mut command = match within.split_first() {
            None => Command::new(&program),
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(&profile).arg(&program);
                command
            }
        };
        command
            .args(FLAGS)
            .arg(format!("--lang={lang}"))
            .arg(format!("--accept-lang={lang}"))
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .env("LANGUAGE", lang)
            .stdin(if within.is_empty() {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if is_root() {
            command.arg("--no-sandbox");
        }
        let mut process = command
            .spawn()
            .map_err(|error| format!("{program} could not be started: {error}"))?;
        match connect(&profile, &mut process) {
            Ok(connection) => Ok(Self {
                process: Mutex::new(process),
                connection: Mutex::new(connection),
                profile,
            }),
            Err(error) => {
                end(&mut process, &profile, false);
                Err(format!("{program} did not start: {error}"))
            }
        }
    }

    /// Kills it, and starts another one with what it left on the disk.
    pub fn after_kill(&self, lang: &str) -> Result<Self, String> {
        let profile = kill_and_copy(&held(&self.process), &self.profile, &RUNNING)?;
        Self::start(profile, lang, &[])
    }

    pub fn connection(&self) -> MutexGuard<'_, Connection> {
        held(&self.connection)
    }

    /// A command to the browser or, with a session, to one tab.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        self.connection().call(session, method, params)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Closing it in order lets its helpers go too; killing it is for when it hangs.
        let in_order = self.call("", "Browser.close", json!({})).is_ok();
        end(&mut held(&self.process), &self.profile, in_order);
    }
}

/// A test that failed in the midst of something leaves nothing half done here.
pub(crate) fn held<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
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
