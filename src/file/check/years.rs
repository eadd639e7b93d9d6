//! Dates of years that no plan speaks of: kept as written, and pointed at where they stand.

use super::Checker;
use crate::file::places::Path;
use crate::file::repair::Repaired;
use crate::plan::{Complaint, Day, Head, Indicator, InspectionRecord, Task, YEARS};

impl Checker {
    /// Points at a day of a year outside [`YEARS`].
    fn year(&mut self, day: impl Into<Option<Day>>, path: impl FnOnce() -> Path) {
        if let Some(day) = day.into()
            && !YEARS.contains(&day.year())
        {
            self.add(Repaired::YearOutside { day }, path());
        }
    }

    pub(super) fn years_of_head(&mut self, head: &Head) {
        let path = |field: &str| Path::default().name("head").name(field);
        self.year(head.window_start, || path("window_start"));
        self.year(head.window_end, || path("window_end"));
        self.year(head.as_of, || path("as_of"));
    }

    pub(super) fn years_of_task(&mut self, index: usize, task: &Task) {
        let path = || Path::record("tasks", index);
        let entry =
            |list: &str, place: usize, field: &str| path().name(list).index(place).name(field);
        self.year(task.start, || path().name("start"));
        self.year(task.due.date, || path().name("due").name("date"));
        for (place, measure) in task.measures.iter().enumerate() {
            self.year(measure.start, || entry("measures", place, "start"));
            self.year(measure.due, || entry("measures", place, "due"));
            for (at, event) in measure.completion.iter().enumerate() {
                self.year(event.date, || {
                    entry("measures", place, "completion")
                        .index(at)
                        .name("date")
                });
            }
        }
        for (place, note) in task.notes.iter().enumerate() {
            self.year(note.date, || entry("notes", place, "date"));
        }
        for (place, event) in task.completion.iter().enumerate() {
            self.year(event.date, || entry("completion", place, "date"));
        }
        for (place, event) in task.close_out.iter().enumerate() {
            self.year(event.date, || entry("close_out", place, "date"));
            self.year(event.end, || entry("close_out", place, "end"));
        }
        for (place, change) in task.due_changes.iter().enumerate() {
            self.year(change.date, || entry("due_changes", place, "date"));
            self.year(change.old, || entry("due_changes", place, "old"));
            self.year(change.new, || entry("due_changes", place, "new"));
        }
        for (place, pause) in task.suspensions.iter().enumerate() {
            self.year(pause.date, || entry("suspensions", place, "date"));
            self.year(pause.until, || entry("suspensions", place, "until"));
        }
        for (place, asked) in task.postponements.iter().enumerate() {
            self.year(asked.date, || entry("postponements", place, "date"));
            self.year(asked.wanted, || entry("postponements", place, "wanted"));
            self.year(asked.answered, || entry("postponements", place, "answered"));
        }
        for (place, check) in task.re_checks.iter().enumerate() {
            self.year(check.date, || entry("re_checks", place, "date"));
            self.year(check.done, || entry("re_checks", place, "done"));
        }
    }

    pub(super) fn years_of_indicator(&mut self, index: usize, indicator: &Indicator) {
        let entry = |list: &str, place: usize, field: &str| {
            Path::record("indicators", index)
                .name(list)
                .index(place)
                .name(field)
        };
        for (place, point) in indicator.points.iter().enumerate() {
            self.year(point.start, || entry("points", place, "start"));
            self.year(point.end, || entry("points", place, "end"));
        }
        for (place, target) in indicator.targets.iter().enumerate() {
            self.year(target.start, || entry("targets", place, "start"));
            self.year(target.end, || entry("targets", place, "end"));
        }
    }

    pub(super) fn years_of_inspection(&mut self, index: usize, record: &InspectionRecord) {
        let path = || Path::record("inspections", index);
        let entry = |place: usize, field: &str| path().name("findings").index(place).name(field);
        self.year(record.date, || path().name("date"));
        for (place, finding) in record.findings.iter().enumerate() {
            self.year(finding.due, || entry(place, "due"));
            self.year(finding.settled, || entry(place, "settled"));
        }
    }

    pub(super) fn years_of_complaint(&mut self, index: usize, record: &Complaint) {
        let path = || Path::record("complaints", index);
        self.year(record.received, || path().name("received"));
        self.year(record.due, || path().name("due"));
        self.year(record.status_date, || path().name("status_date"));
        for (place, visit) in record.follow_up_visits.iter().enumerate() {
            self.year(visit.date, || {
                path().name("follow_up_visits").index(place).name("date")
            });
        }
    }
}
