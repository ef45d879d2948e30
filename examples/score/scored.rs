//! The form of the output.

use kaohe::calendar::Date;
use kaohe::exchange::{Figures, ForgedLine, LineFigures, RulebookRef};
use kaohe::id::Id;
use kaohe::json::Writer;
use kaohe::number::Unit;
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::{Line, Sheet, Sub, settle};

/// What a sheet says of a record, as one object on a line.
pub fn scored(
    out: &mut Writer,
    rulebook: &Rulebook,
    reference: &RulebookRef,
    record: &Record,
    sheet: &Sheet,
    (seen, seen_lines): (Option<Figures>, Vec<ForgedLine>),
    today: Date,
) {
    let figures = Figures::of(sheet);
    out.open('{');
    out.field("agent", &record.agent);
    out.field("month", &record.month);
    out.field("rulebook", reference);
    // The month lies before these rules came into force.
    if record.month < rulebook.effective {
        out.field("before_effective", &true);
    }
    out.field("base", &sheet.base);
    out.field("score", &figures.score);
    out.field("low", &figures.low);
    out.field("high", &figures.high);
    out.field("state", &figures.state);
    out.field("rewards", &sheet.rewards);
    out.field("deductions", &sheet.deductions);
    out.key("adjustments").open('{');
    out.field("reward_cap", &sheet.adjustments.reward_cap);
    out.field("month_zero", &sheet.adjustments.month_zero);
    out.field("base_cap", &sheet.adjustments.base_cap);
    out.field("floor", &sheet.adjustments.floor);
    if sheet.unit == Unit::Money {
        out.field("refund", &sheet.adjustments.refund);
    }
    out.close('}');
    settled(out, rulebook, record, sheet, today);
    if let Some(pay) = &sheet.pay {
        out.field("pay", &pay.amount);
    }
    if let Some(seen) = seen.filter(|seen| !seen.agrees_with(&figures)) {
        out.field("seen", &seen);
    }
    // The sender's lines that the facts don't give.
    if !seen_lines.is_empty() {
        out.key("seen_lines").open('[');
        seen_lines.iter().for_each(|line| seen_line(out, line));
        out.close(']');
    }
    unscored(out, &sheet.unscored);
    out.key("lines").open('[');
    let counts = |line: &&Line| {
        !line.amount.is_zero() || !line.range.low.is_zero() || !line.range.high.is_zero()
    };
    for line in sheet.lines.iter().filter(counts) {
        scored_line(out, rulebook, line);
    }
    out.close(']').close('}').end_line();
}

/// What the record names and the rulebook can't count, if there is any.
pub fn unscored(out: &mut Writer, unscored: &[Id]) {
    if !unscored.is_empty() {
        out.field("unscored", unscored);
    }
}

/// What a month in money comes to, in yuan.
fn settled(out: &mut Writer, rulebook: &Rulebook, record: &Record, sheet: &Sheet, today: Date) {
    let Some(settled) = settle(rulebook, record, today, sheet) else {
        return;
    };
    out.field("unit", &sheet.unit);
    out.field("charged", &settled.charged);
    out.field("refunded", &settled.refunded);
    out.field("rewarded", &settled.rewarded);
    // Below 0 what the agent receives.
    out.field("net", &settled.net);
    if settled.holds.calls {
        out.field("days_met", &settled.calls.met);
        out.field("days_missed", &settled.calls.missed);
        out.field("days_unknown", &settled.calls.unknown);
    }
    // Only where something hangs on it.
    if settled.holds.refunds {
        out.field("target_met", &settled.target_met);
    }
}

fn seen_line(out: &mut Writer, line: &ForgedLine) {
    out.open('{').field("clause", &line.clause);
    if !line.title.is_empty() {
        out.field("title", &line.title);
    }
    // Null where the sender leaves the line out, or where the facts give none.
    for (name, figures) in [("seen", line.claimed), ("own", line.own)] {
        match figures {
            Some(LineFigures { amount, low, high }) => {
                out.key(name).open('{');
                out.field("amount", &amount);
                out.field("low", &low);
                out.field("high", &high);
                out.close('}');
            }
            None => out.field(name, &None::<u32>),
        }
    }
    out.close('}');
}

fn scored_line(out: &mut Writer, rulebook: &Rulebook, line: &Line) {
    name_line(out.open('{'), [rulebook], line.part, line.sub);
    out.field("amount", &line.amount);
    out.field("low", &line.range.low);
    out.field("high", &line.range.high);
    out.close('}');
}

/// Which line it is, by the first of these rulebooks that has it.
pub fn name_line<const N: usize>(out: &mut Writer, by: [&Rulebook; N], part: Id, sub: Sub) {
    let mut clauses = by.iter().filter_map(|rulebook| rulebook.part(part));
    out.key("clause");
    out.text(clauses.next().map_or("", |(_, clause, _)| &clause.number));
    out.field("part", &part);
    match sub {
        Sub::Measure(id) => out.field("measure", &id),
        Sub::Level(id) => out.field("level", &id),
        // Complaints of no level yet.
        Sub::Investigated => out.field("under_investigation", &true),
        Sub::Whole => {}
    }
}
