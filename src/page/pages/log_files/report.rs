//! The daily report: which days, what they come to, the text to copy, and the
//! page to print.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::files;
use crate::desk::RestMsg;
use crate::desk::log::{FilesMsg, Log, LogMsg, Panel, ReportMsg, Reporting};
use crate::locale::log::{category_name, outcome};
use crate::locale::log_report::{self as say, report_text, report_words};
use crate::log::{LogReport, Outcome, QuickSpan};
use crate::page::dom::{flag, markup, only_if};
use crate::page::parts::said_day;
use crate::page::parts::{button, paper_foot, paper_mark};
use crate::page::view::View;

/// All of it.
pub(super) fn report(view: &View<'_>, log: &Log) -> Html {
    let words = report_words(view.lang);
    let open = &log.report;
    let inside = match (&open.report, open.span()) {
        (_, None) => markup! { <p class="why" role="alert">{words.no_span}</p> },
        (None, _) => markup! { <p class="hint" role="status">{words.summing}</p> },
        (Some(report), _) => summed_up(view, log, open, report),
    };
    markup! { <p class="hint">{words.hint}</p>{days(view, open)}{inside} }
}

fn days(view: &View<'_>, open: &Reporting) -> Html {
    let words = report_words(view.lang);
    let quick = QuickSpan::ALL.into_iter().zip(words.quick);
    let quick = quick.map(|(quick, name)| {
        let chosen = open.span() == Some(quick.days(view.state.today));
        let choose = files(view, FilesMsg::Report(ReportMsg::Quick(quick)));
        markup! {
            <button type="button" class="switch" aria-pressed={flag(chosen)} onclick={choose}>
                {name}
            </button>
        }
    });
    let quick: Vec<Html> = quick.collect();
    let day = |id, name: &'static str, text: &str, of: fn(String) -> ReportMsg| {
        let send = view.send.clone();
        let typed = Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let text = input.map(|input| input.value()).unwrap_or_default();
            let msg = LogMsg::Files(FilesMsg::Report(of(text)));
            send.emit(msg.into());
        });
        let field = markup! {
            <input
                class="field date"
                type="date"
                id={id}
                autocomplete="off"
                value={text.to_owned()}
                oninput={typed}
            />
        };
        markup! { <label class="entry-field">
            <span>{name}</span>
            {field}
            {said_day(view.lang, text)}
        </label> }
    };
    markup! {
        <div class="report-days">
            <span class="filters">{quick}</span>
            {day("report-from", words.from, &open.from, ReportMsg::From)}
            {day("report-to", words.to, &open.to, ReportMsg::To)}
        </div>
    }
}

fn summed_up(view: &View<'_>, log: &Log, open: &Reporting, report: &LogReport) -> Html {
    let words = report_words(view.lang);
    let text = report_text(view.lang, Some(&log.page.lists), report, |id| {
        log.page.entry(id)
    });
    let said = open.copied.map_or("", |copied| match copied {
        true => words.copied,
        false => words.not_copied,
    });
    let field = markup! {
        <textarea
            class="field report-text"
            id="report-text"
            rows="12"
            readonly=""
            value={text}
        />
    };
    markup! {
        <p class="acts">
            {button(
                "filled",
                words.copy,
                files(view, FilesMsg::Report(ReportMsg::Copy))
            )}
            {button("outlined", words.print, view.on(RestMsg::Print))}
            <span role="status">{said}</span>
        </p>
        {figures(view, log, report)}
        <label class="entry-field report-field"><span>{words.text}</span>{field}</label>
    }
}

/// The figures, on screen and on paper.
fn figures(view: &View<'_>, log: &Log, report: &LogReport) -> Html {
    let words = report_words(view.lang);
    if report.entries == 0 {
        return markup! { <p class="strong">{words.empty}</p> };
    }
    let rules = &log.page.lists;
    let lists = say::lists(view.lang, Some(rules), report, |id| log.page.entry(id));
    let lists = lists.into_iter().map(|list| {
        let items = list
            .items
            .into_iter()
            .map(|item| markup! { <li>{item}</li> });
        let items: Vec<Html> = items.collect();
        markup! {
            <section class="block">
                <h3 class="block-head">{list.title}</h3>
                <ol class="report-list">{items}</ol>
            </section>
        }
    });
    let lists: Vec<Html> = lists.collect();
    let line = |title: &str, said: String| {
        only_if(!said.is_empty(), || {
            markup! { <p><span class="strong">{title}</span>" "{said}</p> }
        })
    };
    markup! {
        <section class="block">
            <h3 class="block-head">{words.table}</h3>
            <div class="scroll-x" tabindex="0">{table(view, log, report)}</div>
            {line(
                words.channels,
                say::channels(view.lang, Some(rules), report)
            )}
            {line(words.follow_ups, say::follow_ups(view.lang, report))}
        </section>
        {lists}
    }
}

fn table(view: &View<'_>, log: &Log, report: &LogReport) -> Html {
    let words = report_words(view.lang);
    let rules = &log.page.lists;
    let cells = |counts: &[usize]| {
        let all = counts.iter().sum::<usize>();
        let counts = std::iter::once(&all).chain(counts);
        let cells: Vec<Html> = counts
            .map(|count| markup! { <td class="figure">{count.to_string()}</td> })
            .collect();
        cells
    };
    let rows = report.categories.iter().map(|(id, counts)| {
        markup! {
            <tr>
                <th scope="row">{category_name(view.lang, Some(rules), *id)}</th>
                {cells(counts)}
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let heads = std::iter::once(words.all).chain(Outcome::ALL.map(|one| outcome(view.lang, one)));
    let heads: Vec<Html> = heads
        .map(|head| markup! { <th scope="col" class="right">{head}</th> })
        .collect();
    markup! {
        <table class="basis-table report-table">
            <thead><tr><th scope="col">{words.category}</th>{heads}</tr></thead>
            <tbody>
                {rows}
                <tr class="strong"><th scope="row">{words.all}</th>{cells(&report.results)}</tr>
            </tbody>
        </table>
    }
}

/// The report on paper; nothing unless it's open and summed up.
pub fn report_print(view: &View<'_>) -> Option<Html> {
    let log = view.log.as_ref()?;
    if log.panel != Some(Panel::Report) {
        return None;
    }
    let report = log.report.report.as_ref()?;
    let words = report_words(view.lang);
    let head = format!(
        "{} \u{b7} {}",
        say::span(view.lang, report.span),
        say::entries(view.lang, report.entries)
    );
    Some(markup! {
        <section class="paper paper-report" aria-hidden="true">
            {paper_mark(view)}
            <p class="paper-title">{words.title}</p>
            <p class="paper-head">{head}</p>
            {figures(view, log, report)}
            {paper_foot(view)}
        </section>
    })
}
