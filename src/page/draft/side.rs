//! Beside the views: what is to be mended, publishing, and a month that it's tried on.

use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::book::Shelf;
use crate::desk::draft::{DraftMsg, Sample};
use crate::id::Id;
use crate::locale;
use crate::locale::book::{self, signed, with_unit, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_fault::book_fault;
use crate::locale::book_finding::finding;
use crate::locale::book_kept::finals_against;
use crate::locale::book_open::part_name;
use crate::locale::draft::{lack, to_mend, wrong_text};
use crate::locale::draft_part::clause_name;
use crate::page::dom::{hashed, markup, none, only_if, when};
use crate::page::parts::{button, triangle};

/// So many things are named at once.
const NAMED: usize = 12;

/// All of it.
pub fn side(of: &Draft<'_>, id: Id) -> Html {
    markup! {
        {state(of, id)}
        {sample(of)}
    }
}

/// What is wrong, and what is odd.
fn state(of: &Draft<'_>, id: Id) -> Html {
    let (words, lang, read) = (of.words, of.view.lang, &of.read);
    let document = &read.document;
    let row = |path: &str, text: String| {
        let name = match path {
            "title" => words.name.to_owned(),
            "adopted" => words.adopted.to_owned(),
            "noticed" => words.noticed.to_owned(),
            path if path.starts_with("effective") => words.effective.to_owned(),
            path => part_name(lang, document, path),
        };
        let to = of.on(DraftMsg::Goto(path.to_owned()));
        markup! { <li>{button("link", &name, to)}" "{text}</li> }
    };
    let wrong = read.wrong.iter().map(|fault| {
        let text = of.text(&fault.path);
        row(&fault.path, wrong_text(lang, text, fault))
    });
    let faults = read
        .faults
        .iter()
        .map(|fault| row(&fault.path, book_fault(lang, fault).1));
    let lacks = read
        .lacks
        .iter()
        .map(|of| row(&of.path, lack(lang, of.what)));
    let is_example = |path: &str| path.starts_with("examples[");
    let (failed, odd): (Vec<_>, Vec<_>) =
        read.findings.iter().partition(|one| is_example(&one.path));
    let failed = failed
        .iter()
        .map(|one| row(&one.path, finding(lang, document, one).1));
    let odd = odd
        .iter()
        .map(|one| row(&one.path, finding(lang, document, one).1));
    let mut errors: Vec<Html> = wrong.chain(faults).chain(lacks).chain(failed).collect();
    let (count, odd): (_, Vec<Html>) = (errors.len(), odd.take(NAMED).collect());
    errors.truncate(NAMED);
    let shelf = Shelf::of(&of.view.state.content.books);
    let is_taken = shelf.edition(id, document.effective).is_some();
    let finals = shelf.finals_against(document);
    let bars = is_taken || !finals.is_empty();
    let class = match count {
        0 => "block draft-state",
        _ => "block draft-state wrong",
    };
    markup! {
        <section class={class} id="draft-state">
            <h2 class="block-head">
                <span class="block-title" role="status">{to_mend(lang, count)}</span>
            </h2>
            <ul class="draft-faults">{errors}</ul>
            {only_if(is_taken, || markup! { <p class="why">{triangle("triangle")}{words.taken}</p> })}
            {only_if(!is_taken && !finals.is_empty(), || {
                let text = finals_against(lang, &finals);
                markup! { <p class="why">{triangle("triangle")}{text}</p> }
            })}
            {only_if(!odd.is_empty(), || markup! {
                <h3 class="numbers-head">{words.odd}</h3>
                <ul class="draft-faults">{odd}</ul>
            })}
            <p class="file-buttons">
                <button
                    type="button"
                    class="filled"
                    id="draft-publish"
                    disabled={when(count > 0 || bars, "")}
                    onclick={of.on(DraftMsg::Publish)}
                >{words.publish}</button>
                {button("link", words.export_draft, of.on(DraftMsg::ExportDraft))}
                {button("link", of.view.words().print, of.view.on(RestMsg::Print))}
                {button("link", words.drop, of.on(DraftMsg::Drop(id)))}
            </p>
            <p class="small">{words.publish_note}</p>
        </section>
    }
}

/// A month by it, and as it's scored now.
fn sample(of: &Draft<'_>) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let all = of.form.samples(of.view.model, &of.sketch);
    let tried = of.form.sample(of.view.model, &of.sketch);
    let name = |sample: &Sample| match sample {
        Sample::Example(nth) => {
            let example = of.read.document.examples.get(*nth);
            example.map_or_else(String::new, |example| match word(lang, &example.title) {
                "" => example.id.to_string(),
                title => title.to_owned(),
            })
        }
        Sample::Month(agent, month) => {
            format!(
                "{} {}",
                locale::name(lang, agent),
                locale::month(lang, *month)
            )
        }
    };
    let shown = tried.as_ref().map(|tried| tried.of.clone());
    let options = all
        .iter()
        .map(|one| (name(one), Some(one) == shown.as_ref()))
        .collect();
    let inside = match &tried {
        _ if all.is_empty() => markup! { <p class="hint">{words.no_sample}</p> },
        None => markup! { <p class="hint">{words.not_yet}</p> },
        Some(tried) => {
            let chosen = all.clone();
            let choose = of.select((words.sample, ""), options, move |nth| {
                let sample = chosen.get(nth).cloned();
                DraftMsg::Sample(sample.unwrap_or(Sample::Example(0)))
            });
            markup! { {choose}{results(of, tried)} }
        }
    };
    markup! {
        <section class="block draft-sample" id="draft-sample">
            <h2 class="block-head"><span class="block-title">{words.sample}</span></h2>
            {inside}
        </section>
    }
}

fn results(of: &Draft<'_>, tried: &crate::desk::draft::Tried) -> Html {
    let lang = of.view.lang;
    let document = tried.is.document();
    let Ok(sheet) = &tried.is.sheet else {
        return markup! { <p class="hint">{of.words.not_yet}</p> };
    };
    let was = tried
        .was
        .as_ref()
        .and_then(|was| Some((was.document(), was.sheet.as_ref().ok()?)));
    let totals = document.totals.iter().zip(&sheet.totals).map(|(total, found)| {
        let before = was.and_then(|(document, sheet)| {
            let at = document.totals.iter().position(|one| one.id == total.id)?;
            Some(sheet.totals.get(at)?.headline)
        });
        let by = before.map(|before| found.headline - before).filter(|by| !by.is_zero());
        markup! {
            <p class="draft-result" key={hashed(total.id)}>
                <span class="small">{total_name(lang, total)}</span>
                <span class="figure">
                    {before.filter(|_| by.is_some()).map_or_else(none, |before| markup! {
                        <span class="draft-before">{book::figure(before)}" \u{2192} "</span>
                    })}
                    <strong>{with_unit(&book::figure(found.headline), &total.unit)}</strong>
                </span>
                {only_if(!found.range.is_settled(), || {
                    let text = book::range(lang, found.range, "");
                    markup! { <span class="small">{text}</span> }
                })}
                {by.map_or_else(none, |by| markup! { <strong class="figure">{signed(by)}</strong> })}
            </p>
        }
    });
    let totals: Vec<Html> = totals.collect();
    let lines = document.lines().into_iter().filter_map(|(total, line)| {
        let found = sheet.lines.iter().find(|found| found.id == line.id)?;
        let before =
            was.and_then(|(_, sheet)| sheet.lines.iter().find(|before| before.id == line.id));
        let before = before.map(|before| before.headline);
        let is_other = before.is_some_and(|before| before != found.headline);
        (is_other || !found.headline.is_zero()).then(|| {
            let name = clause_name(lang, line);
            let text = match before.filter(|_| is_other) {
                Some(before) => format!("{} \u{2192} {}", signed(before), signed(found.headline)),
                None => with_unit(&signed(found.headline), &total.unit),
            };
            let class = if is_other { "strong figure" } else { "figure" };
            markup! {
                <li><span>{name}</span><span class={class}>{text}</span></li>
            }
        })
    });
    let lines: Vec<Html> = lines.collect();
    markup! {
        <div role="status">{totals}</div>
        <ul class="draft-lines">{lines}</ul>
    }
}
