//! Evidence files as the window knows them: which are at their place, which were dropped and wait for a step.
//!
//! Panels ask with [`EvidenceFiles::found`]; what nobody has looked for yet is wanted, and the shell looks aside.

use crate::file::{Reach, reach};
use crate::plan::Id;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is known of evidence files.
#[derive(Clone, Debug, Default)]
pub struct EvidenceFiles {
    folder: Option<PathBuf>,
    known: BTreeMap<String, bool>,
    wanted: BTreeSet<String>,
    asked: BTreeSet<String>,
    /// A file that was picked for a close-out event.
    pub chosen: Option<(Id, PathBuf)>,
    /// Files dropped on the window that wait for a place.
    pub dropped: Vec<PathBuf>,
}

impl EvidenceFiles {
    /// The folder of the plan's file.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Sets the plan's folder; another folder makes all answers void. Returns whether it is another.
    pub fn set_folder(&mut self, folder: Option<&Path>) -> bool {
        let other = self.folder.as_deref() != folder;
        if other {
            self.folder = folder.map(Path::to_owned);
            self.known.clear();
            self.asked.clear();
        }
        other
    }

    /// Looks again at every file, the old answers standing until the new ones come: the window came to the front.
    pub fn look_again(&mut self) {
        self.asked.clear();
        self.wanted.extend(self.known.keys().cloned());
    }

    /// Whether a file is at its place; `None` while nobody has looked, or where nobody looks: outside the plan's folder,
    /// and while the plan is no file yet.
    pub fn found(&mut self, file: &str) -> Option<bool> {
        let file = file.trim();
        if !matches!(reach(self.folder(), file), Reach::Below(_)) {
            return None;
        }
        let known = self.known.get(file).copied();
        if known.is_none() && !self.asked.contains(file) {
            self.wanted.insert(file.to_owned());
        }
        known
    }

    /// The files that are known not to be at their place.
    pub fn missing(&self) -> BTreeSet<String> {
        let known = self.known.iter();
        let missing = known.filter(|(_, found)| !**found);
        missing.map(|(file, _)| file.clone()).collect()
    }

    /// What is to be looked for now, with the places.
    pub fn take_wanted(&mut self) -> Vec<(String, PathBuf)> {
        let folder = self.folder.clone();
        let wanted = std::mem::take(&mut self.wanted);
        wanted
            .into_iter()
            .filter_map(|file| {
                let Reach::Below(path) = reach(folder.as_deref(), &file) else {
                    return None;
                };
                self.asked.insert(file.clone());
                Some((file, path))
            })
            .collect()
    }

    /// Takes what was seen.
    pub fn seen(&mut self, seen: Vec<(String, bool)>) {
        self.known.extend(seen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_looked_for_once_and_again_when_the_window_returns() {
        let mut files = EvidenceFiles::default();
        assert_eq!(files.found("佐证/a.pdf"), None);
        assert!(files.take_wanted().is_empty(), "the plan has no folder yet");
        files.set_folder(Some(Path::new("/整改")));
        assert_eq!(files.found("佐证/a.pdf"), None);
        let wanted = files.take_wanted();
        assert_eq!(wanted.len(), 1);
        assert_eq!(files.found("佐证/a.pdf"), None);
        assert!(files.take_wanted().is_empty(), "asked once");
        files.seen(vec![("佐证/a.pdf".to_owned(), false)]);
        assert_eq!(files.found("佐证/a.pdf"), Some(false));
        files.look_again();
        assert_eq!(files.found("佐证/a.pdf"), Some(false));
        assert_eq!(files.take_wanted().len(), 1);
        for outside in ["/etc/hosts.txt", "../a.pdf", "//host/share/a.pdf"] {
            assert_eq!(files.found(outside), None);
        }
        assert!(files.take_wanted().is_empty(), "nobody looks there");
        files.set_folder(Some(Path::new("/别处")));
        assert_eq!(files.found("佐证/a.pdf"), None);
    }
}
