//! What lies in the log's database, as the browser keeps it.

use std::time::{Duration, Instant};

use kaohe_browser::Page;
use serde_json::Value;

/// All rows, by their keys.
pub fn rows(page: &Page) -> Vec<String> {
    let rows = page.eval_json(
        "new Promise((done, fail) => {
            const open = indexedDB.open('kaohe');
            open.onerror = () => fail(open.error);
            open.onsuccess = () => {
                const db = open.result;
                if (!db.objectStoreNames.contains('log')) { db.close(); done([]); return; }
                const all = db.transaction('log').objectStore('log').getAll();
                all.onsuccess = () => { db.close(); done(all.result); };
            };
        })",
    );
    let rows = rows.as_array().into_iter().flatten();
    rows.map(|row| row.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Waits until the rows are so: storage takes its time.
#[track_caller]
pub fn wait_rows(page: &Page, are_so: impl Fn(&[String]) -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        let rows = rows(page);
        if are_so(&rows) {
            return;
        }
        assert!(Instant::now() < until, "{rows:?}");
    }
}

/// Runs a script over both object stores, `log` and `meta`.
pub fn write(page: &Page, script: &str) {
    page.eval_json(&format!(
        "new Promise((done, fail) => {{
            const open = indexedDB.open('kaohe', 3);
            open.onupgradeneeded = () => {{
                for (const name of ['log', 'months', 'rules', 'asides', 'meta', 'books'])
                    if (!open.result.objectStoreNames.contains(name)) open.result.createObjectStore(name);
            }};
            open.onerror = () => fail(open.error);
            open.onsuccess = () => {{
                const change = open.result.transaction(['log', 'meta'], 'readwrite');
                const [log, meta] = ['log', 'meta'].map(name => change.objectStore(name));
                {script};
                change.oncomplete = () => {{ open.result.close(); done(null); }};
                change.onerror = () => fail(change.error);
            }};
        }})"
    ));
}

/// Puts these entries there, and nothing else.
pub fn put(page: &Page, entries: &[Value]) {
    let rows: Vec<Value> = entries
        .iter()
        .map(|entry| {
            let key = entry["id"].as_u64().unwrap_or_default();
            serde_json::json!([format!("{key:016}"), entry.to_string()])
        })
        .collect();
    let rows = Value::Array(rows);
    write(
        page,
        &format!(
            "log.clear(); meta.put('1', 'schema');
             for (const [key, text] of {rows}) log.put(text, key)"
        ),
    );
}
