//! A task reported completed with neither evidence nor self-check.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::Evidence;
use crate::text::checks_rules_words as words;
use crate::wording::holds_document_number;

/// Completion is to be shown: by a self-check passed, or by evidence on the task or on a step. Evidence is a file that
/// is not known to be missing, or a document named by its number.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "completed-without-evidence",
    Severity::Warning,
    Words {
        title: words::NO_EVIDENCE,
        says: words::NO_EVIDENCE_SAYS,
        why: words::NO_EVIDENCE_WHY,
        todo: words::NO_EVIDENCE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if !case.state.status.is_done() {
        return None;
    }
    let events = case.counting_events();
    let checked = events.iter().any(|event| event.step.place().is_some());
    let steps = events.iter().flat_map(|event| &event.evidence);
    let pieces: Vec<&Evidence> = case.task.evidence.iter().chain(steps).collect();
    let missing = case.whole.assessment.missing();
    let is_lost = |piece: &Evidence| missing.contains(piece.file.trim());
    let shows = |piece: &Evidence| match piece.file.trim() {
        "" => holds_document_number(&piece.title),
        _ => !is_lost(piece),
    };
    if checked || pieces.iter().any(|piece| shows(piece)) {
        return None;
    }
    if let Some(lost) = pieces.iter().find(|piece| is_lost(piece)) {
        let file = Arg::text(&lost.file);
        return Some(Said::new(words::EVIDENCE_LOST, [("file", file)]));
    }
    if !pieces.is_empty() {
        return Some(Said::new(words::EVIDENCE_EMPTY, []));
    }
    Some(match case.state.completed_on {
        Some(day) => Said::new(words::NO_EVIDENCE_FOUND, [("day", Arg::Day(day))]),
        None => Said::new(words::NO_EVIDENCE_UNDATED, []),
    })
}
