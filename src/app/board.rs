//! The clipboard as the program writes it: the text that all programs take, and beside it HTML for spreadsheets.

use super::display::Display;
use egui::Context;
use std::sync::{Arc, Mutex, PoisonError};

/// Where copies go.
#[derive(Clone)]
pub struct Board(Place);

#[derive(Clone)]
enum Place {
    /// The HTML is kept here; windows that share it stand for two programs. The text goes the way of the toolkit.
    Own(Arc<Mutex<String>>),
    /// The system's, asked for when it is first needed; `None` where there is none.
    System(Option<Arc<Mutex<arboard::Clipboard>>>),
}

impl Default for Board {
    fn default() -> Self {
        Self(Place::Own(Arc::default()))
    }
}

impl Board {
    /// Uses the system's clipboard from now on.
    pub(super) fn use_system(&mut self) {
        if matches!(self.0, Place::Own(_)) {
            // Under Wayland only the toolkit, which has the window, may write, and it writes text alone.
            let own = cfg!(target_os = "linux") && Display::here() == Display::Wayland;
            let system = (!own).then(arboard::Clipboard::new).and_then(Result::ok);
            self.0 = Place::System(system.map(|system| Arc::new(Mutex::new(system))));
        }
    }

    /// Puts a text and its HTML on the clipboard.
    pub(super) fn put(&self, ctx: &Context, text: String, html: &str) {
        match &self.0 {
            Place::Own(kept) => {
                html.clone_into(&mut kept.lock().unwrap_or_else(PoisonError::into_inner));
            }
            Place::System(Some(system)) => {
                let mut system = system.lock().unwrap_or_else(PoisonError::into_inner);
                if system.set_html(html, Some(text.as_str())).is_ok() {
                    return;
                }
            }
            Place::System(None) => {}
        }
        ctx.copy_text(text);
    }

    /// The HTML that is on the clipboard.
    pub(super) fn html(&self) -> Option<String> {
        match &self.0 {
            Place::Own(kept) => {
                let html = kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
                (!html.is_empty()).then_some(html)
            }
            Place::System(system) => {
                let mut system = system.as_ref()?.lock().ok()?;
                system.get().html().ok()
            }
        }
    }
}
