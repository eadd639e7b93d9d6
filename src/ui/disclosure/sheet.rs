//! The sheet in the middle: the public text as it will be printed; the section in hand has its raw text above it.

use super::filled::{self, TEXT, TEXT_LINE};
use super::{ground, look, open_section, sections};
use crate::exchange::report::{Field, Part, day_in_words, part_of, title};
use crate::plan::DisclosureSection;
use crate::text::{disclosure_words as words, paper_words};
use crate::ui::Stage;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self as looks, ink};
use crate::ui::widgets::{TextField, link};
use egui::accesskit::Role;
use egui::{
    Align2, CursorIcon, Frame, Id, Margin, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

/// Width of the sheet and of its side margins, where there is room.
const SHEET: f32 = 680.0;
const SIDE: f32 = 62.0;
/// A sheet is at least as high as half a page.
const LEAST: f32 = 720.0;

/// The id of the text field of a section.
pub(super) fn text_id(section: &crate::plan::Id) -> Id {
    Id::unique(("disclosure text", section.as_str()))
}

/// Draws a white sheet in the middle of the desk and what stands on it.
pub(super) fn sheet(ui: &mut Ui, stage: &mut Stage<'_>, add: impl FnOnce(&mut Ui, &mut Stage<'_>)) {
    let theme = stage.theme;
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, ink(theme.win));
    ScrollArea::vertical()
        .id_salt("sheet")
        .auto_shrink(false)
        .show_following(ui, |ui| {
            let width = SHEET.min(all.width() - 28.0);
            let side = if width < SHEET - 40.0 { 36.0 } else { SIDE };
            ui.add_space(16.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.add_space(((all.width() - width) / 2.0).max(0.0));
                Frame::NONE
                    .fill(ink(theme.panel))
                    .stroke(Stroke::new(1.0, ink(theme.line)))
                    .inner_margin(Margin::symmetric(side as i8, 40))
                    .show(ui, |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                            ui.set_width((width - 2.0 * side - 2.0).max(24.0));
                            ui.set_min_height(LEAST);
                            add(ui, stage);
                        });
                    });
            });
            ui.add_space(24.0);
        });
}

/// A line of the title.
pub(super) fn title_line(ui: &mut Ui, stage: &Stage<'_>, text: &str) {
    let galley = ui.painter().layout(
        text.to_owned(),
        looks::bold(19.0),
        ink(stage.theme.t1),
        ui.available_width(),
    );
    centred(ui, galley, 30.0, text, ink(stage.theme.t1));
}

/// A quiet line in the middle.
pub(super) fn subtitle_line(ui: &mut Ui, stage: &Stage<'_>, text: &str) {
    let galley = ui.painter().layout(
        text.to_owned(),
        looks::regular(12.0),
        ink(stage.theme.t3),
        ui.available_width(),
    );
    centred(ui, galley, 26.0, text, ink(stage.theme.t3));
}

fn centred(
    ui: &mut Ui,
    galley: std::sync::Arc<egui::Galley>,
    least: f32,
    text: &str,
    color: egui::Color32,
) {
    let height = galley.size().y.max(least);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// Draws the public text.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    sheet(ui, stage, |ui, stage| {
        let ground = ground(stage);
        let sections = stage.plan.head().disclosure.clone();
        for line in title(&ground, &sections) {
            title_line(ui, stage, &line);
        }
        let phrase = if stage.assessment.index().holds_sample() {
            paper_words::SUBTITLE_SAMPLE
        } else {
            paper_words::SUBTITLE
        };
        let day = day_in_words(stage.as_of, ground.language);
        let subtitle = phrase.fill(ground.language, &[("date", &day)]);
        subtitle_line(ui, stage, &subtitle);
        ui.add_space(6.0);
        for section in &sections {
            one(ui, stage, section);
        }
        caret(ui, stage);
    });
}

fn one(ui: &mut Ui, stage: &mut Stage<'_>, section: &DisclosureSection) {
    let open = stage.view.disclosure.section.as_ref() == Some(&section.id);
    let part = part_of(&section.heading);
    if open {
        editor(ui, stage, section);
    }
    let ground = ground(stage);
    let heading = section.heading.trim();
    let run_in = match heading.chars().last() {
        Some('。' | '.' | '：' | ':') => heading.to_owned(),
        _ if heading.is_ascii() => format!("{heading}. "),
        _ => format!("{heading}。"),
    };
    let shown = match part {
        // The title stands at the head of the sheet already.
        Part::Title => return,
        Part::Lead | Part::Signature => None,
        Part::Section => Some((heading, false)),
        Part::Subsection => Some((run_in.as_str(), true)),
    };
    let width = ui.available_width();
    let mut laid = filled::lay(stage, &ground, shown, &section.text, width);
    if part == Part::Signature {
        laid.job.halign = egui::Align::RIGHT;
    }
    let galley = ui.painter().layout_job(laid.job.clone());
    let height = galley.size().y.max(TEXT_LINE);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let wide = rect.expand2(vec2(14.0, 0.0));
    if open {
        ui.painter().rect_filled(wide, 0.0, ink(stage.theme.hover));
        let edge = Rect::from_min_size(wide.min, vec2(3.0, wide.height()));
        ui.painter().rect_filled(edge, 0.0, ink(stage.theme.acc));
    } else if response.hovered() {
        ui.painter().rect_filled(wide, 2.0, ink(stage.theme.sunk));
    }
    let corner = if part == Part::Signature {
        rect.right_top() - vec2(28.0, 0.0)
    } else {
        rect.min
    };
    if section.text.trim().is_empty() && shown.is_none() {
        looks::write(
            ui.painter(),
            pos2(rect.left() + 28.0, rect.center().y),
            Align2::LEFT_CENTER,
            stage.say(words::EMPTY_SECTION),
            looks::regular(TEXT),
            ink(stage.theme.t4),
            width,
        );
    }
    let under = response
        .hover_pos()
        .or(response.interact_pointer_pos())
        .map(|pos| galley.cursor_from_pos(pos - corner).index.0);
    laid.marks(ui.painter(), &galley, corner, stage);
    ui.painter().galley(corner, galley, ink(stage.theme.t1));
    let name = words::TEXT_OF.fill(
        stage.language,
        &[("heading", &section.heading), ("text", &laid.text.trim())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        looks::focus_frame(ui.painter(), wide, stage.theme);
    }
    if open && std::mem::take(&mut stage.view.disclosure.reveal) {
        ui.scroll_to_rect(rect, None);
    }
    let figure = under.and_then(|at| laid.figure_at(at)).map(str::to_owned);
    let fault = under.and_then(|at| laid.fault_at(at)).map(str::to_owned);
    let clicked = response.clicked();
    let response = response.on_hover_cursor(CursorIcon::Text);
    let told = fault.or_else(|| {
        let field = Field::parse(figure.as_deref()?)?;
        Some(format!(
            "{}  {}",
            field.name(stage.language),
            field.about(stage.language)
        ))
    });
    if let Some(told) = told {
        response.on_hover_text_at_pointer(told);
    }
    if clicked {
        let view = &mut stage.view.disclosure;
        if figure.is_some() {
            view.figure = figure;
        }
        if !open {
            view.section = Some(section.id.clone());
            view.focus_text = true;
        }
    }
}

/// The raw text of the section in hand.
fn editor(ui: &mut Ui, stage: &mut Stage<'_>, section: &DisclosureSection) {
    let look = look(stage);
    ui.add_space(6.0);
    let id = text_id(&section.id);
    let mut done = false;
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        ui.label(
            egui::RichText::new(
                words::EDITING.fill(stage.language, &[("heading", &section.heading)]),
            )
            .size(12.0)
            .color(ink(stage.theme.t3)),
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            done = link(ui, look, look.say(words::DONE)).clicked();
        });
    });
    let name = words::TEXT_FIELD.fill(stage.language, &[("heading", &section.heading)]);
    let heard = TextField::new(id, &name, &section.text)
        .hint(stage.say(words::TEXT_HINT))
        .lines()
        .rows(3)
        .framed()
        .font(TEXT, false)
        .show(ui, look);
    if std::mem::take(&mut stage.view.disclosure.focus_text) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    sections::hear(stage, &section.id, false, heard);
    ui.add_space(4.0);
    if done {
        stage.view.disclosure.section = None;
    }
}

/// Looks at the figure the caret stands in.
fn caret(ui: &Ui, stage: &mut Stage<'_>) {
    let Some(section) = open_section(stage) else {
        return;
    };
    let id = text_id(&section.id);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let Some(at) = caret_in(ui, id) else { return };
    let found = crate::exchange::report::pieces(&section.text)
        .into_iter()
        .find_map(|piece| match piece {
            crate::exchange::report::Piece::Field { name, chars, .. } if chars.contains(&at) => {
                Some(name)
            }
            _ => None,
        });
    if found.is_some() {
        stage.view.disclosure.figure = found;
    }
}

fn caret_in(ui: &Ui, id: Id) -> Option<usize> {
    let state = egui::text_edit::TextEditState::load(ui.ctx(), id)?;
    Some(state.cursor.char_range()?.primary.index.0)
}

/// Puts a field into the section in hand, where its caret stands; whether there is such a section.
pub(super) fn insert(ui: &Ui, stage: &mut Stage<'_>, key: &str) -> bool {
    let Some(section) = open_section(stage) else {
        return false;
    };
    let (section_id, text) = (section.id.clone(), section.text.clone());
    let id = text_id(&section_id);
    let length = text.chars().count();
    let at = caret_in(ui, id).unwrap_or(length).min(length);
    let field = format!("{{{key}}}");
    let mut new: String = text.chars().take(at).collect();
    new.push_str(&field);
    new.extend(text.chars().skip(at));
    sections::set_text(stage, &section_id, new);
    let after = egui::text::CCursor::new(at + field.chars().count());
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(egui::text::CCursorRange::one(after)));
    state.store(ui.ctx(), id);
    stage.view.disclosure.focus_text = true;
    true
}
