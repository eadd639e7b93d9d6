//! Choices as ledgers spell them: categories, sources, supervision levels, statuses, yes.

use crate::plan::{Category, CloseOutStep, SupervisionLevel, TaskSource};
use crate::text::{Language, Phrase, common_words, exchange_words as words};

/// A category's word.
pub(super) const fn category_word(category: Category) -> Phrase {
    match category {
        Category::Air => words::AIR,
        Category::Water => words::WATER,
        Category::Soil => words::SOIL,
        Category::SolidWaste => words::SOLID_WASTE,
        Category::Ecology => words::ECOLOGY,
        Category::Noise => words::NOISE,
        Category::Radiation => words::RADIATION,
        Category::Other => words::OTHER,
    }
}

/// A source's word.
pub(super) const fn source_word(source: TaskSource) -> Phrase {
    match source {
        TaskSource::FeedbackReport => words::FEEDBACK_REPORT,
        TaskSource::SpecialInspection => words::SPECIAL_INSPECTION,
        TaskSource::ExposedCase => words::EXPOSED_CASE,
        TaskSource::Complaint => words::COMPLAINT,
        TaskSource::LookBack => words::LOOK_BACK,
        TaskSource::Other => words::OTHER,
    }
}

/// A supervision level's word.
pub(super) const fn level_word(level: SupervisionLevel) -> Phrase {
    match level {
        SupervisionLevel::CityLeaders => words::CITY_LEADERS,
        SupervisionLevel::CityOffices => words::CITY_OFFICES,
        SupervisionLevel::InspectionBody => words::INSPECTION_BODY,
        SupervisionLevel::DepartmentsAndDistricts => words::DEPARTMENTS_AND_DISTRICTS,
    }
}

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

fn says(phrase: Phrase, text: &str) -> bool {
    Language::ALL
        .iter()
        .any(|language| phrase.of(*language).eq_ignore_ascii_case(text))
}

/// A category from its word, with whether the word says just that (`水、大气` names two; the first is taken).
pub(super) fn category(text: &str) -> Option<(Category, bool)> {
    if let Some(category) = Category::ALL
        .into_iter()
        .find(|category| says(category_word(*category), text))
    {
        return Some((category, true));
    }
    const WORDS: [(&str, Category); 12] = [
        ("大气", Category::Air),
        ("空气", Category::Air),
        ("扬尘", Category::Air),
        ("水", Category::Water),
        ("土壤", Category::Soil),
        ("固废", Category::SolidWaste),
        ("固体废物", Category::SolidWaste),
        ("垃圾", Category::SolidWaste),
        ("生态", Category::Ecology),
        ("噪声", Category::Noise),
        ("噪音", Category::Noise),
        ("辐射", Category::Radiation),
    ];
    let (at, word, category) = WORDS
        .iter()
        .filter_map(|(word, category)| text.find(word).map(|at| (at, *word, *category)))
        .min_by_key(|(at, _, _)| *at)?;
    let rest = [&text[..at], &text[at + word.len()..]].concat();
    let plain = [
        "",
        "环境",
        "污染",
        "类",
        "污染类",
        "环境类",
        "破坏",
        "问题",
        "环境问题",
    ]
    .contains(&rest.as_str());
    Some((category, plain))
}

/// A source from its word.
pub(super) fn source(text: &str) -> Option<TaskSource> {
    if let Some(source) = TaskSource::ALL
        .into_iter()
        .find(|source| says(source_word(*source), text))
    {
        return Some(source);
    }
    const WORDS: [(&str, TaskSource); 10] = [
        ("回头看", TaskSource::LookBack),
        ("专项督察", TaskSource::SpecialInspection),
        ("警示片", TaskSource::ExposedCase),
        ("典型案例", TaskSource::ExposedCase),
        ("信访", TaskSource::Complaint),
        ("举报", TaskSource::Complaint),
        ("交办件", TaskSource::Complaint),
        ("督察反馈", TaskSource::FeedbackReport),
        ("督察报告", TaskSource::FeedbackReport),
        ("反馈意见", TaskSource::FeedbackReport),
    ];
    WORDS
        .iter()
        .find(|(word, _)| text.contains(word))
        .map(|(_, source)| *source)
}

/// A supervision level from its word.
pub(super) fn level(text: &str) -> Option<SupervisionLevel> {
    if let Some(level) = SupervisionLevel::ALL
        .into_iter()
        .find(|level| says(level_word(*level), text))
    {
        return Some(level);
    }
    const WORDS: [(&str, SupervisionLevel); 5] = [
        ("市领导", SupervisionLevel::CityLeaders),
        ("督查办", SupervisionLevel::CityOffices),
        ("专职督", SupervisionLevel::InspectionBody),
        ("分条分块", SupervisionLevel::DepartmentsAndDistricts),
        ("部门和区县", SupervisionLevel::DepartmentsAndDistricts),
    ];
    WORDS
        .iter()
        .find(|(word, _)| text.contains(word))
        .map(|(_, level)| *level)
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
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase();
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
    if ["已完成（未销号）", "已完成(未销号)", "completed,notclosed"].contains(&text.as_str())
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

/// Whether a cell says yes.
pub(super) fn yes(text: &str) -> Option<bool> {
    if says(words::YES, text) || says(words::SAMPLE, text) || ["true", "√", "1"].contains(&text) {
        return Some(true);
    }
    ["", "否", "不是", "no", "false", "0"]
        .contains(&text.to_lowercase().as_str())
        .then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn categories_are_found_in_longer_words() {
        assert_eq!(category("水环境"), Some((Category::Water, true)));
        assert_eq!(category("Air"), Some((Category::Air, true)));
        assert_eq!(category("大气、水"), Some((Category::Air, false)));
        assert_eq!(category("综合"), None);
    }
}
