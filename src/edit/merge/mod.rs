//! Three-way merge: two plans that began as one become one again, record by record and field by field.
//!
//! What one side alone changed is taken; what both changed alike is it; anything else is a [`Conflict`] and stays as it is
//! here until it is decided. Entries with ids merge like records, sets as sets, maps by key; order never conflicts. What
//! joining breaks is put right or told as a [`Problem`]. The result is one [`Change`] of our plan, so a merge is undone
//! like any step.

mod choices;
mod deadline;
mod decision;
mod entries;
mod fields;
#[cfg(test)]
mod laws;
mod mixer;
mod naming;
mod problem;
mod records;
mod said;
mod sound;
mod spot;
mod stretches;
#[cfg(test)]
mod tests;

pub use decision::{Conflict, ConflictKind, Decision, EntryName, Side, Writable};
pub use mixer::{Place, What};
pub use problem::{Broken, Problem};
pub use said::Said;
pub use spot::{Spot, Step};
pub use stretches::{Mark, Stretch, stretches};

use crate::plan::{Change, Id, Plan};
use crate::text::Language;
pub(super) use records::differences;

use mixer::{Mixer, Sides};
use records::Touched;
use std::collections::BTreeMap;

/// Two plans merged against the one they began from, with the decisions taken so far.
#[derive(Clone, Debug)]
pub struct Merge {
    base: Plan,
    ours: Plan,
    theirs: Plan,
    touched: Touched,
    /// Theirs is a part of ours: what it does not hold is not deleted.
    part: bool,
    decisions: BTreeMap<Spot, Decision>,
    change: Change,
    conflicts: Vec<Conflict>,
    problems: Vec<Problem>,
}

/// Whether two plans are versions of one: by their ids. A file written by hand has one made from its title, which may
/// have changed since; then a task that both have must do.
pub fn of_one_plan(ours: &Plan, theirs: &Plan) -> bool {
    let by_hand = |plan: &Plan| {
        let head = plan.head();
        head.id == Id::derived(&["plan", &head.title, &head.region, &head.round])
    };
    let shares = || ours.tasks().keys().any(|id| theirs.task(id).is_some());
    ours.head().id == theirs.head().id || (by_hand(ours) && by_hand(theirs) && shares())
}

/// Merges. Costs a pass over the records, and more only for those that differ.
pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Merge {
    Merge::of(base, ours, theirs, false)
}

/// Whether two plans are the same, at little cost where their records are.
pub(super) fn same_records(one: &Plan, other: &Plan) -> bool {
    Touched::between(one, other).is_empty()
}

/// Merges a part of a plan back into it; the head of the part stays its own.
pub(super) fn merge_part(base: &Plan, ours: &Plan, part: &Plan) -> Merge {
    Merge::of(base, ours, part, true)
}

impl Merge {
    fn of(base: &Plan, ours: &Plan, theirs: &Plan, part: bool) -> Self {
        let touched = if part {
            Touched::of_part(Sides { base, ours, theirs })
        } else {
            Touched::between(ours, theirs)
        };
        let mut merge = Self {
            base: base.clone(),
            ours: ours.clone(),
            theirs: theirs.clone(),
            touched,
            part,
            decisions: BTreeMap::new(),
            change: Change::default(),
            conflicts: Vec::new(),
            problems: Vec::new(),
        };
        merge.settle();
        merge
    }

    /// The same merge after either side has moved on; what was decided stays decided where it still is a question.
    pub fn again(&self, ours: &Plan, theirs: &Plan) -> Self {
        let mut merge = Self::of(&self.base, ours, theirs, self.part);
        merge.decisions.clone_from(&self.decisions);
        merge.settle();
        merge
    }

    /// Whether a plan is the one that was merged as ours. Costs next to nothing for the plan itself.
    pub fn is_of(&self, plan: &Plan) -> bool {
        same_records(&self.ours, plan)
    }

    fn sides(&self) -> Sides<'_> {
        Sides {
            base: &self.base,
            ours: &self.ours,
            theirs: &self.theirs,
        }
    }

    fn settle(&mut self) {
        let sides = self.sides();
        let mut mixer = Mixer::new(sides, &self.decisions, false);
        mixer.part = self.part;
        let mut change = records::change(&self.touched, &mut mixer);
        let conflicts = mixer.conflicts;
        let mut problems = Vec::new();
        // One side alone broke nothing.
        if self.part || self.touched.both_changed(sides) {
            let mut merged = self.ours.clone();
            merged.apply(&change);
            let (right, found) = sound::put_right(sides, &merged, &self.touched);
            change = change.then(right);
            problems = found;
        }
        self.change = change;
        self.conflicts = conflicts;
        self.problems = problems;
    }

    /// What takes our plan to the merged one; ours holds in every conflict that is not decided.
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// The merged plan.
    pub fn merged(&self) -> Plan {
        let mut plan = self.ours.clone();
        plan.apply(&self.change);
        plan
    }

    /// The plan at hand, as it was merged.
    pub fn ours(&self) -> &Plan {
        &self.ours
    }

    /// The other plan.
    pub fn theirs(&self) -> &Plan {
        &self.theirs
    }

    /// The plan both began from.
    pub fn base(&self) -> &Plan {
        &self.base
    }

    /// The conflicts, by kind of record, record and field; a deleted record that comes back brings none.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// How many conflicts wait for a decision.
    pub fn undecided(&self) -> usize {
        let open = self.conflicts.iter().filter(|one| one.decision.is_none());
        open.count()
    }

    /// What joining broke: put right, or left for the user to look at.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Decides one conflict; `false` where there is none at the spot, or the text written cannot be read.
    pub fn decide(&mut self, spot: &Spot, decision: Decision) -> bool {
        let Some(conflict) = self.conflicts.iter().find(|one| one.spot == *spot) else {
            return false;
        };
        if let Decision::Written(text) = &decision
            && !conflict.takes(text)
        {
            return false;
        }
        self.decisions.insert(spot.clone(), decision);
        self.settle();
        true
    }

    /// Takes a decision back.
    pub fn reconsider(&mut self, spot: &Spot) {
        if self.decisions.remove(spot).is_some() {
            self.settle();
        }
    }

    /// Decides every conflict for which a side is named, as all that wait for a decision, or all of one field:
    /// `|one| one.decision.is_none().then_some(Side::Ours)`, `|one| (one.spot.path() == "due").then(|| one.later())?`.
    pub fn decide_each(&mut self, how: impl Fn(&Conflict) -> Option<Side>) {
        let decided: Vec<(Spot, Decision)> = self
            .conflicts
            .iter()
            .filter_map(|one| Some((one.spot.clone(), how(one)?.into())))
            .collect();
        self.decisions.extend(decided);
        self.settle();
    }

    /// What one side alone did, and so needed no decision, by kind of record and record.
    pub fn places(&self) -> Vec<Place> {
        let mut mixer = Mixer::new(self.sides(), &self.decisions, true);
        mixer.part = self.part;
        records::change(&self.touched, &mut mixer);
        mixer.places.unwrap_or_default()
    }

    /// Number and title of the record at a spot.
    pub fn called(&self, spot: &Spot) -> (String, String) {
        records::called(&[&self.ours, &self.theirs, &self.base], spot)
    }
}

impl Conflict {
    /// The name of the field, with the entry it stands in: `整改措施 清淤 时限`.
    pub fn field(&self, language: Language) -> String {
        let entries = naming::entries(self.spot.kind, &self.entries, language);
        // A part has no name beside that of its list, a key of a map none beside its own.
        let keyed = self.kind == ConflictKind::Field && !self.entries.is_empty();
        if keyed && self.spot.field.is_empty() {
            return entries;
        }
        let lists: Vec<&'static str> = self.entries.iter().map(|name| name.list).collect();
        let field = naming::field(self.spot.kind, &lists, self.spot.field, language);
        format!("{entries} {field}").trim().to_owned()
    }
}

impl Place {
    /// The name of the field; `None` where a record as a whole came or went.
    pub fn field(&self, language: Language) -> Option<&'static str> {
        if self.spot.is_record() && self.spot.kind != "head" {
            return None;
        }
        let lists: Vec<&'static str> = self.spot.entries.iter().map(|step| step.list).collect();
        if self.spot.field.is_empty()
            && let Some((list, above)) = lists.split_last()
        {
            return Some(naming::field(self.spot.kind, above, list, language));
        }
        Some(naming::field(
            self.spot.kind,
            &lists,
            self.spot.field,
            language,
        ))
    }
}
