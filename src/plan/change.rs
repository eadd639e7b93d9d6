//! A change: the records before and after. Creating, altering and deleting are one case; it inverts and composes.

use super::kinds::with_kinds;
use super::{
    Complaint, Head, Id, Indicator, InspectionRecord, Plan, Records, SpecialPlan, Task, TaskList,
    Unit,
};
use imbl::ordmap::DiffItem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One record before and after; `None` is absent.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step<R> {
    /// Which record.
    pub id: Id,
    /// As it was.
    pub before: Option<Arc<R>>,
    /// As it becomes.
    pub after: Option<Arc<R>>,
}

impl<R> Clone for Step<R> {
    fn clone(&self) -> Self {
        Self {
            id: self.id.clone(),
            before: self.before.clone(),
            after: self.after.clone(),
        }
    }
}

fn inverted<R>(steps: Vec<Step<R>>) -> Vec<Step<R>> {
    steps
        .into_iter()
        .rev()
        .map(|Step { id, before, after }| Step {
            id,
            before: after,
            after: before,
        })
        .collect()
}

fn joined<R: PartialEq>(first: Vec<Step<R>>, second: Vec<Step<R>>) -> Vec<Step<R>> {
    let mut by_id: BTreeMap<Id, Step<R>> = BTreeMap::new();
    for step in first.into_iter().chain(second) {
        match by_id.get_mut(&step.id) {
            Some(known) => known.after = step.after,
            None => {
                by_id.insert(step.id.clone(), step);
            }
        }
    }
    by_id
        .into_values()
        .filter(|step| step.before != step.after)
        .collect()
}

fn steps<R: PartialEq>(from: &Records<R>, to: &Records<R>) -> Vec<Step<R>> {
    let step = |id: &Id, before: Option<&Arc<R>>, after: Option<&Arc<R>>| Step {
        id: id.clone(),
        before: before.cloned(),
        after: after.cloned(),
    };
    from.diff(to)
        .map(|difference| match difference {
            DiffItem::Add(id, after) => step(id, None, Some(after)),
            DiffItem::Remove(id, before) => step(id, Some(before), None),
            DiffItem::Update {
                old: (id, before),
                new: (_, after),
            } => step(id, Some(before), Some(after)),
        })
        .collect()
}

macro_rules! change_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// Everything that one step of the user touches, record by record; each record appears once.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Change {
            /// What is said of the plan as a whole, before and after.
            pub head: Option<(Arc<Head>, Arc<Head>)>,
            $(#[doc = $about] pub $field: Vec<Step<$record>>,)+
        }

        impl Change {
            /// The change that makes one plan into another.
            pub fn between(from: &Plan, to: &Plan) -> Self {
                let heads = (Arc::clone(from.head()), Arc::clone(to.head()));
                Self {
                    head: Some(heads).filter(|(before, after)| before != after),
                    $($field: steps(from.$field(), to.$field()),)+
                }
            }

            /// The change that takes this one back.
            pub fn inverse(self) -> Self {
                let Self { head, $($field,)+ } = self;
                Self {
                    head: head.map(|(before, after)| (after, before)),
                    $($field: inverted($field),)+
                }
            }

            /// This change followed by another, as one; records that end as they began drop out.
            pub fn then(self, next: Self) -> Self {
                let Self { head, $($field,)+ } = self;
                let head = match (head, next.head) {
                    (Some((before, _)), Some((_, after))) => Some((before, after)),
                    (first, second) => first.or(second),
                };
                Self {
                    head: head.filter(|(before, after)| before != after),
                    $($field: joined($field, next.$field),)+
                }
            }

            /// How many records it touches.
            pub fn len(&self) -> usize {
                let Self { head, $($field,)+ } = self;
                [usize::from(head.is_some()), $($field.len(),)+].iter().sum()
            }
        }
    };
}

with_kinds!(change_of_kinds);

impl Change {
    /// Whether it touches nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
