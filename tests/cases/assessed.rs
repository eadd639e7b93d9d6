//! What follows from a plan at a date, told as JSON for comparing with what a case expects.

use serde_json::{Map, Value, json};
use zhenggai::assess::{
    Assessment, DeclaredFigure, Figure, Rate, Slice, Summary, TaskState, reconcile,
};
use zhenggai::plan::{Id, Plan, Task};

/// The folders of cases.
pub(crate) const KINDS: [&str; 10] = [
    "status",
    "lights",
    "rates",
    "close_out",
    "sent_back",
    "relapse",
    "replay",
    "complaints",
    "units",
    "declared",
];

/// `summary` as the command line gives it, `tasks` by number, `figures` by name with the numbers of the tasks behind each,
/// `rates` as part and whole, `lag` and `declared`.
pub(crate) fn tell(plan: &Plan, assessment: &Assessment) -> Value {
    let tasks: Map<String, Value> = plan
        .tasks()
        .values()
        .filter_map(|task| Some((task.number.clone(), one(task, assessment.task(&task.id)?))))
        .collect();
    let figures: Map<String, Value> = FIGURES
        .iter()
        .map(|(name, figure)| {
            let behind = assessment.behind(plan, &Slice::All, *figure);
            ((*name).to_owned(), numbers(plan, &behind))
        })
        .collect();
    let rates: Map<String, Value> = RATES
        .iter()
        .map(|(name, rate)| {
            let ratio = assessment.totals().all().rate(*rate);
            ((*name).to_owned(), json!([ratio.part, ratio.whole]))
        })
        .collect();
    let lag = assessment
        .totals()
        .close_out_lag()
        .map(|lag| json!({"median": lag.median, "max": lag.max, "tasks": lag.tasks}));
    let mut waiting: Vec<(String, u32)> = assessment
        .waiting_for_close_out(plan)
        .iter()
        .map(|(id, days)| (number(plan, id), *days))
        .collect();
    waiting.sort_by_key(|(number, days)| (std::cmp::Reverse(*days), number.clone()));
    let declared: Vec<Value> = reconcile(plan, assessment)
        .iter()
        .map(|one| {
            json!({
                "figure": match one.figure {
                    DeclaredFigure::Tasks => "tasks".to_owned(),
                    DeclaredFigure::Completed => "completed".to_owned(),
                    DeclaredFigure::DueYear(year) => year.to_string(),
                },
                "declared": one.declared,
                "counted": one.counted,
                "tasks": numbers(plan, &one.tasks),
            })
        })
        .collect();
    json!({
        "summary": serde_json::to_value(Summary::of(plan, assessment)).expect("a summary is plain data"),
        "tasks": tasks,
        "figures": figures,
        "rates": rates,
        "lag": lag,
        "waiting": waiting,
        "declared": declared,
    })
}

const FIGURES: [(&str, Figure); 15] = [
    ("due_so_far", Figure::DueSoFar),
    ("due_so_far_completed", Figure::DueSoFarCompleted),
    ("due_so_far_on_time", Figure::DueSoFarOnTime),
    ("due_this_year", Figure::DueThisYear),
    ("completed_this_month", Figure::CompletedThisMonth),
    ("completed_last_month", Figure::CompletedLastMonth),
    ("due_in_30", Figure::DueIn30),
    ("due_in_60", Figure::DueIn60),
    ("due_in_90", Figure::DueIn90),
    ("due_soon", Figure::DueSoon),
    ("close_out_alarm", Figure::CloseOutAlarm),
    ("sent_back", Figure::SentBack),
    ("reopened", Figure::Reopened),
    ("relapsed_now", Figure::RelapsedNow),
    ("stale", Figure::Stale),
];

const RATES: [(&str, Rate); 5] = [
    ("completion", Rate::Completion),
    ("due_completion", Rate::DueCompletion),
    ("on_time", Rate::OnTime),
    ("this_year", Rate::ThisYear),
    ("close_out", Rate::CloseOut),
];

fn number(plan: &Plan, id: &Id) -> String {
    plan.task(id)
        .map_or_else(String::new, |task| task.number.clone())
}

/// The numbers of tasks, sorted: cases give no ranks, so the plan has no order of its own.
fn numbers(plan: &Plan, ids: &[Id]) -> Value {
    let mut numbers: Vec<String> = ids.iter().map(|id| number(plan, id)).collect();
    numbers.sort();
    numbers.into()
}

fn one(task: &Task, state: &TaskState) -> Value {
    let step = state
        .close_out
        .current
        .map(|step| serde_json::to_value(step).expect("a step is a word"));
    json!({
        "title": task.title,
        "status": state.status.key(),
        "light": state.light.light.key(),
        "light_by_rule": state.light.computed.key(),
        "light_by_hand": state.light.overridden,
        "percent": state.percent,
        "expected": state.expected,
        "due": state.due,
        "moved_from": state.moved_from,
        "days_late": state.days_late,
        "relapsed": state.relapsed,
        "completed_on": state.completed_on,
        "closed_out_on": state.closed_out_on,
        "steps_passed": state.close_out.passed,
        "step_in_hand": step,
        "notice_until": state.close_out.notice_until,
        "sent_back": state.close_out.sent_back,
        "measures_done": state.measures_done,
    })
}
