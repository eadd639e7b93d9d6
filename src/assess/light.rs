//! The light of a task (亮灯): done, blue, yellow or red, by a written rule or set by hand with a reason.

use super::Status;
use crate::plan::{self, Day, Measure, PlanSettings, Task};
use crate::text::{Language, Phrase, assess_words as words};

/// The light of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 办结: completed or closed out.
    Done,
    /// 蓝灯: on schedule or not started.
    Blue,
    /// 黄灯: behind, and no missed measure is late by more than the days of the settings.
    Yellow,
    /// 红灯: overdue, or behind with a measure late by more than those days.
    Red,
}

impl Light {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Done, Self::Blue, Self::Yellow, Self::Red];

    /// The name in JSON: `done` and so on.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Blue => "blue",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    /// The word.
    pub const fn word(self) -> Phrase {
        match self {
            Self::Done => words::LIGHT_DONE,
            Self::Blue => words::LIGHT_BLUE,
            Self::Yellow => words::LIGHT_YELLOW,
            Self::Red => words::LIGHT_RED,
        }
    }

    /// The status whose sign and colours it borrows; the word beside it tells the two apart.
    pub const fn like(self) -> Status {
        match self {
            Self::Done => Status::Completed,
            Self::Blue => Status::OnSchedule,
            Self::Yellow => Status::Behind,
            Self::Red => Status::Overdue,
        }
    }

    /// The rule in a sentence; `{days}` is [`PlanSettings::light_days`].
    pub const fn rule(self) -> Phrase {
        match self {
            Self::Done => words::RULE_DONE,
            Self::Blue => words::RULE_BLUE,
            Self::Yellow => words::RULE_YELLOW,
            Self::Red => words::RULE_RED,
        }
    }
}

impl From<plan::Light> for Light {
    fn from(light: plan::Light) -> Self {
        match light {
            plan::Light::Blue => Self::Blue,
            plan::Light::Yellow => Self::Yellow,
            plan::Light::Red => Self::Red,
        }
    }
}

/// The light of a task at a date, and whether somebody set it by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightState {
    /// The light shown and counted.
    pub light: Light,
    /// The light by the rule.
    pub computed: Light,
    /// Set by hand ([`Task::light`] holds the reason); it may agree with the rule.
    pub overridden: bool,
}

impl LightState {
    /// The word, and that it was set by hand where it was.
    pub fn words(self, language: Language) -> String {
        let word = self.light.word().of(language);
        if self.overridden {
            words::BY_HAND.fill(language, &[("light", &word)])
        } else {
            word.to_owned()
        }
    }

    /// The light at the end of `day`. One set by hand counts from its date on, if it has a reason and the task is open:
    /// a completed task is done whatever was set on the way.
    pub(super) fn of(task: &Task, status: Status, settings: &PlanSettings, day: Day) -> Self {
        let computed = match status {
            Status::Completed | Status::ClosedOut => Light::Done,
            Status::NotStarted | Status::OnSchedule => Light::Blue,
            Status::Overdue => Light::Red,
            Status::Behind if worst_days_late(task, day) > i64::from(settings.light_days) => {
                Light::Red
            }
            Status::Behind => Light::Yellow,
        };
        let by_hand = task
            .light
            .as_ref()
            .filter(|_| computed != Light::Done)
            .filter(|by_hand| by_hand.date <= day && !by_hand.reason.trim().is_empty());
        Self {
            light: by_hand.map_or(computed, |by_hand| by_hand.light.into()),
            computed,
            overridden: by_hand.is_some(),
        }
    }
}

/// Days by which a measure is missed at the end of `day`; `None` where it is done, not yet due or without a date.
pub fn days_missed(measure: &Measure, day: Day) -> Option<i64> {
    let due = measure.due.filter(|due| *due < day)?;
    measure
        .done_at(day)
        .is_none()
        .then(|| i64::from((day - due).get_days()))
}

/// The most days a measure is missed by; 0 where none is.
fn worst_days_late(task: &Task, day: Day) -> i64 {
    let missed = task
        .measures
        .iter()
        .filter_map(|measure| days_missed(measure, day));
    missed.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Id, LightOverride};
    use jiff::civil::date;

    const DAY: Day = Day::constant(2021, 11, 20);

    fn with_measure(due: Day, weight: u32) -> Task {
        Task {
            measures: vec![Measure {
                id: Id::new("m"),
                due: Some(due),
                weight,
                ..Measure::default()
            }],
            ..Task::default()
        }
    }

    #[test]
    fn a_task_that_is_behind_turns_red_the_day_after_the_days_of_the_settings() {
        let settings = PlanSettings::default();
        for (due, light) in [
            (date(2021, 11, 20), Light::Yellow),
            (date(2021, 10, 21), Light::Yellow),
            (date(2021, 10, 20), Light::Red),
        ] {
            let task = with_measure(due, 100);
            let state = LightState::of(&task, Status::Behind, &settings, DAY);
            assert_eq!(state.light, light, "{due}");
        }
        let behind_by_time_alone = LightState::of(&Task::default(), Status::Behind, &settings, DAY);
        assert_eq!(behind_by_time_alone.light, Light::Yellow);
    }

    #[test]
    fn a_light_set_by_hand_needs_a_reason_and_an_open_task_and_counts_from_its_date() {
        let settings = PlanSettings::default();
        let by_hand = |date, reason: &str| Task {
            light: Some(LightOverride {
                light: plan::Light::Red,
                date,
                reason: reason.to_owned(),
            }),
            ..Task::default()
        };
        for (task, status, light, overridden) in [
            (by_hand(DAY, "汛期"), Status::OnSchedule, Light::Red, true),
            (by_hand(DAY, "汛期"), Status::Completed, Light::Done, false),
            (by_hand(DAY, " "), Status::OnSchedule, Light::Blue, false),
            (
                by_hand(date(2021, 11, 21), "汛期"),
                Status::OnSchedule,
                Light::Blue,
                false,
            ),
        ] {
            let state = LightState::of(&task, status, &settings, DAY);
            assert_eq!((state.light, state.overridden), (light, overridden));
        }
    }
}
