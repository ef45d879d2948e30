//! What one tab has reported so far.

use serde_json::Value;

/// Collected from the browser's events.
#[derive(Debug, Default, Clone)]
pub(crate) struct Log {
    pub errors: Vec<String>,
    pub requests: Vec<String>,
    pub dialogs: Vec<String>,
    pub loads: usize,
}

impl Log {
    pub fn record(&mut self, method: &str, params: &Value) {
        match method {
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                self.errors.push(format!("console.error: {}", said(params)));
            }
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                self.errors
                    .push(format!("uncaught: {}", exception(details)));
            }
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                let entry = &params["entry"];
                self.errors.push(format!(
                    "{}: {} {}",
                    text(&entry["source"]),
                    text(&entry["text"]),
                    text(&entry["url"])
                ));
            }
            "Network.requestWillBeSent" => {
                self.requests.push(text(&params["request"]["url"]));
            }
            "Page.javascriptDialogOpening" => self.dialogs.push(text(&params["message"])),
            "Page.loadEventFired" => self.loads += 1,
            "log.entryAdded" if params["level"] == "error" => {
                let from = match params["type"].as_str() {
                    Some("console") => "console.error",
                    _ => "uncaught",
                };
                self.errors
                    .push(format!("{from}: {}", text(&params["text"])));
            }
            "network.beforeRequestSent" => self.requests.push(text(&params["request"]["url"])),
            "network.responseCompleted" if params["response"]["status"].as_u64() >= Some(400) => {
                let url = text(&params["request"]["url"]);
                self.errors
                    .push(format!("network: {} {url}", params["response"]["status"]));
            }
            // What a page that goes away was still asking for is no error.
            "network.fetchError" if params["errorText"] != "NS_BINDING_ABORTED" => {
                let url = text(&params["request"]["url"]);
                self.errors
                    .push(format!("network: {} {url}", text(&params["errorText"])));
            }
            "browsingContext.userPromptOpened" => self.dialogs.push(text(&params["message"])),
            _ => {}
        }
    }
}

/// What an exception says of itself, with its stack where there is one.
pub(crate) fn exception(details: &Value) -> String {
    details["exception"]["description"]
        .as_str()
        .or_else(|| details["exception"]["value"].as_str())
        .map_or_else(|| text(&details["text"]), str::to_owned)
}

fn said(params: &Value) -> String {
    let args = params["args"].as_array().into_iter().flatten();
    args.map(|arg| match &arg["value"] {
        Value::Null => text(&arg["description"]),
        Value::String(value) => value.clone(),
        value => value.to_string(),
    })
    .collect::<Vec<_>>()
    .join(" ")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
