//! A display that no window manager cares for: nobody gives a window the focus there.

use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    ConfigureWindowAux, ConnectionExt, InputFocus, MapState, StackMode, Window,
};
use x11rb::rust_connection::RustConnection;

const PATIENCE: Duration = Duration::from_secs(10);
/// Those that a toolkit keeps for itself are smaller.
const NARROWEST: u16 = 400;

/// The windows of a display.
#[derive(Debug)]
pub(crate) struct Display {
    connection: RustConnection,
    root: Window,
}

impl Display {
    /// The display of that name.
    pub fn open(name: &str) -> Result<Self, String> {
        let (connection, screen) =
            RustConnection::connect(Some(name)).map_err(|error| error.to_string())?;
        let root = connection.setup().roots.get(screen);
        let root = root.ok_or("a display without a screen")?.root;
        Ok(Self { connection, root })
    }

    /// The windows that are shown, the topmost last.
    pub fn shown(&self) -> Vec<Window> {
        let tree = self.connection.query_tree(self.root);
        let tree = tree.ok().and_then(|asked| asked.reply().ok());
        let all = tree.map(|tree| tree.children).unwrap_or_default();
        let is_shown = |window: &Window| {
            let size = self.connection.get_geometry(*window).ok()?.reply().ok()?;
            let state = self.connection.get_window_attributes(*window);
            let state = state.ok()?.reply().ok()?.map_state;
            Some(size.width > NARROWEST && state == MapState::VIEWABLE)
        };
        let shown = all.into_iter();
        shown.filter(|it| is_shown(it) == Some(true)).collect()
    }

    /// Waits for a window that isn't among those `before`.
    pub fn another(&self, before: &[Window]) -> Result<Window, String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let shown = self.shown();
            match shown.into_iter().find(|window| !before.contains(window)) {
                Some(window) => return Ok(window),
                None if Instant::now() > deadline => return Err("no window was shown".into()),
                None => sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Lays a window on top and gives it the focus, as a click on its frame does.
    pub fn bring_to_front(&self, window: Window) -> Result<(), String> {
        let top = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        let lifted = self.connection.configure_window(window, &top);
        lifted.map_err(|error| error.to_string())?;
        let asked = self
            .connection
            .set_input_focus(InputFocus::PARENT, window, CURRENT_TIME);
        let asked = asked.map_err(|error| error.to_string())?;
        asked.check().map_err(|error| error.to_string())
    }
}
