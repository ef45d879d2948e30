//! JSON Lines that are said to be such: partitions as another engine hands
//! them over, empty ones and bad lines among them.

use serde_json::{Value, json};

use super::{Run, month, root, run, temporary};

/// What another engine runs.
const PIPE: &[&str] = &["--lines", "--today", "2026-04-05", "-"];
const KEEP_GOING: &[&str] = &["--lines", "--keep-going", "--today", "2026-04-05", "-"];

const LATE: &str =
    r#"{"agent":"2","month":"2026-03","entries":[{"parts":["7"],"count":1,"date":"2026-04-01"}]}"#;

/// Of each line of the output who it is about, or what it's refused for.
fn told(run: &Run) -> Vec<String> {
    let told = |line: &Value| match line.get("refused") {
        Some(_) => format!("{}!", line["line"]),
        None => line["agent"].as_str().unwrap().to_owned(),
    };
    run.out.iter().map(told).collect()
}

#[test]
fn an_empty_input_is_fine() {
    for input in ["", "\n", "\n\r\n  \n", " "] {
        for args in [PIPE, KEEP_GOING] {
            let run = run(args, input);
            assert_eq!((run.status, run.out.len()), (Some(0), 0), "{input:?}");
            assert_eq!(run.err, [""; 0], "{input:?}");
        }
    }
    let empty = temporary("empty.jsonl", "");
    let run = run(
        &["--lines", "--today", "2026-04-05", &empty, "-", &empty],
        &month("1"),
    );
    assert_eq!((run.status, run.agents()), (Some(0), vec!["1"]));
}

#[test]
fn lines_are_never_guessed() {
    // By their beginnings these aren't lines.
    for (first, reason) in [
        (r#"{"format": "kaohe-records""#, "column"),
        (r#"{"records": []}"#, "records"),
        ("[", "column"),
        ("agent,month", "table"),
    ] {
        let text = [first, &month("1")].join("\n");
        let run = run(PIPE, &text);
        assert_eq!((run.status, run.agents()), (Some(1), vec!["1"]), "{first}");
        assert_eq!(run.err.len(), 1, "{first}");
        assert!(
            run.err[0].starts_with("-:1: ") && run.err[0].contains(reason),
            "{:?}",
            run.err
        );
    }
    // A whole file isn't one either, on however many lines it lies.
    let text = std::fs::read_to_string(root().join(super::WORKED)).unwrap();
    let whole = run(KEEP_GOING, &text);
    assert_eq!((whole.status, whole.err.len()), (Some(0), 0));
    let solid = text.lines().filter(|line| !line.trim().is_empty());
    assert_eq!(whole.out.len(), solid.count());
    assert!(whole.out.iter().all(|line| line.get("refused").is_some()));
}

#[test]
fn bad_lines_in_any_place_leave_the_others() {
    for (nth, bad) in [
        LATE,
        "{",
        "5",
        "null",
        "[]",
        "{}",
        "\u{1}",
        "{\"month\":",
        "\"x\"",
    ]
    .into_iter()
    .enumerate()
    {
        // First, twice in a row, last; with an end of the line behind it or without.
        let end = ["\n", "", "\r\n"][nth % 3];
        let text = [bad, &month("1"), bad, bad, &month("4"), bad].join("\n") + end;
        let stopped = run(PIPE, &text);
        assert_eq!(
            (stopped.status, stopped.agents()),
            (Some(1), vec!["1", "4"]),
            "{text}"
        );

        let going = run(KEEP_GOING, &text);
        let expected = ["1!", "1", "3!", "4!", "4", "6!"];
        assert_eq!(
            (going.status, told(&going)),
            (Some(0), expected.map(str::to_owned).into()),
            "{text}"
        );
        assert_eq!(going.err, [""; 0], "{text}");
        // The same reasons, wherever they go.
        let refused = going
            .out
            .iter()
            .filter(|line| line.get("refused").is_some());
        let refused = refused
            .map(|line| format!("-:{}: {}", line["line"], line["refused"].as_str().unwrap()));
        assert_eq!(refused.collect::<Vec<_>>(), stopped.err);
    }
}

#[test]
fn a_refusal_says_what_whose_and_which_line() {
    let wage = r#"{"agent":"3","month":"2026-03","wage":"-1"}"#;
    let item = r#"{"rulebook":{"id":"broadband","effective":"2026-01"},"record":{"agent":"9","month":"2026-13"}}"#;
    let text = ["", LATE, "", wage, "{", item].join("\n");
    let run = run(KEEP_GOING, &text);
    assert_eq!((run.status, &run.err[..]), (Some(0), &[][..]));
    let expected = json!([
        {"refused": "entries[0].date: Not a day of March 2026", "agent": "2", "month": "2026-03", "line": 2},
        {"refused": "wage: A wage can't be below 0", "agent": "3", "month": "2026-03", "line": 4},
        {"refused": run.out[2]["refused"], "agent": null, "month": null, "line": 5},
        {"refused": run.out[3]["refused"], "agent": "9", "month": null, "line": 6},
    ]);
    assert_eq!(json!(run.out), expected);
    let cut = run.out[2]["refused"].as_str().unwrap();
    assert!(cut.starts_with("line 1, column 1: "), "{cut}");
    let month = run.out[3]["refused"].as_str().unwrap();
    assert!(month.starts_with("record.month: "), "{month}");
}

#[test]
fn of_several_files_a_refusal_names_its_own() {
    let one = temporary("one.jsonl", &[&*month("1"), "{"].join("\n"));
    let other = temporary("other.jsonl", "{\n");
    let run = run(
        &[
            "--lines",
            "--keep-going",
            "--today=2026-04-05",
            &one,
            &other,
        ],
        "",
    );
    assert_eq!(
        (run.status, told(&run)),
        (Some(0), vec!["1".into(), "2!".into(), "1!".into()])
    );
    assert_eq!(run.out[1]["file"], json!(one));
    assert_eq!(run.out[2]["file"], json!(other));
}

#[test]
fn what_is_no_line_is_a_failure_all_the_same() {
    let run = run(
        &[
            "--lines",
            "--keep-going",
            "--today=2026-04-05",
            "missing.jsonl",
            "-",
        ],
        &month("1"),
    );
    assert_eq!((run.status, run.agents()), (Some(1), vec!["1"]));
    assert!(
        run.err.len() == 1 && run.err[0].starts_with("missing.jsonl: "),
        "{:?}",
        run.err
    );
}

#[test]
fn lines_are_scored_by_a_day_that_is_said() {
    let late = r#"{"month":"2026-03","report":"not_yet"}"#;
    assert_eq!(run(PIPE, late).out[0]["score"], "99");
    for args in [
        &["--lines", "-"][..],
        &["--keep-going", "--today", "2026-04-05", "-"],
        &["--lines=yes", "--today", "2026-04-05", "-"],
        &["--lines", "--today", "2026-04-05"],
        &["--threads", "0", "-"],
        &["--threads=many", "-"],
        &["--threads", "257", "-"],
    ] {
        let run = run(args, late);
        assert_eq!(
            (run.status, run.err.len(), run.out.len()),
            (Some(2), 1, 0),
            "{args:?}"
        );
    }
}

/// Many parts by several threads: the order and the output to the letter are
/// those of one.
#[test]
fn threads_change_nothing() {
    let mut lines = Vec::new();
    for number in 0..6_000 {
        let month = json!({"agent": format!("{number}"), "month": "2026-03", "exam": "none",
            "entries": [{"parts": ["15"], "count": 1 + number % 5}]});
        lines.push(month.to_string());
        if number % 97 == 0 {
            lines.push(["{", "", LATE][number / 97 % 3].to_owned());
        }
    }
    let path = temporary("threads.jsonl", &lines.join("\n"));
    let out = |threads: &str, more: &[&str]| {
        let mut command = super::command(&["--lines", "--today=2026-04-05", "--threads", threads]);
        let output = command.args(more).arg(&path).output().unwrap();
        (output.status.code(), output.stdout, output.stderr)
    };
    for more in [&[][..], &["--keep-going"]] {
        let one = out("1", more);
        assert_eq!(one.0, Some(i32::from(more.is_empty())));
        for threads in ["2", "3", "16"] {
            assert!(out(threads, more) == one, "{threads} threads {more:?}");
        }
    }
}
