//! What parsing alone does not find: ids given, taken twice or dangling, numbers that are none, dates in the wrong order.

mod known;
mod outcome;
mod task;
mod units;
mod years;

use super::crew;
use super::identity::untaken;
use super::places::Path;
use super::read_error::Problem;
use super::repair::{Repair, Repaired};
use crate::plan::{CountedIds, Day, Id, SharedParts, Task, doubled_numbers};
use known::Known;
pub(super) use outcome::Checked;
use std::collections::HashSet;
use std::sync::Arc;

/// How many unknown unit names are told.
const NAMES_TOLD: usize = 5;

/// The highest percent, and the most decimals.
const PERCENT: u8 = 100;
const DECIMALS: u8 = 6;

/// A fault that refuses the file, at a path.
struct Fault {
    path: Path,
    problem: Problem,
    /// Where the id stood first.
    first: Option<Path>,
}

type Found<T = ()> = Result<T, Box<Fault>>;

/// How many repairs are told one by one. Finding the place of each takes as long as its record is; a file with more was
/// made by no hand.
const MOST_TOLD: usize = 1000;

#[derive(Default)]
struct Checker {
    repairs: Vec<Repair>,
    /// How many more there are.
    untold: usize,
    ids_given: usize,
    first_given: Option<Path>,
}

/// Checks what was parsed, gives ids, drops what leads nowhere.
pub(super) fn checked(mut parts: SharedParts) -> Checked {
    let mut checker = Checker::default();
    let fault = checker.all(&mut parts).err();
    let Checker {
        mut repairs,
        untold,
        ids_given,
        first_given,
    } = checker;
    if let Some(path) = first_given {
        repairs.insert(
            0,
            Repair::new(Repaired::IdsGiven { count: ids_given }, path),
        );
    }
    let untold = untold + repairs.len().saturating_sub(MOST_TOLD);
    repairs.truncate(MOST_TOLD);
    // Each later one with the first of its number.
    let groups = doubled_numbers(parts.tasks.iter().map(|task| &**task)).into_iter();
    let doubled = groups
        .flat_map(|group| {
            let first = group.first().copied().unwrap_or_default();
            group.into_iter().skip(1).map(move |later| (first, later))
        })
        .collect();
    Checked {
        parts,
        repairs,
        untold,
        doubled,
        fault,
    }
}

/// What a reference to a task may lead to. The names are looked up only where some reference is no id: then a file was
/// written by hand, and is short.
fn known_tasks(parts: &SharedParts) -> Known {
    let tasks = &parts.tasks;
    let known = Known::ids(tasks.iter().map(|task| &task.id));
    let links = tasks.iter().flat_map(|task| &task.links);
    let findings = parts.inspections.iter().flat_map(|record| &record.findings);
    let bare = links
        .map(|link| &link.predecessor)
        .chain(parts.indicators.iter().flat_map(|record| &record.tasks))
        .chain(parts.inspections.iter().flat_map(|record| &record.tasks))
        .chain(findings.flat_map(|finding| &finding.tasks))
        .chain(parts.complaints.iter().flat_map(|record| &record.tasks))
        .chain(
            parts
                .head
                .waivers
                .iter()
                .filter_map(|waiver| waiver.task.as_ref()),
        )
        .all(|id| known.has(id));
    if bare {
        return known;
    }
    Known::of(
        tasks
            .iter()
            .map(|task| (&task.id, [task.number.as_str(), &task.title])),
    )
}

/// A record that was just read: nobody else has it, so this copies nothing.
fn own<R: Clone>(record: &mut Arc<R>) -> &mut R {
    Arc::make_mut(record)
}

/// The first record that has the id of an earlier one; records without id have none.
fn second<R>(records: &mut [R], id: &impl Fn(&mut R) -> &mut Id) -> Option<usize> {
    // The entries of most logs are few: comparing them is faster than hashing.
    const FEW: usize = 8;
    if records.len() <= FEW {
        return (1..records.len()).find(|index| {
            let (earlier, rest) = records.split_at_mut(*index);
            let own = id(&mut rest[0]);
            !own.is_empty() && earlier.iter_mut().any(|record| id(record) == own)
        });
    }
    let mut taken: HashSet<Id> = HashSet::with_capacity(records.len());
    records.iter_mut().position(|record| {
        let own = id(record);
        !own.is_empty() && !taken.insert(own.clone())
    })
}

/// Gives records that come without ids and without ranks the ranks of their places.
fn in_written_order<R>(
    records: &mut [R],
    of: impl Fn(&R) -> (&Id, i64),
    rank: impl Fn(&mut R) -> &mut i64,
) {
    let bare = |record| {
        let (id, rank) = of(record);
        id.is_empty() && rank == 0
    };
    if records.iter().all(bare) {
        for (place, record) in (1..).zip(records) {
            *rank(record) = place;
        }
    }
}

impl Checker {
    fn all(&mut self, parts: &mut SharedParts) -> Found {
        let plan = self.head(parts)?;
        let plan = plan.as_str();
        let SharedParts {
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            ..
        } = parts;
        // A hand-written file says the order by writing it.
        in_written_order(tasks, |r| (&r.id, r.rank), |r| &mut own(r).rank);
        in_written_order(lists, |r| (&r.id, r.rank), |r| &mut own(r).rank);
        in_written_order(special_plans, |r| (&r.id, r.rank), |r| &mut own(r).rank);
        in_written_order(units, |r| (&r.id, r.rank), |r| &mut own(r).rank);
        in_written_order(indicators, |r| (&r.id, r.rank), |r| &mut own(r).rank);
        let top = Path::default();
        self.ids(
            &top,
            "lists",
            lists,
            |r| &mut own(r).id,
            |r| vec![plan.into(), "list".into(), r.title.clone()],
        )?;
        self.ids(
            &top,
            "special_plans",
            special_plans,
            |r| &mut own(r).id,
            |r| vec![plan.into(), "special_plan".into(), r.title.clone()],
        )?;
        self.ids(
            &top,
            "units",
            units,
            |r| &mut own(r).id,
            |r| vec![plan.into(), "unit".into(), r.name.clone()],
        )?;
        let known_lists = Known::of(lists.iter().map(|r| (&r.id, [r.title.as_str(), &r.short])));
        let known_plans = Known::of(
            special_plans
                .iter()
                .map(|r| (&r.id, [r.title.as_str(), ""])),
        );
        self.each_task(tasks, |checker, index, task| {
            checker.structure_of_task(index, task, &known_lists, &known_plans);
            Ok(())
        })?;
        self.task_ids(plan, tasks)?;
        let known_tasks = known_tasks(parts);
        let SharedParts {
            tasks,
            units,
            indicators,
            inspections,
            complaints,
            ..
        } = parts;
        self.each_task(tasks, |checker, index, task| {
            checker.years_of_task(index, task);
            checker.task(index, task, &known_tasks)
        })?;
        self.ids(
            &top,
            "indicators",
            indicators,
            |r| &mut own(r).id,
            |r| {
                vec![
                    plan.into(),
                    "indicator".into(),
                    r.name.clone(),
                    r.region.clone(),
                ]
            },
        )?;
        for (index, indicator) in indicators.iter_mut().map(own).enumerate() {
            self.years_of_indicator(index, indicator);
            self.indicator(index, indicator, &known_tasks)?;
        }
        self.ids(
            &top,
            "inspections",
            inspections,
            |r| &mut own(r).id,
            |r| {
                vec![
                    plan.into(),
                    "inspection".into(),
                    r.number.clone(),
                    r.date.to_string(),
                    r.findings
                        .first()
                        .map_or_else(String::new, |finding| finding.text.clone()),
                ]
            },
        )?;
        self.ids(
            &top,
            "complaints",
            complaints,
            |r| &mut own(r).id,
            |r| {
                vec![
                    plan.into(),
                    "complaint".into(),
                    r.number.clone(),
                    r.received.to_string(),
                    r.text.clone(),
                ]
            },
        )?;
        for (index, record) in inspections.iter_mut().map(own).enumerate() {
            self.years_of_inspection(index, record);
            self.inspection(index, record, &known_tasks)?;
        }
        for (index, record) in complaints.iter_mut().map(own).enumerate() {
            self.years_of_complaint(index, record);
            let path = Path::record("complaints", index);
            let id = record.id.to_string();
            self.ids(
                &path,
                "follow_up_visits",
                &mut record.follow_up_visits,
                |r| &mut r.id,
                |r| vec![id.clone(), "visit".into(), r.date.to_string()],
            )?;
            self.references(&path.name("tasks"), &mut record.tasks, &known_tasks);
        }
        self.unit_tree(units);
        self.unit_references(parts);
        parts.head.waivers = self.waivers(std::mem::take(&mut parts.head.waivers), &known_tasks);
        Ok(())
    }

    /// Checks every task, on all cores where they are many; what is found stands in the order of the tasks.
    fn each_task(
        &mut self,
        tasks: &mut [Arc<Task>],
        check: impl Fn(&mut Self, usize, &mut Task) -> Found + Sync,
    ) -> Found {
        const GO: usize = 1024;
        let threads = crew::cores().min(tasks.len() / GO + 1);
        let done = crew::each(threads, tasks.chunks_mut(GO).enumerate(), |(go, tasks)| {
            let mut checker = Self::default();
            let mut tasks = (go * GO..).zip(tasks);
            let found = tasks.try_for_each(|(at, task)| check(&mut checker, at, own(task)));
            found.map(|()| checker)
        });
        for checker in done {
            let Self {
                mut repairs,
                untold,
                ids_given,
                first_given,
            } = checker?;
            self.repairs.append(&mut repairs);
            self.untold += untold;
            self.ids_given += ids_given;
            self.first_given = self.first_given.take().or(first_given);
        }
        Ok(())
    }

    /// The plan's own id and the head's entries.
    fn head(&mut self, parts: &mut SharedParts) -> Found<Id> {
        let head = &mut parts.head;
        let path = Path::default().name("head");
        if head.id.is_empty() {
            head.id = Id::derived(&["plan", &head.title, &head.region, &head.round]);
            self.given(|| path.clone());
        }
        let plan = head.id.clone();
        self.years_of_head(head);
        self.order(head.window_start, head.window_end, || {
            path.clone().name("window_end")
        });
        self.ids(
            &path,
            "disclosure",
            &mut head.disclosure,
            |r| &mut r.id,
            |r| vec![plan.to_string(), "disclosure".into(), r.heading.clone()],
        )?;
        self.ids(
            &path,
            "given_out",
            &mut head.given_out,
            |r| &mut r.id,
            |r| {
                vec![
                    plan.to_string(),
                    "part".into(),
                    r.unit.to_string(),
                    r.date.to_string(),
                ]
            },
        )?;
        Ok(plan)
    }

    fn given(&mut self, path: impl FnOnce() -> Path) {
        self.ids_given += 1;
        if self.first_given.is_none() {
            self.first_given = Some(path());
        }
    }

    /// Gives an id to every record of a list that has none and refuses one that stands twice.
    fn ids<R>(
        &mut self,
        above: &Path,
        field: &str,
        records: &mut [R],
        id: impl Fn(&mut R) -> &mut Id,
        words: impl Fn(&R) -> Vec<String>,
    ) -> Found {
        let path = |index: usize| above.clone().name(field).index(index);
        let id_at = |records: &mut [R], index: usize| id(&mut records[index]).clone();
        if let Some(index) = second(records, &id) {
            let own = id_at(records, index);
            let first = (0..index).find(|first| id_at(records, *first) == own);
            return Err(Box::new(Fault {
                path: path(index).name("id"),
                problem: Problem::DuplicateId {
                    id: own.to_string(),
                    first: String::new(),
                    line: 0,
                },
                first: first.map(path),
            }));
        }
        if !records.iter_mut().any(|record| id(record).is_empty()) {
            return Ok(());
        }
        let mut taken: HashSet<Id> = records
            .iter_mut()
            .map(|record| id(record).clone())
            .collect();
        let mut counted = CountedIds::default();
        for (index, record) in records.iter_mut().enumerate() {
            if id(record).is_empty() {
                let words = words(record);
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let new = untaken(&mut counted, &taken, &words);
                taken.insert(new.clone());
                *id(record) = new;
                self.given(|| path(index));
            }
        }
        Ok(())
    }

    fn indicator(
        &mut self,
        index: usize,
        indicator: &mut crate::plan::Indicator,
        known: &Known,
    ) -> Found {
        let path = Path::record("indicators", index);
        let id = indicator.id.to_string();
        self.ids(
            &path,
            "points",
            &mut indicator.points,
            |r| &mut r.id,
            |r| {
                vec![
                    id.clone(),
                    "point".into(),
                    r.start.to_string(),
                    r.end.to_string(),
                    r.base.clone(),
                    r.source.clone(),
                ]
            },
        )?;
        self.ids(
            &path,
            "targets",
            &mut indicator.targets,
            |r| &mut r.id,
            |r| {
                vec![
                    id.clone(),
                    "target".into(),
                    r.start.to_string(),
                    r.end.to_string(),
                    r.base.clone(),
                ]
            },
        )?;
        for (place, point) in indicator.points.iter().enumerate() {
            let path = || path.clone().name("points").index(place);
            finite(point.value, || path().name("value"))?;
            self.order(point.start, point.end, || path().name("end"));
        }
        for (place, target) in indicator.targets.iter().enumerate() {
            let path = || path.clone().name("targets").index(place);
            finite(Some(target.value), || path().name("value"))?;
            self.order(target.start, target.end, || path().name("end"));
        }
        if indicator.decimals > DECIMALS {
            let (found, limit) = (indicator.decimals, DECIMALS);
            indicator.decimals = limit;
            let path = path.clone().name("decimals");
            self.add(Repaired::TooHigh { found, limit }, path);
        }
        self.references(&path.name("tasks"), &mut indicator.tasks, known);
        Ok(())
    }

    fn inspection(
        &mut self,
        index: usize,
        record: &mut crate::plan::InspectionRecord,
        known: &Known,
    ) -> Found {
        let path = Path::record("inspections", index);
        let id = record.id.to_string();
        self.ids(
            &path,
            "findings",
            &mut record.findings,
            |r| &mut r.id,
            |r| vec![id.clone(), "finding".into(), r.text.clone()],
        )?;
        for (place, finding) in record.findings.iter_mut().enumerate() {
            let path = path.clone().name("findings").index(place).name("tasks");
            self.references(&path, &mut finding.tasks, known);
        }
        self.references(&path.name("tasks"), &mut record.tasks, known);
        Ok(())
    }

    fn references(&mut self, path: &Path, wanted: &mut Vec<Id>, known: &Known) {
        let mut place = 0;
        wanted.retain_mut(|wanted| {
            let at = path.clone().index(place);
            place += 1;
            self.reference(at, wanted, known)
        });
    }

    /// Whether a reference to a task leads somewhere; a name becomes the id.
    fn reference(&mut self, at: Path, wanted: &mut Id, known: &Known) -> bool {
        match known.resolved(wanted) {
            Some(id) => {
                *wanted = id;
                true
            }
            None => {
                let wanted = wanted.to_string();
                self.add(Repaired::TaskGone { wanted }, at);
                false
            }
        }
    }

    fn waivers(
        &mut self,
        mut waivers: Vec<crate::plan::Waiver>,
        known: &Known,
    ) -> Vec<crate::plan::Waiver> {
        let mut place = 0;
        waivers.retain_mut(|waiver| {
            let at = Path::default().name("head").name("waivers").index(place);
            place += 1;
            let Some(wanted) = &mut waiver.task else {
                return true;
            };
            match known.resolved(wanted) {
                Some(id) => {
                    *wanted = id;
                    true
                }
                None => {
                    let wanted = wanted.to_string();
                    self.add(Repaired::WaiverGone { wanted }, at);
                    false
                }
            }
        });
        waivers
    }

    fn order(&mut self, start: Day, end: Day, path: impl FnOnce() -> Path) {
        if start > end {
            self.add(Repaired::StartAfterEnd { start, end }, path());
        }
    }

    fn add(&mut self, repaired: Repaired, at: Path) {
        if self.repairs.len() < MOST_TOLD {
            self.repairs.push(Repair::new(repaired, at));
        } else {
            self.untold += 1;
        }
    }
}

fn finite(value: Option<f64>, path: impl FnOnce() -> Path) -> Found {
    match value {
        Some(value) if !value.is_finite() => Err(Box::new(Fault {
            path: path(),
            problem: Problem::NotFinite {
                found: value.to_string(),
            },
            first: None,
        })),
        _ => Ok(()),
    }
}
