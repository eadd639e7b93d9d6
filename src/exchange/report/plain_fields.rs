//! The fields without parameters, each with its name and the heading it stands under.

use super::field::{Complaints, Field, Group, Records, Word};
use crate::assess::{Figure, Light, Rate, Status};
use crate::plan::{CloseOutStep, SupervisionLevel};
use crate::text::{Phrase, paper_words as words};

/// A field without parameters.
pub struct Plain {
    /// As it is written between braces.
    pub key: &'static str,
    /// The field.
    pub field: Field,
    /// Its name.
    pub name: Phrase,
    /// The heading it stands under in the picker.
    pub group: Phrase,
}

const fn plain(key: &'static str, field: Field, name: Phrase, group: Phrase) -> Plain {
    Plain {
        key,
        field,
        name,
        group,
    }
}

const fn tasks(key: &'static str, figure: Figure, name: Phrase) -> Plain {
    plain(
        key,
        Field::Tasks(Group::All, figure),
        name,
        words::GROUP_TASKS,
    )
}

const fn step(key: &'static str, figure: Figure, name: Phrase) -> Plain {
    plain(
        key,
        Field::Tasks(Group::All, figure),
        name,
        words::GROUP_CLOSE_OUT,
    )
}

const fn rate(key: &'static str, rate: Rate, name: Phrase) -> Plain {
    plain(key, Field::Rate(Group::All, rate), name, words::GROUP_RATES)
}

const fn complaints(key: &'static str, what: Complaints, name: Phrase) -> Plain {
    plain(key, Field::Complaints(what), name, words::GROUP_COMPLAINTS)
}

const fn records(key: &'static str, what: Records, name: Phrase) -> Plain {
    plain(key, Field::Records(what), name, words::GROUP_WORK)
}

const fn word(key: &'static str, what: Word, name: Phrase) -> Plain {
    plain(key, Field::Word(what), name, words::GROUP_PLAN)
}

/// Every field without parameters, in the order of the picker.
pub static PLAIN: &[Plain] = &[
    tasks("total", Figure::All, words::F_TOTAL),
    tasks("completed", Figure::Done, words::F_COMPLETED),
    tasks("open", Figure::Open, words::F_OPEN),
    tasks(
        "not_started",
        Figure::Status(Status::NotStarted),
        words::F_NOT_STARTED,
    ),
    tasks(
        "on_schedule",
        Figure::Status(Status::OnSchedule),
        words::F_ON_SCHEDULE,
    ),
    tasks("behind", Figure::Status(Status::Behind), words::F_BEHIND),
    tasks("overdue", Figure::Status(Status::Overdue), words::F_OVERDUE),
    tasks("ongoing", Figure::Ongoing, words::F_ONGOING),
    tasks("due_so_far", Figure::DueSoFar, words::F_DUE_SO_FAR),
    tasks(
        "due_so_far.completed",
        Figure::DueSoFarCompleted,
        words::F_DUE_SO_FAR_COMPLETED,
    ),
    tasks(
        "due_so_far.on_time",
        Figure::DueSoFarOnTime,
        words::F_DUE_SO_FAR_ON_TIME,
    ),
    tasks("due.this_year", Figure::DueThisYear, words::F_DUE_THIS_YEAR),
    tasks(
        "completed.this_month",
        Figure::CompletedThisMonth,
        words::F_COMPLETED_THIS_MONTH,
    ),
    tasks(
        "completed.last_month",
        Figure::CompletedLastMonth,
        words::F_COMPLETED_LAST_MONTH,
    ),
    tasks("due.next_30", Figure::DueIn30, words::F_DUE_30),
    tasks("due.next_60", Figure::DueIn60, words::F_DUE_60),
    tasks("due.next_90", Figure::DueIn90, words::F_DUE_90),
    tasks("relapsed", Figure::RelapsedNow, words::F_RELAPSED),
    tasks("light.blue", Figure::Light(Light::Blue), words::F_BLUE),
    tasks(
        "light.yellow",
        Figure::Light(Light::Yellow),
        words::F_YELLOW,
    ),
    tasks("light.red", Figure::Light(Light::Red), words::F_RED),
    rate(
        "rate.completion",
        Rate::Completion,
        words::F_RATE_COMPLETION,
    ),
    rate("rate.due", Rate::DueCompletion, words::F_RATE_DUE),
    rate("rate.on_time", Rate::OnTime, words::F_RATE_ON_TIME),
    rate("rate.this_year", Rate::ThisYear, words::F_RATE_THIS_YEAR),
    rate("rate.close_out", Rate::CloseOut, words::F_RATE_CLOSE_OUT),
    step(
        "closed_out",
        Figure::Status(Status::ClosedOut),
        words::F_CLOSED_OUT,
    ),
    step(
        "completed_not_closed",
        Figure::Status(Status::Completed),
        crate::text::common_words::COMPLETED_NOT_CLOSED,
    ),
    step(
        "close_out.self_check",
        Figure::Passed(CloseOutStep::SelfCheck),
        words::F_SELF_CHECK,
    ),
    step(
        "close_out.verification",
        Figure::Passed(CloseOutStep::Verification),
        words::F_VERIFICATION,
    ),
    step(
        "close_out.public_notice",
        Figure::Passed(CloseOutStep::PublicNotice),
        words::F_PUBLIC_NOTICE,
    ),
    step(
        "close_out.filing",
        Figure::Passed(CloseOutStep::Filing),
        words::F_FILING,
    ),
    step("close_out.sent_back", Figure::SentBack, words::F_SENT_BACK),
    step("close_out.reopened", Figure::Reopened, words::F_REOPENED),
    step("close_out.waiting", Figure::CloseOutAlarm, words::F_WAITING),
    plain(
        "close_out.lag_median",
        Field::CloseOutLag { longest: false },
        words::F_LAG_MEDIAN,
        words::GROUP_CLOSE_OUT,
    ),
    plain(
        "close_out.lag_max",
        Field::CloseOutLag { longest: true },
        words::F_LAG_MAX,
        words::GROUP_CLOSE_OUT,
    ),
    complaints(
        "complaints.received",
        Complaints::Received,
        words::F_RECEIVED,
    ),
    complaints("complaints.settled", Complaints::Settled, words::F_SETTLED),
    complaints(
        "complaints.settled_in_stages",
        Complaints::SettledInStages,
        words::F_SETTLED_IN_STAGES,
    ),
    complaints(
        "complaints.open",
        Complaints::Open,
        words::F_COMPLAINTS_OPEN,
    ),
    complaints(
        "complaints.settled_rate",
        Complaints::SettledRate,
        words::F_SETTLED_RATE,
    ),
    complaints(
        "complaints.settled_or_staged_rate",
        Complaints::SettledOrStagedRate,
        words::F_SETTLED_OR_STAGED_RATE,
    ),
    complaints("complaints.visits", Complaints::Visits, words::F_VISITS),
    records("lists", Records::Lists, words::F_LISTS),
    records(
        "special_plans",
        Records::SpecialPlans,
        words::F_SPECIAL_PLANS,
    ),
    records("units", Records::Units, words::F_UNITS),
    records("measures", Records::Measures, words::F_MEASURES),
    records(
        "measures.done",
        Records::MeasuresDone,
        words::F_MEASURES_DONE,
    ),
    records(
        "inspections",
        Records::Inspections(None),
        words::F_INSPECTIONS,
    ),
    records(
        "inspections.city_leaders",
        Records::Inspections(Some(SupervisionLevel::CityLeaders)),
        words::F_CITY_LEADERS,
    ),
    records(
        "inspections.city_offices",
        Records::Inspections(Some(SupervisionLevel::CityOffices)),
        words::F_CITY_OFFICES,
    ),
    records(
        "inspections.inspection_body",
        Records::Inspections(Some(SupervisionLevel::InspectionBody)),
        words::F_INSPECTION_BODY,
    ),
    records(
        "inspections.departments",
        Records::Inspections(Some(SupervisionLevel::DepartmentsAndDistricts)),
        words::F_DEPARTMENTS,
    ),
    records("findings", Records::Findings, words::F_FINDINGS),
    records(
        "findings.settled",
        Records::FindingsSettled,
        words::F_FINDINGS_SETTLED,
    ),
    records("accountable", Records::Accountable, words::F_ACCOUNTABLE),
    plain(
        "funding.planned",
        Field::Funding { paid: false },
        words::F_PLANNED,
        words::GROUP_WORK,
    ),
    plain(
        "funding.paid",
        Field::Funding { paid: true },
        words::F_PAID,
        words::GROUP_WORK,
    ),
    word("as_of", Word::AsOf, words::F_AS_OF),
    word("as_of.year", Word::AsOfYear, words::F_AS_OF_YEAR),
    word("as_of.month", Word::AsOfMonth, words::F_AS_OF_MONTH),
    word("region", Word::Region, words::F_REGION),
    word("round", Word::Round, words::F_ROUND),
    word("title", Word::Title, words::F_TITLE),
    word("overall_plan", Word::OverallPlan, words::F_OVERALL_PLAN),
];
