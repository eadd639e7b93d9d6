//! The supervision page: inspection records with their findings, and complaints.

use super::Stage;
use egui::Ui;

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct SupervisionView {}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let _ = (ui, stage);
}
