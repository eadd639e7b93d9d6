//! Writes the settings off the window's thread, only when they changed, and not for every pixel of a dragged edge.

use super::{Settings, store};
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
    sender: Option<Sender<Settings>>,
    writer: Option<JoinHandle<()>>,
}

impl SettingsKeeper {
    /// A keeper for a file whose content is `last`; without a path nothing is written.
    pub fn new(path: Option<PathBuf>, last: Settings) -> Self {
        let (sender, changes) = channel();
        let writer = path.and_then(|path| {
            std::thread::Builder::new()
                .name("settings".to_owned())
                .spawn(move || write_changes(&path, &changes))
                .ok()
        });
        Self {
            last,
            sender: writer.is_some().then_some(sender),
            writer,
        }
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

fn write_changes(path: &std::path::Path, changes: &Receiver<Settings>) {
    while let Ok(mut newest) = changes.recv() {
        let ended = loop {
            match changes.recv_timeout(GATHER) {
                Ok(newer) => newest = newer,
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        if let Err(error) = store::save(path, &newest) {
            log::warn!("settings not written to {}: {error}", path.display());
        }
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
