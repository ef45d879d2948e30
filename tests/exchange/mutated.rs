//! Mutated files: whatever comes, there is an answer and no panic.

use std::sync::LazyLock;

use kaohe::exchange::{
    FileFault, RecordsImport, Wage, decode, export, file_name, layout, preview, read, read_line,
    read_rulebook,
};
use kaohe::json::Encode;
use kaohe::rulebook::{Rulebook, bundled, bundled_json, in_force};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::generate;
use super::tree::{somewhere, with};

/// A way to spoil bytes.
#[derive(Clone, Debug)]
pub enum Spoil {
    Put(Index, u8),
    Drop(Index, usize),
    Cut(Index),
    Double(Index, usize),
    Swap(Index, Index, usize),
}

pub fn spoil() -> impl Strategy<Value = Spoil> {
    let nasty = prop::sample::select(b"\"\\{}[],:0-9e.untf \n\xEF\xBB\xBF\x00\xFF".to_vec());
    prop_oneof![
        (any::<Index>(), prop_oneof![any::<u8>(), nasty])
            .prop_map(|(at, byte)| Spoil::Put(at, byte)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Spoil::Drop(at, length)),
        any::<Index>().prop_map(Spoil::Cut),
        (any::<Index>(), 1..400_usize).prop_map(|(at, length)| Spoil::Double(at, length)),
        (any::<Index>(), any::<Index>(), 1..40_usize).prop_map(|(a, b, n)| Spoil::Swap(a, b, n)),
    ]
}

pub fn spoilt(text: &str, spoils: &[Spoil]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for spoil in spoils {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        let until = |from: usize, count: usize| (from + count).min(length);
        match spoil {
            Spoil::Put(at, byte) => bytes[at.index(length)] = *byte,
            Spoil::Drop(at, count) => {
                let from = at.index(length);
                bytes.drain(from..until(from, *count));
            }
            Spoil::Cut(at) => bytes.truncate(at.index(length)),
            Spoil::Double(at, count) => {
                let from = at.index(length);
                let twice = bytes[from..until(from, *count)].to_vec();
                bytes.splice(from..from, twice);
            }
            Spoil::Swap(a, b, count) => {
                let (a, b) = (a.index(length), b.index(length));
                for offset in 0..*count {
                    if until(a, offset) < length && until(b, offset) < length {
                        bytes.swap(a + offset, b + offset);
                    }
                }
            }
        }
    }
    bytes
}

/// Swaps two values of a tree of JSON, or puts one into the other's place.
pub fn swapped(text: &str, from: Index, to: Index) -> String {
    let tree: Value = serde_json::from_str(text).unwrap();
    let (from, to) = (somewhere(&tree, from), somewhere(&tree, to));
    let value = |pointer: &str| tree.pointer(pointer).unwrap().clone();
    let mut swapped = with(&tree, &to, value(&from));
    if let Some(place) = swapped.pointer_mut(&from) {
        *place = value(&to);
    }
    swapped.to_string()
}

/// Everything that a file can be put through.
fn put_through(bytes: &[u8]) {
    let Ok(text) = decode(bytes) else {
        return;
    };
    let _ = read_line(&text);
    let mut lines = text.lines();
    let _ = layout(lines.next().unwrap_or_default(), lines.next());
    if let Ok(rulebook) = read_rulebook(&text) {
        assert_eq!(read_rulebook(&rulebook.to_json()), Ok(rulebook));
    }
    let at_once = read(&text);
    let mut steps = RecordsImport::new(text.to_string());
    while steps.step(16) {}
    let (_, stepped) = steps.finish();
    // Of another kind of file only that is said, whatever else is wrong with it.
    if !matches!(stepped, Err(FileFault::Format { .. })) {
        assert_eq!(stepped, at_once);
    }
    let Ok(import) = at_once else {
        return;
    };
    assert!(
        import
            .refused
            .iter()
            .all(|refused| !refused.faults.is_empty())
    );
    let items: Vec<_> = import
        .accepted
        .iter()
        .map(|incoming| incoming.item.clone())
        .collect();
    // What was let in can be scored, goes out and comes in again.
    static BUNDLED: LazyLock<[Rulebook; 1]> = LazyLock::new(|| [bundled()]);
    let today = super::day("2026-04-07");
    let previews = preview(
        import.accepted,
        |_, _| None,
        |month| in_force(&*BUNDLED, month).map(|place| super::referred(&BUNDLED[place])),
        today,
    );
    assert_eq!(previews.len(), items.len());
    assert!(!file_name(&items).is_empty());
    let again = super::items(&export(&items, Wage::Included, &[]));
    assert_eq!(again.len(), items.len());
    assert!(items.iter().all(|item| again.contains(item)));
}

fn texts() -> impl Strategy<Value = String> {
    let worked = Just(super::WORKED.to_owned());
    let old = Just(include_str!("../fixtures/migrations/0.json").to_owned());
    let generated = generate::items(3).prop_map(|items| export(&items, Wage::Included, &[]));
    prop_oneof![3 => worked, 1 => old, 2 => generated]
}

proptest! {
    #![proptest_config(crate::support::any::cases(300))]

    #[test]
    fn spoilt_bytes(text in texts(), spoils in prop::collection::vec(spoil(), 1..4)) {
        put_through(&spoilt(&text, &spoils));
    }

    #[test]
    fn swapped_values(text in texts(), from in any::<Index>(), to in any::<Index>()) {
        put_through(swapped(&text, from, to).as_bytes());
    }

    #[test]
    fn anything_at_all(text in "\\PC{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        put_through(text.as_bytes());
        put_through(&bytes);
    }
}

proptest! {
    #![proptest_config(crate::support::any::cases(50))]

    #[test]
    fn spoilt_rulebooks(spoils in prop::collection::vec(spoil(), 1..4)) {
        put_through(&spoilt(bundled_json(), &spoils));
    }

    #[test]
    fn swapped_rulebooks(from in any::<Index>(), to in any::<Index>()) {
        put_through(swapped(bundled_json(), from, to).as_bytes());
    }
}
