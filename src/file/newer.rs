//! Files of a newer format that say they can be read by this one: `readable_by: 2`. They are looked at, never written back.

use super::check;
use super::format::{FORMAT, NAME, PlanFile, options};
use super::read_error::{Problem, ReadError};
use super::reading::Opened;
use super::scan::{self, Header};
use std::str::FromStr;

/// Reads a file that was refused for its format, where it declares itself readable by this one.
///
/// # Errors
/// The refusal, where it does not, or where it cannot be read all the same.
pub(super) fn read(text: &str, refused: ReadError) -> Result<Opened, ReadError> {
    if !matches!(*refused.problem, Problem::Newer { .. }) || !is_readable(text) {
        return Err(refused);
    }
    let Ok(file) = options().from_str::<PlanFile>(text) else {
        return Err(refused);
    };
    let opened = check::checked(file.into()).opened(text)?;
    Ok(Opened {
        newer: true,
        ..opened
    })
}

/// Whether a file says that programs of this format can read it.
fn is_readable(text: &str) -> bool {
    match scan::outer(text, NAME, "readable_by") {
        Header::Format { at } => {
            u32::from_str(&text[at]).is_ok_and(|oldest| (1..=FORMAT).contains(&oldest))
        }
        Header::NotAPlan | Header::NoFormat { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn only_what_says_so_is_read_and_it_is_marked() {
        let text = |says: &str| {
            format!(
                "PlanFile(format: 9, {says}head: (id: \"p\"), tasks: [(id: \"a\", title: \"甲\")])"
            )
        };
        for says in ["readable_by: 2, ", "readable_by: 1, "] {
            let opened = read(text(says).as_bytes()).expect(says);
            assert!(opened.newer);
            assert_eq!(opened.plan.tasks().len(), 1);
        }
        for says in [
            "",
            "readable_by: 3, ",
            "readable_by: 0, ",
            "readable_by: \"2\", ",
            "readable_by: 2, wishes: [], ",
        ] {
            let error = read(text(says).as_bytes()).expect_err(says);
            assert_eq!(*error.problem, Problem::Newer { found: 9 }, "{says}");
        }
        let own = text("readable_by: 2, ").replace("format: 9", "format: 2");
        assert!(!read(own.as_bytes()).expect("of this format").newer);
    }
}
