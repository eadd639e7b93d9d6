//! Whether the file of the open plan is still the one that was read: looked at every two seconds, read only when it differs.
//!
//! Notices of the system do not see what other computers write on a share; looking does.

use super::cause::Cause;
use super::glance::{Glance, Seen};
use super::print::Print;
use std::io;
use std::path::{Path, PathBuf};

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
    home: Option<u64>,
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
            home: None,
        }
    }

    /// From now on this content is the known one.
    pub fn know(&mut self, known: Print) {
        self.known = known;
    }

    /// Looks. `None` where the file is just being written: it is to be looked at again soon.
    pub fn look(&mut self, disk: &dyn Glance) -> Option<Sight> {
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
        let bytes = match disk.read_all(&self.path) {
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
        self.home = disk_of(disk, &self.path).or(self.home);
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
        match disk_of(disk, &self.path) {
            None => Sight::Unreachable(None),
            now if self.home.is_some() && now != self.home => Sight::Unreachable(None),
            Some(_) => Sight::Gone,
        }
    }
}

/// The disk of the folder a file stands in; 0 where disks have no numbers, `None` where there is no folder.
fn disk_of(disk: &dyn Glance, file: &Path) -> Option<u64> {
    let folder = super::saving::folder_of(file);
    let seen = disk.look(folder).ok().flatten()?;
    Some(seen.id.map_or(0, |(number, _)| number))
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
        assert_eq!(looked(&mut eye), Sight::Same);
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
