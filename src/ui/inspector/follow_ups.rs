//! The inspections and complaints that concern the task; a click goes there.

use super::pane::Pane;
use crate::assess::{FindingCounts, Status};
use crate::plan::{ComplaintStatus, Id};
use crate::text::{Phrase, date, inspector_words as words};
use crate::ui::Action;
use crate::ui::widgets::look::{self, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::{self, badge};
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};

/// How many of each are listed.
const MOST: usize = 6;

/// Shows the rows.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>, inspections: &[Id], complaints: &[Id]) {
    let plan = pane.stage.plan;
    let day = pane.stage.as_of;
    for (place, record) in inspections
        .iter()
        .filter_map(|id| plan.inspections().get(id))
        .take(MOST)
        .enumerate()
    {
        let counts = FindingCounts::of(record, day);
        let status = if counts.overdue > 0 {
            Status::Overdue
        } else if record.date > day {
            Status::NotStarted
        } else if counts.settled < counts.found {
            Status::OnSchedule
        } else {
            Status::Completed
        };
        // What was found about this task, before all else.
        let finding = record
            .findings
            .iter()
            .find(|finding| finding.tasks.contains(&pane.task.id))
            .or_else(|| record.findings.first());
        let said = finding.map_or_else(
            || pane.stage.plan.unit_word(record.unit.as_ref()),
            |finding| finding.text.as_str(),
        );
        let words_of = format!("{} {said}", date(record.date));
        let action = Action::ShowInspection(record.id.clone());
        let label = label(place, words::INSPECTIONS);
        row(
            ui,
            pane,
            label,
            status,
            record.date > day,
            &words_of,
            action,
        );
    }
    more(ui, pane, inspections.len());
    for (place, complaint) in complaints
        .iter()
        .filter_map(|id| plan.complaints().get(id))
        .take(MOST)
        .enumerate()
    {
        let status = match complaint.status_at(day) {
            ComplaintStatus::Open if complaint.is_overdue_at(day) => Status::Overdue,
            ComplaintStatus::Open => Status::NotStarted,
            ComplaintStatus::SettledInStages => Status::OnSchedule,
            ComplaintStatus::Settled => Status::Completed,
        };
        let words_of = format!("{} {}", complaint.number, complaint.text);
        let later = complaint.received > day;
        let action = Action::ShowComplaint(complaint.id.clone());
        let label = label(place, words::COMPLAINTS);
        row(ui, pane, label, status, later, words_of.trim(), action);
    }
    more(ui, pane, complaints.len());
}

fn label(place: usize, phrase: Phrase) -> Option<Phrase> {
    (place == 0).then_some(phrase)
}

fn more(ui: &mut Ui, pane: &Pane<'_, '_>, count: usize) {
    if count > MOST {
        let rest = count - MOST;
        let words_of = words::MORE.fill(pane.look.language, &[("n", &rest)]);
        widgets::note(ui, pane.look, &words_of);
    }
}

fn row(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    label: Option<Phrase>,
    status: Status,
    later: bool,
    words_of: &str,
    action: Action,
) {
    let look = pane.look;
    let label = label.map_or("", |phrase| pane.say(phrase));
    let clicked = widgets::row(ui, look, label, |ui| {
        let size = vec2(ui.available_width(), FIELD_ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, look::RADIUS, ink(look.theme.hover));
        }
        badge::status_glyph(ui, rect.left_center() + vec2(11.0, 0.0), look, status);
        let color = if later { look.theme.t4 } else { look.theme.t1 };
        look::write(
            ui.painter(),
            rect.left_center() + vec2(22.0, 0.0),
            Align2::LEFT_CENTER,
            words_of,
            look::regular(SMALL),
            ink(color),
            rect.width() - 24.0,
        );
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(2.0), look.theme);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words_of));
        response.on_hover_text(words_of).clicked()
    });
    if clicked {
        pane.stage.actions.push(action);
    }
}
