//! The fixed texts that nothing on a first visit shows.

words! {
    /// The fixed texts that nothing on a first visit shows.
    pub struct MoreWords: pub(super) ZH / EN;

    /// Of the steps.
    legend = "实块加分，空块扣分，点线为可能范围"
        / "solid block: given; hollow: deducted; dotted: may be",
    /// Field.
    also_fits = "同时符合" / "Also fits",
    /// Button.
    split_entry = "拆出一次单独记" / "Give one its own entry",
    /// Button.
    more_entry = "再记一次" / "Record one more",
    /// Link from a derivation to the field of a fact.
    to_field = "去改" / "edit",
    /// Heading.
    months_title = "全年" / "Year",
    /// Cell.
    empty_month = "无记录" / "empty",
    /// Label.
    switch_agent = "换一个坐席" / "Another agent",
    /// Button.
    remove_month = "删除本月记录" / "Delete this month",
    /// Button.
    remove_all = "清空全部记录" / "Clear everything",
    /// Heading.
    export_title = "导出" / "Export",
    /// Choice.
    export_this = "当前月份" / "This month",
    /// Choice.
    export_chosen = "选定月份" / "Chosen months",
    /// Choice.
    export_all = "全部记录" / "Everything",
    /// Choice.
    export_wage = "连同岗位工资一起导出" / "Include the post wage",
    /// Empty.
    export_nothing = "还没有可导出的记录。" / "There is nothing to export yet.",
    /// Button.
    download = "下载文件" / "Download",
    /// Button.
    copy = "复制内容" / "Copy",
    /// Announcement.
    copied = "已复制" / "Copied",
    /// Announcement.
    copy_failed = "浏览器不让复制，请改用下载。"
        / "The browser refuses to copy; please download instead.",
    /// Heading.
    import_title = "导入" / "Import",
    /// Button.
    import_pick = "选择文件" / "Choose files",
    /// Hint.
    import_drop = "也可以把文件拖到页面上。确认之前不会改动任何记录。"
        / "You can also drop files on the page. Nothing changes before you confirm.",
    /// State.
    import_new = "新增" / "new",
    /// State.
    import_same = "相同" / "same",
    /// State.
    import_different = "不同" / "different",
    /// State.
    import_refused = "拒收" / "refused",
    /// Button.
    import_apply = "确认导入" / "Import these",
    /// Hint.
    import_nothing = "没有可导入的记录。" / "There is nothing to import.",
    /// Beneath a preview of which nothing is chosen.
    import_unchosen = "没有选中要导入的内容。" / "Nothing is chosen to be imported.",
    /// Column.
    import_mine = "现有" / "here",
    /// Column.
    import_sender = "对方所见" / "sender saw",
    /// Column.
    import_ours = "本页重算" / "recomputed",
    /// Warning.
    import_mismatch = "对方所见得分与重算不符" / "The sender's score differs from ours",
    /// Choice.
    import_keep = "保留现有" / "Keep mine",
    /// Choice.
    import_take = "用文件的" / "Take the file's",
    /// Announcement.
    imported = "已导入，可撤销。" / "Imported; undo takes it back.",
    /// Printed heading.
    print_title = "绩效考核计分单" / "Performance Score Sheet",
    /// Printed label.
    print_month = "月份" / "Month",
    /// Printed column.
    print_each = "每次" / "Each",
    /// Printed column.
    print_points = "分" / "Points",
    /// Printed column.
    print_origin = "出处" / "Origin",
    /// Printed column.
    print_span = "本行可能" / "May be",
    /// Printed line.
    print_signed = "被考核人" / "Assessed",
    /// Printed line.
    print_assessor = "考核人" / "Assessor",
    /// Printed line.
    print_date = "日期" / "Date",
    /// Notice.
    store_blocked = "浏览器不让本页存数据，关掉页面后记录会丢。请在离开前导出。"
        / "This browser doesn't let the page store data: what you enter is lost when it closes. Export before you leave.",
    /// Notice.
    store_read_only = "这里的数据由更新版本的程序写成，只能看，不能改动保存。"
        / "The data here was written by a newer version: it can be read, not saved over.",
    /// Notice.
    store_quota = "存储空间已满，最近的改动没有保存。请导出后清理旧月份。"
        / "Storage is full and the latest change isn't saved. Export, then clear old months.",
    /// Notice.
    store_lost = "写入后读回不一致，最近的改动没有保存。请导出备份。"
        / "What was written didn't read back the same: the latest change isn't saved. Please export.",
    /// Notice.
    store_failed = "浏览器拒绝写入，最近的改动没有保存。请导出备份。"
        / "The browser refused to write: the latest change isn't saved. Please export.",
    /// Something unreadable lies in the place of the month.
    store_locked = "这个月存着一份读不出来的数据，没有覆盖，改动也没有保存。请先下载原文，再丢弃它。"
        / "Unreadable data lie where this month is kept. Nothing was overwritten, and the change isn't saved: download the original, then discard it.",
    /// Somebody emptied the storage under the open page.
    store_emptied = "浏览器里的数据被清空了；本页还开着的内容已重新保存。请导出备份。"
        / "The browser's data were cleared. What was open on this page has been saved again; please export a copy.",
    /// What an earlier version kept couldn't be taken over.
    store_not_moved = "旧版本存的月份还没能搬进新的存储，原样留着，下次打开再试。"
        / "Months kept by an earlier version couldn't be moved yet. They are untouched, and it's tried again next time.",
    /// The part of the program with the other pages couldn't be fetched.
    pages_not_loaded = "其他页面、打印和导入导出没有加载成功，请检查网络。填好的月份照常保存。"
        / "The other pages, print, import and export could not be loaded; please check the connection. What you enter in the month is saved as usual.",
    /// On paper that was asked for before it could be drawn.
    paper_on_its_way = "打印的内容还在加载，稍等再打印。"
        / "What is to be printed is still on its way: please print again in a moment.",
    /// Button.
    load_again = "再试一次" / "Try again",
    /// Notice.
    store_conflict = "另一个标签页也改了这个月，两份都还在："
        / "Another tab changed this month too; both versions are still here:",
    /// Button.
    keep_mine = "保留这一份" / "Keep this one",
    /// Button.
    take_theirs = "换成另一份" / "Take the other",
    /// Notice.
    store_aside = "有数据读不出来，已原样另存，没有覆盖："
        / "Some data couldn't be read; it was set aside untouched:",
    /// Button.
    aside_download = "下载原文" / "Download it",
    /// Button.
    aside_discard = "丢弃" / "Discard",
    /// Column note.
    wrong_label = "填错" / "wrong entry",
    /// Consequence.
    talk = "谈话" / "a talk",
    /// Consequence.
    improvement = "改进措施" / "an improvement measure",
    /// Consequence.
    retraining = "再培训" / "retraining",
    /// Consequence.
    suspension = "待岗" / "suspension from the post",
    /// Consequence.
    leave = "劝退" / "being persuaded to leave",
}
