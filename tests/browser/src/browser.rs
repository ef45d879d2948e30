//! Starting a browser, and opening tabs in it.

use std::rc::Rc;

use crate::engine::{Engine, Process};
use crate::{Page, Site};

/// What kind of device the page is shown on.
#[derive(Debug, Clone)]
pub struct Options {
    /// The window's width in CSS pixels.
    pub width: u32,
    /// The window's height in CSS pixels.
    pub height: u32,
    /// Whether the system prefers dark colours.
    pub dark: bool,
    /// The browser's language.
    pub lang: String,
    /// The browser's time zone.
    pub timezone: String,
    /// A phone: touch, a mobile viewport, two device pixels for each CSS pixel.
    pub mobile: bool,
    /// Whether the page may keep itself for offline use; what one test kept would
    /// answer for the network of another part of it.
    pub kept: bool,
    /// Whether it's a browser that no other test uses before or after, with a profile on
    /// the disk: one that is killed, or whose storage is what is tested.
    pub on_disk: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 800,
            dark: false,
            lang: "zh-CN".into(),
            timezone: "Asia/Shanghai".into(),
            mobile: false,
            kept: false,
            on_disk: false,
        }
    }
}

impl Options {
    /// A browser of its own, which can be killed.
    pub fn on_disk() -> Self {
        Self {
            on_disk: true,
            ..Self::default()
        }
    }

    /// A phone of usual size.
    pub fn phone() -> Self {
        Self {
            width: 390,
            height: 844,
            mobile: true,
            ..Self::default()
        }
    }
}

/// A browser in which nothing has happened yet; it ends when it and its pages are dropped.
#[derive(Debug, Clone)]
pub struct Browser {
    process: Rc<dyn Process>,
    base: String,
    options: Options,
}

impl Browser {
    /// Starts a browser for a site.
    #[track_caller]
    pub fn launch(site: &Site, options: Options) -> Self {
        let started = Engine::current().start(&options, Some(site));
        Self::of(started, &site.url(), options)
    }

    /// Starts a browser for the page at an address.
    #[track_caller]
    pub fn launch_at(base: &str, options: Options) -> Self {
        Self::of(Engine::current().start(&options, None), base, options)
    }

    /// Kills the browser, which is one [`Options::on_disk`], and starts another one with what is on the disk.
    #[track_caller]
    pub fn kill(self) -> Self {
        let next = self.process.after_kill(&self.options);
        Self::of(next, &self.base, self.options.clone())
    }

    #[track_caller]
    fn of(started: Result<Rc<dyn Process>, String>, base: &str, options: Options) -> Self {
        match started {
            Ok(process) => Self {
                process,
                base: base.to_owned(),
                options,
            },
            Err(error) => panic!("no browser: {error}"),
        }
    }

    /// Opens an empty tab; all tabs share the profile.
    #[track_caller]
    pub fn new_tab(&self) -> Page {
        match Page::open(self.clone(), self.process.clone()) {
            Ok(page) => page,
            Err(error) => panic!("no tab could be opened: {error}"),
        }
    }

    /// Opens a tab and goes to the site's page.
    #[track_caller]
    pub fn open(&self) -> Page {
        let page = self.new_tab();
        page.goto("");
        page
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }
}
