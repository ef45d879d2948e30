//! The form of the output.

use kaohe::calendar::Date;
use kaohe::exchange::{Figures, ForgedLine, LineFigures, RulebookRef};
use kaohe::id::Id;
use kaohe::json::{Encode, Writer};
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
    put(out, "agent", &record.agent);
    put(out, "month", &record.month);
    put(out, "rulebook", reference);
    // The month lies before these rules came into force.
    if record.month < rulebook.effective {
        put(out, "before_effective", &true);
    }
    put(out, "base", &sheet.base);
    put(out, "score", &figures.score);
    put(out, "low", &figures.low);
    put(out, "high", &figures.high);
    put(out, "state", &figures.state);
    put(out, "rewards", &sheet.rewards);
    put(out, "deductions", &sheet.deductions);
    out.key("adjustments").open('{');
    put(out, "reward_cap", &sheet.adjustments.reward_cap);
    put(out, "month_zero", &sheet.adjustments.month_zero);
    put(out, "base_cap", &sheet.adjustments.base_cap);
    put(out, "floor", &sheet.adjustments.floor);
    if sheet.unit == Unit::Money {
        put(out, "refund", &sheet.adjustments.refund);
    }
    out.close('}');
    settled(out, rulebook, record, sheet, today);
    if let Some(pay) = &sheet.pay {
        put(out, "pay", &pay.amount);
    }
    if let Some(seen) = seen.filter(|seen| !seen.agrees_with(&figures)) {
        put(out, "seen", &seen);
    }
    // The sender's lines that the facts don't give.
    if !seen_lines.is_empty() {
        out.key("seen_lines").open('[');
        seen_lines.iter().for_each(|line| seen_line(out, line));
        out.close(']');
    }
    if !sheet.unscored.is_empty() {
        put(out, "unscored", &sheet.unscored);
    }
    out.key("lines").open('[');
    let counts = |line: &&Line| {
        !line.amount.is_zero() || !line.range.low.is_zero() || !line.range.high.is_zero()
    };
    for line in sheet.lines.iter().filter(counts) {
        scored_line(out, rulebook, line);
    }
    out.close(']').close('}').end_line();
}

fn put(out: &mut Writer, name: &str, value: &impl Encode) {
    value.encode(out.key(name));
}

/// What a month in money comes to, in yuan.
fn settled(out: &mut Writer, rulebook: &Rulebook, record: &Record, sheet: &Sheet, today: Date) {
    let Some(settled) = settle(rulebook, record, today, sheet) else {
        return;
    };
    put(out, "unit", &sheet.unit);
    put(out, "charged", &settled.charged);
    put(out, "refunded", &settled.refunded);
    put(out, "rewarded", &settled.rewarded);
    // Below 0 what the agent receives.
    put(out, "net", &settled.net);
    if settled.holds.calls {
        put(out, "days_met", &settled.calls.met);
        put(out, "days_missed", &settled.calls.missed);
        put(out, "days_unknown", &settled.calls.unknown);
    }
    // Only where something hangs on it.
    if settled.holds.refunds {
        put(out, "target_met", &settled.target_met);
    }
}

fn seen_line(out: &mut Writer, line: &ForgedLine) {
    put(out.open('{'), "clause", &line.clause);
    if !line.title.is_empty() {
        put(out, "title", &line.title);
    }
    // Null where the sender leaves the line out, or where the facts give none.
    for (name, figures) in [("seen", line.claimed), ("own", line.own)] {
        match figures {
            Some(LineFigures { amount, low, high }) => {
                out.key(name).open('{');
                put(out, "amount", &amount);
                put(out, "low", &low);
                put(out, "high", &high);
                out.close('}');
            }
            None => put(out, name, &None::<u32>),
        }
    }
    out.close('}');
}

fn scored_line(out: &mut Writer, rulebook: &Rulebook, line: &Line) {
    name_line(out.open('{'), [rulebook], line.part, line.sub);
    put(out, "amount", &line.amount);
    put(out, "low", &line.range.low);
    put(out, "high", &line.range.high);
    out.close('}');
}

/// Which line it is, by the first of these rulebooks that has it.
pub fn name_line<const N: usize>(out: &mut Writer, by: [&Rulebook; N], part: Id, sub: Sub) {
    let mut clauses = by.iter().filter_map(|rulebook| rulebook.part(part));
    out.key("clause");
    out.text(clauses.next().map_or("", |(_, clause, _)| &clause.number));
    put(out, "part", &part);
    match sub {
        Sub::Measure(id) => put(out, "measure", &id),
        Sub::Level(id) => put(out, "level", &id),
        // Complaints of no level yet.
        Sub::Investigated => put(out, "under_investigation", &true),
        Sub::Whole => {}
    }
}
