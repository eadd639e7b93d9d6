//! What the window took: time to the first frame, time to the plan, CPU milliseconds a frame; written at exit.

use crate::file;
use serde::Serialize;
use std::path::Path;
use std::time::{Duration, Instant};

/// Collects while the window runs.
#[derive(Debug)]
pub struct Profile {
    start: Instant,
    first_frame: Option<Duration>,
    plan_shown: Option<Duration>,
    frames: Vec<f32>,
    began: Option<Instant>,
}

/// What is written, as JSON.
#[derive(Debug, Serialize)]
struct Report {
    /// Milliseconds from process start to the end of the first frame.
    first_frame_ms: Option<f64>,
    /// Milliseconds from process start to the end of the first frame that shows a plan.
    plan_shown_ms: Option<f64>,
    /// Frames painted.
    frames: usize,
    /// Median milliseconds a frame spent in the program's code.
    median_ms: Option<f32>,
    /// 95th percentile of the same.
    p95_ms: Option<f32>,
}

impl Profile {
    /// Begins; `start` is when the process started.
    pub fn new(start: Instant) -> Self {
        Self {
            start,
            first_frame: None,
            plan_shown: None,
            frames: Vec::new(),
            began: None,
        }
    }

    /// A frame begins.
    pub fn begin(&mut self) {
        self.began = Some(Instant::now());
    }

    /// The frame's panels are done.
    pub fn end(&mut self, shows_plan: bool) {
        let now = Instant::now();
        if let Some(began) = self.began.take() {
            self.frames.push((now - began).as_secs_f32() * 1000.0);
        }
        self.first_frame.get_or_insert(now - self.start);
        if shows_plan {
            self.plan_shown.get_or_insert(now - self.start);
        }
    }

    /// Writes the report.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        let mut sorted = self.frames.clone();
        sorted.sort_by(f32::total_cmp);
        let at = |share: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "a place in a list"
            )]
            let place = ((sorted.len() as f64 - 1.0) * share).round() as usize;
            sorted.get(place).copied()
        };
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let report = Report {
            first_frame_ms: self.first_frame.map(ms),
            plan_shown_ms: self.plan_shown.map(ms),
            frames: sorted.len(),
            median_ms: at(0.5),
            p95_ms: at(0.95),
        };
        let text = serde_json::to_string_pretty(&report)?;
        file::save_bytes(path, (text + "\n").as_bytes())
            .map_err(|error| std::io::Error::other(error.sentence(crate::text::Language::En)))
    }
}
