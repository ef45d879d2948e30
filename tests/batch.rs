//! The batch command, run as a person or another program runs it.
#![cfg(not(target_family = "wasm"))]

mod against;
mod lines;
mod team;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use kaohe::number::Points;
use serde_json::{Value, json};

const WORKED: &str = "tests/fixtures/worked-month.json";

/// The command, built into the folder that this test was built into, whatever
/// chose that one, unless it's said where it was built with these very tests.
/// `cargo test --test all` alone doesn't build examples.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    if let Some(built) = std::env::var_os("KAOHE_SCORE") {
        return built.into();
    }
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "build",
        "--quiet",
        "--package",
        "kaohe",
        "--example",
        "score",
    ]);
    cargo.arg("--manifest-path").arg(root().join("Cargo.toml"));
    cargo.arg("--target-dir").arg(profile.parent().unwrap());
    match profile.file_name().and_then(|name| name.to_str()) {
        None | Some("debug") => {}
        Some(name) => drop(cargo.args(["--profile", name])),
    }
    let status = cargo.status().unwrap();
    assert!(status.success(), "{cargo:?}");
    let name = format!("score{}", std::env::consts::EXE_SUFFIX);
    profile.join("examples").join(name)
});

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(&*PROGRAM);
    command.current_dir(root()).args(args);
    command
}

/// Runs it with a text on the standard input.
fn run(args: &[&str], input: &str) -> Run {
    let mut command = command(args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feed = std::thread::spawn(move || {
        // It may end without reading.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    feed.join().unwrap();
    Run::of(&output)
}

struct Run {
    status: Option<i32>,
    out: Vec<Value>,
    err: Vec<String>,
}

impl Run {
    fn of(output: &Output) -> Self {
        let out = std::str::from_utf8(&output.stdout).unwrap();
        let err = std::str::from_utf8(&output.stderr).unwrap();
        Self {
            status: output.status.code(),
            out: out
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect(),
            err: err.lines().map(str::to_owned).collect(),
        }
    }

    fn agents(&self) -> Vec<&str> {
        self.out
            .iter()
            .map(|scored| scored["agent"].as_str().unwrap())
            .collect()
    }
}

/// A file of its own for one test.
fn temporary(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn month(agent: &str) -> String {
    json!({"agent": agent, "month": "2026-03"}).to_string()
}

#[test]
fn the_worked_month_gives_what_the_page_shows() {
    let run = run(&[WORKED], "");
    assert_eq!(run.err, [""; 0]);
    assert_eq!(run.status, Some(0));
    let expected = json!({
        "agent": "0417",
        "month": "2026-03",
        "rulebook": {"id": "broadband", "effective": "2026-01", "fingerprint": "5b9e89f27c0dd341"},
        "base": "100",
        "score": "97",
        "state": "rests_on_assumed",
        "low": "78.6",
        "high": "100.2",
        "rewards": "2.5",
        "deductions": "-5.5",
        "adjustments": {"reward_cap": "0", "month_zero": "0", "base_cap": "0", "floor": "0"},
        "pay": "3104",
        "lines": [
            {"clause": "1", "part": "1", "amount": "0.5", "low": "0.2", "high": "0.8"},
            {"clause": "2", "part": "2", "amount": "1", "low": "1", "high": "1"},
            {"clause": "3", "part": "3", "amount": "1", "low": "1", "high": "1"},
            {"clause": "7", "part": "7", "amount": "-1", "low": "-1.6", "high": "-0.4"},
            {"clause": "15", "part": "15", "amount": "-1", "low": "-1", "high": "-1"},
            {"clause": "16", "part": "16", "amount": "-0.5", "low": "-0.8", "high": "-0.2"},
            {"clause": "22", "part": "22", "amount": "-1", "low": "-1", "high": "-1"},
            {"clause": "27", "part": "27", "measure": "faults_online",
                "amount": "-0.5", "low": "-12.8", "high": "0"},
            {"clause": "27", "part": "27", "measure": "orders_on_time",
                "amount": "0", "low": "-1.6", "high": "0"},
            {"clause": "27", "part": "27", "measure": "repairs_on_time",
                "amount": "-1.5", "low": "-4.8", "high": "0"},
        ],
    });
    assert_eq!(without_text_mark(run.out), [expected]);
}

/// Texts score nothing; their mark changes with every word.
fn without_text_mark(mut out: Vec<Value>) -> Vec<Value> {
    for record in &mut out {
        let rulebook = record["rulebook"].as_object_mut().unwrap();
        let mark = rulebook.remove("texts").unwrap();
        assert_eq!(mark.as_str().unwrap().len(), 16);
    }
    out
}

/// One good complaint beside five open ones, as the page has it: see
/// `open_cases.rs`.
#[test]
fn open_cases_of_the_log_are_a_range_here_too() {
    let line = json!({
        "month": "2026-03", "exam": "none", "report": {"handed_in": "2026-04-02"},
        "measures": {
            "complaint_filter": {"logged": {"numerator": 1, "denominator": 1, "open": 5}},
            "satisfaction": {"percent": "100"},
            "faults_online": {"percent": "100"},
            "orders_on_time": {"percent": "100"},
            "repairs_on_time": {"percent": "100"},
        },
    });
    let run = run(&["-"], &line.to_string());
    assert_eq!(run.err, [""; 0]);
    let found = ["score", "low", "high", "state"].map(|field| run.out[0][field].clone());
    assert_eq!(found, ["100", "80", "101", "provisional"]);
    let clause_2 = json!({"clause": "2", "part": "2", "amount": "0", "low": "0", "high": "1"});
    assert!(run.out[0]["lines"].as_array().unwrap().contains(&clause_2));
}

#[test]
fn a_file_and_a_pipe_give_the_same() {
    let text = std::fs::read_to_string(root().join(WORKED)).unwrap();
    let file = run(&[WORKED], "");
    assert_eq!(run(&["-"], &text).out, file.out);
    // An envelope on one line is no line of JSON Lines.
    let compact = serde_json::from_str::<Value>(&text).unwrap().to_string();
    assert_eq!(run(&["-"], &compact).out, file.out);
    assert_eq!(run(&["-"], &format!("\u{FEFF}{text}")).out, file.out);
    let item = serde_json::from_str::<Value>(&text).unwrap()["records"][0].to_string();
    assert_eq!(run(&["-"], &item).out, file.out, "an item on a line");
}

#[test]
fn lines_are_scored_in_their_order() {
    let text = [month("9"), String::new(), month("1"), month("5")].join("\r\n");
    let one = run(&["-"], &text);
    assert_eq!((one.status, one.agents()), (Some(0), vec!["9", "1", "5"]));
    let path = temporary("order.jsonl", &text);
    let several = run(&[&path, "-", WORKED], &month("stdin"));
    assert_eq!(several.agents(), ["9", "1", "5", "stdin", "0417"]);
    assert_eq!(several.status, Some(0));
}

#[test]
fn a_bad_line_is_named_and_the_others_are_scored() {
    let late = r#"{"agent":"2","month":"2026-03","entries":[{"parts":["7"],"count":1,"date":"2026-04-01"}]}"#;
    let twice = r#"{"agent":"3","month":"2026-03","month":"2026-04"}"#;
    let text = [&month("1"), late, "{", twice, &month("4"), "5"].join("\n");
    let run = run(&["-"], &text);
    assert_eq!((run.status, run.agents()), (Some(1), vec!["1", "4"]));
    assert_eq!(run.err.len(), 4, "{:#?}", run.err);
    assert!(
        run.err[0].starts_with("-:2: entries[0].date: "),
        "{}",
        run.err[0]
    );
    assert!(run.err[1].starts_with("-:3: "), "{}", run.err[1]);
    assert!(run.err[2].starts_with("-:4: month: "), "{}", run.err[2]);
    assert!(run.err[3].starts_with("-:6: "), "{}", run.err[3]);
    assert!(run.err.iter().all(|line| line.len() < 200));
}

#[test]
fn a_broken_first_line_does_not_hide_the_others() {
    let run = run(&["-"], &["{\"agent\": \"1", &month("2")].join("\n"));
    assert_eq!((run.status, run.agents()), (Some(1), vec!["2"]));
    assert!(run.err[0].starts_with("-:1: "), "{:?}", run.err);
}

#[test]
fn a_bad_file_is_named_on_one_line_and_the_others_are_scored() {
    let nonsense = temporary("nonsense.json", "no JSON\nat all\nanywhere\n");
    let bytes = "tests/fixtures/records";
    let missing = "tests/fixtures/missing.json";
    let newer = "tests/fixtures/records/newer_version.json";
    let run = run(&[&nonsense, missing, bytes, newer, WORKED], "");
    assert_eq!((run.status, run.agents()), (Some(1), vec!["0417"]));
    assert_eq!(run.err.len(), 4, "{:#?}", run.err);
    for (line, name) in run.err.iter().zip([&*nonsense, missing, bytes, newer]) {
        let reason = line
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix(": "));
        assert!(reason.is_some_and(|reason| !reason.is_empty()), "{line}");
    }
}

#[test]
fn a_bad_record_of_a_file_is_named_with_its_place() {
    let file = "tests/fixtures/records/date_outside_month.json";
    let run = run(&[file], "");
    assert_eq!((run.status, run.agents()), (Some(1), vec!["0418"]));
    let place = format!("{file}: records[1].record.entries[1].date: ");
    assert!(
        run.err.len() == 1 && run.err[0].starts_with(&place),
        "{:?}",
        run.err
    );
}

#[test]
fn every_faulty_file_gives_one_line_and_no_panic() {
    for entry in std::fs::read_dir(root().join("tests/fixtures/records")).unwrap() {
        let path = entry.unwrap().path();
        let run = run(&[path.to_str().unwrap()], "");
        assert_eq!(
            (run.status, run.err.len()),
            (Some(1), 1),
            "{path:?}: {:?}",
            run.err
        );
    }
}

#[test]
fn files_of_office_editors_are_read_or_named() {
    let run = |name: &str| run(&[&format!("tests/fixtures/files/{name}")], "");
    let wide = run("utf16le.json");
    assert_eq!(
        (wide.status, &wide.out[0]["score"]),
        (Some(0), &json!("97"))
    );
    for (name, why) in [
        ("gb18030.json", "save it as UTF-8"),
        ("cut.json", "line 25, column"),
        ("lonesurr.json", "line 19, column"),
    ] {
        let run = run(name);
        assert_eq!((run.status, run.err.len()), (Some(1), 1), "{name}");
        assert!(run.err[0].contains(why), "{}", run.err[0]);
    }
}

#[test]
fn a_file_is_held_to_what_the_fields_take() {
    let run = |name: &str| run(&[&format!("tests/fixtures/files/{name}.record.json")], "");
    let early = run("report-too-early");
    assert_eq!((early.status, early.out.len()), (Some(1), 0));
    assert!(
        early.err[0].contains("report: ") && early.err[0].contains("1 March"),
        "{:?}",
        early.err
    );
    let nothing = run("zero-of-zero");
    assert_eq!(
        (nothing.status, &nothing.out[0]["score"]),
        (Some(0), &json!("100"))
    );
}

#[test]
fn foreign_text_cannot_write_over_the_terminal() {
    let run = run(&["-"], "{\"month\": \"2026-03\", \"a\\u001b[2Jb\\nc\": 1}");
    assert_eq!((run.status, run.err.len()), (Some(1), 1));
    assert!(!run.err[0].contains('\u{1b}'), "{:?}", run.err);
}

#[test]
fn a_report_that_is_not_in_hangs_on_the_day() {
    let line = r#"{"month":"2026-03","report":"not_yet"}"#;
    let score = |today: &str| {
        let run = run(&["--today", today, "-"], line);
        run.out[0]["score"].as_str().unwrap().to_owned()
    };
    assert_eq!(score("2026-04-04"), "100");
    assert_eq!(score("2026-04-05"), "99");
    assert_eq!(score("2026-04-07"), "95");
    // By this machine's clock it's later than that.
    assert_eq!(run(&["-"], line).out[0]["score"], "95");
}

#[test]
fn another_rulebook_scores_by_its_own_rules() {
    let mut document: Value = serde_json::from_str(kaohe::rulebook::bundled_json()).unwrap();
    document["base"] = json!("120");
    document["effective"] = json!("2026-02");
    let strict = temporary("strict.json", &document.to_string());
    let mut one = run(&["--rulebook", &strict, WORKED], "");
    assert_eq!(one.status, Some(0));
    one.out = without_text_mark(one.out);
    assert_eq!(one.out[0]["score"], "117");
    assert_eq!(
        one.out[0]["rulebook"],
        json!({"id": "broadband", "effective": "2026-02", "fingerprint": "a35e6e0e755427cb"})
    );
    let seen = json!({"score": "97", "low": "78.6", "high": "100.2", "state": "rests_on_assumed"});
    assert_eq!(one.out[0]["seen"], seen, "the sender saw something else");

    document["base"] = json!("90");
    document["effective"] = json!("2026-04");
    let later = temporary("later.json", &document.to_string());
    let inline = format!("--rulebook={later}");
    let both = run(&[&inline, "--rulebook", &strict, WORKED], "");
    assert_eq!(both.out[0]["score"], "117", "the one in force in March");

    document["sections"][0]["clauses"][0]["number"] = json!("2");
    let faulty = temporary("faulty.json", &document.to_string());
    let refused = run(&["--rulebook", &faulty, WORKED], "");
    assert_eq!((refused.status, refused.err.len()), (Some(2), 1));
    assert!(
        refused.err[0].contains("sections[0].clauses[1].number: clause 2 stands twice"),
        "{:?}",
        refused.err
    );
    let no_rulebook = run(&["--rulebook", WORKED, WORKED], "");
    assert_eq!((no_rulebook.status, no_rulebook.err.len()), (Some(2), 1));
}

#[test]
fn parts_that_the_rulebook_does_not_have_are_named() {
    let line = r#"{"month":"2026-03","entries":[{"parts":["99"],"count":1}]}"#;
    let run = run(&["-"], line);
    assert_eq!(run.out[0]["unscored"], json!(["99"]));
}

#[test]
fn levels_and_open_complaints_are_told_apart() {
    let line = json!({"month": "2026-03", "complaints": [
        {"finding": {"liable": "serious"}}, {"finding": "pending"},
    ]});
    let run = run(&["-"], &line.to_string());
    let lines = run.out[0]["lines"].as_array().unwrap();
    let of = |key: &str| lines.iter().find(|line| line.get(key).is_some()).unwrap();
    assert_eq!(
        (&of("level")["level"], &of("level")["amount"]),
        (&json!("serious"), &json!("-5"))
    );
    let open = of("under_investigation");
    assert_eq!(
        (&open["amount"], &open["low"]),
        (&json!("0"), &json!("-50"))
    );
}

#[test]
fn wrong_usage_is_said_so() {
    for args in [
        &[][..],
        &["--frobnicate", WORKED],
        &["--today", "2026-02-30", WORKED],
        &["--today"],
        &["--rulebook", "missing.json", WORKED],
    ] {
        let run = run(args, "");
        assert_eq!(
            (run.status, run.err.len(), run.out.len()),
            (Some(2), 1, 0),
            "{args:?}"
        );
    }
    let output = command(&["--help"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("--today") && help.contains("UTC+8"), "{help}");
}

#[test]
fn a_forged_line_is_named() {
    let record = kaohe::record::Record::new(kaohe::rulebook::worked_month().unwrap()).unwrap();
    let (rulebook, today) = (kaohe::rulebook::bundled(), "2026-04-06".parse().unwrap());
    let mut item = kaohe::exchange::Item::of(record.clone(), &rulebook, today);
    let lang = kaohe::locale::Lang::Zh;
    item.lines = kaohe::locale::explain::derived_lines(lang, &rulebook, &record, today);
    let sent = |item: &kaohe::exchange::Item| {
        let wage = kaohe::exchange::Wage::Left;
        let text = kaohe::exchange::export(std::slice::from_ref(item), wage, &[]);
        run(&["--today", "2026-04-06", "-"], &text).out.remove(0)
    };
    assert!(sent(&item).get("seen_lines").is_none());
    let line = item
        .lines
        .iter_mut()
        .find(|line| line.clause == "7")
        .unwrap();
    line.amount = "2".parse().unwrap();
    let title = line.title.clone();
    let scored = sent(&item);
    let named = json!([{
        "clause": "7",
        "title": title,
        "seen": {"amount": "2", "low": "-1.6", "high": "-0.4"},
        "own": {"amount": "-1", "low": "-1.6", "high": "-0.4"}
    }]);
    assert_eq!(scored["seen_lines"], named);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let path = temporary("many.jsonl", &format!("{}\n", month("1")).repeat(5_000));
    let mut command = command(&[&path]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_line_beyond_the_limit_is_left_out() {
    let long = " ".repeat(kaohe::exchange::MAX_BYTES + 1);
    let text = [&*month("1"), &long, &month("2")].join("\n");
    let path = temporary("long.jsonl", &text);
    let lines = run(&[&path], "");
    assert_eq!((lines.status, lines.agents()), (Some(1), vec!["1", "2"]));
    let place = format!("{path}:2: ");
    assert!(
        lines.err.len() == 1 && lines.err[0].starts_with(&place),
        "{:?}",
        lines.err
    );

    // What ends a line isn't part of it.
    let fill = |length: usize| format!("{}{}", month("3"), " ".repeat(length - month("3").len()));
    for (length, status) in [(0, 0), (1, 1)] {
        for end in ["", "\n"] {
            let line = fill(kaohe::exchange::MAX_BYTES + length) + end;
            std::fs::write(&path, line).unwrap();
            for args in [&[&*path][..], &["--lines", "--today=2026-04-05", &path]] {
                let run = run(args, "");
                assert_eq!(run.status, Some(status), "{length} {end:?} {:?}", run.err);
            }
        }
    }

    std::fs::write(&path, format!("{long}{{}}")).unwrap();
    let whole = run(&[&path], "");
    assert_eq!(
        (whole.status, whole.err.len(), whole.out.len()),
        (Some(1), 1, 0)
    );
    let size = (kaohe::exchange::MAX_BYTES + 3).to_string();
    assert!(whole.err[0].contains(&size), "{:?}", whole.err);
    std::fs::remove_file(&path).unwrap();
}

/// Worked by hand: 20 yuan a missed day, 10 for a lateness, all back where the
/// target is met with fewer than three misses.
#[test]
fn a_month_in_money_is_charged_refunded_and_net() {
    for (name, agent, expected) in [
        ("two-misses", "T01", ["10", "10", "0"]),
        ("two-misses", "T02", ["50", "0", "50"]),
        ("three-misses", "T01", ["70", "0", "70"]),
        ("three-misses", "T02", ["70", "0", "70"]),
        ("sick-days", "T01", ["10", "10", "0"]),
        // Approved, but late: it counts.
        ("sick-days", "T02", ["70", "0", "70"]),
    ] {
        let run = run(&[&format!("tests/fixtures/telesales-{name}.json")], "");
        assert_eq!(run.err, [""; 0], "{name}");
        let found = run.out.iter().find(|object| object["agent"] == agent);
        let found = found.unwrap();
        assert_eq!(found["rulebook"]["id"], "telesales");
        let figures = ["charged", "refunded", "net"].map(|key| found[key].clone());
        assert_eq!(json!(figures), json!(expected), "{name} {agent}");
    }
}

/// Rulebooks that have rewards, or neither a settlement nor calls: what they
/// haven't isn't in the object.
#[test]
fn a_month_in_money_has_what_its_rulebook_has() {
    for (name, expected, days, target) in [
        ("per-call", ["62", "0", "0", "62"], json!([20, 2, 0]), None),
        (
            "rewards",
            ["10", "0", "50", "-40"],
            json!([null, null, null]),
            None,
        ),
        (
            "settled-rewards",
            ["10", "10", "60", "-60"],
            json!([20, 2, 0]),
            Some(json!(true)),
        ),
    ] {
        let [rulebook, record] =
            ["rulebook", "record"].map(|kind| format!("tests/fixtures/money/{name}.{kind}.json"));
        let run = run(&["--rulebook", &rulebook, &record], "");
        assert_eq!(run.err, [""; 0], "{name}");
        let found = &run.out[0];
        let figures = ["charged", "refunded", "rewarded", "net"].map(|key| found[key].clone());
        assert_eq!(json!(figures), json!(expected), "{name}");
        let counted = ["days_met", "days_missed", "days_unknown"].map(|key| found[key].clone());
        assert_eq!(json!(counted), days, "{name}");
        assert_eq!(found.get("target_met"), target.as_ref(), "{name}");

        let score: Points = found["score"].as_str().unwrap().parse().unwrap();
        assert_eq!(-score, expected[3].parse().unwrap(), "{name}");
    }
}
