//! One Chromium process with a fresh profile.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::connection::Connection;

const START: Duration = Duration::from_secs(60);
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

    /// Kills the process, as a power cut would, and starts another one over a
    /// copy of what is on the disk.
    pub fn after_kill(&self, lang: &str) -> Result<Self, String> {
        let killed = Command::new("kill")
            .args(["-9", &self.process.id().to_string()])
            .status();
        if !killed.is_ok_and(|status| status.success()) {
            return Err("it could not be killed".into());
        }
        let profile = fresh_profile()?;
        let copied = Command::new("cp")
            .arg("-r")
            .arg(self.profile.join("."))
            .arg(&profile)
            .status();
        if !copied.is_ok_and(|status| status.success()) {
            return Err("its profile could not be copied".into());
        }
        for left in [
            "DevToolsActivePort",
            "SingletonLock",
            "SingletonCookie",
            "SingletonSocket",
        ] {
            // Not all of them are there.
            let _ = fs::remove_file(profile.join(left));
        }
        Self::start_in(profile, lang)
    }

    fn start_in(profile: PathBuf, lang: &str) -> Result<Self, String> {
        let program = program()?;
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
            Ok(connection) => Ok(Self {
                process,
                connection: RefCell::new(connection),
                profile,
            }),
            Err(error) => {
                end(&mut process, &profile);
                Err(format!("{program} did not start: {error}"))
            }
        }
    }

    pub fn downloads(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    /// A command to the browser or, with a session, to one tab.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        self.connection.borrow_mut().call(session, method, params)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Closing it in order lets its helpers go too; killing it is for when it hangs.
        if self.call("", "Browser.close", json!({})).is_ok() {
            let deadline = Instant::now() + Duration::from_secs(3);
            while Instant::now() < deadline && matches!(self.process.try_wait(), Ok(None)) {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        end(&mut self.process, &self.profile);
    }
}

fn end(process: &mut Child, profile: &Path) {
    // Both fail only when there is nothing left to end or to remove.
    let _ = process.kill();
    let _ = process.wait();
    let _ = fs::remove_dir_all(profile);
}

fn connect(profile: &Path, process: &mut Child) -> Result<Connection, String> {
    let file = profile.join("DevToolsActivePort");
    let deadline = Instant::now() + START;
    while Instant::now() < deadline {
        if let Ok(Some(status)) = process.try_wait() {
            return Err(format!("it ended at once ({status})"));
        }
        // The file is whole once its second line is there.
        if let Ok(text) = fs::read_to_string(&file)
            && let Some((port, path)) = text.trim().split_once('\n')
            && let Ok(port) = port.parse()
        {
            return Connection::open(port, path);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err("it opened no debugging port".into())
}

fn fresh_profile() -> Result<PathBuf, String> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("kaohe-browser-{}-{number}", std::process::id());
    let profile = std::env::temp_dir().join(name);
    fs::create_dir_all(profile.join("downloads"))
        .map_err(|error| format!("{} could not be created: {error}", profile.display()))?;
    Ok(profile)
}

fn program() -> Result<String, String> {
    if let Ok(named) = std::env::var("KAOHE_CHROMIUM") {
        return Ok(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| folders.iter().any(|folder| folder.join(name).is_file()))
        .map(str::to_owned)
        .ok_or_else(|| "there is no Chromium; install it or name it in KAOHE_CHROMIUM".into())
}

/// Chromium's sandbox refuses to run as root.
fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
