//! Measures against their targets.

use super::say;
use crate::locale::joined::counted;
use crate::locale::{Lang, cases, percent, plain, points};
use crate::number::{Percent, Points, Ratio, Unit};
use crate::rulebook::{Direction, Measure};
use crate::scoring::{Basis, Count, Line, ShortfallBasis};

/// So many measures that miss their targets: `两项未达标，共 4 步`.
pub fn shortfall_summary(lang: Lang, lines: &[&Line]) -> String {
    let words = lang.words();
    let below = |line: &&&Line| matches!(line.basis, Basis::Shortfall(ShortfallBasis::Short(_)));
    let unknown = |line: &&&Line| {
        matches!(
            line.basis,
            Basis::Shortfall(ShortfallBasis::Unknown | ShortfallBasis::Open(_))
        )
    };
    let short = lines.iter().filter(below).count();
    let open = lines.iter().filter(unknown).count();
    let cases = |line: &&Line| matches!(line.basis, Basis::Shortfall(ShortfallBasis::Open(_)));
    let has_cases = lines.iter().any(cases);
    if open == lines.len() && open > 0 && !has_cases {
        return words.fill_in.into();
    }
    let mut text = match (short, lang) {
        (0, Lang::Zh) => "均已达标".to_owned(),
        (0, Lang::En) => "none off target".to_owned(),
        (_, Lang::Zh) => format!("{short} 项未达标"),
        (_, Lang::En) => format!("{short} off target"),
    };
    let steps = lines.iter().map(|line| match line.count {
        Count::Times(steps) => steps,
        Count::Percent(_) | Count::Whole => 0,
    });
    let steps: u32 = steps.sum();
    if short > 0 && steps > 0 {
        text.push_str(&say!(
            lang,
            "\u{ff0c}共 {steps} 步",
            ", {}",
            counted(steps, "step")
        ));
    }
    if open > 0 {
        if short == 0 {
            text.clear();
        } else {
            text.push_str(match lang {
                Lang::Zh => "，",
                Lang::En => ", ",
            });
        }
        text.push_str(&match has_cases {
            true => say!(lang, "{open} 项待定", "{open} not settled"),
            false => say!(lang, "{open} 项未知", "{open} not known"),
        });
    }
    text
}

/// How far a measure is from its target, and what of that counts.
pub fn gap(lang: Lang, unit: Unit, measure: &Measure, line: &Line) -> (String, String) {
    let words = lang.words();
    let Basis::Shortfall(basis) = line.basis else {
        return Default::default();
    };
    let ratio = match basis {
        ShortfallBasis::Unknown => {
            let most = plain(unit, line.range.low.abs());
            let range = say!(lang, "可能扣 0–{most}", "may take 0\u{2013}{most}");
            return (words.unknown.into(), range);
        }
        ShortfallBasis::Open(shares) => {
            let [least, most] = [line.range.high, line.range.low].map(|p| plain(unit, p.abs()));
            return (
                cases::open_short(lang, shares.open),
                say!(
                    lang,
                    "可能扣 {least}–{most}",
                    "may take {least}\u{2013}{most}"
                ),
            );
        }
        ShortfallBasis::NotAssessed => {
            return (words.not_assessed.into(), String::new());
        }
        ShortfallBasis::Reached(ratio) | ShortfallBasis::Short(ratio) => ratio,
    };
    let away = distance(ratio, measure.target.value);
    let distance = away.to_string();
    let reached = matches!(basis, ShortfallBasis::Reached(_));
    let distance = match (reached, measure.direction) {
        (true, Direction::Higher) => say!(lang, "超 {distance} 个百分点", "{distance} pp over"),
        (false, Direction::Lower) => say!(lang, "高 {distance} 个百分点", "{distance} pp over"),
        _ => say!(lang, "低 {distance} 个百分点", "{distance} pp under"),
    };
    match reached {
        true => (distance, say!(lang, "达标", "on target")),
        false => (distance, steps(lang, line.count, away)),
    }
}

/// The distance of a share to a percentage in points, for showing.
pub(in crate::locale) fn distance(ratio: Ratio, target: Percent) -> Percent {
    (ratio.shown_beside(&[target]) - target).abs()
}

/// How many steps of 1% count, so far from the target.
pub(in crate::locale) fn steps(lang: Lang, count: Count, away: Percent) -> String {
    match count {
        // By the reading that a step counts as soon as it's begun.
        Count::Times(n) if i64::from(n) * 1_000 > away.raw() => {
            say!(lang, "起 {n} 步", "{} started", counted(n, "step"))
        }
        Count::Times(0) => say!(lang, "不足 1 步", "no full step"),
        Count::Times(n) => say!(lang, "满 {n} 步", "{}", counted(n, "step")),
        Count::Percent(p) => say!(lang, "按 {p} 计", "{p} counts"),
        Count::Whole => String::new(),
    }
}

/// A measure's name in its row, where English is too long.
pub fn row_title(lang: Lang, measure: &Measure) -> &str {
    let short = lang.of(&measure.short);
    match lang {
        Lang::En if !short.is_empty() => short,
        _ => lang.of(&measure.title),
    }
}

/// What is counted out of what.
pub fn of_all(lang: Lang, measure: &Measure) -> String {
    let (of, all) = (lang.of(&measure.numerator), lang.of(&measure.denominator));
    format!("{of} / {all}")
}

/// What a measure costs on the wrong side of its target.
pub fn per_step(lang: Lang, unit: Unit, way: Direction, step: Points) -> String {
    let step = points(unit, step);
    match way {
        Direction::Higher => say!(lang, "每满 1% 扣 {step}", "{step} for each 1%"),
        Direction::Lower => say!(lang, "每高满 1% 扣 {step}", "{step} for each 1% above"),
    }
}

/// A target in a column, where lower is better with the side that reaches it.
pub fn target(way: Direction, target: Percent) -> String {
    match way {
        Direction::Higher => percent(target),
        Direction::Lower => format!("\u{2264} {}", percent(target)),
    }
}

/// The threshold of a clause for a measure.
pub fn needs(lang: Lang, number: &str, way: Direction, threshold: Percent) -> String {
    let (clause, threshold) = (super::clause(lang, number), target(way, threshold));
    say!(
        lang,
        "{clause}：要 {threshold}",
        "{clause} needs {threshold}"
    )
}

/// What is left of a pool.
pub fn left(lang: Lang, left: Points, pool: Points) -> String {
    say!(lang, "剩 {left} / {pool}", "{left} / {pool} left")
}

/// A pending part of a count.
pub fn of_them_pending(lang: Lang, pending: u32) -> String {
    say!(lang, "{pending} 次待核实", "{pending} pending")
}
