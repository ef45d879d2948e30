//! Pretending to be another device.

use serde_json::json;

use crate::{Options, Page};

/// What media queries are answered with.
#[derive(Debug)]
pub(crate) struct Media {
    dark: bool,
    print: bool,
    still: bool,
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
        self.emulate_media()
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Whether the page is shown as it would be printed.
    #[track_caller]
    pub fn emulate_print(&self, on: bool) {
        self.media.borrow_mut().print = on;
        self.emulate_media()
            .unwrap_or_else(|error| panic!("{error}"));
        let event = if on { "beforeprint" } else { "afterprint" };
        self.eval_json(&format!(
            "dispatchEvent(new Event('{event}')); new Promise(done => setTimeout(done))"
        ));
    }

    /// Whether the system asks for less motion.
    #[track_caller]
    pub fn emulate_reduced_motion(&self, on: bool) {
        self.media.borrow_mut().still = on;
        self.emulate_media()
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Sets the window's size; `mobile` makes it a phone's.
    #[track_caller]
    pub fn set_viewport(&self, width: u32, height: u32, mobile: bool) {
        self.viewport(width, height, mobile)
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Whether the network is gone.
    #[track_caller]
    pub fn emulate_offline(&self, on: bool) {
        self.cdp(
            "Network.emulateNetworkConditions",
            json!({ "offline": on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        );
    }

    pub(crate) fn emulate_device(&self) -> Result<(), String> {
        let options = self.browser.options();
        let timezone = json!({ "timezoneId": options.timezone });
        self.try_cdp("Emulation.setTimezoneOverride", timezone)?;
        // A tab behind another one should take keys all the same.
        self.try_cdp(
            "Emulation.setFocusEmulationEnabled",
            json!({ "enabled": true }),
        )?;
        self.viewport(options.width, options.height, options.mobile)?;
        self.emulate_media()
    }

    fn viewport(&self, width: u32, height: u32, mobile: bool) -> Result<(), String> {
        let scale = if mobile { 2 } else { 1 };
        self.try_cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile }),
        )?;
        let touch = json!({ "enabled": mobile });
        self.try_cdp("Emulation.setTouchEmulationEnabled", touch)?;
        Ok(())
    }

    fn emulate_media(&self) -> Result<(), String> {
        let media = self.media.borrow();
        let scheme = if media.dark { "dark" } else { "light" };
        let motion = if media.still {
            "reduce"
        } else {
            "no-preference"
        };
        let params = json!({
            "media": if media.print { "print" } else { "" },
            "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        });
        self.try_cdp("Emulation.setEmulatedMedia", params)?;
        Ok(())
    }
}
