//! The browser's errors, by their names.

use super::super::BackendFault;

/// By the name of the browser's error, which the text has in it.
pub(super) fn named(text: String) -> BackendFault {
    let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
    if has(&["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"]) {
        BackendFault::QuotaFull
    } else if has(&["SecurityError", "NotAllowedError", "InvalidStateError"]) {
        BackendFault::Blocked
    } else {
        BackendFault::Other(text)
    }
}
