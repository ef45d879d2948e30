//! One WebKitGTK behind its own driver, by classic WebDriver, on a display of its own.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use http::Method;
use serde_json::Value;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver};
use tokio::runtime::Runtime;

use crate::display::Display;
use crate::engine::{Ability, Process, Tab};
use crate::process::{fresh_profile, program, told};
use crate::webkit_tab::WebKitTab;
use crate::{Engine, Options, Site, process};

const QUIT: Duration = Duration::from_secs(5);

/// The display, the driver and the session in it; dropping it ends them all.
#[derive(Debug)]
pub(crate) struct WebKit {
    runtime: Runtime,
    session: Option<WebDriver>,
    /// The tab that commands go to.
    pub current: RefCell<String>,
    /// Whether the pages themselves answer `confirm` with yes.
    pub accept_dialogs: Cell<bool>,
    pub display: Display,
    /// Where scripts are written that run before the page's own.
    pub init: Option<PathBuf>,
    /// Dropped after the session.
    processes: Processes,
}

/// In the order in which they started.
#[derive(Debug)]
struct Processes {
    children: Vec<Child>,
    profile: PathBuf,
}

impl Drop for Processes {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            process::end(child, &self.profile, false);
        }
    }
}

impl WebKit {
    pub fn start(options: &Options, site: Option<&Site>) -> Result<Self, String> {
        let mut processes = Processes {
            children: Vec::new(),
            profile: fresh_profile()?,
        };
        let display = display(&mut processes)?;
        let port = driver(&mut processes, &display, options)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(text)?;
        let url = format!("http://127.0.0.1:{port}");
        let session = runtime
            .block_on(WebDriver::new(url, Capabilities::new()))
            .map_err(text)?;
        Ok(Self {
            runtime,
            session: Some(session),
            current: RefCell::default(),
            accept_dialogs: Cell::new(true),
            display: Display::open(&display)?,
            init: site.and_then(|site| site.init.clone()),
            processes,
        })
    }

    /// A command as the protocol's text names it: POST with a body, GET without.
    pub fn call(&self, path: &str, body: Option<Value>) -> Result<Value, String> {
        let session = self.session.as_ref().ok_or("it has ended")?;
        let command = Classic {
            path: path.to_owned(),
            body,
        };
        let answer = self.runtime.block_on(session.handle().cmd(command));
        let answer = answer.map_err(|error| format!("{path}: {error}"))?;
        answer.value_json().map_err(text)
    }
}

impl Process for WebKit {
    fn tab(self: Rc<Self>, options: &Options) -> Result<Box<dyn Tab>, String> {
        Ok(Box::new(WebKitTab::open(self, options)?))
    }

    fn downloads(&self) -> PathBuf {
        self.processes.profile.join("downloads")
    }

    fn accept_dialogs(&self, yes: bool) -> Result<(), String> {
        self.accept_dialogs.set(yes);
        Ok(())
    }

    fn after_kill(&self, _: &Options) -> Result<Rc<dyn Process>, String> {
        Engine::WebKit.need(Ability::Kill)
    }
}

impl Drop for WebKit {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            // The driver ends its browser; a driver that hangs is killed next.
            let _inside = self.runtime.enter();
            let quit = tokio::time::timeout(QUIT, session.quit());
            let _ = self.runtime.block_on(quit);
        }
    }
}

#[derive(Debug)]
struct Classic {
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Classic {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let uri = format!("session/{session}/{}", self.path);
        match &self.body {
            Some(body) => RequestData::new(Method::POST, uri).add_body(body.clone()),
            None => RequestData::new(Method::GET, uri),
        }
    }
}

/// Starts a display, and returns its name.
fn display(processes: &mut Processes) -> Result<String, String> {
    let mut display = Command::new(program("KAOHE_XVFB", &["Xvfb"])?)
        .args(["-displayfd", "1", "-nolisten", "tcp"])
        .args(["-screen", "0", "2000x4000x24"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Xvfb could not be started: {error}"))?;
    let said = display.stdout.take();
    processes.children.push(display);
    let mut number = String::new();
    if let Some(said) = said {
        let read = BufReader::new(said).read_line(&mut number);
        read.map_err(text)?;
    }
    Ok(format!(":{}", number.trim()))
}

/// Starts the driver, and returns its port.
fn driver(processes: &mut Processes, display: &str, options: &Options) -> Result<u16, String> {
    let home = &processes.profile;
    settings(home)?;
    let port = TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map_err(text)?
        .port();
    let theme = if options.dark {
        "Adwaita:dark"
    } else {
        "Adwaita"
    };
    let driver = Command::new(program("KAOHE_WEBKIT_DRIVER", &["WebKitWebDriver"])?)
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("LC_ALL", "C.UTF-8")
        .env("LANGUAGE", options.lang.replace('-', "_"))
        .env("GTK_THEME", theme)
        .env("TZ", &options.timezone)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("WebKitWebDriver could not be started: {error}"))?;
    processes.children.push(driver);
    let driver = processes.children.last_mut().ok_or("it has ended")?;
    told(driver, || TcpStream::connect(("127.0.0.1", port)).ok())?;
    Ok(port)
}

/// Where downloads go.
fn settings(home: &Path) -> Result<(), String> {
    let downloads = home.join("downloads");
    let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    fs::write(home.join("user-dirs.dirs"), line).map_err(text)
}

pub(crate) fn text(error: impl ToString) -> String {
    error.to_string()
}
