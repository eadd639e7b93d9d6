//! Cells of the monthly round become the note of the month: amended where the month has one, else added.

use super::story::place_for;
use super::{Edit, TaskField, mint};
use crate::plan::{Day, ProgressNote, Task};

/// What is written into a cell of the monthly round; an empty text or `None` clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteCell {
    /// Reported percent, 0 to 100.
    Percent(Option<u8>),
    /// What was done.
    Done(String),
    /// What is in the way.
    Problems(String),
    /// What comes next.
    NextStep(String),
}

/// The edit that writes cells into a task's report of the month of `on`; `None` where they change nothing.
///
/// The report is the latest note dated in that month up to `on`, and keeps its date; where there is none, a note of `on`
/// is added. A note that says nothing any more, and was signed by nobody, goes.
pub fn month_note(task: &Task, cells: &[NoteCell], on: Day) -> Option<Edit> {
    let first = on.first_of_month();
    let mut notes = task.notes.clone();
    // Of two notes of one day the later entry decides, as everywhere.
    let known = notes
        .iter()
        .enumerate()
        .filter(|(_, note)| first <= note.date && note.date <= on)
        .max_by_key(|(_, note)| note.date)
        .map(|(place, _)| place);
    let place = known.unwrap_or_else(|| {
        let place = place_for(&notes, on, |note| note.date);
        let note = ProgressNote {
            id: mint(),
            date: on,
            ..ProgressNote::default()
        };
        notes.insert(place, note);
        place
    });
    let note = notes.get_mut(place)?;
    for cell in cells {
        match cell {
            NoteCell::Percent(percent) => note.percent = *percent,
            NoteCell::Done(text) => text.trim().clone_into(&mut note.done),
            NoteCell::Problems(text) => text.trim().clone_into(&mut note.problems),
            NoteCell::NextStep(text) => text.trim().clone_into(&mut note.next_step),
        }
    }
    if says_nothing(note) {
        notes.remove(place);
    }
    (notes != task.notes).then(|| Edit::SetTasks {
        ids: vec![task.id.clone()],
        field: TaskField::Notes(notes),
    })
}

fn says_nothing(note: &ProgressNote) -> bool {
    let ProgressNote {
        id: _,
        date: _,
        percent,
        done,
        problems,
        next_step,
        by,
    } = note;
    percent.is_none()
        && [done, problems, next_step, by]
            .iter()
            .all(|text| text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::change_for;
    use crate::plan::{Id, Plan, PlanParts};
    use jiff::civil::date;
    use std::sync::Arc;

    const ON: Day = Day::constant(2021, 11, 20);

    fn note(month: i8, day: i8, done: &str) -> ProgressNote {
        ProgressNote {
            id: Id::new(format!("n{month}-{day}-{done}")),
            date: date(2021, month, day),
            done: done.to_owned(),
            ..ProgressNote::default()
        }
    }

    fn after(notes: Vec<ProgressNote>, cells: &[NoteCell], on: Day) -> Option<Vec<ProgressNote>> {
        let task = Task {
            id: Id::new("t"),
            notes,
            ..Task::default()
        };
        let edit = month_note(&task, cells, on)?;
        let plan = Plan::new(PlanParts {
            tasks: vec![task],
            ..PlanParts::default()
        });
        let change = change_for(&plan, &edit).unwrap();
        let after = change.tasks[0].after.as_ref().map(Arc::clone).unwrap();
        Some(after.notes.clone())
    }

    fn done(text: &str) -> NoteCell {
        NoteCell::Done(text.to_owned())
    }

    #[test]
    fn the_first_cell_of_a_month_adds_a_note_of_the_day() {
        let notes = after(
            vec![note(10, 20, "旧"), note(12, 1, "后")],
            &[done("新")],
            ON,
        )
        .unwrap();
        let written: Vec<_> = notes
            .iter()
            .map(|note| (note.date, note.done.as_str()))
            .collect();
        assert_eq!(
            written,
            [
                (date(2021, 10, 20), "旧"),
                (ON, "新"),
                (date(2021, 12, 1), "后")
            ]
        );
        assert!(!notes[1].id.is_empty());
    }

    #[test]
    fn the_note_of_the_month_is_amended_and_keeps_its_date() {
        let notes = after(
            vec![note(11, 3, "一"), note(11, 15, "二"), note(11, 30, "三")],
            &[done("改"), NoteCell::Percent(Some(60))],
            ON,
        )
        .unwrap();
        assert_eq!(notes.len(), 3);
        assert_eq!(
            (notes[1].date, notes[1].done.as_str(), notes[1].percent),
            (date(2021, 11, 15), "改", Some(60))
        );
        assert_eq!(notes[2].done, "三", "a note after the day is not touched");
    }

    #[test]
    fn of_two_notes_of_a_day_the_later_entry_is_amended() {
        let notes = after(
            vec![note(11, 15, "一"), note(11, 15, "二")],
            &[done("改")],
            ON,
        )
        .unwrap();
        assert_eq!(notes[0].done, "一");
        assert_eq!(notes[1].done, "改");
    }

    #[test]
    fn clearing_the_last_word_takes_the_note_away_and_nothing_new_is_no_step() {
        let notes = after(vec![note(11, 15, "一")], &[done(" ")], ON).unwrap();
        assert!(notes.is_empty());
        assert_eq!(after(vec![], &[done("")], ON), None);
        assert_eq!(after(vec![note(11, 15, "一")], &[done("一")], ON), None);
        let mut signed = note(11, 15, "一");
        signed.by = "张某".to_owned();
        assert_eq!(after(vec![signed], &[done("")], ON).unwrap().len(), 1);
    }

    #[test]
    fn a_note_written_for_one_task_of_a_project_counts_for_all_and_is_amended_in_all() {
        let task = |id: &str, project: &str| Task {
            id: Id::new(id),
            project: project.to_owned(),
            ..Task::default()
        };
        let mut plan = Plan::new(PlanParts {
            tasks: vec![task("a", "管网"), task("b", "管网"), task("c", "")],
            ..PlanParts::default()
        });
        let mut write = |id: &str, cells: &[NoteCell]| {
            let edit = month_note(plan.task(&Id::new(id)).unwrap(), cells, ON).unwrap();
            plan.apply(&change_for(&plan, &edit).unwrap());
            ["a", "b", "c"].map(|id| plan.task(&Id::new(id)).unwrap().notes.clone())
        };
        let [a, b, c] = write("a", &[done("铺管 3 公里")]);
        assert_eq!((a.len(), a[0].done.as_str()), (1, "铺管 3 公里"));
        assert_eq!(a, b);
        assert!(c.is_empty());
        let [a, b, _] = write("b", &[NoteCell::Percent(Some(40))]);
        assert_eq!((a.len(), a[0].percent), (1, Some(40)));
        assert_eq!(a, b);
        let [a, b, _] = write("a", &[done(""), NoteCell::Percent(None)]);
        assert!(a.is_empty() && b.is_empty());
    }
}
