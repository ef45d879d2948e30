//! The team's month by a brought document in words, and as a table for office spreadsheets.

use super::book::{book_words, grade, is_beyond, word};
use super::book_csv::total_name;
use super::book_kept::{edition, joins_said, kept_words};
use super::book_line::kind_name;
use super::csv::state;
use super::joined::counted;
use super::say::say;
use super::team::{UNPLACED, list, team_words};
use super::team_months::{names, period_name, team_months_words};
use super::{Lang, between, short_month};
use crate::calendar::Month;
use crate::exchange::{Cell, Figure};
use crate::language::Document;
use crate::number::Decimal;
use crate::plan::Volume;
use crate::team::{
    BookGap, BookMonth, BookTeam, BookTogether, GapWhy, Numbered, OpenOf, Period, PlaceRange,
    Roster,
};

words! {
    /// The fixed texts.
    pub struct BookTeamWords: ZH / EN;

    /// Field.
    search = "工号、姓名或拼音首字母" / "Number, name or initials",
    /// Column.
    axis = "实段已定，斜线未定，竖线是现在的数" / "Solid is certain, hatched open, the line is what it is now",
    /// Column.
    worst = "最低的两项" / "Lowest two lines",
    /// Nothing is here yet.
    empty = "本月还没有人按这份文件记录。把大家导出的月份文件一起导入，或者在月度页逐个填写。" / "Nobody has a month by this document yet. Import the month files together, or fill the months in one by one.",
    /// A row of a month that nobody can read.
    unread = "读不出来" / "Can't be read",
    /// Why such a month has no place.
    unread_why = "存着的内容读不出来，没有排名，也不会被覆盖。" / "What is stored can't be read: it has no place, and isn't overwritten.",
    /// Why a month has no place.
    unscored = "这份文件算不出这个月，打开看原因。" / "The document can't score this month; open it to see why.",
    /// Nobody has a place.
    unranked = "这份文件的第一项合计里没有内容，不排名次。" / "The document's first total holds nothing: nobody has a place.",
    /// Button.
    table = "班组表格（CSV）" / "The team as CSV",
    /// Section.
    taken = "哪些项扣得多" / "What took most",
    /// Section.
    given = "哪些项给得多" / "What gave most",
    /// Column of the table.
    name = "姓名" / "Name",
    /// Column of the table.
    group = "组别" / "Group",
    /// Column of the table.
    gaps = "没有计入的月份" / "Months not counted",
    /// Of a month without a record.
    absent = "没有记录" / "no record",
    /// Of a month that can't be scored.
    no_score = "算不出来" / "can't be scored",
    /// Of a month that weighs nothing among others.
    weightless = "权数是 0" / "weighs 0",
    /// Of a month of which it isn't known what it weighs.
    unweighed = "权数还不知道，占多少没有定" / "what it weighs isn't known, so its share is open",
    /// Section of a quarter or year.
    by_month_note = "每月的第一项合计；— 是没有计入" / "The first total of each month; — where a month isn't counted",
    /// Column of the table.
    open = "待定项" / "Open",
    /// Paper.
    paper_legend = "区间重叠的不分先后，名次写成“2–5”。横条实段已定，斜线未定，竖线是现在的数。供考虑的事项由人决定，处理前应听取本人意见。" / "Where ranges overlap no order is claimed: “2–5”. Solid bars are certain, hatched ones open, the line is what it is now. People decide what is to be considered, after hearing the agent.",
}

/// The fixed texts in a language.
pub const fn book_team_words(lang: Lang) -> &'static BookTeamWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A place: `3`, or `2–5`; a dash where there is none, or where every place is possible for
/// everybody.
pub fn place(place: Option<PlaceRange>, says_nothing: bool) -> String {
    place.map_or_else(
        || UNPLACED.to_owned(),
        |place| super::team::place(place, says_nothing),
    )
}

/// That every range overlaps with all others.
pub fn no_order(lang: Lang, all: usize) -> String {
    say!(
        lang,
        "{all} 人的可能范围都互相重叠，现在还排不出先后。",
        "The ranges of all {all} overlap: no order can be claimed yet."
    )
}

/// By what places go.
pub fn placed_by(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "名次按“{name}”从高到低排。",
        "Places go by \u{201c}{name}\u{201d}, the highest first. "
    )
}

/// Somebody of the roster who has no month.
pub fn no_month(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "{name}没有按这份文件的记录",
        "no month by this document for {name}"
    )
}

/// What lines gave or took, by the total's name.
pub fn costs_of(lang: Lang, what: &str, total: &str) -> String {
    say!(lang, "{what} · {total}", "{what}: {total}")
}

/// What is open in most months, each with how many that are.
pub fn open_most(lang: Lang, document: &Document, open: &[(OpenOf, usize)]) -> String {
    let each = open.iter().map(|(of, count)| {
        let name = open_name(lang, document, *of);
        say!(lang, "{name}（{count} 人）", "{name} ({count})")
    });
    let each: Vec<String> = each.collect();
    let each = list(lang, &each);
    say!(
        lang,
        "待定的项里，缺的人最多的是：{each}。",
        "Open in most months: {each}."
    )
}

/// What is open, by its name in the document.
fn open_name(lang: Lang, document: &Document, of: OpenOf) -> String {
    let named = |title: Option<&str>, id: crate::id::Id| match title.unwrap_or_default() {
        "" => id.to_string(),
        title => title.to_owned(),
    };
    match of {
        OpenOf::Value(id) => {
            let found = document.values.iter().find(|value| value.id == id);
            named(found.map(|value| word(lang, &value.title)), id)
        }
        OpenOf::Audience(id) => {
            let mut all = document.audiences.iter();
            let found = all.find(|audience| audience.id == id);
            named(found.map(|audience| word(lang, &audience.title)), id)
        }
        OpenOf::Event(id) => kind_name(lang, document, id),
    }
}

/// How many months answer questions of the document otherwise than it begins.
pub fn answers(lang: Lang, count: usize) -> String {
    let months = counted(count, "month");
    say!(
        lang,
        "有 {count} 人的月份对文件没有写明的问题选了别的答案，各按自己选的计算。",
        "{months}: questions that the document leaves open are answered otherwise there; each counts by its own answers."
    )
}

/// How much is open in a month; nothing where that's nothing.
pub fn open_in(lang: Lang, month: &BookMonth) -> String {
    let (open, wrong) = (month.open.len(), month.wrong);
    let mut parts = Vec::new();
    if open > 0 {
        parts.push(say!(lang, "待定 {open} 项", "{open} open"));
    }
    if wrong > 0 {
        parts.push(say!(lang, "填错 {wrong} 处", "{wrong} wrong"));
    }
    parts.join(&say!(lang, "，", ", "))
}

/// A place as it's said, where there is one.
pub fn place_said(lang: Lang, place: Option<PlaceRange>, text: &str, of: usize) -> String {
    match place {
        None => say!(lang, "没有名次", "No place"),
        Some(_) => super::team::place_said(lang, text, of),
    }
}

/// A total's name with its unit.
pub fn head(lang: Lang, name: &str, unit: &str) -> String {
    match unit {
        "" => name.to_owned(),
        unit => say!(lang, "{name}（{unit}）", "{name} ({unit})"),
    }
}

/// A number; nothing for an end that nothing bounds.
pub fn bounded(end: Decimal) -> Cell {
    match is_beyond(end) {
        true => Cell::Empty,
        false => Cell::Number(Figure::from(end)),
    }
}

/// Why months don't count for an agent.
pub fn gaps(lang: Lang, gaps: &[BookGap]) -> String {
    let own = book_team_words(lang);
    let of = |why: GapWhy| {
        let months = gaps.iter().filter(|gap| gap.why == why);
        let months: Vec<Month> = months.map(|gap| gap.month).collect();
        let said = match why {
            GapWhy::Absent => own.absent,
            GapWhy::Unscored => own.no_score,
            GapWhy::Unread => own.unread,
            GapWhy::Weightless => own.weightless,
            GapWhy::Unweighed => own.unweighed,
        };
        let months = names(lang, &months);
        say!(lang, "{months}{said}", "{months}: {said}")
    };
    let mut whys: Vec<GapWhy> = gaps.iter().map(|gap| gap.why).collect();
    whys.sort_unstable();
    whys.dedup();
    let all: Vec<String> = whys.into_iter().map(of).collect();
    all.join(&say!(lang, "，", "; "))
}

/// Below an agent: the months that don't count.
pub fn without(lang: Lang, gaps_said: &str) -> String {
    say!(lang, "没有计入：{gaps_said}", "Not counted: {gaps_said}")
}

/// What totals rest on: how months are joined, and which are there.
pub fn rests_on(lang: Lang, document: &Document, of: &BookTogether, length: usize) -> String {
    let months: Vec<Month> = of.months.iter().map(|of| of.month).collect();
    let months = names(lang, &months);
    let each = document.totals.iter().zip(&of.by);
    let each = each.map(|(total, by)| {
        let by = joins_said(lang, document, total, *by, length);
        let name = total_name(lang, total);
        say!(lang, "“{name}”{by}", "\u{201c}{name}\u{201d}: {by}")
    });
    let each: Vec<String> = each.collect();
    let each = each.join(&say!(lang, "，", ", "));
    say!(
        lang,
        "{each}；计入 {months}。各项是这些月份的合计。",
        "{each}; counted: {months}. Lines are sums over them."
    )
}

/// The rows: what it's about, then those of the ranking.
pub fn table(
    lang: Lang,
    volume: &Volume,
    (team, roster): (&BookTeam, &Roster),
    (period, month): (Period, Month),
    listed: &[usize],
) -> Vec<Vec<Cell>> {
    let words = book_words(lang);
    let months_words = team_months_words(lang);
    let about = [
        (
            words.document,
            word(lang, &volume.document.title).to_owned(),
        ),
        (kept_words(lang).edition, edition(lang, volume)),
        (
            match period {
                Period::Month => words.month,
                Period::Quarter | Period::Year => months_words.period,
            },
            period_name(lang, period, month),
        ),
    ];
    let about = about.into_iter();
    let mut rows: Vec<Vec<Cell>> = about
        .map(|(name, text)| vec![Cell::text(name), Cell::text(text)])
        .collect();
    rows.extend(ranking(lang, volume, (team, roster), listed));
    rows
}

/// The names of the columns, those that are listed in their order, those whose month can't
/// be read, and those who have none. From the fifth column on each total has three: what it is,
/// and its ends where something bounds them.
pub fn ranking(
    lang: Lang,
    volume: &Volume,
    (team, roster): (&BookTeam, &Roster),
    listed: &[usize],
) -> Vec<Vec<Cell>> {
    let (words, own, said) = (book_words(lang), book_team_words(lang), team_words(lang));
    let document = &volume.document;
    let mut rows = Vec::new();
    let mut heads = [said.sort_place, words.agent, own.name, own.group]
        .map(str::to_owned)
        .to_vec();
    for total in &document.totals {
        let name = total_name(lang, total);
        let [low, high] = [words.low, words.high].map(|end| format!("{name} {end}"));
        heads.extend([name, low, high].map(|name| head(lang, &name, &total.unit)));
    }
    heads.extend(
        document
            .grades
            .iter()
            .map(|grades| match word(lang, &grades.title) {
                "" => words.grades.to_owned(),
                title => title.to_owned(),
            }),
    );
    heads.extend([said.state, own.open, said.considered].map(str::to_owned));
    // The first total month by month.
    let months: Vec<Month> = (team.together.iter())
        .flat_map(|of| of.months.iter().map(|of| of.month))
        .collect();
    if team.together.is_some() {
        heads.push(own.gaps.to_owned());
        heads.extend(months.iter().map(|month| short_month(lang, *month)));
    }
    rows.push(heads.into_iter().map(Cell::Text).collect());
    let roster = Numbered::of(roster);
    let who = |agent: &str| {
        let member = roster.member(agent);
        let text = |of: fn(&crate::team::Member) -> &String| {
            member.map_or(Cell::Empty, |member| Cell::text(of(member)))
        };
        [
            Cell::text(agent),
            text(|own| &own.name),
            text(|own| &own.group),
        ]
    };
    for (row, place) in listed.iter().filter_map(|at| team.rows.get(*at)) {
        let place = match place {
            Some(place) if place.is_certain() => {
                Cell::number(u32::try_from(place.best).unwrap_or(u32::MAX))
            }
            Some(place) => {
                let [best, worst] = [place.best, place.worst].map(|at| at.to_string());
                Cell::text(between(lang, &best, &worst))
            }
            None => Cell::Empty,
        };
        let mut cells = vec![place];
        cells.extend(who(&row.agent));
        for nth in 0..document.totals.len() {
            match row.total(nth) {
                Some(found) => {
                    let ends = [found.headline, found.range.low, found.range.high];
                    cells.extend(ends.map(bounded));
                }
                None => cells.extend([Cell::Empty, Cell::Empty, Cell::Empty]),
            }
        }
        for grades in &document.grades {
            let mut found = row.grades().iter().filter(|found| found.id == grades.id);
            cells.push(found.next().map_or(Cell::Empty, |found| {
                Cell::text(grade(lang, grades, [found.grade, found.low, found.high]))
            }));
        }
        let considered = row.considered.iter();
        let considered: Vec<String> = considered.map(|text| word(lang, text).to_owned()).collect();
        let why = match &row.sheet {
            Some(_) => state(lang, row.certainty),
            None => own.unscored,
        };
        cells.push(Cell::text(why));
        cells.push(Cell::number(
            u32::try_from(row.open.len() + row.wrong).unwrap_or(u32::MAX),
        ));
        cells.push(match considered.is_empty() {
            true => Cell::Empty,
            false => Cell::text(list(lang, &considered)),
        });
        if let Some(over) = &row.over {
            cells.push(match over.gaps.is_empty() {
                true => Cell::Empty,
                false => Cell::text(gaps(lang, &over.gaps)),
            });
            cells.extend(months.iter().map(|month| {
                let first = over.month(*month).and_then(|one| one.first);
                first.map_or(Cell::Empty, |first| {
                    Cell::Number(Figure::from(first.headline))
                })
            }));
        }
        rows.push(cells);
    }
    // Of these there's no figure.
    let width = 3 * document.totals.len() + document.grades.len();
    let without = |agent: &str, why: &str| {
        let mut cells = vec![Cell::Empty];
        cells.extend(who(agent));
        cells.resize(4 + width, Cell::Empty);
        cells.push(Cell::text(why));
        cells
    };
    rows.extend(team.unread.iter().map(|agent| without(agent, own.unread)));
    let missing = team.missing.iter().map(|member| &*member.number);
    rows.extend(missing.map(|number| without(number, said.missing)));
    rows
}
