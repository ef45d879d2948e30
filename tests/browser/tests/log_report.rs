//! The log's daily report: days, figures, the text to copy, and paper.

use crate::desk::log_page::{opened_after, three};
use crate::desk::log_panels::{click_in_main, open_panel};
use crate::desk::{Desk, assert_fits, assert_quiet, set_date};
use kaohe_browser::Options;

/// A clipboard that the test reads.
const CLIPBOARD: &str = "globalThis.pasted = '';
    Object.defineProperty(navigator, 'clipboard', { value: {
        writeText: text => { pasted = text; return Promise.resolve(); } } });";

#[test]
fn a_report_is_of_the_chosen_days_and_is_copied_and_printed() {
    for (name, dark, width) in [("desktop", false, 1440), ("dark", true, 1440)] {
        let desk = Desk::with(Options {
            width,
            height: 900,
            dark,
            ..Options::default()
        });
        let page = opened_after(&desk, CLIPBOARD);
        three(&page);
        open_panel(&page, "咨询日报");
        page.wait_text(".report-table tbody", "网速慢");
        page.wait_true("document.querySelector('#report-text').value.includes('电视盒子黑屏')");
        assert_eq!(page.value("#report-from"), "2026-04-07");
        assert_eq!(page.value("#report-to"), "2026-04-07");
        assert_fits(&page);
        let found = page.axe();
        assert!(found.is_empty(), "{name}: {found:#?}");
        page.picture(format!("report-{name}.png"), true);

        click_in_main(&page, "复制文字");
        page.wait_text(".log-files [role=status]", "已复制");
        page.wait_true("pasted !== '' && pasted === document.querySelector('#report-text').value");

        page.emulate_print(true);
        page.wait_true(
            "getComputedStyle(document.querySelector('.paper-report')).display !== 'none'",
        );
        page.wait_text(".paper-report", "晚上网速慢，打游戏掉线");
        page.wait_true("document.querySelector('main').offsetParent === null || getComputedStyle(document.querySelector('main')).display === 'none'");
        page.picture(format!("report-{name}-print.png"), true);
        page.emulate_print(false);

        // Another day has nothing, the month has all, and no days are no span.
        click_in_main(&page, "昨天");
        page.wait_text(".log-files", "这段时间没有记录");
        click_in_main(&page, "本月");
        page.wait_text(".report-table tbody", "网速慢");
        assert_eq!(page.value("#report-from"), "2026-04-01");
        set_date(&page, "#report-from", "2026-04-08");
        page.wait_text(".log-files", "开始不晚于结束");
        assert_eq!(page.count("#report-text"), 0);
        set_date(&page, "#report-from", "2026-04-07");
        page.wait_for("#report-text");
        page.eval_json(
            "(() => { document.querySelector('.lang-buttons [lang=en]').click(); return null; })()",
        );
        page.wait_true("document.documentElement.lang === 'en'");
        assert_fits(&page);
        page.picture(format!("report-{name}-en.png"), true);
        // The narrowest phone holds it, the total stands out, and the text's
        // field has its width.
        page.set_viewport(360, 740, true);
        assert_fits(&page);
        page.wait_true(
            "[...document.querySelectorAll('.report-table tbody tr:last-child > *')].every(cell => getComputedStyle(cell).fontWeight === '700')",
        );
        page.wait_true(
            "document.querySelector('#report-text').getBoundingClientRect().width > 300",
        );
        let found = page.axe();
        assert!(found.is_empty(), "{name} at 360: {found:#?}");
        page.picture(format!("report-{name}-360-en.png"), true);
        assert_quiet(&page);
    }
}
