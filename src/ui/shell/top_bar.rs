//! The bar under the menus: page tabs, the as-of date with its arrows, the search box.

use super::{month_slider, page_tabs};
use crate::text::{self, common_words, compare_words, shell_words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::look::{self, Look, RADIUS, bold, ink, regular};
use crate::ui::widgets::text_field::{follow_composing, select_all};
use crate::ui::widgets::{Icon, icon, icon_button};
use crate::ui::{Action, Command, Page, Stage};
use egui::accesskit::Role;
use egui::{
    Align, Align2, CursorIcon, Galley, Id, Key, KeyboardShortcut, Layout, Modifiers, Rect, Sense,
    Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of the bar in points.
pub const HEIGHT: f32 = 38.0;
const SEARCH: f32 = 208.0;
/// Between the edge of the window and what stands in the bar.
const EDGE: f32 = 12.0;
/// Between the parts of the bar.
const GAP: f32 = 10.0;
/// Width of the date, of the arrows after it, and of the sign that stands for the words before it.
const DATE: f32 = 102.0;
const ARROWS: f32 = 52.0;
const SIGN: f32 = 26.0;

/// What the bar shows in the room there is, and how close together.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    /// Points on each side of a tab's words.
    pad: f32,
    /// The weekday beside the date.
    week: bool,
    /// The words before the date; else a small sign.
    label: bool,
    /// The arrows after the date; keys do the same.
    arrows: bool,
    /// Width of the search box at rest.
    search: f32,
}

/// From the widest bar to the narrowest: what helps least goes first.
const ROOMS: [Room; 8] = {
    let wide = Room {
        pad: 14.0,
        week: true,
        label: true,
        arrows: true,
        search: SEARCH,
    };
    let near = Room {
        search: 150.0,
        ..wide
    };
    let dated = Room {
        week: false,
        ..near
    };
    let close = Room { pad: 9.0, ..dated };
    let small = Room {
        search: 96.0,
        ..close
    };
    let bare = Room {
        label: false,
        ..small
    };
    let tight = Room { pad: 5.0, ..bare };
    let least = Room {
        arrows: false,
        search: 84.0,
        ..tight
    };
    [wide, near, dated, close, small, bare, tight, least]
};

impl Room {
    /// Width of the as-of date with these words.
    fn as_of(self, label: f32, week: f32) -> f32 {
        let label = if self.label { label + 20.0 } else { SIGN };
        let week = if self.week { week + 10.0 } else { 0.0 };
        let arrows = if self.arrows { ARROWS } else { 0.0 };
        label + DATE + week + arrows
    }

    /// The widest that fits; `tabs` is the width of the tabs with so many points around their words.
    fn choose(width: f32, tabs: impl Fn(f32) -> f32, label: f32, week: f32) -> Self {
        let [.., least] = ROOMS;
        ROOMS
            .into_iter()
            .find(|room| room.needs(tabs(room.pad), label, week) <= width)
            .unwrap_or(least)
    }

    /// Width of the whole bar.
    fn needs(self, tabs: f32, label: f32, week: f32) -> f32 {
        EDGE + tabs + GAP + self.as_of(label, week) + GAP + self.search + EDGE
    }
}

/// The id of the search box, for the find command.
pub fn search_id() -> Id {
    Id::unique("search")
}

/// Shows the bar.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let full = ui.max_rect();
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let tabs = page_tabs::measured(ui, stage, look);
    let words = Words::of(ui, stage, look);
    let (label, week) = (words.label.size().x, words.week.size().x);
    let room = Room::choose(
        full.width(),
        |pad| page_tabs::width(&tabs, pad),
        label,
        week,
    );
    let right = full.right() - EDGE;
    let pill_right = right - room.search - GAP;
    let pill_left = pill_right - room.as_of(label, week);
    let begin = full.with_min_x(full.left() + EDGE);
    // Where even the least is too much, the tabs end at the date, and a menu holds the others.
    let cut = begin.with_max_x((pill_left - GAP).max(begin.left()));
    let mut tabs_ui = ui.new_child(UiBuilder::new().max_rect(begin));
    tabs_ui.shrink_clip_rect(cut);
    page_tabs::show(&tabs_ui, stage, look, tabs, cut, room.pad);
    let pill = Rect::from_min_max(
        pos2(pill_left, full.center().y - 13.0),
        pos2(pill_right, full.center().y + 13.0),
    );
    as_of(ui, stage, look, room, words, pill);
    // A search that is under way has the room it needs, over what is beside it.
    let filled = !stage.view.filter.text.is_empty();
    let sought = filled || ui.memory(|memory| memory.has_focus(search_id()));
    let width = if sought {
        room.search.max(150.0)
    } else {
        room.search
    };
    let search = Rect::from_min_max(
        pos2(right - width, full.center().y - 13.0),
        pos2(right, full.center().y + 13.0),
    );
    if width > room.search {
        let ground = search.expand2(vec2(GAP, 0.0));
        ui.painter().rect_filled(ground, 0.0, ink(look.theme.win));
    }
    search_box(ui, stage, look, search);
}

/// The words of the as-of date.
struct Words {
    label: Arc<Galley>,
    week: Arc<Galley>,
}

impl Words {
    fn of(ui: &Ui, stage: &Stage<'_>, look: Look) -> Self {
        let theme = look.theme;
        let label = look.say(common_words::AS_OF).to_owned();
        let week = text::weekday_in_full(stage.as_of.weekday(), stage.language);
        let painter = ui.painter();
        Self {
            label: painter.layout_no_wrap(label, regular(13.0), ink(theme.acc)),
            week: painter.layout_no_wrap(week, bold(13.0), ink(theme.t1)),
        }
    }
}

fn as_of(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, room: Room, words: Words, pill: Rect) {
    let theme = look.theme;
    let label = look.say(common_words::AS_OF);
    let label_width = if room.label {
        words.label.size().x + 20.0
    } else {
        SIGN
    };
    let cell = Rect::from_min_max(pill.min, pos2(pill.left() + label_width, pill.bottom()));
    let painter = ui.painter();
    painter.rect(
        pill,
        RADIUS,
        ink(theme.panel),
        Stroke::new(1.0, ink(theme.acc)),
        StrokeKind::Inside,
    );
    painter.rect_filled(
        cell.shrink(1.0),
        egui::CornerRadius {
            nw: 3,
            sw: 3,
            ne: 0,
            se: 0,
        },
        ink(theme.sel),
    );
    painter.vline(
        cell.right(),
        pill.y_range(),
        Stroke::new(1.0, ink(theme.acc)),
    );
    if room.label {
        let at = Align2::CENTER_CENTER.anchor_size(cell.center(), words.label.size());
        painter.galley(at.min, words.label, ink(theme.acc));
    } else {
        icon::draw(painter, cell.center(), Icon::Calendar, ink(theme.acc));
    }
    let week_left = cell.right() + DATE;
    if room.week {
        painter.galley(
            pos2(week_left, pill.center().y - words.week.size().y / 2.0),
            words.week,
            ink(theme.t1),
        );
    }
    let opener = ui
        .interact(cell, Id::unique("as-of label"), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    let name = look.say(compare_words::SLIDER);
    opener.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    month_slider::popup(&opener, stage, look);
    if opener.has_focus() {
        look::focus_frame(ui.painter(), cell.shrink(2.0), theme);
    }
    opener.on_hover_text(format!("{name}\n{}", look.say(shell_words::AS_OF_HINT)));
    let field = Rect::from_min_max(
        pos2(cell.right() + 6.0, pill.top() + 2.0),
        pos2(week_left, pill.bottom() - 2.0),
    );
    let picked = inside(ui, field, |ui| {
        DateField::new(
            Id::unique("as-of date"),
            label,
            stage.plan.head(),
            stage.today,
        )
        .required()
        .afloat()
        .width(field.width())
        .color(ink(theme.t1))
        .day(ui, look, Some(stage.as_of))
    });
    if let Some(Some(day)) = picked {
        stage.actions.push(Action::SetAsOf(day));
    }
    if !room.arrows {
        return;
    }
    let arrows = Rect::from_min_max(
        pos2(pill.right() - 50.0, pill.top() + 1.0),
        pos2(pill.right() - 2.0, pill.bottom() - 1.0),
    );
    inside(ui, arrows, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (icon, command) in [
            (Icon::Previous, Command::AsOfEarlier),
            (Icon::Next, Command::AsOfLater),
        ] {
            let name = look.say(command.text());
            if icon_button(ui, look, icon, name, 24.0)
                .on_hover_text(look.say(shell_words::ARROWS_HINT))
                .clicked()
            {
                let months = ui.input(|input| input.modifiers.shift);
                if months {
                    let span = jiff::Span::new().months(if icon == Icon::Next { 1 } else { -1 });
                    if let Ok(day) = stage.as_of.checked_add(span) {
                        stage.actions.push(Action::SetAsOf(day));
                    }
                } else {
                    stage.actions.command(command);
                }
            }
        }
    });
}

fn inside<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::left_to_right(Align::Center)),
    );
    add(&mut child)
}

fn search_box(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, rect: Rect) {
    let theme = look.theme;
    let id = search_id();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let edge = if focused {
        Stroke::new(2.0, ink(theme.acc))
    } else {
        Stroke::new(1.0, ink(theme.line))
    };
    ui.painter()
        .rect(rect, RADIUS, ink(theme.panel), edge, StrokeKind::Inside);
    let lens = pos2(rect.left() + 14.0, rect.center().y - 1.0);
    ui.painter()
        .circle_stroke(lens, 4.5, Stroke::new(1.3, ink(theme.t3)));
    ui.painter().line_segment(
        [lens + vec2(3.3, 3.3), lens + vec2(7.0, 7.0)],
        Stroke::new(1.3, ink(theme.t3)),
    );
    let filled = !stage.view.filter.text.is_empty();
    let keys = !filled && rect.width() > 140.0;
    let hint_width = match (filled, keys) {
        (true, _) => 24.0,
        (_, true) => 46.0,
        _ => 6.0,
    };
    let inner = Rect::from_min_max(
        pos2(rect.left() + 26.0, rect.top() + 1.0),
        pos2(rect.right() - hint_width, rect.bottom() - 1.0),
    );
    let name = look.say(shell_words::SEARCH);
    crate::ui::widgets::pasted_cell::mend(ui, id, false);
    if std::mem::take(&mut stage.view.focus_search) {
        // Before the field is drawn, so that an input method is on for the first letter.
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &stage.view.filter.text);
    }
    // While letters are being composed, Enter belongs to the input method.
    let (composed, _) = follow_composing(ui, id);
    let enter = (!composed).then_some(KeyboardShortcut::new(Modifiers::NONE, Key::Enter));
    let response = inside(ui, inner, |ui| {
        ui.add_sized(
            inner.size(),
            TextEdit::singleline(&mut stage.view.filter.text)
                .return_key(enter)
                .id(id)
                .frame(egui::Frame::NONE)
                .margin(egui::Margin::symmetric(0, 4))
                .font(regular(13.0))
                .hint_text(name),
        )
    });
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, name);
        info.current_text_value = Some(stage.view.filter.text.clone());
        info
    });
    if (response.has_focus() || response.lost_focus())
        && ui.input(|input| input.key_pressed(Key::Escape))
    {
        stage.view.filter.text.clear();
        response.surrender_focus();
    }
    if filled {
        let cross =
            Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(22.0, 22.0));
        let cleared = inside(ui, cross, |ui| {
            icon_button(
                ui,
                look,
                Icon::Close,
                look.say(shell_words::CLEAR_SEARCH),
                20.0,
            )
            .clicked()
        });
        if cleared {
            stage.view.filter.text.clear();
        }
    } else if !focused && keys {
        look::write(
            ui.painter(),
            pos2(rect.right() - 8.0, rect.center().y),
            Align2::RIGHT_CENTER,
            "Ctrl+F",
            regular(11.0),
            ink(theme.t4),
            44.0,
        );
    }
    if response.changed() {
        // Its own letters do not leave the field.
        stage.view.page = Page::Gantt;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the words and the window, nothing in the bar overlaps but where even the least is too wide, and no more
        /// is left out than must be.
        #[test]
        fn the_bar_holds_what_fits_and_no_less(
            width in 400.0f32..2_000.0, tabs in 300.0f32..520.0, label in 40.0f32..90.0, week in 30.0f32..90.0,
        ) {
            let tabs = |pad: f32| 14.0f32.mul_add(pad, tabs);
            let room = Room::choose(width, tabs, label, week);
            let at = ROOMS.iter().position(|one| *one == room).unwrap_or_default();
            if at + 1 < ROOMS.len() {
                prop_assert!(room.needs(tabs(room.pad), label, week) <= width);
            }
            for wider in &ROOMS[..at] {
                prop_assert!(wider.needs(tabs(wider.pad), label, week) > width);
            }
            for pair in ROOMS.windows(2) {
                prop_assert!(pair[1].needs(tabs(pair[1].pad), label, week) < pair[0].needs(tabs(pair[0].pad), label, week));
            }
        }
    }
}
