//! Choices as ledgers and clerks word them: categories, kinds of problem, sources, supervision levels, channels, yes and no.

use super::find::says;
use super::fold::fold;
use crate::plan::{Category, Channel, ProblemKind, SupervisionLevel, TaskSource};
use crate::text::{Phrase, exchange_words as words, inspector_words, supervision_words};

/// A category's word.
pub const fn category_word(category: Category) -> Phrase {
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
pub const fn source_word(source: TaskSource) -> Phrase {
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
pub const fn supervision_level_word(level: SupervisionLevel) -> Phrase {
    match level {
        SupervisionLevel::CityLeaders => words::CITY_LEADERS,
        SupervisionLevel::CityOffices => words::CITY_OFFICES,
        SupervisionLevel::InspectionBody => words::INSPECTION_BODY,
        SupervisionLevel::DepartmentsAndDistricts => words::DEPARTMENTS_AND_DISTRICTS,
    }
}

/// The word of a kind of problem.
pub const fn problem_kind_word(kind: ProblemKind) -> Phrase {
    match kind {
        ProblemKind::Key => inspector_words::PROBLEM_KEY,
        ProblemKind::Common => inspector_words::PROBLEM_COMMON,
        ProblemKind::ByAnalogy => inspector_words::PROBLEM_BY_ANALOGY,
        ProblemKind::Letter => inspector_words::PROBLEM_LETTER,
        ProblemKind::Special => inspector_words::PROBLEM_SPECIAL,
        ProblemKind::Film => inspector_words::PROBLEM_FILM,
    }
}

/// The word of a channel.
pub const fn channel_word(channel: Channel) -> Phrase {
    match channel {
        Channel::Call => supervision_words::BY_CALL,
        Channel::Letter => supervision_words::BY_LETTER,
    }
}

/// The choice whose word comes first in a text, with whether nothing stands beside it but the words of `around`.
fn first_of<T: Copy>(text: &str, words: &[(&str, T)], around: &[&str]) -> Option<(T, bool)> {
    let (at, word, choice) = words
        .iter()
        .filter_map(|(word, choice)| text.find(word).map(|at| (at, *word, *choice)))
        .min_by_key(|(at, _, _)| *at)?;
    let rest = [&text[..at], &text[at + word.len()..]].concat();
    Some((choice, around.contains(&rest.trim())))
}

/// A category from its word, with whether the word says just that (`水、大气` names two; the first is taken).
pub fn category(text: &str) -> Option<(Category, bool)> {
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
    let around = [
        "",
        "环境",
        "污染",
        "类",
        "污染类",
        "环境类",
        "破坏",
        "问题",
        "环境问题",
    ];
    first_of(text, &WORDS, &around)
}

/// A kind of problem from its word, with whether the word says just that (`重点、信访` names two; the first is taken).
pub fn problem_kind(text: &str) -> Option<(ProblemKind, bool)> {
    if let Some(kind) = ProblemKind::ALL
        .into_iter()
        .find(|kind| says(problem_kind_word(*kind), text))
    {
        return Some((kind, true));
    }
    const WORDS: [(&str, ProblemKind); 14] = [
        ("重点", ProblemKind::Key),
        ("共性", ProblemKind::Common),
        ("举一反三", ProblemKind::ByAnalogy),
        ("信访", ProblemKind::Letter),
        ("举报", ProblemKind::Letter),
        ("专项", ProblemKind::Special),
        ("警示片", ProblemKind::Film),
        ("key", ProblemKind::Key),
        ("common", ProblemKind::Common),
        ("analogy", ProblemKind::ByAnalogy),
        ("letter", ProblemKind::Letter),
        ("complaint", ProblemKind::Letter),
        ("special", ProblemKind::Special),
        ("film", ProblemKind::Film),
    ];
    let around = [
        "",
        "类",
        "性",
        "问题",
        "类问题",
        "性问题",
        "整改问题",
        "任务",
        "整改任务",
        "事项",
        "件",
        "举报",
        "举报件",
        "督察",
        "督察问题",
        "披露",
        "披露问题",
        "反映问题",
        "problem",
        "by",
        "inspection",
        "warning",
    ];
    first_of(&fold(text), &WORDS, &around)
}

/// How a complaint came in, from its word (`来电`, `电话举报`, `来信`, `letter`).
pub fn channel(text: &str) -> Option<Channel> {
    let text = fold(text);
    const CALL: [&str; 5] = ["电", "12369", "call", "phone", "tel"];
    const LETTER: [&str; 4] = ["信", "邮", "letter", "mail"];
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (holds(&CALL), holds(&LETTER)) {
        (true, false) => Some(Channel::Call),
        (false, true) => Some(Channel::Letter),
        // Both are the heading of the column, neither another way.
        _ => None,
    }
}

/// A source from its word.
pub fn source(text: &str) -> Option<TaskSource> {
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
pub fn supervision_level(text: &str) -> Option<SupervisionLevel> {
    if let Some(level) = SupervisionLevel::ALL
        .into_iter()
        .find(|level| says(supervision_level_word(*level), text))
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

/// Whether a cell says yes; a cell that says nothing says no.
pub fn yes(text: &str) -> Option<bool> {
    let said = fold(text.trim());
    if says(words::YES, &said) || says(words::SAMPLE, &said) {
        return Some(true);
    }
    match said.as_str() {
        "true" | "√" | "1" => Some(true),
        "" | "否" | "不是" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_found_in_longer_words() {
        assert_eq!(category("水环境"), Some((Category::Water, true)));
        assert_eq!(category("Air"), Some((Category::Air, true)));
        assert_eq!(category("大气、水"), Some((Category::Air, false)));
        assert_eq!(category("综合"), None);
    }

    #[test]
    fn kinds_of_problem_are_found_in_longer_words() {
        for (text, kind) in [
            ("重点", Some((ProblemKind::Key, true))),
            ("重点问题", Some((ProblemKind::Key, true))),
            ("共性类", Some((ProblemKind::Common, true))),
            ("举一反三问题", Some((ProblemKind::ByAnalogy, true))),
            ("信访举报件", Some((ProblemKind::Letter, true))),
            ("专项", Some((ProblemKind::Special, true))),
            ("警示片披露问题", Some((ProblemKind::Film, true))),
            ("By analogy", Some((ProblemKind::ByAnalogy, true))),
            ("ＫＥＹ", Some((ProblemKind::Key, true))),
            ("重点、信访", Some((ProblemKind::Key, false))),
            ("水环境", None),
            ("", None),
        ] {
            assert_eq!(problem_kind(text), kind, "{text}");
        }
    }

    #[test]
    fn calls_and_letters_are_told_apart() {
        for (text, said) in [
            ("来电", Some(Channel::Call)),
            ("电话举报", Some(Channel::Call)),
            ("Call", Some(Channel::Call)),
            ("来信", Some(Channel::Letter)),
            ("信件", Some(Channel::Letter)),
            ("来电来信", None),
            ("来访", None),
            ("", None),
        ] {
            assert_eq!(channel(text), said, "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_told_apart() {
        for (text, said) in [
            ("是", Some(true)),
            (" ＹＥＳ", Some(true)),
            ("√", Some(true)),
            ("示例", Some(true)),
            ("", Some(false)),
            ("No", Some(false)),
            ("也许", None),
        ] {
            assert_eq!(yes(text), said, "{text}");
        }
    }
}
