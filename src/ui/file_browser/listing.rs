//! What the browser asks of the disk, and what it is told: the disk itself is read elsewhere, off the window's thread.

use crate::text::{Language, desk_words};
use jiff::civil::DateTime;
use std::cmp::Ordering;
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
pub fn order(a: &Entry, b: &Entry) -> Ordering {
    b.is_folder
        .cmp(&a.is_folder)
        .then_with(|| natural(&a.name, &b.name))
        .then_with(|| a.path.cmp(&b.path))
}

/// Compares names with runs of digits by their value and letters without their case.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(one), Some(other)) if one.is_ascii_digit() && other.is_ascii_digit() => {
                let (one, other) = (digits(&mut left), digits(&mut right));
                let by_value = one.len().cmp(&other.len()).then_with(|| one.cmp(&other));
                if by_value.is_ne() {
                    return by_value;
                }
            }
            (Some(one), Some(other)) => {
                let by_letter = one.to_lowercase().cmp(other.to_lowercase());
                if by_letter.is_ne() {
                    return by_letter;
                }
                left.next();
                right.next();
            }
        }
    }
}

/// Takes a run of digits without its leading zeros.
fn digits(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
        if !(run.is_empty() && digit == '0') {
            run.push(digit);
        }
    }
    run
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
            entry("第02期.ron", false),
            entry("历史", true),
        ];
        entries.sort_by(order);
        let names: Vec<_> = entries.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "历史",
                "A.ron",
                "b.ron",
                "第02期.ron",
                "第2期.ron",
                "第10期.ron"
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn the_order_is_an_order(a in "[0-2aB期]{0,6}", b in "[0-2aB期]{0,6}", c in "[0-2aB期]{0,6}") {
            proptest::prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                proptest::prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
