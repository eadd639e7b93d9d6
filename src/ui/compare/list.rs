//! The changes in rows, only those in view drawn; a click goes to the task.

use crate::assess::Status;
use crate::assess::compare::{Difference, DifferenceKind};
use crate::text::compare_words as words;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{self, Look};
use crate::ui::{Action, Stage};
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a row.
const ROW: f32 = 24.0;

/// Shows the list.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    let Some(made) = stage.derived.compare.made.clone() else {
        widgets::note(ui, look, look.say(words::WORKING));
        return;
    };
    let made = match &made.outcome {
        Ok(made) => std::sync::Arc::clone(made),
        Err(sentence) => {
            widgets::warning(ui, look, sentence);
            return;
        }
    };
    if made.is_empty() {
        let same = match stage.view.compare.file {
            Some(_) => words::SAME_AS_FILE,
            None => words::NO_CHANGE_HINT,
        };
        widgets::note(ui, look, look.say(same));
        return;
    }
    let rows = made.of(stage.view.compare.kind);
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical()
        .id_salt("compare rows")
        .auto_shrink(false)
        .show_rows_following(ui, ROW, rows.len(), |ui, range| {
            for difference in rows.get(range).unwrap_or_default() {
                row(ui, stage, look, difference);
            }
        });
}

fn kind_color(look: Look, kind: DifferenceKind) -> crate::chart::Color {
    let theme = look.theme;
    match kind {
        DifferenceKind::Completed | DifferenceKind::ClosedOut | DifferenceKind::MeasuresDone => {
            theme.status(Status::Completed).word
        }
        DifferenceKind::Overdue
        | DifferenceKind::SentBack
        | DifferenceKind::Relapsed
        | DifferenceKind::Reopened
        | DifferenceKind::PercentLost => theme.status(Status::Overdue).word,
        DifferenceKind::DueMoved => theme.status(Status::Behind).word,
        DifferenceKind::PercentGained
        | DifferenceKind::Added
        | DifferenceKind::Removed
        | DifferenceKind::Edited
        | DifferenceKind::Records => theme.t2,
    }
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, difference: &Difference) {
    let theme = look.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, look::RADIUS, ink(theme.hover));
    }
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        egui::Stroke::new(1.0, ink(theme.hair)),
    );
    let middle = rect.center().y;
    let what = difference.words(look.language);
    let kind = difference.kind.word().of(look.language);
    let width = rect.width() - 12.0;
    let kind_width = if look.language == crate::text::Language::Zh {
        72.0
    } else {
        142.0
    };
    let rest = width - kind_width - 44.0;
    let mut x = rect.left() + 6.0;
    let mut cell = |words: &str, width: f32, color, align: Align2| {
        let left = if align == Align2::RIGHT_CENTER {
            x + width - 10.0
        } else {
            x
        };
        look::write(
            painter,
            pos2(left, middle),
            align,
            words,
            look::regular(SMALL),
            ink(color),
            width - 10.0,
        );
        x += width;
    };
    cell(
        kind,
        kind_width,
        kind_color(look, difference.kind),
        Align2::LEFT_CENTER,
    );
    cell(&difference.number, 44.0, theme.t3, Align2::RIGHT_CENTER);
    let title = match difference.title.trim() {
        "" => look.say(words::UNTITLED),
        title => title,
    };
    cell(title, rest * 0.36, theme.t1, Align2::LEFT_CENTER);
    cell(
        &difference.lead_unit,
        rest * 0.16,
        theme.t2,
        Align2::LEFT_CENTER,
    );
    cell(&what, rest * 0.48, theme.t1, Align2::LEFT_CENTER);
    let label = words::SHOW.fill(
        look.language,
        &[
            ("number", &difference.number),
            ("title", &title),
            ("what", &format!("{kind} {what}").trim()),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let response = response.on_hover_text(&label);
    if response.clicked() {
        stage
            .actions
            .push(if stage.plan.task(&difference.task).is_some() {
                Action::ShowTask(difference.task.clone())
            } else {
                Action::Tell(look.say(words::TASK_GONE).to_owned())
            });
    }
}
