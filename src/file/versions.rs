//! The last versions of each plan that this program saved, kept on this computer: a line about each, then the file, packed.
//!
//! A number in the name says which came later, among all plans of the folder: the clock of the computer may have been set back.

use super::journal::make_private;
use super::print::Print;
use super::read_error::Problem;
use super::reading::{self, LARGEST};
use super::{here, leftovers};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// So many versions of a plan are kept.
pub const VERSIONS: usize = 10;

/// So many bytes all versions of all plans may take, packed.
const MOST_BYTES: u64 = 500_000_000;

/// How the name of a version begins, before its number; those without one were made by programs before.
const NUMBERED: &str = "n";

/// How the name of a version begins while it is written.
const HALF: &str = "half";

const MAGIC: &str = "zhenggai version 1";
const ENDS: &str = "version";

/// The line about a version is never longer.
const LONGEST_LINE: u64 = 10_000;

/// What is known of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VersionAbout {
    /// When it was saved.
    pub at: DateTime,
    /// Who saved it, on which computer.
    pub who: String,
    /// The plan's title.
    pub title: String,
    /// How many tasks it has.
    pub tasks: usize,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The print of the file.
    pub print: Print,
}

/// A version that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where.
    pub path: PathBuf,
    /// What is known of it.
    pub about: VersionAbout,
}

/// The user and the computer, as the system names them.
pub fn who() -> String {
    let parts = [here::account(), here::computer()];
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" @ ")
}

/// The folder of the versions of one plan.
fn folder_of(folder: &Path, plan: &Path) -> PathBuf {
    // Through links it is the same plan.
    let plan = fs::canonicalize(plan).unwrap_or_else(|_| plan.to_owned());
    let hash = xxhash_rust::xxh3::xxh3_64(plan.as_os_str().as_encoded_bytes());
    folder.join(format!("{hash:016x}"))
}

/// Keeps a version of a plan that was saved, and lets the oldest go where there are too many. As long as the plan is
/// large: run it off the window's thread.
///
/// # Errors
/// What the system says; the versions before are as they were.
pub fn keep_version(
    folder: &Path,
    plan: &Path,
    about: &VersionAbout,
    bytes: &[u8],
) -> io::Result<()> {
    let own = folder_of(folder, plan);
    make_private(&own)?;
    let known = versions(folder, plan);
    if known
        .first()
        .is_some_and(|latest| latest.about.print == about.print)
    {
        return Ok(());
    }
    let number = all(folder).iter().map(|one| one.number).max();
    let number = number.unwrap_or(0).saturating_add(1);
    let name = format!("{NUMBERED}{number:012}-{}.{ENDS}", about.print.short());
    let written = own.join(name);
    let half = own.join(half_name());
    let line = ron::ser::to_string(about).map_err(io::Error::other)?;
    let mut file = File::create(&half)?;
    let whole = write(&mut file, &line, bytes).and_then(|()| fs::rename(&half, &written));
    if let Err(error) = whole {
        fs::remove_file(&half).ok();
        return Err(error);
    }
    let known = versions(folder, plan);
    let others = known.iter().filter(|version| version.path != written);
    for version in others.skip(VERSIONS - 1) {
        remove(&version.path);
    }
    clear_halves(&own);
    stay_small(folder, &written, MOST_BYTES);
    Ok(())
}

/// The name of a version while this process writes it: several windows may save one plan at once.
fn half_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let (machine, process) = (leftovers::machine(), std::process::id());
    let count = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{HALF}-{machine}-{process}-{count}")
}

/// Clears away what processes that are gone left half written.
fn clear_halves(own: &Path) {
    for entry in fs::read_dir(own).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let parts: Vec<&str> = name.to_str().unwrap_or_default().split('-').collect();
        let dead = match parts.as_slice() {
            [HALF] => true,
            [HALF, machine, process, _] => process
                .parse()
                .is_ok_and(|process| leftovers::is_gone(machine, process)),
            _ => false,
        };
        if dead {
            remove(&entry.path());
        }
    }
}

fn write(file: &mut File, line: &str, bytes: &[u8]) -> io::Result<()> {
    writeln!(file, "{MAGIC}\n{line}")?;
    let mut packed = ZlibEncoder::new(&mut *file, Compression::fast());
    packed.write_all(bytes)?;
    packed.finish()?;
    file.sync_all()
}

fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path) {
        log::warn!("{}: {error}", path.display());
    }
}

/// A version of some plan.
struct One {
    path: PathBuf,
    number: u64,
    bytes: u64,
}

/// The number of a version; those from before there were numbers come first.
fn number(path: &Path) -> u64 {
    let name = path.file_name().unwrap_or_default().to_str();
    let number = name.and_then(|name| name.strip_prefix(NUMBERED)?.split('-').next()?.parse().ok());
    number.unwrap_or(0)
}

/// The versions of all plans.
fn all(folder: &Path) -> Vec<One> {
    let mut all = Vec::new();
    for own in fs::read_dir(folder).into_iter().flatten().flatten() {
        for entry in fs::read_dir(own.path()).into_iter().flatten().flatten() {
            let path = entry.path();
            let of_versions = path.extension().is_some_and(|end| end == ENDS);
            if let Ok(about) = entry.metadata()
                && of_versions
            {
                all.push(One {
                    number: number(&path),
                    path,
                    bytes: about.len(),
                });
            }
        }
    }
    all
}

/// Lets the oldest versions of all plans go until they take no more than so much; the one just written stays.
fn stay_small(folder: &Path, written: &Path, most: u64) {
    let mut all = all(folder);
    let mut bytes: u64 = all.iter().map(|one| one.bytes).sum();
    // The names of those without a number begin with the time.
    all.sort_by(|a, b| {
        let by_name = || a.path.file_name().cmp(&b.path.file_name());
        a.number.cmp(&b.number).then_with(by_name)
    });
    for one in all {
        if bytes <= most {
            return;
        }
        if one.path != written {
            remove(&one.path);
            bytes -= one.bytes;
        }
    }
}

fn opened(path: &Path) -> io::Result<(VersionAbout, BufReader<File>)> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let mut reader = BufReader::new(File::open(path)?);
    let mut line = |longest: u64| {
        let mut line = String::new();
        let mut bounded = reader.by_ref().take(longest);
        bounded.read_line(&mut line)?;
        line.strip_suffix('\n').map(str::to_owned).ok_or_else(wrong)
    };
    if line(MAGIC.len() as u64 + 1)? != MAGIC {
        return Err(wrong());
    }
    let about = ron::from_str(&line(LONGEST_LINE)?).map_err(io::Error::other)?;
    Ok((about, reader))
}

/// The versions of a plan that are kept, the latest first.
pub fn versions(folder: &Path, plan: &Path) -> Vec<Version> {
    let Ok(entries) = fs::read_dir(folder_of(folder, plan)) else {
        return Vec::new();
    };
    let mut versions: Vec<Version> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == ENDS))
        .filter_map(|path| {
            let (about, _) = opened(&path).ok()?;
            Some(Version { path, about })
        })
        .collect();
    versions.sort_by(|a, b| {
        number(&b.path)
            .cmp(&number(&a.path))
            .then_with(|| b.about.at.cmp(&a.about.at))
            .then_with(|| b.path.cmp(&a.path))
    });
    versions
}

/// The file as it was saved then.
///
/// # Errors
/// A [`Problem`] of the version.
pub fn version_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let problem = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Problem::NotFound,
        // What is packed and what stands before it, cut short or otherwise wrong.
        io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::Other => Problem::DamagedVersion,
        _ => Problem::Io(error.into()),
    };
    let (about, reader) = opened(path).map_err(problem)?;
    let mut bytes = Vec::new();
    let mut bounded = ZlibDecoder::new(reader).take(about.bytes.min(LARGEST) + 1);
    bounded.read_to_end(&mut bytes).map_err(problem)?;
    if Print::of(&bytes) != about.print {
        return Err(Problem::DamagedVersion);
    }
    Ok(bytes)
}

/// The plan as it was saved then.
///
/// # Errors
/// As [`reading::load`].
pub fn load_version(path: &Path) -> Result<reading::Opened, super::ReadError> {
    let bytes = version_bytes(path)?;
    reading::read(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn kept(folder: &Path, plan: &Path, second: i8, text: &str) {
        let about = VersionAbout {
            at: datetime(2026, 11, 28, 10, 5, second, 0),
            title: "某镇".to_owned(),
            bytes: text.len() as u64,
            print: Print::of(text.as_bytes()),
            ..VersionAbout::default()
        };
        keep_version(folder, plan, &about, text.as_bytes()).unwrap();
    }

    #[test]
    fn ten_versions_of_each_plan_are_kept_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (Path::new("/plans/甲.ron"), Path::new("/plans/乙.ron"));
        kept(folder.path(), b, 0, "b");
        for second in 0..14 {
            kept(folder.path(), a, second, &format!("a{second}"));
            // Saved again with nothing changed.
            kept(folder.path(), a, second, &format!("a{second}"));
        }
        let found = versions(folder.path(), a);
        assert_eq!(found.len(), VERSIONS);
        assert_eq!(version_bytes(&found[0].path).unwrap(), b"a13");
        assert_eq!(version_bytes(&found[9].path).unwrap(), b"a4");
        assert_eq!(versions(folder.path(), b).len(), 1);
        assert!(versions(folder.path(), Path::new("/plans/丙.ron")).is_empty());
        let files = |plan| {
            fs::read_dir(folder_of(folder.path(), plan))
                .unwrap()
                .count()
        };
        assert_eq!((files(a), files(b)), (10, 1));
    }

    #[test]
    fn a_clock_that_was_ahead_takes_no_later_version_away() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Path::new("/plans/甲.ron");
        for second in 30..40 {
            kept(folder.path(), plan, second, &format!("ahead {second}"));
        }
        for second in 0..3 {
            kept(folder.path(), plan, second, &format!("right {second}"));
            let found = versions(folder.path(), plan);
            assert_eq!(found.len(), VERSIONS);
            let latest = version_bytes(&found[0].path).unwrap();
            assert_eq!(latest, format!("right {second}").as_bytes());
        }
        let found = versions(folder.path(), plan);
        assert_eq!(version_bytes(&found[9].path).unwrap(), b"ahead 33");
        // Of another plan, and of programs before: by number as well, and those without one are the oldest.
        let old = found[9]
            .path
            .with_file_name("20261128-100559-000-0a0b0c0d.version");
        fs::rename(&found[3].path, &old).unwrap();
        let found = versions(folder.path(), plan);
        assert_eq!(found[9].path, old);
        let other = Path::new("/plans/乙.ron");
        kept(folder.path(), other, 1, "other");
        let written = versions(folder.path(), other).remove(0).path;
        stay_small(folder.path(), &written, 1);
        assert!(written.exists());
    }

    #[test]
    fn two_windows_write_two_files_and_what_a_dead_one_left_goes() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Path::new("/plans/甲.ron");
        assert_ne!(half_name(), half_name());
        kept(folder.path(), plan, 1, "first");
        let own = folder_of(folder.path(), plan);
        let alive = own.join(half_name());
        // No process has this number: it is above what Linux gives.
        let dead = own.join(format!("{HALF}-{}-4194999-0", leftovers::machine()));
        for half in [&alive, &dead] {
            fs::write(half, "half").unwrap();
        }
        kept(folder.path(), plan, 2, "second");
        assert!(alive.exists());
        assert!(!dead.exists() || !Path::new("/proc/self").exists());
    }

    #[test]
    fn all_together_stay_small_and_the_latest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Path::new("/plans/甲.ron");
        for second in 0..5 {
            kept(folder.path(), plan, second, &format!("a{second}"));
        }
        let found = versions(folder.path(), plan);
        let one = fs::metadata(&found[0].path).unwrap().len();
        stay_small(folder.path(), &found[0].path, one * 2 + 1);
        let left = versions(folder.path(), plan);
        assert_eq!(left[..], found[..2]);
        stay_small(folder.path(), &found[0].path, 0);
        assert_eq!(versions(folder.path(), plan)[..], found[..1]);
    }

    #[test]
    fn a_damaged_version_is_refused_and_the_others_are_listed() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Path::new("/plans/甲.ron");
        kept(folder.path(), plan, 1, "first");
        kept(folder.path(), plan, 2, "second");
        let found = versions(folder.path(), plan);
        let sound = fs::read(&found[0].path).unwrap();
        for at in 0..sound.len() {
            let mut other = sound.clone();
            other[at] ^= 0x11;
            fs::write(&found[0].path, &other).unwrap();
            match version_bytes(&found[0].path) {
                Ok(bytes) => assert_eq!(bytes, b"second", "{at}"),
                Err(problem) => assert_eq!(problem, Problem::DamagedVersion, "{at}"),
            }
            assert!(!versions(folder.path(), plan).is_empty());
        }
        fs::write(&found[0].path, "").unwrap();
        assert_eq!(versions(folder.path(), plan)[..], found[1..]);
    }
}
