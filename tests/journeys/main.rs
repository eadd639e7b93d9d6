//! Journeys: what a clerk does in the window, played without a display.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod checks;
mod clipboard;
mod close_out;
mod compare;
mod completion;
mod cpu_renderer;
mod disclosure;
mod dispatch;
mod drawn;
mod evidence_there;
mod found;
mod gantt;
mod gantt_hand;
mod gantt_window;
mod input_method;
mod inspector;
mod inspector_desk;
#[path = "../large/mod.rs"]
mod large;
mod left_by_click;
mod lights;
mod merge;
mod monthly;
mod new_day;
mod not_reported;
mod one_word;
mod open_edits;
mod overview;
mod page_desk;
mod scenes;
mod shell;
mod shown;
mod structure;
mod supervision;
mod trends;
mod typed_fast;
mod typed_over;
mod widgets;
