//! Writing over a file where no file can be made beside it: after a copy of the old one on this computer, read back, and put
//! back where it fails.

use super::disk::Disk;
use super::print::Print;
use super::safety::Copy;
use super::save_error::{SaveError, SaveStep};
use super::saving::refuse_newer;
use std::io;
use std::path::Path;

/// Whether a file may be written over: only where it is there, and the folder refused a new file from the first.
pub(super) fn is_wanted(refused: &io::Error, there: bool) -> bool {
    there && refused.kind() == io::ErrorKind::PermissionDenied
}

/// Writes over a file, if it is still the one that was read; whether the disk could not do all that belongs to it.
pub(super) fn write<D: Disk>(
    disk: &D,
    target: &Path,
    bytes: &[u8],
    read: Option<Print>,
    safety: &Path,
    path: &Path,
) -> Result<bool, SaveError> {
    let old = disk
        .read(target)
        .map_err(|error| SaveError::of(&error, SaveStep::ReadBack, path))?;
    refuse_newer(&old, path)?;
    if read.is_some_and(|read| Print::of(&old) != read) {
        return Err(SaveError::Changed {
            file: path.to_owned(),
        });
    }
    let copy = Copy::new(safety, target, &old, bytes).map_err(|error| SaveError::NoSafetyCopy {
        folder: safety.to_owned(),
        system: error.into(),
    })?;
    // Making the copy took a while: what came since is neither in it nor in what is to be written.
    let now = disk.read(target);
    if !now.as_ref().is_ok_and(|now| *now == old) {
        copy.done();
        return Err(match now {
            Ok(_) => SaveError::Changed {
                file: path.to_owned(),
            },
            Err(error) => SaveError::of(&error, SaveStep::ReadBack, path),
        });
    }
    match put(disk, target, bytes) {
        Ok(warned) => {
            copy.done();
            Ok(warned)
        }
        Err(error) => {
            log::warn!("{}: {error}", path.display());
            if put(disk, target, &old).is_ok() {
                copy.done();
                return Err(SaveError::of(&error, SaveStep::Write, path));
            }
            Err(SaveError::HalfWritten {
                file: path.to_owned(),
                copy: copy.path().to_owned(),
                system: error.into(),
            })
        }
    }
}

/// Writes the bytes over a file and reads them back.
fn put<D: Disk>(disk: &D, target: &Path, bytes: &[u8]) -> io::Result<bool> {
    let warned = disk.overwrite(target, bytes)?;
    if disk.read(target)? == bytes {
        Ok(warned)
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::safety::left_copies;
    use super::super::saving::{Safety, save_with};
    use super::super::{load, save};
    use super::*;
    use crate::plan::{Head, Plan, PlanParts};
    use crate::text::Language;
    use std::cell::Cell;
    use std::fs::{self, File, Metadata};
    use std::path::PathBuf;
    use std::time::Duration;

    /// A folder in which no file can be made; writing over one breaks off so often.
    struct Closed {
        breaks: Cell<u32>,
        made: io::ErrorKind,
        /// What another program writes after the first look.
        theirs: Cell<Option<Vec<u8>>>,
    }

    impl Disk for Closed {
        type File = File;

        fn shuts_others_out(&self, _: &Metadata, _: &Path) -> bool {
            false
        }

        fn target(&self, path: &Path) -> io::Result<PathBuf> {
            RealDisk.target(path)
        }
        fn about(&self, path: &Path) -> io::Result<Option<Metadata>> {
            RealDisk.about(path)
        }
        fn may_write(&self, path: &Path) -> io::Result<()> {
            RealDisk.may_write(path)
        }
        fn create(&self, _: &Path, _: Option<&Metadata>, _: bool) -> io::Result<File> {
            Err(self.made.into())
        }
        fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
            RealDisk.write(file, bytes)
        }
        fn sync(&self, file: &mut File) -> io::Result<()> {
            RealDisk.sync(file)
        }
        fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
            let read = RealDisk.read(path);
            if let Some(theirs) = self.theirs.take() {
                fs::write(path, theirs)?;
            }
            read
        }
        fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
            if self.breaks.get() > 0 {
                self.breaks.set(self.breaks.get() - 1);
                fs::write(path, &bytes[..bytes.len() / 2])?;
                return Err(io::ErrorKind::StorageFull.into());
            }
            RealDisk.overwrite(path, bytes)
        }
        fn keep_permissions(&self, _: &Metadata, _: &Path, _: &Path) -> io::Result<()> {
            Ok(())
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            RealDisk.rename(from, to)
        }
        fn sync_folder(&self, folder: &Path) -> io::Result<()> {
            RealDisk.sync_folder(folder)
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove(path)
        }
        fn is_held(&self, _: &io::Error) -> bool {
            false
        }
        fn wait(&self, _: Duration) {}
    }

    fn titled(title: &str) -> Plan {
        Plan::new(PlanParts {
            head: Head {
                id: "p".into(),
                title: title.to_owned(),
                ..Head::default()
            },
            ..PlanParts::default()
        })
    }

    fn saved() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("整改.ron");
        save(&path, &titled("旧")).unwrap();
        let safety = folder.path().join("safety");
        (folder, path, safety)
    }

    fn closed(breaks: u32) -> Closed {
        Closed {
            breaks: Cell::new(breaks),
            made: io::ErrorKind::PermissionDenied,
            theirs: Cell::new(None),
        }
    }

    fn copies(safety: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(safety).into_iter().flatten().flatten();
        let within = entries.map(|entry| fs::read_dir(entry.path()));
        let files = within.into_iter().flatten().flatten().flatten();
        files.map(|entry| entry.path()).collect()
    }

    #[test]
    fn who_saves_while_the_copy_is_made_is_not_written_over() {
        let (_folder, path, safety) = saved();
        let read = load(&path).unwrap().print;
        for known in [Some(read), None] {
            save(&path, &titled("旧")).unwrap();
            let theirs = super::super::write(&titled("别人的"));
            let disk = Closed {
                theirs: Cell::new(Some(theirs.into_bytes())),
                ..closed(0)
            };
            let refused = save_with(&disk, &path, &titled("新"), known, Safety::In(&safety));
            assert_eq!(refused, Err(SaveError::Changed { file: path.clone() }));
            assert_eq!(load(&path).unwrap().plan, titled("别人的"));
            assert!(copies(&safety).is_empty());
        }
    }

    #[test]
    fn a_folder_that_refuses_new_files_is_written_in_place() {
        let (_folder, path, safety) = saved();
        for title in ["更长的新的题目", "短"] {
            let read = load(&path).unwrap().print;
            let done = save_with(
                &closed(0),
                &path,
                &titled(title),
                Some(read),
                Safety::In(&safety),
            );
            assert!(done.unwrap().in_place);
            assert_eq!(load(&path).unwrap().plan, titled(title));
            assert!(copies(&safety).is_empty(), "no longer needed");
        }
    }

    #[test]
    fn without_a_place_for_the_copy_or_for_another_reason_nothing_is_written_over() {
        let (_folder, path, safety) = saved();
        let refused = save_with(&closed(0), &path, &titled("新"), None, Safety::None);
        assert!(matches!(refused, Err(SaveError::NoPermission { .. })));
        let full = Closed {
            made: io::ErrorKind::StorageFull,
            ..closed(0)
        };
        let refused = save_with(&full, &path, &titled("新"), None, Safety::In(&safety));
        assert!(matches!(refused, Err(SaveError::NoSpace { .. })));
        let theirs = save_with(
            &closed(0),
            &path,
            &titled("新"),
            Some(Print::of(b"other")),
            Safety::In(&safety),
        );
        assert!(matches!(theirs, Err(SaveError::Changed { .. })));
        let gone = path.with_file_name("neu.ron");
        let refused = save_with(&closed(0), &gone, &titled("新"), None, Safety::In(&safety));
        assert!(matches!(refused, Err(SaveError::NoPermission { .. })));
        fs::write(&safety, "a file").unwrap();
        let refused = save_with(&closed(0), &path, &titled("新"), None, Safety::In(&safety));
        assert!(matches!(refused, Err(SaveError::NoSafetyCopy { .. })));
        assert_eq!(load(&path).unwrap().plan, titled("旧"));
    }

    #[test]
    fn what_broke_off_is_put_back_and_else_the_copy_is_named() {
        let (_folder, path, safety) = saved();
        let refused = save_with(&closed(1), &path, &titled("新"), None, Safety::In(&safety));
        assert!(matches!(refused, Err(SaveError::NoSpace { .. })));
        assert_eq!(load(&path).unwrap().plan, titled("旧"));
        assert!(copies(&safety).is_empty());
        let broken = save_with(&closed(2), &path, &titled("新"), None, Safety::In(&safety));
        let error = broken.unwrap_err();
        let copy = copies(&safety).remove(0);
        let left = left_copies(&safety, Some(&path));
        assert_eq!(left.len(), 1, "it is offered");
        assert_eq!(left[0].path, copy);
        assert_eq!(load(&copy).unwrap().plan, titled("旧"));
        for language in Language::ALL {
            assert!(
                error
                    .sentence(language)
                    .contains(&copy.display().to_string())
            );
        }
    }
}
