//! The outline at the left: sections in order, to be added, renamed, moved by drag or keys, and taken away.

use super::{ground, look, sections};
use crate::assess::Status;
use crate::exchange::report::{Part, Wrong, part_of, wrong_fields};
use crate::plan::{DisclosureSection, Id};
use crate::text::{Phrase, disclosure_words as words};
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self as looks, ink};
use crate::ui::widgets::{Icon, TextField, icon_button, link};
use crate::ui::{Stage, read_only};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Layout, Popup, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

const ROW: f32 = 28.0;

/// Draws the outline.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let theme = look.theme;
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, ink(theme.panel));
    let plan = stage.plan;
    let all = &plan.head().disclosure;
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), 32.0));
    ui.painter().rect_filled(head, 0.0, ink(theme.sunk));
    ui.painter().hline(
        rect.x_range(),
        head.bottom(),
        Stroke::new(1.0, ink(theme.line)),
    );
    looks::write(
        ui.painter(),
        head.left_center() + vec2(14.0, 0.0),
        Align2::LEFT_CENTER,
        &words::OUTLINE_COUNT.fill(stage.language, &[("count", &all.len())]),
        looks::regular(12.0),
        ink(theme.t3),
        rect.width() * 0.6,
    );
    let mut corner = ui.new_child(
        UiBuilder::new()
            .max_rect(head.shrink2(vec2(12.0, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    let new = |ui: &mut Ui| link(ui, look, look.say(words::ADD_SECTION));
    if read_only::changes(&mut corner, new).clicked() {
        let after = stage.view.disclosure.section.clone();
        sections::add(stage, after.as_ref(), look.say(words::NEW_HEADING));
    }
    let wrong = wrong_fields(&ground(stage), all);
    let rest = Rect::from_min_max(pos2(rect.left(), head.bottom() + 1.0), rect.max);
    let mut body = ui.new_child(UiBuilder::new().max_rect(rest));
    ScrollArea::vertical()
        .id_salt("outline rows")
        .auto_shrink(false)
        .show_following(&mut body, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for section in all {
                row(ui, stage, section, &wrong);
            }
            foot(ui, stage, &wrong);
        });
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, section: &DisclosureSection, wrong: &[Wrong]) {
    let look = look(stage);
    let theme = look.theme;
    let open = stage.view.disclosure.section.as_ref() == Some(&section.id);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = egui::Id::unique(("outline row", section.id.as_str()));
    let movable = stage.view.read_only.is_none();
    let sense = if movable {
        Sense::click_and_drag()
    } else {
        Sense::click()
    };
    let response = ui.interact(rect, id, sense);
    let painter = ui.painter();
    if open {
        painter.rect_filled(rect, 0.0, ink(theme.sel));
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, ink(theme.hover));
    }
    painter.hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, ink(theme.hair)),
    );
    let sub = part_of(&section.heading) == Part::Subsection;
    let left = rect.left() + if sub { 34.0 } else { 14.0 };
    if stage.view.disclosure.rename.as_ref() == Some(&section.id) {
        rename(ui, stage, section, rect.with_min_x(left - 6.0));
        return;
    }
    let faulty = wrong.iter().any(|one| one.section == section.id);
    let tools =
        open && (response.hovered() || response.has_focus() || ui.rect_contains_pointer(rect));
    let right = if tools {
        rect.right() - 84.0
    } else {
        let count = section.text.chars().filter(|c| !c.is_whitespace()).count();
        let words = if count == 0 {
            "–".to_owned()
        } else {
            count.to_string()
        };
        looks::write(
            painter,
            rect.right_center() - vec2(12.0, 0.0),
            Align2::RIGHT_CENTER,
            &words,
            looks::regular(12.0),
            ink(theme.t4),
            60.0,
        )
        .left()
    };
    if faulty {
        status_glyph(
            ui,
            pos2(right - 12.0, rect.center().y),
            look,
            Status::Behind,
        );
    }
    let heading = if section.heading.trim().is_empty() {
        look.say(words::NO_HEADING)
    } else {
        section.heading.trim()
    };
    let font = if sub && !open {
        looks::regular(13.0)
    } else {
        looks::bold(13.0)
    };
    looks::write(
        ui.painter(),
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        heading,
        font,
        ink(theme.t1),
        right - left - if faulty { 22.0 } else { 6.0 },
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, open, heading));
    if response.has_focus() {
        looks::focus_frame(ui.painter(), rect.shrink(4.0), theme);
    }
    if tools {
        read_only::changes(ui, |ui| row_tools(ui, stage, section, rect));
    }
    if response.double_clicked() {
        begin_rename(stage, &section.id);
    } else if response.clicked() {
        let view = &mut stage.view.disclosure;
        view.section = Some(section.id.clone());
        view.focus_text = true;
        view.reveal = true;
    }
    if movable {
        response.dnd_set_drag_payload(section.id.clone());
    }
    if let Some(dragged) = response.dnd_hover_payload::<Id>()
        && *dragged != section.id
    {
        ui.painter()
            .hline(rect.x_range(), rect.top(), Stroke::new(2.0, ink(theme.acc)));
    }
    if let Some(dragged) = response.dnd_release_payload::<Id>() {
        sections::drop_on(stage, &dragged, &section.id);
    }
    menu(stage, &response, section);
}

fn begin_rename(stage: &mut Stage<'_>, id: &Id) {
    if stage.refuses() {
        return;
    }
    let view = &mut stage.view.disclosure;
    view.section = Some(id.clone());
    view.rename = Some(id.clone());
    view.focus_heading = true;
}

fn rename(ui: &mut Ui, stage: &mut Stage<'_>, section: &DisclosureSection, rect: Rect) {
    let look = look(stage);
    let id = egui::Id::unique(("outline heading", section.id.as_str()));
    let mut field = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(4.0, 2.0))));
    let heard = TextField::new(id, look.say(words::HEADING), &section.heading)
        .framed()
        .font(13.0, false)
        .show(&mut field, look);
    let focused = heard.focused;
    sections::hear(stage, &section.id, true, heard);
    let view = &mut stage.view.disclosure;
    if std::mem::take(&mut view.focus_heading) {
        ui.memory_mut(|memory| memory.request_focus(id));
    } else if !focused {
        view.rename = None;
    }
}

fn row_tools(ui: &mut Ui, stage: &mut Stage<'_>, section: &DisclosureSection, rect: Rect) {
    let look = look(stage);
    let area = Rect::from_min_max(
        pos2(rect.right() - 80.0, rect.top()),
        pos2(rect.right() - 6.0, rect.bottom()),
    );
    let mut tools = ui.new_child(
        UiBuilder::new()
            .id_salt(("outline tools", section.id.as_str()))
            .max_rect(area)
            .layout(Layout::right_to_left(Align::Center)),
    );
    tools.spacing_mut().item_spacing.x = 2.0;
    if icon_button(&mut tools, look, Icon::Close, look.say(words::DELETE), 22.0).clicked() {
        sections::delete(stage, &section.id);
    }
    if icon_button(
        &mut tools,
        look,
        Icon::Down,
        look.say(words::MOVE_DOWN),
        22.0,
    )
    .clicked()
    {
        sections::shift(stage, &section.id, true);
    }
    if icon_button(&mut tools, look, Icon::Up, look.say(words::MOVE_UP), 22.0).clicked() {
        sections::shift(stage, &section.id, false);
    }
}

fn menu(stage: &mut Stage<'_>, response: &egui::Response, section: &DisclosureSection) {
    let look = look(stage);
    let line = |ui: &mut Ui, words: Phrase| {
        read_only::enabled(ui, |ui| ui.button(look.say(words))).clicked()
    };
    Popup::context_menu(response).show(|ui| {
        if line(ui, words::RENAME) {
            begin_rename(stage, &section.id);
            ui.close();
        }
        if line(ui, words::ADD_BELOW) {
            sections::add(stage, Some(&section.id), look.say(words::NEW_HEADING));
            ui.close();
        }
        if line(ui, words::MOVE_UP) {
            sections::shift(stage, &section.id, false);
            ui.close();
        }
        if line(ui, words::MOVE_DOWN) {
            sections::shift(stage, &section.id, true);
            ui.close();
        }
        if line(ui, words::DELETE) {
            sections::delete(stage, &section.id);
            ui.close();
        }
    });
}

fn foot(ui: &mut Ui, stage: &mut Stage<'_>, wrong: &[Wrong]) {
    let look = look(stage);
    let theme = look.theme;
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(
                egui::RichText::new(look.say(words::OUTLINE_HINT))
                    .size(12.0)
                    .color(ink(theme.t3)),
            );
            let Some(first) = wrong.first() else { return };
            ui.add_space(8.0);
            egui::Frame::NONE
                .fill(ink(theme.note_bg))
                .stroke(Stroke::new(1.0, ink(theme.note_edge)))
                .corner_radius(3.0)
                .inner_margin(egui::Margin::symmetric(9, 6))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.label(
                        egui::RichText::new(first.sentence(stage.language))
                            .size(12.0)
                            .color(ink(theme.note_text)),
                    );
                    if link(ui, look, look.say(words::GO_THERE)).clicked() {
                        let view = &mut stage.view.disclosure;
                        view.section = Some(first.section.clone());
                        view.focus_text = true;
                        view.reveal = true;
                    }
                });
        });
}
