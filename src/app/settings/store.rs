//! Reading and writing the settings file: atomic, and a broken file is kept aside rather than lost.

use super::Settings;
use crate::text::{Language, desk_words};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The settings that were read, and what to tell the user when the file was broken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// What was read, or the defaults.
    pub settings: Settings,
    /// Whether there was no file yet: the very first start.
    pub first_start: bool,
    /// Where a broken file was put aside, with what was wrong in it.
    pub broken: Option<(PathBuf, String)>,
}

impl Loaded {
    /// The sentence for the user when the file was broken.
    pub fn sentence(&self, language: Language) -> Option<String> {
        let (aside, reason) = self.broken.as_ref()?;
        Some(
            desk_words::SETTINGS_BROKEN
                .fill(language, &[("aside", &aside.display()), ("reason", reason)]),
        )
    }
}

/// The folder of the settings: `ZHENGGAI_CONFIG_DIR` when set, else the user's configuration folder.
pub fn config_dir() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("ZHENGGAI_CONFIG_DIR").filter(|path| !path.is_empty()) {
        return Some(folder.into());
    }
    directories::ProjectDirs::from("", "", "zhenggai").map(|dirs| dirs.config_dir().to_owned())
}

/// The settings file; `None` when the system names no configuration folder (then nothing is remembered).
pub fn settings_path() -> Option<PathBuf> {
    config_dir().map(|folder| folder.join("settings.ron"))
}

/// Reads the settings; a missing file gives the defaults, a broken one is renamed to `settings.ron.bak`.
pub fn load(path: &Path) -> Loaded {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Loaded {
                first_start: true,
                ..Loaded::default()
            };
        }
        Err(error) => return put_aside(path, error.to_string()),
    };
    match ron::de::from_bytes::<Settings>(&bytes) {
        Ok(settings) => Loaded {
            settings,
            ..Loaded::default()
        },
        Err(error) => put_aside(path, error.to_string()),
    }
}

fn put_aside(path: &Path, reason: String) -> Loaded {
    let mut aside = path.to_owned().into_os_string();
    aside.push(".bak");
    let aside = PathBuf::from(aside);
    // When it cannot be renamed it stays where it is, and the sentence names that place.
    let kept = if fs::rename(path, &aside).is_ok() {
        aside
    } else {
        path.to_owned()
    };
    Loaded {
        broken: Some((kept, reason)),
        ..Loaded::default()
    }
}

/// Writes the settings: a temporary file in the same folder, then renamed over, so that a reader never sees half a file.
///
/// # Errors
/// The system's error when the folder cannot be made or written.
pub fn save(path: &Path, settings: &Settings) -> std::io::Result<()> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())
        .map_err(std::io::Error::other)?;
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{RecentPlan, ThemeChoice};
    use super::*;
    use crate::plan::Day;

    #[test]
    fn what_is_saved_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/settings.ron");
        assert!(load(&path).first_start);
        let mut settings = Settings {
            language: Some(Language::En),
            theme: ThemeChoice::Dark,
            ..Settings::default()
        };
        settings.remember_plan(RecentPlan {
            path: folder.path().join("长寿区整改.ron"),
            title: "长寿区整改".to_owned(),
            tasks: 24,
            overdue: 2,
            as_of: Some(Day::constant(2021, 11, 20)),
            used: Some(jiff::civil::datetime(2021, 11, 20, 9, 41, 0, 0)),
            ..RecentPlan::default()
        });
        save(&path, &settings).expect("written");
        let loaded = load(&path);
        assert_eq!(loaded.settings, settings);
        assert!(!loaded.first_start && loaded.broken.is_none());
        let files = fs::read_dir(path.parent().expect("a folder"))
            .expect("readable")
            .count();
        assert_eq!(files, 1, "no temporary file stays behind");
    }

    #[test]
    fn a_broken_file_is_kept_aside_and_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(theme: purple)").expect("written");
        let loaded = load(&path);
        assert_eq!(loaded.settings, Settings::default());
        assert!(!loaded.first_start);
        let aside = folder.path().join("settings.ron.bak");
        assert_eq!(fs::read_to_string(&aside).expect("kept"), "(theme: purple)");
        for language in Language::ALL {
            let sentence = loaded.sentence(language).expect("told");
            assert!(sentence.contains("settings.ron.bak"), "{sentence}");
        }
        assert!(load(&path).first_start, "the next start is clean");
    }

    #[test]
    fn unknown_and_missing_fields_do_no_harm() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(theme: dark, of_a_later_version: (3, \"x\"))").expect("written");
        let loaded = load(&path);
        assert_eq!(loaded.settings.theme, ThemeChoice::Dark);
        assert_eq!(loaded.broken, None);
    }
}
