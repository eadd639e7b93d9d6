//! The overview page: one screen for the Monday meeting.

use super::Stage;
use egui::Ui;

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct OverviewView {}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let _ = (ui, stage);
}
