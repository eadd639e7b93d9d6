//! The five close-out cells after the bar of a completed task; on the selected row they carry words.

use super::{Look, RowState, span};
use crate::assess::{Status, TaskState};
use crate::chart::theme::size;
use crate::chart::{About, Align, Rect, Scene, Shape, Stroke, Theme};
use crate::plan::{CloseOutStep, Id, Task};
use crate::text::{Phrase, common_words};

/// The word in a cell.
pub(super) const WORDS: [Phrase; 5] = [
    common_words::SELF_CHECK_CELL,
    common_words::VERIFICATION_CELL,
    common_words::PUBLIC_NOTICE_CELL,
    common_words::FILING_CELL,
    common_words::RECORD_FILING_CELL,
];

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    Current,
    Open,
}

fn step(state: &TaskState, place: usize) -> Step {
    if state.status == Status::ClosedOut || place < usize::from(state.close_out.passed) {
        Step::Done
    } else if state.close_out.current.and_then(CloseOutStep::place) == Some(place) {
        Step::Current
    } else {
        Step::Open
    }
}

/// Draws the cells if the task has any; returns the x from which a label has room.
pub(super) fn draw(
    scene: &mut Scene,
    look: &Look<'_>,
    task: &Task,
    state: Option<&TaskState>,
    bar: Rect,
    row: RowState,
) -> f64 {
    let end = span::right_end(look, task).unwrap_or(bar.right());
    let Some(state) = state.filter(|state| state.status.is_done()) else {
        return end + 3.0;
    };
    let middle = bar.center().y;
    let words = row.focused && row.selected && state.status == Status::Completed;
    let (width, height, gap) = if words {
        (size::WORD_CELL_WIDTH, size::WORD_CELL_HEIGHT, 1.0)
    } else {
        (size::CELL_WIDTH, size::CELL_HEIGHT, size::CELL_GAP)
    };
    // On the selected row the handle and its frame stand between bar and cells.
    let lead = size::CELL_START + if words { 12.0 } else { 0.0 };
    let mut x = bar.right() + lead;
    let about = || About::CloseOut(task.id.clone());
    for (place, word) in WORDS.iter().enumerate() {
        let rect = Rect::new(x, middle - height / 2.0, width, height);
        let how = step(state, place);
        if words {
            word_cell(scene, look, rect, how, word.of(look.language), about());
        } else {
            cell(scene, look.theme, rect, how, state.status, about());
        }
        x += width + gap;
    }
    x - gap + 3.0
}

/// The five small cells of a task from `x` on, for lists.
pub(in crate::chart) fn small(
    scene: &mut Scene,
    theme: &Theme,
    task: &Id,
    state: &TaskState,
    x: f64,
    middle: f64,
) {
    for place in 0..WORDS.len() {
        let left = x + place as f64 * (size::CELL_WIDTH + size::CELL_GAP);
        let rect = Rect::new(
            left,
            middle - size::CELL_HEIGHT / 2.0,
            size::CELL_WIDTH,
            size::CELL_HEIGHT,
        );
        let about = About::CloseOut(task.clone());
        cell(scene, theme, rect, step(state, place), state.status, about);
    }
}

fn cell(scene: &mut Scene, theme: &Theme, rect: Rect, how: Step, status: Status, about: About) {
    let color = theme.status(status).fill;
    let solid = |rect| Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(color),
        stroke: None,
    };
    match how {
        Step::Done => scene.add_about(solid(rect), about),
        Step::Current | Step::Open => {
            scene.add_about(
                Shape::Rect {
                    rect,
                    radius: 0.0,
                    fill: Some(theme.panel),
                    stroke: Some(Stroke::solid(1.2, color)),
                },
                about,
            );
            if how == Step::Current {
                scene.add(solid(Rect::from_edges(
                    rect.x,
                    rect.center().y,
                    rect.right(),
                    rect.bottom(),
                )));
            }
        }
    }
}

fn word_cell(scene: &mut Scene, look: &Look<'_>, rect: Rect, how: Step, word: &str, about: About) {
    let theme = look.theme;
    let colors = theme.status(Status::Completed);
    let (fill, edge, ink, bold) = match how {
        Step::Done => (
            colors.word,
            Stroke::solid(1.0, colors.word),
            theme.panel,
            false,
        ),
        Step::Current => (
            theme.panel,
            Stroke::solid(1.6, colors.word),
            colors.word,
            true,
        ),
        Step::Open => (
            theme.panel,
            Stroke::dashed(1.0, theme.t4, 2.0, 2.0),
            theme.t3,
            false,
        ),
    };
    scene.add_about(
        Shape::Rect {
            rect,
            radius: 0.0,
            fill: Some(fill),
            stroke: Some(edge),
        },
        about,
    );
    let at = rect.center();
    let size = size::font::SMALL;
    if bold {
        scene.bold(at, word, size, ink, Align::Center);
    } else {
        scene.text(at, word, size, ink, Align::Center);
    }
}
