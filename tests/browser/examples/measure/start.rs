//! The first visit.

use kaohe_browser::{Browser, Options, Page, Site, SiteOptions};
use serde_json::json;

use crate::table::{Goal, Table};

/// What the machine of an office has less of.
const SLOWER: u32 = 4;
const PRESSES: usize = 50;

/// Clicks on a stepper `WAIT` milliseconds after it's there, and notes when it
/// counts and when what is behind it is drawn.
const WATCHED: &str = "
    globalThis.at = {};
    addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const now = performance.now();
        const button = document.querySelector('#row-24 .step-button:last-child');
        if (button && !at.ready) {
            at.ready = now;
            setTimeout(() => { at.touched = performance.now(); button.click(); }, WAIT);
        }
        if (!at.touched) return;
        if (document.querySelector('.score-parts')?.textContent.includes('\u{2212}1.0')) at.counted ??= now;
        if (document.querySelector('.line-list')) at.details ??= now;
    }).observe(document, { subtree: true, childList: true, characterData: true }));
";
/// How long the hand takes that first touches the page.
const HAND: u32 = 1000;

/// From an empty browser to what a person sees and does first, with the machine
/// and the net of an office.
pub fn on_a_slow_net(table: &mut Table) {
    let page = opened_slowly(0);
    let paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
    let figures = [
        ("first paint, 4x CPU, 1.6 Mbit/s, 150 ms", 0.5, &page, paint),
        ("  a click counts, after opening", 1.2, &page, "at.counted"),
        (
            "  details, after a touch 1 s after that",
            1.0,
            &opened_slowly(HAND),
            "at.details - at.touched",
        ),
    ];
    for (name, goal, page, js) in figures {
        let took = page.eval_json(js).as_f64().unwrap_or(f64::MAX);
        table.add(name, Goal::AtMost(goal, "s"), took / 1000.0);
    }
}

/// The page, packed as hosts send it, once what follows from a touch is drawn.
fn opened_slowly(hand: u32) -> Page {
    let site = Site::start_with(SiteOptions {
        packed: true,
        ..SiteOptions::default()
    });
    let page = Browser::launch(&site, Options::on_disk()).new_tab();
    page.add_init_script(&WATCHED.replace("WAIT", &hand.to_string()));
    // 1.6 Mbit/s down, 0.75 up, in bytes.
    page.cdp(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 }),
    );
    slow_down(&page, SLOWER);
    page.goto("");
    page.wait_true("at.counted > 0 && at.details > 0");
    page
}

/// What a click on a stepper costs.
pub fn measure(table: &mut Table) {
    let site = Site::start();
    let page = Browser::launch(&site, Options::on_disk()).open();
    page.wait_for("#main");
    press(&page);
    clicks(
        &page,
        table,
        [
            "click on a stepper, p99",
            "click on a stepper at 4x CPU, p99",
        ],
    );
    let page = Browser::launch(&site, Options::on_disk()).open();
    page.click(".intro .filled");
    page.wait_for(".line-list");
    press(&page);
    let names = [
        "click in a full month, p99",
        "click in a full month at 4x CPU, p99",
    ];
    clicks(&page, table, names);
}

fn clicks(page: &Page, table: &mut Table, [plain, slow]: [&'static str; 2]) {
    table.add(plain, Goal::AtMost(16.0, "ms"), press(page));
    slow_down(page, SLOWER);
    table.add(slow, Goal::AtMost(50.0, "ms"), press(page));
    slow_down(page, 1);
}

fn slow_down(page: &Page, rate: u32) {
    let rate = json!({ "rate": rate });
    page.cdp("Emulation.setCPUThrottlingRate", rate);
}

/// From the click to the moment at which all that follows from it is drawn, of
/// a hundred the slowest.
fn press(page: &Page) -> f64 {
    let mut took: Vec<f64> = Vec::new();
    for plus in [true, false] {
        let nth = if plus { "last" } else { "first" };
        let clicks = page.eval_json(&format!(
            "(async () => {{
                const button = () => document.querySelector('#row-7 .step-button:{nth}-child');
                const turn = () => new Promise(done => {{ const {{ port1, port2 }} = new MessageChannel();
                    port1.onmessage = () => {{ port1.close(); done(); }}; port2.postMessage(0); }});
                const took = [];
                for (let n = 0; n < {PRESSES}; n++) {{
                    await new Promise(done => requestAnimationFrame(() => done()));
                    const start = performance.now();
                    button().click();
                    await turn();
                    document.body.offsetHeight;
                    took.push(performance.now() - start);
                }}
                return took;
            }})()"
        ));
        took.extend(
            clicks
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(serde_json::Value::as_f64),
        );
    }
    took.sort_by(f64::total_cmp);
    let place = (took.len() * 99 / 100).saturating_sub(1);
    took.get(place).copied().unwrap_or(f64::MAX)
}
