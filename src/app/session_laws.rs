//! Law: in any order of edits, savings, openings, closings and late answers, a file only ever receives its own plan, and
//! nothing typed is lost unless the user said so.

use super::answers::Source;
use super::modals::Front;
use super::session_journeys::{in_file, note, shell, two_plans};
use super::shell::{Next, Shell};
use crate::text::Language;
use crate::ui::dialog::Unsaved;
use egui::Context;
use proptest::prelude::*;
use std::path::PathBuf;

#[derive(Clone, Copy, Debug)]
enum Move {
    Edit,
    Save,
    Open(usize),
    Close,
    Revert,
    /// Answers of this job are kept back from now on, or come in.
    Hold(&'static str),
    Release(&'static str),
    Answer(Unsaved),
}

fn moves() -> impl Strategy<Value = Move> {
    let job = prop_oneof![Just("open"), Just("save")];
    prop_oneof![
        4 => Just(Move::Edit),
        3 => Just(Move::Save),
        3 => (0..2usize).prop_map(Move::Open),
        1 => Just(Move::Close),
        1 => Just(Move::Revert),
        2 => job.clone().prop_map(Move::Hold),
        3 => job.prop_map(Move::Release),
        2 => prop_oneof![Just(Unsaved::Save), Just(Unsaved::Discard), Just(Unsaved::Cancel)].prop_map(Move::Answer),
    ]
}

struct Play {
    ctx: Context,
    shell: Shell,
    files: [PathBuf; 2],
    /// The last words written into each plan, and not given up.
    last: [String; 2],
}

impl Play {
    fn open_plan(&self) -> Option<usize> {
        let open = self.shell.document()?;
        Some(usize::from(open.plan().head().id.as_str() == "b"))
    }

    fn frame(&mut self) {
        // A job's answer takes a moment; one kept back is not waited for.
        for _ in 0..3 {
            self.shell.logic(&self.ctx);
            std::thread::sleep(std::time::Duration::from_micros(300));
        }
        if matches!(self.shell.front, Front::Notice { .. } | Front::Repairs) {
            self.shell.front = Front::None;
        }
    }

    fn given_up(&mut self) {
        if let Some(at) = self.open_plan() {
            self.last[at] = in_file(&self.files[at]).1;
        }
    }

    /// What stands in the window is to be kept, even if it was given up before for a plan that is still on its way.
    fn wanted_saved(&mut self) {
        if let (Some(at), Some(open)) = (self.open_plan(), self.shell.document()) {
            self.last[at].clone_from(&open.plan().head().notes);
        }
    }

    fn play(&mut self, step: usize, made: Move) {
        let asked = self.shell.front.is_modal();
        match made {
            Move::Edit if !asked => {
                if let Some(at) = self.open_plan() {
                    let words = format!("第{step}步");
                    note(&mut self.shell, &words);
                    self.last[at] = words;
                }
            }
            Move::Save if !asked => {
                self.wanted_saved();
                self.shell.save(&self.ctx, None);
            }
            Move::Open(at) if !asked => {
                let source = Source::File(self.files[at].clone());
                self.shell.guard(&self.ctx, Next::Open(source));
            }
            Move::Close if !asked => self.shell.guard(&self.ctx, Next::Close),
            // Reading the file again gives changes up by its name; asked about in the window before.
            Move::Revert
                if !asked
                    && self
                        .shell
                        .session
                        .as_ref()
                        .is_some_and(|one| !one.is_saving()) =>
            {
                let dirty = self
                    .shell
                    .document()
                    .is_some_and(super::document::Document::is_dirty);
                if !dirty {
                    self.shell.revert(&self.ctx);
                }
            }
            Move::Hold(job) => self.shell.jobs.hold(job),
            Move::Release(job) => self.shell.jobs.release(job),
            Move::Answer(answer) => self.answer(answer),
            _ => {}
        }
        self.frame();
    }

    fn answer(&mut self, answer: Unsaved) {
        if let Front::Unsaved(next) = &self.shell.front {
            let next = next.clone();
            self.shell.front = Front::None;
            match answer {
                Unsaved::Discard => self.given_up(),
                Unsaved::Save => self.wanted_saved(),
                Unsaved::Cancel => {}
            }
            self.shell.answer_unsaved(&self.ctx, next, answer);
        }
    }

    fn end(&mut self) {
        for job in ["open", "save"] {
            self.shell.jobs.release(job);
        }
        // However slow the computer and its disk are, all of it ends some time.
        let over = (0..400_000).any(|_| {
            self.frame();
            self.answer(Unsaved::Save);
            self.shell.jobs.is_idle()
                && self.shell.opening_is_over()
                && !self.shell.front.is_modal()
        });
        assert!(over, "what was begun does not come to an end");
        for (at, name) in ["a", "b"].into_iter().enumerate() {
            let (id, saved) = in_file(&self.files[at]);
            assert_eq!(id, name, "a file received another plan");
            let shown = self
                .open_plan()
                .filter(|open| *open == at)
                .and_then(|_| Some(self.shell.document()?.plan().head().notes.clone()));
            let last = &self.last[at];
            assert!(
                saved == *last || shown.as_ref() == Some(last),
                "{name}: {last:?} was lost; the file has {saved:?}, the window {shown:?}"
            );
            if let Some(open) = self.shell.document().filter(|_| shown.is_some()) {
                assert_eq!(open.path(), Some(self.files[at].as_path()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_mixes_files_or_loses_words(moves in proptest::collection::vec(moves(), 1..24)) {
        let (_folder, a, b) = two_plans();
        let mut play = Play {
            ctx: Context::default(),
            shell: shell(Language::Zh),
            files: [a, b],
            last: [String::new(), String::new()],
        };
        play.shell.open(&play.ctx, Source::File(play.files[0].clone()));
        for (step, made) in moves.into_iter().enumerate() {
            play.play(step, made);
        }
        play.end();
    }
}
