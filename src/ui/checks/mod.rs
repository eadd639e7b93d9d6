//! The checks page: findings of the rules against perfunctory, superficial and false rectification.

use super::Stage;
use egui::Ui;

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct ChecksView {}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let _ = (ui, stage);
}
