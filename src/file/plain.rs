//! The ordinary way of writing and reading a plan, by `ron` from the first byte to the last: what the fast ways must equal,
//! what they give way to, and what they are measured against.

use super::format::{FORMAT, NAME, options, unit_words};
use super::layout::Words;
use crate::plan::kinds::with_kinds;
use crate::plan::{
    Complaint, Head, Id, Indicator, InspectionRecord, OfUnits, Plan, Records, SpecialPlan, Task,
    TaskList, Unit,
};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Serialize, Serializer};

pub use super::reading::read_plainly as read;

macro_rules! plan_in_ron {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// A plan file as it is written: kinds without a record are left out.
        #[derive(Serialize)]
        struct Written<'p> {
            format: u32,
            head: &'p Head,
            $(#[serde(skip_serializing_if = "Legible::is_empty")] $field: Legible<'p, $record>,)+
        }

        impl<'p> Written<'p> {
            fn new(plan: &'p Plan, words: &'p Words<'p>) -> Self {
                Self {
                    format: FORMAT,
                    head: plan.head(),
                    $($field: Legible { records: plan.$field(), words },)+
                }
            }
        }
    };
}

with_kinds!(plan_in_ron);

/// Records written in id order, their units by name where the name leads back to the unit, so that a file stays legible.
struct Legible<'p, R> {
    records: &'p Records<R>,
    words: &'p Words<'p>,
}

impl<R> Legible<'_, R> {
    fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl<R: OfUnits + Serialize> Serialize for Legible<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.records.values().map(|record| {
            let mut record = R::clone(record);
            record.resolve_units(&mut |id| {
                let word = self.words.get(id.as_str());
                Some(word.map_or_else(|| id.clone(), Id::new))
            });
            record
        }))
    }
}

/// The text of a plan file, as [`super::write`] gives it.
pub fn write(plan: &Plan) -> String {
    let words = unit_words(plan);
    let written = Written::new(plan, &words);
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .extensions(Extensions::IMPLICIT_SOME);
    let mut text = String::from(NAME);
    // Writing plain records into a string has no way to fail.
    if let Err(error) = options().to_writer_pretty(&mut text, &written, pretty) {
        log::error!("{error}");
    }
    text.push('\n');
    text
}
