//! Where the cards stand: three rows of them in the proportions of the design, for any size of the page.

use crate::chart::Rect;
use crate::chart::theme::size;

/// The places of the cards on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Places {
    /// Width of the page in points.
    pub width: f64,
    /// Height of the page in points.
    pub height: f64,
    /// The key figures.
    pub band: Rect,
    /// By due year.
    pub years: Rect,
    /// The completion curve.
    pub curve: Rect,
    /// The rates.
    pub rates: Rect,
    /// By lead unit.
    pub units: Rect,
    /// Upcoming deadlines.
    pub soon: Rect,
    /// Completed and not closed out.
    pub waiting: Rect,
    /// Complaints.
    pub complaints: Rect,
    /// Lights.
    pub lights: Rect,
    /// Reconciliation.
    pub sums: Rect,
}

/// The least size of a page at which nothing is cut.
const LEAST: (f64, f64) = (1000.0, 560.0);

impl Places {
    /// The places on a page of a size in points; a smaller page than the cards need gives places beyond its edges.
    pub fn new(width: f64, height: f64) -> Self {
        let (width, height) = (width.max(LEAST.0), height.max(LEAST.1));
        let margin = size::PAGE_MARGIN;
        let gap = if height < 700.0 { 8.0 } else { size::CARD_GAP };
        let inner = width - 2.0 * margin;
        let band_height = if height < 700.0 { 70.0 } else { 88.0 };
        let band = Rect::new(margin, margin.min(gap + 2.0), inner, band_height);
        let top = band.bottom() + gap;
        let rest = height - margin.min(gap + 2.0) - top - gap;
        // In the design the two rows are 272 and 402 high.
        let upper = (rest * 272.0 / 674.0).round().max(208.0);
        let lower = rest - upper;
        let below = top + upper + gap;
        let cut = |parts: [f64; 3]| {
            let room = inner - 2.0 * gap;
            let all: f64 = parts.iter().sum();
            let first = (room * parts[0] / all).round();
            let second = (room * parts[1] / all).round();
            [first, second, room - first - second]
        };
        let row = |widths: [f64; 3], y: f64, high: f64| {
            let second = margin + widths[0] + gap;
            let third = second + widths[1] + gap;
            [
                Rect::new(margin, y, widths[0], high),
                Rect::new(second, y, widths[1], high),
                Rect::new(third, y, widths[2], high),
            ]
        };
        let [years, curve, rates] = row(cut([452.0, 552.0, 388.0]), top, upper);
        let [units, middle, last] = row(cut([604.0, 430.0, 358.0]), below, lower);
        let half = ((middle.h - gap) / 2.0).floor();
        let (complaints_height, lights_height) = if lower < 360.0 {
            (134.0, 62.0)
        } else {
            (152.0, 66.0)
        };
        let lights_top = last.y + complaints_height + gap;
        Self {
            width,
            height,
            band,
            years,
            curve,
            rates,
            units,
            soon: Rect::new(middle.x, middle.y, middle.w, half),
            waiting: Rect::from_edges(
                middle.x,
                middle.y + half + gap,
                middle.right(),
                middle.bottom(),
            ),
            complaints: Rect::new(last.x, last.y, last.w, complaints_height),
            lights: Rect::new(last.x, lights_top, last.w, lights_height),
            sums: Rect::from_edges(
                last.x,
                lights_top + lights_height + gap,
                last.right(),
                last.bottom(),
            ),
        }
    }

    /// The places on a page of paper that is read upright: two cards beside one another at most, in the proportions of a
    /// document's text.
    pub fn upright() -> Self {
        const WIDTH: f64 = 860.0;
        const GAP: f64 = 8.0;
        let margin = size::PAGE_MARGIN;
        let inner = WIDTH - 2.0 * margin;
        let mut y = margin.min(GAP + 2.0);
        let mut row = |height: f64, left: f64| {
            let first = ((inner - GAP) * left).round();
            let pair = [
                Rect::new(margin, y, first, height),
                Rect::new(margin + first + GAP, y, inner - first - GAP, height),
            ];
            y += height + GAP;
            pair
        };
        let whole = |pair: [Rect; 2]| {
            Rect::from_edges(pair[0].x, pair[0].y, pair[1].right(), pair[0].bottom())
        };
        let band = whole(row(150.0, 0.5));
        let [years, rates] = row(208.0, 0.54);
        let curve = whole(row(172.0, 0.5));
        let units = whole(row(228.0, 0.5));
        let [soon, waiting] = row(156.0, 0.5);
        let [complaints, last] = row(186.0, 0.5);
        let lights = Rect::new(last.x, last.y, last.w, 62.0);
        Self {
            width: WIDTH,
            height: y,
            band,
            years,
            curve,
            rates,
            units,
            soon,
            waiting,
            complaints,
            lights,
            sums: Rect::from_edges(last.x, lights.bottom() + GAP, last.right(), last.bottom()),
        }
    }

    /// Every card.
    pub fn all(&self) -> [Rect; 10] {
        [
            self.band,
            self.years,
            self.curve,
            self.rates,
            self.units,
            self.soon,
            self.waiting,
            self.complaints,
            self.lights,
            self.sums,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_stay_on_the_page_and_apart() {
        let pages = [(1280.0, 630.0), (1440.0, 810.0), (1920.0, 990.0)];
        let pages = pages.map(|(width, height)| Places::new(width, height));
        for places in pages.into_iter().chain([Places::upright()]) {
            let (width, height) = (places.width, places.height);
            let page = Rect::new(0.0, 0.0, width, height);
            let cards = places.all();
            for (place, card) in cards.iter().enumerate() {
                assert_eq!(card.meet(page), *card, "{width} {place}");
                assert!(card.w > 200.0 && card.h > 60.0, "{width} {place}");
                for other in &cards[..place] {
                    assert!(!card.overlaps(*other), "{width} {place}");
                }
            }
        }
    }
}
