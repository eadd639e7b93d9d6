//! Gestures of the mouse on bars and ground: what was caught, how far it went, what it asks for on release.

use super::{Layout, link_drag, look};
use crate::chart::gantt::{self, span};
use crate::chart::gantt::{Dragged, Shift};
use crate::chart::rows::Row;
use crate::chart::theme::size;
use crate::edit::{Edit, TaskField};
use crate::plan::{Due, Id};
use crate::text::{date, gantt_words};
use crate::ui::{Action, Selection, Stage};
use egui::{Pos2, Rect};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Half the width of the zone that catches an edge or a handle, in points.
const CATCH: f64 = 4.5;

/// What the pointer caught.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Caught {
    /// A bar.
    Bar(Id),
    /// Its left end.
    Start(Id),
    /// Its right end.
    End(Id),
    /// The end of its fill.
    Progress(Id),
    /// The dot outside its right (`true`) or left end, from which a link is drawn.
    Dot(Id, bool),
    /// A place on a row without a bar, or below all rows.
    Ground,
    /// A place in the table, where nothing can be dragged.
    Table,
}

/// A gesture in hand.
#[derive(Clone, Debug)]
pub(super) struct Gesture {
    pub(super) caught: Caught,
    pub(super) origin: Pos2,
    /// The day under the pointer when it was caught, with fractions.
    day: f64,
    /// Rows' scroll when it was caught: the box on the ground stays with the rows.
    scroll: f64,
    pub(super) begun: bool,
    pub(super) dragged: Option<Dragged>,
    /// The link in hand, once it has reached another bar.
    pub(super) link: Option<link_drag::Reached>,
    /// The selection before a box was drawn, which the box adds to.
    before: Option<Selection>,
}

/// The row at a height, by place.
pub(super) fn row_at(stage: &Stage<'_>, layout: &Layout, y: f32) -> Option<usize> {
    let inside = f64::from(y - layout.chart.top());
    if inside < 0.0 || y >= layout.chart.bottom() {
        return None;
    }
    Some(((inside + stage.view.gantt.scroll) / stage.view.density.row_height()) as usize)
}

/// What lies under the pointer on the chart.
pub(super) fn under(stage: &Stage<'_>, layout: &Layout, rows: &[Row], at: Pos2) -> Caught {
    if stage.view.read_only.is_some() {
        return Caught::Ground;
    }
    let Some(Row::Task(id)) = row_at(stage, layout, at.y).and_then(|place| rows.get(place)) else {
        return Caught::Ground;
    };
    let look = look(stage, None);
    let Some(task) = look.task(id) else {
        return Caught::Ground;
    };
    let Some(bar) = span::bar_box(&look, task) else {
        return Caught::Ground;
    };
    let height = look.row_height;
    let inside =
        (f64::from(at.y - layout.chart.top()) + stage.view.gantt.scroll).rem_euclid(height);
    if (inside - height / 2.0).abs() > size::BAR / 2.0 + 3.0 {
        return Caught::Ground;
    }
    let x = f64::from(at.x - layout.chart.left());
    let off = if stage.view.selection.holds(id) {
        size::SELECTED_FRAME_OFF + 2.0
    } else {
        0.0
    };
    let done = look.state(id).is_some_and(|state| state.status.is_done());
    if let Some(right) = link_drag::dot_at(&bar, x, stage.view.selection.holds(id), done) {
        return Caught::Dot(id.clone(), right);
    }
    let wide = bar.x1 - bar.x0 > 14.0;
    let handle = gantt::bar::handle(&bar, done);
    if handle.is_some_and(|at| (x - at).abs() <= CATCH - 1.0) {
        Caught::Progress(id.clone())
    } else if x >= bar.x1 - if wide { CATCH } else { 1.0 } && x <= bar.x1 + CATCH + off {
        Caught::End(id.clone())
    } else if x <= bar.x0 + if wide { CATCH } else { 1.0 } && x >= bar.x0 - CATCH - off {
        Caught::Start(id.clone())
    } else if x > bar.x0 && x < bar.x1 {
        Caught::Bar(id.clone())
    } else {
        Caught::Ground
    }
}

impl Caught {
    /// The task whose bar was caught.
    pub(super) fn task(&self) -> Option<&Id> {
        match self {
            Self::Bar(id) | Self::Start(id) | Self::End(id) | Self::Progress(id) => Some(id),
            Self::Dot(..) | Self::Ground | Self::Table => None,
        }
    }

    /// The pointer's look over it.
    pub(super) fn cursor(&self) -> egui::CursorIcon {
        match self {
            Self::Bar(_) => egui::CursorIcon::Grab,
            Self::Start(_) | Self::End(_) => egui::CursorIcon::ResizeHorizontal,
            Self::Progress(_) => egui::CursorIcon::ResizeColumn,
            Self::Dot(..) => egui::CursorIcon::Crosshair,
            Self::Ground | Self::Table => egui::CursorIcon::Default,
        }
    }
}

impl Gesture {
    /// Begins where the button went down; nothing moves before the pointer has gone a little way.
    pub(super) fn new(stage: &Stage<'_>, layout: &Layout, caught: Caught, origin: Pos2) -> Self {
        Self {
            caught,
            origin,
            day: stage
                .view
                .axis
                .exact_day_at(f64::from(origin.x - layout.chart.left())),
            scroll: stage.view.gantt.scroll,
            begun: false,
            dragged: None,
            link: None,
            before: None,
        }
    }

    /// Follows the pointer.
    pub(super) fn follow(
        &mut self,
        stage: &mut Stage<'_>,
        layout: &Layout,
        rows: &Arc<Vec<Row>>,
        at: Pos2,
        modifiers: egui::Modifiers,
    ) {
        if self.caught == Caught::Table {
            return;
        }
        if !self.begun {
            if f64::from((at - self.origin).length()) < size::DRAG_START {
                return;
            }
            self.begun = true;
            if let Some(id) = self
                .caught
                .task()
                .filter(|id| !stage.view.selection.holds(id))
            {
                stage.view.selection.only(id);
            }
            self.before =
                (modifiers.command || modifiers.shift).then(|| stage.view.selection.clone());
        }
        if let Caught::Dot(id, from_end) = &self.caught {
            self.link = link_drag::reached(stage, layout, rows, id, *from_end, at);
            return;
        }
        let day = stage
            .view
            .axis
            .exact_day_at(f64::from(at.x - layout.chart.left()));
        let moved = day - self.day;
        let axis = stage.view.axis;
        let free = modifiers.alt;
        let look = look(stage, None);
        let Some(id) = self.caught.task() else {
            self.pick_in_box(stage, layout, rows, at);
            return;
        };
        let Some((task, rest)) = look
            .task(id)
            .and_then(|task| Some((task, span::at_rest(&look, task)?)))
        else {
            return;
        };
        let number = |day| f64::from(crate::chart::time_axis::day_number(day));
        let (from, to) = (number(rest.from), number(rest.to));
        let mut ids = None;
        let shift = match &self.caught {
            Caught::Bar(_) => {
                // Bars out of sight are not dragged along.
                ids = Some(Arc::clone(&stage.acted().set));
                // The end of the caught bar is what counts officially: it snaps.
                let days = number(axis.snap_end(to + 1.0 + moved, free)) - to;
                Shift::Move(if moved.abs() * axis.per_day < 2.0 {
                    0
                } else {
                    days as i32
                })
            }
            Caught::Start(_) => {
                let start = axis.snap(from + moved, free).min(rest.to);
                Shift::Start((number(start) - from) as i32)
            }
            Caught::End(_) => Shift::End(axis.snap_end(to + 1.0 + moved, free).max(rest.from)),
            Caught::Progress(_) => {
                // From where the fill ends: its handle may stand a little off, and is caught a little beside.
                let (x0, x1) = span::edges(&look, &rest);
                let now = f64::from(span::percent(&look, task)) / 100.0;
                let share = now + f64::from(at.x - self.origin.x) / (x1 - x0).max(1.0);
                let step = if free { 1.0 } else { 5.0 };
                let percent = (share.clamp(0.0, 1.0) * 100.0 / step).round() * step;
                Shift::Progress(percent as u8)
            }
            Caught::Dot(..) | Caught::Ground | Caught::Table => return,
        };
        self.dragged = Some(Dragged {
            ids: ids.unwrap_or_else(|| Arc::new(BTreeSet::from([id.clone()]))),
            shift,
        });
    }

    /// The box on the ground in window points, from where it began, which scrolls with the rows.
    pub(super) fn ground_box(&self, stage: &Stage<'_>, at: Pos2) -> Option<Rect> {
        let scrolled = (stage.view.gantt.scroll - self.scroll) as f32;
        let from = egui::pos2(self.origin.x, self.origin.y - scrolled);
        (self.begun && self.caught == Caught::Ground).then(|| Rect::from_two_pos(from, at))
    }

    fn pick_in_box(&self, stage: &mut Stage<'_>, layout: &Layout, rows: &[Row], at: Pos2) {
        let Some(area) = self.ground_box(stage, at) else {
            return;
        };
        let height = stage.view.density.row_height();
        let place = |y: f32| {
            let inside = f64::from(y - layout.chart.top()) + stage.view.gantt.scroll;
            (inside / height).max(0.0) as usize
        };
        let (first, last) = (place(area.top()), place(area.bottom()));
        let left = f64::from(area.left() - layout.chart.left());
        let right = f64::from(area.right() - layout.chart.left());
        let look = look(stage, None);
        let hit: Vec<Id> = rows
            .iter()
            .skip(first)
            .take(last + 1 - first)
            .filter_map(|row| match row {
                Row::Task(id) => Some(id),
                _ => None,
            })
            .filter(|id| {
                look.task(id)
                    .and_then(|task| span::bar_box(&look, task))
                    .is_some_and(|bar| bar.x0 <= right && bar.x1 >= left)
            })
            .cloned()
            .collect();
        match &self.before {
            Some(before) => stage.view.selection.set_more(before, &hit),
            None => stage.view.selection.set(hit),
        }
    }

    /// What the gesture asks for when the button goes up; `None` when nothing would change.
    pub(super) fn edit(&self, stage: &Stage<'_>) -> Option<Edit> {
        if let Some(reached) = &self.link {
            return link_drag::edit(stage, reached);
        }
        let dragged = self.dragged.as_ref()?;
        let ids: Vec<Id> = dragged.ids.iter().cloned().collect();
        edit_for(stage, ids, dragged.shift)
    }

    /// The words of the dark pill beside what is dragged.
    pub(super) fn pill(&self, stage: &Stage<'_>) -> Option<String> {
        let dragged = self.dragged.as_ref()?;
        let task = stage.plan.task(self.caught.task()?)?;
        let still = look(stage, None);
        let rest = span::at_rest(&still, task)?;
        let moving = look(stage, Some(dragged));
        let span = span::of(&moving, task)?;
        let language = stage.language;
        let signed = |days: i32| format!("{days:+}");
        Some(match dragged.shift {
            // A deadline goes along with its bar, and a later one needs its paper whichever way it is moved.
            Shift::Move(days) if days > 0 && rest.has_end => {
                gantt_words::PILL_LATER.fill(language, &[("date", &date(span.to)), ("days", &days)])
            }
            Shift::Move(days) => gantt_words::PILL_MOVE.fill(
                language,
                &[("date", &date(span.to)), ("days", &signed(days))],
            ),
            Shift::Start(days) => gantt_words::PILL_MOVE.fill(
                language,
                &[("date", &date(span.from)), ("days", &signed(days))],
            ),
            Shift::End(day) => {
                let days = (day - rest.to).get_days();
                let phrase = if days > 0 && rest.has_end {
                    gantt_words::PILL_LATER
                } else {
                    gantt_words::PILL_MOVE
                };
                let shown = if days > 0 && rest.has_end {
                    days.to_string()
                } else {
                    signed(days)
                };
                phrase.fill(language, &[("date", &date(day)), ("days", &shown)])
            }
            Shift::Progress(percent) => {
                gantt_words::PILL_PROGRESS.fill(language, &[("percent", &percent)])
            }
        })
    }
}

/// The edit that makes a shift real; `None` when nothing would change.
pub(super) fn edit_for(stage: &Stage<'_>, ids: Vec<Id>, shift: Shift) -> Option<Edit> {
    let on = stage.as_of;
    let first = stage.plan.task(ids.first()?)?;
    let look = look(stage, None);
    match shift {
        Shift::Move(0) | Shift::Start(0) => None,
        Shift::Move(days) => Some(Edit::MoveBars { ids, days, on }),
        Shift::Start(days) if first.start.is_none() => {
            // The bar has only shown where a start might be; now there is one.
            let start = span::at_rest(&look, first)?.from;
            let start = start.checked_add(jiff::Span::new().days(days)).ok()?;
            Some(Edit::SetTasks {
                ids,
                field: TaskField::Start(Some(start)),
            })
        }
        Shift::Start(days) => Some(Edit::MoveStart { ids, days }),
        Shift::End(day) => {
            let rest = span::at_rest(&look, first)?;
            (!rest.has_end || rest.to != day).then(|| Edit::MoveDue {
                ids,
                due: Due::on(day),
                on,
                approval: String::new(),
                reason: String::new(),
                correction: false,
            })
        }
        Shift::Progress(percent) => {
            let reported = look.state(&first.id).and_then(|state| state.percent);
            (reported.unwrap_or(0) != percent).then_some(Edit::SetProgress { ids, percent, on })
        }
    }
}

/// Pushes an edit and keeps the undo step apart from typing.
pub(super) fn push(stage: &mut Stage<'_>, edit: Edit) {
    stage.actions.push(Action::EndTyping);
    stage.actions.edit(edit);
}
