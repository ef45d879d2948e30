//! The exam's places out of marks (clauses 1 and 19).

use crate::support::points;
use kaohe::json::{Encode, decode_text};
use kaohe::record::Place;
use kaohe::team::{ExamFault, ExamMarks, read_marks};

#[test]
fn equal_marks_share_a_place_and_the_next_is_left_out() {
    let (marks, refused) = read_marks(
        "工号\t姓名\t成绩\n0401\t王芳\t92.5\n0402\t李静\t88\n0403\t陈晨\t88\n0404\t赵强\t70",
    );
    assert!(refused.is_empty());
    let place = |rank, tied| Place {
        rank,
        heads: 4,
        tied,
    };
    assert_eq!(
        marks.places(),
        [place(1, 1), place(2, 2), place(2, 2), place(4, 1)]
    );
    assert_eq!(marks.marks[0].mark, points("92.5"));
}

#[test]
fn full_width_digits_and_any_separator_are_read() {
    let (marks, refused) = read_marks("0401，９２．５\n0402 88");
    assert!(refused.is_empty());
    assert_eq!(marks.marks.len(), 2);
    assert_eq!(marks.marks[0].mark, points("92.5"));
}

#[test]
fn what_cannot_be_taken_is_named_by_its_line() {
    let (marks, refused) = read_marks("0401\t九十\n0402\t-1\n0403\n0404\t80\n0404\t81\n\t80\n");
    assert_eq!(marks.marks.len(), 1);
    let faults: Vec<_> = refused.iter().map(|line| (line.line, line.fault)).collect();
    assert_eq!(
        faults,
        [
            (1, ExamFault::Mark),
            (2, ExamFault::Mark),
            (3, ExamFault::Mark),
            (5, ExamFault::Twice(4)),
            (6, ExamFault::Agent),
        ]
    );
}

#[test]
fn marks_are_kept_as_they_are() {
    let (marks, _) = read_marks("0401\t92.5\n王芳\t88");
    assert_eq!(
        decode_text::<ExamMarks>(&marks.to_json()),
        Some(marks.clone())
    );
    assert_eq!(read_marks(&marks.text()).0, marks);
    assert!(ExamMarks::default().places().is_empty());
}
