//! The units to pick one from, in a list or a menu.

use super::drop_list::pick;
use super::option_list::Candidate;
use super::{link, sought_list};
use crate::plan::{Id, Plan, Unit};
use crate::text::{common_words, gantt_words as words};
use crate::ui::Stage;
use egui::Ui;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A unit in a list: depth, id, and the name that tells it apart.
type Line = (usize, Id, String);

/// What a unit is picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum For {
    /// To look at its tasks: the user's own unit stands first, and the first that is ever picked is taken for it.
    View,
    /// To be given something.
    Giving,
}

/// The units, to be found by typing a part of the name or its sounds: those of the tree indented by depth, then those
/// outside it.
pub(crate) fn units(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    wanted: For,
    now: Option<&Id>,
    picked: impl FnMut(Id),
) {
    let lines = lines(stage);
    list(ui, stage, wanted, now, (&lines, |_| String::new()), picked);
}

/// The same, only the units of which something is counted, each with its count.
pub(crate) fn counted(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    now: Option<&Id>,
    count: impl Fn(&Id) -> Option<usize>,
    picked: impl FnMut(Id),
) {
    let all = lines(stage);
    let lines: Vec<Line> = all
        .iter()
        .filter(|(_, id, _)| count(id).is_some())
        .map(|(_, id, name)| (0, id.clone(), name.clone()))
        .collect();
    let aside = |id: &Id| count(id).map_or_else(String::new, |count| count.to_string());
    list(ui, stage, For::View, now, (&lines, aside), picked);
}

/// Lists units with something written beside each.
fn list(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    wanted: For,
    now: Option<&Id>,
    (lines, aside): (&[Line], impl Fn(&Id) -> String),
    mut picked: impl FnMut(Id),
) {
    let look = stage.look();
    let listed = |id: &Id| lines.iter().any(|(_, one, _)| one == id);
    let mine = my_unit(stage).filter(|(id, _)| wanted == For::View && listed(id));
    // The field is as wide as there is room, and a menu has all of the window.
    ui.set_max_width(260.0);
    ui.set_min_width(260.0);
    if let Some((own, name)) = &mine {
        let words = words::MY_UNIT_IS.fill(look.language, &[("unit", name)]);
        if pick(ui, now == Some(own), &words) {
            picked(own.clone());
        }
    }
    let name = |at: usize| lines.get(at).map_or("", |(_, _, name)| name.as_str());
    let candidate = |at: usize, narrowed: bool| {
        let Some((depth, id, name)) = lines.get(at) else {
            return Candidate::default();
        };
        let indent = if narrowed { 0 } else { *depth };
        Candidate {
            words: format!("{}{name}", "　".repeat(indent)),
            on: now == Some(id),
            aside: aside(id),
        }
    };
    let id = ui.scope_id().with("units");
    let label = look.say(common_words::FIND_UNIT);
    if let Some((_, id, name)) =
        sought_list::show(ui, look, id, label, lines.len(), name, candidate)
            .and_then(|place| lines.get(place))
    {
        if wanted == For::View && stage.view.my_unit.is_empty() {
            stage.view.my_unit.clone_from(name);
        }
        picked(id.clone());
    }
    let shown = now.and_then(|now| lines.iter().find(|(_, id, _)| id == now));
    if let Some((_, _, name)) = shown
        && wanted == For::View
        && stage.view.my_unit != *name
    {
        ui.add_space(4.0);
        let words = words::TAKE_FOR_MY_UNIT.fill(look.language, &[("unit", name)]);
        if link(ui, look, &words).clicked() {
            stage.view.my_unit.clone_from(name);
        }
    }
}

fn lines(stage: &Stage<'_>) -> Arc<Vec<Line>> {
    let kept = &stage.derived.unit_lines;
    kept.get(stage.stamp, (), || unit_lines(stage.plan))
}

/// The user's own unit, remembered by its name from plan to plan, where this plan has it.
pub(crate) fn my_unit(stage: &Stage<'_>) -> Option<(Id, String)> {
    let wanted = &stage.view.my_unit;
    let found = stage.derived.my_unit.get(stage.stamp, wanted.clone(), || {
        let lines = lines(stage);
        let own = lines.iter().find(|(_, _, name)| name == wanted);
        own.map(|(_, id, _)| id.clone())
    });
    (*found).clone().map(|id| (id, wanted.clone()))
}

/// The units as a tree, those outside it last: depth, id, and the name that tells each apart.
pub(crate) fn unit_lines(plan: &Plan) -> Vec<Line> {
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
