//! Reading and writing the settings file: atomic, and a broken file is kept aside rather than lost.

use super::Settings;
use crate::file;
use crate::text::{Language, desk_words};
use std::fs;
use std::path::{Path, PathBuf};

/// Settings of this program are never larger.
const MOST: u64 = 100_000_000;

/// The settings that were read, and what to tell the user when the file was broken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// What was read, or the defaults.
    pub settings: Settings,
    /// Whether there was no file yet: the very first start.
    pub first_start: bool,
    /// Where a broken file was put aside, with what was wrong in it.
    pub broken: Option<(PathBuf, Broken)>,
}

/// What was wrong in a settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It could not be read.
    File(file::Problem),
    /// What stands in it are no settings; the reader's words.
    Text(String),
}

impl Loaded {
    /// The sentence for the user when the file was broken.
    pub fn sentence(&self, language: Language) -> Option<String> {
        let (aside, broken) = self.broken.as_ref()?;
        let reason = match broken {
            Broken::File(problem) => problem.sentence(language),
            Broken::Text(words) => words.clone(),
        };
        Some(desk_words::SETTINGS_BROKEN.fill(
            language,
            &[("aside", &aside.display()), ("reason", &reason)],
        ))
    }
}

/// The folder of the settings: `ZHENGGAI_CONFIG_DIR` when set, else the user's configuration folder.
pub fn config_dir() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("ZHENGGAI_CONFIG_DIR").filter(|path| !path.is_empty()) {
        return Some(folder.into());
    }
    directories::ProjectDirs::from("", "", "zhenggai").map(|dirs| dirs.config_dir().to_owned())
}

/// The folder of this computer in which journals and versions are kept: `ZHENGGAI_DATA_DIR` when set, beside the settings
/// where those are in a folder of their own, else the user's folder for local data.
pub fn kept_dir() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty());
    if let Some(folder) = named("ZHENGGAI_DATA_DIR") {
        return Some(folder.into());
    }
    if let Some(folder) = named("ZHENGGAI_CONFIG_DIR") {
        return Some(PathBuf::from(folder).join("kept"));
    }
    let dirs = directories::ProjectDirs::from("", "", "zhenggai");
    dirs.map(|dirs| dirs.data_local_dir().to_owned())
}

/// The settings file; `None` when the system names no configuration folder (then nothing is remembered).
pub fn settings_path() -> Option<PathBuf> {
    config_dir().map(|folder| folder.join("settings.ron"))
}

/// Reads the settings; a missing file gives the defaults, a broken one is renamed to `settings.ron.bak`.
pub fn load(path: &Path) -> Loaded {
    let bytes = match file::bytes(path, MOST) {
        Ok(bytes) => bytes,
        Err(file::Problem::NotFound) => {
            return Loaded {
                first_start: true,
                ..Loaded::default()
            };
        }
        Err(problem) => {
            return put_aside(path, Broken::File(problem));
        }
    };
    match ron::de::from_bytes::<Settings>(&bytes) {
        Ok(settings) => Loaded {
            settings,
            ..Loaded::default()
        },
        Err(error) => put_aside(path, Broken::Text(error.to_string())),
    }
}

fn put_aside(path: &Path, broken: Broken) -> Loaded {
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
        broken: Some((kept, broken)),
        ..Loaded::default()
    }
}

/// Writes the settings, whole or not at all.
///
/// # Errors
/// Why they could not be written.
pub fn save(path: &Path, settings: &Settings) -> Result<(), Unwritten> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())
        .map_err(|error| Unwritten::Text(error.to_string()))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Unwritten::Folder(error.into()))?;
    }
    file::save_bytes(path, text.as_bytes()).map_err(Unwritten::File)
}

/// Why the settings could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// The file could not be.
    File(file::SaveError),
    /// Its folder could not be made.
    Folder(file::Cause),
    /// Anything else, in the words of the writer.
    Text(String),
}

impl Unwritten {
    /// What happened, and what it means.
    pub fn sentence(&self, language: Language) -> String {
        let reason = match self {
            Self::File(error) => error.sentence(language),
            Self::Folder(cause) => cause.said(language),
            Self::Text(reason) => reason.clone(),
        };
        desk_words::SETTINGS_UNWRITTEN.fill(language, &[("reason", &reason)])
    }
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

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_the_place_of_the_settings_is_told_and_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.is_ok_and(|status| status.success()));
        let loaded = load(&path);
        assert_eq!(loaded.settings, Settings::default());
        assert!(loaded.broken.is_some());
        save(&path, &loaded.settings).expect("written in the place of the pipe put aside");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_remembered_and_hinders_nothing() {
        use std::os::unix::ffi::OsStringExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let odd = std::ffi::OsString::from_vec(b"/plans/\xd5\xfb\xb8\xc4/a\xff.ron".to_vec());
        let mut settings = Settings {
            last_plan: Some(odd.clone().into()),
            ..Settings::default()
        };
        settings.remember_plan(RecentPlan {
            path: odd.into(),
            ..RecentPlan::default()
        });
        settings.remember_plan(RecentPlan {
            path: "bytes:61".into(),
            ..RecentPlan::default()
        });
        save(&path, &settings).expect("written");
        assert_eq!(load(&path).settings, settings);
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
