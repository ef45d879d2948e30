//! The stages by which the shown month of the team becomes final.

use yew::prelude::*;

use super::{Review, fields, section, sent};
use crate::desk::review::{Outgoing, ReviewMsg, StageField, StageForm, TeamReview};
use crate::locale::review_team as said;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::review::{Approvals, Standing};

/// All of it.
pub fn stages(of: &Review<'_>) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let Some(found) = of.view.team_review() else {
        return none();
    };
    let approvals = &found.approvals;
    let rows = approvals.stages.iter().map(|stage| {
        markup! {
            <li>
                <strong>{stage.stage.as_str()}</strong>
                {only_if(stage.last, || markup! { <span class="review-final">{team.is_last}</span> })}
                " "{said::stage(lang, stage)}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    section(
        "stages",
        team.stages,
        none(),
        markup! {
            {only_if(rows.is_empty(), || markup! { <p class="hint">{team.no_stages}</p> })}
            <ol class="review-stages">{rows}</ol>
            {only_if(!approvals.stages.is_empty(), || markup! {
                {standing(of, &found, approvals)}
                {sent::ways(of, &Outgoing::Approvals(of.key.month, of.view.system()))}
            })}
            {next(of, &found)}
            {settings(of)}
        },
    )
}

/// Whether the months are those that were approved.
fn standing(of: &Review<'_>, found: &TeamReview, approvals: &Approvals) -> Html {
    let lang = of.view.lang;
    let (mut changed, mut unlisted, mut same) = (Vec::new(), Vec::new(), 0);
    let mut voided = Vec::new();
    for it in &found.seen {
        match approvals.standing(&it.agent, it.code) {
            Standing::Same => same += 1,
            Standing::Changed(_) => changed.push(it.agent.clone()),
            Standing::Voided(void) => voided.push(said::voided(lang, void)),
            Standing::Unlisted => unlisted.push(it.agent.clone()),
            Standing::Missing(_) => {}
        }
    }
    let members = approvals.last().map_or(&[][..], |last| &last.members);
    let gone = members
        .iter()
        .filter(|it| !found.seen.iter().any(|seen| seen.agent == it.agent));
    let gone: Vec<String> = gone.map(|it| it.agent.clone()).collect();
    let warn = |text: String| markup! { <p class="why">{triangle("triangle")}{text}</p> };
    let voided: Vec<Html> = voided.into_iter().map(warn).collect();
    markup! {
        <div role="status">
            {only_if(!changed.is_empty(), || warn(said::changed(lang, &changed)))}
            {voided}
            {only_if(!unlisted.is_empty(), || warn(said::unlisted(lang, &unlisted)))}
            {only_if(!gone.is_empty(), || markup! { <p class="hint">{said::gone(lang, &gone)}</p> })}
            {only_if(same > 0, || markup! { <p>{said::all_as_approved(lang, same)}</p> })}
        </div>
    }
}

/// The form for the next stage.
fn next(of: &Review<'_>, found: &TeamReview) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let mut process = of.view.process();
    process.stages.retain(|name| !name.trim().is_empty());
    let Some((stage, is_last)) = process.next(&found.approvals) else {
        return only_if(!found.approvals.stages.is_empty(), || {
            markup! { <p class="hint">{team.all_done}</p> }
        });
    };
    if found.seen.is_empty() {
        return none();
    }
    let open = found.open;
    let typed = of.form.stage.clone();
    let stage_form = if of.is_month() {
        typed
    } else {
        StageForm::default()
    };
    let by = stage_form.by.clone();
    let by = by.unwrap_or_else(|| of.view.signature());
    let lacks = stage_form.tried && by.trim().is_empty();
    markup! {
        <div class="review-form">
            {only_if(open > 0, || markup! { <p class="why">{triangle("triangle")}{said::open_months(lang, open)}</p> })}
            {fields::line(
                "stage-by",
                team.by,
                &by,
                lacks.then_some(team.lacks_by),
                of.typed(|text| ReviewMsg::Stage(StageField::By, text)),
            )}
            {fields::line(
                "stage-remark",
                team.remark,
                &stage_form.remark,
                None,
                of.typed(|text| ReviewMsg::Stage(StageField::Remark, text)),
            )}
            {only_if(is_last, || markup! { <p class="hint">{team.last_note}</p> })}
            <p class="acts">
                {button("filled", &said::hand_on(lang, stage, found.seen.len()), of.on(ReviewMsg::HandOn))}
            </p>
        </div>
    }
}

/// What the branch's stages are called, and its deadlines.
fn settings(of: &Review<'_>) -> Html {
    let team = of.team;
    let process = of.view.process();
    let typed = of.form.stage.days.clone().filter(|_| of.is_month());
    let is_days = |text: &String| {
        let days = text.trim().parse::<u8>();
        days.is_ok_and(|days| (1..=60).contains(&days))
    };
    let wrong = typed.as_ref().is_some_and(|text| !is_days(text));
    let days = typed.unwrap_or_else(|| process.days.to_string());
    markup! {
        <details class="as-table">
            <summary>{team.settings}</summary>
            <div class="review-form">
                {fields::area(
                    "stage-names",
                    team.names,
                    &process.stages.join("\n"),
                    None,
                    of.typed(|text| ReviewMsg::Stage(StageField::Names, text)),
                )}
                {fields::line(
                    "stage-days",
                    team.days,
                    &days,
                    wrong.then_some(team.wrong_days),
                    of.typed(|text| ReviewMsg::Stage(StageField::Days, text)),
                )}
            </div>
        </details>
    }
}
