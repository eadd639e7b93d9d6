//! Choices as ledgers and clerks word them: categories, sources, supervision levels, yes and no.

use super::find::says;
use super::fold::fold;
use crate::plan::{Category, SupervisionLevel, TaskSource};
use crate::text::{Phrase, exchange_words as words};

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
