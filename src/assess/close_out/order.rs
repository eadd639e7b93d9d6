//! The rule itself: what speaks against a new event, against a changed log, and against the log as it stands.

use super::OrderRefusal;
use super::round::Round;
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Id, Outcome, Task};

/// An event of a log that stands against the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFault {
    /// The event's place in the log.
    pub place: usize,
    /// The event.
    pub event: Id,
    /// What speaks against it.
    pub refusal: OrderRefusal,
    /// The event keeps a reason for standing against the order.
    pub explained: bool,
}

/// What speaks against a new event, seen at `as_of`; empty where the rule allows it.
///
/// Later facts do not count, but for those up to the day of the event itself: an event is never put under others
/// unseen ([`OrderRefusal::LaterEvents`]).
pub fn against(task: &Task, event: &CloseOutEvent, as_of: Day) -> Vec<OrderRefusal> {
    let day = as_of.max(event.date);
    let round = Round::at(&task.close_out, day);
    let mut found = in_round(task, &round, event);
    let later = task
        .close_out
        .iter()
        .filter(|other| other.date > day)
        .min_by_key(|other| other.date);
    if let Some(later) = later {
        found.push(OrderRefusal::LaterEvents {
            step: later.step,
            on: later.date,
        });
    }
    found
}

/// The events of a changed log that stand against the order where the log as it is does not, and keep no reason for
/// it; empty where nothing gets worse.
pub fn against_log(task: &Task, log: &[CloseOutEvent]) -> Vec<OrderFault> {
    let before = faults(task, &task.close_out);
    faults(task, log)
        .into_iter()
        .filter(|fault| {
            !fault.explained
                && !before
                    .iter()
                    .any(|known| known.event == fault.event && known.refusal == fault.refusal)
        })
        .collect()
}

/// The events of a task that stand against the order, known at the end of `day`; an event with the reason kept is
/// marked as explained.
pub fn order_faults(task: &Task, day: Day) -> Vec<OrderFault> {
    faults(task, &task.close_out)
        .into_iter()
        .filter(|fault| {
            task.close_out
                .get(fault.place)
                .is_some_and(|event| event.date <= day)
        })
        .collect()
}

fn faults(task: &Task, log: &[CloseOutEvent]) -> Vec<OrderFault> {
    let mut order: Vec<usize> = (0..log.len()).collect();
    order.sort_by_key(|place| log.get(*place).map(|event| event.date));
    let mut before: Vec<&CloseOutEvent> = Vec::with_capacity(log.len());
    let mut found = Vec::new();
    for place in order {
        let Some(event) = log.get(place) else {
            continue;
        };
        let round = Round::of(&before);
        let explained = !event.override_reason.trim().is_empty();
        found.extend(
            in_round(task, &round, event)
                .into_iter()
                .map(|refusal| OrderFault {
                    place,
                    event: event.id.clone(),
                    refusal,
                    explained,
                }),
        );
        before.push(event);
    }
    found
}

/// What speaks against an event that comes into a round.
fn in_round(task: &Task, round: &Round<'_>, event: &CloseOutEvent) -> Vec<OrderRefusal> {
    let mut found = Vec::new();
    if let Some(end) = event.end.filter(|end| *end < event.date) {
        found.push(OrderRefusal::NoticeEndsEarly {
            start: event.date,
            end,
        });
    }
    if let Some(begun) = round.begun_by.filter(|begun| event.date < begun.date) {
        found.push(OrderRefusal::BeforeReturn { on: begun.date });
    }
    let closed = round.latest(CloseOutStep::RecordFiling);
    if event.step == CloseOutStep::Relapse {
        match closed {
            None => found.push(OrderRefusal::NotClosedOut),
            Some(closed) => found.extend(before(closed, event)),
        }
        return found;
    }
    let Some(next) = round.next() else {
        found.extend(closed.map(|closed| OrderRefusal::ClosedOut { on: closed.date }));
        return found;
    };
    if event.outcome == Outcome::SentBack {
        // A return may come at the step in hand or later from a step that has passed.
        if event.step > next {
            found.push(OrderRefusal::NotNext {
                asked: event.step,
                next,
            });
        }
        let latest = round.events.iter().max_by_key(|earlier| earlier.date);
        found.extend(latest.and_then(|latest| before(latest, event)));
        return found;
    }
    if event.step != next {
        found.push(match round.latest(event.step) {
            Some(passed) => OrderRefusal::Already {
                step: event.step,
                on: passed.date,
            },
            None => OrderRefusal::NotNext {
                asked: event.step,
                next,
            },
        });
    }
    if event.step == CloseOutStep::Verification {
        found.extend(open_measures(task, event.date));
    }
    found.extend(dates(round, event));
    found
}

/// The days of the steps that an event follows.
fn dates(round: &Round<'_>, event: &CloseOutEvent) -> Vec<OrderRefusal> {
    CloseOutStep::FIVE
        .into_iter()
        .filter(|step| *step < event.step)
        .filter_map(|step| round.latest(step))
        .filter_map(|earlier| match earlier.step {
            CloseOutStep::PublicNotice => {
                let until = earlier.end.unwrap_or(earlier.date);
                (event.date <= until).then_some(OrderRefusal::NoticeRuns { until })
            }
            _ => before(earlier, event),
        })
        .collect()
}

fn before(earlier: &CloseOutEvent, event: &CloseOutEvent) -> Option<OrderRefusal> {
    (event.date < earlier.date).then_some(OrderRefusal::BeforeStep {
        step: earlier.step,
        on: earlier.date,
    })
}

fn open_measures(task: &Task, day: Day) -> Option<OrderRefusal> {
    let all = task.measures.len();
    let open = task
        .measures
        .iter()
        .filter(|measure| measure.done_at(day).is_none())
        .count();
    (open > 0).then_some(OrderRefusal::MeasuresOpen { open, all })
}
