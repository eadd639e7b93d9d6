//! What stands over what a part brings: whose it is, what becomes of it, and which half of it is shown.

use super::brings::Brings;
use super::page::{CollectPage, Half, Outcome};
use crate::edit::parts::Standing;
use crate::text::{Language, parts_page_words as words};
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{Look, segmented, small_button};
use egui::{Align, Align2, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

impl CollectPage {
    /// What the part is, what becomes of it, and which half of it is shown.
    pub(super) fn head(&mut self, ui: &mut Ui, look: Look, rect: Rect) {
        let theme = look.theme;
        ui.painter().rect_filled(rect, 0.0, ink(theme.panel));
        let line = Stroke::new(1.0, ink(theme.line));
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        let (Some(row), Some(file)) = (self.rows.get(self.chosen), self.files.get(self.chosen))
        else {
            return;
        };
        let left = rect.left() + 14.0;
        let width = rect.width() - 28.0;
        let name = if row.unit.is_empty() {
            look.say(words::UNKNOWN_UNIT)
        } else {
            &row.unit
        };
        let at = pos2(left, rect.top() + 18.0);
        let (font, t1) = (look::bold(15.0), ink(theme.t1));
        let painter = ui.painter().clone();
        let shown = look::write(
            &painter,
            at,
            Align2::LEFT_CENTER,
            name,
            font,
            t1,
            width * 0.5,
        );
        let (small, t2) = (look::regular(SMALL), ink(theme.t2));
        let mut x = shown.right() + 12.0;
        if let Some(day) = row.given {
            let given = words::GIVEN_ON.fill(look.language, &[("date", &crate::text::date(day))]);
            let at = pos2(x, rect.top() + 18.0);
            let room = width * 0.3;
            let shown = look::write(
                &painter,
                at,
                Align2::LEFT_CENTER,
                &given,
                small.clone(),
                t2,
                room,
            );
            x = shown.right() + 12.0;
        }
        let room = (rect.right() - 14.0 - x).max(60.0);
        let path = file.path.display().to_string();
        let cut = crate::ui::file_browser::cut_middle(ui, &path, &small, room);
        let at = pos2(rect.right() - 14.0, rect.top() + 18.0);
        let t3 = ink(theme.t3);
        let shown = look::write(
            &painter,
            at,
            Align2::RIGHT_CENTER,
            &cut,
            small.clone(),
            t3,
            room + 2.0,
        );
        let id = ui.scope_id().with("collect path");
        ui.interact(shown, id, egui::Sense::hover())
            .on_hover_text(path);
        let says = self.says(self.chosen, look.language);
        let at = pos2(left, rect.top() + 40.0);
        let shown = look::write(&painter, at, Align2::LEFT_CENTER, &says, small, t2, width);
        let id = ui.scope_id().with("collect says");
        let said = ui.interact(shown, id, egui::Sense::hover());
        said.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &says));
        said.on_hover_text(&says);
        self.tabs(ui, look, rect);
    }

    fn tabs(&mut self, ui: &mut Ui, look: Look, rect: Rect) {
        let Some((_, page)) = &self.shown else {
            return;
        };
        let conflicts = page.merge.conflicts().len();
        let brings = self.brings.as_ref().map_or(0, Brings::count);
        let names = [
            words::TAB_CONFLICTS.fill(look.language, &[("n", &conflicts)]),
            words::TAB_BRINGS.fill(look.language, &[("n", &brings)]),
        ];
        let names = names.each_ref().map(String::as_str);
        let place = Rect::from_min_max(
            pos2(rect.left() + 14.0, rect.bottom() - 29.0),
            pos2(rect.right() - 14.0, rect.bottom() - 3.0),
        );
        let mut row = ui.new_child(
            UiBuilder::new()
                .id_salt("collect halves")
                .max_rect(place)
                .layout(Layout::left_to_right(Align::Center)),
        );
        let on = Some(self.half as usize);
        if let Some(half) = segmented(&mut row, look, look.say(words::HANDED_IN_PART), &names, on) {
            self.half = [Half::Conflicts, Half::Brings][half];
        }
        let mut right = ui.new_child(
            UiBuilder::new()
                .id_salt("collect next")
                .max_rect(place)
                .layout(Layout::right_to_left(Align::Center)),
        );
        let elsewhere = self.next_open().filter(|at| *at != self.chosen);
        if let Some(next) = elsewhere
            && small_button(&mut right, look, look.say(words::NEXT_PART)).clicked()
        {
            self.choose(next);
        }
    }

    /// What becomes of a file, in a sentence.
    pub(super) fn says(&self, row: usize, language: Language) -> String {
        let Some(file) = self.files.get(row) else {
            return String::new();
        };
        match &file.outcome {
            Outcome::Newer => words::NEWER_FILE.of(language).to_owned(),
            Outcome::Failed(error) => error.sentence(language),
            Outcome::Part { at, repairs } => {
                let part = self.worked.collected.parts().get(*at);
                let mut says = part
                    .map_or("", |one| becomes(one.standing, language))
                    .to_owned();
                if let Some(first) = repairs.first() {
                    let values: [(&str, &dyn std::fmt::Display); 2] =
                        [("n", &repairs.len()), ("what", &first.sentence(language))];
                    says.push(' ');
                    says += &words::REPAIRED.fill(language, &values);
                }
                says
            }
        }
    }
}

/// What becomes of a part, in a sentence; nothing is taken in while the page is shown.
fn becomes(standing: Standing, language: Language) -> &'static str {
    match standing {
        Standing::Taken => words::CAN_TAKE.of(language),
        Standing::Unrecorded => words::CAN_TAKE_UNRECORDED.of(language),
        other => other.sentence(language),
    }
}
