//! Input as both WebDriver protocols describe it.

use serde_json::{Value, json};

use crate::keys::{ALT, CONTROL, SHIFT};

const MODIFIERS: [(u32, &str); 3] = [
    (SHIFT, "\u{e008}"),
    (CONTROL, "\u{e009}"),
    (ALT, "\u{e00a}"),
];

/// Moves the pointer, and clicks there perhaps.
pub(crate) fn pointer(x: f64, y: f64, click: bool) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a window is not that large"
    )]
    // WebKitGTK's driver takes whole pixels only.
    let (x, y) = (x.floor() as i32, y.floor() as i32);
    let mut steps = vec![json!({ "type": "pointerMove", "x": x, "y": y, "duration": 0 })];
    if click {
        steps.push(json!({ "type": "pointerDown", "button": 0 }));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
    }
    let parameters = json!({ "pointerType": "mouse" });
    json!({ "actions": [
        { "type": "pointer", "id": "mouse", "parameters": parameters, "actions": steps },
    ] })
}

/// Presses what a sign of WebDriver's stands for, while modifiers are held.
pub(crate) fn keystroke(sign: &str, held: u32) -> Value {
    let step = |kind: &str, sign: &str| json!({ "type": kind, "value": sign });
    let held = || MODIFIERS.iter().filter(|(bit, _)| held & bit != 0);
    let down = held().map(|(_, modifier)| step("keyDown", modifier));
    let up = held().map(|(_, modifier)| step("keyUp", modifier));
    let pressed = [step("keyDown", sign), step("keyUp", sign)];
    let steps: Vec<_> = down.chain(pressed).chain(up).collect();
    json!({ "actions": [{ "type": "key", "id": "keys", "actions": steps }] })
}
