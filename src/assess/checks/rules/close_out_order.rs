//! The five steps of the close-out out of order, or one left out.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said, step_word};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::{CloseOutEvent, CloseOutStep, Day};
use crate::text::checks_rules_words as words;

/// Self-check <= verification <= first day of the notice <= its last day < filing <= record-filing; an order set aside
/// with a reason is not found fault with.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "close-out-order",
    Severity::Error,
    Words {
        title: words::CLOSE_OUT_ORDER,
        says: words::CLOSE_OUT_ORDER_SAYS,
        why: words::CLOSE_OUT_ORDER_WHY,
        todo: words::CLOSE_OUT_ORDER_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let steps = case.steps();
    let mut earlier: Option<(&CloseOutEvent, Day)> = None;
    let mut missing: Option<CloseOutStep> = None;
    for (step, event) in CloseOutStep::FIVE.into_iter().zip(steps) {
        let Some(event) = event else {
            missing = missing.or(Some(step));
            continue;
        };
        if event.override_reason.trim().is_empty() {
            if let Some(missing) = missing {
                return Some(Said::new(
                    words::CLOSE_OUT_SKIPPED,
                    [
                        ("step", Arg::Word(step_word(step))),
                        ("day", Arg::Day(event.date)),
                        ("missing", Arg::Word(step_word(missing))),
                    ],
                ));
            }
            if let Some((before, until)) = earlier {
                // The notice is to be over when the file is closed; the other steps may share a day.
                let after_notice = before.step == CloseOutStep::PublicNotice;
                if event.date < until || (after_notice && event.date == until) {
                    return Some(Said::new(
                        words::CLOSE_OUT_ORDER_FOUND,
                        [
                            ("step", Arg::Word(step_word(step))),
                            ("day", Arg::Day(event.date)),
                            ("before", Arg::Word(step_word(before.step))),
                            ("until", Arg::Day(until)),
                        ],
                    ));
                }
            }
        }
        if let Some(end) = event.end.filter(|end| *end < event.date) {
            return Some(Said::new(
                words::NOTICE_ENDS_EARLY,
                [("day", Arg::Day(event.date)), ("end", Arg::Day(end))],
            ));
        }
        earlier = Some((event, event.end.unwrap_or(event.date)));
    }
    None
}
