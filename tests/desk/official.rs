//! Official months: given out by the lead, held against their own by the agents.

use kaohe::desk::book::BookMsg;
use kaohe::desk::state::Action;
use kaohe::desk::team::{EventField, IssueAs, TeamEdit, TeamMsg};
use kaohe::desk::{Effect, ExportMsg, RestMsg};
use kaohe::record::{Field, Side};
use kaohe::store::rows::Table;

use super::bench::{Browser, Tab, id, month};

fn team(tab: &mut Tab, msg: TeamMsg) {
    tab.tell(RestMsg::book(BookMsg::Team(msg)));
    tab.settle();
}

/// What the agent enters and sends.
fn agent(tab: &mut Tab, late: &str) -> String {
    tab.enter(Field::Agent, "0417");
    tab.act(Action::Go(month("2026-04")));
    tab.enter(Field::Count(id("7")), late);
    tab.settle();
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Trail(true)));
    tab.tell(RestMsg::Export(ExportMsg::Download));
    tab.downloaded().1
}

/// The lead takes the agent's file and enters an event of their own.
fn lead(tab: &mut Tab, sent: &str) {
    tab.imports(sent);
    tab.tell(RestMsg::book(BookMsg::Team(TeamMsg::Show)));
    team(tab, TeamMsg::Edit(Some(TeamEdit::Event)));
    team(tab, TeamMsg::Event(EventField::Agent, "0417".into()));
    team(tab, TeamMsg::Event(EventField::Clause, "5".into()));
    team(tab, TeamMsg::Enter);
}

fn sides(tab: &Tab) -> Option<(usize, Option<Side>, bool)> {
    let key = ("0417".to_owned(), month("2026-04"));
    let record = tab.model.state.content.records.get(&key).unwrap();
    let sides = tab.model.storage.acts.of(&key).unwrap().sides(record)?;
    let facts = kaohe::record::fact_differences(&sides.own, &sides.official).len();
    Some((facts, sides.counts, sides.issued.is_some()))
}

#[test]
fn an_official_month_goes_out_and_stands_beside_the_agent_s_own() {
    let mut own = Tab::open(&Browser::default());
    let sent = agent(&mut own, "2");
    let mut tab = Tab::open(&Browser::default());
    lead(&mut tab, &sent);
    assert_eq!(sides(&tab), Some((1, Some(Side::Official), false)));
    // The team's page has it, with both scores.
    let view = tab.model.team().unwrap();
    let both = &view.compared[&("0417".to_owned(), month("2026-04"))];
    assert_eq!(both.facts, 1);
    assert_ne!(both.scores[0].0, both.scores[1].0);

    tab.taken();
    team(&mut tab, TeamMsg::Issue(IssueAs::One));
    let (name, official) = tab.downloaded();
    assert_eq!(name, "kaohe-0417-2026-04.json");
    assert_eq!(sides(&tab), Some((1, Some(Side::Official), true)));
    // Once more, it says nothing more.
    let acts = |tab: &Tab| {
        let key = ("0417".to_owned(), month("2026-04"));
        tab.model.storage.acts.of(&key).unwrap().revisions().len()
    };
    let before = acts(&tab);
    team(&mut tab, TeamMsg::Issue(IssueAs::One));
    assert_eq!(tab.downloaded().1, official);
    assert_eq!(acts(&tab), before);

    // At the agent's, as it was sent and changed meanwhile.
    own.imports(&official);
    assert_eq!(sides(&own), Some((1, Some(Side::Official), true)));
    let mut changed = Tab::open(&Browser::default());
    agent(&mut changed, "2");
    changed.enter(Field::Count(id("7")), "1");
    changed.settle();
    changed.imports(&official);
    assert_eq!(sides(&changed), Some((2, Some(Side::Official), true)));
    // The own one counts again, and then doesn't.
    let key = ("0417".to_owned(), month("2026-04"));
    changed.tell(RestMsg::book(BookMsg::Team(TeamMsg::Side(
        key.clone(),
        Side::Own,
    ))));
    changed.settle();
    assert_eq!(sides(&changed), Some((2, Some(Side::Own), true)));
    changed.act(Action::Undo);
    changed.settle();
    assert_eq!(sides(&changed).unwrap().1, Some(Side::Official));
    // It's kept.
    let rows = changed.browser.rows.named(Table::Months);
    assert!(rows.iter().any(|(_, text)| text.contains("\"issued\"")));
}

#[test]
fn what_is_changed_after_it_went_out_is_not_given_out() {
    let mut own = Tab::open(&Browser::default());
    let sent = agent(&mut own, "2");
    let mut tab = Tab::open(&Browser::default());
    lead(&mut tab, &sent);
    team(&mut tab, TeamMsg::Issue(IssueAs::One));
    tab.enter(Field::Count(id("7")), "3");
    tab.settle();
    assert!(!sides(&tab).unwrap().2);
}

#[test]
fn a_file_for_each_is_packed_into_one() {
    let mut own = Tab::open(&Browser::default());
    let sent = agent(&mut own, "2");
    let mut tab = Tab::open(&Browser::default());
    lead(&mut tab, &sent);
    tab.taken();
    team(&mut tab, TeamMsg::Issue(IssueAs::Each));
    // The part that packs is fetched.
    let taken = tab.taken();
    let bytes = taken.iter().find_map(|effect| match effect {
        Effect::DownloadBytes(name, bytes) => Some((name.clone(), bytes.clone())),
        _ => None,
    });
    let (name, bytes) = bytes.unwrap();
    assert_eq!(name, "kaohe-official-2026-04.zip");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes[..])).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_index(0).unwrap(), &mut text).unwrap();
    assert_eq!(zip.len(), 1);
    let mut own = Tab::open(&Browser::default());
    own.imports(&text);
    assert_eq!(sides(&own), Some((1, Some(Side::Official), true)));
}
