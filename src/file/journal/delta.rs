//! A change as a journal keeps it: of each record only the fields that became otherwise, so that a bar that was moved in
//! 100,000 tasks is not 100,000 whole tasks.

use crate::plan::kinds::with_kinds;
use crate::plan::{
    Change, Complaint, Day, Head, Id, Indicator, InspectionRecord, Plan, Records, SpecialPlan,
    Step, Task, TaskList, Unit, Walk,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A record that became otherwise.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Delta<R> {
    id: Id,
    /// The fields that are taken over; none: the whole record is new.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    fields: Vec<String>,
    /// The record with those fields; absent: it is gone.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    record: Option<R>,
}

fn none<R>() -> Option<R> {
    None
}

/// A record of which nothing is said yet, to carry single fields.
trait Bare: Walk {
    fn bare() -> Self;
}

/// Any day: only fields that are named are taken over.
const SOME_DAY: Day = Day::constant(2000, 1, 1);

macro_rules! bare {
    ($($record:ident)+) => {$(
        impl Bare for $record {
            fn bare() -> Self {
                Self::default()
            }
        }
    )+};
}

bare! { Head Task TaskList SpecialPlan Unit Indicator }

impl Bare for InspectionRecord {
    fn bare() -> Self {
        Self::on(Id::default(), SOME_DAY)
    }
}

impl Bare for Complaint {
    fn bare() -> Self {
        Self::on(Id::default(), SOME_DAY)
    }
}

fn delta<R: Bare>(id: &Id, before: Option<&R>, after: Option<&R>) -> Delta<R> {
    let (fields, record) = match (before, after) {
        (Some(before), Some(after)) => {
            let mut record = R::bare();
            let fields = before.differing(after);
            for field in &fields {
                record.take(field, after);
            }
            (fields, Some(record))
        }
        (_, after) => (Vec::new(), after.cloned()),
    };
    Delta {
        id: id.clone(),
        fields: fields.into_iter().map(str::to_owned).collect(),
        record,
    }
}

fn deltas<R: Bare>(steps: &[Step<R>]) -> Vec<Delta<R>> {
    // A step that ends as it began says nothing; without a field it would read as a whole record.
    let moved = steps.iter().filter(|step| step.before != step.after);
    moved
        .map(|step| delta(&step.id, step.before.as_deref(), step.after.as_deref()))
        .collect()
}

/// The record after a delta; `None` where the delta is not about this record.
fn raised<R: Bare>(before: Option<&Arc<R>>, delta: Delta<R>) -> Option<Option<Arc<R>>> {
    let Some(record) = delta.record else {
        return Some(None);
    };
    if delta.fields.is_empty() {
        return Some(Some(Arc::new(record)));
    }
    let mut after = R::clone(before?);
    for field in &delta.fields {
        if !after.take(field, &record) {
            return None;
        }
    }
    Some(Some(Arc::new(after)))
}

fn steps<R: Bare>(records: &Records<R>, deltas: Vec<Delta<R>>) -> Option<Vec<Step<R>>> {
    deltas
        .into_iter()
        .map(|delta| {
            let (id, before) = (delta.id.clone(), records.get(&delta.id).cloned());
            let after = raised(before.as_ref(), delta)?;
            Some(Step { id, before, after })
        })
        .collect()
}

fn nothing<T>(list: &[T]) -> bool {
    list.is_empty()
}

macro_rules! kept_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Kept {
            #[serde(default, skip_serializing_if = "Option::is_none")]
            head: Option<Delta<Head>>,
            $(#[serde(default, skip_serializing_if = "nothing")] $field: Vec<Delta<$record>>,)+
        }

        impl Kept {
            fn of(change: &Change) -> Self {
                let Change { head, $($field,)+ } = change;
                let head = head.as_ref().filter(|(before, after)| before != after);
                Self {
                    head: head.map(|(before, after)| delta(&after.id, Some(&**before), Some(&**after))),
                    $($field: deltas($field),)+
                }
            }

            fn onto(self, plan: &Plan) -> Option<Change> {
                let Self { head, $($field,)+ } = self;
                let head = match head {
                    Some(delta) => {
                        let after = raised(Some(plan.head()), delta)??;
                        Some((Arc::clone(plan.head()), after))
                    }
                    None => None,
                };
                Some(Change { head, $($field: steps(plan.$field(), $field)?,)+ })
            }
        }
    };
}

with_kinds!(kept_of_kinds);

/// A value as text in one line.
pub(super) fn text<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    super::super::format::options().to_string(value)
}

/// A value from its text; `None` where it is none.
pub(super) fn value<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let text = std::str::from_utf8(bytes).ok()?;
    super::super::format::options().from_str(text).ok()
}

/// The text of a change.
pub(super) fn change_text(change: &Change) -> Result<String, ron::Error> {
    text(&Kept::of(change))
}

/// The change that a text makes of a plan; `None` where it is none, or of another plan.
pub(super) fn change_onto(plan: &Plan, bytes: &[u8]) -> Option<Change> {
    value::<Kept>(bytes)?.onto(plan)
}
