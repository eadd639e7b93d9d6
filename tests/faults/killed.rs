//! Killed at a random moment: the file is one of the two whole versions, and what was done is in it or in the journal.

use super::{number, numbered, part};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, SystemTime};
use zhenggai::edit::mint;
use zhenggai::file::journal::{self, About, Keeper, Place, Said};
use zhenggai::file::{self, Print};
use zhenggai::plan::Change;

const TASKS: usize = 300;

/// What is done is in the journal after so long at the latest.
const PROMISE: Duration = Duration::from_secs(2);

fn now() -> u128 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.expect("after 1970").as_millis()
}

/// Edits and saves for ever, and writes down what it does: `e` edited, `s` about to save, `d` saved.
pub fn edit_and_save(folder: &Path) {
    let path = folder.join("整改 计划%.ron");
    let opened = file::load(&path).expect("a plan");
    let about = |print: Print| About {
        path: Some(path.clone()),
        print: Some(print),
        ..About::default()
    };
    let (mut plan, mut print) = (opened.plan, opened.print);
    let place = Place::In(folder.join("journals"));
    let keeper = Keeper::new(place, about(print), plan.clone());
    let mut told = File::options()
        .append(true)
        .create(true)
        .open(folder.join("told"))
        .expect("a file");
    let mut steps = 0;
    loop {
        let next = numbered(number(&plan) + 1, TASKS);
        steps += 1;
        let said = Said {
            steps,
            labels: ["改".to_owned(), "Edit".to_owned()],
        };
        keeper.changed(Change::between(&plan, &next), said);
        plan = next;
        writeln!(told, "e {} {}", number(&plan), now()).expect("written");
        if steps % 3 == 0 {
            // As the window does.
            assert!(keeper.flush(Duration::from_secs(10)));
            writeln!(told, "s {} {}", number(&plan), now()).expect("written");
            print = file::save_over(&path, &plan, Some(print))
                .expect("saved")
                .print;
            writeln!(told, "d {} {}", number(&plan), now()).expect("written");
            keeper.saved(about(print), plan.clone(), None);
            steps = 0;
        }
    }
}

/// The numbers written down under a letter, with their times.
fn told(folder: &Path, letter: &str) -> Vec<(u64, u128)> {
    let text = fs::read_to_string(folder.join("told")).unwrap_or_default();
    let lines = text.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let of = words.next()? == letter;
        let (number, time) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        of.then_some((number, time))
    });
    lines.collect()
}

/// A number of milliseconds below a bound.
fn chance(below: u64) -> u64 {
    let id = mint();
    let bits = id.as_str().bytes().fold(0u64, |bits, byte| {
        bits.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    bits % below
}

#[test]
fn killed_at_any_moment_the_file_is_whole_and_nothing_is_lost() {
    let rounds = std::env::var("ZHENGGAI_FAULT_ROUNDS").ok();
    let rounds: u32 = rounds.and_then(|rounds| rounds.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("整改 计划%.ron");
    file::save(&path, &numbered(0, TASKS)).expect("saved");
    let exe = std::env::current_exe().expect("this test");
    let (mut while_saving, mut restored) = (0, 0);
    for round in 0..rounds {
        let before = number(&file::load(&path).expect("whole").plan);
        fs::remove_file(folder.path().join("told")).ok();
        let mut child = part(&exe, "edit and save", folder.path())
            .spawn()
            .expect("started");
        // Not before it has begun.
        while told(folder.path(), "e").is_empty() {
            assert!(
                child.try_wait().expect("known").is_none(),
                "it ended by itself"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(chance(150)));
        child.kill().expect("killed");
        let killed = now();
        child.wait().expect("gone");

        let saved = told(folder.path(), "d").last().map_or(before, |(n, _)| *n);
        let saving = told(folder.path(), "s").last().map_or(before, |(n, _)| *n);
        while_saving += u32::from(saving != saved);
        let plan = file::load(&path).expect("a whole file").plan;
        let stands = number(&plan);
        assert!(
            [saved, saving].contains(&stands),
            "round {round}: {stands} is neither {saved} nor {saving}"
        );
        assert_eq!(plan, numbered(stands, TASKS));

        let found = journal::found(&folder.path().join("journals"));
        assert!(found.len() <= 1, "one window, one journal");
        let reached = match found.first() {
            Some(found) => {
                restored += 1;
                let work = journal::restore(&found.stem).expect("restored");
                assert_eq!(work.left.file, journal::FileNow::Same, "round {round}");
                assert_eq!(work.left.plan, numbered(number(&work.left.plan), TASKS));
                number(&work.left.plan)
            }
            None => stands,
        };
        let edits = told(folder.path(), "e");
        let due = edits
            .iter()
            .filter(|(_, time)| time + PROMISE.as_millis() < killed);
        let due = due.map(|(n, _)| *n).max().unwrap_or(0);
        assert!(reached >= due, "round {round}: {reached} of {due} is left");
        // A word between the journal and the note of it is all that may be missing.
        let done = edits.last().map_or(before, |(n, _)| *n);
        assert!(
            reached + 3 >= done,
            "round {round}: {reached} of {done} is left"
        );
        if let Some(found) = found.first() {
            journal::throw_away(&found.stem).expect("thrown away");
        }
        // What a saving that was cut off left behind goes with the next one.
        file::save(&path, &numbered(done, TASKS)).expect("saved");
    }
    let left: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .flatten()
        // A turn that was begun in the very moment of the last end is ended by the next who wants one.
        .filter(|entry| !entry.file_name().to_string_lossy().ends_with(".turn"))
        .collect();
    assert!(left.len() <= 3, "{left:?}");
    println!("{rounds} rounds, {while_saving} of them killed while saving, {restored} restored");
}
