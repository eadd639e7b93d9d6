//! The panels: each reads the plan and pushes actions; none changes the plan itself.

pub mod acted;
pub mod actions;
pub mod calendar_popup;
pub mod checks;
pub mod command;
pub mod compare;
pub mod date_field;
pub mod dialog;
pub mod disclosure;
pub mod evidence_files;
pub mod file_browser;
pub mod fonts;
pub mod gantt;
pub mod inspector;
pub mod kept;
pub mod monthly;
pub mod overview;
pub mod page;
pub mod paint;
pub mod selection;
pub mod shell;
pub mod stage;
pub mod structure;
pub mod style;
pub mod supervision;
pub mod trends;
pub mod view_state;
pub mod widgets;

pub use acted::{Acted, Shown};
pub use actions::{Action, Actions, Confirm};
pub use command::{Command, MENUS, MenuLine};
pub use kept::{Derived, Stamp};
pub use page::PageView;
pub use selection::Selection;
pub use stage::Stage;
pub use view_state::{Column, Density, Filter, Grouping, Page, Sorting, ViewState};
