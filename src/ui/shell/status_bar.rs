//! The status bar: how many tasks stand where, what was just said, the save state, the zoom.

use super::file_bar::AboutFile;
use crate::assess::{Figure, Status};
use crate::chart::time_axis::Level;
use crate::text::shell_words;
use crate::ui::widgets::look::{self, Look, ink, regular};
use crate::ui::{Action, Filter, Going, Page, Stage};
use egui::accesskit::Role;
use egui::{Align2, CursorIcon, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of the bar in points.
pub const HEIGHT: f32 = 24.0;

/// Points between two figures.
const GAP: f32 = 16.0;

/// What the shell says about the file.
#[derive(Clone, Debug, Default)]
pub struct FileState {
    /// Save state in words.
    pub words: String,
    /// A sentence that stands for a while.
    pub told: Option<String>,
    /// Who else has it, or how else it is shared.
    pub shared: Option<Shared>,
}

/// What is said of a file that is not the user's alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// In a few words.
    pub words: String,
    /// The same in ever fewer words, for where there is little room.
    pub shorter: Vec<String>,
    /// All that is known.
    pub more: String,
    /// Something is to be looked at.
    pub marked: bool,
    /// A click says it again above the page.
    pub again: bool,
}

/// Shows the bar.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>, file: &FileState) {
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let full = ui.max_rect().shrink2(vec2(12.0, 0.0));
    let right = right_side(ui, stage, look, file, full);
    let mut x = full.left();
    let total = stage.plan.tasks().len();
    let words = shell_words::TASKS.fill(stage.language, &[("n", &total)]);
    if figure(ui, look, &mut x, full, right, None, &words, "all").is_some_and(|r| r.clicked()) {
        stage.actions.go(Going::Filter(Filter::default(), None));
    }
    done(ui, stage, look, &mut x, full, right);
    for status in [
        Status::OnSchedule,
        Status::Behind,
        Status::Overdue,
        Status::NotStarted,
    ] {
        let count = stage.assessment.count(status);
        counted(ui, stage, look, &mut x, full, right, &[status], count);
    }
}

/// The completed ones, and how many of them are closed out.
fn done(ui: &Ui, stage: &mut Stage<'_>, look: Look, x: &mut f32, full: Rect, right: f32) {
    let closed = stage.assessment.count(Status::ClosedOut);
    let all = stage.assessment.totals().all().count(Figure::Done);
    let both = [Status::Completed, Status::ClosedOut];
    if !counted(ui, stage, look, x, full, right, &both, all) {
        return;
    }
    // The part stands in brackets close behind its whole, or not at all.
    let ground = (ui.painter(), full.center().y, look.theme.t2);
    let write = |x: f32, words: &str| {
        let (painter, y, color) = ground;
        let galley = painter.layout_no_wrap(words.to_owned(), regular(12.0), ink(color));
        let at = pos2(x, y - galley.size().y / 2.0);
        let width = galley.size().x;
        painter.galley(at, galley, ink(color));
        width
    };
    let words = format!("{} {closed}", look.say(Status::ClosedOut.short()));
    let galley = ui
        .painter()
        .layout_no_wrap(words, regular(12.0), ink(look.theme.t2));
    // The words of the brackets are two dozen points together, a little more in English.
    if *x + galley.size().x + 100.0 > right {
        return;
    }
    let mut at = *x - GAP + 3.0;
    at += write(at, look.say(shell_words::OF_THEM)) + 4.0;
    let part = [Status::ClosedOut];
    if counted(ui, stage, look, &mut at, full, right, &part, closed) {
        at -= GAP;
        at += write(at, look.say(shell_words::OF_THEM_END));
        *x = at + GAP;
    }
}

/// The figure of some statuses, the first giving word and glyph; a click shows their tasks. Whether there was room.
fn counted(
    ui: &Ui,
    stage: &mut Stage<'_>,
    look: Look,
    x: &mut f32,
    full: Rect,
    right: f32,
    statuses: &[Status],
    count: usize,
) -> bool {
    let Some(&status) = statuses.first() else {
        return false;
    };
    let words = format!("{} {count}", look.say(status.short()));
    let key = status.key();
    let Some(response) = figure(ui, look, x, full, right, Some(status), &words, key) else {
        return false;
    };
    let response = response.on_hover_text(look.say(shell_words::SHOW_THESE));
    if response.clicked() {
        let filter = Filter {
            statuses: statuses.iter().copied().collect(),
            ..Filter::default()
        };
        stage.actions.go(Going::Filter(filter, Some(Page::Gantt)));
    }
    true
}

/// Writes the right side and returns where it begins.
fn right_side(ui: &Ui, stage: &mut Stage<'_>, look: Look, file: &FileState, full: Rect) -> f32 {
    let theme = look.theme;
    let painter = ui.painter();
    let mut right = full.right();
    let level = match stage.view.axis.level() {
        Level::Years => shell_words::LEVEL_YEARS,
        Level::Quarters => shell_words::LEVEL_QUARTERS,
        Level::Months => shell_words::LEVEL_MONTHS,
        Level::Weeks => shell_words::LEVEL_WEEKS,
        Level::Days => shell_words::LEVEL_DAYS,
    };
    let shared = file.shared.as_ref();
    let mut parts = vec![
        look.say(level).to_owned(),
        file.words.clone(),
        shared
            .map(|shared| shared.words.clone())
            .unwrap_or_default(),
    ];
    if let Some(told) = &file.told {
        parts.push(told.clone());
    }
    for (place, part) in parts.iter().enumerate() {
        if part.is_empty() {
            continue;
        }
        let room = match place {
            0 | 1 => 240.0,
            2 => room_for_others(full.width()),
            // What was just said may stand in the figures' place for a while, rather than be cut.
            _ => (right - full.left() - 90.0)
                .min(full.width() * 0.55)
                .max(full.width() * 0.35),
        };
        let mut part = part;
        if let Some(shared) = shared.filter(|_| place == 2) {
            part = fitting(ui.ctx(), shared, room);
        }
        let rect = look::write(
            painter,
            pos2(right, full.center().y),
            Align2::RIGHT_CENTER,
            part,
            regular(12.0),
            ink(if place < 2 { theme.t3 } else { theme.t1 }),
            room,
        );
        if let Some(shared) = shared.filter(|_| place == 2) {
            right = shown_shared(ui, stage, look, shared, rect) - 10.0;
        } else {
            right = rect.left() - 10.0;
        }
        if place == 3 {
            let told = ui.interact(rect, ui.scope_id().with("told"), Sense::hover());
            told.on_hover_text(part);
        }
        painter.vline(
            right,
            full.center().y - 7.0..=full.center().y + 7.0,
            egui::Stroke::new(1.0, ink(theme.line)),
        );
        right -= 10.0;
    }
    right
}

/// How much room the words on others have in a bar of a width.
pub fn room_for_others(width: f32) -> f32 {
    width * 0.25
}

/// The longest words that there is room for.
pub fn fitting<'s>(ctx: &egui::Context, shared: &'s Shared, room: f32) -> &'s String {
    let fits = |words: &&String| {
        let color = egui::Color32::PLACEHOLDER;
        let lay = |fonts: &mut egui::epaint::text::FontsView<'_>| {
            fonts.layout_no_wrap((*words).clone(), regular(12.0), color)
        };
        ctx.fonts_mut(lay).size().x <= room
    };
    let all = std::iter::once(&shared.words).chain(&shared.shorter);
    let shortest = shared.shorter.last().unwrap_or(&shared.words);
    all.clone().find(fits).unwrap_or(shortest)
}

/// Says more of a shared file, and marks it where it is to be looked at; where its part of the bar begins.
fn shown_shared(
    ui: &Ui,
    stage: &mut Stage<'_>,
    look: Look,
    shared: &Shared,
    mut rect: Rect,
) -> f32 {
    if shared.marked {
        let at = pos2(rect.left() - 8.0, rect.center().y);
        let color = ink(look.theme.status(Status::Behind).fill);
        ui.painter().circle_filled(at, 3.0, color);
        rect.min.x -= 12.0;
    }
    let id = ui.scope_id().with("shared");
    let sense = if shared.again {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, id, sense).on_hover_text(&shared.more);
    let role = if shared.again {
        Role::Button
    } else {
        Role::Label
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, &shared.words));
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect.expand2(vec2(4.0, 0.0)), look.theme);
    }
    if shared.again && response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        stage.actions.push(Action::AboutFile(AboutFile::Again));
    }
    rect.left()
}

/// One figure with its glyph; `None` when there is no room for it.
fn figure(
    ui: &Ui,
    look: Look,
    x: &mut f32,
    full: Rect,
    right: f32,
    status: Option<Status>,
    words: &str,
    key: &str,
) -> Option<Response> {
    let theme = look.theme;
    let color = status.map_or(theme.t1, |status| theme.status(status).word);
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), regular(12.0), ink(color));
    let glyph = if status.is_some() { 17.0 } else { 0.0 };
    let width = glyph + galley.size().x;
    if *x + width > right {
        return None;
    }
    let rect = Rect::from_min_size(pos2(*x, full.top()), vec2(width, full.height()));
    *x += width + GAP;
    let response = ui
        .interact(rect, ui.scope_id().with(("figure", key)), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    if let Some(status) = status {
        crate::ui::widgets::badge::status_glyph(
            ui,
            pos2(rect.left() + 6.0, rect.center().y),
            look,
            status,
        );
    }
    let at = pos2(rect.left() + glyph, rect.center().y - galley.size().y / 2.0);
    if response.hovered() {
        ui.painter().hline(
            at.x..=at.x + galley.size().x,
            at.y + galley.size().y,
            egui::Stroke::new(1.0, ink(color)),
        );
    }
    ui.painter().galley(at, galley, ink(color));
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect.expand2(vec2(4.0, -3.0)), theme);
    }
    Some(response)
}

/// The words of the bar without a plan.
pub fn show_empty(ui: &Ui, look: Look) {
    let full = ui.max_rect().shrink2(vec2(12.0, 0.0));
    look::write(
        ui.painter(),
        full.left_center(),
        Align2::LEFT_CENTER,
        look.say(shell_words::NO_PLAN),
        regular(12.0),
        ink(look.theme.t3),
        full.width() / 2.0,
    );
    look::write(
        ui.painter(),
        full.right_center(),
        Align2::RIGHT_CENTER,
        look.say(shell_words::ONLY_YOUR_FILES),
        regular(12.0),
        ink(look.theme.t3),
        full.width() / 2.0,
    );
}
