//! Every way a plan file can be wrong, with the place and the sentence that each is answered with.

use super::*;
use crate::text::Language;

/// A plan with some lines of a task put in, which begin on line 4.
fn with_task(lines: &str) -> String {
    format!(
        "PlanFile(format: 2, head: (id: \"p\"), tasks: [\n  (id: \"a\"),\n  (id: \"b\",\n{lines}\n  ),\n])\n"
    )
}

/// A text without its mark `¦`, and the place where the mark stood; none: no place.
fn unmarked(text: &str) -> (String, Option<Place>) {
    let place = text.find('¦').map(|at| {
        let before = &text[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        }
    });
    (text.replace('¦', ""), place)
}

#[test]
fn each_fault_in_a_task_is_placed_and_explained() {
    #[rustfmt::skip]
    let cases: &[(&str, &str, &[&str])] = &[
        ("    measures: [(text: \"x\"), (text: \"y\", due: ¦\"2021-02-30\")],", "tasks[1].measures[1].due", &["没有 2021-02-30 这一天"]),
        ("    due: (date: ¦\"2021年底前\"),", "tasks[1].due.date", &["2021年底前 不是日期", "\"2021-11-20\""]),
        ("    start: ¦20211120,", "tasks[1].start", &["20211120", "引号"]),
        ("    ¦titel: \"x\",", "tasks[1].titel", &["titel", "title"]),
        ("    title: ¦x,", "tasks[1].title", &["这里是 x", "引号中的文字"]),
        ("    title: \"x\"\n    ¦goal: \"y\",", "tasks[1]", &["goal", "逗号"]),
        ("    rank: ¦\"7\",", "tasks[1].rank", &["\"7\"", "整数"]),
        ("    immediate: ¦yes,", "tasks[1].immediate", &["yes", "true 或 false"]),
        ("    category: ¦watr,", "tasks[1].category", &["watr", "water"]),
        ("    notes: [¦(percent: 5)],", "tasks[1].notes[0]", &["缺少", "date"]),
        ("    notes: [(date: \"2021-01-01\", percent: ¦300)],", "tasks[1].notes[0].percent", &["300", "范围"]),
        ("    measures: ¦(text: \"x\"),", "tasks[1].measures", &["[ ]"]),
        ("    due: ¦\"2021-01-01\",", "tasks[1].due", &["2021-01-01", "( )"]),
        ("    extra: ¦[\"a\"],", "tasks[1].extra", &["{ }"]),
        ("    funding: (planned: ¦NaN),", "tasks[1].funding.planned", &["NaN 不是确定的数"]),
        ("    funding: (paid: ¦-inf),", "tasks[1].funding.paid", &["-inf"]),
        ("    funding: (paid: ¦1e999),", "tasks[1].funding.paid", &["1e999"]),
        ("    title: \"x\", ¦title: \"y\",", "tasks[1]", &["title", "两次"]),
        ("    title: ¦\"a\\q\",", "tasks[1].title", &["反斜杠"]),
        ("    measures: [(id: \"m\", text: \"x\"), (id: ¦\"m\", text: \"y\")],", "tasks[1].measures[1].id", &["\"m\"", "第 4 行", "tasks[1].measures[0]"]),
        ("  ), (id: ¦\"a\",", "tasks[2].id", &["\"a\"", "第 2 行", "tasks[0]"]),
        ("    measures: [(text: \"x\"),\n  ¦), (id: \"c\",", "tasks[1].measures[1]", &["这里是 )", "第 4 行的 ["]),
    ];
    for (lines, path, words) in cases {
        let (text, place) = unmarked(&with_task(lines));
        let error = read(text.as_bytes()).expect_err(lines);
        let sentence = error.sentence(Language::Zh);
        assert_eq!(
            (error.place, error.path.as_str()),
            (place, *path),
            "{lines}: {sentence}"
        );
        for word in *words {
            assert!(sentence.contains(word), "{lines}: {sentence}");
        }
        assert!(!error.sentence(Language::En).is_empty());
    }
}

#[test]
fn faults_of_the_file_itself_are_named() {
    for (bytes, words) in [
        (&b""[..], "文件是空的"),
        (b" \r\n\t", "文件是空的"),
        (b"\xef\xbb\xbf", "文件是空的"),
        (b"PK\x03\x04....", "Excel/WPS"),
        (b"\xff\xfeP\0l\0", "UTF-16"),
    ] {
        let error = read(bytes).expect_err(words);
        let sentence = error.sentence(Language::Zh);
        assert!(
            error.place.is_none() && sentence.contains(words),
            "{words}: {sentence}"
        );
    }
    for (text, words) in [
        ("序号,任务", "不是规划文件"),
        ("{\"format\": 1}", "不是规划文件"),
        ("PlanFile¦(head: ())", "format: 2"),
        ("PlanFile(\n  format: ¦7, whatever: {", "第 7 版"),
        (
            "PlanFile(tasks: what, format: ¦99999999999)",
            "第 99999999999 版",
        ),
        ("PlanFile(format: ¦0)", "0"),
        ("PlanFile(format: ¦one)", "one"),
        (
            "PlanFile(format: 2, tasks: [(id: \"a\"),\n  (id: ¦\"b",
            "引号",
        ),
        (
            "PlanFile(format: 2, tasks: [(id: \"a\"),\n  ¦(id: \"b\"",
            "截断",
        ),
        ("PlanFile(format: 2) ¦and more", "文件结尾"),
        ("PlanFile(format: 2, ¦wishes: [])", "wishes"),
        ("PlanFile(format: 2, tasks: [ ¦/* (", "注释"),
    ] {
        let (text, place) = unmarked(text);
        let error = read(text.as_bytes()).expect_err(words);
        let sentence = error.sentence(Language::Zh);
        assert_eq!(error.place, place, "{sentence}");
        assert!(sentence.contains(words), "{words}: {sentence}");
    }
}

#[test]
fn text_in_another_encoding_is_told_from_damage() {
    let (text, place) = unmarked("PlanFile(format: 2,\n head: (title: \"¦#\"))");
    for (bytes, problem) in [
        (&b"\xd5\xfb\xb8\xc4\xb9\xe6\xbb\xae"[..], Problem::Gbk),
        (b"\xff\xff", Problem::NotUtf8),
    ] {
        let (before, after) = text.split_once('#').expect("a place to fill");
        let error =
            read(&[before.as_bytes(), bytes, after.as_bytes()].concat()).expect_err("no UTF-8");
        assert_eq!((*error.problem, error.place), (problem, place));
    }
}

#[test]
fn ten_thousand_brackets_are_refused_and_do_not_overflow() {
    for open in ["[", "(", "{", "Some("] {
        let text = format!("PlanFile(format: 2, tasks: {}", open.repeat(10_000));
        let error = read(text.as_bytes()).expect_err(open);
        let sentence = error.sentence(Language::Zh);
        assert_eq!(*error.problem, Problem::TooDeep);
        assert!(sentence.contains("64"), "{sentence}");
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let with_mark = format!("\u{feff}{BLANK}");
    let opened = read(with_mark.as_bytes()).expect("a mark before a sound file");
    assert_eq!(write(&opened.plan), BLANK);
    let crlf = BLANK.replace('\n', "\r\n");
    assert_eq!(
        read(crlf.as_bytes()).map(|opened| write(&opened.plan)),
        Ok(BLANK.to_owned())
    );
}

#[test]
fn what_cannot_be_a_plan_file_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("没有.ron");
    let error = load(&missing).expect_err("a missing file");
    assert_eq!(*error.problem, Problem::NotFound);
    assert!(error.sentence(Language::Zh).contains("没有.ron"));
    assert_eq!(
        *load(folder.path()).expect_err("a folder").problem,
        Problem::Folder
    );
    let large = folder.path().join("large.ron");
    let file = std::fs::File::create(&large).expect("a file");
    file.set_len(LARGEST + 1).expect("a file with a hole");
    let error = load(&large).expect_err("a file over the limit");
    assert_eq!(*error.problem, Problem::TooLarge { bytes: LARGEST + 1 });
    assert!(error.sentence(Language::En).contains("1 GB"));
    #[cfg(unix)]
    assert_eq!(
        *load(std::path::Path::new("/dev/null"))
            .expect_err("a device")
            .problem,
        Problem::NotAFile
    );
}

fn repairs(text: &str) -> Vec<(usize, String, Repaired)> {
    let opened = read(text.as_bytes()).expect(text);
    // Repaired once, the plan is sound.
    let again = read(write(&opened.plan).as_bytes()).expect("what was written");
    assert!(!again.repairs.iter().any(Repair::altered), "{text}");
    opened
        .repairs
        .into_iter()
        .map(|repair| {
            assert!(!repair.sentence(Language::Zh).is_empty());
            assert!(!repair.sentence(Language::En).is_empty());
            (
                repair.place.map_or(0, |place| place.line),
                repair.path,
                repair.repaired,
            )
        })
        .collect()
}

#[test]
fn what_leads_nowhere_is_dropped_and_told() {
    let gone = |wanted: &str| wanted.to_owned();
    #[rustfmt::skip]
    let cases: &[(&str, usize, &str, Repaired)] = &[
        ("    list: \"nowhere\",", 4, "tasks[1].list", Repaired::ListGone { wanted: gone("nowhere") }),
        ("    special_plans: [\"nowhere\"],", 4, "tasks[1].special_plans[0]", Repaired::SpecialPlanGone { wanted: gone("nowhere") }),
        ("    links: [(predecessor: \"a\"), (predecessor: \"z\")],", 4, "tasks[1].links[1].predecessor", Repaired::TaskGone { wanted: gone("z") }),
        ("    notes: [(id: \"n\", date: \"2021-01-01\", percent: 101)],", 4, "tasks[1].notes[0].percent", Repaired::TooHigh { found: 101, limit: 100 }),
        ("    start: \"0202-02-01\",", 4, "tasks[1].start", Repaired::YearOutside { day: crate::plan::Day::constant(202, 2, 1) }),
        ("    start: \"2021-02-01\", due: (date: \"2021-01-01\"),", 4, "tasks[1].due.date", Repaired::StartAfterEnd { start: crate::plan::Day::constant(2021, 2, 1), end: crate::plan::Day::constant(2021, 1, 1) }),
        ("    number: \"3\"), (id: \"c\", number: \"3\",", 4, "tasks[2]", Repaired::SameNumber { number: gone("3"), line: 3 }),
        ("  )], indicators: [(id: \"i\", tasks: [\"y\"],", 4, "indicators[0].tasks[0]", Repaired::TaskGone { wanted: gone("y") }),
        ("  )], units: [(id: \"u\", name: \"甲\", parent: \"v\",", 4, "units[0].parent", Repaired::ParentGone { wanted: gone("v") }),
        ("  )], units: [(id: \"u\", name: \"甲\", parent: \"w\"), (id: \"w\", name: \"乙\", parent: \"u\",", 4, "units[0].parent", Repaired::ParentRing { name: gone("甲") }),
        ("    lead_unit: \"丙\")], units: [(id: \"u\", name: \"甲\",", 3, "tasks[1]", Repaired::UnitsUnknown { count: 1, names: vec![gone("丙")] }),
    ];
    for (lines, line, path, repaired) in cases {
        assert_eq!(
            repairs(&with_task(lines)),
            [(*line, (*path).to_owned(), repaired.clone())],
            "{lines}"
        );
    }
}

#[test]
fn a_file_full_of_what_leads_nowhere_is_read_and_told_in_bounds() {
    let names: Vec<String> = (0..50_000).map(|n| format!("\"x{n}\", ")).collect();
    let names = names.concat();
    let text = format!("PlanFile(format: 2, tasks: [(id: \"a\", special_plans: [{names}])])");
    let opened = read(text.as_bytes()).unwrap();
    assert!(
        opened
            .plan
            .task(&"a".into())
            .unwrap()
            .special_plans
            .is_empty()
    );
    assert_eq!(opened.repairs.len(), 1001);
    let last = &opened.repairs[1000];
    // The first says that the plan had no id.
    assert_eq!(last.repaired, Repaired::More { count: 49_001 });
    for language in Language::ALL {
        assert!(last.sentence(language).contains("49001"));
    }
}

#[test]
fn records_without_id_get_the_same_one_everywhere() {
    let text = "PlanFile(format: 2, head: (title: \"甲\"), lists: [(title: \"清单\")], tasks: [\n  (list: \"清单\", number: \"1\", title: \"子\"),\n  (title: \"丑\", links: [(predecessor: \"1\")], notes: [(date: \"2021-01-01\"), (date: \"2021-01-01\")]),\n])";
    let first = read(text.as_bytes()).expect("a plan by hand");
    assert_eq!(first, read(text.as_bytes()).expect("a plan by hand"));
    let parts = first.plan.parts();
    let task = |title: &str| {
        let found = parts.tasks.iter().find(|task| task.title == title);
        found.expect(title)
    };
    let list = parts.lists[0].id.clone();
    assert_eq!(task("子").list, Some(list.clone()));
    assert_eq!(
        task("子").id,
        derived_task_id(&parts.head.id, list.as_str(), "1")
    );
    assert_eq!(task("丑").links[0].predecessor, task("子").id);
    assert_ne!(task("丑").notes[0].id, task("丑").notes[1].id);
    assert_eq!(
        repairs(text),
        [(1, "head".to_owned(), Repaired::IdsGiven { count: 6 })]
    );
}

#[test]
fn records_written_by_hand_keep_the_order_they_are_written_in() {
    let text = "PlanFile(format: 2, tasks: [(title: \"乙\"), (title: \"甲\"), (title: \"丙\")])";
    let plan = read(text.as_bytes()).expect(text).plan;
    let titles: Vec<&str> = plan
        .tasks_in_order()
        .iter()
        .map(|task| task.title.as_str())
        .collect();
    assert_eq!(titles, ["乙", "甲", "丙"]);
}
