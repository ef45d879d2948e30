//! Many entries, in small steps.

use kaohe::exchange::{FileFault, LogChoice, LogImport, LogIncoming};
use proptest::prelude::*;

use super::file::{SMALL, entries, read, written};
use super::generate::many;

fn stepped(text: &str, steps: impl Iterator<Item = usize>) -> Result<LogIncoming, FileFault> {
    let mut import = LogImport::new(text.to_owned())?;
    let mut before = 0;
    for bytes in steps {
        let progress = import.step(bytes)?;
        assert!(progress.done <= before + bytes.max(1) && progress.done > before);
        assert!(progress.refused <= progress.entries);
        before = progress.done;
        if progress.is_done {
            assert_eq!(progress.done, progress.total);
            return import.finish();
        }
    }
    panic!("the steps never end");
}

#[test]
fn twenty_thousand_entries_out_and_in_and_out() {
    let log = many(20_000);
    let text = written(LogChoice::All, &log);
    let incoming = stepped(&text, std::iter::repeat(64 << 10)).unwrap();
    assert_eq!(incoming.refused, []);
    assert_eq!(incoming.accepted.len(), 20_000);
    assert!(entries(&incoming).eq(&log));
    assert!(written(LogChoice::All, entries(&incoming)) == text);
    let cases = read(&written(LogChoice::Cases, &log)).unwrap();
    assert_eq!(cases.accepted.len(), 400);
}

#[test]
fn a_byte_at_a_time_is_the_same() {
    let whole = read(SMALL);
    assert!(whole.as_ref().unwrap().accepted.len() == 6);
    assert_eq!(stepped(SMALL, std::iter::repeat(1)), whole);
    assert_eq!(stepped(SMALL, std::iter::repeat(0)), whole);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_steps_make_no_difference(
        sizes in prop::collection::vec(1_usize..300, 1..20),
        at in any::<prop::sample::Index>(),
        put in "[\"{}\\[\\],:1 \n]",
    ) {
        let mut text = SMALL.to_owned();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(places[at.index(places.len())], &put);
        prop_assert_eq!(stepped(&text, sizes.into_iter().cycle()), read(&text));
    }
}
