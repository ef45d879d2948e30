//! A hotline's rulebook: numbers of five characters, a measure of which less is
//! better, levels by number, pay by bands.

use kaohe::locale::{Lang, month_csv, say};
use kaohe::record::Record;
use kaohe::rulebook::{ParameterRef, Problem, Rulebook, Setting, SettingField, Subject};
use kaohe::scoring::{Line, Sub, boundaries, pay_edges, score};

use super::{derived, months_of, rulebook_of, today};

pub const RULEBOOK: &str = include_str!("../fixtures/foreign/hotline.json");
pub const MONTHS: &str = include_str!("../fixtures/foreign/hotline-months.json");

fn october() -> (Rulebook, Record) {
    (rulebook_of(RULEBOOK), months_of(MONTHS).remove(0))
}

/// The line of the measure of which less is better.
fn errors(rulebook: &Rulebook, record: &Record) -> Line {
    let sheet = score(rulebook, record, today());
    let (part, measure) = ("kpi".parse().unwrap(), "chacuo".parse().unwrap());
    sheet.line(part, Sub::Measure(measure)).unwrap().clone()
}

#[test]
fn october_scores_59_and_pays_1600() {
    let (rulebook, record) = october();
    let sheet = score(&rulebook, &record, today());
    assert_eq!(sheet.score.to_string(), "59");
    let pay = sheet.pay.unwrap();
    assert_eq!(pay.amount.with_decimals(2), "1600.00");
    // Its own sender's rules.
    let fingerprint = kaohe::rulebook::Fingerprint::of(&rulebook);
    assert_eq!(fingerprint.to_string(), "2a05c518d666b970");
}

#[test]
fn less_is_better_says_above() {
    let (rulebook, record) = october();
    let line = errors(&rulebook, &record);
    let measure = rulebook.measure("chacuo".parse().unwrap()).unwrap();
    for (lang, gap, reason, steps) in [
        (
            Lang::Zh,
            ("高 2 个百分点", "满 2 步"),
            "3 − 1 = 2，满 2 步；2 × 2.0 = 4.0。",
            [
                "目标值 1%，载明",
                "实得 3%，9 / 300",
                "高于目标，计 2",
                "“扣完为止”，扣完哪里的分？，本项分值",
                "不足 1% 怎么算？，只计满步",
                "每差 1% 扣分 2.0，载明",
                "2 × 2.0 −4.0",
                "本项分值 10.0，载明，还剩 6.0",
                "计 −4.0",
            ],
        ),
        (
            Lang::En,
            ("2 pp over", "2 steps"),
            "3 − 1 = 2: 2 steps; 2 × 2.0 = 4.0.",
            [
                "target 1%, stated",
                "reached 3%, 9 / 300",
                "above target, counted 2",
                "Which pool is meant by 'until used up'?, The item's own worth",
                "不足 1% 怎么算？, Full steps only",
                "deduction a step 2.0, stated",
                "2 × 2.0 −4.0",
                "worth 10.0, stated, 6.0 left",
                "comes to −4.0",
            ],
        ),
    ] {
        let said = say::gap(lang, rulebook.unit, measure, &line);
        assert_eq!((said.0.as_str(), said.1.as_str()), gap);
        assert_eq!(say::reason(lang, &rulebook, &line), reason);
        assert_eq!(derived(lang, &rulebook, &record, &line), steps);
    }
    let printed = |lang| say::printed_fact(lang, &rulebook, &record, &line);
    assert_eq!(printed(Lang::Zh), "差错率 3%，目标 ≤ 1%");
    assert_eq!(printed(Lang::En), "差错率 3%, target ≤ 1%");
}

#[test]
fn the_first_step_lies_above_the_target() {
    let (rulebook, _) = october();
    let edges = boundaries(&rulebook);
    let said = |lang| -> Vec<String> {
        let rows = edges.iter();
        let rows = rows.filter(|row| row.choices == *rulebook.choices());
        rows.map(|row| kaohe::locale::boundary::boundary(lang, &rulebook, row).0)
            .filter(|name| name.contains("1%"))
            .collect()
    };
    assert_eq!(
        said(Lang::Zh),
        [
            "三（一）1 三项指标未达标，忙时接通率：低满 1%",
            "三（一）1 三项指标未达标，信息准确率：低满 1%",
            "三（一）1 三项指标未达标，差错率：高满 1%",
        ]
    );
    assert!(said(Lang::En)[2].ends_with("差错率: a full 1% above"));
}

#[test]
fn bands_of_the_pay_have_edges_and_can_be_set() {
    let (rulebook, record) = october();
    let said = pay_edges(&rulebook);
    let (name, sides) = kaohe::locale::boundary::pay_edge(Lang::Zh, &rulebook, &said[0]);
    assert_eq!(name, "绩效工资第 2 档起点");
    assert_eq!(sides, ["59.999 分：50%", "60.0 分：70%", "60.001 分：70%"]);
    let set = |at, value: &str| {
        let mut form = Setting::of(Subject::Number(at), &rulebook, today());
        form.edit(SettingField::Value, value.into());
        form.edit(SettingField::Reason, "2026 年 3 号通知".into());
        let amended = kaohe::rulebook::amend(&rulebook, &form.amendment().unwrap());
        amended.map(|rulebook| {
            let pay = score(&rulebook, &record, today()).pay.unwrap();
            pay.amount.with_decimals(2)
        })
    };
    // October scores 59: from there on the second band pays.
    assert_eq!(set(ParameterRef::BandFrom(1), "59"), Ok("2240.00".into()));
    assert_eq!(set(ParameterRef::BandFactor(0), "55"), Ok("1760.00".into()));
    let refused = |set: Result<String, Vec<Problem>>| set.unwrap_err().remove(0).path;
    let above = set(ParameterRef::BandFrom(1), "80");
    assert_eq!(refused(above), "pay_bands[2].from");
    let too_much = set(ParameterRef::BandFactor(3), "201");
    assert_eq!(refused(too_much), "pay_bands[3].factor");
    let name =
        |at| kaohe::locale::setting::subject(Lang::Zh, &rulebook, &record, Subject::Number(at));
    assert_eq!(name(ParameterRef::BandFrom(1)), "绩效工资第 2 档：起点得分");
    assert_eq!(
        name(ParameterRef::BandFactor(0)),
        "绩效工资第 1 档：发放比例"
    );
}

#[test]
fn numbers_stand_in_the_table_as_printed() {
    let (rulebook, record) = october();
    let csv = month_csv(Lang::Zh, &rulebook, &record, today(), false);
    assert!(
        csv.contains("\r\n三（一）1,差错率,2,-2,-4,-4,-4,载明\r\n"),
        "{csv}"
    );
    assert!(
        csv.contains("\r\n四.1,服务质量优秀,1,2,2,2,2,载明\r\n"),
        "{csv}"
    );
}
