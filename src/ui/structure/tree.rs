//! The outline drawn: lines with their totals, units dragged below others, tasks dropped on a line.

use super::{Node, changes, look, marked, outline, tasks_of};
use crate::assess::{Figure, Status};
use crate::plan::Id;
use crate::text::{Language, structure_words as words};
use crate::ui::widgets::chips::push_button;
use crate::ui::widgets::figure_at;
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{bold, focus_frame, ink, regular, write};
use crate::ui::{Action, Command, Going, Stage, read_only};
use egui::accesskit::Role;
use egui::{
    Align2, Key, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

const ROW: f32 = 24.0;
const HEADINGS: f32 = 28.0;

/// What is being dragged on this page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Dragged {
    /// Tasks, to be given to a line.
    Tasks(Vec<Id>),
    /// A unit, to be put below another.
    Unit(Id),
}

/// What can be added, at the right of the bar.
pub(super) fn buttons(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let chosen = stage.view.structure.node.clone();
    let unit_like = match &chosen {
        Node::Unit(_) => chosen,
        _ => Node::Units,
    };
    let kinds = [
        (words::ADD_UNIT, words::NEW_UNIT, unit_like),
        (
            words::ADD_SPECIAL_PLAN,
            words::NEW_SPECIAL_PLAN,
            Node::SpecialPlan(None),
        ),
        (words::ADD_LIST, words::NEW_LIST, Node::List(None)),
    ];
    for (button, name, like) in kinds {
        let response = read_only::changes(ui, |ui| push_button(ui, look, look.say(button)));
        let response = if matches!(like, Node::Unit(_)) {
            response.on_hover_text(look.say(words::ADD_UNIT_TIP))
        } else {
            response
        };
        if response.clicked()
            && let Some((edit, node)) = changes::added(stage.plan, &like, look.say(name))
        {
            if let Node::Unit(above) = &like {
                Arc::make_mut(&mut stage.view.structure.folded).remove(above);
            }
            stage.actions.edit(edit);
            stage.actions.go(Going::NewNode(node));
        }
    }
}

/// The range of the names, and the columns shown with theirs.
fn columns(area: Rect, language: Language) -> (Rangef, Vec<(usize, Rangef)>) {
    let shown = outline::columns(area.width(), language);
    let width = |place: &usize| outline::column_width(*place, language);
    let mut x = area.right() - shown.iter().map(width).sum::<f32>() - 8.0;
    let name = Rangef::new(area.left(), x);
    let ranges = shown.into_iter().map(|place| {
        let range = Rangef::new(x, x + width(&place));
        x = range.max;
        (place, range)
    });
    (name, ranges.collect())
}

/// Draws the outline in `area`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rows: &[outline::Row], area: Rect) {
    let (name, numbers) = columns(area, stage.language);
    headings(
        ui,
        stage,
        area.with_max_y(area.top() + HEADINGS),
        name,
        &numbers,
    );
    let body = area.with_min_y(area.top() + HEADINGS);
    let mut child = ui.new_child(UiBuilder::new().id_salt("outline").max_rect(body));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let scroll = egui::ScrollArea::vertical()
        .id_salt("outline rows")
        .auto_shrink(false);
    let node = &stage.view.structure.node;
    let wanted = rows.iter().position(|row| row.node == *node);
    let reveal = std::mem::take(&mut stage.view.structure.reveal);
    scroll.show_rows_following(&mut child, ROW, rows.len(), |ui, range| {
        if let Some(place) = wanted.filter(|_| reveal) {
            let top = ui.max_rect().top() + (place as f32 - range.start as f32) * ROW;
            let row = Rect::from_x_y_ranges(area.x_range(), top..=top + ROW);
            let at_once = egui::style::ScrollAnimation::none();
            ui.scroll_to_rect_animation(row, None, at_once);
        }
        for row in &rows[range] {
            let (rect, _) = ui.allocate_exact_size(vec2(area.width(), ROW), Sense::hover());
            line(ui, stage, rows, row, rect, name, &numbers);
        }
    });
    carried(ui, stage);
}

fn headings(ui: &Ui, stage: &Stage<'_>, area: Rect, name: Rangef, numbers: &[(usize, Rangef)]) {
    let theme = stage.theme;
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, ink(theme.sunk));
    painter.hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    let y = area.center().y;
    write(
        painter,
        pos2(name.min + 12.0, y),
        Align2::LEFT_CENTER,
        stage.say(words::COLUMN_NODE),
        regular(12.0),
        ink(theme.t3),
        name.span() - 16.0,
    );
    for (place, range) in numbers {
        let phrase = outline::COUNTS
            .get(*place)
            .map_or(words::RATE, |(_, phrase)| *phrase);
        write(
            painter,
            pos2(range.max - 6.0, y),
            Align2::RIGHT_CENTER,
            stage.say(phrase),
            regular(12.0),
            ink(theme.t3),
            range.span() - 4.0,
        );
    }
}

fn line(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rows: &[outline::Row],
    row: &outline::Row,
    rect: Rect,
    name: Rangef,
    numbers: &[(usize, Rangef)],
) {
    let theme = stage.theme;
    let on = stage.view.structure.node == row.node;
    let place = Rect::from_x_y_ranges(name, rect.y_range());
    let id = ui.scope_id().with(("line", &row.node));
    let movable = stage.view.read_only.is_none() && matches!(row.node, Node::Unit(_));
    let sense = if movable {
        Sense::click_and_drag()
    } else {
        Sense::click()
    };
    let response = ui.interact(place, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, on, &row.name));
    if row.is_head() {
        ui.painter().rect_filled(rect, 0.0, ink(theme.group));
    } else if on {
        ui.painter().rect_filled(rect, 0.0, ink(theme.sel));
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
    }
    let over = ui.interact(rect, id.with("drop"), Sense::hover());
    drop_on(ui, stage, row, &over);
    let x = name.min + 12.0 + 14.0 * row.depth as f32;
    if let Some(folded) = row.fold {
        fold(ui, stage, row, folded, pos2(x - 8.0, rect.center().y));
    }
    let font = if on || row.is_head() || row.node == Node::Plan {
        bold(12.0)
    } else {
        regular(12.0)
    };
    let color = if row.loose { theme.note_text } else { theme.t1 };
    let at = pos2(x + 2.0, rect.center().y);
    let width = name.max - at.x - 8.0;
    let name_at = |width| {
        let place = Align2::LEFT_CENTER;
        write(ui.painter(), at, place, &row.name, font, ink(color), width)
    };
    let drawn = if matches!(row.node, Node::Unit(_) | Node::NamedUnit(_)) {
        marked(ui, stage, || name_at(width))
    } else {
        name_at(width)
    };
    write(
        ui.painter(),
        pos2(drawn.right() + 8.0, rect.center().y),
        Align2::LEFT_CENTER,
        &row.aside,
        regular(12.0),
        ink(theme.t4),
        name.max - drawn.right() - 14.0,
    );
    if let Some(tally) = &row.tally {
        for (place, range) in numbers {
            let cell = Rect::from_x_y_ranges(*range, rect.y_range());
            if let Some((figure, phrase)) = outline::COUNTS.get(*place) {
                let found = tally.count(*figure);
                count(ui, stage, row, cell, *figure, found, stage.say(*phrase));
                continue;
            }
            let done = tally.count(Figure::Done);
            let shown = outline::rate(tally);
            rate(ui, stage, row, cell, &shown, done);
        }
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    if response.has_focus() {
        focus_frame(ui.painter(), place.shrink(2.0), theme);
        walk(ui, stage, rows, row);
    }
    if response.clicked() && !row.is_head() {
        stage.actions.go(Going::Node(row.node.clone()));
        response.request_focus();
    }
    if let Node::Unit(unit) = &row.node
        && movable
    {
        response.dnd_set_drag_payload(Dragged::Unit(unit.clone()));
    }
    if matches!(row.node, Node::Unit(_) | Node::NamedUnit(_)) {
        response.context_menu(|ui| {
            let button = egui::Button::new(stage.say(words::GIVE_PART));
            let pressed = read_only::enabled(ui, |ui| ui.add(button));
            if pressed.clicked() {
                stage.actions.go(Going::Node(row.node.clone()));
                stage.actions.command(Command::GiveParts);
                ui.close();
            }
        });
    }
    if width < drawn.width() + 2.0 {
        response.on_hover_text(&row.name);
    }
}

/// Up and down walk from line to line, left and right fold.
fn walk(ui: &Ui, stage: &mut Stage<'_>, rows: &[outline::Row], row: &outline::Row) {
    let id = ui.scope_id().with(("line", &row.node));
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            egui::EventFilter {
                vertical_arrows: true,
                horizontal_arrows: true,
                ..egui::EventFilter::default()
            },
        );
    });
    let (up, down, left, right) = ui.input(|input| {
        (
            input.key_pressed(Key::ArrowUp),
            input.key_pressed(Key::ArrowDown),
            input.key_pressed(Key::ArrowLeft),
            input.key_pressed(Key::ArrowRight),
        )
    });
    let Some(place) = rows.iter().position(|one| one.node == row.node) else {
        return;
    };
    let next = if down {
        rows[place + 1..].iter().find(|row| !row.is_head())
    } else if up {
        rows[..place].iter().rev().find(|row| !row.is_head())
    } else {
        None
    };
    if let Some(next) = next {
        stage.view.structure.node = next.node.clone();
        stage.view.selection.clear();
        let id = ui.scope_id().with(("line", &next.node));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if let (Node::Unit(unit), Some(_)) = (&row.node, row.fold) {
        if left {
            Arc::make_mut(&mut stage.view.structure.folded).insert(unit.clone());
        } else if right {
            Arc::make_mut(&mut stage.view.structure.folded).remove(unit);
        }
    }
}

fn fold(ui: &Ui, stage: &mut Stage<'_>, row: &outline::Row, folded: bool, at: egui::Pos2) {
    let Node::Unit(unit) = &row.node else { return };
    let area = Rect::from_center_size(at, vec2(16.0, 20.0));
    let response = ui.interact(area, ui.scope_id().with(("fold", unit)), Sense::click());
    let icon = if folded { Icon::Next } else { Icon::Down };
    icon::draw(ui.painter(), at, icon, ink(stage.theme.t3));
    let name = words::FOLD.fill(stage.language, &[("unit", &row.name)]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !folded, &name));
    if response.clicked() {
        let set = Arc::make_mut(&mut stage.view.structure.folded);
        if !set.remove(unit) {
            set.insert(unit.clone());
        }
    }
}

/// A count that opens its tasks.
fn count(
    ui: &Ui,
    stage: &mut Stage<'_>,
    row: &outline::Row,
    cell: Rect,
    figure: Figure,
    count: usize,
    word: &str,
) {
    let theme = stage.theme;
    let text = crate::ui::widgets::chips::written(count);
    let color = match figure {
        _ if count == 0 => theme.t4,
        Figure::Status(status @ (Status::Overdue | Status::Behind)) => theme.status(status).word,
        _ => theme.t1,
    };
    let at = pos2(cell.right() - 6.0, cell.center().y);
    let drawn = write(
        ui.painter(),
        at,
        Align2::RIGHT_CENTER,
        &text,
        regular(12.0),
        ink(color),
        cell.width(),
    );
    if count == 0 {
        return;
    }
    let id = ui.scope_id().with(("count", &row.node, figure_key(figure)));
    let name = format!("{} {word} {count}", row.name);
    let said = (name.as_str(), stage.say(words::OPEN_TASKS));
    if figure_at(ui, stage.look(), id, drawn, ink(color), said) {
        let ids = tasks_of(stage, &row.node, figure);
        stage.actions.push(Action::ShowTasks(ids));
    }
}

/// The share of tasks that are done: it opens those.
fn rate(ui: &Ui, stage: &mut Stage<'_>, row: &outline::Row, cell: Rect, shown: &str, done: usize) {
    let color = ink(stage.theme.t2);
    let drawn = write(
        ui.painter(),
        pos2(cell.right() - 6.0, cell.center().y),
        Align2::RIGHT_CENTER,
        shown,
        regular(12.0),
        color,
        cell.width(),
    );
    if done == 0 {
        return;
    }
    let id = ui.scope_id().with(("rate", &row.node));
    let name = format!("{} {} {shown}", row.name, stage.say(words::RATE));
    let said = (name.as_str(), stage.say(words::OPEN_TASKS));
    if figure_at(ui, stage.look(), id, drawn, color, said) {
        let ids = tasks_of(stage, &row.node, Figure::Done);
        stage.actions.push(Action::ShowTasks(ids));
    }
}

fn figure_key(figure: Figure) -> usize {
    outline::COUNTS
        .iter()
        .position(|(one, _)| *one == figure)
        .unwrap_or(0)
}

/// What is dropped on a line is given to it.
fn drop_on(ui: &Ui, stage: &mut Stage<'_>, row: &outline::Row, over: &Response) {
    let takes = |dragged: &Dragged| match dragged {
        Dragged::Tasks(_) => row.node.takes_tasks(),
        Dragged::Unit(unit) => match &row.node {
            Node::Unit(above) => above != unit,
            Node::Units => true,
            _ => false,
        },
    };
    if let Some(dragged) = over.dnd_hover_payload::<Dragged>()
        && takes(&dragged)
    {
        ui.painter().rect_stroke(
            over.rect,
            2.0,
            Stroke::new(2.0, ink(stage.theme.acc)),
            StrokeKind::Inside,
        );
    }
    let Some(dragged) = over.dnd_release_payload::<Dragged>() else {
        return;
    };
    if !takes(&dragged) {
        return;
    }
    let edit = match &*dragged {
        Dragged::Tasks(ids) => changes::assigned(stage.plan, ids, &row.node),
        Dragged::Unit(unit) => {
            let above = match &row.node {
                Node::Unit(above) => Some(above),
                _ => None,
            };
            changes::reparent(stage.plan, unit, above)
        }
    };
    if let Some(edit) = edit {
        stage.actions.edit(edit);
    }
}

/// What is carried, beside the pointer.
fn carried(ui: &Ui, stage: &Stage<'_>) {
    let Some(dragged) = egui::DragAndDrop::payload::<Dragged>(ui.ctx()) else {
        return;
    };
    let Some(at) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    let text = match &*dragged {
        Dragged::Tasks(ids) => words::CARRIED_TASKS.fill(stage.language, &[("n", &ids.len())]),
        Dragged::Unit(unit) => stage
            .plan
            .units()
            .get(unit)
            .map_or_else(String::new, |unit| unit.name.clone()),
    };
    let painter = ui.ctx().layer_painter(egui::LayerId::new(
        egui::Order::Tooltip,
        ui.scope_id().with("carried"),
    ));
    let galley = painter.layout_no_wrap(text, regular(12.0), ink(stage.theme.onpill));
    let rect = Rect::from_min_size(at + vec2(12.0, 8.0), galley.size() + vec2(16.0, 8.0));
    painter.rect_filled(rect, 4.0, ink(stage.theme.pill));
    painter.galley(rect.min + vec2(8.0, 4.0), galley, ink(stage.theme.onpill));
}
