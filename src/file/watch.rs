//! Whether the file of the open plan is still the one that was read: looked at every two seconds, read only when it differs.
//!
//! Notices of the system do not see what other computers write on a share; looking does.

use super::cause::Cause;
use super::disk::Disk;
use super::glance::{self, Glance, Seen};
use super::print::Print;
use super::reading::LARGEST;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What is seen of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// It is the one that was read or written last.
    Same,
    /// It has another content.
    Other(Print),
    /// It is not there any more, though its folder is.
    Gone,
    /// Its place does not answer; with why, where the system says so.
    Unreachable(Option<Cause>),
}

/// The disk on which a file was seen last, for who saves it while it is watched.
#[derive(Clone, Debug)]
pub struct Home(Arc<AtomicU64>);

impl Default for Home {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(Self::NOWHERE)))
    }
}

impl Home {
    /// No disk has this number.
    const NOWHERE: u64 = u64::MAX;

    /// The disk; `None` before the file was seen.
    pub fn disk(&self) -> Option<u64> {
        let disk = self.0.load(Ordering::Relaxed);
        (disk != Self::NOWHERE).then_some(disk)
    }

    fn is(&self, disk: Option<u64>) {
        if let Some(disk) = disk {
            self.0.store(disk, Ordering::Relaxed);
        }
    }
}

/// Watches one file.
#[derive(Debug)]
pub struct Eye {
    path: PathBuf,
    known: Print,
    /// How it looked when its content was told last, and that content.
    last: Option<(Seen, Print)>,
    /// The content is to be read once more: a file written twice within one tick of its clock looks the same.
    once_more: bool,
    /// The number of the file says nothing here: it changes while the content stays.
    no_ids: bool,
    /// The disk of the folder when the file was seen in it.
    home: Home,
}

impl Eye {
    /// Watches a file whose content is known.
    pub fn new(path: PathBuf, known: Print) -> Self {
        Self {
            path,
            known,
            last: None,
            once_more: false,
            no_ids: false,
            home: Home::default(),
        }
    }

    /// Where the file was seen last.
    pub fn home(&self) -> Home {
        self.home.clone()
    }

    /// From now on this content is the known one.
    pub fn know(&mut self, known: Print) {
        self.known = known;
    }

    /// The file that is watched.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks. `None` where the file is just being written: it is to be looked at again soon.
    pub fn look(&mut self, disk: &dyn Glance) -> Option<Sight> {
        self.look_saying(disk, &|_| {})
    }

    /// Looks, and says when the file begins to be read and when that has ended.
    pub(super) fn look_saying(&mut self, disk: &dyn Glance, reads: &dyn Fn(bool)) -> Option<Sight> {
        let seen = match disk.look(&self.path) {
            Ok(Some(seen)) if seen.regular => seen,
            Ok(_) => return Some(self.gone(disk)),
            Err(error) => return Some(Sight::Unreachable(Some(error.into()))),
        };
        let looks_same = self.last.as_ref().is_some_and(|(last, _)| {
            last.length == seen.length
                && last.written == seen.written
                && (self.no_ids || last.id == seen.id)
        });
        if looks_same && !self.once_more {
            return self.last.map(|(_, print)| self.sight(print));
        }
        if seen.length > LARGEST {
            let print = Print::unread(seen.length);
            self.last = Some((seen, print));
            return Some(self.sight(print));
        }
        self.home.is(disk_of(disk, &self.path));
        reads(true);
        let read = disk.read_all(&self.path);
        reads(false);
        let bytes = match read {
            Ok(bytes) => bytes,
            // Between the two looks it went: the next one tells.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => return Some(Sight::Unreachable(Some(error.into()))),
        };
        // Whoever writes in place is seen half way.
        let after = disk.look(&self.path).ok().flatten();
        if after != Some(seen) && !self.no_ids || bytes.len() as u64 != seen.length {
            return None;
        }
        let print = Print::of(&bytes);
        if let Some((last, known)) = &self.last
            && *known == print
            && last.id != seen.id
            && last.written == seen.written
        {
            self.no_ids = true;
        }
        self.once_more = !looks_same;
        self.last = Some((seen, print));
        Some(self.sight(print))
    }

    fn sight(&self, print: Print) -> Sight {
        if print == self.known {
            Sight::Same
        } else {
            Sight::Other(print)
        }
    }

    /// The file is not there. A share that is not mounted any more leaves an empty folder of another disk, or none.
    fn gone(&mut self, disk: &dyn Glance) -> Sight {
        self.last = None;
        match (disk_of(disk, &self.path), self.home.disk()) {
            (None, _) => Sight::Unreachable(None),
            (Some(now), Some(home)) if now != home => Sight::Unreachable(None),
            (Some(_), _) => Sight::Gone,
        }
    }
}

/// The disk of the folder a file stands in, links followed; `None` where there is no folder.
fn disk_of(disk: &dyn Glance, file: &Path) -> Option<u64> {
    let file = disk.follow(file).ok()?;
    let folder = super::saving::folder_of(&file);
    disk.look(folder).ok().flatten().map(|seen| number(&seen))
}

/// The number of a disk; 0 where disks have none.
fn number(seen: &Seen) -> u64 {
    seen.id.map_or(0, |(number, _)| number)
}

/// Whether another disk than its home is now at the place of a file, links followed.
pub(super) fn is_elsewhere<D: Disk>(disk: &D, file: &Path, home: Option<u64>) -> bool {
    let about = disk.about(super::saving::folder_of(file)).ok().flatten();
    let now = about.map(|about| number(&glance::seen(&about)));
    home.zip(now).is_some_and(|(home, now)| home != now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::RealDisk;
    use std::fs;

    fn looked(eye: &mut Eye) -> Sight {
        eye.look(&RealDisk).unwrap()
    }

    #[test]
    fn a_file_is_told_by_its_content_and_read_only_when_it_looks_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("整改.ron");
        fs::write(&path, "one").unwrap();
        let mut eye = Eye::new(path.clone(), Print::of(b"one"));
        assert_eq!(looked(&mut eye), Sight::Same);
        assert_eq!(looked(&mut eye), Sight::Same);
        // Replaced by a file of the same length, as saving does.
        let other = folder.path().join("other");
        fs::write(&other, "two").unwrap();
        fs::rename(&other, &path).unwrap();
        assert_eq!(looked(&mut eye), Sight::Other(Print::of(b"two")));
        assert_eq!(looked(&mut eye), Sight::Other(Print::of(b"two")));
        // Written in place, and back again.
        fs::write(&path, "three").unwrap();
        assert_eq!(looked(&mut eye), Sight::Other(Print::of(b"three")));
        fs::write(&path, "one").unwrap();
        assert_eq!(looked(&mut eye), Sight::Same);
        eye.know(Print::of(b"two"));
        assert_eq!(looked(&mut eye), Sight::Other(Print::of(b"one")));
    }

    #[test]
    fn a_file_that_is_far_too_large_is_told_and_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("整改.ron");
        fs::write(&path, "one").unwrap();
        let mut eye = Eye::new(path.clone(), Print::of(b"one"));
        assert_eq!(looked(&mut eye), Sight::Same);
        let file = fs::File::options().write(true).open(&path).unwrap();
        for length in [LARGEST + 1, 10 << 30] {
            file.set_len(length).unwrap();
            assert_eq!(looked(&mut eye), Sight::Other(Print::unread(length)));
        }
        fs::write(&path, "one").unwrap();
        assert_eq!(looked(&mut eye), Sight::Same);
    }

    #[test]
    fn a_file_written_twice_within_one_tick_is_still_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("整改.ron");
        fs::write(&path, "one").unwrap();
        let at = fs::metadata(&path).unwrap().modified().unwrap();
        let mut eye = Eye::new(path.clone(), Print::of(b"one"));
        assert_eq!(looked(&mut eye), Sight::Same);
        fs::write(&path, "two").unwrap();
        fs::File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(at)
            .unwrap();
        assert_eq!(looked(&mut eye), Sight::Other(Print::of(b"two")));
    }

    #[test]
    fn a_file_that_went_is_told_from_a_share_that_went() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("共享");
        fs::create_dir(&inner).unwrap();
        let path = inner.join("整改.ron");
        fs::write(&path, "one").unwrap();
        let mut eye = Eye::new(path.clone(), Print::of(b"one"));
        let home = eye.home();
        assert_eq!(home.disk(), None);
        assert_eq!(looked(&mut eye), Sight::Same);
        let seen = home.disk();
        assert!(seen.is_some() && !is_elsewhere(&RealDisk, &path, seen));
        assert!(is_elsewhere(&RealDisk, &path, seen.map(|disk| disk ^ 1)));
        fs::remove_file(&path).unwrap();
        assert_eq!(looked(&mut eye), Sight::Gone);
        fs::create_dir(&path).unwrap();
        assert_eq!(
            looked(&mut eye),
            Sight::Gone,
            "a folder of that name is no plan"
        );
        fs::remove_dir_all(&inner).unwrap();
        assert_eq!(looked(&mut eye), Sight::Unreachable(None));
        fs::create_dir(&inner).unwrap();
        fs::write(&path, "one").unwrap();
        assert_eq!(looked(&mut eye), Sight::Same);
    }
}
