//! Improvement plans in words.

use super::say::part;
use super::say::{cases_form, say};
use super::{Lang, day, month};
use crate::calendar::{Date, Month};
use crate::exchange::Cell;
use crate::record::{About, Ended, Facts, Plan, PlanOutcome, PlanText, Record};
use crate::rulebook::Rulebook;

words! {
    /// The fixed texts.
    pub struct PlanWords: ZH / EN;

    /// Over the plans.
    title = "改进方案" / "Improvement plans",
    /// What they're for.
    hint = "考核中发现的问题，约定措施、负责人和期限；办结之前，以后各月都会提示。不影响考核结果，归档后也能增改。"
        / "What is done about a problem, by whom and by when. Later months show it until it's closed. Plans move no result and can change in a closed month.",
    /// Adds one.
    add = "加一条" / "Add one",
    /// Adds one beside a problem.
    agree = "约定改进" / "Make a plan",
    /// Leads from a problem to its open plan.
    agreed = "改进方案进行中" / "Plan agreed",
    /// Over those of earlier months.
    earlier = "以前月份未办结" / "From earlier months, still open",
    /// What a plan answers.
    about = "针对" / "About",
    /// The post as a whole.
    post = "岗位整体" / "The post as a whole",
    /// Over the measures and clauses that it may answer.
    groups: [&'static str; 2] = ["指标", "条款"] / ["Measures", "Clauses"],
    /// The measure taken.
    action = "改进措施" / "Measure taken",
    /// Who sees to it.
    owner = "负责人" / "Owner",
    /// By when.
    by = "期限" / "By",
    /// How it stands.
    state = "状态" / "State",
    /// What came of it.
    result = "结果" / "Outcome",
    /// It's open.
    open = "进行中" / "Under way",
    /// How it ended, in the order of [`PlanOutcome::ALL`].
    outcomes: [&'static str; 3] = ["已达成", "未达成", "已取消"]
        / ["Achieved", "Not achieved", "Dropped"],
    /// Its day went by.
    overdue = "已过期限" / "Past its date",
    /// In which month it was agreed.
    month = "约定月份" / "Agreed in",
    /// Removes it.
    remove = "删除" / "Remove",
}

/// The fixed texts.
pub const fn plan_words(lang: Lang) -> &'static PlanWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What one of a plan's texts is called.
pub const fn plan_text(lang: Lang, text: PlanText) -> &'static str {
    let words = plan_words(lang);
    match text {
        PlanText::Action => words.action,
        PlanText::Owner => words.owner,
        PlanText::Result => words.result,
    }
}

/// What a plan is about. What neither the month nor its rulebook knows stands
/// by its own name.
pub fn about(lang: Lang, rulebook: &Rulebook, facts: &Facts, about: About) -> String {
    match about {
        About::Post => plan_words(lang).post.into(),
        About::Measure(id) => match rulebook.measure(id) {
            Some(measure) => lang.of(&measure.title).into(),
            None => say!(
                lang,
                "指标“{id}”（办法里没有）",
                "Measure “{id}” (not in the rules)"
            ),
        },
        About::Part(id) if rulebook.part(id).is_some() => part(lang, rulebook, id),
        About::Part(id) => say!(
            lang,
            "条款“{id}”（办法里没有）",
            "Clause “{id}” (not in the rules)"
        ),
        About::Complaint(id) => {
            let mut complaints = facts.complaints.iter();
            match complaints.position(|complaint| complaint.id == Some(id)) {
                Some(index) => complaint(lang, rulebook, facts, index),
                None => say!(
                    lang,
                    "个案“{id}”（本月没有这一件）",
                    "Case “{id}” (not in this month)"
                ),
            }
        }
    }
}

/// A case by what the rulebook calls such, its place and day.
pub fn complaint(lang: Lang, rulebook: &Rulebook, facts: &Facts, index: usize) -> String {
    let (of, nth) = (cases_form(lang, rulebook), index + 1);
    match facts.complaints.get(index).and_then(|found| found.date) {
        Some(date) => {
            let day = day(lang, date);
            say!(lang, "{of}：第 {nth} 件，{day}", "{of}: case {nth}, {day}")
        }
        None => say!(lang, "{of}：第 {nth} 件", "{of}: case {nth}"),
    }
}

/// An outcome by its name.
pub const fn outcome(lang: Lang, outcome: PlanOutcome) -> &'static str {
    let [achieved, not_achieved, dropped] = plan_words(lang).outcomes;
    match outcome {
        PlanOutcome::Achieved => achieved,
        PlanOutcome::NotAchieved => not_achieved,
        PlanOutcome::Dropped => dropped,
    }
}

/// How a plan stands today.
pub fn state(lang: Lang, plan: &Plan, today: Date) -> String {
    let words = plan_words(lang);
    match plan.ended {
        Some(Ended { outcome: how, on }) => {
            let how = outcome(lang, how);
            on.map_or_else(
                || how.to_owned(),
                |on| say!(lang, "{how}（{on}）", "{how} ({on})"),
            )
        }
        None if plan.is_overdue(today) => words.overdue.to_owned(),
        None => words.open.to_owned(),
    }
}

/// The button that leads to another month.
pub fn go_to(lang: Lang, to: Month) -> String {
    let to = month(lang, to);
    say!(lang, "到 {to}", "Go to {to}")
}

/// What the columns of a table of plans are called.
pub const fn columns(lang: Lang) -> [&'static str; 6] {
    let words = plan_words(lang);
    [
        words.about,
        words.action,
        words.owner,
        words.by,
        words.state,
        words.result,
    ]
}

/// A plan as a row of such a table.
pub fn row(
    lang: Lang,
    rulebook: &Rulebook,
    facts: &Facts,
    plan: &Plan,
    today: Date,
) -> [String; 6] {
    [
        about(lang, rulebook, facts, plan.about),
        plan.action.clone(),
        plan.owner.clone(),
        plan.by.map(|by| by.to_string()).unwrap_or_default(),
        state(lang, plan, today),
        plan.result.clone(),
    ]
}

/// A month's plans as rows of a spreadsheet of eight columns, below its
/// figures: a head, then each plan. Nothing where there are none.
pub(super) fn csv_rows(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
) -> Vec<Vec<Cell>> {
    let plans = record.plan.iter();
    let rows = plans.map(|plan| csv_row(lang, "", rulebook, record, plan, today));
    below(lang, rows.collect(), 8)
}

/// The same for a year of so many columns, with those of earlier years that
/// are still open: each plan beside the month in which it was agreed, in order.
pub(super) fn year_csv_rows(
    lang: Lang,
    year: u16,
    records: &[(&Record, &Rulebook)],
    today: Date,
    width: usize,
) -> Vec<Vec<Cell>> {
    let mut records = records.to_vec();
    records.retain(|(record, _)| record.month.year() <= year);
    records.sort_by_key(|(record, _)| record.month);
    let rows = records.into_iter().flat_map(|(record, rulebook)| {
        let agreed = month(lang, record.month);
        let plans = record.plan.iter();
        let shown = plans.filter(move |plan| record.month.year() == year || plan.is_open());
        shown.map(move |plan| csv_row(lang, &agreed, rulebook, record, plan, today))
    });
    below(lang, rows.collect(), width)
}

/// A plan's row, after what stands in its first column.
fn csv_row(
    lang: Lang,
    first: &str,
    rulebook: &Rulebook,
    record: &Record,
    plan: &Plan,
    today: Date,
) -> Vec<Cell> {
    let mut cells = row(lang, rulebook, record, plan, today).map(Cell::Text);
    cells[3] = plan.by.map_or(Cell::Empty, Cell::Day);
    [Cell::text(first)].into_iter().chain(cells).collect()
}

/// Rows of plans below their head, all so wide.
fn below(lang: Lang, mut rows: Vec<Vec<Cell>>, width: usize) -> Vec<Vec<Cell>> {
    if rows.is_empty() {
        return rows;
    }
    let title = [Cell::text(plan_words(lang).title)];
    let head = title.into_iter().chain(columns(lang).map(Cell::text));
    rows.insert(0, head.collect());
    for row in &mut rows {
        row.resize(width.max(row.len()), Cell::Empty);
    }
    rows
}
