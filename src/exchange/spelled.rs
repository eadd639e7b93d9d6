//! The steps of the close-out by their words, and what a status cell of a ledger says.

use crate::plan::CloseOutStep;
use crate::text::{Phrase, common_words};
use crate::wording::fold;

/// A close-out step's word.
pub(super) const fn step_word(step: CloseOutStep) -> Phrase {
    match step {
        CloseOutStep::SelfCheck => common_words::SELF_CHECK,
        CloseOutStep::Verification => common_words::VERIFICATION,
        CloseOutStep::PublicNotice => common_words::PUBLIC_NOTICE,
        CloseOutStep::Filing => common_words::FILING,
        CloseOutStep::RecordFiling => common_words::RECORD_FILING,
        CloseOutStep::Relapse => common_words::RELAPSE,
    }
}

/// What a status word says about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Completed.
    Completed,
    /// Completed and closed out.
    ClosedOut,
    /// Something that follows from dates and progress, or that nothing has happened.
    WorkedOut,
}

/// What a status word says; `None` for words such as "nearly done" that fit no status.
pub(super) fn status(text: &str) -> Option<Said> {
    let mut text = fold(text);
    text.retain(|c| !c.is_whitespace());
    const OPEN: [&str; 9] = ["未", "尚", "否", "没有", "无", "待", "不", "not", "×"];
    const GOING: [&str; 12] = [
        "序时",
        "时序",
        "超期",
        "逾期",
        "推进",
        "整改中",
        "正在",
        "进行",
        "继续整改",
        "onschedule",
        "behind",
        "overdue",
    ];
    const HALF: [&str; 4] = ["基本", "阶段性", "部分", "初步"];
    if HALF.iter().any(|word| text.contains(word)) {
        return None;
    }
    if [
        "完成未销号",
        "已完成(未销号)",
        "completed,notclosed",
        "tocloseout",
    ]
    .contains(&text.as_str())
    {
        return Some(Said::Completed);
    }
    if OPEN.iter().any(|word| text.starts_with(word))
        || GOING.iter().any(|word| text.contains(word))
    {
        return Some(Said::WorkedOut);
    }
    if ["已销号", "完成销号", "验收销号", "交账销号", "closedout"]
        .iter()
        .any(|word| text.contains(word))
        || text == "销号"
    {
        return Some(Said::ClosedOut);
    }
    let done = ["已完成", "完成整改", "整改完成", "已整改", "办结"]
        .iter()
        .any(|word| text.starts_with(word));
    (done || ["完成", "是", "√", "yes", "completed", "done", "y"].contains(&text.as_str()))
        .then_some(Said::Completed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_words_are_read() {
        use crate::assess::Status;
        use crate::text::{Language, common_words};
        for language in Language::ALL {
            for one in Status::ALL {
                let said = match one {
                    Status::Completed => Said::Completed,
                    Status::ClosedOut => Said::ClosedOut,
                    _ => Said::WorkedOut,
                };
                for words in [one.word(), one.short()] {
                    assert_eq!(status(words.of(language)), Some(said), "{words:?}");
                }
            }
            let words = common_words::COMPLETED_NOT_CLOSED.of(language);
            assert_eq!(status(words), Some(Said::Completed), "{words}");
        }
    }

    #[test]
    fn status_words_of_the_forms_are_told_apart() {
        for (text, said) in [
            ("尚未启动", Some(Said::WorkedOut)),
            ("未达到序时进度", Some(Said::WorkedOut)),
            ("达到时序进度", Some(Said::WorkedOut)),
            ("超期未完成", Some(Said::WorkedOut)),
            ("On schedule", Some(Said::WorkedOut)),
            ("否", Some(Said::WorkedOut)),
            ("未完成", Some(Said::WorkedOut)),
            ("已完成", Some(Said::Completed)),
            ("完成整改", Some(Said::Completed)),
            ("是", Some(Said::Completed)),
            ("已完成（未销号）", Some(Said::Completed)),
            ("已验收销号", Some(Said::ClosedOut)),
            ("完成交账销号", Some(Said::ClosedOut)),
            ("Closed out", Some(Said::ClosedOut)),
            ("未销号", Some(Said::WorkedOut)),
            ("基本完成", None),
            ("阶段性完成", None),
            ("长江边", None),
        ] {
            assert_eq!(status(text), said, "{text}");
        }
    }
}
