//! The month: what happened on the left, the sheet on the right.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::dom::{all, click, el, el_on, el_with, input, s, t, text_el, text_of, typing};
use crate::app::parts::{
    ClauseRow, Fact, button, complaints, exam, measures, origin, report, score_bar, sentence, sheet,
};
use crate::app::state::Action;
use crate::app::view::{Msg, Page, View};
use crate::locale::{self, Lang, say, signed};
use crate::number::Points;
use crate::record::{Field, count_of};
use crate::rulebook::{Clause, Effect, Mechanism, Part, Section, Text};
use crate::scoring::{Basis, Line};

/// The page.
pub fn month(view: &View<'_>) -> Html {
    let words = view.words();
    let name = locale::month_name(view.lang, view.sheet.month);
    let title = match view.lang {
        Lang::Zh => format!("{name}{}", words.record),
        Lang::En => format!("{name} {}", words.record),
    };
    let clauses = view
        .rulebook()
        .sections
        .iter()
        .map(|s| s.clauses.len())
        .sum::<usize>();
    // The complaint scale stands beside the numbered clauses.
    let numbered = clauses
        - view
            .rulebook()
            .parts()
            .filter(|(_, _, p)| is_severity(p))
            .count();
    let clauses = say::rulebook_line(view.lang, view.lang.of(&view.rulebook().title), numbered);
    el_with(
        "main",
        &["class", "id", "tabindex"],
        vec![s("month"), s("main"), s("-1")],
        vec![
            score_bar(view),
            el("div", "side", vec![sheet(view), intro(view)]),
            el(
                "div",
                "record",
                vec![
                    el(
                        "div",
                        "record-head",
                        vec![
                            el(
                                "h2",
                                "record-title",
                                vec![text_of(&title), text_el("span", "small", &clauses)],
                            ),
                            filters(view),
                        ],
                    ),
                    view.later(|later| (later.errors)(view)),
                    jumps(view),
                    sections(view),
                    measures(view),
                    el(
                        "div",
                        "forms",
                        vec![exam(view), report(view), complaints(view)],
                    ),
                ],
            ),
        ],
    )
}

fn is_severity(part: &Part) -> bool {
    matches!(part.mechanism, Mechanism::Severity { .. })
}

fn intro(view: &View<'_>) -> Html {
    let words = view.words();
    if view.state.content.example.is_some() || !view.state.is_blank() {
        return Html::default();
    }
    el(
        "section",
        "intro",
        vec![
            text_el("p", "", words.intro),
            button("filled", words.see_example, view.act(Action::ShowExample)),
            button("link", words.import_file, view.on(Msg::Page(Page::Import))),
        ],
    )
}

fn filters(view: &View<'_>) -> Html {
    let words = view.words();
    let oninput = view.send.reform(|event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Msg::Search(input.map(|input| input.value()).unwrap_or_default())
    });
    let filter = |on: bool, text: &str| {
        let pressed = s(if view.only_effect == on {
            "true"
        } else {
            "false"
        });
        let keys = &["type", "class", "aria-pressed"];
        let to = vec![click(view.on(Msg::OnlyEffect(on)))];
        el_on(
            "button",
            keys,
            vec![s("button"), s("switch"), pressed],
            to,
            vec![text_of(text)],
        )
    };
    let glass = "M10.5 10.5 L14 14 M7 2.5 A4.5 4.5 0 1 1 7 11.5 A4.5 4.5 0 1 1 7 2.5";
    let svg_keys = &["width", "height", "viewBox", "aria-hidden", "focusable"];
    let svg = vec![s("16"), s("16"), s("0 0 16 16"), s("true"), s("false")];
    let path = el_with(
        "path",
        &["class", "d"],
        vec![s("icon-line"), s(glass)],
        vec![],
    );
    let keys = &["id", "type", "autocomplete", "aria-label", "placeholder"];
    let values = vec![
        s("search"),
        s("search"),
        s("off"),
        s(words.search),
        s(words.search),
    ];
    el(
        "div",
        "filters",
        vec![
            el(
                "label",
                "search",
                vec![
                    el_with("svg", svg_keys, svg, vec![path]),
                    input(keys, values, view.search.to_owned(), vec![typing(oninput)]),
                ],
            ),
            filter(false, words.show_all),
            filter(true, words.show_effect),
        ],
    )
}

fn jumps(view: &View<'_>) -> Html {
    let words = view.words();
    let sections = view
        .rulebook()
        .sections
        .iter()
        .filter(|s| !s.clauses.iter().all(|c| c.parts.iter().all(is_severity)));
    let jump = |to: &str, text: &str| {
        el_with(
            "a",
            &["href"],
            vec![t(format!("#{to}"))],
            vec![text_of(text)],
        )
    };
    let mut links: Vec<Html> = sections
        .map(|section| {
            jump(
                &format!("section-{}", section.id),
                view.lang.of(&section.title),
            )
        })
        .collect();
    links.push(jump("measures", words.tab_measures));
    links.push(jump("exam", words.tab_exam));
    links.push(jump("report", words.tab_report));
    links.push(jump("complaints", words.tab_complaints));
    el_with(
        "nav",
        &["class", "aria-label"],
        vec![s("jumps"), s(words.jump)],
        links,
    )
}

fn sections(view: &View<'_>) -> Html {
    let search = view.search.trim().to_ascii_lowercase();
    let mut found = false;
    let sections: Vec<Html> = view
        .rulebook()
        .sections
        .iter()
        .map(|section| {
            let rows: Vec<Html> = section
                .clauses
                .iter()
                .flat_map(|clause| {
                    let parts = clause.parts.iter().enumerate();
                    parts.map(move |(i, part)| (clause, i, part))
                })
                .filter(|(clause, _, part)| !is_severity(part) && matches(&search, clause, part))
                .filter(|(_, _, part)| {
                    let mine = lines_of(view, part);
                    let effect = mine.iter().any(|l| !l.amount.is_zero() || l.depends.open);
                    !view.only_effect || effect || view.open_row == Some(part.id)
                })
                .map(|(clause, i, part)| {
                    let mine = lines_of(view, part);
                    row(view, section, clause, part, i == 0, &mine)
                })
                .collect();
            found |= !rows.is_empty();
            section_block(view, section, rows)
        })
        .collect();
    let mut sections = sections;
    if !found {
        sections.push(text_el("p", "no-match", view.words().no_match));
    }
    all(sections)
}

fn lines_of<'a>(view: &View<'a>, part: &Part) -> Vec<&'a Line> {
    let lines = view.sheet.lines.iter();
    lines.filter(|line| line.part == part.id).collect()
}

fn section_block(view: &View<'_>, section: &Section, rows: Vec<Html>) -> Html {
    let words = view.words();
    if rows.is_empty() {
        return Html::default();
    }
    let numbers = section.clauses.first().zip(section.clauses.last());
    let note = numbers.map(|(a, b)| say::clauses(view.lang, &a.number, &b.number));
    let mine = |line: &&Line| {
        view.rulebook()
            .part(line.part)
            .is_some_and(|(s, ..)| s.id == section.id)
    };
    let sum: Points = view.sheet.lines.iter().filter(mine).map(|l| l.amount).sum();
    let head = |class, text| text_el("span", class, text);
    el_with(
        "section",
        &["class", "id", "tabindex"],
        vec![s("block"), t(format!("section-{}", section.id)), s("-1")],
        vec![
            el(
                "h2",
                "block-head",
                vec![
                    text_el("span", "block-title", view.lang.of(&section.title)),
                    text_el("span", "block-note", &note.unwrap_or_default()),
                    text_el("span", "block-sum figure", &signed(sum)),
                ],
            ),
            el_with(
                "div",
                &["class", "aria-hidden"],
                vec![s("row-line row-head"), s("true")],
                vec![
                    head("", words.clause),
                    head("", words.item),
                    head("", words.each),
                    head("right", words.count),
                    head("right", words.this_month),
                    el("span", "", vec![]),
                ],
            ),
            el("ul", "rows", rows),
        ],
    )
}

/// By the clause's number, or by a word of its title or summary in either
/// language.
fn matches(search: &str, clause: &Clause, part: &Part) -> bool {
    if search.is_empty() || clause.number == search {
        return true;
    }
    if search.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let has =
        |text: &Text| text.zh.contains(search) || text.en.to_ascii_lowercase().contains(search);
    has(&part.title) || has(&clause.summary)
}

fn row(
    view: &View<'_>,
    section: &Section,
    clause: &Clause,
    part: &Part,
    first: bool,
    lines: &[&Line],
) -> Html {
    let amount: Points = lines.iter().map(|line| line.amount).sum();
    let open = lines.iter().any(|line| line.depends.open);
    let expanded = view.open_row == Some(part.id);
    html! {
        <ClauseRow
            key={part.id.to_string()}
            part={part.id}
            lang={view.lang}
            number={if first { clause.number.to_string() } else { String::new() }}
            title={view.lang.of(&part.title).to_owned()}
            each={say::each(view.lang, &part.mechanism, section.effect == Effect::Reward)}
            origin={origin_of(view.lang, &part.mechanism)}
            fact={fact(view, part, lines)}
            amount={signed(amount)}
            active={!amount.is_zero()}
            open_fact={open}
            {expanded}
            details={if expanded { view.later(|l| (l.details)(view, clause, part, lines)) } else { Html::default() }}
            send={view.send.clone()}
        />
    }
}

fn origin_of(lang: Lang, mechanism: &Mechanism) -> Html {
    match mechanism {
        Mechanism::PerOccurrence { amount, .. }
        | Mechanism::ExamRank { amount, .. }
        | Mechanism::Threshold { amount, .. } => origin(lang, amount),
        Mechanism::Deadline { per_day, .. } => origin(lang, per_day),
        Mechanism::Shortfall { step } => origin(lang, step),
        Mechanism::Severity { .. } => Html::default(),
    }
}

fn fact(view: &View<'_>, part: &Part, lines: &[&Line]) -> Fact {
    let link = |to, text| Fact::Link { to, text };
    let single = || {
        lines.first().map_or_else(String::new, |line| {
            say::fact(view.lang, view.rulebook(), view.record(), line)
        })
    };
    match &part.mechanism {
        Mechanism::PerOccurrence { .. } => {
            let field = Field::Count(part.id);
            let pending = lines.iter().find_map(|line| match line.basis {
                Basis::Events { pending, .. } if pending > 0 => Some(pending),
                _ => None,
            });
            let why = |fault| {
                let fault = say::field_fault(view.lang, fault);
                sentence(
                    view.lang,
                    &fault,
                    &say::instead(view.lang, field, view.record()),
                )
            };
            Fact::Count {
                text: view.state.text(field),
                count: count_of(view.record(), part.id),
                remark: pending.map(|n| say::of_them_pending(view.lang, n)),
                wrong: view.fault(field).map(why),
            }
        }
        Mechanism::ExamRank { .. } => link("exam", single()),
        Mechanism::Threshold { .. } => link("measures", single()),
        Mechanism::Deadline { .. } => link("report", single()),
        Mechanism::Shortfall { .. } => link("measures", say::shortfall_summary(view.lang, lines)),
        Mechanism::Severity { .. } => link("complaints", String::new()),
    }
}
