//! Serves a folder of static files on the loopback address.

mod answer;
mod files;
mod headers;

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

/// How many connections are open at once: a browser has six for a site and a few
/// ahead of need, a test run has some browsers.
pub const MAX_CONNECTIONS: usize = 128;

/// What to serve, and how. A `_headers` file in the folder is obeyed as static
/// hosts do.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder that is served.
    pub root: PathBuf,
    /// 0 picks a free port.
    pub port: u16,
    /// The path the folder appears under; begins and ends with `/`.
    pub base: String,
    /// The content type that `.wasm` files are announced with.
    pub wasm_type: String,
    /// Whether `x.br` is sent for `x` to who takes brotli.
    pub packed: bool,
}

impl Options {
    /// The folder at `/`, on a free port, with the right types.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            port: 0,
            base: "/".into(),
            wasm_type: "application/wasm".into(),
            packed: false,
        }
    }
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Site {
    port: u16,
    base: String,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Starts serving.
    ///
    /// # Errors
    /// When the port cannot be had; the text says which.
    pub fn start(options: Options) -> Result<Self, String> {
        let wanted = options.port;
        let cannot = |error| format!("port {wanted} on 127.0.0.1 cannot be used: {error}");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).map_err(cannot)?;
        let port = listener.local_addr().map_err(cannot)?.port();
        let base = options.base.clone();
        let (options, stop) = (Arc::new(options), Arc::new(AtomicBool::new(false)));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            for connection in listener.incoming() {
                if stopped.load(Ordering::Relaxed) {
                    break;
                }
                let Ok(connection) = connection else {
                    continue;
                };
                // Each thread holds its share of this.
                if Arc::strong_count(&options) > MAX_CONNECTIONS {
                    answer::refuse(&connection);
                    continue;
                }
                let options = Arc::clone(&options);
                // One thread for each: none ever waits for another one's turn.
                std::thread::spawn(move || answer::answer(&connection, &options, port));
            }
        });
        Ok(Self {
            port,
            base,
            stop,
            thread: Some(thread),
        })
    }

    /// Where the folder's `index.html` is found.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// Scheme, host and port, without a path.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // It looks at that once somebody calls.
        let called = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let (Ok(_), Some(thread)) = (called, self.thread.take()) {
            // A thread that panicked has nothing left to stop.
            let _ = thread.join();
        }
    }
}
