//! The rules in use: which rulebook, what the branch decided on it, and the
//! readings in force.

use yew::prelude::*;

use super::controls::{button, triangle};
use super::setting::{edit, setter};
use crate::desk::{Msg, Page, RulesMsg};
use crate::locale::setting as say;
use crate::locale::setting::setting_words;
use crate::locale::texts;
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::rulebook::{Reading, Subject, findings};

/// The rulebook that scores the month: its name and fingerprint, what was
/// decided on it, its file, and what is odd about it.
pub fn rules_in_use(view: &View<'_>) -> Html {
    let words = setting_words(view.lang);
    let (place, book) = view.state.rules().in_force(view.record().ruled_in());
    let rulebook = book.rulebook();
    let decided = book.amendments().iter().enumerate();
    let decided: Vec<Html> = decided
        .map(|(index, amendment)| {
            let (name, value, why) = say::amendment(view.lang, rulebook, view.record(), amendment);
            markup! {
                <tr>
                    <th scope="row">{name.as_str()}</th>
                    <td class="figure">{value}</td>
                    <td class="small">{why}</td>
                    <td>
                        <button
                            type="button"
                            class="link"
                            aria-label={format!("{} {name}", words.revoke)}
                            onclick={edit(view, RulesMsg::Revoke(index))}
                        >
                            {words.revoke}
                        </button>
                    </td>
                </tr>
            }
        })
        .collect();
    let none_decided = decided.is_empty();
    let revoke_all = only_if(!none_decided, || {
        button(
            "link",
            words.revoke_all,
            edit(view, RulesMsg::Revert(place)),
        )
    });
    markup! {
        <section class="block" id="rules" tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{words.rules}</span>
                <span class="block-note">{say::book(view.lang, book)}</span>
                <span class="small">
                    {words.fingerprint}
                    " "
                    <code>{say::short_fingerprint(rulebook)}</code>
                    " "
                    {texts::texts_mark_name(view.lang)}
                    " "
                    <code>{texts::short_text_mark(rulebook)}</code>
                </span>
            </h2>
            {only_if(!none_decided, || {
                markup! {
                    <h3 class="strong">{words.decided}</h3>
                    <div class="scroll-x" tabindex="0">
                        <table class="basis-table"><tbody>{decided}</tbody></table>
                    </div>
                }
            })}
            {only_if(none_decided, || markup! { <p class="hint">{words.nothing_decided}</p> })}
            <p class="acts">
                {button("outlined", words.save, edit(view, RulesMsg::Save))}
                {button("outlined", words.open, view.on(Msg::Page(Page::Import)))}
                {revoke_all}
            </p>
            {books(view, place)}
            {odd(view)}
        </section>
    }
}

/// All rulebooks of the month's unit, where there are several.
fn books(view: &View<'_>, in_force: usize) -> Html {
    let words = setting_words(view.lang);
    let books = view.state.rules().books().iter().enumerate();
    let unit = view.record().unit;
    let books: Vec<_> = books
        .filter(|(_, book)| book.rulebook().unit == unit)
        .collect();
    if books.len() < 2 {
        return none();
    }
    let rows: Vec<Html> = books
        .into_iter()
        .map(|(place, book)| {
            let used = only_if(place == in_force, || {
                markup! { <span class="strong">{words.in_force}</span> }
            });
            let drop = only_if(!book.is_bundled(), || {
                button("link", words.drop, edit(view, RulesMsg::Drop(place)))
            });
            markup! {
                <li>
                    <span>{say::book(view.lang, book)}</span>
                    <code>{say::short_fingerprint(book.rulebook())}</code>
                    {used}
                    {drop}
                </li>
            }
        })
        .collect();
    markup! { <h3 class="strong">{words.books}</h3><ul class="books">{rows}</ul> }
}

fn odd(view: &View<'_>) -> Html {
    let words = setting_words(view.lang);
    let found = findings(view.rulebook());
    let rows: Vec<Html> = found
        .iter()
        .map(|problem| {
            let text = say::problem(view.lang, view.rulebook(), problem);
            markup! { <p class="why">{triangle("triangle")}{text}</p> }
        })
        .collect();
    markup! {
        <p class="hint">
            <strong>{words.findings}</strong>
            " "
            {if rows.is_empty() {
                say::no_findings(view.lang, view.sheet.unit)
            } else {
                ""
            }}
        </p>
        {rows}
    }
}

/// Every question that the rulebook asks, and the answer in force.
pub fn readings_in_force(view: &View<'_>) -> Html {
    let words = setting_words(view.lang);
    let rulebook = view.rulebook();
    let row = |reading: &Reading| {
        let option = rulebook.choices().chosen(reading.id);
        let question = view.lang.of(&reading.question);
        markup! {
            <tr>
                <th scope="row">{question}</th>
                <td class="strong">
                    {say::option_title(view.lang, rulebook, reading.id, option)}
                </td>
                <td class="small">{&*reading.note}</td>
                <td>{setter(view, Subject::Reading(reading.id), question, None)}</td>
            </tr>
        }
    };
    let holds = rulebook.holds();
    let asked = rulebook.readings.iter();
    let asked = asked.filter(|reading| reading.id.is_asked(holds));
    let rows: Vec<Html> = asked.map(row).collect();
    if rows.is_empty() {
        return none();
    }
    markup! {
        <section class="block">
            <h2 class="block-head"><span class="block-title">{words.readings}</span></h2>
            <div class={"scroll-x"} tabindex="0">
                <table class="basis-table"><tbody>{rows}</tbody></table>
            </div>
        </section>
    }
}
