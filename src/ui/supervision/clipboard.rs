//! The page's tables to and from the clipboard.

use super::order::{Letters, Records};
use super::rates;
use crate::assess::FindingCounts;
use crate::exchange::{
    ComplaintColumn, ComplaintPaste, PastedComplaints, copy_complaints, paste_complaints, table,
};
use crate::text::{date, supervision_words as words};
use crate::ui::widgets::resting_cell;
use crate::ui::{Action, Confirm, Stage};
use egui::{Event, Ui};

/// Notes told after a paste.
const TOLD: usize = 3;

/// Takes text pasted while no field has the focus, or asked for by the button, as complaints.
pub(super) fn take_paste(ui: &Ui, stage: &mut Stage<'_>, letters: &Letters) {
    let asked = stage.view.supervision.paste_asked;
    if stage.view.supervision.cell.is_some() || (!asked && resting_cell::types(ui.ctx())) {
        return;
    }
    let text = ui.input_mut(|input| {
        let place = input
            .events
            .iter()
            .position(|event| matches!(event, Event::Paste(_)))?;
        match input.events.remove(place) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    let Some(text) = text else { return };
    stage.view.supervision.paste_asked = false;
    if stage.refuses() {
        return;
    }
    let stands = ui.memory(|memory| memory.has_focus(super::grid::grid_id()));
    paste(stage, &text, letters, stands, asked);
}

/// Pastes rows: over the cells from where the keyboard stands (`stands`), unless they have headings or were asked for by
/// the button (`whole`).
fn paste(stage: &mut Stage<'_>, text: &str, letters: &Letters, stands: bool, whole: bool) {
    let view = &stage.view.supervision;
    let at = view
        .letter
        .as_ref()
        .filter(|_| !whole && stands && view.letter_column.is_some())
        .and_then(|id| letters.rows.iter().position(|one| one.id == *id));
    let over: Vec<_> = at.map_or(Vec::new(), |at| {
        letters.rows[at..]
            .iter()
            .map(|one| one.id.clone())
            .collect()
    });
    let from = at
        .and(view.letter_column)
        .and_then(|column| ComplaintColumn::TABLE.iter().position(|one| *one == column))
        .unwrap_or(0);
    let pasted = paste_complaints(&ComplaintPaste {
        text,
        plan: stage.plan,
        on: stage.as_of,
        shown: &ComplaintColumn::TABLE[from..],
        over: &over,
        language: stage.language,
    });
    let said = match pasted {
        // Without headings nothing tells that the text is one of complaints.
        Ok(pasted) if pasted.added > 0 && !pasted.named => return ask(stage, text, &pasted),
        Ok(pasted) => {
            let mut said = words::PASTED.fill(
                stage.language,
                &[("added", &pasted.added), ("changed", &pasted.changed)],
            );
            let notes = pasted.notes.len();
            if notes > 0 {
                said.push_str(&words::PASTED_NOTES.fill(stage.language, &[("n", &notes)]));
                for note in pasted.notes.iter().take(TOLD) {
                    said.push_str(&note.sentence(stage.language));
                }
                if notes > TOLD {
                    said.push_str(stage.say(words::AND_MORE));
                }
            }
            if !pasted.complaints.is_empty() {
                if let Some(first) = pasted.complaints.first() {
                    super::select_letter(stage, &first.id);
                    stage.view.supervision.reveal_letter = true;
                }
                stage.actions.push(Action::EndTyping);
                stage.actions.edit(pasted.edit());
            }
            // Without notes the status bar's word is enough.
            stage.view.supervision.said = if notes > 0 {
                said.clone()
            } else {
                String::new()
            };
            said
        }
        Err(error) => error.sentence(stage.language),
    };
    stage.actions.push(Action::Tell(said));
}

/// Asks before rows that bear no headings of a complaint ledger become complaints.
fn ask(stage: &mut Stage<'_>, text: &str, pasted: &PastedComplaints) {
    /// Letters of the clipboard that are shown.
    const SHOWN: usize = 60;
    let language = stage.language;
    let counted = [
        ("added", &pasted.added as &dyn std::fmt::Display),
        ("changed", &pasted.changed),
    ];
    let plain: Vec<&str> = text.split_whitespace().collect();
    let plain = plain.join(" ");
    let mut start: String = plain.chars().take(SHOWN).collect();
    if start.len() < plain.len() {
        start.push('…');
    }
    let mut then = vec![Action::EndTyping, Action::Edit(pasted.edit())];
    if let Some(first) = pasted.complaints.first() {
        then.push(Action::ShowComplaint(first.id.clone()));
    }
    then.push(Action::Tell(words::PASTED.fill(language, &counted)));
    stage.actions.push(Action::Confirm(Box::new(Confirm {
        title: words::PASTE_ASK,
        lines: vec![
            words::PASTE_ASK_COUNT.fill(language, &counted),
            words::PASTE_ASK_TEXT.fill(language, &[("text", &start)]),
            stage.say(words::PASTE_ASK_NOTE).to_owned(),
        ],
        answer: words::PASTE_ASK_DO,
        then,
    })));
}

/// Copies the complaint that the keyboard stands on.
pub(super) fn take_copy(ui: &Ui, stage: &mut Stage<'_>) {
    let here = ui.memory(|memory| memory.has_focus(super::grid::grid_id()));
    let asked = here && ui.input(|input| input.events.iter().any(|e| matches!(e, Event::Copy)));
    if !asked {
        return;
    }
    let Some(complaint) = stage
        .view
        .supervision
        .letter
        .as_ref()
        .and_then(|id| stage.plan.complaints().get(id))
    else {
        return;
    };
    let text = copy_complaints(
        stage.plan,
        &[complaint],
        &ComplaintColumn::ALL,
        stage.as_of,
        stage.language,
    );
    copy(stage, text, 1);
}

fn copy(stage: &mut Stage<'_>, text: String, rows: usize) {
    stage.actions.push(Action::CopyText(text));
    let told = words::COPIED.fill(stage.language, &[("n", &rows)]);
    stage.actions.push(Action::Tell(told));
}

/// Copies the inspection records shown, a row for each finding.
pub(super) fn copy_records(stage: &mut Stage<'_>, records: &Records) {
    let language = stage.language;
    let heads = [
        words::NUMBER,
        words::DATE,
        words::KIND,
        words::LEVEL,
        words::TARGET,
        words::FINDING,
        words::TASKS,
        words::DUE,
        words::SETTLED_ON,
        words::FOUND,
        words::SETTLED_N,
        words::OVERDUE_N,
    ];
    let mut rows = vec![heads.map(|head| head.of(language).to_owned()).to_vec()];
    for record in &records.rows {
        let counts = FindingCounts::of(record, stage.as_of);
        let own = [
            record.number.clone(),
            date(record.date),
            super::names::kind(record.kind).of(language).to_owned(),
            super::names::level(record.level).of(language).to_owned(),
            stage.plan.unit_word(record.unit.as_ref()).to_owned(),
        ];
        let ends = [counts.found, counts.settled, counts.overdue].map(|n| n.to_string());
        let nothing = crate::plan::Finding {
            tasks: record.tasks.clone(),
            ..crate::plan::Finding::default()
        };
        let findings = if record.findings.is_empty() {
            std::slice::from_ref(&nothing)
        } else {
            &record.findings[..]
        };
        for finding in findings {
            let mut row = own.to_vec();
            row.push(finding.text.clone());
            row.push(super::tasks_field::numbers(stage.plan, &finding.tasks));
            row.push(finding.due.map_or_else(String::new, date));
            row.push(
                finding
                    .settled
                    .filter(|day| *day <= stage.as_of)
                    .map_or_else(String::new, date),
            );
            row.extend(ends.iter().cloned());
            rows.push(row);
        }
    }
    let n = rows.len() - 1;
    copy(stage, table::write(&rows), n);
}

/// Copies the complaints shown.
pub(super) fn copy_letters(stage: &mut Stage<'_>, letters: &Letters) {
    let rows: Vec<_> = letters.rows.iter().map(AsRef::as_ref).collect();
    let text = copy_complaints(
        stage.plan,
        &rows,
        &ComplaintColumn::ALL,
        stage.as_of,
        stage.language,
    );
    copy(stage, text, rows.len());
}

/// Copies the rates as they are grouped, with counts and both rates.
pub(super) fn copy_rates(stage: &mut Stage<'_>) {
    let language = stage.language;
    let by = stage.view.supervision.group;
    let totals = stage.assessment.complaints();
    let heads = [
        rates::group_head(by),
        words::RECEIVED,
        words::SETTLED,
        words::STAGED,
        words::OPEN,
        words::RATE,
        words::STAGED_RATE,
    ];
    let row = |name: String, tally: crate::assess::ComplaintTally| {
        vec![
            name,
            tally.received.to_string(),
            tally.settled.to_string(),
            tally.settled_in_stages.to_string(),
            tally.open.to_string(),
            rates::percent(tally.settled_rate()),
            rates::percent(tally.settled_or_staged_rate()),
        ]
    };
    let mut rows = vec![heads.map(|head| head.of(language).to_owned()).to_vec()];
    for group in rates::groups(stage.plan, totals, by, language) {
        rows.push(row(group.name, group.tally));
    }
    rows.push(row(words::TOTAL.of(language).to_owned(), totals.all));
    let n = rows.len() - 1;
    copy(stage, table::write(&rows), n);
}
