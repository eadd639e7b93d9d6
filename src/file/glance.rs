//! What locking and watching ask of a disk, behind a trait, so that tests can let every step fail, hang or tell another time.

use super::disk::{Disk, RealDisk};
use super::reading::LARGEST;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is seen of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Length in bytes.
    pub length: u64,
    /// When it was written, by the clock of the machine that keeps it.
    pub written: Option<SystemTime>,
    /// What tells the file from another of the same name, where the system tells it: its disk and its number there.
    pub id: Option<(u64, u64)>,
    /// A regular file: no folder, pipe, device or link.
    pub regular: bool,
}

/// Why no lock is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The plan is read-only, or not the user's to write.
    ReadOnlyFile,
    /// It lies on a disk that is carried about.
    Removable,
    /// The folder takes no new file.
    Folder,
    /// Every name for a lock is taken.
    Crowded,
    /// The folder does not answer as it should; in the system's words.
    Other(super::cause::Cause),
}

/// What locking and watching ask of a disk.
pub trait Glance: Send + Sync + std::fmt::Debug {
    /// The file that a path names once links are followed.
    ///
    /// # Errors
    /// Whatever the system says, as for all that follows.
    fn follow(&self, path: &Path) -> io::Result<PathBuf>;
    /// What is there, links followed; `None` for nothing.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn look(&self, path: &Path) -> io::Result<Option<Seen>>;
    /// What bears the name itself; a link is no regular file.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn look_at_name(&self, path: &Path) -> io::Result<Option<Seen>>;
    /// Reads the whole of a regular file.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Reads the beginning of a regular file; never waits at a pipe that has taken its place.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn read_start(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>>;
    /// Makes a new file; fails where there is one.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn make(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Writes over the beginning of a file that is there, so that it is never seen empty.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn rewrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// See [`Glance::follow`].
    fn clear(&self, path: &Path) -> io::Result<()>;
    /// Why no lock should be made for a plan.
    fn hinders(&self, plan: &Path) -> Option<Hindrance>;
}

pub(super) fn seen(about: &Metadata) -> Seen {
    #[cfg(unix)]
    let id = {
        use std::os::unix::fs::MetadataExt;
        Some((about.dev(), about.ino()))
    };
    #[cfg(not(unix))]
    let id = None;
    Seen {
        length: about.len(),
        written: about.modified().ok(),
        id,
        regular: about.is_file(),
    }
}

fn there(about: io::Result<Metadata>) -> io::Result<Option<Seen>> {
    match about {
        Ok(about) => Ok(Some(seen(&about))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Opens a file for reading that is a regular one under its own name.
fn open_regular(path: &Path) -> io::Result<File> {
    let no_file = || io::Error::from(io::ErrorKind::InvalidInput);
    // Looked at before it is opened: opening a pipe waits for who writes into it.
    if !fs::metadata(path)?.is_file() {
        return Err(no_file());
    }
    let file = File::open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(no_file())
    }
}

impl Glance for RealDisk {
    fn follow(&self, path: &Path) -> io::Result<PathBuf> {
        self.target(path)
    }

    fn look(&self, path: &Path) -> io::Result<Option<Seen>> {
        there(fs::metadata(path))
    }

    fn look_at_name(&self, path: &Path) -> io::Result<Option<Seen>> {
        there(fs::symlink_metadata(path))
    }

    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        // It may have grown since it was looked at; what is larger is no plan.
        open_regular(path)?
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_start(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        open_regular(path)?.take(at_most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn make(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::options().write(true).create_new(true).open(path)?;
        let written = file.write_all(bytes);
        if written.is_err() {
            // A full disk: an empty lock would tell nobody anything.
            fs::remove_file(path).ok();
        }
        written
    }

    fn rewrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::options().write(true).open(path)?.write_all(bytes)
    }

    fn clear(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn hinders(&self, plan: &Path) -> Option<Hindrance> {
        let about = fs::metadata(plan).ok()?;
        if about.permissions().readonly() || self.may_write(plan).is_err() {
            return Some(Hindrance::ReadOnlyFile);
        }
        is_removable(&about).then_some(Hindrance::Removable)
    }
}

/// Whether a file lies on a disk that the system calls removable; where it does not tell, it is not.
#[cfg(target_os = "linux")]
fn is_removable(about: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = about.dev();
    let major = ((device >> 8) & 0xfff) | ((device >> 32) & !0xfff);
    let minor = (device & 0xff) | ((device >> 12) & !0xff);
    let block = PathBuf::from(format!("/sys/dev/block/{major}:{minor}"));
    // A partition is told of by the disk it is on.
    let says = |path: &Path| fs::read_to_string(path).is_ok_and(|says| says.trim() == "1");
    says(&block.join("removable"))
        || fs::canonicalize(&block).is_ok_and(|block| says(&block.with_file_name("removable")))
}

#[cfg(not(target_os = "linux"))]
fn is_removable(_about: &Metadata) -> bool {
    false
}
