//! The engines that the page is tested in, and the one interface to them.

use std::fmt::Debug;
use std::path::PathBuf;
use std::rc::Rc;

use serde_json::Value;

use crate::chromium::Chromium;
use crate::emulation::Media;
use crate::firefox::Firefox;
use crate::keys::Key;
use crate::log::Log;
use crate::webkit::WebKit;
use crate::{Options, Site};

/// Tells of what the WebDriver protocols don't: refusals by the page's policy.
pub(crate) const REFUSALS: &str = "addEventListener('securitypolicyviolation', e =>
    console.error(e.effectiveDirective.replace(/-(elem|attr)$/, '') + ' refuses ' + e.blockedURI));";

/// An engine of browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Driven by its DevTools protocol, which alone throttles, blocks and kills.
    Chromium,
    /// Firefox, by WebDriver BiDi.
    Firefox,
    /// WebKitGTK's MiniBrowser, by classic WebDriver.
    WebKit,
}

/// What not every engine lets a test do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ability {
    /// Commands of the DevTools protocol.
    DevTools,
    /// Killing the browser and starting another one with what is on the disk.
    Kill,
    /// Other answers to media queries while the page is open.
    Media,
    /// Taking the network away.
    Offline,
    /// A window as narrow as a phone's.
    Phone,
    /// Paper.
    Paper,
    /// Another time zone, language or script in a page that isn't a [`Site`]'s.
    Elsewhere,
}

impl Engine {
    /// The engine that `KAOHE_ENGINE` names: Chromium unless told otherwise.
    pub fn current() -> Self {
        match std::env::var("KAOHE_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("KAOHE_ENGINE names no engine: {other}"),
        }
    }

    /// Its name, as in `KAOHE_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Why it can't do something, if it can't.
    pub fn lacks(self, ability: Ability) -> Option<&'static str> {
        use Ability::{DevTools, Elsewhere, Kill, Media, Offline, Paper, Phone};
        match (self, ability) {
            (Self::Chromium, _) => None,
            (Self::Firefox, Phone | Paper | Elsewhere | Kill | Offline) => None,
            (_, DevTools) => Some("the DevTools protocol is Chromium's"),
            (Self::WebKit, Kill) => Some("its automated windows keep nothing on the disk"),
            (_, Media) => Some("its protocol answers no media query"),
            (Self::WebKit, Offline) => Some("its protocol doesn't take the network away"),
            (Self::WebKit, Phone) => Some("its window is never narrower than its toolbar"),
            (Self::WebKit, Paper) => Some("its driver doesn't print"),
            (Self::WebKit, Elsewhere) => Some("its driver puts no script before a page's own"),
        }
    }

    pub(crate) fn need<T>(self, ability: Ability) -> Result<T, String> {
        let why = self.lacks(ability).unwrap_or("it isn't driven that way");
        Err(format!("{} can't do {ability:?}: {why}", self.name()))
    }

    pub(crate) fn start(
        self,
        options: &Options,
        site: Option<&Site>,
    ) -> Result<Rc<dyn Process>, String> {
        Ok(match self {
            Self::Chromium => Rc::new(Chromium::start(options)?),
            Self::Firefox => Rc::new(Firefox::start(options)?),
            Self::WebKit => Rc::new(WebKit::start(options, site)?),
        })
    }
}

/// A running browser with a profile of its own.
pub(crate) trait Process: Debug {
    fn tab(self: Rc<Self>, options: &Options) -> Result<Box<dyn Tab>, String>;
    fn downloads(&self) -> PathBuf;
    fn accept_dialogs(&self, yes: bool) -> Result<(), String>;
    /// Another one, after this one was killed as by a power cut.
    fn after_kill(&self, options: &Options) -> Result<Rc<dyn Process>, String>;
}

/// One tab of it.
pub(crate) trait Tab: Debug {
    /// Runs JavaScript and returns the value that it ends with; a promise is waited for.
    fn eval(&self, js: &str) -> Result<Value, String>;
    /// Goes to an address, and returns once it has loaded.
    fn go(&self, url: &str) -> Result<(), String>;
    fn reload(&self) -> Result<(), String>;
    fn add_init_script(&self, js: &str) -> Result<(), String>;
    fn bring_to_front(&self) -> Result<(), String>;
    /// Moves the pointer, and clicks there perhaps.
    fn point(&self, x: f64, y: f64, click: bool) -> Result<(), String>;
    /// Presses a key while modifiers are held.
    fn stroke(&self, key: &Key, held: u32) -> Result<(), String>;
    /// Types a character that no key writes.
    fn insert(&self, sign: char) -> Result<(), String>;
    /// Chooses files in the field that a script finds.
    fn upload(&self, field: &str, files: &[PathBuf]) -> Result<(), String>;
    /// A PNG in base64, of all the page when `full`.
    fn picture(&self, full: bool) -> Result<String, String>;
    /// A PDF in base64.
    fn paper(&self) -> Result<String, String>;
    fn viewport(&self, width: u32, height: u32, mobile: bool) -> Result<(), String>;
    fn media(&self, media: &Media) -> Result<(), String>;
    fn offline(&self, on: bool) -> Result<(), String>;
    fn devtools(&self, method: &str, params: Value) -> Result<Value, String>;
    /// What it has reported so far.
    fn log(&self) -> Log;
}
