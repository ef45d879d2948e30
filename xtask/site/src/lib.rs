//! Serves a folder of static files on the loopback address.

mod files;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server};

const THREADS: usize = 4;
const STOP_CHECK: Duration = Duration::from_millis(100);

/// What to serve, and how.
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
}

impl Options {
    /// The folder at `/`, on a free port, with the right types.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            port: 0,
            base: "/".into(),
            wasm_type: "application/wasm".into(),
        }
    }
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Site {
    port: u16,
    base: String,
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Site {
    /// Starts serving on several threads.
    ///
    /// # Errors
    /// When the port cannot be had; the text says which.
    pub fn start(options: Options) -> Result<Self, String> {
        let wanted = options.port;
        let server = Server::http(("127.0.0.1", wanted))
            .map_err(|error| format!("port {wanted} on 127.0.0.1 cannot be used: {error}"))?;
        let port = server
            .server_addr()
            .to_ip()
            .map_or(wanted, |address| address.port());
        let base = options.base.clone();
        let (server, options) = (Arc::new(server), Arc::new(options));
        let stop = Arc::new(AtomicBool::new(false));
        let threads = (0..THREADS)
            .map(|_| {
                let (server, options, stop) = (server.clone(), options.clone(), stop.clone());
                std::thread::spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        if let Ok(Some(request)) = server.recv_timeout(STOP_CHECK) {
                            answer(request, &options);
                        }
                    }
                })
            })
            .collect();
        Ok(Self {
            port,
            base,
            stop,
            threads,
        })
    }

    /// Where the folder's `index.html` is found.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base)
    }

    /// Scheme, host and port, without a path.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            // A thread that panicked has nothing left to stop.
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, options: &Options) {
    let found = match request.method() {
        Method::Get | Method::Head => files::find(options, request.url()),
        _ => Err(405),
    };
    // A client that hung up is no concern of the server.
    let _ = match found.and_then(|path| {
        let body = std::fs::read(&path).map_err(|_| 404_u16)?;
        Ok((body, files::content_type(&path, &options.wasm_type)))
    }) {
        Ok((body, kind)) => request.respond(
            Response::from_data(body)
                .with_header(header("Content-Type", kind))
                .with_header(header("Cache-Control", "no-cache"))
                .with_header(header("X-Content-Type-Options", "nosniff")),
        ),
        Err(status) => request.respond(
            Response::from_string(format!("{status}\n"))
                .with_status_code(status)
                .with_header(header("Cache-Control", "no-cache")),
        ),
    };
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("header names and values here are plain ASCII")
}
