//! The disclosure page: the public text with figures filled at the as-of date.

use super::Stage;
use egui::Ui;

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct DisclosureView {}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let _ = (ui, stage);
}
