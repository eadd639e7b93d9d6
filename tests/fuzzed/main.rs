//! A bounded run of the fuzz targets, the same every time: damaged seeds must neither panic nor hang.

mod leaving;
mod memory;
mod targets;

use base64::Engine;
use std::io::Read;
#[cfg(target_os = "linux")]
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
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

/// Of the inputs of the merge target: how many still read on both sides, and in how many of these the sides disagreed.
static READ: AtomicUsize = AtomicUsize::new(0);
static DISAGREED: AtomicUsize = AtomicUsize::new(0);

fn merge(data: &[u8]) {
    let Some(conflicts) = targets::merge(data) else {
        return;
    };
    READ.fetch_add(1, Ordering::Relaxed);
    DISAGREED.fetch_add(usize::from(conflicts > 0), Ordering::Relaxed);
}

#[test]
fn damaged_sides_are_merged_or_refused() {
    let mut dice = Dice(0x4D45_5247);
    let all = rounds(300);
    let inputs = (0..all).map(move |_| {
        let half = 4 * (1 + dice.roll(4));
        let mut bytes: Vec<u8> = (0..2 * half).map(|_| dice.byte()).collect();
        // Often both sides begin with the same place, and make something else of it.
        if dice.roll(2) == 0 {
            bytes.copy_within(0..3, half);
        }
        bytes
    });
    run("merge", merge, inputs);
    let [read, disagreed] = [&READ, &DISAGREED].map(|count| count.load(Ordering::Relaxed));
    println!("of {all} pairs {read} read and {disagreed} disagreed");
    // Else next to nothing is tested.
    let all = all as usize;
    assert!(read >= all / 2, "only {read} of {all} pairs still read");
    assert!(
        disagreed >= all / 6,
        "only {disagreed} of {all} pairs disagree"
    );
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

/// A line that unpacks to so many letters, as a part carries how it was given out.
fn bomb(letters: u64) -> Vec<u8> {
    let text = std::io::repeat(b'(').take(letters);
    let mut bytes = Vec::new();
    let mut packing = flate2::read::DeflateEncoder::new(text, flate2::Compression::best());
    assert!(packing.read_to_end(&mut bytes).is_ok());
    base64::engine::general_purpose::STANDARD_NO_PAD
        .encode(bytes)
        .into_bytes()
}

/// The line of a part as the program writes it.
fn part_seed() -> Vec<u8> {
    let read = zhenggai::file::read(include_bytes!("../../saves/minimal.ron"));
    let given = read.ok().and_then(|opened| {
        let unit = opened.plan.units().keys().next().cloned()?;
        let day = zhenggai::plan::Day::constant(2021, 11, 20);
        let part = zhenggai::edit::parts::extract(&opened.plan, &unit, day).part;
        part.head().origin.clone()
    });
    given
        .map(|origin| origin.base.into_bytes())
        .unwrap_or_default()
}

#[test]
fn damaged_parts_are_taken_in_or_refused() {
    let seed = part_seed();
    assert!(!seed.is_empty());
    let mut dice = Dice(0x5041_5254);
    let mut inputs: Vec<Vec<u8>> = (0..rounds(200))
        .map(|_| damaged(&seed, &mut dice))
        .collect();
    inputs.extend([seed.clone(), bomb(1 << 20), bomb(64 << 20)]);
    run("part", targets::part, inputs.into_iter());
}

/// What a target may need of memory: so many times its largest input, beyond a fixed amount for what allocators keep.
#[cfg(target_os = "linux")]
const TIMES: usize = 40;
#[cfg(target_os = "linux")]
const FIXED: usize = 24 << 20;

/// Names the test that a process of its own is to run and measure.
#[cfg(target_os = "linux")]
const MEASURED: &str = "ZHENGGAI_FUZZ_MEASURED";

#[cfg(target_os = "linux")]
fn measured(target: fn(&[u8]), seed: &[u8], inputs: &[Vec<u8>]) -> String {
    target(seed);
    let before = memory::peak();
    assert!(before.is_some(), "the system tells");
    for input in inputs {
        target(input);
    }
    let grown = memory::peak()
        .unwrap_or(0)
        .saturating_sub(before.unwrap_or(0));
    let largest = inputs.iter().map(Vec::len).max().unwrap_or(0);
    assert!(
        grown <= TIMES * largest + FIXED,
        "took {grown} bytes for {largest}"
    );
    format!("{} MB more for at most {largest} bytes", grown >> 20)
}

/// Memory is a matter of the whole process, so each target is measured in one of its own.
#[cfg(target_os = "linux")]
#[test]
fn damaged_files_take_no_more_memory_than_a_small_multiple_of_their_size() {
    let plan = || include_bytes!("../../saves/minimal.ron").to_vec();
    let several = |seed: &[u8], more: &[Vec<u8>]| {
        let mut dice = Dice(0x4D45_4D4F);
        let inputs = (0..rounds(40)).map(|_| damaged(seed, &mut dice));
        inputs.chain(more.iter().cloned()).collect::<Vec<_>>()
    };
    let measured = match std::env::var(MEASURED).as_deref() {
        Ok("plan") => {
            let deep = [b"(".repeat(1 << 20), b"[".repeat(1 << 20)];
            measured(targets::plan, &plan(), &several(&plan(), &deep))
        }
        Ok("journal") => {
            let seed = journal_seed();
            measured(targets::journal, &seed, &several(&seed, &[]))
        }
        Ok("part") => {
            let seed = part_seed();
            let more = [bomb(1 << 20), bomb(256 << 20)];
            measured(targets::part, &seed, &several(&seed, &more))
        }
        _ => {
            let own = std::env::current_exe();
            assert!(own.is_ok());
            let name = "damaged_files_take_no_more_memory_than_a_small_multiple_of_their_size";
            for target in ["plan", "journal", "part"] {
                let done = std::process::Command::new(own.as_deref().unwrap_or(Path::new("")))
                    .args(["--exact", name, "--nocapture"])
                    .env(MEASURED, target)
                    .output();
                let (done, said) = done.map_or((false, String::new()), |done| {
                    let said = [&done.stdout, &done.stderr].map(|b| String::from_utf8_lossy(b));
                    (done.status.success(), said.concat())
                });
                assert!(done, "{target}: {said}");
                println!("{target}: {said}");
            }
            return;
        }
    };
    println!("{measured}");
}
