//! Small widgets that the panels share: fields, pick lists, buttons, badges, section headers.

pub mod badge;
pub mod button;
pub(crate) mod chips;
pub(crate) mod crowded_bar;
pub(crate) mod drop_list;
pub mod entry_field;
pub(crate) mod found;
pub mod icon;
pub(crate) mod in_view;
pub mod look;
pub mod option_list;
pub(crate) mod pasted_cell;
pub mod pick_field;
pub mod resting_cell;
pub(crate) mod roomy;
pub mod row;
mod said;
pub mod section;
pub mod segmented;
pub(crate) mod sought_list;
pub mod text_field;
pub(crate) mod unit_list;

pub use badge::{badge, chip, dashed_badge, light_badge, sample_badge, status_badge};
pub(crate) use button::figure_at;
pub use button::{
    icon_button, key_figure, link, main_button, plain_button, small_button, small_main_button,
};
pub use entry_field::{EntryField, Understood};
pub use icon::Icon;
pub use look::Look;
pub use option_list::Candidate;
pub use pick_field::{PickField, choice};
pub use resting_cell::RestingCell;
pub use row::{beside, form, form_row, note, row, warning};
pub use section::section;
pub use segmented::segmented;
pub use text_field::{Heard, TextField, focus_at_first, type_over_at_first};
