//! The first visit.

use kaohe_browser::{Browser, Options, Page, Site};

use crate::table::{Goal, Table};

/// What the machine of an office has less of.
const SLOWER: u32 = 4;
const PRESSES: usize = 50;

/// From an empty browser to the page, and what a click on a stepper costs.
pub fn measure(table: &mut Table) {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).open();
    page.wait_for("#main");
    let paint = "performance.getEntriesByName('first-contentful-paint')";
    page.wait_true(&format!("{paint}.length > 0"));
    let shown = page.eval_json(&format!("{paint}[0].startTime"));
    let shown = shown.as_f64().unwrap_or(f64::MAX);
    table.add("first paint", Goal::AtMost(500.0, "ms"), shown);
    press(&page);
    clicks(
        &page,
        table,
        [
            "click on a stepper, p99",
            "click on a stepper at 4x CPU, p99",
        ],
    );
    let page = Browser::launch(&site, Options::default()).open();
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
    let rate = serde_json::json!({ "rate": rate });
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
