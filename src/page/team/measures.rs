//! The measures, a dot for each agent beside the target.

use yew::prelude::*;

use super::{Team, dots, table};
use crate::locale;
use crate::locale::team as said;
use crate::locale::team_months::{team_months_words, times_below};
use crate::number::Percent;
use crate::page::dom::{markup, none};
use crate::rulebook::Measure;

/// Percentage points on each side of the target.
const REACH: i64 = 10;

/// All of them; none where the rules have none.
pub fn measures(team: &Team<'_>) -> Html {
    let words = team.words;
    let all: Vec<Html> = table::measures(team)
        .iter()
        .map(|measure| strip(team, measure))
        .collect();
    if all.is_empty() {
        return none();
    }
    let note = match team.is_month() {
        true => words.measures_note,
        false => team_months_words(team.view.lang).measures_note,
    };
    markup! {
        <section class="block">
            <h3 class="block-head">
                <span class="block-title">{words.measures}</span>
                <span class="block-note">{note}</span>
            </h3>
            <ul class="team-strips">{all}</ul>
        </section>
    }
}

fn strip(team: &Team<'_>, measure: &Measure) -> Html {
    let lang = team.view.lang;
    let target = measure.target.value;
    let place = |share: Percent| {
        let off = (share.raw() - target.raw()).clamp(-REACH * 1_000, REACH * 1_000);
        5_000 + off * 5_000 / (REACH * 1_000)
    };
    let found = team
        .team
        .measures
        .iter()
        .find(|found| found.id == measure.id);
    let Some(found) = found else {
        return none();
    };
    let places = found.shares.iter().map(|(share, is_short)| {
        let class = if *is_short { dots::HOLLOW } else { dots::FULL };
        (place(*share), class)
    });
    let (count, sum) = (found.below, found.sum);
    let below = match team.is_month() {
        true => said::below(lang, count),
        false => times_below(lang, count),
    };
    markup! {
        <li>
            <strong class="team-strip-name">{lang.of(&measure.title)}</strong>
            <span class="team-strip-dots">
                {dots::dots("team-dots on-target", 40, places)}
                <span class="small figure team-strip-target">{locale::percent(target)}</span>
            </span>
            <span class="small">{below}</span>
            <strong class="figure">{locale::signed(team.unit, sum)}</strong>
        </li>
    }
}
