//! The records of each kind on three sides: which differ at all, and what becomes of each.

use super::decision::{ConflictKind, Decision, Side};
use super::mixer::{Mixed, Mixer, Open, Sides, What};
use super::naming::{Named, one_name};
use super::said::Said;
use super::spot::Spot;
use crate::plan::kinds::with_kinds;
use crate::plan::{Change, Head, Id, Plan, Records, Step, Walk};
use crate::text::merge_words as words;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether two records are the same, at no cost where they are one.
pub(super) fn same<R: PartialEq>(one: Option<&Arc<R>>, other: Option<&Arc<R>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
        _ => false,
    }
}

/// The ids of the records that are not the same in two plans.
fn apart<R: PartialEq>(one: &Records<R>, other: &Records<R>) -> Vec<Id> {
    if one.ptr_eq(other) {
        return Vec::new();
    }
    let here = one
        .iter()
        .filter(|(id, record)| !same(Some(record), other.get(*id)))
        .map(|(id, _)| id);
    let there = other.keys().filter(|id| !one.contains_key(*id));
    here.chain(there).cloned().collect()
}

macro_rules! records_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// The records in which two plans differ: all that a merge has to look at.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(super) struct Touched {
            pub head: bool,
            $(pub $field: Vec<Id>,)+
        }

        impl Touched {
            /// Those that differ between two plans.
            pub fn between(one: &Plan, other: &Plan) -> Self {
                Self {
                    head: !same(Some(one.head()), Some(other.head())),
                    $($field: apart(one.$field(), other.$field()),)+
                }
            }

            /// What a part brings: what differs from how it was given out, and what it refers to that is no longer there.
            pub fn of_part(Sides { base, ours, theirs }: Sides<'_>) -> Self {
                let mut touched = Self::between(base, theirs);
                $(
                    let known: BTreeSet<Id> = touched.$field.iter().cloned().collect();
                    let gone = theirs.$field().keys();
                    let gone = gone.filter(|id| !ours.$field().contains_key(*id));
                    touched.$field.extend(gone.filter(|id| !known.contains(*id)).cloned());
                )+
                touched
            }

            /// How many they are.
            pub fn len(&self) -> usize {
                usize::from(self.head) $(+ self.$field.len())+
            }

            /// Whether they differ in nothing.
            pub fn is_empty(&self) -> bool {
                !self.head $(&& self.$field.is_empty())+
            }

            /// Whether both plans changed something of it since a third.
            pub fn both_changed(&self, Sides { base, ours, theirs }: Sides<'_>) -> bool {
                let changed = |side: &Plan| {
                    (self.head && !same(Some(base.head()), Some(side.head())))
                        $(|| self.$field.iter().any(|id| {
                            !same(base.$field().get(id), side.$field().get(id))
                        }))+
                };
                changed(ours) && changed(theirs)
            }
        }

        /// What differs in the records of another plan, as it stands there.
        pub(in crate::edit) fn differences(one: &Plan, other: &Plan) -> Change {
            Change {
                head: None,
                $($field: apart(one.$field(), other.$field())
                    .into_iter()
                    .map(|id| Step {
                        before: None,
                        after: other.$field().get(&id).cloned(),
                        id,
                    })
                    .collect(),)+
            }
        }

        /// What takes our plan to what both sides made of it.
        pub(super) fn change(touched: &Touched, mixer: &mut Mixer<'_>) -> Change {
            let Sides { base, ours, theirs } = mixer.plans;
            Change {
                head: touched.head.then(|| head(mixer)).flatten(),
                $($field: touched
                    .$field
                    .iter()
                    .filter_map(|id| {
                        let three = [base, ours, theirs].map(|plan| plan.$field().get(id));
                        step(stringify!($field), id, three, mixer)
                    })
                    .collect(),)+
            }
        }

        /// Goes through one record once more, for its conflicts.
        pub(super) fn again(spot: &Spot, mixer: &mut Mixer<'_>) {
            let Sides { base, ours, theirs } = mixer.plans;
            match spot.kind {
                $(stringify!($field) => {
                    let three = [base, ours, theirs].map(|plan| plan.$field().get(&spot.record));
                    step(stringify!($field), &spot.record, three, mixer);
                })+
                _ => {
                    head(mixer);
                }
            }
        }

        /// Number and title of a record, from the first of some plans that has it.
        pub(super) fn called(plans: &[&Plan], spot: &Spot) -> (String, String) {
            match spot.kind {
                $(stringify!($field) => {
                    let record = plans.iter().find_map(|plan| plan.$field().get(&spot.record));
                    record.map_or_else(Default::default, |record| record.called())
                })+
                _ => {
                    let title = plans.first().map_or("", |plan| plan.head().title.trim());
                    (String::new(), title.to_owned())
                }
            }
        }
    };
}

with_kinds!(records_of_kinds);

fn head(mixer: &mut Mixer<'_>) -> Option<(Arc<Head>, Arc<Head>)> {
    let Sides { base, ours, theirs } = mixer.plans;
    let (before, there) = (ours.head(), theirs.head());
    mixer.go_to(
        Spot::head(),
        (String::new(), before.title.trim().to_owned()),
    );
    let after = Head::mixed(Some(base.head()), before, there, mixer);
    (after != **before).then(|| (Arc::clone(before), Arc::new(after)))
}

/// What becomes of one record; `None` where ours stays as it is.
fn step<R: Walk + Mixed + Named>(
    kind: &'static str,
    id: &Id,
    [base, ours, theirs]: [Option<&Arc<R>>; 3],
    mixer: &mut Mixer<'_>,
) -> Option<Step<R>> {
    let shown = ours.or(theirs).or(base)?;
    mixer.go_to(Spot::record(kind, id.clone()), shown.called());
    let after = match (base, ours, theirs) {
        (_, Some(here), Some(there)) => {
            let one_sided = if same(base, theirs) {
                Some(here)
            } else {
                same(base, ours).then_some(there)
            };
            match one_sided {
                Some(one) if mixer.places.is_none() => Some(Arc::clone(one)),
                one_sided => {
                    let mixed = mixer.begun(base.is_some(), |mixer| {
                        R::mixed(base.map(AsRef::as_ref), here, there, mixer)
                    });
                    one_sided.map(Arc::clone).or(mixed.map(Arc::new))
                }
            }
        }
        (None, here, None) => {
            mixer.place(Side::Ours, What::Added, "");
            here.cloned()
        }
        (None, None, there) => {
            mixer.place(Side::Theirs, What::Added, "");
            there.cloned()
        }
        (Some(base), here, there) => left(base, here, there, mixer),
    };
    let step = Step {
        id: id.clone(),
        before: ours.cloned(),
        after,
    };
    (!same(step.before.as_ref(), step.after.as_ref())).then_some(step)
}

/// The fields of a task that a unit which only supports it is not given.
const WITHHELD: [&str; 4] = ["accountability", "leader", "person", "phone"];

/// What is left of a record that one side, or both, deleted.
fn left<R: Walk + Mixed + Named>(
    base: &Arc<R>,
    ours: Option<&Arc<R>>,
    theirs: Option<&Arc<R>>,
    mixer: &mut Mixer<'_>,
) -> Option<Arc<R>> {
    let (deleted, kept) = match (ours, theirs) {
        (Some(kept), _) => (Side::Theirs, kept),
        (None, Some(kept)) => (Side::Ours, kept),
        (None, None) => return None,
    };
    let mut fields = base.differing(kept);
    // Its place moves when others come and go; and a part never held the links that lead out of it.
    fields.retain(|field| *field != "rank" && !(mixer.given.is_some() && *field == "links"));
    let asked = deleted == Side::Theirs && mixer.is_led_by_others();
    if asked {
        // A unit that supports a task was never given these.
        fields.retain(|field| !WITHHELD.contains(field));
    }
    if fields.is_empty() && !asked {
        mixer.place(deleted, What::Removed, "");
        return None;
    }
    let name = one_name(base.as_ref());
    let altered = if fields.is_empty() {
        Said::Words(words::NOT_THEIRS_TO_DELETE)
    } else {
        Said::Fields(mixer.altered(fields, base.as_ref(), kept.as_ref(), deleted))
    };
    let (kind, ours_say, theirs_say) = match deleted {
        Side::Theirs => (ConflictKind::TheirsDeleted, altered, Said::Deleted),
        Side::Ours => (ConflictKind::OursDeleted, Said::Deleted, altered),
    };
    let open = mixer.open;
    let conflict = mixer.conflict(kind, "", [Said::of_text(&name), ours_say, theirs_say])?;
    match (&conflict.decision, open) {
        (Some(Decision::Theirs), _) | (None, Open::Theirs) => theirs.cloned(),
        (None, Open::Base) => Some(Arc::clone(base)),
        _ => ours.cloned(),
    }
}
