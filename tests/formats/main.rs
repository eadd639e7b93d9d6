//! One golden file a version of the plan format: each opens as it did, and is written as today's.

use zhenggai::file::{CHANGSHOU, FORMAT, Repaired, read, write};
use zhenggai::plan::{Acceptance, Category, CloseOutStep, Day, ProblemKind};

const FIRST: &str = include_str!("format-1.ron");
const SECOND: &str = include_str!("format-2.ron");

#[test]
fn a_file_of_format_1_opens_unchanged_is_told_once_and_is_written_as_todays() {
    let opened = read(FIRST.as_bytes()).unwrap();
    let told: Vec<_> = opened
        .repairs
        .iter()
        .map(|repair| &repair.repaired)
        .collect();
    assert_eq!(told, [&Repaired::OlderFormat { found: 1 }]);
    assert!(opened.repairs.iter().all(|repair| !repair.altered()));
    assert_eq!(opened.plan, read(CHANGSHOU.as_bytes()).unwrap().plan);
    let written = write(&opened.plan);
    assert!(written.starts_with(&format!("PlanFile(\n  format: {FORMAT},")));
    let again = read(written.as_bytes()).unwrap();
    assert_eq!(again.repairs, []);
    assert_eq!(again.plan, opened.plan);
}

#[test]
fn format_1_knows_no_field_of_format_2() {
    for field in ["round: \"3\"", "re_checks: []", "parent_item: ()"] {
        let text = format!("PlanFile(format: 1, tasks: [(title: \"甲\", {field})])");
        assert!(read(text.as_bytes()).is_err(), "{field}");
        let text = text.replace("format: 1", "format: 2");
        assert!(read(text.as_bytes()).is_ok(), "{field}");
    }
}

#[test]
fn a_file_of_format_2_says_what_it_says_and_is_written_so() {
    let opened = read(SECOND.as_bytes()).unwrap();
    assert_eq!(opened.repairs, []);
    assert_eq!(write(&opened.plan), SECOND);
    let plan = &opened.plan;
    let task = plan.task(&"t1".into()).unwrap();
    assert_eq!(task.problem_kind, Some(ProblemKind::ByAnalogy));
    assert_eq!(
        plan.head().round_title(task.round.as_ref().unwrap()),
        "第三轮"
    );
    assert_eq!(task.close_out[1].step, CloseOutStep::Verification);
    assert_eq!(task.close_out[1].acceptance, Some(Acceptance::Own));
    assert!(task.is_suspended_at(Day::constant(2024, 12, 31)));
    assert!(!task.is_suspended_at(Day::constant(2025, 1, 10)));
    let asked = |day| task.postponement_asked_at(day).is_some();
    assert!(asked(Day::constant(2025, 2, 10)) && !asked(Day::constant(2025, 2, 20)));
    let letter = plan.complaints().values().next().unwrap();
    let kinds: Vec<Category> = letter.kinds().collect();
    assert_eq!(kinds, [Category::Air, Category::Noise, Category::Soil]);
}

#[test]
fn a_file_of_a_newer_format_is_refused_with_its_number() {
    let text = SECOND.replace("format: 2", "format: 3");
    let error = read(text.as_bytes()).unwrap_err();
    assert!(format!("{error:?}").contains("Newer"), "{error:?}");
}
