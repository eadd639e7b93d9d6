//! What parsing alone does not find: ids given, taken twice or dangling, numbers that are none, dates in the wrong order.

mod known;
mod task;
mod units;

use super::identity::untaken;
use super::places::{Path, Places};
use super::read_error::{Problem, ReadError};
use super::reading::{Opened, place_of, shown};
use super::repair::{Repair, Repaired};
use crate::plan::{Day, Id, Plan, PlanParts, doubled_numbers};
use known::Known;
use std::collections::HashSet;

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

#[derive(Default)]
struct Checker {
    repairs: Vec<Repair>,
    ids_given: usize,
    first_given: Option<Path>,
}

/// Checks what was parsed, gives ids, drops what leads nowhere.
pub(super) fn checked(mut parts: PlanParts, text: &str) -> Result<Opened, ReadError> {
    let mut checker = Checker::default();
    if let Err(fault) = checker.all(&mut parts) {
        return Err(refusal(*fault, text));
    }
    let Checker {
        mut repairs,
        ids_given,
        first_given,
    } = checker;
    if let Some(path) = first_given {
        repairs.insert(
            0,
            Repair::new(Repaired::IdsGiven { count: ids_given }, path),
        );
    }
    // Each later one with the first of its number.
    let groups = doubled_numbers(&parts.tasks).into_iter();
    let pairs: Vec<(usize, usize)> = groups
        .flat_map(|group| {
            let first = group.first().copied().unwrap_or_default();
            group.into_iter().skip(1).map(move |later| (first, later))
        })
        .collect();
    if !repairs.is_empty() || !pairs.is_empty() {
        let places = Places::of(text);
        repairs.extend(pairs.into_iter().map(|(earlier, later)| {
            let number = parts.tasks[later].number_in_list().to_owned();
            let line = place_of(&places, &Path::record("tasks", earlier)).map_or(0, |at| at.line);
            Repair::new(
                Repaired::SameNumber { number, line },
                Path::record("tasks", later),
            )
        }));
        for repair in &mut repairs {
            repair.place = place_of(&places, &repair.at);
        }
        repairs.sort_by_key(|repair| repair.place.map_or(0, |place| place.line));
    }
    Ok(Opened {
        plan: Plan::new(parts),
        repairs,
        print: super::Print::default(),
    })
}

fn refusal(fault: Fault, text: &str) -> ReadError {
    let places = Places::of(text);
    let at = places.find_nearest(&fault.path);
    let found = at
        .as_ref()
        .map_or_else(String::new, |at| shown(&text[at.clone()]));
    let problem = match fault.problem {
        Problem::NotFinite { .. } => Problem::NotFinite { found },
        Problem::DuplicateId { id, .. } => {
            let first = fault.first.unwrap_or_default();
            Problem::DuplicateId {
                id,
                line: place_of(&places, &first).map_or(0, |at| at.line),
                first: first.to_string(),
            }
        }
        other => other,
    };
    ReadError {
        file: None,
        place: at.map(|at| places.place(at.start)),
        path: fault.path.to_string(),
        problem: Box::new(problem),
    }
}

/// Gives records that come without ids and without ranks the ranks of their places.
fn in_written_order<R>(records: &mut [R], parts: impl Fn(&mut R) -> (&Id, &mut i64)) {
    let bare = records.iter_mut().all(|record| {
        let (id, rank) = parts(record);
        id.is_empty() && *rank == 0
    });
    if bare {
        for (rank, record) in (1..).zip(records) {
            *parts(record).1 = rank;
        }
    }
}

impl Checker {
    fn all(&mut self, parts: &mut PlanParts) -> Found {
        let plan = self.head(parts)?;
        let plan = plan.as_str();
        let PlanParts {
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
            ..
        } = parts;
        // A hand-written file says the order by writing it.
        in_written_order(tasks, |r| (&r.id, &mut r.rank));
        in_written_order(lists, |r| (&r.id, &mut r.rank));
        in_written_order(special_plans, |r| (&r.id, &mut r.rank));
        in_written_order(units, |r| (&r.id, &mut r.rank));
        in_written_order(indicators, |r| (&r.id, &mut r.rank));
        let top = Path::default();
        self.ids(
            &top,
            "lists",
            lists,
            |r| &mut r.id,
            |r| vec![plan.into(), "list".into(), r.title.clone()],
        )?;
        self.ids(
            &top,
            "special_plans",
            special_plans,
            |r| &mut r.id,
            |r| vec![plan.into(), "special_plan".into(), r.title.clone()],
        )?;
        self.ids(
            &top,
            "units",
            units,
            |r| &mut r.id,
            |r| vec![plan.into(), "unit".into(), r.name.clone()],
        )?;
        let known_lists = Known::of(lists.iter().map(|r| (&r.id, [r.title.as_str(), &r.short])));
        let known_plans = Known::of(
            special_plans
                .iter()
                .map(|r| (&r.id, [r.title.as_str(), ""])),
        );
        for (index, task) in tasks.iter_mut().enumerate() {
            self.structure_of_task(index, task, &known_lists, &known_plans);
        }
        self.task_ids(plan, tasks)?;
        let known_tasks = Known::of(tasks.iter().map(|r| (&r.id, [r.number.as_str(), &r.title])));
        for (index, task) in tasks.iter_mut().enumerate() {
            self.task(index, task, &known_tasks)?;
        }
        self.ids(
            &top,
            "indicators",
            indicators,
            |r| &mut r.id,
            |r| {
                vec![
                    plan.into(),
                    "indicator".into(),
                    r.name.clone(),
                    r.region.clone(),
                ]
            },
        )?;
        for (index, indicator) in indicators.iter_mut().enumerate() {
            self.indicator(index, indicator, &known_tasks)?;
        }
        self.ids(
            &top,
            "inspections",
            inspections,
            |r| &mut r.id,
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
            |r| &mut r.id,
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
        for (index, record) in inspections.iter_mut().enumerate() {
            self.inspection(index, record, &known_tasks)?;
        }
        for (index, record) in complaints.iter_mut().enumerate() {
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

    /// The plan's own id and the head's entries.
    fn head(&mut self, parts: &mut PlanParts) -> Found<Id> {
        let head = &mut parts.head;
        let path = Path::default().name("head");
        if head.id.is_empty() {
            head.id = Id::derived(&["plan", &head.title, &head.region, &head.round]);
            self.given(|| path.clone());
        }
        let plan = head.id.clone();
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
        let mut taken: HashSet<Id> = HashSet::with_capacity(records.len());
        let path = |index: usize| above.clone().name(field).index(index);
        for index in 0..records.len() {
            let own = id(&mut records[index]).clone();
            if own.is_empty() || taken.insert(own.clone()) {
                continue;
            }
            let first = (0..index).find(|first| *id(&mut records[*first]) == own);
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
        for (index, record) in records.iter_mut().enumerate() {
            if id(record).is_empty() {
                let words = words(record);
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let new = untaken(&taken, &words);
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
        self.repairs.push(Repair::new(repaired, at));
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
