//! A bounded run of the fuzz targets, the same every time: damaged seeds must neither panic nor hang.

mod targets;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How long a target may take for one input; a debug build on a busy machine takes a fraction of it.
const LONGEST: Duration = Duration::from_mins(1);

/// How many inputs a target is given. `ZHENGGAI_FUZZ` gives another number.
fn rounds(usual: u32) -> u32 {
    std::env::var("ZHENGGAI_FUZZ")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(usual)
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.roll(256)).unwrap_or(0)
    }
}

/// A seed with a few bytes changed, taken out, put in or repeated.
fn damaged(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len() + 1);
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] = dice.byte(),
            1 if at < bytes.len() => {
                bytes.remove(at);
            }
            2 => bytes.insert(at, dice.byte()),
            3 => {
                let signs = b"\"()[]{},:#\\r/*'\n";
                bytes.insert(at, signs[dice.roll(signs.len())]);
            }
            4 => {
                let end = (at + dice.roll(200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

/// Runs a target on inputs, each within its time.
fn run(name: &str, target: fn(&[u8]), inputs: impl Iterator<Item = Vec<u8>> + Send + 'static) {
    let (sender, done) = channel();
    let worker = std::thread::spawn(move || {
        for input in inputs {
            target(&input);
            if sender.send(()).is_err() {
                break;
            }
        }
    });
    let mut count = 0;
    let ended = loop {
        match done.recv_timeout(LONGEST) {
            Ok(()) => count += 1,
            Err(ended) => break ended,
        }
    };
    assert_eq!(
        ended,
        RecvTimeoutError::Disconnected,
        "{name} hangs on input {count}"
    );
    assert!(worker.join().is_ok(), "{name} panics on input {count}");
    assert!(count > 0, "{name} was given nothing");
}

#[test]
fn damaged_plans_are_read_or_refused() {
    let seeds: [&[u8]; 3] = [
        include_bytes!("../../saves/minimal.ron"),
        include_bytes!("../../saves/blank.ron"),
        include_bytes!("../formats/format-2.ron"),
    ];
    let mut dice = Dice(0x005A_4847);
    let inputs = (0..rounds(150)).map(move |round| {
        let seed = seeds[round as usize % seeds.len()];
        damaged(seed, &mut dice)
    });
    run("plan", targets::plan, inputs);
}

#[test]
fn damaged_sides_are_merged_or_refused() {
    let mut dice = Dice(0x4D45_5247);
    let inputs = (0..rounds(300)).map(move |_| {
        let length = 8 * (1 + dice.roll(6));
        (0..length).map(|_| dice.byte()).collect()
    });
    run("merge", targets::merge, inputs);
}

#[test]
fn damaged_locks_are_read_or_not() {
    let seeds: [&[u8]; 2] = [
        b"zhenggai lock 1\nuser=a\ncomputer=b\nprocess=1\nbegan=2\nboot=c\nsession=w.1\nsince=3\nbeat=4\nsaved=5\n",
        b",a,b,28.11.2026 09:42,file:///home/a/.config/libreoffice/4;",
    ];
    assert!(seeds.into_iter().all(zhenggai::file::is_lock));
    let mut dice = Dice(0x4C4F_434B);
    let inputs = (0..rounds(2000)).map(move |round| {
        let seed = seeds[round as usize % seeds.len()];
        damaged(seed, &mut dice)
    });
    run("lock", targets::lock, inputs);
}

/// A journal as the program writes it: a plan that was never saved, changed twice.
fn journal_seed() -> Vec<u8> {
    use zhenggai::file::journal::{About, Keeper, Place, Said};
    use zhenggai::plan::{Change, Head, Plan, PlanParts};
    let plan = |notes: &str| {
        Plan::new(PlanParts {
            head: Head {
                notes: notes.to_owned(),
                ..Head::default()
            },
            ..PlanParts::default()
        })
    };
    let said = || Said {
        steps: 1,
        labels: ["改".to_owned(), "Change".to_owned()],
    };
    let Ok(folder) = tempfile::tempdir() else {
        return Vec::new();
    };
    let place = Place::In(folder.path().to_owned());
    let keeper = Keeper::new(place, About::default(), plan(""));
    keeper.changed(Change::between(&plan(""), &plan("一")), said());
    keeper.changed(Change::between(&plan("一"), &plan("二")), said());
    assert!(keeper.flush(LONGEST), "it is on the disk");
    drop(keeper);
    let files = std::fs::read_dir(folder.path());
    let journal = files.into_iter().flatten().flatten().find(|file| {
        let name = file.file_name();
        name.to_string_lossy().ends_with(".journal")
    });
    let bytes = journal.and_then(|file| std::fs::read(file.path()).ok());
    bytes.unwrap_or_default()
}

#[test]
fn damaged_journals_are_restored_as_far_as_they_go_or_refused() {
    let seed = journal_seed();
    assert!(!seed.is_empty());
    let mut dice = Dice(0x4A4F_5552);
    let inputs = (0..rounds(200)).map(move |_| damaged(&seed, &mut dice));
    run("journal", targets::journal, inputs);
}
