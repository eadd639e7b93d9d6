//! The shell: document, commands, dialogs, background jobs, settings and the command line.

mod actions;
pub mod answers;
mod asking;
#[cfg(test)]
mod away_journeys;
mod board;
pub mod cli;
mod clipboard;
pub mod clock;
mod collecting;
#[cfg(test)]
mod command_laws;
mod commands;
mod comparing;
#[cfg(test)]
mod comparing_journeys;
mod display;
pub mod document;
mod dropped;
mod ending;
mod entering;
mod evidence;
mod evidence_paths;
pub mod fallback_font;
pub mod folder_listing;
mod giving;
pub mod jobs;
#[cfg(test)]
mod large_edit_journeys;
mod large_edits;
mod leaving;
mod left_copies;
#[cfg(test)]
mod left_copies_journeys;
mod looking;
mod merging;
#[cfg(test)]
mod merging_journeys;
mod modals;
pub mod native_dialog;
mod new_day;
#[cfg(test)]
mod newer_journeys;
pub mod opening;
mod papers;
#[cfg(test)]
mod parts_journeys;
mod pasting;
mod picking;
mod pictures;
mod plan_copy;
mod plan_files;
mod profile;
#[cfg(test)]
mod read_only_journeys;
mod recovery;
#[cfg(test)]
mod recovery_journeys;
mod recovery_offer;
pub mod renderer;
mod rescue;
mod save_trouble;
#[cfg(test)]
mod saving_journeys;
pub mod session;
#[cfg(test)]
mod session_journeys;
#[cfg(test)]
mod session_laws;
pub mod settings;
pub mod sharing;
#[cfg(test)]
mod sharing_journeys;
pub mod shell;
#[cfg(test)]
mod small_window_journeys;
mod standing;
mod taking;
mod taking_in;
mod touched;
#[cfg(test)]
mod two_window_journeys;
#[cfg(test)]
mod version_journeys;
mod versions;
#[cfg(test)]
mod waiting_journeys;
mod weight;
#[cfg(test)]
mod who_has_journeys;
mod window;
#[cfg(test)]
mod window_journeys;
mod working_calendar;

pub use shell::Shell;
pub use window::run_window;
