//! Writes the settings off the window's thread, only when they changed, and not for every pixel of a dragged edge.

use super::{Settings, Unwritten, store};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long changes are gathered before they are written.
const GATHER: Duration = Duration::from_millis(400);

/// Keeps the settings file up to date. Dropping it writes what is still waiting.
#[derive(Debug)]
pub struct SettingsKeeper {
    last: Settings,
    folder: Option<PathBuf>,
    sender: Option<Sender<Settings>>,
    troubles: Receiver<Unwritten>,
    writer: Option<JoinHandle<()>>,
}

impl SettingsKeeper {
    /// A keeper for a file whose content is `last`; without a path nothing is written.
    pub fn new(path: Option<PathBuf>, last: Settings) -> Self {
        let (sender, changes) = channel();
        let (told, troubles) = channel();
        let folder = path
            .as_ref()
            .and_then(|path| Some(path.parent()?.to_owned()));
        let writer = path.and_then(|path| {
            std::thread::Builder::new()
                .name("settings".to_owned())
                .spawn(move || write_changes(&path, &changes, &told))
                .ok()
        });
        Self {
            last,
            folder,
            sender: writer.is_some().then_some(sender),
            troubles,
            writer,
        }
    }

    /// The folder of the settings; `None` where nothing is remembered.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_deref()
    }

    /// Why the settings could not be written, told once until they can be again.
    pub fn trouble(&self) -> Option<Unwritten> {
        self.troubles.try_iter().last()
    }

    /// Takes note of the settings as they are now; cheap when nothing changed, so it can be called every frame.
    pub fn keep(&mut self, settings: &Settings) {
        if *settings == self.last {
            return;
        }
        self.last.clone_from(settings);
        if let Some(sender) = &self.sender {
            // The writer only ends together with the sender, so this cannot be lost.
            let _ = sender.send(settings.clone());
        }
    }
}

impl Drop for SettingsKeeper {
    fn drop(&mut self) {
        drop(self.sender.take());
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn write_changes(path: &std::path::Path, changes: &Receiver<Settings>, told: &Sender<Unwritten>) {
    let mut well = true;
    while let Ok(mut newest) = changes.recv() {
        let ended = loop {
            match changes.recv_timeout(GATHER) {
                Ok(newer) => newest = newer,
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        let written = store::save(path, &newest);
        if let Err(trouble) = &written {
            log::warn!("settings not written to {}: {trouble:?}", path.display());
            if well {
                // Nobody listens any more once the program is ending.
                let _ = told.send(trouble.clone());
            }
        }
        well = written.is_ok();
        if ended {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ThemeChoice;
    use super::*;

    #[test]
    fn the_last_change_is_written_at_the_latest_when_the_program_ends() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let mut settings = Settings::default();
        let mut keeper = SettingsKeeper::new(Some(path.clone()), settings.clone());
        for width in 0_u8..50 {
            settings.window.size.0 = 1000.0 + f32::from(width);
            keeper.keep(&settings);
        }
        settings.theme = ThemeChoice::Light;
        keeper.keep(&settings);
        drop(keeper);
        assert_eq!(store::load(&path).settings, settings);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().expect("a folder");
        // A folder stands where the file should.
        let path = folder.path().join("settings.ron");
        std::fs::create_dir(&path).expect("made");
        let mut settings = Settings::default();
        let mut keeper = SettingsKeeper::new(Some(path), settings.clone());
        settings.theme = ThemeChoice::Light;
        keeper.keep(&settings);
        drop(keeper.sender.take());
        keeper.writer.take().map(JoinHandle::join);
        let trouble = keeper.trouble().expect("told");
        assert!(
            trouble
                .sentence(crate::text::Language::Zh)
                .contains("settings.ron")
        );
        assert!(keeper.trouble().is_none());
    }

    #[test]
    fn nothing_is_written_when_nothing_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let settings = Settings::default();
        let mut keeper = SettingsKeeper::new(Some(path.clone()), settings.clone());
        keeper.keep(&settings);
        drop(keeper);
        assert!(!path.exists());
    }
}
