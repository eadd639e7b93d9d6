//! The shape of a plan file: `PlanFile(format: 2, head: (...), tasks: [...], ...)`, read into parts and written from a plan.

use crate::plan::kinds::with_kinds;
use crate::plan::{
    Complaint, Head, Id, Indicator, InspectionRecord, OfUnits, Plan, PlanParts, Records,
    SpecialPlan, Task, TaskList, Unit,
};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::{BTreeMap, HashMap};

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
            #[serde(default)]
            head: Head,
            $(#[serde(default)] $field: Vec<$record>,)+
        }

        impl From<PlanFile> for PlanParts {
            fn from(file: PlanFile) -> Self {
                let PlanFile { format: _, head, $($field,)+ } = file;
                Self { head, $($field,)+ }
            }
        }

        /// A plan file as it is written: kinds without a record are left out.
        #[derive(Serialize)]
        struct Written<'p> {
            format: u32,
            head: &'p Head,
            $(#[serde(skip_serializing_if = "Legible::is_empty")] $field: Legible<'p, $record>,)+
        }

        impl<'p> Written<'p> {
            fn new(plan: &'p Plan, words: &'p BTreeMap<&'p Id, &'p str>) -> Self {
                Self {
                    format: FORMAT,
                    head: plan.head(),
                    $($field: Legible { records: plan.$field(), words },)+
                }
            }
        }
    };
}

with_kinds!(file_of_kinds);

/// Records written in id order, their units by name where the name leads back to the unit, so that a file stays legible.
struct Legible<'p, R> {
    records: &'p Records<R>,
    words: &'p BTreeMap<&'p Id, &'p str>,
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
                Some(self.words.get(id).map_or_else(|| id.clone(), Id::new))
            });
            record
        }))
    }
}

/// The units that may be written by name: those whose name no other unit bears, and none has for an id.
fn unit_words(plan: &Plan) -> BTreeMap<&Id, &str> {
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
            (!name.is_empty() && !other).then_some((id, name))
        })
        .collect()
}

/// How RON is read and written here: a value that may be missing stands without `Some(...)`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text of a plan file: one field a line, records sorted by id, trailing commas, Chinese text as it is.
///
/// The same plan always gives the same bytes.
pub fn write(plan: &Plan) -> String {
    let words = unit_words(plan);
    let written = Written::new(plan, &words);
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .extensions(Extensions::IMPLICIT_SOME);
    let mut text = String::from(NAME);
    // Writing plain records into a string has no way to fail; were there one, the check after saving would find it.
    if let Err(error) = options().to_writer_pretty(&mut text, &written, pretty) {
        log::error!("{error}");
    }
    text.push('\n');
    text
}
