//! The system asks the program to end (a signal, the end of the session): it ends with every change in the journal.

use super::shell::Shell;
use egui::Context;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

static ASKED: AtomicBool = AtomicBool::new(false);
static WINDOW: Mutex<Option<Context>> = Mutex::new(None);

/// A window that does not answer for so long is not waited for; what it did is in the journal already.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(4);

/// From now on the program ends properly when it is told to, and wakes this window for that.
pub(super) fn listen(ctx: &Context) {
    let mut window = WINDOW.lock().unwrap_or_else(PoisonError::into_inner);
    if window.replace(ctx.clone()).is_some() {
        return;
    }
    #[cfg(unix)]
    hear();
}

/// Hears the signals that ask a program to end. Windows ends a session through the window, or without a word; by then
/// every change is with the system.
#[cfg(unix)]
fn hear() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let heard =
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]).and_then(|mut signals| {
            let thread = std::thread::Builder::new().name("signals".to_owned());
            thread.spawn(move || signals.forever().for_each(|_signal| told()))
        });
    if let Err(error) = heard {
        log::warn!("signals are not heard: {error}");
    }
}

/// Wakes the window, and ends the program where that does not answer.
#[cfg(unix)]
#[expect(
    clippy::exit,
    reason = "a window that hangs, or whose display died, cannot end by itself"
)]
fn told() {
    ASKED.store(true, Ordering::Relaxed);
    let window = WINDOW
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    if let Some(window) = window {
        window.request_repaint();
    }
    std::thread::spawn(|| {
        std::thread::sleep(PATIENCE);
        std::process::exit(0);
    });
}

impl Shell {
    /// Ends the program where the system asked for it: nothing is asked, nothing is saved, and the journal is complete.
    pub(super) fn end_if_told(&mut self, ctx: &Context) {
        if ASKED.load(Ordering::Relaxed) && !self.leaving {
            log::info!("told to end");
            self.end_now(ctx);
        }
    }

    /// Ends the program with what is unsaved in the journal.
    pub(super) fn end_now(&mut self, ctx: &Context) {
        self.back_to_plan(ctx);
        self.flush_journal();
        self.leaving = true;
        self.keeper.keep(&self.settings);
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}
