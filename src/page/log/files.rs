//! The log's files: what is open of them, and what is asked of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::export::{Export, Scope, Table};
use super::import::{Import, Taken};
use super::report::{ReportMsg, Reporting};
use super::twins::Twins;
use super::{Job, LogDesk, LogMsg};
use crate::desk::{Msg, Page};
use crate::exchange::{Clash, LogTake};
use crate::locale::Lang;
use crate::locale::log_files::{Doing, doing};
use crate::log::EntryId;
use crate::page::browser;
use crate::page::effects::read_files;
use crate::page::root::App;
use crate::page::slices::{self, Scheduler, ThePage, Work};
use crate::page::view::Task;
use crate::store::rows::Progress;

/// What is open instead of the log's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Entries come in.
    Import,
    /// Entries go out.
    Export,
    /// Cases that are nearly equal.
    Twins,
    /// The daily report.
    Report,
}

/// What is open of the log's files.
#[derive(Default)]
pub struct Files {
    /// What is open.
    pub panel: Cell<Option<Panel>>,
    /// How far an import is.
    pub import: RefCell<Import>,
    /// The import that can be taken back.
    pub taken: RefCell<Option<Rc<Taken>>>,
    /// The export's form and what it gave.
    pub export: RefCell<Export>,
    /// Cases that are nearly equal.
    pub twins: RefCell<Twins>,
    /// The daily report.
    pub report: RefCell<Reporting>,
    /// Files whose turn comes later.
    pub(super) waiting: RefCell<Vec<File>>,
    /// In which language what runs is named.
    pub(super) lang: Cell<Lang>,
    /// Whether entries changed and nobody was told yet.
    pub(super) owed: Cell<bool>,
    running: Cell<bool>,
    stopped: Cell<bool>,
}

/// What is asked of the log's files.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesMsg {
    /// Opens something instead of the list.
    Open(Panel),
    /// Back to the list.
    Close,
    /// Stops what runs.
    Cancel,
    /// Files were picked or dropped.
    Read(Vec<File>),
    /// Decides on one of the entries that stand against ours.
    Choose(usize, LogTake),
    /// Decides on all of them that stand so.
    ChooseAll(Clash, LogTake),
    /// Shows more of a list.
    More,
    /// Takes the import.
    Take,
    /// Drops the preview.
    Leave,
    /// Goes on to the next file.
    Next,
    /// Takes the last import back.
    Undo,
    /// Tries to save once more.
    Retry,
    /// Which entries are exported.
    Scope(Scope),
    /// In what form.
    Table(Table),
    /// Looks through what is to be exported, and writes it if nothing in it
    /// looks private.
    Export,
    /// Writes it, masked or as it is.
    Write {
        /// Whether numbers are made unreadable.
        masked: bool,
    },
    /// Offers a file once more.
    Download(usize),
    /// Looks for cases that are nearly equal.
    Search,
    /// Makes a case an ordinary entry.
    Unmark(EntryId),
    /// Makes it a case again.
    Remark(EntryId),
    /// Something about the daily report.
    Report(ReportMsg),
}

/// The log while something long runs on it.
pub(super) struct Busy(&'static LogDesk);

/// Something long that runs on the log.
pub(super) type Run = slices::Run<Busy>;

impl Scheduler for Busy {
    fn now(&self) -> f64 {
        ThePage.now()
    }

    fn turn(&self) -> impl Future<Output = ()> {
        ThePage.turn()
    }
}

impl Work for Busy {
    fn show(&self, name: &str, progress: Progress) {
        let name = name.to_owned();
        self.0.set_job(Some(Job { name, progress }));
    }

    fn is_stopped(&self) -> bool {
        self.0.files.stopped.get()
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.files.running.set(false);
        self.0.set_job(None);
        self.0.tell_owed();
    }
}

impl LogDesk {
    /// Begins something long; none if something runs already.
    pub(super) fn run(&'static self, name: String) -> Option<Run> {
        if self.files.running.replace(true) {
            return None;
        }
        self.files.stopped.set(false);
        Some(Run::new(Busy(self), name))
    }

    /// Whether something runs.
    pub const fn is_busy(&self) -> bool {
        self.files.running.get()
    }

    /// What something is called while it runs.
    pub(super) fn doing(&self, what: Doing) -> String {
        doing(self.files.lang.get(), what).to_owned()
    }

    /// Reads files, one after the other.
    pub(super) fn read(&'static self, files: Vec<File>) {
        self.files.waiting.borrow_mut().extend(files);
        self.next_file();
    }

    fn stop(&self) {
        if self.files.running.get() && !self.files.stopped.replace(true) {
            let progress = Progress { done: 0, of: 0 };
            let name = self.doing(Doing::Stopping);
            self.set_job(Some(Job { name, progress }));
        }
    }
}

impl App {
    /// Carries out what is asked of the log's files.
    pub(super) fn log_files(&mut self, msg: FilesMsg) {
        let Some(desk) = self.log else { return };
        let files = &desk.files;
        files.lang.set(self.model.lang);
        match msg {
            FilesMsg::Open(panel) => {
                files.panel.set(Some(panel));
                match panel {
                    Panel::Twins => spawn_local(desk.search_twins()),
                    Panel::Report => desk.open_report(self.model.state.today),
                    Panel::Import | Panel::Export => {}
                }
                self.turn_to_main();
            }
            FilesMsg::Close => {
                files.panel.set(None);
                self.turn_to_main();
            }
            FilesMsg::Cancel => desk.stop(),
            FilesMsg::Read(read) => {
                self.tell(Msg::Page(Page::Log));
                files.panel.set(Some(Panel::Import));
                desk.read(read);
            }
            FilesMsg::Choose(index, choice) => desk.decide(index, choice),
            FilesMsg::ChooseAll(clash, choice) => desk.decide_all(clash, choice),
            FilesMsg::More => desk.show_more(),
            FilesMsg::Take => spawn_local(desk.take_import()),
            FilesMsg::Leave => {
                files.import.take();
                desk.next_file();
            }
            FilesMsg::Next => desk.next_file(),
            FilesMsg::Undo => desk.begin_undo_import(),
            FilesMsg::Retry => desk.retry(),
            FilesMsg::Scope(scope) => files.export.borrow_mut().choose(scope),
            FilesMsg::Table(table) => files.export.borrow_mut().write_as(table),
            FilesMsg::Export => {
                let asked = self.exported();
                spawn_local(desk.look_and_export(asked));
            }
            FilesMsg::Write { masked } => {
                let asked = self.exported();
                spawn_local(desk.export(asked, masked));
            }
            FilesMsg::Download(index) => files.export.borrow().download(index),
            FilesMsg::Search => spawn_local(desk.search_twins()),
            FilesMsg::Unmark(id) => desk.unmark(id),
            FilesMsg::Remark(id) => desk.remark(id),
            FilesMsg::Report(msg) => self.log_report(msg),
        }
    }

    /// What was open is gone, with the focus: it goes where all begins.
    fn turn_to_main(&mut self) {
        self.after_log = Some(|| {
            browser::scroll_to_top();
            if let Some(main) = browser::element("main") {
                // Refused only where nothing has the focus.
                let _ = main.focus();
            }
        });
    }

    /// What an export hangs on besides its form.
    fn exported(&self) -> super::export::Asked {
        super::export::Asked {
            lang: self.model.lang,
            month: self.model.state.content.month,
            today: self.model.state.today,
            lists: self.model.log_lists(),
        }
    }

    /// Leads files to where they belong: logs to the log, all others to the
    /// months. What says nothing of itself stays where it was given.
    pub(in crate::page) fn sort_files(&self, given: Vec<File>) {
        let to_log = self.model.page == Page::Log;
        let send = self.send.clone();
        spawn_local(async move {
            let (mut logs, mut others) = (Vec::new(), Vec::new());
            for file in given {
                match super::read::format_of(&file).await {
                    Some(true) => logs.push(file),
                    None if to_log => logs.push(file),
                    _ => others.push(file),
                }
            }
            if !logs.is_empty() {
                let msg = LogMsg::Files(FilesMsg::Read(logs));
                send.emit(Task::Log(msg).into());
            }
            read_files(others, send);
        });
    }
}
