//! The list at the left: the files that were handed in, and the units whose parts are still missing.

use super::page::{CollectAnswer, CollectPage, Row};
use crate::edit::merge::Side;
use crate::edit::parts::Standing;
use crate::text::{date, parts_page_words as words};
use crate::ui::file_browser::cut_middle;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{self, Look, small_button};
use egui::accesskit::Role;
use egui::{Align2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a file's row.
const ROW: f32 = 44.0;
/// Height of the row of a part that is missing, and of headings.
const SHORT: f32 = 26.0;
const SIDE: f32 = 12.0;

/// Shows the list.
pub(super) fn show(ui: &mut Ui, look: Look, page: &mut CollectPage) {
    heading(
        ui,
        look,
        &words::HANDED_IN.fill(look.language, &[("n", &page.files.len())]),
        &match page.open_count() {
            0 => String::new(),
            n => words::OPEN_TALLY.fill(look.language, &[("n", &n)]),
        },
    );
    let (files, missing) = (page.rows.len(), page.collected().missing().len());
    let reveal = std::mem::take(&mut page.reveal);
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt("collect files")
        .auto_shrink(false)
        .show_viewport_following(ui, |ui, view| {
            let width = ui.available_width();
            let origin = ui.max_rect().min;
            let end = files as f32 * ROW + SHORT;
            let missing_rows = missing.max(1) as f32;
            ui.set_height(end + missing_rows * SHORT + 8.0);
            let row = |top: f32, height: f32| {
                Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height))
            };
            for at in 0..files {
                let top = at as f32 * ROW;
                let rect = row(top, ROW);
                if reveal && at == page.chosen {
                    ui.scroll_to_rect(rect, None);
                }
                if top + ROW < view.top() || top > view.bottom() {
                    continue;
                }
                if file(ui, look, page, at, rect) {
                    chosen = Some(at);
                }
            }
            let head = row(files as f32 * ROW, SHORT);
            ui.painter().rect_filled(head, 0.0, ink(look.theme.group));
            let title = words::MISSING.fill(look.language, &[("n", &missing)]);
            text(ui, head, &title, look.theme.t2);
            if missing == 0 {
                let given = &page.collected().start().head().given_out;
                let none = if given.is_empty() {
                    words::NONE_WAS_GIVEN
                } else {
                    words::ALL_BACK
                };
                text(ui, row(end, SHORT), look.say(none), look.theme.t3);
            }
            for (at, entry) in page.collected().missing().iter().enumerate() {
                let top = end + at as f32 * SHORT;
                if top + SHORT < view.top() || top > view.bottom() {
                    continue;
                }
                let rect = row(top, SHORT);
                let plan = page.collected().start();
                let unit = match plan.units().get(&entry.unit) {
                    Some(unit) => unit.name.trim(),
                    None => entry.name.trim(),
                };
                lacking(ui, look, rect, unit, entry);
            }
        });
    if let Some(at) = chosen {
        page.choose(at);
    }
}

fn heading(ui: &mut Ui, look: Look, name: &str, tally: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ink(look.theme.sunk));
    line(ui, look, rect);
    text(ui, rect, name, look.theme.t2);
    let right = rect.right_center() - vec2(SIDE, 0.0);
    let (font, color) = (look::regular(SMALL), ink(look.theme.t2));
    look::write(
        ui.painter(),
        right,
        Align2::RIGHT_CENTER,
        tally,
        font,
        color,
        120.0,
    );
}

fn line(ui: &Ui, look: Look, rect: Rect) {
    let hair = Stroke::new(1.0, ink(look.theme.hair));
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, hair);
}

fn text(ui: &Ui, rect: Rect, words: &str, color: crate::chart::Color) {
    let at = rect.left_center() + vec2(SIDE, 0.0);
    let font = look::regular(SMALL);
    let room = rect.width() - 2.0 * SIDE;
    look::write(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        words,
        font,
        ink(color),
        room,
    );
    said(ui, rect, words);
}

/// What is written at a place, for who cannot see it.
pub(super) fn said(ui: &Ui, rect: Rect, words: &str) {
    let id = ui.scope_id().with(("said", words));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// What stands at the right of a row: above, and below it.
fn state(look: Look, row: &Row) -> (String, bool, String) {
    let changes = match row.changes {
        0 => look.say(words::NO_CHANGES).to_owned(),
        n => words::CHANGES.fill(look.language, &[("n", &n)]),
    };
    match row.standing {
        None => (look.say(words::UNREADABLE).to_owned(), true, String::new()),
        Some(Standing::Twice) => (
            look.say(words::NOTHING_NEW).to_owned(),
            false,
            String::new(),
        ),
        Some(standing) if standing.is_refused() => {
            (look.say(words::NOT_TAKEN).to_owned(), true, String::new())
        }
        Some(_) if row.open > 0 => {
            let open = words::CONFLICTS_OPEN.fill(look.language, &[("n", &row.open)]);
            (open, true, changes)
        }
        Some(_) if row.conflicts > 0 => {
            let n = row.conflicts;
            let decided = words::CONFLICTS_DECIDED.fill(look.language, &[("n", &n)]);
            (decided, false, changes)
        }
        Some(_) => (String::new(), false, changes),
    }
}

/// The row of a file; whether it was clicked.
fn file(ui: &mut Ui, look: Look, page: &CollectPage, at: usize, rect: Rect) -> bool {
    let theme = look.theme;
    let Some(row) = page.rows.get(at) else {
        return false;
    };
    let id = ui.scope_id().with(("collect file", at));
    let response = ui.interact(rect, id, Sense::click());
    let on = at == page.chosen;
    let painter = ui.painter().clone();
    if on {
        painter.rect_filled(rect, 0.0, ink(theme.sel));
        let edge = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
        painter.rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, ink(theme.hover));
    }
    line(ui, look, rect);
    let (word, strong, below) = state(look, row);
    let upper = pos2(rect.right() - SIDE, rect.top() + 14.0);
    let lower = pos2(rect.right() - SIDE, rect.top() + 31.0);
    let end = if word.is_empty() {
        Rect::from_min_max(upper, upper)
    } else if strong {
        badge(ui, look, &word, upper)
    } else {
        let (font, color) = (look::regular(SMALL), ink(theme.t2));
        look::write(
            &painter,
            upper,
            Align2::RIGHT_CENTER,
            &word,
            font,
            color,
            110.0,
        )
    };
    let (small, t3) = (look::regular(SMALL), ink(theme.t3));
    let right = Align2::RIGHT_CENTER;
    let brings = look::write(&painter, lower, right, &below, small.clone(), t3, 110.0);
    let unit = if row.unit.is_empty() {
        look.say(words::UNKNOWN_UNIT)
    } else {
        &row.unit
    };
    let font = if on {
        look::bold(BODY)
    } else {
        look::regular(BODY)
    };
    let left = rect.left() + SIDE;
    let name = pos2(left, rect.top() + 14.0);
    let color = ink(if row.unit.is_empty() {
        theme.t3
    } else {
        theme.t1
    });
    let room = end.left() - left - 8.0;
    look::write(&painter, name, Align2::LEFT_CENTER, unit, font, color, room);
    let given = row.given.map(date).unwrap_or_default();
    let mut x = left;
    if !given.is_empty() {
        let place = pos2(x, rect.top() + 31.0);
        let t2 = ink(theme.t2);
        let shown = look::write(
            &painter,
            place,
            Align2::LEFT_CENTER,
            &given,
            small.clone(),
            t2,
            80.0,
        );
        x = shown.right() + 8.0;
    }
    let room = brings.left() - x - 8.0;
    let cut = cut_middle(ui, &row.name, &small, room);
    let place = pos2(x, rect.top() + 31.0);
    look::write(
        &painter,
        place,
        Align2::LEFT_CENTER,
        &cut,
        small,
        t3,
        room + 2.0,
    );
    if response.has_focus() {
        look::focus_frame(&painter, rect.shrink(3.0), theme);
    }
    let says = page.says(at, look.language);
    let said = words::PART_ROW.fill(
        look.language,
        &[
            ("unit", &unit),
            ("file", &row.name),
            ("says", &format!("{says} {word} {below}").trim()),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &said));
    let hover = format!("{}\n{says}", row.name);
    response.on_hover_text(hover).clicked()
}

/// Words in a frame of note colours, their right end at a place.
fn badge(ui: &Ui, look: Look, words: &str, right: egui::Pos2) -> Rect {
    let theme = look.theme;
    let (font, color) = (look::regular(SMALL), ink(theme.note_text));
    let galley = look::elided(ui.painter(), words, font, color, 110.0);
    let rect = Align2::RIGHT_CENTER.anchor_size(right, galley.size() + vec2(12.0, 3.0));
    let edge = Stroke::new(1.0, ink(theme.note_edge));
    ui.painter()
        .rect(rect, 3.0, ink(theme.note_bg), edge, StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, color);
    rect
}

/// The row of a part that has not come back.
fn lacking(ui: &Ui, look: Look, rect: Rect, unit: &str, entry: &crate::plan::GivenOut) {
    let theme = look.theme;
    line(ui, look, rect);
    let (font, t2) = (look::regular(SMALL), ink(theme.t2));
    let tasks = words::MISSING_TASKS.fill(look.language, &[("tasks", &entry.tasks)]);
    let right = rect.right_center() - vec2(SIDE, 0.0);
    let painter = ui.painter();
    let tasks = look::write(
        painter,
        right,
        Align2::RIGHT_CENTER,
        &tasks,
        font.clone(),
        t2,
        70.0,
    );
    let at = pos2(rect.right() - SIDE - 66.0, rect.center().y);
    let at = pos2(at.x.min(tasks.left() - 8.0), at.y);
    let given = date(entry.date);
    let given = look::write(
        painter,
        at,
        Align2::RIGHT_CENTER,
        &given,
        font.clone(),
        t2,
        80.0,
    );
    let left = rect.left_center() + vec2(SIDE, 0.0);
    let room = given.left() - left.x - 8.0;
    let name = cut_middle(ui, unit, &font, room);
    look::write(
        painter,
        left,
        Align2::LEFT_CENTER,
        &name,
        font,
        ink(theme.t1),
        room + 2.0,
    );
    let id = ui.scope_id().with(("collect missing", &entry.id));
    let response = ui.interact(rect, id, Sense::hover());
    let said = words::MISSING_ROW.fill(
        look.language,
        &[
            ("unit", &unit),
            ("date", &date(entry.date)),
            ("tasks", &entry.tasks),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(said);
}

/// What decides every conflict of every part at once; only where more than those of the part shown wait.
pub(super) fn everywhere(
    ui: &mut Ui,
    look: Look,
    all: usize,
    here: usize,
    answer: &mut CollectAnswer,
) {
    if all == here {
        return;
    }
    let top = ui.cursor().top() + 0.5;
    let hair = Stroke::new(1.0, ink(look.theme.hair));
    ui.painter().hline(ui.max_rect().x_range(), top, hair);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(SIDE);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let caption = words::REST_OF_ALL.fill(look.language, &[("n", &all)]);
            widgets::note(ui, look, &caption);
            for (phrase, side) in [
                (words::ALL_UNIT, Side::Theirs),
                (words::ALL_PLAN, Side::Ours),
            ] {
                if small_button(ui, look, look.say(phrase)).clicked() {
                    *answer = CollectAnswer::Everywhere(side);
                }
            }
        });
    });
    ui.add_space(8.0);
}
