//! Somebody in a team.

use crate::json::json_object;
use crate::record::MAX_AGENT;

json_object! {
    /// Somebody in a team.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Member {
        /// The number, or the name where there's no number: what a month's agent is
        /// looked up by first.
        #[schema("minLength": 1, "maxLength": MAX_AGENT)]
        pub number: String,
        /// The name; empty where there's none besides.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub name: String,
        /// The group; empty where there are none.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub group: String,
    }
}

/// Somebody who is named in a list that a person pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
    /// As it's written.
    pub written: String,
    /// Whose month it is; none where nobody is called so.
    pub agent: Option<String>,
}

/// What is wrong with a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberFault {
    /// There's no number.
    Unnamed,
    /// A text is longer than [`MAX_AGENT`] characters.
    TooLong,
}

impl Member {
    /// Whether a month's agent is this member: by number, by name, or by both side by
    /// side, blanks aside.
    pub fn is(&self, agent: &str) -> bool {
        let agent = agent.trim();
        if agent == self.number {
            return true;
        }
        if self.name.is_empty() {
            return false;
        }
        agent == self.name || {
            let plain = |text: &str| -> String { text.chars().filter(|c| is_letter(*c)).collect() };
            let (both, agent) = (plain(&self.number) + &plain(&self.name), plain(agent));
            let turned = plain(&self.name) + &plain(&self.number);
            agent == both || agent == turned
        }
    }

    /// What is wrong with it.
    ///
    /// # Errors
    /// The first thing that is.
    pub fn check(&self) -> Result<(), MemberFault> {
        if self.number.is_empty() {
            return Err(MemberFault::Unnamed);
        }
        let texts = [&self.number, &self.name, &self.group];
        let long = texts
            .iter()
            .any(|text| text.chars().nth(MAX_AGENT).is_some());
        if long {
            Err(MemberFault::TooLong)
        } else {
            Ok(())
        }
    }
}

/// Whether a character tells names apart: brackets and blanks between a number and a name
/// don't.
fn is_letter(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）' | '-' | '_' | '·' | '/' | '、')
}
