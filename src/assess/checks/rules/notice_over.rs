//! A public notice that ended without the file being closed.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// After the notice come filing and record-filing; ten working days without a step mean that it was left lying.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "notice-over-not-filed",
    Severity::Warning,
    Words {
        title: words::NOTICE_OVER,
        says: words::NOTICE_OVER_SAYS,
        why: words::NOTICE_OVER_WHY,
        todo: words::NOTICE_OVER_TODO,
    },
    judge,
);

/// Days after the end of a notice within which the file is usually closed.
const GRACE: usize = 14;

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let [_, _, notice, None, None] = case.steps() else {
        return None;
    };
    let notice = notice?;
    let end = notice.end?;
    let since = case.days_since(end);
    (since > GRACE).then(|| {
        Said::new(
            words::NOTICE_OVER_FOUND,
            [
                ("day", Arg::Day(notice.date)),
                ("end", Arg::Day(end)),
                ("n", Arg::Count(since)),
            ],
        )
    })
}
