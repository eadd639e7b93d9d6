//! The units that may be given parts, and the parts that were given: what is known of each, and a unit's row in the form.

use crate::edit::parts::tasks_by_unit;
use crate::plan::{Day, Id, Plan, UnitKind};
use crate::text::{date, parts_page_words as words};
use crate::ui::widgets::Look;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::unit_list::unit_lines;
use egui::accesskit::Role;
use egui::{
    Align2, EventFilter, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

pub(super) const ROW: f32 = 26.0;
pub(super) const PAD: f32 = 8.0;
/// Where the columns end that stand at the right, from the right edge.
pub(super) const GIVEN: f32 = 240.0;
const TASKS: f32 = 120.0;

/// A unit that may be given a part.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    /// Which.
    pub id: Id,
    /// The name that tells it from every other.
    pub name: String,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// Its kind.
    pub kind: UnitKind,
    /// How many tasks it would get.
    pub tasks: usize,
    /// When it was given a part last, and when that came back.
    pub last: Option<(Day, Option<Day>)>,
}

/// A part that was given out.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenRow {
    /// The unit, as it is called now.
    pub unit: String,
    /// When.
    pub date: Day,
    /// How many tasks it held.
    pub tasks: u32,
    /// When it came back last.
    pub back: Option<Day>,
}

/// The units of a plan in the order of their tree. Costs a pass over the tasks.
pub fn unit_rows(plan: &Plan) -> Vec<UnitRow> {
    let counts = tasks_by_unit(plan);
    let given = &plan.head().given_out;
    let row = |(depth, id, name): (usize, Id, String)| UnitRow {
        depth,
        name,
        kind: plan
            .units()
            .get(&id)
            .map(|unit| unit.kind)
            .unwrap_or_default(),
        tasks: counts.get(&id).copied().unwrap_or_default(),
        last: given
            .iter()
            .rev()
            .find(|entry| entry.unit == id)
            .map(|entry| (entry.date, entry.back)),
        id,
    };
    unit_lines(plan).into_iter().map(row).collect()
}

/// What was given out so far, the latest first.
pub fn given_rows(plan: &Plan) -> Vec<GivenRow> {
    let given = plan.head().given_out.iter().rev();
    given
        .map(|entry| GivenRow {
            unit: match plan.units().get(&entry.unit) {
                Some(unit) => unit.name.trim().to_owned(),
                None => entry.name.clone(),
            },
            date: entry.date,
            tasks: entry.tasks,
            back: entry.back,
        })
        .collect()
}

pub(super) fn quiet(ui: &Ui, look: Look, at: egui::Pos2, align: Align2, text: &str, room: f32) {
    let (font, color) = (look::regular(SMALL), ink(look.theme.t3));
    look::write(ui.painter(), at, align, text, font, color, room);
}

pub(super) fn body(
    ui: &Ui,
    look: Look,
    at: egui::Pos2,
    align: Align2,
    text: &str,
    room: f32,
) -> Rect {
    let (font, color) = (look::regular(SMALL), ink(look.theme.t1));
    look::write(ui.painter(), at, align, text, font, color, room)
}

/// What is said of the part a unit was given last.
fn last_words(row: &UnitRow, look: Look) -> String {
    match row.last {
        None => look.say(words::NEVER).to_owned(),
        Some((on, None)) => words::OUT_SINCE.fill(look.language, &[("date", &date(on))]),
        Some((on, Some(back))) => {
            words::CAME_BACK.fill(look.language, &[("date", &date(on)), ("back", &date(back))])
        }
    }
}

/// A row; whether it was clicked.
pub(super) fn unit_row(ui: &mut Ui, look: Look, row: &UnitRow, on: bool) -> bool {
    let theme = look.theme;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let id = egui::Id::unique(("give parts unit", &row.id));
    let response = ui.interact(rect, id, Sense::click());
    let last = last_words(row, look);
    let said = words::UNIT_ROW.fill(
        look.language,
        &[("unit", &row.name), ("tasks", &row.tasks), ("given", &last)],
    );
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &said));
    let painter = ui.painter();
    if on {
        painter.rect_filled(rect, 0.0, ink(theme.sel));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, ink(theme.hover));
    }
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    let middle = rect.center().y;
    if row.tasks > 0 {
        tick_box(ui, look, pos2(rect.left() + 15.0, middle), on);
    }
    let painter = ui.painter();
    let left = rect.left() + 30.0 + 14.0 * row.depth.min(6) as f32;
    let room = rect.right() - GIVEN - TASKS - left;
    let color = if row.tasks > 0 { theme.t1 } else { theme.t4 };
    let font = look::regular(BODY);
    let name = crate::ui::file_browser::cut_middle(ui, &row.name, &font, room);
    look::write(
        painter,
        pos2(left, middle),
        Align2::LEFT_CENTER,
        &name,
        font,
        ink(color),
        room + 2.0,
    );
    let tasks = match row.tasks {
        0 => "–".to_owned(),
        n => n.to_string(),
    };
    let at = pos2(rect.right() - GIVEN - PAD, middle);
    body(ui, look, at, Align2::RIGHT_CENTER, &tasks, TASKS - PAD);
    let at = pos2(rect.right() - GIVEN + PAD, middle);
    quiet(ui, look, at, Align2::LEFT_CENTER, &last, GIVEN - 2.0 * PAD);
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect.shrink(3.0), theme);
        step(ui, id);
    }
    let response = response.on_hover_text(&said);
    response.clicked()
}

/// The arrows go from row to row as they go from field to field.
fn step(ui: &Ui, id: egui::Id) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    for (key, way) in [
        (Key::ArrowDown, egui::FocusDirection::Next),
        (Key::ArrowUp, egui::FocusDirection::Previous),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.memory_mut(|memory| memory.move_focus(way));
        }
    }
}

fn tick_box(ui: &Ui, look: Look, at: egui::Pos2, on: bool) {
    let theme = look.theme;
    let rect = Rect::from_center_size(at, vec2(14.0, 14.0));
    let (fill, edge) = if on {
        (theme.acc, theme.acc)
    } else {
        (theme.panel, theme.ctl)
    };
    ui.painter().rect(
        rect,
        2.0,
        ink(fill),
        Stroke::new(1.0, ink(edge)),
        StrokeKind::Inside,
    );
    if on {
        let points = [(-3.5, 0.0), (-1.0, 2.8), (3.8, -3.0)];
        let points = points.map(|(x, y)| at + vec2(x, y)).to_vec();
        let stroke = Stroke::new(1.6, ink(theme.onacc));
        ui.painter().add(egui::Shape::line(points, stroke));
    }
}
