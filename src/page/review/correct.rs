//! Corrections: of the shown month, written in it, and the form for one.

use yew::prelude::*;

use super::{Review, fields, section};
use crate::desk::review::{CorrectField, ReviewMsg};
use crate::locale::corrections::line_title;
use crate::locale::review::take_back;
use crate::locale::{self};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, corrections};
use crate::record::Record;
use crate::review::{Reviewable, name_of};
use crate::scoring::Line;

/// All of it; nothing where there is nothing to say.
pub fn section_of(of: &Review<'_>) -> Html {
    let record = of.view.record();
    let is_closed = record.closing().is_some() && of.view.own.is_none();
    let mut all = of.view.state.content.records.iter();
    let is_corrected = all.any(|((agent, _), other)| {
        *agent == of.key.agent && other.corrections.iter().any(|it| it.of == record.month)
    });
    if !is_corrected && record.corrections.is_empty() && !is_closed {
        return none();
    }
    section(
        "corrections",
        of.words.corrections,
        none(),
        markup! {
            {corrections(of.view)}
            {removal(of)}
            {only_if(is_closed, || form(of, record))}
        },
    )
}

/// Takes corrections of the shown month back, where the month that they stand in is open.
fn removal(of: &Review<'_>) -> Html {
    let record = of.view.record();
    let own = of.view.state.content.records.iter();
    let own = own.filter(|((agent, _), other)| *agent == of.key.agent && other.closing().is_none());
    let each = own.flat_map(|((_, within), other)| {
        let all = other.corrections.iter().enumerate();
        let of_this = all.filter(|(_, it)| it.of == record.month);
        of_this.map(move |(nth, it)| (*within, nth, it))
    });
    let lang = of.view.lang;
    let buttons = each.map(|(within, nth, it)| {
        let rulebook = of.view.state.rules().rulebook(record.ruled_in());
        let (number, _) = line_title(lang, rulebook, it.part, it.line);
        let text = take_back(lang, within, &number);
        button("link", &text, of.on(ReviewMsg::DropCorrection(within, nth)))
    });
    let buttons: Vec<Html> = buttons.collect();
    only_if(!buttons.is_empty(), || {
        markup! { <p class="file-buttons">{buttons.clone()}</p> }
    })
}

fn form(of: &Review<'_>, record: &Record) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let form = &of.form.correction;
    let tried = of.is_here() && form.tried;
    let rulebook = of.view.state.rules().rulebook(record.ruled_in());
    let lines: Vec<&Line> = of.view.sheet.lines.iter().collect();
    let names = lines.iter().map(|line| {
        let (number, title) = line_title(lang, rulebook, line.part, name_of(line.sub));
        format!(
            "{number} {title} {}",
            locale::signed(record.unit, line.amount)
        )
    });
    let mut options = vec![words.choose_line.to_owned()];
    options.extend(names);
    let mut keys: Vec<_> = lines.iter().map(|line| (line.part, line.sub)).collect();
    // What was missing has no line yet.
    let month = Reviewable::record(rulebook, record.clone(), of.view.state.today);
    for missing in month.missing() {
        let key = (missing.part, missing.sub);
        if !keys.contains(&key) {
            let (number, title) = line_title(lang, rulebook, key.0, name_of(key.1));
            options.push(format!("{number} {title}"));
            keys.push(key);
        }
    }
    let is_here = of.is_here();
    let chosen = form.line.filter(|_| is_here);
    let chosen = chosen.and_then(|line| keys.iter().position(|key| *key == line));
    let send = of.view.send.clone();
    let choose = Callback::from(move |at: usize| {
        let line = at.checked_sub(1).and_then(|at| keys.get(at));
        if let Some((part, sub)) = line {
            let msg = ReviewMsg::CorrectLine(*part, *sub);
            send.emit(crate::desk::RestMsg::review(msg).into());
        }
    });
    let months = of.view.correction_months();
    let within = form.within.filter(|_| is_here);
    let at = within.and_then(|month| months.iter().position(|of| *of == month));
    let month_names: Vec<String> = months.iter().map(|of| locale::month(lang, *of)).collect();
    let send = of.view.send.clone();
    let choose_month = Callback::from(move |at: usize| {
        if let Some(month) = months.get(at) {
            let msg = ReviewMsg::CorrectIn(*month);
            send.emit(crate::desk::RestMsg::review(msg).into());
        }
    });
    let text = |text: &str| {
        if is_here {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let is_points = crate::desk::review::is_points(&form.points);
    let is_pay = crate::desk::review::is_pay(&form.pay);
    let field = |id, label, value: &str, why: Option<&str>, field: CorrectField| {
        fields::line(
            id,
            label,
            &text(value),
            why,
            of.typed(move |text| ReviewMsg::Correct(field, text)),
        )
    };
    markup! {
        <div class="review-form" id="correct">
            <p class="hint">{words.correct_hint}</p>
            {fields::select(
                "correct-line",
                words.line,
                &options,
                Some(chosen.map_or(0, |at| at + 1)),
                (tried && chosen.is_none()).then_some(words.lacks_line),
                choose,
            )}
            {fields::select("correct-within", words.within, &month_names, Some(at.unwrap_or(0)), None, choose_month)}
            {field("correct-points", words.points, &form.points, (tried && !is_points).then_some(words.lacks_points), CorrectField::Points)}
            {field("correct-pay", words.pay, &form.pay, (tried && !is_pay).then_some(words.lacks_pay), CorrectField::Pay)}
            {fields::area(
                "correct-why",
                words.why,
                &text(&form.why),
                (tried && form.why.trim().is_empty()).then_some(words.ask_reason),
                of.typed(|text| ReviewMsg::Correct(CorrectField::Why, text)),
            )}
            <p class="acts">{button("filled", words.write, of.on(ReviewMsg::WriteCorrection))}</p>
        </div>
    }
}
