//! Each clause with its boundary cases as data: facts, then what must come
//! out. The authority on every figure is rules.md, not the code.

mod c01_c19_exam_rank;
mod c02_threshold;
mod c03_to_c26_per_occurrence;
mod c22_deadline;
mod c24_pool;
mod c27_readings;
mod c27_shortfall;
mod complaints;
mod double_entry;
mod pay;
mod total;
mod unknown;
mod year;
