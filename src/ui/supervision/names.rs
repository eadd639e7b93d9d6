//! The words and letters of kinds, levels and statuses.

use crate::assess::Status;
use crate::plan::{ComplaintStatus, InspectionKind, SupervisionLevel};
use crate::text::{Phrase, supervision_words as words};

/// The word of a kind.
pub(super) const fn kind(kind: InspectionKind) -> Phrase {
    match kind {
        InspectionKind::Routine => words::ROUTINE,
        InspectionKind::Special => words::SPECIAL,
        InspectionKind::Resident => words::RESIDENT,
        InspectionKind::Daily => words::DAILY,
        InspectionKind::Joint => words::JOINT,
        InspectionKind::Unannounced => words::UNANNOUNCED,
        InspectionKind::ExposedCase => words::EXPOSED_CASE,
    }
}

/// The letter that stands for a kind.
pub(super) const fn letter(kind: InspectionKind) -> Phrase {
    match kind {
        InspectionKind::Routine => words::ROUTINE_LETTER,
        InspectionKind::Special => words::SPECIAL_LETTER,
        InspectionKind::Resident => words::RESIDENT_LETTER,
        InspectionKind::Daily => words::DAILY_LETTER,
        InspectionKind::Joint => words::JOINT_LETTER,
        InspectionKind::Unannounced => words::UNANNOUNCED_LETTER,
        InspectionKind::ExposedCase => words::EXPOSED_CASE_LETTER,
    }
}

/// The word of a level, or of none.
pub(super) const fn level(level: Option<SupervisionLevel>) -> Phrase {
    match level {
        Some(SupervisionLevel::CityLeaders) => words::CITY_LEADERS,
        Some(SupervisionLevel::CityOffices) => words::CITY_OFFICES,
        Some(SupervisionLevel::InspectionBody) => words::INSPECTION_BODY,
        Some(SupervisionLevel::DepartmentsAndDistricts) => words::DEPARTMENTS_AND_DISTRICTS,
        None => words::NO_LEVEL,
    }
}

/// The glyph and colours of a complaint's status.
pub(super) const fn glyph(status: ComplaintStatus, overdue: bool) -> Status {
    match status {
        ComplaintStatus::Open if overdue => Status::Overdue,
        ComplaintStatus::Open => Status::NotStarted,
        ComplaintStatus::SettledInStages => Status::ClosedOut,
        ComplaintStatus::Settled => Status::Completed,
    }
}
