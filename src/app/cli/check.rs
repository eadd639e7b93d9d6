//! `zhenggai check`: the findings of the check rules, as JSON and as a list to read.

use super::listing::{name_on_line, one_line};
use crate::assess::Assessment;
use crate::assess::checks::{Counts, Severity, rule, run};
use crate::file::{Repair, Repaired};
use crate::plan::{Id, Plan};
use crate::text::{Language, bounds, cli_words as words};
use serde::Serialize;
use std::fmt::Write;

/// A finding in JSON; its keys and their order are those of the command line.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    rule: &'static str,
    severity: &'static str,
    /// The id of the task, as in the plan's file and its waivers; null: the plan as a whole.
    task: Option<Id>,
    /// Its number as written.
    number: Option<String>,
    /// Its short name.
    title: Option<String>,
    message: String,
}

/// The findings that stand; those waived are only counted.
#[derive(Debug)]
pub(super) struct Report {
    rows: Vec<Row>,
    counts: Counts,
}

impl Report {
    /// What the rules find at a day. References that led nowhere are dropped when a file is read; they count as found,
    /// since they stand in the file.
    pub(super) fn new(
        plan: &Plan,
        assessment: &Assessment,
        repairs: &[Repair],
        language: Language,
    ) -> Self {
        let findings = run(plan, assessment);
        let mut counts = Counts::of(findings.iter().map(AsRef::as_ref));
        let standing = findings.iter().filter(|finding| !finding.waived);
        let mut rows: Vec<Row> = standing
            .map(|finding| {
                let task = finding.task.as_ref().and_then(|id| plan.task(id));
                Row {
                    rule: finding.rule.id,
                    severity: finding.severity().key(),
                    task: finding.task.clone(),
                    number: task.map(|task| task.number.clone()),
                    title: task.map(|task| task.title.clone()),
                    message: bounds::lines(finding.sentence(language), language),
                }
            })
            .collect();
        let dangling = repairs.iter().filter(|repair| {
            matches!(
                repair.repaired,
                Repaired::ListGone { .. }
                    | Repaired::SpecialPlanGone { .. }
                    | Repaired::TaskGone { .. }
                    | Repaired::ParentGone { .. }
                    | Repaired::WaiverGone { .. }
            )
        });
        let first_hint = rows
            .iter()
            .position(|row| row.severity != Severity::Error.key());
        let at = first_hint.unwrap_or(rows.len());
        let dropped: Vec<Row> = dangling
            .map(|repair| Row {
                rule: "dangling-reference",
                severity: Severity::Error.key(),
                task: None,
                number: None,
                title: None,
                message: bounds::lines(repair.sentence(language), language),
            })
            .collect();
        counts.error += dropped.len();
        rows.splice(at..at, dropped);
        Self { rows, counts }
    }

    /// The findings for JSON.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether a finding stands that makes the plan wrong.
    pub(super) fn has_error(&self) -> bool {
        self.counts.error > 0
    }

    /// The findings rule by rule, as lines to read.
    pub(super) fn text(&self, language: Language) -> String {
        let Counts {
            error,
            warning,
            hint,
            waived,
        } = &self.counts;
        let mut text = words::CHECK_LINE.fill(
            language,
            &[
                ("error", error),
                ("warning", warning),
                ("hint", hint),
                ("waived", waived),
            ],
        );
        text.push('\n');
        let mut above = "";
        for row in &self.rows {
            // Writing to a string cannot fail.
            if row.rule != above {
                above = row.rule;
                if let Some(rule) = rule(above) {
                    let severity = rule.severity.word().of(language);
                    let title = rule.title.of(language);
                    let _ = match language {
                        Language::Zh => writeln!(text, "\n[{severity}] {title}（{above}）"),
                        Language::En => writeln!(text, "\n[{severity}] {title} ({above})"),
                    };
                }
            }
            let name = [&row.number, &row.title].map(|part| {
                let part = part.as_deref().unwrap_or("");
                name_on_line(part, language)
            });
            let name = name.join(" ").trim().to_owned();
            let sentence = one_line(&row.message);
            let _ = match (name.is_empty(), language) {
                (true, _) => writeln!(text, "  {sentence}"),
                (false, Language::Zh) => writeln!(text, "  {name}：{sentence}"),
                (false, Language::En) => writeln!(text, "  {name}: {sentence}"),
            };
        }
        text
    }
}
