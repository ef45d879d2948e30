//! The line on top: month, pages, undo, files, language, theme.

use crate::locale::joined::called;
use yew::prelude::*;

use super::controls::{FieldKind, field};
use crate::desk::state::Action;
use crate::desk::{Msg, Page, RestMsg};
use crate::locale::{self, Lang};
use crate::page::dom::{flag, markup, only_if, when};
use crate::page::view::View;
use crate::record::Field;
use crate::store::Theme;

/// The header.
pub fn header(view: &View<'_>) -> Html {
    let words = view.words();
    let month = view.state.content.month;
    let page = |page: Page, text: &str| {
        // Where rules are written belongs to the rules.
        let is_within = page == Page::Basis && view.page == Page::Draft;
        let current = when(view.page == page || is_within, "page");
        let go = view.on(Msg::Page(page));
        markup! {
            <button type="button" class="tab" aria-current={current} onclick={go}>{text}</button>
        }
    };
    let home = match view.state.content.book {
        Some(_) => Page::Book,
        None => Page::Month,
    };
    let turn = |by: i32, label: &'static str, d: &'static str| {
        let go = view.act(Action::Go(month.plus(by)));
        markup! {
            <button type="button" class="icon" aria-label={label} onclick={go}>{icon(d)}</button>
        }
    };
    markup! {
        <header class={if view.state.is_blank() { "top blank" } else { "top" }}>
            <span class="seal" aria-hidden="true">"\u{8003}"<br/>"\u{6838}"</span>
            <nav class="month-nav" aria-label={words.nav_months}>
                {turn(-1, words.previous_month, "M10 3 L5 8 L10 13")}
                <h1 class="month-name">{locale::month(view.lang, month)}</h1>
                {turn(1, words.next_month, "M6 3 L11 8 L6 13")}
            </nav>
            <nav class="tabs" aria-label={words.pages}>
                {page(home, words.nav_month)}
                {page(Page::Months, words.nav_months)}
                {page(Page::Log, words.nav_log)}
                {page(Page::Basis, words.nav_basis)}
                {page(Page::Team, words.nav_team)}
                {page(Page::Data, words.nav_data)}
            </nav>
            <span class="agent">
                <label for="f-agent">{words.agent}</label>
                {field(view, Field::Agent, FieldKind::Text, words.agent)}
                {view.why(Field::Agent)}
                {view.second(|chunk| (chunk.odd_agent)(view))}
                <span class="status" role="status">{view.status(view.wrong.len())}</span>
            </span>
            {history(view)}
            {looks(view)}
        </header>
    }
}

/// Undo and redo: of the log where that is shown.
pub fn history(view: &View<'_>) -> Html {
    let words = view.words();
    let past = &view.state.history;
    let (can_undo, can_redo) = match view.log.as_ref().filter(|_| view.page == Page::Log) {
        Some(log) => (log.can_undo(), log.can_redo()),
        None => (past.can_undo(), past.can_redo()),
    };
    let history = |act: Action, can: bool, label: &'static str, d: &'static str| {
        markup! {
            <button
                type="button"
                class="icon"
                aria-label={label}
                title={label}
                disabled={when(!can, "")}
                onclick={view.act(act)}
            >
                {icon(d)}
            </button>
        }
    };
    markup! {
        <span class="history-buttons">
            {history(
                Action::Undo,
                can_undo,
                words.undo,
                "M6 2 L2.5 5.5 L6 9 M2.5 5.5 H10 A4 4 0 0 1 10 13.5 H6",
            )}
            {history(
                Action::Redo,
                can_redo,
                words.redo,
                "M10 2 L13.5 5.5 L10 9 M13.5 5.5 H6 A4 4 0 0 0 6 13.5 H10",
            )}
        </span>
    }
}

/// Files in and out, and paper.
pub fn file_buttons(view: &View<'_>) -> Html {
    let words = view.words();
    let own = view.own.is_none();
    let link = |msg: Msg, text: &str| {
        markup! { <button type="button" class="link" onclick={view.on(msg)}>{text}</button> }
    };
    markup! {
        <p class="file-buttons">
            {only_if(own, || link(Msg::Page(Page::Import), words.import))}
            {only_if(own, || link(Msg::Page(Page::Export), words.export))}
            {link(RestMsg::Print.into(), words.print)}
        </p>
    }
}

/// Language and theme.
pub fn looks(view: &View<'_>) -> Html {
    let lang = |lang: Lang, text: &str| {
        let pressed = flag(view.lang == lang);
        let choose = view.on(Msg::Lang(lang));
        markup! {
            <button
                type="button"
                class="switch"
                lang={lang.tag()}
                aria-pressed={pressed}
                onclick={choose}
            >
                {text}
            </button>
        }
    };
    markup! {
        <span class="looks">
            <span class="lang-buttons" role="group" aria-label={view.words().language}>
                {lang(Lang::Zh, "\u{4e2d}")}
                {lang(Lang::En, "EN")}
            </span>
            {theme(view)}
        </span>
    }
}

/// One button that goes through the themes and names the one in force.
fn theme(view: &View<'_>) -> Html {
    let words = view.words();
    let (now, next) = match view.theme {
        Theme::System => (words.theme_system, Theme::Light),
        Theme::Light => (words.theme_light, Theme::Dark),
        Theme::Dark => (words.theme_dark, Theme::System),
    };
    let label = called(view.lang, words.theme, now);
    markup! {
        <button
            type="button"
            class="icon theme"
            aria-label={label.clone()}
            title={label}
            onclick={view.on(Msg::Theme(next))}
        >
            <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <circle class="icon-line" cx="8" cy="8" r="6"/>
                <path class="icon-fill" d="M8 2 A6 6 0 0 1 8 14 Z"/>
            </svg>
            <span class="theme-name">{now}</span>
        </button>
    }
}

fn icon(d: &'static str) -> Html {
    markup! {
        <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path class="icon-line" d={d}/>
        </svg>
    }
}
