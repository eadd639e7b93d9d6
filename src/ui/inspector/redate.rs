//! A date of completion corrected where it stands: the entry gets another day, the rest of its log stays.

use crate::plan::{CompletionEvent, CompletionKind, Day, completed_at};

/// The place of the entry that says "completed" at the end of a day.
pub(super) fn deciding(log: &[CompletionEvent], day: Day) -> Option<usize> {
    let date = completed_at(log, day)?;
    log.iter()
        .rposition(|event| event.date == date && event.kind == CompletionKind::Completed)
}

/// The log with one entry on another day, in the order of days; `None` where the entry would change its side of an
/// entry of the other kind, so that the log told another story.
pub(super) fn redated(
    log: &[CompletionEvent],
    place: usize,
    day: Day,
) -> Option<Vec<CompletionEvent>> {
    let kinds = |log: &[CompletionEvent]| -> Vec<CompletionKind> {
        log.iter().map(|event| event.kind).collect()
    };
    let mut sorted = log.to_vec();
    sorted.sort_by_key(|event| event.date);
    let mut changed = log.to_vec();
    changed.get_mut(place)?.date = day;
    changed.sort_by_key(|event| event.date);
    (kinds(&changed) == kinds(&sorted)).then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: i8) -> Day {
        Day::constant(2021, month, 1)
    }

    fn log() -> Vec<CompletionEvent> {
        use CompletionKind::{Completed, Reopened};
        [(3, Completed), (5, Reopened), (7, Completed)]
            .into_iter()
            .map(|(month, kind)| CompletionEvent {
                date: day(month),
                kind,
                ..CompletionEvent::default()
            })
            .collect()
    }

    #[test]
    fn the_entry_that_decides_moves_and_keeps_its_side() {
        let log = log();
        assert_eq!(deciding(&log, day(4)), Some(0));
        assert_eq!(deciding(&log, day(6)), None);
        assert_eq!(deciding(&log, day(12)), Some(2));
        let moved = redated(&log, 2, day(9)).unwrap();
        assert_eq!(completed_at(&moved, day(12)), Some(day(9)));
        assert_eq!(redated(&log, 2, day(4)), None, "before the reopening");
        assert_eq!(redated(&log, 9, day(4)), None);
    }
}
