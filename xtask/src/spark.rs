//! The recipe for Apache Spark, run on a cluster of two workers and held against
//! the batch command alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::process::{self, cargo, program};
use crate::{install, paths};

/// Spark as PyPI has it. It runs on Java 17 and 21.
const PYSPARK: &str = "4.0.1";
/// Two workers with a processor and 1 GiB each, every one a process of its own.
const CLUSTER: &str = "local-cluster[2,1,1024]";
const DAY: &str = "2026-04-05";

/// Installs what the recipe needs, runs it on three good lines in eight
/// partitions and on many lines in a folder of files, and compares every line.
pub fn run() -> Result<()> {
    install::ensure(&[&install::JAVA, &install::PYTHON])?;
    let python = python()?;
    let mut build = cargo();
    process::run(build.args(["build", "--quiet", "--release", "--example", "score"]))?;
    let score = paths::target().join("release/examples/score");
    let folder = paths::target().join("spark").join("run");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{}", folder.display()))?;
    }
    let spark = Spark {
        python: &python,
        score: &score,
    };
    for (name, files) in inputs() {
        let input = folder.join(name);
        fs::create_dir_all(&input)?;
        let mut written = Vec::new();
        for (number, text) in files.iter().enumerate() {
            let file = input.join(format!("{number}.jsonl"));
            fs::write(&file, text)?;
            written.push(file);
        }
        let target = folder.join(format!("{name}-scored"));
        spark.submit(&input, &target)?;
        let parts = parts(&target)?;
        let direct = spark.direct(&written)?;
        let of_each: Vec<usize> = parts.iter().map(|part| part.lines().count()).collect();
        println!(
            "{name}: {} partitions, of lines each {of_each:?}",
            of_each.len()
        );
        let refused = direct.lines().filter(|line| is_refused(line)).count();
        let lines = direct.lines().count();
        println!("{name}: {lines} lines by the command alone, {refused} of them refused");
        let found = parts.iter().flat_map(|part| part.lines()).map(comparable);
        let mut found = found.collect::<Result<Vec<_>>>()?;
        let mut direct = direct.lines().map(comparable).collect::<Result<Vec<_>>>()?;
        // Files come in whatever order the file system has them.
        found.sort_unstable();
        direct.sort_unstable();
        ensure!(
            found == direct,
            "{name}: Spark's {} lines aren't those of the direct run",
            found.len()
        );
        println!("{name}: Spark's {} lines are the same", found.len());
    }
    Ok(())
}

/// What is scored: each a name and the texts of its files.
fn inputs() -> Vec<(&'static str, Vec<String>)> {
    let month = |number: usize| {
        let (count, good) = (1 + number % 4, number % 37);
        format!(
            r#"{{"agent":"{number}","month":"2026-03","entries":[{{"parts":["15"],"count":{count}}}],"measures":{{"satisfaction":{{"ratio":{{"numerator":{good},"denominator":37}}}}}},"exam":"none"}}"#
        )
    };
    let bad = [
        "{",
        r#"{"agent":"李","month":"2026-13"}"#,
        r#"{"agent":"x","month":"2026-03","wage":"-1"}"#,
        "[]",
        "",
    ];
    let months = |from: usize, to: usize, every: usize| {
        let mut text = String::new();
        for number in from..to {
            if number % every == 0 {
                text += bad[number / every % bad.len()];
                text.push('\n');
            }
            text += &month(number);
            text.push('\n');
        }
        text
    };
    let three = (0..3).map(|number| month(number) + "\n").collect();
    let many = vec![
        months(0, 12_000, 7),
        String::new(),
        // Nothing but bad lines, one of them without an end.
        bad.join("\n") + "\n{",
        "\n\n".to_owned(),
        month(30_000),
        months(40_000, 52_000, 1_000),
    ];
    vec![("three", vec![three]), ("many", many)]
}

struct Spark<'a> {
    python: &'a Path,
    score: &'a Path,
}

impl Spark<'_> {
    /// Runs the recipe.
    fn submit(&self, input: &Path, target: &Path) -> Result<()> {
        let bin = self.python.parent().context("a folder of programs")?;
        let mut submit = program(bin.join("spark-submit"));
        // Both sides run the same Python.
        submit.env("PYSPARK_PYTHON", self.python);
        submit.args(["--master", CLUSTER, "--conf", "spark.ui.enabled=false"]);
        submit.args(["--conf", "spark.log.level=ERROR"]);
        submit.arg(paths::root().join("examples/spark.py"));
        submit
            .arg(self.score)
            .args([DAY, "8"])
            .arg(input)
            .arg(target);
        process::run(&mut submit)
    }

    /// What the command gives for all files at once.
    fn direct(&self, files: &[PathBuf]) -> Result<String> {
        let mut direct = program(self.score);
        direct.args(["--lines", "--keep-going", "--today", DAY]);
        process::output(direct.args(files))
    }
}

/// What Spark wrote: a file for each partition.
fn parts(target: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(target)? {
        paths.push(entry?.path());
    }
    // In the order of the partitions.
    paths.sort_unstable();
    let is_part = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("part-")
    };
    let parts = paths.iter().filter(is_part).map(fs::read_to_string);
    Ok(parts.collect::<Result<_, _>>()?)
}

fn is_refused(line: &str) -> bool {
    line.starts_with(r#"{"refused":"#)
}

/// A line without what hangs on how the input is cut: the number of a refused
/// line counts from its partition's or its file's beginning.
fn comparable(line: &str) -> Result<String> {
    if !is_refused(line) {
        return Ok(line.to_owned());
    }
    let mut tree: Value = serde_json::from_str(line)?;
    let Some(fields) = tree.as_object_mut() else {
        bail!("no object: {line}");
    };
    fields.remove("file");
    ensure!(fields.remove("line").is_some(), "no number: {line}");
    Ok(tree.to_string())
}

/// A Python of its own with Spark in it, below the target folder.
fn python() -> Result<PathBuf> {
    let folder = paths::target().join("spark").join("python");
    let python = folder.join("bin").join("python");
    let has = format!("import pyspark; assert pyspark.__version__ == '{PYSPARK}'");
    let is_there = |python: &Path| {
        python.exists() && process::output(program(python).args(["-c", &has])).is_ok()
    };
    if !is_there(&python) {
        process::run(program("python3").args(["-m", "venv"]).arg(&folder))?;
        let spark = format!("pyspark=={PYSPARK}");
        process::run(program(&python).args(["-m", "pip", "install", "--quiet", &spark]))?;
        ensure!(is_there(&python), "pip did not bring pyspark {PYSPARK}");
    }
    Ok(python)
}
