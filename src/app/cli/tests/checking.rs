//! `zhenggai check` from its arguments to its exit code.

use super::*;

#[test]
fn checks_answer_no_when_an_error_stands() {
    let desk = Desk::new();
    let sound = desk.ask(
        "check @sample.ron --as-of 2021-11-20 --format json",
        Language::Zh,
    );
    assert_eq!((sound.code, sound.err.as_str()), (0, ""));
    let rows: serde_json::Value = serde_json::from_str(&sound.out).unwrap();
    let first = rows.as_array().unwrap().first().unwrap();
    for key in ["rule", "severity", "task", "message"] {
        assert!(first[key].is_string(), "{key}: {first}");
    }
    let plan = |waivers: &str| {
        format!(
            "PlanFile(format: 1, head: (title: \"x\", as_of: \"2021-11-20\", waivers: [{waivers}]), tasks: [(id: \"a\", \
             number: \"1\", due: (date: \"2021-06-30\"), measures: [(id: \"m\", text: \"清淤\", due: \"2021-12-31\")])])"
        )
    };
    std::fs::write(desk.path("wrong.ron"), plan("")).unwrap();
    let wrong = desk.ask("check @wrong.ron --lang en", Language::Zh);
    assert_eq!(wrong.code, 1);
    assert!(wrong.out.contains("measure-after-due"), "{}", wrong.out);
    let waiver =
        "(rule: \"measure-after-due\", task: Some(\"a\"), date: \"2021-11-01\", reason: \"x\")";
    std::fs::write(desk.path("waived.ron"), plan(waiver)).unwrap();
    let waived = desk.ask("check @waived.ron --format json", Language::Zh);
    assert_eq!(waived.code, 0);
    assert!(!waived.out.contains("measure-after-due"), "{}", waived.out);
    let dangling =
        "PlanFile(format: 1, head: (title: \"x\"), tasks: [(number: \"1\", list: Some(\"gone\"))])";
    std::fs::write(desk.path("dangling.ron"), dangling).unwrap();
    let dangling = desk.ask("check @dangling.ron --format json", Language::Zh);
    assert_eq!(dangling.code, 1);
    assert!(
        dangling.out.contains("dangling-reference"),
        "{}",
        dangling.out
    );
    let coloured =
        "PlanFile(format: 1, tasks: [(number: \"1\", list: Some(\"\u{1b}[31mgone\u{7}\"))])";
    std::fs::write(desk.path("coloured.ron"), coloured).unwrap();
    for arguments in [
        "check @coloured.ron",
        "summary @coloured.ron",
        "diff @coloured.ron @coloured.ron",
    ] {
        let said = desk.ask(arguments, Language::Zh);
        let all = format!("{}{}", said.out, said.err);
        assert!(!all.contains(['\u{1b}', '\u{7}']), "{arguments}: {all:?}");
    }
    assert_eq!(desk.ask("check @nowhere.ron", Language::Zh).code, 2);
}

#[test]
fn what_reading_told_is_told_once_by_every_command_after_its_output() {
    let desk = Desk::new();
    let plan = "PlanFile(format: 1, head: (title: \"x\", as_of: \"2021-11-20\"), tasks: [(id: \"a\", number: \"1\", \
        start: \"2021-10-01\", due: (date: \"2021-06-30\")), (id: \"b\", number: \"1\")])";
    std::fs::write(desk.path("odd.ron"), plan).unwrap();
    for line in [
        "summary @odd.ron",
        "summary @odd.ron --format json",
        "tasks @odd.ron",
        "check @odd.ron",
        "check @odd.ron --format json",
        "diff @odd.ron @odd.ron",
        "export @odd.ron -o @odd.svg",
    ] {
        for (language, start, number) in [
            (Language::Zh, "晚于结束日期", "序号 1 与"),
            (Language::En, "is after the end", "number 1 is also"),
        ] {
            let said = desk.ask(line, language);
            for words in [start, number] {
                assert_eq!(said.err.matches(words).count(), 1, "{line}: {}", said.err);
            }
            if line.ends_with("json") {
                assert!(serde_json::from_str::<serde_json::Value>(&said.out).is_ok());
            }
        }
    }
    let said = desk.ask("check @odd.ron", Language::Zh);
    assert_eq!(said.code, 1);
    for words in [
        "start-after-due",
        "number-twice",
        "序号 1 在同一清单中有 2 项任务",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
}

#[test]
fn evidence_counts_only_while_its_file_is_there() {
    let desk = Desk::new();
    let plan = "PlanFile(format: 1, head: (title: \"x\", as_of: \"2021-11-20\"), tasks: [(id: \"a\", number: \"1\", \
        completion: [(id: \"c\", date: \"2021-05-01\", kind: completed)], \
        evidence: [(file: \"佐证/照片.jpg\"), (file: \"../别处.jpg\")])])";
    // What lies outside the plan's folder nobody looks for, so it counts.
    std::fs::write(desk.path("outside.ron"), plan).unwrap();
    let plan = plan.replace(", (file: \"../别处.jpg\")", "");
    std::fs::write(desk.path("shown.ron"), plan).unwrap();
    let rule = "completed-without-evidence";
    let outside = desk.ask("check @outside.ron", Language::Zh);
    assert!(!outside.out.contains(rule), "{}", outside.out);
    let lost = desk.ask("check @shown.ron", Language::Zh).out;
    assert!(
        lost.contains(rule) && lost.contains("“佐证/照片.jpg”不在原处"),
        "{lost}"
    );
    std::fs::create_dir(desk.path("佐证")).unwrap();
    std::fs::write(desk.path("佐证/照片.jpg"), b"x").unwrap();
    let there = desk.ask("check @shown.ron", Language::Zh).out;
    assert!(!there.contains(rule), "{there}");
}

#[test]
fn a_very_long_title_is_cut_and_says_how_long_it_is() {
    let desk = Desk::new();
    let long = "整改".repeat(100_000);
    let plan = format!(
        "PlanFile(format: 2, head: (title: \"{long}\"), tasks: [(number: \"7\", title: \"{long}\", due: (date: \
         \"2020-05-01\"))], indicators: [(name: \"{long}\")])"
    );
    std::fs::write(desk.path("long.ron"), plan).unwrap();
    for (language, count) in [
        (Language::Zh, "整改…（共 200000 字）"),
        (Language::En, "整改… (200,000 characters)"),
    ] {
        for words in ["check", "summary", "tasks"] {
            let said = desk.ask(&format!("{words} @long.ron --as-of 2021-11-20"), language);
            assert!(said.out.len() < 20_000, "{words}: {}", said.out.len());
            let title = said.out.lines().next().unwrap_or_default();
            assert!(title.ends_with(count), "{words}");
        }
        let said = desk.ask("check @long.ron --as-of 2021-11-20", language);
        let told = |line: &str| line.starts_with("  7 整改") && line.contains(count);
        assert!(said.out.lines().any(told), "{}", said.out.len());
        let said = desk.ask(
            "export @long.ron --chart trends --indicator x --out @x.png",
            language,
        );
        assert_eq!(said.code, 2);
        assert!(said.err.len() < 5_000, "{}", said.err.len());
    }
    let said = desk.ask("tasks @long.ron --format json", Language::Zh);
    assert!(said.out.contains(&long), "the plan's own data stays whole");
}
