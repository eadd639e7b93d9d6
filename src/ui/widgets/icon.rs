//! Icons and status glyphs of the chart room, drawn straight into a panel.

use crate::assess::Status;
use crate::chart::theme::size;
use crate::chart::{Color, Point, Scene, Theme, glyph};
use crate::ui::paint;
use egui::{Color32, Painter, Pos2, vec2};

/// An icon of a panel, by what it does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// To the left.
    Previous,
    /// To the right, or folded.
    Next,
    /// A year to the left.
    PreviousYear,
    /// A year to the right.
    NextYear,
    /// Unfolded, or opens downward.
    Down,
    /// Upward.
    Up,
    /// Closes.
    Close,
    /// A calendar.
    Calendar,
    /// Adds.
    Plus,
    /// A tick.
    Tick,
    /// A padlock.
    Lock,
}

impl Icon {
    /// The drawing.
    const fn drawing(self) -> glyph::Icon {
        match self {
            Self::Previous => glyph::Icon::ChevronLeft,
            Self::Next => glyph::Icon::ChevronRight,
            Self::PreviousYear => glyph::Icon::DoubleChevronLeft,
            Self::NextYear => glyph::Icon::DoubleChevronRight,
            Self::Down => glyph::Icon::ChevronDown,
            Self::Up => glyph::Icon::ChevronUp,
            Self::Close => glyph::Icon::Close,
            Self::Calendar => glyph::Icon::Calendar,
            Self::Plus => glyph::Icon::Plus,
            Self::Tick => glyph::Icon::Check,
            Self::Lock => glyph::Icon::Lock,
        }
    }
}

/// Half the side of the box an icon is drawn in.
const HALF: f64 = size::ICON / 2.0;

/// Draws an icon about its middle.
pub fn draw(painter: &Painter, center: Pos2, icon: Icon, color: Color32) {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    let mut scene = Scene::new(size::ICON, size::ICON);
    glyph::icon(
        &mut scene,
        Point::new(HALF, HALF),
        icon.drawing(),
        Color { r, g, b, a },
    );
    paint::paint(painter, &scene, corner(center));
}

/// Draws the glyph of a status about its middle.
pub fn status(painter: &Painter, center: Pos2, status: Status, theme: &Theme) {
    let mut scene = Scene::new(size::ICON, size::ICON);
    glyph::status(&mut scene, Point::new(HALF, HALF), status, theme);
    paint::paint(painter, &scene, corner(center));
}

fn corner(center: Pos2) -> Pos2 {
    center - vec2(HALF as f32, HALF as f32)
}
