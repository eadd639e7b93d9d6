//! The disk for the file browser: folders, places and paths are looked at on jobs, so a dead share freezes nothing.

use super::clock;
use super::jobs::{JobBroke, Jobs};
use crate::file::{self, Glance, Me};
use crate::text::Language;
use crate::ui::file_browser::{
    Entry, FileBrowser, FolderError, Got, Look, Place, PlaceName, Reply, Request, Want,
};
use crate::ui::holders;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the things in sub-folders are counted; on a slow share the rest have no count.
const COUNTING: Duration = Duration::from_millis(150);
/// So many entries of a folder are listed at most.
const MOST: usize = 20_000;

/// Answers what a [`FileBrowser`] asks.
#[derive(Debug, Default)]
pub struct FolderListing {
    jobs: Jobs<Option<Reply>>,
    onlooker: Option<Onlooker>,
}

/// Who looks who else has plans open.
#[derive(Clone, Debug)]
pub struct Onlooker {
    /// Who sits here.
    pub me: Me,
    /// The disk.
    pub disk: Arc<dyn Glance>,
}

impl From<JobBroke> for Option<Reply> {
    fn from(broke: JobBroke) -> Self {
        log::error!("{}: {}", broke.name, broke.reason);
        None
    }
}

impl FolderListing {
    /// One that also looks who has the plans of a folder open.
    pub fn of(onlooker: Option<Onlooker>) -> Self {
        Self {
            onlooker,
            ..Self::default()
        }
    }

    /// Starts what the browser asked for and hands it what has been found; call it every frame before showing it.
    /// Dropping this with the browser forgets what is still under way.
    pub fn serve(&mut self, ctx: &egui::Context, browser: &mut FileBrowser, language: Language) {
        for request in browser.take_requests() {
            if let (Want::List(folder), Some(onlooker)) = (&request.want, self.onlooker.clone()) {
                // Looked at beside the listing, which is shown without waiting for it.
                let (folder, number) = (folder.clone(), request.number);
                self.jobs.spawn("who", ctx, move |_| {
                    let found = who_is_in(&folder, &onlooker, language);
                    let got = Got::Who(folder, found);
                    Some(Reply { number, got })
                });
            }
            self.jobs
                .spawn("folder", ctx, move |_| Some(answer(request)));
        }
        for reply in self.jobs.poll().into_iter().flatten() {
            browser.hear(reply);
        }
    }
}

fn answer(request: Request) -> Reply {
    let got = match request.want {
        Want::Places => places(),
        Want::List(path) => Got::Listed(list(&path)),
        Want::Look(path) => Got::Looked(look(&path)),
        Want::MakeFolder(path) => {
            Got::Made(fs::create_dir(&path).map_err(|error| FolderError::from(&error)))
        }
    };
    Reply {
        number: request.number,
        got,
    }
}

fn list(folder: &Path) -> Result<Vec<Entry>, FolderError> {
    let began = Instant::now();
    let mut entries = Vec::new();
    for found in fs::read_dir(folder).map_err(|error| FolderError::from(&error))? {
        let Ok(found) = found else { continue };
        let path = found.path();
        // Follows links; one that leads nowhere is still listed, as a file without size.
        let metadata = fs::metadata(&path).ok();
        let is_folder = metadata.as_ref().is_some_and(fs::Metadata::is_dir);
        let size = if !is_folder {
            metadata.as_ref().map(fs::Metadata::len)
        } else if began.elapsed() < COUNTING {
            count(&path)
        } else {
            None
        };
        entries.push(Entry {
            name: found.file_name().to_string_lossy().into_owned(),
            path,
            is_folder,
            size,
            modified: metadata
                .and_then(|metadata| metadata.modified().ok())
                .and_then(clock::of_system_time),
            note: String::new(),
        });
        if entries.len() == MOST {
            break;
        }
    }
    Ok(entries)
}

/// Who has which plans of a folder open, in words.
fn who_is_in(folder: &Path, onlooker: &Onlooker, language: Language) -> Vec<(PathBuf, String)> {
    let Ok(found) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = found.flatten().take(MOST).map(|entry| entry.file_name());
    let locked: BTreeSet<String> = names
        .filter_map(|name| file::locked_name(name.to_str()?).map(str::to_owned))
        .collect();
    let plans = locked.into_iter().map(|name| folder.join(name));
    plans
        .filter_map(|plan| {
            let holders = file::look_who(&onlooker.disk, &plan, &onlooker.me).ok()?;
            let who = holders::editing(&holders, Some(&onlooker.me), language);
            (!who.is_empty()).then_some((plan, who))
        })
        .collect()
}

fn count(folder: &Path) -> Option<u64> {
    let visible = |entry: &fs::DirEntry| !entry.file_name().as_encoded_bytes().starts_with(b".");
    let things = fs::read_dir(folder).ok()?.flatten().filter(visible);
    u64::try_from(things.take(1000).count()).ok()
}

fn look(path: &Path) -> Look {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Look::Folder,
        Ok(_) => Look::File,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if path.parent().is_some_and(Path::is_dir) {
                Look::Free
            } else {
                Look::Nowhere
            }
        }
        Err(error) => Look::Unknown(FolderError::from(&error)),
    }
}

fn places() -> Got {
    let dirs = directories::UserDirs::new();
    let home = dirs.as_ref().map(|dirs| dirs.home_dir().to_owned());
    let mut places: Vec<Place> = Vec::new();
    let mut add = |name: PlaceName, path: PathBuf| {
        if places.iter().all(|known| known.path != path) {
            places.push(Place { name, path });
        }
    };
    if let Some(dirs) = &dirs {
        let named = [
            (PlaceName::Desktop, dirs.desktop_dir(), ["桌面", "Desktop"]),
            (
                PlaceName::Documents,
                dirs.document_dir(),
                ["文档", "Documents"],
            ),
            (
                PlaceName::Downloads,
                dirs.download_dir(),
                ["下载", "Downloads"],
            ),
        ];
        add(PlaceName::Home, dirs.home_dir().to_owned());
        for (name, told, usual) in named {
            // A desktop that was not set up names none of them, though the folders may be there.
            let guessed = || usual.map(|name| dirs.home_dir().join(name));
            let found = told.map(Path::to_owned).filter(|path| path.is_dir());
            let found = found.or_else(|| guessed().into_iter().find(|path| path.is_dir()));
            if let Some(path) = found {
                add(name, path);
            }
        }
    }
    for mount in mounts() {
        let name = mount.file_name().map_or_else(
            || mount.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        add(PlaceName::Own(name), mount);
    }
    if !cfg!(windows) {
        add(PlaceName::Computer, PathBuf::from("/"));
    }
    Got::Places { home, places }
}

/// Drives, sticks and shares. They are not touched here: a dead share would keep this waiting.
#[cfg(windows)]
fn mounts() -> Vec<PathBuf> {
    (b'A'..=b'Z')
        .map(|letter| PathBuf::from(format!("{}:\\", char::from(letter))))
        .filter(|drive| drive.exists())
        .collect()
}

/// Drives, sticks and shares. They are not touched here: a dead share would keep this waiting.
#[cfg(not(windows))]
fn mounts() -> Vec<PathBuf> {
    let mut mounts: Vec<PathBuf> = fs::read_to_string("/proc/self/mounts")
        .map(|table| mounts_in(&table))
        .unwrap_or_default();
    if let Ok(volumes) = fs::read_dir("/Volumes") {
        mounts.extend(volumes.flatten().map(|volume| volume.path()));
    }
    mounts
}

#[cfg(not(windows))]
fn mounts_in(table: &str) -> Vec<PathBuf> {
    const SHARES: [&str; 8] = [
        "cifs",
        "smb3",
        "smbfs",
        "nfs",
        "nfs4",
        "davfs",
        "fuse.sshfs",
        "9p",
    ];
    let mut mounts = Vec::new();
    for line in table.lines() {
        let mut words = line.split(' ').skip(1);
        let (Some(place), Some(kind)) = (words.next(), words.next()) else {
            continue;
        };
        let place = unescaped(place);
        let for_people = ["/media/", "/run/media/", "/mnt/"]
            .iter()
            .any(|root| place.starts_with(root));
        if for_people || SHARES.contains(&kind) {
            mounts.push(PathBuf::from(place));
        }
    }
    mounts
}

/// The mount table writes a space as `\040`.
#[cfg(not(windows))]
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'\\')
            .then(|| after.get(..3))
            .flatten()
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 8).ok());
        if let Some(byte) = code {
            bytes.push(byte);
            rest = &after[3..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_listed_with_sizes_and_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("计划.ron"), "12345").expect("written");
        fs::create_dir_all(folder.path().join("历史/a")).expect("made");
        let mut entries = list(folder.path()).expect("readable");
        crate::ui::file_browser::put_in_order(&mut entries);
        let seen: Vec<_> = entries
            .iter()
            .map(|entry| (entry.name.as_str(), entry.is_folder, entry.size))
            .collect();
        assert_eq!(
            seen,
            [("历史", true, Some(1)), ("计划.ron", false, Some(5))]
        );
        assert!(entries.iter().all(|entry| entry.modified.is_some()));
        assert_eq!(list(&folder.path().join("no")), Err(FolderError::Missing));
    }

    #[test]
    fn paths_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.ron");
        fs::write(&file, "").expect("written");
        assert_eq!(look(folder.path()), Look::Folder);
        assert_eq!(look(&file), Look::File);
        assert_eq!(look(&folder.path().join("b.ron")), Look::Free);
        assert_eq!(look(&folder.path().join("no/b.ron")), Look::Nowhere);
    }

    #[cfg(not(windows))]
    #[test]
    fn sticks_and_shares_are_found_in_the_mount_table() {
        let table = "/dev/sda1 / ext4 rw 0 0\n\
            /dev/sdb1 /media/li/U\\040盘 vfat rw 0 0\n\
            //server/zg /srv/zg cifs rw 0 0\n\
            proc /proc proc rw 0 0\n";
        assert_eq!(
            mounts_in(table),
            [PathBuf::from("/media/li/U 盘"), PathBuf::from("/srv/zg")]
        );
    }
}
