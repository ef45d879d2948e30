//! In which facts two months differ, in words.

use super::boundary::level;
use super::conclude::act;
use super::plan::{self, plan_text, plan_words};
use super::say::part;
use super::say::{cases_form, exam_form, exam_place, report_form, say};
use super::setting::line_name;
use super::telesales::{sick, telesales_words};
use super::{Lang, cases, money, month, name, percent, points, signed};
use crate::id::Id;
use crate::number::Unit;
use crate::record::{
    ActFact, Complaint, ComplaintFact, Correction, DayFact, Entry, EntryFact, Exam, FactAt,
    FactDifference, FactList, FactValue, Facts, Finding, LoggedCases, Measured, Place, Plan,
    PlanFact, Report, Standing,
};
use crate::rulebook::Rulebook;

/// Over the facts in which two months differ.
pub const fn facts_differ(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "不同之处（现有 → 对方）",
        Lang::En => "Differences (here → theirs)",
    }
}

/// Of what, in the first month, in the other. The two never read the same.
pub fn fact_difference(
    lang: Lang,
    rulebook: &Rulebook,
    (one, other): (&Facts, &Facts),
    difference: &FactDifference<'_>,
) -> (String, String, String) {
    let FactDifference {
        at,
        one: here,
        other: there,
    } = difference;
    let said = |facts, value| {
        Words {
            lang,
            rulebook,
            facts,
        }
        .value(*at, value)
    };
    let at_name = Words {
        lang,
        rulebook,
        facts: one,
    }
    .at(*at);
    let (here, mut there) = (said(one, here), said(other, there));
    if here == there {
        there = match at {
            FactAt::Form(_) => say!(
                lang,
                "{there}内容相同，顺序或写法不同",
                "{there}the same in another order or form"
            ),
            _ => say!(
                lang,
                "{there}（看不见的字符不同）",
                "{there} (characters that nobody sees differ)"
            ),
        };
    }
    (at_name, here, there)
}

/// What the rulebook calls it, or else its own name.
fn or(called: String, otherwise: String) -> String {
    match called.is_empty() {
        true => otherwise,
        false => called,
    }
}

/// What words are found by.
struct Words<'a> {
    lang: Lang,
    rulebook: &'a Rulebook,
    facts: &'a Facts,
}

impl Words<'_> {
    fn at(&self, at: FactAt<'_>) -> String {
        let lang = self.lang;
        let words = lang.words();
        match at {
            FactAt::Agent => words.agent.to_owned(),
            FactAt::Month => say!(lang, "月份", "Month"),
            FactAt::Unit => say!(lang, "考核方式", "System"),
            FactAt::Entry(parts, fact) => self.joined(self.parts(parts), self.entry_fact(fact)),
            FactAt::Measure(id) => self.measure(id),
            FactAt::Exam => exam_form(lang, self.rulebook),
            FactAt::Report => {
                let form = report_form(lang, self.rulebook);
                or(form, words.report_date.to_owned())
            }
            FactAt::Complaint(index, fact) => {
                self.joined(self.case(index), self.complaint_fact(fact))
            }
            FactAt::Day(day, fact) => {
                let day = say!(lang, "{day} 日", "Day {day}");
                let fact = match fact {
                    DayFact::Work => say!(lang, "上班", "work"),
                    DayFact::Calls => say!(lang, "电话量", "calls"),
                    DayFact::Sick => say!(lang, "病假", "illness"),
                };
                self.joined(day, fact)
            }
            FactAt::Joined => telesales_words(lang).joined.to_owned(),
            FactAt::SalesTarget => say!(lang, "销售任务", "Sales target"),
            FactAt::Sold => say!(lang, "已完成销售", "Sales so far"),
            FactAt::Plan(about, fact) => {
                let about = plan::about(lang, self.rulebook, self.facts, about);
                let title = say!(lang, "改进方案：{about}", "Plan: {about}");
                self.joined(title, self.plan_fact(fact))
            }
            FactAt::Correction(index) => {
                let nth = index + 1;
                say!(
                    lang,
                    "更正以前月份 {nth}",
                    "Correction of an earlier month {nth}"
                )
            }
            FactAt::Act(index, fact) => {
                let nth = index + 1;
                let title = say!(lang, "第 {nth} 次归档或打开", "Closing or reopening {nth}");
                self.joined(title, self.act_fact(fact))
            }
            FactAt::Wage => words.wage.to_owned(),
            FactAt::Form(list) => match list {
                FactList::Entries => say!(lang, "明细", "Entries"),
                FactList::Complaints => self.cases(),
                FactList::Days => say!(lang, "每日电话", "Days"),
                FactList::Plan => plan_words(lang).title.to_owned(),
                FactList::Lines => say!(lang, "归档的得分明细", "Lines of the closed sheet"),
            },
        }
    }

    fn joined(&self, item: String, fact: String) -> String {
        match fact.is_empty() {
            true => item,
            false => format!("{item} \u{b7} {fact}"),
        }
    }

    fn entry_fact(&self, fact: EntryFact) -> String {
        let (lang, words) = (self.lang, self.lang.words());
        match fact {
            EntryFact::Whole => String::new(),
            EntryFact::Parts => say!(lang, "条款", "clauses"),
            EntryFact::Count => say!(lang, "次数", "count"),
            EntryFact::Standing => say!(lang, "核实", "standing"),
            EntryFact::Date => words.date.to_owned(),
            EntryFact::Caused => say!(lang, "引起的个案", "case that it caused"),
            EntryFact::Note => words.note.to_owned(),
        }
    }

    fn complaint_fact(&self, fact: ComplaintFact) -> String {
        let (lang, words) = (self.lang, self.lang.words());
        match fact {
            ComplaintFact::Whole => String::new(),
            ComplaintFact::Id => say!(lang, "代号", "id"),
            ComplaintFact::Date => words.date.to_owned(),
            ComplaintFact::Finding => words.finding.to_owned(),
            ComplaintFact::Note => words.note.to_owned(),
        }
    }

    fn plan_fact(&self, fact: PlanFact) -> String {
        let lang = self.lang;
        let words = plan_words(lang);
        match fact {
            PlanFact::Whole => String::new(),
            PlanFact::About => words.about.to_owned(),
            PlanFact::Text(text) => plan_text(lang, text).to_owned(),
            PlanFact::By => words.by.to_owned(),
            PlanFact::Outcome => words.state.to_owned(),
            PlanFact::EndedOn => say!(lang, "办结日期", "ended on"),
        }
    }

    fn act_fact(&self, fact: ActFact) -> String {
        let (lang, words) = (self.lang, self.lang.words());
        let line = |part, of| line_name(lang, self.rulebook, part, of);
        match fact {
            ActFact::Whole => String::new(),
            ActFact::On => words.date.to_owned(),
            ActFact::Rulebook => say!(lang, "所用办法", "rules"),
            ActFact::Score => words.score.to_owned(),
            ActFact::Low => words.low.to_owned(),
            ActFact::High => words.high.to_owned(),
            ActFact::Line(part, of) => line(part, of),
            ActFact::LineLow(part, of) => self.joined(line(part, of), words.low.to_owned()),
            ActFact::LineHigh(part, of) => self.joined(line(part, of), words.high.to_owned()),
            ActFact::Reason => say!(lang, "原因", "reason"),
        }
    }

    fn value(&self, at: FactAt<'_>, value: &FactValue<'_>) -> String {
        let (lang, words) = (self.lang, self.lang.words());
        match value {
            FactValue::Absent => match at {
                FactAt::Form(_) => String::new(),
                FactAt::Entry(_, EntryFact::Whole)
                | FactAt::Complaint(_, ComplaintFact::Whole)
                | FactAt::Plan(_, PlanFact::Whole)
                | FactAt::Correction(_)
                | FactAt::Act(..) => say!(lang, "没有", "none"),
                _ => say!(lang, "未填", "not filled in"),
            },
            FactValue::Text(text) => self.quoted(text),
            FactValue::Count(count) => count.to_string(),
            FactValue::Date(date) => date.to_string(),
            FactValue::Month(of) => month(lang, *of),
            FactValue::Money(sum) => money(*sum),
            FactValue::Points(amount) => points(self.facts.unit, *amount),
            FactValue::Unit(Unit::Points) => say!(lang, "按分计", "in points"),
            FactValue::Unit(Unit::Money) => say!(lang, "按金额计", "in money"),
            FactValue::Id(id) => id.to_string(),
            FactValue::Parts(parts) => self.parts(parts),
            FactValue::Standing(Standing::Confirmed) => say!(lang, "已核实", "confirmed"),
            FactValue::Standing(Standing::Pending) => words.pending.to_owned(),
            FactValue::Case(index) => self.case(*index),
            FactValue::Measured(measured) => self.measured(*measured),
            FactValue::Exam(exam) => self.exam(*exam),
            FactValue::Report(Report::Unknown) => words.unknown.to_owned(),
            FactValue::Report(Report::NotYet) => words.report_not_yet.to_owned(),
            FactValue::Report(Report::HandedIn(date)) => date.to_string(),
            FactValue::Finding(finding) => self.finding(*finding),
            FactValue::Work(true) => say!(lang, "上班", "working day"),
            FactValue::Work(false) => say!(lang, "休息", "day off"),
            FactValue::Sick(of) => sick(lang, *of).to_owned(),
            FactValue::About(about) => plan::about(lang, self.rulebook, self.facts, *about),
            FactValue::Outcome(outcome) => plan::outcome(lang, *outcome).to_owned(),
            FactValue::Rulebook(by) => {
                format!("{} {} ({})", by.id, by.effective, by.fingerprint)
            }
            FactValue::Entry(entry) => self.entry(entry),
            FactValue::Complaint(complaint) => self.complaint(complaint),
            FactValue::Plan(plan) => self.plan(plan),
            FactValue::Correction(of) => self.correction(of),
            FactValue::Act(of) => act(lang, self.facts.unit, self.rulebook.holds(), of),
        }
    }

    fn quoted(&self, text: &str) -> String {
        let text = name(self.lang, text);
        format!("\u{201c}{text}\u{201d}")
    }

    fn parts(&self, parts: &[Id]) -> String {
        let parts = parts.iter().map(|id| part(self.lang, self.rulebook, *id));
        parts.collect::<Vec<_>>().join(" + ")
    }

    fn measure(&self, id: Id) -> String {
        let measure = self.rulebook.measure(id);
        measure.map_or_else(|| id.to_string(), |m| self.lang.of(&m.title).to_owned())
    }

    fn cases(&self) -> String {
        let form = cases_form(self.lang, self.rulebook);
        or(form, say!(self.lang, "个案", "Cases"))
    }

    fn case(&self, index: usize) -> String {
        let (lang, nth) = (self.lang, index + 1);
        let form = self.cases();
        say!(lang, "{form}：第 {nth} 件", "{form}: case {nth}")
    }

    fn measured(&self, measured: Measured) -> String {
        match measured {
            Measured::Ratio(ratio) => cases::fraction(ratio),
            Measured::Percent(share) => percent(share),
            Measured::NotAssessed => self.lang.words().not_assessed.to_owned(),
            Measured::Logged(cases) => self.logged(cases),
        }
    }

    fn logged(&self, cases: LoggedCases) -> String {
        let lang = self.lang;
        let counts = cases.counts();
        let (inside, all) = (counts.numerator, counts.denominator);
        let mut text = say!(lang, "台账 {inside} / {all}", "log {inside} / {all}");
        let more = [
            (counts.dispatched, "派单", "dispatched"),
            (counts.open, "待定", "open"),
            (counts.may_leave, "可能不计", "may not count"),
            (counts.may_join, "可能计入", "may come to count"),
        ];
        for (count, zh, en) in more.into_iter().filter(|(count, ..)| *count > 0) {
            text += &say!(lang, "，{zh} {count}", ", {count} {en}");
        }
        text
    }

    fn exam(&self, exam: Exam) -> String {
        let (lang, words) = (self.lang, self.lang.words());
        match exam {
            Exam::Unknown => words.unknown.to_owned(),
            Exam::None => words.exam_none.to_owned(),
            Exam::Placed(Place { rank, heads, tied }) => {
                let place = exam_place(lang, rank, heads);
                match tied {
                    1 => place,
                    _ => say!(lang, "{place}，并列 {tied} 人", "{place}, {tied} tied"),
                }
            }
        }
    }

    fn finding(&self, finding: Finding) -> String {
        let words = self.lang.words();
        match finding {
            Finding::Pending => words.finding_pending.to_owned(),
            Finding::NotLiable => words.finding_not_liable.to_owned(),
            Finding::Liable(of) => {
                let level = level(self.lang, self.rulebook, of);
                format!("{} \u{b7} {level}", words.finding_liable)
            }
        }
    }

    fn entry(&self, entry: &Entry) -> String {
        let (lang, count) = (self.lang, entry.count);
        let pending = entry.standing == Standing::Pending;
        self.listed([
            Some(match (lang, count) {
                (Lang::En, 1) => "once".to_owned(),
                _ => say!(lang, "{count} 次", "{count} times"),
            }),
            pending.then(|| lang.words().pending.to_owned()),
            entry.date.map(|date| date.to_string()),
            self.note(&entry.note),
        ])
    }

    fn complaint(&self, complaint: &Complaint) -> String {
        self.listed([
            Some(self.finding(complaint.finding)),
            complaint.date.map(|date| date.to_string()),
            self.note(&complaint.note),
            None,
        ])
    }

    fn correction(&self, of: &Correction) -> String {
        self.listed([
            Some(month(self.lang, of.of)),
            Some(line_name(self.lang, self.rulebook, of.part, of.line)),
            Some(signed(self.facts.unit, of.points)),
            self.note(&of.why),
        ])
    }

    fn plan(&self, plan: &Plan) -> String {
        let how = plan.ended.map_or(plan_words(self.lang).open, |ended| {
            plan::outcome(self.lang, ended.outcome)
        });
        self.listed([
            self.note(&plan.action),
            self.note(&plan.owner),
            plan.by.map(|by| by.to_string()),
            Some(how.to_owned()),
        ])
    }

    fn note(&self, text: &str) -> Option<String> {
        (!text.is_empty()).then(|| self.quoted(text))
    }

    fn listed(&self, words: [Option<String>; 4]) -> String {
        let words: Vec<String> = words.into_iter().flatten().collect();
        words.join(match self.lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        })
    }
}
