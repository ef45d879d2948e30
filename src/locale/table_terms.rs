//! Words that offices write into their tables.

use crate::id::Id;
use crate::record::Field;
use crate::table::{Target, Terms};

/// They're the same whatever language the page is in: a table is in its office's.
pub const TERMS: Terms = Terms {
    heads: HEADS,
    names: &[
        "姓名",
        "员工姓名",
        "坐席姓名",
        "话务员姓名",
        "name",
        "full name",
    ],
    sums: &[
        "合计",
        "小计",
        "总计",
        "平均",
        "平均值",
        "均值",
        "汇总",
        "全组",
        "全班",
        "班组合计",
        "部门合计",
        "最高",
        "最低",
        "total",
        "subtotal",
        "average",
        "mean",
        "sum",
        "max",
        "min",
    ],
    nothing: &[
        "-", "--", "—", "——", "–", "/", "无", "空", "n/a", "N/A", "null",
    ],
    units: &[
        "件", "户", "个", "次", "人", "天", "条", "通", "单", "名", "分", "cases", "times", "calls",
    ],
};

const fn fact(field: Field) -> Target {
    Target::Fact(field)
}

const fn cases(id: &str) -> Target {
    Target::Fact(Field::Numerator(Id::literal(id)))
}

const fn all(id: &str) -> Target {
    Target::Fact(Field::Denominator(Id::literal(id)))
}

const fn share(id: &str) -> Target {
    Target::Fact(Field::Percent(Id::literal(id)))
}

const fn count(id: &str) -> Target {
    Target::Fact(Field::Count(Id::literal(id)))
}

const FILTER: &str = "complaint_filter";
const SATISFACTION: &str = "satisfaction";
const FAULTS: &str = "faults_online";
const ORDERS: &str = "orders_on_time";
const REPAIRS: &str = "repairs_on_time";

const HEADS: &[(&str, Target)] = &[
    ("工号", Target::Agent),
    ("坐席", Target::Agent),
    ("坐席号", Target::Agent),
    ("坐席工号", Target::Agent),
    ("员工号", Target::Agent),
    ("员工工号", Target::Agent),
    ("员工编号", Target::Agent),
    ("人员编号", Target::Agent),
    ("话务员", Target::Agent),
    ("话务工号", Target::Agent),
    ("编号", Target::Agent),
    ("agent", Target::Agent),
    ("agent id", Target::Agent),
    ("agent no.", Target::Agent),
    ("employee no.", Target::Agent),
    ("staff no.", Target::Agent),
    ("班组", Target::Ignored),
    ("组别", Target::Ignored),
    ("分组", Target::Ignored),
    ("部门", Target::Ignored),
    ("序号", Target::Ignored),
    ("备注", Target::Ignored),
    ("说明", Target::Ignored),
    ("group", Target::Ignored),
    ("team", Target::Ignored),
    ("remarks", Target::Ignored),
    ("note", Target::Ignored),
    // The exam.
    ("考试成绩", Target::Mark),
    ("考试分数", Target::Mark),
    ("考试得分", Target::Mark),
    ("业务考试", Target::Mark),
    ("业务考试成绩", Target::Mark),
    ("笔试成绩", Target::Mark),
    ("成绩", Target::Mark),
    ("分数", Target::Mark),
    ("mark", Target::Mark),
    ("exam mark", Target::Mark),
    ("exam score", Target::Mark),
    ("名次", fact(Field::Rank)),
    ("排名", fact(Field::Rank)),
    ("考试名次", fact(Field::Rank)),
    ("考试排名", fact(Field::Rank)),
    ("place", fact(Field::Rank)),
    ("rank", fact(Field::Rank)),
    ("exam place", fact(Field::Rank)),
    ("参考人数", fact(Field::Heads)),
    ("总人数", fact(Field::Heads)),
    ("head count", fact(Field::Heads)),
    ("并列人数", fact(Field::Tied)),
    ("people tied", fact(Field::Tied)),
    // The report.
    ("报表上报日期", fact(Field::ReportDate)),
    ("报表日期", fact(Field::ReportDate)),
    ("上报日期", fact(Field::ReportDate)),
    ("报表交齐日", fact(Field::ReportDate)),
    ("report date", fact(Field::ReportDate)),
    ("report handed in", fact(Field::ReportDate)),
    // Telesales.
    ("入职日期", fact(Field::Joined)),
    ("入职时间", fact(Field::Joined)),
    ("day of joining", fact(Field::Joined)),
    ("销售任务", fact(Field::SalesTarget)),
    ("任务", fact(Field::SalesTarget)),
    ("任务量", fact(Field::SalesTarget)),
    ("sales target", fact(Field::SalesTarget)),
    ("已完成销售", fact(Field::Sold)),
    ("完成量", fact(Field::Sold)),
    ("销量", fact(Field::Sold)),
    ("实际完成", fact(Field::Sold)),
    ("sold", fact(Field::Sold)),
    // The measures.
    ("受理投诉", all(FILTER)),
    ("投诉受理", all(FILTER)),
    ("投诉受理量", all(FILTER)),
    ("受理投诉量", all(FILTER)),
    ("投诉总量", all(FILTER)),
    ("受理", all(FILTER)),
    ("complaints received", all(FILTER)),
    ("台内办结", cases(FILTER)),
    ("在线办结", cases(FILTER)),
    ("过滤量", cases(FILTER)),
    ("投诉过滤量", cases(FILTER)),
    ("未上转投诉", cases(FILTER)),
    ("办结", cases(FILTER)),
    ("settled at the desk", cases(FILTER)),
    ("过滤率", share(FILTER)),
    ("投诉过滤", share(FILTER)),
    ("filter rate", share(FILTER)),
    ("回访成功", all(SATISFACTION)),
    ("回访成功量", all(SATISFACTION)),
    ("成功回访", all(SATISFACTION)),
    ("参评量", all(SATISFACTION)),
    ("参评数", all(SATISFACTION)),
    ("评价量", all(SATISFACTION)),
    ("回访", all(SATISFACTION)),
    ("followed up", all(SATISFACTION)),
    ("满意户数", cases(SATISFACTION)),
    ("满意量", cases(SATISFACTION)),
    ("满意数", cases(SATISFACTION)),
    ("满意", cases(SATISFACTION)),
    ("satisfied", cases(SATISFACTION)),
    ("满意度", share(SATISFACTION)),
    ("满意率", share(SATISFACTION)),
    ("回访满意度", share(SATISFACTION)),
    ("satisfaction", share(SATISFACTION)),
    ("预处理成功率", share(FAULTS)),
    ("障碍预处理", share(FAULTS)),
    ("预处理率", share(FAULTS)),
    ("预处理成功", cases(FAULTS)),
    ("预处理成功量", cases(FAULTS)),
    ("在线解决", cases(FAULTS)),
    ("障碍受理", all(FAULTS)),
    ("障碍申告", all(FAULTS)),
    ("障碍申告量", all(FAULTS)),
    ("工单及时率", share(ORDERS)),
    ("工单处理及时率", share(ORDERS)),
    ("及时工单", cases(ORDERS)),
    ("按时工单", cases(ORDERS)),
    ("到期工单", all(ORDERS)),
    ("工单总量", all(ORDERS)),
    ("障碍及时率", share(REPAIRS)),
    ("障碍修复及时率", share(REPAIRS)),
    ("及时修复", cases(REPAIRS)),
    ("到期障碍", all(REPAIRS)),
    // Parts that go by other words, too.
    ("迟到", count("7")),
    ("早退", count("7")),
    ("迟到早退", count("7")),
    ("旷工", count("6")),
    ("离岗", count("8")),
    ("着装", count("9a")),
    ("争执", count("14")),
    ("推诿", count("15")),
    ("锦旗", count("3")),
    ("表扬", count("3")),
    ("lateness", count("7")),
    ("absence", count("6")),
    ("迟到", count("late")),
    ("早退", count("late")),
    ("违规", count("conduct")),
    ("私人电话", count("private")),
];
