//! Files of a newer format on the command line: looked at, and that is said; nothing is made of them, nothing goes over them.

use super::*;

/// The sample plan as a newer version writes it, with what is not known here.
fn newer(own: &str) -> String {
    let of = "format: 2,\n  head: (\n";
    assert!(own.contains(of));
    own.replacen(
        of,
        "format: 9,\n  readable_by: 2,\n  wishes: [],\n  head: (\n    seal: 1,\n",
        1,
    )
}

fn desk() -> Desk {
    let desk = Desk::new();
    std::fs::write(desk.path("newer.ron"), newer(crate::file::SAMPLE)).unwrap();
    desk
}

#[test]
fn what_is_not_known_is_said_beside_the_answer() {
    let desk = desk();
    for line in ["summary", "tasks", "check", "diff @sample.ron"] {
        for format in ["text", "json"] {
            let line = |name: &str| format!("{line} {name} --as-of 2021-11-20 --format {format}");
            let own = desk.ask(&line("@sample.ron"), Language::En);
            let said = desk.ask(&line("@newer.ron"), Language::En);
            assert_eq!(said.code, own.code);
            // Two files are named in the answer where one is.
            if !line("").starts_with("diff") {
                assert_eq!(said.out.replace("newer.ron", "sample.ron"), own.out);
            }
            for words in [
                "newer.ron",
                "format 9",
                "at. It",
                "(2 in kind)",
                "wishes, head.seal",
            ] {
                assert!(
                    said.err.contains(words),
                    "{line:?}: {}",
                    said.err,
                    line = line("@newer.ron")
                );
            }
        }
    }
    let said = desk.ask("summary @newer.ron --as-of 2021-11-20", Language::Zh);
    assert!(said.err.contains("2 类内容"), "{}", said.err);
}

#[test]
fn nothing_is_made_of_it_and_nothing_goes_over_it() {
    let desk = desk();
    let before = std::fs::read(desk.path("newer.ron")).unwrap();
    let unit = {
        let plan = crate::file::sample().unwrap().plan;
        let task = plan.tasks().values().find(|task| task.lead_unit.is_some());
        plan.unit_word(task.and_then(|task| task.lead_unit.as_ref()))
            .to_owned()
    };
    for (line, makes) in [
        (
            "merge @newer.ron @sample.ron @sample.ron -o @out.ron".to_owned(),
            true,
        ),
        (
            "merge @sample.ron @newer.ron @sample.ron -o @out.ron".to_owned(),
            true,
        ),
        (
            "merge @sample.ron @sample.ron @newer.ron -o @out.ron".to_owned(),
            true,
        ),
        (
            format!("extract @newer.ron --unit {unit} -o @out.ron"),
            true,
        ),
        (
            "collect @newer.ron @sample.ron -o @out.ron".to_owned(),
            true,
        ),
        (
            "merge @sample.ron @sample.ron @sample.ron -o @newer.ron".to_owned(),
            false,
        ),
        (
            "collect @sample.ron @sample.ron -o @newer.ron".to_owned(),
            false,
        ),
    ] {
        for language in Language::ALL {
            let said = desk.ask(&line, language);
            assert_eq!(
                (said.code, said.out.as_str()),
                (2, ""),
                "{line}: {}",
                said.err
            );
            assert!(said.err.contains("newer.ron"), "{line}: {}", said.err);
            let words = match language {
                Language::Zh if makes => "第 9 版格式",
                Language::En if makes => "format 9",
                Language::Zh => "不会覆盖",
                Language::En => "not written over",
            };
            assert!(said.err.contains(words), "{line}: {}", said.err);
        }
        assert!(!Path::new(&desk.path("out.ron")).exists(), "{line}");
        assert_eq!(
            std::fs::read(desk.path("newer.ron")).unwrap(),
            before,
            "{line}"
        );
    }
    // Of several parts one that is newer is left out, and said; the others come back.
    for (language, words) in [(Language::Zh, "第 9 版格式"), (Language::En, "format 9")] {
        let said = desk.ask("collect @sample.ron @newer.ron -o @out.ron", language);
        assert_eq!(said.code, 1, "{}", said.err);
        assert!(
            said.out.contains("newer.ron") && said.out.contains(words),
            "{}",
            said.out
        );
        let sample = crate::file::sample().unwrap().plan;
        let out = crate::file::load(Path::new(&desk.path("out.ron"))).unwrap();
        assert_eq!(out.plan.tasks(), sample.tasks());
    }
}
