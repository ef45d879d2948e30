//! The score sheet as it's drawn: no text lies on another text nor on a stroke.

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, to_telesales};
use kaohe_browser::Page;

/// Phones, a tablet, and desktops from a small one on.
const WIDTHS: [u32; 7] = [360, 390, 768, 1024, 1366, 1440, 1920];

/// Every pair that meets in the sheet, as words; the big figure aside. Of a text
/// three px above and below are air. What runs behind a word that hides it meets
/// nothing.
const MEETINGS: &str = r#"(() => {
  const sheet = document.querySelector('.sheet');
  const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.hidden, .big, .patterns');
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
      texts.push({ words: n.data.trim(), e, left: c.left, right: c.right, top: c.top + 3, bottom: c.bottom - 3,
        hides: !!box && style.zIndex > 0 && /^rgb\(/.test(style.backgroundColor) });
    }
  }
  for (const e of sheet.querySelectorAll('svg :is(line, rect, path, circle)')) {
    if (!seen(e)) continue;
    const r = e.getBoundingClientRect();
    strokes.push({ name: e.getAttribute('class'), behind: e.classList.contains('through'),
      left: r.left, right: r.right, top: r.top, bottom: r.bottom });
  }
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  const found = [];
  texts.forEach((a, i) => {
    texts.slice(i + 1).forEach(b => { if (meet(a, b)) found.push(`${a.words} | ${b.words}`); });
    strokes.forEach(s => { if (!(a.hides && s.behind) && meet(a, s)) found.push(`${a.words} / ${s.name}`); });
  });
  return texts.length < 10 ? ['too little to see'] : found;
})()"#;

/// In all widths and both languages.
#[track_caller]
fn assert_apart(page: &Page, what: &str) {
    for (language, other) in [("zh", "EN"), ("en", "中文")] {
        for width in WIDTHS {
            page.set_viewport(width, 900, width < 500);
            page.wait_true(&format!("innerWidth === {width}"));
            let meetings = page.eval_json(MEETINGS);
            assert_eq!(meetings, serde_json::json!([]), "{what}, {language}, {width} px");
            assert_fits(page);
        }
        page.eval_json(&format!(
            "[...document.querySelectorAll('.lang-buttons button')].find(b => b.textContent.includes('{other}')).click()"
        ));
        page.wait_true(&format!(
            "document.documentElement.lang.startsWith('{}')",
            if language == "zh" { "en" } else { "zh" }
        ));
    }
}

fn counts(page: &Page, all: &[(&str, &str)]) {
    for (clause, count) in all {
        page.fill(&format!("#f-count-{clause}"), count);
    }
}

#[test]
fn nothing_on_the_sheet_meets_at_any_score() {
    let desk = Desk::new();
    let page = desk.open();
    assert_apart(&page, "an empty month");
    page.click(".intro .filled");
    page.wait_text(".bar-score", "97.0");
    page.wait_for(".line.total");
    assert_apart(&page, "97.0, ten lines");
    click_button(&page, "复制成自己的");
    assert_quiet(&page);
}
