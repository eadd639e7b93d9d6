//! A list of which one row is chosen: by the mouse, by the arrow keys, and opened by Enter or a double click.

use crate::ui::widgets::look::{self, Look, SMALL, ink};
use egui::accesskit::Role;
use egui::{Align2, EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

const ROW: f32 = 26.0;
const PAD: f32 = 8.0;

/// A column: its heading and its share of the width.
pub type Column<'a> = (&'a str, f32);

/// What was done in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The row that was opened.
    pub opened: bool,
    /// Another row was chosen.
    pub moved: bool,
}

/// Shows rows of cells under headings; `chosen` is the place of the row that is chosen. The list takes the keyboard as
/// long as nothing else has it.
pub fn show(
    ui: &mut Ui,
    look: Look,
    id: Id,
    columns: &[Column<'_>],
    rows: &[Vec<String>],
    chosen: &mut usize,
) -> Chosen {
    let mut done = Chosen::default();
    let width = ui.available_width();
    heading(ui, look, columns, width);
    let last = rows.len().saturating_sub(1);
    *chosen = (*chosen).min(last);
    let before = *chosen;
    let row_id = |place: usize| id.with(place);
    let focused = ui.memory(egui::Memory::focused);
    let here = rows
        .iter()
        .enumerate()
        .any(|(place, _)| focused == Some(row_id(place)));
    if here {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            *chosen = (*chosen + 1).min(last);
        }
        if pressed(Key::ArrowUp) {
            *chosen = chosen.saturating_sub(1);
        }
        if pressed(Key::Home) {
            *chosen = 0;
        }
        if pressed(Key::End) {
            *chosen = last;
        }
        done.opened = pressed(Key::Enter);
    }
    if focused.is_none() || (here && *chosen != before) {
        ui.memory_mut(|memory| memory.request_focus(row_id(*chosen)));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical()
        .id_salt(id)
        .max_height(ROW * 6.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (place, cells) in rows.iter().enumerate() {
                let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                let response = ui.interact(rect, row_id(place), Sense::click());
                let words = cells.join(" · ");
                let on = place == *chosen;
                response
                    .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &words));
                if response.clicked() {
                    *chosen = place;
                    response.request_focus();
                }
                done.opened |= response.double_clicked();
                if response.has_focus() {
                    let arrows = EventFilter {
                        vertical_arrows: true,
                        ..EventFilter::default()
                    };
                    ui.memory_mut(|memory| memory.set_focus_lock_filter(row_id(place), arrows));
                    if *chosen != before {
                        response.scroll_to_me(None);
                    }
                }
                let theme = look.theme;
                let fill = match (on, response.hovered()) {
                    (true, _) => theme.sel,
                    (false, true) => theme.hover,
                    (false, false) => theme.panel,
                };
                ui.painter().rect_filled(rect, 3.0, ink(fill));
                line(ui, look, rect, columns, cells, on);
                if response.has_focus() {
                    look::focus_frame(ui.painter(), rect.shrink(3.0), theme);
                }
            }
        });
    done.moved = *chosen != before;
    done
}

fn heading(ui: &mut Ui, look: Look, columns: &[Column<'_>], width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    let mut x = rect.left() + PAD;
    for (words, share) in columns {
        look::write(
            ui.painter(),
            pos2(x, rect.center().y),
            Align2::LEFT_CENTER,
            words,
            look::regular(SMALL),
            ink(look.theme.t3),
            share * width - PAD,
        );
        x += share * (width - PAD);
    }
}

fn line(ui: &Ui, look: Look, rect: Rect, columns: &[Column<'_>], cells: &[String], on: bool) {
    let theme = look.theme;
    let mut x = rect.left() + PAD;
    for ((_, share), words) in columns.iter().zip(cells) {
        look::write(
            ui.painter(),
            pos2(x, rect.center().y),
            Align2::LEFT_CENTER,
            words,
            look::regular(SMALL),
            ink(if on { theme.t1 } else { theme.t2 }),
            share * (rect.width() - PAD) - PAD,
        );
        x += share * (rect.width() - PAD);
    }
}
