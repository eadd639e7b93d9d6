//! The steps that saving takes on a disk, behind a trait, so that tests can let each of them fail.

use super::glance::{self, Seen};
use super::reading::LARGEST;
use super::turn::Turn;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What saving asks of a disk.
pub trait Disk {
    /// An open file.
    type File;

    /// The file that a path names once symbolic links are followed; the path itself where nothing is there yet.
    ///
    /// # Errors
    /// Whatever the system says, as for all that follows.
    fn target(&self, path: &Path) -> io::Result<PathBuf>;
    /// What is there now: `None` for nothing.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn about(&self, path: &Path) -> io::Result<Option<fs::Metadata>>;
    /// Tries whether the user may write a file, without changing it.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn may_write(&self, path: &Path) -> io::Result<()>;
    /// Makes a new file that from its first byte is open to nobody to whom the file it replaces was not; fails where
    /// there is one. A private one is for its owner alone until owner and group are those of the old file.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn create(
        &self,
        path: &Path,
        had: Option<&fs::Metadata>,
        private: bool,
    ) -> io::Result<Self::File>;
    /// Writes all bytes.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the file has reached the disk.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn sync(&self, file: &mut Self::File) -> io::Result<()>;
    /// Reads a whole file, if it is no larger than a plan can be.
    ///
    /// # Errors
    /// See [`Disk::target`]; [`io::ErrorKind::FileTooLarge`] where it is.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// How a file looks as it is opened: a share then tells what is there, not what it was told before. `None` where looks
    /// tell nothing.
    fn seen(&self, _path: &Path) -> Option<Seen> {
        None
    }
    /// Whether a file of the same owner and group as the one it replaces is open to fewer.
    fn shuts_others_out(&self, had: &fs::Metadata, path: &Path) -> bool;
    /// Writes over a file, which is then as long as the bytes are; whether the disk does not flush.
    ///
    /// # Errors
    /// See [`Disk::target`]; what the file holds is not known then.
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<bool>;
    /// Gives a file the permissions, and where possible the owner and the extended attributes, of the file it replaces.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn keep_permissions(&self, had: &fs::Metadata, old: &Path, path: &Path) -> io::Result<()>;
    /// Puts a file in the place of another, in one step.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the names in a folder have reached the disk.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// See [`Disk::target`].
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits for the turn to look at a file and replace it; see [`Turn`].
    fn take_turn(&self, _target: &Path) -> Turn {
        Turn::default()
    }
    /// Whether an error says that another program holds the file for a moment (Windows sharing violations).
    fn is_held(&self, error: &io::Error) -> bool;
    /// Waits before the next try.
    fn wait(&self, how_long: Duration);
}

/// Whether a file system says that it does not do this at all, as network shares do of flushing; a full disk or a broken
/// one says otherwise.
pub(super) fn is_not_done_here(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput | io::ErrorKind::PermissionDenied
    )
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    type File = File;

    fn target(&self, path: &Path) -> io::Result<PathBuf> {
        const MOST_LINKS: usize = 16;
        match fs::canonicalize(path) {
            Ok(target) => return Ok(target),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(_) => {}
        }
        // A link to a file that is not there yet is still followed.
        let mut target = path.to_owned();
        for _ in 0..MOST_LINKS {
            match fs::read_link(&target) {
                Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
                Err(_) => break,
            }
        }
        Ok(target)
    }

    fn about(&self, path: &Path) -> io::Result<Option<fs::Metadata>> {
        match fs::metadata(path) {
            Ok(about) => Ok(Some(about)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        // Neither emptied nor written at its end: some drivers of shares break on a file opened for that.
        File::options().write(true).open(path).map(drop)
    }

    fn create(&self, path: &Path, had: Option<&fs::Metadata>, private: bool) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if let Some(had) = had {
            use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
            options.mode(had.mode() & if private { 0o700 } else { 0o777 });
        }
        #[cfg(not(unix))]
        let _ = (had, private);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &mut File) -> io::Result<()> {
        file.sync_all()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        // No plan is so large, whoever put it there.
        if fs::metadata(path)?.len() > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        fs::read(path)
    }

    fn seen(&self, path: &Path) -> Option<Seen> {
        let about = File::open(path).and_then(|file| file.metadata()).ok()?;
        Some(glance::seen(&about))
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let mut file = File::options().write(true).open(path)?;
        let had = file.metadata()?.len();
        let behind = usize::try_from(had).unwrap_or(usize::MAX).min(bytes.len());
        // What is longer comes first: where the disk is full, the old content is still whole before it.
        let longer = file
            .seek(SeekFrom::Start(behind as u64))
            .and_then(|_| file.write_all(&bytes[behind..]))
            .and_then(|()| file.flush());
        if let Err(error) = longer {
            file.set_len(had)?;
            return Err(error);
        }
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&bytes[..behind])?;
        file.set_len(bytes.len() as u64)?;
        match file.sync_all() {
            Err(error) if is_not_done_here(&error) => {
                log::warn!("{}: {error}", path.display());
                Ok(true)
            }
            synced => synced.map(|()| false),
        }
    }

    fn keep_permissions(&self, had: &fs::Metadata, old: &Path, path: &Path) -> io::Result<()> {
        #[cfg(not(unix))]
        let _ = old;
        #[cfg(unix)]
        {
            keep_attributes(old, path);
            use std::os::unix::fs::{MetadataExt, chown};
            // Only the administrator may give files away; a colleague may at least keep the group of a shared folder.
            if chown(path, Some(had.uid()), Some(had.gid())).is_err() {
                chown(path, None, Some(had.gid())).ok();
            }
        }
        fs::set_permissions(path, had.permissions())
    }

    fn shuts_others_out(&self, had: &fs::Metadata, path: &Path) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            fs::metadata(path).is_ok_and(|new| {
                let same = (new.uid(), new.gid()) == (had.uid(), had.gid());
                same && new.mode() & 0o077 != had.mode() & 0o077
            })
        }
        #[cfg(not(unix))]
        {
            let _ = (had, path);
            false
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) {
            File::open(folder)?.sync_all()
        } else {
            Ok(())
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn take_turn(&self, target: &Path) -> Turn {
        Turn::take(target)
    }

    fn is_held(&self, error: &io::Error) -> bool {
        // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: virus scanners and sync clients.
        cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
    }

    fn wait(&self, how_long: Duration) {
        std::thread::sleep(how_long);
    }
}

/// Copies extended attributes, access lists among them, one by one; what the system does not let go is left behind.
#[cfg(unix)]
fn keep_attributes(old: &Path, path: &Path) {
    let names = match xattr::list(old) {
        Ok(names) => names,
        Err(error) => {
            log::info!("{}: {error}", old.display());
            return;
        }
    };
    for name in names {
        let copied = xattr::get(old, &name).and_then(|value| match value {
            Some(value) => xattr::set(path, &name, &value),
            None => Ok(()),
        });
        if let Err(error) = copied {
            log::info!("{}: {}: {error}", old.display(), name.to_string_lossy());
        }
    }
}
