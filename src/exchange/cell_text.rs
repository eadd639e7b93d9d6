//! One cell of a ledger written from a task.

use super::{TaskColumn, measures, spelled};
use crate::assess::Assessment;
use crate::plan::{Day, Id, Outcome, Plan, ProgressNote, Task};
use crate::text::{Language, date, exchange_words as words};
use crate::wording::{self, due_text};

/// A task's cell in a column. The status needs an assessment and is empty without one.
pub(super) fn write(
    column: TaskColumn,
    task: &Task,
    plan: &Plan,
    assessment: Option<&Assessment>,
    language: Language,
) -> String {
    use TaskColumn as C;
    let state = assessment.and_then(|all| all.task(&task.id));
    let until = assessment.map_or(Day::MAX, Assessment::as_of);
    let note = task
        .notes
        .iter()
        .filter(|note| note.date <= until)
        .max_by_key(|note| note.date);
    let of_note =
        |field: fn(&ProgressNote) -> &String| note.map(field).cloned().unwrap_or_default();
    let money = |money: Option<f64>| money.map_or_else(String::new, |money| money.to_string());
    let unit = |id: &Option<Id>| plan.unit_word(id.as_ref()).to_owned();
    let units = |ids: &[Id]| plan.unit_words(ids).join("、");
    match column {
        C::Number => task.number.clone(),
        C::ListNumber => task.list_number.clone(),
        C::Title => task.title.clone(),
        C::Problem => task.problem.clone(),
        C::Category => wording::category_word(task.category)
            .of(language)
            .to_owned(),
        C::ProblemKind => task.problem_kind.map_or_else(String::new, |kind| {
            wording::problem_kind_word(kind).of(language).to_owned()
        }),
        C::RootCause => task.root_cause.clone(),
        C::Region => task.region.clone(),
        C::Round => task
            .round
            .as_ref()
            .map_or_else(String::new, |id| plan.head().round_title(id).to_owned()),
        C::Batch => task.batch.clone(),
        C::ParentNumber => task.parent_item.number.clone(),
        C::ParentTitle => task.parent_item.title.clone(),
        C::Project => task.project.clone(),
        C::Source => wording::source_word(task.source).of(language).to_owned(),
        C::List => task
            .list
            .as_ref()
            .and_then(|id| plan.lists().get(id))
            .map_or_else(String::new, |list| list.title.clone()),
        C::SpecialPlans => {
            let titles: Vec<&str> = task
                .special_plans
                .iter()
                .filter_map(|id| plan.special_plans().get(id))
                .map(|plan| plan.title.as_str())
                .collect();
            titles.join("、")
        }
        C::LeadUnit => unit(&task.lead_unit),
        C::ResponsibleUnits => units(&task.responsible_units),
        C::SupportingUnits => units(&task.supporting_units),
        C::SupervisingUnit => unit(&task.supervising_unit),
        C::AcceptingUnit => unit(&task.accepting_unit),
        C::Leader => task.leader.clone(),
        C::Person => task.person.clone(),
        C::Phone => task.phone.clone(),
        C::Goal => task.goal.clone(),
        C::Measures => measures::write(plan, task),
        C::Start => task.start.map(date).unwrap_or_default(),
        C::Due => due_text(&task.due),
        C::Progress => of_note(|note| &note.done),
        C::Problems => of_note(|note| &note.problems),
        C::NextStep => of_note(|note| &note.next_step),
        C::Percent => {
            let percent = match state {
                Some(state) => state.percent,
                None => note.and_then(|note| note.percent),
            };
            percent.map_or_else(String::new, |percent| format!("{percent}%"))
        }
        C::Status => state.map_or_else(String::new, |state| {
            state.status.word().of(language).to_owned()
        }),
        C::CompletedOn => task.completed_at(until).map(date).unwrap_or_default(),
        C::CloseOut => write_steps(task, until, language),
        C::SupervisionLevel => task.supervision_level.map_or_else(String::new, |level| {
            wording::supervision_level_word(level)
                .of(language)
                .to_owned()
        }),
        C::FundingPlanned => money(task.funding.planned),
        C::FundingPaid => money(task.funding.paid),
        C::RealFacts => task.real_facts.clone(),
        C::SourceAddress => task.source_address.clone(),
        C::Sample if task.sample => words::SAMPLE.of(language).to_owned(),
        C::Sample => String::new(),
        C::Remarks => task.remarks.clone(),
    }
}

fn write_steps(task: &Task, until: Day, language: Language) -> String {
    let steps: Vec<String> = task
        .close_out
        .iter()
        .filter(|event| event.date <= until)
        .map(|event| {
            let mut text = format!(
                "{} {}",
                spelled::step_word(event.step).of(language),
                date(event.date)
            );
            if let Some(end) = event.end {
                text.push_str(words::TO.of(language));
                text.push_str(&date(end));
            }
            if event.outcome == Outcome::SentBack {
                text.push(' ');
                text.push_str(words::SENT_BACK.of(language));
            }
            text
        })
        .collect();
    steps.join("；")
}
