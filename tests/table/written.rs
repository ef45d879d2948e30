//! Workbooks that go back to the office: what is written is read by others, with the
//! same sums.

use super::matched::Setting;
use super::office;
use crate::support::{day, rulebook};
use kaohe::locale::Lang;
use kaohe::locale::office::{TeamRow, month_pages, team_pages, year_pages};
use kaohe::number::Points;
use kaohe::record::Record;
use kaohe::scoring::{Sheet, YearSheet, score};
use kaohe::table::workbook::{Page, write_workbook};
use kaohe::table::{Grid, Value, Workbook, read_workbook, table_preview, taken};

/// The department's months, out of its own table.
fn team() -> Vec<(Record, Sheet)> {
    let setting = Setting::new(&[]);
    let grid = read_workbook(&office::xlsx()).unwrap().sheets.remove(0);
    let matched = setting.of(&grid);
    let context = setting.context();
    let today = day("2026-04-20");
    let preview = table_preview(&grid, &matched, &context, |_| None, today);
    let taken = taken(&preview, &context, |_| None, |_| true);
    let scored = |(record, _): (Record, _)| {
        let sheet = score(rulebook(), &record, today);
        (record, sheet)
    };
    taken.into_iter().map(scored).collect()
}

fn pages(lang: Lang, team: &[(Record, Sheet)]) -> Vec<Page> {
    let rows: Vec<TeamRow<'_>> = team
        .iter()
        .map(|(record, sheet)| TeamRow {
            place: "1",
            record,
            sheet,
        })
        .collect();
    team_pages(lang, "2026-03".parse().unwrap(), rulebook(), &rows)
}

fn written(lang: Lang) -> (Vec<u8>, Points) {
    let team = team();
    let total = team.iter().map(|(_, sheet)| sheet.score).sum();
    (
        write_workbook(&pages(lang, &team), day("2026-04-20")).unwrap(),
        total,
    )
}

fn column(grid: &Grid, column: u16) -> Vec<Points> {
    let of = grid.cells.iter().filter(|cell| cell.at.column == column);
    let numbers = of.filter_map(|cell| match &cell.value {
        Value::Number(number) => number.text.parse().ok(),
        _ => None,
    });
    numbers.collect()
}

/// The rows of both pages add up to their last ones, and both to the same.
fn adds_up(book: &Workbook, total: Points) {
    let [ranking, lines, facts, rules] = &book.sheets[..] else {
        panic!();
    };
    for (grid, of) in [(ranking, 2), (lines, 4)] {
        let mut numbers = column(grid, of);
        assert_eq!(numbers.pop(), Some(total), "{}", grid.name);
        assert_eq!(numbers.into_iter().sum::<Points>(), total, "{}", grid.name);
    }
    assert!(facts.rows().count() > 68);
    assert!(rules.rows().count() > 40);
}

#[test]
fn a_team_s_month_is_written_and_read_again() {
    for (lang, names) in [
        (Lang::Zh, ["名次", "逐条", "事实", "办法"]),
        (Lang::En, ["Ranking", "Lines", "Facts", "Rules"]),
    ] {
        let (bytes, total) = written(lang);
        let book = read_workbook(&bytes).unwrap();
        let found: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
        assert_eq!(found, names);
        adds_up(&book, total);
        // An agent's number keeps its zeros, a share its percent sign.
        let ranking = &book.sheets[0];
        let cell = |at: &str| ranking.get(at.parse().unwrap()).unwrap().to_string();
        assert_eq!(cell("B2"), "0401");
        assert_eq!((cell("K2"), cell("L2")), ("68.4%".into(), "97.9%".into()));
    }
}

#[test]
fn the_same_month_is_the_same_bytes() {
    assert_eq!(written(Lang::Zh).0, written(Lang::Zh).0);
}

#[test]
fn a_month_and_a_year_of_one_agent_are_written() {
    let (record, sheet) = team().remove(0);
    let today = day("2026-04-20");
    let pages = month_pages(Lang::Zh, rulebook(), &record, today, false);
    let book = read_workbook(&write_workbook(&pages, today).unwrap()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["本月", "事实", "办法"]);
    let last = column(&book.sheets[0], 4).pop();
    assert_eq!(last, Some(sheet.score));
    let records = [(&record, rulebook())];
    let year = YearSheet::of(2026, &records, today);
    let pages = year_pages(Lang::Zh, &year, &records, today, false);
    let book = read_workbook(&write_workbook(&pages, today).unwrap()).unwrap();
    assert_eq!(book.sheets[0].name, "全年");
    assert_eq!(column(&book.sheets[0], 1)[0], sheet.score);
}

#[test]
#[cfg(not(target_family = "wasm"))]
fn another_reader_finds_the_same_figures() {
    use calamine::{Data, Reader, Xlsx};
    let (bytes, total) = written(Lang::Zh);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("名次").unwrap();
    let last = range.rows().next_back().unwrap();
    let Data::Float(sum) = last[2] else {
        panic!("{last:?}")
    };
    assert_eq!(sum.to_string().parse::<Points>(), Ok(total));
    let formulas = book.worksheet_formula("名次").unwrap();
    assert!(
        formulas
            .used_cells()
            .any(|(_, _, formula)| formula == "SUM(C2:C15)")
    );
}

/// LibreOffice works the formulas out anew and comes to the same.
#[test]
#[cfg(not(target_family = "wasm"))]
fn libreoffice_comes_to_the_same_sums() {
    let (bytes, total) = written(Lang::Zh);
    if let Some(converted) = converted(&bytes) {
        adds_up(&read_workbook(&converted).unwrap(), total);
    }
}

/// What LibreOffice makes of a workbook; none where it isn't there.
#[cfg(not(target_family = "wasm"))]
pub fn converted(bytes: &[u8]) -> Option<Vec<u8>> {
    use std::process::Command;
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let nth = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("kaohe-office-{}-{nth}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("team.xlsx"), bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut office = Command::new("soffice");
    office.args([&*profile, "--headless", "--convert-to", "ods", "--outdir"]);
    office.arg(&folder).arg(folder.join("team.xlsx"));
    let ran = match office.output() {
        Ok(output) => output,
        // `cargo xtask test` installs it and says so.
        Err(_) if std::env::var_os("KAOHE_OFFICE").is_none() => return None,
        Err(error) => panic!("LibreOffice isn't there: {error}"),
    };
    let converted = std::fs::read(folder.join("team.ods")).unwrap_or_else(|error| {
        panic!("{error}: {}", String::from_utf8_lossy(&ran.stderr));
    });
    std::fs::remove_dir_all(&folder).unwrap();
    Some(converted)
}
