//! A date of completion corrected where it stands: the entry gets another day, the rest of its log stays.

use crate::plan::{CompletionEvent, CompletionKind, Day, ProgressNote, completed_at};

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

/// The notes with the one that only says 100 %, which marking a task completed wrote on its day, moved along to another
/// day; `None` where there is none. A note that stands there already reports it instead.
pub(super) fn notes_along(notes: &[ProgressNote], from: Day, to: Day) -> Option<Vec<ProgressNote>> {
    let bare = |note: &ProgressNote| {
        note.percent == Some(100)
            && [&note.done, &note.problems, &note.next_step]
                .iter()
                .all(|words| words.trim().is_empty())
    };
    let place = notes
        .iter()
        .position(|note| note.date == from && bare(note))?;
    let mut notes = notes.to_vec();
    if let Some(there) = notes.iter_mut().rfind(|note| note.date == to) {
        there.percent = Some(100);
        notes.remove(place);
    } else {
        notes[place].date = to;
        notes.sort_by_key(|note| note.date);
    }
    Some(notes)
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
    fn the_report_that_completion_made_goes_along_and_one_with_words_stays() {
        let note = |month: i8, percent: Option<u8>, done: &str| ProgressNote {
            date: day(month),
            percent,
            done: done.to_owned(),
            ..ProgressNote::default()
        };
        let notes = [note(5, Some(60), "管网"), note(7, Some(100), "")];
        let moved = notes_along(&notes, day(7), day(6)).unwrap();
        assert_eq!(moved, [note(5, Some(60), "管网"), note(6, Some(100), "")]);
        let moved = notes_along(&notes, day(7), day(4)).unwrap();
        assert_eq!(moved, [note(4, Some(100), ""), note(5, Some(60), "管网")]);
        let moved = notes_along(&notes, day(7), day(5)).unwrap();
        assert_eq!(moved, [note(5, Some(100), "管网")]);
        let own_words = [note(7, Some(100), "全部完成")];
        assert_eq!(notes_along(&own_words, day(7), day(6)), None);
        assert_eq!(notes_along(&notes, day(8), day(9)), None);
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
