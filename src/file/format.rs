//! The shape of a plan file: `PlanFile(format: 1, head: (...), tasks: [...], ...)`, read into parts and written from a plan.

use crate::plan::{
    Complaint, Head, Indicator, InspectionRecord, Plan, PlanParts, Records, SpecialPlan, Task,
    TaskList, Unit,
};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize, Serializer};

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// The word a plan file begins with.
pub(super) const NAME: &str = "PlanFile";

/// A plan file as it is read. Everything but `format` may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "PlanFile")]
pub(super) struct PlanFile {
    /// Looked at before all else by the header scan; kept here so that the field is known.
    #[expect(dead_code, reason = "the header scan has read it before")]
    format: u32,
    #[serde(default)]
    head: Head,
    #[serde(default)]
    tasks: Vec<Task>,
    #[serde(default)]
    lists: Vec<TaskList>,
    #[serde(default)]
    special_plans: Vec<SpecialPlan>,
    #[serde(default)]
    units: Vec<Unit>,
    #[serde(default)]
    indicators: Vec<Indicator>,
    #[serde(default)]
    inspections: Vec<InspectionRecord>,
    #[serde(default)]
    complaints: Vec<Complaint>,
}

impl From<PlanFile> for PlanParts {
    fn from(file: PlanFile) -> Self {
        let PlanFile {
            format: _,
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = file;
        Self {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        }
    }
}

#[derive(Serialize)]
struct Written<'p> {
    format: u32,
    head: &'p Head,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    tasks: &'p Records<Task>,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    lists: &'p Records<TaskList>,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    special_plans: &'p Records<SpecialPlan>,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    units: &'p Records<Unit>,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    indicators: &'p Records<Indicator>,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    inspections: &'p Records<InspectionRecord>,
    #[serde(serialize_with = "in_id_order", skip_serializing_if = "none")]
    complaints: &'p Records<Complaint>,
}

fn none<R>(records: &&Records<R>) -> bool {
    records.is_empty()
}

fn in_id_order<R: Serialize, S: Serializer>(
    records: &&Records<R>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(records.values().map(AsRef::as_ref))
}

/// How RON is read and written here: a value that may be missing stands without `Some(...)`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text of a plan file: one field a line, records sorted by id, trailing commas, Chinese text as it is.
///
/// The same plan always gives the same bytes.
pub fn write(plan: &Plan) -> String {
    let written = Written {
        format: FORMAT,
        head: plan.head(),
        tasks: plan.tasks(),
        lists: plan.lists(),
        special_plans: plan.special_plans(),
        units: plan.units(),
        indicators: plan.indicators(),
        inspections: plan.inspections(),
        complaints: plan.complaints(),
    };
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
