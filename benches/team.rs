//! How fast a team of 5,000 is scored, ranked and listed: `cargo bench --bench team`.

use std::rc::Rc;

use divan::{Bencher, black_box, black_box_drop};
use kaohe::calendar::Month;
use kaohe::desk::team::{BookTeamView, TeamForm, TeamSort, shown_by_document, shown_rows};
use kaohe::id::Id;
use kaohe::json::decode_text;
use kaohe::language::Document;
use kaohe::number::Unit;
use kaohe::plan::{Filled, Filling, Noted, Volume};
use kaohe::record::{Entry, Facts, Record};
use kaohe::rulebook::{Mechanism, Part, Rulebook, bundled};
use kaohe::team::{Assessed, BookMonth, BookTeam, Member, Period, Roster, TeamMonth};

/// Agents.
const MANY: usize = 5_000;

fn main() {
    divan::main();
}

fn month(nth: u8) -> Month {
    Month::new(2026, nth).expect("a month")
}

/// Numbers that look random and are the same each time.
fn draw(seed: usize) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
    move |limit| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % limit.max(1)
    }
}

fn agent(nth: usize) -> String {
    format!("{:05}", 10_000 + nth)
}

fn roster() -> Roster {
    let members = (0..MANY).map(|nth| Member {
        number: agent(nth),
        name: format!("坐席{nth}"),
        group: format!("{}组", nth % 40),
    });
    Roster {
        members: members.collect(),
    }
}

/// Everybody's month by the bundled rulebook, with a few events each.
fn records() -> Vec<Rc<Record>> {
    let rulebook = bundled();
    let clauses = rulebook.sections.iter().flat_map(|of| of.clauses.iter());
    let parts = clauses.flat_map(|clause| clause.parts.iter());
    let counted = |part: &&Part| matches!(part.mechanism, Mechanism::PerOccurrence { .. });
    let parts: Vec<Id> = parts.filter(counted).map(|part| part.id).collect();
    let record = |nth: usize| {
        let mut draw = draw(nth + 1);
        let mut facts = Facts {
            unit: Unit::Points,
            ..Facts::empty(agent(nth), month(4))
        };
        for _ in 0..draw(4) {
            let part = parts[draw(parts.len())];
            if !facts.entries.iter().any(|entry| entry.parts == [part]) {
                facts
                    .entries
                    .push(Entry::plain(part, 1 + u32::from(draw(2) == 0)));
            }
        }
        Rc::new(Record::new(facts).expect("a month"))
    };
    (0..MANY).map(record).collect()
}

fn assessed(rulebook: &Rulebook) -> Vec<Rc<Assessed>> {
    let today = "2026-05-04".parse().expect("a day");
    let records = records().into_iter();
    let all = records.map(|record| Rc::new(Assessed::of(rulebook, record, today, None)));
    all.collect()
}

/// The bundled rulebook as it stands in version 2, some of whose numbers are assumed.
fn volume() -> Rc<Volume> {
    let text = include_str!("../tests/migrated/broadband.json");
    let document: Document = decode_text(text).expect("the document can be read");
    Rc::new(Volume::of(document).expect("the document is sound"))
}

/// A month with a few events, of which all else isn't known, or is said to be nothing.
fn filling(volume: &Volume, nth: usize) -> Rc<Filling> {
    let kinds: Vec<Id> = (volume.document.lines().iter())
        .filter(|(_, line)| matches!(line.gives, kaohe::language::Gives::Events(_)))
        .map(|(_, line)| line.id)
        .collect();
    let mut draw = draw(nth + 1);
    let mut filling = Filling::default();
    for _ in 0..draw(5) {
        filling.events.push(Noted::of(kinds[draw(kinds.len())]));
    }
    for value in &volume.document.values {
        filling
            .kept
            .insert(value.id, kaohe::language::Given::Nothing);
    }
    for audience in &volume.document.audiences {
        filling.audiences.insert(audience.id, false);
    }
    Rc::new(filling)
}

fn months(volume: &Rc<Volume>, of: Month) -> Vec<Rc<BookMonth>> {
    let month = |nth: usize| {
        let filled = Filled::of(volume, &filling(volume, nth), of);
        Rc::new(BookMonth::of(&agent(nth), &filled, &[]))
    };
    (0..MANY).map(month).collect()
}

fn view(volume: &Rc<Volume>) -> BookTeamView {
    let roster = roster();
    let all = months(volume, month(4));
    BookTeamView {
        volume: Rc::clone(volume),
        team: Rc::new(BookTeam::of(&volume.document, all, Vec::new(), &roster)),
        roster: Rc::new(roster),
        done: MANY,
        all: MANY,
    }
}

/// Everybody's month by a document scored.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn score_by_document(bencher: Bencher<'_, '_>) {
    let volume = volume();
    let fillings: Vec<Rc<Filling>> = (0..MANY).map(|nth| filling(&volume, nth)).collect();
    bencher.bench_local(|| {
        for filling in &fillings {
            let filled = Filled::of(&volume, black_box(filling), month(4));
            black_box_drop(BookMonth::of("0401", &filled, &[]));
        }
    });
}

/// Their order, what it costs, who is missing.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn rank_by_document(bencher: Bencher<'_, '_>) {
    let volume = volume();
    let (all, roster) = (months(&volume, month(4)), roster());
    bencher.bench_local(|| {
        black_box_drop(BookTeam::of(
            &volume.document,
            black_box(all.clone()),
            Vec::new(),
            &roster,
        ));
    });
}

/// A year of all of them: 60,000 months.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn rank_year_by_document(bencher: Bencher<'_, '_>) {
    let volume = volume();
    let each: Vec<_> = (1..=12)
        .map(|nth| (month(nth), months(&volume, month(nth))))
        .collect();
    let all = (0..MANY).flat_map(|at| each.iter().map(move |(of, all)| (*of, Rc::clone(&all[at]))));
    let all: Vec<_> = all.collect();
    let roster = roster();
    bencher.bench_local(|| {
        black_box_drop(BookTeam::together(
            &volume.document,
            &|_| Some(Rc::clone(&volume)),
            &Period::Year.months(month(4)),
            black_box(&all),
            &[],
            &roster,
        ));
    });
}

/// By the bundled rulebook.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn rank(bencher: Bencher<'_, '_>) {
    let rulebook = bundled();
    let (all, roster) = (assessed(&rulebook), roster());
    bencher
        .bench_local(|| black_box_drop(TeamMonth::of(&rulebook, black_box(all.clone()), &roster)));
}

fn form(order: &str) -> TeamForm {
    let mut form = TeamForm::default();
    match order {
        "agent" => form.sort = TeamSort::Agent,
        "deductions" => form.sort = TeamSort::Deductions,
        "rewards" => form.sort = TeamSort::Rewards,
        "open" => form.sort = TeamSort::Open,
        "total" => form.sort = TeamSort::Total(0),
        "search" => form.search = "zx12".to_owned(),
        "group" => form.group = Some("7组".to_owned()),
        _ => {}
    }
    form
}

/// The rows in an order, or of a search or a group.
#[divan::bench(args = ["place", "agent", "open", "total", "search", "group"], sample_count = 10)]
fn list_by_document(bencher: Bencher<'_, '_>, order: &str) {
    let (view, form) = (view(&volume()), form(order));
    bencher.bench_local(|| black_box_drop(shown_by_document(black_box(&form), &view)));
}

#[divan::bench(args = ["place", "agent", "deductions", "rewards", "open", "search", "group"], sample_count = 10)]
fn list(bencher: Bencher<'_, '_>, order: &str) {
    let rulebook = bundled();
    let (roster, form) = (roster(), form(order));
    let team = TeamMonth::of(&rulebook, assessed(&rulebook), &roster);
    bencher.bench_local(|| black_box_drop(shown_rows(black_box(&form), &team, &roster, &rulebook)));
}
