//! One tab of a Chromium.

use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Options;
use crate::chromium::Chromium;
use crate::emulation::Media;
use crate::engine::Tab;
use crate::keys::{ALT, CONTROL, Key};
use crate::log::{self, Log};

const LOAD: Duration = Duration::from_secs(60);

/// A session of the DevTools protocol.
#[derive(Debug)]
pub(crate) struct ChromiumTab {
    chromium: Rc<Chromium>,
    target: Value,
    session: String,
}

impl ChromiumTab {
    pub fn open(chromium: Rc<Chromium>, options: &Options) -> Result<Self, String> {
        let mut tab = json!({ "url": "about:blank" });
        if let Some(context) = chromium.context() {
            tab["browserContextId"] = context.into();
        }
        let made = chromium.call("", "Target.createTarget", tab)?;
        let attach = json!({ "targetId": made["targetId"], "flatten": true });
        let attached = chromium.call("", "Target.attachToTarget", attach)?;
        let session = attached["sessionId"].as_str().unwrap_or_default();
        let tab = Self {
            session: session.to_owned(),
            target: made["targetId"].clone(),
            chromium,
        };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.devtools(&format!("{domain}.enable"), json!({}))?;
        }
        let timezone = json!({ "timezoneId": options.timezone });
        tab.devtools("Emulation.setTimezoneOverride", timezone)?;
        // A tab behind another one should take keys all the same.
        let enabled = json!({ "enabled": true });
        tab.devtools("Emulation.setFocusEmulationEnabled", enabled)?;
        tab.viewport(options.width, options.height, options.mobile)?;
        tab.media(&Media::of(options))?;
        Ok(tab)
    }

    fn loads(&self) -> usize {
        self.chromium.connection().log(&self.session).loads
    }

    fn wait_loaded(&self, before: usize) -> Result<(), String> {
        let deadline = Instant::now() + LOAD;
        while self.loads() <= before {
            if Instant::now() > deadline {
                return Err("the page did not finish loading".into());
            }
            std::thread::sleep(Duration::from_millis(40));
            // Any command lets events in.
            let _ = self.eval("1");
        }
        Ok(())
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, clicks: u32) -> Result<(), String> {
        let button = if clicks == 0 { "none" } else { "left" };
        self.devtools(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": clicks }),
        )?;
        Ok(())
    }
}

impl Drop for ChromiumTab {
    fn drop(&mut self) {
        // One that nobody sees would go on to follow whatever the others do.
        if !std::thread::panicking() {
            let tab = json!({ "targetId": self.target });
            let _ = self.chromium.call("", "Target.closeTarget", tab);
        }
    }
}

const IS_NEW: &str = "!globalThis.kaoheFormer && document.readyState === 'complete'";

impl Tab for ChromiumTab {
    fn eval(&self, js: &str) -> Result<Value, String> {
        let params = json!({
            "expression": js,
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let answer = self.devtools("Runtime.evaluate", params)?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].clone()),
            details => Err(log::exception(details)),
        }
    }

    fn go(&self, url: &str) -> Result<(), String> {
        let before = self.loads();
        let answer = self.devtools("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(format!("{url} could not be opened: {error}"));
        }
        // Without a loader only the fragment changed, and nothing loads.
        if answer["loaderId"].is_null() {
            return Ok(());
        }
        self.wait_loaded(before)
    }

    fn reload(&self) -> Result<(), String> {
        let before = self.loads();
        // A load that is told of late may be the former page's.
        self.eval("globalThis.kaoheFormer = 1")?;
        self.devtools("Page.reload", json!({}))?;
        self.wait_loaded(before)?;
        let deadline = Instant::now() + LOAD;
        while self.eval(IS_NEW).ok() != Some(Value::Bool(true)) {
            if Instant::now() > deadline {
                return Err("the page did not load again".into());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
        Ok(())
    }

    fn add_init_script(&self, js: &str) -> Result<(), String> {
        let source = json!({ "source": js });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)?;
        Ok(())
    }

    fn bring_to_front(&self) -> Result<(), String> {
        self.devtools("Page.bringToFront", json!({}))?;
        Ok(())
    }

    fn point(&self, x: f64, y: f64, click: bool) -> Result<(), String> {
        self.mouse("mouseMoved", x, y, 0)?;
        if click {
            self.mouse("mousePressed", x, y, 1)?;
            self.mouse("mouseReleased", x, y, 1)?;
        }
        Ok(())
    }

    fn stroke(&self, key: &Key, held: u32) -> Result<(), String> {
        // A held Alt or Control makes a command of the key, which writes nothing.
        let text = key.text.as_ref().filter(|_| held & (ALT | CONTROL) == 0);
        let kind = if text.is_some() {
            "keyDown"
        } else {
            "rawKeyDown"
        };
        for (kind, text) in [(kind, text), ("keyUp", None)] {
            let mut params = json!({
                "type": kind,
                "key": key.key,
                "code": key.code,
                "windowsVirtualKeyCode": key.number,
                "modifiers": held,
            });
            if let Some(text) = text {
                params["text"] = text.as_str().into();
            }
            self.devtools("Input.dispatchKeyEvent", params)?;
        }
        Ok(())
    }

    fn insert(&self, sign: char) -> Result<(), String> {
        self.devtools("Input.insertText", json!({ "text": sign.to_string() }))?;
        Ok(())
    }

    fn upload(&self, field: &str, files: &[PathBuf]) -> Result<(), String> {
        let found = self.devtools("Runtime.evaluate", json!({ "expression": field }))?;
        let object = &found["result"]["objectId"];
        let params = json!({ "files": files, "objectId": object });
        self.devtools("DOM.setFileInputFiles", params)?;
        Ok(())
    }

    fn picture(&self, full: bool) -> Result<String, String> {
        let mut params = json!({ "format": "png", "optimizeForSpeed": true });
        if full {
            let size = self.devtools("Page.getLayoutMetrics", json!({}))?;
            let size = &size["cssContentSize"];
            params["captureBeyondViewport"] = true.into();
            params["clip"] = json!({
                "x": 0, "y": 0, "scale": 1,
                "width": size["width"], "height": size["height"],
            });
        }
        let answer = self.devtools("Page.captureScreenshot", params)?;
        Ok(answer["data"].as_str().unwrap_or_default().to_owned())
    }

    fn paper(&self) -> Result<String, String> {
        let params = json!({ "printBackground": true, "preferCSSPageSize": true });
        let answer = self.devtools("Page.printToPDF", params)?;
        Ok(answer["data"].as_str().unwrap_or_default().to_owned())
    }

    fn viewport(&self, width: u32, height: u32, mobile: bool) -> Result<(), String> {
        let scale = if mobile { 2 } else { 1 };
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile }),
        )?;
        let touch = json!({ "enabled": mobile });
        self.devtools("Emulation.setTouchEmulationEnabled", touch)?;
        Ok(())
    }

    fn media(&self, media: &Media) -> Result<(), String> {
        let scheme = if media.dark { "dark" } else { "light" };
        let motion = if media.still {
            "reduce"
        } else {
            "no-preference"
        };
        let params = json!({
            "media": if media.print { "print" } else { "" },
            "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        });
        self.devtools("Emulation.setEmulatedMedia", params)?;
        Ok(())
    }

    fn offline(&self, on: bool) -> Result<(), String> {
        self.devtools(
            "Network.emulateNetworkConditions",
            json!({ "offline": on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        )?;
        Ok(())
    }

    fn devtools(&self, method: &str, params: Value) -> Result<Value, String> {
        self.chromium.call(&self.session, method, params)
    }

    fn log(&self) -> Log {
        self.chromium.connection().log(&self.session).clone()
    }
}
