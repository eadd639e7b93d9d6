//! What a text field takes of the clipboard: a cell of a spreadsheet without the quotes that were put around it.

use crate::exchange::table;
use egui::{Event, Id, Ui};

/// Mends what is pasted into a field before the field takes it. Line ends stay where it has lines (`lines`), else they
/// become blanks.
pub(crate) fn mend(ui: &Ui, id: Id, lines: bool) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    ui.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Paste(text) = event {
                let cell = table::one_cell(text);
                *text = if lines {
                    cell
                } else {
                    cell.trim_end_matches('\n').replace('\n', " ")
                };
            }
        }
    });
}
