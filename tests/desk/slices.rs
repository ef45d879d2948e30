//! Long work leaves others their turn: the page's loop, with a clock that is
//! held.

use std::cell::Cell;

use kaohe::desk::{ImportMsg, Msg, Pace, Page, RestMsg, slice};

use super::bench::{Browser, Tab};
use super::import_of_many::{begun, file};

/// A slice of the work while each step takes so many microseconds: how long it
/// lasts, and how many steps that were.
fn sliced(tab: &mut Tab, each: u64) -> (bool, u64, usize) {
    let now = Cell::new(1_000_000);
    let mut steps = 0;
    let goes_on = slice(
        || now.get(),
        || {
            steps += 1;
            now.set(now.get() + each);
            tab.tell(RestMsg::Step);
            tab.model.is_working
        },
    );
    (goes_on, now.get() - 1_000_000, steps)
}

#[test]
fn a_slice_ends_with_its_time_or_its_steps() {
    // Each step's time, how long the slice lasts, and its steps.
    let cases = [
        (0, 0, 500),
        (1, 500, 500),
        (16, 8_000, 500),
        (17, 8_007, 471),
        (3_000, 9_000, 3),
        (7_999, 15_998, 2),
        (8_000, 8_000, 1),
        (40_000, 40_000, 1),
    ];
    for (each, lasts, steps) in cases {
        let mut tab = Tab::open(&Browser::default());
        tab.works = false;
        begun(&mut tab, file(600));
        assert_eq!(sliced(&mut tab, each), (true, lasts, steps), "{each}");
    }
}

#[test]
fn others_have_their_turn_between_slices() {
    let mut tab = Tab::open(&Browser::default());
    tab.works = false;
    begun(&mut tab, file(100));
    let mut slices = 0;
    while let (true, lasts, steps) = sliced(&mut tab, 2_000) {
        assert_eq!((lasts, steps), (8_000, 4));
        slices += 1;
        tab.tell(Msg::Search(slices.to_string()));
        assert_eq!(tab.model.search, slices.to_string());
    }
    assert!(slices >= 25, "{slices}");
    assert_eq!(tab.model.import.incoming.len(), 100);
    // Stopped in between, the next slice does nothing more.
    begun(&mut tab, file(100));
    assert!(sliced(&mut tab, 2_000).0);
    tab.tell(RestMsg::Import(ImportMsg::Stop));
    tab.tell(Msg::Page(Page::Month));
    assert!(!sliced(&mut tab, 2_000).0);
    assert_eq!(tab.model.import.incoming.len(), 0);
}

#[test]
fn how_far_it_is_is_shown_now_and_then_and_at_its_end() {
    let mut pace = Pace::default();
    // When, whether it's the end, and whether it's shown.
    let cases = [
        (59_999, false, false),
        (60_000, false, true),
        (60_001, false, false),
        (119_999, false, false),
        (120_000, false, true),
        (130_000, true, true),
        (189_999, false, false),
        (190_000, false, true),
        // A clock that was put back.
        (10, false, false),
        (20, true, true),
        (60_020, false, true),
    ];
    for (now, is_end, is_shown) in cases {
        assert_eq!(pace.is_due(now, is_end), is_shown, "{now}");
    }
}
