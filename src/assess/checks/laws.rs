//! Laws of the checks, over random plans and changes: replay, and following changes.

use super::{Checks, Counts, run};
use crate::assess::Assessment;
use crate::plan::Change;
use crate::plan::random::{changes, days, plans};
use proptest::prelude::*;

proptest! {
    #[test]
    fn facts_after_the_date_find_nothing(plan in plans(), day in days()) {
        let known = plan.known_at(day);
        prop_assert_eq!(
            run(&plan, &Assessment::new(&plan, day)),
            run(&known, &Assessment::new(&known, day))
        );
    }

    #[test]
    fn following_changes_and_taking_them_back_equals_asking_anew((plan, changes) in changes(), day in days()) {
        let mut plan = plan;
        let mut assessment = Assessment::new(&plan, day);
        let mut checks = Checks::new(&plan, &assessment);
        let back: Vec<Change> = changes.iter().rev().cloned().map(Change::inverse).collect();
        for change in changes.iter().chain(&back) {
            plan.apply(change);
            assessment.update(&plan, change);
            checks.update(&plan, &assessment, change);
            prop_assert_eq!(&checks, &Checks::new(&plan, &assessment));
        }
        let found = checks.findings(&plan);
        prop_assert_eq!(checks.counts(), Counts::of(found.iter().map(AsRef::as_ref)));
    }
}
