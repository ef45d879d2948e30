//! A task that runs beside other steps, and says what it has to say when they're done.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};

use crate::{paths, process};

/// A task under way; it's stopped if nobody waits for its end.
pub struct Beside {
    name: &'static str,
    child: Child,
    said: PathBuf,
}

impl Beside {
    /// Starts this program with other arguments.
    pub fn start(name: &'static str, args: &[&str]) -> Result<Self> {
        let program = env::current_exe().context("this program can't be found")?;
        fs::create_dir_all(paths::target()).context("could not create the target folder")?;
        let said = paths::target().join(format!("{name}.log"));
        let out =
            File::create(&said).with_context(|| format!("{} can't be written", said.display()))?;
        let err = out.try_clone().context("its log can't be shared")?;
        let child = process::program(program)
            .args(args)
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        Ok(Self { name, child, said })
    }

    /// Waits for its end, and prints what it said.
    pub fn end(mut self) -> Result<()> {
        let status = self
            .child
            .wait()
            .with_context(|| format!("{} was lost", self.name))?;
        print!("{}", fs::read_to_string(&self.said).unwrap_or_default());
        if !status.success() {
            bail!("{} failed ({status})", self.name);
        }
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After its end there is nothing left to stop.
        let _ = self.child.kill();
    }
}
