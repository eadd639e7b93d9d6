//! Papers leaving as files: made and written on a job, whole under their name or not at all.

use super::answers::Answer;
use super::shell::Shell;
use crate::exchange::report::{Paper, docx, markdown};
use crate::file;
use crate::text::shell_words;
use egui::Context;
use std::path::PathBuf;

impl Shell {
    /// Makes the file of a paper and writes it.
    pub(super) fn save_paper(&mut self, ctx: &Context, path: PathBuf, paper: Paper, word: bool) {
        let language = self.language;
        self.jobs.spawn("paper", ctx, move |_| {
            let bytes = if word {
                docx(&paper).map_err(|error| error.sentence(language))
            } else {
                Ok(markdown(&paper).into_bytes())
            };
            let outcome = bytes.and_then(|bytes| {
                file::save_bytes(&path, &bytes).map_err(|error| error.sentence(language))
            });
            Answer::Exported {
                path,
                pages: 1,
                outcome,
            }
        });
        let words = shell_words::EXPORTING.of(self.language).to_owned();
        self.tell(words);
    }
}
