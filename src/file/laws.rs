//! What holds of every plan: saved and read it is the same, and the same plan is always the same bytes.

use super::*;
use crate::assess::{Assessment, Status};
use crate::edit::{change_for, random};
use crate::plan::{Day, Id};
use proptest::prelude::*;

/// The day the samples speak for.
const AS_OF: Day = Day::constant(2021, 11, 20);

fn counts(text: &str) -> Vec<usize> {
    let plan = read(text.as_bytes()).expect("a sample").plan;
    assert_eq!(plan.head().as_of, Some(AS_OF));
    let assessment = Assessment::new(&plan, AS_OF);
    Status::ALL
        .iter()
        .map(|status| assessment.count(*status))
        .collect()
}

#[test]
fn the_saves_are_written_as_the_program_writes_them() {
    for (name, text) in [
        ("sample", SAMPLE),
        ("changshou", CHANGSHOU),
        ("blank", BLANK),
        ("third round", THIRD_ROUND),
    ] {
        let opened = read(text.as_bytes()).expect(name);
        assert_eq!(opened.repairs, [], "{name}");
        assert!(write(&opened.plan) == text, "{name}");
    }
}

#[test]
fn the_samples_stand_as_they_say() {
    // Not started, on schedule, behind, overdue, completed, closed out.
    assert_eq!(counts(SAMPLE), [2, 25, 4, 1, 10, 20]);
    assert_eq!(counts(CHANGSHOU), [2, 8, 2, 1, 5, 6]);
}

#[test]
fn the_sample_is_whole_and_marked() {
    let plan = sample().expect("the sample").plan;
    assert_eq!(plan.tasks().len(), 62);
    assert!(plan.tasks().values().all(|task| task.sample));
    for (year, tasks) in [(2020, 26), (2021, 13), (2022, 21), (2023, 2)] {
        let due =
            |task: &&std::sync::Arc<crate::plan::Task>| task.due.date.map(Day::year) == Some(year);
        assert_eq!(plan.tasks().values().filter(due).count(), tasks, "{year}");
        let declared = plan.head().declared.as_ref().expect("declared totals");
        assert_eq!(declared.due_by_year[&year] as usize, tasks);
    }
    assert_eq!(plan.lists().len(), 4);
    assert_eq!(plan.inspections().len(), 25);
    assert_eq!(plan.complaints().len(), 60);
    let changshou = changshou().expect("the district's sample").plan;
    assert_eq!(changshou.tasks().len(), 24);
    assert!(changshou.tasks().values().all(|task| task.sample));
    assert!(changshou.head().sample);
}

#[test]
fn units_of_one_name_are_written_so_that_each_is_found_again() {
    let text = r#"PlanFile(format: 1,
        tasks: [
            (id: "a", lead_unit: "甲区", responsible_units: ["生态环境局（乙区）", "某公司", "某公司"]),
            (id: "b", lead_unit: "b1", responsible_units: ["  ", "甲区"]),
        ],
        units: [
            (id: "a", name: "甲区"), (id: "b", name: "乙区"),
            (id: "a1", name: "生态环境局", parent: "a"), (id: "b1", name: "生态环境局", parent: "b"),
        ],
    )"#;
    let plan = read(text.as_bytes()).expect("a plan").plan;
    let task = |id: &str| plan.task(&id.into()).expect("a task");
    assert_eq!(task("a").responsible_units, ["b1", "某公司"]);
    assert_eq!(task("b").lead_unit, Some("b1".into()));
    assert_eq!(task("b").responsible_units, ["a"]);
    assert!(plan.units()[&Id::new("某公司")].outside);
    let written = write(&plan);
    assert!(written.contains("lead_unit: \"甲区\"") && written.contains("lead_unit: \"b1\""));
    assert_eq!(
        read(written.as_bytes()).expect("what was written").plan,
        plan
    );
}

#[test]
fn the_plan_by_hand_reads_as_the_manual_says() {
    let manuals = [
        include_str!("../../README.md"),
        include_str!("../../README.zh-CN.md"),
    ];
    let text = include_str!("../../saves/minimal.ron");
    for manual in manuals {
        let manual = manual.replace("\r\n", "\n");
        assert!(manual.contains(text), "the manual shows saves/minimal.ron");
    }
    let opened = read(text.as_bytes()).expect("saves/minimal.ron");
    let told: Vec<&Repaired> = opened
        .repairs
        .iter()
        .map(|repair| &repair.repaired)
        .collect();
    assert!(matches!(told[..], [Repaired::IdsGiven { .. }]), "{told:?}");
    let tasks = opened.plan.tasks_in_order();
    assert_eq!(
        tasks[0].measures[0].done(),
        Some(Day::constant(2021, 5, 20))
    );
    assert_eq!(tasks[1].links[0].predecessor, tasks[0].id);
    let town = opened.plan.unit_called("某镇").expect("the town");
    assert_eq!(opened.plan.unit_with_subtree(&town).len(), 3);
    let written = write(&opened.plan);
    let again = read(written.as_bytes()).expect("what was written");
    assert_eq!(again.plan, opened.plan);
    assert_eq!(again.repairs, []);
}

#[test]
fn a_new_plan_has_its_own_id_and_four_lists() {
    let plan = new_from(Template::Blank, Id::new("new")).expect("the blank plan");
    assert_eq!(plan.head().id, Id::new("new"));
    assert_eq!(plan.lists().len(), 4);
    assert!(plan.tasks().is_empty());
    assert!(!plan.holds_sample());
}

fn read_again(plan: &Plan) -> Result<Opened, TestCaseError> {
    read(write(plan).as_bytes()).map_err(|error| TestCaseError::fail(format!("{error:?}")))
}

proptest! {
    #[test]
    fn written_and_read_it_is_the_same_plan((mut plan, edits) in random::stories()) {
        let opened = read_again(&plan)?;
        prop_assert_eq!(&opened.plan, &plan);
        prop_assert_eq!(write(&opened.plan), write(&plan));
        for edit in &edits {
            if let Ok(change) = change_for(&plan, edit) {
                plan.apply(&change);
            }
        }
        let opened = read_again(&plan)?;
        let altered: Vec<_> = opened.repairs.iter().filter(|repair| repair.altered()).collect();
        prop_assert!(altered.is_empty(), "{:?}", altered);
        prop_assert_eq!(&opened.plan, &plan);
    }

    #[test]
    fn a_merged_plan_loads_as_it_was_written([base, ours, theirs] in random::forks()) {
        let merge = crate::edit::merge::merge(&base, &ours, &theirs);
        let merged = merge.merged();
        let opened = read_again(&merged)?;
        prop_assert_eq!(&opened.plan, &merged);
        // Nothing is mended, and what is pointed at was so on a side or is told by the merge.
        let mut noted = Vec::new();
        for side in [&ours, &theirs] {
            noted.extend(read_again(side)?.repairs.into_iter().map(|repair| repair.repaired));
        }
        let told = merge.problems().iter().filter(|problem| !problem.is_resolved()).count();
        prop_assert!(opened.repairs.iter().all(|repair| !repair.altered()), "{:?}", opened.repairs);
        let new = opened.repairs.iter().filter(|repair| match &repair.repaired {
            // The line of the first is another in another file.
            Repaired::SameNumber { number, .. } => !noted.iter().any(
                |one| matches!(one, Repaired::SameNumber { number: known, .. } if known == number),
            ),
            repaired => !noted.contains(repaired),
        });
        prop_assert!(new.count() <= told, "{:?} {:?}", opened.repairs, merge.problems());
    }

    #[test]
    fn a_part_loads_as_it_was_written(plan in crate::plan::random::plans(), at in any::<prop::sample::Index>()) {
        let units: Vec<Id> = plan.units().keys().cloned().collect();
        prop_assume!(!units.is_empty());
        let part = crate::edit::parts::extract(&plan, at.get(&units), AS_OF).part;
        let opened = read_again(&part)?;
        prop_assert!(opened.repairs.iter().all(|repair| !repair.altered()), "{:?}", opened.repairs);
        prop_assert_eq!(opened.plan, part);
    }

    #[test]
    fn any_text_survives(text in "\\PC*|.*", key in ".*") {
        let mut parts = PlanParts::default();
        parts.head.id = Id::new("p");
        parts.head.notes = text.clone();
        parts.tasks.push(crate::plan::Task {
            id: Id::new("t"),
            remarks: text,
            extra: [(key, String::new())].into(),
            ..Default::default()
        });
        let plan = Plan::new(parts);
        prop_assert_eq!(read_again(&plan)?.plan, plan);
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }
}

proptest! {
    // Each case reads the whole sample, up to three times.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_cut_or_changed_sample_is_read_or_refused_with_a_place(
        at in 0..SAMPLE.len(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        if let Err(error) = read(&bytes) {
            let sentence = error.sentence(crate::text::Language::Zh);
            prop_assert!(error.place.is_some() || at < 20, "{at}: {sentence}");
        }
    }
}
