//! The head of the comparison: the two sides, copying and closing, and the kinds with their counts.

use super::{Wish, month_before};
use crate::assess::compare::{Comparison, DifferenceKind, Titles};
use crate::plan::Day;
use crate::text::{compare_words as words, date};
use crate::ui::date_field::DateField;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Icon, Look, icon_button, link, small_button};
use crate::ui::{Action, Stage};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Label, Layout, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};
use std::sync::Arc;

/// Shows the head.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, wish: &Wish) {
    let made = stage
        .derived
        .compare
        .made
        .as_ref()
        .and_then(|made| made.outcome.as_ref().ok().cloned());
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        write(ui, look, look.say(words::COMPARE), true);
        sides(ui, stage, look, wish);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, look, Icon::Close, look.say(words::CLOSE), 22.0).clicked() {
                stage.view.compare.open = false;
            }
            let made = made.as_ref().filter(|made| !made.is_empty());
            if let Some(made) = made
                && small_button(ui, look, look.say(words::COPY)).clicked()
            {
                copy(stage, look, wish, made);
            }
        });
    });
    if let Some(made) = made {
        kinds(ui, stage, look, &made);
    }
}

fn sides(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, wish: &Wish) {
    if let Some(file) = &wish.file {
        let name = file
            .file_name()
            .unwrap_or(file.as_os_str())
            .to_string_lossy()
            .into_owned();
        if wish.newer {
            let both = words::NEWER.fill(look.language, &[("file", &name)]);
            write(ui, look, &both, false);
            return;
        }
        write(ui, look, &name, false);
    } else {
        write(ui, look, look.say(words::SAME_PLAN), false);
    }
    let name = look.say(words::AGAINST);
    let picked = DateField::new(
        egui::Id::unique("compare against"),
        name,
        stage.plan.head(),
        stage.today,
    )
    .near(stage.as_of)
    .framed()
    .required()
    .width(122.0)
    .day(ui, look, Some(wish.against));
    if let Some(Some(day)) = picked {
        stage.view.compare.against = Some(day);
    }
    write(ui, look, &format!("→ {}", date(stage.as_of)), false);
    for (phrase, day) in [
        (words::MONTH_AGO, Some(month_before(stage.as_of))),
        (words::YEAR_BEGIN, Day::new(stage.as_of.year(), 1, 1).ok()),
    ] {
        if let Some(day) = day
            && day != wish.against
            && link(ui, look, look.say(phrase)).clicked()
        {
            stage.view.compare.against = Some(day);
        }
    }
    if wish.file.is_some() {
        if link(ui, look, look.say(words::BACK_TO_DATES)).clicked() {
            stage.view.compare.file = None;
        }
    } else if link(ui, look, look.say(words::OTHER_FILE)).clicked() {
        stage.actions.push(Action::PickComparePlan);
    }
}

/// What is said where the file cannot be read any more: of when the comparison is, and that it can be tried again.
pub(super) fn away(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    let Some(time) = &stage.derived.compare.away else {
        return;
    };
    let said = words::FILE_AWAY.fill(look.language, &[("time", time)]);
    ui.horizontal(|ui| {
        // No wider than its words: the button stands beside it.
        let color = ink(look.theme.status(crate::assess::Status::Overdue).word);
        let text = RichText::new(&said).font(look::regular(SMALL)).color(color);
        ui.add(Label::new(text));
        if small_button(ui, look, look.say(words::COMPARE_AGAIN)).clicked() {
            stage.actions.push(Action::CompareAgain);
        }
    });
}

fn write(ui: &mut Ui, look: Look, words: &str, strong: bool) {
    let font = if strong {
        look::bold(BODY)
    } else {
        look::regular(SMALL)
    };
    let color = if strong { look.theme.t1 } else { look.theme.t2 };
    let galley = look::elided(ui.painter(), words, font, ink(color), 360.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 26.0), Sense::hover());
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
    ui.painter().galley(at.min, galley, ink(color));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn copy(stage: &mut Stage<'_>, look: Look, wish: &Wish, made: &Arc<Comparison>) {
    let head = stage.plan.head();
    let file = wish.file.as_ref().map(|file| {
        file.file_name()
            .unwrap_or(file.as_os_str())
            .to_string_lossy()
            .into_owned()
    });
    let titles = Titles {
        plan: &head.title,
        files: file.as_deref().map(|file| match wish.newer {
            true => (head.title.as_str(), file),
            false => (file, head.title.as_str()),
        }),
    };
    stage
        .actions
        .push(Action::CopyText(made.text(titles, look.language)));
    let told = words::COPIED.fill(look.language, &[("n", &made.differences.len())]);
    stage.actions.push(Action::Tell(told));
}

/// The kinds with their counts, one of them or all shown; a link shows the tasks of the choice on the Gantt page.
fn kinds(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, made: &Comparison) {
    if made.is_empty() {
        return;
    }
    let counts = made.counts();
    let chosen = stage
        .view
        .compare
        .kind
        .filter(|kind| counts.iter().any(|(known, _)| known == kind));
    stage.view.compare.kind = chosen;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let n = made.differences.len();
        let all = words::ALL_KINDS.fill(look.language, &[("n", &n)]);
        if chip(ui, look, &all, chosen.is_none()) {
            stage.view.compare.kind = None;
        }
        for (kind, n) in counts {
            let kind_words = kind.word().of(look.language);
            if chip(ui, look, &format!("{kind_words} {n}"), chosen == Some(kind)) {
                stage.view.compare.kind = Some(kind);
            }
        }
        let tasks = shown_tasks(stage, made, chosen);
        let words = words::SHOW_TASKS.fill(look.language, &[("n", &tasks.len())]);
        if !tasks.is_empty() && link(ui, look, &words).clicked() {
            stage.actions.push(Action::ShowTasks(tasks));
        }
    });
}

/// The tasks of a kind that the plan still holds, each once. Of very many none is counted in every frame.
fn shown_tasks(
    stage: &Stage<'_>,
    made: &Comparison,
    kind: Option<DifferenceKind>,
) -> Vec<crate::plan::Id> {
    const MOST: usize = 2_000;
    let differences = made.of(kind);
    if differences.len() > MOST {
        return Vec::new();
    }
    let mut ids: Vec<crate::plan::Id> = differences
        .iter()
        .map(|difference| difference.task.clone())
        .filter(|id| stage.plan.task(id).is_some())
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

fn chip(ui: &mut Ui, look: Look, words: &str, on: bool) -> bool {
    let theme = look.theme;
    let color = if on { theme.acc } else { theme.t2 };
    let galley = look::elided(ui.painter(), words, look::regular(SMALL), ink(color), 240.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 18.0, 22.0), Sense::click());
    let fill = match (on, response.hovered()) {
        (true, _) => theme.sel,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    let edge = if on { theme.acc } else { theme.line };
    let stroke = Stroke::new(1.0, ink(edge));
    ui.painter()
        .rect(rect, 11.0, ink(fill), stroke, StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, ink(color));
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect, theme);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, words));
    response.clicked()
}
