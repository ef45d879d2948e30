//! A file into entries, chunk by chunk.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::files::Run;
use crate::exchange::{
    Encoding, FORMAT, FileFault, HEAD_BYTES, LOG_FORMAT, LogIncoming, TextPieces, format_in,
};
use crate::locale::Lang;
use crate::locale::log_files::{checking, reading};
use crate::page::{browser, slices};
use crate::rulebook::Document;

/// Bytes that are asked of the browser at once.
const CHUNK: usize = 256 << 10;

/// Why a file isn't read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Somebody stopped it.
    Stopped,
    /// The browser can't read it any more.
    Gone,
    /// It's a file of months or rules.
    Other,
    /// It isn't as a file of the log has to be.
    Fault(FileFault),
}

/// Whether a file says that it's a log, or that it isn't; none if it says
/// nothing at its beginning.
pub(super) async fn format_of(file: &File) -> Option<bool> {
    let head = bytes(file, 0, HEAD_BYTES).await?;
    let head = String::from_utf8_lossy(&head);
    let format = format_in(&head)?;
    match format {
        LOG_FORMAT => Some(true),
        other => is_of_months(other).then_some(false),
    }
}

fn is_of_months(format: &str) -> bool {
    format == FORMAT || format == Document::FORMAT
}

/// Reads a file of the log.
pub(super) async fn read(
    file: &File,
    lang: Lang,
    run: &mut Run,
) -> Result<(LogIncoming, Encoding), Unread> {
    let (text, encoding) = text(file, lang, run).await?;
    run.named(checking(lang, &file.name()), 0, text.len());
    match slices::log::check(text, run).await {
        Ok(None) => Err(Unread::Stopped),
        Ok(Some(incoming)) => Ok((incoming, encoding)),
        Err(FileFault::Format { found: Some(found) }) if is_of_months(&found) => Err(Unread::Other),
        Err(fault) => Err(Unread::Fault(fault)),
    }
}

async fn text(file: &File, lang: Lang, run: &mut Run) -> Result<(String, Encoding), Unread> {
    // Whole, and far below what it can't hold.
    let size = file.size() as usize;
    // Before anything of it is read.
    let mut text = TextPieces::of_size(size).map_err(Unread::Fault)?;
    run.named(reading(lang, &file.name()), 0, size);
    let mut at = 0;
    while at < size {
        let end = size.min(at + CHUNK);
        let bytes = bytes(file, at, end).await.ok_or(Unread::Gone)?;
        // Both bytes of the first sign tell UTF-16.
        let first = bytes.get(..2).filter(|_| at == 0).map(Encoding::of);
        let wide = matches!(first, Some(Ok(Encoding::Utf16Le | Encoding::Utf16Be)));
        match text.push(&bytes) {
            Ok(()) if !wide => {}
            Ok(()) | Err(FileFault::NotText { .. }) => {
                let whole = self::bytes(file, 0, size).await.ok_or(Unread::Gone)?;
                return browser::decoded(&whole).map_err(Unread::Fault);
            }
            Err(fault) => return Err(Unread::Fault(fault)),
        }
        at = end;
        if !run.goes_on(at, size).await {
            return Err(Unread::Stopped);
        }
    }
    match text.finish() {
        Ok(text) => Ok((text, Encoding::Utf8)),
        Err(fault) => Err(Unread::Fault(fault)),
    }
}

async fn bytes(file: &Blob, from: usize, to: usize) -> Option<Vec<u8>> {
    let part = file.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
