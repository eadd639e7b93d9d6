//! What background jobs answer with.

use super::fallback_font::FallbackFace;
use super::jobs::JobBroke;
use super::session::SessionId;
use crate::assess::Assessment;
use crate::chart::Scene;
use crate::edit::{Refusal, SavePoint};
use crate::file::journal::{Found, Lost};
use crate::file::{Holder, LeftCopy, Opened, ReadError, SaveError, Saved, Version, Written};
use crate::plan::Plan;
use crate::text::{Language, command_words, recovery_words};
use crate::ui::shell::picture_form::Choice;
use std::path::PathBuf;

/// A picture in pixels.
#[derive(Debug)]
pub struct Pixels {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Red, green, blue, alpha, row by row, premultiplied by nothing.
    pub rgba: Vec<u8>,
}

/// A plan that was read and assessed.
#[derive(Debug)]
pub struct Ready {
    /// The plan with what was repaired.
    pub opened: Opened,
    /// What follows at its opening date.
    pub assessment: Assessment,
    /// Its text, ahead of the first saving.
    pub written: Option<Box<Written>>,
    /// How its file is shared with others.
    pub arrival: Option<super::sharing::Arrival>,
    /// The work that was left behind, where it is that.
    pub work: Option<super::recovery::LeftWork>,
}

/// Why a plan could not be read.
#[derive(Debug)]
pub enum Unread {
    /// Its file.
    File(ReadError),
    /// Its journal.
    Journal(Lost),
}

impl Unread {
    /// What happened, and what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::File(error) => error.sentence(language),
            Self::Journal(lost) => lost.sentence(language),
        }
    }
}

/// Where a plan was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The embedded sample.
    Sample,
    /// The embedded district sample.
    DistrictSample,
    /// A file.
    File(PathBuf),
    /// A journal that was left behind.
    Journal(PathBuf),
    /// A copy of a file that was being written over; it is in no file yet.
    Copy(PathBuf),
    /// A version that was kept, to be looked at in the place of the plan.
    Version(Box<Version>),
}

impl Source {
    /// What it is called.
    pub fn name(&self, language: Language) -> String {
        match self {
            Self::Sample => command_words::OPEN_SAMPLE.of(language).to_owned(),
            Self::DistrictSample => command_words::OPEN_DISTRICT_SAMPLE.of(language).to_owned(),
            Self::Journal(_) => recovery_words::RESTORED_NAME.of(language).to_owned(),
            Self::Version(version) => super::versions::version_name(version, language),
            Self::Copy(path) | Self::File(path) => path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
        }
    }
}

/// What was seen of a recent plan.
#[derive(Clone, Debug)]
pub struct SeenPlan {
    /// Its file.
    pub path: PathBuf,
    /// Whether that is at its place.
    pub found: bool,
    /// Who else has it open.
    pub holders: Vec<Holder>,
}

/// The small picture, the pixels of the file, how many pages, and the characters no face has.
pub type Previewed = (Pixels, Option<(u32, u32)>, usize, Vec<char>);

/// What a job answers.
#[derive(Debug)]
pub enum Answer {
    /// A plan was read, or not.
    Loaded {
        /// From where.
        source: Source,
        /// The plan or why not.
        outcome: Box<Result<Ready, Unread>>,
    },
    /// About one open plan; no other may take it.
    Plan {
        /// The session it was asked for.
        session: SessionId,
        /// What it is.
        answer: PlanAnswer,
    },
    /// A picture was written to a file, or not.
    Exported {
        /// Where; further pages beside it.
        path: PathBuf,
        /// How many pages.
        pages: usize,
        /// Whether it worked; else the sentence.
        outcome: Result<(), String>,
    },
    /// A picture for the clipboard.
    Picture {
        /// How many pages it has; the first is meant.
        pages: usize,
        /// It and the characters it cannot show, or the sentence.
        outcome: Result<(Pixels, Vec<char>), String>,
    },
    /// A face for rare characters.
    Face(Option<FallbackFace>),
    /// Which recent plans were seen at their place, and who has them open; and their folder.
    Seen(PathBuf, Vec<SeenPlan>),
    /// Work that was left behind.
    LeftWork {
        /// The journals.
        found: Vec<Found>,
        /// Whether the user asked.
        asked: bool,
    },
    /// Copies of files that were being written over.
    LeftCopies(Vec<LeftCopy>),
    /// What the changes of a journal are.
    Looked {
        /// The journal.
        stem: PathBuf,
        /// Line by line.
        text: String,
    },
    /// A version was kept, or not; then why.
    VersionKept(Result<(), crate::file::Cause>),
    /// The small chart of the start page.
    StartScene(Option<Box<Scene>>),
    /// The job broke.
    Broke(JobBroke),
}

/// What a job answers that was asked for one open plan.
#[derive(Debug)]
pub enum PlanAnswer {
    /// The plan was saved, or not.
    Saved {
        /// Where.
        path: PathBuf,
        /// What of the history it holds.
        point: SavePoint,
        /// What was to be in it, for the next saving.
        written: Option<Box<Written>>,
        /// Whether it worked; nothing where nothing had changed, and nothing was written.
        outcome: Result<Option<Saved>, SaveError>,
    },
    /// Another day was assessed aside.
    Assessed {
        /// The revision of the plan it is for.
        revision: u64,
        /// The result.
        assessment: Box<Assessment>,
    },
    /// The preview of a picture.
    Preview {
        /// What it shows.
        choice: Choice,
        /// What is shown, or the refusal as a sentence.
        outcome: Result<Previewed, String>,
    },
    /// A comparison was made, with the plan that was read for it.
    Compared {
        /// What changed, or why it cannot be told.
        made: crate::ui::compare::Made,
        /// The plan of the file.
        other: Option<super::comparing::OtherPlan>,
    },
    /// Days for the working calendar were read, or not; else the sentence.
    CalendarRead(Result<Vec<crate::plan::CalendarDay>, String>),
    /// A large edit was worked out, or refused.
    Edited(Box<super::large_edits::Edited>),
    /// The file is shared in its new place.
    Arrived(Option<Box<super::sharing::Arrival>>),
    /// What others saved was read, or not; else the sentence.
    Theirs(Result<Box<super::taking_in::Theirs>, String>),
    /// What others saved was worked out as a step.
    TakenIn(Result<Box<super::taking_in::TakenIn>, Refusal>),
    /// The versions of the plan that are kept.
    Versions(Vec<Version>),
    /// How much changed from one version to what came after it, or nothing where one cannot be read.
    Tallied {
        /// The prints of both.
        pair: (crate::file::Print, crate::file::Print),
        /// How much.
        tally: Option<crate::edit::merge::Tally>,
        /// The earlier of the two, for the pair before.
        earlier: Option<Box<Plan>>,
    },
    /// A copy of a version that is looked at was saved, or not.
    CopySaved {
        /// Where.
        path: PathBuf,
        /// Whether it worked; else the sentence.
        outcome: Result<(), String>,
    },
    /// A version laid out as a file, or the sentence why not.
    VersionOut(Result<PathBuf, String>),
    /// A version was read, or not; then the sentence.
    VersionRead {
        /// When it was saved.
        time: String,
        /// The plan.
        plan: Result<Box<Plan>, String>,
    },
    /// Which evidence files are at their place, by their paths in the plan.
    EvidenceSeen(Vec<(String, bool)>),
    /// What others saved was read and merged with the plan, or could not be read.
    Merged {
        /// The file.
        path: PathBuf,
        /// The merge.
        outcome: Result<Box<super::merging::Merged>, ReadError>,
    },
    /// What comes of the decisions of a merge was worked out.
    Weighed(Box<crate::edit::merge::Outcome>),
    /// A merge was worked out as a step.
    MergeWorked(Box<super::merging::MergeWorked>),
    /// A copy of the plan was written, or not.
    Copied {
        /// Where.
        path: PathBuf,
        /// Whether it worked.
        outcome: Result<(), super::plan_copy::NoCopy>,
    },
    /// The units that may be given parts.
    Units(Box<super::giving::Units>),
    /// Parts were written.
    Given(Box<super::giving::Given>),
    /// Parts were read and collected; nothing where that was given up.
    PartsRead(Option<Box<super::collecting::PartsRead>>),
    /// The parts were worked out again.
    PartsWorked {
        /// The parts.
        worked: Box<crate::ui::parts::Worked>,
        /// What for.
        then: super::collecting::WorkedFor,
    },
    /// Tasks were made ready for the clipboard.
    Gathered {
        /// The tasks with their text.
        gathered: Box<super::clipboard::Gathered>,
        /// The revision of the plan they are from.
        revision: u64,
        /// Those that are to be taken out of the plan.
        cut: Option<Vec<crate::plan::Id>>,
    },
    /// Where an evidence file that is to be opened leads.
    EvidenceReached {
        /// Its absolute path.
        path: PathBuf,
        /// Whether that stays in the plan's folder, links followed.
        below: bool,
    },
}

impl PlanAnswer {
    /// Whether taking it changes the plan, or puts another in its place.
    pub(super) fn changes(&self) -> bool {
        match self {
            Self::Merged { .. }
            | Self::MergeWorked(_)
            | Self::TakenIn(_)
            | Self::Given(_)
            | Self::PartsWorked { .. }
            | Self::VersionRead { .. }
            | Self::Gathered { cut: Some(_), .. } => true,
            Self::Saved { .. }
            | Self::Assessed { .. }
            | Self::Preview { .. }
            | Self::Compared { .. }
            | Self::CalendarRead(_)
            | Self::Edited(_)
            | Self::Arrived(_)
            | Self::Theirs(_)
            | Self::Versions(_)
            | Self::Tallied { .. }
            | Self::CopySaved { .. }
            | Self::VersionOut(_)
            | Self::EvidenceSeen(_)
            | Self::Weighed(_)
            | Self::Copied { .. }
            | Self::Units(_)
            | Self::PartsRead(_)
            | Self::Gathered { cut: None, .. }
            | Self::EvidenceReached { .. } => false,
        }
    }
}

impl From<JobBroke> for Answer {
    fn from(broke: JobBroke) -> Self {
        Self::Broke(broke)
    }
}
