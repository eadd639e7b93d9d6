//! What the browser asks of the disk, and what it is told: the disk itself is read elsewhere, off the window's thread.

use crate::text::{Language, desk_words};
use crate::wording::natural_key;
use jiff::civil::DateTime;
use std::path::{Path, PathBuf};

/// A file or folder in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is shown.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Bytes of a file, or the count of things in a folder; `None` when not known.
    pub size: Option<u64>,
    /// When it was last changed, local time.
    pub modified: Option<DateTime>,
    /// More about it, such as the state of a recent plan.
    pub note: String,
}

/// A place at the left of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name: a known place, else a mount's own name.
    pub name: PlaceName,
    /// Where it is.
    pub path: PathBuf,
}

/// How a place is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceName {
    /// The user's folder.
    Home,
    /// The desktop.
    Desktop,
    /// Documents.
    Documents,
    /// Downloads.
    Downloads,
    /// The root of everything.
    Computer,
    /// A share, a stick, a recent folder: by its own name.
    Own(String),
}

impl PlaceName {
    /// The name as shown.
    pub fn text(&self, language: Language) -> &str {
        match self {
            Self::Home => desk_words::HOME.of(language),
            Self::Desktop => desk_words::DESKTOP.of(language),
            Self::Documents => desk_words::DOCUMENTS.of(language),
            Self::Downloads => desk_words::DOWNLOADS.of(language),
            Self::Computer => desk_words::COMPUTER.of(language),
            Self::Own(name) => name,
        }
    }
}

/// Why a folder cannot be shown or made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderError {
    /// It is not there, or no longer.
    Missing,
    /// The user may not.
    Denied,
    /// There is something else of this name.
    Exists,
    /// Anything else, as the system says.
    Other(crate::file::Cause),
}

impl FolderError {
    /// The sentence for the user.
    pub fn sentence(&self, path: &Path, language: Language) -> String {
        let values: &[(&str, &dyn std::fmt::Display)] = &[("path", &path.display())];
        match self {
            Self::Missing => desk_words::FOLDER_MISSING.fill(language, values),
            Self::Denied => desk_words::FOLDER_DENIED.fill(language, values),
            Self::Exists => desk_words::FOLDER_EXISTS.fill(language, values),
            Self::Other(reason) => desk_words::FOLDER_OTHER.fill(
                language,
                &[
                    ("path", &path.display()),
                    ("reason", &reason.said(language)),
                ],
            ),
        }
    }
}

impl From<&std::io::Error> for FolderError {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Denied,
            std::io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::Other(error.into()),
        }
    }
}

/// Something the browser wants from the disk; the answer carries the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Number of the request.
    pub number: u64,
    /// What is wanted.
    pub want: Want,
}

/// What the browser wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// The places of this computer.
    Places,
    /// What a folder holds.
    List(PathBuf),
    /// What stands at a path.
    Look(PathBuf),
    /// A new folder.
    MakeFolder(PathBuf),
}

/// An answer from the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Number of the request.
    pub number: u64,
    /// The answer.
    pub got: Got,
}

/// What the browser is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// The places, and the user's folder for `~`.
    Places {
        /// The user's folder.
        home: Option<PathBuf>,
        /// Top to bottom.
        places: Vec<Place>,
    },
    /// What a folder holds, in any order.
    Listed(Result<Vec<Entry>, FolderError>),
    /// Who has which plans of a folder open, in words; those that nobody has are not named.
    Who(PathBuf, Vec<(PathBuf, String)>),
    /// What stands at a path.
    Looked(Look),
    /// A new folder was made, or not.
    Made(Result<(), FolderError>),
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// A folder.
    Folder,
    /// A file.
    File,
    /// Nothing, but the folder around it is there.
    Free,
    /// Nothing, and no folder around it either.
    Nowhere,
    /// It cannot be told.
    Unknown(FolderError),
}

/// Folders first, then by name with numbers by their value: 第2期 before 第10期.
pub fn put_in_order(entries: &mut [Entry]) {
    // Each name is read once, however many it is compared with.
    entries.sort_by_cached_key(|entry| {
        (
            !entry.is_folder,
            natural_key(&entry.name).into_owned(),
            entry.name.clone(),
            entry.path.clone(),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, is_folder: bool) -> Entry {
        Entry {
            name: name.to_owned(),
            path: name.into(),
            is_folder,
            size: None,
            modified: None,
            note: String::new(),
        }
    }

    #[test]
    fn folders_come_first_and_numbers_count() {
        let mut entries = [
            entry("第10期.ron", false),
            entry("b.ron", false),
            entry("第2期.ron", false),
            entry("A.ron", false),
            entry("（十）.ron", false),
            entry("（三）.ron", false),
            entry("第02期.ron", false),
            entry("历史", true),
        ];
        put_in_order(&mut entries);
        let names: Vec<_> = entries.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "历史",
                "（三）.ron",
                "（十）.ron",
                "A.ron",
                "b.ron",
                "第02期.ron",
                "第2期.ron",
                "第10期.ron"
            ]
        );
    }
}
