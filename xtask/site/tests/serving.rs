//! Requests over real connections.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use kaohe_site::{Options, Site};

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

#[test]
fn files_and_their_heads() {
    let site = site();
    let get = ask(
        &mut connect(&site),
        "GET /a/Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n",
    );
    assert!(get.starts_with("HTTP/1.1 200 "), "{get}");
    assert!(get.contains("kaohe-site"));
    let head = ask(&mut connect(&site), "HEAD /a/Cargo.toml HTTP/1.1\r\n\r\n");
    assert!(head.contains("Content-Length: ") && !head.contains("kaohe-site"));
    for (request, status) in [
        ("GET /Cargo.toml HTTP/1.1\r\n\r\n", 404),
        ("POST /a/Cargo.toml HTTP/1.1\r\n\r\n", 405),
        ("GET /a/%zz HTTP/1.1\r\n\r\n", 400),
    ] {
        let answer = ask(&mut connect(&site), request);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
    }
    assert_eq!(ask(&mut connect(&site), "nonsense\r\n\r\n"), "");
}

/// A browser opens connections ahead of need and leaves them idle.
#[test]
fn no_request_waits_behind_an_idle_connection() {
    let site = site();
    let idle: Vec<TcpStream> = (0..40).map(|_| connect(&site)).collect();
    for _ in 0..20 {
        let answer = ask(&mut connect(&site), "GET /a/Cargo.toml HTTP/1.1\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 "));
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
