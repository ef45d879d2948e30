//! How long the page's tasks last.

use std::time::Instant;

use kaohe_browser::Page;

use crate::table::{Goal, Table};

/// For `Desk::open_after`: notes the tasks over 50 ms, from the first use of
/// the database on; loading the program isn't the log's.
pub const NOTED: &str = "
    window.long = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.long.push([entry.startTime, entry.duration])))
      .observe({ type: 'longtask' });
    { const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...given) { window.asked ??= performance.now(); return open.apply(this, given); }; }";
/// No task should last longer.
pub const BRIEF: Goal = Goal::AtMost(50.0, "ms");

/// The longest task since the last time; 0 if none was over 50 ms.
pub fn longest(page: &Page) -> f64 {
    let long = page.eval_json(
        "new Promise(done => setTimeout(() => done(Math.max(0,
            ...(window.long ?? []).splice(0).filter(([at]) => at >= window.asked).map(([, took]) => took))), 100))",
    );
    long.as_f64().unwrap_or(f64::MAX)
}

/// Takes a step, and notes how many seconds it took and its longest task.
pub fn step(
    page: &Page,
    table: &mut Table,
    took: Option<(&'static str, f64)>,
    task: &'static str,
    step: impl FnOnce(),
) {
    longest(page);
    let start = Instant::now();
    step();
    let seconds = start.elapsed().as_secs_f64();
    table.add(task, BRIEF, longest(page));
    if let Some((name, goal)) = took {
        table.add(name, Goal::AtMost(goal, "s"), seconds);
    }
}
