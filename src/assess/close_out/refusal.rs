//! What speaks against a close-out event, as codes with arguments and their sentences.

use crate::plan::{CloseOutStep, Day};
use crate::text::{Language, Phrase, close_out_words as words, common_words, date};

/// What speaks against an event in the order of the five steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderRefusal {
    /// Another step comes next.
    NotNext {
        /// The step that was asked for.
        asked: CloseOutStep,
        /// The step that comes next.
        next: CloseOutStep,
    },
    /// The step has passed in this round already.
    Already {
        /// The step.
        step: CloseOutStep,
        /// When.
        on: Day,
    },
    /// The task is closed out already.
    ClosedOut {
        /// Since when.
        on: Day,
    },
    /// A relapse of a task that is not closed out.
    NotClosedOut,
    /// Verification before every measure is done.
    MeasuresOpen {
        /// Measures not done on the day.
        open: usize,
        /// All measures.
        all: usize,
    },
    /// Dated before a step that it follows.
    BeforeStep {
        /// The step it follows.
        step: CloseOutStep,
        /// The day of that step.
        on: Day,
    },
    /// Dated before the return or relapse that began the round.
    BeforeReturn {
        /// The day of the return or relapse.
        on: Day,
    },
    /// Filing or record-filing before the notice has ended: they come after its last day.
    NoticeRuns {
        /// The last day of the notice.
        until: Day,
    },
    /// A notice that ends before it begins.
    NoticeEndsEarly {
        /// Its first day.
        start: Day,
        /// Its last day.
        end: Day,
    },
    /// The log has later events, so something earlier would be put under them.
    LaterEvents {
        /// The step of the next one.
        step: CloseOutStep,
        /// Its day.
        on: Day,
    },
}

/// The word of a step.
pub const fn step_word(step: CloseOutStep) -> Phrase {
    match step {
        CloseOutStep::SelfCheck => common_words::SELF_CHECK,
        CloseOutStep::Verification => common_words::VERIFICATION,
        CloseOutStep::PublicNotice => common_words::PUBLIC_NOTICE,
        CloseOutStep::Filing => common_words::FILING,
        CloseOutStep::RecordFiling => common_words::RECORD_FILING,
        CloseOutStep::Relapse => common_words::RELAPSE,
    }
}

impl OrderRefusal {
    /// Its name for case files and other programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotNext { .. } => "not_next",
            Self::Already { .. } => "already",
            Self::ClosedOut { .. } => "closed_out",
            Self::NotClosedOut => "not_closed_out",
            Self::MeasuresOpen { .. } => "measures_open",
            Self::BeforeStep { .. } => "before_step",
            Self::BeforeReturn { .. } => "before_return",
            Self::NoticeRuns { .. } => "notice_runs",
            Self::NoticeEndsEarly { .. } => "notice_ends_early",
            Self::LaterEvents { .. } => "later_events",
        }
    }

    /// A sentence that says what the rule wants and what to do.
    pub fn sentence(self, language: Language) -> String {
        let say = |step: CloseOutStep| step_word(step).of(language);
        match self {
            Self::NotNext { asked, next } => {
                words::NOT_NEXT.fill(language, &[("asked", &say(asked)), ("next", &say(next))])
            }
            Self::Already { step, on } => {
                words::ALREADY.fill(language, &[("step", &say(step)), ("on", &date(on))])
            }
            Self::ClosedOut { on } => words::CLOSED_OUT.fill(language, &[("on", &date(on))]),
            Self::NotClosedOut => words::NOT_CLOSED_OUT.of(language).to_owned(),
            Self::MeasuresOpen { open, all } => {
                words::MEASURES_OPEN.fill(language, &[("open", &open), ("all", &all)])
            }
            Self::BeforeStep { step, on } => {
                words::BEFORE_STEP.fill(language, &[("step", &say(step)), ("on", &date(on))])
            }
            Self::BeforeReturn { on } => words::BEFORE_RETURN.fill(language, &[("on", &date(on))]),
            Self::NoticeRuns { until } => {
                words::NOTICE_RUNS.fill(language, &[("until", &date(until))])
            }
            Self::NoticeEndsEarly { start, end } => words::NOTICE_ENDS_EARLY
                .fill(language, &[("start", &date(start)), ("end", &date(end))]),
            Self::LaterEvents { step, on } => {
                words::LATER_EVENTS.fill(language, &[("step", &say(step)), ("on", &date(on))])
            }
        }
    }
}
