//! Files that are dropped on the window: plans, parts, evidence; none is passed over without a word.

use super::shell::Shell;
use crate::file;
use crate::text::shell_words;
use crate::ui::Action;
use egui::Context;
use std::path::{Path, PathBuf};

impl Shell {
    /// Takes what was dropped in this frame.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect()
        });
        self.drop_files(ctx, dropped);
    }

    /// Opens a plan that was dropped on the window; other files are evidence for the task in the inspector, and several
    /// plans may be parts of the open one.
    pub(super) fn drop_files(&mut self, ctx: &Context, mut dropped: Vec<PathBuf>) {
        if dropped.is_empty() || self.drop_is_parts(ctx, &dropped) {
            return;
        }
        if self.drop_is_evidence(&dropped) {
            // Where the plan is only read that is said, and the file stays where it is.
            if !self.refuses_change() {
                let folder = self.view.evidence.folder();
                let (kept, others): (Vec<PathBuf>, Vec<PathBuf>) = dropped
                    .into_iter()
                    .partition(|path| file::can_be_kept(folder, path));
                self.view.evidence.dropped.extend(kept);
                self.tell_unsaid(&others);
            }
            return;
        }
        let plan = dropped.iter().position(|path| is_plan(path));
        let opened = dropped.remove(plan.unwrap_or(0));
        if !dropped.is_empty() {
            self.tell_left(&opened, &dropped);
        }
        self.actions.push(Action::OpenPath(opened));
    }

    /// Says which of the files that were dropped cannot be named in a plan.
    pub(super) fn tell_unsaid(&mut self, others: &[PathBuf]) {
        if others.is_empty() {
            return;
        }
        let sentence = shell_words::NAMES_UNSAID.fill(self.language, &[("n", &others.len())]);
        // What is no letter has no shape to show.
        let others: Vec<String> = others
            .iter()
            .map(|path| path.display().to_string().replace('\u{FFFD}', "?"))
            .collect();
        self.notice(shell_words::NOT_ATTACHED, sentence, others.join("\n"));
    }

    /// Says which of the files that were dropped are not opened.
    fn tell_left(&mut self, opened: &Path, others: &[PathBuf]) {
        let name = opened.file_name().unwrap_or(opened.as_os_str());
        let name = name.to_string_lossy();
        let n = others.len() + 1;
        let sentence =
            shell_words::DROPPED_OTHERS.fill(self.language, &[("n", &n), ("name", &name)]);
        let others: Vec<String> = others
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        self.notice(shell_words::DROPPED_ONE, sentence, others.join("\n"));
    }
}

fn is_plan(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}
