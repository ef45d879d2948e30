//! A month as a link: packed and unpacked by the browser's own compression, and
//! taken out of the address.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;
use yew::Callback;

use super::browser;
use super::view::PageMsg;
use crate::desk::{ImportMsg, RestMsg};
use crate::exchange::{FileFault, MAX_UNPACKED, decode, packed_in};

/// The page's address without its end; none from a disk, where it leads nobody
/// else.
pub fn page_address() -> Option<String> {
    let location = web_sys::window()?.location();
    let origin = Reflect::get(&location, &"origin".into()).ok()?.as_string();
    let origin = origin.filter(|origin| origin.starts_with("http"))?;
    Some(origin + &location.pathname().ok()? + &location.search().ok()?)
}

/// Packs a text, and gives it back so; none where the browser can't.
pub fn pack(text: String, done: Callback<Option<Vec<u8>>>) {
    spawn_local(async move {
        let packed = async {
            let by = stream("CompressionStream")?;
            through(text.as_bytes(), &by, usize::MAX).await
        };
        done.emit(packed.await.ok().flatten());
    });
}

/// Takes what came with the address, if something did, to the preview of an
/// import.
pub fn take(send: &Callback<PageMsg>) {
    let Some(packed) = packed_in(&browser::fragment()) else {
        return;
    };
    let send = send.clone();
    spawn_local(async move {
        let text = match packed {
            Ok(packed) => unpacked(&packed).await,
            Err(fault) => Err(fault),
        };
        send.emit(RestMsg::Import(ImportMsg::Link(text)).into());
    });
}

async fn unpacked(packed: &[u8]) -> Result<String, FileFault> {
    let by = stream("DecompressionStream").map_err(|_| FileFault::NoLinks)?;
    let bytes = through(packed, &by, MAX_UNPACKED).await;
    let bytes = bytes.map_err(|_| FileFault::Link)?;
    // More isn't unpacked.
    let bytes = bytes.ok_or(FileFault::TooLarge {
        bytes: MAX_UNPACKED + 1,
        limit: MAX_UNPACKED,
    })?;
    Ok(decode(&bytes)?.into_owned())
}

/// A new stream of a class, which older browsers lack. All of this goes by name:
/// a first visit carries what is imported by itself.
fn stream(class: &str) -> Result<JsValue, JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &class.into())?.dyn_into()?;
    Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))
}

/// What a stream makes of bytes; none where that's more than so many.
async fn through(bytes: &[u8], by: &JsValue, most: usize) -> Result<Option<Vec<u8>>, JsValue> {
    let bytes = Uint8Array::from(bytes);
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes))?;
    let from = call(&blob, "stream")?;
    let pipe: Function = Reflect::get(&from, &"pipeThrough".into())?.dyn_into()?;
    let reader = call(&pipe.call2(&from, by, &JsValue::UNDEFINED)?, "getReader")?;
    let mut all = Vec::new();
    loop {
        let next: Promise = call(&reader, "read")?.dyn_into()?;
        let next = JsFuture::from(next).await?;
        let Ok(piece) = Reflect::get(&next, &"value".into())?.dyn_into::<Uint8Array>() else {
            return Ok(Some(all));
        };
        if piece.length() as usize > most - all.len() {
            call(&reader, "cancel")?;
            return Ok(None);
        }
        all.extend(piece.to_vec());
    }
}

fn call(of: &JsValue, method: &str) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    method.call0(of)
}
