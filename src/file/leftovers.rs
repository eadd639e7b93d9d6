//! Temporary files beside a plan: their names, and clearing away those whose saving was cut off.

use super::here;
use super::saving::folder_of;
use super::turn;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How every temporary file begins and ends.
const BEGINS: &str = ".zhenggai-";
const ENDS: &str = ".tmp";

/// A saving that has not been touched for so long is dead, whichever machine it ran on.
const DEAD_AFTER: Duration = Duration::from_hours(1);

fn short(words: &[u8]) -> String {
    format!("{:08x}", xxhash_rust::xxh3::xxh3_64(words) >> 32)
}

/// The machine since it was started, in a few letters. Where the system does not tell, its name stands in; nobody is taken
/// for dead by it, as there is no `/proc` either.
pub(super) fn machine() -> String {
    let boot = here::boot();
    if boot.is_empty() {
        short(here::computer().as_bytes())
    } else {
        short(boot.as_bytes())
    }
}

/// The file that is replaced, in a few letters: its own name may be as long as names can be.
fn plan(target: &Path) -> String {
    short(target.file_name().unwrap_or_default().as_encoded_bytes())
}

/// The name of the temporary file of this process that is to replace a file; `count` tells several apart.
pub(super) fn name(target: &Path, count: u32) -> String {
    let (plan, machine, process) = (plan(target), machine(), std::process::id());
    format!("{BEGINS}{plan}-{machine}-{process}-{count}{ENDS}")
}

/// The file that says whose turn it is to replace a file.
pub(super) fn turn(target: &Path) -> std::path::PathBuf {
    folder_of(target).join(format!("{BEGINS}{}.turn", plan(target)))
}

/// Whether a process of this machine, as it was started, is gone.
pub(super) fn is_gone(machine_named: &str, process: u32) -> bool {
    machine_named == machine()
        && process != std::process::id()
        && Path::new("/proc/sys/kernel/random/boot_id").exists()
        && !Path::new("/proc").join(process.to_string()).exists()
}

/// Whether a saving is dead: its process is gone from this machine, or nothing was written for long.
fn is_dead(machine_named: &str, process: u32, quiet: Option<Duration>) -> bool {
    is_gone(machine_named, process) || quiet.is_some_and(|quiet| quiet > DEAD_AFTER)
}

/// Clears away what savings of just this file left behind that were cut off. Those of other computers only where `now` is
/// given, by the clock of the machine that keeps the file: the clock of this computer may be hours ahead of that, and would
/// take a saving under way there for a dead one. What cannot be looked at stays.
pub fn clear(target: &Path, now: Option<SystemTime>) {
    let Ok(target) = fs::canonicalize(target) else {
        return;
    };
    turn::clear_dead(&target);
    let Ok(entries) = fs::read_dir(folder_of(&target)) else {
        return;
    };
    let wanted = format!("{BEGINS}{}-", plan(&target));
    for entry in entries.flatten() {
        let name = entry.file_name();
        let parts = name
            .to_str()
            .and_then(|name| name.strip_prefix(&wanted)?.strip_suffix(ENDS))
            .map(|rest| rest.split('-').collect::<Vec<_>>());
        let Some([machine, process, _count]) = parts.as_deref() else {
            continue;
        };
        let (Ok(process), Ok(about)) = (process.parse(), entry.metadata()) else {
            continue;
        };
        let touched = about.modified().ok();
        let quiet = touched.and_then(|at| now?.duration_since(at).ok());
        if about.is_file() && is_dead(machine, process, quiet) {
            match fs::remove_file(entry.path()) {
                Ok(()) => log::info!("cleared away {}", entry.path().display()),
                Err(error) => log::info!("{}: {error}", entry.path().display()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_dead_saving_of_the_same_file_left_is_cleared_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("整改.ron");
        let other = folder.path().join("别的.ron");
        let make = |name: String| {
            let path = folder.path().join(name);
            fs::write(&path, "half").unwrap();
            path
        };
        fs::write(&plan, "").unwrap();
        fs::write(&other, "").unwrap();
        let alive = make(name(&plan, 3));
        // No process has this number: it is above what Linux gives.
        let dead =
            |target: &Path| name(target, 0).replace(&std::process::id().to_string(), "4194999");
        let dead_here = make(dead(&plan));
        let dead_of_other = make(dead(&other));
        let elsewhere = make(format!(
            "{BEGINS}{}-00000000-4194999-0{ENDS}",
            super::plan(&plan)
        ));
        let by_hand = make(format!("{BEGINS}mine{ENDS}"));
        let now = fs::metadata(&plan).unwrap().modified().unwrap();
        clear(&plan, Some(now));
        assert!(!dead_here.exists() || !Path::new("/proc/self").exists());
        for stays in [&alive, &dead_of_other, &elsewhere, &by_hand, &plan, &other] {
            assert!(stays.exists(), "{}", stays.display());
        }
        // By the clock of this computer, whatever it says, nothing of another is dead.
        fs::File::options()
            .write(true)
            .open(&elsewhere)
            .unwrap()
            .set_modified(now - 1000 * DEAD_AFTER)
            .unwrap();
        clear(&plan, None);
        assert!(elsewhere.exists());
        clear(&plan, Some(now + 2 * DEAD_AFTER));
        assert!(!elsewhere.exists());
    }
}
