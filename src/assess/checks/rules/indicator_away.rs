//! An indicator that moves away from its target while its tasks are reported completed.

use crate::assess::checks::Severity;
use crate::assess::checks::case::{PlanCase, days};
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::plan::{
    Better, Change, Day, Id, Indicator, IndicatorKind, IndicatorPoint, IndicatorTarget,
};
use crate::text::checks_rules_words as words;

/// The environment is the judge: where its figure worsens past the target, tasks reported completed did not help.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "indicator-moving-away",
    Severity::Warning,
    Words {
        title: words::AWAY,
        says: words::AWAY_SAYS,
        why: words::AWAY_WHY,
        todo: words::AWAY_TODO,
    },
    Wide { judge, concerned },
);

fn concerned(change: &Change) -> bool {
    !change.indicators.is_empty() || !change.tasks.is_empty()
}

fn judge(case: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    let plan = case.plan;
    plan.indicators_in_order()
        .into_iter()
        .filter_map(|indicator| {
            let linked: Vec<&Id> = indicator
                .tasks
                .iter()
                .filter(|id| plan.task(id).is_some())
                .collect();
            let done: Vec<Id> = linked
                .iter()
                .filter(|id| {
                    let state = case.assessment.task(id);
                    state.is_some_and(|state| state.status.is_done())
                })
                .map(|id| Id::clone(id))
                .collect();
            // While most of its tasks are under way the figure may well lag.
            if done.is_empty() || done.len() * 2 < linked.len() {
                return None;
            }
            let away = moving_away(indicator, case.day)?;
            let decimals = usize::from(indicator.decimals.min(6));
            let (first, others) = done.split_first()?;
            let said = Said::new(
                words::AWAY_FOUND,
                [
                    ("indicator", Arg::text(&indicator.name)),
                    ("before", Arg::Value(away.before, decimals)),
                    ("value", Arg::Value(away.value, decimals)),
                    ("unit", Arg::text(&indicator.unit)),
                    ("target", Arg::Value(away.target, decimals)),
                    ("day", Arg::Day(away.end)),
                    ("n", Arg::Count(done.len())),
                ],
            );
            Some((Some(first.clone()), said.with(others.to_vec())))
        })
        .collect()
}

/// The latest figure, the one it is compared with, and the target it misses.
struct Away {
    before: f64,
    value: f64,
    target: f64,
    end: Day,
}

/// Whether the latest figure known at a day is worse than the comparable one before it and misses the target.
///
/// Comparable are figures of one base over periods of one length; a figure counted from the first of January is compared
/// with that of the same months a year earlier, and with the share of the target that falls to those months.
fn moving_away(indicator: &Indicator, day: Day) -> Option<Away> {
    let cumulative = indicator.kind == IndicatorKind::Cumulative;
    let mut points: Vec<(&IndicatorPoint, f64)> = indicator
        .points
        .iter()
        .filter(|point| point.end <= day)
        .filter_map(|point| Some((point, point.value?)))
        .collect();
    points.sort_by_key(|(point, _)| point.end);
    let (last, value) = points.pop()?;
    let comparable = |point: &IndicatorPoint| {
        point.base == last.base
            && if cumulative {
                point.end.month() == last.end.month()
            } else {
                length(point.start, point.end).abs_diff(length(last.start, last.end)) <= 3
            }
    };
    let (_, before) = points.into_iter().rfind(|(point, _)| comparable(point))?;
    let worse = |one: f64, other: f64| match indicator.better {
        Better::Up => one < other,
        Better::Down => one > other,
    };
    let target = target_at(&indicator.targets, last)?;
    let share = if cumulative {
        length(last.start, last.end) as f64 / length(target.start, target.end).max(1) as f64
    } else {
        1.0
    };
    let wanted = target.value * share.min(1.0);
    (worse(value, before) && worse(value, wanted)).then_some(Away {
        before,
        value,
        target: wanted,
        end: last.end,
    })
}

/// Days of a period, both ends included.
fn length(start: Day, end: Day) -> usize {
    days(start, end) + 1
}

/// The target in force for a figure: of those whose period holds its last day the shortest, else the next to come.
fn target_at<'a>(
    targets: &'a [IndicatorTarget],
    point: &IndicatorPoint,
) -> Option<&'a IndicatorTarget> {
    let fits = |target: &&IndicatorTarget| target.base.is_empty() || target.base == point.base;
    let holding = targets
        .iter()
        .filter(fits)
        .filter(|target| target.start <= point.end && point.end <= target.end)
        .min_by_key(|target| length(target.start, target.end));
    holding.or_else(|| {
        targets
            .iter()
            .filter(fits)
            .filter(|target| target.end > point.end)
            .min_by_key(|target| target.end)
    })
}
