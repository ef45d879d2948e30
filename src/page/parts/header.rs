//! The line on top: month, pages, undo, files, language, theme.

use yew::prelude::*;

use super::controls::{FieldKind, field};
use crate::desk::state::Action;
use crate::desk::{Msg, Page};
use crate::locale::{self, Lang};
use crate::page::dom::{click, flag, markup, s, t, when};
use crate::page::view::{PageMsg, View};
use crate::record::Field;
use crate::store::Theme;

/// The header.
pub fn header(view: &View<'_>) -> Html {
    let words = view.words();
    let month = view.state.content.month;
    let page = |page: Page, text: &str| {
        let current = when(view.page == page, "page");
        let go = click(view.on(Msg::Page(page)));
        markup!(
            "<button type='button' class='tab' aria-current={} {}>{}</button>",
            current,
            go,
            text
        )
    };
    let lang = |lang: Lang, text: &str| {
        let pressed = flag(view.lang == lang);
        let choose = click(view.on(Msg::Lang(lang)));
        markup!(
            "<button type='button' class='switch' lang={} aria-pressed={} {}>{}</button>",
            s(lang.tag()),
            pressed,
            choose,
            text
        )
    };
    let quiet = |msg: Msg, text: &str| {
        markup!(
            "<button type='button' class='quiet' {}>{}</button>",
            click(view.on(msg)),
            text
        )
    };
    let turn = |by: i32, label: &'static str, d: &'static str| {
        let go = click(view.act(Action::Go(month.plus(by))));
        markup!(
            "<button type='button' class='icon' aria-label={} {}>{}</button>",
            s(label),
            go,
            icon(d)
        )
    };
    let history = |act: Action, can: bool, label: &'static str, d: &'static str| {
        markup!(
            "<button type='button' class='icon' aria-label={} title={} disabled={} {}>{}</button>",
            s(label),
            s(label),
            when(!can, ""),
            click(view.act(act)),
            icon(d)
        )
    };
    let past = &view.state.history;
    let (can_undo, can_redo) = match view.log.filter(|_| view.page == Page::Log) {
        Some(desk) => (desk.can_undo(), desk.can_redo()),
        None => (past.can_undo(), past.can_redo()),
    };
    markup!(
        "<header class='top'>
            <span class='seal' aria-hidden='true'>\u{8003}<br/>\u{6838}</span>
            <nav class='month-nav' aria-label={}>{}<h1 class='month-name'>{}</h1>{}</nav>
            <span class='history-buttons'>{}{}</span>
            <button type='button' class='icon menu-button' aria-label={} aria-expanded={} {}>{}</button>
            <div class={}>
                <nav class='tabs' aria-label={}>{}{}{}{}</nav>
                <span class='agent'><label for='f-agent'>{}</label>{}{}{}</span>
                <span class='status' role='status'>{}</span>
                <span class='file-buttons'>{}{}{}</span>
                <span class='lang-buttons' role='group' aria-label={}>{}{}</span>
                {}
            </div>
        </header>",
        s(words.nav_months),
        turn(-1, words.previous_month, "M10 3 L5 8 L10 13"),
        locale::month(view.lang, month),
        turn(1, words.next_month, "M6 3 L11 8 L6 13"),
        history(
            Action::Undo,
            can_undo,
            words.undo,
            "M6 2 L2.5 5.5 L6 9 M2.5 5.5 H10 A4 4 0 0 1 10 13.5 H6",
        ),
        history(
            Action::Redo,
            can_redo,
            words.redo,
            "M10 2 L13.5 5.5 L10 9 M13.5 5.5 H6 A4 4 0 0 0 6 13.5 H10",
        ),
        s(words.menu),
        flag(view.menu_open),
        click(view.on(PageMsg::ToggleMenu)),
        icon("M2 4 H14 M2 8 H14 M2 12 H14"),
        s(if view.menu_open { "menu open" } else { "menu" }),
        s(words.menu),
        page(Page::Month, words.nav_month),
        page(Page::Months, words.nav_months),
        page(Page::Basis, words.nav_basis),
        page(Page::Log, words.nav_log),
        words.agent,
        field(view, Field::Agent, FieldKind::Text, words.agent),
        view.why(Field::Agent),
        view.second(|chunk| (chunk.odd_agent)(view)),
        view.status(view.wrong.len()),
        quiet(Msg::Page(Page::Import), words.import),
        quiet(Msg::Page(Page::Export), words.export),
        quiet(Msg::Print, words.print),
        s(words.language),
        lang(Lang::Zh, "\u{4e2d}"),
        lang(Lang::En, "EN"),
        theme(view),
    )
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
    markup!(
        "<button type='button' class='icon theme' aria-label={} title={} {}>
            <svg width='16' height='16' viewBox='0 0 16 16' aria-hidden='true' focusable='false'>
                <circle class='icon-line' cx='8' cy='8' r='6'/>
                <path class='icon-fill' d='M8 2 A6 6 0 0 1 8 14 Z'/>
            </svg>
            <span class='theme-name'>{}</span>
        </button>",
        t(label.clone()),
        t(label),
        click(view.on(Msg::Theme(next))),
        now,
    )
}

fn icon(d: &'static str) -> Html {
    markup!(
        "<svg width='16' height='16' viewBox='0 0 16 16' aria-hidden='true' focusable='false'>
            <path class='icon-line' d={}/>
        </svg>",
        s(d)
    )
}
