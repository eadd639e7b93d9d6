//! The round in hand: the close-out events after the latest return or relapse.

use crate::plan::{Acceptance, CloseOutEvent, CloseOutStep, Day, Outcome};

/// The events of one round, in order of their days; within one day the later entry is later.
#[derive(Clone, Debug)]
pub struct Round<'t> {
    /// The return or relapse that began it; `None` for the first round.
    pub begun_by: Option<&'t CloseOutEvent>,
    /// The events since.
    pub events: Vec<&'t CloseOutEvent>,
}

/// Whether an event takes a task back to step 1.
pub(super) fn returns(event: &CloseOutEvent) -> bool {
    event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack
}

impl<'t> Round<'t> {
    /// The round in hand at the end of a day.
    pub fn at(log: &'t [CloseOutEvent], day: Day) -> Self {
        let mut known: Vec<&CloseOutEvent> = log.iter().filter(|event| event.date <= day).collect();
        known.sort_by_key(|event| event.date);
        Self::of(&known)
    }

    /// The last round of events that are in order already.
    pub(super) fn of(events: &[&'t CloseOutEvent]) -> Self {
        let since = events
            .iter()
            .rposition(|event| returns(event))
            .map_or(0, |at| at + 1);
        Self {
            begun_by: since.checked_sub(1).and_then(|at| events.get(at)).copied(),
            events: events.get(since..).unwrap_or_default().to_vec(),
        }
    }

    /// The furthest step of the round: every step before it counts as passed with it.
    pub fn furthest(&self) -> Option<CloseOutStep> {
        let passes = |event: &&&CloseOutEvent| {
            // The district's own acceptance leaves step 2 open until the city's.
            event.step != CloseOutStep::Verification || event.acceptance != Some(Acceptance::Own)
        };
        let passed = self.events.iter().filter(passes);
        passed.map(|event| event.step).max()
    }

    /// The step that comes next; `None` once record-filing has passed.
    pub fn next(&self) -> Option<CloseOutStep> {
        let place = self
            .furthest()
            .and_then(CloseOutStep::place)
            .map_or(0, |place| place + 1);
        CloseOutStep::FIVE.get(place).copied()
    }

    /// The latest event of a step.
    pub fn latest(&self, step: CloseOutStep) -> Option<&'t CloseOutEvent> {
        self.events
            .iter()
            .rev()
            .copied()
            .find(|event| event.step == step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_own_acceptance_leaves_step_2_open_until_the_citys() {
        let mut log = vec![
            CloseOutEvent::of(CloseOutStep::SelfCheck, date(2025, 3, 1)),
            CloseOutEvent {
                acceptance: Some(Acceptance::Own),
                ..CloseOutEvent::of(CloseOutStep::Verification, date(2025, 3, 10))
            },
        ];
        let day = date(2025, 4, 1);
        let round = Round::at(&log, day);
        assert_eq!(round.furthest(), Some(CloseOutStep::SelfCheck));
        assert_eq!(round.next(), Some(CloseOutStep::Verification));
        log.push(CloseOutEvent {
            acceptance: Some(Acceptance::City),
            ..CloseOutEvent::of(CloseOutStep::Verification, date(2025, 3, 20))
        });
        assert_eq!(
            Round::at(&log, day).next(),
            Some(CloseOutStep::PublicNotice)
        );
    }
}
