//! The line on top: month, pages, undo, files, language, theme.

use crate::locale::joined::called;
use yew::prelude::*;

use super::controls::{FieldKind, field};
use crate::desk::state::Action;
use crate::desk::{Msg, Page};
use crate::locale::{self, Lang};
use crate::page::dom::{flag, markup, when};
use crate::page::view::{PageMsg, View};
use crate::record::Field;
use crate::store::Theme;

/// The header.
pub fn header(view: &View<'_>) -> Html {
    let words = view.words();
    let month = view.state.content.month;
    let page = |page: Page, text: &str| {
        let current = when(view.page == page, "page");
        let go = view.on(Msg::Page(page));
        markup! {
            <button type="button" class="tab" aria-current={current} onclick={go}>{text}</button>
        }
    };
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
    let quiet = |msg: Msg, text: &str| {
        markup! { <button type="button" class="quiet" onclick={view.on(msg)}>{text}</button> }
    };
    let turn = |by: i32, label: &'static str, d: &'static str| {
        let go = view.act(Action::Go(month.plus(by)));
        markup! {
            <button type="button" class="icon" aria-label={label} onclick={go}>{icon(d)}</button>
        }
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
    let past = &view.state.history;
    let (can_undo, can_redo) = match view.log.as_ref().filter(|_| view.page == Page::Log) {
        Some(log) => (log.can_undo(), log.can_redo()),
        None => (past.can_undo(), past.can_redo()),
    };
    markup! {
        <header class="top">
            <span class="seal" aria-hidden="true">"\u{8003}"<br/>"\u{6838}"</span>
            <nav class="month-nav" aria-label={words.nav_months}>
                {turn(-1, words.previous_month, "M10 3 L5 8 L10 13")}
                <h1 class="month-name">{locale::month(view.lang, month)}</h1>
                {turn(1, words.next_month, "M6 3 L11 8 L6 13")}
            </nav>
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
            <button
                type="button"
                class="icon menu-button"
                aria-label={words.menu}
                aria-expanded={flag(view.menu_open)}
                onclick={view.on(PageMsg::ToggleMenu)}
            >
                {icon("M2 4 H14 M2 8 H14 M2 12 H14")}
            </button>
            <div class={if view.menu_open { "menu open" } else { "menu" }}>
                <nav class="tabs" aria-label={words.menu}>
                    {page(Page::Month, words.nav_month)}
                    {page(Page::Months, words.nav_months)}
                    {page(Page::Basis, words.nav_basis)}
                    {page(Page::Log, words.nav_log)}
                </nav>
                <span class="agent">
                    <label for="f-agent">{words.agent}</label>
                    {field(view, Field::Agent, FieldKind::Text, words.agent)}
                    {view.why(Field::Agent)}
                    {view.second(|chunk| (chunk.odd_agent)(view))}
                </span>
                <span class="status" role="status">{view.status(view.wrong.len())}</span>
                <span class="file-buttons">
                    {quiet(Msg::Page(Page::Import), words.import)}
                    {quiet(Msg::Page(Page::Export), words.export)}
                    {quiet(Msg::Page(Page::Data), words.nav_data)}
                    {quiet(Msg::Print, words.print)}
                </span>
                <span class="lang-buttons" role="group" aria-label={words.language}>
                    {lang(Lang::Zh, "\u{4e2d}")}
                    {lang(Lang::En, "EN")}
                </span>
                {theme(view)}
            </div>
        </header>
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
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <circle class="icon-line" cx="8" cy="8" r="6"/>
                <path class="icon-fill" d="M8 2 A6 6 0 0 1 8 14 Z"/>
            </svg>
            <span class="theme-name">{now}</span>
        </button>
    }
}

fn icon(d: &'static str) -> Html {
    markup! {
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path class="icon-line" d={d}/>
        </svg>
    }
}
