//! What is told of one value: its period, figure, target and source, as the lines of a card.

use super::{figures, period};
use crate::plan::{Day, Indicator, IndicatorPoint, IndicatorTarget};
use crate::text::{Language, date, trends_words as words};

/// Title and lines of the card of a point.
pub fn of_point(
    indicator: &Indicator,
    point: &IndicatorPoint,
    as_of: Day,
    language: Language,
) -> (String, Vec<String>) {
    let written = period::written(point.start, point.end, language);
    let value = point.value.map_or_else(
        || "–".to_owned(),
        |value| figures::value_text(value, point.bound, indicator.decimals, language),
    );
    let title = format!("{written}  {value} {}", indicator.unit);
    let mut lines = Vec::new();
    let mut first = indicator.name.clone();
    if !point.base.is_empty() {
        first = words::NAME_AND_BASE.fill(language, &[("name", &first), ("base", &point.base)]);
    }
    lines.push(first);
    let mut marks: Vec<&str> = Vec::new();
    if point.provisional {
        marks.push(words::PROVISIONAL.of(language));
    }
    if point.end > as_of {
        marks.push(words::AFTER_AS_OF.of(language));
    }
    if indicator.sample {
        marks.push(crate::text::common_words::SAMPLE.of(language));
    }
    if let Some(target) = figures::target_for(indicator, &point.base, point.end) {
        lines.push(against(indicator, point, target, language));
    }
    if !point.derived.is_empty() {
        lines.push(words::DERIVED_AS.fill(language, &[("sum", &point.derived)]));
    }
    if !marks.is_empty() {
        lines.push(marks.join(words::LISTED.of(language)));
    }
    let source = if point.source.is_empty() {
        words::NO_SOURCE.of(language)
    } else {
        &point.source
    };
    lines.push(words::SOURCE_IS.fill(language, &[("source", &source)]));
    if !point.note.is_empty() {
        lines.push(point.note.clone());
    }
    (title, lines)
}

/// A value against its target in words: `目标 97.3，高 1.3`.
pub fn against(
    indicator: &Indicator,
    point: &IndicatorPoint,
    target: &IndicatorTarget,
    language: Language,
) -> String {
    let aim = figures::value_short(target.value, target.bound, indicator.decimals, language);
    match figures::gap(indicator, point, target) {
        None => words::TARGET_VALUE.fill(language, &[("value", &aim)]),
        Some((difference, met)) => words::TARGET_AND_GAP.fill(
            language,
            &[
                ("target", &aim),
                (
                    "gap",
                    &figures::signed(difference, indicator.decimals, language),
                ),
                (
                    "met",
                    &if met { words::MET } else { words::NOT_MET }.of(language),
                ),
            ],
        ),
    }
}

/// When the as-of date leaves nothing to say: the first value after it.
pub fn first_later(indicator: &Indicator, as_of: Day, language: Language) -> Option<String> {
    indicator
        .points
        .iter()
        .filter(|point| point.value.is_some() && point.end > as_of)
        .min_by_key(|point| point.end)
        .map(|point| words::FIRST_KNOWN.fill(language, &[("day", &date(point.end))]))
}
