//! Carries out what the desk wants done with files, links, and pages besides the month's, as far
//! as the third chunk does it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::app::App;
use super::browser;
use super::collate::by_title;
use super::link;
use super::room;
use super::slices::turn;
use super::view::PageMsg;
use crate::desk::log::LogMsg;
use crate::desk::{
    DataMsg, Effect, Estimate, ExportMsg, FileRead, ImportMsg, ListsMsg, RestMsg, TableContent,
    TableFile, TableMsg,
};
use crate::id::Fingerprint;
use crate::table::is_workbook;

impl App {
    /// Carries it out.
    pub(super) fn carry_out_pages(&mut self, effect: Effect) {
        match effect {
            Effect::DownloadBytes(name, bytes) => {
                browser::download(&name, &bytes);
            }
            Effect::Download(name, text) => {
                browser::download(&name, text.as_bytes());
            }
            Effect::Share(name, text) => {
                let shared = |shared| RestMsg::Export(ExportMsg::Shared(shared)).into();
                browser::share(&name, &text, self.send.reform(shared));
            }
            Effect::Pack(text) => {
                let page = link::page_address().unwrap_or_default();
                let packed =
                    move |packed| RestMsg::Export(ExportMsg::Packed(page.clone(), packed)).into();
                link::pack(text, self.send.reform(packed));
            }
            Effect::Copy(text) => {
                let copied = |copied| RestMsg::Copied(copied).into();
                browser::copy(text, self.send.reform(copied));
            }
            Effect::Stamp(list) => {
                // Whole milliseconds since 1970.
                let now = js_sys::Date::now() as u64;
                self.tell(RestMsg::Lists(ListsMsg::Added(list, now)));
            }
            Effect::Estimate => room::estimate(false, self.send.reform(estimated)),
            Effect::Persist => room::estimate(true, self.send.reform(estimated)),
            Effect::BeginBackup => {
                self.tell(RestMsg::Data(DataMsg::Begin(browser::minute())));
            }
            Effect::Offer(name, text) => {
                let offered = browser::download(&name, text.as_bytes());
                self.tell(RestMsg::Data(DataMsg::Offered(offered)));
            }
            Effect::StampEntry => {
                // Whole milliseconds since 1970.
                let now = js_sys::Date::now() as u64;
                self.tell(RestMsg::Log(LogMsg::AddAt(now)));
            }
            Effect::AskNarrow(id, focus) => {
                let is_sheet = browser::is_narrow();
                self.tell(RestMsg::Log(LogMsg::OpenAs(id, focus, is_sheet)));
            }
            Effect::SortTitles(list) => {
                let mut list = Rc::unwrap_or_clone(list);
                by_title(&mut list);
                self.tell(RestMsg::Log(LogMsg::Sorted(list)));
            }
            _ => {}
        }
    }
}

fn estimated(estimate: Estimate) -> PageMsg {
    RestMsg::Data(DataMsg::Estimated(estimate)).into()
}

/// Reads files and tells the desk, all at once: tables, and all others.
pub(super) fn read_files(files: Vec<File>, send: yew::Callback<PageMsg>) {
    spawn_local(async move {
        let (mut read, mut tables) = (Vec::new(), Vec::new());
        for file in files {
            let bytes = browser::bytes_of(&file).await;
            let known = bytes.as_deref().unwrap_or_default();
            // Of thousands of months, each of these takes its time.
            turn().await;
            let hash = Fingerprint::of_bytes(known.iter().copied());
            turn().await;
            if is_workbook(known) {
                let content = TableContent::Bytes(known.into());
                let name = file.name();
                tables.push(TableFile {
                    name,
                    hash,
                    content,
                });
                continue;
            }
            let text = bytes.and_then(|bytes| browser::decoded(&bytes));
            let name = file.name();
            let is_table = [".csv", ".tsv"]
                .iter()
                .any(|end| name.to_lowercase().ends_with(end));
            let text = match text {
                Ok((text, _)) if is_table => {
                    let content = TableContent::Text(text);
                    tables.push(TableFile {
                        name,
                        hash,
                        content,
                    });
                    continue;
                }
                text => text,
            };
            read.push(FileRead { name, hash, text });
        }
        if !read.is_empty() {
            send.emit(RestMsg::Import(ImportMsg::Files(read)).into());
        }
        // They come after what opens the page anew.
        if !tables.is_empty() {
            send.emit(RestMsg::table(TableMsg::Files(tables)).into());
        }
    });
}
