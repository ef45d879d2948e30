//! The DevTools protocol, or WebDriver BiDi, over one WebSocket: both are commands and
//! events in JSON, and no crate speaks BiDi to a browser itself, without a driver between.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Error, HandshakeError, Message, WebSocket};

use crate::log::Log;

const ANSWER: Duration = Duration::from_secs(60);
const READ: Duration = Duration::from_millis(500);

/// One WebSocket for the browser and all its tabs.
#[derive(Debug)]
pub(crate) struct Connection {
    socket: WebSocket<TcpStream>,
    last_id: u64,
    logs: HashMap<String, Log>,
    /// Whether `confirm` and the like are answered with yes.
    pub accept_dialogs: bool,
}

impl Connection {
    pub fn open(port: u16, path: &str) -> Result<Self, String> {
        // Screenshots and printed pages are larger than the default limits.
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let url = format!("ws://127.0.0.1:{port}{path}");
        let mut again = 5;
        let socket = loop {
            let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|e| e.to_string())?;
            stream
                .set_read_timeout(Some(ANSWER))
                .map_err(|e| e.to_string())?;
            match tungstenite::client::client_with_config(&url, stream, Some(config)) {
                Ok((socket, _)) => break socket,
                // A signal came in between: what waits with a limit is told of it.
                Err(HandshakeError::Failure(Error::Io(error)))
                    if error.kind() == ErrorKind::Interrupted && again > 0 =>
                {
                    again -= 1;
                }
                Err(error) => return Err(error.to_string()),
            }
        };
        socket
            .get_ref()
            .set_read_timeout(Some(READ))
            .map_err(|e| e.to_string())?;
        Ok(Self {
            socket,
            last_id: 0,
            logs: HashMap::new(),
            accept_dialogs: true,
        })
    }

    /// Sends a command, to a session of DevTools perhaps, and waits for its answer; events
    /// on the way are recorded.
    pub fn call(&mut self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        let id = self.send(session, method, params)?;
        let deadline = Instant::now() + ANSWER;
        loop {
            let message = match self.socket.read() {
                Ok(Message::Text(text)) => text,
                Ok(_) => continue,
                Err(Error::Io(e)) if is_pause(&e) => {
                    if Instant::now() > deadline {
                        return Err(format!("the browser gave no answer to {method}"));
                    }
                    continue;
                }
                Err(error) => return Err(format!("{method}: the browser is gone: {error}")),
            };
            let message: Value = serde_json::from_str(&message).map_err(|e| e.to_string())?;
            if message["id"] == id {
                return match &message["error"] {
                    Value::Null => Ok(message["result"].clone()),
                    // BiDi's is a name, with the words beside it.
                    Value::String(name) => Err(format!("{method}: {name}: {}", message["message"])),
                    error => Err(format!("{method}: {}", error["message"])),
                };
            }
            self.record(&message)?;
        }
    }

    /// What the tab has reported so far.
    pub fn log(&mut self, tab: &str) -> &mut Log {
        self.logs.entry(tab.to_owned()).or_default()
    }

    /// Begins anew, as for tabs that nobody has seen yet.
    pub fn forget(&mut self) {
        self.logs.clear();
        self.accept_dialogs = true;
    }

    fn send(&mut self, session: &str, method: &str, params: Value) -> Result<u64, String> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        self.socket
            .send(Message::text(message.to_string()))
            .map_err(|error| format!("{method}: the browser is gone: {error}"))?;
        Ok(self.last_id)
    }

    fn record(&mut self, message: &Value) -> Result<(), String> {
        let Some(method) = message["method"].as_str() else {
            return Ok(());
        };
        let params = &message["params"];
        // The session of DevTools, or BiDi's context.
        let tabs = [
            &message["sessionId"],
            &params["context"],
            &params["source"]["context"],
        ];
        let Some(tab) = tabs.into_iter().find_map(Value::as_str) else {
            return Ok(());
        };
        self.log(tab).record(method, params);
        let accept = self.accept_dialogs;
        // An open dialog would keep every other command waiting.
        match method {
            "Page.javascriptDialogOpening" => {
                let answer = json!({ "accept": accept });
                self.send(tab, "Page.handleJavaScriptDialog", answer)?;
            }
            "browsingContext.userPromptOpened" => {
                let answer = json!({ "context": tab, "accept": accept });
                self.send("", "browsingContext.handleUserPrompt", answer)?;
            }
            _ => {}
        }
        Ok(())
    }
}

fn is_pause(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{Interrupted, TimedOut, WouldBlock};
    matches!(error.kind(), Interrupted | TimedOut | WouldBlock)
}
