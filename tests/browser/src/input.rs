//! Acting on the page as a person does.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Page;
use crate::keys::{self, ALT, CONTROL, SHIFT};

/// Finds the place to point at, or says why there is none. Unlike `element.click()`,
/// a real click must find the element on top. The page may move before it comes, so
/// one that is about to press has the very next press watched: if that falls upon
/// anything else, the page sees nothing of it.
const PLACE: &str = r#"((e, presses) => {
  globalThis.kaohePress?.end();
  if (!e) return "it is not there";
  if (e.disabled) return "it is disabled";
  e.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = e.getClientRects()[0];
  if (!box || !box.width || !box.height) return "it has no size";
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  if (!top) return "it is outside the window";
  const isOn = top => e.contains(top) || top.closest?.("label")?.control === e;
  if (!isOn(top)) return "it is covered by " + top.outerHTML.slice(0, 200);
  if (presses) {
    const kinds = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
    const press = globalThis.kaohePress = { fell: "on nothing", end() {
      for (const kind of kinds) removeEventListener(kind, watch, true);
      delete globalThis.kaohePress;
    } };
    const watch = event => {
      // What comes of it after the first is the page's own doing.
      if (event.type === kinds[0]) press.fell = isOn(event.target) ? "" : "on " + event.target.outerHTML?.slice(0, 200);
      if (!press.fell) return;
      event.stopImmediatePropagation();
      if (event.type !== kinds[0]) event.preventDefault();
    };
    for (const kind of kinds) addEventListener(kind, watch, true);
  }
  return { x, y };
})"#;

/// What the watched press fell upon, if not upon the element, and what has the focus,
/// if not the element. A page that went away with the press was hit.
const FELL: &str = r#"(e => {
  const press = globalThis.kaohePress, focused = document.activeElement;
  press?.end();
  return [press?.fell ?? "", e && e.contains(focused) ? "" : focused?.outerHTML.slice(0, 200) ?? "nothing"];
})"#;

impl Page {
    /// Clicks an element, once it is there, enabled and not covered.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.press_on(css);
    }

    /// Moves the pointer over an element.
    #[track_caller]
    pub fn hover(&self, css: &str) {
        let (x, y) = self.place(css, false);
        self.must(self.tab.point(x, y, false));
    }

    /// Gives an element the focus without a click.
    #[track_caller]
    pub fn focus(&self, css: &str) {
        self.wait_for(css);
        self.eval_json(&format!("{}.focus()", Self::first(css)));
    }

    /// Clicks a field and types at its end; see [`Page::keys`].
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.enter(css);
        self.press("End");
        self.keys(text);
    }

    /// Clicks a field and types in place of what it holds.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        self.enter(css);
        self.press("Control+a");
        if text.is_empty() {
            self.press("Backspace");
        }
        self.keys(text);
    }

    /// Types wherever the focus is, key by key; what no key writes comes as from an
    /// input method.
    #[track_caller]
    pub fn keys(&self, text: &str) {
        for sign in text.chars() {
            match sign {
                '\n' => self.press("Enter"),
                '\t' => self.press("Tab"),
                _ => match keys::named(&sign.to_string()) {
                    Some(key) => {
                        let held = if keys::shifted(sign) { SHIFT } else { 0 };
                        self.must(self.tab.stroke(&key, held));
                    }
                    None => self.must(self.tab.insert(sign)),
                },
            }
        }
    }

    /// Presses a key by name, with modifiers perhaps: `Tab`, `Control+Shift+z`.
    #[track_caller]
    pub fn press(&self, combination: &str) {
        let mut held = 0;
        let mut rest = combination;
        while let Some((modifier, after)) = rest.split_once('+')
            && !after.is_empty()
        {
            held |= match modifier {
                "Alt" => ALT,
                "Control" => CONTROL,
                "Shift" => SHIFT,
                _ => panic!("there is no modifier `{modifier}` (in `{combination}`)"),
            };
            rest = after;
        }
        let Some(key) = keys::named(rest) else {
            panic!("there is no key `{rest}` (in `{combination}`)");
        };
        self.must(self.tab.stroke(&key, held));
    }

    /// Chooses files in a file field, which may be hidden.
    #[track_caller]
    pub fn upload(&self, css: &str, files: &[impl AsRef<Path>]) {
        self.wait_for(css);
        let files: Vec<PathBuf> = files
            .iter()
            .map(|file| match file.as_ref().canonicalize() {
                Ok(path) => path,
                Err(error) => panic!("{}: {error}", file.as_ref().display()),
            })
            .collect();
        self.must(self.tab.upload(&Self::first(css), &files));
    }

    /// Clicks a field, which must have the focus then.
    #[track_caller]
    fn enter(&self, css: &str) {
        let focused = self.press_on(css);
        assert!(
            focused.is_empty(),
            "`{css}` was clicked, but the focus is in {focused}"
        );
    }

    /// Clicks an element, as often as the page moves from under the pointer; returns
    /// what has the focus then, if not the element.
    #[track_caller]
    fn press_on(&self, css: &str) -> String {
        let js = format!("{FELL}({})", Self::first(css));
        let mut fell = String::new();
        let hit = self.poll(|| {
            let (x, y) = self.place(css, true);
            self.must(self.tab.point(x, y, true));
            let answer = self.try_eval(&js).unwrap_or_default();
            let said = |at: usize| answer[at].as_str().unwrap_or_default().to_owned();
            fell = said(0);
            fell.is_empty().then(|| said(1))
        });
        match hit {
            Some(focused) => focused,
            None => panic!(
                "`{css}` moves away from every click; the last one fell {fell}; the page shows:\n{}",
                self.shown()
            ),
        }
    }

    #[track_caller]
    fn place(&self, css: &str, presses: bool) -> (f64, f64) {
        let js = format!("{PLACE}({}, {presses})", Self::first(css));
        let mut reason = String::from("it keeps moving");
        let mut before = None;
        let place = self.poll(|| {
            let answer = self.try_eval(&js).ok()?;
            if let Value::String(why_not) = answer {
                reason = why_not;
                return None;
            }
            let now = (answer["x"].as_f64()?, answer["y"].as_f64()?);
            let near = |(x, y): (f64, f64)| (x - now.0).abs() < 2.0 && (y - now.1).abs() < 2.0;
            // Only once it stands still: the page may be scrolling. Firefox rounds the
            // way of a scroller within it up and down in turn.
            before.replace(now).is_some_and(near).then_some(now)
        });
        match place {
            Some(place) => place,
            None => panic!(
                "`{css}` cannot be clicked: {reason}; the page shows:\n{}",
                self.shown()
            ),
        }
    }
}
