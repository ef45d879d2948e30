//! What is odd about a document that was brought, in words: where, and what.

use super::Lang;
use super::book::{figure, is_beyond, word};
use super::book_open::part_name;
use super::say::say;
use crate::language::{Document, Finding, Odd};
use crate::number::{Decimal, Range};

words! {
    /// The fixed texts.
    pub struct FindingWords: ZH / EN;

    /// Above them.
    head = "可以导入。以下几处请对照原文看一看：" / "It can be imported. Compare these places with the original:",
}

/// The fixed texts in a language.
pub const fn finding_words(lang: Lang) -> &'static FindingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The name of the part in which it is, and what.
pub fn finding(lang: Lang, document: &Document, finding: &Finding) -> (String, String) {
    let at = |number: Decimal| figure(number);
    let grade = |id| {
        let mut all = document.grades.iter().flat_map(|grades| &grades.grades);
        let grade = all.find(|grade| grade.id == id);
        grade.map_or("", |grade| word(lang, &grade.title))
    };
    let text = match finding.what {
        Odd::Unused => say!(lang, "没有规则用到这个数值", "nothing asks for this value"),
        Odd::Gap(Range { low, high }) if is_beyond(high) => {
            let low = at(low);
            say!(
                lang,
                "超过 {low} 怎么算没有写",
                "nothing is said of what lies above {low}"
            )
        }
        Odd::Gap(Range { low, high }) => {
            let (low, high) = (at(low), at(high));
            say!(
                lang,
                "{low} 与 {high} 之间没有写",
                "nothing is said between {low} and {high}"
            )
        }
        Odd::Overlap(Range { low, high }) => {
            let (low, high) = (at(low), at(high));
            say!(
                lang,
                "{low} 到 {high} 写了两次",
                "two bands cover {low} to {high}"
            )
        }
        Odd::Unreached(Some(from)) => {
            let from = at(from);
            say!(
                lang,
                "从 {from} 起的一档取不到",
                "its value can't be in the band from {from}"
            )
        }
        Odd::Unreached(None) => say!(
            lang,
            "按数值的取值范围，这一档（或这条规则）用不上",
            "its value can't be where this applies"
        ),
        Odd::Idle => say!(lang, "怎么回答都不影响结果", "its answers decide nothing"),
        Odd::OutOfReach(id) => {
            let name = grade(id);
            say!(
                lang,
                "“{name}”谁也达不到",
                "nobody can reach \u{201c}{name}\u{201d}"
            )
        }
        Odd::Otherwise(said, found) => {
            let (said, found) = (at(said), at(found));
            say!(
                lang,
                "写的是 {said}，照本办法算得 {found}",
                "it says {said}; these rules make {found} of it"
            )
        }
        Odd::OtherGrade(found) => {
            let found = grade(found);
            say!(
                lang,
                "照本办法算得的等级是“{found}”",
                "these rules make \u{201c}{found}\u{201d} of it"
            )
        }
        Odd::Unscored => say!(
            lang,
            "算不出来：有的名称本办法里没有，或数值不合规定",
            "it can't be worked out: these rules don't have all its names, or a number isn't allowed"
        ),
        Odd::Weights(sum) => {
            let sum = at(sum);
            say!(
                lang,
                "各项权重合计 {sum}%，不是 100%",
                "the weights come to {sum}%, not 100%"
            )
        }
    };
    (part_name(lang, document, &finding.path), text)
}

/// How many more there are.
pub fn and_more(lang: Lang, count: usize) -> String {
    say!(lang, "另有 {count} 处", "{count} more")
}
