//! The kinds of record a plan holds, listed once: whatever has one of each is made from this table.

/// Calls a macro with every kind of record: the name of its field in a plan, its type, and what it is.
///
/// A new kind is one line here; what is made from the table (the plan, its parts, changes, drafts, the file as it is read)
/// has it then, and what names kinds one by one does not compile until it does.
macro_rules! with_kinds {
    ($then:ident) => {
        $then! {
            tasks: Task, "Tasks";
            lists: TaskList, "Task lists";
            special_plans: SpecialPlan, "Special plans";
            units: Unit, "Units";
            indicators: Indicator, "Indicators";
            inspections: InspectionRecord, "Inspection records";
            complaints: Complaint, "Complaints";
        }
    };
}

pub(crate) use with_kinds;
