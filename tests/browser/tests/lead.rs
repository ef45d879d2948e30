//! The play of the lead: a roster of thirty, their files, the office's table, marks,
//! complaints; back to the office, and the official month to its agent.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{
    Desk, assert_fits, assert_quiet, click_button, click_file_button, click_tab, file, wait_stored,
};
use kaohe_browser::Page;
use serde_json::{Value, json};

/// Who sent something: of thirty the last two didn't.
const SENT: u32 = 28;

fn number(nth: u32) -> String {
    format!("04{nth:02}")
}

/// What an agent's file says of March: late so often, nothing of the measures.
fn month(nth: u32) -> Value {
    let late = nth % 4;
    let mut record = json!({
        "agent": number(nth),
        "month": "2026-03",
        "report": {"handed_in": "2026-04-03"},
    });
    if late > 0 {
        record["entries"] = json!([{"parts": ["7"], "count": late}]);
    }
    let mut item = json!({
        "rulebook": {"id": "broadband", "effective": "2026-01"},
        "record": record,
    });
    match nth {
        2 => item["seen"] = json!({"score": "101", "low": "90", "high": "102"}),
        3 => {
            item["rulebook"]["fingerprint"] = json!("0123456789abcdef");
            item["seen"] = json!({"score": "96", "low": "80", "high": "102"});
        }
        _ => {}
    }
    item
}

fn sent(page: &Page, nth: u32) -> PathBuf {
    let text = json!({"format": "kaohe-records", "version": 1, "records": [month(nth)]});
    file(page, &format!("{}.json", number(nth)), &text.to_string())
}

/// The office's table: five measures, lateness; the cells of one can't be.
fn office(folder: &Path) -> PathBuf {
    let mut text = String::from(
        "2026年3月指标汇总,,,,,,,,\n工号,受理投诉,台内办结,回访成功,满意户数,预处理成功率,工单及时率,障碍及时率,迟到\n",
    );
    for nth in 1..=SENT {
        let (done, late) = (50 - nth % 3, nth % 4 + u32::from(nth == 5));
        let asked = if nth == 9 { "61" } else { "20" };
        let row = format!(
            "{},50,{done},20,{asked},72.4%,98.{}%,9{}.1%,{late}\n",
            number(nth),
            nth % 10,
            5 + nth % 3,
        );
        text += &row;
    }
    let path = folder.join("指标.csv");
    std::fs::write(&path, text).unwrap();
    converted(&path, "xlsx")
}

/// A file as LibreOffice writes it anew.
#[track_caller]
fn converted(path: &Path, to: &str) -> PathBuf {
    let folder = path.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
    let mut office = Command::new("soffice");
    if to == "xlsx" {
        // Commas, UTF-8, the first line is one; cells are told apart as a person's would be.
        office.arg("--infilter=Text - txt - csv (StarCalc):44,34,76,1,1/2,0,0,true,true");
    }
    // Whatever the machine's own encoding is.
    let form = match to {
        "csv" => "csv:Text - txt - csv (StarCalc):44,34,76,1",
        to => to,
    };
    office.args([&*profile, "--headless", "--convert-to", form, "--outdir"]);
    let ran = office.arg(folder).arg(path).output().unwrap();
    let there = path.with_extension(to);
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(there.exists(), "{said}");
    there
}

/// Puts a text into a field as a paste does.
fn paste(page: &Page, css: &str, text: &str) {
    page.wait_for(css);
    page.eval_json(&format!(
        "(() => {{ document.querySelector({css:?}).focus();
           document.execCommand('insertText', false, {}); return null; }})()",
        json!(text)
    ));
}

fn open_form(page: &Page, word: &str) {
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll('.team-acts button')].find(b => b.textContent.startsWith('{word}'));
           if (b) b.click(); return !!b; }})()"
    ));
}

fn bring(page: &Page, files: &[PathBuf]) {
    click_file_button(page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", files);
}

/// The score that somebody's line shows.
fn score(page: &Page, agent: &str) -> String {
    let found = page.eval_json(&format!(
        "[...document.querySelectorAll('.team-table .team-row')].find(row =>
            row.querySelector('.t-agent').textContent.includes('{agent}')).querySelector('.t-score').textContent"
    ));
    found.as_str().unwrap().to_owned()
}

#[test]
fn a_month_of_thirty_comes_in_is_ranked_and_goes_back() {
    let desk = Desk::new();
    let page = desk.open();
    let files: Vec<PathBuf> = (1..=SENT).map(|nth| sent(&page, nth)).collect();
    bring(&page, &files);
    page.wait_true("document.querySelectorAll('.import-item').length >= 20");
    // What doesn't agree is first, and isn't taken unasked.
    page.wait_text(".import-item.mismatch", "0402");
    page.eval_json(
        "(() => { for (const item of document.querySelectorAll('.import-item'))
        item.querySelector('input[type=radio]:not(:checked)')?.click(); return null; })()",
    );
    click_button(&page, "确认导入");
    page.wait_true(&format!(
        "document.querySelectorAll('.team-table .team-row').length === {SENT}"
    ));

    let roster: Vec<String> = (1..=30)
        .map(|nth| format!("{}\t坐席{nth}", number(nth)))
        .collect();
    open_form(&page, "名单");
    paste(&page, "#team-text", &roster.join("\n"));
    click_button(&page, "保存");
    page.wait_text(".team-strip", "已交 28 / 30");
    for missing in ["0429", "0430"] {
        page.wait_text(".team-table", missing);
    }
    assert_eq!(page.texts(".team-table .t-agent .link")[0], "0402");
    page.wait_text(".team-note.mismatch", "文件写 101.0");
    page.wait_text(".team-table", "办法不一");

    // The office's table.
    let table = office(&page.downloads_dir());
    bring(&page, &[table]);
    page.wait_text(".table-counts", "拒收");
    page.wait_text(".table-in", "61");
    page.wait_true(
        "(() => { const b = [...document.querySelectorAll('.table-after .filled')].find(b => b.textContent.startsWith('导入'));
           if (b) b.click(); return !!b; })()",
    );
    page.wait_gone(".table-in");
    wait_stored(&page, "complaint_filter");
    click_tab(&page, 4);
    page.wait_for(".team-table");
    // Once more than its file says: both figures stand there.
    page.wait_text(".team-table .sides", "本人记录");

    // Marks and complaints.
    let marks: Vec<String> = (1..=SENT)
        .map(|nth| format!("{}\t{}", number(nth), 95 - nth))
        .collect();
    open_form(&page, "业务考试成绩");
    paste(&page, "#team-text", &marks.join("\n"));
    click_button(&page, "保存");
    page.wait_gone("#team-text");
    wait_stored(&page, "team/exam");
    open_form(&page, "登记事项");
    for agent in ["0411", "0412", "0413"] {
        page.wait_true("document.activeElement.id === 'team-event-agent' || (document.querySelector('#team-event-agent')?.focus(), false)");
        page.keys(agent);
        page.press("Tab");
        page.keys("投诉");
        page.press("Enter");
        page.wait_text(".team-form .done", agent);
    }
    page.wait_text(".team-considered", "0411");
    assert_fits(&page);
    assert!(page.axe().is_empty(), "{:?}", page.axe());

    // To the office: the same figures.
    let shown = score(&page, "0405");
    click_button(&page, "班组工作簿（.xlsx）");
    let book = page.wait_download("kaohe-team");
    let ranking = std::fs::read_to_string(converted(&book, "csv")).unwrap();
    let line = ranking.lines().find(|line| line.contains("0405")).unwrap();
    assert!(
        line.split(',')
            .any(|cell| cell == shown || format!("{cell}.0") == shown),
        "{shown}: {line}"
    );
    // And the official month to its agent.
    page.fill("#team-search", "0405");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 1");
    open_form(&page, "发出正式记录");
    click_button(&page, "存成一个文件");
    let official = page.wait_download("kaohe-0405");
    page.wait_text(".team-table .sides", "10:00 发出");
    page.emulate_print(true);
    page.wait_for(".paper-team");
    let pdf = page.downloads_dir().join("team.pdf");
    assert!((1..=4).contains(&page.printed_pages(&pdf)));
    assert_quiet(&page);

    let own = Desk::new();
    let agent = own.open();
    bring(&agent, &[sent(&agent, 5)]);
    click_button(&agent, "确认导入");
    agent.wait_for("#f-count-7");
    let official = file(
        &agent,
        "正式.json",
        &std::fs::read_to_string(official).unwrap(),
    );
    bring(&agent, &[official]);
    agent.wait_text(".import-item", "不同之处");
    click_button(&agent, "确认导入");
    agent.wait_text(".sides-band", "10:00 发出");
    agent.wait_text(".sides-band", "这里按正式记录算");
    assert!(agent.axe().is_empty(), "{:?}", agent.axe());
    click_button(&agent, "改用本人记录");
    agent.wait_text(".sides-band", "这里按本人记录算");
    assert_eq!(agent.value("#f-count-7"), "1");
    assert_quiet(&agent);
}
