//! Laws of the checks, over random plans and edits: replay, and following edits.

use super::History;
use super::random::{plans, stories};
use crate::assess::Assessment;
use crate::assess::checks::{Checks, Counts, run};
use crate::plan::Day;
use proptest::prelude::*;

fn days() -> impl Strategy<Value = Day> {
    (2019i16..2026, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

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
    fn following_edits_and_undo_equals_asking_anew((plan, edits) in stories(), day in days()) {
        let mut assessment = Assessment::new(&plan, day);
        let mut checks = Checks::new(&plan, &assessment);
        let mut history = History::new(plan);
        for edit in &edits {
            let Ok(change) = history.run(edit) else { continue };
            assessment.update(history.plan(), &change);
            checks.update(history.plan(), &assessment, &change);
            prop_assert_eq!(&checks, &Checks::new(history.plan(), &assessment));
        }
        while let Some(change) = history.undo() {
            assessment.update(history.plan(), &change);
            checks.update(history.plan(), &assessment, &change);
        }
        prop_assert_eq!(&checks, &Checks::new(history.plan(), &assessment));
        let found = checks.findings(history.plan());
        prop_assert_eq!(checks.counts(), Counts::of(found.iter().map(AsRef::as_ref)));
    }
}
