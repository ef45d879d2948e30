//! Pretending to be another device.

use crate::{Options, Page};

/// What media queries are answered with.
#[derive(Debug)]
pub(crate) struct Media {
    pub dark: bool,
    pub print: bool,
    pub still: bool,
}

impl Media {
    pub fn of(options: &Options) -> Self {
        Self {
            dark: options.dark,
            print: false,
            still: false,
        }
    }
}

impl Page {
    /// Whether the system prefers dark colours.
    #[track_caller]
    pub fn emulate_dark(&self, on: bool) {
        self.media.borrow_mut().dark = on;
        self.must(self.emulate_media());
    }

    /// Whether the page is shown as it would be printed.
    #[track_caller]
    pub fn emulate_print(&self, on: bool) {
        self.media.borrow_mut().print = on;
        self.must(self.emulate_media());
        let event = if on { "beforeprint" } else { "afterprint" };
        self.eval_json(&format!(
            "dispatchEvent(new Event('{event}')); {}",
            crate::navigation::IDLE
        ));
    }

    /// Whether the system asks for less motion.
    #[track_caller]
    pub fn emulate_reduced_motion(&self, on: bool) {
        self.media.borrow_mut().still = on;
        self.must(self.emulate_media());
    }

    /// Sets the window's size; `mobile` makes it a phone's.
    #[track_caller]
    pub fn set_viewport(&self, width: u32, height: u32, mobile: bool) {
        self.must(self.tab.viewport(width, height, mobile));
    }

    /// Whether the network is gone.
    #[track_caller]
    pub fn emulate_offline(&self, on: bool) {
        self.must(self.tab.offline(on));
    }

    fn emulate_media(&self) -> Result<(), String> {
        self.tab.media(&self.media.borrow())
    }
}
