//! Fetching what a task needs and the machine lacks.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::paths;
use crate::process::{self, cargo, exists, program};

/// Adds a compilation target unless it is there.
pub fn target(name: &str) -> Result<()> {
    if exists("rustup") {
        let installed = process::output(program("rustup").args(["target", "list", "--installed"]))?;
        if !installed.lines().any(|line| line.trim() == name) {
            process::run(program("rustup").args(["target", "add", name]))?;
        }
    }
    // Without rustup the toolchain is someone else's business: cargo will say what is missing.
    Ok(())
}

/// Adds a component of the toolchain unless it is there.
pub fn component(name: &str) -> Result<()> {
    if exists("rustup") {
        let installed =
            process::output(program("rustup").args(["component", "list", "--installed"]))?;
        if !installed.lines().any(|line| line.trim().starts_with(name)) {
            process::run(program("rustup").args(["component", "add", name]))?;
        }
    }
    Ok(())
}

/// A program from crates.io at one exact version, kept below the target folder.
pub fn crates_io(name: &str, version: &str) -> Result<PathBuf> {
    let folder = paths::target()
        .join("tools")
        .join(format!("{name}-{version}"));
    let program = folder
        .join("bin")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    if !program.is_file() {
        let mut install = cargo();
        install.args(["install", "--locked", "--version", version, "--root"]);
        process::run(install.arg(&folder).arg(name))?;
    }
    Ok(program)
}

/// A program, or a file that shows that something is installed, and its Debian package.
pub struct Need {
    /// What to call it in a message.
    pub name: &'static str,
    /// Whether it is there.
    pub there: fn() -> bool,
    /// Debian's packages that bring it.
    pub packages: &'static [&'static str],
}

/// Node.js, for the WASI tests.
pub const NODE: Need = Need {
    name: "Node.js 20 or newer",
    there: || exists("node"),
    packages: &["nodejs"],
};

/// npm, for wasm-opt and axe-core.
pub const NPM: Need = Need {
    name: "npm",
    there: || exists("npm"),
    packages: &["nodejs", "npm"],
};

/// The browser that the tests drive.
pub const CHROMIUM: Need = Need {
    name: "Chromium (or name another build of it in KAOHE_CHROMIUM)",
    there: || {
        std::env::var_os("KAOHE_CHROMIUM").is_some()
            || ["chromium", "chromium-browser", "google-chrome"]
                .into_iter()
                .any(exists)
    },
    packages: &["chromium"],
};

/// The second browser that the tests drive, without a driver between.
pub const FIREFOX: Need = Need {
    name: "Firefox (or name another build of it in KAOHE_FIREFOX)",
    there: || {
        std::env::var_os("KAOHE_FIREFOX").is_some()
            || ["firefox-esr", "firefox"].into_iter().any(exists)
    },
    packages: &["firefox-esr"],
};

/// The third: WebKitGTK's own small browser, its driver, and a display for it.
pub const WEBKIT: Need = Need {
    name: "WebKitWebDriver with MiniBrowser, and Xvfb",
    there: || exists("WebKitWebDriver") && exists("Xvfb"),
    packages: &["webkit2gtk-driver", "xvfb"],
};

/// A spreadsheet without a screen: what the workbooks' formulas come to elsewhere.
pub const OFFICE: Need = Need {
    name: "LibreOffice Calc",
    there: || exists("soffice"),
    packages: &["libreoffice-calc-nogui"],
};

/// What Apache Spark runs on.
pub const JAVA: Need = Need {
    name: "a Java runtime, 17 or newer",
    there: || java().is_some_and(|version| version >= 17),
    packages: &["default-jre-headless"],
};

/// What brings Apache Spark.
pub const PYTHON: Need = Need {
    name: "Python 3 with venv",
    there: || {
        let venv = ["-c", "import ensurepip, venv"];
        exists("python3") && process::output(program("python3").args(venv)).is_ok()
    },
    packages: &["python3", "python3-venv"],
};

/// A font with Chinese characters: without one, widths and screenshots mean nothing.
pub const FONTS: Need = Need {
    name: "a font with Chinese characters, such as Noto Sans CJK",
    there: || {
        exists("fc-list")
            && process::output(program("fc-list").arg(":lang=zh-cn"))
                .is_ok_and(|fonts| !fonts.trim().is_empty())
    },
    packages: &["fonts-noto-cjk", "fontconfig"],
};

/// Installs what is missing as root on Debian; elsewhere says what to install.
pub fn ensure(needs: &[&Need]) -> Result<()> {
    let missing: Vec<_> = needs.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(|need| need.name).collect();
    if !root_on_debian() {
        bail!("please install {}", names.join(", "));
    }
    println!("installing {}", names.join(", "));
    apt(&["update"])?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(missing.iter().flat_map(|need| need.packages));
    apt(&install)?;
    if let Some(need) = needs.iter().find(|need| !(need.there)()) {
        bail!("apt-get did not bring {}", need.name);
    }
    Ok(())
}

fn apt(args: &[&str]) -> Result<()> {
    process::run(
        program("apt-get")
            .arg("-qq")
            .args(args)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn root_on_debian() -> bool {
    Path::new("/etc/debian_version").exists()
        && exists("apt-get")
        && process::output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// The version of the Java that Spark would start, if there is one.
fn java() -> Option<u32> {
    let home = std::env::var_os("JAVA_HOME").filter(|home| !home.is_empty());
    let java = match home {
        Some(home) => Path::new(&home).join("bin").join("java"),
        None => PathBuf::from("java"),
    };
    // One before 9 doesn't know the option, and says so at length.
    let output = program(java).arg("--version").output().ok()?;
    java_version(&String::from_utf8_lossy(&output.stdout))
}

/// The first number of what Java says of itself, such as `openjdk 17.0.15 2025-04-15`.
fn java_version(said: &str) -> Option<u32> {
    let version = said.split_whitespace().nth(1)?;
    let digits = version.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn java_says_how_new_it_is() {
        for (said, version) in [
            ("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime", Some(17)),
            ("java 21 2023-09-19 LTS\n", Some(21)),
            ("openjdk 25-ea 2025-09-16", Some(25)),
            ("openjdk 11.0.2 2019-01-15", Some(11)),
            ("", None),
            ("java version", None),
        ] {
            assert_eq!(java_version(said), version, "{said}");
        }
    }
}
