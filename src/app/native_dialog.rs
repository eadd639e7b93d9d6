//! The system's file windows, off the window's thread, with "cancelled" told apart from "none could be shown".
//!
//! rfd answers the same for both, so a [`preflight`] looks first whether there is anything to show. A desktop portal that
//! hangs never hangs the program: the answer is polled, and [`NativeDialog::seems_stuck`] lets the shell offer its own
//! [`FileBrowser`](crate::ui::file_browser::FileBrowser).

pub mod preflight;
#[cfg(all(unix, not(target_os = "macos")))]
mod zenity;

pub use preflight::Preflight;

use crate::text::{Language, desk_words};
use crate::ui::file_browser::{FileAsk, Purpose};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

/// How a system's file window ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// This path, with the ending of its purpose. The system's window asked about overwriting only when the name was
    /// typed with its ending: see [`NativeDialog::must_ask_again`].
    Picked(PathBuf),
    /// These files, where several were asked for.
    Several(Vec<PathBuf>),
    /// The user closed it.
    Cancelled,
    /// None could be shown: use the program's own.
    Unavailable,
}

/// After so long without an answer the program offers its own file window, when the system's seems not to be there.
pub const STUCK_AFTER: Duration = Duration::from_secs(4);
/// Nobody closes a window this fast: an empty answer before that means that none came up.
const TOO_FAST: Duration = Duration::from_millis(250);

/// A file window of the system that has been asked for.
#[derive(Debug)]
pub struct NativeDialog {
    ask: FileAsk,
    since: Instant,
    answers: Receiver<Picked>,
    given_up: Arc<AtomicBool>,
    must_ask_again: bool,
}

/// What was picked; nothing where the window was closed.
type Picked = Option<Vec<PathBuf>>;

type Picking = Pin<Box<dyn Future<Output = Option<Vec<rfd::FileHandle>>> + Send>>;

impl NativeDialog {
    /// Asks for a file window over the program's window. To be called on the window's thread.
    pub fn open(
        ctx: &egui::Context,
        frame: &eframe::Frame,
        ask: FileAsk,
        language: Language,
    ) -> Self {
        let dialog = described(&ask, language).set_parent(frame);
        Self::start(ctx, ask, language, dialog)
    }

    fn start(
        ctx: &egui::Context,
        ask: FileAsk,
        language: Language,
        dialog: rfd::AsyncFileDialog,
    ) -> Self {
        let (sender, answers) = channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let opened = Self {
            ask: ask.clone(),
            since: Instant::now(),
            answers,
            given_up: Arc::clone(&given_up),
            must_ask_again: false,
        };
        // The one frame in which the shell can notice that nothing has come up.
        ctx.request_repaint_after(STUCK_AFTER);
        // Some systems want the window to be made on this thread; where there are portals it is made when awaited.
        let picking: Option<Picking> = if cfg!(any(windows, target_os = "macos")) {
            Some(picking(dialog.clone(), ask.purpose))
        } else {
            None
        };
        let again = ctx.clone();
        let work = move || {
            let asked = Asked {
                dialog,
                ask,
                language,
                given_up,
            };
            // A sender that goes without an answer reads as unavailable.
            answer(picking, asked, &sender);
            drop(sender);
            again.request_repaint();
        };
        let thread = std::thread::Builder::new().name("file window".to_owned());
        if let Err(error) = thread.spawn(work) {
            log::warn!("no thread for the system's file window: {error}");
        }
        opened
    }

    /// The answer, once it is there.
    pub fn poll(&mut self) -> Option<DialogAnswer> {
        match self.answers.try_recv() {
            Ok(Some(paths)) if self.ask.purpose.takes_many() => Some(DialogAnswer::Several(paths)),
            Ok(Some(paths)) => {
                let path = paths.into_iter().next()?;
                let with_ending = self.ask.purpose.with_ending(&path);
                self.must_ask_again = with_ending != path;
                Some(DialogAnswer::Picked(with_ending))
            }
            Ok(None) => Some(DialogAnswer::Cancelled),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(DialogAnswer::Unavailable),
        }
    }

    /// Whether the ending was added after the system's window asked about overwriting, so that it has to be asked again
    /// when a file stands there.
    pub fn must_ask_again(&self) -> bool {
        self.must_ask_again
    }

    /// What was asked; for asking again with the program's own file window.
    pub fn ask(&self) -> &FileAsk {
        &self.ask
    }

    /// Whether it has not answered for a while although the program's window still has the focus: a file window that
    /// is there would have taken it.
    pub fn seems_stuck(&self, window_has_focus: bool) -> bool {
        window_has_focus && self.since.elapsed() >= STUCK_AFTER
    }
}

impl Drop for NativeDialog {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

/// What a thread needs to show the window.
struct Asked {
    dialog: rfd::AsyncFileDialog,
    ask: FileAsk,
    #[cfg_attr(
        not(all(unix, not(target_os = "macos"))),
        expect(dead_code, reason = "only zenity has to be told the words again")
    )]
    language: Language,
    #[cfg_attr(
        not(all(unix, not(target_os = "macos"))),
        expect(dead_code, reason = "only zenity can be closed")
    )]
    given_up: Arc<AtomicBool>,
}

/// Shows the window and sends its answer; sends nothing when none could be shown.
fn answer(picking_now: Option<Picking>, asked: Asked, sender: &Sender<Picked>) {
    let (paths, began) = match (picking_now, preflight::look()) {
        (_, Preflight::Nothing) => return,
        #[cfg(all(unix, not(target_os = "macos")))]
        (None, Preflight::Zenity) => {
            if let Some(answer) = zenity::pick(&asked.ask, asked.language, &asked.given_up) {
                let _ = sender.send(answer);
            }
            return;
        }
        (now, _) => {
            let began = Instant::now();
            let picking = now.unwrap_or_else(|| picking(asked.dialog, asked.ask.purpose));
            (pollster::block_on(picking), began)
        }
    };
    if paths.is_some() || began.elapsed() >= TOO_FAST {
        let owned = |handle: &rfd::FileHandle| handle.path().to_owned();
        // Nobody listens any more when the user has given up waiting.
        let _ = sender.send(paths.map(|handles| handles.iter().map(owned).collect()));
    }
}

fn picking(dialog: rfd::AsyncFileDialog, purpose: Purpose) -> Picking {
    if purpose.is_save() {
        Box::pin(async { Some(vec![dialog.save_file().await?]) })
    } else if purpose.is_folder() {
        Box::pin(async { Some(vec![dialog.pick_folder().await?]) })
    } else if purpose.takes_many() {
        Box::pin(dialog.pick_files())
    } else {
        Box::pin(async { Some(vec![dialog.pick_file().await?]) })
    }
}

fn described(ask: &FileAsk, language: Language) -> rfd::AsyncFileDialog {
    let purpose = ask.purpose;
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title(purpose.title(language))
        .set_can_create_directories(true);
    if !purpose.is_folder() {
        dialog = dialog.add_filter(purpose.files(language), &purpose.endings());
    }
    if !purpose.is_save() && !purpose.is_folder() {
        dialog = dialog.add_filter(desk_words::ALL_FILES.of(language), &["*"]);
    }
    if let Some(folder) = &ask.folder {
        dialog = dialog.set_directory(folder);
    }
    if !ask.name.is_empty() {
        dialog = dialog.set_file_name(&ask.name);
    }
    dialog
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting() -> (Sender<Picked>, NativeDialog) {
        waiting_for(FileAsk::save(Purpose::SavePlan, None, "a"))
    }

    fn waiting_for(ask: FileAsk) -> (Sender<Picked>, NativeDialog) {
        let (sender, answers) = channel();
        let dialog = NativeDialog {
            ask,
            since: Instant::now(),
            answers,
            given_up: Arc::default(),
            must_ask_again: false,
        };
        (sender, dialog)
    }

    #[test]
    fn the_three_answers_are_told_apart() {
        let (sender, mut dialog) = waiting();
        assert_eq!(dialog.poll(), None);
        sender.send(None).expect("heard");
        assert_eq!(dialog.poll(), Some(DialogAnswer::Cancelled));
        drop(sender);
        assert_eq!(dialog.poll(), Some(DialogAnswer::Unavailable));
    }

    #[test]
    fn a_missing_ending_is_added_and_overwriting_asked_again() {
        let (sender, mut dialog) = waiting();
        sender.send(Some(vec!["/a/b.ron".into()])).expect("heard");
        assert_eq!(dialog.poll(), Some(DialogAnswer::Picked("/a/b.ron".into())));
        assert!(!dialog.must_ask_again());
        sender.send(Some(vec!["/a/b".into()])).expect("heard");
        assert_eq!(dialog.poll(), Some(DialogAnswer::Picked("/a/b.ron".into())));
        assert!(dialog.must_ask_again());
    }

    #[test]
    fn several_files_come_back_as_they_are() {
        let ask = FileAsk {
            purpose: Purpose::CollectParts,
            folder: None,
            name: String::new(),
        };
        let (sender, mut dialog) = waiting_for(ask);
        let paths: Vec<PathBuf> = vec!["/a/b.ron".into(), "/a/c".into()];
        sender.send(Some(paths.clone())).expect("heard");
        assert_eq!(dialog.poll(), Some(DialogAnswer::Several(paths)));
    }

    #[test]
    fn a_window_that_took_the_focus_is_not_stuck() {
        let (_sender, mut dialog) = waiting();
        assert!(!dialog.seems_stuck(true), "too early to tell");
        if let Some(earlier) = Instant::now().checked_sub(STUCK_AFTER * 2) {
            dialog.since = earlier;
            assert!(dialog.seems_stuck(true));
            assert!(!dialog.seems_stuck(false));
        }
    }
}
