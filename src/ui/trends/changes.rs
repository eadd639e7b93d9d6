//! What the page asks of the plan: an indicator with one thing changed, always replaced whole.

use crate::edit::Edit;
use crate::plan::{Day, Id, Indicator, IndicatorPoint, IndicatorTarget, Plan};
use jiff::ToSpan;

/// The indicator with a change made to it.
pub fn with(indicator: &Indicator, change: impl FnOnce(&mut Indicator)) -> Edit {
    let mut changed = indicator.clone();
    change(&mut changed);
    Edit::PutIndicator(changed)
}

/// The indicator with a change made to one of its points.
pub fn with_point(
    indicator: &Indicator,
    point: &Id,
    change: impl FnOnce(&mut IndicatorPoint),
) -> Edit {
    with(indicator, |indicator| {
        if let Some(point) = indicator.points.iter_mut().find(|p| p.id == *point) {
            change(point);
        }
    })
}

/// The indicator with a change made to one of its targets.
pub fn with_target(
    indicator: &Indicator,
    target: &Id,
    change: impl FnOnce(&mut IndicatorTarget),
) -> Edit {
    with(indicator, |indicator| {
        if let Some(target) = indicator.targets.iter_mut().find(|t| t.id == *target) {
            change(target);
        }
    })
}

/// The period after the latest one, of the same length: the next year after a year, the next month after a month; the
/// year of `today` where there is none.
pub fn next_period(latest: Option<(Day, Day)>, today: Day) -> (Day, Day) {
    let whole_year = |year: i16| {
        let first = Day::new(year, 1, 1).unwrap_or(today);
        (first, first.last_of_year())
    };
    let Some((start, end)) = latest else {
        return whole_year(today.year());
    };
    let months =
        i32::from(end.year() - start.year()) * 12 + i32::from(end.month() - start.month()) + 1;
    if start.day() != 1 || end != end.last_of_month() {
        let next = end.tomorrow().unwrap_or(end);
        return (next, next);
    }
    // Months counted from January grow by one until the year is full.
    if start.month() == 1 && (2..12).contains(&months) {
        let last = end.saturating_add(1.day()).last_of_month();
        return (start, last);
    }
    if months == 12 && start.month() == 1 {
        return whole_year(start.year().saturating_add(1));
    }
    let first = end.saturating_add(1.day());
    let last = first.saturating_add((months - 1).months()).last_of_month();
    (first, last)
}

/// The indicator with an empty value for the next period; `id` is newly minted.
pub fn add_point(indicator: &Indicator, id: Id, today: Day) -> Edit {
    let latest = indicator
        .points
        .iter()
        .max_by_key(|point| (point.end, std::cmp::Reverse(point.start)));
    let (start, end) = next_period(latest.map(|point| (point.start, point.end)), today);
    let base = latest.map(|point| point.base.clone()).unwrap_or_default();
    with(indicator, |indicator| {
        indicator.points.push(IndicatorPoint {
            id,
            start,
            end,
            base,
            ..IndicatorPoint::default()
        });
    })
}

/// Another target, like the latest, for the next period; its value is still to come.
pub fn target_draft(indicator: &Indicator, id: Id, today: Day) -> IndicatorTarget {
    let latest = indicator
        .targets
        .iter()
        .max_by_key(|target| target.end)
        .cloned();
    let (start, end) = next_period(
        latest.as_ref().map(|target| (target.start, target.end)),
        today,
    );
    let mut target = latest.unwrap_or_default();
    target.id = id;
    target.start = start;
    target.end = end;
    target.source.clear();
    target.note.clear();
    target
}

/// A new indicator after the others, with the plan's region.
pub fn new_indicator(plan: &Plan, id: Id, name: &str) -> Edit {
    let rank = plan
        .indicators()
        .values()
        .map(|indicator| indicator.rank)
        .max()
        .unwrap_or(0);
    Edit::PutIndicator(Indicator {
        id,
        rank: rank.saturating_add(1000),
        name: name.to_owned(),
        region: plan.head().region.clone(),
        ..Indicator::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_next_period_is_like_the_latest() {
        let today = date(2021, 11, 20);
        for (latest, next) in [
            (None, (date(2021, 1, 1), date(2021, 12, 31))),
            (
                Some((date(2020, 1, 1), date(2020, 12, 31))),
                (date(2021, 1, 1), date(2021, 12, 31)),
            ),
            (
                Some((date(2021, 1, 1), date(2021, 1, 31))),
                (date(2021, 2, 1), date(2021, 2, 28)),
            ),
            (
                Some((date(2021, 1, 1), date(2021, 10, 31))),
                (date(2021, 1, 1), date(2021, 11, 30)),
            ),
            (
                Some((date(2021, 7, 1), date(2021, 9, 30))),
                (date(2021, 10, 1), date(2021, 12, 31)),
            ),
            (
                Some((date(2021, 1, 1), date(2021, 11, 20))),
                (date(2021, 11, 21), date(2021, 11, 21)),
            ),
        ] {
            assert_eq!(next_period(latest, today), next, "{latest:?}");
        }
    }

    #[test]
    fn only_the_named_point_changes() {
        let indicator = Indicator {
            points: ["a", "b"]
                .map(|id| IndicatorPoint {
                    id: Id::new(id),
                    ..IndicatorPoint::default()
                })
                .to_vec(),
            ..Indicator::default()
        };
        let Edit::PutIndicator(changed) =
            with_point(&indicator, &Id::new("b"), |point| point.value = Some(1.0))
        else {
            panic!("replaces the indicator");
        };
        assert_eq!(changed.points[0], indicator.points[0]);
        assert_eq!(changed.points[1].value, Some(1.0));
    }
}
