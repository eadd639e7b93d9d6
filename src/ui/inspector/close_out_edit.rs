//! Mending a close-out event in place: its days, hands, papers and evidence, told to the plan as they change.

use super::close_out_form::{acceptance, outcome_row, title, unknown_years};
use super::known::Known;
use super::pane::{self, Pane};
use super::{close_out, close_out_files};
use crate::assess::close_out::{OrderFault, against_log};
use crate::edit::TaskField;
use crate::plan::{CloseOutEvent, CloseOutStep, Evidence, Outcome};
use crate::text::{Phrase, close_out_words, common_words, inspector_words as words};
use crate::ui::Action;
use crate::ui::date_field::DateField;
use crate::ui::widgets::{self, Heard, PickField, TextField, link, small_button};
use egui::Ui;

/// One event, mended in place; returns whether it was closed or deleted.
pub(super) fn edit(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize) -> bool {
    let look = pane.look;
    let events = pane.task.close_out.clone();
    let Some(event) = events.get(place).cloned() else {
        return true;
    };
    let mut closed = false;
    widgets::form(ui, look, |ui| {
        title(ui, pane, &event);
        // A notice that was sent back is recorded as a return of its own day, in the form of its result.
        if event.step != CloseOutStep::Relapse && event.step != CloseOutStep::PublicNotice {
            let mut with_outcome = event.clone();
            outcome_row(ui, pane, &mut with_outcome);
            if with_outcome.outcome != event.outcome {
                let changed =
                    pane::with(&events, place, |event| event.outcome = with_outcome.outcome);
                propose(ui, pane, changed);
            }
        }
        days(ui, pane, &events, place, &event);
        if event.step == CloseOutStep::PublicNotice {
            live(
                ui,
                pane,
                &events,
                place,
                words::OBJECTIONS,
                &event.objections,
                None,
                |event, text| {
                    event.objections = text;
                },
            );
        }
        live(
            ui,
            pane,
            &events,
            place,
            words::BY,
            &event.by,
            Some(Known::Units),
            |event, text| {
                event.by = text;
            },
        );
        if event.step == CloseOutStep::Verification && event.outcome == Outcome::Passed {
            let mut wanted = event.clone();
            acceptance(ui, pane, &mut wanted);
            if wanted.acceptance != event.acceptance {
                let changed = pane::with(&events, place, |event| {
                    event.acceptance = wanted.acceptance;
                });
                close_out::set(pane, changed);
            }
        }
        live(
            ui,
            pane,
            &events,
            place,
            words::DOCUMENT,
            &event.document,
            Some(Known::Documents),
            |event, text| {
                event.document = text;
            },
        );
        if event.outcome == Outcome::SentBack
            || event.step == CloseOutStep::Relapse
            || !event.reason.is_empty()
        {
            live(
                ui,
                pane,
                &events,
                place,
                words::REASON,
                &event.reason,
                None,
                |event, text| {
                    event.reason = text;
                },
            );
        }
        if link(ui, look, pane.say(close_out_words::ATTACH_FILE)).clicked() {
            pane.stage
                .actions
                .push(Action::PickEvidence(event.id.clone()));
        }
        if let Some(gone) = close_out_files::list(ui, pane, &event.evidence) {
            let changed = pane::with(&events, place, |event| {
                event.evidence.remove(gone);
            });
            close_out::set(pane, changed);
        }
        live(
            ui,
            pane,
            &events,
            place,
            words::EVIDENCE_LINES,
            &evidence_text(&event.evidence),
            None,
            |event, text| {
                event.evidence = evidence_in(&text, &event.evidence);
            },
        );
        if !event.override_reason.is_empty() {
            live(
                ui,
                pane,
                &events,
                place,
                close_out_words::OVERRIDE_REASON,
                &event.override_reason,
                None,
                |event, text| {
                    event.override_reason = text;
                },
            );
        }
        proposal(ui, pane);
        ui.horizontal(|ui| {
            if pane::close(ui, look) {
                closed = true;
                let key = pane.id("close-out proposal");
                pane::keep::<Proposal>(ui, key, None);
            }
            ui.add_space(8.0);
            if link(ui, look, pane.say(words::DELETE_RECORD)).clicked() {
                closed |= propose(ui, pane, pane::without(&events, place));
            }
        });
    });
    closed
}

fn days(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    events: &[CloseOutEvent],
    place: usize,
    event: &CloseOutEvent,
) {
    let look = pane.look;
    let notice = event.step == CloseOutStep::PublicNotice;
    let mut date = event.date;
    let id = pane.id(&format!("close-out {place} date"));
    let label = if notice {
        words::NOTICE_START
    } else {
        words::DATE
    };
    pane::form_day(ui, look, id, pane.say(label), &mut date, pane.stage);
    if date != event.date {
        propose(
            ui,
            pane,
            pane::with(events, place, |event| event.date = date),
        );
    }
    if notice {
        let id = pane.id(&format!("close-out {place} end"));
        let name = pane.say(words::NOTICE_END);
        let (head, as_of, today) = (pane.stage.plan.head(), pane.stage.as_of, pane.stage.today);
        let taken = widgets::form_row(ui, look, name, |ui| {
            DateField::new(id, name, head, today)
                .near(as_of)
                .framed()
                .base(Some(event.date))
                .day(ui, look, event.end)
        });
        if let Some(end) = taken {
            propose(ui, pane, pane::with(events, place, |event| event.end = end));
        }
        unknown_years(ui, pane, event.date, event.end.unwrap_or(event.date));
    }
}

/// A change that the order of the steps does not allow, and why it is wanted anyway.
#[derive(Clone)]
struct Proposal {
    log: Vec<CloseOutEvent>,
    faults: Vec<OrderFault>,
    reason: String,
}

/// Makes a change that keeps the order; another one waits for its reason. Returns whether it was made.
fn propose(ui: &Ui, pane: &mut Pane<'_, '_>, log: Vec<CloseOutEvent>) -> bool {
    let faults = against_log(&pane.task, &log);
    let key = pane.id("close-out proposal");
    if faults.is_empty() {
        close_out::set(pane, log);
        pane::keep::<Proposal>(ui, key, None);
        true
    } else {
        let reason = String::new();
        pane::keep(
            ui,
            key,
            Some(Proposal {
                log,
                faults,
                reason,
            }),
        );
        false
    }
}

/// Explains a change that was not made, and makes it with a reason, which every event against the order then keeps.
fn proposal(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let key = pane.id("close-out proposal");
    let Some(mut proposal) = pane::draft::<Proposal>(ui, key) else {
        return;
    };
    widgets::warning(ui, look, pane.say(close_out_words::CHANGE_NOT_TAKEN));
    for fault in &proposal.faults {
        widgets::warning(ui, look, &fault.refusal.sentence(look.language));
    }
    let id = pane.id("close-out proposal reason");
    let name = pane.say(close_out_words::OVERRIDE_REASON);
    pane::form_text(ui, look, id, name, &mut proposal.reason, true);
    let reason = proposal.reason.trim().to_owned();
    let mut keep = true;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let anyway = ui
            .add_enabled_ui(!reason.is_empty(), |ui| {
                small_button(ui, look, pane.say(close_out_words::CHANGE_ANYWAY))
            })
            .inner
            .on_disabled_hover_text(pane.say(close_out_words::OVERRIDE_NEEDED));
        if anyway.clicked() {
            let mut log = proposal.log.clone();
            for fault in &proposal.faults {
                if let Some(event) = log.get_mut(fault.place) {
                    event.override_reason.clone_from(&reason);
                }
            }
            close_out::set(pane, log);
            keep = false;
        }
        if small_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
            keep = false;
        }
    });
    let kept = keep.then_some(proposal);
    pane::keep_typed(ui, key, Some(&pane.task.id), kept, |kept| {
        !kept.reason.trim().is_empty()
    });
}

/// Evidence as lines of `name | file`.
fn evidence_text(evidence: &[Evidence]) -> String {
    let lines: Vec<String> = evidence
        .iter()
        .map(
            |piece| match (piece.title.is_empty(), piece.file.is_empty()) {
                (false, false) => format!("{} | {}", piece.title, piece.file),
                (false, true) => piece.title.clone(),
                (true, _) => format!("| {}", piece.file),
            },
        )
        .collect();
    lines.join("\n")
}

/// Lines of `name | file` as evidence; a line keeps the day of the piece in its place.
fn evidence_in(text: &str, before: &[Evidence]) -> Vec<Evidence> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate()
        .map(|(place, line)| {
            let (title, file) = line.split_once(['|', '｜']).unwrap_or((line, ""));
            Evidence {
                title: title.trim().to_owned(),
                file: file.trim().replace('\\', "/"),
                date: before.get(place).and_then(|piece| piece.date),
            }
        })
        .collect()
}

/// A text of an event, told to the plan while it is typed.
fn live(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    events: &[CloseOutEvent],
    place: usize,
    label: Phrase,
    value: &str,
    known: Option<Known>,
    put: impl FnOnce(&mut CloseOutEvent, String),
) {
    let look = pane.look;
    let name = pane.say(label);
    let key = format!("close-out {place} {}", label.en);
    let id = pane.id(&key);
    let plan = pane.stage.plan;
    let hint = if label == words::EVIDENCE_LINES {
        pane.say(words::EVIDENCE_HINT)
    } else {
        ""
    };
    let heard: Heard<String> = widgets::form_row(ui, look, name, |ui| {
        let field = TextField::new(id, name, value).framed().hint(hint);
        match known {
            Some(known) => PickField::new(field)
                .show(ui, look, || super::known::candidates(plan, known, value)),
            None => field.lines().show(ui, look),
        }
    });
    pane.hear(
        &key,
        heard.map(|text| TaskField::CloseOut(pane::with(events, place, |event| put(event, text)))),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn evidence_lines_are_read_as_they_are_written() {
        let day = Some(date(2021, 10, 12));
        let piece = |title: &str, file: &str| Evidence {
            title: title.into(),
            file: file.into(),
            date: day,
        };
        let pieces = vec![
            piece("自查报告", "佐证/自查报告.pdf"),
            piece("现场照片", ""),
            piece("", "佐证/1.jpg"),
        ];
        assert_eq!(evidence_in(&evidence_text(&pieces), &pieces), pieces);
        assert!(evidence_in(" \n\n", &pieces).is_empty());
    }
}
