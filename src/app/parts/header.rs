//! The line on top: month, pages, undo, files, language, theme.

use yew::prelude::*;

use super::controls::{FieldKind, field, why};
use crate::app::state::Action;
use crate::app::view::{Msg, Page, View};
use crate::locale::{self, Lang};
use crate::record::Field;
use crate::store::Theme;

/// The header.
pub fn header(view: &View<'_>) -> Html {
    let words = view.words();
    let month = view.state.content.month;
    let page = |page: Page, text: &str| {
        let current = (view.page == page).then_some("page");
        html! { <button type="button" class="tab" aria-current={current} onclick={view.on(Msg::Page(page))}>{ text }</button> }
    };
    let lang = |lang: Lang, text: &str| {
        let pressed = (view.lang == lang).to_string();
        html! { <button type="button" class="switch" lang={lang.tag()} aria-pressed={pressed} onclick={view.on(Msg::Lang(lang))}>{ text }</button> }
    };
    html! {
        <header class="top">
            <span class="seal" aria-hidden="true">{ "\u{8003}" }<br />{ "\u{6838}" }</span>
            <nav class="month-nav" aria-label={words.nav_months}>
                <button type="button" class="icon" aria-label={words.previous_month} onclick={view.act(Action::Go(month.plus(-1)))}>{ icon("M10 3 L5 8 L10 13") }</button>
                <h1 class="month-name">{ locale::month(view.lang, month) }</h1>
                <button type="button" class="icon" aria-label={words.next_month} onclick={view.act(Action::Go(month.plus(1)))}>{ icon("M6 3 L11 8 L6 13") }</button>
            </nav>
            <span class="history-buttons">
                <button type="button" class="icon" aria-label={words.undo} title={words.undo} disabled={!view.state.history.can_undo()} onclick={view.act(Action::Undo)}>{ icon("M6 2 L2.5 5.5 L6 9 M2.5 5.5 H10 A4 4 0 0 1 10 13.5 H6") }</button>
                <button type="button" class="icon" aria-label={words.redo} title={words.redo} disabled={!view.state.history.can_redo()} onclick={view.act(Action::Redo)}>{ icon("M10 2 L13.5 5.5 L10 9 M13.5 5.5 H6 A4 4 0 0 0 6 13.5 H10") }</button>
            </span>
            <button type="button" class="icon menu-button" aria-label={words.menu} aria-expanded={view.menu_open.to_string()} onclick={view.on(Msg::ToggleMenu)}>{ icon("M2 4 H14 M2 8 H14 M2 12 H14") }</button>
            <div class={classes!("menu", view.menu_open.then_some("open"))}>
                <nav class="tabs" aria-label={words.menu}>
                    { page(Page::Month, words.nav_month) }
                    { page(Page::Months, words.nav_months) }
                </nav>
                <span class="agent">
                    <label for="f-agent">{ words.agent }</label>
                    { field(view, Field::Agent, FieldKind::Text, words.agent) }
                    { why(view, Field::Agent) }
                </span>
                <span class="status" role="status">{ view.saved }</span>
                <span class="file-buttons">
                    <button type="button" class="quiet" onclick={view.on(Msg::Page(Page::Import))}>{ words.import }</button>
                    <button type="button" class="quiet" onclick={view.on(Msg::Page(Page::Export))}>{ words.export }</button>
                    <button type="button" class="quiet" onclick={view.on(Msg::Print)}>{ words.print }</button>
                </span>
                <span class="lang-buttons" role="group" aria-label={words.language}>
                    { lang(Lang::Zh, "\u{4e2d}") }
                    { lang(Lang::En, "EN") }
                </span>
                { theme(view) }
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
    let label = match view.lang {
        Lang::Zh => format!("{}\u{ff1a}{now}", words.theme),
        Lang::En => format!("{}: {now}", words.theme),
    };
    html! {
        <button type="button" class="icon theme" aria-label={label.clone()} title={label} onclick={view.on(Msg::Theme(next))}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <circle class="icon-line" cx="8" cy="8" r="6" />
                <path class="icon-fill" d="M8 2 A6 6 0 0 1 8 14 Z" />
            </svg>
            <span class="theme-name">{ now }</span>
        </button>
    }
}

fn icon(d: &'static str) -> Html {
    html! {
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path class="icon-line" {d} /></svg>
    }
}
