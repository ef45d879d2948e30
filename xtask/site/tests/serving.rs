//! Requests over real connections.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use kaohe_site::{MAX_CONNECTIONS, Options, Site};

fn site() -> Site {
    let options = Options {
        base: "/a/".into(),
        ..Options::new(env!("CARGO_MANIFEST_DIR"))
    };
    Site::start(options).expect("a free port")
}

fn connect(site: &Site) -> TcpStream {
    let address = site.origin().replace("http://", "");
    let connection = TcpStream::connect(address).expect("it listens");
    let patience = Some(Duration::from_secs(10));
    connection.set_read_timeout(patience).expect("a timeout");
    connection
}

fn ask(connection: &mut TcpStream, request: &str) -> String {
    connection.write_all(request.as_bytes()).expect("it's read");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).expect("it ends");
    answer
}

/// The answer to a request line with this site as its host.
fn get(site: &Site, line: &str) -> String {
    let host = site.origin().replace("http://", "");
    ask(
        &mut connect(site),
        &format!("{line} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
    )
}

#[track_caller]
fn assert_status(answer: &str, status: u16) {
    let start = format!("HTTP/1.1 {status} ");
    assert!(answer.starts_with(&start), "not {status}: {answer}");
}

#[test]
fn what_lies_packed_beside_a_file_is_sent_to_who_takes_it() {
    let folder = std::env::temp_dir().join(format!("kaohe-site-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in [
        ("a.css", "plain"),
        ("a.css.br", "packed"),
        ("b.css", "plain"),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    for (packed, name, takes, coding) in [
        (true, "a.css", "gzip, br", true),
        (true, "a.css", "gzip", false),
        (true, "b.css", "br", false),
        (false, "a.css", "br", false),
    ] {
        let options = Options {
            packed,
            ..Options::new(&folder)
        };
        let site = Site::start(options).expect("a free port");
        let host = site.origin().replace("http://", "");
        let answer = ask(
            &mut connect(&site),
            &format!("GET /{name} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {takes}\r\n\r\n"),
        );
        assert!(answer.contains("Content-Type: text/css"), "{answer}");
        assert_eq!(
            answer.contains("Content-Encoding: br\r\n"),
            coding,
            "{answer}"
        );
        assert!(
            answer.ends_with(if coding { "packed" } else { "plain" }),
            "{answer}"
        );
    }
    std::fs::remove_dir_all(&folder).expect("it's ours");
}

#[test]
fn files_and_their_heads() {
    let site = site();
    let whole = get(&site, "GET /a/Cargo.toml");
    assert_status(&whole, 200);
    assert!(whole.contains("kaohe-site"));
    let head = get(&site, "HEAD /a/Cargo.toml");
    assert_status(&head, 200);
    assert!(head.contains("Content-Length: ") && !head.contains("kaohe-site"));
    for (line, status) in [
        ("GET /Cargo.toml", 404),
        ("GET http://example.com/a/Cargo.toml", 404),
        ("POST /a/Cargo.toml", 405),
        ("GET /a/%zz", 400),
    ] {
        assert_status(&get(&site, line), status);
    }
}

#[test]
fn what_is_no_request_is_answered() {
    let site = site();
    for request in [
        "nonsense\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}",
        "GET /a/Cargo.toml HTTP/9.9\r\n\r\n",
        "GET /a/Cargo.toml HTTP/1.1\r\nHo st: x\r\n\r\n",
    ] {
        assert_status(&ask(&mut connect(&site), request), 400);
    }
    let mut cut = connect(&site);
    cut.write_all(b"GET /a/Car").expect("it's read");
    cut.shutdown(std::net::Shutdown::Write).expect("it's open");
    assert_status(&ask(&mut cut, ""), 400);
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(30_000));
    assert_status(&ask(&mut connect(&site), &long), 431);
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(100));
    assert_status(&ask(&mut connect(&site), &many), 431);
}

/// A page elsewhere can have its own name lead to this machine, but not say that
/// it is this machine's.
#[test]
fn only_its_own_names_are_answered() {
    let site = site();
    let address = site.origin().replace("http://", "");
    let port = address.replace("127.0.0.1:", "");
    for (hosts, status) in [
        (format!("Host: {address}\r\n"), 200),
        (format!("host: LocalHost:{port}\r\n"), 200),
        (format!("Host: example.com:{port}\r\n"), 403),
        (format!("Host: {address}.example.com\r\n"), 403),
        ("Host: 127.0.0.1\r\n".to_owned(), 403),
        ("Host: localhost:1\r\n".to_owned(), 403),
        ("Host:\r\n".to_owned(), 403),
        (String::new(), 400),
        (format!("Host: {address}\r\nHost: example.com\r\n"), 400),
    ] {
        let request = format!("GET /a/Cargo.toml HTTP/1.1\r\n{hosts}\r\n");
        let answer = ask(&mut connect(&site), &request);
        assert_status(&answer, status);
        assert_eq!(answer.contains("kaohe-site"), status == 200, "{hosts}");
    }
}

#[test]
fn too_many_connections_are_refused_until_some_are_gone() {
    let site = site();
    let idle: Vec<TcpStream> = (0..MAX_CONNECTIONS).map(|_| connect(&site)).collect();
    let mut late = connect(&site);
    let mut answer = String::new();
    late.read_to_string(&mut answer).expect("it ends");
    assert_status(&answer, 503);
    drop(idle);
    let patience = Instant::now() + Duration::from_secs(10);
    while !get(&site, "GET /a/Cargo.toml").starts_with("HTTP/1.1 200 ") {
        assert!(Instant::now() < patience, "it stays full");
    }
}

/// A browser opens connections ahead of need and leaves them idle.
#[test]
fn no_request_waits_behind_an_idle_connection() {
    let site = site();
    let idle: Vec<TcpStream> = (0..40).map(|_| connect(&site)).collect();
    for _ in 0..20 {
        assert_status(&get(&site, "GET /a/Cargo.toml"), 200);
    }
    drop(idle);
}

#[test]
fn dropping_it_frees_the_port() {
    let site = site();
    let origin = site.origin().replace("http://", "");
    drop(site);
    assert!(TcpStream::connect(origin).is_err());
}
