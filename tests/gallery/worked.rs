//! The gallery's worked examples, added up by hand.

use super::volume;
use kaohe::draft::gallery::ALL;

/// A worked example by hand: the book, its example, a total, what it is, its range, and the
/// grade. A sum has three figures where the ends of assumed numbers differ: own [low, high].
type Worked = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<[&'static str; 2]>,
    Option<&'static str>,
);

const WORKED: [Worked; 14] = [
    // Attendance: late 2 × -1 [-2, -0.5]; of 3 clock-ins the third alone takes -1, at worst from
    // the second on 2 × -2, at best none: -3 [-8, -1]. Phrases 3 × -1 [-2, -0.5]; answers
    // 2 × -3 [-5, -2]; praise 2 × 1 [0.5, 2]. 100 - 3 - 3 - 6 + 2 [100 - 8 - 6 - 10 + 1,
    // 100 - 1 - 1.5 - 4 + 4]; 90 is where the highest level begins.
    (
        "event-sheet",
        "edge",
        "score",
        "90",
        Some(["77", "97.5"]),
        Some("top"),
    ),
    // Attendance 6 × -4 [-9, -2] = -24 [-54, -12], held at -20 [-30, -15]: -20 [-30, -12].
    // Floor 2 × -2 [-3, -1] + 6 × -2 [-5, -1] = -16 [-36, -8], held: -16 [-30, -8].
    // Service 2 × -3 [-5, -2] + 2 × -5 [-15, -5] = -16 [-40, -14], held at -30 [-40, -20].
    // Accuracy 4 × -1 [-2, -0.5] + 2 × -3 [-5, -2] + 8 × -2 [-3, -1] = -26 [-42, -14], held:
    // -26 [-40, -14], times 0.5 [0, 1] = -13 [-40, 0]. Rewards 5 × 1 [0.5, 2] + 2 × 3 [1, 5] =
    // 11 [4.5, 20], at most 10 [5, 15]: 10 [4.5, 15]. 100 - 20 - 16 - 16 - 13 + 10
    // [100 - 30 - 30 - 40 - 40 + 4.5, 100 - 12 - 8 - 14 - 0 + 15].
    (
        "event-sheet",
        "used_up",
        "score",
        "45",
        Some(["-35.5", "81"]),
        Some("fail"),
    ),
    // 25 % [20, 30] of 80; 20 % [15, 25] of 100 [75, 100]; 20 % [15, 25] of 80 [40, 85];
    // 15 % [10, 20] of 100 [70, 100]; 10 % [5, 15] of 100 [50 + 50 × 15/20 = 87.5, 100];
    // 10 % [5, 15] of 60. 20 + 20 + 16 + 15 + 10 + 6 = 87 [16 + 11.25 + 6 + 7 + 4.375 + 3 =
    // 47.625, more than 100]. Praise 3 × 1 [0.5, 2], at most 3 [2, 5]: 3 [1.5, 5].
    (
        "weighted-kpi",
        "edge",
        "score",
        "90",
        Some(["49.125", "105"]),
        Some("a"),
    ),
    // 1000 × 90 % [49.125, 105]; the share may go up to 100 % [100, 120].
    (
        "weighted-kpi",
        "edge",
        "bonus",
        "900",
        Some(["491.25", "1050"]),
        Some("a"),
    ),
    // 25 % of 92; 20 % of 80 [50, 85]; 20 % of 100 [75, 100]; 15 % of 100 [60, 100];
    // 10 % of 60 [50, 70 + 30 × 10/25 = 82]; the exam isn't known. 23 + 16 + 20 + 15 + 6 = 80
    // [18.4 + 7.5 + 11.25 + 6 + 2.5 = 45.65, more than 100]; the complaint 0 [-10, 0].
    (
        "weighted-kpi",
        "open",
        "score",
        "80",
        Some(["35.65", "100"]),
        Some("b"),
    ),
    // 800 × 80 % [35.65, 100].
    (
        "weighted-kpi",
        "open",
        "bonus",
        "640",
        Some(["285.2", "800"]),
        Some("b"),
    ),
    // Satisfaction 0 [2 × -3, 0]; solved 0 [5 × -2, 0]; quality -1 [3 × -2, 0]; 80 s too long:
    // 8 × -1 [11 × -2 held at -20, 5 × -0.5]. A day lacks 25 calls: 2 × -0.5 [20 days 2 × -1 and
    // one 4 × -1, held at -20; 5 are no step: 0]. Days below: 0 [-10, 0]. The report came on
    // the last day: 0 [2 × -2, 0]. 100 - 1 - 8 - 1
    // [100 - 6 - 10 - 6 - 20 - 20 - 10 - 4, 100 - 2.5].
    (
        "step-shortfalls",
        "edge",
        "score",
        "90",
        Some(["24", "97.5"]),
        Some("met"),
    ),
    // 90 is where 100 [50, 200] begins.
    (
        "step-shortfalls",
        "edge",
        "reward",
        "100",
        Some(["0", "200"]),
        Some("met"),
    ),
    // Satisfaction 15 × -2 [17 × -3, 12 × -1] held at -20 [-30, -10]; solved 10 × -1 [15 × -2
    // held at -20, 5 × -0.5]; quality 15 × -1 [17 × -2 held at -30, 10 × -0.5]. Three days lack
    // 19 calls, a step each: 3 × -0.5 [18 days a step and three two steps of -1, held at -20;
    // 9 calls are no step: 0]; three days below: -5 [-10, 0]. The report 3 × -1 [5 × -2 held at
    // -10, 0]; the complaint -5 [-10, -3]. 100 - 20 - 10 - 15 - 1.5 - 5 - 3 - 5
    // [100 - 30 - 20 - 30 - 20 - 10 - 10 - 10, 100 - 10 - 2.5 - 5 - 3].
    (
        "step-shortfalls",
        "far",
        "score",
        "40.5",
        Some(["-30", "79.5"]),
        Some("below"),
    ),
    // Nowhere near 90 [85, 95].
    (
        "step-shortfalls",
        "far",
        "reward",
        "0",
        Some(["0", "0"]),
        Some("below"),
    ),
    // Late by 10: -10, by 12: -20 [both -30, both -5]; twice: -10 - 20 [-20 - 40, -5 - 10];
    // tickets 2 × -5 [-10, -2]: -70 [-140, -29]. Praise 3 × 20 [10, 50]; second place
    // 100 [50, 150]: 160 [80, 300].
    (
        "fines-rewards",
        "plain",
        "money",
        "90",
        Some(["-60", "271"]),
        None,
    ),
    // Late by 31: -50 [-100, -10]; absent -50 [-100, -30]; three times: -10 - 20 - 50 [-20 - 40
    // - 100, -5 - 10 - 30]; words -20 [-100, -20]; complaint -100 [-200, -50]: -300 [-660 held
    // at -500, -155], times 0.5 [0.3, 0.8]: -150 [-400, -46.5]. Praise 120 [60, 300], at most
    // 100 [50, 200]; attendance 100 [50, 200]; the place 0 [0, 300]; suggestion 50 [50, 500];
    // coaching 100 [50, 200]: 350 [200, 1400].
    (
        "fines-rewards",
        "limit",
        "money",
        "200",
        Some(["-200", "1353.5"]),
        None,
    ),
    // Tiers 20000 × 0.02 + 30000 × 0.03 + 10000 × 0.05 = 1800 [30000 × 0.01 + 30000 × 0.02 = 900,
    // 15000 × 0.03 + 25000 × 0.05 + 20000 × 0.08 = 3300]; 10 × 10 [5, 20]; 20 × 5 [2, 10]: 2000
    // [990, 3700], times 1.2 [1, 1.5], for the target is just met, and 1 [0.5, 1], for 85 is
    // enough. Wage 2500 + 200 [2000 + 100, 3500 + 300]; one order without word -100 [-300, -50],
    // 3 × -10 [-20, -5]. 2400 + 2700 - 130 [495 + 2100 - 360, 5550 + 3800 - 65]. Gold needs a
    // mark of 90.
    (
        "tier-commission",
        "met",
        "pay",
        "4970",
        Some(["2235", "9285"]),
        Some("silver"),
    ),
    // Tiers 15000 × 0.02 = 300 [0.01, 0.03]; 6 × 10 [5, 20]; 4 × 5 [2, 10]: 380 [188, 610], times
    // 1 [0.6, 1], for 15000 of 18750 are 80 %. Wage 2200 [1800, 3000]; attendance isn't known:
    // 0 [0, 300]. Promises 4 × -200 [-500, -100] and 20 × -10 [-20, -5], held at -1000
    // [-2000, -500]. 380 + 2200 - 1000 [112.8 + 1800 - 2000, 610 + 3000 + 300 - 500].
    (
        "tier-commission",
        "limit",
        "pay",
        "1580",
        Some(["-87.2", "3410"]),
        Some("bronze"),
    ),
];

#[test]
fn worked_examples_are_as_worked_by_hand() {
    let mut told = Vec::new();
    for book in ALL {
        for example in volume(book).document.examples {
            let grade = example.grades.values().next().map(|grade| grade.as_str());
            for (total, expected) in &example.totals {
                let at = format!("{} {} {total}", book.id, example.id);
                let by_hand = WORKED.iter().find(|(one, of, what, ..)| {
                    [*one, *of, *what] == [book.id, example.id.as_str(), total.as_str()]
                });
                let (.., is, range, worked) = by_hand.unwrap_or_else(|| panic!("{at}"));
                assert_eq!(expected.is.to_string(), *is, "{at}");
                let ends = [expected.low, expected.high].map(|end| end.map(|end| end.to_string()));
                let by_hand = [0, 1].map(|end| range.map(|range| range[end].to_owned()));
                assert_eq!(ends, by_hand, "{at}");
                assert_eq!(grade, *worked, "{at}");
                told.push(at);
            }
        }
    }
    assert_eq!(told.len(), WORKED.len());
}
