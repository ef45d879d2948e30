//! The process around a score, as the seventh chunk draws it.

mod answer;
mod beside;
mod cases;
mod correct;
mod elsewhere;
mod fields;
mod give_out;
mod incoming;
mod missing;
mod paper;
mod seen;
mod sent;
mod slip;
mod stages;
mod team;

use yew::prelude::*;

pub use cases::paper_of;
pub use paper::paper;

use super::dom::{flag, markup, none};
use super::view::{PageMsg, View};
use crate::desk::RestMsg;
use crate::desk::review::{ReviewForm, ReviewMsg, ReviewTab};
use crate::locale::review::{ReviewWords, review_words};
use crate::locale::review_cases::case_words;
use crate::locale::{
    self,
    review_team::{TeamReviewWords, team_review_words},
};
use crate::review::MonthOf;

/// What the parts are drawn from.
struct Review<'a> {
    view: &'a View<'a>,
    words: &'static ReviewWords,
    team: &'static TeamReviewWords,
    form: &'a ReviewForm,
    /// The shown month.
    key: MonthOf,
}

impl Review<'_> {
    /// A callback that sends a message.
    fn on<E: 'static>(&self, msg: ReviewMsg) -> Callback<E> {
        self.view.on(RestMsg::review(msg))
    }

    /// A callback that sends what is typed.
    fn typed(&self, to: impl Fn(String) -> ReviewMsg + 'static) -> Callback<String> {
        self.view
            .send
            .reform(move |text| PageMsg::from(RestMsg::review(to(text))))
    }

    /// Whether what is typed is about the shown month.
    fn is_here(&self) -> bool {
        self.form.is_about(&self.key)
    }

    /// Whether what is typed is about the shown month of the team.
    fn is_month(&self) -> bool {
        self.form.is_of_month(self.key.month)
    }
}

/// The page.
pub fn page(view: &View<'_>) -> Html {
    let empty = ReviewForm::default();
    let content = &view.state.content;
    let of = Review {
        view,
        words: review_words(view.lang),
        team: team_review_words(view.lang),
        form: view.review_form().unwrap_or(&empty),
        key: MonthOf::new(&*content.agent, content.month, content.book),
    };
    let inside = match of.form.tab {
        ReviewTab::Own => markup! {
            {seen::seen(&of)}
            {slip::slip(&of)}
            {match of.key.document {
                None => markup! { {correct::section_of(&of)}{elsewhere::elsewhere(&of)} },
                Some(_) => seen::open_again(&of),
            }}
            {seen::rules(&of)}
        },
        ReviewTab::Team => markup! {
            {give_out::give_out(&of)}
            {team::receipts(&of)}
            {answer::slips(&of)}
            {stages::stages(&of)}
        },
        ReviewTab::Cases => cases::cases(&of),
    };
    markup! {
        <main class="months review" id="main" tabindex="-1">
            <div class="review-head">
                <h2 class="page-title">{of.words.title}</h2>
                <span class="small">
                    {locale::month(view.lang, of.key.month)}" "
                    {match of.form.tab {
                        ReviewTab::Own => markup! { <bdi>{locale::name(view.lang, &of.key.agent).into_owned()}</bdi> },
                        ReviewTab::Team | ReviewTab::Cases => none(),
                    }}
                </span>
                {tabs(&of)}
            </div>
            {incoming::incoming(&of)}
            {inside}
        </main>
    }
}

fn tabs(of: &Review<'_>) -> Html {
    let all = [
        (ReviewTab::Own, of.words.own),
        (ReviewTab::Team, of.words.team),
        (ReviewTab::Cases, case_words(of.view.lang).tab),
    ];
    let tabs = all.map(|(tab, name)| {
        markup! {
            <button
                type="button"
                class="switch"
                aria-pressed={flag(of.form.tab == tab)}
                onclick={of.on(ReviewMsg::Tab(tab))}
            >
                {name}
            </button>
        }
    });
    markup! { <span class="review-tabs" role="group" aria-label={of.words.title}>{tabs.to_vec()}</span> }
}

/// A section with its title.
fn section(id: &'static str, title: &str, note: Html, inside: Html) -> Html {
    markup! {
        <section class="block" id={id} tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{title}</span>
                <span class="block-note">{note}</span>
            </h2>
            {inside}
        </section>
    }
}
