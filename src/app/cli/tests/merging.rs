//! `merge` from its arguments to the file it writes.

use super::*;

/// A desk with the sample plan and two plans made from it by replacing words in its file.
fn desk(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    for (name, words) in [("ours.ron", ours), ("theirs.ron", theirs)] {
        let mut text = crate::file::SAMPLE.to_owned();
        for (old, new) in words {
            assert!(text.contains(old), "{old}");
            text = text.replacen(old, new, 1);
        }
        std::fs::write(desk.path(name), text).unwrap();
    }
    desk
}

const LINE: &str = "merge @sample.ron @ours.ron @theirs.ron -o @out.ron";

fn merged(desk: &Desk) -> Plan {
    let opened = crate::file::load(Path::new(&desk.path("out.ron"))).unwrap();
    assert_eq!(opened.repairs, []);
    opened.plan
}

/// The title of the plan and the first two tasks' titles in the file, each once.
fn titles() -> [String; 2] {
    let plan = crate::file::sample().unwrap().plan;
    let first = plan.tasks().values().next().unwrap().title.clone();
    let title = plan.head().title.clone();
    [format!("title: \"{title}\""), format!("title: \"{first}\"")]
}

#[test]
fn what_each_side_changed_alone_is_merged() {
    let [head, task] = titles();
    let desk = desk(
        &[(&head, "title: \"新名\"")],
        &[(&task, "title: \"改过的任务\"")],
    );
    let said = desk.ask(LINE, Language::Zh);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.contains("对方改动 1 处，我方改动 1 处"),
        "{}",
        said.out
    );
    let plan = merged(&desk);
    assert_eq!(plan.head().title, "新名");
    assert!(plan.tasks().values().any(|task| task.title == "改过的任务"));
}

#[test]
fn conflicts_are_listed_and_the_file_holds_ours() {
    let [_, task] = titles();
    let desk = desk(
        &[(&task, "title: \"我的\"")],
        &[(&task, "title: \"对方的\"")],
    );
    let said = desk.ask(&format!("{LINE} --format json"), Language::En);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let [conflict] = json["conflicts"].as_array().unwrap().as_slice() else {
        panic!("{json}")
    };
    for (key, value) in [
        ("field", "title"),
        ("ours", "我的"),
        ("theirs", "对方的"),
        ("kind", "tasks"),
    ] {
        assert_eq!(conflict[key], value, "{key}");
    }
    assert!(conflict["task"].as_str().unwrap().ends_with("我的"));
    assert!(conflict["record"].is_string() && conflict["base"].is_string());
    assert!(
        merged(&desk)
            .tasks()
            .values()
            .any(|task| task.title == "我的")
    );
    for (language, told) in [
        (Language::Zh, "对方：对方的"),
        (Language::En, "theirs: 对方的"),
    ] {
        let said = desk.ask(LINE, language);
        assert_eq!(said.code, 1);
        assert!(said.out.contains(told), "{}", said.out);
    }
}

#[test]
fn ours_may_be_written_over_as_git_asks_and_an_empty_base_is_none() {
    let [head, _] = titles();
    let desk = desk(&[], &[(&head, "title: \"对方\"")]);
    let line = "merge @sample.ron @ours.ron @theirs.ron -o @ours.ron";
    assert_eq!(desk.ask(line, Language::Zh).code, 0);
    let ours = crate::file::load(Path::new(&desk.path("ours.ron")))
        .unwrap()
        .plan;
    assert_eq!(ours.head().title, "对方");
    std::fs::write(desk.path("empty.ron"), "").unwrap();
    let line = "merge @empty.ron @ours.ron @theirs.ron -o @out.ron";
    assert_eq!(desk.ask(line, Language::Zh).code, 0);
}

#[test]
fn what_cannot_be_merged_is_refused_and_nothing_written() {
    let desk = desk(&[], &[]);
    std::fs::write(desk.path("other.ron"), crate::file::CHANGSHOU).unwrap();
    let said = desk.ask(
        "merge @other.ron @sample.ron @other.ron -o @out.ron",
        Language::En,
    );
    assert_eq!(said.code, 2);
    assert!(said.err.contains("are not the same plan"), "{}", said.err);
    let said = desk.ask(
        "merge @sample.ron @none.ron @ours.ron -o @out.ron",
        Language::Zh,
    );
    assert_eq!(said.code, 2);
    assert!(!Path::new(&desk.path("out.ron")).exists());
    let said = desk.ask("merge @sample.ron @ours.ron -o @out.ron", Language::Zh);
    assert!(
        said.code == 2 && said.err.contains("THEIRS"),
        "{}",
        said.err
    );
}
