//! Documents and their months in the preview of an import.

use yew::prelude::*;

use crate::desk::RestMsg;
use crate::desk::book::{Beside, BookMsg, Here, Offer, Offered, agrees, is_edition};
use crate::exchange::BookMonth;
use crate::id::Id;
use crate::language::Finding;
use crate::locale::book::{self, book_words, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_fault::book_faults;
use crate::locale::book_finding::{and_more, finding, finding_words};
use crate::locale::book_kept::{differs_by, finals_against, kept_words};
use crate::locale::draft::{draft_title, draft_words};
use crate::locale::team::team_row_name;
use crate::locale::{self, Lang};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, show_more, triangle};
use crate::page::view::View;
use crate::plan::{Filled, Volume};
use crate::store::{BookKey, MonthKey};

/// So many odd places of a document are shown.
const SHOWN: usize = 20;

/// What came in; nothing where nothing of this kind did.
pub fn offers(view: &View<'_>) -> Html {
    let offers = view.book_form().map_or(&[][..], |form| &form.offers);
    if offers.is_empty() {
        return none();
    }
    let shown = offers.iter().enumerate().take(view.listed());
    let items = shown.map(|(at, (offer, take))| item(view, at, offer, *take));
    let items: Vec<Html> = items.collect();
    let left = offers.len().saturating_sub(view.listed());
    // What came with other things is taken with them.
    let takes = offers.iter().any(|(_, take)| *take) && !view.import.has_found();
    markup! {
        <ul class="import-list">{items}</ul>
        {show_more(view, left)}
        {only_if(takes, || {
            let to = view.on(RestMsg::book(BookMsg::Take));
            markup! { <p class="acts">{button("filled", book_words(view.lang).take_all, to)}</p> }
        })}
    }
}

fn item(view: &View<'_>, at: usize, offer: &Offer, take: bool) -> Html {
    let words = book_words(view.lang);
    let (state, name, inside, can) = match &offer.what {
        Err(fault) => {
            let faults = book_faults(view.lang, fault).into_iter();
            let faults = faults.map(|(place, text)| {
                markup! { <li><span class="strong">{place}</span>" "{text}</li> }
            });
            let faults: Vec<Html> = faults.collect();
            let inside = markup! { <ul class="faults">{faults}</ul> };
            (
                view.lang.more().import_refused,
                offer.name.clone(),
                inside,
                false,
            )
        }
        Ok(Offered::Document(volume, here, beside)) => {
            let name = word(view.lang, &volume.document.title).to_owned();
            let can = here.makes_way();
            let inside = document(view, volume, *here, beside);
            (words.incoming, name, inside, can)
        }
        Ok(Offered::Month(incoming, filled, here)) => {
            let agent = locale::name(view.lang, &incoming.agent);
            let month = locale::month(view.lang, incoming.month);
            let can = here.makes_way() && filled.is_some();
            let claimed = Some(&**incoming);
            let inside = month_item(view, incoming.document, filled.as_deref(), claimed, *here);
            (
                words.incoming_month,
                format!("{agent} \u{b7} {month}"),
                inside,
                can,
            )
        }
        Ok(Offered::Kept(month)) => {
            let inside = month_item(view, month.document, month.view(), None, month.here);
            let can = month.here.makes_way();
            (words.incoming_month, whose(view, &month.of), inside, can)
        }
        Ok(Offered::Team(key, _, here)) => {
            let can = here.makes_way();
            let inside = said(view.lang, *here, words.replaces_team, words);
            (
                words.incoming_team,
                team_row_name(view.lang, key),
                inside,
                can,
            )
        }
        Ok(Offered::Draft(_, sketch, _, here)) => {
            let can = here.makes_way();
            let drafts = draft_words(view.lang);
            let inside = said(view.lang, *here, words.replaces_team, words);
            (
                drafts.draft,
                draft_title(view.lang, Some(&sketch.tree)),
                inside,
                can,
            )
        }
        Ok(Offered::Unread(key, _, here)) => {
            let (state, name) = match key {
                BookKey::Document(id, _) => (words.incoming, id.to_string()),
                BookKey::Month(of, _) => (words.incoming_month, whose(view, of)),
                BookKey::Draft(id) => (draft_words(view.lang).draft, id.to_string()),
                BookKey::Team(key) => (words.incoming_team, team_row_name(view.lang, key)),
            };
            let inside = markup! {
                <p class="why">{triangle("triangle")}{words.unread_kept}</p>
                {said(view.lang, *here, words.stays, words)}
            };
            (state, name, inside, *here == Here::Nothing)
        }
    };
    let class = match can {
        true => "import-item",
        false => "import-item refused",
    };
    markup! {
        <li class={class} key={hashed(at)}>
            <span class="import-state">{state}</span>
            <bdi class="strong">{name.clone()}</bdi>
            <div>
                {inside}
                {only_if(can, || choice(view, at, take, name))}
            </div>
        </li>
    }
}

fn whose(view: &View<'_>, of: &MonthKey) -> String {
    let agent = locale::name(view.lang, &of.agent);
    format!("{agent} \u{b7} {}", locale::month(view.lang, of.month))
}

fn choice(view: &View<'_>, at: usize, take: bool, name: String) -> Html {
    let words = book_words(view.lang);
    let options = [(true, words.take), (false, words.leave)].map(|(on, text)| {
        let to = view.on(RestMsg::book(BookMsg::Choose(at, on)));
        let group = format!("book-{at}");
        markup! {
            <label class="radio">
                <input type="radio" name={group} checked={take == on} onchange={to}/>
                <span>{text}</span>
            </label>
        }
    });
    markup! {
        <div class="radios" role="radiogroup" aria-label={name}>{options.to_vec()}</div>
    }
}

fn said(lang: Lang, here: Here, other: &'static str, words: &'static book::BookWords) -> Html {
    let text = match here {
        Here::Nothing => return none(),
        Here::Same => words.same,
        Here::Other => other,
        Here::Unread => words.stays,
        Here::Final => kept_words(lang).final_month,
    };
    markup! { <p class="hint">{text}</p> }
}

fn document(view: &View<'_>, volume: &Volume, here: Here, beside: &Beside) -> Html {
    let words = book_words(view.lang);
    let document = &volume.document;
    let totals = document.totals.iter().map(|total| {
        let name = total_name(view.lang, total);
        book::with_unit(&name, &format!("({})", total.unit))
    });
    let totals: Vec<String> = totals.collect();
    let counts = [
        document.values.len(),
        document.lines().len(),
        document.grades.len(),
        document.readings.len(),
    ];
    let found = volume.findings();
    markup! {
        <p>
            {book::effective(view.lang, document.effective)}
            " \u{b7} "
            {totals.join(" \u{b7} ")}
        </p>
        <p class="small">{book::counts(view.lang, counts)}</p>
        {examples(view, volume, &found)}
        {odd(view, volume, &found)}
        {match here {
            Here::Final => markup! {
                <p class="why">{triangle("triangle")}{finals_against(view.lang, &beside.finals)}</p>
            },
            here => said(view.lang, here, words.replaces, words),
        }}
        {only_if(!beside.others.is_empty(), || {
            let text = book::beside(view.lang, &beside.others, beside.months);
            markup! { <p class="hint">{text}</p> }
        })}
    }
}

/// That its worked examples come out; where they don't is among what is odd.
fn examples(view: &View<'_>, volume: &Volume, found: &[Finding]) -> Html {
    let count = volume.document.examples.len();
    let agree = !found.iter().any(|odd| odd.path.starts_with("examples"));
    only_if(count > 0 && agree, || {
        markup! { <p class="small">{book::examples_agree(view.lang, count)}</p> }
    })
}

/// What is odd about it; nothing where nothing is.
fn odd(view: &View<'_>, volume: &Volume, found: &[Finding]) -> Html {
    let lang = view.lang;
    let shown = found.iter().take(SHOWN).map(|one| {
        let (place, text) = finding(lang, &volume.document, one);
        markup! {
            <li>
                <span class="strong">{place}</span>
                " "
                {text}
                " "
                <code class="small">{one.path.clone()}</code>
            </li>
        }
    });
    let rows: Vec<Html> = shown.collect();
    let more = found.len().saturating_sub(SHOWN);
    only_if(!rows.is_empty(), || {
        markup! {
            <p class="hint">{finding_words(lang).head}</p>
            <ul class="faults">{rows}</ul>
            {only_if(more > 0, || markup! { <p class="small">{and_more(lang, more)}</p> })}
        }
    })
}

fn month_item(
    view: &View<'_>,
    document: Id,
    filled: Option<&Filled>,
    claimed: Option<&BookMonth>,
    here: Here,
) -> Html {
    let words = book_words(view.lang);
    let Some(filled) = filled else {
        return markup! {
            <p class="why">{triangle("triangle")}{words.no_document}" "<code>{document.to_string()}</code></p>
        };
    };
    let document = filled.document();
    let sheet = filled.sheet.iter().flat_map(|sheet| &sheet.totals);
    let totals = document.totals.iter().zip(sheet).map(|(total, found)| {
        let text = book::range(view.lang, found.range, &total.unit);
        let score = book::with_unit(&book::figure(found.headline), &total.unit);
        let name = total_name(view.lang, total);
        markup! { <div><dt>{name}</dt><dd class="figure">{format!("{score} ({text})")}</dd></div> }
    });
    let totals: Vec<Html> = totals.collect();
    let is_other = claimed.is_some_and(|claimed| !is_edition(claimed, filled));
    let differs = claimed.is_some_and(|claimed| !agrees(claimed, filled));
    markup! {
        <p>{word(view.lang, &document.title)}</p>
        <dl class="import-figures">{totals}</dl>
        {only_if(is_other, || markup! { <p class="hint">{kept_words(view.lang).other_edition}</p> })}
        {only_if(differs, || {
            let program = claimed.and_then(|claimed| claimed.program.as_deref());
            let why = only_if(!is_other, || markup! { " "{differs_by(view.lang, program)} });
            markup! { <p class="why">{triangle("triangle")}{words.differs}{why}</p> }
        })}
        {said(view.lang, here, words.other_month, words)}
    }
}
