//! Selecting rows as the modifiers say.

use crate::chart::rows::Row;
use crate::plan::Id;
use crate::ui::Stage;

/// Selects as the modifiers say: only this one, this one too, or the range from the anchor.
pub(super) fn select(stage: &mut Stage<'_>, rows: &[Row], id: &Id, modifiers: egui::Modifiers) {
    let selection = &mut stage.view.selection;
    if modifiers.shift
        && let Some(anchor) = selection.anchor.clone()
    {
        let range = range(rows, &anchor, id);
        if !range.is_empty() {
            let kept = if modifiers.command {
                selection.ids()
            } else {
                Vec::new()
            };
            selection.set(kept.into_iter().chain(range));
            selection.anchor = Some(anchor);
            selection.focus = Some(id.clone());
            return;
        }
    }
    if modifiers.command {
        selection.toggle(id);
    } else {
        selection.only(id);
    }
}

fn range(rows: &[Row], from: &Id, to: &Id) -> Vec<Id> {
    let place = |id: &Id| {
        rows.iter()
            .position(|row| matches!(row, Row::Task(task) if task == id))
    };
    let (Some(a), Some(b)) = (place(from), place(to)) else {
        return Vec::new();
    };
    rows.iter()
        .take(a.max(b) + 1)
        .skip(a.min(b))
        .filter_map(|row| match row {
            Row::Task(id) => Some(id.clone()),
            _ => None,
        })
        .collect()
}
