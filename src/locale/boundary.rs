//! The edges of the rules, in words.

use super::joined::counted;
use super::say::part;
use super::say::say;
use super::unit::taken;
use super::{Lang, day, percent, points};
use crate::rulebook::{Direction, Mechanism, Rulebook};
use crate::scoring::{Boundary, Edge, PayEdge, Point, Side};

/// An edge: where it is, and the sides before, at and after it.
pub fn boundary(lang: Lang, rulebook: &Rulebook, boundary: &Boundary) -> (String, [String; 3]) {
    let name = part(lang, rulebook, boundary.part);
    let measure = |id| {
        let measure = rulebook.measure(id);
        measure.map_or(String::new(), |m| lang.of(&m.title).to_owned())
    };
    let edge = match boundary.edge {
        Edge::Target(id) => {
            let measure = measure(id);
            say!(lang, "{measure}：目标值", "{measure}: target")
        }
        Edge::FirstStep(id) => {
            let name = measure(id);
            match rulebook.measure(id).map(|measure| measure.direction) {
                Some(Direction::Lower) => say!(lang, "{name}：高满 1%", "{name}: a full 1% above"),
                _ => say!(lang, "{name}：低满 1%", "{name}: a full 1% below"),
            }
        }
        Edge::MeasurePool(id) => {
            let measure = measure(id);
            say!(lang, "{measure}：扣完", "{measure}: used up")
        }
        Edge::Condition(id) => {
            let measure = measure(id);
            say!(lang, "{measure}：门槛值", "{measure}: threshold")
        }
        Edge::Due => say!(lang, "截止日", "due day"),
        Edge::LastDay => say!(lang, "最后一天", "last day"),
        Edge::Places => say!(lang, "名次", "places"),
        Edge::Pool => say!(lang, "扣完或计满", "used up, or counted in full"),
        Edge::Quota => say!(lang, "一天的电话量", "calls of a day"),
        Edge::Misses => say!(
            lang,
            "完成销售任务时的未完成次数",
            "misses, with the sales target met"
        ),
        Edge::Level(id) => level(lang, rulebook, id),
    };
    let side = |side: Option<Side>| {
        side.map_or_else(
            || "—".to_owned(),
            |side| {
                let fact = point(lang, rulebook, side.fact);
                let effect = taken(rulebook.unit, side.effect);
                say!(lang, "{fact}：{effect}", "{fact}: {effect}")
            },
        )
    };
    let sides = [boundary.before, Some(boundary.at), boundary.after].map(side);
    (say!(lang, "{name}，{edge}", "{name}, {edge}"), sides)
}

/// An edge of the pay: which band begins, and what scores on its sides pay of
/// the wage.
pub fn pay_edge(lang: Lang, rulebook: &Rulebook, edge: &PayEdge) -> (String, [String; 3]) {
    let (pay, nth) = (lang.words().pay, edge.band + 1);
    let sides = edge.sides.map(|(score, factor)| {
        let (score, factor) = (points(rulebook.unit, score), percent(factor));
        say!(lang, "{score} 分：{factor}", "{score}: {factor}")
    });
    (
        say!(lang, "{pay}第 {nth} 档起点", "{pay}, band {nth} begins"),
        sides,
    )
}

fn point(lang: Lang, rulebook: &Rulebook, point: Point) -> String {
    match point {
        Point::Percent(value) => percent(value),
        Point::Day(date) => day(lang, date),
        Point::Rank(rank, heads) => say!(lang, "{heads} 人中第 {rank}", "place {rank} of {heads}"),
        Point::Count(count) => say!(lang, "{count} 次", "{count}\u{d7}"),
        Point::Calls(calls) => say!(lang, "{calls} 通", "{}", counted(calls, "call")),
        Point::Misses(days) => say!(lang, "{days} 天", "{}", counted(days, "day")),
        Point::Level(None) => say!(lang, "没有", "none"),
        Point::Level(Some(id)) => level(lang, rulebook, id),
    }
}

pub(super) fn level(lang: Lang, rulebook: &Rulebook, id: crate::id::Id) -> String {
    let levels = rulebook
        .parts()
        .filter_map(|(_, _, part)| match &part.mechanism {
            Mechanism::Severity { levels } => Some(levels),
            _ => None,
        });
    let mut levels = levels.flatten();
    let level = levels.find(|level| level.id == id);
    level.map_or_else(|| id.to_string(), |level| lang.of(&level.title).to_owned())
}
