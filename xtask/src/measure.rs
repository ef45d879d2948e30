//! What must be true of time, measured on the page as it's published.

use anyhow::Result;

use crate::process::{cargo, run as execute};
use crate::{dist, install, paths};

/// Builds the page and prints figures beside their goals. A goal that is missed
/// is no error: it hangs on the machine.
pub fn run() -> Result<()> {
    install::ensure(&[
        &install::NODE,
        &install::NPM,
        &install::CHROMIUM,
        &install::FONTS,
    ])?;
    dist::run(false)?;
    let mut measure = cargo();
    measure.args(["run", "--quiet", "--package", "kaohe-browser"]);
    measure.args(["--example", "measure"]);
    execute(measure.env("KAOHE_SITE", paths::dist()))
}
