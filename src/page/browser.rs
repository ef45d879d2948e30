//! What the page asks of the browser: today, files in and out, printing.

use std::cell::OnceCell;

use js_sys::{Array, Date as JsDate, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CssStyleSheet, Element, File, FileList, FilePropertyBag,
    HtmlAnchorElement, HtmlDialogElement, HtmlElement, KeyboardEvent, ShareData, Url,
};
use web_sys::{TextDecoder, TextDecoderOptions};
use yew::Callback;

use crate::calendar::{Date, Minute};
use crate::desk::Shared;
use crate::exchange::{Encoding, FileFault, decode};
use crate::locale::Lang;
use crate::store::Theme;

/// The day that it is in the user's own time zone.
pub fn today() -> Date {
    let now = JsDate::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month(), now.get_date());
    Date::new(year as u16, month as u8 + 1, day).unwrap_or_default()
}

/// So many milliseconds until the next day begins in the user's own time zone.
pub fn until_tomorrow() -> i32 {
    let now = JsDate::new_0();
    let (hours, minutes) = (now.get_hours() as i32, now.get_minutes() as i32);
    let left = 24 * 3_600 - (hours * 60 + minutes) * 60 - now.get_seconds() as i32;
    // The second that is under way isn't over sooner.
    left * 1_000
}

/// Hour and minute in the user's own time zone.
pub fn clock() -> (u32, u32) {
    let now = JsDate::new_0();
    (now.get_hours(), now.get_minutes())
}

/// The minute that it is by the user's clock.
pub fn minute() -> Minute {
    let (hour, minute) = clock();
    Minute::new(today(), hour, minute).unwrap_or_default()
}

/// Whether something of ours is stored; none where storage is refused.
pub fn has_data() -> Option<bool> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let keys = 0..storage.length().ok()?;
    let ours = |at| {
        let key = storage.key(at).ok().flatten();
        key.is_some_and(|key| key.starts_with("kaohe:"))
    };
    Some(keys.into_iter().any(ours))
}

/// A key of `localStorage` that no other page has.
pub fn journal_key() -> String {
    let number = js_sys::Math::random() * 1e9;
    format!("kaohe:journal:{}", number as u32)
}

/// Writes a text into `localStorage`; false where that's refused.
pub fn write(key: &str, text: &str) -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Calls back if rows of ours are stored, which `localStorage` doesn't show, or
/// if the browser can't tell.
pub fn if_has_rows(found: impl FnOnce() + 'static) {
    spawn_local(async move {
        let listed = async {
            let factory = Reflect::get(&web_sys::window()?.into(), &"indexedDB".into()).ok()?;
            let list: Function = Reflect::get(&factory, &"databases".into())
                .ok()?
                .dyn_into()
                .ok()?;
            let listed: Promise = list.call0(&factory).ok()?.dyn_into().ok()?;
            JsFuture::from(listed).await.ok()?.dyn_into::<Array>().ok()
        };
        let is_ours = |database: JsValue| {
            Reflect::get(&database, &"name".into()).is_ok_and(|name| name == "kaohe")
        };
        if listed.await.is_none_or(|all| all.iter().any(is_ours)) {
            found();
        }
    });
}

/// The root element of the page.
pub fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Dresses the document in a language and a theme.
pub fn dress(lang: Lang, theme: Theme) {
    let Some(root) = root() else {
        return;
    };
    // Refused only for names that aren't attribute names.
    let _ = root.set_attribute("lang", lang.tag());
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
    set_title(lang.words().brand);
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the focus on the first element that a CSS selector fits; a dialog is
/// shown above the page.
pub fn focus_on(selector: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // Refused only by elements that take none, and if it's shown already.
    let _ = match element.dyn_ref::<HtmlDialogElement>() {
        Some(dialog) => dialog.show_modal(),
        None => element.focus(),
    };
}

/// How many pixels wide the drawing is that something is a part of.
pub fn drawing_width(of: &Element) -> Option<i32> {
    let drawing = of.closest("svg").ok().flatten()?;
    // Pixels of a window: no number is counted with them.
    #[allow(clippy::cast_possible_truncation)]
    let wide = drawing.get_bounding_client_rect().width() as i32;
    Some(wide)
}

/// Adds a style sheet to the page's own; browsers that can't stay without it.
pub fn add_style(text: &str) {
    style(text);
}

fn style(text: &str) -> Option<CssStyleSheet> {
    let document = web_sys::window()?.document()?;
    let sheet = CssStyleSheet::new().ok()?;
    // Refused only for sheets that are still being fetched.
    let _ = sheet.replace_sync(text);
    document.adopted_style_sheets().push(&sheet);
    Some(sheet)
}

/// Sets what changes with what is printed, in the place of what was set before.
pub fn set_root_style(text: &str) {
    thread_local! {
        static SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
    }
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet.get_or_init(|| style("")) {
            let _ = sheet.replace_sync(text);
        }
    });
}

/// Whether a printed page may have texts in its margin.
pub fn has_margin_boxes() -> bool {
    let window = web_sys::window();
    window.is_some_and(|window| Reflect::has(&window, &"CSSMarginRule".into()).unwrap_or(false))
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where there is no printing.
        let _ = window.print();
    }
}

/// Whether the screen is too narrow for two columns.
pub fn is_narrow() -> bool {
    let query = |window: web_sys::Window| window.match_media("(max-width: 63.9375em)").ok()?;
    web_sys::window()
        .and_then(query)
        .is_some_and(|query| query.matches())
}

/// How many px the browser's size of text is, 16 as a rule.
pub fn text_size() -> f64 {
    let size = || {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let style = Reflect::get(&window, &"getComputedStyle".into()).ok()?;
        let style = style.dyn_into::<js_sys::Function>().ok()?;
        let style = style.call1(&window, &root).ok()?;
        let size = Reflect::get(&style, &"fontSize".into()).ok()?.as_string()?;
        size.trim_end_matches("px").parse::<f64>().ok()
    };
    size().filter(|size| *size >= 1.0).unwrap_or(16.0)
}

/// Offers bytes as a file. False where the browser doesn't let it.
pub fn download(name: &str, bytes: &[u8]) -> bool {
    let offer = || -> Result<(), JsValue> {
        let url = Url::create_object_url_with_blob(&blob(name, bytes)?)?;
        let document = web_sys::window().and_then(|w| w.document());
        let document = document.ok_or(JsValue::NULL)?;
        let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        Url::revoke_object_url(&url)
    };
    offer().is_ok()
}

/// Puts a text on the clipboard and says how that went.
pub fn copy(text: String, done: Callback<bool>) {
    let Some(window) = web_sys::window() else {
        return done.emit(false);
    };
    let navigator = window.navigator();
    // Absent on pages that weren't loaded securely.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| c.is_object()) {
        let promise = navigator.clipboard().write_text(&text);
        spawn_local(async move { done.emit(JsFuture::from(promise).await.is_ok()) });
    } else {
        done.emit(false);
    }
}

/// Whether this is a phone whose share sheet takes files.
pub fn can_share() -> bool {
    let shares = || {
        let window = web_sys::window()?;
        let touch = window.match_media("(pointer: coarse)").ok()??;
        let navigator = window.navigator();
        let has = Reflect::has(&navigator, &"canShare".into()).ok()?;
        let data = share_data("kaohe.txt", "{}").ok()?;
        Some(touch.matches() && has && navigator.can_share_with_data(&data))
    };
    shares().unwrap_or(false)
}

/// Hands a text as a file to the share sheet of a phone, and says how that went.
pub fn share(name: &str, text: &str, done: Callback<Shared>) {
    let data = share_data(name, text);
    let (Some(window), Ok(data), true) = (web_sys::window(), data, can_share()) else {
        return done.emit(Shared::Refused);
    };
    let promise = window.navigator().share_with_data(&data);
    spawn_local(async move {
        let is_abort = |fault: &JsValue| {
            Reflect::get(fault, &"name".into()).is_ok_and(|name| name == "AbortError")
        };
        done.emit(match JsFuture::from(promise).await {
            Ok(_) => Shared::Taken,
            Err(fault) if is_abort(&fault) => Shared::GivenUp,
            Err(_) => Shared::Refused,
        });
    });
}

fn share_data(name: &str, text: &str) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let parts = Array::of1(&text.into());
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Ok(data)
}

/// A file of the kind that its name says: a phone opens it by that.
fn blob(name: &str, bytes: &[u8]) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(match name.rsplit('.').next() {
        Some("ics") => "text/calendar",
        Some("csv") => "text/csv",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    });
    // Bytes: a text may be made of pieces that a browser writes otherwise.
    let bytes = Uint8Array::from(bytes);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options)
}

/// The files of a list, which the browser may empty at any time.
pub fn files_of(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}

/// The bytes of a file.
///
/// # Errors
/// It's gone.
pub async fn bytes_of(file: &File) -> Result<Vec<u8>, FileFault> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| FileFault::Gone)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file's bytes, and how it's written: what Chinese office
/// editors save is read by the browser's own decoder.
///
/// # Errors
/// It's too large, or no text.
pub fn decoded(bytes: &[u8]) -> Result<(String, Encoding), FileFault> {
    match decode(bytes) {
        Ok(text) => Ok((text.into_owned(), Encoding::of(bytes)?)),
        Err(FileFault::Encoded(encoding)) => {
            let fault = FileFault::Encoded(encoding);
            let text = decode_by(encoding.label(), bytes).map_err(|_| fault)?;
            Ok((text, encoding))
        }
        Err(fault) => Err(fault),
    }
}

fn decode_by(label: &str, bytes: &[u8]) -> Result<String, JsValue> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options)?;
    decoder.decode_with_u8_array(bytes)
}

/// Calls back for every event of the window, for good.
pub fn listen<E: JsCast + 'static>(event: &str, act: impl FnMut(E) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let mut act = act;
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        act(event.unchecked_into());
    });
    // Fired at the document alone.
    let target: web_sys::EventTarget = match (event, window.document()) {
        ("visibilitychange", Some(document)) => document.into(),
        _ => window.into(),
    };
    // Refused only for a missing callback.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The key that was pressed; none of it is for the page while an input method
/// is at work.
pub fn key(event: &KeyboardEvent) -> String {
    // Safari ends a composition before the key that ends it: 229 is left.
    if event.is_composing() || event.key_code() == 229 {
        return String::new();
    }
    event.key()
}

/// Whether an event comes from a text that isn't kept letter by letter: any but
/// a record's field. There the browser takes typing back.
pub fn has_own_undo(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let own = |target: Element| {
        target
            .matches(":is(input[type=text], input[type=search], textarea):not([id^=f-], [id^=day-]), dialog *")
    };
    target.is_some_and(|target| own(target).unwrap_or(false))
}

/// Whether an element lies above what the screen shows.
pub fn is_above(id: &str) -> bool {
    element(id).is_some_and(|element| element.get_bounding_client_rect().bottom() < 60.0)
}

/// What the address ends with, from the `#` on.
pub fn fragment() -> String {
    let location = web_sys::window().map(|window| window.location());
    let fragment = location.and_then(|location| location.hash().ok());
    fragment.unwrap_or_default()
}

/// Names the document.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Shows the page from its beginning.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
