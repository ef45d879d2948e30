//! The page starts wherever and however it is served, and says so when it cannot.

use kaohe_browser::{Browser, Options, Page, Site, SiteOptions};
use serde_json::json;

#[track_caller]
fn assert_started(page: &Page) {
    page.wait_gone(".shell");
    page.wait_for("#app > *");
    assert!(!page.find("#boot-note:not([hidden])"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
    assert_eq!(page.foreign_requests(), Vec::<String>::new());
}

/// What can't be fetched from now on.
fn block(page: &Page, urls: &[&str]) {
    page.cdp("Network.setBlockedURLs", json!({ "urls": urls }));
}

#[test]
fn starts_at_the_root() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).open();
    assert_started(&page);
}

/// The site of the tests obeys `dist/_headers`, as hosts do.
#[test]
fn nobody_may_frame_it_and_names_with_a_hash_are_kept() {
    let site = Site::start();
    let browser = Browser::launch(&site, Options::default());
    let page = browser.open();
    assert_started(&page);
    let kept = |path: &str| {
        let answer = format!("fetch({path}).then(a => a.headers.get('cache-control'))");
        page.eval_json(&answer)
    };
    let wasm = "document.querySelector('script[data-wasm]').dataset.wasm";
    assert_eq!(kept(wasm), "public, max-age=31536000, immutable");
    assert_eq!(kept("'./'"), "no-cache");
    let framing = browser.new_tab();
    // A document of the site without a policy of its own.
    framing.goto("worker.js");
    framing.eval_json(
        "{ const frame = document.createElement('iframe'); frame.src = './';
           frame.onload = () => globalThis.framed = frame.contentDocument?.body?.textContent ?? '';
           document.body.append(frame); undefined }",
    );
    framing.wait_true("globalThis.framed === ''");
}

#[test]
fn starts_on_a_phone_below_a_path() {
    let site = Site::start_with(SiteOptions {
        base: "/some/where/".into(),
        ..SiteOptions::default()
    });
    let page = Browser::launch(&site, Options::phone()).open();
    assert_started(&page);
}

#[test]
fn starts_when_wasm_is_announced_as_something_else() {
    let site = Site::start_with(SiteOptions {
        wasm_type: "application/octet-stream".into(),
        ..SiteOptions::default()
    });
    let page = Browser::launch(&site, Options::default()).open();
    assert_started(&page);
}

#[test]
fn starts_when_streaming_is_refused() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    page.add_init_script(
        "WebAssembly.compileStreaming = () => Promise.reject(new TypeError('refused'));",
    );
    page.goto("");
    assert_started(&page);
}

#[test]
fn shows_the_shell_before_the_program() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    page.add_init_script("WebAssembly.compileStreaming = () => new Promise(() => {});");
    page.goto("");
    page.wait_text(".shell", "考核");
    assert!(page.count(".shell-line") > 2);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn the_shell_needs_no_style_sheet_and_the_page_starts_without_one_that_does_not_come() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    block(&page, &["*style-*.css"]);
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () =>
             globalThis.head = getComputedStyle(document.querySelector('.shell-head')).display);",
    );
    page.goto("");
    page.wait_for("#main");
    assert_eq!(page.eval_json("head"), "flex");
}

#[test]
fn says_that_the_program_came_to_a_stop() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).open();
    assert_started(&page);
    let stop = "throw new WebAssembly.RuntimeError('unreachable')";
    for (how, lang, said) in [
        (format!("setTimeout(() => {{ {stop} }})"), "zh-CN", "停止"),
        (format!("(async () => {{ {stop} }})()"), "en", "stopped"),
    ] {
        page.eval_json(&format!(
            "document.documentElement.lang = '{lang}'; {how}; 0"
        ));
        page.wait_text("#boot-note", said);
    }
}

#[test]
fn says_why_the_program_did_not_come() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    block(&page, &["*.wasm"]);
    page.goto("");
    page.wait_text("#boot-note", "原因");
    assert!(page.find(".shell"));
}

#[test]
fn says_that_a_part_did_not_come_and_gets_it_later() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    block(&page, &["*later-*.wasm"]);
    page.goto("");
    page.wait_for("#main");
    page.click("#row-24 [aria-label$='加一次']");
    page.wait_text(".notice.loud", "没有加载成功");
    // The score doesn't wait for it.
    page.wait_text(".score-parts", "\u{2212}1.0");
    block(&page, &[]);
    page.click("#row-24 [aria-label$='加一次']");
    page.wait_for(".line-list");
    page.wait_text(".score-parts", "\u{2212}2.0");
    assert!(!page.find(".notice.loud"));
}

/// Some browsers fail what is under way as soon as another page is asked for.
#[test]
fn a_page_that_is_left_says_nothing_of_parts_under_way_unless_it_stays() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    page.add_init_script(
        "const get = fetch;
         globalThis.fetch = (url, how) => !/later-pages/.test(url) ? get(url, how) :
             new Promise((_, fail) => addEventListener('beforeunload', () => fail(new TypeError('left'))));",
    );
    page.goto("");
    page.wait_for("#main");
    page.click("#row-24 [aria-label$='加一次']");
    page.wait_text(".status", "已存");
    page.eval_json("dispatchEvent(new Event('beforeunload')); 0");
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert!(!page.find(".notice.loud"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
    page.wait_text(".notice.loud", "其他页面、打印和导入导出没有加载成功");
    page.wait_error("left");
}

#[test]
fn says_that_a_page_did_not_come_and_gets_it_when_asked() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    block(&page, &["*later-pages*.wasm"]);
    page.goto("#log");
    page.wait_text(".notice.loud", "其他页面、打印和导入导出没有加载成功");
    page.goto("#");
    page.click("#row-24 [aria-label$='加一次']");
    page.wait_text(".status", "已存");
    // It's said on every page, until it's there.
    page.wait_text(".notice.loud", "其他页面、打印和导入导出没有加载成功");
    block(&page, &[]);
    // An attempt that was still under way may bring it unasked.
    page.eval_json("document.querySelector('.notice.loud button')?.click()");
    page.wait_gone(".notice.loud");
    page.goto("#log");
    page.wait_for(".log #log-new-category");
}

#[test]
fn what_was_typed_before_the_rest_came_is_there_after_a_kill() {
    let site = Site::start();
    let browser = Browser::launch(&site, Options::on_disk());
    let page = browser.new_tab();
    block(&page, &["*later-*.wasm"]);
    page.goto("");
    page.wait_for("#main");
    page.fill("#f-agent", "0417");
    page.press("Tab");
    page.click("#row-24 [aria-label$='加一次']");
    page.wait_text(".status", "未保存");
    // The browser itself writes `localStorage` a few seconds later.
    std::thread::sleep(std::time::Duration::from_secs(8));
    let page = browser.kill().open();
    page.wait_text(".score-parts", "\u{2212}1.0");
    assert_eq!(page.value("#f-agent"), "0417");
    page.wait_true("!Object.keys(localStorage).some(key => key.startsWith('kaohe:journal'))");
    page.reload();
    page.wait_text(".score-parts", "\u{2212}1.0");
}

#[test]
fn says_that_the_browser_is_too_old() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    page.add_init_script("delete globalThis.WebAssembly;");
    page.goto("");
    page.wait_text("#boot-note", "WebAssembly");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn says_that_it_needs_javascript() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    page.cdp(
        "Emulation.setScriptExecutionDisabled",
        json!({ "value": true }),
    );
    page.goto("");
    page.wait_text("noscript", "This page needs JavaScript");
}

#[test]
fn a_chosen_theme_and_language_hold_before_the_program_comes() {
    let site = Site::start();
    let page = Browser::launch(&site, Options::default()).new_tab();
    page.add_init_script(
        r#"localStorage.setItem("kaohe:settings", '{"theme":"dark","lang":"en"}');
           WebAssembly.compileStreaming = () => new Promise(() => {});"#,
    );
    page.goto("");
    let root = "[document.documentElement.dataset.theme, document.documentElement.lang]";
    assert_eq!(page.eval_json(root), json!(["dark", "en"]));
    page.add_init_script(r#"localStorage.setItem("kaohe:settings", '{damaged');"#);
    page.reload();
    assert_eq!(page.eval_json(root), json!([null, "zh-CN"]));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
