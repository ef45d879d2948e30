//! What the score does just before, at and just after each edge of the rules.

use crate::support::{changed, read, rulebook};
use kaohe::rulebook::{Direction, Effect, ReadingId, Rulebook};
use kaohe::scoring::{Boundary, Edge, Point, Side, boundaries};

/// A row as the tables have it: the readings only where they aren't the
/// default.
fn row(boundary: &Boundary) -> String {
    let defaults = kaohe::rulebook::Choices::default();
    let mut text = format!("{} ", boundary.part);
    text.push_str(&match boundary.edge {
        Edge::Target(id) => format!("target {id}"),
        Edge::FirstStep(id) => format!("step {id}"),
        Edge::MeasurePool(id) => format!("pool {id}"),
        Edge::Condition(id) => format!("condition {id}"),
        Edge::Due => "due".into(),
        Edge::LastDay => "last day".into(),
        Edge::Places => "places".into(),
        Edge::Pool => "pool".into(),
        Edge::Level(id) => format!("level {id}"),
        Edge::Quota => "quota".into(),
        Edge::Misses => "misses".into(),
    });
    for id in ReadingId::ALL {
        let chosen = boundary.choices.chosen(*id);
        if chosen != defaults.chosen(*id) {
            text.push_str(&format!(" {} {chosen}", id.name()));
        }
    }
    let side = |side: &Side| {
        let fact = match side.fact {
            Point::Percent(percent) => percent.to_string(),
            Point::Day(day) => day.to_string()[5..].into(),
            Point::Rank(rank, heads) => format!("{rank}/{heads}"),
            Point::Count(count) | Point::Calls(count) | Point::Misses(count) => count.to_string(),
            Point::Level(level) => level.map_or("none".into(), |level| level.to_string()),
        };
        format!("{fact} {}", side.effect)
    };
    let none = || "-".to_owned();
    let [before, after] =
        [&boundary.before, &boundary.after].map(|s| s.as_ref().map_or_else(none, side));
    format!("{text}: {before} | {} | {after}", side(&boundary.at))
}

fn rows(rulebook: &Rulebook, parts: &[&str]) -> Vec<String> {
    let table = boundaries(rulebook);
    let wanted = table.iter().filter(|b| parts.contains(&b.part.as_str()));
    wanted.map(row).collect()
}

/// Worked by hand from the clauses; the rulebook takes effect in January, so
/// its report is due in February.
#[test]
fn the_bundled_rulebook() {
    let parts = ["1", "2", "3", "4", "19", "22", "24", "complaints"];
    let expected = "\
1 places: 1/100 0.5 | 2/100 0.5 | 3/100 0
2 condition complaint_filter: 94.999 0 | 95 1 | 95.001 1
2 condition satisfaction: 99.999 0 | 100 1 | -
2 condition complaint_filter R13 above: 94.999 0 | 95 0 | 95.001 1
2 condition satisfaction R13 above: 99.999 0 | 100 1 | -
3 pool R1 once_a_month: 0 0 | 1 1 | 2 1
4 pool R1 once_a_month: 0 0 | 1 1 | 2 1
19 places: 98/100 0 | 99/100 -0.5 | 100/100 -0.5
22 due: 02-03 0 | 02-04 0 | 02-05 -1
22 last day: 02-05 -1 | 02-06 -2 | 02-07 -5
22 due R2 late: 02-02 0 | 02-03 0 | 02-04 -1
22 last day R2 late: 02-04 -1 | 02-05 -2 | 02-06 -5
22 due R3 month: 02-03 0 | 02-04 0 | 02-05 -1
22 last day R3 month: 02-05 -1 | 02-06 -2 | 02-07 -100
22 due R2 late R3 month: 02-02 0 | 02-03 0 | 02-04 -1
22 last day R2 late R3 month: 02-04 -1 | 02-05 -2 | 02-06 -100
24 pool: 4 -4 | 5 -5 | 6 -5
24 pool R4 month: 99 -99 | 100 -100 | 101 -100
complaints level ordinary: none 0 | ordinary -2 | serious -5
complaints level serious: ordinary -2 | serious -5 | grave -10
complaints level grave: serious -5 | grave -10 | major -20
complaints level major: grave -10 | major -20 | -";
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(rows(rulebook(), &parts), expected);
}

/// Half a point a step, a pool of 10: twenty steps below 70. Pro rata
/// 19.999 × 0.5 = 9.9995 is already rounded to the whole pool.
#[test]
fn a_measure_of_clause_27_under_each_reading() {
    let expected = "\
27 target faults_online: 69.999 0 | 70 0 | 70.001 0
27 step faults_online: 68.999 -0.5 | 69 -0.5 | 69.001 0
27 target faults_online R5 pro_rata: 69.999 -0.001 | 70 0 | 70.001 0
27 step faults_online R5 pro_rata: 68.999 -0.501 | 69 -0.5 | 69.001 -0.5
27 target faults_online R5 every_started: 69.999 -0.5 | 70 0 | 70.001 0
27 step faults_online R5 every_started: 68.999 -1 | 69 -0.5 | 69.001 -0.5
27 pool faults_online: 49.999 -10 | 50 -10 | 50.001 -9.5
27 pool faults_online R5 pro_rata: 49.999 -10 | 50 -10 | 50.001 -10
27 pool faults_online R5 every_started: 50.998 -10 | 50.999 -10 | 51 -9.5";
    let rows = rows(rulebook(), &["27"]);
    assert_eq!(rows.len(), 5 * expected.lines().count());
    let of_one: Vec<String> = rows
        .into_iter()
        .filter(|row| row.contains("faults_online"))
        .collect();
    assert_eq!(of_one.join("\n"), expected);
}

#[test]
fn a_measure_of_which_less_is_better_has_its_edges_above() {
    let rulebook = changed(|document| {
        let measure = &mut document.measures[2];
        measure.direction = Direction::Lower;
        measure.target.value = "99".parse().unwrap();
        measure.target.origin = kaohe::rulebook::Origin::Stated;
    });
    let rows = rows(&rulebook, &["27"]);
    for expected in [
        "27 target faults_online: 98.999 0 | 99 0 | 99.001 0",
        "27 step faults_online: 99.999 0 | 100 -0.5 | -",
        "27 target faults_online R5 every_started: 98.999 0 | 99 0 | 99.001 -0.5",
    ] {
        assert!(
            rows.contains(&expected.to_owned()),
            "{expected} in {rows:#?}"
        );
    }
    // One point above the target is all there is: no pool is used up.
    assert!(
        !rows
            .iter()
            .any(|row| row.starts_with("27 pool faults_online"))
    );
}

/// A missed day costs 20 yuan, a missing call 1; with the sales target met
/// nothing is left to pay until calls were missed three times.
#[test]
fn the_quota_of_calls_and_the_miss_that_costs_the_refund() {
    let telesales = kaohe::rulebook::bundled_in(kaohe::number::Unit::Money);
    let expected = "\
calls quota: 119 -20 | 120 0 | 121 0
calls quota T5 per_call: 119 -1 | 120 0 | 121 0
calls misses: 2 0 | 3 -60 | 4 -80
calls misses T1 calls_only: 2 0 | 3 -60 | 4 -80
calls misses T2 more_than: 3 0 | 4 -80 | 5 -100
calls misses T1 calls_only T2 more_than: 3 0 | 4 -80 | 5 -100";
    assert_eq!(rows(&telesales, &["calls"]).join("\n"), expected);
}

/// Whether the facts of an edge get worse in their order.
fn worse_after(rulebook: &Rulebook, boundary: &Boundary) -> bool {
    let effect = rulebook.part(boundary.part).unwrap().0.effect;
    match boundary.edge {
        Edge::Target(id) | Edge::FirstStep(id) | Edge::MeasurePool(id) | Edge::Condition(id) => {
            rulebook.measure(id).unwrap().direction == Direction::Lower
        }
        Edge::Due | Edge::LastDay | Edge::Places | Edge::Level(_) | Edge::Misses => true,
        Edge::Quota => false,
        Edge::Pool => effect == Effect::Deduction,
    }
}

#[test]
fn worse_never_scores_better_across_an_edge() {
    let lower = changed(|document| {
        document.sections[0].clauses.to_mut().remove(1);
        document.examples.clear();
        for measure in &mut document.measures {
            measure.direction = Direction::Lower;
        }
    });
    let mut seen = 0;
    for readings in [
        "",
        "R5 pro_rata, R2 late",
        "R5 every_started, R4 month, R3 month",
        "R13 above, R9 none, R10 neither",
    ] {
        let telesales = kaohe::rulebook::bundled_in(kaohe::number::Unit::Money);
        for rulebook in [
            read(readings),
            crate::support::read_by(&lower, readings),
            telesales,
        ] {
            for boundary in boundaries(&rulebook) {
                let sides = [boundary.before, Some(boundary.at), boundary.after];
                let mut effects: Vec<_> = sides.into_iter().flatten().map(|s| s.effect).collect();
                if !worse_after(&rulebook, &boundary) {
                    effects.reverse();
                }
                let falls = effects.windows(2).all(|pair| pair[0] >= pair[1]);
                assert!(falls, "{}", row(&boundary));
                seen += 1;
            }
        }
    }
    assert!(seen > 400, "{seen}");
}
