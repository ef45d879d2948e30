//! One tab of a Firefox.

use std::path::PathBuf;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::actions::{keystroke, pointer};
use crate::emulation::Media;
use crate::engine::{Ability, REFUSALS, Tab};
use crate::firefox::Firefox;
use crate::keys::Key;
use crate::log::Log;
use crate::{Engine, Options};

/// A context of WebDriver BiDi.
#[derive(Debug)]
pub(crate) struct FirefoxTab {
    firefox: Rc<Firefox>,
    context: String,
}

impl FirefoxTab {
    pub fn open(firefox: Rc<Firefox>, options: &Options) -> Result<Self, String> {
        let made = firefox.call("browsingContext.create", json!({ "type": "tab" }))?;
        let tab = Self {
            context: made["context"].as_str().unwrap_or_default().to_owned(),
            firefox,
        };
        tab.viewport(options.width, options.height, options.mobile)?;
        tab.add_init_script(REFUSALS)?;
        Ok(tab)
    }

    /// A command to this tab.
    fn call(&self, method: &str, mut params: Value) -> Result<Value, String> {
        params["context"] = self.context.as_str().into();
        self.firefox.call(method, params)
    }

    /// BiDi's description of what a script ends with.
    fn evaluate(&self, js: &str) -> Result<Value, String> {
        let params = json!({
            "expression": js,
            "target": { "context": self.context },
            "awaitPromise": true,
            "userActivation": true,
        });
        let answer = self.firefox.call("script.evaluate", params)?;
        match answer["exceptionDetails"]["text"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["result"].clone()),
        }
    }
}

impl Tab for FirefoxTab {
    fn eval(&self, js: &str) -> Result<Value, String> {
        Ok(plain(&self.evaluate(js)?))
    }

    fn go(&self, url: &str) -> Result<(), String> {
        let to = json!({ "url": url, "wait": "complete" });
        self.call("browsingContext.navigate", to).map(drop)
    }

    fn reload(&self) -> Result<(), String> {
        let wait = json!({ "wait": "complete" });
        self.call("browsingContext.reload", wait).map(drop)
    }

    fn add_init_script(&self, js: &str) -> Result<(), String> {
        // It's run in what stands in the tab before a page, too, which may keep nothing.
        let function = format!("() => {{ if (origin === 'null') return; {js}\n }}");
        let params = json!({ "functionDeclaration": function, "contexts": [self.context] });
        self.firefox
            .call("script.addPreloadScript", params)
            .map(drop)
    }

    fn bring_to_front(&self) -> Result<(), String> {
        self.call("browsingContext.activate", json!({})).map(drop)
    }

    fn point(&self, x: f64, y: f64, click: bool) -> Result<(), String> {
        self.call("input.performActions", pointer(x, y, click))
            .map(drop)
    }

    fn stroke(&self, key: &Key, held: u32) -> Result<(), String> {
        self.call("input.performActions", keystroke(&key.sign(), held))
            .map(drop)
    }

    fn insert(&self, sign: char) -> Result<(), String> {
        self.call("input.performActions", keystroke(&sign.to_string(), 0))
            .map(drop)
    }

    fn upload(&self, field: &str, files: &[PathBuf]) -> Result<(), String> {
        let node = self.evaluate(field)?;
        let params = json!({ "element": { "sharedId": node["sharedId"] }, "files": files });
        self.call("input.setFiles", params).map(drop)
    }

    fn picture(&self, full: bool) -> Result<String, String> {
        let origin = if full { "document" } else { "viewport" };
        let origin = json!({ "origin": origin });
        let shot = self.call("browsingContext.captureScreenshot", origin)?;
        Ok(shot["data"].as_str().unwrap_or_default().to_owned())
    }

    fn paper(&self) -> Result<String, String> {
        let paper = self.call("browsingContext.print", json!({ "background": true }))?;
        Ok(paper["data"].as_str().unwrap_or_default().to_owned())
    }

    fn viewport(&self, width: u32, height: u32, mobile: bool) -> Result<(), String> {
        let viewport = json!({ "width": width, "height": height });
        let scale = if mobile { 2 } else { 1 };
        let params = json!({ "viewport": viewport, "devicePixelRatio": scale });
        self.call("browsingContext.setViewport", params).map(drop)
    }

    fn media(&self, _: &Media) -> Result<(), String> {
        Engine::Firefox.need(Ability::Media)
    }

    fn offline(&self, on: bool) -> Result<(), String> {
        let conditions = on.then(|| json!({ "type": "offline" }));
        let params = json!({ "networkConditions": conditions, "contexts": [self.context] });
        self.firefox
            .call("emulation.setNetworkConditions", params)
            .map(drop)
    }

    fn devtools(&self, _: &str, _: Value) -> Result<Value, String> {
        Engine::Firefox.need(Ability::DevTools)
    }

    fn log(&self) -> Log {
        let mut connection = self.firefox.connection.borrow_mut();
        connection.log(&self.context).clone()
    }
}

/// A value as JSON, from BiDi's description of it.
fn plain(value: &Value) -> Value {
    let inner = &value["value"];
    match value["type"].as_str().unwrap_or_default() {
        "string" | "boolean" | "number" => inner.clone(),
        "array" => inner.as_array().into_iter().flatten().map(plain).collect(),
        "object" => {
            let pairs = inner.as_array().into_iter().flatten();
            let named =
                pairs.filter_map(|pair| Some((pair[0].as_str()?.to_owned(), plain(&pair[1]))));
            Value::Object(named.collect::<Map<_, _>>())
        }
        "node" | "htmlcollection" | "nodelist" => json!({}),
        _ => Value::Null,
    }
}
