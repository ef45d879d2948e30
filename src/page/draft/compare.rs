//! What it says otherwise than the version it began as, and whom that concerns.

use yew::prelude::*;

use super::Draft;
use crate::desk::draft::{DraftMsg, Looked};
use crate::draft::{Changed, Difference, LineChange, Said, Stage, What};
use crate::id::Id;
use crate::language::{Document, Param, Part};
use crate::locale;
use crate::locale::book::{figure, param, signed, word};
use crate::locale::book_line::option_name;
use crate::locale::book_open::part_name;
use crate::locale::data;
use crate::locale::draft::{line_months, looking, rest, sides, tried_on, unscored, weighing};
use crate::locale::draft_months::{between, not_listed};
use crate::locale::draft_part::{
    clause_name, line_said, number_by, number_name, said_by, value_said,
};
use crate::number::{Decimal, Points};
use crate::page::charts::change;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, job};
use crate::picture::{Axis, points};

/// So many months are named at once.
const NAMED: usize = 12;

/// So many more can be unfolded.
const LISTED: usize = 300;

/// The view.
pub fn compare(of: &Draft<'_>) -> Html {
    markup! {
        {different(of)}
        {effect(of)}
        {sensitive(of)}
    }
}

fn block(title: &'static str, inside: Html) -> Html {
    markup! {
        <section class="block">
            <h2 class="block-head"><span class="block-title">{title}</span></h2>
            {inside}
        </section>
    }
}

fn different(of: &Draft<'_>) -> Html {
    let words = of.words;
    let root = of.sketch.root.as_ref().and_then(|root| root.document());
    let Some(root) = root else {
        return block(
            words.differences,
            markup! { <p class="hint">{words.no_root}</p> },
        );
    };
    let all = of.form.different(&of.sketch).unwrap_or_default();
    if all.is_empty() {
        return block(
            words.differences,
            markup! { <p class="hint">{words.no_differences}</p> },
        );
    }
    let rows = all.iter().enumerate();
    let rows = rows.map(|(nth, one)| row(of, (nth, one), &root));
    let rows: Vec<Html> = rows.collect();
    block(
        words.differences,
        markup! {
            <div class="scroll-x" tabindex="0">
                <table class="basis-table draft-compare"><tbody>{rows}</tbody></table>
            </div>
        },
    )
}

fn row(of: &Draft<'_>, (nth, one): (usize, &Difference), root: &Document) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let document = if one.is_here { &of.read.document } else { root };
    let name = match &*one.path {
        "title" => words.name.to_owned(),
        "issuer" => words.issuer.to_owned(),
        "adopted" => words.adopted.to_owned(),
        "noticed" => words.noticed.to_owned(),
        "effective" => words.effective.to_owned(),
        "overlap" => words.overlap.to_owned(),
        "audiences" => words.audiences.to_owned(),
        path => part_name(lang, document, path),
    };
    let sides = |said: &Said<Param>| {
        let texts = [&said.was, &said.is].map(|of| {
            of.as_ref()
                .map_or("\u{2014}".to_owned(), |of| param(lang, of))
        });
        // The same number, said by somebody else.
        match (&said.was, &said.is) {
            (Some(was), Some(is)) if texts[0] == texts[1] => {
                [was, is].map(|of| format!("{} {}", param(lang, of), number_by(lang, of)))
            }
            _ => texts,
        }
    };
    let (what, [was, is]) = match &one.what {
        What::Added => (
            words.added.to_owned(),
            [String::new(), said_of(of, document, &one.path)],
        ),
        What::Removed => (
            words.removed.to_owned(),
            [said_of(of, document, &one.path), String::new()],
        ),
        What::Number(role, answer, said) => {
            let document = if said.is.is_some() {
                &of.read.document
            } else {
                root
            };
            (number_name(lang, document, *role, *answer), sides(said))
        }
        What::Origin(said) => {
            let by = |of: &Option<_>| of.as_ref().map_or(String::new(), |of| said_by(lang, of));
            (words.by_whom.to_owned(), [by(&said.was), by(&said.is)])
        }
        What::Text(said) => {
            let text = |of: &Option<_>| of.as_ref().map_or("", |of| word(lang, of)).to_owned();
            (words.text.to_owned(), [text(&said.was), text(&said.is)])
        }
        What::Answer(said) => {
            let option = |id: Option<Option<Id>>, of: &Document| {
                let options = of.readings.iter().flat_map(|reading| &reading.options);
                let mut found = options.filter(|option| Some(option.id) == id.flatten());
                found
                    .next()
                    .map(|option| option_name(lang, option))
                    .unwrap_or_default()
            };
            (
                words.answer.to_owned(),
                [option(said.was, root), option(said.is, &of.read.document)],
            )
        }
        What::Reckoned => {
            let before = same_part(root, &of.read.document, &one.path);
            let before = before
                .map(|path| said_of(of, root, &path))
                .unwrap_or_default();
            (
                words.reckoned.to_owned(),
                [before, said_of(of, document, &one.path)],
            )
        }
    };
    markup! {
        <tr key={hashed((nth, &one.path))}>
            <th scope="row"><bdi>{name}</bdi></th>
            <td>{what}</td>
            <td>{was}</td>
            <td aria-hidden="true">"\u{2192}"</td>
            <td class="strong">{is}</td>
        </tr>
    }
}

/// What a part says, in short.
fn said_of(of: &Draft<'_>, document: &Document, path: &str) -> String {
    match document.part(path) {
        Some(Part::Line(line)) => line_said(of.view.lang, document, line, ""),
        Some(Part::Value(value)) => value_said(of.view.lang, document, value),
        _ => String::new(),
    }
}

/// The place in one document of what stands at a place of another: a line or a value.
fn same_part(there: &Document, here: &Document, path: &str) -> Option<String> {
    match here.part(path)? {
        Part::Value(value) => {
            let nth = there.values.iter().position(|one| one.id == value.id)?;
            Some(format!("values[{nth}]"))
        }
        Part::Line(line) => crate::draft::place_of_line(there, line.id),
        _ => None,
    }
}

fn effect(of: &Draft<'_>) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let cases = of.form.cases(of.view.model, &of.sketch);
    if cases.is_empty() || of.read.volume.is_none() {
        let text = if cases.is_empty() {
            words.no_months
        } else {
            words.not_yet
        };
        return block(words.effect, markup! { <p class="hint">{text}</p> });
    }
    let looked = of.form.outlook(of.view.model, &of.sketch);
    let Some(effect) = looked.and_then(|looked| looked.outlook.effect()) else {
        return block(words.effect, progress(of, looked, cases.len()));
    };
    let widest = effect
        .changed
        .iter()
        .map(|one| one.by().abs())
        .max()
        .unwrap_or_default();
    let axis = axis(widest);
    let count = effect.changed.len();
    // Those who gain most, and those who lose most.
    let is_named = |nth: usize| nth < NAMED / 2 || nth + NAMED / 2 >= count || count <= NAMED;
    let all = effect.changed.iter().enumerate();
    let named = all.clone().filter(|(nth, _)| is_named(*nth));
    let months: Vec<Html> = named.map(|(_, one)| month(of, one, axis)).collect();
    let others = all.filter(|(nth, _)| !is_named(*nth)).take(LISTED);
    let others: Vec<Html> = others.map(|(_, one)| month(of, one, axis)).collect();
    let left = count.saturating_sub(months.len() + others.len());
    let widest = effect
        .lines
        .iter()
        .map(|one| one.by.abs())
        .max()
        .unwrap_or_default();
    let line_axis = self::axis(widest);
    let lines = effect.lines.iter().take(NAMED).map(|one| {
        let text = format!("{} ({})", signed(one.by), line_months(lang, one.months));
        markup! {
            <li key={hashed(one.line)}>
                <span class="numbers-who">{line_name(of, one)}</span>
                {change(line_axis, &[points(one.by)])}
                <span class="figure">{text}</span>
            </li>
        }
    });
    let lines: Vec<Html> = lines.collect();
    block(
        words.effect,
        markup! {
            <p role="status">{sides(lang, effect.sides(), effect.same, &signed(effect.sum()))}</p>
            {only_if(effect.unscored > 0, || markup! { <p class="hint">{unscored(lang, effect.unscored)}</p> })}
            <ul class="numbers-months draft-effects">{months}</ul>
            {only_if(!others.is_empty(), || markup! {
                <details class="draft-effects-rest">
                    <summary>{between(lang, others.len())}</summary>
                    <ul class="numbers-months draft-effects">{others}</ul>
                    {only_if(left > 0, || markup! { <p class="hint">{not_listed(lang, left)}</p> })}
                </details>
            })}
            {only_if(!lines.is_empty(), || markup! {
                <h3 class="numbers-head">{words.by_line}</h3>
                <ul class="numbers-months draft-effects">{lines}</ul>
            })}
        },
    )
}

fn month(of: &Draft<'_>, one: &Changed, axis: Axis) -> Html {
    let lang = of.view.lang;
    let who = format!(
        "{} {}",
        locale::name(lang, &one.agent),
        locale::month(lang, one.month)
    );
    let lines = one.lines.iter().take(3);
    let mut why: Vec<String> = lines
        .map(|line| format!("{} {}", line_name(of, line), signed(line.by)))
        .collect();
    if !one.rest.is_zero() {
        why.push(rest(lang, &signed(one.rest)));
    }
    let text = format!("{} \u{2192} {}", figure(one.was), figure(one.is));
    markup! {
        <li key={hashed((&one.agent, one.month))}>
            <span class="numbers-who">{who}</span>
            {change(axis, &[points(one.by())])}
            <span class="figure">{text}" "<strong>{signed(one.by())}</strong></span>
            <span class="small draft-why">{why.join("  ")}</span>
        </li>
    }
}

fn line_name(of: &Draft<'_>, one: &LineChange) -> String {
    let lang = of.view.lang;
    let root = of.sketch.root.as_ref().and_then(|root| root.document());
    let find = |document: &Document| {
        let lines = document.lines().into_iter();
        let mut found = lines.filter(|(_, line)| line.id == one.line);
        found.next().map(|(_, line)| clause_name(lang, line))
    };
    find(&of.read.document)
        .or_else(|| find(&root?))
        .unwrap_or_else(|| one.line.to_string())
}

/// How far it is worked out; a way to stop, and to go on.
fn progress(of: &Draft<'_>, looked: Option<&Looked>, months: usize) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let stage = looked.map_or(Stage::Months(0, months), |looked| looked.outlook.stage());
    let (name, at) = match stage {
        Stage::Months(done, many) => (looking(lang, many), (done, many)),
        Stage::Numbers(done, many) => (weighing(lang), (done, many)),
        Stage::Done => return none(),
    };
    let stop = |text, is_stopped| button("outlined", text, of.on(DraftMsg::Stop(is_stopped)));
    match looked.is_some_and(|looked| looked.is_stopped) {
        true => markup! { <p class="hint">{words.stopped}" "{stop(words.go_on, false)}</p> },
        false => job(name, at, stop(data::stop(lang), true)),
    }
}

fn sensitive(of: &Draft<'_>) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let looked = of.form.outlook(of.view.model, &of.sketch);
    let Some(looked) = looked.filter(|looked| looked.outlook.effect().is_some()) else {
        return none();
    };
    let Some((all, months)) = looked.outlook.sensitive() else {
        return block(words.sensitive, progress(of, Some(looked), 0));
    };
    if all.is_empty() || months == 0 {
        return none();
    }
    let widest = all
        .iter()
        .flat_map(|one| one.by.map(Decimal::abs))
        .max()
        .unwrap_or_default();
    let axis = axis(widest);
    let rows = all.iter().take(20).map(|one| {
        let name = format!(
            "{} {}",
            part_name(lang, &of.read.document, &one.number.part),
            number_name(lang, &of.read.document, one.number.role, one.number.answer)
        );
        let [low, high] = one.by;
        markup! {
            <li key={hashed(&one.number.path)}>
                <span class="numbers-who">{name}</span>
                {change(axis, &[points(low), points(high)])}
                <span class="figure">{format!("{} / {}", signed(low), signed(high))}</span>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    block(
        words.sensitive,
        markup! {
            <p class="hint">{tried_on(lang, months)}</p>
            <ul class="numbers-months draft-effects">{rows}</ul>
        },
    )
}

fn axis(widest: Decimal) -> Axis {
    let widest = points(widest);
    Axis::spanning(-widest, widest.max(Points::from_raw(1)))
}
