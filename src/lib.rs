//! 整改规划 (Zhenggai): plan and follow the rectification after a central environmental inspection.
//!
//! # The house
//! Data travels one way, and the folders are named in that order; a room uses only rooms to its left:
//!
//! `plan <- wording <- assess <- edit <- file <- exchange <- chart <- picture <- ui <- app`
//!
//! `text` is a leaf beside `plan`, for every room to the right of it.
//!
//! | room | owns |
//! |---|---|
//! | [`plan`] | what a plan is: records, values, invariants, `known_at`; no IO, no clock |
//! | [`text`] | the phrases of both languages, dates and numbers as each language writes them |
//! | [`wording`] | dates, deadlines, periods, figures, money and choices read from words, searches; each form in one place |
//! | [`assess`] | what follows from a plan at an as-of date: status, expected progress, totals |
//! | [`edit`] | how it changes: what the user asked, the records before and after, history; three-way merge, parts for units |
//! | [`mod@file`] | how it is kept: the RON format, reading with places, atomic saving, locks and watching, journal, versions |
//! | [`exchange`] | how it travels: table text pasted from and copied to spreadsheets |
//! | [`chart`] | how it is drawn, without a toolkit: the `Scene`, time axis, theme |
//! | [`picture`] | how a chart leaves: `Scene` to SVG and PNG |
//! | [`ui`] | the panels: they read `&Plan` and push `Action`s, never `&mut Plan` |
//! | [`app`] | the shell: document, commands, dialogs, background jobs, settings |
//!
//! # Where state lives
//! - The open plan is an [`app::session::Session`]: its document (plan, history, assessment), the state of its file, what was
//!   repaired and what jobs were asked about it, under an id that is never given twice. Jobs about a plan answer with that
//!   id, and an answer for another session is dropped ([`app::answers::PlanAnswer`]).
//! - The plan that is to come next waits in [`app::opening::Opening`] until nothing of the open one is lost unasked.
//! - The text of the plan as it was opened or written last lives in the session too ([`file::Written`]): saving takes over
//!   what has not changed since.
//! - `Shell` is the window: pages, dialogs, settings; nothing of a plan.
//! - A copy of a [`plan::Plan`] shares its records (persistent maps): jobs take one for nothing.
//! - The kinds of record stand once, in `plan::kinds`: the plan, its parts, changes, drafts and the file are made from that
//!   table. Each kind names its fields once, in [`plan::Walk`]; comparing stands on it, and a new field does not compile until
//!   it is named there.
//! - Units are records, and everything refers to them by id. A file or an [`edit::Edit`] may also say a name, or a name with
//!   the unit above it; words that name no unit become a unit outside the tree ([`plan::OfUnits`] finds every reference).
//! - New log entries get ids from a seed minted for each edit ([`edit::change_from`]), so two people offline never share one.
//! - Every change of an open plan goes to a journal on this computer in the frame it is made in ([`file::journal`]), whichever
//!   door it came through: the session compares revisions, and what was not told change by change is found by comparing. It
//!   goes when the plan is saved or given up; what a dead window left is offered at the start. Saved versions are kept beside
//!   it.
//! - The session holds the plan as it stands in its file, which a merge begins from: what others save is seen by looking at
//!   the file ([`file::Vigil`]), taken in or merged ([`edit::merge`]) as one step, and decided on a page where it conflicts.
//! - Parts of a plan are given to units and come back as files ([`edit::parts`]): written, read and merged aside, decided on
//!   a page of the session ([`ui::parts`]) part by part, and taken in as one step.
//! - A plan file has a format ([`mod@file`]); records of older formats are frozen in `file/older.rs`, and `tests/formats` keeps a
//!   golden file of each.
//! - A command is one row of one table ([`ui::command`]): its words, its keys, what it needs and what it does. Menus, keys and
//!   the shortcut sheet are made from the rows; the shell knows the few kinds of need and of deed, not the commands.
//! - Whether the plan can be changed is asked in one place ([`ui::read_only`]): while a page of a plan that is only read is
//!   drawn, every field is shut unless it says where the user looks, and what changes the plan is marked as such.
//! - The selected cell of a grid holds the keyboard by an unseen field ([`ui::widgets::resting_cell`]), in which the first
//!   letter is typed or composed; while it is empty it is no field to shortcuts and to what leaves one.
//! - Each page stands on one trait ([`ui::PageView`]): how it is shown, which commands mean something of its own there, which
//!   it refuses. The shell asks the page in front and knows none of them.
//! - What follows from a plan lives in [`assess::Assessment`], with an index of what points at what
//!   ([`assess::PlanIndex`]); both follow each change. Where the user looks is `ui::ViewState`; nothing derived is in it.
//! - What a page makes of the plan and keeps from frame to frame is a [`ui::kept::Kept`] in [`ui::Derived`], which belongs to
//!   the session. It is kept under a [`ui::Stamp`] (session, revision, as-of date), which no two states of any plans share,
//!   and a key for whatever else it depends on. Rows follow a change instead of being listed anew where they can
//!   ([`chart::rows::Listed::follow`]).
//! - What is pasted into a page is plain data ([`ui::Pasting`]): it waits for a large edit under way, is read and worked out
//!   off the window's thread where it weighs much, and is selected and told once it is in the plan ([`ui::Landed`]).
//! - Nothing done in each frame grows with the plan: `benches/frame.rs` fails where it does.
//!
//! # Invariants
//! - One [`chart::Scene`] serves the window, the picture, the page and the test.
//! - The toolkit (egui) is unknown left of `ui`; windows and native dialogs are unknown outside `app`.
//! - A plan changes only through [`plan::Plan::apply`], so everything can be undone.
//! - Dates come in as arguments; only `app` asks the clock.
//!
//! `tests/house` reads the sources and fails when a room looks to its right.

// The large plan for measuring stands outside the library and names it from there.
#[cfg(test)]
extern crate self as zhenggai;
#[cfg(test)]
#[path = "../tests/large/mod.rs"]
mod large;

pub mod plan;
pub mod text;

pub mod app;
pub mod assess;
pub mod chart;
pub mod edit;
pub mod exchange;
pub mod file;
pub mod picture;
pub mod ui;
pub mod wording;
