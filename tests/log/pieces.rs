//! A file's bytes as they come.

use kaohe::exchange::{FileFault, MAX_BYTES, TextPieces, format_in};
use proptest::prelude::*;

fn pieced(bytes: &[u8], size: usize) -> Result<String, FileFault> {
    let mut text = TextPieces::of_size(bytes.len())?;
    for piece in bytes.chunks(size) {
        text.push(piece)?;
    }
    text.finish()
}

#[test]
fn too_large_is_said_before_anything_is_read() {
    let limit = MAX_BYTES;
    let bytes = limit + 1;
    let refused = TextPieces::of_size(bytes).map(drop);
    assert_eq!(refused, Err(FileFault::TooLarge { bytes, limit }));
}

#[test]
fn a_file_that_grew_is_still_too_large() {
    let mut text = TextPieces::of_size(0).unwrap();
    let piece = vec![b' '; MAX_BYTES];
    text.push(&piece).unwrap();
    assert!(matches!(text.push(b" "), Err(FileFault::TooLarge { .. })));
}

#[test]
fn the_format_stands_at_the_beginning() {
    let named = [
        ("{\"format\":\"kaohe-log\",\"version\":1", Some("kaohe-log")),
        (
            "\u{FEFF} {\n \"format\" :\n \"kaohe-records\"",
            Some("kaohe-records"),
        ),
        ("{\"version\":1,\"format\":\"x\"}", Some("x")),
        ("{\"format\":\"kao", None),
        ("{\"format\":7", None),
        ("{\"format\"", None),
        ("date,channel", None),
    ];
    for (head, format) in named {
        assert_eq!(format_in(head), format, "{head}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_make_no_difference(text in "[a题\u{1F600}é\u{0}]{0,20}", size in 1_usize..9) {
        prop_assert_eq!(pieced(text.as_bytes(), size), Ok(text));
    }

    #[test]
    fn what_is_no_text_is_refused_at_the_same_byte(
        text in "[a题\u{1F600}é]{1,12}",
        at in any::<prop::sample::Index>(),
        byte in 0x80_u8..=0xFF,
        size in 1_usize..9,
    ) {
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let whole = std::str::from_utf8(&bytes).map(str::to_owned);
        let whole = whole.map_err(|error| FileFault::NotText {
            at: error.valid_up_to(),
        });
        prop_assert_eq!(pieced(&bytes, size), whole);
    }
}
