//! How much memory reading and making papers take against what is read: measured in a process of its own, as the system counts its peak.

use super::targets;
use std::path::Path;
use std::process::Command;
use zhenggai::assess::Assessment;
use zhenggai::exchange::report;
use zhenggai::plan::Day;
use zhenggai::text::Language;

/// Names the file that a process of this test is to read.
const READS: &str = "ZHENGGAI_FUZZ_READS";

/// Names the file that a process of this test is to make papers of.
const TELLS: &str = "ZHENGGAI_FUZZ_TELLS";

/// How large the inputs are, more or less.
const BYTES: usize = 500_000;

/// What the program takes on its first use, whatever it reads: its own pages, many in a build for tests.
pub(super) const ONCE: usize = 20_000_000;

/// An input: its name, how many times its length reading it may take at most, and what it is made of: a beginning, what is
/// said again and again, and an end.
type Input = (
    &'static str,
    usize,
    &'static str,
    &'static str,
    &'static str,
);

/// The day papers are made for: what is due before it is in the brief.
const DAY: Day = Day::constant(2021, 11, 20);

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

/// Not a test of its own: every paper of a plan, in every form it leaves in.
#[test]
fn tells_its_part() {
    let Some(path) = std::env::var_os(TELLS) else {
        return;
    };
    let Ok(loaded) = zhenggai::file::load(Path::new(&path)) else {
        return;
    };
    let before = peak();
    let plan = &loaded.plan;
    let assessment = &Assessment::new(plan, DAY);
    for language in [Language::Zh, Language::En] {
        let ground = report::Ground {
            plan,
            assessment,
            language,
        };
        let mut papers = vec![report::brief(&ground)];
        papers.extend(report::disclosure(&ground, &plan.head().disclosure));
        if let Some(task) = plan.tasks().values().next() {
            papers.push(report::notice(&ground, task));
            papers.push(report::application(&ground, task));
        }
        for paper in papers {
            drop(report::docx(&paper));
            drop(report::markdown(&paper));
            drop(report::plain_text(&paper));
            drop(report::paper_html(&paper));
        }
    }
    let grown = before.zip(peak()).map(|(before, after)| after - before);
    let grown = grown.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    println!("grown {grown}");
}

/// What a test of this file says of itself, run in a process of its own with a file named for it.
pub(super) fn apart(test: &str, names: &str, path: &Path) -> String {
    let run = std::env::current_exe().and_then(|exe| {
        Command::new(exe)
            .args(["--exact", test, "--nocapture"])
            .env(names, path)
            .output()
    });
    run.map_or_else(
        |_| String::new(),
        |done| String::from_utf8_lossy(&done.stdout).into_owned(),
    )
}

/// By how many bytes a process grew; `None` where this system does not tell.
pub(super) fn grown(said: &str) -> Option<usize> {
    // In the same line stands what the test says of itself.
    let (_, rest) = said.split_once("grown ")?;
    rest.lines().next()?.trim().parse().ok()
}

#[test]
fn reading_takes_a_small_multiple_of_the_input() {
    let Ok(folder) = tempfile::tempdir() else {
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
        let said = apart("memory::reads_its_part", READS, &path);
        let Some(grown) = grown(&said) else {
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

/// Plans that fill papers: one long text in each place of a paper, a million short lines, rows without end, links in a chain.
fn full() -> [(&'static str, String); 5] {
    let bytes = 4_000_000;
    let long = "整改".repeat(bytes / 6);
    let lines = "甲\\n".repeat(bytes / 5);
    let section =
        |text: &str| format!("disclosure: [(id: \"lead\", heading: \"导语\", text: \"{text}\")]");
    let chain = |text: &str| -> String {
        let tasks: Vec<String> = (0..bytes / 120)
            .map(|place| {
                let links = match place {
                    0 => String::new(),
                    _ => format!(
                        ", links: [(predecessor: \"t{}\", kind: finish_to_start)]",
                        place - 1
                    ),
                };
                format!(
                    "(id: \"t{place}\", title: \"{text}\", due: (date: \"2020-05-01\"){links}),"
                )
            })
            .collect();
        tasks.concat()
    };
    let plan =
        |head: &str, tasks: &str| format!("PlanFile(format: 2, head: ({head}), tasks: [{tasks}])");
    [
        (
            "a title",
            plan(
                &format!(
                    "title: \"{long}\", region: \"{long}\", {}",
                    section("{title}".repeat(100).as_str())
                ),
                "",
            ),
        ),
        ("a text", plan(&section(&long), "")),
        ("lines", plan(&section(&lines), "")),
        (
            "a task",
            plan(
                "",
                &format!(
                    "(id: \"t\", title: \"{long}\", goal: \"{lines}\", due: (date: \"2020-05-01\"))"
                ),
            ),
        ),
        ("a chain", plan("", &chain("河道整治"))),
    ]
}

#[test]
fn papers_take_a_small_multiple_of_the_plan() {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("plan.ron");
    for (name, text) in full() {
        assert!(std::fs::write(&path, &text).is_ok());
        let said = apart("memory::tells_its_part", TELLS, &path);
        let Some(grown) = grown(&said) else {
            println!("skipped: this system does not tell how much memory a process had ({name})");
            assert!(said.contains("grown -"), "{name}: {said}");
            continue;
        };
        let length = text.len();
        println!(
            "{name}: {:.1} times {length} bytes",
            grown as f64 / length as f64
        );
        assert!(
            grown <= ONCE + 20 * length,
            "{name}: {grown} bytes for {length}"
        );
    }
}
