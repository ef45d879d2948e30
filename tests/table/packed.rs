//! Workbooks packed by hand: what their files say, and what they shouldn't.

use super::read::at;
use kaohe::table::{Form, Kind, Number, TableFault, Value, Workbook, read_workbook};
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;

/// Packs texts.
pub fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let bytes = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
    let files: Vec<_> = files.iter().map(bytes).collect();
    packed_by(&files, SimpleFileOptions::default())
}

/// Packs files as they are.
pub fn packed_bytes(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default();
    packed_by(
        files,
        options.compression_method(zip::CompressionMethod::Stored),
    )
}

fn packed_by(files: &[(String, Vec<u8>)], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files of a package.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    files
}

const BOOK: &str = r#"<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>"#;
const RELATIONS: &str =
    r#"<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="0.00&quot;%&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

pub fn sheet_of(data: &str) -> Vec<u8> {
    book(
        BOOK,
        &format!("<worksheet><sheetData>{data}</sheetData></worksheet>"),
    )
}

fn book(book: &str, sheet: &str) -> Vec<u8> {
    packed(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        (
            "xl/sharedStrings.xml",
            "<sst><si><r><t>工</t></r><r><t>号</t></r><rPh><t>gh</t></rPh></si></sst>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn read(data: &str) -> Workbook {
    read_workbook(&sheet_of(data)).unwrap()
}

fn shown(data: &str, cell: &str) -> String {
    let book = read(data);
    book.sheets[0]
        .get(at(cell))
        .map(ToString::to_string)
        .unwrap_or_default()
}

#[test]
fn numbers_stay_the_decimals_that_people_see() {
    for (written, seen) in [
        ("0.68400000000000005", "0.684"),
        ("68.4", "68.4"),
        ("1E-3", "0.001"),
        ("1.5e2", "150"),
        ("-0.0", "0"),
        ("-12.50", "-12.5"),
        ("99.999999999999999", "100"),
        ("0.3", "0.3"),
        ("0.30000000000000004", "0.3"),
        ("9007199254740993", "9007199254740990"),
        ("00012", "12"),
        (".5", "0.5"),
        ("1e39", "1000000000000000000000000000000000000000"),
    ] {
        let value = format!(r#"<row r="1"><c r="A1"><v>{written}</v></c></row>"#);
        assert_eq!(shown(&value, "A1"), seen, "{written}");
    }
    for words in ["1e400", "--1", "1.2.3", "NaN", "1e", "e5", "1e99999999999"] {
        let value = format!(r#"<row r="1"><c r="A1"><v>{words}</v></c></row>"#);
        let found = read(&value).sheets[0].get(at("A1")).cloned();
        assert_eq!(found, Some(Value::Text(words.into())));
    }
}

#[test]
fn a_format_says_what_a_number_is() {
    for (style, number, seen) in [
        (0, "46082.5", "46082.5"),
        (1, "0.684", "68.4%"),
        (1, "0.68400000000000005", "68.4%"),
        (2, "46082", "2026-03-01"),
        (2, "46082.75", "2026-03-01"),
        (5, "36526", "2000-01-01"),
        // Before the calendar begins it's a number.
        (5, "36525", "36525"),
        (3, "0.0625", "1:30:00"),
        (3, "1.5", "36:00:00"),
        // A percent sign in quotes multiplies nothing.
        (4, "68.4", "68.4"),
        // A style that there is none of.
        (99, "1", "1"),
    ] {
        let value = format!(r#"<row r="1"><c r="A1" s="{style}"><v>{number}</v></c></row>"#);
        assert_eq!(shown(&value, "A1"), seen, "{style} {number}");
    }
}

#[test]
fn days_may_be_counted_from_1904() {
    let book = BOOK.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" s="2"><v>44620</v></c></row></sheetData></worksheet>"#;
    let read = read_workbook(&self::book(&book, sheet)).unwrap();
    assert_eq!(read.sheets[0].cells[0].value.to_string(), "2026-03-01");
}

#[test]
fn all_kinds_of_cells_are_read() {
    let data = r#"
        <row r="2"><c r="A2" t="s"><v>0</v></c><c t="inlineStr"><is><t>a&amp;b &#x597d;</t></is></c>
            <c t="str"><f>A2</f><v>x_x000D_y</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>
            <c t="d"><v>2026-03-09T00:00:00</v></c><c/><c><v/></c><c><v>9</v></c></row>
        <row><c><v>1</v></c></row>"#;
    let book = read(data);
    let grid = &book.sheets[0];
    let text = |cell: &str| grid.get(at(cell)).unwrap().to_string();
    assert_eq!(text("A2"), "工号");
    assert_eq!(text("B2"), "a&b 好");
    assert_eq!(text("C2"), "x\ry");
    assert_eq!(text("D2"), "TRUE");
    assert_eq!(*grid.get(at("E2")).unwrap(), Value::Error("#N/A".into()));
    assert_eq!(text("F2"), "2026-03-09");
    assert_eq!(grid.get(at("G2")), None);
    assert_eq!(text("I2"), "9");
    assert_eq!(text("A3"), "1");
    assert_eq!(grid.cells.len(), 8);
}

#[test]
fn a_cell_that_stands_there_twice_is_the_last_one() {
    let data = r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="B1"><v>3</v></c><c r="A1"><v>4</v></c></row>"#;
    let book = read(data);
    let number = |text: &str| {
        Value::Number(Number {
            text: text.into(),
            form: Form::Plain,
        })
    };
    assert_eq!(book.sheets[0].get(at("A1")), Some(&number("4")));
    assert_eq!(book.sheets[0].cells.len(), 2);
}

#[test]
fn what_would_fill_memory_is_refused() {
    let broken = Err(TableFault::Broken(Kind::Xlsx));
    // A million empty rows are read through.
    let empty = "<row/>".repeat(1_000_000) + r#"<row><c><v>1</v></c></row>"#;
    assert_eq!(read(&empty).sheets[0].cells[0].at, at("A1000001"));
    let wide = r#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>"#;
    let sheet = "表".to_owned();
    assert_eq!(
        read_workbook(&sheet_of(wide)),
        Err(TableFault::TooWide {
            sheet: sheet.clone()
        })
    );
    let mut long = String::new();
    for row in 1..=20_001 {
        write!(long, "<row r=\"{row}\"><c><v>1</v></c></row>").unwrap();
    }
    assert_eq!(
        read_workbook(&sheet_of(&long)),
        Err(TableFault::TooManyRows { sheet })
    );
    let bomb = format!("<row><c><v>{}</v></c></row>", "1".repeat(65 << 20));
    assert_eq!(read_workbook(&sheet_of(&bomb)), Err(TableFault::Unpacks));
    // One text in very many cells.
    let text = "好".repeat(1_000);
    let row = format!(
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="200" office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
    );
    assert_eq!(read_workbook(&ods(&row)), Err(TableFault::Unpacks));
    for sheet in [
        "<worksheet><sheetData><row>",
        "<a></b>",
        "<row><c r=\"?\"><v>1</v></c></row>",
        "&nope;",
        "<row><c t=\"s\"><v>7</v></c></row>",
    ] {
        assert_eq!(read_workbook(&book(BOOK, sheet)), broken, "{sheet}");
    }
    let nested = "<a>".repeat(200_000);
    assert_eq!(read_workbook(&book(BOOK, &nested)), broken);
    assert_eq!(
        read_workbook(&sheet_of("<row><c/></row>")),
        Err(TableFault::Nothing)
    );
    let sheets = r#"<sheet name="x" r:id="a"/>"#.repeat(65);
    let many = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    assert_eq!(
        read_workbook(&book(&many, "<a/>")),
        Err(TableFault::TooManySheets)
    );
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[("mimetype", "x"), ("content.xml", &content)])
}

#[test]
fn opendocument_repeats_and_hides() {
    let rows = r#"
        <table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row table:visibility="filter" table:number-rows-repeated="2">
            <table:table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.684"><text:p>68.4%</text:p></table:table-cell>
            <table:table-cell table:number-columns-spanned="2" office:value-type="date" office:date-value="2026-03-09T10:00:00"><text:p>x</text:p></table:table-cell><table:covered-table-cell/>
            <table:table-cell office:value-type="time" office:time-value="PT01H30M05.5S"/>
            <table:table-cell office:value-type="string"><office:annotation><text:p>注</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>
            <table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let book = read_workbook(&ods(rows)).unwrap();
    let grid = &book.sheets[0];
    let text = |cell: &str| {
        grid.get(at(cell))
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    assert_eq!((text("B4"), text("C5")), ("68.4%".into(), "68.4%".into()));
    assert_eq!(text("D4"), "2026-03-09");
    assert_eq!(text("F4"), "1:30:05");
    assert_eq!(text("G4"), "a  b\nc");
    assert_eq!(*grid.get(at("H5")).unwrap(), Value::Error("#DIV/0!".into()));
    assert_eq!(grid.hidden_rows, [3, 4]);
    assert_eq!(grid.hidden_columns, [2]);
    assert_eq!(grid.merged_at(at("E4")).unwrap().to_string(), "D4:E4");
}

#[test]
fn other_packed_files_are_named() {
    assert_eq!(
        read_workbook(&packed(&[("word/document.xml", "<a/>")])),
        Err(TableFault::NoTable)
    );
    assert_eq!(
        read_workbook(&packed(&[("xl/workbook.bin", "")])),
        Err(TableFault::Binary)
    );
    assert_eq!(
        read_workbook(&packed(&[("content.xml", "<office:text/>")])),
        Err(TableFault::NoTable)
    );
    let manifest = "<manifest:encryption-data/>";
    let locked = packed(&[("content.xml", "?"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(read_workbook(&locked), Err(TableFault::Password));
}
