//! What every test of the page does: a desk in April 2026, and the worked
//! month of March entered by hand.

pub mod entries;
pub mod log_page;
pub mod log_panels;
pub mod log_rows;

use std::path::PathBuf;

use kaohe_browser::{Browser, Options, Page, Site};

/// 7 April 2026, ten in the morning.
const APRIL: &str = "{
    const Real = Date;
    const shift = Real.parse('2026-04-07T10:00:00+08:00') - Real.now();
    globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + shift); }
        static now() { return Real.now() + shift; }
    };
}";

/// The page's site and a browser at it.
pub struct Desk {
    /// It serves as long as it isn't dropped.
    _site: Site,
    pub browser: Browser,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(Options::default())
    }

    pub fn with(options: Options) -> Self {
        let site = Site::start();
        let browser = Browser::launch(&site, options);
        Self {
            _site: site,
            browser,
        }
    }

    /// In a browser of its own, whose profile lies on the disk.
    pub fn on_disk() -> Self {
        Self::with(Options::on_disk())
    }

    /// The same desk after a power cut.
    pub fn kill(self) -> Self {
        let Self { _site, browser } = self;
        Self {
            _site,
            browser: browser.kill(),
        }
    }

    /// The page in a new tab.
    pub fn open(&self) -> Page {
        self.open_after("")
    }

    /// The page in a new tab, after a script of the test's own.
    pub fn open_after(&self, script: &str) -> Page {
        self.open_at("", script)
    }

    /// The same at an address that ends so.
    pub fn open_at(&self, end: &str, script: &str) -> Page {
        let page = self.browser.new_tab();
        page.add_init_script(APRIL);
        if !script.is_empty() {
            page.add_init_script(script);
        }
        page.goto(end);
        page.wait_for("#main");
        page
    }
}

/// Nothing went wrong that a person wouldn't see, and nothing left the site.
#[track_caller]
pub fn assert_quiet(page: &Page) {
    assert_eq!(page.console_errors(), Vec::<String>::new());
    assert_eq!(page.foreign_requests(), Vec::<String>::new());
}

/// Nothing is wider than the window, and no label runs into its edge.
#[track_caller]
pub fn assert_fits(page: &Page) {
    let wide = page.eval_json("document.documentElement.scrollWidth - innerWidth");
    assert_eq!(wide, 0);
    let beyond = page.eval_json(
        "[...document.querySelectorAll('.ruler text')].filter(text =>
            text.getBoundingClientRect().right > innerWidth - 10).map(text => text.textContent)",
    );
    assert_eq!(beyond, serde_json::json!([]));
}

/// Chooses the system that settles telesales, and waits until all of it is
/// there: what comes later moves what is below it.
pub fn to_telesales(page: &Page) {
    click_button(page, "电话销售月度结算");
    page.wait_for(".calendar");
}

/// Waits for a score with its range, as a screen reader is told it.
#[track_caller]
pub fn assert_score(page: &Page, score: &str, low: &str, high: &str) {
    let zh = format!("得分 {score}，可能 {low} 到 {high}");
    page.wait_text("#announced", &zh);
}

/// Enters the worked month of March 2026 as a person would, from April.
pub fn enter_march(page: &Page) {
    page.click("[aria-label='上个月']");
    page.wait_text(".month-name", "2026 年 3 月");
    page.fill("#f-agent", "0417");
    page.press("Enter");
    page.click("#row-3 .step-button:last-child");
    page.fill("#f-count-7", "2");
    page.focus("#f-count-15");
    page.press("ArrowUp");
    page.click("#row-16 .step-button:last-child");
    enter_ratio(page, "complaint_filter", "51", "53");
    enter_ratio(page, "satisfaction", "20", "20");
    for (measure, percent) in [
        ("faults_online", "68.4"),
        ("orders_on_time", "97.9"),
        ("repairs_on_time", "92"),
    ] {
        unfold(page, measure);
        page.click(&format!("#measure-{measure} .links .link:first-child"));
        page.fill(&format!("#f-{measure}-p"), percent);
    }
    choose(page, "exam", 1);
    page.fill("#f-rank", "2");
    page.fill("#f-heads", "11");
    choose(page, "report", 1);
    set_date(page, "#f-report", "2026-04-05");
    page.wait_text("#report .said-day", "2026 年 4 月 5 日");
    page.fill("#f-wage", "3200");
    page.press("Enter");
}

/// On a phone a measure is one line until someone goes there.
fn unfold(page: &Page, measure: &str) {
    page.eval_json(&format!(
        "(() => {{ const way = document.querySelector('#measure-{measure} .unfold');
           if (way?.checkVisibility()) way.click(); return null; }})()"
    ));
}

pub fn enter_ratio(page: &Page, measure: &str, numerator: &str, denominator: &str) {
    unfold(page, measure);
    page.fill(&format!("#f-{measure}-n"), numerator);
    page.fill(&format!("#f-{measure}-d"), denominator);
}

/// Chooses the nth radio button of a form.
pub fn choose(page: &Page, form: &str, nth: usize) {
    page.click(&format!("#{form} .radio:nth-child({nth}) input"));
}

/// Picks a day; how one is typed differs from locale to locale.
pub fn set_date(page: &Page, css: &str, day: &str) {
    page.wait_for(css);
    page.eval_json(&format!(
        "(() => {{ const e = document.querySelector('{css}'); e.focus(); e.value = '{day}';
           e.dispatchEvent(new Event('input', {{ bubbles: true }})); e.blur(); return null; }})()"
    ));
}

pub fn click_button(page: &Page, text: &str) {
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll('button')].find(b => b.textContent.trim() === '{text}' && b.offsetParent);
           if (b) b.click(); return !!b; }})()"
    ));
}

/// Clicks a button for files, which stand with the data: in, out, paper.
pub fn click_file_button(page: &Page, nth: usize) {
    click_tab(page, 5);
    page.wait_true(&format!(
        "(() => {{ const b = document.querySelectorAll('.data-acts .file-buttons button')[{nth}];
           if (b) b.click(); return !!b; }})()"
    ));
}

/// Goes to a page, in whatever language: month, year, log, rules, team, data.
pub fn click_tab(page: &Page, nth: usize) {
    page.wait_for(".tabs .tab");
    page.eval_json(&format!(
        "(() => {{ document.querySelectorAll('.tabs .tab')[{nth}].click(); return null; }})()"
    ));
    page.wait_true(&format!(
        "document.querySelectorAll('.tabs .tab')[{nth}].ariaCurrent === 'page'"
    ));
}

/// Chooses a reading by a word of its question and the place of its option.
pub fn choose_reading(page: &Page, word: &str, nth: usize) {
    click_button(page, "办法");
    page.wait_for("#rules");
    page.eval_json(&format!(
        "(() => {{ [...document.querySelectorAll('.setter')].find(b => b.getAttribute('aria-label').includes('{word}')).click(); return null; }})()"
    ));
    page.wait_for("#dialog");
    page.click(&format!(".dialog-options label:nth-child({nth})"));
    page.click("#dialog .filled");
    page.wait_gone("#dialog");
    click_button(page, "月度");
}

/// All that the page keeps, as one text: the settings, and the rows of every
/// table.
pub fn storage(page: &Page) -> String {
    let all = page.eval_json(
        "new Promise((done, fail) => {
            const kept = Object.entries(localStorage).filter(([k]) => k.startsWith('kaohe:')).sort();
            const open = indexedDB.open('kaohe');
            open.onerror = () => fail(open.error);
            open.onsuccess = () => {
                const db = open.result, names = [...db.objectStoreNames].filter(name => name !== 'meta');
                if (!names.length) { db.close(); done(JSON.stringify(kept)); return; }
                const look = db.transaction(names), rows = names.map(name =>
                    ['getAllKeys', 'getAll'].map(what => look.objectStore(name)[what]()));
                look.oncomplete = () => {
                    db.close();
                    for (const [at, name] of names.entries()) {
                        const [keys, texts] = rows[at].map(asked => asked.result);
                        keys.forEach((key, i) => kept.push([name + ' ' + decodeURIComponent(key), texts[i]]));
                    }
                    done(JSON.stringify(kept));
                };
            };
        })",
    );
    all.as_str().unwrap_or_default().to_owned()
}

/// Opens the page again once all that was entered is saved.
#[track_caller]
pub fn reload_saved(page: &Page) {
    page.wait_true("/已存|Saved/.test(document.querySelector('.status').textContent)");
    page.reload();
}

/// Waits until what the page keeps has this in it.
#[track_caller]
pub fn wait_stored(page: &Page, text: &str) {
    for _ in 0..1500 {
        if storage(page).contains(text) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    panic!("{text} is never stored: {}", storage(page));
}

/// Waits until nothing that the page keeps has this in it.
#[track_caller]
pub fn wait_not_stored(page: &Page, text: &str) {
    for _ in 0..1500 {
        if !storage(page).contains(text) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    panic!("{text} stays: {}", storage(page));
}

/// Puts a text under a name into a table, as another program would.
pub fn put_row(page: &Page, table: &str, name: &str, text: &str) {
    page.eval_json(&format!(
        "new Promise((done, fail) => {{
            const open = indexedDB.open('kaohe');
            open.onerror = () => fail(open.error);
            open.onsuccess = () => {{
                const change = open.result.transaction('{table}', 'readwrite');
                change.objectStore('{table}').put({}, {});
                change.oncomplete = () => {{ open.result.close(); done(null); }};
            }};
        }})",
        serde_json::json!(text),
        serde_json::json!(name)
    ));
}

/// A file to import, in the browser's folder for this test.
pub fn file(page: &Page, name: &str, text: &str) -> PathBuf {
    let path = page.downloads_dir().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub fn fixture(name: &str) -> PathBuf {
    kaohe_browser::root().join("tests/fixtures").join(name)
}
