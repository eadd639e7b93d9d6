//! Where the panels of the page stand: side by side in a wide window, below each other in a narrow one, each as high as it
//! must be; what is higher than the window scrolls.

use super::view::Parts;
use egui::{Rect, Vec2, pos2, vec2};

/// The least height of the complaints where both halves are shown.
const LETTERS: f32 = 208.0;
/// The least height of the inspection records, and of the one chosen.
const RECORDS: f32 = 150.0;
/// The least width at which a table of records has one of them beside it.
const RECORDS_WIDE: f32 = 980.0;
/// The same for totals, table and one complaint.
const LETTERS_WIDE: f32 = 1_060.0;
/// The least width at which the totals stand beside one complaint.
const PAIR_WIDE: f32 = 590.0;

/// A panel of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// The calendar of inspections.
    Strip,
    /// The table of inspections.
    Records,
    /// One inspection.
    Record,
    /// The totals of complaints.
    Rates,
    /// The table of complaints.
    Table,
    /// One complaint.
    Pane,
}

/// Panels side by side with the least height they need; each with the width it takes, the last what is left.
struct Band {
    least: f32,
    panels: Vec<(Panel, f32)>,
}

fn bands(width: f32, strip: f32, gap: f32, parts: Parts) -> Vec<Band> {
    let alone = |panel, least| Band {
        least,
        panels: vec![(panel, width)],
    };
    let mut bands = Vec::new();
    if parts != Parts::Complaints {
        bands.push(alone(Panel::Strip, strip));
        if width >= RECORDS_WIDE {
            let table = ((width - gap) * 0.626).round();
            bands.push(Band {
                least: RECORDS,
                panels: vec![(Panel::Records, table), (Panel::Record, 0.0)],
            });
        } else {
            bands.push(alone(Panel::Records, RECORDS + 26.0));
            bands.push(alone(Panel::Record, RECORDS));
        }
    }
    if parts != Parts::Records {
        let rates = (width * 0.244).clamp(290.0, 346.0);
        if width >= LETTERS_WIDE {
            let pane = (width * 0.225).clamp(286.0, 380.0);
            let table = (width - rates - pane - 2.0 * gap).round();
            let panels = vec![
                (Panel::Rates, rates.round()),
                (Panel::Table, table),
                (Panel::Pane, 0.0),
            ];
            let least = LETTERS;
            bands.push(Band { least, panels });
        } else {
            bands.push(alone(Panel::Table, LETTERS + 24.0));
            if width >= PAIR_WIDE {
                let panels = vec![(Panel::Rates, rates.round()), (Panel::Pane, 0.0)];
                let least = LETTERS + 24.0;
                bands.push(Band { least, panels });
            } else {
                bands.push(alone(Panel::Rates, LETTERS));
                bands.push(alone(Panel::Pane, LETTERS + 24.0));
            }
        }
    }
    bands
}

/// The panels in a body of a size whose corner is at zero, and how high all of them are; `strip` is the height of the calendar.
pub(super) fn arranged(
    room: Vec2,
    strip: f32,
    gap: f32,
    parts: Parts,
) -> (f32, Vec<(Panel, Rect)>) {
    let bands = bands(room.x, strip, gap, parts);
    let gaps = gap * bands.len().saturating_sub(1) as f32;
    let least: f32 = bands.iter().map(|band| band.least).sum::<f32>() + gaps;
    let rows = bands.iter().filter(|band| !is_strip(band)).count().max(1);
    let spare = (room.y - least).max(0.0);
    // As in the design 274 to 296 of the usual window for the records: a little less than half.
    let share = |at: usize| match (rows, at) {
        (2, 0) => {
            let rest = room.y - gaps - if parts == Parts::Both { strip } else { 0.0 };
            (rest * 0.48 - RECORDS).clamp(0.0, spare)
        }
        (2, _) => {
            let rest = room.y - gaps - if parts == Parts::Both { strip } else { 0.0 };
            spare - (rest * 0.48 - RECORDS).clamp(0.0, spare)
        }
        _ => spare / rows as f32,
    };
    let mut panels = Vec::new();
    let (mut top, mut at) = (0.0, 0);
    for band in &bands {
        let height = if is_strip(band) {
            band.least
        } else {
            at += 1;
            band.least + share(at - 1)
        };
        let mut left = 0.0;
        for (place, (panel, width)) in band.panels.iter().enumerate() {
            let last = place + 1 == band.panels.len();
            let width = if last { room.x - left } else { *width };
            let rect = Rect::from_min_size(pos2(left, top), vec2(width, height));
            panels.push((*panel, rect));
            left = rect.right() + gap;
        }
        top += height + gap;
    }
    ((top - gap).max(room.y), panels)
}

fn is_strip(band: &Band) -> bool {
    band.panels.iter().any(|(panel, _)| *panel == Panel::Strip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the window, each panel is there, inside, as high as it must be, and over no other.
        #[test]
        fn no_panel_lies_over_another(
            width in 300.0f32..2_400.0, height in 60.0f32..1_600.0, parts in 0usize..3,
        ) {
            let parts = Parts::ALL[parts];
            let (all, panels) = arranged(vec2(width, height), 168.0, 10.0, parts);
            prop_assert!(all >= height);
            let count = match parts {
                Parts::Both => 6,
                Parts::Records | Parts::Complaints => 3,
            };
            prop_assert_eq!(panels.len(), count);
            let body = Rect::from_min_size(egui::Pos2::ZERO, vec2(width, all)).expand(1.0);
            for (at, (panel, rect)) in panels.iter().enumerate() {
                prop_assert!(body.contains_rect(*rect), "{panel:?} {rect:?} {all}");
                prop_assert!(rect.height() >= RECORDS && rect.width() >= 270.0, "{panel:?} {rect:?}");
                for (other, place) in &panels[at + 1..] {
                    prop_assert!(!rect.shrink(0.5).intersects(*place), "{panel:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_usual_window_shows_both_halves_without_scrolling() {
        for (width, height) in [(1_256.0, 572.0), (1_896.0, 932.0)] {
            let (all, panels) = arranged(vec2(width, height), 168.0, 10.0, Parts::Both);
            assert_eq!(all, height, "{panels:?}");
        }
    }
}
