//! How much memory the pictures and the words of the command line take against the plan they are made of.

use super::memory::{ONCE, apart, grown, peak};
use std::ffi::OsString;
use std::path::Path;
use zhenggai::app::{cli, fallback_font::for_picture};
use zhenggai::assess::Assessment;
use zhenggai::chart::Scene;
use zhenggai::chart::rows::Grouping;
use zhenggai::chart::theme::LIGHT;
use zhenggai::exchange::report;
use zhenggai::picture::gantt::{PictureRequest, Scope, gantt_pages_for};
use zhenggai::picture::overview::{OverviewRequest, overview_picture};
use zhenggai::picture::trends::{TrendsRequest, trends_picture};
use zhenggai::picture::{LARGEST_SVG, Leaving, png, svg_file};
use zhenggai::plan::Day;
use zhenggai::text::Language;

/// Names the file that a process of this test is to draw.
const DRAWS: &str = "ZHENGGAI_FUZZ_DRAWS";

/// Names the file that a process of this test is to answer commands about.
const SAYS: &str = "ZHENGGAI_FUZZ_SAYS";

/// The day things are told for: what is due before it is overdue.
const DAY: Day = Day::constant(2021, 11, 20);

/// What a picture takes against its own bytes, which are bounded themselves: its shapes, and its text as it grows.
const PICTURE: usize = 6;

/// Not a test of its own: every picture of a plan, as it leaves.
#[test]
fn draws_its_part() {
    let Some(path) = std::env::var_os(DRAWS) else {
        return;
    };
    let Ok(loaded) = zhenggai::file::load(Path::new(&path)) else {
        return;
    };
    let before = peak();
    let plan = &loaded.plan;
    let assessment = &Assessment::new(plan, DAY);
    let mut largest = 0;
    let mut leave = |scene: Scene| {
        largest = largest.max(svg_file(&scene).map_or(LARGEST_SVG, |file| file.len()));
        let faces = for_picture(&scene);
        // How many pixels a picture may have is bounded by itself; drawing the most of them takes a while here.
        if scene.height < 2_000.0 {
            drop(png(&scene, 0.25, &faces));
        }
        drop(faces.unshown(&scene));
    };
    for language in [Language::Zh, Language::En] {
        let gantt = |page_height| PictureRequest {
            scope: Scope::Whole,
            from: None,
            to: None,
            width: PictureRequest::USUAL_WIDTH,
            page_height,
            arranged: (Grouping::default(), None),
            language,
            theme: &LIGHT,
        };
        let height = match language {
            Language::Zh => None,
            Language::En => Some(1_100.0),
        };
        let pages = gantt_pages_for(plan, assessment, &gantt(height), Leaving::Svg);
        pages.into_iter().flatten().take(3).for_each(&mut leave);
        let overview = OverviewRequest {
            from: None,
            to: None,
            language,
            theme: &LIGHT,
            upright: false,
        };
        leave(overview_picture(plan, assessment, &overview));
        let every = plan.indicators().keys().cloned().collect();
        for indicators in [Vec::new(), every] {
            let trends = TrendsRequest {
                indicators,
                from: None,
                to: None,
                width: 1000.0,
                height: 560.0,
                language,
                theme: &LIGHT,
            };
            leave(trends_picture(plan, assessment, &trends));
        }
    }
    let grown = before.zip(peak()).map(|(before, after)| after - before);
    let grown = grown.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    println!("largest {largest}\ngrown {grown}");
}

/// Not a test of its own: every question of the command line that is answered with words.
#[test]
fn says_its_part() {
    let Some(path) = std::env::var_os(SAYS) else {
        return;
    };
    let before = peak();
    let picture = Path::new(&path).with_extension("svg").into_os_string();
    for (language, formats) in [("zh", &["text", "json"][..]), ("en", &["text"])] {
        for words in ["check", "summary", "tasks"] {
            for format in formats {
                let asked: Vec<OsString> = [
                    "zhenggai".into(),
                    words.into(),
                    path.clone(),
                    "--as-of".into(),
                    "2021-11-20".into(),
                    "--format".into(),
                    (*format).into(),
                    "--lang".into(),
                    language.into(),
                ]
                .into();
                println!("asked {words} {format} {language}");
                cli::answer(asked);
            }
        }
        let asked: Vec<OsString> = [
            "zhenggai".into(),
            "export".into(),
            path.clone(),
            "--chart".into(),
            "trends".into(),
            "--indicator".into(),
            "?".into(),
            "--out".into(),
            picture.clone(),
            "--lang".into(),
            language.into(),
        ]
        .into();
        println!("asked export text {language}");
        cli::answer(asked);
    }
    let grown = before.zip(peak()).map(|(before, after)| after - before);
    let grown = grown.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    println!("asked nothing\ngrown {grown}");
}

/// A plan of a head and records.
fn plan(head: &str, records: &str) -> String {
    format!("PlanFile(format: 2, head: ({head}), {records})")
}

/// So many records, each made from its number.
fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().concat()
}

/// Plans with one long text in each place of a picture or an answer, and such that very many records say it.
fn full() -> Vec<(&'static str, String)> {
    let bytes = 2_000_000;
    let long = "整改".repeat(bytes / 6);
    let lines = "甲\\n".repeat(bytes / 5);
    let due = "due: (date: \"2020-05-01\")";
    let year = "start: \"2020-01-01\", end: \"2020-12-31\"";
    let point = format!("points: [(id: \"p\", {year}, value: 3.5)]");
    let task = |n: usize, rest: &str| format!("(id: \"t{n}\", number: \"{n}\", {due}, {rest}),");
    vec![
        (
            "a plan's title",
            plan(
                &format!(
                    "title: \"{long}\", region: \"{long}\", sample: true, sample_note: \"{lines}\""
                ),
                "",
            ),
        ),
        (
            "a task",
            plan(
                "",
                &format!(
                    "tasks: [(number: \"{long}\", title: \"{long}\", goal: \"{lines}\", {due})]"
                ),
            ),
        ),
        (
            "a unit of many tasks",
            plan(
                "",
                &format!(
                    "units: [(id: \"u\", name: \"{long}\")], tasks: [{}]",
                    many(400, |n| task(
                        n,
                        "lead_unit: \"u\", responsible_units: [\"u\"]"
                    ))
                ),
            ),
        ),
        (
            "a list of many tasks",
            plan(
                "",
                &format!(
                    "lists: [(id: \"l\", title: \"{long}\")], tasks: [{}]",
                    many(400, |n| task(n, "list: \"l\""))
                ),
            ),
        ),
        (
            "a task that many wait for",
            plan(
                "",
                &format!(
                    "tasks: [(id: \"a\", title: \"{long}\", due: (date: \"2022-05-01\")), {}]",
                    many(400, |n| task(
                        n,
                        "links: [(predecessor: \"a\", kind: finish_to_start)]"
                    ))
                ),
            ),
        ),
        (
            "an indicator",
            plan(
                "",
                &format!(
                    "indicators: [(name: \"{long}\", region: \"{long}\", unit: \"{long}\", {point})]"
                ),
            ),
        ),
        (
            "many indicators",
            plan(
                "",
                &format!(
                    "indicators: [{}]",
                    many(10_000, |n| format!(
                        "(name: \"断面水质优良比例{n}\", region: \"某镇{n}\", unit: \"天\", {point}),"
                    ))
                ),
            ),
        ),
        (
            "many bases and sources",
            plan(
                "",
                &format!(
                    "indicators: [(name: \"断面\", points: [{}])]",
                    many(5_000, |n| format!(
                        "(id: \"p{n}\", {year}, value: {n}, base: \"基数{n}\", source: \"第{n}号公报\"),"
                    ))
                ),
            ),
        ),
        (
            "many tasks",
            plan(
                "",
                &format!(
                    "tasks: [{}]",
                    many(1_500, |n| task(
                        n,
                        &format!("title: \"{}\", lead_unit: \"某局{n}\"", "整改".repeat(30))
                    ))
                ),
            ),
        ),
    ]
}

#[test]
fn pictures_take_a_small_multiple_of_the_plan() {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("plan.ron");
    for (name, text) in full() {
        assert!(std::fs::write(&path, &text).is_ok());
        let began = std::time::Instant::now();
        let said = apart("leaving::draws_its_part", DRAWS, &path);
        println!("{name}: {:?}", began.elapsed());
        within(name, &said, text.len(), PICTURE);
    }
}

#[test]
fn answers_take_a_small_multiple_of_the_plan() {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("plan.ron");
    for (name, text) in full() {
        assert!(std::fs::write(&path, &text).is_ok());
        let began = std::time::Instant::now();
        let said = apart("leaving::says_its_part", SAYS, &path);
        println!("{name}: {:?}", began.elapsed());
        for answer in said.split("asked ").skip(1) {
            let (asked, answer) = answer.split_once('\n').unwrap_or((answer, ""));
            println!("{name}: {asked}: {} bytes", answer.len());
        }
        within(name, &said, text.len(), 0);
    }
}

/// Checks that a process took at most twenty times what it was given, and so many times the largest picture it made. Where
/// the system does not tell how much memory a process had, nothing is checked.
fn within(name: &str, said: &str, length: usize, times: usize) {
    let Some(grown) = grown(said) else {
        assert!(said.contains("grown -"), "{name}");
        return;
    };
    let largest = said.split_once("largest ").and_then(|(_, rest)| {
        let number = rest.lines().next()?;
        number.trim().parse().ok()
    });
    let largest: usize = largest.unwrap_or(0);
    assert!(
        grown <= ONCE + 20 * length + times * largest,
        "{name}: {grown} bytes for {length}"
    );
}

/// Names the file that a process of this test is to follow from task to task.
const FOLLOWS: &str = "ZHENGGAI_FUZZ_FOLLOWS";

/// Not a test of its own: what a plan is opened for, after it is read.
#[test]
fn follows_its_part() {
    let Some(path) = std::env::var_os(FOLLOWS) else {
        return;
    };
    let Ok(loaded) = zhenggai::file::load(Path::new(&path)) else {
        return;
    };
    let before = peak();
    let began = std::time::Instant::now();
    let plan = &loaded.plan;
    let assessment = &Assessment::new(plan, DAY);
    drop(zhenggai::assess::checks::run(plan, assessment));
    let ground = report::Ground {
        plan,
        assessment,
        language: Language::Zh,
    };
    let brief = report::brief(&ground);
    drop(report::docx(&brief));
    let request = PictureRequest {
        scope: Scope::Whole,
        from: None,
        to: None,
        width: PictureRequest::USUAL_WIDTH,
        page_height: None,
        arranged: (Grouping::default(), None),
        language: Language::Zh,
        theme: &LIGHT,
    };
    for page_height in [None, Some(1_100.0)] {
        let request = PictureRequest {
            page_height,
            ..request.clone()
        };
        drop(gantt_pages_for(plan, assessment, &request, Leaving::Svg));
    }
    let spent = began.elapsed().as_millis();
    let grown = before.zip(peak()).map(|(before, after)| after - before);
    let grown = grown.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    println!("spent {spent}\ngrown {grown}");
}

/// Tasks each of which waits for the one before.
fn chain(links: usize) -> String {
    let tasks = many(links, |n| {
        let link = match n {
            0 => String::new(),
            _ => format!(
                "links: [(predecessor: \"t{}\", kind: finish_to_start)]",
                n - 1
            ),
        };
        format!("(id: \"t{n}\", title: \"河道整治\", due: (date: \"2020-05-01\"), {link}),")
    });
    plan("", &format!("tasks: [{tasks}]"))
}

#[test]
fn a_chain_of_very_many_links_takes_memory_and_time_in_step_with_its_length() {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("plan.ron");
    let mut spent = Vec::new();
    for links in [20_000, 100_000] {
        let text = chain(links);
        assert!(std::fs::write(&path, &text).is_ok());
        let said = apart("leaving::follows_its_part", FOLLOWS, &path);
        let time = said.split_once("spent ").and_then(|(_, rest)| {
            let number = rest.lines().next()?;
            number.trim().parse::<u64>().ok()
        });
        println!("{links} links: {time:?} ms");
        spent.extend(time);
        within("a chain", &said, text.len(), 0);
    }
    // Five times the length: with the square it would be twenty-five times the time.
    assert!(
        matches!(spent[..], [short, long] if long <= 12 * short + 1_000),
        "{spent:?}"
    );
}
