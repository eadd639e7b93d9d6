//! A public notice shorter than the settings of the plan ask for.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::NoticeUnit;
use crate::text::checks_rules_words as words;

/// Length, unit and first-day rule are settings; days are counted on the Chinese working calendar. A notice in a year
/// whose holidays are not known is left to the rule on the calendar.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "notice-too-short",
    Severity::Warning,
    Words {
        title: words::NOTICE_SHORT,
        says: words::NOTICE_SHORT_SAYS,
        why: words::NOTICE_SHORT_WHY,
        todo: words::NOTICE_SHORT_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let [_, _, notice, filing, _] = case.steps();
    let notice = notice?;
    let Some(end) = notice.end else {
        // Nobody said when it ends: a fault once the next step was taken.
        return filing.map(|_| Said::new(words::NOTICE_NO_END, [("day", Arg::Day(notice.date))]));
    };
    let calendar = case.whole.calendar;
    let settings = case.settings();
    if end < notice.date || (notice.date.year()..=end.year()).any(|year| !calendar.known(year)) {
        return None;
    }
    let wanted = calendar.notice_end(notice.date, settings);
    if end >= wanted {
        return None;
    }
    let unit = match settings.notice_unit {
        NoticeUnit::WorkingDays => words::WORKING_DAYS,
        NoticeUnit::CalendarDays => words::CALENDAR_DAYS,
    };
    Some(Said::new(
        words::NOTICE_SHORT_FOUND,
        [
            ("day", Arg::Day(notice.date)),
            ("end", Arg::Day(end)),
            (
                "length",
                Arg::Count(usize::try_from(settings.notice_length).unwrap_or(usize::MAX)),
            ),
            ("unit", Arg::Word(unit)),
            ("wanted", Arg::Day(wanted)),
        ],
    ))
}
