//! What indicators say in a text: the value of a period, its target, the change from the year before.

use super::lack::Lack;
use crate::plan::{Bound, Day, Indicator, IndicatorKind, IndicatorPoint, IndicatorTarget, Plan};
use crate::text::{self, Language, paper_words as words};
use std::sync::Arc;

/// The indicator of a name: the exact one, else the only one that ends with it, else the only one that holds it. The
/// plan's own region goes first; `region/name` names another.
pub(super) fn find<'p>(plan: &'p Plan, name: &str) -> Result<&'p Arc<Indicator>, Lack> {
    let (region, name) = match name.split_once('/') {
        Some((region, name)) => (Some(region.trim()), name.trim()),
        None => (None, name.trim()),
    };
    let all: Vec<&Arc<Indicator>> = plan
        .indicators_in_order()
        .into_iter()
        .filter(|one| region.is_none_or(|region| one.region == region))
        .collect();
    let own = plan.head().region.as_str();
    let tests: [fn(&str, &str) -> bool; 3] = [
        |whole, part| whole == part,
        |whole, part| whole.ends_with(part),
        |whole, part| whole.contains(part),
    ];
    for test in tests {
        let fits: Vec<_> = all
            .iter()
            .filter(|one| test(&one.name, name))
            .copied()
            .collect();
        let at_home: Vec<_> = fits
            .iter()
            .filter(|one| one.region == own)
            .copied()
            .collect();
        match (fits.as_slice(), at_home.as_slice()) {
            ([], _) => {}
            ([one], _) | (_, [one]) => return Ok(one),
            (many, _) => {
                return Err(Lack::SeveralIndicators(
                    many.iter()
                        .take(4)
                        .map(|one| format!("{}/{}", one.region, one.name))
                        .collect(),
                ));
            }
        }
    }
    Err(Lack::NoIndicator(name.to_owned()))
}

/// The point of a period known at a day; without a period the latest. A verified value goes before a provisional one.
pub(super) fn point<'i>(
    indicator: &'i Indicator,
    period: Option<(Day, Day)>,
    base: &str,
    as_of: Day,
) -> Result<(&'i IndicatorPoint, f64), Lack> {
    let known = indicator
        .points
        .iter()
        .filter(|point| point.end <= as_of && point.base.contains(base))
        .filter_map(|point| Some((point, point.value?)));
    let found: Vec<(&IndicatorPoint, f64)> = match period {
        Some(period) => known
            .filter(|(point, _)| (point.start, point.end) == period)
            .collect(),
        None => {
            let latest = known.clone().map(|(point, _)| point.end).max();
            known
                .filter(|(point, _)| Some(point.end) == latest)
                .collect()
        }
    };
    let mut bases: Vec<&str> = found.iter().map(|(point, _)| point.base.as_str()).collect();
    bases.sort_unstable();
    bases.dedup();
    if bases.len() > 1 {
        return Err(Lack::SeveralBases(
            bases.into_iter().map(str::to_owned).collect(),
        ));
    }
    found
        .iter()
        .rev()
        .find(|(point, _)| !point.provisional)
        .or(found.last())
        .copied()
        .ok_or_else(|| Lack::NoPoint {
            indicator: indicator.name.clone(),
            period,
        })
}

/// A value as a text writes it: with the words of its bound, and with `%` where that is its unit.
pub(super) fn value(value: f64, bound: Bound, indicator: &Indicator, language: Language) -> String {
    let number = shortest(value, usize::from(indicator.decimals), language);
    let sign = if indicator.unit == "%" { "%" } else { "" };
    let phrase = match bound {
        Bound::Exact => return format!("{number}{sign}"),
        Bound::AtLeast => words::AT_LEAST,
        Bound::AtMost => words::AT_MOST,
        Bound::MoreThan => words::MORE_THAN,
    };
    phrase.fill(language, &[("value", &format!("{number}{sign}"))])
}

/// A number with at most so many decimals, without zeros at their end.
fn shortest(value: f64, decimals: usize, language: Language) -> String {
    let text = text::number(value, decimals, language);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// The target for the period of a text, or for the year the as-of date is in.
pub(super) fn target<'i>(
    indicator: &'i Indicator,
    period: Option<(Day, Day)>,
    base: &str,
    as_of: Day,
) -> Result<&'i IndicatorTarget, Lack> {
    let day = period.map_or(as_of, |(_, end)| end);
    indicator
        .targets
        .iter()
        .filter(|target| target.base.contains(base))
        .find(|target| target.start <= day && day <= target.end)
        .ok_or_else(|| Lack::NoTarget(indicator.name.clone()))
}

/// The change from the same period of the year before on the same base, in words: `增加17天`, `上升1.2个百分点`.
pub(super) fn change(
    indicator: &Indicator,
    period: Option<(Day, Day)>,
    base: &str,
    as_of: Day,
    language: Language,
) -> Result<String, Lack> {
    let (now, value_now) = point(indicator, period, base, as_of)?;
    let back = |day: Day| {
        let year = day.year() - 1;
        // 29 February has no day of its own the year before: a period that ends with its month keeps doing so.
        if day == day.last_of_month() {
            Day::new(year, day.month(), 1).map(Day::last_of_month)
        } else {
            Day::new(year, day.month(), day.day())
        }
    };
    let lack = || Lack::NoPoint {
        indicator: indicator.name.clone(),
        period: back(now.start).ok().zip(back(now.end).ok()),
    };
    let before = back(now.start).ok().zip(back(now.end).ok());
    let (_, value_before) = indicator
        .points
        .iter()
        .filter(|point| point.base == now.base && Some((point.start, point.end)) == before)
        .filter_map(|point| Some((point, point.value?)))
        .next_back()
        .ok_or_else(lack)?;
    let decimals = usize::from(indicator.decimals);
    let difference = value_now - value_before;
    let size = shortest(difference.abs(), decimals, language);
    if size.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        return Ok(words::UNCHANGED.of(language).to_owned());
    }
    let counted = indicator.kind == IndicatorKind::Cumulative;
    let phrase = match (difference > 0.0, counted) {
        (true, true) => words::MORE_BY,
        (false, true) => words::LESS_BY,
        (true, false) => words::UP_BY,
        (false, false) => words::DOWN_BY,
    };
    let unit = if indicator.unit == "%" {
        words::POINTS.of(language)
    } else {
        &indicator.unit
    };
    Ok(phrase.fill(language, &[("value", &size), ("unit", &unit)]))
}

/// A period in the words of a language: `2020年`, `2021年1–10月`.
pub(super) fn written(start: Day, end: Day, language: Language) -> String {
    let (year, from, to) = (start.year(), start.month(), end.month());
    let whole_months = start.day() == 1 && end == end.last_of_month() && year == end.year();
    match (whole_months, from, to) {
        (true, 1, 12) => words::YEAR.fill(language, &[("year", &year)]),
        (true, from, to) if from == to => text::month(year, from, language),
        (true, from, to) => {
            words::MONTHS.fill(language, &[("year", &year), ("from", &from), ("to", &to)])
        }
        (false, ..) if start == end => text::date(start),
        (false, ..) => format!("{}–{}", text::date(start), text::date(end)),
    }
}

/// A period as a field writes it, which [`period`](crate::wording::period) reads again.
pub(super) fn key(start: Day, end: Day) -> String {
    let whole_months = start.day() == 1 && end == end.last_of_month() && start.year() == end.year();
    match (whole_months, start.month(), end.month()) {
        (true, 1, 12) => start.year().to_string(),
        (true, from, to) if from == to => format!("{:04}-{from:02}", start.year()),
        (true, from, to) => format!("{0:04}-{from:02}..{0:04}-{to:02}", start.year()),
        (false, ..) if start == end => text::date(start),
        (false, ..) => format!("{}..{}", text::date(start), text::date(end)),
    }
}
