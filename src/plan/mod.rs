//! What a plan is: records, values, invariants and `known_at`. No IO, no clock; nothing here can fail at run time.
//!
//! A [`Plan`] keeps its records by id, each behind an [`Arc`], and changes only through [`Plan::apply`].

mod change;
mod dispatch;
mod due;
mod follow_up;
mod head;
mod id;
mod indicator;
mod known_at;
mod log;
mod structure;
mod task;
mod units;
mod walk;

pub mod calendar;
pub mod large;

pub use change::{Change, Step};
pub use dispatch::{
    Acceptance, Answer, Channel, InspectionRound, ParentItem, Postponement, ProblemKind, ReCheck,
    ReCheckResult, Suspension,
};
pub use due::{Due, Precision};
pub use follow_up::{
    Complaint, ComplaintStatus, Finding, FollowUpVisit, InspectionKind, InspectionRecord,
    Substantiated, VisitOutcome,
};
pub use head::{
    CalendarDay, DeclaredTotals, DisclosureSection, Head, NoticeUnit, PlanSettings, SavedView,
    Waiver,
};
pub use id::Id;
pub use indicator::{Better, Bound, Indicator, IndicatorKind, IndicatorPoint, IndicatorTarget};
pub use known_at::{due_date_known_at, due_known_at, task_known_at};
pub use log::{
    CloseOutEvent, CloseOutStep, CompletionEvent, CompletionKind, DueChange, Evidence, Outcome,
    ProgressNote, completed_at,
};
pub use structure::{SpecialPlan, TaskList, Unit, UnitKind};
pub use task::{
    Accountability, Category, Funding, Light, LightOverride, Link, LinkKind, Measure,
    SupervisionLevel, Task, TaskSource,
};

pub use units::OfUnits;
pub use walk::Walk;

use std::sync::Arc;

/// A calendar day.
pub type Day = jiff::civil::Date;

/// Records of one kind by id: a persistent map, so a copy of the plan shares everything with it and costs nothing, and
/// an edit beside a copy replaces only the few nodes on the way to the record.
pub type Records<R> = imbl::OrdMap<Id, Arc<R>>;

/// A rectification plan (整改方案): what is said of it as a whole, and its records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    head: Arc<Head>,
    tasks: Records<Task>,
    lists: Records<TaskList>,
    special_plans: Records<SpecialPlan>,
    units: Records<Unit>,
    indicators: Records<Indicator>,
    inspections: Records<InspectionRecord>,
    complaints: Records<Complaint>,
}

/// Everything a plan is made of, for building one (reading a file, tests).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanParts {
    /// What is said of the plan as a whole.
    pub head: Head,
    /// Tasks.
    pub tasks: Vec<Task>,
    /// Task lists.
    pub lists: Vec<TaskList>,
    /// Special plans.
    pub special_plans: Vec<SpecialPlan>,
    /// Units.
    pub units: Vec<Unit>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Inspection records.
    pub inspections: Vec<InspectionRecord>,
    /// Complaints.
    pub complaints: Vec<Complaint>,
}

fn keyed<R>(records: Vec<R>, id: impl Fn(&R) -> &Id) -> Records<R> {
    records
        .into_iter()
        .map(|record| (id(&record).clone(), Arc::new(record)))
        .collect()
}

fn put<R>(records: &mut Records<R>, steps: &[Step<R>]) {
    for step in steps {
        match &step.after {
            Some(record) => {
                records.insert(step.id.clone(), Arc::clone(record));
            }
            None => {
                records.remove(&step.id);
            }
        }
    }
}

impl Plan {
    /// A plan from its parts; of two records of a kind with the same id the later one stays (the file room reports
    /// such pairs before it builds a plan).
    pub fn new(parts: PlanParts) -> Self {
        let PlanParts {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = parts;
        Self {
            head: Arc::new(head),
            tasks: keyed(tasks, |r| &r.id),
            lists: keyed(lists, |r| &r.id),
            special_plans: keyed(special_plans, |r| &r.id),
            units: keyed(units, |r| &r.id),
            indicators: keyed(indicators, |r| &r.id),
            inspections: keyed(inspections, |r| &r.id),
            complaints: keyed(complaints, |r| &r.id),
        }
    }

    /// The one door for change: each record becomes what the change says it becomes.
    pub fn apply(&mut self, change: &Change) {
        let Change {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = change;
        if let Some((_, after)) = head {
            self.head = Arc::clone(after);
        }
        put(&mut self.tasks, tasks);
        put(&mut self.lists, lists);
        put(&mut self.special_plans, special_plans);
        put(&mut self.units, units);
        put(&mut self.indicators, indicators);
        put(&mut self.inspections, inspections);
        put(&mut self.complaints, complaints);
    }

    /// What is said of the plan as a whole.
    pub fn head(&self) -> &Arc<Head> {
        &self.head
    }

    /// Tasks by id.
    pub fn tasks(&self) -> &Records<Task> {
        &self.tasks
    }

    /// A task.
    pub fn task(&self, id: &Id) -> Option<&Arc<Task>> {
        self.tasks.get(id)
    }

    /// Task lists by id.
    pub fn lists(&self) -> &Records<TaskList> {
        &self.lists
    }

    /// Special plans by id.
    pub fn special_plans(&self) -> &Records<SpecialPlan> {
        &self.special_plans
    }

    /// Units by id.
    pub fn units(&self) -> &Records<Unit> {
        &self.units
    }

    /// Indicators by id.
    pub fn indicators(&self) -> &Records<Indicator> {
        &self.indicators
    }

    /// Inspection records by id.
    pub fn inspections(&self) -> &Records<InspectionRecord> {
        &self.inspections
    }

    /// Complaints by id.
    pub fn complaints(&self) -> &Records<Complaint> {
        &self.complaints
    }

    /// The tasks in plan order: by rank, then id.
    pub fn tasks_in_order(&self) -> Vec<&Arc<Task>> {
        let mut tasks: Vec<&Arc<Task>> = self.tasks.values().collect();
        tasks.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
        tasks
    }

    /// The lists in order: by rank, then id.
    pub fn lists_in_order(&self) -> Vec<&Arc<TaskList>> {
        let mut lists: Vec<&Arc<TaskList>> = self.lists.values().collect();
        lists.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
        lists
    }

    /// The indicators in order: by rank, then id.
    pub fn indicators_in_order(&self) -> Vec<&Arc<Indicator>> {
        let mut indicators: Vec<&Arc<Indicator>> = self.indicators.values().collect();
        indicators.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
        indicators
    }

    /// Whether any record is made-up sample data.
    pub fn holds_sample(&self) -> bool {
        self.head.sample
            || self.tasks.values().any(|task| task.sample)
            || self.indicators.values().any(|indicator| indicator.sample)
            || self.inspections.values().any(|record| record.sample)
            || self.complaints.values().any(|complaint| complaint.sample)
    }

    /// Everything the plan is made of, copied out in id order.
    pub fn parts(&self) -> PlanParts {
        fn all<R: Clone>(records: &Records<R>) -> Vec<R> {
            records.values().map(|record| R::clone(record)).collect()
        }
        PlanParts {
            head: Head::clone(&self.head),
            tasks: all(&self.tasks),
            lists: all(&self.lists),
            special_plans: all(&self.special_plans),
            units: all(&self.units),
            indicators: all(&self.indicators),
            inspections: all(&self.inspections),
            complaints: all(&self.complaints),
        }
    }
}
