//! Why a plan could not be saved, as a sentence that says what is left and what to do.

use super::cause::Cause;
use crate::text::{Language, Phrase, file_words as words};
use std::io;
use std::path::{Path, PathBuf};

/// A step of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStep {
    /// Making the temporary file.
    Create,
    /// Writing it.
    Write,
    /// Flushing it to the disk.
    Sync,
    /// Reading it back.
    ReadBack,
    /// Putting it in the old file's place.
    Rename,
}

impl SaveStep {
    fn phrase(self) -> Phrase {
        match self {
            Self::Create => words::STEP_CREATE,
            Self::Write => words::STEP_WRITE,
            Self::Sync => words::STEP_SYNC,
            Self::ReadBack => words::STEP_READ_BACK,
            Self::Rename => words::STEP_RENAME,
        }
    }
}

/// Why a plan could not be saved. The file of that name is as it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The folder is not there.
    FolderGone {
        /// The folder.
        folder: PathBuf,
    },
    /// A folder has that name.
    IsFolder {
        /// The name.
        file: PathBuf,
    },
    /// What has that name is no regular file: a pipe, a device.
    NotAFile {
        /// The name.
        file: PathBuf,
    },
    /// The file is read-only, or the user may not write it.
    ReadOnlyFile {
        /// The file.
        file: PathBuf,
    },
    /// It is the open plan's own file under another path, and that is only read.
    OnlyRead {
        /// The path.
        file: PathBuf,
    },
    /// The folder may not be written in.
    NoPermission {
        /// The folder.
        folder: PathBuf,
    },
    /// The disk is full.
    NoSpace {
        /// The folder.
        folder: PathBuf,
    },
    /// Another program holds the file.
    Busy {
        /// The file.
        file: PathBuf,
    },
    /// A plan of a newer format stands there: nothing of this program goes over it.
    Newer {
        /// The file.
        file: PathBuf,
    },
    /// The file is not the one that was read: someone has changed it since.
    Changed {
        /// The file.
        file: PathBuf,
    },
    /// The folder refuses new files, and the old one could not be copied to this computer before it is written over.
    NoSafetyCopy {
        /// The folder of this computer.
        folder: PathBuf,
        /// What the system says.
        system: Cause,
    },
    /// The file was being written over when it broke off; what it held is in a copy.
    HalfWritten {
        /// The file.
        file: PathBuf,
        /// The copy.
        copy: PathBuf,
        /// What the system says.
        system: Cause,
    },
    /// The name is longer than the file system allows.
    NameTooLong {
        /// The file.
        file: PathBuf,
    },
    /// The server or the disk went away.
    Unreachable {
        /// The folder.
        folder: PathBuf,
    },
    /// What was written does not read back the same.
    Differs,
    /// Larger than [`super::LARGEST`].
    TooLarge {
        /// Size in bytes.
        bytes: u64,
    },
    /// A number in the plan is not finite.
    NotFinite {
        /// The field.
        path: String,
    },
    /// Anything else.
    Other {
        /// The file.
        file: PathBuf,
        /// At which step.
        step: SaveStep,
        /// What the system says.
        system: Cause,
    },
}

impl SaveError {
    /// What a system error at a step means for a file.
    pub(super) fn of(error: &io::Error, step: SaveStep, file: &Path) -> Self {
        let folder = || super::saving::folder_of(file).to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::FolderGone { folder: folder() },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NoPermission { folder: folder() }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::NoSpace { folder: folder() }
            }
            io::ErrorKind::InvalidFilename => Self::NameTooLong {
                file: file.to_owned(),
            },
            io::ErrorKind::StaleNetworkFileHandle
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::NotConnected
            | io::ErrorKind::TimedOut
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset => Self::Unreachable { folder: folder() },
            io::ErrorKind::IsADirectory => Self::IsFolder {
                file: file.to_owned(),
            },
            _ => Self::Other {
                file: file.to_owned(),
                step,
                system: error.into(),
            },
        }
    }

    /// The whole sentence: what happened, what is left, what to do.
    pub fn sentence(&self, language: Language) -> String {
        let at = |phrase: Phrase, name: &'static str, path: &Path| {
            phrase.fill(language, &[(name, &path.display())])
        };
        match self {
            Self::FolderGone { folder } => at(words::SAVE_FOLDER_GONE, "folder", folder),
            Self::IsFolder { file } => at(words::SAVE_IS_FOLDER, "file", file),
            Self::NotAFile { file } => at(words::SAVE_NOT_A_FILE, "file", file),
            Self::ReadOnlyFile { file } => at(words::SAVE_READ_ONLY_FILE, "file", file),
            Self::OnlyRead { file } => at(words::SAVE_ONLY_READ, "file", file),
            Self::NoPermission { folder } => at(words::SAVE_NO_PERMISSION, "folder", folder),
            Self::NoSpace { folder } => at(words::SAVE_NO_SPACE, "folder", folder),
            Self::Busy { file } => at(words::SAVE_BUSY, "file", file),
            Self::Newer { file } => at(words::SAVE_NEWER, "file", file),
            Self::Changed { file } => at(words::SAVE_CHANGED, "file", file),
            Self::NameTooLong { file } => at(words::SAVE_NAME_TOO_LONG, "file", file),
            Self::Unreachable { folder } => at(words::SAVE_UNREACHABLE, "folder", folder),
            Self::NoSafetyCopy { folder, system } => words::SAVE_NO_SAFETY_COPY.fill(
                language,
                &[
                    ("folder", &folder.display()),
                    ("system", &system.said(language)),
                ],
            ),
            Self::HalfWritten { file, copy, system } => words::SAVE_HALF_WRITTEN.fill(
                language,
                &[
                    ("file", &file.display()),
                    ("copy", &copy.display()),
                    ("system", &system.said(language)),
                ],
            ),
            Self::Differs => words::SAVE_DIFFERS.of(language).to_owned(),
            Self::TooLarge { bytes } => {
                let size = crate::text::number(*bytes as f64 / 1e9, 1, language);
                words::SAVE_TOO_LARGE.fill(language, &[("size", &size)])
            }
            Self::NotFinite { path } => words::SAVE_NOT_FINITE.fill(language, &[("path", path)]),
            Self::Other { file, step, system } => words::SAVE_OTHER.fill(
                language,
                &[
                    ("file", &file.display()),
                    ("step", &step.phrase().of(language)),
                    ("system", &system.said(language)),
                ],
            ),
        }
    }
}
