//! Days as a calendar file (iCalendar, RFC 5545): whole days, so that no time zone
//! matters.

use crate::calendar::{Date, Month};
use crate::id::Fingerprint;

/// Octets of a line (RFC 5545, section 3.1).
const MAX_LINE: usize = 75;

/// A day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// What it is, the same whenever it's written: a calendar that has it takes
    /// the later one for it.
    pub uid: Fingerprint,
    /// The day.
    pub day: Date,
    /// What is on that day.
    pub title: String,
    /// More of it.
    pub text: String,
    /// Reminds at nine in the morning of this day, the day itself or one before.
    pub reminds: Date,
}

/// The file, as it is on a day.
pub fn write_calendar(days: &[CalendarDay], today: Date) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Kaohe//Kaohe//ZH");
    for day in days {
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}@kaohe", day.uid));
        line("DTSTAMP", &format!("{}T000000Z", digits(today)));
        line("DTSTART;VALUE=DATE", &digits(day.day));
        line("SUMMARY", &escaped(&day.title));
        if !day.text.is_empty() {
            line("DESCRIPTION", &escaped(&day.text));
        }
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escaped(&day.title));
        let before = day.day.days_since(day.reminds).max(0);
        let trigger = match before {
            0 => "PT9H".to_owned(),
            days => format!("-PT{}H", days * 24 - 9),
        };
        line("TRIGGER", &trigger);
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file
}

fn digits(date: Date) -> String {
    let month = Month::of(date);
    format!("{:04}{:02}{:02}", month.year(), month.number(), date.day())
}

/// A text as a value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', c]),
            c if c.is_control() => value.push(' '),
            c => value.push(c),
        }
    }
    value
}

/// Adds a line, in pieces of whole characters.
fn fold(file: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > MAX_LINE {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(c);
        octets += c.len_utf8();
    }
    file.push_str("\r\n");
}
