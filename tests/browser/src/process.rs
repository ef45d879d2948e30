//! Processes of browsers and their profiles.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

const START: Duration = Duration::from_secs(60);
const END: Duration = Duration::from_secs(5);
const AGAIN: Duration = Duration::from_millis(20);

/// An empty folder for one browser, with one for downloads in it.
pub(crate) fn fresh_profile() -> Result<PathBuf, String> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("kaohe-browser-{}-{number}", std::process::id());
    let profile = std::env::temp_dir().join(name);
    fs::create_dir_all(profile.join("downloads"))
        .map_err(|error| format!("{} could not be created: {error}", profile.display()))?;
    Ok(profile)
}

/// The program that a variable names, or the first of some that is installed.
pub(crate) fn program(variable: &str, names: &[&str]) -> Result<String, String> {
    if let Ok(named) = std::env::var(variable) {
        return Ok(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |name: &&&str| std::env::split_paths(&path).any(|f| f.join(name).is_file());
    let found = names.iter().find(is_there).map(|name| (*name).to_owned());
    found.ok_or_else(|| {
        format!(
            "there is no {}; install it or name it in {variable}",
            names[0]
        )
    })
}

/// Waits until a process that was just started tells something.
pub(crate) fn told<T>(
    process: &mut Child,
    mut ask: impl FnMut() -> Option<T>,
) -> Result<T, String> {
    let deadline = Instant::now() + START;
    while Instant::now() < deadline {
        if let Some(answer) = ask() {
            return Ok(answer);
        }
        if let Ok(Some(status)) = process.try_wait() {
            return Err(format!("it ended at once ({status})"));
        }
        std::thread::sleep(AGAIN);
    }
    Err("it opened no port to be driven by".into())
}

/// Ends a process, after it had its time to do so itself, and removes its profile.
pub(crate) fn end(process: &mut Child, profile: &Path, in_order: bool) {
    let deadline = Instant::now() + END;
    while in_order && Instant::now() < deadline && matches!(process.try_wait(), Ok(None)) {
        std::thread::sleep(AGAIN);
    }
    // All three fail only when there is nothing left to end or to remove.
    let _ = process.kill();
    let _ = process.wait();
    let _ = fs::remove_dir_all(profile);
}

/// Kills a process, as a power cut would, and copies what it left on the disk, without
/// the files that say that it still runs.
pub(crate) fn kill_and_copy(
    process: &Child,
    profile: &Path,
    running: &[&str],
) -> Result<PathBuf, String> {
    let killed = Command::new("kill")
        .args(["-9", &process.id().to_string()])
        .status();
    if !killed.is_ok_and(|status| status.success()) {
        return Err("it could not be killed".into());
    }
    let copy = fresh_profile()?;
    let copied = Command::new("cp")
        .arg("-r")
        .arg(profile.join("."))
        .arg(&copy)
        .status();
    if !copied.is_ok_and(|status| status.success()) {
        return Err("its profile could not be copied".into());
    }
    for left in running {
        // Not all of them are there.
        let _ = fs::remove_file(copy.join(left));
    }
    Ok(copy)
}
