//! The command line from its arguments to what stands on the terminal.

use super::*;
use std::path::PathBuf;

mod checking;
mod merging;
mod newer;

mod parts;

mod report;

mod unknown;

/// Exit code as a number, standard output, standard error.
struct Said {
    code: u8,
    out: String,
    err: String,
}

fn ask(arguments: &[&str], system: Language) -> Said {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("zhenggai").chain(arguments.iter().copied());
    let answer = answer_on(arguments.map(OsString::from), system, &mut out, &mut err);
    let code = [0u8, 1, 2]
        .into_iter()
        .find(|code| answer == Answer::Done(ExitCode::from(*code)))
        .unwrap_or_else(|| panic!("{answer:?}"));
    Said {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

fn window(arguments: &[&str]) -> WindowRequest {
    let arguments = std::iter::once("zhenggai").chain(arguments.iter().copied());
    let mut sink = Vec::new();
    let mut err = Vec::new();
    match answer_on(
        arguments.map(OsString::from),
        Language::Zh,
        &mut sink,
        &mut err,
    ) {
        Answer::Window(request) => request,
        Answer::Done(code) => panic!("{code:?}: {}", String::from_utf8_lossy(&err)),
    }
}

/// A folder with the sample plan in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        std::fs::write(desk.path("sample.ron"), crate::file::SAMPLE).unwrap();
        std::fs::write(desk.path("blank.ron"), crate::file::BLANK).unwrap();
        desk
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn ask(&self, line: &str, system: Language) -> Said {
        let arguments: Vec<String> = line
            .split(' ')
            .map(|word| match word.strip_prefix('@') {
                Some(name) => self.path(name),
                None => word.to_owned(),
            })
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        ask(&arguments, system)
    }
}

#[test]
fn the_sample_plan_sums_up_to_the_published_figures() {
    let said = Desk::new().ask(
        "summary @sample.ron --as-of 2021-11-20 --format json",
        Language::Zh,
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["as_of"], "2021-11-20");
    assert_eq!(json["tasks"], 62);
    assert_eq!(
        json["due_by_year"],
        serde_json::json!({"2020": 26, "2021": 13, "2022": 21, "2023": 2, "none": 0})
    );
    assert_eq!(
        json["status"],
        serde_json::json!({
            "not_started": 2, "on_schedule": 25, "behind": 4, "overdue": 1, "completed": 10, "closed_out": 20
        })
    );
    assert_eq!(json["completed_or_closed_out"], 30);
    for groups in ["by_list", "by_lead_unit"] {
        let total: u64 = json[groups]
            .as_object()
            .unwrap()
            .values()
            .filter_map(|group| group["tasks"].as_u64())
            .sum();
        assert_eq!(total, 62, "{groups}");
    }
    assert_eq!(json["by_list"].as_object().unwrap().len(), 4);
}

#[test]
fn the_sample_plan_gives_the_rates_close_out_and_lights_of_its_date() {
    let desk = Desk::new();
    let said = desk.ask("summary @sample.ron --format json", Language::Zh);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    for (key, value) in [
        ("due_so_far", 30),
        ("due_so_far_completed", 29),
        ("due_so_far_on_time", 28),
    ] {
        assert_eq!(json[key], value, "{key}");
    }
    for (key, rate) in [
        ("due_completion_rate", 29.0 / 30.0),
        ("on_time_rate", 28.0 / 30.0),
        ("completion_rate", 30.0 / 62.0),
    ] {
        let said = json[key].as_f64().unwrap();
        // The reader of JSON rounds in the last digit.
        assert!((said - rate).abs() < 1e-12, "{key}: {said}");
    }
    assert_eq!(
        json["close_out"],
        serde_json::json!({
            "self_check": 3, "verification": 4, "public_notice": 0, "filing": 1, "record_filing": 20,
            "sent_back": 1, "reopened": 0
        })
    );
    assert_eq!(
        json["lights"],
        serde_json::json!({"done": 30, "blue": 27, "yellow": 1, "red": 4})
    );
    let complaints = &json["complaints"];
    let number = |key: &str| complaints[key].as_f64().unwrap();
    assert_eq!(
        number("received"),
        number("settled") + number("settled_in_stages") + number("open")
    );
    let rate = number("settled") / number("received");
    assert!((number("settled_rate") - rate).abs() < 1e-12);
    assert_eq!(json["by_unit"]["重庆市"]["tasks"], 62);
    let keys: Vec<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys.len(), 19, "{keys:?}");
    let found = desk.ask("check @sample.ron --format json", Language::Zh);
    let found: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    for severity in ["error", "warning"] {
        let standing = found.as_array().unwrap().iter();
        let count = standing.filter(|one| one["severity"] == severity).count();
        assert_eq!(json["checks"][severity], count, "{severity}");
    }

    // Task 61 was closed out in 2021, found undone in 2024 and is open again.
    let later = desk.ask(
        "summary @sample.ron --as-of 2024-05-17 --format json",
        Language::Zh,
    );
    let json: serde_json::Value = serde_json::from_str(&later.out).unwrap();
    assert_eq!(json["close_out"]["reopened"], 1);
    assert_eq!(json["close_out"]["sent_back"], 1);
}

#[test]
fn rates_without_a_base_are_null_and_a_dash() {
    let desk = Desk::new();
    let said = desk.ask("summary @blank.ron --format json", Language::Zh);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    for key in ["due_completion_rate", "on_time_rate", "completion_rate"] {
        assert!(json[key].is_null() && json.get(key).is_some(), "{key}");
    }
    assert!(json["complaints"]["settled_rate"].is_null());
    assert_eq!(json["by_unit"], serde_json::json!({}));
    let text = desk.ask("summary @blank.ron", Language::Zh).out;
    assert!(text.contains("0/0") && text.contains('–'), "{text}");
}

#[test]
fn the_summary_in_words_gives_each_rate_with_its_base() {
    let desk = Desk::new();
    let zh = desk.ask("summary @sample.ron", Language::Zh).out;
    for part in [
        "到期任务完成率",
        "29/30",
        "96.7%",
        "28/30",
        "93.3%",
        "黄灯",
        "责任单位（含下级）",
        "含阶段性办结",
    ] {
        assert!(zh.contains(part), "{part}: {zh}");
    }
    let en = desk.ask("summary @sample.ron", Language::En).out;
    assert!(
        en.contains("On-time rate") && en.contains("settlement rate"),
        "{en}"
    );
}

#[test]
fn the_sample_tasks_that_need_attention_are_the_ones_the_ledger_names() {
    let said = Desk::new().ask(
        "tasks @sample.ron --as-of 2021-11-20 --format json",
        Language::Zh,
    );
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let rows = json.as_array().unwrap();
    assert_eq!(rows.len(), 62);
    let with = |status: &str| -> Vec<&str> {
        rows.iter()
            .filter(|row| row["status"] == status)
            .filter_map(|row| row["number"].as_str())
            .collect()
    };
    assert_eq!(with("overdue"), ["36"]);
    assert_eq!(with("behind"), ["12", "23", "33", "55"]);
    assert_eq!(with("not_started"), ["58", "62"]);
    assert_eq!(
        with("completed"),
        ["1", "7", "15", "20", "41", "45", "46", "53", "59", "61"]
    );
    let sent_back = &rows[40];
    assert_eq!(sent_back["number"], "41");
    assert_eq!(sent_back["close_out"][1]["outcome"], "sent_back");
}

#[test]
fn the_stories_after_the_as_of_date_count_when_they_are_told() {
    let desk = Desk::new();
    let status_at = |day: &str, number: &str| {
        let said = desk.ask(
            &format!("tasks @sample.ron --as-of {day} --format json"),
            Language::Zh,
        );
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let rows = json.as_array().unwrap();
        let row = rows.iter().find(|row| row["number"] == number).unwrap();
        row["status"].as_str().unwrap().to_owned()
    };
    // The wharves of task 61 were closed out in December 2021 and found undone in May 2024.
    for (day, status) in [
        ("2021-11-04", "on_schedule"),
        ("2021-11-05", "completed"),
        ("2021-12-23", "completed"),
        ("2021-12-24", "closed_out"),
        ("2024-05-16", "closed_out"),
        ("2024-05-17", "behind"),
    ] {
        assert_eq!(status_at(day, "61"), status, "{day}");
    }
    assert_eq!(status_at("2022-05-24", "26"), "completed");
    assert_eq!(status_at("2022-05-25", "26"), "closed_out");
}

#[test]
fn without_a_date_the_one_pinned_in_the_plan_counts() {
    let said = Desk::new().ask("summary @sample.ron --format json", Language::Zh);
    assert!(
        said.out.contains("\"as_of\": \"2021-11-20\""),
        "{}",
        said.out
    );
}

#[test]
fn tables_speak_the_language_asked_for() {
    let desk = Desk::new();
    let zh = desk.ask("summary @sample.ron", Language::Zh);
    assert!(
        zh.out
            .contains("任务 62 项，已完成 30 项（其中已销号 20 项）"),
        "{}",
        zh.out
    );
    assert!(zh.out.contains("示例数据") && zh.out.contains("截止日期 2021-11-20"));
    let en = desk.ask("summary @sample.ron --lang en", Language::Zh);
    assert!(
        en.out
            .contains("62 tasks, 30 completed (20 of them closed out)"),
        "{}",
        en.out
    );
    let tasks = desk.ask("tasks @sample.ron", Language::En);
    assert_eq!(tasks.out.lines().count(), 62 + 4);
    assert!(tasks.out.contains("Overdue"), "{}", tasks.out);
    let empty = desk.ask("tasks @blank.ron", Language::En);
    assert!(empty.out.ends_with("No tasks.\n"), "{}", empty.out);
}

fn chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn what_cannot_be_done_is_said_on_standard_error_with_code_2() {
    let desk = Desk::new();
    std::fs::write(desk.path("broken.ron"), "PlanFile(format: 1, tasks: [").unwrap();
    for (line, zh, en) in [
        ("summary @none.ron", "none.ron", "none.ron"),
        ("summary @broken.ron", "broken.ron", "broken.ron"),
        (
            "summary @sample.ron --as-of 2021-02-30",
            "2021年2月没有 30 日",
            "February 2021 has no day 30",
        ),
        (
            "summary @sample.ron --as-of 2021年底前",
            "不是日期",
            "is no date",
        ),
        ("summary", "缺少 <PLAN>", "<PLAN> is missing"),
        (
            "summary @sample.ron --format xml",
            "text、json",
            "text, json",
        ),
        (
            "summary @sample.ron --format",
            "--format <FORMAT> 后面缺少值",
            "needs a value",
        ),
        (
            "summary @sample.ron --as-off 2021-11-20",
            "是不是 --as-of",
            "Did you mean --as-of",
        ),
        (
            "summary @sample.ron @blank.ron",
            "不认识参数",
            "no argument",
        ),
        (
            "tasks @sample.ron --profile x.json",
            "--profile",
            "--profile",
        ),
        ("export @sample.ron", "--out <OUT>", "--out <OUT>"),
        (
            "export @sample.ron -o @out.pdf",
            ".png 或 .svg",
            ".png or .svg",
        ),
        (
            "export @sample.ron -o @out.png --scale 0",
            "大于 0",
            "above 0",
        ),
        (
            "export @sample.ron -o @out.png --scale NaN",
            "大于 0",
            "above 0",
        ),
        (
            "export @sample.ron -o @out.png --indicator 森林覆盖率",
            "--chart trends",
            "--chart trends",
        ),
        (
            "export @sample.ron -o @out.png --chart trends --indicator 没有的指标",
            "没有指标“没有的指标”",
            "no indicator",
        ),
        (
            "export @blank.ron -o @out.png --chart trends",
            "没有指标",
            "no indicators",
        ),
        (
            "export @sample.ron -o @out.svg --from 2022-01-01 --to 2021-01-01",
            "早于",
            "is before the first",
        ),
        (
            "export @sample.ron -o @no/out.svg",
            "写不了",
            "could not be written",
        ),
        ("--theme dark", "不认识参数 --theme", "no argument --theme"),
    ] {
        for (language, words) in [(Language::Zh, zh), (Language::En, en)] {
            let said = desk.ask(line, language);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
            assert!(said.err.contains(words), "{line}: {}", said.err);
            assert!(
                said.err.ends_with('\n') && !said.err.contains("error:"),
                "{}",
                said.err
            );
            // A refusal in English holds Chinese only where it quotes what was given.
            if language == Language::Zh || !chinese(line) {
                assert_eq!(
                    chinese(&said.err),
                    language == Language::Zh,
                    "{line}: {}",
                    said.err
                );
            }
        }
    }
}

#[test]
fn pictures_are_written_without_a_display_byte_for_byte_alike() {
    let desk = Desk::new();
    for (line, start) in [
        ("export @sample.ron -o @a.svg", &b"<"[..]),
        ("export @sample.ron -o @a.svg --chart overview", b"<"),
        ("export @blank.ron -o @a.PNG --chart overview", b"\x89PNG"),
        (
            "export @sample.ron -o @a.PNG --chart trends --indicator 森林覆盖率 --theme dark",
            b"\x89PNG",
        ),
        (
            "export @sample.ron -o @a.svg --chart trends --indicator ＰＭ２．５年均浓度",
            b"<",
        ),
        (
            "export @sample.ron -o @a.svg --chart trends --indicator 优良天数 --from 2020-01-01 --to 2022-12-31",
            b"<",
        ),
    ] {
        let said = desk.ask(line, Language::Zh);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{line}");
        let name = if line.contains("PNG") {
            "a.PNG"
        } else {
            "a.svg"
        };
        assert!(said.out.contains(name), "{}", said.out);
        let first = std::fs::read(desk.path(name)).unwrap();
        assert!(first.starts_with(start), "{line}");
        desk.ask(line, Language::Zh);
        assert!(first == std::fs::read(desk.path(name)).unwrap(), "{line}");
    }
}

#[test]
fn help_is_in_the_language_asked_for() {
    for line in [
        &["--help"][..],
        &["summary", "-h"],
        &["tasks", "--help"],
        &["export", "--help"],
    ] {
        let zh = ask(line, Language::Zh);
        assert_eq!((zh.code, zh.err.as_str()), (0, ""));
        assert!(zh.out.contains("用法：zhenggai"), "{}", zh.out);
        for english in [
            "Usage",
            "Options:",
            "Commands:",
            "Arguments:",
            "Print",
            "possible",
            "default",
        ] {
            assert!(!zh.out.contains(english), "{english} in {}", zh.out);
        }
        let en = ask(&[line, &["--lang", "en"]].concat(), Language::Zh);
        assert!(en.out.contains("Usage: zhenggai"), "{}", en.out);
        assert!(!chinese(&en.out), "{}", en.out);
    }
    let version = ask(&["--version"], Language::Zh);
    assert_eq!(
        version.out,
        format!("zhenggai {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn without_a_command_a_window_is_asked_for() {
    assert_eq!(window(&[]), WindowRequest::default());
    assert_eq!(
        window(&[
            "plan.ron",
            "--profile",
            "out.json",
            "--lang",
            "en",
            "--as-of",
            "2021/11/20"
        ]),
        WindowRequest {
            plan: Some(PathBuf::from("plan.ron")),
            profile: Some(PathBuf::from("out.json")),
            language: Some(Language::En),
            as_of: Some(Day::constant(2021, 11, 20)),
        }
    );
}

#[test]
fn the_language_is_found_before_the_arguments_are_read() {
    let find = |arguments: &[&str]| {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        arguments::language(&arguments)
    };
    assert_eq!(find(&["summary", "--lang", "en"]), Some(Language::En));
    assert_eq!(find(&["--lang=zh", "x.ron"]), Some(Language::Zh));
    assert_eq!(find(&["--lang", "fr"]), None);
    assert_eq!(find(&["--lang"]), None);
}

#[test]
fn two_dates_of_one_plan_are_compared() {
    let desk = Desk::new();
    let said = desk.ask(
        "diff @sample.ron @sample.ron --as-of 2021-11-20 --against 2021-10-20 --format json",
        Language::Zh,
    );
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["old"]["as_of"], "2021-10-20");
    assert_eq!(json["new"]["as_of"], "2021-11-20");
    let counted: u64 = json["counts"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(serde_json::Value::as_u64)
        .sum();
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(counted, changes.len() as u64);
    assert!(
        changes
            .iter()
            .any(|change| change["kind"] == "percent_gained"
                && change["to"].as_u64() > change["from"].as_u64())
    );
    // The earlier date is the old side of one file, whichever way round they are given.
    let turned = desk.ask(
        "diff @sample.ron @sample.ron --as-of 2021-10-20 --against 2021-11-20 --format json",
        Language::Zh,
    );
    assert_eq!(turned.out, said.out);
    let same = desk.ask(
        "diff @sample.ron @sample.ron --as-of 2021-11-20",
        Language::Zh,
    );
    assert_eq!(same.code, 0);
    assert!(same.out.contains("没有变化"), "{}", same.out);
}

#[test]
fn two_plans_are_compared_by_their_ids() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(desk.path("sample.ron")).unwrap();
    let plan = crate::file::load(Path::new(&desk.path("sample.ron")))
        .unwrap()
        .plan;
    let first = plan.unit_word(plan.tasks_in_order()[0].lead_unit.as_ref());
    let changed = text.replacen(
        &format!("lead_unit: \"{first}\""),
        "lead_unit: \"另一单位\"",
        1,
    );
    std::fs::write(desk.path("new.ron"), changed).unwrap();
    let said = desk.ask("diff @sample.ron @new.ron --as-of 2021-11-20", Language::Zh);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("内容改动 1 项"), "{}", said.out);
    assert!(said.out.contains("牵头单位"), "{}", said.out);
    let said = desk.ask(
        "diff @sample.ron @blank.ron --as-of 2021-11-20",
        Language::En,
    );
    assert!(said.out.contains("Tasks removed: 62"), "{}", said.out);
    let said = desk.ask("diff @sample.ron @none.ron", Language::En);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_no_place_for_a_picture() {
    let desk = Desk::new();
    let pipe = desk.path("pipe.svg");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    let said = desk.ask("export @sample.ron -o @pipe.svg", Language::Zh);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("不是普通文件"), "{}", said.err);
}
