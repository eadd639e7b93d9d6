//! What holds of the rules as a set.

use super::*;
use crate::plan::{Head, PlanParts, Task, Waiver};
use jiff::civil::date;

#[test]
fn rules_have_names_of_their_own_and_stand_the_worst_first() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
    assert!(RULES.is_sorted_by_key(|rule| rule.severity));
    for one in RULES {
        assert_eq!(rule(one.id), Some(one));
    }
    assert_eq!(rule("no-such-rule"), None);
}

fn standing(waivers: Vec<Waiver>) -> usize {
    let plan = Plan::new(PlanParts {
        head: Head {
            waivers,
            ..Head::default()
        },
        tasks: vec![Task {
            id: "a".into(),
            ..Task::default()
        }],
        ..PlanParts::default()
    });
    let assessment = Assessment::new(&plan, date(2021, 11, 20));
    let checks = Checks::new(&plan, &assessment);
    let counts = checks.counts();
    let of_rule = |finding: &&Arc<Finding>| finding.rule.id == "no-lead-unit" && !finding.waived;
    assert_eq!(
        counts.standing() + counts.waived,
        checks.findings(&plan).len()
    );
    checks.findings(&plan).iter().filter(of_rule).count()
}

#[test]
fn a_waiver_holds_for_its_rule_its_task_and_its_days() {
    let waiver = |rule: &str, task: Option<&str>, from: i8, until: Option<i8>| Waiver {
        rule: rule.to_owned(),
        task: task.map(Into::into),
        date: date(2021, from, 20),
        until: until.map(|month| date(2021, month, 20)),
        reason: "-".to_owned(),
    };
    for (waiver, left) in [
        (waiver("no-lead-unit", Some("a"), 11, None), 0),
        (waiver("no-lead-unit", None, 11, None), 0),
        (waiver("no-lead-unit", Some("a"), 1, Some(11)), 0),
        (waiver("no-lead-unit", Some("a"), 1, Some(10)), 1),
        (waiver("no-lead-unit", Some("a"), 12, None), 1),
        (waiver("no-lead-unit", Some("b"), 11, None), 1),
        (waiver("no-measures", Some("a"), 11, None), 1),
    ] {
        assert_eq!(standing(vec![waiver.clone()]), left, "{waiver:?}");
    }
}

#[test]
fn files_that_go_missing_are_followed_as_if_asked_anew() {
    use crate::plan::{CompletionEvent, Evidence};
    use std::collections::BTreeSet;
    let task = |id: &str, file: &str| Task {
        id: id.into(),
        completion: vec![CompletionEvent {
            date: date(2021, 5, 1),
            ..CompletionEvent::default()
        }],
        evidence: vec![Evidence {
            file: file.to_owned(),
            ..Evidence::default()
        }],
        ..Task::default()
    };
    let plan = Plan::new(PlanParts {
        tasks: vec![task("a", "a.jpg"), task("b", "b.jpg")],
        ..PlanParts::default()
    });
    let day = date(2021, 11, 20);
    let mut followed = Assessment::new(&plan, day);
    let found = |assessment: &Assessment| -> Vec<String> {
        let findings = assessment.checks(&plan).findings(&plan);
        let of_rule = findings
            .iter()
            .filter(|one| one.rule.id == "completed-without-evidence");
        of_rule
            .filter_map(|one| Some(one.task.as_ref()?.to_string()))
            .collect()
    };
    for missing in [&[][..], &["a.jpg"], &["a.jpg", "b.jpg"], &["b.jpg"], &[]] {
        let files: BTreeSet<String> = missing.iter().map(|file| (*file).to_owned()).collect();
        let files = Arc::new(files);
        followed.set_missing(&plan, Arc::clone(&files));
        let anew = Assessment::new(&plan, day).with_missing(files);
        assert_eq!(followed.checks(&plan), anew.checks(&plan));
        let wanted: Vec<String> = missing
            .iter()
            .map(|file| file.replace(".jpg", ""))
            .collect();
        assert_eq!(found(&followed), wanted);
    }
}
