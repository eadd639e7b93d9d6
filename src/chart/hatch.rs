//! The area patterns as stripes already cut to their rectangle, so that every painter draws them alike without clipping.

use super::{Hatch, Point, Rect};

/// A convex polygon: the part of one stripe inside the rectangle, three to six corners.
pub type Stripe = Vec<Point>;

/// The stripes of a pattern inside a rectangle. `pitch` is the distance from the middle of one stripe to the next, square to
/// both, `width` their thickness, `anchor` the x from which they are counted: where the rectangle begins does
/// not move them.
pub fn stripes(rect: Rect, hatch: Hatch, pitch: f64, width: f64, anchor: f64) -> Vec<Stripe> {
    if !(rect.w > 0.0 && rect.h > 0.0 && pitch > 0.1 && width > 0.0) {
        return Vec::new();
    }
    match hatch {
        Hatch::Horizontal => level(rect, pitch, width),
        Hatch::Vertical => upright(rect, pitch, width, anchor),
        Hatch::Diagonal => slanted(rect, pitch, width, anchor, -1.0),
        Hatch::Cross => {
            let mut both = slanted(rect, pitch, width, anchor, -1.0);
            both.extend(slanted(rect, pitch, width, anchor, 1.0));
            both
        }
    }
}

fn corners(area: Rect) -> Option<Stripe> {
    (area.w > 0.0 && area.h > 0.0).then(|| {
        vec![
            Point::new(area.x, area.y),
            Point::new(area.right(), area.y),
            Point::new(area.right(), area.bottom()),
            Point::new(area.x, area.bottom()),
        ]
    })
}

/// Level lines, spread evenly about the middle so that the upper and lower edges look alike.
fn level(rect: Rect, pitch: f64, width: f64) -> Vec<Stripe> {
    let middle = rect.y + rect.h / 2.0;
    let reach = (rect.h / 2.0 / pitch).floor() as i32;
    (-reach..=reach)
        .filter_map(|step| {
            let y = middle + f64::from(step) * pitch - width / 2.0;
            corners(Rect::new(rect.x, y, rect.w, width).meet(rect))
        })
        .collect()
}

fn upright(rect: Rect, pitch: f64, width: f64, anchor: f64) -> Vec<Stripe> {
    let first = ((rect.x - anchor - width) / pitch).floor();
    let count = (rect.w / pitch).ceil() as usize + 2;
    (0..=count)
        .filter_map(|step| {
            let x = anchor + (first + step as f64) * pitch - width / 2.0;
            corners(Rect::new(x, rect.y, width, rect.h).meet(rect))
        })
        .collect()
}

/// Stripes at 45 degrees; `slope` is -1 for rising ones (y falls to the right), 1 for falling ones.
fn slanted(rect: Rect, pitch: f64, width: f64, anchor: f64, slope: f64) -> Vec<Stripe> {
    // A stripe is where `low <= along <= high` with along = x - slope * (y - bottom), which is x on the lower edge.
    let half = width * std::f64::consts::FRAC_1_SQRT_2;
    let pitch = pitch * std::f64::consts::SQRT_2;
    let along = |point: Point| point.x - slope * (point.y - rect.bottom());
    let (least, most) = if slope < 0.0 {
        (rect.x - rect.h, rect.right())
    } else {
        (rect.x, rect.right() + rect.h)
    };
    let first = ((least - half - anchor) / pitch).floor();
    let last = ((most + half - anchor) / pitch).ceil();
    let count = (last - first).max(0.0) as usize;
    let Some(whole) = corners(rect) else {
        return Vec::new();
    };
    (0..=count)
        .filter_map(|step| {
            let middle = anchor + (first + step as f64) * pitch;
            let low = cut(&whole, |point| along(point) - (middle - half));
            let stripe = cut(&low, |point| (middle + half) - along(point));
            (stripe.len() >= 3 && area(&stripe) > 0.01).then_some(stripe)
        })
        .collect()
}

/// The part of a convex polygon where the value is not negative; the value must be linear.
fn cut(polygon: &[Point], value: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (place, &from) in polygon.iter().enumerate() {
        let to = polygon[(place + 1) % polygon.len()];
        let (before, after) = (value(from), value(to));
        if before >= 0.0 {
            kept.push(from);
        }
        if (before > 0.0 && after < 0.0) || (before < 0.0 && after > 0.0) {
            let share = before / (before - after);
            kept.push(Point::new(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            ));
        }
    }
    kept
}

fn area(polygon: &[Point]) -> f64 {
    let twice: f64 = polygon
        .iter()
        .enumerate()
        .map(|(place, from)| {
            let to = polygon[(place + 1) % polygon.len()];
            from.x * to.y - to.x * from.y
        })
        .sum();
    twice.abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Hatch; 4] = [
        Hatch::Diagonal,
        Hatch::Cross,
        Hatch::Horizontal,
        Hatch::Vertical,
    ];

    proptest! {
        #[test]
        fn stripes_stay_inside(
            x in -50.0..50.0_f64, w in 0.0..200.0_f64, h in 0.0..20.0_f64,
            pitch in 2.0..10.0_f64, width in 0.2..3.0_f64, anchor in -1e4..1e4_f64,
        ) {
            let rect = Rect::new(x, 3.0, w, h);
            for hatch in ALL {
                for point in stripes(rect, hatch, pitch, width, anchor).into_iter().flatten() {
                    prop_assert!(point.x >= rect.x - 1e-6 && point.x <= rect.right() + 1e-6);
                    prop_assert!(point.y >= rect.y - 1e-6 && point.y <= rect.bottom() + 1e-6);
                }
            }
        }

        #[test]
        fn a_longer_rectangle_has_the_same_stripes_where_both_are(
            cut in 20.0..90.0_f64, anchor in -1e3..1e3_f64,
        ) {
            // The ink left of the cut is the same, whichever rectangle is drawn.
            for hatch in ALL {
                let ink = |rect: Rect| -> f64 {
                    stripes(rect, hatch, 5.0, 1.8, anchor).iter().map(|stripe| area(stripe)).sum()
                };
                let whole = ink(Rect::new(0.0, 0.0, 100.0, 12.0));
                let parts = ink(Rect::new(0.0, 0.0, cut, 12.0)) + ink(Rect::new(cut, 0.0, 100.0 - cut, 12.0));
                // Splinters below a hundredth of a square point are dropped.
                prop_assert!((whole - parts).abs() < 0.2, "{hatch:?} {whole} {parts}");
            }
        }
    }

    #[test]
    fn rising_lines_rise() {
        let stripe = &stripes(
            Rect::new(0.0, 0.0, 100.0, 10.0),
            Hatch::Diagonal,
            50.0,
            1.0,
            20.0,
        )[1];
        let lowest = stripe
            .iter()
            .max_by(|a, b| a.y.total_cmp(&b.y))
            .map(|point| point.x);
        let highest = stripe
            .iter()
            .min_by(|a, b| a.y.total_cmp(&b.y))
            .map(|point| point.x);
        assert!(lowest < highest, "{stripe:?}");
    }
}
