//! Accessibility rules, checked by axe-core.

use std::fmt;
use std::fs;

use serde_json::Value;

use crate::{Page, paths};

/// All rules. A selector for every element would take as long as they do, and what is
/// wrong is told by its HTML; what it would load of the styles beforehand no rule asks for
/// that runs by itself.
const RUN: &str =
    "axe.run(document, { resultTypes: ['violations'], selectors: false, preload: false })
    .then(result => result.violations)";

/// A rule that the page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub rule: String,
    /// How bad it is: minor, moderate, serious or critical.
    pub impact: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, each with what axe says of it.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        for element in &self.elements {
            write!(f, "\n  {element}")?;
        }
        Ok(())
    }
}

impl Page {
    /// Checks the page as it is now, and returns the rules it breaks.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        // A document that was checked before still has it.
        if self.eval_json("typeof axe") != "object" {
            self.load_axe();
        }
        let found = self.eval_json(RUN);
        let found = found.as_array().into_iter().flatten();
        found.map(violation).collect()
    }

    #[track_caller]
    fn load_axe(&self) {
        let path = paths::axe();
        let script = match fs::read_to_string(&path) {
            Ok(script) => script,
            Err(error) => panic!(
                "axe-core cannot be read from {}: {error}; `cargo xtask test` installs it, \
                 or name its axe.min.js in KAOHE_AXE",
                path.display()
            ),
        };
        // Evaluated by the debugger, to which the page's policy does not apply.
        self.eval_json(&format!("{script};undefined"));
    }
}

fn violation(found: &Value) -> Violation {
    let elements = found["nodes"].as_array().into_iter().flatten();
    Violation {
        rule: text(&found["id"]),
        impact: text(&found["impact"]),
        help: text(&found["help"]),
        elements: elements
            .map(|node| {
                let summary = text(&node["failureSummary"]).replace('\n', " ");
                format!("{}: {summary}", text(&node["html"]))
            })
            .collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
