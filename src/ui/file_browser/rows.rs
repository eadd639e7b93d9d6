//! The two lists of the browser: places at the left, files and folders at the right.

use super::parts::{body, bytes, cut_middle, folder, sheet, small, time};
use super::{FileBrowser, Here, Listing};
use crate::chart::Theme;
use crate::chart::theme::size;
use crate::text::{Language, desk_words};
use crate::ui::dialog::words;
use crate::ui::fonts;
use crate::ui::paint::color;
use crate::ui::widgets::found;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::wording::Sought;
use egui::{Align2, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo};
use std::path::PathBuf;
use std::time::Duration;

pub(super) const ROW: f32 = size::ROW as f32;
const HEAD: f32 = size::COLUMN_HEAD as f32;
const MARGIN: f32 = size::DIALOG_MARGIN as f32;
const EDGE: f32 = size::SELECTED_EDGE as f32;
/// Room of the time and the size column.
const TIME: f32 = 98.0;
const SIZE: f32 = 66.0;
/// After so long a folder that has not answered is called slow.
const SLOW: Duration = Duration::from_secs(4);

/// A row's ground; returns its colour of text.
fn ground(ui: &Ui, theme: &Theme, rect: Rect, selected: bool, hovered: bool) -> egui::Color32 {
    if selected {
        ui.painter().rect_filled(rect, 0.0, color(theme.sel));
        let edge = Rect::from_min_size(rect.min, egui::vec2(EDGE, rect.height()));
        ui.painter().rect_filled(edge, 0.0, color(theme.acc));
    } else if hovered {
        ui.painter().rect_filled(rect, 0.0, color(theme.hover));
    }
    color(if selected { theme.t1 } else { theme.t2 })
}

impl FileBrowser {
    pub(super) fn show_places(
        &mut self,
        ui: &mut Ui,
        theme: &Theme,
        language: Language,
        area: Rect,
    ) {
        ui.painter().rect_filled(area, 0.0, color(theme.sunk));
        let mut lines: Vec<(String, Here)> =
            vec![(desk_words::RECENT.of(language).to_owned(), Here::Recent)];
        lines.extend(self.places.iter().map(|place| {
            let name = place.name.text(language).to_owned();
            (name, Here::Folder(place.path.clone()))
        }));
        // The place that holds the open folder most closely.
        let holds = |to: &Here| match (to, &self.here) {
            (Here::Folder(place), Here::Folder(here)) if here.starts_with(place) => {
                Some(place.components().count())
            }
            (Here::Recent, Here::Recent) => Some(1),
            _ => None,
        };
        let current = (0..lines.len())
            .filter_map(|index| Some((holds(&lines[index].1)?, index)))
            .max()
            .map(|(_, index)| index);
        let mut chosen = None;
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt("places"));
        egui::ScrollArea::vertical()
            .id_salt("places")
            .auto_shrink([false, false])
            .show_following(&mut child, |ui| {
                for (index, (name, to)) in lines.iter().enumerate() {
                    let (rect, response) = ui
                        .allocate_exact_size(egui::vec2(ui.available_width(), ROW), Sense::click());
                    let selected = current == Some(index);
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::ListBoxOption, true, selected, name)
                    });
                    let ink = ground(ui, theme, rect, selected, response.hovered());
                    let at = Pos2::new(rect.left() + 12.0, rect.center().y);
                    words(
                        ui,
                        at,
                        Align2::LEFT_CENTER,
                        name,
                        body(),
                        ink,
                        rect.width() - 18.0,
                    );
                    if response.clicked() {
                        chosen = Some(to.clone());
                    }
                }
            });
        if let Some(to) = chosen {
            self.go(to);
        }
    }

    pub(super) fn show_files(
        &mut self,
        ui: &mut Ui,
        theme: &Theme,
        language: Language,
        area: Rect,
    ) {
        let mut head = area;
        head.set_height(HEAD);
        self.show_head(ui, theme, language, head);
        let list = Rect::from_min_max(Pos2::new(area.left(), head.bottom()), area.max);
        if let Some(sentence) = self.instead_of_files(ui, language) {
            let inner = list.shrink2(egui::vec2(MARGIN, 10.0));
            let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("sentence"));
            let text = egui::RichText::new(sentence)
                .font(body())
                .color(color(theme.t3));
            child.add(egui::Label::new(text).wrap());
            child.add_space(6.0);
            self.kind_link(&mut child, theme, language);
            return;
        }
        let mut child = ui.new_child(UiBuilder::new().max_rect(list).id_salt("files"));
        let mut pressed = None;
        let mut opened = None;
        #[expect(clippy::cast_precision_loss, reason = "20,000 rows at most")]
        let rows_height = self.shown.len() as f32 * ROW;
        let reveal = std::mem::take(&mut self.reveal);
        egui::ScrollArea::vertical()
            .id_salt(("files", &self.here_key()))
            .auto_shrink([false, false])
            .show_viewport(&mut child, |ui, viewport| {
                let left_top = ui.max_rect().left_top();
                let width = ui.max_rect().width();
                ui.set_height(rows_height);
                for (place, &index) in self.shown.iter().enumerate() {
                    #[expect(clippy::cast_precision_loss, reason = "20,000 rows at most")]
                    let y = place as f32 * ROW;
                    let rect =
                        Rect::from_min_size(left_top + egui::vec2(0.0, y), egui::vec2(width, ROW));
                    if reveal && self.selected == Some(index) {
                        ui.scroll_to_rect(rect, None);
                    }
                    if y + ROW < viewport.top() || y > viewport.bottom() {
                        continue;
                    }
                    let response = self.show_row(ui, theme, language, rect, index);
                    if response.double_clicked() {
                        opened = Some(index);
                    } else if response.clicked() {
                        pressed = Some(index);
                    }
                }
                let mut below = ui.new_child(UiBuilder::new().id_salt("below").max_rect(
                    Rect::from_min_size(
                        left_top + egui::vec2(MARGIN, rows_height + 6.0),
                        egui::vec2(width - 2.0 * MARGIN, ROW),
                    ),
                ));
                self.kind_link(&mut below, theme, language);
                ui.expand_to_include_rect(below.min_rect());
            });
        if let Some(index) = pressed {
            let modifiers = child.input(|input| input.modifiers);
            self.click(index, modifiers);
            self.reveal = false;
        }
        if let Some(index) = opened {
            self.select(index);
            self.open_row(index);
        }
    }

    fn here_key(&self) -> PathBuf {
        match &self.here {
            Here::Recent => PathBuf::new(),
            Here::Folder(path) => path.clone(),
        }
    }

    fn show_head(&self, ui: &Ui, theme: &Theme, language: Language, head: Rect) {
        ui.painter().rect_filled(head, 0.0, color(theme.sunk));
        let edge = Stroke::new(1.0, color(theme.hair));
        ui.painter()
            .hline(head.x_range(), head.bottom() - 0.5, edge);
        let ink = color(theme.t3);
        let middle = head.center().y;
        let put = |x: f32, anchor: Align2, text: &str, room: f32| {
            words(ui, Pos2::new(x, middle), anchor, text, small(), ink, room);
        };
        let left = head.left() + 12.0;
        put(
            left,
            Align2::LEFT_CENTER,
            desk_words::NAME.of(language),
            120.0,
        );
        let size_left = head.right() - MARGIN - SIZE;
        put(
            size_left - TIME,
            Align2::LEFT_CENTER,
            desk_words::MODIFIED.of(language),
            TIME,
        );
        put(
            head.right() - MARGIN,
            Align2::RIGHT_CENTER,
            desk_words::SIZE.of(language),
            SIZE,
        );
    }

    fn show_row(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        language: Language,
        rect: Rect,
        index: usize,
    ) -> egui::Response {
        let entry = &self.entries[index];
        let selected = self.selected == Some(index) || self.marked.contains(&index);
        let id = ui.scope_id().with(("row", index));
        let response = ui.interact(rect, id, Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &entry.name));
        if let Some(who) = self.who.get(&entry.path) {
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_description(who.clone()));
        }
        let ink = ground(ui, theme, rect, selected, response.hovered());
        let quiet = color(theme.t3);
        let middle = rect.center().y;
        let sign_at = Pos2::new(rect.left() + 19.0, middle);
        if entry.is_folder {
            folder(ui.painter(), sign_at, quiet);
        } else {
            sheet(ui.painter(), sign_at, quiet);
        }
        let size_left = rect.right() - MARGIN - SIZE;
        let left = rect.left() + 31.0;
        let room = size_left - TIME - 8.0 - left;
        let font = if selected {
            fonts::bold(size::font::BODY)
        } else {
            body()
        };
        // Who has it open stands behind the name, and the name gives way only where both do not fit.
        let who = self.who.get(&entry.path).map_or("", String::as_str);
        let who = super::parts::who_galley(ui, theme, who, room * 0.5);
        let reserved = who.as_ref().map_or(0.0, |who| who.size().x + 22.0);
        let name = cut_middle(ui, &entry.name, &font, room - reserved);
        let is_cut = name != entry.name;
        let named = ui
            .painter()
            .layout_no_wrap(name.clone(), font.clone(), ink)
            .size()
            .x;
        if let Some(who) = who {
            let at = Pos2::new(left + named + 10.0, middle);
            super::parts::put_who(ui, theme, who, at);
        }
        let put = |x: f32, anchor: Align2, text: &str, font, ink, room: f32| {
            words(ui, Pos2::new(x, middle), anchor, text, font, ink, room);
        };
        let sought = Sought::new(&self.filter);
        found::mark(ui.ctx(), theme, sought, || {
            put(left, Align2::LEFT_CENTER, &name, font, ink, named + 2.0);
        });
        if let Some(modified) = entry.modified {
            let text = time(modified, self.today, language);
            put(
                size_left - TIME,
                Align2::LEFT_CENTER,
                &text,
                small(),
                quiet,
                TIME,
            );
        }
        if let Some(size) = entry.size {
            let text = if entry.is_folder {
                desk_words::ITEMS.fill(language, &[("count", &size)])
            } else {
                bytes(size, language)
            };
            let right = rect.right() - MARGIN;
            put(right, Align2::RIGHT_CENTER, &text, small(), quiet, SIZE);
        }
        let who = self.who.get(&entry.path).filter(|who| !who.is_empty());
        let response = match who {
            Some(who) => response.on_hover_text(who),
            None => response,
        };
        if self.here == Here::Recent {
            response.on_hover_text(entry.path.display().to_string())
        } else if is_cut {
            response.on_hover_text(&entry.name)
        } else {
            response
        }
    }

    /// What stands there when there are no rows.
    fn instead_of_files(&self, ui: &Ui, language: Language) -> Option<String> {
        match &self.listing {
            Listing::Waiting { since, .. } => {
                let waited = since.elapsed();
                if waited < SLOW {
                    ui.ctx().request_repaint_after(SLOW - waited);
                    return Some(desk_words::LOADING_FOLDER.of(language).to_owned());
                }
                return Some(desk_words::SLOW_FOLDER.of(language).to_owned());
            }
            Listing::Failed(error) => return Some(error.sentence(&self.here_key(), language)),
            Listing::Ready => {}
        }
        if !self.shown.is_empty() {
            return None;
        }
        Some(if !self.filter.trim().is_empty() {
            desk_words::NOTHING_FOUND.fill(language, &[("text", &self.filter.trim())])
        } else if self.here == Here::Recent {
            desk_words::NO_RECENT.of(language).to_owned()
        } else if self.left_out > 0 {
            let kind = self.ask.purpose.files(language);
            desk_words::NO_FILES_OF_KIND.fill(language, &[("kind", &kind)])
        } else {
            desk_words::EMPTY_FOLDER.of(language).to_owned()
        })
    }

    /// Says what is left out and offers to show it, or to leave it out again.
    fn kind_link(&mut self, ui: &mut Ui, theme: &Theme, language: Language) {
        if !matches!(self.listing, Listing::Ready) || self.here == Here::Recent {
            return;
        }
        let link = if self.show_all {
            let kind = self.ask.purpose.files(language);
            desk_words::SHOW_KIND.fill(language, &[("kind", &kind)])
        } else if self.left_out > 0 {
            desk_words::SHOW_ALL.of(language).to_owned()
        } else {
            return;
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if !self.show_all {
                let text = desk_words::OTHERS_HIDDEN.fill(language, &[("count", &self.left_out)]);
                let text = egui::RichText::new(text)
                    .font(small())
                    .color(color(theme.t3));
                ui.label(text);
            }
            let text = egui::RichText::new(link)
                .font(small())
                .color(color(theme.acc));
            if ui.link(text).clicked() {
                self.show_all = !self.show_all;
                self.refresh();
            }
        });
    }
}
