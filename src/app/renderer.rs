//! Opens the window: OpenGL first, wgpu in the same process when that fails, and clear words when neither works.

use super::display::Display;
use super::jobs::panic_words;
use crate::text::{Language, desk_words};
use eframe::{CreationContext, NativeOptions, Renderer};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// The packages a bare Debian-like desktop needs before the window can open.
pub const PACKAGES: &str = "libx11-6 libxcursor1 libx11-xcb1 libxi6 libxkbcommon-x11-0 libgl1";

/// Why no window could be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// Neither an X nor a Wayland display is named.
    NoDisplay,
    /// Neither renderer worked; what each said.
    NoRenderer {
        /// What OpenGL said.
        glow: String,
        /// What wgpu said.
        wgpu: String,
    },
    /// The window was open and then broke: trying again would hide the error.
    BrokeOff(String),
}

impl NoWindow {
    /// The message for the terminal, some lines.
    pub fn sentence(&self, language: Language) -> String {
        let packages = || desk_words::PACKAGES.fill(language, &[("packages", &PACKAGES)]);
        match self {
            Self::NoDisplay => desk_words::NO_DISPLAY.of(language).to_owned(),
            Self::NoRenderer { glow, wgpu } => {
                let mut lines = vec![desk_words::NO_RENDERER.of(language).to_owned()];
                if cfg!(target_os = "linux") {
                    lines.push(packages());
                }
                lines.push(desk_words::WITH_GLOW.fill(language, &[("reason", &told(glow))]));
                lines.push(desk_words::WITH_WGPU.fill(language, &[("reason", &told(wgpu))]));
                lines.join("\n")
            }
            Self::BrokeOff(reason) => desk_words::BROKE_OFF.fill(language, &[("reason", reason)]),
        }
    }
}

/// What a renderer said, without the places in its source code and the settings it tried, in one line.
fn told(reason: &str) -> String {
    const LONGEST: usize = 140;
    let after_place = reason
        .find(".rs:")
        .and_then(|at| reason[at..].find(": ").map(|end| &reason[at + end + 2..]));
    let before_settings = |words: &str| words.split(" {").next().unwrap_or(words).to_owned();
    let words = before_settings(after_place.unwrap_or(reason));
    let words = words.lines().next().unwrap_or_default();
    if words.chars().count() > LONGEST {
        words.chars().take(LONGEST).chain(['…']).collect()
    } else {
        words.to_owned()
    }
}

/// Runs the window until it closes. `options` and `make` are called once for each renderer that is tried; `make` is
/// called as soon as a window and its drawing surface exist.
///
/// # Errors
/// [`NoWindow`] when no window could be opened, or when the program broke while it was open. The caller prints
/// [`NoWindow::sentence`] and ends with exit code 2.
pub fn run<A: eframe::App + 'static>(
    options: impl Fn() -> NativeOptions,
    make: impl Fn(&CreationContext<'_>) -> A,
) -> Result<(), NoWindow> {
    let display = if cfg!(target_os = "linux") {
        Display::here()
    } else {
        Display::None
    };
    if cfg!(target_os = "linux") && display == Display::None {
        return Err(NoWindow::NoDisplay);
    }
    let options = || {
        let mut options = options();
        on_display(&mut options, display);
        options
    };
    let glow = match attempt(Renderer::Glow, &options, &make) {
        Ok(()) => return Ok(()),
        Err(Failed { made: true, reason }) => return Err(NoWindow::BrokeOff(reason)),
        Err(Failed { reason, .. }) => reason,
    };
    log::warn!("OpenGL does not work here: {glow}; trying wgpu");
    match attempt(Renderer::Wgpu, &options, &make) {
        Ok(()) => Ok(()),
        Err(Failed { made: true, reason }) => Err(NoWindow::BrokeOff(reason)),
        Err(Failed { reason, .. }) => Err(NoWindow::NoRenderer { glow, wgpu: reason }),
    }
}

struct Failed {
    /// Whether the program had begun to run in the window.
    made: bool,
    reason: String,
}

fn attempt<A: eframe::App + 'static>(
    renderer: Renderer,
    options: &impl Fn() -> NativeOptions,
    make: &impl Fn(&CreationContext<'_>) -> A,
) -> Result<(), Failed> {
    let made = Cell::new(false);
    let mut options = options();
    options.renderer = renderer;
    // eframe keeps the event loop of this thread and runs it on demand, so that a second attempt can use it again:
    // winit allows only one for each process.
    options.run_and_return = true;
    let outcome = {
        let _quiet = Quiet::begin();
        catch_unwind(AssertUnwindSafe(|| {
            eframe::run_native(
                "zhenggai",
                options,
                Box::new(|context| {
                    made.set(true);
                    // From here on a panic is the program's own and must be heard.
                    Quiet::end();
                    Ok(Box::new(make(context)))
                }),
            )
        }))
    };
    let reason = match outcome {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(panic) => panic_words(panic.as_ref()),
    };
    Err(Failed {
        made: made.get(),
        reason,
    })
}

/// Has the window opened under X11 although the environment names a Wayland that is not there.
#[cfg(target_os = "linux")]
fn on_display(options: &mut NativeOptions, display: Display) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    if display == Display::X11 {
        options.event_loop_builder = Some(Box::new(|builder| {
            builder.with_x11();
        }));
    }
}

#[cfg(not(target_os = "linux"))]
fn on_display(_: &mut NativeOptions, _: Display) {}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// While one stands, a panic on this thread prints nothing: drivers that are not there are an answer here.
struct Quiet;

impl Quiet {
    fn begin() -> Self {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                if !QUIET.get() {
                    before(panic);
                }
            }));
        });
        QUIET.set(true);
        Self
    }

    fn end() {
        QUIET.set(false);
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        Self::end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_is_quoted_without_paths_and_settings() {
        let winit = "winit EventLoopError: os error at /home/x/winit-0.30.13/src/linux/mod.rs:788: Failed to open connection to X server";
        assert_eq!(told(winit), "Failed to open connection to X server");
        let glutin = "Found no glutin configs matching the template: ConfigTemplate { color: 8 }. Error: none";
        assert_eq!(
            told(glutin),
            "Found no glutin configs matching the template: ConfigTemplate"
        );
        assert_eq!(told(&"长".repeat(200)).chars().count(), 141);
    }

    #[test]
    fn the_message_names_what_is_missing_in_both_languages() {
        let none = NoWindow::NoRenderer {
            glow: "libGL.so.1: not found".to_owned(),
            wgpu: "no adapter".to_owned(),
        };
        for language in Language::ALL {
            assert!(NoWindow::NoDisplay.sentence(language).contains("DISPLAY"));
            let text = none.sentence(language);
            assert!(text.contains("libGL.so.1") && text.contains("no adapter"));
            assert_eq!(text.contains(PACKAGES), cfg!(target_os = "linux"));
        }
    }

    #[test]
    fn a_quiet_stretch_ends_with_a_panic_too() {
        let caught = catch_unwind(|| {
            let _quiet = Quiet::begin();
            panic!("not heard");
        });
        assert!(caught.is_err());
        assert!(!QUIET.get());
    }
}
