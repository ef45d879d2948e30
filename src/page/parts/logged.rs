//! What the consultation log gives for a measure: the figure, how it comes
//! about, where a typed one differs, and the entries behind it.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{button, plain_origin};
use crate::desk::state::{Action, MeasureKind};
use crate::desk::{Behind, FeedMsg, Place, RestMsg};
use crate::id::Id;
use crate::locale::log_feed::{self as say, feed_words};
use crate::locale::{self, cases, day};
use crate::log::{EntryId, Side};
use crate::page::dom::{all, flag, markup, none, only_if};
use crate::page::view::View;
use crate::record::Measured;
use crate::rulebook::{Measure, Mechanism, Part};
use crate::scoring::{Fed, with_dispatched};

/// So many entries of each side are listed at once.
const LISTED: usize = 20;

/// The definition, the figures, and what is behind them.
pub fn below(view: &View<'_>, measure: &Measure) -> Html {
    all(vec![definition(view, measure), figures(view, measure.id)])
}

/// What the log gives for the measures that a part judges, with the entries.
pub fn logged_in(view: &View<'_>, part: &Part) -> Html {
    let measures: Vec<Id> = match &part.mechanism {
        Mechanism::Threshold { conditions, .. } => conditions.iter().map(|c| c.measure).collect(),
        Mechanism::Shortfall { .. } => view.rulebook().measures.iter().map(|m| m.id).collect(),
        _ => return none(),
    };
    let blocks = measures.into_iter().filter_map(|id| {
        let fed = view.fed(id)?;
        let name = say::measure(view.lang, view.rulebook(), id);
        Some(markup! {
            <div class="derivation">
                <p class="reason strong">{name}</p>
                {given(view, &fed, Place::Part(part.id))}
            </div>
        })
    });
    Html::from_iter(blocks)
}

fn known(view: &View<'_>, id: Id) -> Option<Measured> {
    view.record().measures.get(&id).copied()
}

/// The figure in the place of fields.
pub fn figure(view: &View<'_>, id: Id) -> Html {
    let words = feed_words(view.lang);
    let Some(Measured::Logged(logged)) = known(view, id) else {
        return markup! { <span class="small">{words.nothing}</span> };
    };
    let rulebook = view.rulebook();
    let shares = logged.shares(with_dispatched(rulebook));
    let figure = vec![
        markup! {
            <span class="logged-figure figure">{say::logged_counts(view.lang, shares)}</span>
        },
        markup! { <span class="small figure">{cases::share(shares, &rulebook.marks(id))}</span> },
    ];
    markup! { <span class="pair">{figure}</span> }
}

/// The button that takes the log's figure, beside the other ways to give one;
/// where the log's differs, the button stands at the difference.
pub fn take(view: &View<'_>, id: Id) -> Html {
    let other = view.state.measure_kind(id) != MeasureKind::Logged;
    let fed = view.fed(id).filter(|_| other);
    let here = fed.is_some_and(|fed| differs(view, &fed).is_none());
    only_if(here, || taker(view, id))
}

/// That the recorded figure isn't the log's, with the way to take the log's, or that
/// it was the log's and doesn't follow it any more.
pub fn other(view: &View<'_>, id: Id) -> Html {
    let words = feed_words(view.lang);
    let log = view.rulebook().log.as_ref();
    let is_fed = log.is_some_and(|log| log.feed(id).is_some());
    let note = |text| markup! { <p class="hint">{text}</p> };
    match view.fed(id) {
        Some(fed) => told_other(view, &fed),
        None if !matches!(known(view, id), Some(Measured::Logged(_))) => none(),
        None if is_fed => note(words.elsewhere),
        None => note(words.unfed),
    }
}

fn told_other(view: &View<'_>, fed: &Fed) -> Html {
    differs(view, fed).map_or_else(none, |differs| {
        markup! {
            <p class="logged-differs">
                {differs}
                {only_if(!view.state.is_closed(), || taker(view, fed.measure))}
            </p>
        }
    })
}

/// In what the recorded figure isn't the log's.
fn differs(view: &View<'_>, fed: &Fed) -> Option<String> {
    let known = known(view, fed.measure)?;
    let closed = view.state.is_closed();
    let cases = fed.figures.cases();
    say::differs(view.lang, view.rulebook(), known, cases, closed)
}

fn taker(view: &View<'_>, id: Id) -> Html {
    let act = view.act(Action::Measure(id, MeasureKind::Logged));
    button("link small", feed_words(view.lang).take, act)
}

/// What the measure is, and who says so.
fn definition(view: &View<'_>, measure: &Measure) -> Html {
    markup! {
        <p class="hint definition">
            {say::definition(view.lang, measure)}
            "\u{2002}"
            {plain_origin(view.lang, &measure.definition_origin)}
        </p>
    }
}

fn figures(view: &View<'_>, id: Id) -> Html {
    let given = |fed| given(view, &fed, Place::Measure);
    view.fed(id).map_or_else(none, given)
}

/// How the figure comes about and what it is, and what is typed instead.
fn given(view: &View<'_>, fed: &Fed, place: Place) -> Html {
    let words = feed_words(view.lang);
    let behind = view.feed.behind.as_ref();
    let behind = behind.filter(|open| (open.place, open.measure) == (place, fed.measure));
    let has_entries = Side::ALL.iter().any(|s| !fed.figures.on(*s).is_empty());
    markup! {
        <div class="logged">
            <p class="hint">
                {say::given(view.lang, view.rulebook(), fed)}
                {only_if(has_entries, || markup! {
                    <button
                        type="button"
                        class="link"
                        aria-expanded={flag(behind.is_some())}
                        onclick={view.follow(FeedMsg::Behind(place, fed.measure))}
                    >
                        {words.entries}
                    </button>
                })}
            </p>
            {only_if(is_from_elsewhere(view, fed), || markup! {
                <p class="logged-differs">{say::without_entries(view.lang)}</p>
            })}
            {only_if(place != Place::Measure, || told_other(view, fed))}
            {behind.map_or_else(none, |behind| sides(view, fed, behind))}
            <p class="hint">{say::counted_so(view.lang, view.rulebook(), fed.ratio)}</p>
        </div>
    }
}

/// Whether the figure is of a log that isn't this one.
fn is_from_elsewhere(view: &View<'_>, fed: &Fed) -> bool {
    let logged = matches!(known(view, fed.measure), Some(Measured::Logged(_)));
    logged && fed.figures.is_empty()
}

/// The entries on each side.
fn sides(view: &View<'_>, fed: &Fed, behind: &Behind) -> Html {
    let dispatched = with_dispatched(view.rulebook());
    let sides = Side::ALL.map(|side| (side, fed.figures.on(side)));
    let sides = sides.into_iter().filter(|(_, entries)| !entries.is_empty());
    let sides = sides.map(|(side, entries)| {
        let whole = behind.whole.contains(&side) || entries.len() <= LISTED;
        let shown = if whole { entries.len() } else { LISTED };
        let rows = entries.iter().take(shown).map(|id| entry(view, *id));
        let rows: Vec<Html> = rows.collect();
        let rest = only_if(!whole, || {
            let text = say::rest(view.lang, entries.len() - shown);
            button("link", &text, view.follow(FeedMsg::Rest(side)))
        });
        markup! {
            <p class="small strong">
                {cases::side(view.lang, fed.ratio, side, dispatched, entries.len())}
            </p>
            <ol class="behind-list">{rows}</ol>
            {rest}
        }
    });
    markup! { <div class="behind">{all(sides.collect())}</div> }
}

/// An entry, with a way to it; nothing where there is none any more.
pub(super) fn entry(view: &View<'_>, id: EntryId) -> Html {
    let Some(entry) = view.log.as_ref().and_then(|log| log.page.entry(id)) else {
        return none();
    };
    markup! {
        <li>
            <span class="small">{day(view.lang, entry.date)}</span>
            <button type="button" class="link" onclick={view.follow(FeedMsg::Entry(id))}>
                {entry.question.trim()}
            </button>
        </li>
    }
}

/// Whose log it is, and the choice of another agent; nothing before it has an
/// entry.
pub fn whose_log(view: &View<'_>) -> Html {
    let Some(agent) = view.storage.log_agent() else {
        return none();
    };
    let mut agents = vec![agent];
    let shown = [view.state.content.agent.as_str()];
    agents.extend(shown.into_iter().filter(|shown| *shown != agent));
    let others = view.state.agents().into_iter();
    agents.extend(others.filter(|other| *other != agent && *other != shown[0]));
    let choice = |other: &&str| {
        let name = locale::name(view.lang, other);
        markup! { <option value={(*other).to_owned()} selected={*other == agent}>{&name}</option> }
    };
    let send = view.send.clone();
    let choose = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(agent) = select.map(|select| select.value()) {
            send.emit(RestMsg::Feed(FeedMsg::Agent(agent)).into());
        }
    });
    let [before, after] = say::whose(view.lang);
    let select = markup! {
        <select id="log-agent" class="select" onchange={choose}>
            {agents.iter().map(choice).collect::<Vec<Html>>()}
        </select>
    };
    markup! {
        <p class="small log-agent"><label for="log-agent">{before}</label>" "{select}{after}</p>
    }
}
