//! The month: what happened on the left, the sheet on the right.

use std::collections::BTreeMap;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::parts::{
    ClauseRow, Fact, button, complaints, entries, errors, exam, measures, origin, report,
    score_bar, sheet,
};
use crate::app::state::Action;
use crate::app::view::{Msg, Page, View};
use crate::id::Id;
use crate::locale::{self, Lang, say, signed};
use crate::number::Points;
use crate::record::{Field, count_of};
use crate::rulebook::{Clause, Effect, Mechanism, Part, Section};
use crate::scoring::{Basis, Line, takes_entries};

/// The page.
pub fn month(view: &View<'_>) -> Html {
    let words = view.words();
    let name = locale::month_name(view.lang, view.sheet.month);
    let title = match view.lang {
        Lang::Zh => format!("{name}{}", words.record),
        Lang::En => format!("{name} {}", words.record),
    };
    let clauses = view.rulebook().sections.iter().map(|s| s.clauses.len()).sum::<usize>();
    // The complaint scale stands beside the numbered clauses.
    let numbered = clauses - view.rulebook().parts().filter(|(_, _, p)| is_severity(p)).count();
    html! {
        <main class="month" id="main" tabindex="-1">
            { score_bar(view) }
            <div class="side">{ sheet(view) }{ intro(view) }</div>
            <div class="record">
                <div class="record-head">
                    <h2 class="record-title">{ title }<span class="small">{ say::rulebook_line(view.lang, view.lang.of(&view.rulebook().title), numbered) }</span></h2>
                    { filters(view) }
                </div>
                { errors(view) }
                { jumps(view) }
                { sections(view) }
                { measures(view) }
                <div class="forms">{ exam(view) }{ report(view) }{ complaints(view) }</div>
            </div>
        </main>
    }
}

fn is_severity(part: &Part) -> bool {
    matches!(part.mechanism, Mechanism::Severity { .. })
}

fn intro(view: &View<'_>) -> Html {
    let words = view.words();
    if view.state.content.example.is_some() || !view.state.is_blank() {
        return Html::default();
    }
    html! {
        <section class="intro">
            <p>{ words.intro }</p>
            { button("filled", words.see_example, view.act(Action::ShowExample)) }
            { button("link", words.import_file, view.on(Msg::Page(Page::Import))) }
        </section>
    }
}

fn filters(view: &View<'_>) -> Html {
    let words = view.words();
    let oninput = view.send.reform(|event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Msg::Search(input.map(|input| input.value()).unwrap_or_default())
    });
    let filter = |on: bool, text: &str| {
        let pressed = (view.only_effect == on).to_string();
        html! { <button type="button" class="switch" aria-pressed={pressed} onclick={view.on(Msg::OnlyEffect(on))}>{ text }</button> }
    };
    html! {
        <div class="filters">
            <label class="search">
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path class="icon-line" d="M10.5 10.5 L14 14 M7 2.5 A4.5 4.5 0 1 1 7 11.5 A4.5 4.5 0 1 1 7 2.5" /></svg>
                <input id="search" type="search" autocomplete="off" aria-label={words.search} placeholder={words.search} value={view.search.to_owned()} {oninput} />
            </label>
            { filter(false, words.show_all) }
            { filter(true, words.show_effect) }
        </div>
    }
}

fn jumps(view: &View<'_>) -> Html {
    let words = view.words();
    let sections = view.rulebook().sections.iter().filter(|s| !s.clauses.iter().all(|c| c.parts.iter().all(is_severity)));
    let jump = |to: String, text: String| html! { <a href={format!("#{to}")}>{ text }</a> };
    html! {
        <nav class="jumps" aria-label={words.jump}>
            { for sections.map(|s| jump(format!("section-{}", s.id), view.lang.of(&s.title).into())) }
            { jump("measures".into(), words.tab_measures.into()) }
            { jump("exam".into(), words.tab_exam.into()) }
            { jump("report".into(), words.tab_report.into()) }
            { jump("complaints".into(), words.tab_complaints.into()) }
        </nav>
    }
}

fn sections(view: &View<'_>) -> Html {
    let mut lines: BTreeMap<Id, Vec<&Line>> = BTreeMap::new();
    for line in &view.sheet.lines {
        lines.entry(line.part).or_default().push(line);
    }
    let search = view.search.trim().to_lowercase();
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
                .filter(|(clause, _, part)| !is_severity(part) && matches(view, &search, clause, part))
                .filter(|(_, _, part)| {
                    let mine = lines.get(&part.id).map(Vec::as_slice).unwrap_or_default();
                    let effect = mine.iter().any(|l| !l.amount.is_zero() || l.depends.open);
                    !view.only_effect || effect || view.open_row == Some(part.id)
                })
                .map(|(clause, i, part)| {
                    let mine = lines.get(&part.id).map(Vec::as_slice).unwrap_or_default();
                    row(view, section, clause, part, i == 0, mine)
                })
                .collect();
            found |= !rows.is_empty();
            section_block(view, section, rows)
        })
        .collect();
    html! {
        <>
            { for sections }
            if !found { <p class="no-match">{ view.words().no_match }</p> }
        </>
    }
}

fn section_block(view: &View<'_>, section: &Section, rows: Vec<Html>) -> Html {
    let words = view.words();
    if rows.is_empty() {
        return Html::default();
    }
    let numbers = section.clauses.first().zip(section.clauses.last());
    let note = numbers.map(|(a, b)| say::clauses(view.lang, &a.number, &b.number));
    let mine = |line: &&Line| view.rulebook().part(line.part).is_some_and(|(s, ..)| s.id == section.id);
    let sum: Points = view.sheet.lines.iter().filter(mine).map(|l| l.amount).sum();
    html! {
        <section class="block" id={format!("section-{}", section.id)} tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{ view.lang.of(&section.title) }</span>
                <span class="block-note">{ note }</span>
                <span class="block-sum figure">{ signed(sum) }</span>
            </h2>
            <div class="row-line row-head" aria-hidden="true">
                <span>{ words.clause }</span><span>{ words.item }</span><span>{ words.each }</span>
                <span class="right">{ words.count }</span><span class="right">{ words.this_month }</span><span></span>
            </div>
            <ul class="rows">{ for rows }</ul>
        </section>
    }
}

/// By the clause's number, or by a word of its title or summary in either
/// language.
fn matches(view: &View<'_>, search: &str, clause: &Clause, part: &Part) -> bool {
    if search.is_empty() || clause.number == search {
        return true;
    }
    if search.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let effect = |text: &crate::rulebook::Text| {
        text.zh.contains(search) || text.en.to_lowercase().contains(search)
    };
    let _ = view;
    effect(&part.title) || effect(&clause.summary)
}

fn row(view: &View<'_>, section: &Section, clause: &Clause, part: &Part, first: bool, lines: &[&Line]) -> Html {
    let amount: Points = lines.iter().map(|line| line.amount).sum();
    let open = lines.iter().any(|line| line.depends.open);
    let expanded = view.open_row == Some(part.id);
    html! {
        <ClauseRow
            key={part.id.to_string()}
            part={part.id}
            lang={view.lang}
            number={if first { clause.number.clone() } else { String::new() }}
            title={view.lang.of(&part.title).to_owned()}
            each={say::each(view.lang, &part.mechanism, section.effect == Effect::Reward)}
            origin={origin_of(view.lang, &part.mechanism)}
            fact={fact(view, part, lines)}
            amount={signed(amount)}
            active={!amount.is_zero()}
            open_fact={open}
            {expanded}
            details={if expanded { details(view, clause, part, lines) } else { Html::default() }}
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
    let single = || lines.first().map_or_else(String::new, |line| say::fact(view.lang, view.rulebook(), view.record(), line));
    match &part.mechanism {
        Mechanism::PerOccurrence { .. } => {
            let field = Field::Count(part.id);
            let pending = lines.iter().find_map(|line| match line.basis {
                Basis::Events { pending, .. } if pending > 0 => Some(pending),
                _ => None,
            });
            let sentence = |fault| {
                let fault = say::field_fault(view.lang, fault);
                let instead = say::instead(view.lang, field, view.record());
                match view.lang {
                    Lang::Zh => format!("{fault}\u{3002}{instead}\u{3002}"),
                    Lang::En => format!("{fault}; {instead}."),
                }
            };
            Fact::Count {
                text: view.state.text(field),
                count: count_of(view.record(), part.id),
                remark: pending.map(|n| say::of_them_pending(view.lang, n)),
                wrong: view.fault(field).map(sentence),
            }
        }
        Mechanism::ExamRank { .. } => link("exam", single()),
        Mechanism::Threshold { .. } => link("measures", single()),
        Mechanism::Deadline { .. } => link("report", single()),
        Mechanism::Shortfall { .. } => link("measures", say::shortfall_summary(view.lang, lines)),
        Mechanism::Severity { .. } => link("complaints", String::new()),
    }
}

fn details(view: &View<'_>, clause: &Clause, part: &Part, lines: &[&Line]) -> Html {
    html! {
        <>
            <p class="summary">
                <span class="strong">{ say::clause(view.lang, &clause.number) }</span>{ " " }{ view.lang.of(&clause.summary) }
            </p>
            { for lines.iter().map(|line| html! { <p class="reason">{ say::reason(view.lang, view.rulebook(), line) }</p> }) }
            if takes_entries(part) { { entries(view, part) } }
        </>
    }
}
