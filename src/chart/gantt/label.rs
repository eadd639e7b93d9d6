//! The label beside a bar: right of it, else inside the tint, else left out (the status column still says it).

use super::{Look, RowState, bar, span};
use crate::assess::{Status, TaskState};
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Scene, glyph, metrics};
use crate::plan::{CloseOutStep, Task};
use crate::text::{gantt_words, reported};

/// What a label says.
struct Label {
    glyph: Option<Status>,
    text: String,
    color: Color,
}

const SIZE: f64 = size::font::SMALL;

fn label(look: &Look<'_>, task: &Task, state: &TaskState, row: RowState) -> Option<Label> {
    let language = look.language;
    let color = look.theme.status(state.status).word;
    let percent = reported(state.percent, language);
    let (glyph, text) = match state.status {
        Status::NotStarted | Status::ClosedOut => return None,
        Status::OnSchedule if task.continuing => (
            None,
            gantt_words::LABEL_ONGOING.fill(language, &[("percent", &percent)]),
        ),
        Status::OnSchedule => (None, percent),
        Status::Behind if state.relapsed => (
            Some(Status::Behind),
            gantt_words::LABEL_RELAPSED.fill(language, &[("percent", &percent)]),
        ),
        Status::Behind => (
            Some(Status::Behind),
            gantt_words::LABEL_BEHIND.fill(
                language,
                &[
                    ("percent", &percent),
                    ("expected", &(state.expected.round() as i64)),
                ],
            ),
        ),
        Status::Overdue => (
            Some(Status::Overdue),
            gantt_words::LABEL_OVERDUE.fill(
                language,
                &[("days", &state.days_late), ("percent", &percent)],
            ),
        ),
        Status::Completed => {
            let notice = row
                .focused
                .then(|| notice_days(look, task, state))
                .flatten();
            let text = match (notice, state.close_out.waits()) {
                (Some((day, days)), _) => {
                    gantt_words::LABEL_NOTICE_DAY.fill(language, &[("day", &day), ("days", &days)])
                }
                (None, Some(waits)) => waits.of(language).into(),
                (None, None) => return None,
            };
            (None, text)
        }
    };
    Some(Label { glyph, text, color })
}

/// The working day a running public notice is on, and how many it has.
fn notice_days(look: &Look<'_>, task: &Task, state: &TaskState) -> Option<(usize, usize)> {
    let until = state.close_out.notice_until?;
    let event = task
        .close_out
        .iter()
        .filter(|event| event.step == CloseOutStep::PublicNotice && event.date <= look.as_of())
        .max_by_key(|event| event.date)?;
    let calendar = crate::plan::calendar::Calendar::of(look.plan.head());
    Some((
        calendar.working_days(event.date, look.as_of()),
        calendar.working_days(event.date, until),
    ))
}

/// Draws the label of a task's bar; `after` is the x from which there may be room. Returns the x where it ends.
pub(super) fn draw(
    scene: &mut Scene,
    look: &Look<'_>,
    task: &Task,
    state: Option<&TaskState>,
    bar: Rect,
    after: f64,
    row: RowState,
) -> f64 {
    let Some(label) = state.and_then(|state| label(look, task, state, row)) else {
        return after;
    };
    let middle = bar.center().y;
    let glyph_width = if label.glyph.is_some() { 17.0 } else { 0.0 };
    let width = glyph_width + metrics::width(&label.text, SIZE, false);
    let framed = if row.selected { 4.0 } else { 0.0 };
    // On the row under the pointer the link dot stands before the label; right of close-out cells it has room already.
    let dot = if row.hovered && after <= bar.right() + 8.0 {
        bar::link_dot_off(row.selected) + size::LINK_DOT + 4.0 - (after - bar.right()) - framed
    } else {
        3.0
    };
    let after = clear_of_line(look, after + dot + framed, width);
    let done = state.is_some_and(|state| state.status.is_done());
    if task.continuing && !done {
        on_rails(scene, look, &label, bar, middle, width);
    } else if after >= 0.0 && after + width <= look.axis.width - 4.0 {
        write(scene, look, &label, after, middle);
        return after + width;
    } else {
        let filled = span::bar_box(look, task).map_or(bar.right(), |found| found.progress);
        let right = bar.right().min(look.axis.width) - 9.0;
        // Hatches and tails leave no quiet ground for words.
        let quiet = state.is_some_and(|state| state.status == Status::OnSchedule);
        if quiet && right - width > filled.max(0.0) + 3.0 {
            write(scene, look, &label, right - width, middle);
        }
    }
    after
}

/// Moves a label that the as-of line would strike through to the right of the line.
pub(super) fn clear_of_line(look: &Look<'_>, x: f64, width: f64) -> f64 {
    let line = look.axis.x_of_end(look.as_of());
    if x < line + 4.0 && x + width > line - 3.0 {
        line + 6.0
    } else {
        x
    }
}

/// A task without end carries its label in the middle of its rails, which leave a gap for it.
fn on_rails(scene: &mut Scene, look: &Look<'_>, label: &Label, bar: Rect, middle: f64, width: f64) {
    let from = bar.right().max(0.0) + 10.0;
    let to = bar::rails_end(look, bar.right()) - 16.0;
    if to - from < width + 16.0 {
        return;
    }
    // Near the bar rather than in the far middle: the eye comes from the bar.
    let x = (from + (to - from - width) / 2.0).min(from + 40.0);
    scene.fill(
        Rect::new(x - 5.0, middle - 7.0, width + 10.0, 14.0),
        look.theme.panel,
    );
    write(scene, look, label, x, middle);
}

fn write(scene: &mut Scene, look: &Look<'_>, label: &Label, x: f64, middle: f64) {
    let mut x = x;
    if let Some(status) = label.glyph {
        glyph::status(scene, Point::new(x + 6.0, middle), status, look.theme);
        x += 17.0;
    }
    scene.text(
        Point::new(x, middle),
        label.text.clone(),
        SIZE,
        label.color,
        Align::Left,
    );
}

/// What stands in the row of a task without any date.
pub(super) fn without_dates(scene: &mut Scene, look: &Look<'_>, middle: f64) {
    let x = look
        .axis
        .x_of_end(look.as_of())
        .min(look.axis.width)
        .max(0.0)
        + 8.0;
    let text = gantt_words::WITHOUT_DATES.of(look.language);
    if x + metrics::width(text, SIZE, false) < look.axis.width {
        scene.text(
            Point::new(x, middle),
            text,
            SIZE,
            look.theme.t4,
            Align::Left,
        );
    }
}
