//! One test's Chromium: a process of its own, or a fresh context in one that others had
//! before, which spares the start.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::Options;
use crate::chromium_program::{Program, held};
use crate::chromium_tab::ChromiumTab;
use crate::connection::Connection;
use crate::engine::{Process, Tab};
use crate::process::fresh_profile;

/// Those that no test uses now, each with its language.
static FREE: Mutex<Vec<(String, Arc<Program>)>> = Mutex::new(Vec::new());

/// Dropping it leaves nothing behind that another test would see.
#[derive(Debug)]
pub(crate) struct Chromium {
    program: Arc<Program>,
    shared: Option<Context>,
}

/// What is a test's own in a process that isn't: storage, cookies, permissions, windows.
#[derive(Debug)]
struct Context {
    id: String,
    lang: String,
    folder: PathBuf,
}

impl Chromium {
    pub fn start(options: &Options) -> Result<Self, String> {
        if options.on_disk || options.kept {
            return Self::alone(Program::alone(&options.lang)?);
        }
        while let Some(program) = free(&options.lang) {
            // One that was lost meanwhile is no reason to fail.
            if let Ok(started) = Self::within(program, &options.lang) {
                return Ok(started);
            }
        }
        Self::within(Arc::new(Program::shared(&options.lang)?), &options.lang)
    }

    fn alone(program: Program) -> Result<Self, String> {
        download_to(&program, None, &program.profile)?;
        Ok(Self {
            program: Arc::new(program),
            shared: None,
        })
    }

    fn within(program: Arc<Program>, lang: &str) -> Result<Self, String> {
        program.connection().forget();
        let made = program.call("", "Target.createBrowserContext", json!({}))?;
        let context = Context {
            id: made["browserContextId"].as_str().unwrap_or_default().into(),
            lang: lang.to_owned(),
            folder: fresh_profile()?,
        };
        download_to(&program, Some(&context.id), &context.folder)?;
        Ok(Self {
            program,
            shared: Some(context),
        })
    }

    /// The context that its tabs are opened in, unless that goes without saying.
    pub fn context(&self) -> Option<&str> {
        self.shared.as_ref().map(|context| context.id.as_str())
    }

    pub fn connection(&self) -> MutexGuard<'_, Connection> {
        self.program.connection()
    }

    /// A command to the browser or, with a session, to one tab.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        self.program.call(session, method, params)
    }
}

impl Process for Chromium {
    fn tab(self: Rc<Self>, options: &Options) -> Result<Box<dyn Tab>, String> {
        Ok(Box::new(ChromiumTab::open(self, options)?))
    }

    fn downloads(&self) -> PathBuf {
        let context = self.shared.as_ref();
        let folder = context.map_or(&self.program.profile, |context| &context.folder);
        folder.join("downloads")
    }

    fn accept_dialogs(&self, yes: bool) -> Result<(), String> {
        self.connection().accept_dialogs = yes;
        Ok(())
    }

    fn after_kill(&self, options: &Options) -> Result<Rc<dyn Process>, String> {
        if self.shared.is_some() {
            return Err("others use it too, and nothing is on the disk: `Options::on_disk`".into());
        }
        let next = self.program.after_kill(&options.lang)?;
        Ok(Rc::new(Self::alone(next)?))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let Some(context) = self.shared.take() else {
            return;
        };
        // It goes with the folder of all such files at the latest.
        let _ = fs::remove_dir_all(&context.folder);
        // What a test failed in is trusted no more.
        let ended = json!({ "browserContextId": context.id });
        if !std::thread::panicking() && self.call("", "Target.disposeBrowserContext", ended).is_ok()
        {
            held(&FREE).push((context.lang, self.program.clone()));
        }
    }
}

fn free(lang: &str) -> Option<Arc<Program>> {
    let mut free = held(&FREE);
    let nth = free.iter().position(|(of, _)| of == lang)?;
    Some(free.swap_remove(nth).1)
}

fn download_to(program: &Program, context: Option<&str>, folder: &Path) -> Result<(), String> {
    let mut allow = json!({ "behavior": "allow", "downloadPath": folder.join("downloads") });
    if let Some(context) = context {
        allow["browserContextId"] = context.into();
    }
    program.call("", "Browser.setDownloadBehavior", allow)?;
    Ok(())
}
