//! Carries out what the log is asked for.

use super::LogMsg;
use crate::app::root::App;

impl App {
    /// Carries it out.
    pub(in crate::app) fn log(&mut self, msg: LogMsg) {
        match msg {
            LogMsg::Changed => self.log_changed(),
            LogMsg::Redraw => {}
        }
    }
}
