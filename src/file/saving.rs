//! Saving a plan so that a whole file stands under its name at every moment.
//!
//! A temporary file in the same folder is written, flushed, read back and compared, then renamed over the old one.

use super::disk::{Disk, RealDisk, is_not_done_here};
use super::glance::Seen;
use super::in_place;
use super::leftovers;
use super::newer;
use super::print::Print;
use super::reading::LARGEST;
use super::save_error::{SaveError, SaveStep};
use super::watch;
use super::written::Written;
use crate::plan::Plan;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often replacing a file is tried while another program holds it, and how long the first wait is; each next
/// is longer by as much, 2.75 seconds in all.
const TRIES: u32 = 11;
const FIRST_WAIT: Duration = Duration::from_millis(50);

/// A file that was written so long ago is told by its time from one that is written now: some disks count in two seconds.
const TICKS: Duration = Duration::from_secs(3);

/// How many names are tried for the temporary file.
const TEMPORARY_NAMES: u32 = 100;

/// The path with `.ron` at its end, added where it is missing.
pub fn with_ron_extension(path: &Path) -> PathBuf {
    if path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
    {
        return path.to_owned();
    }
    // Not `with_extension`: a name may hold a dot of its own (整改.2021).
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".ron");
    path.with_file_name(name)
}

/// The folder a file stands in.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => file,
    }
}

/// Saves a plan. Takes as long as the plan is large: run it off the window's thread.
///
/// # Errors
/// A [`SaveError`]; the file of that name is then as it was.
pub fn save(path: &Path, plan: &Plan) -> Result<(), SaveError> {
    save_over(path, plan, None).map(drop)
}

/// What was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The print of the file.
    pub print: Print,
    /// Whether the disk could not do all that belongs to a saving: flush the file, or give it the old one's permissions.
    pub warned: bool,
    /// Whether it was written over the old file, as no file could be made beside it.
    pub in_place: bool,
}

/// What is known of the file that is to be written over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Only this content may be, or none; without it any.
    pub read: Option<Print>,
    /// The disk on which the file was seen last, where that is known. Where the file is gone and another disk is there, it
    /// is not the place where the file was.
    pub home: Option<u64>,
}

impl From<Option<Print>> for Known {
    fn from(read: Option<Print>) -> Self {
        Self { read, home: None }
    }
}

/// Where a copy of the old file is kept while it is written over, should no file be made beside it.
#[derive(Clone, Copy, Debug)]
pub enum Safety<'p> {
    /// Nowhere: then nothing is written over.
    None,
    /// In a folder of this computer.
    In(&'p Path),
}

/// Saves a plan over a file, if that is still the one whose print is given (or gone); tells what was saved.
///
/// # Errors
/// As [`save`], and [`SaveError::Changed`] where another content stands there: nothing was written then.
pub fn save_over(path: &Path, plan: &Plan, read: Option<Print>) -> Result<Saved, SaveError> {
    save_on(&RealDisk, path, plan, read)
}

/// Saves a plan as [`save_over`] does; in a folder that refuses new files it is written over the old file, after a copy
/// of that in `safety`.
///
/// # Errors
/// As [`save_over`]; a copy that is still needed is named.
pub fn save_safely(
    path: &Path,
    plan: &Plan,
    read: Option<Print>,
    safety: Safety<'_>,
) -> Result<Saved, SaveError> {
    save_with(&RealDisk, path, plan, read, safety)
}

/// Saves a plan on a given disk; see [`save_over`].
///
/// # Errors
/// See [`save_over`].
pub fn save_on<D: Disk>(
    disk: &D,
    path: &Path,
    plan: &Plan,
    read: Option<Print>,
) -> Result<Saved, SaveError> {
    save_with(disk, path, plan, read, Safety::None)
}

/// Saves a plan that is written already; else as [`save_safely`]. What was written serves the next saving, whatever became
/// of this one: see [`Written::again`].
///
/// # Errors
/// See [`save_safely`].
pub fn save_written(
    path: &Path,
    written: &Written,
    known: Known,
    safety: Safety<'_>,
) -> Result<Saved, SaveError> {
    written_on(&RealDisk, path, written, known, safety)
}

/// Saves a plan on a given disk; see [`save_safely`].
pub(super) fn save_with<D: Disk>(
    disk: &D,
    path: &Path,
    plan: &Plan,
    read: Option<Print>,
    safety: Safety<'_>,
) -> Result<Saved, SaveError> {
    written_on(disk, path, &Written::of(plan), read.into(), safety)
}

fn written_on<D: Disk>(
    disk: &D,
    path: &Path,
    written: &Written,
    known: Known,
    safety: Safety<'_>,
) -> Result<Saved, SaveError> {
    if let Some(path) = not_finite(written.plan()) {
        return Err(SaveError::NotFinite { path });
    }
    let text = written.text().as_bytes();
    let bytes = text.len() as u64;
    if bytes > LARGEST {
        return Err(SaveError::TooLarge { bytes });
    }
    let (warned, in_place) = replace(disk, path, text, known, safety)?;
    let print = Print::of(text);
    Ok(Saved {
        print,
        warned,
        in_place,
    })
}

/// Refuses to go over bytes that are a plan of a newer format, whatever the user has chosen.
pub(super) fn refuse_newer(bytes: &[u8], path: &Path) -> Result<(), SaveError> {
    if newer::is_newer(bytes) {
        return Err(SaveError::Newer {
            file: path.to_owned(),
        });
    }
    Ok(())
}

/// Writes any file as a plan is saved: whole under its name, or not at all. Run it off the window's thread.
///
/// # Errors
/// A [`SaveError`]; the file of that name is then as it was.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(&RealDisk, path, bytes, Known::default(), Safety::None).map(drop)
}

/// The first number of a plan that a file cannot hold.
fn not_finite(plan: &Plan) -> Option<String> {
    let bad = |value: Option<f64>| value.is_some_and(|value| !value.is_finite());
    let funding = plan.tasks().values().find_map(|task| {
        let money = &task.funding;
        (bad(money.planned) || bad(money.paid)).then(|| format!("{} funding", task.title))
    });
    funding.or_else(|| {
        plan.indicators().values().find_map(|indicator| {
            let points = indicator.points.iter().any(|point| bad(point.value));
            let targets = indicator
                .targets
                .iter()
                .any(|target| bad(Some(target.value)));
            (points || targets).then(|| indicator.name.clone())
        })
    })
}

/// Whether the disk could not do all, and whether the old file was written over.
fn replace<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    known: Known,
    safety: Safety<'_>,
) -> Result<(bool, bool), SaveError> {
    let read = known.read;
    let failed = |step: SaveStep| move |error: io::Error| SaveError::of(&error, step, path);
    let target = disk.target(path).map_err(failed(SaveStep::Create))?;
    let old = disk.about(&target).map_err(failed(SaveStep::Create))?;
    if let Some(old) = &old {
        if old.is_dir() {
            return Err(SaveError::IsFolder {
                file: path.to_owned(),
            });
        }
        // A pipe or a device would be gone, with a file in its place.
        if !old.is_file() {
            return Err(SaveError::NotAFile {
                file: path.to_owned(),
            });
        }
        // Renaming would go over a file that is read-only, or that others may read but not write; whoever made it so
        // did not want that.
        let refused = disk.may_write(&target).err();
        let refused = refused.is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
        if refused || old.permissions().readonly() {
            return Err(SaveError::ReadOnlyFile {
                file: path.to_owned(),
            });
        }
    }
    // A share that is not mounted leaves an empty folder: what is written there is hidden once it is back.
    if old.is_none() && watch::is_elsewhere(disk, &target, known.home) {
        return Err(SaveError::Unreachable {
            folder: folder_of(path).to_owned(),
        });
    }
    let (temporary, file) = match (create_beside(disk, &target, old.as_ref()), safety) {
        (Ok(made), _) => made,
        (Err(error), Safety::In(folder)) if in_place::is_wanted(&error, old.is_some()) => {
            let warned = in_place::write(disk, &target, bytes, read, folder, path)?;
            return Ok((warned, true));
        }
        (Err(error), _) => return Err(SaveError::of(&error, SaveStep::Create, path)),
    };
    let old = old.as_ref().map(|old| (old, target.as_path()));
    let written = fill(disk, &temporary, file, bytes, old, path).and_then(|warned| {
        // Read ahead, as that may take long; in the turn it is enough that it looks the same.
        let ahead = read_ahead(disk, &target, &temporary, read, path)?;
        // From the last look to the renaming nobody else of this program replaces the file.
        let turn = read.map(|_| disk.take_turn(&target));
        if ahead.is_none() || disk.seen(&target) != ahead {
            still_the_one_read(disk, &target, read, path)?;
        }
        put_in_place(disk, &temporary, &target, path)?;
        drop(turn);
        Ok(warned)
    });
    let warned = match written {
        Ok(warned) => warned,
        Err(error) => {
            // What is left of the attempt is of no use to anyone.
            disk.remove(&temporary).ok();
            return Err(error);
        }
    };
    // The new file is whole under its name; that a folder cannot be flushed (some network drives) costs nothing but
    // the certainty about a power cut in this second.
    if let Err(error) = disk.sync_folder(folder_of(&target)) {
        log::warn!("{}: {error}", folder_of(&target).display());
    }
    // The file has just been written: by the clock of the machine that keeps it, this is now.
    let now = disk.about(&target).ok().flatten();
    leftovers::clear(&target, now.and_then(|about| about.modified().ok()));
    Ok((warned, false))
}

fn create_beside<D: Disk>(
    disk: &D,
    target: &Path,
    old: Option<&std::fs::Metadata>,
) -> io::Result<(PathBuf, D::File)> {
    let mut count = 0;
    loop {
        let temporary = folder_of(target).join(leftovers::name(target, count));
        match disk.create(&temporary, old, true) {
            Ok(file) => return Ok((temporary, file)),
            Err(error)
                if error.kind() == io::ErrorKind::AlreadyExists && count < TEMPORARY_NAMES =>
            {
                count += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

fn fill<D: Disk>(
    disk: &D,
    temporary: &Path,
    file: D::File,
    bytes: &[u8],
    old: Option<(&std::fs::Metadata, &Path)>,
    path: &Path,
) -> Result<bool, SaveError> {
    let failed = |step: SaveStep| move |error: io::Error| SaveError::of(&error, step, path);
    let mut warned = whole(disk, temporary, file, bytes, path)?;
    // The file is whole and was private from its first byte: that this file system knows no permissions is no reason to
    // lose what is in it.
    if let Some((had, old)) = old
        && let Err(error) = disk.keep_permissions(had, old, temporary)
    {
        log::warn!("{}: {error}", path.display());
        warned = true;
        // Where permissions can only be given to a new file, the colleagues who read the old one must not be shut out.
        if disk.shuts_others_out(had, temporary) {
            disk.remove(temporary).map_err(failed(SaveStep::Create))?;
            let file = disk.create(temporary, Some(had), false);
            let file = file.map_err(failed(SaveStep::Create))?;
            whole(disk, temporary, file, bytes, path)?;
        }
    }
    Ok(warned)
}

/// Writes a file, flushed and read back; tells whether it could not be flushed here.
fn whole<D: Disk>(
    disk: &D,
    temporary: &Path,
    mut file: D::File,
    bytes: &[u8],
    path: &Path,
) -> Result<bool, SaveError> {
    let failed = |step: SaveStep| move |error: io::Error| SaveError::of(&error, step, path);
    let mut warned = false;
    disk.write(&mut file, bytes)
        .map_err(failed(SaveStep::Write))?;
    match disk.sync(&mut file) {
        Err(error) if is_not_done_here(&error) => {
            log::warn!("{}: {error}", path.display());
            warned = true;
        }
        synced => synced.map_err(failed(SaveStep::Sync))?,
    }
    drop(file);
    let back = disk.read(temporary).map_err(failed(SaveStep::ReadBack))?;
    if back != bytes {
        return Err(SaveError::Differs);
    }
    Ok(warned)
}

/// Looks whether the file is still the one that was read, and how it looks then; `None` where another content may look the
/// same.
fn read_ahead<D: Disk>(
    disk: &D,
    target: &Path,
    temporary: &Path,
    read: Option<Print>,
    path: &Path,
) -> Result<Option<Seen>, SaveError> {
    if read.is_none() {
        return Ok(None);
    }
    let seen = disk.seen(target);
    still_the_one_read(disk, target, read, path)?;
    // The temporary file was written just now, by the same clock: whatever is written from here on looks younger than a
    // file that is older than that by some ticks.
    let written = |seen: Option<Seen>| seen.and_then(|seen| seen.written);
    let now = written(disk.seen(temporary));
    let settled = written(seen)
        .and_then(|at| at.checked_add(TICKS))
        .zip(now)
        .is_some_and(|(settled, now)| settled <= now);
    let tells = settled && disk.seen(target) == seen;
    Ok(seen.filter(|seen| tells && seen.id.is_some()))
}

/// Looks whether the file is still the one that was read; at the last moment before it is replaced.
fn still_the_one_read<D: Disk>(
    disk: &D,
    target: &Path,
    read: Option<Print>,
    path: &Path,
) -> Result<(), SaveError> {
    let Some(read) = read else {
        let stands = disk.read(target).unwrap_or_default();
        return refuse_newer(&stands, path);
    };
    match disk.read(target) {
        Ok(bytes) => {
            refuse_newer(&bytes, path)?;
            if Print::of(&bytes) == read {
                return Ok(());
            }
            Err(SaveError::Changed {
                file: path.to_owned(),
            })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(SaveError::Changed {
            file: path.to_owned(),
        }),
        Err(error) => Err(SaveError::of(&error, SaveStep::ReadBack, path)),
    }
}

fn put_in_place<D: Disk>(
    disk: &D,
    temporary: &Path,
    target: &Path,
    path: &Path,
) -> Result<(), SaveError> {
    let mut tries = 0;
    loop {
        match disk.rename(temporary, target) {
            Ok(()) => return Ok(()),
            Err(error) if disk.is_held(&error) => {
                tries += 1;
                if tries == TRIES {
                    return Err(SaveError::Busy {
                        file: path.to_owned(),
                    });
                }
                disk.wait(FIRST_WAIT * tries);
            }
            Err(error) => return Err(SaveError::of(&error, SaveStep::Rename, path)),
        }
    }
}
