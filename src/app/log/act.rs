//! Carries out what the log is asked for.

use super::LogMsg;
use crate::app::root::App;

impl App {
    /// Carries it out.
    pub(in crate::app) fn log(&mut self, msg: LogMsg) {
        match msg {
            LogMsg::Changed => self.log_changed(),
            LogMsg::Redraw => {}
            LogMsg::Files(msg) => self.log_files(msg),
        }
    }

    /// Entries changed, here or in another tab: what follows from them is
    /// worked out anew.
    #[expect(
        clippy::unused_self,
        clippy::needless_pass_by_ref_mut,
        reason = "nothing follows yet"
    )]
    fn log_changed(&mut self) {}
}
