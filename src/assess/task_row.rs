//! One task as one line of a list, with what follows for it, named as the command line's JSON names it.

use super::{Assessment, Status};
use crate::plan::{CloseOutStep, Day, Outcome, Plan, Task, due_known_at};
use crate::text::bounds;
use serde::Serialize;

/// A measure in the list of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureRow {
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub unit: String,
    /// Last day.
    pub due: Option<Day>,
    /// The day it counts as done from, as known at the as-of date.
    pub done: Option<Day>,
}

/// A close-out event in the list of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CloseOutRow {
    /// Which step, or a relapse.
    pub step: CloseOutStep,
    /// The day; for a public notice its first day.
    pub date: Day,
    /// The last day of a public notice.
    pub end: Option<Day>,
    /// Passed or sent back.
    pub outcome: Outcome,
    /// Who did it.
    pub by: String,
    /// Document number.
    pub document: String,
    /// Why it was sent back or relapsed.
    pub reason: String,
}

/// A task in the list of tasks; serialised, its keys and their order are those of `zhenggai tasks`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskRow {
    /// Number in the plan, as written.
    pub number: String,
    /// Short name.
    pub title: String,
    /// The problem as written.
    pub problem: String,
    /// Lead unit.
    pub lead_unit: String,
    /// Responsible units.
    pub responsible_units: Vec<String>,
    /// The deadline in force at the as-of date.
    pub due: Option<Day>,
    /// Its wording; empty where the date says it all.
    pub due_wording: String,
    /// Where it stands.
    #[serde(serialize_with = "key")]
    pub status: Status,
    /// Latest reported percent, 0 to 100; `None` where nothing was reported.
    pub percent: Option<u8>,
    /// Its measures.
    pub measures: Vec<MeasureRow>,
    /// The close-out events up to the as-of date, in order of their days.
    pub close_out: Vec<CloseOutRow>,
}

fn key<S: serde::Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.key())
}

/// Every task in plan order; `assessment` is the plan's.
pub fn task_rows(plan: &Plan, assessment: &Assessment) -> Vec<TaskRow> {
    plan.tasks_in_order()
        .into_iter()
        .filter_map(|task| row(plan, task, assessment))
        .collect()
}

/// The name of another record, which very many rows may say.
fn named(name: &str) -> String {
    bounds::name(name).into_owned()
}

fn row(plan: &Plan, task: &Task, assessment: &Assessment) -> Option<TaskRow> {
    let state = assessment.task(&task.id)?;
    let day = assessment.as_of();
    let measures = task
        .measures
        .iter()
        .map(|measure| MeasureRow {
            text: measure.text.clone(),
            unit: named(plan.unit_word(measure.unit.as_ref())),
            due: measure.due,
            done: measure.done_at(day),
        })
        .collect();
    let mut close_out: Vec<CloseOutRow> = task
        .close_out
        .iter()
        .filter(|event| event.date <= day)
        .map(|event| CloseOutRow {
            step: event.step,
            date: event.date,
            end: event.end,
            outcome: event.outcome,
            by: event.by.clone(),
            document: event.document.clone(),
            reason: event.reason.clone(),
        })
        .collect();
    close_out.sort_by_key(|event| event.date);
    Some(TaskRow {
        number: task.number.clone(),
        title: task.title.clone(),
        problem: task.problem.clone(),
        lead_unit: named(plan.unit_word(task.lead_unit.as_ref())),
        responsible_units: plan
            .unit_words(&task.responsible_units)
            .into_iter()
            .map(named)
            .collect(),
        due: state.due,
        due_wording: due_known_at(task, day).wording,
        status: state.status,
        percent: state.percent,
        measures,
        close_out,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CompletionEvent, Due, DueChange, Id, Measure, PlanParts, Precision};
    use jiff::civil::date;

    #[test]
    fn json_has_the_keys_of_the_command_line_in_order() {
        let task = Task {
            id: Id::new("a"),
            number: "7".to_owned(),
            title: "水质".to_owned(),
            problem: "问题".to_owned(),
            lead_unit: Some(Id::new("市水利局")),
            responsible_units: vec![Id::new("区政府")],
            due: Due::on(date(2022, 6, 30)),
            due_changes: vec![DueChange {
                date: date(2021, 12, 1),
                old: Some(date(2021, 12, 31)),
                old_wording: "2021年底前".to_owned(),
                old_precision: Precision::Year,
                new: Some(date(2022, 6, 30)),
                ..DueChange::default()
            }],
            measures: vec![Measure {
                text: "清淤".to_owned(),
                due: Some(date(2021, 10, 31)),
                weight: 100,
                completion: vec![CompletionEvent {
                    date: date(2021, 10, 20),
                    ..CompletionEvent::default()
                }],
                ..Measure::default()
            }],
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task],
            ..PlanParts::default()
        });
        let json = |day| {
            let rows = task_rows(&plan, &Assessment::new(&plan, day));
            serde_json::to_string(&rows).unwrap()
        };
        assert_eq!(
            json(date(2021, 11, 20)),
            "[{\"number\":\"7\",\"title\":\"水质\",\"problem\":\"问题\",\"lead_unit\":\"市水利局\",\
             \"responsible_units\":[\"区政府\"],\"due\":\"2021-12-31\",\"due_wording\":\"2021年底前\",\
             \"status\":\"on_schedule\",\"percent\":100,\
             \"measures\":[{\"text\":\"清淤\",\"unit\":\"\",\"due\":\"2021-10-31\",\"done\":\"2021-10-20\"}],\
             \"close_out\":[]}]"
        );
        let later = json(date(2022, 1, 1));
        assert!(
            later.contains("\"due\":\"2022-06-30\",\"due_wording\":\"\""),
            "{later}"
        );
        let earlier = json(date(2021, 9, 1));
        assert!(earlier.contains("\"done\":null"), "{earlier}");
    }

    #[test]
    fn tasks_stand_in_plan_order() {
        let task = |id: &str, rank| Task {
            id: Id::new(id),
            rank,
            number: id.to_owned(),
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task("a", 3), task("b", 1), task("c", 2)],
            ..PlanParts::default()
        });
        let rows = task_rows(&plan, &Assessment::new(&plan, date(2021, 11, 20)));
        let numbers: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
        assert_eq!(numbers, ["b", "c", "a"]);
    }
}
