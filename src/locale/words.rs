//! The fixed texts, by what they're for.

/// Every fixed text of the page in one language.
pub struct Words {
    /// The twelve months.
    pub months: [&'static str; 12],
    /// The product's name.
    pub brand: &'static str,
    /// Link past the header.
    pub skip: &'static str,
    /// Page.
    pub nav_month: &'static str,
    /// Page.
    pub nav_months: &'static str,
    /// Button.
    pub previous_month: &'static str,
    /// Button.
    pub next_month: &'static str,
    /// Label.
    pub agent: &'static str,
    /// Button.
    pub undo: &'static str,
    /// Button.
    pub redo: &'static str,
    /// Button.
    pub import: &'static str,
    /// Button.
    pub export: &'static str,
    /// Button.
    pub print: &'static str,
    /// Button.
    pub menu: &'static str,
    /// Group.
    pub language: &'static str,
    /// Group.
    pub theme: &'static str,
    /// Choice.
    pub theme_system: &'static str,
    /// Choice.
    pub theme_light: &'static str,
    /// Choice.
    pub theme_dark: &'static str,
    /// Heading after the month's name.
    pub record: &'static str,
    /// Field.
    pub search: &'static str,
    /// Filter.
    pub show_all: &'static str,
    /// Filter.
    pub show_effect: &'static str,
    /// Nothing found.
    pub no_match: &'static str,
    /// Heading.
    pub sheet: &'static str,
    /// Line.
    pub base: &'static str,
    /// Line.
    pub rewards: &'static str,
    /// Line.
    pub deductions: &'static str,
    /// Line.
    pub score: &'static str,
    /// End of the range.
    pub low: &'static str,
    /// End of the range.
    pub high: &'static str,
    /// Instead of a score.
    pub undecided: &'static str,
    /// Beside it.
    pub nothing_recorded: &'static str,
    /// State.
    pub provisional: &'static str,
    /// State.
    pub rests_on_assumed: &'static str,
    /// State.
    pub final_: &'static str,
    /// State.
    pub provisional_why: &'static str,
    /// State.
    pub assumed_why: &'static str,
    /// State.
    pub final_why: &'static str,
    /// The mark of a closed month.
    pub closed: &'static str,
    /// What that means.
    pub closed_why: &'static str,
    /// Origin.
    pub stated: &'static str,
    /// Origin.
    pub set: &'static str,
    /// Origin.
    pub assumed: &'static str,
    /// Origin.
    pub stated_full: &'static str,
    /// Origin.
    pub set_full: &'static str,
    /// Origin.
    pub assumed_full: &'static str,
    /// Column.
    pub clause: &'static str,
    /// Column.
    pub item: &'static str,
    /// Column.
    pub each: &'static str,
    /// Column.
    pub count: &'static str,
    /// Column.
    pub this_month: &'static str,
    /// Column.
    pub measure: &'static str,
    /// Column.
    pub counts: &'static str,
    /// Column.
    pub against_target: &'static str,
    /// Column.
    pub gap: &'static str,
    /// Column.
    pub taken: &'static str,
    /// Column.
    pub pool: &'static str,
    /// Label.
    pub numerator: &'static str,
    /// Label.
    pub denominator: &'static str,
    /// Link.
    pub use_percent: &'static str,
    /// Link.
    pub use_counts: &'static str,
    /// Link.
    pub use_none: &'static str,
    /// State.
    pub not_assessed: &'static str,
    /// State.
    pub not_assessed_why: &'static str,
    /// State.
    pub unknown: &'static str,
    /// Link.
    pub fill_in: &'static str,
    /// Button.
    pub decrease: &'static str,
    /// Button.
    pub increase: &'static str,
    /// Button.
    pub open_row: &'static str,
    /// Button.
    pub close_row: &'static str,
    /// Choice.
    pub exam_sat: &'static str,
    /// Choice.
    pub exam_none: &'static str,
    /// Choice.
    pub choice_unknown: &'static str,
    /// Field.
    pub rank: &'static str,
    /// Field.
    pub heads: &'static str,
    /// After the field.
    pub heads_unit: &'static str,
    /// Field.
    pub tied: &'static str,
    /// After the field.
    pub tied_unit: &'static str,
    /// Which ranking is meant.
    pub tied_note: &'static str,
    /// Choice.
    pub report_in: &'static str,
    /// Choice.
    pub report_not_yet: &'static str,
    /// Field.
    pub report_date: &'static str,
    /// Button.
    pub add_complaint: &'static str,
    /// Hint.
    pub complaint_hint: &'static str,
    /// Field.
    pub finding: &'static str,
    /// Choice.
    pub finding_pending: &'static str,
    /// Choice.
    pub finding_not_liable: &'static str,
    /// Choice.
    pub finding_liable: &'static str,
    /// Label.
    pub for_consideration: &'static str,
    /// Field.
    pub date: &'static str,
    /// Field.
    pub note: &'static str,
    /// Choice.
    pub pending: &'static str,
    /// Option.
    pub choose: &'static str,
    /// Button.
    pub remove: &'static str,
    /// Field.
    pub wage: &'static str,
    /// Hint.
    pub wage_private: &'static str,
    /// Line.
    pub pay: &'static str,
    /// Unit.
    pub yuan: &'static str,
    /// Link.
    pub details: &'static str,
    /// Link.
    pub hide_details: &'static str,
    /// First visit.
    pub intro: &'static str,
    /// Button.
    pub see_example: &'static str,
    /// Link.
    pub import_file: &'static str,
    /// Banner.
    pub example_banner: &'static str,
    /// Button.
    pub example_remove: &'static str,
    /// Line.
    pub adjust_reward_cap: &'static str,
    /// Line.
    pub adjust_month_zero: &'static str,
    /// Line.
    pub adjust_base_cap: &'static str,
    /// Line.
    pub adjust_floor: &'static str,
    /// Notice.
    pub unscored: &'static str,
    /// Error summary.
    pub errors_rest: &'static str,
    /// Status.
    pub saved: &'static str,
    /// What is loaded later couldn't be loaded.
    pub not_loaded: &'static str,
    /// Tab: what the month rests on.
    pub nav_basis: &'static str,
    /// Page.
    pub nav_log: &'static str,
    /// Status.
    pub saving_off: &'static str,
    /// It's on its way to storage.
    pub saving: &'static str,
    /// Status.
    pub example_status: &'static str,
    /// An agent without a name.
    pub no_name: &'static str,
    /// Announcement.
    pub removed_all: &'static str,
    /// Announcement.
    pub removed_month: &'static str,
    /// Announcement.
    pub undone: &'static str,
    /// Announcement.
    pub redone: &'static str,
    /// Button.
    pub close: &'static str,
    /// Printed label.
    pub print_rulebook: &'static str,
    /// Storage doesn't answer.
    pub store_late: &'static str,
    /// What another tab changed since wasn't taken back.
    pub undone_in_part: &'static str,
    /// Heading.
    pub measures_title: &'static str,
    /// Group.
    pub jump: &'static str,
    /// Reason.
    pub zero_nothing: &'static str,
    /// Landmark.
    pub notices: &'static str,
    /// Cell.
    pub no_data: &'static str,
}

/// The fixed texts that nothing on a first visit shows, of one language.
pub struct MoreWords {
    /// Of the steps.
    pub legend: &'static str,
    /// Field.
    pub also_fits: &'static str,
    /// Button.
    pub split_entry: &'static str,
    /// Button.
    pub more_entry: &'static str,
    /// Link from a derivation to the field of a fact.
    pub to_field: &'static str,
    /// Heading.
    pub months_title: &'static str,
    /// Cell.
    pub empty_month: &'static str,
    /// Label.
    pub switch_agent: &'static str,
    /// Button.
    pub remove_month: &'static str,
    /// Button.
    pub remove_all: &'static str,
    /// Heading.
    pub export_title: &'static str,
    /// Choice.
    pub export_this: &'static str,
    /// Choice.
    pub export_chosen: &'static str,
    /// Choice.
    pub export_all: &'static str,
    /// Choice.
    pub export_wage: &'static str,
    /// Empty.
    pub export_nothing: &'static str,
    /// Button.
    pub download: &'static str,
    /// Button.
    pub copy: &'static str,
    /// Announcement.
    pub copied: &'static str,
    /// Announcement.
    pub copy_failed: &'static str,
    /// Button.
    pub share: &'static str,
    /// Heading.
    pub import_title: &'static str,
    /// Button.
    pub import_pick: &'static str,
    /// Hint.
    pub import_drop: &'static str,
    /// State.
    pub import_new: &'static str,
    /// State.
    pub import_same: &'static str,
    /// State.
    pub import_different: &'static str,
    /// State.
    pub import_refused: &'static str,
    /// Button.
    pub import_apply: &'static str,
    /// Hint.
    pub import_nothing: &'static str,
    /// Column.
    pub import_mine: &'static str,
    /// Column.
    pub import_sender: &'static str,
    /// Column.
    pub import_ours: &'static str,
    /// Warning.
    pub import_mismatch: &'static str,
    /// Choice.
    pub import_keep: &'static str,
    /// Choice.
    pub import_take: &'static str,
    /// Announcement.
    pub imported: &'static str,
    /// Printed heading.
    pub print_title: &'static str,
    /// Printed label.
    pub print_month: &'static str,
    /// Printed column.
    pub print_each: &'static str,
    /// Printed column.
    pub print_points: &'static str,
    /// Printed column.
    pub print_origin: &'static str,
    /// Printed column.
    pub print_span: &'static str,
    /// Printed line.
    pub print_signed: &'static str,
    /// Printed line.
    pub print_assessor: &'static str,
    /// Printed line.
    pub print_date: &'static str,
    /// Notice.
    pub store_blocked: &'static str,
    /// Notice.
    pub store_read_only: &'static str,
    /// Notice.
    pub store_quota: &'static str,
    /// Notice.
    pub store_lost: &'static str,
    /// Notice.
    pub store_failed: &'static str,
    /// Something unreadable lies in the place of the month.
    pub store_locked: &'static str,
    /// Somebody emptied the storage under the open page.
    pub store_emptied: &'static str,
    /// What an earlier version kept couldn't be taken over.
    pub store_not_moved: &'static str,
    /// Notice.
    pub store_conflict: &'static str,
    /// Button.
    pub keep_mine: &'static str,
    /// Button.
    pub take_theirs: &'static str,
    /// Notice.
    pub store_aside: &'static str,
    /// Button.
    pub aside_download: &'static str,
    /// Button.
    pub aside_discard: &'static str,
    /// Column note.
    pub wrong_label: &'static str,
    /// Consequence.
    pub talk: &'static str,
    /// Consequence.
    pub improvement: &'static str,
    /// Consequence.
    pub retraining: &'static str,
    /// Consequence.
    pub suspension: &'static str,
    /// Consequence.
    pub leave: &'static str,
}
