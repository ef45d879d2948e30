//! Long work with a clock and turns that the test holds: cut into short
//! slices, told step by step, and the same however fast the machine is.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use kaohe::exchange::{FileFault, Held, LogChoice, LogPut};
use kaohe::locale::Lang;
use kaohe::log::{EntryId, LogEntry, LogIndex, TwinSearch};
use kaohe::page::slices::log::{BATCH, Written, check, compare, csv, json, look, plan, twins};
use kaohe::page::slices::{BUDGET, MOST, Run, Scheduler, Slice, Work};
use kaohe::rulebook::Rules;
use kaohe::store::rows::Progress;

use super::file::written;
use super::generate::many;

/// Each look at the clock moves it on by `tick`: that's what a small piece of
/// work costs.
#[derive(Debug, Default)]
struct Machine {
    tick: f64,
    now: Cell<f64>,
    /// When the last turn of the others was over.
    rested: Cell<f64>,
    longest: Cell<f64>,
    turns: Cell<usize>,
    /// It's stopped once the others had so many turns.
    stop_after: Option<usize>,
    told: RefCell<Vec<(f64, Progress)>>,
}

impl Machine {
    fn of(tick: f64) -> Self {
        Self {
            tick,
            ..Self::default()
        }
    }

    fn run(&self) -> Run<&Self> {
        Run::new(self, "work".into())
    }

    fn told(&self) -> Vec<(usize, usize)> {
        let told = self.told.borrow();
        told.iter().map(|(_, told)| (told.done, told.of)).collect()
    }

    /// In order, from the beginning to the end.
    #[track_caller]
    fn assert_told(&self, of: usize) {
        let told = self.told();
        assert_eq!(told[..2], [(0, 0), (0, of)]);
        assert_eq!(told.last(), Some(&(of, of)));
        for pair in told[1..].windows(2) {
            assert!(pair[0].0 <= pair[1].0 && pair[1].1 == of, "{told:?}");
        }
    }
}

impl Scheduler for &Machine {
    fn now(&self) -> f64 {
        self.now.set(self.now.get() + self.tick);
        self.now.get()
    }

    async fn turn(&self) {
        let stretch = self.now.get() - self.rested.get();
        self.longest.set(self.longest.get().max(stretch));
        self.turns.set(self.turns.get() + 1);
        // Others take their time, too.
        self.now.set(self.now.get() + 5.0);
        self.rested.set(self.now.get());
    }
}

impl Work for &Machine {
    fn show(&self, name: &str, progress: Progress) {
        assert_eq!(name, "work");
        self.told.borrow_mut().push((self.now.get(), progress));
    }

    fn is_stopped(&self) -> bool {
        self.stop_after
            .is_some_and(|turns| self.turns.get() >= turns)
    }
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(work).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing here waits"),
    }
}

/// From a clock that stands still to one on which each piece is too long.
const TICKS: [f64; 5] = [0.0, 0.01, 1.0, 3.0, 100.0];

#[test]
fn no_stretch_lasts_longer_than_its_budget_and_the_piece_begun_in_it() {
    for tick in TICKS {
        let machine = Machine::of(tick);
        let (mut done, mut since) = (0, 0);
        let (mut most, mut turns) = (0, 0);
        let piece = || {
            if machine.turns.get() > turns {
                (turns, since) = (machine.turns.get(), 0);
            }
            since += 1;
            most = most.max(since);
            done += 1;
            (done <= 10_000).then_some(done)
        };
        assert!(wait(machine.run().pieces(10_000, piece)));
        machine.assert_told(10_000);
        // The clock is also looked at to begin, and to tell how far it is.
        let longest = machine.longest.get();
        assert!(longest <= BUDGET + 5.0 * tick, "{tick}: {longest}");
        assert!(most <= MOST, "{tick}: {most} pieces");
        let fewest = if tick == 0.0 { MOST } else { 1 };
        assert!(most >= fewest, "{tick}: {most} pieces");
        assert!(machine.turns.get() >= 10_000 / MOST);
    }
}

#[test]
fn progress_is_told_now_and_then_and_not_all_the_time() {
    let machine = Machine::of(1.0);
    let mut left = 1..=10_000;
    wait(machine.run().pieces(10_000, || left.next()));
    machine.assert_told(10_000);
    let told = machine.told.borrow();
    assert!(told.len() > 100, "{}", told.len());
    let middle = &told[1..told.len() - 1];
    for pair in middle.windows(2) {
        let apart = pair[1].0 - pair[0].0;
        assert!((60.0..90.0).contains(&apart), "{apart}");
    }
}

#[test]
fn batches_are_told_one_by_one_and_each_is_a_stretch_by_itself() {
    let all: Vec<u32> = (0..950).collect();
    for tick in TICKS {
        let machine = Machine::of(tick);
        let mut sizes = Vec::new();
        let turns = RefCell::new(Vec::new());
        let each = async |batch: &[u32]| {
            sizes.push(batch.len());
            turns.borrow_mut().push(machine.turns.get());
        };
        assert_eq!(wait(machine.run().batches(&all, 100, each)), 950);
        assert_eq!(sizes, [100, 100, 100, 100, 100, 100, 100, 100, 100, 50]);
        assert_eq!(turns.take(), (1..=10).collect::<Vec<_>>());
        let mut told = vec![(0, 0)];
        told.extend((0..10).map(|n| (n * 100, 950)));
        told.push((950, 950));
        assert_eq!(machine.told(), told);
    }
    let machine = Machine {
        stop_after: Some(4),
        ..Machine::of(0.0)
    };
    let mut kept = 0;
    let each = async |batch: &[u32]| kept += batch.len();
    let said = wait(machine.run().batches(&all, 100, each));
    assert_eq!((said, kept), (300, 300), "what was begun is ended");
}

struct Ours(BTreeMap<EntryId, Rc<LogEntry>>, LogIndex);

impl Ours {
    fn of(entries: &[LogEntry]) -> Self {
        let mut index = LogIndex::new();
        entries.iter().for_each(|entry| index.put(entry));
        let entries = entries.iter().cloned();
        Self(entries.map(|e| (e.id, Rc::new(e))).collect(), index)
    }
}

impl Held for Ours {
    fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        self.0.get(&id).cloned()
    }
    fn case_like(&self, entry: &LogEntry) -> Option<EntryId> {
        self.1.cases_like(entry).first().copied()
    }
}

fn joined(files: Vec<Written<String>>) -> Vec<(String, usize)> {
    let file = |file: Written<String>| (file.pieces.concat(), file.entries);
    files.into_iter().map(file).collect()
}

/// All of the log's long work on a machine of a speed, and what came of it.
fn all_work(tick: f64, log: &[LogEntry]) -> impl PartialEq + std::fmt::Debug + use<> {
    let text = written(LogChoice::All, log);
    let new = |of: usize| (Machine::of(tick), of);
    let checked = |(machine, of): &(Machine, usize)| {
        machine.assert_told(*of);
        let pieces = machine.told().len();
        let slow = tick >= 100.0;
        assert!(!slow || pieces > 3, "{pieces} on a slow machine");
        assert!(machine.longest.get() <= BUDGET + 5.0 * tick);
    };
    let work = new(text.len());
    let incoming = wait(check(text.clone(), &mut work.0.run()))
        .unwrap()
        .unwrap();
    checked(&work);
    assert_eq!(incoming.accepted.len(), log.len());

    // Half of them are here already.
    let ours = Ours::of(&log[..log.len() / 2]);
    let work = new(log.len());
    let preview = wait(compare(incoming, &ours, &mut work.0.run())).unwrap();
    checked(&work);
    let (same, takes) = (preview.same, preview.takes());

    let machine = Machine::of(tick);
    let (puts, changed) = wait(plan(preview, &ours, &mut machine.run()));
    assert!(machine.longest.get() <= BUDGET + 5.0 * tick);
    assert_eq!((puts.len(), changed), (takes, 0));

    let work = new(puts.len());
    let mut kept: Vec<LogPut> = Vec::new();
    let keep = async |batch: &[LogPut]| kept.extend_from_slice(batch);
    wait(work.0.run().batches(&puts, BATCH, keep));
    checked(&work);
    assert_eq!(kept, puts);

    let chosen: Vec<Rc<LogEntry>> = log.iter().cloned().map(Rc::new).collect();
    let work = new(chosen.len());
    let private = wait(look(&chosen, &mut work.0.run())).unwrap();
    checked(&work);

    let keep = |text: &str| Some(text.to_owned());
    let work = new(chosen.len());
    let mut run = work.0.run();
    let files = json(&chosen, LogChoice::All, false, keep, &mut run);
    let files = joined(wait(files).unwrap());
    checked(&work);
    assert!(files == [(text, log.len())], "the same bytes as in one go");

    let work = new(chosen.len());
    let rules = Rules::bundled();
    let lists = rules.log_rules("2026-03".parse().unwrap());
    let mut run = work.0.run();
    let table = csv(&chosen, (Lang::Zh, &lists), false, keep, &mut run);
    let table = joined(vec![wait(table).unwrap()]);
    checked(&work);

    let index = Ours::of(log).1;
    let cases: Vec<EntryId> = log
        .iter()
        .filter(|entry| entry.case.is_some())
        .map(|entry| entry.id)
        .collect();
    let work = new(cases.len());
    let ask = |step: &mut dyn FnMut(&LogIndex) -> bool| step(&index);
    let groups = wait(twins(TwinSearch::among(cases), ask, &mut work.0.run())).unwrap();
    checked(&work);
    (same, puts, private, table, groups)
}

#[test]
fn the_log_s_work_is_told_to_its_end_and_the_same_on_any_machine() {
    let log = many(1_000);
    let once = all_work(TICKS[0], &log);
    for tick in &TICKS[1..] {
        assert!(all_work(*tick, &log) == once, "{tick}");
    }
}

#[test]
fn what_is_stopped_gives_nothing_and_ends_with_its_slice() {
    let log = many(1_000);
    let text = written(LogChoice::All, &log);
    let chosen: Vec<Rc<LogEntry>> = log.iter().cloned().map(Rc::new).collect();
    let stopped = || Machine {
        stop_after: Some(2),
        ..Machine::of(1.0)
    };
    let keep = |text: &str| Some(text.to_owned());
    let machine = stopped();
    assert_eq!(wait(check(text, &mut machine.run())), Ok(None));
    assert_eq!(machine.turns.get(), 2);
    let machine = stopped();
    assert_eq!(wait(look(&chosen, &mut machine.run())), None);
    assert_eq!(machine.turns.get(), 2);
    let machine = stopped();
    let mut run = machine.run();
    let files = json(&chosen, LogChoice::All, false, keep, &mut run);
    assert_eq!(wait(files), None);
    assert_eq!(machine.turns.get(), 2);
}

#[test]
fn a_fault_found_midway_is_the_fault() {
    let whole = written(LogChoice::All, &many(1_000));
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    let machine = Machine::of(1.0);
    let found = wait(check(half, &mut machine.run()));
    assert!(matches!(found, Err(FileFault::NotJson { .. })), "{found:?}");
}

#[test]
fn the_index_is_filled_in_slices() {
    let log = many(1_000);
    for tick in TICKS {
        let machine = Machine::of(tick);
        let mut index = LogIndex::new();
        let mut left = log.iter();
        let work = || left.next().map(|entry| index.put(entry)).is_some();
        let mut rested = 0;
        let long = wait(Slice::new(&machine).each(work, || rested += 1));
        assert!(long && rested == machine.turns.get());
        assert!(rested >= 1_000 / MOST, "{tick}: {rested}");
        assert!(machine.longest.get() <= BUDGET + 5.0 * tick);
        let all = index.search("的", usize::MAX).hits.len();
        assert_eq!(all, Ours::of(&log).1.search("的", usize::MAX).hits.len());
    }
}
