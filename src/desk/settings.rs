//! How this browser likes the page, kept as it's changed.

use super::{Effect, Model};
use crate::locale::Lang;
use crate::store::Settings;

/// Keeps the settings.
pub(super) fn keep_settings(model: &mut Model, out: &mut Vec<Effect>) {
    if model.storage.settings.is_none() || model.own.is_some() {
        return;
    }
    let settings = model.settings();
    out.push(Effect::SaveSettings(Box::new(settings.clone())));
    model.storage.settings = Some(settings);
}

/// The language that settings say.
pub(super) fn lang_of(settings: &Settings) -> Lang {
    match settings.lang.as_deref() {
        Some("en") => Lang::En,
        _ => Lang::Zh,
    }
}

impl Model {
    /// The settings as they are now.
    pub(super) fn settings(&self) -> Settings {
        let known = self.storage.settings.clone().unwrap_or_default();
        let lang = match self.lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        Settings {
            theme: self.theme,
            lang: Some(lang.to_owned()),
            agent: self.state.content.agent.clone(),
            minimum: self.minimum.clone(),
            unit: self.state.content.unit,
            book: self.state.content.book,
            drafts: self.state.kept_drafts(),
            ..known
        }
    }
}
