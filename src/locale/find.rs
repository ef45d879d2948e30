//! What a search leaves on the month's page: by the words of the rulebook, by
//! the words by which people look for a clause, by pinyin initials, and by the
//! headings of the forms.

use super::{Lang, say};
use crate::id::Id;
use crate::number::Unit;
use crate::rulebook::{Clause, Mechanism, Rulebook, Text};
use crate::text::{Initials, fold, is_han, mask};

/// A part of the month's page besides the clauses' rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The exam.
    Exam,
    /// The report.
    Report,
    /// The complaints.
    Complaints,
    /// The post wage.
    Wage,
    /// The calendar of calls and the sales.
    Calls,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Parts of clauses.
    pub parts: Vec<Id>,
    /// Measures.
    pub measures: Vec<Id>,
    /// Other forms.
    pub forms: Vec<Form>,
}

impl Found {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.measures.is_empty() && self.forms.is_empty()
    }
}

/// What a search finds; none where nothing is searched for. All words of it
/// must be found. A number finds the clause that bears it. Without the table
/// nothing is found by initials.
pub fn find(rulebook: &Rulebook, search: &str, initials: Option<&Initials>) -> Option<Found> {
    let query = Query::of(search, initials)?;
    let mut found = Found::default();
    for (_, clause, part) in rulebook.parts() {
        let form = form_of(&part.mechanism);
        let mut texts = vec![&part.title, &clause.summary, &clause.lost];
        let headings = form.map_or_else(Vec::new, |form| headings(rulebook, form));
        if let Mechanism::Severity { levels } = &part.mechanism {
            for level in levels {
                texts.extend([&level.title, &level.description]);
            }
        }
        let mut plain: Vec<&str> = vec![&clause.search];
        plain.extend(headings.iter().map(String::as_str));
        if !query.is_clause(clause) && !query.finds(&texts, &plain) {
            continue;
        }
        found.parts.push(part.id);
        match form {
            Some(form) if !found.forms.contains(&form) => found.forms.push(form),
            _ => {}
        }
        if matches!(part.mechanism, Mechanism::Shortfall { .. }) {
            found.measures = rulebook.measures.iter().map(|m| m.id).collect();
        }
    }
    for measure in &rulebook.measures {
        let texts = [&measure.title, &measure.numerator, &measure.denominator];
        if !found.measures.contains(&measure.id) && query.finds(&texts, &[]) {
            found.measures.push(measure.id);
        }
    }
    if rulebook.unit == Unit::Points && query.finds(&[], &headings_of_wage()) {
        found.forms.push(Form::Wage);
    }
    Some(found)
}

/// The form in which a part's facts are given.
pub const fn form_of(mechanism: &Mechanism) -> Option<Form> {
    match mechanism {
        Mechanism::ExamRank { .. } => Some(Form::Exam),
        Mechanism::Deadline { .. } => Some(Form::Report),
        Mechanism::Severity { .. } => Some(Form::Complaints),
        Mechanism::CallQuota { .. } => Some(Form::Calls),
        Mechanism::PerOccurrence { .. }
        | Mechanism::Threshold { .. }
        | Mechanism::Shortfall { .. } => None,
    }
}

fn headings(rulebook: &Rulebook, form: Form) -> Vec<String> {
    let each = |lang| match form {
        Form::Exam => say::exam_form(lang, rulebook),
        Form::Report => say::report_form(lang, rulebook),
        Form::Complaints => say::cases_form(lang, rulebook),
        Form::Wage | Form::Calls => String::new(),
    };
    [Lang::Zh, Lang::En].map(each).into()
}

const fn headings_of_wage() -> [&'static str; 4] {
    let (zh, en) = (Lang::Zh.words(), Lang::En.words());
    [zh.wage, zh.pay, en.wage, en.pay]
}

/// Words to be found, folded.
struct Query<'a> {
    words: Vec<String>,
    initials: Option<&'a Initials>,
}

impl<'a> Query<'a> {
    /// None of what holds no word.
    fn of(search: &str, initials: Option<&'a Initials>) -> Option<Self> {
        let folded = folded(search);
        let words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, initials })
    }

    /// Whether it is the clause's number.
    fn is_clause(&self, clause: &Clause) -> bool {
        self.words.join(" ") == folded(&clause.number)
    }

    /// Whether every word stands in one of the texts, in either language.
    fn finds(&self, texts: &[&Text], plain: &[&str]) -> bool {
        let both = texts.iter().flat_map(|text| [&*text.zh, &*text.en]);
        let all: Vec<String> = both.chain(plain.iter().copied()).map(folded).collect();
        let in_one = |word: &String| all.iter().any(|text| self.stands_in(word, text));
        self.words.iter().all(in_one)
    }

    fn stands_in(&self, word: &str, text: &str) -> bool {
        // Numbers are clauses', not counts that a summary happens to name.
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        if word.chars().next().is_some_and(is_han) {
            return text.contains(word);
        }
        let begins = |(at, _): (usize, &str)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            before.is_none_or(|c| !c.is_ascii_alphanumeric())
        };
        if text.match_indices(word).any(begins) {
            return true;
        }
        let letters: Vec<u32> = word.chars().map(mask).collect();
        let typed = letters.len() >= 2 && !letters.contains(&0);
        let by_initials = |initials: &Initials| !initials.find(text, &letters).is_empty();
        typed && self.initials.is_some_and(by_initials)
    }
}

fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}
