//! Fields of a task: putting a value in, and the field's name in both languages.

use super::TaskField;
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
        }
    }

    /// The field's name.
    pub const fn name(&self) -> Phrase {
        match self {
            Self::Number(_) => words::NUMBER,
            Self::ListNumber(_) => words::LIST_NUMBER,
            Self::Title(_) => words::TITLE,
            Self::Problem(_) => words::PROBLEM,
            Self::Category(_) => words::CATEGORY,
            Self::Region(_) => words::REGION,
            Self::Source(_) => words::SOURCE,
            Self::List(_) => words::LIST,
            Self::SpecialPlans(_) => words::SPECIAL_PLANS,
            Self::LeadUnit(_) => words::LEAD_UNIT,
            Self::ResponsibleUnits(_) => words::RESPONSIBLE_UNITS,
            Self::SupportingUnits(_) => words::SUPPORTING_UNITS,
            Self::SupervisingUnit(_) => words::SUPERVISING_UNIT,
            Self::AcceptingUnit(_) => words::ACCEPTING_UNIT,
            Self::Leader(_) => words::LEADER,
            Self::Person(_) => words::PERSON,
            Self::Phone(_) => words::PHONE,
            Self::Goal(_) => words::GOAL,
            Self::Start(_) => words::START,
            Self::Due(_) => words::DUE,
            Self::Immediate(_) => words::IMMEDIATE,
            Self::Continuing(_) => words::CONTINUING,
            Self::Measures(_) => words::MEASURES,
            Self::Notes(_) => words::NOTES,
            Self::Completion(_) => words::COMPLETION,
            Self::CloseOut(_) => words::CLOSE_OUT,
            Self::DueChanges(_) => words::DUE_CHANGES,
            Self::Light(_) => words::LIGHT,
            Self::Links(_) => words::LINKS,
            Self::SupervisionLevel(_) => words::SUPERVISION_LEVEL,
            Self::Evidence(_) => words::EVIDENCE,
            Self::Funding(_) => words::FUNDING,
            Self::Accountability(_) => words::ACCOUNTABILITY,
            Self::Remarks(_) => words::REMARKS,
            Self::RealFacts(_) => words::REAL_FACTS,
            Self::SourceAddress(_) => words::SOURCE_ADDRESS,
            Self::Sample(_) => words::SAMPLE_FLAG,
            Self::Extra(_) => words::EXTRA,
        }
    }
}
