//! Rulebooks that share nothing with the bundled ones: on no page does a text,
//! a name or a hint say what only those say.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;

use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

use crate::bundled_words::{holds, numbered_as_the_bundled, words_of_the_bundled};
use crate::desk::log_panels::{click_in_main, import, open_log};
use crate::desk::{Desk, assert_fits, assert_quiet, click_file_button, file, fixture};

/// The last day of 2026, when every report is long due.
const DECEMBER: &str = "{
    const Real = Date;
    const shift = Real.parse('2026-12-31T10:00:00+08:00') - Real.now();
    globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + shift); }
        static now() { return Real.now() + shift; }
    };
}";

/// All that an element says: its text as shown, each text in it, shown or not,
/// names and hints. The choice between systems and the list of rulebooks name
/// the bundled ones, since those are here too; what the law says of pay is no
/// rulebook's, and the marks of the log's categories are the log's.
const TEXTS: &str = "(root => {
    const others = '.systems, .books, #pay-guard details, .list-marks, script, style';
    const kept = [...document.querySelectorAll(others)].map(e => [e, e.style.display]);
    kept.forEach(([e]) => e.style.display = 'none');
    const texts = new Set([document.title, ...root.innerText.split('\\n')]);
    kept.forEach(([e, display]) => e.style.display = display);
    for (const e of root.querySelectorAll('*')) {
        if (e.closest(others)) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'label', 'data-label']) {
            if (e.hasAttribute(name)) texts.add(e.getAttribute(name));
        }
        if ('value' in e && e.tagName !== 'OPTION') texts.add(String(e.value));
        for (const node of e.childNodes) if (node.nodeType === 3) texts.add(node.data);
    }
    return [...texts].filter(text => text.trim());
})";

/// The words of the consultation log, whoever keeps one: what comes of an entry,
/// what a category may be marked as, and which shares follow.
const LOG_OWN: [&str; 6] = [
    "升级投诉",
    "投诉类",
    "台账：投诉过滤",
    "Escalated as a complaint",
    "Log: complaints filtered",
    "Log: faults solved online",
];

/// What another office brings along.
struct Book {
    rulebook: &'static str,
    months: &'static str,
    agent: &'static str,
    /// The months to look at; the last one is closed.
    of: &'static [usize],
    /// What stands for all of it in the names of pictures.
    name: &'static str,
    /// What isn't the bundled rulebook's alone.
    common: &'static [&'static str],
}

struct Walk {
    page: Page,
    name: &'static str,
    /// By language.
    banned: BTreeMap<&'static str, BTreeSet<String>>,
    /// Which of the systems, from one on.
    system: usize,
    /// The numbers of the clauses, as printed.
    numbers: Vec<String>,
    read: HashSet<(&'static str, String)>,
    found: BTreeSet<String>,
}

impl Walk {
    /// Brings the rulebook and the months to a new page.
    fn begin(desk: &Desk, book: &Book) -> Self {
        let json: Value =
            serde_json::from_str(&fs::read_to_string(fixture(book.rulebook)).unwrap()).unwrap();
        let own = json.to_string().to_lowercase();
        let banned = ["zh", "en"].map(|lang| {
            let mut banned = words_of_the_bundled(lang);
            banned.retain(|word| {
                !book.common.contains(&word.as_str()) && !own.contains(&word.to_lowercase())
            });
            assert!(banned.len() > 150, "{}", banned.len());
            (lang, banned)
        });
        let clauses = json["sections"].as_array().unwrap().iter();
        let clauses = clauses.flat_map(|section| section["clauses"].as_array().unwrap());
        let numbers = clauses.map(|clause| clause["number"].as_str().unwrap().to_owned());
        let mut walk = Self {
            page: desk.open_after(DECEMBER),
            name: book.name,
            banned: banned.into(),
            system: if json["unit"] == "money" { 2 } else { 1 },
            numbers: numbers.collect(),
            read: HashSet::new(),
            found: BTreeSet::new(),
        };
        for name in [book.rulebook, book.months] {
            click_file_button(&walk.page, 0);
            walk.page.upload("#import-files", &[fixture(name)]);
            walk.page.wait_for(".import-list");
            if name == book.months {
                // Outside it stands the month that was shown, of the bundled rules.
                walk.read_in("#main", "preview of the months");
            } else {
                walk.page.click(".import-list .radio:nth-child(1)");
            }
            walk.page.click("#main .acts button.filled");
            // What came in is shown once it's stored.
            walk.page.wait_gone(".exchange");
        }
        walk.page.fill("#f-agent", book.agent);
        walk.page.press("Enter");
        walk
    }

    fn js(&self, statement: &str) {
        self.page
            .eval_json(&format!("(() => {{ {statement}; return null; }})()"));
    }

    /// Presses the nth of several elements, wherever the window's edge is.
    fn press(&self, css: &str, nth: usize) {
        self.js(&format!(
            "document.querySelectorAll('{css}')[{nth}].click()"
        ));
    }

    /// Reads all that the page says now, in both languages.
    fn read(&mut self, place: &str) {
        self.read_in("body", place);
    }

    fn read_in(&mut self, css: &str, place: &str) {
        for lang in ["en", "zh"] {
            self.press(&format!(".lang-buttons [lang^={lang}]"), 0);
            self.page.wait_true(&format!(
                "document.documentElement.lang.startsWith('{lang}')"
            ));
            let js = format!("{TEXTS}(document.querySelector('{css}'))");
            let texts = self.page.eval_json(&js);
            for text in texts.as_array().unwrap().iter().filter_map(Value::as_str) {
                if !self.read.insert((lang, text.to_owned())) {
                    continue;
                }
                let said = LOG_OWN
                    .iter()
                    .fold(text.to_owned(), |text, own| text.replace(own, ""));
                let words = self.banned[lang].iter().filter(|word| holds(&said, word));
                let numbered = numbered_as_the_bundled(text).into_iter();
                for word in words.map(String::as_str).chain(numbered) {
                    self.found
                        .insert(format!("{lang}, {place}: “{word}” in “{text}”"));
                }
            }
        }
    }

    /// Reads what stands for a desk and for a phone, looks whether it fits, and
    /// takes pictures.
    fn read_wide_and_narrow(&mut self, place: &str) {
        self.read(place);
        let name = format!("foreign-{}-{}", self.name, place.replace(' ', "-"));
        self.page.picture(format!("{name}.png"), true);
        self.page.set_viewport(390, 844, true);
        self.read(place);
        assert_fits(&self.page);
        self.page.picture(format!("{name}-phone.png"), true);
        self.page.set_viewport(1440, 900, false);
    }

    fn tab(&self, nth: usize, waits_for: &str) {
        self.press(".tabs .tab", nth);
        self.page.wait_for(waits_for);
    }

    /// What is printed: every clause by its own number.
    fn paper(&mut self, place: &str) {
        self.page.emulate_print(true);
        self.read(place);
        let name = format!("foreign-{}-{}", self.name, place.replace(' ', "-"));
        self.page.picture(format!("{name}.png"), true);
        for css in [
            ".paper-lines tbody tr:not(.sum) td:first-child",
            ".clause-row .row-number",
        ] {
            for number in self.page.texts(css) {
                let number = number.trim();
                let known = number.is_empty() || self.numbers.iter().any(|own| own == number);
                assert!(
                    known,
                    "{place}: {number} is no clause of {:?}",
                    self.numbers
                );
            }
        }
        self.page.emulate_print(false);
    }

    /// A month of the unit in which the rulebook is.
    fn go(&self, month: usize) {
        self.tab(1, ".month-grid");
        self.press(".month-grid li button", month - 1);
        self.page.wait_for(".tabs .tab:nth-child(1)[aria-current]");
        let system = format!(".systems button:nth-child({})", self.system);
        self.press(&system, 0);
        self.page.wait_for(&format!("{system}[aria-pressed=true]"));
    }

    /// A month: each row open, with an entry; what is set; plans; its paper.
    fn month(&mut self, month: usize) {
        self.go(month);
        self.read_wide_and_narrow(&format!("month {month}"));
        for nth in 0..self.page.count(".chevron") {
            self.press(".chevron", nth);
            self.page.wait_true(&format!(
                "document.querySelectorAll('.chevron')[{nth}].getAttribute('aria-expanded') === 'true'"
            ));
            // One row is open at a time.
            if self.page.find(".entries > .link") {
                self.press(".entries > .link", 0);
                self.page.wait_for(".entries .entry");
            }
            self.read(&format!("month {month}, row {nth} open"));
        }
        self.js("document.querySelectorAll('.same-readings').forEach(e => e.open = true)");
        self.forms(&format!("month {month}"), 4);
        self.paper(&format!("month {month} on paper"));
    }

    /// Opens every nth form in which something is set.
    fn forms(&mut self, place: &str, every: usize) {
        for nth in (0..self.page.count(".setter")).step_by(every) {
            self.press(".setter", nth);
            self.page.wait_for("#dialog");
            self.read_in("#dialog", &format!("{place}, form {nth}"));
            self.page.press("Escape");
            self.page.wait_gone("#dialog");
        }
    }

    /// A plan for the post, a case more, and the month closed and opened again.
    fn conclude(&mut self) {
        if self.page.find("#complaints") {
            self.press("#complaints > .outlined", 0);
            self.page.wait_for(".complaint");
        }
        self.press("#plan > .link", 0);
        self.page.wait_for("#plan-0");
        self.read("plans and cases");
        self.press("#closing .outlined", 0);
        self.page.wait_for("#ask-answer");
        self.read("asked before it's closed");
        self.press("#ask-answer", 0);
        self.page.wait_for("#reopen-reason");
        self.read_wide_and_narrow("closed");
        self.paper("closed on paper");
        self.page.fill("#reopen-reason", "3");
        self.press("#closing .outlined", 0);
        self.page.wait_for("#closing .history");
        self.read("opened again");
    }

    fn year(&mut self) {
        self.tab(1, ".month-grid");
        self.read_wide_and_narrow("year");
        self.paper("year on paper");
    }

    fn basis(&mut self) {
        self.tab(3, "#rules");
        self.js("document.querySelectorAll('details').forEach(e => e.open = true)");
        self.read_wide_and_narrow("basis");
        self.forms("basis", 1);
        if self.page.find("#log-lists-edit") {
            self.press("#log-lists-edit", 0);
            self.page.wait_for("form.lists");
            self.read("the log's lists");
        }
    }

    fn export(&mut self) {
        click_file_button(&self.page, 1);
        self.page.wait_for("#export-lines");
        self.read("export");
    }

    /// The log, empty and not, and its files.
    fn log(&mut self, entries: &Value) {
        open_log(&self.page);
        // Not the one that was chosen under the bundled rules.
        let channel = entries[0]["channel"].as_str().unwrap();
        assert_eq!(self.page.value("#log-new-channel"), channel);
        self.read_wide_and_narrow("log, empty");
        let text = json!({ "format": "kaohe-log", "version": 1, "entries": entries }).to_string();
        import(&self.page, file(&self.page, "log.json", &text));
        self.page.wait_text(".log-files .strong", "新增 2 条");
        self.read("log, preview");
        click_in_main(&self.page, "导入 2 条");
        self.page.wait_text(".log-files .strong", "已导入 2 条");
        open_log(&self.page);
        self.page.wait_for("[role=grid] [role=row]");
        self.read_wide_and_narrow("log");
        for (nth, waits_for) in [(0, ".report-table"), (2, ".log-files"), (3, ".log-files")] {
            self.press(".log-acts .link", nth);
            self.page.wait_for(waits_for);
            self.read(&format!("log, panel {nth}"));
            self.press("main > .acts .link", 0);
            self.page.wait_for("[role=grid] [role=row]");
        }
    }
}

fn walked(book: &Book, more: impl Fn(&mut Walk)) {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let mut walk = Walk::begin(&desk, book);
    let (last, first) = book.of.split_last().unwrap();
    first.iter().for_each(|month| walk.month(*month));
    walk.month(*last);
    walk.conclude();
    walk.year();
    walk.basis();
    walk.export();
    more(&mut walk);
    assert!(walk.read.len() > 800, "{}", walk.read.len());
    let found: Vec<String> = walk.found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_quiet(&walk.page);
}

#[test]
fn a_library_is_a_library_on_every_page() {
    let book = Book {
        rulebook: "foreign/library.json",
        months: "foreign/library-months.json",
        agent: "L3",
        of: &[3, 5, 4],
        name: "library",
        common: &[],
    };
    walked(&book, |walk| {
        walk.log(&json!([
            { "id": 1, "date": "2026-12-31", "channel": "counter", "category": "lost", "question": "a", "result": "dispatched" },
            { "id": 2, "date": "2026-12-31", "channel": "counter", "category": "renew", "question": "b" },
        ]));
    });
}

#[test]
fn a_hotline_is_that_hotline_on_every_page() {
    let book = Book {
        rulebook: "foreign/hotline.json",
        months: "foreign/hotline-months.json",
        agent: "0417",
        of: &[8, 9, 10],
        name: "hotline",
        // What it comes to without absence, and what it names by its bare code.
        common: &["97.0", "待岗", "suspension"],
    };
    walked(&book, |_| {});
}

#[test]
fn couriers_are_no_telesales_on_any_page() {
    let book = Book {
        rulebook: "foreign/courier.json",
        months: "foreign/courier-months.json",
        agent: "K7",
        of: &[3, 5, 4],
        name: "courier",
        // What is taken in money has this name, whoever takes it.
        common: &["罚款", "fine", "fined"],
    };
    walked(&book, |_| {});
}
