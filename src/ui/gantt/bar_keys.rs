//! Bars moved and resized by keys: one step is what the mouse snaps to at this zoom.

use super::{gesture, look};
use crate::chart::gantt::{Shift, span};
use crate::chart::time_axis::day_number;
use crate::ui::Stage;

/// Moves the selected bars, or the end of each with `resize`, one step later or earlier.
pub(super) fn step(stage: &mut Stage<'_>, later: bool, resize: bool) {
    let ids = stage.acted().ids.clone();
    let focus = stage
        .view
        .selection
        .focus
        .clone()
        .filter(|id| ids.contains(id));
    let Some(id) = focus.or_else(|| ids.first().cloned()) else {
        return;
    };
    if stage.refuses() {
        return;
    }
    let look = look(stage, None);
    let Some(rest) = look.task(&id).and_then(|task| span::at_rest(&look, task)) else {
        return;
    };
    let axis = stage.view.axis;
    let end = f64::from(day_number(rest.to)) + 1.0;
    // Outward day by day until the snap lands on another day than now: the next step, whatever the zoom.
    let target = (1..400)
        .map(|days| {
            let days = f64::from(days);
            axis.snap_end(if later { end + days } else { end - days }, false)
        })
        .find(|day| {
            if later {
                *day > rest.to
            } else {
                *day < rest.to
            }
        });
    let Some(target) = target else { return };
    let (ids, shift) = if resize {
        (vec![id], Shift::End(target.max(rest.from)))
    } else {
        (ids, Shift::Move((target - rest.to).get_days()))
    };
    if let Some(edit) = gesture::edit_for(stage, ids, shift) {
        gesture::push(stage, edit);
    }
}
