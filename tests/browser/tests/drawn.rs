//! The score sheet as it's drawn: no text lies on another text nor on a stroke, and
//! no line's name is cut off.

use crate::desk::{Desk, assert_fits, assert_quiet, to_telesales};
use kaohe_browser::Page;

/// Phones, a tablet, and desktops from a small one on.
const WIDTHS: [u32; 7] = [360, 390, 768, 1024, 1366, 1440, 1920];

/// Every pair that meets in the sheet, as words; the big figure aside. Of a text
/// three px above and below are air. What runs behind a word that hides it meets
/// nothing.
const MEETINGS: &str = r#"(() => {
  const sheet = document.querySelector('.sheet');
  const seen = e => e.getBoundingClientRect().height > 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest('.hidden, .big, .patterns');
  const clip = (r, e) => {
    for (let p = e; p && p !== sheet; p = p.parentElement) {
      if (getComputedStyle(p).overflowX === 'visible' || p instanceof SVGElement) continue;
      const b = p.getBoundingClientRect();
      r = { left: Math.max(r.left, b.left), right: Math.min(r.right, b.right),
            top: Math.max(r.top, b.top), bottom: Math.min(r.bottom, b.bottom) };
    }
    return r;
  };
  const texts = [], strokes = [];
  const walk = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || !seen(e)) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) {
      const c = clip(r, e);
      if (c.right - c.left < 1) continue;
      const box = e.closest('.line > *');
      const style = box && getComputedStyle(box);
      texts.push({ words: n.data.trim(), n, left: c.left, right: c.right, top: c.top + 3, bottom: c.bottom - 3,
        hides: !!box && style.zIndex > 0 && /^rgb\(/.test(style.backgroundColor) });
    }
  }
  for (const e of sheet.querySelectorAll('svg :is(line, rect, path, circle)')) {
    if (!seen(e)) continue;
    const r = e.getBoundingClientRect();
    strokes.push({ name: e.getAttribute('class'), behind: e.classList.contains('free'),
      left: r.left, right: r.right, top: r.top, bottom: r.bottom });
  }
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  const found = [];
  texts.forEach((a, i) => {
    texts.slice(i + 1).forEach(b => { if (a.n !== b.n && meet(a, b)) found.push(`${a.words} | ${b.words}`); });
    strokes.forEach(s => { if (!(a.hides && s.behind) && meet(a, s)) found.push(`${a.words} / ${s.name}`); });
  });
  for (const e of sheet.querySelectorAll('.line-title:not(.wide)'))
    if (e.checkVisibility() && e.scrollWidth > e.clientWidth) found.push(`cut off: ${e.textContent}`);
  return texts.length < 5 ? ['too little to see'] : found;
})()"#;

/// In all widths and both languages.
#[track_caller]
fn assert_apart(page: &Page, what: &str) {
    for language in ["en", "zh"] {
        page.eval_json(&format!(
            "document.querySelector('.lang-buttons [lang|={language}]').click()"
        ));
        page.wait_true(&format!(
            "document.documentElement.lang.startsWith('{language}')"
        ));
        for width in WIDTHS {
            page.set_viewport(width, 900, width < 500);
            page.wait_true(&format!("innerWidth === {width}"));
            // On a phone the lines are folded.
            page.wait_true(
                "(() => { const all = document.querySelector('.lines-toggle');
                   if (all?.checkVisibility() && all.ariaExpanded !== 'true') { all.click(); return false; }
                   return true; })()",
            );
            let meetings = page.eval_json(MEETINGS);
            assert_eq!(
                meetings,
                serde_json::json!([]),
                "{what}, {language}, {width} px"
            );
            assert_fits(page);
        }
    }
}

fn counts(page: &Page, score: &str, all: &[(&str, &str)]) {
    for (clause, count) in all {
        page.fill(&format!("#f-count-{clause}"), count);
        page.press("Enter");
    }
    page.wait_true(&format!(
        "document.querySelector('.big text').textContent === '{score}'"
    ));
}

#[test]
fn nothing_on_the_sheet_meets_at_any_score() {
    let desk = Desk::new();
    let page = desk.open();
    assert_apart(&page, "an empty month");
    page.click(".intro .filled");
    page.wait_text(".big", "97.0");
    page.wait_for(".line.total");
    assert_apart(&page, "ten lines");
    counts(
        &page,
        "102.5",
        &[("3", "4"), ("7", "0"), ("15", "0"), ("16", "0")],
    );
    assert_apart(&page, "beyond the base");
    counts(
        &page,
        "74.5",
        &[
            ("3", "1"),
            ("8", "13"),
            ("10", "10"),
            ("15", "11"),
            ("16", "5"),
        ],
    );
    assert_apart(&page, "the figure right of its cursor");
    counts(
        &page,
        "60.0",
        &[
            ("15", "6"),
            ("17", "1"),
            ("18", "2"),
            ("20", "2"),
            ("21", "1"),
            ("23", "1"),
            ("24", "1"),
            ("25", "1"),
        ],
    );
    assert_apart(&page, "sixty, seventeen lines");
    counts(&page, "20.0", &[("15", "46")]);
    assert_apart(&page, "hardly a point left");
    assert_quiet(&page);
}

#[test]
fn nothing_on_a_sheet_in_yuan_meets() {
    let desk = Desk::new();
    let page = desk.open();
    to_telesales(&page);
    assert_apart(&page, "an empty month");
    assert_quiet(&page);
}
