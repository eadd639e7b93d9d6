//! Opens the window and runs it to its end: the plan asked for, the last one, or the sample on the very first start.

use super::answers::Source;
use super::cli::WindowRequest;
use super::document::Document;
use super::profile::Profile;
use super::renderer;
use super::settings::{self, Settings, SettingsKeeper};
use super::sharing::Sharing;
use super::shell::Shell;
use crate::text::{shell_words, visible};
use egui::{Ui, ViewportBuilder};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// The shell with its stop watch.
struct Watched {
    shell: Shell,
    profile: Profile,
    report: Option<PathBuf>,
}

impl eframe::App for Watched {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        eframe::App::logic(&mut self.shell, ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.profile.begin();
        eframe::App::ui(&mut self.shell, ui, frame);
        self.profile
            .end(self.shell.document().map(Document::plan).is_some());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        eframe::App::clear_color(&self.shell, visuals)
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.shell.finish();
        if let Some(path) = &self.report
            && let Err(error) = self.profile.write(path)
        {
            let language = self.shell.language();
            complain(
                &shell_words::PROFILE_FAILED
                    .fill(language, &[("path", &path.display()), ("reason", &error)]),
            );
        }
    }
}

/// Opens the window; `start` is when the process started.
pub fn run_window(request: &WindowRequest, start: Instant) -> ExitCode {
    let path = settings::settings_path();
    let loaded = path
        .as_deref()
        .map_or_else(settings::Loaded::default, settings::load);
    let language = request
        .language
        .unwrap_or_else(|| loaded.settings.language_in_force());
    let place = loaded.settings.window.sane();
    let options = || {
        let mut viewport = ViewportBuilder::default()
            .with_app_id("zhenggai")
            .with_title(crate::text::common_words::PROGRAM.of(language))
            .with_inner_size([place.size.0, place.size.1])
            // The least size follows when the screen is known.
            .with_maximized(place.maximised);
        if let Some((x, y)) = place.position {
            viewport = viewport.with_position([x, y]);
        }
        eframe::NativeOptions {
            viewport,
            ..Default::default()
        }
    };
    let outcome = renderer::run(options, |context| {
        let settings: Settings = loaded.settings.clone();
        let keeper = SettingsKeeper::new(path.clone(), settings.clone());
        let mut shell = Shell::new(settings, keeper, None);
        shell.speak(language);
        shell.share(Sharing::default());
        shell.keep_in(settings::kept_dir());
        super::ending::listen(&context.egui_ctx);
        shell.see_at(request.as_of);
        if let Some(sentence) = loaded.sentence(language) {
            shell.tell(sentence);
        }
        let source = match (&request.plan, &loaded.settings.last_plan) {
            (Some(path), _) | (None, Some(path)) => Some(Source::File(path.clone())),
            (None, None) if !loaded.settings.start_page => Some(Source::Sample),
            (None, None) => None,
        };
        if let Some(source) = source {
            shell.open(&context.egui_ctx, source);
        }
        Watched {
            shell,
            profile: Profile::new(start),
            report: request.profile.clone(),
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            complain(&why.sentence(language));
            ExitCode::from(2)
        }
    }
}

fn complain(sentence: &str) {
    let mut stderr = std::io::stderr().lock();
    // Without a terminal there is nobody to tell.
    let _ = writeln!(stderr, "{}", visible(sentence));
}
