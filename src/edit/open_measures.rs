//! What becomes of the measures that are still open when their task is marked completed.

use crate::plan::{Day, Id, Measure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What becomes of the measures that are still open when their task is marked completed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenMeasures {
    /// Each is done on the day of the task.
    #[default]
    SameDay,
    /// Each is done on its own deadline, or on the day of the task where that is earlier or it has none.
    OwnDue,
    /// They stay open.
    Keep,
    /// Those named are done on the days given; the others stay open.
    Days(BTreeMap<Id, Day>),
}

impl OpenMeasures {
    /// The day an open measure is done on when its task is completed on `on`; `None`: it stays open.
    pub fn day(&self, measure: &Measure, on: Day) -> Option<Day> {
        match self {
            Self::SameDay => Some(on),
            Self::OwnDue => Some(own_day(measure, on)),
            Self::Keep => None,
            Self::Days(days) => days.get(&measure.id).copied(),
        }
    }
}

/// A measure's own deadline, not after the day of the task, nor before what its log tells already.
fn own_day(measure: &Measure, on: Day) -> Day {
    let due = measure.due.map_or(on, |due| due.min(on));
    let told = measure.completion.iter().map(|event| event.date);
    told.filter(|day| *day <= on).fold(due, Day::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, change_for};
    use crate::plan::{CompletionEvent, CompletionKind, Plan, PlanParts, Task};

    fn day(month: i8, day: i8) -> Day {
        Day::constant(2021, month, day)
    }

    fn plan() -> Plan {
        let measure = |id: &str, due: Option<Day>| Measure {
            id: Id::new(id),
            due,
            ..Measure::default()
        };
        let mut reopened = measure("reopened", Some(day(2, 1)));
        for (date, kind) in [
            (day(1, 20), CompletionKind::Completed),
            (day(4, 1), CompletionKind::Reopened),
        ] {
            reopened.completion.push(CompletionEvent {
                date,
                kind,
                reason: "验收发现未到位".to_owned(),
                ..CompletionEvent::default()
            });
        }
        let task = Task {
            id: Id::new("t"),
            measures: vec![
                measure("early", Some(day(3, 31))),
                measure("late", Some(day(12, 31))),
                measure("free", None),
                reopened,
            ],
            ..Task::default()
        };
        Plan::new(PlanParts {
            tasks: vec![task],
            ..PlanParts::default()
        })
    }

    fn done(measures: OpenMeasures) -> Vec<Option<Day>> {
        let mut plan = plan();
        let edit = Edit::MarkCompleted {
            ids: vec![Id::new("t")],
            on: day(11, 20),
            by: String::new(),
            measures,
        };
        plan.apply(&change_for(&plan, &edit).unwrap());
        let task = plan.task(&Id::new("t")).unwrap();
        assert_eq!(task.completed_at(day(11, 20)), Some(day(11, 20)));
        task.measures.iter().map(Measure::done).collect()
    }

    #[test]
    fn each_way_dates_the_open_measures_as_it_says() {
        let on = Some(day(11, 20));
        assert_eq!(done(OpenMeasures::SameDay), [on; 4]);
        assert_eq!(done(OpenMeasures::Keep), [None; 4]);
        assert_eq!(
            done(OpenMeasures::OwnDue),
            [Some(day(3, 31)), on, on, Some(day(4, 1))]
        );
        let days = BTreeMap::from([(Id::new("free"), day(5, 6))]);
        assert_eq!(
            done(OpenMeasures::Days(days)),
            [None, None, Some(day(5, 6)), None]
        );
    }

    #[test]
    fn an_edit_written_before_the_choice_reads_as_it_was_meant() {
        let old = r#"MarkCompleted(ids:["t"],on:"2021-11-20",by:"")"#;
        let edit: Edit = ron::from_str(old).unwrap();
        assert!(matches!(
            edit,
            Edit::MarkCompleted {
                measures: OpenMeasures::SameDay,
                ..
            }
        ));
    }
}
