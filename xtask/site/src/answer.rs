//! One request, one answer, and the connection is closed.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::headers::Headers;
use crate::{Options, files};

/// The longest head of a request that is read.
const MAX_HEAD: usize = 16 << 10;
/// How long a client may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Once it has its answer, how long a client is listened to until it hangs up.
const PARTING: Duration = Duration::from_millis(200);

/// What a request asks for.
struct Request {
    method: String,
    url: String,
    takes_brotli: bool,
}

/// Answers what comes in. A client that hangs up is no concern of the server.
pub(crate) fn answer(connection: &TcpStream, options: &Options, port: u16) {
    let _ = try_answer(connection, options, port);
}

/// Says that there are too many connections, without reading what is asked.
pub(crate) fn refuse(connection: &TcpStream) {
    let _ = connection
        .set_write_timeout(Some(PARTING))
        .and_then(|()| write(connection, 503, &[], &status_text(503), false));
}

fn try_answer(connection: &TcpStream, options: &Options, port: u16) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    connection.set_nodelay(true)?;
    let request = match read_request(connection, port)? {
        Ok(request) => request,
        Err(status) => {
            write(connection, status, &[], &status_text(status), false)?;
            return part(connection);
        }
    };
    let head_only = request.method == "HEAD";
    let found = match request.method.as_str() {
        "GET" | "HEAD" => files::find(options, &request.url),
        _ => Err(405),
    };
    let found = found.and_then(|path| {
        let packed = (options.packed && request.takes_brotli)
            .then(|| std::fs::read(format!("{}.br", path.display())).ok())
            .flatten();
        let coding = packed.as_ref().map(|_| "br");
        let body = packed.map_or_else(|| std::fs::read(&path), Ok);
        let kind = files::content_type(&path, &options.wasm_type);
        Ok((body.map_err(|_| 404_u16)?, kind, coding))
    });
    match found {
        Ok((body, kind, coding)) => {
            let mut headers = Headers::of(options).at(&request.url, &options.base);
            headers.push(("Content-Type".into(), kind.into()));
            headers.extend(coding.map(|name| ("Content-Encoding".into(), name.into())));
            write(connection, 200, &headers, &body, head_only)
        }
        Err(status) => {
            write(connection, status, &[], &status_text(status), head_only)?;
            part(connection)
        }
    }
}

fn status_text(status: u16) -> Vec<u8> {
    format!("{status} {}\n", reason(status)).into_bytes()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        _ => "Service Unavailable",
    }
}

fn write(
    mut connection: &TcpStream,
    status: u16,
    headers: &[(String, String)],
    body: &[u8],
    head_only: bool,
) -> io::Result<()> {
    let has = |name: &str| {
        headers
            .iter()
            .any(|(own, _)| own.eq_ignore_ascii_case(name))
    };
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    for (name, value) in [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
    ] {
        if !has(name) {
            head += &format!("{name}: {value}\r\n");
        }
    }
    if status == 405 {
        head += "Allow: GET, HEAD\r\n";
    }
    head += &format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes())?;
    if !head_only {
        connection.write_all(body)?;
    }
    connection.flush()
}

/// Lets a client read its answer: closing what still has something to be read
/// resets the connection, and the answer is lost.
fn part(mut connection: &TcpStream) -> io::Result<()> {
    connection.shutdown(std::net::Shutdown::Write)?;
    connection.set_read_timeout(Some(PARTING))?;
    let mut rest = [0; 4096];
    // No more is listened to than a head might have had.
    for _ in 0..16 {
        if connection.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// The request, or the status that answers what isn't one; an error once the
/// client is gone.
fn read_request(mut connection: &TcpStream, port: u16) -> io::Result<Result<Request, u16>> {
    use io::ErrorKind::{TimedOut, UnexpectedEof, WouldBlock};
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let read = match connection.read(&mut chunk) {
            // It hung up, and a browser's idle connection never said a word.
            Ok(0) if head.is_empty() => return Err(UnexpectedEof.into()),
            Ok(0) => return Ok(Err(400)),
            Ok(read) => read,
            Err(error) if matches!(error.kind(), TimedOut | WouldBlock) => return Ok(Err(408)),
            Err(error) => return Err(error),
        };
        head.extend_from_slice(&chunk[..read]);
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&head) {
            Ok(httparse::Status::Complete(_)) => return Ok(checked(&request, port)),
            Ok(httparse::Status::Partial) if head.len() < MAX_HEAD => {}
            Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
                return Ok(Err(431));
            }
            Err(_) => return Ok(Err(400)),
        }
    }
}

/// A request to this machine by its own name; a foreign name that was made to
/// lead here (DNS rebinding) may not read what is served.
fn checked(request: &httparse::Request, port: u16) -> Result<Request, u16> {
    let mut hosts = request
        .headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(400);
    };
    let host = std::str::from_utf8(host.value).map_err(|_| 400_u16)?;
    let own = ["127.0.0.1", "localhost"].iter().any(|name| {
        // A browser leaves out the port that the scheme has anyway.
        host.eq_ignore_ascii_case(&format!("{name}:{port}"))
            || port == 80 && host.eq_ignore_ascii_case(name)
    });
    if !own {
        return Err(403);
    }
    let takes_brotli = request.headers.iter().any(|header| {
        let named = header.name.eq_ignore_ascii_case("accept-encoding");
        let value = std::str::from_utf8(header.value).unwrap_or_default();
        named && value.split(',').any(|coding| coding.trim() == "br")
    });
    match (request.method, request.path) {
        (Some(method), Some(url)) => Ok(Request {
            method: method.to_owned(),
            url: url.to_owned(),
            takes_brotli,
        }),
        _ => Err(400),
    }
}
