//! Laws of assessing, over random plans and changes: replay, following changes, figures and the tasks behind them.

use super::{Assessment, Figure, Light, Rate, Slice, Status, Tally, UnitRole, count_on, reconcile};
use crate::plan::random::{changes, days, plans};
use crate::plan::{Change, CloseOutStep, Plan};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A figure of every kind.
fn figures() -> Vec<Figure> {
    let mut figures = vec![
        Figure::All,
        Figure::Open,
        Figure::Ongoing,
        Figure::CompletedThisMonth,
        Figure::DueIn90,
        Figure::SentBack,
        Figure::Reopened,
        Figure::Stale,
    ];
    figures.extend(Status::ALL.map(Figure::Status));
    figures.extend(Light::ALL.map(Figure::Light));
    figures.extend(CloseOutStep::FIVE.map(Figure::Passed));
    figures.extend(Rate::ALL.map(Rate::part));
    figures.extend(Rate::ALL.map(Rate::whole));
    figures
}

/// Every group with its tally.
fn groups(plan: &Plan, assessment: &Assessment) -> Vec<(Slice, Tally)> {
    let totals = assessment.totals();
    fn all<K: Clone>(
        groups: &BTreeMap<K, Tally>,
        slice: impl Fn(K) -> Slice,
    ) -> Vec<(Slice, Tally)> {
        let one = |(key, tally): (&K, &Tally)| (slice(key.clone()), tally.clone());
        groups.iter().map(one).collect()
    }
    let mut found = vec![(Slice::All, totals.all().clone())];
    found.extend(all(totals.by_year(), Slice::Year));
    found.extend(all(totals.by_list(), Slice::List));
    found.extend(all(totals.by_special_plan(), Slice::SpecialPlan));
    found.extend(all(totals.by_lead_unit(), Slice::LeadUnit));
    found.extend(all(totals.by_responsible_unit(), Slice::ResponsibleUnit));
    found.extend(all(totals.by_responsible_tree(), Slice::ResponsibleTree));
    found.extend(all(totals.by_category(), Slice::Category));
    found.extend(all(totals.by_status(), Slice::Status));
    found.extend(all(totals.by_light(), Slice::Light));
    let own = assessment.by_unit(plan, UnitRole::Answering, false);
    found.extend(all(&own, Slice::AnsweringUnit));
    let tree = assessment.by_unit(plan, UnitRole::Answering, true);
    found.extend(all(&tree, Slice::AnsweringTree));
    found
}

proptest! {
    #[test]
    fn facts_after_the_date_change_nothing(plan in plans(), day in days()) {
        let known = plan.known_at(day);
        let (whole, replayed) = (Assessment::new(&plan, day), Assessment::new(&known, day));
        prop_assert_eq!(reconcile(&plan, &whole), reconcile(&known, &replayed));
        prop_assert!(whole.says_the_same(&replayed), "{:?}\n{:?}", whole, replayed);
    }

    #[test]
    fn following_changes_and_taking_them_back_equals_assessing_anew((plan, changes) in changes(), day in days()) {
        let mut plan = plan;
        let mut assessment = Assessment::new(&plan, day);
        let back: Vec<Change> = changes.iter().rev().cloned().map(Change::inverse).collect();
        for change in changes.iter().chain(&back) {
            plan.apply(change);
            assessment.update(&plan, change);
            prop_assert_eq!(&assessment, &Assessment::new(&plan, day));
        }
    }

    #[test]
    fn every_figure_of_every_group_opens_as_many_tasks_as_it_says(plan in plans(), day in days()) {
        let assessment = Assessment::new(&plan, day);
        for (slice, tally) in groups(&plan, &assessment) {
            for figure in figures() {
                let behind = assessment.behind(&plan, &slice, figure);
                prop_assert_eq!(behind.len(), tally.count(figure), "{:?} {:?}", &slice, figure);
            }
        }
    }

    #[test]
    fn groups_that_divide_the_tasks_sum_to_all_of_them(plan in plans(), day in days()) {
        let assessment = Assessment::new(&plan, day);
        let totals = assessment.totals();
        fn whole<K>(groups: &BTreeMap<K, Tally>) -> Tally {
            let mut sum = Tally::default();
            groups.values().for_each(|tally| sum.merge(tally));
            sum
        }
        prop_assert_eq!(&whole(totals.by_year()), totals.all());
        prop_assert_eq!(&whole(totals.by_list()), totals.all());
        prop_assert_eq!(&whole(totals.by_lead_unit()), totals.all());
        prop_assert_eq!(&whole(totals.by_category()), totals.all());
        prop_assert_eq!(&whole(totals.by_status()), totals.all());
        prop_assert_eq!(&whole(totals.by_light()), totals.all());
        prop_assert_eq!(totals.all().tasks(), plan.tasks().len());
    }

    #[test]
    fn the_curve_ends_at_the_figures_of_the_date(plan in plans(), day in days()) {
        let assessment = Assessment::new(&plan, day);
        let (all, curve) = (assessment.totals().all(), assessment.totals().curve());
        prop_assert_eq!(count_on(&curve.planned, day), all.count(Figure::DueSoFar));
        prop_assert_eq!(count_on(&curve.completed, day), all.count(Figure::Done));
        prop_assert_eq!(count_on(&curve.closed_out, day), all.count(Figure::Status(Status::ClosedOut)));
        prop_assert!(curve.completed.last().is_none_or(|(last, _)| *last <= day));
    }

    #[test]
    fn parts_are_never_more_than_their_whole(plan in plans(), day in days()) {
        let assessment = Assessment::new(&plan, day);
        let all = assessment.totals().all();
        for rate in Rate::ALL {
            let ratio = all.rate(rate);
            prop_assert!(ratio.part <= ratio.whole, "{:?} {:?}", rate, ratio);
        }
        let complaints = assessment.complaints().all;
        prop_assert_eq!(
            complaints.received,
            complaints.settled + complaints.settled_in_stages + complaints.open
        );
    }
}
