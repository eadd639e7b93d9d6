//! The units to pick one from, in a list or a menu.

use super::drop_list::pick;
use crate::plan::{Id, Plan, Unit};
use crate::ui::Stage;
use egui::{ScrollArea, Ui};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The units: those of the tree indented by depth, then those outside it.
pub(crate) fn units(ui: &mut Ui, stage: &Stage<'_>, now: Option<&Id>, mut picked: impl FnMut(Id)) {
    let kept = &stage.derived.unit_lines;
    let lines = kept.get(stage.stamp, (), || unit_lines(stage.plan));
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (depth, id, name) in lines.iter() {
            let words = format!("{}{name}", "　".repeat(*depth));
            if pick(ui, now == Some(id), &words) {
                picked(id.clone());
            }
        }
    });
}

/// The units as a tree, those outside it last: depth, id, and the name that tells each apart.
pub(crate) fn unit_lines(plan: &Plan) -> Vec<(usize, Id, String)> {
    let units = plan.units();
    let mut below: BTreeMap<Option<&Id>, Vec<&Arc<Unit>>> = BTreeMap::new();
    for unit in units.values() {
        let above = unit.parent.as_ref().filter(|id| units.contains_key(*id));
        below.entry(above).or_default().push(unit);
    }
    for units in below.values_mut() {
        units.sort_by_key(|unit| std::cmp::Reverse((unit.outside, unit.rank, &unit.id)));
    }
    let labels = plan.unit_labels();
    let mut lines = Vec::new();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut stack: Vec<(usize, Option<&Id>)> = vec![(0, None)];
    while let Some((depth, above)) = stack.pop() {
        if let Some(id) = above {
            // A ring of parents in a hand-written file must end.
            if !seen.insert(id) {
                continue;
            }
            let name = labels.get(id).cloned().unwrap_or_default();
            if !name.is_empty() {
                lines.push((depth - 1, id.clone(), name));
            }
        }
        let units = below.get(&above).into_iter().flatten();
        stack.extend(units.map(|unit| (depth + 1, Some(&unit.id))));
    }
    lines
}
