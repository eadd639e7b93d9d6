//! A merged plan that loads: what both sides together broke is put right, or listed where only the user can.

use super::mixer::Sides;
use super::naming::{Named, one_name};
use super::problem::{Broken, Problem};
use super::records::Touched;
use crate::assess::checks::link_rings;
use crate::edit::draft::Draft;
use crate::plan::{Change, Day, Id, Indicator, Plan, Task, Unit, Walk, doubled_numbers};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What puts a merged plan right, and what is told of it.
pub(super) fn put_right(
    sides: Sides<'_>,
    merged: &Plan,
    touched: &Touched,
) -> (Change, Vec<Problem>) {
    let mut repair = Repair {
        sides,
        draft: Draft::new(merged, Id::default()),
        problems: Vec::new(),
    };
    repair.bring_back(touched);
    repair.drop_tasks(touched);
    if !touched.units.is_empty() {
        repair.part_parents();
    }
    let Repair {
        draft,
        mut problems,
        ..
    } = repair;
    let change = draft.finish();
    let mut whole = merged.clone();
    whole.apply(&change);
    look_at(sides, &whole, touched, &mut problems);
    (change, problems)
}

struct Repair<'a> {
    sides: Sides<'a>,
    draft: Draft<'a>,
    problems: Vec<Problem>,
}

/// Those of some ids that are no longer there.
fn gone(touched: &[Id], there: impl Fn(&Id) -> bool) -> BTreeSet<Id> {
    touched.iter().filter(|id| !there(id)).cloned().collect()
}

impl Repair<'_> {
    fn tell(&mut self, kind: &'static str, record: &Id, broken: Broken) {
        self.problems.push(Problem {
            kind,
            record: record.clone(),
            broken,
        });
    }

    /// Lists, special plans and units that one side deleted while the other came to use them.
    fn bring_back(&mut self, touched: &Touched) {
        let Sides { base, ours, theirs } = self.sides;
        let plans = [ours, theirs, base];
        let lists = gone(&touched.lists, |id| self.draft.lists.holds(id));
        let specials = gone(&touched.special_plans, |id| {
            self.draft.special_plans.holds(id)
        });
        let mut units = gone(&touched.units, |id| self.draft.units.holds(id));
        if lists.is_empty() && specials.is_empty() && units.is_empty() {
            return;
        }
        let mut back: BTreeMap<(&'static str, Id), String> = BTreeMap::new();
        let mut want = |kind: &'static str, id: &Id, place: &dyn Fn() -> String| {
            back.entry((kind, id.clone())).or_insert_with(place);
        };
        for task in self.draft.tasks.all() {
            let place = || one_name(task);
            for id in task.list.iter().filter(|id| lists.contains(*id)) {
                want("lists", id, &place);
            }
            for id in task
                .special_plans
                .iter()
                .filter(|id| specials.contains(*id))
            {
                want("special_plans", id, &place);
            }
            for id in task.all_units().filter(|id| units.contains(*id)) {
                want("units", id, &place);
            }
        }
        // A special plan that comes back may itself name a unit that is gone.
        let kept_specials: Vec<Id> = specials
            .iter()
            .filter(|id| back.contains_key(&("special_plans", (*id).clone())))
            .cloned()
            .collect();
        for id in &kept_specials {
            let record = plans.iter().find_map(|plan| plan.special_plans().get(id));
            if let Some(record) = record {
                self.draft.special_plans.put(id, record.as_ref().clone());
            }
        }
        let mut want_units = |units: &[Option<&Id>], place: &dyn Fn() -> String| {
            for id in units.iter().flatten() {
                back.entry(("units", (*id).clone())).or_insert_with(place);
            }
        };
        fn of<'u>(unit: Option<&'u Id>, gone: &BTreeSet<Id>) -> [Option<&'u Id>; 1] {
            [unit.filter(|id| gone.contains(*id))]
        }
        for record in self.draft.special_plans.all() {
            want_units(&of(record.unit.as_ref(), &units), &|| one_name(record));
        }
        for record in self.draft.inspections.all() {
            want_units(&of(record.unit.as_ref(), &units), &|| one_name(record));
        }
        for record in self.draft.complaints.all() {
            want_units(&of(record.unit.as_ref(), &units), &|| one_name(record));
        }
        for record in self.draft.units.all() {
            want_units(&of(record.parent.as_ref(), &units), &|| one_name(record));
        }
        for ((kind, id), place) in back {
            let what = match kind {
                "lists" => {
                    let Some(record) = plans.iter().find_map(|plan| plan.lists().get(&id)) else {
                        continue;
                    };
                    self.draft.lists.put(&id, record.as_ref().clone());
                    one_name(record.as_ref())
                }
                "special_plans" => {
                    let record = plans.iter().find_map(|plan| plan.special_plans().get(&id));
                    record.map_or_else(String::new, |record| one_name(record.as_ref()))
                }
                _ => self.unit_back(&id, &mut units),
            };
            self.tell(kind, &id, Broken::Kept { place, what });
        }
    }

    /// Brings a unit back with the units above it that are gone too; gives its name.
    fn unit_back(&mut self, id: &Id, gone: &mut BTreeSet<Id>) -> String {
        let Sides { base, ours, theirs } = self.sides;
        let mut name = None;
        let mut next = Some(id.clone());
        while let Some(id) = next.take() {
            let record = [ours, theirs, base]
                .iter()
                .find_map(|plan| plan.units().get(&id).cloned());
            let Some(record) = record.filter(|_| gone.remove(&id)) else {
                break;
            };
            name.get_or_insert_with(|| record.name.clone());
            next.clone_from(&record.parent);
            self.draft.units.put(&id, Unit::clone(&record));
        }
        name.unwrap_or_else(|| {
            self.draft
                .units
                .get(id)
                .map_or_else(|| id.to_string(), |unit| unit.name.clone())
        })
    }

    /// References to tasks that one side deleted.
    fn drop_tasks(&mut self, touched: &Touched) {
        let gone = gone(&touched.tasks, |id| self.draft.tasks.holds(id));
        if gone.is_empty() {
            return;
        }
        let Sides { base, ours, theirs } = self.sides;
        let what = |id: &Id| {
            let task = [base, ours, theirs].iter().find_map(|plan| plan.task(id));
            task.map_or_else(|| id.to_string(), |task| one_name(task.as_ref()))
        };
        let mut told: Vec<(&'static str, Id, Broken)> = Vec::new();
        macro_rules! drop_from {
            ($kind:ident, |$one:ident| $ids:expr, |$record:ident| $drop:expr) => {
                let holders = self
                    .draft
                    .$kind
                    .ids_where(|$one| $ids.any(|id| gone.contains(id)), |$one| &$one.id);
                for holder in holders {
                    let Some($one) = self.draft.$kind.get(&holder) else {
                        continue;
                    };
                    let place = one_name($one);
                    let lost: BTreeSet<Id> =
                        $ids.filter(|id| gone.contains(*id)).cloned().collect();
                    for id in lost {
                        let broken = Broken::TaskGone {
                            place: place.clone(),
                            what: what(&id),
                        };
                        told.push((stringify!($kind), holder.clone(), broken));
                    }
                    self.draft.$kind.alter(&holder, |$record| $drop);
                }
            };
        }
        drop_from!(
            tasks,
            |one| one.links.iter().map(|link| &link.predecessor),
            |record| record
                .links
                .retain(|link| !gone.contains(&link.predecessor))
        );
        drop_from!(indicators, |one| one.tasks.iter(), |record| record
            .tasks
            .retain(|id| !gone.contains(id)));
        drop_from!(
            inspections,
            |one| one
                .tasks
                .iter()
                .chain(one.findings.iter().flat_map(|finding| &finding.tasks)),
            |record| {
                record.tasks.retain(|id| !gone.contains(id));
                for finding in &mut record.findings {
                    finding.tasks.retain(|id| !gone.contains(id));
                }
            }
        );
        drop_from!(complaints, |one| one.tasks.iter(), |record| record
            .tasks
            .retain(|id| !gone.contains(id)));
        let mut head = self.draft.head().clone();
        head.waivers.retain(|waiver| {
            let lost = waiver.task.as_ref().filter(|task| gone.contains(*task));
            if let Some(id) = lost {
                let broken = Broken::WaiverGone { what: what(id) };
                told.push(("head", Id::default(), broken));
            }
            lost.is_none()
        });
        if head != *self.draft.head() {
            self.draft.put_head(head);
        }
        for (kind, record, broken) in told {
            self.tell(kind, &record, broken);
        }
    }

    /// Units that would stand below themselves: what the other side moved goes back to where it was here.
    fn part_parents(&mut self) {
        let mut parents: BTreeMap<Id, Id> = self
            .draft
            .units
            .all()
            .filter_map(|unit| Some((unit.id.clone(), unit.parent.clone()?)))
            .collect();
        let ids: Vec<Id> = parents.keys().cloned().collect();
        // Twice: once with the parents from here, and were these a ring of their own, without any.
        for last in [false, true] {
            for id in &ids {
                let ours = self.sides.ours.units().get(id);
                let before = ours.and_then(|unit| unit.parent.clone());
                let moved = parents.get(id) != before.as_ref();
                if !(moved || last) || !in_ring(&parents, id) {
                    continue;
                }
                let parent = before.filter(|_| !last);
                match &parent {
                    Some(parent) => parents.insert(id.clone(), parent.clone()),
                    None => parents.remove(id),
                };
                let mut what = String::new();
                self.draft.units.alter(id, |unit| {
                    unit.parent = parent;
                    what.clone_from(&unit.name);
                });
                self.tell("units", id, Broken::ParentRing { what });
            }
        }
    }
}

fn in_ring(parents: &BTreeMap<Id, Id>, id: &Id) -> bool {
    std::iter::successors(parents.get(id), |id| parents.get(*id))
        .take(parents.len() + 1)
        .any(|above| above == id)
}

/// The days for which either side made a report of its own with another percent, and both percents.
fn reported_twice(base: Option<&Task>, ours: &Task, theirs: &Task) -> Vec<(Day, String)> {
    let known = |id: &Id| base.is_some_and(|base| base.notes.iter().any(|note| note.id == *id));
    let own = |task: &Task| -> Vec<(Id, Day, u8)> {
        let notes = task.notes.iter().filter(|note| !known(&note.id));
        let reported = notes.filter_map(|note| Some((note.id.clone(), note.date, note.percent?)));
        reported.collect()
    };
    let others = own(theirs);
    let mut found = Vec::new();
    for (id, day, percent) in own(ours) {
        let same_day = others
            .iter()
            .filter(|other| other.1 == day && other.0 != id);
        for (_, _, other) in same_day.filter(|other| other.2 != percent) {
            found.push((day, format!("{percent}% / {other}%")));
        }
    }
    found
}

/// What is left for the user to look at: only what neither side had.
fn look_at(sides: Sides<'_>, merged: &Plan, touched: &Touched, problems: &mut Vec<Problem>) {
    let Sides { ours, theirs, .. } = sides;
    let mut tell = |kind: &'static str, record: Id, broken: Broken| {
        problems.push(Problem {
            kind,
            record,
            broken,
        });
    };
    let head = merged.head();
    let window = |plan: &Plan| plan.head().window_start > plan.head().window_end;
    if window(merged) && !window(ours) && !window(theirs) {
        let (start, end) = (head.window_start, head.window_end);
        tell("head", Id::default(), Broken::WindowReversed { start, end });
    }
    for id in &touched.tasks {
        let three = [ours, theirs, merged].map(|plan| plan.task(id));
        for (place, start, end) in newly_reversed(three, reversed_task) {
            tell(
                "tasks",
                id.clone(),
                Broken::StartAfterEnd { place, start, end },
            );
        }
    }
    for id in &touched.tasks {
        let three = [sides.base, ours, theirs].map(|plan| plan.task(id));
        if let (Some(task), [base, Some(ours), Some(theirs)]) = (merged.task(id), three) {
            for (day, what) in reported_twice(base.map(AsRef::as_ref), ours, theirs) {
                let place = one_name(task.as_ref());
                tell(
                    "tasks",
                    id.clone(),
                    Broken::ReportedTwice { place, day, what },
                );
            }
        }
    }
    for id in &touched.indicators {
        let three = [ours, theirs, merged].map(|plan| plan.indicators().get(id));
        for (place, start, end) in newly_reversed(three, reversed_indicator) {
            tell(
                "indicators",
                id.clone(),
                Broken::StartAfterEnd { place, start, end },
            );
        }
    }
    let name = |id: &Id| {
        merged
            .task(id)
            .map_or_else(String::new, |task| one_name(task.as_ref()))
    };
    let apart = |same: &dyn Fn(&Task, &Task) -> bool| {
        touched
            .tasks
            .iter()
            .any(|id| match (ours.task(id), merged.task(id)) {
                (Some(before), Some(after)) => !same(before, after),
                (before, after) => before.is_some() != after.is_some(),
            })
    };
    let linked = apart(&|one, other| one.links == other.links);
    let rings = if linked {
        link_rings(merged)
    } else {
        Vec::new()
    };
    if !rings.is_empty() {
        let known: BTreeSet<Vec<Id>> = [ours, theirs].into_iter().flat_map(link_rings).collect();
        for ring in rings.into_iter().filter(|ring| !known.contains(ring)) {
            let names: Vec<String> = ring.iter().map(name).collect();
            let first = ring.first().cloned().unwrap_or_default();
            let what = names.join(" → ");
            tell("tasks", first, Broken::LinkRing { what });
        }
    }
    let number = |task: &Task| (task.list.clone(), task.number_in_list().to_owned());
    let numbered = apart(&|one, other| number(one) == number(other));
    let doubled = if numbered {
        doubled(merged)
    } else {
        BTreeMap::new()
    };
    if !doubled.is_empty() {
        let known: Vec<BTreeMap<_, _>> = [ours, theirs].into_iter().map(doubled_in).collect();
        for (key, ids) in doubled {
            // As many as one side had are its own affair.
            let had = known.iter().filter_map(|side| side.get(&key)).max();
            if had.is_some_and(|had| *had >= ids.len()) {
                continue;
            }
            let names: Vec<String> = ids.iter().map(name).collect();
            let first = ids.first().cloned().unwrap_or_default();
            let (place, what) = (names.join("; "), key.1);
            tell("tasks", first, Broken::SameNumber { place, what });
        }
    }
}

/// The tasks that share list and number with others.
fn doubled(plan: &Plan) -> BTreeMap<(Option<Id>, String), Vec<Id>> {
    let tasks: Vec<&Arc<Task>> = plan.tasks().values().collect();
    let groups = doubled_numbers(tasks.iter().map(AsRef::as_ref));
    let groups = groups.into_iter().filter_map(|group| {
        let first = tasks.get(*group.first()?)?;
        let key = (first.list.clone(), first.number_in_list().to_owned());
        let ids = group
            .iter()
            .filter_map(|at| Some(tasks.get(*at)?.id.clone()));
        Some((key, ids.collect()))
    });
    groups.collect()
}

fn doubled_in(plan: &Plan) -> BTreeMap<(Option<Id>, String), usize> {
    let doubled = doubled(plan).into_iter();
    doubled.map(|(key, ids)| (key, ids.len())).collect()
}

/// A period that ends before it begins, and what it is called.
type Reversed = (String, Day, Day);

/// What is reversed in the merged record and was on neither side.
fn newly_reversed<R: Walk + Named>(
    [ours, theirs, merged]: [Option<&Arc<R>>; 3],
    reversed: impl Fn(&R) -> Vec<Reversed>,
) -> Vec<Reversed> {
    let Some(merged) = merged else {
        return Vec::new();
    };
    let mut found = reversed(merged);
    if found.is_empty() {
        return found;
    }
    let sides = [ours, theirs].into_iter().flatten();
    let known: Vec<Reversed> = sides.flat_map(|side| reversed(side)).collect();
    found.retain(|(_, start, end)| !known.iter().any(|(_, from, to)| (from, to) == (start, end)));
    let name = one_name(merged.as_ref());
    for (place, ..) in &mut found {
        *place = format!("{name} {place}").trim().to_owned();
    }
    found
}

fn collect(periods: impl Iterator<Item = (String, Option<Day>, Option<Day>)>) -> Vec<Reversed> {
    let both = periods.filter_map(|(place, start, end)| Some((place, start?, end?)));
    both.filter(|(_, start, end)| start > end).collect()
}

fn reversed_task(task: &Task) -> Vec<Reversed> {
    let own = (String::new(), task.start, task.due.date);
    let measures = task.measures.iter();
    let measures = measures.map(|one| (one.text.clone(), one.start, one.due));
    let pauses = task.suspensions.iter();
    let pauses = pauses.map(|one| (String::new(), Some(one.date), one.until));
    let notices = task.close_out.iter();
    let notices = notices.map(|one| (String::new(), Some(one.date), one.end));
    collect(
        std::iter::once(own)
            .chain(measures)
            .chain(pauses)
            .chain(notices),
    )
}

fn reversed_indicator(indicator: &Indicator) -> Vec<Reversed> {
    let points = indicator.points.iter();
    let points = points.map(|one| (String::new(), Some(one.start), Some(one.end)));
    let targets = indicator.targets.iter();
    let targets = targets.map(|one| (String::new(), Some(one.start), Some(one.end)));
    collect(points.chain(targets))
}
