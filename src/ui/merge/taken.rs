//! What merged by itself, in rows: which side, which record, which field.

use super::MergePage;
use crate::edit::merge::{Merge, Place, Side, What};
use crate::text::merge_page_words as words;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{Look, small_button};
use egui::accesskit::Role;
use egui::{Align2, Frame, Margin, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Height of a row.
const ROW: f32 = 24.0;

/// What merged by itself, with its counts.
#[derive(Debug, Default)]
pub(super) struct Taken {
    places: Arc<Vec<Place>>,
    pub ours: usize,
    pub theirs: usize,
}

impl Taken {
    /// What one side alone did.
    pub fn of(merge: &Merge) -> Self {
        let places = Arc::clone(merge.noted());
        let theirs = places.partition_point(|place| place.side == Side::Theirs);
        Self {
            ours: places.len() - theirs,
            theirs,
            places,
        }
    }
}

/// Shows the rows.
pub(super) fn show(ui: &mut Ui, look: Look, page: &mut MergePage) {
    Frame::NONE
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            ui.horizontal(|ui| {
                let n = page.taken.places.len();
                let (rect, _) = ui
                    .allocate_exact_size(vec2(ui.available_width() - 120.0, 28.0), Sense::hover());
                look::write(
                    ui.painter(),
                    rect.left_center(),
                    Align2::LEFT_CENTER,
                    &format!("{} {n}", look.say(words::MERGED_ALREADY)),
                    look::bold(15.0),
                    ink(look.theme.t1),
                    rect.width(),
                );
                if small_button(ui, look, look.say(words::BACK_TO_CONFLICTS)).clicked() {
                    page.shows_taken = false;
                }
            });
            ui.add_space(6.0);
            ScrollArea::vertical()
                .id_salt("merged by itself")
                .auto_shrink(false)
                .show_rows_following(ui, ROW, page.taken.places.len(), |ui, range| {
                    for place in &page.taken.places[range] {
                        row(ui, look, &page.merge, place);
                    }
                });
        });
}

fn row(ui: &mut Ui, look: Look, merge: &Merge, place: &Place) {
    let theme = look.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ink(theme.panel));
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    let side = look.say(match place.side {
        Side::Ours => words::MINE,
        Side::Theirs => words::THEIRS,
    });
    let what = look.say(match place.what {
        What::Added => words::W_ADDED,
        What::Removed => words::W_REMOVED,
        What::Altered => words::W_ALTERED,
    });
    let (number, title) = merge.called(&place.spot);
    let kind = crate::assess::compare::record_words(place.spot.kind);
    let kind = kind.map_or("", |phrase| look.say(phrase));
    let field = place.field(look.language).unwrap_or_default();
    let rest = rect.width() - 12.0 - 60.0 - 90.0 - 64.0;
    let mut x = rect.left() + 10.0;
    for (text, width, color) in [
        (side, 60.0, theme.t2),
        (kind, 90.0, theme.t3),
        (format!("{number} {title}").trim(), rest * 0.6, theme.t1),
        (what, 64.0, theme.t2),
        (field, rest * 0.4, theme.t1),
    ] {
        look::write(
            ui.painter(),
            pos2(x, rect.center().y),
            Align2::LEFT_CENTER,
            text,
            look::regular(SMALL),
            ink(color),
            width - 8.0,
        );
        x += width;
    }
    let label = format!("{side} {number} {title} {what} {field}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
}
