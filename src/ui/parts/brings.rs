//! What a part brings that needed no decision: record by record and field by field, as given out and as it came back.

use crate::edit::merge::{Merge, Shown, Side, What};
use crate::text::{Language, parts_page_words as words};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{self, Look};
use egui::accesskit::Role;
use egui::{Align2, Galley, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const MARGIN: f32 = 14.0;
/// Height of the head of a record, and of the heading.
const HEAD: f32 = 30.0;
/// Least height of a row.
const ROW: f32 = 26.0;
const PAD: f32 = 10.0;

/// What a part brings, ready to be shown.
#[derive(Debug)]
pub(super) struct Brings {
    rows: Vec<Shown>,
    /// Height of each row with the head over it, as it was laid out last; 0 before.
    heights: Vec<f32>,
    /// The width and the language they were laid out for.
    laid_out: (f32, Language),
}

impl Brings {
    /// What the other side of a merge brings.
    pub fn of(merge: &Merge) -> Self {
        let rows = merge.shown().into_iter();
        let rows: Vec<Shown> = rows.filter(|one| one.place.side == Side::Theirs).collect();
        Self {
            heights: vec![0.0; rows.len()],
            rows,
            laid_out: (0.0, Language::Zh),
        }
    }

    /// How much it is.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Shows the rows.
    pub fn show(&mut self, ui: &mut Ui, look: Look, merge: &Merge) {
        let all = ui.max_rect();
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        if self.laid_out != (all.width(), look.language) {
            self.laid_out = (all.width(), look.language);
            self.heights.fill(0.0);
        }
        if !self.rows.is_empty() {
            headings(ui, look, all);
        }
        ScrollArea::vertical()
            .id_salt("collect brings")
            .auto_shrink(false)
            .show_following(ui, |ui| {
                ui.set_width(all.width());
                self.problems(ui, look, merge);
                if self.rows.is_empty() {
                    ui.add_space(10.0);
                    ui.horizontal(|ui| {
                        ui.add_space(MARGIN);
                        widgets::note(ui, look, look.say(words::BRINGS_NOTHING));
                    });
                    return;
                }
                for at in 0..self.rows.len() {
                    self.row(ui, look, merge, at, all);
                }
                ui.add_space(10.0);
            });
    }

    fn problems(&self, ui: &mut Ui, look: Look, merge: &Merge) {
        let problems = merge.problems();
        if problems.is_empty() {
            return;
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(MARGIN);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - MARGIN);
                ui.spacing_mut().item_spacing.y = 4.0;
                for problem in problems.iter().take(20) {
                    widgets::warning(ui, look, &problem.sentence(look.language));
                }
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, look: Look, merge: &Merge, at: usize, all: Rect) {
        let Some(one) = self.rows.get(at) else {
            return;
        };
        let record = |one: &Shown| (one.place.spot.kind, one.place.spot.record.clone());
        let before = at.checked_sub(1).and_then(|at| self.rows.get(at));
        let first = before.is_none_or(|before| record(before) != record(one));
        let known = self.heights.get(at).copied().unwrap_or_default();
        let estimate = match known {
            0.0 if first => ROW + HEAD,
            0.0 => ROW,
            known => known,
        };
        let top = ui.cursor().top();
        let place = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), estimate));
        // Of very many only those in view are laid out; the others keep the height they had.
        let height = if ui.clip_rect().expand(200.0).intersects(place) {
            let mut height = 0.0;
            if first {
                let same = self.rows[at..].iter();
                let count = same
                    .take_while(|other| record(other) == record(one))
                    .count();
                head(ui, look, merge, one, count, place);
                height += HEAD;
            }
            height + field(ui, look, one, place.with_min_y(top + height), at)
        } else {
            estimate
        };
        if let Some(known) = self.heights.get_mut(at) {
            *known = height;
        }
        ui.allocate_exact_size(vec2(all.width(), height), Sense::hover());
    }
}

/// Where the columns begin, and where the last one ends.
fn columns(place: Rect) -> [f32; 4] {
    let width = place.width() - 2.0 * MARGIN;
    [0.0, 0.26, 0.63, 1.0].map(|share| place.left() + MARGIN + share * width)
}

fn headings(ui: &mut Ui, look: Look, all: Rect) {
    let (rect, _) = ui.allocate_exact_size(vec2(all.width(), 22.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ink(look.theme.sunk));
    let columns = columns(rect);
    let names = [words::FIELD, words::BEFORE, words::AFTER];
    for ((x, end), phrase) in columns.iter().zip(&columns[1..]).zip(names) {
        let at = pos2(*x, rect.center().y);
        let (font, t3) = (look::regular(SMALL), ink(look.theme.t3));
        let words = look.say(phrase);
        look::write(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            words,
            font,
            t3,
            end - x - PAD,
        );
    }
}

/// The head of a record over its first row.
fn head(ui: &Ui, look: Look, merge: &Merge, one: &Shown, count: usize, place: Rect) {
    let theme = look.theme;
    let rect = place.with_max_y(place.top() + HEAD);
    ui.painter().rect_filled(rect, 0.0, ink(theme.group));
    let (number, title) = merge.called(&one.place.spot);
    let kind = crate::assess::compare::record_words(one.place.spot.kind);
    let kind = kind.map_or("", |phrase| look.say(phrase));
    let left = rect.left_center() + vec2(MARGIN, 0.0);
    let (small, t3) = (look::regular(SMALL), ink(theme.t3));
    let kind = look::write(
        ui.painter(),
        left,
        Align2::LEFT_CENTER,
        kind,
        small.clone(),
        t3,
        110.0,
    );
    let count = words::OF_RECORD.fill(look.language, &[("n", &count)]);
    let right = rect.right_center() - vec2(MARGIN, 0.0);
    let count = look::write(
        ui.painter(),
        right,
        Align2::RIGHT_CENTER,
        &count,
        small,
        t3,
        90.0,
    );
    let name = format!("{number} {title}");
    let at = pos2(kind.right() + PAD, rect.center().y);
    let room = count.left() - at.x - PAD;
    let (font, t1) = (look::bold(BODY), ink(theme.t1));
    let shown = look::write(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        name.trim(),
        font,
        t1,
        room,
    );
    let id = ui.scope_id().with(("brings head", &one.place.spot));
    ui.interact(shown, id, Sense::hover())
        .on_hover_text(name.trim());
}

fn galley(ui: &Ui, text: &str, color: crate::chart::Color, width: f32) -> Arc<Galley> {
    let font = look::regular(BODY);
    ui.painter()
        .layout(text.to_owned(), font, ink(color), width.max(40.0))
}

/// One field, in three columns; gives its height.
fn field(ui: &Ui, look: Look, one: &Shown, place: Rect, at: usize) -> f32 {
    let theme = look.theme;
    let name = one.field(look.language);
    let what = look.say(match one.place.what {
        What::Added => words::ADDED,
        What::Removed => words::REMOVED,
        What::Altered => words::ALTERED,
    });
    let told = |said: &crate::edit::merge::Said| match said.text(look.language) {
        text if text.trim().is_empty() => "–".to_owned(),
        text => text,
    };
    let (before, after) = match one.place.what {
        What::Altered if one.before.is_nothing() && one.after.is_nothing() => {
            (String::new(), what.to_owned())
        }
        What::Altered => (told(&one.before), told(&one.after)),
        What::Added | What::Removed => (String::new(), what.to_owned()),
    };
    let name = if name.is_empty() { what } else { &name };
    let [first, second, third, end] = columns(place);
    let names = galley(ui, name, theme.t2, second - first - PAD);
    let from = galley(ui, &before, theme.t3, third - second - 24.0);
    let to = galley(ui, &after, theme.t1, end - third - PAD);
    let tallest = names.size().y.max(from.size().y).max(to.size().y);
    let height = (tallest + 8.0).max(ROW);
    let rect = place.with_max_y(place.top() + height);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, ink(theme.panel));
    let hair = Stroke::new(1.0, ink(theme.hair));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, hair);
    let top = rect.top() + 4.0;
    painter.galley(pos2(first, top), names, ink(theme.t2));
    painter.galley(pos2(second, top), from, ink(theme.t3));
    painter.galley(pos2(third, top), to, ink(theme.t1));
    if !before.is_empty() {
        let (font, t4) = (look::regular(BODY), ink(theme.t4));
        let place = pos2(third - 18.0, top);
        painter.text(place, Align2::LEFT_TOP, "→", font, t4);
    }
    let said = words::BEFORE_AFTER.fill(
        look.language,
        &[("field", &name), ("before", &before), ("after", &after)],
    );
    let id = ui.scope_id().with(("brings row", at));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    height
}
