//! The fixed texts of a first visit, by what they're for.

words! {
    /// Every fixed text of the page.
    pub struct Words: pub(super) ZH / EN;

    /// The twelve months.
    months: [&'static str; 12] = [
        "一月",
        "二月",
        "三月",
        "四月",
        "五月",
        "六月",
        "七月",
        "八月",
        "九月",
        "十月",
        "十一月",
        "十二月",
    ]
    / [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    /// The product's name.
    brand = "考核" / "Kaohe",
    /// Link past the header.
    skip = "跳到记录" / "Skip to the record",
    /// Page.
    nav_month = "月度" / "Month",
    /// Page.
    nav_months = "全年" / "Year",
    /// Button.
    previous_month = "上个月" / "Previous month",
    /// Button.
    next_month = "下个月" / "Next month",
    /// Label.
    agent = "坐席" / "Agent",
    /// Button.
    undo = "撤销" / "Undo",
    /// Button.
    redo = "重做" / "Redo",
    /// Button.
    import = "导入" / "Import",
    /// Button.
    export = "导出" / "Export",
    /// Button.
    print = "打印" / "Print",
    /// Navigation.
    pages = "页面" / "Pages",
    /// Group.
    language = "语言" / "Language",
    /// Group.
    theme = "明暗" / "Theme",
    /// Choice.
    theme_system = "跟随系统" / "System",
    /// Choice.
    theme_light = "浅色" / "Light",
    /// Choice.
    theme_dark = "深色" / "Dark",
    /// Heading after the month's name.
    record = "记录" / "record",
    /// Field.
    search = "条号或字词" / "clause number or word",
    /// Filter.
    show_all = "全部" / "All",
    /// Filter.
    show_effect = "只看有分的" / "With effect",
    /// Nothing found.
    no_match = "没有找到相符的条款。" / "No clause matches.",
    /// Heading.
    sheet = "计分单" / "Score sheet",
    /// Line.
    base = "基础分" / "Base",
    /// Line.
    rewards = "加分" / "Rewards",
    /// Line.
    deductions = "扣分" / "Deductions",
    /// Line.
    score = "得分" / "Score",
    /// End of the range.
    low = "最低" / "low",
    /// End of the range.
    high = "最高" / "high",
    /// Both ends of it.
    range = "区间" / "range",
    /// Instead of a score.
    undecided = "未定" / "Open",
    /// Beside it.
    nothing_recorded = "还没有记录" / "nothing recorded yet",
    /// State.
    provisional = "未填齐" / "Provisional",
    /// State.
    rests_on_assumed = "含暂定" / "Includes assumptions",
    /// State.
    final_ = "定稿" / "Final",
    /// State.
    provisional_why = "有事实未知或待核实，得分还会变。"
        / "Something is unknown or pending: the score can still change.",
    /// State.
    assumed_why = "事实已齐，仍含暂定参数。" / "All facts are in; some numbers are only assumed.",
    /// State.
    final_why = "没有什么会再改变得分。" / "Nothing can change the score any more.",
    /// The mark of a closed month.
    closed = "已归档" / "Closed",
    /// What that means.
    closed_why = "事实和得分不再变；要改先重新打开。"
        / "Facts and score stay; open it again to change them.",
    /// Origin.
    stated = "载明" / "stated",
    /// Origin.
    set = "本单位" / "branch",
    /// Origin.
    assumed = "暂定" / "assumed",
    /// Origin.
    stated_full = "文件载明" / "stated in the document",
    /// Origin.
    set_full = "本单位设定" / "set by the branch",
    /// Origin.
    assumed_full = "文件缺失，本工具暂定" / "missing in the document, assumed by this tool",
    /// Column.
    clause = "条" / "No.",
    /// Column.
    item = "事项" / "Item",
    /// Column.
    each = "每次计分" / "Each",
    /// Column.
    count = "次数" / "Count",
    /// Column.
    this_month = "本月" / "Month",
    /// Column.
    measure = "指标" / "Measure",
    /// Column.
    counts = "分子 / 分母" / "Cases / all",
    /// Column.
    against_target = "对照目标值，一格 1%" / "Against target, 1% a tick",
    /// Column.
    gap = "差额" / "Gap",
    /// Column.
    taken = "扣分" / "Deducted",
    /// Column.
    pool = "剩余分值" / "Left",
    /// Label.
    numerator = "分子" / "cases",
    /// Label.
    denominator = "分母" / "of all",
    /// Link.
    use_percent = "改填百分比" / "as %",
    /// Link.
    use_counts = "改填件数" / "as counts",
    /// Link.
    use_none = "本月无" / "no cases",
    /// State.
    not_assessed = "无可考核" / "nothing to measure",
    /// State.
    not_assessed_why = "本月没有可考核的，不计" / "nothing to measure this month",
    /// State.
    unknown = "未知" / "not known",
    /// Link.
    fill_in = "未知，去填" / "not known, fill in",
    /// Button.
    decrease = "减一次" / "one fewer",
    /// Button.
    increase = "加一次" / "one more",
    /// Button.
    open_row = "展开" / "Details",
    /// Button.
    close_row = "收起" / "Close",
    /// Choice.
    exam_sat = "有名次" / "Taken",
    /// Choice.
    exam_none = "本月没有" / "None",
    /// Choice.
    choice_unknown = "未知" / "Not known",
    /// Field.
    rank = "名次" / "Rank",
    /// Field.
    heads = "共" / "of",
    /// After the field.
    heads_unit = "人" / "people",
    /// Field.
    tied = "并列" / "Tied",
    /// After the field.
    tied_unit = "人，含本人" / "incl. this one",
    /// Which ranking is meant.
    tied_note = "名次按并列占位：两人并列第 2，下一人是第 4（1、2、2、4）。"
        / "Places as in a competition: after two who share place 2 comes place 4 (1, 2, 2, 4).",
    /// Choice.
    report_in = "已上交" / "Handed in",
    /// Choice.
    report_not_yet = "还没交" / "Not yet",
    /// Field.
    report_date = "上交日" / "Handed in on",
    /// Button.
    add_complaint = "记一件" / "Record a case",
    /// Hint.
    complaint_hint = "待查的只放宽区间，查实后才扣分。"
        / "One under investigation only widens the range.",
    /// Field.
    finding = "结论" / "Finding",
    /// Choice.
    finding_pending = "待查" / "Under investigation",
    /// Choice.
    finding_not_liable = "无责、无效或重复" / "Not liable, invalid or repeated",
    /// Choice.
    finding_liable = "有责" / "Liable",
    /// Label.
    for_consideration = "供考虑" / "For consideration",
    /// Field.
    date = "日期" / "Date",
    /// Field.
    note = "说明" / "Note",
    /// Choice.
    pending = "待核实" / "Pending",
    /// Option.
    choose = "选择条款" / "choose a clause",
    /// Button.
    remove = "删除" / "Remove",
    /// Field.
    wage = "岗位工资" / "Post wage",
    /// Hint.
    wage_private = "只存在本机，默认不导出、不打印"
        / "kept on this device, not exported or printed by default",
    /// Line.
    pay = "绩效工资" / "Performance pay",
    /// Unit.
    yuan = "元" / "yuan",
    /// Link.
    details = "看明细" / "See the lines",
    /// Link.
    hide_details = "收起明细" / "Hide the lines",
    /// First visit.
    intro = "给坐席和班长：逐条记一个月的事，当场得出分数，每一分都有依据。"
        / "For agents and team leads: record a month as it happens, and see the score at once, with the ground for every point.",
    /// Below the product's name.
    what_it_is = "坐席月度绩效计分" / "Monthly score sheets for call-centre agents",
    /// Where data live.
    lives_here = "记录只存在这台设备的浏览器里，不上传。"
        / "Records stay in this device's browser; nothing is uploaded.",
    /// Beside the count of what is to be filled in.
    to_fill_note = "填一项，区间窄一截；不知道的先空着" / "each narrows the range; leave what you don't know",
    /// What the agent's name is for.
    agent_use = "计分单和文件名上用" / "for the sheet and file names",
    /// Link.
    go_fill_in = "去填" / "Fill in",
    /// Link.
    change_it = "改" / "Change",
    /// Button.
    see_example = "看一个示例" / "See an example",
    /// Link.
    import_file = "导入文件" / "Import a file",
    /// Line.
    adjust_reward_cap = "加分超上限" / "Rewards above their cap",
    /// Line.
    adjust_month_zero = "逾期未交，全月记 0" / "Handed in too late: the month scores 0",
    /// Line.
    adjust_base_cap = "以基础分封顶" / "Capped at the base",
    /// Line.
    adjust_floor = "最低记 0" / "Not below 0",
    /// Notice.
    unscored = "现行办法里没有这些项目，未计入：" / "Not in this rulebook, so not counted: ",
    /// Error summary.
    errors_rest = "其余各项照常算，计分单为“未填齐”。"
        / "Everything else is scored as usual; the sheet is provisional.",
    /// Page name.
    nav_team = "班组" / "Team",
    /// Navigation.
    nav_data = "数据" / "Data",
    /// Status.
    saved = "已存" / "Saved",
    /// What is loaded later couldn't be loaded.
    not_loaded = "页面有一部分没有加载成功，输入的内容还没有保存，请检查网络后再试一次。"
        / "Part of the page could not be loaded, so what you enter isn't saved; please check the connection and try again.",
    /// Tab: what the month rests on.
    nav_basis = "办法" / "Rules",
    /// Page.
    nav_log = "台账" / "Log",
    /// Status.
    saving_off = "未保存" / "Not saved",
    /// It's on its way to storage.
    saving = "正在保存…" / "Saving…",
    /// Status.
    example_status = "示例，不保存" / "Example, not kept",
    /// An agent without a name.
    no_name = "未署名" / "no name",
    /// Announcement.
    removed_month = "已删除本月记录，可撤销。" / "Month deleted; undo brings it back.",
    /// Announcement.
    undone = "已撤销" / "Undone",
    /// Announcement.
    redone = "已重做" / "Redone",
    /// Button.
    close = "关闭" / "Close",
    /// Printed label.
    print_rulebook = "办法" / "Rulebook",
    /// Storage doesn't answer.
    store_late = "浏览器的存储没有应答，现在输入的内容还没有保存；有应答后会自动保存。"
        / "The browser's storage isn't answering. What you enter isn't saved yet; it will be as soon as it answers.",
    /// What another tab changed or made final since wasn't taken back.
    undone_in_part = "另一个标签页后来改过或定案的内容没有撤销，保持原样"
        / "What another tab has changed or made final since was left as it is",
    /// Heading.
    measures_title = "指标" / "Measures",
    /// Group.
    jump = "跳到" / "Jump to",
    /// Reason.
    zero_nothing = "本月没有记录。" / "Nothing recorded this month.",
    /// Landmark.
    notices = "提示" / "Notices",
    /// Cell.
    no_data = "—" / "—",
}
