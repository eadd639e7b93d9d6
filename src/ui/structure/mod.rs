//! The structure page: overall plan, lists, special plans and units, and how tasks are shared out.

use super::Stage;
use egui::Ui;

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct StructureView {}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let _ = (ui, stage);
}
