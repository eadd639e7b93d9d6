//! Laws of merging, over random plans and edits of every kind.

use super::{Conflict, Decision, Merge, Side, merge};
use crate::edit::History;
use crate::edit::random::forks;
use crate::plan::random::changes;
use crate::plan::{Plan, PlanParts};
use crate::text::Language;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Everything a plan says, place by place, with the order of lists left out: entries by what names them, other lists as
/// how often each thing stands in them.
fn leaves(plan: &Plan) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let PlanParts {
        head,
        tasks,
        lists,
        special_plans,
        units,
        indicators,
        inspections,
        complaints,
    } = plan.parts();
    let json = serde_json::json!({
        "head": head, "tasks": tasks, "lists": lists, "special_plans": special_plans, "units": units,
        "indicators": indicators, "inspections": inspections, "complaints": complaints,
    });
    flatten(&json, String::new(), &mut all);
    all
}

fn flatten(value: &Value, path: String, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                // Fields that are taken as a whole.
                let whole = ["due", "light"].contains(&name.as_str()) && value.is_object();
                let path = format!("{path}.{name}");
                // What a plan and its parts say of each other is one side's or the other's, and no question.
                if ["origin", "given_out"].contains(&name.as_str()) {
                    continue;
                }
                if whole {
                    all.insert(path, value.to_string());
                } else if name != "rank" {
                    flatten(value, path, all);
                }
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                let text = |name: &str| entry.get(name).and_then(Value::as_str);
                let waiver = || Some(format!("{} {}", text("rule")?, text("task").unwrap_or("")));
                let calendar = || entry.get("working").and(text("date").map(str::to_owned));
                let view = || entry.get("content").and(text("name").map(str::to_owned));
                let key = text("id")
                    .or(text("predecessor"))
                    .map(str::to_owned)
                    .or_else(waiver)
                    .or_else(calendar)
                    .or_else(view);
                match key {
                    Some(key) => {
                        let path = format!("{path}[{key}]");
                        all.insert(path.clone(), "there".to_owned());
                        flatten(entry, path, all);
                    }
                    None => {
                        let path = format!("{path}[{entry}]");
                        let count = all
                            .get(&path)
                            .map_or(0, |count| count.parse::<u32>().unwrap());
                        all.insert(path, (count + 1).to_string());
                    }
                }
            }
        }
        leaf => {
            all.insert(path, leaf.to_string());
        }
    }
}

fn assert_alike(one: &Plan, other: &Plan) -> Result<(), TestCaseError> {
    let (one, other) = (leaves(one), leaves(other));
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    for path in paths {
        prop_assert_eq!(one.get(path), other.get(path), "{}", path);
    }
    Ok(())
}

/// A conflict without its sides, and the two sides.
fn told(conflict: &Conflict) -> (String, [String; 3]) {
    let text = |said: &super::Said| said.text(Language::En);
    let sides = [&conflict.base, &conflict.ours, &conflict.theirs].map(text);
    (format!("{:?}", conflict.spot), sides)
}

fn clean(merge: &Merge) -> bool {
    merge.conflicts().is_empty() && merge.problems().is_empty()
}

fn assert_nothing(merge: &Merge) -> Result<(), TestCaseError> {
    prop_assert!(merge.conflicts().is_empty(), "{:?}", merge.conflicts());
    prop_assert!(merge.problems().is_empty(), "{:?}", merge.problems());
    Ok(())
}

proptest! {
    #[test]
    fn a_side_that_did_nothing_leaves_the_other_as_it_is((plan, steps) in changes()) {
        let mut changed = plan.clone();
        steps.iter().for_each(|step| changed.apply(step));
        let ours = merge(&plan, &changed, &plan);
        assert_nothing(&ours)?;
        prop_assert!(ours.change().is_empty());
        prop_assert_eq!(&ours.merged(), &changed);
        let theirs = merge(&plan, &plan, &changed);
        assert_nothing(&theirs)?;
        prop_assert_eq!(&theirs.merged(), &changed);
        let both = merge(&plan, &changed, &changed);
        assert_nothing(&both)?;
        prop_assert_eq!(&both.merged(), &changed);
        // What one side did is told as its doing alone, and as nothing only where nothing was done.
        prop_assert!(ours.places().iter().all(|place| place.side == Side::Ours));
        prop_assert!(theirs.places().iter().all(|place| place.side == Side::Theirs));
        prop_assert_eq!(ours.places().len(), theirs.places().len());
        // Line by line it is as much, and from the other side the same with before and after exchanged.
        let told = super::alterations(&plan, &changed);
        prop_assert_eq!(told.len(), theirs.places().len());
        prop_assert_eq!(super::Tally::of(&told).is_empty(), told.is_empty());
        prop_assert!(super::alterations(&changed, &changed).is_empty());
        let back = super::alterations(&changed, &plan);
        prop_assert_eq!(told.len(), back.len());
        for one in &told {
            let other = back.iter().find(|other| other.spot == one.spot);
            let said = other.map(|other| (&other.is, &other.was));
            prop_assert_eq!(said, Some((&one.was, &one.is)));
            prop_assert!(Language::ALL.iter().all(|language| !one.line(*language).is_empty()));
        }
        let ranks_only = leaves(&plan) == leaves(&changed);
        prop_assert_eq!(theirs.places().is_empty(), ranks_only);
    }

    #[test]
    fn conflicts_are_the_same_from_either_side([base, ours, theirs] in forks()) {
        let here = merge(&base, &ours, &theirs);
        let there = merge(&base, &theirs, &ours);
        let one: BTreeSet<_> = here.conflicts().iter().map(told).collect();
        let other: BTreeSet<_> = there
            .conflicts()
            .iter()
            .map(told)
            .map(|(spot, [base, ours, theirs])| (spot, [base, theirs, ours]))
            .collect();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_merge_without_conflict_holds_what_either_side_changed([base, ours, theirs] in forks()) {
        let merge = merge(&base, &ours, &theirs);
        prop_assume!(clean(&merge));
        let merged = leaves(&merge.merged());
        let [base, ours, theirs] = [&base, &ours, &theirs].map(leaves);
        let all: BTreeSet<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        for path in all {
            let [base, ours, theirs, merged] =
                [&base, &ours, &theirs, &merged].map(|leaves| leaves.get(path));
            // Two records of one move of the deadline become one, under one id.
            if path.contains(".due_changes[") {
                continue;
            }
            if theirs == base || ours == theirs {
                prop_assert_eq!(merged, ours, "{}", path);
            } else if ours == base {
                prop_assert_eq!(merged, theirs, "{}", path);
            }
        }
    }

    #[test]
    fn with_their_side_taken_it_is_the_merge_seen_from_there([base, ours, theirs] in forks()) {
        let mut here = merge(&base, &ours, &theirs);
        here.decide_each(|_| Some(Side::Theirs));
        let there = merge(&base, &theirs, &ours);
        prop_assume!(here.problems().is_empty() && there.problems().is_empty());
        assert_alike(&here.merged(), &there.merged())?;
    }

    #[test]
    fn decided_one_by_one_it_is_as_gone_through_anew([base, ours, theirs] in forks()) {
        let mut anew = merge(&base, &ours, &theirs);
        let mut light = Merge { at_once: 0, ..anew.clone() };
        for turn in 0..12 {
            let conflicts = anew.conflicts();
            let Some(conflict) = conflicts.get(turn % conflicts.len().max(1)) else {
                break;
            };
            let spot = conflict.spot.clone();
            for one in [&mut anew, &mut light] {
                match turn % 5 {
                    4 => one.reconsider(&spot),
                    0 | 2 => prop_assert!(one.decide(&spot, Decision::Theirs)),
                    _ => prop_assert!(one.decide(&spot, Decision::Ours)),
                }
            }
            prop_assert_eq!(light.conflicts(), anew.conflicts());
            prop_assert_eq!(light.undecided(), anew.undecided());
        }
        prop_assert_eq!(light.change(), anew.change());
        prop_assert_eq!(light.problems(), anew.problems());
        let aside = (light.outcome_aside())();
        prop_assert_eq!(&aside.change, anew.change());
        for one in [&mut anew, &mut light] {
            one.decide_each(|one| one.decision.is_none().then_some(Side::Theirs));
        }
        prop_assert_eq!(light.conflicts(), anew.conflicts());
        prop_assert_eq!(light.places(), anew.places());
    }

    #[test]
    fn a_merge_is_one_step_that_can_be_undone([base, ours, theirs] in forks()) {
        let merge = merge(&base, &ours, &theirs);
        let mut history = History::new(ours.clone());
        let change = history.take_in(&merge);
        prop_assert_eq!(change.as_ref(), Some(merge.change()));
        prop_assert_eq!(history.plan(), &merge.merged());
        prop_assert_eq!(history.undo().is_some(), !merge.change().is_empty());
        prop_assert_eq!(history.plan(), &ours);
        prop_assert!(!history.is_dirty());
        if history.redo().is_some() {
            prop_assert_eq!(history.take_in(&merge), None, "the plan has moved on");
        }
    }

    #[test]
    fn what_is_merged_once_is_not_merged_again([base, ours, theirs] in forks()) {
        let first = merge(&base, &ours, &theirs);
        prop_assume!(clean(&first));
        let merged = first.merged();
        for side in [&ours, &theirs] {
            prop_assert!(merge(side, &merged, side).change().is_empty());
            prop_assert_eq!(&merge(side, side, &merged).merged(), &merged);
        }
    }
}
