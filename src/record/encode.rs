//! A month's facts as the text that is stored: what `serde` would write, byte
//! for byte (a test holds that), at a fraction of the code.

use super::{
    About, Act, CaseCounts, ClosedBy, ClosedLine, Closing, Complaint, Day, Ended, Entry, Exam,
    Facts, Finding, Measured, Place, Plan, Reopening, Report, Sales, Sick, Standing,
};
use crate::json::Writer;
use crate::number::Unit;

impl Facts {
    /// The facts as compact JSON.
    pub fn to_json(&self) -> String {
        // Every field by name, here and below: a new one doesn't compile until
        // it's written.
        let Self {
            agent,
            month,
            unit,
            entries,
            measures,
            exam,
            report,
            complaints,
            days,
            joined,
            sales,
            plan,
            history,
            wage,
        } = self;
        let mut out = Writer::default();
        out.open('{');
        if !agent.is_empty() {
            out.key("agent").text(agent);
        }
        out.key("month").shown(month);
        if *unit == Unit::Money {
            out.key("unit").text("money");
        }
        if !entries.is_empty() {
            out.key("entries");
            out.list(entries, entry);
        }
        if !measures.is_empty() {
            out.key("measures").open('{');
            for (id, measured) in measures {
                out.key(id.as_str());
                measure(&mut out, *measured);
            }
            out.close('}');
        }
        self::exam(out.key("exam"), *exam);
        self::report(out.key("report"), *report);
        if !complaints.is_empty() {
            out.key("complaints");
            out.list(complaints, complaint);
        }
        if !days.is_empty() {
            out.key("days");
            out.list(days, day);
        }
        if let Some(joined) = *joined {
            out.key("joined").shown(&joined);
        }
        if !sales.is_unknown() {
            self::sales(out.key("sales"), *sales);
        }
        if !plan.is_empty() {
            out.key("plan");
            out.list(plan, self::plan);
        }
        if !history.is_empty() {
            out.key("history");
            out.list(history, act);
        }
        if let Some(wage) = *wage {
            out.key("wage").shown(&wage);
        }
        out.close('}');
        out.finish()
    }
}

pub(super) fn entry(out: &mut Writer, entry: &Entry) {
    let Entry {
        parts,
        count,
        standing,
        date,
        caused,
        note,
    } = entry;
    out.open('{').key("parts");
    out.list(parts, |out, part| out.text(part.as_str()));
    out.key("count").number(*count);
    if *standing == Standing::Pending {
        out.key("standing").text("pending");
    }
    if let Some(date) = *date {
        out.key("date").shown(&date);
    }
    if let Some(complaint) = *caused {
        out.key("caused").text(complaint.as_str());
    }
    if !note.is_empty() {
        out.key("note").text(note);
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
            let CaseCounts {
                numerator,
                denominator,
                dispatched,
                open,
                may_leave,
                may_join,
            } = cases.counts();
            out.key("numerator").number(numerator);
            out.key("denominator").number(denominator);
            for (name, count) in [
                ("dispatched", dispatched),
                ("open", open),
                ("may_leave", may_leave),
                ("may_join", may_join),
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
        Exam::Placed(Place { rank, heads, tied }) => {
            out.open('{').key("placed").open('{');
            out.key("rank").number(rank);
            out.key("heads").number(heads);
            out.key("tied").number(tied);
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
    let Complaint {
        id,
        date,
        finding,
        note,
    } = complaint;
    out.open('{');
    if let Some(id) = *id {
        out.key("id").text(id.as_str());
    }
    if let Some(date) = *date {
        out.key("date").shown(&date);
    }
    out.key("finding");
    match *finding {
        Finding::Pending => out.text("pending"),
        Finding::NotLiable => out.text("not_liable"),
        Finding::Liable(level) => {
            out.open('{').key("liable").text(level.as_str());
            out.close('}');
        }
    }
    if !note.is_empty() {
        out.key("note").text(note);
    }
    out.close('}');
}

pub(super) fn day(out: &mut Writer, day: &Day) {
    let Day {
        day,
        work,
        calls,
        sick,
    } = day;
    out.open('{').key("day").number(u32::from(*day));
    match *work {
        Some(true) => out.key("work").yes(),
        Some(false) => out.key("work").no(),
        None => {}
    }
    if let Some(calls) = *calls {
        out.key("calls").number(calls);
    }
    if !sick.is_no() {
        out.key("sick").text(match *sick {
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
    let Sales { target, sold } = sales;
    out.open('{');
    if let Some(target) = target {
        out.key("target").shown(&target);
    }
    if let Some(sold) = sold {
        out.key("sold").shown(&sold);
    }
    out.close('}');
}

pub(super) fn plan(out: &mut Writer, plan: &Plan) {
    let Plan {
        about,
        action,
        owner,
        by,
        result,
        ended,
    } = plan;
    self::about(out.open('{').key("about"), *about);
    let text = |out: &mut Writer, name, text: &str| {
        if !text.is_empty() {
            out.key(name).text(text);
        }
    };
    text(out, "action", action);
    text(out, "owner", owner);
    if let Some(by) = *by {
        out.key("by").shown(&by);
    }
    text(out, "result", result);
    if let Some(Ended { outcome, on }) = *ended {
        out.key("ended").open('{');
        out.key("outcome").text(outcome.name());
        if let Some(on) = on {
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
            let Closing {
                on,
                rulebook,
                score,
                low,
                high,
                lines,
            } = closing;
            let ClosedBy {
                id,
                effective,
                fingerprint,
            } = rulebook;
            out.key("closed").open('{').key("on").shown(on);
            out.key("rulebook").open('{');
            out.key("id").text(id.as_str());
            out.key("effective").shown(effective);
            out.key("fingerprint").shown(fingerprint);
            out.close('}');
            out.key("score").shown(score);
            out.key("low").shown(low);
            out.key("high").shown(high);
            out.key("lines");
            out.list(lines, closed_line);
        }
        Act::Reopened(reopening) => {
            let Reopening { on, reason } = reopening;
            out.key("reopened").open('{').key("on").shown(on);
            out.key("reason").text(reason);
        }
    }
    out.close('}').close('}');
}

fn closed_line(out: &mut Writer, line: &ClosedLine) {
    let ClosedLine {
        part,
        of,
        amount,
        low,
        high,
    } = line;
    out.open('{').key("part").text(part.as_str());
    if let Some(of) = *of {
        out.key("of").text(of.as_str());
    }
    out.key("amount").shown(amount);
    out.key("low").shown(low);
    out.key("high").shown(high);
    out.close('}');
}
