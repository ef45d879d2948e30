//! Anything typed into a month by one of the real documents: it's always scored, the headline
//! lies in its range, and what is exported is read and scored the same again.

#![no_main]

use std::cell::OnceCell;
use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::json::{Encode, decode_text};
use kaohe::language::{Document, Facts};
use kaohe::plan::{Filled, Filling, Listed, Noted, Place, Plan, Under, Volume, kinds};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static VOLUMES: OnceCell<Vec<Rc<Volume>>> = const { OnceCell::new() };
}

fn volumes() -> Vec<Rc<Volume>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests");
    let mut paths: Vec<_> = ["documents", "migrated"]
        .iter()
        .flat_map(|name| std::fs::read_dir(format!("{folder}/{name}")).expect("documents"))
        .map(|entry| entry.expect("a file").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".json") && !name.ends_with(".months.json")
        })
        .collect();
    paths.sort();
    let read = paths.into_iter().map(|path| {
        let text = std::fs::read_to_string(path).expect("a text");
        let document: Document = decode_text(&text).expect("a document");
        let plan = Plan::new(&document).expect("a plan");
        Rc::new(Volume {
            text,
            document,
            plan,
        })
    });
    read.collect()
}

/// What is left of the input.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn byte(&mut self) -> Option<usize> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(usize::from(*first))
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let at = self.byte()?;
        all.get(at % all.len().max(1)).copied()
    }

    /// Mostly what a person would type, sometimes anything.
    fn text(&mut self) -> Option<String> {
        let numbers = [
            "0",
            "1",
            "2",
            "5",
            "10",
            "60",
            "79.999999",
            "80",
            "89.99",
            "90",
            "95",
            "98",
            "99.5",
            "100",
            "100.000001",
            "101",
            "250",
            "1000",
            "30000.01",
            "999999999",
            "1000000000",
            "-1",
            "-0.5",
            "-50",
            "0.5",
            "0.000001",
            "２０",
            "1,000",
            "50%",
            "1e3",
            "",
            " 7 ",
            "x",
            "none",
            "2026-04-01",
            "2026-04-30",
            "2026-05-06",
            "2025-01-01",
            "4/5",
        ];
        match self.byte()? {
            n if n < 220 => numbers
                .get(n % numbers.len())
                .map(|text| (*text).to_owned()),
            n => {
                let (text, rest) = self.0.split_at(self.0.len().min(n - 219));
                self.0 = rest;
                Some(String::from_utf8_lossy(text).into_owned())
            }
        }
    }
}

fn typed(volume: &Volume, input: &mut Input<'_>, filling: &mut Filling) -> Option<()> {
    let document = &volume.document;
    let values: Vec<_> = document.values.iter().map(|value| value.id).collect();
    for reading in &document.readings {
        let options: Vec<_> = reading.options.iter().map(|option| option.id).collect();
        if let (true, Some(option)) = (input.byte()? % 2 == 0, input.of(&options)) {
            filling.readings.insert(reading.id, option);
        }
    }
    let kinds = kinds(document, &Under(document, filling));
    let kinds: Vec<_> = kinds.into_iter().map(|(kind, _)| kind).collect();
    let audiences: Vec<_> = document
        .audiences
        .iter()
        .map(|audience| audience.id)
        .collect();
    loop {
        match input.byte()? % 5 {
            0 | 1 if !values.is_empty() => {
                let value = input.of(&values)?;
                let is_list = document.values.iter().any(|known| {
                    known.id == value && matches!(known.from, kaohe::language::Source::Each)
                });
                let text = input.text()?;
                match is_list {
                    true => {
                        let times = input.text()?;
                        let mut rows = filling.lists.get(&value).cloned().unwrap_or_default();
                        rows.push(Listed { value: text, times, ..Listed::default() });
                        filling.lists.insert(value, rows);
                    }
                    false => filling.put(Place::Value(value), &text),
                }
            }
            2 | 3 if !kinds.is_empty() && filling.events.len() < 200 => {
                let mut noted = Noted::of(input.of(&kinds)?);
                noted.times = input.text()?;
                noted.date = input.text()?;
                noted.amount = input.text()?;
                filling.events.push(noted);
            }
            4 if !audiences.is_empty() => {
                let audience = input.of(&audiences)?;
                filling.audiences.insert(audience, input.byte()? % 2 == 0);
            }
            _ => {}
        }
    }
}

fn month() -> Month {
    "2026-04".parse().expect("a month")
}

fuzz_target!(|data: &[u8]| {
    VOLUMES.with(|known| {
        let volumes = known.get_or_init(volumes);
        let mut input = Input(data);
        let Some(at) = input.byte() else { return };
        let volume = &volumes[at % volumes.len()];
        let mut filling = Filling::default();
        typed(volume, &mut input, &mut filling);
        let again: Filling = decode_text(&filling.to_json()).expect("what was written");
        assert_eq!(again, filling);
        let filled = Filled::of(volume, &Rc::new(filling), month());
        let sheet = filled.sheet.as_ref().expect("whatever is typed is scored");
        for total in &sheet.totals {
            assert!(total.range.contains(total.headline), "{total:?}");
        }
        for (line, at) in sheet.lines.iter().zip(0..) {
            assert!(line.range.contains(line.headline), "{at}: {line:?}");
        }
        for grades in &sheet.grades {
            let order = volume
                .document
                .grades
                .iter()
                .find(|known| known.id == grades.id);
            let order: Vec<_> = order
                .expect("grades")
                .grades
                .iter()
                .map(|grade| grade.id)
                .collect();
            let place = |id| {
                order
                    .iter()
                    .position(|known| *known == id)
                    .expect("a grade")
            };
            let [low, at, high] = [grades.low, grades.grade, grades.high].map(place);
            assert!(low <= at && at <= high, "{grades:?}");
        }
        let facts: Facts = decode_text(&filled.facts.to_json()).expect("facts");
        assert_eq!(facts, filled.facts);
    });
});
