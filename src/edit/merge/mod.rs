//! Three-way merge: two plans that began as one become one again, record by record and field by field.
//!
//! What one side alone changed is taken; what both changed alike is it; anything else is a [`Conflict`] and stays as it is
//! here until it is decided. Entries with ids merge like records, sets as sets, maps by key; order never conflicts. What
//! joining breaks is put right or told as a [`Problem`]. The result is one [`Change`] of our plan, so a merge is undone
//! like any step.

mod alteration;
mod altered;
mod choices;
mod deadline;
mod decision;
mod doings;
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

pub use alteration::{Alteration, Tally, alterations};
pub use altered::{Altered, FieldChange};
pub use decision::{Conflict, ConflictKind, Decision, EntryName, Side, Writable};
pub use doings::{Doing, Doings};
pub use mixer::{Place, Shown, What};
pub use problem::{Broken, Problem};
pub use said::Said;
pub use spot::{Spot, Step};
pub use stretches::{Mark, Stretch, stretches};

use crate::plan::{Change, Id, Plan};
use crate::text::Language;
pub(super) use records::differences;

use mixer::{Mixer, Open, Sides};
use records::Touched;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Two plans merged against the one they began from, with the decisions taken so far.
#[derive(Clone, Debug)]
pub struct Merge {
    base: Plan,
    ours: Plan,
    theirs: Plan,
    touched: Arc<Touched>,
    /// Theirs is a part of ours, given out as this: what it did not hold is not deleted.
    given: Option<Plan>,
    decisions: BTreeMap<Spot, Decision>,
    conflicts: Vec<Conflict>,
    /// What comes of the decisions; worked out when it is asked for.
    outcome: OnceLock<Outcome>,
    /// What needed no decision; worked out when it is asked for.
    places: OnceLock<Arc<Vec<Place>>>,
    /// Counts the decisions.
    revision: u64,
    /// Where no more records differ than this, what comes of a decision is worked out with it.
    at_once: usize,
}

/// What comes of a merge as it is decided.
#[derive(Clone, Debug)]
pub struct Outcome {
    change: Change,
    problems: Vec<Problem>,
    revision: u64,
}

/// Usually so many.
const AT_ONCE: usize = 200;

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
    Merge::of(base, ours, theirs, None)
}

/// Whether two plans are the same, at little cost where their records are.
pub(super) fn same_records(one: &Plan, other: &Plan) -> bool {
    Touched::between(one, other).is_empty()
}

/// Merges a part of a plan, given out as it was, back into it. The heads are merged as they are given: those of the part and
/// of its base must be the plan's but for what the part may change.
pub(super) fn merge_part(given: &Plan, base: &Plan, ours: &Plan, part: &Plan) -> Merge {
    Merge::of(base, ours, part, Some(given.clone()))
}

impl Merge {
    fn of(base: &Plan, ours: &Plan, theirs: &Plan, given: Option<Plan>) -> Self {
        let touched = if given.is_some() {
            Touched::of_part(Sides { base, ours, theirs })
        } else {
            Touched::between(ours, theirs)
        };
        let mut merge = Self {
            base: base.clone(),
            ours: ours.clone(),
            theirs: theirs.clone(),
            touched: Arc::new(touched),
            given,
            decisions: BTreeMap::new(),
            conflicts: Vec::new(),
            outcome: OnceLock::new(),
            places: OnceLock::new(),
            revision: 0,
            at_once: AT_ONCE,
        };
        merge.settle();
        merge
    }

    /// The same merge after either side has moved on; what was decided stays decided where it still is a question. Where
    /// theirs was taken and they say something else by now, it is a new question.
    pub fn again(&self, ours: &Plan, theirs: &Plan) -> Self {
        let mut merge = Self::of(&self.base, ours, theirs, self.given.clone());
        if self.decisions.is_empty() {
            return merge;
        }
        merge.decisions.clone_from(&self.decisions);
        merge.settle();
        let taken: BTreeMap<&Spot, &Conflict> = self
            .conflicts
            .iter()
            .filter(|one| one.decision == Some(Decision::Theirs))
            .map(|one| (&one.spot, one))
            .collect();
        let otherwise: Vec<Spot> = merge
            .conflicts
            .iter()
            .filter(|one| {
                let before = taken.get(&one.spot);
                before.is_some_and(|before| before.theirs != one.theirs)
            })
            .map(|one| one.spot.clone())
            .collect();
        if !otherwise.is_empty() {
            for spot in &otherwise {
                merge.decisions.remove(spot);
            }
            merge.settle();
        }
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

    fn mixer(&self, with_places: bool) -> Mixer<'_> {
        let mut mixer = Mixer::new(self.sides(), &self.decisions, with_places);
        mixer.given = self.given.as_ref();
        mixer
    }

    /// Goes through all that differs: the conflicts, and what comes of the decisions.
    fn settle(&mut self) {
        let (conflicts, outcome) = self.worked_out();
        self.conflicts = conflicts;
        self.outcome = OnceLock::from(outcome);
        self.places = OnceLock::new();
    }

    fn worked_out(&self) -> (Vec<Conflict>, Outcome) {
        let sides = self.sides();
        let mut mixer = self.mixer(false);
        let mut change = records::change(&self.touched, &mut mixer);
        let conflicts = mixer.conflicts;
        let mut problems = Vec::new();
        // One side alone broke nothing.
        if self.given.is_some() || self.touched.both_changed(sides) {
            let mut merged = self.ours.clone();
            merged.apply(&change);
            let (right, found) = sound::put_right(sides, &merged, &self.touched);
            change = change.then(right);
            problems = found;
        }
        let outcome = Outcome {
            change,
            problems,
            revision: self.revision,
        };
        (conflicts, outcome)
    }

    fn outcome(&self) -> &Outcome {
        self.outcome.get_or_init(|| self.worked_out().1)
    }

    /// Follows what was decided at some spots. Costs little where much differs: what comes of it is left for later.
    fn follow(&mut self, decided: &[Spot]) {
        self.revision += 1;
        if self.touched.len() <= self.at_once {
            self.settle();
            return;
        }
        self.outcome = OnceLock::new();
        // Only the deadline that holds says what of the log of its changes is a question.
        let meets = |spot: &&Spot| {
            let log = |plan: &Plan| plan.task(&spot.record).map(|task| task.due_changes.clone());
            spot.kind == "tasks"
                && spot.path() == "due"
                && deadline::may_meet(
                    &log(&self.base).unwrap_or_default(),
                    &log(&self.ours).unwrap_or_default(),
                    &log(&self.theirs).unwrap_or_default(),
                )
        };
        let again: Vec<Spot> = decided.iter().filter(meets).cloned().collect();
        for spot in again {
            self.look_again(&spot);
        }
    }

    /// Finds the conflicts of one record anew.
    fn look_again(&mut self, spot: &Spot) {
        let of_record =
            |one: &Conflict| one.spot.kind == spot.kind && one.spot.record == spot.record;
        let Some(from) = self.conflicts.iter().position(of_record) else {
            return;
        };
        let rest = self.conflicts.iter().skip(from);
        let to = from + rest.take_while(|one| of_record(one)).count();
        let mut mixer = self.mixer(false);
        records::again(spot, &mut mixer);
        let found = mixer.conflicts;
        self.conflicts.splice(from..to, found);
        self.places = OnceLock::new();
    }

    /// What comes of the decisions, to be worked out aside where it is not known.
    pub fn outcome_aside(&self) -> impl FnOnce() -> Outcome + Send + 'static {
        let merge = self.without_conflicts();
        move || merge.worked_out().1
    }

    fn without_conflicts(&self) -> Self {
        Self {
            base: self.base.clone(),
            ours: self.ours.clone(),
            theirs: self.theirs.clone(),
            touched: Arc::clone(&self.touched),
            given: self.given.clone(),
            decisions: self.decisions.clone(),
            conflicts: Vec::new(),
            outcome: OnceLock::new(),
            places: OnceLock::new(),
            revision: self.revision,
            at_once: self.at_once,
        }
    }

    /// Takes what was worked out aside, if nothing was decided since.
    pub fn take_outcome(&mut self, outcome: Outcome) {
        if outcome.revision == self.revision {
            self.outcome = OnceLock::from(outcome);
        }
    }

    /// Whether what comes of the decisions is known; else [`Merge::change`] and [`Merge::problems`] take their time.
    pub fn is_worked_out(&self) -> bool {
        self.outcome.get().is_some()
    }

    /// What takes our plan to the merged one; ours holds in every conflict that is not decided.
    pub fn change(&self) -> &Change {
        &self.outcome().change
    }

    /// The merged plan.
    pub fn merged(&self) -> Plan {
        let mut plan = self.ours.clone();
        plan.apply(self.change());
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

    /// Theirs but for what waits for a decision: that is as both began.
    pub(super) fn theirs_as_settled(&self) -> Plan {
        if self.undecided() == 0 {
            return self.theirs.clone();
        }
        let with = |open| {
            let mut mixer = Mixer::new(self.sides(), &self.decisions, false);
            mixer.given = self.given.as_ref();
            mixer.open = open;
            let mut plan = self.ours.clone();
            plan.apply(&records::change(&self.touched, &mut mixer));
            plan
        };
        // The two differ in nothing but what waits for a decision.
        let [taken, left] = [Open::Theirs, Open::Base].map(with);
        let sides = Sides {
            base: &taken,
            ours: &self.theirs,
            theirs: &left,
        };
        let nothing = BTreeMap::new();
        let mut mixer = Mixer::new(sides, &nothing, false);
        mixer.open = Open::Theirs;
        let back = records::change(&Touched::between(&taken, &left), &mut mixer);
        let mut plan = self.theirs.clone();
        plan.apply(&back);
        plan
    }

    /// What joining broke: put right, or left for the user to look at.
    pub fn problems(&self) -> &[Problem] {
        &self.outcome().problems
    }

    /// Decides one conflict; `false` where there is none at the spot, or the text written cannot be read.
    pub fn decide(&mut self, spot: &Spot, decision: Decision) -> bool {
        let Some(conflict) = self.conflicts.iter_mut().find(|one| one.spot == *spot) else {
            return false;
        };
        if let Decision::Written(text) = &decision
            && !conflict.takes(text)
        {
            return false;
        }
        conflict.decision = Some(decision.clone());
        self.decisions.insert(spot.clone(), decision);
        self.follow(std::slice::from_ref(spot));
        true
    }

    /// Takes a decision back.
    pub fn reconsider(&mut self, spot: &Spot) {
        if self.decisions.remove(spot).is_none() {
            return;
        }
        if let Some(conflict) = self.conflicts.iter_mut().find(|one| one.spot == *spot) {
            conflict.decision = None;
        }
        self.follow(std::slice::from_ref(spot));
    }

    /// Decides every conflict for which a side is named, as all that wait for a decision, or all of one field:
    /// `|one| one.decision.is_none().then_some(Side::Ours)`, `|one| (one.spot.path() == "due").then(|| one.later())?`.
    pub fn decide_each(&mut self, how: impl Fn(&Conflict) -> Option<Side>) {
        let mut decided = Vec::new();
        for conflict in &mut self.conflicts {
            let Some(side) = how(conflict) else {
                continue;
            };
            conflict.decision = Some(side.into());
            self.decisions.insert(conflict.spot.clone(), side.into());
            decided.push(conflict.spot.clone());
        }
        self.follow(&decided);
    }

    /// What one side alone did, and so needed no decision: theirs first, since it is news, then by kind of record and record.
    pub fn places(&self) -> Vec<Place> {
        self.noted().to_vec()
    }

    /// The same, to be looked at.
    pub fn noted(&self) -> &Arc<Vec<Place>> {
        self.places.get_or_init(|| {
            let mut mixer = self.mixer(true);
            records::change(&self.touched, &mut mixer);
            let shown = mixer.places.unwrap_or_default().into_iter();
            let mut places: Vec<Place> = shown.map(|one| one.place).collect();
            places.sort_by_key(|place| std::cmp::Reverse(place.side));
            Arc::new(places)
        })
    }

    /// What a side did that needed no decision, as its person would count it.
    pub fn doings(&self, side: Side) -> Doings {
        Doings::of(self.noted(), side)
    }

    /// How many changes of theirs the merge brings: those that needed no decision, and those that were chosen or made one
    /// of both.
    pub fn taken_of_theirs(&self) -> usize {
        let chosen = self.conflicts.iter().filter(|one| {
            let decision = one.decision.as_ref();
            decision.is_some_and(|decision| *decision != Decision::Ours)
        });
        self.doings(Side::Theirs).total() + chosen.count()
    }

    /// What the step is called that takes it in, in the order of [`Language::ALL`].
    pub(super) fn labels(&self) -> [String; 2] {
        let n = self.taken_of_theirs();
        Language::ALL
            .map(|language| crate::text::merge_words::MERGE_LABEL.fill(language, &[("n", &n)]))
    }

    /// The same, with what stood at each place before and what stands there now.
    pub fn shown(&self) -> Vec<Shown> {
        let mut mixer = self.mixer(true);
        mixer.says = true;
        records::change(&self.touched, &mut mixer);
        mixer.places.unwrap_or_default()
    }

    /// Takes the decisions of another merge over; they hold from the next [`Merge::again`] on.
    pub(super) fn decide_as(&mut self, other: &Self) {
        self.decisions.clone_from(&other.decisions);
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

impl Shown {
    /// The name of the field, with the entry it stands in; empty where a record as a whole came or went.
    pub fn field(&self, language: Language) -> String {
        let spot = &self.place.spot;
        let entries = naming::entries(spot.kind, &self.entries, language);
        if spot.field.is_empty() {
            return entries;
        }
        let lists: Vec<&'static str> = self.entries.iter().map(|name| name.list).collect();
        let field = naming::field(spot.kind, &lists, spot.field, language);
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
