//! A month's facts as the text that is stored: what `serde` would write, byte
//! for byte (a test holds that), at a fraction of the code.

use super::{
    About, Act, ClosedLine, Complaint, Day, Entry, Exam, Facts, Finding, Measured, Plan, Report,
    Sales, Sick, Standing,
};
use crate::json::Writer;
use crate::number::Unit;

impl Facts {
    /// The facts as compact JSON.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        out.open('{');
        if !self.agent.is_empty() {
            out.key("agent").text(&self.agent);
        }
        out.key("month").shown(&self.month);
        if self.unit == Unit::Money {
            out.key("unit").text("money");
        }
        if !self.entries.is_empty() {
            out.key("entries");
            out.list(&self.entries, entry);
        }
        if !self.measures.is_empty() {
            out.key("measures").open('{');
            for (id, measured) in &self.measures {
                out.key(id.as_str());
                measure(&mut out, *measured);
            }
            out.close('}');
        }
        exam(out.key("exam"), self.exam);
        report(out.key("report"), self.report);
        if !self.complaints.is_empty() {
            out.key("complaints");
            out.list(&self.complaints, complaint);
        }
        if !self.days.is_empty() {
            out.key("days");
            out.list(&self.days, day);
        }
        if let Some(joined) = self.joined {
            out.key("joined").shown(&joined);
        }
        if !self.sales.is_unknown() {
            sales(out.key("sales"), self.sales);
        }
        if !self.plan.is_empty() {
            out.key("plan");
            out.list(&self.plan, plan);
        }
        if !self.history.is_empty() {
            out.key("history");
            out.list(&self.history, act);
        }
        if let Some(wage) = self.wage {
            out.key("wage").shown(&wage);
        }
        out.close('}');
        out.finish()
    }
}

pub(super) fn entry(out: &mut Writer, entry: &Entry) {
    out.open('{').key("parts");
    out.list(&entry.parts, |out, part| out.text(part.as_str()));
    out.key("count").number(entry.count);
    if entry.standing == Standing::Pending {
        out.key("standing").text("pending");
    }
    if let Some(date) = entry.date {
        out.key("date").shown(&date);
    }
    if let Some(complaint) = entry.caused {
        out.key("caused").text(complaint.as_str());
    }
    if !entry.note.is_empty() {
        out.key("note").text(&entry.note);
    }
    out.close('}');
}

pub(super) fn measure(out: &mut Writer, measured: Measured) {
    match measured {
        Measured::NotAssessed => out.text("not_assessed"),
        Measured::Percent(percent) => {
            out.open('{').key("percent").shown(&percent);
            out.close('}');
        }
        Measured::Ratio(ratio) => {
            out.open('{').key("ratio").open('{');
            out.key("numerator").number(ratio.numerator());
            out.key("denominator").number(ratio.denominator());
            out.close('}').close('}');
        }
        Measured::Logged(cases) => {
            out.open('{').key("logged").open('{');
            let counts = cases.counts();
            out.key("numerator").number(counts.numerator);
            out.key("denominator").number(counts.denominator);
            for (name, count) in [
                ("dispatched", counts.dispatched),
                ("open", counts.open),
                ("may_leave", counts.may_leave),
                ("may_join", counts.may_join),
            ] {
                if count > 0 {
                    out.key(name).number(count);
                }
            }
            out.close('}').close('}');
        }
    }
}

pub(super) fn exam(out: &mut Writer, exam: Exam) {
    match exam {
        Exam::Unknown => out.text("unknown"),
        Exam::None => out.text("none"),
        Exam::Placed(place) => {
            out.open('{').key("placed").open('{');
            out.key("rank").number(place.rank);
            out.key("heads").number(place.heads);
            out.key("tied").number(place.tied);
            out.close('}').close('}');
        }
    }
}

pub(super) fn report(out: &mut Writer, report: Report) {
    match report {
        Report::Unknown => out.text("unknown"),
        Report::NotYet => out.text("not_yet"),
        Report::HandedIn(date) => {
            out.open('{').key("handed_in").shown(&date);
            out.close('}');
        }
    }
}

pub(super) fn complaint(out: &mut Writer, complaint: &Complaint) {
    out.open('{');
    if let Some(id) = complaint.id {
        out.key("id").text(id.as_str());
    }
    if let Some(date) = complaint.date {
        out.key("date").shown(&date);
    }
    out.key("finding");
    match complaint.finding {
        Finding::Pending => out.text("pending"),
        Finding::NotLiable => out.text("not_liable"),
        Finding::Liable(level) => {
            out.open('{').key("liable").text(level.as_str());
            out.close('}');
        }
    }
    if !complaint.note.is_empty() {
        out.key("note").text(&complaint.note);
    }
    out.close('}');
}

pub(super) fn day(out: &mut Writer, day: &Day) {
    out.open('{').key("day").number(u32::from(day.day));
    match day.work {
        Some(true) => out.key("work").yes(),
        Some(false) => out.key("work").no(),
        None => {}
    }
    if let Some(calls) = day.calls {
        out.key("calls").number(calls);
    }
    if !day.sick.is_no() {
        out.key("sick").text(match day.sick {
            Sick::No => "no",
            Sick::Pending => "pending",
            Sick::Approved => "approved",
            Sick::Late => "late",
            Sick::Refused => "refused",
        });
    }
    out.close('}');
}

pub(super) fn sales(out: &mut Writer, sales: Sales) {
    out.open('{');
    if let Some(target) = sales.target {
        out.key("target").shown(&target);
    }
    if let Some(sold) = sales.sold {
        out.key("sold").shown(&sold);
    }
    out.close('}');
}

pub(super) fn plan(out: &mut Writer, plan: &Plan) {
    about(out.open('{').key("about"), plan.about);
    let text = |out: &mut Writer, name, text: &str| {
        if !text.is_empty() {
            out.key(name).text(text);
        }
    };
    text(out, "action", &plan.action);
    text(out, "owner", &plan.owner);
    if let Some(by) = plan.by {
        out.key("by").shown(&by);
    }
    text(out, "result", &plan.result);
    if let Some(ended) = plan.ended {
        out.key("ended").open('{');
        out.key("outcome").text(ended.outcome.name());
        if let Some(on) = ended.on {
            out.key("on").shown(&on);
        }
        out.close('}');
    }
    out.close('}');
}

fn about(out: &mut Writer, about: About) {
    let (name, id) = match about {
        About::Post => return out.text("post"),
        About::Measure(id) => ("measure", id),
        About::Part(id) => ("part", id),
        About::Complaint(id) => ("complaint", id),
    };
    out.open('{').key(name).text(id.as_str());
    out.close('}');
}

pub(super) fn act(out: &mut Writer, act: &Act) {
    out.open('{');
    match act {
        Act::Closed(closing) => {
            out.key("closed").open('{').key("on").shown(&closing.on);
            let by = &closing.rulebook;
            out.key("rulebook").open('{');
            out.key("id").text(by.id.as_str());
            out.key("effective").shown(&by.effective);
            out.key("fingerprint").shown(&by.fingerprint);
            out.close('}');
            out.key("score").shown(&closing.score);
            out.key("low").shown(&closing.low);
            out.key("high").shown(&closing.high);
            out.key("lines");
            out.list(&closing.lines, closed_line);
        }
        Act::Reopened(reopening) => {
            out.key("reopened").open('{').key("on").shown(&reopening.on);
            out.key("reason").text(&reopening.reason);
        }
    }
    out.close('}').close('}');
}

fn closed_line(out: &mut Writer, line: &ClosedLine) {
    out.open('{').key("part").text(line.part.as_str());
    if let Some(of) = line.of {
        out.key("of").text(of.as_str());
    }
    out.key("amount").shown(&line.amount);
    out.key("low").shown(&line.low);
    out.key("high").shown(&line.high);
    out.close('}');
}
