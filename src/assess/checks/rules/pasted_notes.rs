//! The same progress text in months that follow one another.

use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::Day;
use crate::text::checks_rules_words as words;
use crate::wording::folded;

/// A text pasted from last month reports nothing. Blanks, punctuation and digits do not make a difference.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "same-note-again",
    Severity::Warning,
    Words {
        title: words::PASTED,
        says: words::PASTED_SAYS,
        why: words::PASTED_WHY,
        todo: words::PASTED_TODO,
    },
    judge,
);

/// Shorter texts say too little to be told apart from honest repetition.
const SHORTEST: usize = 6;

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status == Status::ClosedOut {
        return None;
    }
    let notes = case.notes();
    let mut run: Vec<(i32, Day)> = Vec::new();
    let mut text = String::new();
    let mut found: Option<(usize, Day, Day)> = None;
    for note in notes {
        let plain = plain(&note.done);
        if plain.chars().count() < SHORTEST {
            continue;
        }
        let month = i32::from(note.date.year()) * 12 + i32::from(note.date.month());
        match run.last() {
            // A second note of the month: one report.
            Some((last, _)) if *last == month && plain == text => {}
            Some((last, _)) if *last + 1 == month && plain == text => run.push((month, note.date)),
            _ => run = vec![(month, note.date)],
        }
        text = plain;
        if let ([(_, first), .., (_, last)], months) = (run.as_slice(), run.len()) {
            found = Some((months, *first, *last));
        }
    }
    let (months, first, last) = found?;
    Some(Said::new(
        words::PASTED_FOUND,
        [
            ("n", Arg::Count(months)),
            ("first", Arg::Day(first)),
            ("last", Arg::Day(last)),
        ],
    ))
}

/// A text folded, without what changes when it is pasted: blanks, punctuation, digits of the date.
fn plain(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_text_typed_with_other_letters_is_the_same_text() {
        let one = plain("完成 PM2.5 在线监测（一期）验收，10月");
        assert_eq!(one, plain("完成ＰＭ２．５在线监测(一期)验收，１１月。"));
        assert_ne!(one, plain("完成臭氧在线监测（一期）验收"));
    }
}
