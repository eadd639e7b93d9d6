//! Fields of a task: putting a value in, and the field's name in both languages.

use super::TaskField;
use crate::assess::compare::task_field_words;
use crate::plan::Task;
use crate::text::{Phrase, edit_words as words};

impl TaskField {
    /// Puts the value into a task.
    pub fn put_into(self, task: &mut Task) {
        match self {
            Self::Number(value) => task.number = value,
            Self::ListNumber(value) => task.list_number = value,
            Self::Title(value) => task.title = value,
            Self::Problem(value) => task.problem = value,
            Self::Category(value) => task.category = value,
            Self::Region(value) => task.region = value,
            Self::Source(value) => task.source = value,
            Self::List(value) => task.list = value,
            Self::SpecialPlans(value) => task.special_plans = value,
            Self::LeadUnit(value) => task.lead_unit = value,
            Self::ResponsibleUnits(value) => task.responsible_units = value,
            Self::SupportingUnits(value) => task.supporting_units = value,
            Self::SupervisingUnit(value) => task.supervising_unit = value,
            Self::AcceptingUnit(value) => task.accepting_unit = value,
            Self::Leader(value) => task.leader = value,
            Self::Person(value) => task.person = value,
            Self::Phone(value) => task.phone = value,
            Self::Goal(value) => task.goal = value,
            Self::Start(value) => task.start = value,
            Self::Due(value) => task.due = value,
            Self::Immediate(value) => task.immediate = value,
            Self::Continuing(value) => task.continuing = value,
            Self::Measures(value) => task.measures = value,
            Self::Notes(value) => task.notes = value,
            Self::Completion(value) => task.completion = value,
            Self::CloseOut(value) => task.close_out = value,
            Self::DueChanges(value) => task.due_changes = value,
            Self::Light(value) => task.light = value,
            Self::Links(value) => task.links = value,
            Self::SupervisionLevel(value) => task.supervision_level = value,
            Self::Evidence(value) => task.evidence = value,
            Self::Funding(value) => task.funding = value,
            Self::Accountability(value) => task.accountability = value,
            Self::Remarks(value) => task.remarks = value,
            Self::RealFacts(value) => task.real_facts = value,
            Self::SourceAddress(value) => task.source_address = value,
            Self::Sample(value) => task.sample = value,
            Self::Extra(value) => task.extra = value,
            Self::Round(value) => task.round = value,
            Self::Batch(value) => task.batch = value,
            Self::ProblemKind(value) => task.problem_kind = value,
            Self::ParentItem(value) => task.parent_item = value,
            Self::Project(value) => task.project = value,
            Self::RootCause(value) => task.root_cause = value,
            Self::Suspensions(value) => task.suspensions = value,
            Self::Postponements(value) => task.postponements = value,
            Self::ReChecks(value) => task.re_checks = value,
        }
    }

    /// The field's name in a plan file, as the walk over a task's fields has it.
    pub fn key(&self) -> &'static str {
        self.into()
    }

    /// The field's name.
    pub fn name(&self) -> Phrase {
        task_field_words(self.key()).unwrap_or(words::EXTRA)
    }
}

#[cfg(test)]
mod tests {
    use crate::edit::random::field;
    use crate::plan::random::Dice;
    use crate::plan::{Plan, Task, Walk};
    use std::collections::BTreeSet;

    #[test]
    fn every_field_of_a_task_but_its_place_can_be_set_and_has_a_name() {
        let plan = Plan::default();
        let mut dice = Dice::new(7);
        let set: BTreeSet<&str> = (0..5000).map(|_| field(&mut dice, &plan).key()).collect();
        let walked: BTreeSet<&str> = Task::FIELDS.iter().copied().collect();
        let moved_otherwise = BTreeSet::from(["id", "rank"]);
        assert_eq!(&set | &moved_otherwise, walked);
        for key in walked {
            assert!(
                crate::assess::compare::task_field_words(key).is_some(),
                "{key}"
            );
        }
    }
}
