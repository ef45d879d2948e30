//! One request, one answer, and the connection is closed.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::{Options, files};

/// The longest head of a request that is read.
const MAX_HEAD: usize = 64 << 10;
/// How long a client may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers what comes in. A client that hangs up is no concern of the server.
pub(crate) fn answer(connection: &TcpStream, options: &Options) {
    let _ = try_answer(connection, options);
}

fn try_answer(mut connection: &TcpStream, options: &Options) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    connection.set_nodelay(true)?;
    let (head_only, found) = match read_request(connection)? {
        None => return Ok(()),
        Some((method, url)) => {
            let found = match method.as_str() {
                "GET" | "HEAD" => files::find(options, &url),
                _ => Err(405),
            };
            (method == "HEAD", found)
        }
    };
    let found = found.and_then(|path| {
        let body = std::fs::read(&path).map_err(|_| 404_u16)?;
        Ok((body, files::content_type(&path, &options.wasm_type)))
    });
    let (status, body, kind) = match found {
        Ok((body, kind)) => (200, body, kind),
        Err(status) => {
            let text = format!("{status}\n");
            (status, text.into_bytes(), "text/plain; charset=utf-8")
        }
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        if status == 200 { "OK" } else { "No" },
    );
    connection.write_all(head.as_bytes())?;
    if !head_only {
        connection.write_all(&body)?;
    }
    connection.flush()
}

/// Method and URL; none if it ends early or is no request.
fn read_request(mut connection: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let read = connection.read(&mut chunk)?;
        if read == 0 || head.len() > MAX_HEAD {
            return Ok(None);
        }
        head.extend_from_slice(&chunk[..read]);
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&head) {
            Ok(httparse::Status::Complete(_)) => {
                let parts = request.method.zip(request.path);
                return Ok(parts.map(|(method, url)| (method.to_owned(), url.to_owned())));
            }
            Ok(httparse::Status::Partial) => {}
            Err(_) => return Ok(None),
        }
    }
}
