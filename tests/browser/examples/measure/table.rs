//! Figures and their goals.

/// What a figure should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// So much or less, of a unit.
    AtMost(f64, &'static str),
    /// So much or more.
    AtLeast(f64, &'static str),
}

#[derive(Debug)]
struct Figure {
    name: &'static str,
    goal: Goal,
    measured: Vec<f64>,
}

/// All that was measured.
#[derive(Debug, Default)]
pub struct Table {
    figures: Vec<Figure>,
    printed: usize,
}

impl Table {
    /// Takes what one round measured.
    pub fn add(&mut self, name: &'static str, goal: Goal, measured: f64) {
        match self.figures.iter_mut().find(|figure| figure.name == name) {
            Some(figure) => figure.measured.push(measured),
            None => self.figures.push(Figure {
                name,
                goal,
                measured: vec![measured],
            }),
        }
    }

    /// Prints the figures that weren't printed yet.
    pub fn print(&mut self) {
        if self.printed == 0 {
            println!("{:<44} {:>12}   median (least to most)", "figure", "goal");
        }
        for figure in self.figures.iter().skip(self.printed) {
            println!("{}", line(figure));
        }
        self.printed = self.figures.len();
    }
}

/// The median of what was measured and whether it meets the goal, and the least
/// and the most.
fn line(
    Figure {
        name,
        goal,
        measured,
    }: &Figure,
) -> String {
    let (limit, unit, sign) = match *goal {
        Goal::AtMost(limit, unit) => (limit, unit, "≤"),
        Goal::AtLeast(limit, unit) => (limit, unit, "≥"),
    };
    let mut sorted = measured.clone();
    sorted.sort_by(f64::total_cmp);
    let [least, median, most] = [0, sorted.len() / 2, sorted.len() - 1].map(|at| sorted[at]);
    let met = match *goal {
        Goal::AtMost(limit, _) => median <= limit,
        Goal::AtLeast(limit, _) => median >= limit,
    };
    let met = if met { "" } else { "  missed" };
    let goal = format!("{sign} {limit} {unit}");
    format!(
        "{name:<44} {goal:>12}   {} {unit} ({} to {}){met}",
        round(median),
        round(least),
        round(most)
    )
}

/// Three digits are as many as mean anything.
fn round(figure: f64) -> String {
    match figure {
        f if f >= 10.0 || f == 0.0 => format!("{f:.0}"),
        f if f >= 1.0 => format!("{f:.1}"),
        f => format!("{f:.2}"),
    }
}
