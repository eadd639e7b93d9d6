//! Where labels of marks go: the first free side of the mark, and nowhere when all are taken.

use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Scene, metrics};

/// Takes places so that no two labels overlap.
#[derive(Debug, Default)]
pub struct Labels {
    taken: Vec<Rect>,
    within: Rect,
}

/// Height of a label's line in points.
const LINE: f64 = 15.0;

impl Labels {
    /// Labels may stand in this area only.
    pub fn within(area: Rect) -> Self {
        Self {
            taken: Vec::new(),
            within: area,
        }
    }

    /// Keeps a place free of labels.
    pub fn keep_off(&mut self, area: Rect) {
        self.taken.push(area);
    }

    fn fits(&self, area: Rect) -> bool {
        area.x >= self.within.x
            && area.right() <= self.within.right()
            && area.y >= self.within.y
            && area.bottom() <= self.within.bottom()
            && !self.taken.iter().any(|taken| taken.overlaps(area))
    }

    /// Adds a label beside a mark that reaches `reach` points, on the first free side of above, below, left, right and
    /// the corners. Returns whether it found a place.
    pub fn beside(
        &mut self,
        scene: &mut Scene,
        at: Point,
        reach: f64,
        text: &str,
        bold: bool,
        color: Color,
    ) -> bool {
        let (w, h) = (metrics::width(text, size::font::SMALL, bold) + 2.0, LINE);
        let off = reach + 3.0;
        let places = [
            (at.x - w / 2.0, at.y - off - h),
            (at.x - w / 2.0, at.y + off),
            (at.x - off - 2.0 - w, at.y - h / 2.0),
            (at.x + off + 2.0, at.y - h / 2.0),
            (at.x - w - 1.0, at.y - off - h),
            (at.x + 2.0, at.y - off - h),
            (at.x - w - 1.0, at.y + off),
            (at.x + 2.0, at.y + off),
            (at.x - w / 2.0, at.y - off - 2.0 * h),
            (at.x - w / 2.0, at.y + off + h),
        ];
        self.first_free(scene, &places, w, text, bold, color)
    }

    /// Adds a label over a level line, else under it.
    pub fn along(
        &mut self,
        scene: &mut Scene,
        middle: Point,
        text: &str,
        bold: bool,
        color: Color,
    ) -> bool {
        let w = metrics::width(text, size::font::SMALL, bold) + 2.0;
        let places = [
            (middle.x - w / 2.0, middle.y - LINE - 2.0),
            (middle.x - w / 2.0, middle.y + 3.0),
            (middle.x - w / 2.0, middle.y - 2.0 * LINE - 2.0),
            (middle.x - w / 2.0, middle.y + LINE + 3.0),
        ];
        self.first_free(scene, &places, w, text, bold, color)
    }

    /// Adds a label under a level line, else over it.
    pub fn under(&mut self, scene: &mut Scene, middle: Point, text: &str, color: Color) -> bool {
        let w = metrics::width(text, size::font::SMALL, false) + 2.0;
        let places = [
            (middle.x - w / 2.0, middle.y + 3.0),
            (middle.x - w / 2.0, middle.y - LINE - 2.0),
        ];
        self.first_free(scene, &places, w, text, false, color)
    }

    /// Keeps labels off a straight line.
    pub fn keep_off_line(&mut self, from: Point, to: Point) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        // Small squares along the line: a slanting line leaves the room beside it free. A level one is one strip.
        if dy.abs() < 0.5 {
            let left = from.x.min(to.x);
            self.taken
                .push(Rect::new(left, from.y - 1.0, dx.abs(), 2.0));
            return;
        }
        let within = self.within.grow(20.0);
        let count = (dx.hypot(dy) / 6.0).clamp(1.0, 400.0).ceil() as usize;
        for place in 0..count {
            let share = (place as f64 + 0.5) / count as f64;
            let at = Point::new(from.x + dx * share, from.y + dy * share);
            if within.contains(at) {
                self.taken.push(Rect::new(at.x - 3.0, at.y - 3.0, 6.0, 6.0));
            }
        }
    }

    fn first_free(
        &mut self,
        scene: &mut Scene,
        places: &[(f64, f64)],
        w: f64,
        text: &str,
        bold: bool,
        color: Color,
    ) -> bool {
        let free = places
            .iter()
            .map(|(x, y)| Rect::new(*x, *y, w, LINE))
            .find(|area| self.fits(*area));
        let Some(area) = free else { return false };
        self.taken.push(area);
        let at = Point::new(area.x + 1.0, area.y + LINE / 2.0);
        if bold {
            scene.bold(at, text, size::font::SMALL, color, Align::Left);
        } else {
            scene.text(at, text, size::font::SMALL, color, Align::Left);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_overlap_and_never_leave_the_area() {
        let mut scene = Scene::new(200.0, 60.0);
        let mut labels = Labels::within(Rect::new(0.0, 0.0, 200.0, 60.0));
        let placed: Vec<bool> = (0..12)
            .map(|_| {
                labels.beside(
                    &mut scene,
                    Point::new(100.0, 30.0),
                    4.0,
                    "2021年 98.6",
                    false,
                    Color::hex(0),
                )
            })
            .collect();
        assert!(placed[0] && !placed[11]);
        for (place, a) in labels.taken.iter().enumerate() {
            assert!(a.y >= 0.0 && a.bottom() <= 60.0);
            assert!(!labels.taken[..place].iter().any(|b| a.overlaps(*b)));
        }
    }
}
