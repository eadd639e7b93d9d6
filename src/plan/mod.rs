//! What a plan is: records, values, invariants and `known_at`. No IO, no clock; nothing here can fail at run time.
//!
//! A [`Plan`] keeps its records by id, each behind an [`Arc`], and changes only through [`Plan::apply`].

mod change;
mod dispatch;
mod due;
mod follow_up;
mod given;
mod head;
mod id;
mod indicator;
pub(crate) mod kinds;
mod known_at;
#[cfg(test)]
mod large_laws;
#[cfg(test)]
mod laws;
mod log;
mod numbers;
#[cfg(test)]
pub(crate) mod random;
mod structure;
mod task;
mod unit_words;
mod units;
mod walk;

pub mod calendar;

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
pub use given::{GivenOut, Origin};
pub use head::{
    CalendarDay, DeclaredTotals, DisclosureSection, Head, NoticeUnit, PlanSettings, SavedView,
    Waiver,
};
#[cfg(test)]
pub(crate) use id::counting;
pub use id::{CountedIds, Id};
pub use indicator::{Better, Bound, Indicator, IndicatorKind, IndicatorPoint, IndicatorTarget};
pub use known_at::{
    due_date_known_at, due_known_at, postponements_known_at, re_checks_known_at,
    suspensions_known_at, task_known_at,
};
pub use log::{
    CloseOutEvent, CloseOutStep, CompletionEvent, CompletionKind, DueChange, Evidence, Outcome,
    ProgressNote, completed_at,
};
pub use numbers::{doubled_as, doubled_numbers};
pub use structure::{MOST_LEVELS, SpecialPlan, TaskList, Unit, UnitKind};
pub use task::{
    Accountability, Category, Funding, Light, LightOverride, Link, LinkKind, Measure,
    SupervisionLevel, Task, TaskSource,
};

pub use unit_words::{Endings, UnitWords};
pub use units::{OfUnits, is_end_of, unit_fields};
pub use walk::Walk;

use std::sync::Arc;

/// A calendar day.
pub type Day = jiff::civil::Date;

/// The years that plans speak of: a year outside of them is a slip of the pen (`202` for `2021`), wherever it comes in.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Records of one kind by id: a persistent map, so a copy of the plan shares everything with it and costs nothing, and
/// an edit beside a copy replaces only the few nodes on the way to the record.
pub type Records<R> = imbl::OrdMap<Id, Arc<R>>;

macro_rules! plan_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// A rectification plan (整改方案): what is said of it as a whole, and its records.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Plan {
            head: Arc<Head>,
            $($field: Records<$record>,)+
        }

        /// Everything a plan is made of, for building one (reading a file, tests).
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PlanParts {
            /// What is said of the plan as a whole.
            pub head: Head,
            $(#[doc = $about] pub $field: Vec<$record>,)+
        }

        /// Everything a plan is made of, each record where the plan will keep it, so that it moves no more.
        #[derive(Debug, Default)]
        pub struct SharedParts {
            /// What is said of the plan as a whole.
            pub head: Head,
            $(#[doc = $about] pub $field: Vec<Arc<$record>>,)+
        }

        impl From<PlanParts> for SharedParts {
            fn from(parts: PlanParts) -> Self {
                let PlanParts { head, $($field,)+ } = parts;
                Self {
                    head,
                    $($field: $field.into_iter().map(Arc::new).collect(),)+
                }
            }
        }

        impl From<SharedParts> for Plan {
            fn from(parts: SharedParts) -> Self {
                let SharedParts { head, $($field,)+ } = parts;
                Self {
                    head: Arc::new(head),
                    $($field: keyed($field, |record| &record.id),)+
                }
            }
        }

        impl Plan {
            /// A plan from its parts; of two records of a kind with the same id the later one stays (the file room
            /// reports such pairs before it builds a plan).
            pub fn new(parts: PlanParts) -> Self {
                SharedParts::from(parts).into()
            }

            /// The one door for change: each record becomes what the change says it becomes.
            pub fn apply(&mut self, change: &Change) {
                let Change { head, $($field,)+ } = change;
                if let Some((_, after)) = head {
                    self.head = Arc::clone(after);
                }
                $(put(&mut self.$field, $field);)+
            }

            $(
                #[doc = concat!($about, " by id.")]
                pub fn $field(&self) -> &Records<$record> {
                    &self.$field
                }
            )+

            /// Everything the plan is made of, copied out in id order.
            pub fn parts(&self) -> PlanParts {
                fn all<R: Clone>(records: &Records<R>) -> Vec<R> {
                    records.values().map(|record| R::clone(record)).collect()
                }
                PlanParts {
                    head: Head::clone(&self.head),
                    $($field: all(&self.$field),)+
                }
            }
        }
    };
}

kinds::with_kinds!(plan_of_kinds);

fn keyed<R>(records: Vec<Arc<R>>, id: impl Fn(&R) -> &Id) -> Records<R> {
    records
        .into_iter()
        .map(|record| (id(&record).clone(), record))
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
    /// What is said of the plan as a whole.
    pub fn head(&self) -> &Arc<Head> {
        &self.head
    }

    /// A task.
    pub fn task(&self, id: &Id) -> Option<&Arc<Task>> {
        self.tasks.get(id)
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
}
