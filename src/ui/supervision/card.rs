//! What the parts of the page are made of: cards with a title, heads of columns to sort by, quiet words.

use super::look;
use crate::chart::theme::size;
use crate::text::{Phrase, supervision_words as words};
use crate::ui::widgets::look::{self as drawn, BODY, SMALL, ink};
use crate::ui::{Stage, paint};
use egui::accesskit::Role;
use egui::{
    Align2, Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

/// Height of a row.
pub(super) const ROW: f32 = size::ROW as f32;
/// Height of a card's title.
pub(super) const TITLE: f32 = size::PANEL_TITLE as f32;
/// Height of the head of columns.
pub(super) const HEAD: f32 = size::COLUMN_HEAD as f32;
/// Space between a card's edge and its text.
pub(super) const SIDE: f32 = 12.0;

/// A panel of its own in a rectangle, clipped to it.
pub(super) fn within<R>(
    ui: &mut Ui,
    rect: Rect,
    name: impl std::hash::Hash + std::fmt::Debug,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut child)
}

/// The ground and the title of a card; returns what is right of the title, and what is under it.
pub(super) fn card(
    ui: &Ui,
    stage: &Stage<'_>,
    rect: Rect,
    title: &str,
    aside: &str,
) -> (Rect, Rect) {
    let theme = stage.theme;
    let painter = ui.painter();
    painter.rect(
        rect,
        size::RADIUS as f32,
        ink(theme.panel),
        Stroke::new(1.0, ink(theme.line)),
        StrokeKind::Inside,
    );
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), TITLE));
    let named = drawn::write(
        painter,
        bar.left_center() + vec2(SIDE, 0.0),
        Align2::LEFT_CENTER,
        title,
        drawn::bold(BODY),
        ink(theme.t1),
        bar.width() - 2.0 * SIDE,
    );
    let mut end = named.right();
    if !aside.is_empty() {
        let told = drawn::write(
            painter,
            pos2(end + 9.0, bar.center().y),
            Align2::LEFT_CENTER,
            aside,
            drawn::regular(SMALL),
            ink(theme.t3),
            bar.right() - SIDE - end - 9.0,
        );
        end = told.right();
    }
    line(ui, stage, rect, bar.bottom());
    let free = Rect::from_min_max(
        pos2(end + 10.0, bar.top()),
        pos2((bar.right() - SIDE).max(end + 10.0), bar.bottom()),
    );
    let body = Rect::from_min_max(
        pos2(rect.left() + 1.0, bar.bottom() + 1.0),
        rect.max - vec2(1.0, 1.0),
    );
    (free, body)
}

/// A thin line across a card.
pub(super) fn line(ui: &Ui, stage: &Stage<'_>, rect: Rect, y: f32) {
    ui.painter().hline(
        (rect.left() + 1.0)..=(rect.right() - 1.0),
        y,
        Stroke::new(1.0, ink(stage.theme.hair)),
    );
}

/// Words in a cell.
pub(super) fn words_in(
    ui: &Ui,
    cell: Rect,
    text: &str,
    right: bool,
    color: Color32,
    bold: bool,
) -> Rect {
    let font = if bold {
        drawn::bold(SMALL)
    } else {
        drawn::regular(SMALL)
    };
    let (at, align) = if right {
        (cell.right_center() - vec2(8.0, 0.0), Align2::RIGHT_CENTER)
    } else {
        (cell.left_center() + vec2(6.0, 0.0), Align2::LEFT_CENTER)
    };
    drawn::write(
        ui.painter(),
        at,
        align,
        text,
        font,
        color,
        cell.width() - 10.0,
    )
}

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) struct Column<C> {
    /// Which.
    pub which: C,
    /// What stands above it.
    pub head: Phrase,
    /// Width in points.
    pub width: f32,
    /// Numbers stand in it.
    pub right: bool,
}

/// The cells of a row.
pub(super) fn cells<C>(row: Rect, columns: &[Column<C>]) -> Vec<Rect> {
    let mut x = row.left() + SIDE - 6.0;
    columns
        .iter()
        .map(|column| {
            let cell = Rect::from_min_size(pos2(x, row.top()), vec2(column.width, row.height()));
            x += column.width;
            cell
        })
        .collect()
}

/// The head of a table; a click sorts by its column, another turns the order, a third goes back.
pub(super) fn heads<C: Copy + PartialEq + std::fmt::Debug>(
    ui: &mut Ui,
    stage: &Stage<'_>,
    rect: Rect,
    columns: &[Column<C>],
    sort: Option<(C, bool)>,
) -> Option<Option<(C, bool)>> {
    let theme = stage.theme;
    ui.painter().rect_filled(rect, 0.0, ink(theme.sunk));
    line(ui, stage, rect, rect.bottom());
    let mut asked = None;
    for (cell, column) in cells(rect, columns).into_iter().zip(columns) {
        let text = stage.say(column.head);
        let id = ui.scope_id().with(("head", format!("{:?}", column.which)));
        let response = ui.interact(cell, id, Sense::click());
        let on = sort.filter(|(which, _)| *which == column.which);
        let color = if response.hovered() || on.is_some() {
            theme.t1
        } else {
            theme.t3
        };
        let room = if on.is_some() {
            cell.with_max_x(cell.right() - if column.right { 0.0 } else { 10.0 })
        } else {
            cell
        };
        let told = words_in(ui, room, text, column.right, ink(color), false);
        if let Some((_, down)) = on {
            let x = if column.right {
                told.left() - 7.0
            } else {
                told.right() + 7.0
            };
            arrow(ui, pos2(x, cell.center().y), down, ink(theme.acc));
        }
        if response.has_focus() {
            drawn::focus_frame(ui.painter(), cell.shrink(3.0), theme);
        }
        let name = words::SORT_BY.fill(stage.language, &[("column", &text)]);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        if response.clicked() {
            asked = Some(match on {
                None => Some((column.which, column.right)),
                Some((which, down)) if down == column.right => Some((which, !down)),
                Some(_) => None,
            });
        }
    }
    asked
}

fn arrow(ui: &Ui, at: egui::Pos2, down: bool, color: Color32) {
    let tip = if down { 2.5 } else { -2.5 };
    ui.painter().add(egui::Shape::convex_polygon(
        vec![
            at + vec2(-3.5, -tip),
            at + vec2(3.5, -tip),
            at + vec2(0.0, tip),
        ],
        color,
        Stroke::NONE,
    ));
}

/// The ground of a row: selected with its edge, or under the pointer.
pub(super) fn row_ground(
    ui: &Ui,
    stage: &Stage<'_>,
    rect: Rect,
    selected: bool,
    response: &Response,
) {
    let theme = stage.theme;
    if selected {
        ui.painter().rect_filled(rect, 0.0, ink(theme.sel));
        let edge = rect.with_max_x(rect.left() + size::SELECTED_EDGE as f32);
        ui.painter().rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
}

/// Words in the middle of an empty place.
pub(super) fn empty(ui: &Ui, stage: &Stage<'_>, rect: Rect, text: &str) {
    let galley = ui.painter().layout(
        text.to_owned(),
        drawn::regular(SMALL),
        ink(stage.theme.t3),
        (rect.width() - 32.0).max(40.0),
    );
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, ink(stage.theme.t3));
}

/// A search field; returns the new words.
pub(super) fn search(
    ui: &mut Ui,
    stage: &Stage<'_>,
    name: Phrase,
    value: &str,
    width: f32,
) -> Option<String> {
    let name = stage.say(name);
    let id = egui::Id::unique(("supervision search", name));
    let field = crate::ui::widgets::TextField::new(id, name, value)
        .framed()
        .hint(name)
        .width(width);
    crate::ui::read_only::of_view(ui, |ui| field.show(ui, look(stage))).value
}

/// The numbers of tasks as links, as many as the cell holds; a click goes to the task.
pub(super) fn task_links(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    cell: Rect,
    ids: &[&crate::plan::Id],
    key: &str,
) {
    let theme = stage.theme;
    let mut x = cell.left() + 6.0;
    let end = cell.right() - 4.0;
    if ids.is_empty() {
        words_in(ui, cell, "–", false, ink(theme.t4), false);
        return;
    }
    for (place, id) in ids.iter().enumerate() {
        let Some(task) = stage.plan.task(id) else {
            continue;
        };
        let number = if task.number.is_empty() {
            task.title.clone()
        } else {
            task.number.clone()
        };
        let rest = ids.len() - place;
        let last = rest == 1;
        let galley = drawn::elided(
            ui.painter(),
            &if last {
                number.clone()
            } else {
                format!("{number}、")
            },
            drawn::regular(SMALL),
            ink(theme.acc),
            (end - x).max(0.0),
        );
        let room = if last { 0.0 } else { 22.0 };
        if place > 0 && x + galley.size().x + room > end {
            let rest = format!("+{rest}");
            let at = pos2(x, cell.center().y);
            drawn::write(
                ui.painter(),
                at,
                Align2::LEFT_CENTER,
                &rest,
                drawn::regular(SMALL),
                ink(theme.t3),
                end - x,
            );
            break;
        }
        let area = Rect::from_min_size(pos2(x, cell.top()), vec2(galley.size().x, cell.height()));
        let response = ui.interact(
            area,
            ui.scope_id().with((key, place, "task")),
            Sense::click(),
        );
        let at = Align2::LEFT_CENTER.anchor_size(area.left_center(), galley.size());
        x = area.right();
        ui.painter().galley(at.min, galley, ink(theme.acc));
        if response.hovered() {
            ui.painter().hline(
                at.x_range(),
                at.bottom() - 1.0,
                Stroke::new(1.0, ink(theme.acc)),
            );
        }
        if response.has_focus() {
            drawn::focus_frame(ui.painter(), at, theme);
        }
        let name = words::TASK_LINK.fill(stage.language, &[("number", &number)]);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        let whole = format!("{} {}", task.number, task.title);
        if response
            .on_hover_text(whole)
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            stage
                .actions
                .push(crate::ui::Action::ShowTask((*id).clone()));
        }
    }
}

/// Draws the glyph of a complaint's status: settled in stages is a disc half full on the left.
pub(super) fn letter_glyph(
    ui: &Ui,
    stage: &Stage<'_>,
    center: egui::Pos2,
    status: crate::plan::ComplaintStatus,
    overdue: bool,
) {
    use crate::chart::{Point, Scene, Shape};
    let glyph = super::names::glyph(status, overdue);
    if status != crate::plan::ComplaintStatus::SettledInStages {
        paint::status_glyph(ui.painter(), center, glyph, stage.theme);
        return;
    }
    let color = stage.theme.status(glyph).fill;
    let mut scene = Scene::new(0.0, 0.0);
    let half = (0..=12)
        .map(|step| {
            let turn = f64::from(step) / 12.0 * std::f64::consts::PI;
            Point::new(-4.9 * turn.sin(), -4.9 * turn.cos())
        })
        .collect();
    scene.add(Shape::Path {
        points: half,
        closed: true,
        fill: Some(color),
        stroke: None,
    });
    scene.add(Shape::Circle {
        center: Point::default(),
        radius: 4.9,
        fill: None,
        stroke: Some(crate::chart::Stroke::solid(1.4, color)),
    });
    paint::paint(ui.painter(), &scene, center);
}
