//! Text as large as its reader sets it, and colours that a person forces on every
//! page: nothing is lost.

use crate::desk::{Desk, assert_quiet};
use kaohe_browser::{Options, Page};
use serde_json::json;

/// What is cut off, runs past the edge or lies on another text, in words. What scrolls
/// by itself and the log's rows, which open, may be longer than their boxes.
const TROUBLES: &str = r#"(() => {
  const seen = e => e.getBoundingClientRect().height > 0 && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest('.hidden, .skip, .patterns, .paper, .big, [popover], .track, .undone, .score-bar');
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > wide) found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${wide}`);
  const texts = [];
  const walk = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || !seen(e)) continue;
    const scrolls = e.closest('.scroll-x, .jumps nav, .preview, .log-options, .log-row');
    const range = document.createRange();
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue;
      if (!scrolls && (r.right > wide + 1 || r.left < -1)) found.push(`past the edge: ${n.data.trim()}`);
      let cut = false;
      for (let p = e; p && p.id !== 'app'; p = p.parentElement) {
        const s = getComputedStyle(p);
        if (s.overflowX === 'visible' || s.display === 'contents' || p instanceof SVGElement) continue;
        const b = p.getBoundingClientRect();
        if (!/auto|scroll/.test(s.overflowX + s.overflowY) && !p.closest('.log-row, .behind-list, .log-similar')
          && (r.right > b.right + 1 || r.left < b.left - 1 || r.bottom > b.bottom + 4 || r.top < b.top - 4)) found.push(`cut off: ${n.data.trim()}`);
        if (r.right > b.right || r.bottom > b.bottom) cut = true;
      }
      if (!cut && !e.closest('.tabs, .jumps, .log-row')) texts.push({ n, words: n.data.trim(), left: r.left, right: r.right, top: r.top, bottom: r.bottom, air: Math.min(8, r.height / 5) });
    }
  }
  for (const e of document.querySelectorAll('#app :is(input:not([type=radio], [type=checkbox], [type=file], [type=date], [type=search]), select, button)'))
    if (seen(e) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 2 && !e.closest('.log-row, .tabs, .line')) found.push(`wider than its box: ${e.id || e.className} ${e.value || e.textContent}`);
  texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
    if (a.n !== b.n && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom - a.air, b.bottom - b.air) - Math.max(a.top + a.air, b.top + b.air) > 1) found.push(`${a.words} | ${b.words}`);
  }));
  return texts.length < 5 ? ['too little to see'] : [...new Set(found)];
})()"#;

/// The browser's size of text, which is no style of the page's.
fn set_text_size(page: &Page, px: u32) {
    page.cdp(
        "Page.setFontSizes",
        json!({ "fontSizes": { "standard": px, "fixed": px } }),
    );
    page.wait_true(&format!(
        "getComputedStyle(document.documentElement).fontSize === '{px}px'"
    ));
}

fn to_language(page: &Page, lang: &str) {
    page.eval_json(&format!(
        "document.querySelector('.lang-buttons [lang|={lang}]').click()"
    ));
    page.wait_true(&format!(
        "document.documentElement.lang.startsWith('{lang}')"
    ));
}

fn to_tab(page: &Page, tab: usize) {
    page.eval_json(&format!("document.querySelectorAll('.tab')[{tab}].click()"));
    page.wait_true(&format!(
        "document.querySelectorAll('.tab')[{tab}].ariaCurrent === 'page'"
    ));
    let there = [
        "#score",
        ".month-grid",
        ".log-row",
        ".basis-table",
        ".team",
        ".data",
    ][tab];
    page.wait_for(there);
}

#[track_caller]
fn assert_whole(page: &Page, what: &str) {
    assert_eq!(page.eval_json(TROUBLES), json!([]), "{what}");
}

fn assert_nothing_lost(options: Options) {
    let width = options.width;
    let desk = Desk::with(options);
    let page = desk.open();
    page.wait_for(".intro .filled");
    // The form that comes last, and its rules with it.
    page.wait_for("#complaints");
    let small =
        page.eval_json("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)");
    set_text_size(&page, 32);
    for lang in ["en", "zh"] {
        to_language(&page, lang);
        assert_whole(&page, &format!("empty month, {lang}, {width} px"));
    }
    let large =
        page.eval_json("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)");
    assert!(
        large.as_f64() >= small.as_f64().map(|small| small * 1.8),
        "{small} {large}"
    );
    page.eval_json("document.querySelector('.intro .filled').click()");
    page.wait_for(".line.total");
    for lang in ["en", "zh"] {
        to_language(&page, lang);
        page.eval_json(
            "(() => { const all = document.querySelector('.lines-toggle');
               if (all.checkVisibility() && all.ariaExpanded !== 'true') all.click(); })()",
        );
        page.wait_true("document.querySelector('.line.total').checkVisibility()");
        assert_whole(&page, &format!("month, {lang}, {width} px"));
        // What opens between the lines: an exam, a measure.
        page.eval_json(
            "document.querySelectorAll('.line[aria-expanded=false]').forEach((line, at) => { if (at === 0 || at > 6) line.click(); })",
        );
        page.wait_for(".line-details .prices");
        assert_whole(&page, &format!("opened lines, {lang}, {width} px"));
        page.eval_json(
            "document.querySelectorAll('.line[aria-expanded=true]').forEach(line => line.click())",
        );
        for tab in [1, 2, 3, 4, 5] {
            to_tab(&page, tab);
            assert_whole(&page, &format!("page {tab}, {lang}, {width} px"));
        }
        to_tab(&page, 0);
    }
    assert_eq!(
        page.eval_json("getComputedStyle(document.documentElement).fontSize"),
        "32px"
    );
    assert_quiet(&page);
}

#[test]
fn text_twice_as_large_loses_nothing_on_a_phone() {
    assert_nothing_lost(Options {
        width: 390,
        height: 844,
        ..Options::default()
    });
}

#[test]
fn text_twice_as_large_loses_nothing_on_a_desktop() {
    assert_nothing_lost(Options {
        width: 1366,
        height: 768,
        ..Options::default()
    });
}

/// What tells a thing from its like: its edges, ground and picture, and those of
/// what is drawn before and behind it.
const LOOKS: &str = "globalThis.looks = (css, root = document) => {
    const e = root.querySelector(css);
    if (!e?.checkVisibility()) return 'not there: ' + css;
    return ['', '::before', '::after'].map(part => {
        const s = getComputedStyle(e, part);
        if (part && s.content === 'none') return '';
        return [s.backgroundColor, s.backgroundImage, s.borderTopStyle, s.borderTopWidth, s.borderLeftWidth, s.borderBottomWidth, s.borderBottomStyle, s.outlineStyle, s.height].join();
    }).join(' | ');
}";

/// All of these are there and no two look the same.
#[track_caller]
fn assert_differ(page: &Page, all: &[&str]) {
    let looks: Vec<String> = all
        .iter()
        .map(|css| page.eval_json(&format!("looks({css:?})")).to_string())
        .collect();
    for (at, one) in looks.iter().enumerate() {
        assert!(!one.contains("not there"), "{one}");
        for (other, css) in looks.iter().zip(all).skip(at + 1) {
            assert_ne!(one, other, "{} looks like {css}", all[at]);
        }
    }
}

#[test]
fn forced_colours_leave_every_difference() {
    let desk = Desk::with(Options {
        width: 1366,
        height: 768,
        ..Options::default()
    });
    let page = desk.open();
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": "forced-colors", "value": "active" }] }),
    );
    page.wait_true("matchMedia('(forced-colors: active)').matches");
    page.eval_json(LOOKS);
    page.wait_for(".todo .ring");
    page.click(".intro .filled");
    page.wait_for(".line.total");
    assert_differ(&page, &[".tab[aria-current]", ".tab:not([aria-current])"]);
    // The states of a sheet and of a row, beside each other.
    page.eval_json(
        "document.querySelector('main').insertAdjacentHTML('afterbegin', `<p id='samples'>
           <b class='state provisional'>a</b> <b class='state assumptions'>a</b> <b class='state final'>a</b>
           <b class='origin stated'><i class='mark'></i></b> <b class='origin set'><i class='mark'></i></b> <b class='origin'><i class='mark'></i></b></p>`)",
    );
    let samples = |all: [&str; 3]| all.map(|css| format!("#samples {css}"));
    for three in [
        [".provisional", ".assumptions", ".final"],
        [
            ".stated .mark",
            ".set .mark",
            ".origin:not(.stated, .set) .mark",
        ],
    ] {
        assert_differ(&page, &samples(three).each_ref().map(String::as_str));
    }
    // A block that adds is filled with another colour than one that takes.
    assert_eq!(
        page.eval_json("(() => { const fill = css => getComputedStyle(document.querySelector(css)).fill;
            return fill('.step.gain') !== fill('.step.loss') && fill('.step.gain') !== fill('.ruler .open'); })()"),
        true
    );
    // All that is chosen: of two, of three, on the log's page.
    assert_differ(
        &page,
        &[
            ".systems [aria-pressed=true]",
            ".systems [aria-pressed=false]",
        ],
    );
    assert_differ(
        &page,
        &[
            ".record-head .filters [aria-pressed=true]",
            ".record-head .filters [aria-pressed=false]",
        ],
    );
    assert_quiet(&page);
}
