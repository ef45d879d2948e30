//! Why a document or a month by one can't be taken, in words: where, and what.

use super::Lang;
use super::say::{file_fault, say};
use crate::exchange::BookFault;
use crate::language::{Fault, Problem};

/// Each fault with its place; a file that can't be read at all has none.
pub fn book_faults(lang: Lang, fault: &BookFault) -> Vec<(String, String)> {
    match fault {
        BookFault::File(fault) => vec![(String::new(), file_fault(lang, fault))],
        BookFault::Faults(faults) => faults.iter().map(|fault| book_fault(lang, fault)).collect(),
    }
}

/// A fault with its place.
pub fn book_fault(lang: Lang, fault: &Fault) -> (String, String) {
    let text = match fault.problem {
        Problem::Format => say!(lang, "不是这种格式或版本", "another format or version"),
        Problem::TooMany => say!(lang, "超出了规定的数量", "more than the limit allows"),
        Problem::TooDeep => say!(lang, "分组套得太深", "pools lie too deep in each other"),
        Problem::Twice => say!(lang, "名称重复", "a name that something else has"),
        Problem::NoSuch => say!(lang, "引用了不存在的名称", "a name that nothing has"),
        Problem::Share => say!(
            lang,
            "取自台账的是占比，单位要写 %",
            "what the log gives is a share: its unit is %"
        ),
        Problem::OfTeam => say!(
            lang,
            "取自以前月份的数又取决于全组",
            "what is taken of an earlier month hangs on the team"
        ),
        Problem::Circle => say!(
            lang,
            "数值绕了一圈又取决于自己",
            "a value that hangs on itself"
        ),
        Problem::List => say!(
            lang,
            "单个数值和一列数值用混了",
            "a list where one number is asked for, or the other way round"
        ),
        Problem::Empty => say!(lang, "不能为空", "nothing is there where something must be"),
        Problem::Order => say!(lang, "数字没有从小到大", "numbers that don't go up"),
        Problem::Step => say!(lang, "步长必须大于 0", "a step that isn't above 0"),
        Problem::Beginning => say!(
            lang,
            "最低一档不能写起点，其余各档都要写",
            "the lowest band has no beginning, all others have one"
        ),
        Problem::Span => say!(
            lang,
            "暂定的数不在自己的范围内",
            "an assumed number outside its own span"
        ),
        Problem::Options => say!(
            lang,
            "选项不是这里能用的词",
            "the options aren't words that can stand here"
        ),
        Problem::Chosen => say!(lang, "不在可选的范围内", "outside of what may be chosen"),
        Problem::Outside => say!(lang, "超出了允许的范围", "outside of what it can be"),
        Problem::Unasked => say!(
            lang,
            "这份文件没有这一项",
            "the document doesn't ask for this"
        ),
    };
    (fault.path.clone(), text)
}
