//! Calendar files, read back by a small parser of RFC 5545.

use kaohe::calendar::Date;
use kaohe::exchange::{CalendarDay, write_calendar};
use kaohe::id::Fingerprint;
use proptest::prelude::*;

use super::day;

/// The lines of a file, unfolded, as names and values; every line as the standard
/// has it.
pub fn properties(file: &str) -> Vec<(String, String)> {
    let body = file.strip_suffix("\r\n").expect("ends with a line's end");
    let mut lines: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line before").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    let split = |line: &String| line.split_once(':').map(|(n, v)| (n.into(), v.into()));
    lines
        .iter()
        .map(|line| split(line).expect("a name"))
        .collect()
}

/// A text value as it was before it was written.
pub fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => text.push(c),
                other => panic!("\\{other:?}"),
            },
            ';' | ',' => panic!("bare {c}"),
            c => text.push(c),
        }
    }
    text
}

fn one(title: &str, text: &str, of: &str, reminds: &str) -> CalendarDay {
    CalendarDay {
        uid: Fingerprint::of_bytes(title.bytes()),
        day: day(of),
        title: title.into(),
        text: text.into(),
        reminds: day(reminds),
    }
}

#[test]
fn a_day_is_a_whole_day_with_a_reminder_at_nine() {
    let file = write_calendar(
        &[one("月报", "", "2026-05-04", "2026-04-30")],
        day("2026-04-07"),
    );
    let uid = format!("UID:{}@kaohe\r\n", Fingerprint::of_bytes("月报".bytes()));
    let expected = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kaohe//Kaohe//ZH\r\nBEGIN:VEVENT\r\n",
        &uid,
        "DTSTAMP:20260407T000000Z\r\nDTSTART;VALUE=DATE:20260504\r\nSUMMARY:月报\r\n",
        "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:月报\r\n",
        // Four days before, at nine: 96 hours less 9.
        "TRIGGER:-PT87H\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ];
    assert_eq!(file, expected.concat());
    let trigger = |reminds: &str| {
        let file = write_calendar(&[one("x", "", "2026-05-04", reminds)], day("2026-04-07"));
        let lines = properties(&file);
        let mut found = lines.into_iter().filter(|(name, _)| name == "TRIGGER");
        found.next().unwrap().1
    };
    assert_eq!(trigger("2026-05-04"), "PT9H");
    assert_eq!(trigger("2026-05-03"), "-PT15H");
    assert_eq!(trigger("2026-06-01"), "PT9H");
}

#[test]
fn no_days_are_an_empty_calendar() {
    let lines = properties(&write_calendar(&[], day("2026-04-07")));
    let names: Vec<&str> = lines.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["BEGIN", "VERSION", "PRODID", "END"]);
}

#[test]
fn a_long_line_is_folded_between_characters() {
    // 8 octets of the name, then three each: 22 fit into 75, and 24 into each
    // further line.
    let title = "改".repeat(60);
    let file = write_calendar(
        &[one(&title, "", "2026-05-04", "2026-05-03")],
        day("2026-04-07"),
    );
    let first = format!(
        "SUMMARY:{}\r\n {}\r\n {}\r\n",
        "改".repeat(22),
        "改".repeat(24),
        "改".repeat(14)
    );
    assert!(file.contains(&first), "{file}");
}

proptest! {
    #[test]
    fn every_text_comes_back(title in "\\PC{0,90}", text in "(\\PC|\n|;|,|\\\\){0,200}") {
        let days = [one(&title, &text, "2026-05-04", "2026-05-03"), one("b", "", "2999-12-31", "2999-12-30")];
        let lines = properties(&write_calendar(&days, day("2026-04-07")));
        let value = |of: &str| lines.iter().find(|(name, _)| name == of).map(|(_, v)| unescaped(v));
        prop_assert_eq!(value("SUMMARY"), Some(title));
        if !text.is_empty() {
            prop_assert_eq!(value("DESCRIPTION"), Some(text));
        }
        prop_assert_eq!(lines.iter().filter(|(n, v)| n == "BEGIN" && v == "VEVENT").count(), 2);
    }

    #[test]
    fn no_control_character_gets_in(title in "[\u{0}-\u{1f}a\u{7f}\u{85}]{0,40}") {
        let file = write_calendar(&[one(&title, &title, "2026-05-04", "2026-05-03")], Date::LAST);
        prop_assert!(properties(&file).iter().all(|(_, v)| !v.chars().any(char::is_control)));
    }
}
