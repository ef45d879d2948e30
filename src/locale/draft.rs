//! Rulebooks that are being written, in words.

use serde_json::Value;

use super::joined::counted;
use super::say::say;
use super::{Lang, month};
use crate::calendar::Month;
use crate::draft::LackOf;
use crate::json::{Malformed, Shape};

words! {
    /// The fixed texts.
    pub struct DraftWords: ZH / EN;

    /// The page.
    title = "自己的办法" / "Rules of your own",
    /// Beside it.
    note = "改的是草稿，现用的办法不动；发布后再交给坐席。" / "What changes here is a draft; the rules in use stay as they are until you publish and hand out a new version.",
    /// The link to the page, from the rules in use.
    way_in = "写自己的办法" / "Write rules of your own",
    /// Section.
    drafts = "草稿" / "Drafts",
    /// Nothing is being written.
    no_drafts = "还没有草稿。" / "No drafts yet.",
    /// Section.
    published = "已发布" / "Published",
    /// Section.
    begin = "另起一套" / "Begin another",
    /// Group.
    from_bundled = "照现用的办法改" / "From the rules in use",
    /// Group.
    from_gallery = "从范例起步" / "From a model",
    /// What the models are.
    gallery_note = "范例里的数都是暂定，要换成本单位的。" / "All numbers of a model are assumed; put in your own.",
    /// Button.
    blank = "从空白写起" / "From nothing",
    /// Button.
    import = "导入一份办法" / "Import a rulebook",
    /// Mark.
    draft = "草稿" / "Draft",
    /// Button.
    open = "接着写" / "Go on",
    /// Button.
    drop = "删除草稿" / "Delete the draft",
    /// Button.
    next = "起草下一版" / "Draft the next version",
    /// Button.
    copy = "照它另写一套" / "Write another from it",
    /// Button.
    fill_in = "按它填本月" / "Fill in a month by it",
    /// Button.
    file = "导出文件" / "Export as a file",
    /// Button.
    link = "复制链接" / "Copy a link",
    /// Button.
    code = "二维码" / "QR code",
    /// Button.
    all = "全部草稿" / "All drafts",
    /// The views.
    tabs: [&'static str; 5] = ["条文", "所有的数", "口径", "例子", "比较"] / ["Clauses", "All numbers", "Interpretations", "Examples", "Compare"],
    /// What the views are.
    views = "草稿的各页" / "Views of the draft",
    /// Field.
    name = "名称" / "Name",
    /// Field.
    name_en = "英文名称（可不填）" / "Name in English (optional)",
    /// Field.
    effective = "起用月份" / "In force from",
    /// Button.
    next_month = "下个月起" / "From next month on",
    /// Section.
    values = "用到的数值" / "Figures it asks for",
    /// What they are.
    values_note = "每月填的数，或由别的数算出来的数。" / "What is typed each month, or worked out from other figures.",
    /// Section.
    grades = "等级" / "Grades",
    /// Section.
    audiences = "适用对象" / "Who rules apply to",
    /// What they are.
    audiences_note = "岗位、试用期、新人等；条文可以只管其中几种。" / "Posts, trial, newcomers: a clause may be about some of them alone.",
    /// Button.
    add_line = "加一条" / "Add a clause",
    /// Button.
    add_pool = "加一组" / "Add a group",
    /// Button.
    add_value = "加一个数值" / "Add a figure",
    /// Button.
    add_total = "加一个结果" / "Add a result",
    /// Button.
    add_grades = "加一套等级" / "Add grades",
    /// Button.
    add_grade = "加一级" / "Add a grade",
    /// Button.
    add_audience = "加一种对象" / "Add an audience",
    /// Button.
    add_band = "加一档" / "Add a band",
    /// Button.
    add_factor = "乘一个系数" / "Multiply by a factor",
    /// Button.
    add_kind = "加一种情形" / "Add a kind of event",
    /// Button.
    add_example = "写一个例子" / "Write an example",
    /// Button.
    up = "上移" / "Move up",
    /// Button.
    down = "下移" / "Move down",
    /// Button.
    remove = "删除" / "Delete",
    /// Button.
    retire = "停用（不再计分）" / "Retire (counts nothing)",
    /// Button.
    close = "收起" / "Close",
    /// Field.
    number = "条款号" / "Clause no.",
    /// Field.
    summary = "要点（可不填）" / "What it says (optional)",
    /// Field.
    unit = "单位" / "Unit",
    /// Field.
    gives = "怎么计分" / "How it counts",
    /// Field.
    measured = "按哪个数值" / "By which figure",
    /// Field.
    shape = "计分方式" / "Shape of the scale",
    /// Field.
    within = "归在哪一组" / "In which group",
    /// Field.
    applies = "适用于" / "Applies to",
    /// Option.
    everybody = "所有人" / "Everybody",
    /// Option.
    only = "仅限" / "Only",
    /// Option.
    except = "除外" / "All but",
    /// Option.
    nothing_said = "不写" / "Not said",
    /// Option.
    ask = "文件没写清（留作口径）" / "The document doesn't say (an interpretation)",
    /// Beside a word that is open.
    asked = "由口径决定" / "Decided by an interpretation",
    /// Field.
    source_of = "从哪里来" / "Where it comes from",
    /// Field.
    better = "方向" / "Direction",
    /// Options.
    betters: [&'static str; 3] = ["无所谓高低", "越高越好", "越低越好"] / ["Neither", "Higher is better", "Lower is better"],
    /// Field.
    whole = "只有整数" / "Whole numbers only",
    /// Field.
    lapses = "本月可能没有" / "There may be none in a month",
    /// Field.
    by_whom = "出处" / "Source",
    /// Field.
    source = "来源（通知、会议）" / "Source (notice, meeting)",
    /// Field.
    date = "日期" / "Date",
    /// Button.
    fill = "填入没写来源的数" / "Fill in where the source is missing",
    /// How the table is used.
    keys = "方向键走格，回车向下；可以从表格粘贴三列：数、来源、日期。改了原有的数就记作本单位设定。" / "Arrows and Enter move. Three columns can be pasted: number, source, date. A number that is changed counts as set by the branch.",
    /// Section.
    odd = "提醒（可以带着发布）" / "Notes (it can be published so)",
    /// Nothing is wrong.
    fine = "没有要改的，可以发布。" / "Nothing to mend: it can be published.",
    /// Button.
    publish = "发布" / "Publish",
    /// What that does.
    publish_note = "发布后这一版不再改，只能另起下一版。" / "A published version doesn't change any more; the next one does.",
    /// A version from that month on is there.
    taken = "从这个月起已经有一版在用，请换一个月份。" / "A version is in force from this month on already: choose another month.",
    /// Button.
    export_draft = "导出草稿" / "Export the draft",
    /// Section.
    sample = "样月" / "Sample month",
    /// Nothing to try it on.
    no_sample = "还没有样月：写一个例子，或先按它填一个月。" / "No sample month yet: write an example, or fill in a month by it.",
    /// It can't be tried.
    not_yet = "改好上面的问题后才能试算。" / "It can be tried once the above is mended.",
    /// Columns.
    now = "现用" / "In use",
    /// Section.
    differences = "哪里不同" / "What is different",
    /// There is nothing to compare with.
    no_root = "这一套是新写的，没有可比的旧版。" / "It's new: there is no earlier version to compare it with.",
    /// Nothing differs.
    no_differences = "与原来的一版没有不同。" / "Nothing differs from the version it began as.",
    /// Section.
    effect = "谁多得，谁少得" / "Who gains and who loses",
    /// There are no months.
    no_months = "这里还没有按它计分的月份。" / "No months here are scored by it.",
    /// Button.
    go_on = "接着算" / "Go on",
    /// It was stopped.
    stopped = "停下了，没有算完。" / "It was stopped before its end.",
    /// Section.
    by_line = "按条" / "By clause",
    /// Section.
    sensitive = "暂定的数有多要紧" / "How much the assumed numbers matter",
    /// Kinds of differences.
    added = "新增" / "new",
    /// Kinds of differences.
    removed = "去掉" / "gone",
    /// Kinds of differences.
    reckoned = "算法改了" / "calculated differently",
    /// Kinds of differences.
    text = "文字" / "text",
    /// Kinds of differences.
    answer = "口径" / "interpretation",
    /// Field.
    counts = "现按哪个答案" / "Answer in use",
    /// No questions.
    no_readings = "没有留作口径的地方。条文里选“文件没写清”就会列到这里。" / "Nothing is left open. Choose “The document doesn't say” at a clause and it's listed here.",
    /// Button.
    add_reading = "加一个问题" / "Add a question",
    /// Button.
    add_answer = "加一个答案" / "Add an answer",
    /// No examples.
    no_examples = "还没有例子。例子写明一个月的事实和应得的结果，每次改动都重新核对。" / "No examples yet. One says what happened in a month and what must come of it; each edit checks it anew.",
    /// Button.
    expect = "按现在算出的填" / "Fill in the current results",
    /// Group.
    from_month = "拿已有的月份做例子" / "Make an example of a month that is here",
    /// Field.
    facts = "这个月的事实" / "What happened",
    /// Field.
    expected = "应得的结果" / "What must come of it",
    /// Field.
    low = "最低" / "Lowest",
    /// Field.
    high = "最高" / "Highest",
    /// Mark.
    holds = "相符" / "agrees",
    /// Mark.
    fails = "不符" / "differs",
    /// It can't be read.
    unread = "这份草稿读不出来；可以导出后再看。" / "This draft can't be read; it can be exported.",
    /// Why a part can't go.
    refused = "现在不能删：" / "It can't be deleted yet:",
    /// Links to what names it.
    used_by = "用到它的有" / "It's used by",
    /// Months that have it.
    recorded_in = "起用之后已有记录的月份" / "Recorded in months after it takes effect:",
    /// Button.
    take_along = "把这些月份带过来" / "Take these months along",
    /// What was published.
    done = "已发布。交给坐席：" / "Published. Hand it out:",
    /// A link is there.
    link_copied = "链接已复制；对方打开就是导入预览，内容只在链接里，不经过服务器。" / "The link is copied. Whoever opens it sees the import's preview; all of it is in the link, no server sees it.",
    /// It couldn't be copied.
    link_there = "复制不了，请从这里选取：" / "It couldn't be copied; select it here:",
    /// The browser can't.
    no_link = "这个浏览器做不了链接，请导出文件。" / "This browser can't make links; export a file.",
    /// The code is too large.
    no_code = "内容太多，放不进一个二维码；请用链接或文件。" / "It's too much for one QR code; use a link or a file.",
    /// What the code is.
    code_of = "扫一扫，打开的就是这份办法" / "Scanned, it opens this rulebook",
    /// Field of a factor.
    factor = "系数" / "Factor",
    /// Options of a factor.
    factors: [&'static str; 3] = ["定数", "数值本身", "按数值查计分尺"] / ["A number", "A figure itself", "By a scale of a figure"],
    /// Field.
    worth = "起始分" / "Starts with",
    /// Field.
    floor = "不低于" / "Not below",
    /// Field.
    cap = "不高于" / "Not above",
    /// Field.
    weight = "权重 %" / "Weight in %",
    /// Field.
    most_events = "每月最多计几次" / "Counts at most so often a month",
    /// Column of bands.
    band_from = "从" / "From",
    /// Column of bands.
    band_amount = "得" / "Gives",
    /// The lowest band.
    band_lowest = "以下" / "Below that",
    /// Field.
    limit = "界限值归" / "A limit belongs",
    /// Field.
    target = "从（目标）" / "From (target)",
    /// Field.
    toward = "什么时候计" / "Counted",
    /// Options.
    towards: [&'static str; 2] = ["低于目标时", "高于目标时"] / ["below the target", "above the target"],
    /// Field.
    each = "每" / "Each",
    /// Field.
    step_amount = "每步得" / "Gives for each",
    /// Field.
    count = "怎么数步" / "Which steps count",
    /// Field.
    ends = "端点" / "Its ends",
    /// Field.
    tiers_on = "比例用在" / "The rate is on",
    /// Field.
    of_values = "加数" / "Added",
    /// Field.
    over_values = "分母" / "Divided by",
    /// Field.
    less_values = "减数" / "Less",
    /// Field.
    of_value = "哪个数值" / "Of which figure",
    /// Field.
    by_value = "乘以" / "Times",
    /// Field.
    of_lines = "数哪几条" / "Which clauses",
    /// Field.
    of_total = "哪个结果" / "Which result",
    /// Field.
    take = "取什么" / "What is taken",
    /// Field.
    first = "谁在前" / "Who is first",
    /// Field.
    months_back = "几个月" / "How many months",
    /// Field.
    due_day = "最迟几号" / "Last day",
    /// Field.
    asked_for = "每个应达到" / "Each should reach",
    /// Field.
    than = "超过" / "Above",
    /// Field.
    step = "舍入到" / "Rounded to",
    /// Field.
    rounding = "怎么舍入" / "How",
    /// Field.
    graded_by = "按什么评" / "By what",
    /// Field.
    falling = "数值越低，等级越高" / "A lower figure is a higher grade",
    /// Field.
    considers = "供考虑（由人决定）" / "To be considered (people decide)",
    /// Not said yet.
    unknown = "未知" / "not known",
    /// Hint.
    negative = "扣分写负数，如 −2。" / "What is taken is negative, such as −2.",
    /// Field.
    held_by = "按什么时段封顶保底" / "Floor and cap hold within",
    /// Field of tiers.
    rate = "比例（3% 写 0.03）" / "Rate (3% is 0.03)",
    /// Field.
    top_values = "分子" / "Divide",
    /// Field.
    due_month = "哪个月" / "In which month",
    /// Field.
    excused = "请假、病假" / "If excused",
    /// Field.
    per = "按天还是按周" / "By day or by week",
    /// Field.
    unclear = "文件没写的案件" / "Cases the document doesn't place",
    /// Button.
    add_need = "加一个达到条件" / "Add a condition",
    /// Button.
    add_move = "加一条升降级" / "Add what moves a grade",
    /// Field.
    moves = "升降" / "Moves",
    /// Options: up, down.
    directions: [&'static str; 2] = ["升一级", "降一级"] / ["Up by one", "Down by one"],
    /// Field.
    reaches = "怎么比" / "Compares",
    /// Options: at least, more, at most, less.
    comparisons: [&'static str; 4] = ["不低于", "高于", "不高于", "低于"] / ["at least", "more than", "at most", "less than"],
    /// Field.
    limit_of = "界限" / "Limit",
    /// Field.
    month = "月份（2026-03）" / "Month (2026-03)",
    /// Opens a result's form.
    total_form = "名称、封顶、舍入" / "Name, caps, rounding",
    /// Why a button can't act yet.
    source_first = "；先在上面写来源" / ": name the source above first",
    /// Field.
    when = "只在这样读时" / "Only if it reads",
    /// Option.
    always = "一直" / "Always",
    /// Button.
    add_considers = "加一项供考虑" / "Add something to consider",
    /// Field.
    year = "全年怎么合" / "How a year joins",
    /// Field.
    weighed_by = "按哪一项加权" / "Months weigh by",
    /// Field.
    overlap = "一件事合几条时" / "Where one event fits several clauses",
    /// Values that come from others.
    derived = "由别的数算出来的" / "Worked out from others",
    /// More is hidden.
    rare = "更多" / "More",
    /// Field.
    repeated_which = "哪几次按这个数" / "Which events get it",
    /// Field.
    repeated_within = "在多长时间内数" / "Counted within",
    /// Field.
    held = "到顶到底之后" / "Beyond floor and cap",
    /// More of the card.
    card_more = "发文、通过、公示" / "Issue, adoption, notice",
    /// Field.
    issuer = "发文单位、文号（可不填）" / "Issued by, number (optional)",
    /// Field.
    issuer_en = "英文写法（可不填）" / "The same in English (optional)",
    /// Field.
    adopted = "通过日期（可不填）" / "Adopted on (optional)",
    /// Field.
    noticed = "公示或告知日期（可不填）" / "Notice given on (optional)",
    /// Field.
    effective_by = "起用月份的出处" / "Who says from when",
    /// Field.
    clause_by = "本条的出处" / "Who says this clause",
    /// Field.
    reason = "为什么这样定（可不填）" / "Why this answer (optional)",
    /// Field.
    reason_en = "英文理由（可不填）" / "The reason in English (optional)",
    /// Button.
    again = "另一口径下从别处来" / "From elsewhere under another answer",
    /// Button.
    again_line = "另一口径下另外算" / "Otherwise under another answer",
    /// Button.
    add_band_to = "写明终点" / "Say where it ends",
    /// Button.
    add_band_limit = "界限另定" / "A limit of its own",
    /// Option: a band's limit.
    as_others = "同其他各档" / "As the others",
    /// Group.
    norms = "另有标准" / "Other norms",
    /// Button.
    add_norm = "加一种标准" / "Add a norm",
}

/// The fixed texts in a language.
pub const fn draft_words(lang: Lang) -> &'static DraftWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The title of a factor that lets a line count nothing, in both languages.
pub const fn retired() -> [&'static str; 2] {
    ["已停用", "Retired"]
}

/// What a rulebook that is being written is called.
pub fn draft_title(lang: Lang, tree: Option<&Value>) -> String {
    let title = tree.and_then(|tree| tree.get("title"));
    let of = |name: &str| title.and_then(|of| of.get(name)).and_then(Value::as_str);
    let alone = title.and_then(Value::as_str);
    let text = match lang {
        Lang::Zh => alone.or(of("zh")),
        Lang::En => of("en").or(alone).or(of("zh")),
    };
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => text.to_owned(),
        None => say!(lang, "未命名的草稿", "A draft without a name"),
    }
}

/// An undo changed one.
pub fn draft_changed(lang: Lang) -> String {
    say!(lang, "草稿里的一处改动", "a change in a draft")
}

/// How many things are to be mended.
pub fn to_mend(lang: Lang, count: usize) -> String {
    match count {
        0 => draft_words(lang).fine.to_owned(),
        count => say!(
            lang,
            "{count} 处要改，改好才能发布",
            "{} to mend before it can be published",
            counted(count, "thing")
        ),
    }
}

/// In force from when.
pub fn from_month(lang: Lang, from: Month) -> String {
    let from = month(lang, from);
    say!(lang, "{from}起", "from {from} on")
}

/// Why a text isn't what is asked for there.
pub fn wrong_text(lang: Lang, text: &str, fault: &Malformed) -> String {
    match fault.shape {
        Shape::Number(_) if text.trim().is_empty() => say!(lang, "还没填数", "a number is missing"),
        Shape::Number(_) => say!(lang, "这不是一个数", "this is no number"),
        Shape::Month => say!(lang, "月份写成 2026-12 这样", "write a month as 2026-12"),
        Shape::Date => say!(
            lang,
            "日期写成 2026-12-31 这样",
            "write a day as 2026-12-31"
        ),
        Shape::Value | Shape::WrongType => {
            say!(lang, "这里要填整数", "a whole number is asked for here")
        }
        _ => say!(lang, "这里还没选", "nothing is chosen here yet"),
    }
}

/// What isn't there yet.
pub fn lack(lang: Lang, what: LackOf) -> String {
    match what {
        LackOf::Title => say!(lang, "还没有名称", "has no name yet"),
        LackOf::Source => say!(lang, "改了数，没写来源", "is set, and nobody said by what"),
    }
}

/// How many of a rulebook's numbers are stated, set and assumed.
pub fn origins(lang: Lang, [stated, set, assumed]: [usize; 3]) -> String {
    let all = stated + set + assumed;
    say!(
        lang,
        "共 {all} 个数：文件载明 {stated}，本单位 {set}，暂定 {assumed}",
        "{}: {stated} stated, {set} set, {assumed} assumed",
        counted(all, "number")
    )
}

/// Who gains and who loses, in one sentence.
pub fn sides(lang: Lang, [gain, lose]: [usize; 2], same: usize, sum: &str) -> String {
    say!(
        lang,
        "{gain} 个月变多，{lose} 个月变少，{same} 个月不变；合计 {sum}",
        "{} more, {lose} less, {same} the same; {sum} in all",
        counted(gain, "month")
    )
}

/// Some can't be scored by one of the two.
pub fn unscored(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "另有 {count} 个月有一边算不出来。",
        "{} can't be scored by one of the two.",
        counted(count, "month")
    )
}

/// What the rest of a change is.
pub fn rest(lang: Lang, by: &str) -> String {
    say!(lang, "封顶、系数等 {by}", "caps, factors {by}")
}

/// In how many months a line gives more, and less.
pub fn line_months(lang: Lang, [more, less]: [usize; 2]) -> String {
    match (more, less) {
        (more, 0) => say!(lang, "多 {more}", "{more} more"),
        (0, less) => say!(lang, "少 {less}", "{less} less"),
        (more, less) => say!(lang, "多 {more}，少 {less}", "{more} more, {less} less"),
    }
}

/// What is being worked out of how many months.
pub fn looking(lang: Lang, months: usize) -> String {
    say!(
        lang,
        "正在按草稿重算 {months} 个月",
        "Scoring {} by the draft",
        counted(months, "month")
    )
}

/// What is being worked out besides.
pub fn weighing(lang: Lang) -> String {
    say!(
        lang,
        "正在试算暂定的数",
        "Trying the assumed numbers at their ends"
    )
}

/// Of how many months the assumed numbers were tried.
pub fn tried_on(lang: Lang, months: usize) -> String {
    say!(
        lang,
        "各数取到两端时，{months} 个月合计变化多少。",
        "What {} change in all when a number goes to its ends.",
        counted(months, "month")
    )
}

/// So many pasted lines had no number to go to.
pub fn left_over(lang: Lang, left: usize) -> String {
    say!(
        lang,
        "多出 {left} 行没有地方填。",
        "{} too many: no row was left.",
        counted(left, "line")
    )
}

/// So many numbers have no source.
pub fn without_source(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "{count} 个数没写来源",
        "{} without a source",
        counted(count, "number")
    )
}

/// The link is too long.
pub fn link_too_long(lang: Lang, long: usize) -> String {
    say!(
        lang,
        "链接有 {long} 个字符，太长了；请导出文件。",
        "The link would have {long} characters: too long. Export a file."
    )
}

/// A band's number.
pub fn nth_band(lang: Lang, nth: usize) -> String {
    let nth = nth + 1;
    say!(lang, "第 {nth} 档", "band {nth}")
}

/// Where something is for a screen reader: what of what.
pub fn of_what(lang: Lang, whose: &str, what: &str) -> String {
    say!(lang, "{whose}：{what}", "{whose}: {what}")
}
