//! A rulebook in the preview of an import.

use yew::prelude::*;

use super::import::{choice, refusal, who};
use crate::desk::{ImportMsg, RestMsg};
use crate::exchange::RulebookFault;
use crate::locale::claim;
use crate::locale::log_feed::{self, feed_words};
use crate::locale::setting as say;
use crate::locale::setting::setting_words;
use crate::locale::texts;
use crate::page::dom::{markup, only_if};
use crate::page::parts::{rows, triangle};
use crate::page::view::View;
use crate::rulebook::{Rulebook, difference, findings, log_difference, text_difference};

/// A rulebook that can be taken: in what it differs from the one in use, what
/// is odd about it, and what it does to the months that are here.
pub(super) fn incoming_rulebook(view: &View<'_>, index: usize) -> Html {
    let words = setting_words(view.lang);
    let Some((rulebook, take)) = view.import.rulebooks.get(index) else {
        return Html::default();
    };
    let rules = view.state.rules();
    let name = say::rulebook_name(view.lang, rulebook);
    let choose = match rules.adding(rulebook.clone()) {
        Ok(_) => {
            let errand = move |yes| RestMsg::Import(ImportMsg::Rulebook(index, yes));
            let texts = (words.take, words.leave);
            choice(
                view,
                ("rulebook", index),
                *take,
                name.clone(),
                texts,
                errand,
            )
        }
        Err(problems) => odd(view, rulebook, &problems),
    };
    markup! {
        <li class="import-item">
            <span class="import-state">{words.incoming}</span>
            <span>
                <span class="strong">{name}</span>
                " "
                <code>{say::short_fingerprint(rulebook)}</code>
                " "
                <span class="small">{texts::texts_mark_name(view.lang)}</span>
                " "
                <code>{texts::short_text_mark(rulebook)}</code>
            </span>
            <div>
                {odd(view, rulebook, &findings(rulebook))}
                {differences(view, rulebook)}
                {text_differences(view, rulebook)}
                {log_differences(view, rulebook)}
                {effect(view, rulebook)}
                {rivals(view, index)}
                {choose}
            </div>
        </li>
    }
}

/// The others that came for the same months.
fn rivals(view: &View<'_>, index: usize) -> Html {
    let rivals = view.import.rivals(index);
    let rivals = rivals
        .into_iter()
        .filter_map(|at| view.import.rulebooks.get(at));
    let names = rivals.map(|(rulebook, _)| {
        say::marked(
            view.lang,
            &say::rulebook_name(view.lang, rulebook),
            rulebook,
        )
    });
    let names: Vec<String> = names.collect();
    only_if(!names.is_empty(), || {
        let text = claim::rivals(view.lang, &names);
        markup! { <p class="why">{triangle("triangle")}{text}</p> }
    })
}

/// A rulebook that can't be taken, and why.
pub(super) fn refused_rulebook(view: &View<'_>, file: &str, fault: &RulebookFault) -> Html {
    let faults = say::rulebook_refused(view.lang, fault);
    let faults = faults
        .into_iter()
        .map(|(place, fault)| markup! { <li><span class="strong">{place}</span>" "{fault}</li> });
    let faults: Vec<Html> = faults.collect();
    refusal(
        view,
        file,
        vec![markup! { <ul class="faults">{faults}</ul> }],
    )
}

fn odd(view: &View<'_>, rulebook: &Rulebook, problems: &[crate::rulebook::Problem]) -> Html {
    let rows = problems.iter().map(|problem| {
        let text = say::problem(view.lang, rulebook, problem);
        markup! { <p class="why">{triangle("triangle")}{text}</p> }
    });
    Html::from_iter(rows)
}

fn differences(view: &View<'_>, rulebook: &Rulebook) -> Html {
    let words = setting_words(view.lang);
    let now = view
        .state
        .rules()
        .rulebook((rulebook.effective, rulebook.unit));
    let found = difference(now, rulebook);
    if found.is_empty() {
        return markup! { <p>{say::same(view.lang, rulebook.unit)}</p> };
    }
    let found = found.iter().map(|difference| {
        let both = (now, rulebook);
        say::difference(view.lang, both, view.record(), difference)
    });
    markup! { <p>{words.differs}</p>{rows("differences", found)} }
}

/// What is worded differently, which scores nothing.
fn text_differences(view: &View<'_>, rulebook: &Rulebook) -> Html {
    let rules = view.state.rules();
    let now = rules.rulebook((rulebook.effective, rulebook.unit));
    let found = text_difference(now, rulebook);
    only_if(!found.is_empty(), || {
        let found = found
            .iter()
            .map(|found| texts::text_difference(view.lang, (now, rulebook), found));
        let rows = rows("differences texts", found);
        markup! { <p>{texts::texts_differ(view.lang)}</p>{rows} }
    })
}

/// In what the log's lists differ, which scores nothing.
fn log_differences(view: &View<'_>, rulebook: &Rulebook) -> Html {
    let rules = view.state.rules();
    let Ok(with) = rules.adding(rulebook.clone()) else {
        return Html::default();
    };
    let month = rulebook.effective;
    let (now, other) = (rules.log_rules(month), with.log_rules(month));
    let found = log_difference(&now, &other);
    only_if(!found.is_empty(), || {
        let words = feed_words(view.lang);
        let found = found
            .into_iter()
            .map(|found| log_feed::log_difference(view.lang, rulebook, found));
        markup! { <p>{words.differs}</p>{rows("differences", found)} }
    })
}

fn effect(view: &View<'_>, rulebook: &Rulebook) -> Html {
    let words = setting_words(view.lang);
    let Some(effect) = view.rulebook_effect(rulebook) else {
        return Html::default();
    };
    let changed = (effect.scores.len(), effect.pays.len());
    let months = effect.scores.iter().chain(&effect.pays).map(|month| {
        let text = say::month_effect(view.lang, &month.before, &month.after);
        (who(view, month.record), text, String::new())
    });
    markup! {
        <p>
            <span class="strong">{words.effect}</span>
            " "
            {say::months_changed(view.lang, rulebook.unit, changed, effect.all)}
        </p>
        {rows("differences", months)}
    }
}
