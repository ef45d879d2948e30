//! Noticing that a source of the page has changed.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::paths;

/// Folders whose files never change the page.
const IGNORED: [&str; 5] = ["target", "dist", "node_modules", "tests", "benches"];
/// What the page is made of.
const SOURCES: [&str; 6] = ["rs", "css", "html", "js", "json", "toml"];
/// Editors write in several steps; a change counts once they pause.
const PAUSE: Duration = Duration::from_millis(150);

/// Watches the repository.
pub struct Watch {
    _watcher: RecommendedWatcher,
    changes: Receiver<()>,
}

impl Watch {
    /// Starts watching.
    pub fn start() -> Result<Self> {
        let (sender, changes) = channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event)) {
                // The receiver is gone only when the program ends.
                let _ = sender.send(());
            }
        })
        .context("could not watch for changes")?;
        let root = paths::root();
        // The target folder is large and busy, so the root itself is watched flat.
        watch(&mut watcher, &root, RecursiveMode::NonRecursive)?;
        for entry in fs::read_dir(&root).context("could not list the repository")? {
            let path = entry?.path();
            let ignored = path
                .file_name()
                .and_then(OsStr::to_str)
                .is_none_or(|name| name.starts_with('.') || IGNORED.contains(&name));
            if path.is_dir() && !ignored {
                watch(&mut watcher, &path, RecursiveMode::Recursive)?;
            }
        }
        Ok(Self {
            _watcher: watcher,
            changes,
        })
    }

    /// Waits for a change, and then for the changes to pause.
    pub fn wait(&self) -> Result<()> {
        self.changes.recv().context("the watcher stopped")?;
        while self.changes.recv_timeout(PAUSE).is_ok() {}
        Ok(())
    }
}

fn watch(watcher: &mut RecommendedWatcher, path: &Path, mode: RecursiveMode) -> Result<()> {
    watcher
        .watch(path, mode)
        .with_context(|| format!("could not watch {}", path.display()))
}

fn matters(event: &Event) -> bool {
    // Reading a file is an event too, and the build reads them all.
    !matches!(event.kind, EventKind::Access(_))
        && event.paths.iter().any(|path| {
            path.extension()
                .and_then(OsStr::to_str)
                .is_some_and(|end| SOURCES.contains(&end))
        })
}
