//! What isn't in the official month and should be: chosen, to be appealed.

use yew::prelude::*;

use super::{Review, fields};
use crate::desk::RestMsg;
use crate::desk::book::Shelf;
use crate::desk::review::{Official, ReviewMsg};
use crate::locale::reviewed;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::button;
use crate::review::Missing;

/// The choice; nothing where nothing can be missing.
pub fn missing(of: &Review<'_>, official: &Official<'_>) -> Html {
    let (lang, words) = (of.view.lang, of.words);
    let month = &official.month;
    let shelf = Shelf::of(&of.view.state.content.books);
    let slip = shelf.slip(&of.key);
    let slip = slip.filter(|slip| slip.sheet == official.code);
    let is_free = |it: &Missing| {
        let mut facts = slip.iter().flat_map(|slip| &slip.lines);
        !facts.any(|line| line.facts.iter().any(|asked| asked.fact == it.fact))
    };
    let all = month.missing().into_iter().filter(is_free);
    let all: Vec<Missing> = all.collect();
    let mut options = vec![words.choose_missing.to_owned()];
    options.extend(all.iter().map(|it| reviewed::missing(lang, month, it)));
    let facts: Vec<String> = all.into_iter().map(|it| it.fact).collect();
    let chosen = of.form.missing.as_ref().filter(|_| of.is_here());
    let chosen = chosen.and_then(|fact| facts.iter().position(|it| it == fact));
    let add = chosen.and_then(|at| facts.get(at)).cloned();
    let is_any = !facts.is_empty();
    let send = of.view.send.clone();
    let choose = Callback::from(move |at: usize| {
        let fact = at.checked_sub(1).and_then(|at| facts.get(at));
        if let Some(fact) = fact {
            let msg = ReviewMsg::ChooseMissing(fact.clone());
            send.emit(RestMsg::review(msg).into());
        }
    });
    only_if(is_any, || {
        let at = chosen.map_or(0, |at| at + 1);
        markup! {
            <div>
                {fields::select("slip-missing", words.missing, &options, Some(at), None, choose.clone())}
                <p class="hint">{words.missing_hint}</p>
                {add.clone().map_or_else(none, |fact| {
                    button("outlined", words.add_missing, of.on(ReviewMsg::AppealMissing(fact)))
                })}
            </div>
        }
    })
}
