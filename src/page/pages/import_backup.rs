//! A backup in the preview of an import: what it brings besides months.

use yew::prelude::*;

use crate::desk::{BackupOffer, Chunk, ImportMsg, Offer, RestMsg, Restored};
use crate::locale;
use crate::locale::backup::{self as say, backup_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::triangle;
use crate::page::view::View;

/// One of the files.
pub fn incoming_backup(view: &View<'_>, index: usize, offer: &BackupOffer) -> Html {
    let lang = view.lang;
    let words = backup_words(lang);
    let [months, entries] = [offer.counts.months, offer.counts.entries].map(|of| of as usize);
    let books = [
        offer.counts.documents,
        offer.counts.document_months,
        offer.counts.team_rows,
    ]
    .map(|of| of as usize);
    let found = offer.books;
    let choice = |what: Restored, on: bool, text: &str| {
        let choose = ImportMsg::Backup(index, what, !on);
        markup! {
            <label class="check">
                <input type="checkbox" checked={on} onchange={view.on(RestMsg::Import(choose))}/>
                <span>{text}</span>
            </label>
        }
    };
    let same = |text: &'static str| markup! { <p class="hint">{text}</p> };
    markup! {
        <li class="import-item">
            <span class="import-state">{words.backup}</span>
            <bdi class="strong">{offer.name.as_str()}</bdi>
            <p>{say::made(lang, offer.made, months, entries)}</p>
            {only_if(offer.found < months, || markup! {
                <p class="why">{triangle("triangle")}{say::short(lang, months, offer.found)}</p>
            })}
            {only_if(books != [0, 0, 0], || markup! {
                <p>{locale::named(lang, words.documents, &say::documents(lang, books))}</p>
            })}
            {only_if(found != books.iter().sum::<usize>(), || markup! {
                <p class="why">{triangle("triangle")}{words.documents_short}</p>
            })}
            {only_if(found > 0 && matches!(view.books, Chunk::Failed), || markup! {
                <p class="why">{triangle("triangle")}{words.documents_not_loaded}</p>
            })}
            {match &offer.rules {
                Offer::None => none(),
                Offer::Same => same(words.same_rules),
                Offer::Other(_, on) => choice(Restored::Rules, *on, words.take_rules),
            }}
            {match &offer.settings {
                Offer::None => none(),
                Offer::Same => same(words.same_settings),
                Offer::Other(_, on) => choice(Restored::Settings, *on, words.take_settings),
            }}
            {match &offer.asides {
                Offer::None => none(),
                Offer::Same => same(words.same_asides),
                Offer::Other(texts, on) => {
                    choice(Restored::Asides, *on, &say::take_asides(lang, texts.len()))
                }
            }}
            {only_if(entries > 0, || markup! { <p class="hint">{say::log_waits(lang, entries)}</p> })}
        </li>
    }
}
