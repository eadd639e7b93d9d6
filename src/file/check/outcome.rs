//! What checking has found, and what of it is told: the plan with what was repaired, or why the file is refused.

use super::{Fault, MOST_TOLD};
use crate::file::places::{Path, Places};
use crate::file::print::Print;
use crate::file::read_error::{Problem, ReadError};
use crate::file::reading::{Opened, place_of, shown};
use crate::file::repair::{Repair, Repaired};
use crate::plan::SharedParts;

/// What was parsed and checked; where there is something to tell, the text says where that stands.
pub(in crate::file) struct Checked {
    pub(super) parts: SharedParts,
    pub(super) repairs: Vec<Repair>,
    /// How many repairs there are beside those.
    pub(super) untold: usize,
    /// Tasks with the number of an earlier one, after that one.
    pub(super) doubled: Vec<(usize, usize)>,
    pub(super) fault: Option<Box<Fault>>,
}

impl Checked {
    /// Whether there is something to tell with its place in the text.
    pub fn needs_text(&self) -> bool {
        self.fault.is_some() || !self.repairs.is_empty() || !self.doubled.is_empty()
    }

    /// The plan, with places of what is told; the text may be empty where nothing is.
    ///
    /// # Errors
    /// What refuses the file.
    pub fn opened(self, text: &str) -> Result<Opened, ReadError> {
        let needs_text = self.needs_text();
        let Self {
            parts,
            mut repairs,
            mut untold,
            doubled,
            fault,
        } = self;
        if let Some(fault) = fault {
            return Err(refusal(*fault, text));
        }
        if needs_text {
            let places = Places::of(text);
            let told = doubled.len().min(MOST_TOLD);
            untold += doubled.len() - told;
            repairs.extend(doubled.into_iter().take(told).map(|(earlier, later)| {
                let number = parts.tasks[later].number_in_list().to_owned();
                let line =
                    place_of(&places, &Path::record("tasks", earlier)).map_or(0, |at| at.line);
                Repair::new(
                    Repaired::SameNumber { number, line },
                    Path::record("tasks", later),
                )
            }));
            for repair in &mut repairs {
                repair.place = place_of(&places, &repair.at);
            }
            repairs.sort_by_key(|repair| repair.place.map_or(0, |place| place.line));
            if untold > 0 {
                let more = Repaired::More { count: untold };
                repairs.push(Repair::new(more, Path::default()));
            }
        }
        Ok(Opened {
            plan: parts.into(),
            repairs,
            print: Print::default(),
            newer: None,
        })
    }
}

fn refusal(fault: Fault, text: &str) -> ReadError {
    let places = Places::of(text);
    let at = places.find_nearest(&fault.path);
    let found = at
        .as_ref()
        .map_or_else(String::new, |at| shown(&text[at.clone()]));
    let problem = match fault.problem {
        Problem::NotFinite { .. } => Problem::NotFinite { found },
        Problem::DuplicateId { id, .. } => {
            let first = fault.first.unwrap_or_default();
            Problem::DuplicateId {
                id,
                line: place_of(&places, &first).map_or(0, |at| at.line),
                first: first.to_string(),
            }
        }
        other => other,
    };
    ReadError {
        file: None,
        place: at.map(|at| places.place(at.start)),
        path: fault.path.to_string(),
        problem: Box::new(problem),
    }
}
