//! The words of what a field may be chosen from.

use super::said::{Said, Value};
use crate::assess::close_out::step_word;
use crate::plan::{
    Acceptance, Answer, Better, Bound, Category, Channel, CloseOutStep, ComplaintStatus,
    CompletionKind, IndicatorKind, InspectionKind, Light, LinkKind, NoticeUnit, Outcome, Plan,
    Precision, ProblemKind, ReCheckResult, Substantiated, SupervisionLevel, TaskSource, UnitKind,
    VisitOutcome,
};
use crate::text::{
    Phrase, inspector_words as inspector, merge_words as words, structure_words as structure,
    supervision_words as supervision, trends_words as trends,
};
use crate::wording;

/// A choice with a word for each case.
trait Worded: Copy + PartialEq {
    fn word(self) -> Phrase;
}

macro_rules! worded {
    ($($choice:ty: $word:expr;)+) => {$(
        impl Worded for $choice {
            fn word(self) -> Phrase {
                let word: fn(Self) -> Phrase = $word;
                word(self)
            }
        }

        impl Value for $choice {
            fn said(&self, _: &Plan, _: &str) -> Said {
                Said::Words(self.word())
            }
        }
    )+};
}

worded! {
    Category: wording::category_word;
    TaskSource: wording::source_word;
    SupervisionLevel: wording::supervision_level_word;
    ProblemKind: wording::problem_kind_word;
    Channel: wording::channel_word;
    CloseOutStep: step_word;
    Precision: |one| match one {
        Precision::Day => words::P_DAY,
        Precision::Month => words::P_MONTH,
        Precision::Quarter => words::P_QUARTER,
        Precision::HalfYear => words::P_HALF_YEAR,
        Precision::Year => words::P_YEAR,
    };
    CompletionKind: |one| match one {
        CompletionKind::Completed => words::COMPLETED,
        CompletionKind::Reopened => inspector::REOPENED,
    };
    Outcome: |one| match one {
        Outcome::Passed => words::PASSED,
        Outcome::SentBack => words::SENT_BACK,
    };
    Acceptance: |one| match one {
        Acceptance::Own => inspector::ACCEPTANCE_OWN,
        Acceptance::City => inspector::ACCEPTANCE_CITY,
    };
    Answer: |one| match one {
        Answer::Waiting => inspector::ANSWER_WAITING,
        Answer::Granted => inspector::ANSWER_GRANTED,
        Answer::Refused => inspector::ANSWER_REFUSED,
    };
    ReCheckResult: |one| match one {
        ReCheckResult::Open => inspector::RE_CHECK_OPEN,
        ReCheckResult::Holds => inspector::RE_CHECK_HOLDS,
        ReCheckResult::CameBack => inspector::RE_CHECK_CAME_BACK,
    };
    LinkKind: |one| match one {
        LinkKind::FinishToStart => inspector::FINISH_TO_START,
        LinkKind::StartToStart => inspector::START_TO_START,
        LinkKind::FinishToFinish => inspector::FINISH_TO_FINISH,
        LinkKind::StartToFinish => inspector::START_TO_FINISH,
        LinkKind::Related => inspector::RELATED,
    };
    Light: |one| match one {
        Light::Blue => inspector::LIGHT_BLUE,
        Light::Yellow => inspector::LIGHT_YELLOW,
        Light::Red => inspector::LIGHT_RED,
    };
    UnitKind: |one| match one {
        UnitKind::City => structure::KIND_CITY,
        UnitKind::CityDepartment => structure::KIND_CITY_DEPARTMENT,
        UnitKind::District => structure::KIND_DISTRICT,
        UnitKind::Department => structure::KIND_DEPARTMENT,
        UnitKind::Subdistrict => structure::KIND_SUBDISTRICT,
        UnitKind::Town => structure::KIND_TOWN,
        UnitKind::Enterprise => structure::KIND_ENTERPRISE,
        UnitKind::Other => structure::KIND_OTHER,
    };
    Better: |one| match one {
        Better::Up => trends::BETTER_UP,
        Better::Down => trends::BETTER_DOWN,
    };
    IndicatorKind: |one| match one {
        IndicatorKind::Level => trends::KIND_LEVEL,
        IndicatorKind::Cumulative => trends::KIND_CUMULATIVE,
        IndicatorKind::Ratio => trends::KIND_RATIO,
    };
    Bound: |one| match one {
        Bound::Exact => words::B_EXACT,
        Bound::AtLeast => words::B_AT_LEAST,
        Bound::AtMost => words::B_AT_MOST,
        Bound::MoreThan => words::B_MORE_THAN,
    };
    InspectionKind: |one| match one {
        InspectionKind::Routine => supervision::ROUTINE,
        InspectionKind::Special => supervision::SPECIAL,
        InspectionKind::Resident => supervision::RESIDENT,
        InspectionKind::Daily => supervision::DAILY,
        InspectionKind::Joint => supervision::JOINT,
        InspectionKind::Unannounced => supervision::UNANNOUNCED,
        InspectionKind::ExposedCase => supervision::EXPOSED_CASE,
    };
    Substantiated: |one| match one {
        Substantiated::Unknown => supervision::NOT_KNOWN,
        Substantiated::Yes => supervision::TRUE,
        Substantiated::Partly => supervision::PARTLY_TRUE,
        Substantiated::No => supervision::UNTRUE,
    };
    ComplaintStatus: |one| match one {
        ComplaintStatus::Open => supervision::OPEN,
        ComplaintStatus::SettledInStages => supervision::STAGED,
        ComplaintStatus::Settled => supervision::SETTLED,
    };
    VisitOutcome: |one| match one {
        VisitOutcome::Unknown => supervision::OUTCOME_UNKNOWN,
        VisitOutcome::Satisfied => supervision::SATISFIED,
        VisitOutcome::MostlySatisfied => supervision::MOSTLY_SATISFIED,
        VisitOutcome::Dissatisfied => supervision::DISSATISFIED,
    };
    NoticeUnit: |one| match one {
        NoticeUnit::WorkingDays => words::WORKING_DAYS,
        NoticeUnit::CalendarDays => words::CALENDAR_DAYS,
    };
}
