//! The shape of a plan file: `PlanFile(format: 2, head: (...), tasks: [...], ...)`, and what stands in it for units.

use super::layout::Words;
use crate::plan::kinds::with_kinds;
use crate::plan::{
    Complaint, Head, Id, Indicator, InspectionRecord, Plan, SharedParts, SpecialPlan, Task,
    TaskList, Unit,
};
use ron::extensions::Extensions;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 2;

/// The word a plan file begins with.
pub(super) const NAME: &str = "PlanFile";

macro_rules! file_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// A plan file as it is read. Everything but `format` may be left out.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "PlanFile")]
        pub(super) struct PlanFile {
            /// Looked at before all else by the header scan; kept here so that the field is known.
            #[expect(dead_code, reason = "the header scan has read it before")]
            format: u32,
            /// The oldest format whose programs can read it; kept here so that the field is known.
            #[serde(default)]
            #[expect(dead_code, reason = "the header scan has read it before")]
            readable_by: Option<u32>,
            #[serde(default)]
            head: Head,
            $(#[serde(default)] $field: Vec<Arc<$record>>,)+
        }

        impl From<PlanFile> for SharedParts {
            fn from(file: PlanFile) -> Self {
                let PlanFile { format: _, readable_by: _, head, $($field,)+ } = file;
                Self { head, $($field,)+ }
            }
        }
    };
}

with_kinds!(file_of_kinds);

/// The units that may be written by name, by id: those whose name no other unit bears, and none has for an id.
pub(super) fn unit_words(plan: &Plan) -> Words<'_> {
    let mut named: HashMap<&str, Option<&Id>> = HashMap::new();
    for (id, unit) in plan.units() {
        let name = unit.name.trim();
        named
            .entry(name)
            .and_modify(|known| *known = None)
            .or_insert(Some(id));
    }
    named
        .into_iter()
        .filter_map(|(name, id)| {
            let id = id?;
            let other = plan.units().contains_key(&Id::new(name)) && id.as_str() != name;
            (!name.is_empty() && !other).then_some((id.as_str(), name))
        })
        .collect()
}

/// How RON is read and written here: a value that may be missing stands without `Some(...)`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
