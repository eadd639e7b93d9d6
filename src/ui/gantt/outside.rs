//! What lies outside the time shown: how many tasks earlier and later, at the edges; a click brings them into view.

use super::fit_to;
use crate::chart::reach::Ends;
use crate::plan::Day;
use crate::text::gantt_words;
use crate::ui::Stage;
use crate::ui::outside::{HIGH, sign};
use egui::{Rect, Ui};

/// Draws the signs in the lower corners of the chart and answers the pointer.
pub(super) fn show(ui: &Ui, stage: &mut Stage<'_>, chart: Rect, ends: &Ends) {
    if chart.height() < 4.0 * HIGH || chart.width() < 200.0 {
        return;
    }
    let axis = stage.view.axis;
    let (before, after) = (ends.before(&axis), ends.after(&axis));
    if let Some(outside) = before
        && sign(ui, stage, chart, gantt_words::EARLIER, outside, true)
    {
        let to = axis.last_day();
        show_days(stage, outside.reach, to);
    }
    if let Some(outside) = after
        && sign(ui, stage, chart, gantt_words::LATER, outside, false)
    {
        let from = axis.first_day();
        show_days(stage, from, outside.reach);
    }
}

fn show_days(stage: &mut Stage<'_>, from: Day, to: Day) {
    let width = stage.view.axis.width;
    fit_to(stage, from, to, width);
}
