//! What a user can ask of a plan: one variant a gesture, plain data.

use super::OpenMeasures;
use crate::plan::{
    Accountability, Category, CloseOutEvent, Complaint, CompletionEvent, Day, Due, DueChange,
    Evidence, Funding, Head, Id, Indicator, InspectionRecord, LightOverride, Link, Measure,
    ParentItem, Postponement, ProblemKind, ProgressNote, ReCheck, SpecialPlan, SupervisionLevel,
    Suspension, Task, TaskList, TaskSource, Unit,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One field of a task with its new value; lists are replaced whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each variant is the field of `plan::Task` with the same name"
)]
pub enum TaskField {
    Number(String),
    ListNumber(String),
    Title(String),
    Problem(String),
    Category(Category),
    Region(String),
    Source(TaskSource),
    List(Option<Id>),
    SpecialPlans(Vec<Id>),
    LeadUnit(Option<Id>),
    ResponsibleUnits(Vec<Id>),
    SupportingUnits(Vec<Id>),
    SupervisingUnit(Option<Id>),
    AcceptingUnit(Option<Id>),
    Leader(String),
    Person(String),
    Phone(String),
    Goal(String),
    Start(Option<Day>),
    /// The deadline as such, without a record. A deadline that changes, officially or because a slip is put right, goes
    /// through [`Edit::MoveDue`].
    Due(Due),
    Immediate(bool),
    Continuing(bool),
    Measures(Vec<Measure>),
    Notes(Vec<ProgressNote>),
    Completion(Vec<CompletionEvent>),
    CloseOut(Vec<CloseOutEvent>),
    DueChanges(Vec<DueChange>),
    Light(Option<LightOverride>),
    Links(Vec<Link>),
    SupervisionLevel(Option<SupervisionLevel>),
    Evidence(Vec<Evidence>),
    Funding(Funding),
    Accountability(Vec<Accountability>),
    Remarks(String),
    RealFacts(String),
    SourceAddress(String),
    Sample(bool),
    Extra(BTreeMap<String, String>),
    Round(Option<Id>),
    Batch(String),
    ProblemKind(Option<ProblemKind>),
    ParentItem(ParentItem),
    Project(String),
    RootCause(String),
    Suspensions(Vec<Suspension>),
    Postponements(Vec<Postponement>),
    ReChecks(Vec<ReCheck>),
}

/// What a user asked for. New records carry ids that the caller minted, dates come from the caller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Sets one field of one or several tasks.
    SetTasks {
        /// Which tasks.
        ids: Vec<Id>,
        /// The field and its value.
        field: TaskField,
    },
    /// Several edits as one step, each seeing what those before it did (paste of a block, fill down).
    All(Vec<Self>),
    /// Adds tasks after another one (or at the end), in order; ranks are given here.
    AddTasks {
        /// The tasks, each with its own new id.
        tasks: Vec<Task>,
        /// The task they follow.
        after: Option<Id>,
    },
    /// Copies tasks, each copy right after its original, without its story (notes, completion, close-out, changes).
    Duplicate {
        /// Each original and the id of its copy.
        pairs: Vec<(Id, Id)>,
    },
    /// Deletes tasks with everything that points at them.
    DeleteTasks {
        /// Which.
        ids: Vec<Id>,
    },
    /// Moves tasks in the order so that they follow another one, or come first.
    Reorder {
        /// Which, in their new order.
        ids: Vec<Id>,
        /// The task they follow; `None`: to the top.
        after: Option<Id>,
    },
    /// Moves bars by days: start, measures not yet done, and the deadline with a due-date change a task.
    MoveBars {
        /// Which tasks.
        ids: Vec<Id>,
        /// Days later, negative for earlier.
        days: i32,
        /// The day the change is made.
        on: Day,
    },
    /// Moves the start only.
    MoveStart {
        /// Which tasks.
        ids: Vec<Id>,
        /// Days later, negative for earlier.
        days: i32,
    },
    /// Sets the deadline with a due-date change that keeps the old one; approval stays empty for later.
    MoveDue {
        /// Which tasks.
        ids: Vec<Id>,
        /// The new deadline.
        due: Due,
        /// The day the change is made.
        on: Day,
        /// Document that approved it; may be empty.
        approval: String,
        /// Why; may be empty.
        reason: String,
        /// A slip is put right: kept in the log, but no change that needs an approval.
        correction: bool,
    },
    /// Reports a percent: adds that day's note, or amends it.
    SetProgress {
        /// Which tasks.
        ids: Vec<Id>,
        /// 0 to 100.
        percent: u8,
        /// The day it speaks for.
        on: Day,
    },
    /// Marks tasks completed on a day: completion event, open measures done on their days, percent 100 noted.
    MarkCompleted {
        /// Which tasks.
        ids: Vec<Id>,
        /// The day.
        on: Day,
        /// Who says so; may be empty.
        by: String,
        /// What becomes of their open measures.
        #[serde(default)]
        measures: OpenMeasures,
    },
    /// Takes completion back.
    Reopen {
        /// Which tasks.
        ids: Vec<Id>,
        /// The day.
        on: Day,
        /// Why.
        reason: String,
    },
    /// Marks a measure done on a day, or takes that back (`done: false`).
    MarkMeasure {
        /// The task.
        task: Id,
        /// The measure.
        measure: Id,
        /// Done or not.
        done: bool,
        /// The day.
        on: Day,
    },
    /// Adds a line to the remarks.
    AddRemark {
        /// Which tasks.
        ids: Vec<Id>,
        /// The line.
        text: String,
    },
    /// Replaces what is said of the plan as a whole.
    SetHead(Box<Head>),
    /// Adds or replaces a list.
    PutList(TaskList),
    /// Deletes a list; its tasks stay, without list.
    DeleteList(Id),
    /// Adds or replaces a special plan.
    PutSpecialPlan(SpecialPlan),
    /// Deletes a special plan; its tasks stay.
    DeleteSpecialPlan(Id),
    /// Adds or replaces a unit. A unit of the tree takes the place of one outside it with the same name.
    PutUnit(Unit),
    /// Takes a unit out of the tree; the units below move up, and what refers to it keeps it as a unit outside the tree.
    DeleteUnit(Id),
    /// Adds or replaces an indicator.
    PutIndicator(Indicator),
    /// Deletes an indicator.
    DeleteIndicator(Id),
    /// Adds or replaces an inspection record.
    PutInspection(InspectionRecord),
    /// Deletes an inspection record.
    DeleteInspection(Id),
    /// Adds or replaces a complaint.
    PutComplaint(Complaint),
    /// Deletes a complaint.
    DeleteComplaint(Id),
}
