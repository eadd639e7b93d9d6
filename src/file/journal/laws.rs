//! Laws of the journal: played over its base it is the plan; cut off anywhere it is the plan after fewer changes; garbage
//! neither panics nor grows.

use super::delta::{change_onto, change_text};
use super::folder::{Held, base_of, journal_of};
use super::header::{About, Header, Said};
use super::reader::{FileNow, found, restore};
use super::writer::{Writer, write_base};
use super::{Keeper, Place};
use crate::edit::change_for;
use crate::edit::random::stories;
use crate::plan::random::changes;
use crate::plan::{Change, Plan};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn said(steps: usize) -> Said {
    Said {
        steps,
        labels: [format!("改{steps}"), format!("change {steps}")],
    }
}

/// A journal of changes in a folder, left behind; its stem.
fn left(folder: &Path, plan: &Plan, changes: &[Change]) -> PathBuf {
    let keeper = Keeper::new(Place::In(folder.to_owned()), About::default(), plan.clone());
    for (n, change) in changes.iter().enumerate() {
        keeper.changed(change.clone(), said(n + 1));
    }
    drop(keeper);
    found(folder)
        .first()
        .map(|found| found.stem.clone())
        .unwrap_or_default()
}

fn after(plan: &Plan, changes: &[Change]) -> Plan {
    let mut plan = plan.clone();
    for change in changes {
        plan.apply(change);
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_change_read_back_is_the_change((plan, changes) in changes()) {
        let mut plan = plan;
        for change in changes {
            let text = change_text(&change).unwrap();
            let back = change_onto(&plan, text.as_bytes()).expect("a change");
            let wanted = after(&plan, std::slice::from_ref(&change));
            prop_assert_eq!(after(&plan, &[back]), wanted.clone());
            let back = change_text(&change.inverse()).unwrap();
            let undone = change_onto(&wanted, back.as_bytes()).expect("a change back");
            prop_assert_eq!(after(&wanted, &[undone]), plan);
            plan = wanted;
        }
    }

    #[test]
    fn the_journal_replayed_is_the_plan((plan, edits) in stories()) {
        let folder = tempfile::tempdir().unwrap();
        let (mut now, mut changes) = (plan.clone(), Vec::new());
        for edit in &edits {
            let change = change_for(&now, edit);
            if let Some(change) = change.ok().filter(|change| !change.is_empty()) {
                now.apply(&change);
                changes.push(change);
            }
        }
        let stem = left(folder.path(), &plan, &changes);
        if changes.is_empty() {
            prop_assert!(found(folder.path()).is_empty());
        } else {
            let restored = restore(&stem).expect("restored");
            prop_assert_eq!(&restored.left.plan, &now);
            prop_assert_eq!(restored.left.base.as_ref(), Some(&plan));
            prop_assert_eq!(restored.left.told.steps, changes.len());
            prop_assert_eq!(restored.left.file, FileNow::None);
            prop_assert!(!restored.left.cut);
        }
    }

    #[test]
    fn restored_and_changed_and_restored_again_it_begins_from_the_same((plan, changes) in changes(), at in any::<prop::sample::Index>()) {
        let folder = tempfile::tempdir().unwrap();
        let at = at.index(changes.len().max(1)).min(changes.len());
        let (before, later) = changes.split_at(at);
        let stem = left(folder.path(), &plan, before);
        prop_assume!(before.iter().any(|change| !change.is_empty()));
        let restored = restore(&stem).expect("restored");
        let left = restored.left;
        prop_assert_eq!(left.base.as_ref(), Some(&plan));
        let place = Place::Again { held: restored.held, told: left.told, base: left.base.map(Box::new) };
        let keeper = Keeper::new(place, left.about, left.plan);
        for change in later {
            keeper.changed(change.clone(), said(9));
        }
        drop(keeper);
        let again = restore(&stem).expect("restored again").left;
        prop_assert_eq!(again.base.as_ref(), Some(&plan));
        prop_assert_eq!(again.plan, after(&plan, &changes));
    }

    #[test]
    fn garbage_in_a_journal_is_passed_over((plan, changes) in changes(), at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let stem = left(folder.path(), &plan, &changes);
        prop_assume!(changes.iter().any(|change| !change.is_empty()));
        for path in [journal_of(&stem, 1), base_of(&stem, 1)] {
            let sound = fs::read(&path).unwrap();
            let mut other = sound.clone();
            let at = at.index(other.len());
            other[at] = to;
            if cut {
                other.truncate(at);
            }
            fs::write(&path, &other).unwrap();
            let _ = found(folder.path());
            if let Ok(restored) = restore(&stem) {
                let prefixes: Vec<Plan> = (0..=changes.len()).map(|n| after(&plan, &changes[..n])).collect();
                prop_assert!(prefixes.contains(&restored.left.plan));
            }
            fs::write(&path, &sound).unwrap();
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_fault(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), begins in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let stem = folder.path().join("a-b-1-0");
        if begins {
            bytes.splice(0..0, super::frame::MAGIC.iter().copied());
        }
        fs::write(journal_of(&stem, 1), &bytes).unwrap();
        fs::write(base_of(&stem, 1), &bytes).unwrap();
        let _ = found(folder.path());
        prop_assert!(restore(&stem).is_err());
    }
}

#[test]
fn cut_off_at_every_byte_it_is_the_plan_after_fewer_changes() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let story = (0..200).find_map(|_| {
        let (plan, changes) = changes().new_tree(&mut runner).unwrap().current();
        (3..6).contains(&changes.len()).then_some((plan, changes))
    });
    let (plan, changes) = story.expect("a short story");
    let folder = tempfile::tempdir().unwrap();
    let held = Held::new(folder.path()).unwrap();
    let header = Header {
        anew: true,
        ..Header::default()
    };
    let mut writer = Writer::begin(&held, 1, &header).unwrap();
    write_base(held.stem(), 1, &plan).unwrap();
    let mut ends = vec![writer.bytes()];
    for change in &changes {
        writer.add(change, &said(1)).unwrap();
        ends.push(writer.bytes());
    }
    let stem = held.stem().to_owned();
    drop((held, writer));
    let path = journal_of(&stem, 1);
    let whole = fs::read(&path).unwrap();
    let mut seen = 0;
    for cut in (0..=whole.len()).rev().step_by(7).chain(0..60) {
        fs::write(&path, &whole[..cut]).unwrap();
        let Ok(restored) = restore(&stem) else {
            assert!((cut as u64) < ends[0], "{cut}");
            continue;
        };
        let least = ends.iter().filter(|end| **end <= cut as u64).count() - 1;
        let most = (least + 1).min(changes.len());
        // The words behind a change may be cut off while the change is whole.
        let wanted = [least, most].map(|n| after(&plan, &changes[..n]));
        assert!(wanted.contains(&restored.left.plan), "{cut}");
        seen = seen.max(least);
    }
    assert_eq!(seen, changes.len());
}

#[test]
fn a_journal_that_grew_begins_anew_from_the_plan_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::default();
    let keeper = Keeper::new(
        Place::In(folder.path().to_owned()),
        About::default(),
        plan.clone(),
    );
    let mut now = plan;
    let long = "长".repeat(200_000);
    for n in 0..60 {
        let mut parts = now.parts();
        parts.head.notes = format!("{long}{n}");
        let next = Plan::new(parts);
        keeper.changed(Change::between(&now, &next), said(n + 1));
        now = next;
        // As somebody writes: what was begun anew is whole before much more comes.
        if n % 5 == 4 {
            assert!(keeper.flush(Duration::from_mins(1)));
        }
    }
    drop(keeper);
    let bytes: u64 = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len())
        .sum();
    // All changes are 36 MB.
    assert!(bytes < 20_000_000, "{bytes}");
    let found = found(folder.path());
    assert_eq!((found.len(), found[0].told.steps), (1, 60));
    let restored = restore(&found[0].stem).unwrap().left;
    assert_eq!(restored.plan, now);
    assert_eq!(restored.base, Some(Plan::default()), "what the file held");
}
