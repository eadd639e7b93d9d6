//! The rows of the middle column, made anew only when the plan, the date or the filters change.

use super::{ChecksView, GroupBy, Which};
use crate::assess::checks::{Counts, Finding, Rule, Severity};
use crate::plan::{Day, Plan};
use crate::ui::Stage;
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

#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    as_of: Day,
    severity: Option<Severity>,
    unit: Option<String>,
    group: GroupBy,
    waiving: Option<Which>,
    waived_open: bool,
}

/// The rows with their places, and what the lists beside them count.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    key: Option<Key>,
    all: Vec<Found>,
    /// Row and top edge.
    pub rows: Vec<(Row, f32)>,
    pub height: f32,
    /// Standing findings by rule, without filters.
    pub by_rule: HashMap<&'static str, usize>,
    /// Standing findings by lead unit, without filters.
    pub by_unit: BTreeMap<String, usize>,
    pub counts: Counts,
    /// Standing findings that pass the filters.
    pub shown: usize,
}

impl Rows {
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The finding that is meant, if it is still there.
    pub(super) fn find(&self, which: &Which) -> Option<&Found> {
        self.all.iter().find(|found| found.which == *which)
    }

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

/// The lead unit of the task a finding is about; empty without one.
pub(super) fn unit_of<'p>(plan: &'p Plan, finding: &Finding) -> &'p str {
    finding
        .task
        .as_ref()
        .and_then(|id| plan.task(id))
        .map_or("", |task| plan.unit_word(task.lead_unit.as_ref()))
}

/// Makes the rows anew where something moved.
pub(super) fn refresh(stage: &mut Stage<'_>) {
    let view = &stage.view.checks;
    let key = Key {
        revision: stage.revision,
        as_of: stage.as_of,
        severity: view.severity,
        unit: view.unit.clone(),
        group: view.group,
        waiving: view.waiving.as_ref().map(|waiving| waiving.which.clone()),
        waived_open: view.waived_open,
    };
    if view.rows.key.as_ref() == Some(&key) {
        return;
    }
    let same_findings = view
        .rows
        .key
        .as_ref()
        .is_some_and(|old| old.revision == key.revision && old.as_of == key.as_of);
    let mut rows = std::mem::take(&mut stage.view.checks.rows);
    if !same_findings {
        let checks = stage.assessment.checks(stage.plan);
        rows.all = named(checks.findings(stage.plan));
        rows.counts = checks.counts();
        rows.by_rule.clear();
        rows.by_unit.clear();
        for found in rows.all.iter().filter(|found| !found.finding.waived) {
            *rows.by_rule.entry(found.finding.rule.id).or_default() += 1;
            let unit = unit_of(stage.plan, &found.finding);
            match rows.by_unit.get_mut(unit) {
                Some(count) => *count += 1,
                None => {
                    rows.by_unit.insert(unit.to_owned(), 1);
                }
            }
        }
    }
    let view = &mut stage.view.checks;
    if view
        .unit
        .as_ref()
        .is_some_and(|unit| !rows.by_unit.contains_key(unit))
    {
        view.unit = None;
    }
    arrange(&mut rows, view, stage.plan);
    rows.key = Some(Key {
        unit: view.unit.clone(),
        ..key
    });
    view.rows = rows;
}

fn named(findings: Vec<Arc<Finding>>) -> Vec<Found> {
    let mut places: HashMap<(&'static str, Option<crate::plan::Id>), usize> = HashMap::new();
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

fn arrange(rows: &mut Rows, view: &ChecksView, plan: &Plan) {
    let passes = |found: &&Found| {
        view.severity
            .is_none_or(|one| found.finding.severity() == one)
            && view
                .unit
                .as_ref()
                .is_none_or(|unit| unit_of(plan, &found.finding) == unit)
    };
    let (waived, standing): (Vec<&Found>, Vec<&Found>) = rows
        .all
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
            let mut units: BTreeMap<&str, Vec<&Found>> = BTreeMap::new();
            for found in standing {
                let unit = unit_of(plan, &found.finding);
                units.entry(unit).or_default().push(found);
            }
            groups.extend(
                units
                    .into_iter()
                    .map(|(unit, own)| (Row::Unit(unit.to_owned(), own.len()), own)),
            );
            groups.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
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
    rows.shown = shown;
    if !waived.is_empty() {
        list.push(Row::Waived(waived.len()));
        if view.waived_open {
            list.extend(waived.into_iter().map(|found| Row::Set(found.clone())));
        }
    }
    let mut top = 0.0;
    rows.rows = list
        .into_iter()
        .map(|row| {
            let at = top;
            top += row.height();
            (row, at)
        })
        .collect();
    rows.height = top;
}
