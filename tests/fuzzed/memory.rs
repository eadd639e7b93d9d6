//! How much memory reading takes against what is read: measured in a process of its own, as the system counts its peak.

use super::targets;
use std::path::Path;
use std::process::Command;

/// Names the file that a process of this test is to read.
const READS: &str = "ZHENGGAI_FUZZ_READS";

/// How large the inputs are, more or less.
const BYTES: usize = 500_000;

/// What the program takes on its first use, whatever it reads: its own pages, many in a build for tests.
const ONCE: usize = 20_000_000;

/// An input: its name, how many times its length reading it may take at most, and what it is made of: a beginning, what is
/// said again and again, and an end.
type Input = (
    &'static str,
    usize,
    &'static str,
    &'static str,
    &'static str,
);

const TASKS: &str = "PlanFile(format: 2, tasks: [";
const NEWER: &str = "PlanFile(format: 3, readable_by: 2, tasks: [";
const NOTES: &str = "PlanFile(format: 2, head: (notes: \"";

/// What takes much for its length. A record has a place for each of its fields, whether or not they are given, so short
/// ones take the most.
const INPUTS: [Input; 10] = [
    ("one text", 10, NOTES, "整改", "\"))"),
    ("a text without end", 10, NOTES, "\n", ""),
    ("brackets", 10, TASKS, "[", ""),
    ("comments", 10, "PlanFile(format: 2, ", "/* ( */", ")"),
    ("lines", 30, "PlanFile(format: 2, head: (", "\n", "x: 1))"),
    (
        "empty texts",
        80,
        "PlanFile(format: 2, tasks: [(special_plans: [",
        "\"\",",
        "])])",
    ),
    (
        "short tasks",
        80,
        TASKS,
        "(number: \"12\", title: \"河道整治\", region: \"某镇\", list: \"nowhere\"),",
        "])",
    ),
    (
        "measures",
        40,
        "PlanFile(format: 2, tasks: [(measures: [",
        "(text: \"清淤\"),",
        "])])",
    ),
    (
        "what is not known",
        80,
        NEWER,
        "(title: \"河道整治\", region: \"某镇\", colour: (1, [2])),",
        "])",
    ),
    ("a lock", 10, "zhenggai lock 1\nuser=", "a\n", ""),
];

fn bytes((_, _, start, again, end): Input) -> Vec<u8> {
    let times = BYTES / again.len();
    [start, &again.repeat(times), end].concat().into_bytes()
}

/// The most memory this process has had, in bytes; `None` where the system does not tell.
pub(super) fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Not a test of its own: what the other processes do.
#[test]
fn reads_its_part() {
    let Some(path) = std::env::var_os(READS) else {
        return;
    };
    let path = Path::new(&path);
    let before = peak();
    if path.extension().is_some() {
        drop(zhenggai::file::load(path));
    } else {
        targets::lock(&std::fs::read(path).unwrap_or_default());
    }
    let grown = before.zip(peak()).map(|(before, after)| after - before);
    let grown = grown.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    println!("grown {grown}");
}

#[test]
fn reading_takes_a_small_multiple_of_the_input() {
    let (Ok(exe), Ok(folder)) = (std::env::current_exe(), tempfile::tempdir()) else {
        return;
    };
    for input in INPUTS {
        let (name, most, ..) = input;
        let path = folder.path().join(match name {
            "a lock" => "lock",
            _ => "plan.ron",
        });
        let input = bytes(input);
        assert!(std::fs::write(&path, &input).is_ok());
        let read = Command::new(&exe)
            .args(["--exact", "memory::reads_its_part", "--nocapture"])
            .env(READS, &path)
            .output();
        let said = read.map(|done| String::from_utf8_lossy(&done.stdout).into_owned());
        let said = said.unwrap_or_default();
        // In the same line stands what the test says of itself.
        let grown = said
            .split_once("grown ")
            .and_then(|(_, rest)| rest.lines().next());
        let Some(grown) = grown.and_then(|grown| grown.trim().parse::<usize>().ok()) else {
            println!("skipped: this system does not tell how much memory a process had ({name})");
            assert!(said.contains("grown -"), "{name}: {said}");
            continue;
        };
        let length = input.len();
        println!(
            "{name}: {:.1} times {length} bytes",
            grown as f64 / length as f64
        );
        assert!(
            grown <= ONCE + most * length,
            "{name}: {grown} bytes for {length}"
        );
    }
}
