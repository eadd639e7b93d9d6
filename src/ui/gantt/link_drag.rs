//! Drawing a link by mouse: from the dot outside a bar's end to an end of another bar; a ring is refused on the way.

use super::gesture::{self, Caught, Gesture};
use super::{Layout, look};
use crate::chart::gantt::span::{self, BarBox};
use crate::chart::gantt::{self, Shown, bar};
use crate::chart::rows::Row;
use crate::chart::theme::size;
use crate::edit::{Edit, TaskField};
use crate::plan::{Id, Link, LinkKind};
use crate::text::{Phrase, gantt_words, inspector_words};
use crate::ui::inspector::links::waits_for;
use crate::ui::{Stage, fonts, paint};
use egui::{Align2, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

/// How near a dot the pointer catches it, in points.
const NEAR: f64 = 5.0;

/// The bar that a link in hand has reached.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reached {
    /// The task that would wait.
    pub(super) successor: Id,
    predecessor: Id,
    kind: LinkKind,
    /// Whether it would end at the successor's right end.
    to_end: bool,
    /// It would close a ring.
    ring: bool,
}

/// The dot of a bar that an x catches: the right one (`true`) or the left one. A done bar has close-out cells at its
/// right and no dot there unless it is selected.
pub(super) fn dot_at(bar: &BarBox, x: f64, selected: bool, done: bool) -> Option<bool> {
    let off = bar::link_dot_off(selected);
    if (x - (bar.x1 + off)).abs() <= NEAR && x > bar.x1 + size::SELECTED_FRAME_OFF {
        return (!done || selected).then_some(true);
    }
    let left = (x - (bar.x0 - off)).abs() <= NEAR && x < bar.x0 - size::SELECTED_FRAME_OFF;
    left.then_some(false)
}

/// The kind of link between two ends.
fn kind(from_end: bool, to_end: bool) -> LinkKind {
    match (from_end, to_end) {
        (true, false) => LinkKind::FinishToStart,
        (false, false) => LinkKind::StartToStart,
        (true, true) => LinkKind::FinishToFinish,
        (false, true) => LinkKind::StartToFinish,
    }
}

fn words(kind: LinkKind) -> Phrase {
    match kind {
        LinkKind::FinishToStart => inspector_words::FINISH_TO_START,
        LinkKind::StartToStart => inspector_words::START_TO_START,
        LinkKind::FinishToFinish => inspector_words::FINISH_TO_FINISH,
        LinkKind::StartToFinish => inspector_words::START_TO_FINISH,
        LinkKind::Related => inspector_words::RELATED,
    }
}

/// The bar under the pointer and what a link to it would be: to its start, or to its end from its middle on.
pub(super) fn reached(
    stage: &Stage<'_>,
    layout: &Layout,
    rows: &[Row],
    from: &Id,
    from_end: bool,
    at: Pos2,
) -> Option<Reached> {
    let place = gesture::row_at(stage, layout, at.y)?;
    let Row::Task(id) = rows.get(place)? else {
        return None;
    };
    if id == from {
        return None;
    }
    let look = look(stage, None);
    let bar = span::bar_box(&look, look.task(id)?)?;
    let x = f64::from(at.x - layout.chart.left());
    let reach = bar::link_dot_off(false) + NEAR;
    if x < bar.x0 - reach || x > bar.x1 + reach {
        return None;
    }
    let to_end = x > (bar.x0 + bar.x1) / 2.0;
    Some(Reached {
        successor: id.clone(),
        predecessor: from.clone(),
        kind: kind(from_end, to_end),
        to_end,
        ring: waits_for(stage.plan, from, id),
    })
}

/// The edit that makes the link; none for a ring, or where the very link is there already.
pub(super) fn edit(stage: &Stage<'_>, reached: &Reached) -> Option<Edit> {
    if reached.ring {
        return None;
    }
    let mut links = stage.plan.task(&reached.successor)?.links.clone();
    match links
        .iter_mut()
        .find(|link| link.predecessor == reached.predecessor)
    {
        Some(link) if link.kind == reached.kind => return None,
        Some(link) => link.kind = reached.kind,
        None => links.push(Link {
            predecessor: reached.predecessor.clone(),
            kind: reached.kind,
            lag_days: 0,
        }),
    }
    Some(Edit::SetTasks {
        ids: vec![reached.successor.clone()],
        field: TaskField::Links(links),
    })
}

/// Draws the rubber band, the frame round the bar reached, and what the link would be.
pub(super) fn show(
    painter: &Painter,
    stage: &Stage<'_>,
    layout: &Layout,
    shown: &Shown<'_>,
    gesture: &Gesture,
    at: Pos2,
) {
    let Caught::Dot(id, from_end) = &gesture.caught else {
        return;
    };
    if !gesture.begun {
        return;
    }
    let theme = stage.theme;
    let box_of = |id: &Id| -> Option<Rect> {
        let look = look(stage, None);
        let bar = span::bar_box(&look, look.task(id)?)?;
        let (_, top) = gantt::placed(shown, look.row_height)
            .find(|(row, _)| matches!(row, Row::Task(task) if task == id))?;
        let middle = layout.chart.top() + (top + look.row_height / 2.0) as f32;
        let half = size::BAR as f32 / 2.0;
        let left = layout.chart.left();
        Some(Rect::from_min_max(
            pos2(left + bar.x0 as f32, middle - half),
            pos2(left + bar.x1 as f32, middle + half),
        ))
    };
    let off = bar::link_dot_off(true) as f32;
    let end_of = |bar: Rect, right: bool| {
        let x = if right {
            bar.right() + off
        } else {
            bar.left() - off
        };
        pos2(x, bar.center().y)
    };
    let from = box_of(id).map_or(gesture.origin, |bar| end_of(bar, *from_end));
    let reached = gesture.link.as_ref();
    let refused = reached.is_some_and(|reached| reached.ring);
    let ink = paint::color(if refused {
        theme.status(crate::assess::Status::Overdue).fill
    } else {
        theme.acc
    });
    let line = Stroke::new(1.6, ink);
    let Some((reached, target)) =
        reached.and_then(|reached| Some((reached, box_of(&reached.successor)?)))
    else {
        painter.line_segment([from, at], line);
        painter.circle_filled(from, size::LINK_DOT as f32, ink);
        return;
    };
    let to = end_of(target, reached.to_end);
    painter.line_segment([from, to], line);
    painter.circle_filled(from, size::LINK_DOT as f32, ink);
    painter.circle_stroke(to, size::LINK_DOT as f32 + 1.0, line);
    painter.rect_stroke(target.expand(3.0), 3.0, line, StrokeKind::Outside);
    let phrase = if refused {
        gantt_words::LINK_RING
    } else {
        words(reached.kind)
    };
    let galley = painter.layout_no_wrap(
        phrase.of(stage.language).to_owned(),
        fonts::regular(size::font::SMALL),
        ink,
    );
    let room = vec2(galley.size().x + 12.0, 20.0);
    let left = (target.right() + off + 8.0).min(layout.chart.right() - room.x - 2.0);
    let plate = Rect::from_min_size(pos2(left, target.center().y - 10.0), room);
    painter.rect(
        plate,
        size::RADIUS as f32,
        paint::color(theme.panel),
        Stroke::new(1.0, ink),
        StrokeKind::Inside,
    );
    let words_at = Align2::CENTER_CENTER.anchor_size(plate.center(), galley.size());
    painter.galley(words_at.min, galley, ink);
}
