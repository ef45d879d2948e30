//! The harness does what it says: a test that cannot fail proves nothing.

use std::fs;
use std::time::Duration;

use kaohe_browser::{Browser, Options, Page, Site};

/// A document of the site's origin that is not the page itself, to try things on.
fn blank(browser: &Browser) -> Page {
    let page = browser.new_tab();
    page.add_init_script("WebAssembly.compileStreaming = () => new Promise(() => {});");
    page.goto("");
    page.eval_json(
        r#"document.body.innerHTML = `<p id="out"></p><input id="in"><input id="file" type="file" hidden>
           <button id="go">one</button><button>two</button>`;
           document.querySelector("button:nth-of-type(2)").onclick = () => out.textContent = "two!";
           undefined"#,
    );
    page
}

#[test]
fn types_and_presses_real_keys() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    page.eval_json("window.seen = []; addEventListener('keydown', e => /^(Sh|Un|$)/.test(e.code) || seen.push(e.code)); 0");
    page.fill("#in", "Ab1");
    page.type_into("#in", "+考");
    assert_eq!(page.value("#in"), "Ab1+考");
    let seen = page.eval_json("seen.join()").to_string();
    assert!(
        seen.ends_with("KeyA,KeyA,KeyB,Digit1,End,Equal\""),
        "{seen}"
    );
    page.fill("#in", "");
    assert_eq!(page.value("#in"), "");
    page.press("Tab");
    assert_eq!(page.eval_json("document.activeElement.id"), "go");
    page.press("Shift+Tab");
    assert_eq!(page.eval_json("document.activeElement.id"), "in");
    // A window that hasn't the focus would show none.
    assert_eq!(
        page.eval_json("document.activeElement.matches(':focus')"),
        true
    );
}

#[test]
fn clicks_by_text() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    page.click("button :: two");
    page.wait_text("#out", "two!");
}

/// Has two buttons and two fields change places when the pointer comes, which it does
/// after their places were measured; tells what each button sees of a press.
const CHANGING_PLACES: &str = r#"
    document.body.insertAdjacentHTML("beforeend", `<div><button id="left">left</button><button id="right">right</button></div>
        <div><input id="first"><input id="second"></div>`);
    globalThis.seen = [];
    for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
        for (const button of [left, right]) button.addEventListener(kind, () => seen.push(button.id + " " + kind));
    globalThis.swapping = 1;
    addEventListener("mousemove", () => {
        if (swapping-- > 0) for (const [one, other] of [[left, right], [first, second]])
            if (one.nextSibling === other) other.after(one); else one.after(other);
    });
    undefined"#;

#[test]
fn a_click_falls_upon_what_it_is_meant_for_though_the_page_moves() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    page.eval_json(CHANGING_PLACES);
    let pressed = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
    page.click("#left");
    let left: Vec<_> = pressed.iter().map(|kind| format!("left {kind}")).collect();
    assert_eq!(page.eval_json("seen"), serde_json::json!(left));
    page.eval_json("seen = []; swapping = 3; 0");
    page.click("#right");
    let right: Vec<_> = pressed.iter().map(|kind| format!("right {kind}")).collect();
    assert_eq!(page.eval_json("seen"), serde_json::json!(right));
    page.eval_json("swapping = 1; 0");
    page.fill("#first", "1");
    page.eval_json("swapping = 1; 0");
    page.type_into("#second", "2");
    let values = "first.value + second.value + ' ' + document.getElementById('in').value";
    assert_eq!(page.eval_json(values), "12 ");
    // Nothing watches any longer: a press of the page's own is seen.
    page.eval_json("seen = []; left.click(); 0");
    assert_eq!(page.eval_json("seen.join()"), "left click");
}

#[test]
fn a_button_that_flees_from_a_pressed_pointer_is_not_clicked() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    page.eval_json(CHANGING_PLACES);
    page.eval_json(
        "swapping = 0; left.addEventListener('pointerdown', () => left.before(right)); 0",
    );
    page.click("#left");
    assert_eq!(
        page.eval_json("seen.filter(it => /pointerdown|click/.test(it)).join()"),
        "left pointerdown"
    );
}

#[test]
#[should_panic(expected = "`#in` was clicked, but the focus is in <button id=\"go\"")]
fn types_nothing_into_another_field() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    page.eval_json("document.getElementById('in').onfocus = () => go.focus(); 0");
    page.fill("#in", "1");
}

#[test]
#[should_panic(expected = "it is covered by <div")]
fn refuses_to_click_what_is_covered() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    page.eval_json(
        "const d = document.createElement('div'); document.body.append(d);
         d.style.position = 'fixed'; d.style.inset = '0'; 0",
    );
    page.wait_at_most(Duration::from_secs(2));
    page.click("#go");
}

#[test]
fn sees_errors_refusals_and_foreign_requests() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    assert_eq!(page.console_errors(), Vec::<String>::new());
    page.eval_json(
        r#"console.error("first", 1);
           setTimeout(() => { throw new Error("second"); });
           Promise.reject(new Error("third"));
           document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>");
           const image = new Image(); image.src = "http://127.0.0.1:9/x.png"; undefined"#,
    );
    for part in ["first 1", "second", "third", "style-src", "img-src"] {
        page.wait_error(part);
    }
    page.cdp("Page.setBypassCSP", serde_json::json!({ "enabled": true }));
    page.reload();
    page.eval_json("fetch('http://127.0.0.1:9/y').catch(() => 0)");
    assert_eq!(
        page.foreign_requests().last().map(String::as_str),
        Some("http://127.0.0.1:9/y")
    );
}

#[test]
fn takes_files_both_ways() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    let file = page.downloads_dir().join("up.txt");
    fs::write(&file, "考核").unwrap();
    page.upload("#file", &[&file]);
    assert_eq!(page.eval_json("file.files[0].text()"), "考核");
    page.eval_json(
        r#"const a = document.createElement("a"); a.download = "down.txt";
           a.href = URL.createObjectURL(new Blob(["down"])); a.click(); undefined"#,
    );
    let down = page.wait_download("down");
    assert_eq!(fs::read_to_string(down).unwrap(), "down");
}

#[test]
fn tabs_share_a_profile_and_emulate_devices() {
    let site = Site::start();
    let browser = Browser::launch(&site, Options::phone());
    let page = blank(&browser);
    page.eval_json("localStorage.setItem('x', 'shared'); 0");
    let other = page.new_tab();
    other.goto("");
    assert_eq!(other.eval_json("localStorage.getItem('x')"), "shared");
    assert_eq!(
        other.eval_json("innerWidth + '/' + navigator.language"),
        "390/zh-CN"
    );
    let matches = |query: &str| other.eval_json(&format!("matchMedia('{query}').matches"));
    other.emulate_dark(true);
    other.emulate_print(true);
    assert_eq!(matches("print and (prefers-color-scheme: dark)"), true);
    other.emulate_print(false);
    assert_eq!(matches("screen and (prefers-color-scheme: dark)"), true);
    other.set_viewport(1024, 700, false);
    assert_eq!(other.eval_json("innerWidth"), 1024);
}

#[test]
fn pictures_and_paper_are_written() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    for (path, start) in [
        (
            page.screenshot("harness/window.png", false),
            &b"\x89PNG"[..],
        ),
        (page.screenshot("harness/whole.png", true), b"\x89PNG"),
        (page.print_pdf("harness/paper.pdf"), b"%PDF"),
    ] {
        assert!(
            fs::read(&path).unwrap().starts_with(start),
            "{}",
            path.display()
        );
    }
}

#[test]
fn axe_finds_what_is_wrong() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    let rules: Vec<_> = page.axe().into_iter().map(|found| found.rule).collect();
    assert!(rules.iter().any(|rule| rule == "label"), "{rules:?}");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn dialogs_are_answered() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    assert_eq!(page.eval_json("confirm('sure?')"), true);
    page.accept_dialogs(false);
    assert_eq!(page.eval_json("confirm('really?')"), false);
    assert_eq!(page.dialogs(), ["sure?", "really?"]);
}

/// A page that writes its history anew while it is left isn't taken for the next one.
#[test]
fn goes_on_once_the_next_page_is_there() {
    let site = Site::start();
    let page = blank(&Browser::launch(&site, Options::default()));
    let busy = "globalThis.old = true; setInterval(() => history.replaceState(1, ''), 100);
        addEventListener('beforeunload', () => { const end = Date.now() + 500; while (Date.now() < end); }); 0";
    page.eval_json(busy);
    page.reload();
    assert_eq!(page.eval_json("globalThis.old ?? false"), false);
    page.eval_json(busy);
    page.goto("vercel.json");
    assert_eq!(page.eval_json("globalThis.old ?? false"), false);
    page.goto("vercel.json#there");
    assert_eq!(page.eval_json("location.hash"), "#there");
}
