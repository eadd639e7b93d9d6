//! The rows of the middle column, made anew only when the plan, the date or the filters change.

use super::{ChecksView, GroupBy, Which};
use crate::assess::checks::{Counts, Finding, Rule, Severity};
use crate::plan::{Id, Plan};
use crate::ui::Stage;
use crate::wording::natural_key;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Height of a group's row.
pub(super) const GROUP: f32 = 26.0;
/// Height of a finding's row.
pub(super) const FINDING: f32 = 48.0;
/// Height of the form that waives.
pub(super) const FORM: f32 = 70.0;

/// A finding with its name among others.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub finding: Arc<Finding>,
    pub which: Which,
}

/// One row of the middle column.
#[derive(Clone, Debug)]
pub(super) enum Row {
    /// A rule with its count.
    Rule(&'static Rule, usize),
    /// A lead unit with its count.
    Unit(String, usize),
    Finding(Found),
    /// The form that waives the finding above it.
    Form(Found),
    /// The folded row of waived findings.
    Waived(usize),
    /// A waived finding.
    Set(Found),
}

impl Row {
    fn height(&self) -> f32 {
        match self {
            Self::Rule(..) | Self::Unit(..) => GROUP,
            Self::Finding(_) | Self::Set(_) => FINDING,
            Self::Form(_) => FORM,
            Self::Waived(_) => 30.0,
        }
    }
}

/// What the rows depend on besides the findings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    severity: Option<Severity>,
    unit: Option<Option<Id>>,
    group: GroupBy,
    waiving: Option<Which>,
    waived_open: bool,
}

/// Every finding, and what the lists beside them count.
#[derive(Debug, Default)]
pub(super) struct All {
    all: Vec<Found>,
    /// Standing findings by rule, without filters.
    pub by_rule: HashMap<&'static str, usize>,
    /// Standing findings by lead unit, without filters.
    pub by_unit: BTreeMap<Option<Id>, usize>,
    pub counts: Counts,
}

/// The rows that pass the filters, with their places.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Row and top edge.
    pub rows: Vec<(Row, f32)>,
    pub height: f32,
    /// Standing findings that pass the filters.
    pub shown: usize,
}

impl All {
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The finding that is meant, if it is still there.
    pub(super) fn find(&self, which: &Which) -> Option<&Found> {
        self.all.iter().find(|found| found.which == *which)
    }
}

impl Rows {
    /// The findings that pass the filters, in the order shown.
    pub(super) fn passing(&self) -> impl Iterator<Item = &Found> {
        self.rows.iter().filter_map(|(row, _)| match row {
            Row::Finding(found) => Some(found),
            _ => None,
        })
    }

    /// The top edge of a rule's group.
    pub(super) fn top_of(&self, rule: &str) -> Option<f32> {
        self.rows.iter().find_map(|(row, top)| match row {
            Row::Rule(one, _) if one.id == rule => Some(*top),
            _ => None,
        })
    }
}

/// The lead unit of the task a finding is about.
fn unit_of(plan: &Plan, finding: &Finding) -> Option<Id> {
    let task = plan.task(finding.task.as_ref()?)?;
    task.lead_unit.clone()
}

/// Every finding at the date.
pub(super) fn all(stage: &Stage<'_>) -> Arc<All> {
    stage.derived.checks.all.get(stage.stamp, (), || {
        let checks = stage.assessment.checks(stage.plan);
        let mut all = All {
            all: named(checks.findings(stage.plan)),
            counts: checks.counts(),
            ..All::default()
        };
        for found in all.all.iter().filter(|found| !found.finding.waived) {
            *all.by_rule.entry(found.finding.rule.id).or_default() += 1;
            let unit = unit_of(stage.plan, &found.finding);
            *all.by_unit.entry(unit).or_default() += 1;
        }
        all
    })
}

/// The finding that is chosen, if it is still there.
pub(super) fn chosen(stage: &Stage<'_>) -> Option<Found> {
    let which = stage.view.checks.chosen.as_ref()?;
    let kept = &stage.derived.checks.chosen;
    let found = kept.get(stage.stamp, which.clone(), || {
        all(stage).find(which).cloned()
    });
    Option::clone(&found)
}

/// Lets go of a unit that no finding is about any more.
pub(super) fn settle(stage: &mut Stage<'_>) {
    if let Some(unit) = &stage.view.checks.unit
        && !all(stage).by_unit.contains_key(unit)
    {
        stage.view.checks.unit = None;
    }
}

/// The rows of the middle column.
pub(super) fn rows(stage: &Stage<'_>) -> Arc<Rows> {
    let view = &stage.view.checks;
    let key = Key {
        severity: view.severity,
        unit: view.unit.clone(),
        group: view.group,
        waiving: view.waiving.as_ref().map(|waiving| waiving.which.clone()),
        waived_open: view.waived_open,
    };
    let kept = &stage.derived.checks.rows;
    kept.get(stage.stamp, key, || {
        arrange(&all(stage).all, view, stage.plan)
    })
}

fn named(findings: Vec<Arc<Finding>>) -> Vec<Found> {
    let mut places: HashMap<(&'static str, Option<Id>), usize> = HashMap::new();
    findings
        .into_iter()
        .map(|finding| {
            let rule = finding.rule.id;
            let next = places.entry((rule, finding.task.clone())).or_default();
            let place = *next;
            *next += 1;
            let task = finding.task.clone();
            Found {
                finding,
                which: Which { rule, task, place },
            }
        })
        .collect()
}

fn arrange(all: &[Found], view: &ChecksView, plan: &Plan) -> Rows {
    let passes = |found: &&Found| {
        view.severity
            .is_none_or(|one| found.finding.severity() == one)
            && view
                .unit
                .as_ref()
                .is_none_or(|unit| unit_of(plan, &found.finding) == *unit)
    };
    let (waived, standing): (Vec<&Found>, Vec<&Found>) = all
        .iter()
        .filter(passes)
        .partition(|found| found.finding.waived);
    let shown = standing.len();
    let mut groups: Vec<(Row, Vec<&Found>)> = Vec::new();
    match view.group {
        GroupBy::Rule => {
            // They stand by rule already.
            for own in standing.chunk_by(|a, b| a.finding.rule == b.finding.rule) {
                if let Some(first) = own.first() {
                    groups.push((Row::Rule(first.finding.rule, own.len()), own.to_vec()));
                }
            }
        }
        GroupBy::Unit => {
            let mut units: BTreeMap<Option<Id>, Vec<&Found>> = BTreeMap::new();
            for found in standing {
                let unit = unit_of(plan, &found.finding);
                units.entry(unit).or_default().push(found);
            }
            groups.extend(units.into_iter().map(|(unit, own)| {
                let name = unit.map_or_else(String::new, |id| plan.unit_label(&id));
                (Row::Unit(name, own.len()), own)
            }));
            groups.sort_by_cached_key(|(head, own)| {
                let unit = match head {
                    Row::Unit(unit, _) => natural_key(unit).into_owned(),
                    _ => String::new(),
                };
                (std::cmp::Reverse(own.len()), unit)
            });
        }
    }
    let mut list: Vec<Row> = Vec::new();
    for (head, own) in groups {
        list.push(head);
        for found in own {
            list.push(Row::Finding(found.clone()));
            let waiving = view.waiving.as_ref();
            if waiving.is_some_and(|one| one.which == found.which) {
                list.push(Row::Form(found.clone()));
            }
        }
    }
    if !waived.is_empty() {
        list.push(Row::Waived(waived.len()));
        if view.waived_open {
            list.extend(waived.into_iter().map(|found| Row::Set(found.clone())));
        }
    }
    let mut top = 0.0;
    let rows = list
        .into_iter()
        .map(|row| {
            let at = top;
            top += row.height();
            (row, at)
        })
        .collect();
    Rows {
        rows,
        height: top,
        shown,
    }
}
