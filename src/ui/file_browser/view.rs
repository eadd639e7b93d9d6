//! The browser's window: path and filter above, places and files, the name below; and what the keys do in it.

use super::parts::{
    body, bytes, field, folder_plus, glass, outline, small, time, to_left, to_right, upward,
};
use super::rows::ROW;
use super::typed;
use super::{FileBrowser, Focus, Here, Outcome, Touched};
use crate::chart::Theme;
use crate::chart::theme::size;
use crate::text::{Language, common_words, desk_words, parts_page_words};
use crate::ui::dialog::{self, Button, Dialog, Overwrite, icon_button, words};
use crate::ui::paint::color;
use egui::{Align2, Context, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, Ui, Vec2};
use std::path::{Path, PathBuf};

const MARGIN: f32 = size::DIALOG_MARGIN as f32;
const FIELD: f32 = size::FIELD as f32;
const TOOLS: f32 = 42.0;
const NAME: f32 = 46.0;
const MESSAGE: f32 = 36.0;
const PLACES: f32 = 104.0;
/// The head and twelve rows.
const LIST: f32 = ROW * 13.0;

impl FileBrowser {
    /// Shows the browser; tells when it has ended.
    pub fn show(&mut self, ctx: &Context, theme: &Theme, language: Language) -> Option<Outcome> {
        if self.replacing.is_none() && self.new_folder.is_none() {
            self.keys(ctx);
        }
        let buttons = [
            Button::cancel(common_words::CANCEL.of(language)),
            Button::main(self.ask.purpose.verb(language)),
        ];
        let note = self.note(language);
        let dialog = Dialog {
            width: dialog::WIDE,
            bare: true,
            note: &note,
            ..Dialog::new("files", self.ask.purpose.title(language), &buttons)
        };
        let shown = dialog::show(ctx, theme, language, &dialog, |ui| {
            self.body(ui, theme, language);
        });
        let covered = self.replacing.is_some() || self.new_folder.is_some();
        self.ask_about_replacing(ctx, theme, language);
        self.ask_for_folder(ctx, theme, language);
        if !covered {
            if shown.pressed == Some(1) {
                self.enter();
            } else if shown.pressed == Some(0) {
                self.outcome = Some(Outcome::Cancelled);
            } else if shown.dismissed {
                self.escape();
            }
        }
        self.outcome.take()
    }

    /// Esc leaves the path field first, then empties the filter, then ends.
    fn escape(&mut self) {
        if self.path_edit.take().is_some() {
            self.focus = Some(Focus::Filter);
        } else if !self.filter.is_empty() {
            self.filter.clear();
            self.refresh();
            self.focus = Some(Focus::Filter);
        } else if self.letters().is_some_and(|letters| !letters.is_empty()) {
            self.name.clear();
            self.refresh();
            self.focus = Some(Focus::Name);
        } else {
            self.outcome = Some(Outcome::Cancelled);
        }
    }

    fn enter(&mut self) {
        match self.path_edit.clone() {
            Some(text) => self.accept_typed(&text),
            None => self.accept(),
        }
    }

    fn keys(&mut self, ctx: &Context) {
        let pressed = |modifiers: Modifiers, key: Key| {
            ctx.input_mut(|input| input.consume_key(modifiers, key))
        };
        if self.path_edit.is_none() {
            if self.ask.purpose.takes_many() {
                self.marking_keys(ctx);
            }
            for (key, by) in [
                (Key::ArrowDown, 1),
                (Key::ArrowUp, -1),
                (Key::PageDown, 10),
                (Key::PageUp, -10),
            ] {
                if pressed(Modifiers::NONE, key) {
                    self.step(by);
                    if ctx.memory(|memory| memory.has_focus(name_id())) {
                        // What is typed next is a name of its own.
                        self.focus = Some(Focus::Name);
                    }
                }
            }
        }
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            self.up();
        }
        if pressed(Modifiers::ALT, Key::ArrowLeft) {
            self.back();
        }
        if pressed(Modifiers::NONE, Key::F5) {
            self.reload();
        }
        if pressed(Modifiers::COMMAND, Key::L) {
            self.edit_path();
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            self.focus = Some(Focus::Filter);
        }
        let focused = ctx.memory(egui::Memory::focused);
        let in_filter = focused.is_none()
            || focused == Some(filter_id())
            || (focused == Some(name_id()) && self.name.is_empty());
        if in_filter && self.filter.is_empty() && pressed(Modifiers::NONE, Key::Backspace) {
            self.up();
        }
        if focused.is_none() {
            // Letters typed at the list go to the filter.
            let typed: String = ctx.input_mut(|input| {
                let mut typed = String::new();
                input.events.retain(|event| match event {
                    egui::Event::Text(text) => {
                        typed.push_str(text);
                        false
                    }
                    _ => true,
                });
                typed
            });
            if !typed.is_empty() {
                self.filter.push_str(&typed);
                self.refresh();
                self.focus = Some(Focus::Filter);
            }
        }
    }

    fn marking_keys(&mut self, ctx: &Context) {
        let pressed = |modifiers: Modifiers, key: Key| {
            ctx.input_mut(|input| input.consume_key(modifiers, key))
        };
        let focused = ctx.memory(egui::Memory::focused);
        // In a field with text Ctrl+A belongs to the text.
        let free = focused.is_none()
            || (focused == Some(filter_id()) && self.filter.is_empty())
            || (focused == Some(name_id()) && self.name.is_empty());
        if free && pressed(Modifiers::COMMAND, Key::A) {
            self.mark_all();
        }
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
            if pressed(Modifiers::SHIFT, key) {
                self.step_marking(by);
            }
        }
    }

    fn edit_path(&mut self) {
        let text = self
            .folder()
            .map_or_else(String::new, |path| path.display().to_string());
        self.path_edit = Some(text);
        self.focus = Some(Focus::Path);
    }

    /// What is selected, in the foot.
    fn note(&self, language: Language) -> String {
        if self.looking.is_some() {
            return desk_words::CHECKING_PATH.of(language).to_owned();
        }
        if let Some(n) = self.marked_count() {
            return parts_page_words::FILES_MARKED.fill(language, &[("n", &n)]);
        }
        if self.ask.purpose.is_folder() {
            let within = self.selected_entry().filter(|entry| entry.is_folder);
            let folder = within.map(|entry| entry.path.as_path()).or(self.folder());
            let name = folder.and_then(Path::file_name).unwrap_or_default();
            let name = name.to_string_lossy();
            return parts_page_words::FOLDER_CHOSEN.fill(language, &[("name", &name)]);
        }
        let Some(entry) = self.selected_entry().filter(|entry| !entry.is_folder) else {
            if self.ask.purpose.takes_many() {
                return parts_page_words::SEVERAL_HINT.of(language).to_owned();
            }
            return String::new();
        };
        if !entry.note.is_empty() {
            return entry.note.clone();
        }
        let size = entry.size.map(|size| bytes(size, language));
        let modified = entry
            .modified
            .map(|modified| time(modified, self.today, language));
        [size, modified]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn body(&mut self, ui: &mut Ui, theme: &Theme, language: Language) {
        let width = ui.available_width();
        let message = self.message.as_ref().map(|one| one.sentence(language));
        let below = if message.is_some() {
            NAME + MESSAGE
        } else {
            NAME
        };
        let room = ui.ctx().content_rect().height()
            - (size::DIALOG_TITLE + size::DIALOG_FOOT) as f32
            - TOOLS
            - below
            - 24.0;
        let list_height = room.clamp(ROW, LIST);
        let height = TOOLS + list_height + below;
        let (area, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        let hair = Stroke::new(1.0, color(theme.hair));

        let wanted = self.focus;
        let tools = Rect::from_min_size(area.min, Vec2::new(width, TOOLS));
        self.show_tools(ui, theme, language, tools);
        let list = Rect::from_min_size(tools.left_bottom(), Vec2::new(width, list_height));
        let places = Rect::from_min_size(list.min, Vec2::new(PLACES, list_height));
        self.show_places(ui, theme, language, places);
        let files = Rect::from_min_max(places.right_top(), list.max);
        self.show_files(ui, theme, language, files);
        ui.painter().hline(list.x_range(), list.top() + 0.5, hair);
        ui.painter()
            .hline(list.x_range(), list.bottom() - 0.5, hair);
        ui.painter()
            .vline(places.right() - 0.5, list.y_range(), hair);

        let name = Rect::from_min_size(list.left_bottom(), Vec2::new(width, NAME));
        self.show_name(ui, theme, language, name);
        if let Some(message) = message {
            let at = Rect::from_min_max(
                Pos2::new(name.left() + MARGIN, name.bottom() - 4.0),
                Pos2::new(name.right() - MARGIN, area.bottom()),
            );
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(at).id_salt("message"));
            let text = egui::RichText::new(message)
                .font(small())
                .color(color(theme.t1));
            child.add(egui::Label::new(text).wrap());
        }
        // What a click asked for in this frame is given in the next.
        if self.focus == wanted {
            self.focus = None;
        }
    }

    fn show_tools(&mut self, ui: &mut Ui, theme: &Theme, language: Language, tools: Rect) {
        let top = tools.center().y - FIELD / 2.0;
        let mut left = tools.left() + MARGIN;
        let mut square = |ui: &mut Ui| {
            let rect = Rect::from_min_size(Pos2::new(left, top), Vec2::splat(FIELD));
            left += FIELD + 4.0;
            outline(ui, theme, rect);
            rect
        };
        let rect = square(ui);
        if icon_button(ui, theme, rect, desk_words::BACK.of(language), to_left).clicked() {
            self.back();
        }
        let rect = square(ui);
        if icon_button(ui, theme, rect, desk_words::FOLDER_UP.of(language), upward).clicked() {
            self.up();
        }
        let mut right = tools.right() - MARGIN;
        if self.ask.purpose.writes() {
            let rect = Rect::from_min_size(Pos2::new(right - FIELD, top), Vec2::splat(FIELD));
            outline(ui, theme, rect);
            right = rect.left() - 4.0;
            let name = desk_words::NEW_FOLDER.of(language);
            if icon_button(ui, theme, rect, name, folder_plus).clicked() && self.folder().is_some()
            {
                self.new_folder = Some(String::new());
            }
        }
        let filter =
            Rect::from_min_max(Pos2::new(right - 110.0, top), Pos2::new(right, top + FIELD));
        self.show_filter(ui, theme, language, filter);
        let path = Rect::from_min_max(
            Pos2::new(left + 2.0, top),
            Pos2::new(filter.left() - 6.0, top + FIELD),
        );
        self.show_path(ui, theme, language, path);
    }

    fn show_filter(&mut self, ui: &mut Ui, theme: &Theme, language: Language, rect: Rect) {
        let label = desk_words::FILTER.of(language);
        let before = self.filter.clone();
        let response = field(
            ui,
            theme,
            rect,
            filter_id(),
            &mut self.filter,
            label,
            label,
            18.0,
        );
        let at = Pos2::new(rect.left() + 15.0, rect.center().y);
        glass(ui.painter(), at, color(theme.t3));
        if self.focus == Some(Focus::Filter) {
            response.request_focus();
            caret_to_end(ui.ctx(), filter_id(), &self.filter);
        }
        if self.filter != before {
            if typed::is_path(&self.filter) {
                // A whole path was pasted: it is opened as it stands, wherever it was put.
                self.name = std::mem::take(&mut self.filter);
                self.touched = Touched::Name;
                self.message = None;
                self.focus = Some(Focus::Name);
            }
            self.refresh();
        }
    }

    fn show_path(&mut self, ui: &mut Ui, theme: &Theme, language: Language, rect: Rect) {
        let label = desk_words::PATH.of(language);
        if let Some(mut text) = self.path_edit.take() {
            let id = Id::unique("file-browser-path");
            let response = field(ui, theme, rect, id, &mut text, label, "", 0.0);
            if self.focus == Some(Focus::Path) {
                response.request_focus();
                caret_over_all(ui.ctx(), id, &text);
                self.path_edit = Some(text);
            } else if response.has_focus() || ui.input(|input| input.key_pressed(Key::Enter)) {
                self.path_edit = Some(text);
            }
            return;
        }
        outline(ui, theme, rect);
        let id = ui.scope_id().with("path");
        let whole = ui.interact(rect, id, Sense::click());
        whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
        let mut to = None;
        let mut right = rect.right() - 10.0;
        let parts = self.path_parts(language);
        let widths: Vec<f32> = parts.iter().map(|(name, _)| width(ui, name)).collect();
        // The last parts matter most: what does not fit is left out at the front.
        let room = rect.width() - 20.0;
        let mut first = parts.len();
        let mut used = 0.0;
        while first > 0 && used + widths[first - 1] + 22.0 <= room {
            first -= 1;
            used += widths[first] + 22.0;
        }
        let first = first.min(parts.len().saturating_sub(1));
        let mut left = rect.left() + 8.0;
        for (index, (name, path)) in parts.iter().enumerate().skip(first) {
            let last = index + 1 == parts.len();
            let wide = widths[index].min((right - left).max(0.0));
            let at = Rect::from_min_size(
                Pos2::new(left - 3.0, rect.top() + 3.0),
                Vec2::new(wide + 6.0, rect.height() - 6.0),
            );
            let response = ui.interact(at, id.with(index), Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name));
            if response.hovered() {
                ui.painter().rect_filled(at, 3.0, color(theme.hover));
            }
            let ink = color(if last { theme.t1 } else { theme.t2 });
            let middle = Pos2::new(left, rect.center().y);
            words(
                ui,
                middle,
                Align2::LEFT_CENTER,
                name,
                body(),
                ink,
                wide + 1.0,
            );
            left += wide + 22.0;
            if !last {
                let sign = Pos2::new(left - 11.0, rect.center().y);
                to_right(ui.painter(), sign, color(theme.t4));
            }
            if response.clicked() {
                to = Some(path.clone());
            }
        }
        right = right.min(left);
        if let Some(to) = to {
            self.go(to);
        } else if whole.clicked() && right.is_finite() {
            self.edit_path();
        }
    }

    /// The open folder as its parts: from the place that holds it, or from the root.
    fn path_parts(&self, language: Language) -> Vec<(String, Here)> {
        let Some(here) = self.folder() else {
            return vec![(desk_words::RECENT.of(language).to_owned(), Here::Recent)];
        };
        let root = self
            .places
            .iter()
            .filter(|place| here.starts_with(&place.path))
            .max_by_key(|place| place.path.components().count());
        let mut parts = Vec::new();
        let stop: PathBuf = root.map(|place| place.path.clone()).unwrap_or_default();
        let mut at: Option<&Path> = Some(here);
        while let Some(path) = at {
            if path == stop {
                break;
            }
            let name = path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            );
            parts.push((name, Here::Folder(path.to_owned())));
            at = path.parent().filter(|above| !above.as_os_str().is_empty());
        }
        if let Some(place) = root {
            let name = place.name.text(language).to_owned();
            parts.push((name, Here::Folder(place.path.clone())));
        }
        parts.reverse();
        parts
    }

    fn show_name(&mut self, ui: &mut Ui, theme: &Theme, language: Language, area: Rect) {
        let label = if self.ask.purpose.is_folder() {
            parts_page_words::FOLDER_NAME.of(language)
        } else {
            desk_words::FILE_NAME.of(language)
        };
        let middle = area.center().y;
        let said = words(
            ui,
            Pos2::new(area.left() + MARGIN, middle),
            Align2::LEFT_CENTER,
            label,
            small(),
            color(theme.t3),
            90.0,
        );
        let rect = Rect::from_min_max(
            Pos2::new(said.right() + 8.0, middle - FIELD / 2.0),
            Pos2::new(area.right() - MARGIN, middle + FIELD / 2.0),
        );
        let id = name_id();
        let response = field(ui, theme, rect, id, &mut self.name, label, "", 0.0);
        if self.focus == Some(Focus::Name) {
            response.request_focus();
            caret_over_stem(ui.ctx(), id, &self.name);
        }
        if response.changed() {
            self.touched = Touched::Name;
            self.message = None;
            self.refresh();
        } else if response.gained_focus() && self.ask.purpose.is_save() {
            self.touched = Touched::Name;
            self.message = None;
        }
    }

    fn ask_about_replacing(&mut self, ctx: &Context, theme: &Theme, language: Language) {
        let Some(path) = self.replacing.clone() else {
            return;
        };
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        match dialog::overwrite(ctx, theme, language, &name) {
            Some(Overwrite::Replace) => {
                self.replacing = None;
                self.outcome = Some(Outcome::Picked(path));
            }
            Some(Overwrite::OtherName) => {
                self.replacing = None;
                self.focus = Some(Focus::Name);
            }
            None => {}
        }
    }

    fn ask_for_folder(&mut self, ctx: &Context, theme: &Theme, language: Language) {
        let Some(mut name) = self.new_folder.take() else {
            return;
        };
        let label = desk_words::NEW_FOLDER_NAME.of(language);
        let buttons = [
            Button::cancel(common_words::CANCEL.of(language)),
            Button::main(desk_words::CREATE.of(language)).only_if(!name.trim().is_empty(), label),
        ];
        let title = desk_words::NEW_FOLDER.of(language);
        let dialog = Dialog {
            width: dialog::NARROW,
            ..Dialog::new("new-folder", title, &buttons)
        };
        let shown = dialog::show(ctx, theme, language, &dialog, |ui| {
            let (rect, _) =
                ui.allocate_exact_size(Vec2::new(ui.available_width(), FIELD), Sense::hover());
            let id = Id::unique("file-browser-new-folder");
            let response = field(ui, theme, rect, id, &mut name, label, label, 0.0);
            if name.is_empty() && !response.has_focus() {
                response.request_focus();
            }
        });
        match shown.answer(&buttons) {
            Some(0) => {}
            Some(_) => self.make_folder(&name),
            None => self.new_folder = Some(name),
        }
    }
}

fn filter_id() -> Id {
    Id::unique("file-browser-filter")
}

fn name_id() -> Id {
    Id::unique("file-browser-name")
}

fn width(ui: &Ui, text: &str) -> f32 {
    ui.painter()
        .layout_no_wrap(text.to_owned(), body(), egui::Color32::PLACEHOLDER)
        .size()
        .x
}

fn caret(ctx: &Context, id: Id, from: usize, to: usize) {
    let mut state = egui::TextEdit::load_state(ctx, id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(egui::text::CCursorRange::two(
            egui::text::CCursor::new(from),
            egui::text::CCursor::new(to),
        )));
    state.store(ctx, id);
}

fn caret_to_end(ctx: &Context, id: Id, text: &str) {
    let end = text.chars().count();
    caret(ctx, id, end, end);
}

fn caret_over_all(ctx: &Context, id: Id, text: &str) {
    caret(ctx, id, 0, text.chars().count());
}

/// Selects a file's name without its ending, so that typing replaces what differs.
fn caret_over_stem(ctx: &Context, id: Id, name: &str) {
    let stem = name.rfind('.').map_or(name, |dot| &name[..dot]);
    caret_over_all(ctx, id, stem);
}
