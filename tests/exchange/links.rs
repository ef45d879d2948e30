//! A file as the end of an address.

use kaohe::exchange::{FileFault, MAX_LINK, is_link, link, packed_in};
use proptest::prelude::*;

const PAGE: &str = "https://kaohe.example/a/";

#[test]
fn a_link_is_the_page_with_the_version_and_base64url_without_padding() {
    // RFC 4648, section 10, and the two digits that differ from base64.
    for (bytes, text) in [
        (&b""[..], ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foo", "Zm9v"),
        (b"foobar", "Zm9vYmFy"),
        (&[0xFB, 0xFF, 0xBF], "-_-_"),
    ] {
        let made = link(PAGE, bytes).unwrap();
        assert_eq!(made, format!("{PAGE}#m=1.{text}"));
        assert_eq!(packed_in(&made[PAGE.len()..]), Some(Ok(bytes.to_vec())));
    }
}

#[test]
fn a_link_is_as_long_as_chats_leave_it_whole() {
    let most = (MAX_LINK - PAGE.len() - "#m=1.".len()) / 4 * 3;
    let longest = link(PAGE, &vec![7; most]).unwrap();
    assert!(longest.len() <= MAX_LINK);
    assert!(packed_in(&longest[PAGE.len()..]).unwrap().is_ok());
    let long = link(PAGE, &vec![7; most + 3]).unwrap_err();
    assert!(long > MAX_LINK && long < MAX_LINK + 5);
    // What comes is looked at only so far.
    let end = format!("#m=1.{}", "A".repeat(MAX_LINK));
    let limit = MAX_LINK;
    let bytes = limit + 2;
    let fault = FileFault::TooLarge { bytes, limit };
    assert_eq!(packed_in(&end), Some(Err(fault)));
}

#[test]
fn other_ends_bring_nothing_and_broken_ones_a_fault() {
    for end in [
        "",
        "#",
        "#data",
        "#measure-satisfaction",
        "#M=1.Zg",
        "m=1.Zg",
    ] {
        assert_eq!((packed_in(end), is_link(end)), (None, false), "{end}");
    }
    for end in [
        "#m=",
        "#m=1",
        "#m=2.Zg",
        "#m=Zg",
        "#m=1.Z",
        "#m=1.Zm9vY",
        "#m=1.Zg==",
        "#m=1.Zg。",
        "#m=1.Zm+/",
        "#m=1.Z g",
        "#m=1.%5A",
        "#m=1.李雪",
    ] {
        assert!(is_link(end));
        assert_eq!(packed_in(end), Some(Err(FileFault::Link)), "{end}");
    }
}

proptest! {
    #[test]
    fn whatever_is_packed_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let made = link("", &bytes).unwrap();
        prop_assert_eq!(packed_in(&made), Some(Ok(bytes)));
    }

    #[test]
    fn no_end_does_harm(end in "#m=1\\.\\PC{0,80}") {
        if let Some(Ok(bytes)) = packed_in(&end) {
            prop_assert!(bytes.len() <= end.len());
        }
    }
}
