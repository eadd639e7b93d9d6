//! The figures at the right: every field with its name and value now, put in at the caret by a click.

use super::{ground, look, sheet, view};
use crate::exchange::report::{Entry, Field};
use crate::text::{Language, Phrase, disclosure_words as words};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self as looks, ink};
use crate::ui::widgets::{TextField, found, link, sample_badge};
use crate::ui::{Action, Stage, read_only};
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{
    Align2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

const ROW: f32 = 38.0;
const GROUP: f32 = 24.0;
/// Height of the detail at the bottom.
const DETAIL: f32 = 148.0;

/// Draws the figures.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let theme = look.theme;
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, ink(theme.panel));
    let entries = view::entries(stage);
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), 32.0));
    let line = Stroke::new(1.0, ink(theme.line));
    ui.painter().rect_filled(head, 0.0, ink(theme.sunk));
    ui.painter().hline(rect.x_range(), head.bottom(), line);
    let count = looks::write(
        ui.painter(),
        head.left_center() + vec2(14.0, 0.0),
        Align2::LEFT_CENTER,
        &words::FIGURE_COUNT.fill(stage.language, &[("count", &entries.len())]),
        looks::regular(12.0),
        ink(theme.t3),
        rect.width() * 0.5,
    );
    looks::write(
        ui.painter(),
        head.right_center() - vec2(12.0, 0.0),
        Align2::RIGHT_CENTER,
        look.say(words::CLICK_TO_INSERT),
        looks::regular(12.0),
        ink(theme.t3),
        head.right() - count.right() - 24.0,
    );
    let search = Rect::from_min_size(
        pos2(rect.left() + 12.0, head.bottom() + 7.0),
        vec2(rect.width() - 24.0, 26.0),
    );
    let mut field = ui.new_child(UiBuilder::new().max_rect(search));
    let text = stage.view.disclosure.search.clone();
    let id = egui::Id::unique("figure search");
    let search_field = TextField::new(id, look.say(words::FIND_FIGURE), &text)
        .hint(look.say(words::FIND_FIGURE))
        .framed();
    let heard = read_only::of_view(&mut field, |ui| search_field.show(ui, look));
    if let Some(text) = heard.value {
        stage.view.disclosure.search = text;
    }
    let detail = Rect::from_min_max(pos2(rect.left(), rect.bottom() - DETAIL), rect.max);
    let list = Rect::from_min_max(
        pos2(rect.left(), search.bottom() + 7.0),
        pos2(rect.right(), detail.top()),
    );
    let wanted = Sought::new(&stage.view.disclosure.search);
    let language = stage.language;
    super::within(ui, list, "figure rows", |ui| {
        ScrollArea::vertical()
            .id_salt("figure list")
            .auto_shrink(false)
            .show_following(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                let mut group: Option<Phrase> = None;
                let mut any = false;
                for entry in entries
                    .iter()
                    .filter(|entry| fits(entry, &wanted, language))
                {
                    if group != Some(entry.group) {
                        group = Some(entry.group);
                        group_row(ui, stage, entry.group);
                    }
                    any = true;
                    let ctx = ui.ctx().clone();
                    found::mark(&ctx, theme, wanted.clone(), || row(ui, stage, entry));
                }
                if !any {
                    ui.add_space(10.0);
                    ui.horizontal(|ui| {
                        ui.add_space(14.0);
                        ui.label(
                            RichText::new(look.say(words::NO_FIGURE))
                                .size(12.0)
                                .color(ink(theme.t3)),
                        );
                    });
                }
            });
    });
    ui.painter().hline(rect.x_range(), detail.top(), line);
    super::within(ui, detail.shrink2(vec2(14.0, 8.0)), "figure detail", |ui| {
        show_detail(ui, stage);
    });
}

fn fits(entry: &Entry, wanted: &Sought, language: Language) -> bool {
    if wanted.is_empty() {
        return true;
    }
    wanted.is_among(&[&entry.name, entry.group.of(language)], &[&entry.key])
}

fn group_row(ui: &mut Ui, stage: &Stage<'_>, group: Phrase) {
    let theme = stage.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), GROUP), Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, 0.0, ink(theme.group));
        looks::write(
            ui.painter(),
            rect.left_center() + vec2(14.0, 0.0),
            Align2::LEFT_CENTER,
            group.of(stage.language),
            looks::regular(12.0),
            ink(theme.t2),
            rect.width() - 28.0,
        );
    }
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, entry: &Entry) {
    let theme = stage.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let id = egui::Id::unique(("figure row", entry.key.as_str()));
    let response = ui.interact(rect, id, Sense::click());
    let on = stage.view.disclosure.figure.as_deref() == Some(entry.key.as_str());
    let painter = ui.painter();
    if on {
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
    let value = ground(stage)
        .value(&entry.field)
        .unwrap_or_else(|_| "–".to_owned());
    let value = looks::write(
        painter,
        rect.right_center() - vec2(14.0, 0.0),
        Align2::RIGHT_CENTER,
        &value,
        looks::bold(13.0),
        ink(theme.t1),
        rect.width() * 0.45,
    );
    let room = value.left() - rect.left() - 22.0;
    looks::write(
        painter,
        rect.left_top() + vec2(14.0, 11.0),
        Align2::LEFT_CENTER,
        &entry.name,
        looks::regular(13.0),
        ink(theme.t1),
        room,
    );
    looks::write(
        painter,
        rect.left_top() + vec2(14.0, 27.0),
        Align2::LEFT_CENTER,
        &format!("{{{}}}", entry.key),
        looks::regular(12.0),
        ink(theme.t4),
        room,
    );
    if response.has_focus() {
        looks::focus_frame(painter, rect.shrink(4.0), theme);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, on, &entry.key));
    if response.clicked() {
        stage.view.disclosure.figure = Some(entry.key.clone());
        // A figure can be looked at where it cannot be put in.
        if stage.view.read_only.is_none() && !sheet::insert(ui, stage, &entry.key) {
            let words = stage.say(words::OPEN_FIRST).to_owned();
            stage.actions.push(Action::Tell(words));
        }
    }
}

fn show_detail(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let theme = look.theme;
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    let quiet = |text: String| RichText::new(text).size(12.0).color(ink(theme.t3));
    let Some(key) = stage.view.disclosure.figure.clone() else {
        ui.label(quiet(look.say(words::FIGURE_HINT).to_owned()));
        return;
    };
    ui.horizontal(|ui| {
        ui.label(quiet(look.say(words::FIGURE_LOOKED_AT).to_owned()));
        if stage.assessment.index().holds_sample() {
            sample_badge(ui, look);
        }
    });
    let Some(field) = Field::parse(&key) else {
        let lack = crate::exchange::report::Lack::unknown(&key);
        ui.label(quiet(format!(
            "{{{key}}}  {}",
            lack.sentence(stage.language)
        )));
        return;
    };
    let ground = ground(stage);
    let (value, about) = match ground.value(&field) {
        Ok(value) => (value, field.about(stage.language)),
        Err(lack) => ("–".to_owned(), lack.sentence(stage.language)),
    };
    ui.add(
        egui::Label::new(
            RichText::new(format!("{}  {value}", field.name(stage.language)))
                .font(looks::bold(13.0))
                .color(ink(theme.t1)),
        )
        .truncate(),
    );
    ui.label(RichText::new(about).size(12.0).color(ink(theme.t2)));
    if matches!(field, Field::Tasks(..) | Field::Rate(..))
        && link(ui, look, look.say(words::SHOW_TASKS)).clicked()
        && let Some(tasks) = ground.tasks_behind(&field)
    {
        stage.actions.push(Action::ShowTasks(tasks));
    }
    if matches!(field, Field::Indicator { .. })
        && link(ui, look, look.say(words::SHOW_INDICATORS)).clicked()
    {
        stage.actions.command(crate::ui::Command::PageIndicators);
    }
}
