//! The task table: its header and its rows, cut to the widths of the columns.

use super::{Look, RowState, Shown, ground, measure, placed, table_totals};
use crate::assess::{Status, share_of};
use crate::chart::glyph::{self, Icon, icon_in};
use crate::chart::rows::{Column, Row, Sorting, due_in_force};
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Scene, Stroke, metrics};
use crate::plan::{Id, Task};
use crate::text::{Language, bounds, date, gantt_words, reported, share};

/// From the left edge of a column to its words.
pub const INSET: f64 = size::GAP_2;
const SMALL: f64 = size::font::SMALL;
const BODY: f64 = size::font::BODY;

/// A column and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Which.
    pub column: Column,
    /// Left edge in points.
    pub x: f64,
    /// Width in points.
    pub width: f64,
}

/// Where columns stand side by side.
pub fn places(columns: &[(Column, f32)]) -> Vec<Place> {
    let mut x = 0.0;
    columns
        .iter()
        .map(|&(column, width)| {
            let place = Place {
                column,
                x,
                width: f64::from(width),
            };
            x += place.width;
            place
        })
        .collect()
}

/// The width of all columns.
pub fn width(columns: &[(Column, f32)]) -> f64 {
    columns.iter().map(|(_, width)| f64::from(*width)).sum()
}

/// A cell's words.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) color: Color,
    pub(super) size: f64,
    pub(super) bold: bool,
}

/// How wide a column must be to say every status in full, in points.
pub fn status_width(language: Language) -> f64 {
    let longest = Status::ALL
        .into_iter()
        .map(|status| metrics::width(status.short().of(language), SMALL, false))
        .fold(0.0, f64::max);
    // Inset, sign and the room kept at the end.
    (longest + INSET + 2.0 + 15.0 + 1.0).ceil()
}

/// The header of the table, as high as the time header; `hot` is the column under the pointer.
pub fn header(look: &Look<'_>, columns: &[Place], sorting: Sorting, hot: Option<Column>) -> Scene {
    let width = columns.last().map_or(0.0, |last| last.x + last.width);
    let theme = look.theme;
    let height = size::TIME_HEADER;
    let mut scene = Scene::new(width, height);
    scene.fill(Rect::new(0.0, 0.0, width, height), theme.sunk);
    for (place, column) in columns.iter().enumerate() {
        if hot == Some(column.column) {
            let rect = Rect::new(column.x, 0.0, column.width, height);
            scene.fill(rect, theme.hover);
        }
        let sorted = sorting.filter(|(by, _)| *by == column.column);
        let word = column.column.word().of(look.language);
        let right = column.column == Column::Number;
        let room = column.width
            - if right { 0.0 } else { INSET + 2.0 }
            // In the column of numbers the arrow stands under the word.
            - if sorted.is_some() && !right { 14.0 } else { 0.0 };
        let word = metrics::cut(word, SMALL, false, room);
        let end = if right {
            let x = column.x + column.width;
            scene.text(
                Point::new(x, height / 2.0),
                &*word,
                SMALL,
                theme.t3,
                Align::Right,
            );
            // The number column is too narrow for words and arrow side by side.
            column.x + column.width - 13.0
        } else {
            let x = column.x + INSET;
            scene.text(
                Point::new(x, height / 2.0),
                &*word,
                SMALL,
                theme.t3,
                Align::Left,
            );
            x + metrics::width(&word, SMALL, false) + 9.0
        };
        if let Some((_, down)) = sorted {
            let icon = if down {
                Icon::ChevronDown
            } else {
                Icon::ChevronUp
            };
            let y = if right {
                height / 2.0 + 13.0
            } else {
                height / 2.0
            };
            icon_in(&mut scene, Point::new(end, y), icon, theme.t2, 11.0);
        }
        let bare = right || column.column == Column::Title && place <= 1;
        if place > 0 && !bare {
            let x = ground::snapped(column.x);
            scene.line(
                Point::new(x, height / 2.0 - 10.0),
                Point::new(x, height / 2.0 + 10.0),
                Stroke::solid(size::LINE, theme.line),
            );
        }
    }
    scene.line(
        Point::new(0.0, height - 0.5),
        Point::new(width, height - 0.5),
        Stroke::solid(size::LINE, theme.line),
    );
    scene
}

/// The rows of the table over a width.
pub fn rows(
    look: &Look<'_>,
    shown: &Shown<'_>,
    columns: &[Place],
    unfolded: impl Fn(&Id) -> bool,
    states: impl Fn(&Id) -> RowState,
) -> Scene {
    let width = columns.last().map_or(0.0, |last| last.x + last.width);
    let mut scene = Scene::new(width, shown.height);
    ground::rows(&mut scene, look, shown, width, &states);
    for (row, top) in placed(shown, look.row_height) {
        let middle = look.middle(top);
        match row {
            Row::Group(group) => table_totals::group_row(&mut scene, look, group, middle, width),
            Row::ClosedOut(folded) => {
                table_totals::folded_row(&mut scene, look, folded, middle, columns, width);
            }
            Row::Measure(id, place) => {
                if let Some(task) = look.task(id) {
                    measure_row(&mut scene, look, task, *place, middle, columns);
                }
            }
            Row::Task(id) => {
                if let Some(task) = look.task(id) {
                    let state = states(id);
                    if state.selected {
                        let edge = Rect::new(0.0, top, size::SELECTED_EDGE, look.row_height);
                        scene.fill(edge, look.theme.acc);
                    }
                    task_row(&mut scene, look, task, middle, columns, state, unfolded(id));
                }
            }
        }
    }
    scene
}

pub(super) fn put(scene: &mut Scene, x: f64, middle: f64, room: f64, words: &Words) {
    let text = metrics::cut(&words.text, words.size, words.bold, room).into_owned();
    let at = Point::new(x, middle);
    if words.bold {
        scene.bold(at, text, words.size, words.color, Align::Left);
    } else {
        scene.text(at, text, words.size, words.color, Align::Left);
    }
}

fn task_row(
    scene: &mut Scene,
    look: &Look<'_>,
    task: &Task,
    middle: f64,
    columns: &[Place],
    row: RowState,
    unfolded: bool,
) {
    let theme = look.theme;
    let state = look.state(&task.id);
    let status = state.map(|state| state.status);
    let receding = status == Some(Status::ClosedOut);
    let plain = |text: String| Words {
        text,
        color: if receding { theme.t3 } else { theme.t2 },
        size: SMALL,
        bold: false,
    };
    if !task.measures.is_empty() && (row.hovered || row.selected || unfolded) {
        let icon = if unfolded {
            Icon::ChevronDown
        } else {
            Icon::ChevronRight
        };
        icon_in(scene, Point::new(UNFOLD_X, middle), icon, theme.t3, 10.0);
    }
    for place in columns {
        let x = place.x + INSET;
        let room = place.width - INSET - 2.0;
        match place.column {
            Column::Number => {
                let number = metrics::cut(&task.number, SMALL, false, place.width - 4.0);
                let at = Point::new(place.x + place.width, middle);
                scene.text(at, number.into_owned(), SMALL, theme.t4, Align::Right);
            }
            Column::Title => {
                let untitled = task.title.is_empty();
                let text = if untitled {
                    gantt_words::UNTITLED.of(look.language).to_owned()
                } else {
                    task.title.clone()
                };
                let color = match (untitled, receding && !row.selected) {
                    (true, _) => theme.t4,
                    (false, true) => theme.t3,
                    (false, false) => theme.t1,
                };
                let words = Words {
                    text,
                    color,
                    size: BODY,
                    bold: row.selected,
                };
                put(scene, x, middle, room - 4.0, &words);
            }
            Column::LeadUnit => put(
                scene,
                x,
                middle,
                room,
                &plain(or_dash(&bounds::name(
                    look.plan.unit_word(task.lead_unit.as_ref()),
                ))),
            ),
            Column::Due => due_cell(scene, look, task, x, middle, room, receding),
            Column::Status => {
                if let Some(status) = status {
                    glyph::status(scene, Point::new(x + 6.0, middle), status, theme);
                    let words = Words {
                        text: status.short().of(look.language).to_owned(),
                        color: theme.status(status).word,
                        size: SMALL,
                        bold: false,
                    };
                    put(scene, x + 17.0, middle, room - 15.0, &words);
                }
            }
            Column::Light => {
                if let Some(light) = state.map(|state| state.light) {
                    let sign = light.light.like();
                    glyph::status(scene, Point::new(x + 6.0, middle), sign, theme);
                    let words = Words {
                        text: light.words(look.language),
                        color: theme.status(sign).word,
                        size: SMALL,
                        bold: false,
                    };
                    put(scene, x + 17.0, middle, room - 15.0, &words);
                }
            }
            Column::Percent => {
                let text = state.map_or_else(
                    || "–".into(),
                    |state| reported(state.percent, look.language),
                );
                let text = metrics::cut(&text, SMALL, false, place.width - 10.0).into_owned();
                let at = Point::new(place.x + place.width - 8.0, middle);
                scene.text(at, text, SMALL, theme.t2, Align::Right);
            }
            Column::Responsible => put(
                scene,
                x,
                middle,
                room,
                &plain(or_dash(&bounds::listed(
                    &look.plan.unit_words(&task.responsible_units),
                    Language::Zh,
                ))),
            ),
            Column::List => {
                let list = task.list.as_ref().and_then(|id| look.plan.lists().get(id));
                let name = list.map_or("–", |list| list.short_title());
                put(
                    scene,
                    x,
                    middle,
                    room,
                    &plain(bounds::name(name).into_owned()),
                );
            }
            Column::Category => {
                let word = crate::wording::category_word(task.category).of(look.language);
                put(scene, x, middle, room, &plain(word.to_owned()));
            }
            Column::Start => {
                let text = task.first_day().map_or("–".into(), date);
                put(scene, x, middle, room, &plain(text));
            }
        }
    }
}

/// x of the sign that unfolds a task's measures.
pub const UNFOLD_X: f64 = 8.5;

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–" } else { text }.to_owned()
}

/// The deadline, red when overdue, with the signs of a moved deadline and of a task without end.
fn due_cell(
    scene: &mut Scene,
    look: &Look<'_>,
    task: &Task,
    x: f64,
    middle: f64,
    room: f64,
    receding: bool,
) {
    let theme = look.theme;
    let state = look.state(&task.id);
    let overdue = state.is_some_and(|state| state.status == Status::Overdue);
    let color = match (overdue, receding) {
        (true, _) => theme.status(Status::Overdue).word,
        (false, true) => theme.t3,
        (false, false) => theme.t2,
    };
    let text = match due_in_force(task, state) {
        Some(day) => date(day),
        None if !task.due.wording.is_empty() => task.due.wording.clone(),
        None if task.continuing => gantt_words::ONGOING.of(look.language).to_owned(),
        None => "–".to_owned(),
    };
    let width = metrics::width(&text, SMALL, false);
    let words = Words {
        text,
        color,
        size: SMALL,
        bold: false,
    };
    put(scene, x, middle, room, &words);
    let mark = Point::new(x + width + 6.0, middle);
    if mark.x > x + room {
        return;
    }
    let moved = state.is_some_and(|state| state.moved_from.is_some());
    if moved {
        flag(scene, mark, theme.t3);
    } else if task.continuing && due_in_force(task, state).is_some() {
        let fill = state.map_or(theme.t3, |state| theme.status(state.status).word);
        icon_in(scene, mark, Icon::ChevronRight, fill, 11.0);
    }
}

/// A small flag: the deadline was moved.
fn flag(scene: &mut Scene, at: Point, color: Color) {
    let x = at.x - 2.0;
    scene.line(
        Point::new(x, at.y - 4.5),
        Point::new(x, at.y + 4.5),
        Stroke::solid(1.2, color),
    );
    scene.add(crate::chart::Shape::Path {
        points: vec![
            Point::new(x, at.y - 4.5),
            Point::new(x + 5.0, at.y - 2.2),
            Point::new(x, at.y),
        ],
        closed: false,
        fill: None,
        stroke: Some(Stroke::solid(1.1, color)),
    });
}

fn measure_row(
    scene: &mut Scene,
    look: &Look<'_>,
    task: &Task,
    place: usize,
    middle: f64,
    columns: &[Place],
) {
    let Some(found) = task.measures.get(place) else {
        return;
    };
    let theme = look.theme;
    let words = |text: String, color: Color| Words {
        text,
        color,
        size: SMALL,
        bold: false,
    };
    let stand = measure::stand(look, found);
    let late = theme.status(Status::Overdue).word;
    for column in columns {
        let x = column.x + INSET;
        let room = column.width - INSET - 2.0;
        match column.column {
            Column::Title => {
                let indent = 14.0;
                let text = gantt_words::MEASURE_ROW.fill(
                    look.language,
                    &[("place", &(place + 1)), ("text", &or_dash(&found.text))],
                );
                put(
                    scene,
                    x + indent,
                    middle,
                    room - indent,
                    &words(text, theme.t2),
                );
            }
            Column::LeadUnit | Column::Responsible => {
                put(
                    scene,
                    x,
                    middle,
                    room,
                    &words(
                        look.plan.unit_word(found.unit.as_ref()).to_owned(),
                        theme.t3,
                    ),
                );
            }
            Column::Due => {
                let color = if stand == measure::Stand::Missed {
                    late
                } else {
                    theme.t3
                };
                let text = found.due.map_or("–".into(), date);
                put(scene, x, middle, room, &words(text, color));
            }
            Column::Start => {
                let text = found.start.map_or("–".into(), date);
                put(scene, x, middle, room, &words(text, theme.t3));
            }
            Column::Status => {
                let (phrase, color) = match stand {
                    measure::Stand::Done => (gantt_words::STAND_DONE, theme.t3),
                    measure::Stand::Pending => (gantt_words::STAND_PENDING, theme.t3),
                    measure::Stand::Missed => (gantt_words::STAND_MISSED, late),
                };
                let text = phrase.of(look.language).to_owned();
                put(scene, x + 17.0, middle, room - 15.0, &words(text, color));
            }
            Column::Percent => {
                let at = Point::new(column.x + column.width - 8.0, middle);
                let part = share(share_of(&task.measures, place), look.language);
                let text = gantt_words::SHARE.fill(look.language, &[("share", &part)]);
                scene.text(at, text, SMALL, theme.t4, Align::Right);
            }
            Column::Number | Column::List | Column::Category | Column::Light => {}
        }
    }
}
