//! What the cards are drawn on: a scene, and the places of it that can be clicked.

use super::Look;
use crate::assess::{Figure, Slice};
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Scene, Shape, Stroke, Text, metrics};
use crate::plan::Id;
use crate::text::overview_words as words;

/// What a click on a place opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The tasks of a group that a figure counts.
    Tasks(Slice, Figure),
    /// These tasks.
    These(Vec<Id>),
    /// One task.
    Task(Id),
    /// The complaints.
    Complaints,
    /// The checks.
    Checks,
    /// The table of units goes to the clipboard.
    CopyUnits,
}

/// How a place shows that the pointer is on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Under {
    /// A line under words, from its left end.
    Line(Point, f64, Color),
    /// A frame around the place.
    Frame,
    /// The ground of a row.
    Row,
}

/// A place that can be clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where.
    pub rect: Rect,
    /// What it opens.
    pub target: Target,
    /// What it is called by a screen reader.
    pub spoken: String,
    /// What it means, for the pointer; empty: nothing is to be explained.
    pub tip: String,
    /// How it shows the pointer.
    pub under: Under,
}

/// A scene with places that can be clicked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The drawing.
    pub scene: Scene,
    /// The places, in reading order.
    pub hits: Vec<Hit>,
}

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub size: f64,
    pub bold: bool,
    pub color: Color,
}

impl Ink {
    pub(super) const fn body(color: Color) -> Self {
        Self {
            size: size::font::BODY,
            bold: false,
            color,
        }
    }

    pub(super) const fn small(color: Color) -> Self {
        Self {
            size: size::font::SMALL,
            bold: false,
            color,
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn width(self, text: &str) -> f64 {
        metrics::width(text, self.size, self.bold)
    }
}

/// The definition of a figure with what a click does.
pub(super) fn tip(look: &Look<'_>, what: &str, count: usize) -> String {
    look.fill(words::OPENS, &[("what", &what), ("n", &count)])
}

/// Horizontal room inside a card.
pub(super) const INSET: f64 = 14.0;

impl Board {
    /// An empty board of a size in points.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            scene: Scene::new(width, height),
            hits: Vec::new(),
        }
    }

    /// Appends another board, shifted.
    pub fn place(&mut self, other: Self, dx: f64, dy: f64) {
        self.scene.place(other.scene, dx, dy);
        self.hits.extend(other.hits.into_iter().map(|hit| Hit {
            rect: Rect::new(hit.rect.x + dx, hit.rect.y + dy, hit.rect.w, hit.rect.h),
            under: match hit.under {
                Under::Line(at, wide, color) => {
                    Under::Line(Point::new(at.x + dx, at.y + dy), wide, color)
                }
                other => other,
            },
            ..hit
        }));
    }

    /// Writes words on one line, cut to `room` points; returns where they stand.
    pub(super) fn put(&mut self, at: Point, text: &str, ink: Ink, align: Align, room: f64) -> Rect {
        let text = metrics::cut(text, ink.size, ink.bold, room.max(0.0)).into_owned();
        let wide = ink.width(&text);
        let left = match align {
            Align::Left => at.x,
            Align::Center => at.x - wide / 2.0,
            Align::Right => at.x - wide,
        };
        let high = ink.size * 1.3;
        self.scene.add(Shape::Text(Text {
            at,
            text,
            size: ink.size,
            bold: ink.bold,
            color: ink.color,
            align,
            strike: false,
        }));
        Rect::new(left, at.y - high / 2.0, wide, high)
    }

    /// Writes words that can be clicked; returns where they stand.
    pub(super) fn click(
        &mut self,
        at: Point,
        text: &str,
        ink: Ink,
        align: Align,
        room: f64,
        to: (Target, String, String),
    ) -> Rect {
        let rect = self.put(at, text, ink, align, room);
        let (target, spoken, tip) = to;
        self.hits.push(Hit {
            rect: rect.grow(2.0),
            target,
            spoken,
            tip,
            under: Under::Line(Point::new(rect.x, rect.bottom()), rect.w, ink.color),
        });
        rect
    }

    /// Makes an area clickable.
    pub(super) fn area(&mut self, rect: Rect, under: Under, to: (Target, String, String)) {
        let (target, spoken, tip) = to;
        self.hits.push(Hit {
            rect,
            target,
            spoken,
            tip,
            under,
        });
    }

    /// A level hairline.
    pub(super) fn hair(&mut self, x: f64, y: f64, wide: f64, look: &Look<'_>) {
        self.scene.line(
            Point::new(x, y),
            Point::new(x + wide, y),
            Stroke::solid(size::LINE, look.theme.hair),
        );
    }

    /// The ground of a card.
    pub(super) fn ground(&mut self, rect: Rect, look: &Look<'_>) {
        self.scene.add(Shape::Rect {
            rect,
            radius: size::RADIUS,
            fill: Some(look.theme.panel),
            stroke: Some(Stroke::solid(size::LINE, look.theme.line)),
        });
    }

    /// What a card has below its title.
    pub(super) fn body(card: Rect) -> Rect {
        let top = card.y + size::PANEL_TITLE;
        Rect::from_edges(card.x, top, card.right(), card.bottom())
    }

    /// A card with a title and a note after it, which leaves `right` points free at the end of the line; returns the
    /// body below and the x after the note.
    pub(super) fn card(
        &mut self,
        rect: Rect,
        look: &Look<'_>,
        title: &str,
        note: &str,
        right: f64,
    ) -> (Rect, f64) {
        self.ground(rect, look);
        let middle = rect.y + size::PANEL_TITLE / 2.0;
        let room = rect.w - 2.0 * INSET - right;
        let ink = Ink::body(look.theme.t1).bold();
        let title = self.put(
            Point::new(rect.x + INSET, middle),
            title,
            ink,
            Align::Left,
            room,
        );
        let left = title.right() + 8.0;
        let room = rect.right() - INSET - right - left;
        let ink = Ink::small(look.theme.t3);
        // A cut note says nothing that the card does not; it is left out instead.
        let note = if ink.width(note) <= room { note } else { "" };
        let end = self
            .put(
                Point::new(left, middle),
                note,
                ink,
                Align::Left,
                room.max(0.0),
            )
            .right();
        let body = Self::body(rect);
        self.hair(body.x + 1.0, body.y, body.w - 2.0, look);
        (body, end)
    }
}
