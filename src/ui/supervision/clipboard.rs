//! The page's tables to and from the clipboard.

use super::order::{Letters, Records};
use super::rates;
use crate::assess::FindingCounts;
use crate::exchange::{
    ComplaintColumn, ComplaintPaste, PastedComplaints, copy_complaints, paste_complaints, table,
};
use crate::plan::{Day, Id, Plan};
use crate::text::{Language, date, supervision_words as words};
use crate::ui::pasting::most_rows;
use crate::ui::widgets::resting_cell;
use crate::ui::{Action, Confirm, Landed, Pasting, Reading, Shows, Stage};
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
    paste(stage, text, letters, stands, asked);
}

/// Pastes rows: over the cells from where the keyboard stands (`stands`), unless they have headings or were asked for by
/// the button (`whole`).
fn paste(stage: &mut Stage<'_>, text: String, letters: &Letters, stands: bool, whole: bool) {
    let view = &stage.view.supervision;
    let at = view
        .letter
        .as_ref()
        .filter(|_| !whole && stands && view.letter_column.is_some())
        .and_then(|id| letters.rows.iter().position(|one| one.id == *id));
    let below = at.and_then(|at| letters.rows.get(at..)).unwrap_or_default();
    let over = below.iter().take(most_rows(&text));
    let over = over.map(|one| one.id.clone()).collect();
    let from = at
        .and(view.letter_column)
        .and_then(|column| ComplaintColumn::TABLE.iter().position(|one| *one == column))
        .unwrap_or(0);
    stage.actions.push(Action::EndTyping);
    stage
        .actions
        .push(Action::Paste(Box::new(Pasting::Complaints {
            text,
            from,
            over,
            sure: false,
        })));
}

/// What pasted rows are: laid over these complaints from a column on, and asked about unless that is `sure`.
pub(in crate::ui) fn read_pasted(
    text: &str,
    (from, over, sure): (usize, &[Id], bool),
    plan: &Plan,
    on: Day,
    language: Language,
) -> Reading {
    let pasted = paste_complaints(&ComplaintPaste {
        text,
        plan,
        on,
        shown: ComplaintColumn::TABLE.get(from..).unwrap_or_default(),
        over,
        language,
    });
    let pasted = match pasted {
        Ok(pasted) => pasted,
        Err(error) => {
            let told = error.sentence(language);
            return Reading::Take(
                None,
                Landed {
                    told,
                    ..Landed::default()
                },
            );
        }
    };
    // Without headings nothing tells that the text is one of complaints.
    if pasted.added > 0 && !pasted.named && !sure {
        return Reading::Ask(Box::new(ask((text, from, over), &pasted, language)));
    }
    let mut told = words::PASTED.fill(
        language,
        &[("added", &pasted.added), ("changed", &pasted.changed)],
    );
    let notes = pasted.notes.len();
    if notes > 0 {
        told.push_str(&words::PASTED_NOTES.fill(language, &[("n", &notes)]));
        for note in pasted.notes.iter().take(TOLD) {
            told.push_str(&note.sentence(language));
        }
        if notes > TOLD {
            told.push_str(words::AND_MORE.of(language));
        }
    }
    let shows = Shows::Complaints {
        first: pasted.complaints.first().map(|first| first.id.clone()),
        all: sure,
        // Without notes the status bar's word is enough.
        said: if notes > 0 {
            told.clone()
        } else {
            String::new()
        },
    };
    let edit = (!pasted.complaints.is_empty()).then(|| Box::new(pasted.edit()));
    Reading::Take(
        edit,
        Landed {
            shows,
            told,
            notes: None,
        },
    )
}

/// The question before rows that bear no headings of a complaint ledger become complaints.
fn ask(
    (text, from, over): (&str, usize, &[Id]),
    pasted: &PastedComplaints,
    language: Language,
) -> Confirm {
    /// Letters of the clipboard that are shown.
    const SHOWN: usize = 60;
    let counted = [
        ("added", &pasted.added as &dyn std::fmt::Display),
        ("changed", &pasted.changed),
    ];
    let mut start = String::new();
    for word in text.split_whitespace() {
        if start.chars().count() > SHOWN {
            break;
        }
        if !start.is_empty() {
            start.push(' ');
        }
        start.extend(word.chars().take(SHOWN + 1));
    }
    if let Some((at, _)) = start.char_indices().nth(SHOWN) {
        start.truncate(at);
        start.push('…');
    }
    let sure = Pasting::Complaints {
        text: text.to_owned(),
        from,
        over: over.to_vec(),
        sure: true,
    };
    Confirm {
        title: words::PASTE_ASK,
        lines: vec![
            words::PASTE_ASK_COUNT.fill(language, &counted),
            words::PASTE_ASK_TEXT.fill(language, &[("text", &start)]),
            words::PASTE_ASK_NOTE.of(language).to_owned(),
        ],
        answer: words::PASTE_ASK_DO,
        then: vec![Action::EndTyping, Action::Paste(Box::new(sure))],
    }
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
