//! What a file is picked for: the words, endings and habits of each purpose; native dialogs and the browser share it.

use crate::file::file_name;
use crate::text::{Language, Phrase, close_out_words, compare_words, desk_words, parts_page_words};
use std::path::{Path, PathBuf};

/// What a file is picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Open a plan.
    OpenPlan,
    /// Open a plan to compare with.
    ComparePlan,
    /// Read days for the working calendar.
    ImportCalendar,
    /// Attach a piece of evidence.
    Evidence,
    /// Parts of the plan that come back, several at once.
    CollectParts,
    /// A folder with parts that come back.
    CollectFolder,
    /// A folder that parts are written to.
    PartsFolder,
    /// Save a part of the plan.
    SavePart,
    /// Save a plan.
    SavePlan,
    /// Export a picture as PNG.
    SavePng,
    /// Export a picture as SVG.
    SaveSvg,
    /// Save a paper as a Word file.
    SaveDocx,
    /// Save a paper as Markdown.
    SaveMarkdown,
}

impl Purpose {
    /// The ending of the files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::OpenPlan
            | Self::ComparePlan
            | Self::CollectParts
            | Self::CollectFolder
            | Self::PartsFolder
            | Self::SavePart
            | Self::SavePlan => "ron",
            Self::ImportCalendar => "csv",
            Self::Evidence => "pdf",
            Self::SavePng => "png",
            Self::SaveSvg => "svg",
            Self::SaveDocx => "docx",
            Self::SaveMarkdown => "md",
        }
    }

    /// Every ending that fits, the usual one first.
    pub fn endings(self) -> Vec<&'static str> {
        match self {
            Self::ImportCalendar => vec!["csv", "ron", "txt"],
            Self::Evidence => crate::file::DOCUMENTS.to_vec(),
            other => vec![other.ending()],
        }
    }

    /// Whether a file will be written.
    pub fn is_save(self) -> bool {
        !matches!(
            self,
            Self::OpenPlan
                | Self::ComparePlan
                | Self::ImportCalendar
                | Self::Evidence
                | Self::CollectParts
                | Self::CollectFolder
                | Self::PartsFolder
        )
    }

    /// Whether a folder is picked, not a file.
    pub fn is_folder(self) -> bool {
        matches!(self, Self::CollectFolder | Self::PartsFolder)
    }

    /// Whether several files may be picked at once.
    pub fn takes_many(self) -> bool {
        self == Self::CollectParts
    }

    /// Whether something is written, so that a new folder may be wanted for it.
    pub fn writes(self) -> bool {
        self.is_save() || self == Self::PartsFolder
    }

    /// The title of the window.
    pub fn title(self, language: Language) -> &'static str {
        self.phrases().0.of(language)
    }

    /// The word on the main button.
    pub fn verb(self, language: Language) -> &'static str {
        self.phrases().1.of(language)
    }

    /// What files of this ending are called.
    pub fn files(self, language: Language) -> &'static str {
        self.phrases().2.of(language)
    }

    fn phrases(self) -> (Phrase, Phrase, Phrase) {
        match self {
            Self::OpenPlan => (
                desk_words::OPEN_PLAN,
                desk_words::OPEN,
                desk_words::PLAN_FILES,
            ),
            Self::ComparePlan => (
                compare_words::OTHER_FILE_TITLE,
                compare_words::OTHER_FILE_VERB,
                desk_words::PLAN_FILES,
            ),
            Self::ImportCalendar => (
                close_out_words::IMPORT_TITLE,
                close_out_words::IMPORT_VERB,
                close_out_words::CALENDAR_FILES,
            ),
            Self::Evidence => (
                close_out_words::ATTACH_TITLE,
                close_out_words::ATTACH,
                close_out_words::EVIDENCE_FILES,
            ),
            Self::CollectParts => (
                parts_page_words::PICK_TITLE,
                parts_page_words::PICK_VERB,
                parts_page_words::PART_FILES,
            ),
            Self::CollectFolder => (
                parts_page_words::PICK_FOLDER_TITLE,
                parts_page_words::PICK_VERB,
                parts_page_words::PART_FILES,
            ),
            Self::PartsFolder => (
                parts_page_words::OUT_FOLDER_TITLE,
                parts_page_words::OUT_FOLDER_VERB,
                parts_page_words::PART_FILES,
            ),
            Self::SavePart => (
                parts_page_words::SAVE_PART_TITLE,
                desk_words::SAVE,
                parts_page_words::PART_FILES,
            ),
            Self::SavePlan => (
                desk_words::SAVE_PLAN,
                desk_words::SAVE,
                desk_words::PLAN_FILES,
            ),
            Self::SavePng => (
                desk_words::EXPORT_PICTURE,
                desk_words::EXPORT,
                desk_words::PNG_FILES,
            ),
            Self::SaveSvg => (
                desk_words::EXPORT_PICTURE,
                desk_words::EXPORT,
                desk_words::SVG_FILES,
            ),
            Self::SaveDocx => (
                desk_words::EXPORT_PAPER,
                desk_words::EXPORT,
                desk_words::DOCX_FILES,
            ),
            Self::SaveMarkdown => (
                desk_words::EXPORT_PAPER,
                desk_words::EXPORT,
                desk_words::MARKDOWN_FILES,
            ),
        }
    }

    /// Whether a file has the ending, in any case.
    pub fn fits(self, path: &Path) -> bool {
        path.extension().is_some_and(|ending| {
            self.endings()
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
    }

    /// The path with the ending added when a file will be written and it is missing: `年报.v2` becomes `年报.v2.ron`.
    pub fn with_ending(self, path: &Path) -> PathBuf {
        if !self.is_save() || self.fits(path) {
            return path.to_owned();
        }
        let mut name = path.to_owned().into_os_string();
        name.push(".");
        name.push(self.ending());
        name.into()
    }
}

/// A request for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAsk {
    /// What for.
    pub purpose: Purpose,
    /// Where to begin; `None` is the recent files for opening and the documents for saving.
    pub folder: Option<PathBuf>,
    /// The suggested name, for saving.
    pub name: String,
}

impl FileAsk {
    /// A plan to open.
    pub fn open_plan(folder: Option<PathBuf>) -> Self {
        Self {
            purpose: Purpose::OpenPlan,
            folder,
            name: String::new(),
        }
    }

    /// A place to save to, with a name that every system takes.
    pub fn save(purpose: Purpose, folder: Option<PathBuf>, suggested: &str) -> Self {
        Self {
            purpose,
            folder,
            name: file_name(suggested, purpose.ending()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_added_once_and_only_for_saving() {
        let with = |purpose: Purpose, path: &str| purpose.with_ending(Path::new(path));
        assert_eq!(
            with(Purpose::SavePlan, "/a/年报.v2"),
            Path::new("/a/年报.v2.ron")
        );
        assert_eq!(with(Purpose::SavePlan, "/a/b.RON"), Path::new("/a/b.RON"));
        assert_eq!(with(Purpose::OpenPlan, "/a/b"), Path::new("/a/b"));
        assert_eq!(with(Purpose::SaveSvg, "a.png"), Path::new("a.png.svg"));
    }

    #[test]
    fn suggested_names_can_be_files() {
        let ask = FileAsk::save(Purpose::SavePng, None, " 长寿区 2021/11: 甘特图?\n");
        assert_eq!(ask.name, "长寿区 2021_11_ 甘特图_.png");
    }
}
