//! Where the window stands: on a screen that is there, no larger than it, and at the size that everything is shown in.
//!
//! The system tells the place of a window and the frame around it only once it is shown, some of them late, so what is
//! remembered is fitted to the screens several times in the first second and never after that: then the user moves it.

use super::settings::WindowPlace;
use super::shell::Shell;
use crate::text::shell_words;
use crate::ui::command::Scale;
use egui::{Context, Pos2, Rect, Vec2, ViewportCommand, pos2, vec2};
use std::time::{Duration, Instant};

/// The least window in points, where the screen has room for it.
const LEAST: Vec2 = vec2(800.0, 480.0);
/// How far everything is made smaller or larger.
const SCALES: [f32; 2] = [0.5, 3.0];
/// One step of it.
const STEP: f32 = 0.1;
/// How long after the start a window is fitted to its screen.
const SETTLING: Duration = Duration::from_millis(900);
/// How often in that time.
const EVERY: Duration = Duration::from_millis(90);
/// How much of a window's upper edge must be in sight for it to be found and moved, in points.
const HANDLE: Vec2 = vec2(80.0, 24.0);
/// What is left of a screen's length to a window that asked for more than all of it.
const PART: f32 = 0.9;

/// A factor that everything can be shown in, whatever the file said.
pub(super) fn sound_scale(scale: f32) -> f32 {
    if scale.is_finite() && scale > 0.0 {
        ((scale * 10.0).round() / 10.0).clamp(SCALES[0], SCALES[1])
    } else {
        1.0
    }
}

/// A window and its screens, in pixels.
#[derive(Clone, Debug)]
struct Stands {
    /// The window with the system's frame; `None` where the system does not tell.
    outer: Option<Rect>,
    /// What the program draws in.
    inner: Vec2,
    /// The frame's share of the window.
    frame: Vec2,
    /// Each screen, the main one first.
    screens: Vec<Rect>,
}

/// What has to be done to a window, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Fit {
    /// The least size of what the program draws in.
    least: Vec2,
    /// The size it gets.
    size: Option<Vec2>,
    /// The place of its upper left corner.
    place: Option<Pos2>,
    /// It asked for more than there is: it fills the screen as far as other things leave it free.
    fill: bool,
}

impl Stands {
    fn of(window: &eframe::Frame) -> Option<Self> {
        let window = window.winit_window()?;
        let rect = |x: i32, y: i32, width: u32, height: u32| {
            Rect::from_min_size(pos2(x as f32, y as f32), vec2(width as f32, height as f32))
        };
        let (outer, inner) = (window.outer_size(), window.inner_size());
        let main = window.primary_monitor();
        let mut screens: Vec<Rect> = main
            .into_iter()
            .chain(window.available_monitors())
            .map(|screen| {
                let (at, size) = (screen.position(), screen.size());
                rect(at.x, at.y, size.width, size.height)
            })
            .filter(Rect::is_positive)
            .collect();
        screens.dedup();
        let inner = vec2(inner.width as f32, inner.height as f32);
        let frame = vec2(outer.width as f32, outer.height as f32) - inner;
        Some(Self {
            outer: window
                .outer_position()
                .ok()
                .map(|at| rect(at.x, at.y, outer.width, outer.height)),
            inner,
            frame: frame.max(Vec2::ZERO),
            screens,
        })
    }

    /// The screen that shows most of the window; the main one where the window is out of reach.
    fn screen(&self, scale: f32) -> Option<(Rect, bool)> {
        let main = self.screens.first()?;
        let Some(outer) = self.outer else {
            return Some((*main, true));
        };
        let handle = Rect::from_min_size(outer.min, vec2(outer.width(), HANDLE.y * scale));
        let reached = |screen: &&Rect| {
            let seen = handle.intersect(**screen);
            seen.width() >= (HANDLE.x * scale).min(outer.width()) && seen.height() > 0.0
        };
        let shown = |screen: &Rect| {
            let seen = outer.intersect(*screen);
            if seen.is_positive() { seen.area() } else { 0.0 }
        };
        let most = self
            .screens
            .iter()
            .filter(reached)
            .max_by(|a, b| shown(a).total_cmp(&shown(b)));
        Some(most.map_or((*main, false), |screen| (*screen, true)))
    }

    /// What makes the window fit; `scale` is the number of pixels in a point.
    fn fit(&self, scale: f32) -> Fit {
        let Some((screen, reached)) = self.screen(scale) else {
            return Fit {
                least: LEAST * scale,
                ..Fit::default()
            };
        };
        let room = (screen.size() - self.frame).max(Vec2::splat(1.0));
        let fill = self.inner.x > room.x || self.inner.y > room.y;
        let size = fill.then(|| self.inner.min(room * PART));
        let outer = size.unwrap_or(self.inner) + self.frame;
        let place = self.outer.and_then(|stands| {
            let most = screen.max - outer;
            let within = if reached {
                stands.min.clamp(screen.min, most.max(screen.min))
            } else {
                screen.min + (screen.size() - outer) / 2.0
            };
            (within != stands.min).then_some(within)
        });
        Fit {
            least: (LEAST * scale).min(room),
            size,
            place,
            fill,
        }
    }
}

/// The place of the window while it is being found.
#[derive(Debug)]
pub(super) struct Standing {
    /// When the window came; `None` before it did.
    came: Option<Instant>,
    settled: bool,
    /// It is to fill its screen.
    fills: bool,
    /// The least size that was told last, in pixels, with the pixels in a point.
    told: Option<(Vec2, f32)>,
}

impl Standing {
    /// Looks for the place that is remembered.
    pub(super) fn of(place: WindowPlace) -> Self {
        Self {
            came: None,
            settled: false,
            fills: place.maximised,
            told: None,
        }
    }
}

impl Shell {
    /// Puts the window where it can be seen and reached, and everything at its size. Asked before each frame.
    pub(super) fn settle_window(&mut self, ctx: &Context, window: &eframe::Frame) {
        let scale = ctx.pixels_per_point();
        let standing = &mut self.standing;
        if standing.settled && standing.told.is_some_and(|(_, told)| told == scale) {
            return;
        }
        let Some(stands) = Stands::of(window) else {
            return;
        };
        let fit = stands.fit(scale);
        if standing.told != Some((fit.least, scale)) {
            standing.told = Some((fit.least, scale));
            ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(fit.least / scale));
        }
        if standing.settled {
            return;
        }
        let begun = standing.came.is_some();
        let came = *standing.came.get_or_insert_with(Instant::now);
        let full = ctx.input(|input| input.viewport().maximized) == Some(true);
        if !full {
            if let Some(size) = fit.size {
                ctx.send_viewport_cmd(ViewportCommand::InnerSize(size / scale));
            }
            if let Some(place) = fit.place {
                let place = (place.to_vec2() / scale).to_pos2();
                ctx.send_viewport_cmd(ViewportCommand::OuterPosition(place));
            }
            standing.fills |= fit.fill;
            // A window that is not shown yet does not hear it on every system.
            if standing.fills && begun {
                ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
            }
        }
        if came.elapsed() > SETTLING || full && begun {
            standing.settled = true;
        } else {
            ctx.request_repaint_after(EVERY);
        }
    }

    /// Remembers where the window stands, in points as they are without making everything larger or smaller.
    pub(super) fn keep_window(&mut self, ctx: &Context) {
        let scale = sound_scale(self.settings.scale);
        if ctx.zoom_factor() != scale {
            ctx.set_zoom_factor(scale);
        }
        // What it fits itself to is not what the user chose.
        if self.standing.came.is_some() && !self.standing.settled {
            return;
        }
        ctx.input(|input| {
            let viewport = input.viewport();
            let scale = ctx_scale(viewport, input.pixels_per_point());
            let place = &mut self.settings.window;
            place.maximised = viewport.maximized.unwrap_or(place.maximised);
            if place.maximised {
                return;
            }
            if let Some(rect) = viewport.inner_rect {
                let size = rect.size() * scale;
                place.size = (size.x.round(), size.y.round());
            }
            if let Some(rect) = viewport.outer_rect {
                let at = rect.min.to_vec2() * scale;
                place.position = Some((at.x.round(), at.y.round()));
            }
        });
    }

    /// Shows everything larger or smaller, and says how large it is.
    pub(super) fn rescale(&mut self, ctx: &Context, scale: Scale) {
        let now = sound_scale(self.settings.scale);
        let next = sound_scale(match scale {
            Scale::Larger => now + STEP,
            Scale::Smaller => now - STEP,
            Scale::Usual => 1.0,
        });
        self.settings.scale = next;
        ctx.set_zoom_factor(next);
        let percent = (next * 100.0).round() as u32;
        let words = shell_words::SCALED.fill(self.language, &[("n", &percent)]);
        self.tell(words);
    }
}

/// How many points without a scale of the program's own are in one with it.
fn ctx_scale(viewport: &egui::ViewportInfo, with: f32) -> f32 {
    viewport
        .native_pixels_per_point
        .filter(|native| *native > 0.0)
        .map_or(1.0, |native| with / native)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn screen(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    fn stands(outer: Rect, screens: &[Rect]) -> Stands {
        let frame = vec2(2.0, 24.0);
        Stands {
            outer: Some(outer),
            inner: outer.size() - frame,
            frame,
            screens: screens.to_vec(),
        }
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_back_to_the_main_one() {
        let one = screen(0.0, 0.0, 1920.0, 1080.0);
        let left_behind = stands(screen(2200.0, 100.0, 1202.0, 824.0), &[one]);
        let fit = left_behind.fit(1.0);
        assert_eq!(fit.place, Some(pos2(359.0, 128.0)));
        assert!(!fit.fill && fit.size.is_none());

        let both = [one, screen(1920.0, 0.0, 1920.0, 1080.0)];
        let there = stands(screen(2200.0, 100.0, 1202.0, 824.0), &both);
        assert_eq!(there.fit(1.0).place, None);
    }

    #[test]
    fn a_window_as_high_as_the_screen_does_not_lose_its_foot() {
        let one = screen(0.0, 0.0, 1440.0, 900.0);
        let high = stands(screen(0.0, 0.0, 1442.0, 924.0), &[one]).fit(1.0);
        assert!(high.fill);
        let size = high.size.unwrap_or_default() + vec2(2.0, 24.0);
        assert!(size.x <= 1440.0 && size.y <= 900.0);
        // One that only hangs over the edge is moved, not made smaller.
        let low = stands(screen(100.0, 300.0, 1002.0, 724.0), &[one]).fit(1.0);
        assert_eq!((low.size, low.place), (None, Some(pos2(100.0, 176.0))));
    }

    #[test]
    fn the_least_window_fits_a_small_screen_at_every_scale() {
        let one = screen(0.0, 0.0, 1366.0, 768.0);
        for scale in [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0] {
            let least = stands(screen(0.0, 0.0, 800.0, 500.0), &[one])
                .fit(scale)
                .least;
            assert!(least.x <= 1364.0 && least.y <= 744.0, "{scale}: {least:?}");
            assert!(least.x <= 800.0 * scale && least.y <= 480.0 * scale);
        }
    }

    #[test]
    fn what_everything_is_shown_in_is_always_a_size() {
        for (said, meant) in [
            (f32::NAN, 1.0),
            (f32::INFINITY, 1.0),
            (-2.0, 1.0),
            (0.0, 1.0),
            (0.01, 0.5),
            (1.24, 1.2),
            (90.0, 3.0),
        ] {
            assert_eq!(sound_scale(said), meant, "{said}");
        }
    }

    proptest! {
        /// Wherever it was left, after fitting a window is all on one screen, and fitting it again does nothing.
        #[test]
        fn a_fitted_window_is_seen_whole_and_stays(
            x in -9_000.0f32..9_000.0, y in -9_000.0f32..9_000.0,
            width in 100.0f32..5_000.0, height in 100.0f32..4_000.0, two in any::<bool>(), scale in 1u8..4,
        ) {
            let mut screens = vec![screen(0.0, 0.0, 1366.0, 768.0)];
            if two {
                screens.push(screen(1366.0, -200.0, 1920.0, 1080.0));
            }
            let scale = f32::from(scale);
            let mut window = stands(screen(x.round(), y.round(), width.round(), height.round()), &screens);
            let fit = window.fit(scale);
            let inner = fit.size.unwrap_or(window.inner);
            let at = fit.place.or(window.outer.map(|outer| outer.min)).unwrap_or_default();
            let outer = Rect::from_min_size(at, inner + window.frame);
            prop_assert!(screens.iter().any(|screen| screen.expand(0.5).contains_rect(outer)), "{outer:?}");
            window.inner = inner;
            window.outer = Some(outer);
            let again = window.fit(scale);
            prop_assert!(!again.fill && again.size.is_none());
            let moved = again.place.map_or(0.0, |place| place.distance(at));
            prop_assert!(moved < 1.0, "{moved}");
        }
    }
}
