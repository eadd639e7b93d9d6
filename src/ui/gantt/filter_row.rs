//! The filter row: grouping, order, chips with counts, filters; at the right columns, zoom, fit, export.

use super::{commands, context_menu, menus, state};
use crate::assess::Status;
use crate::chart::Level;
use crate::chart::theme::size;
use crate::text::{Phrase, common_words, gantt_words, monthly_words};
use crate::ui::command::Switch;
use crate::ui::widgets::chips::{
    Chip, HEIGHT, caption, chip, chip_width, dashed_chip, drop_button, focus, push_button,
    text_width, write,
};
use crate::ui::widgets::{Look, drop_list, unit_list};
use crate::ui::{Command, Filter, Stage, paint};
use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Draws the row over the whole of `ui`, 34 points high.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    stage.view.gantt.filter_row_pass = Some(ui.ctx().cumulative_pass_nr());
    let area = ui.available_rect_before_wrap();
    let area = Rect::from_min_size(area.min, vec2(area.width(), size::FILTER_ROW as f32));
    ui.painter()
        .rect_filled(area, 0.0, paint::color(stage.theme.win));
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, paint::color(stage.theme.line)),
    );
    let inner = area.shrink2(vec2(12.0, 0.0));
    let mut right = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inner)
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    right.spacing_mut().item_spacing.x = 7.0;
    let folded = Folded::fitting(stage, inner.width());
    right_side(&mut right, stage, folded);
    let end = right.min_rect().left() - 10.0;
    let room = Rect::from_min_max(inner.min, pos2(end.max(inner.left()), inner.bottom()));
    let mut left = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(room)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    left.spacing_mut().item_spacing.x = 7.0;
    left.set_clip_rect(room.expand(3.0).intersect(ui.clip_rect()));
    left_side(&mut left, stage, end, folded);
    ui.advance_cursor_after_rect(area);
}

/// What of the row stands in its "more" list where the window is narrow; nothing is ever cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Folded {
    /// All of it stands in the row.
    #[default]
    Nothing,
    /// The words before the lists of groups and order are left out.
    Captions,
    /// Export and fit as well.
    Buttons,
    /// The levels of the time axis as well.
    Levels,
    /// Groups and order as well.
    Orders,
    /// The filters without a chip of their own as well.
    Filters,
}

impl Folded {
    /// The least that is folded for the rest to fit.
    fn fitting(stage: &mut Stage<'_>, room: f32) -> Self {
        let all = [
            Self::Nothing,
            Self::Captions,
            Self::Buttons,
            Self::Levels,
            Self::Orders,
        ];
        let parts = Parts::of(stage, room);
        let fits = all.into_iter().find(|fold| parts.need(*fold) <= room);
        fits.unwrap_or(Self::Filters)
    }
}

/// How wide the parts of the row are that always stand in it, with the gaps after them.
struct Parts {
    captions: f32,
    orders: f32,
    filters: f32,
    always: f32,
    buttons: f32,
    levels: f32,
    more: f32,
}

/// Between two things of the row.
const SPACE: f32 = 7.0;

/// Whether the way to the monthly sheet stands in the row; the menu and Ctrl+8 lead there too, and on a narrow window the
/// chips need the room.
fn leads_to_monthly(room: f32) -> bool {
    room > 1340.0
}

impl Parts {
    fn of(stage: &mut Stage<'_>, room: f32) -> Self {
        let look = stage.look();
        let plain = |phrase| text_width(look.say(phrase));
        let order = match stage.view.sorting {
            Some((column, _)) => column.word(),
            None => gantt_words::PLAN_ORDER,
        };
        let dashed = |phrase| plain(phrase) + 20.0 + SPACE;
        let drop = |phrase| plain(phrase) + 30.0 + SPACE;
        let push = |phrase| plain(phrase) + 16.0 + SPACE;
        let monthly = if leads_to_monthly(room) {
            push(monthly_words::FILL_IN)
        } else {
            0.0
        };
        let shown = shown_of(stage).map_or(0.0, |words| text_width(&words) + 2.0 * SPACE);
        let on: f32 = standing(stage)
            .iter()
            .filter(|one| one.on)
            .map(|one| chip_width(one.glyph, &one.words, one.count, one.closable) + SPACE)
            .sum();
        let filters = menus::extra_chips(stage);
        let filters = filters
            .iter()
            .map(|(words, _)| chip_width(None, words, None, true) + SPACE)
            .sum();
        Self {
            captions: plain(gantt_words::GROUP_BY) + plain(gantt_words::SORT_BY) + 2.0 * SPACE,
            orders: drop(stage.view.grouping.word()) + drop(order) + 14.0,
            filters,
            always: on
                + shown
                + dashed(gantt_words::ADD_FILTER)
                + dashed(gantt_words::ADD_UNIT)
                + drop(gantt_words::SHOW)
                + monthly
                // Between the left side and the right.
                + 10.0,
            buttons: push(gantt_words::EXPORT) + push(Command::ZoomFit.text()),
            levels: LEVEL * LEVELS.len() as f32 + SPACE,
            more: drop(gantt_words::MORE),
        }
    }

    fn need(&self, folded: Folded) -> f32 {
        let unless = |fold: Folded, width: f32| if folded >= fold { 0.0 } else { width };
        let more = if folded >= Folded::Buttons {
            self.more
        } else {
            0.0
        };
        self.always
            + more
            + unless(Folded::Captions, self.captions)
            + unless(Folded::Buttons, self.buttons)
            + unless(Folded::Levels, self.levels)
            + unless(Folded::Orders, self.orders)
            + unless(Folded::Filters, self.filters)
    }
}

/// What had no room in the row.
fn more(ui: &mut Ui, stage: &mut Stage<'_>, folded: Folded) {
    ui.set_min_width(190.0);
    if folded >= Folded::Filters {
        for (words, part) in menus::extra_chips(stage) {
            if drop_list::pick(ui, true, &words) {
                menus::clear(stage, &part);
            }
        }
        ui.separator();
    }
    if folded >= Folded::Orders {
        let word = stage.say(gantt_words::GROUP_BY);
        ui.menu_button(word, |ui| menus::grouping(ui, stage));
        let word = stage.say(gantt_words::SORT_BY);
        ui.menu_button(word, |ui| menus::sorting(ui, stage));
        ui.separator();
    }
    if folded >= Folded::Levels {
        for (_, _, command) in LEVELS {
            context_menu::item(ui, stage, command);
        }
        ui.separator();
    }
    for command in [Command::ZoomFit, Command::ExportPicture] {
        context_menu::item(ui, stage, command);
    }
}

/// How many tasks a filter shows, in words.
fn shown_of(stage: &Stage<'_>) -> Option<String> {
    let (_, facts) = state::rows(stage);
    (!stage.view.filter.is_empty()).then(|| {
        gantt_words::SHOWN_OF.fill(
            stage.language,
            &[
                ("shown", &facts.passing),
                ("all", &stage.plan.tasks().len()),
            ],
        )
    })
}

fn orders(ui: &mut Ui, stage: &mut Stage<'_>, folded: Folded) {
    let look = stage.look();
    if folded < Folded::Captions {
        caption(ui, stage, look.say(gantt_words::GROUP_BY));
    }
    let word = look.say(stage.view.grouping.word());
    let button = drop_button(ui, look, word, look.say(gantt_words::GROUP_BY));
    drop_list::under(&button, |ui| menus::grouping(ui, stage));
    if folded < Folded::Captions {
        caption(ui, stage, look.say(gantt_words::SORT_BY));
    }
    let word = match stage.view.sorting {
        Some((column, _)) => look.say(column.word()),
        None => look.say(gantt_words::PLAN_ORDER),
    };
    let button = drop_button(ui, look, word, look.say(gantt_words::SORT_BY));
    drop_list::under(&button, |ui| menus::sorting(ui, stage));
    let at = ui.cursor().left() + 2.0;
    ui.painter().vline(
        at,
        (ui.max_rect().center().y - 8.0)..=(ui.max_rect().center().y + 8.0),
        Stroke::new(1.0, paint::color(stage.theme.line)),
    );
    ui.add_space(5.0);
}

fn left_side(ui: &mut Ui, stage: &mut Stage<'_>, end: f32, folded: Folded) {
    if folded < Folded::Orders {
        orders(ui, stage, folded);
    }
    chips(ui, stage, end, folded);
}

fn only_status(stage: &mut Stage<'_>, status: Status) {
    let statuses = &mut stage.view.filter.statuses;
    if !statuses.remove(&status) {
        statuses.insert(status);
    }
}

fn standing(stage: &mut Stage<'_>) -> Vec<Chip> {
    let (_, facts) = state::rows(stage);
    let language = stage.language;
    let filter = &stage.view.filter;
    let days = stage.plan.head().settings.warning_days;
    let count = |status| Some(stage.assessment.count(status));
    let chip = |glyph: Option<Status>, words: String, count, on, act| Chip {
        glyph,
        words,
        count,
        on,
        closable: false,
        act,
    };
    let word = |phrase: Phrase| phrase.of(language).to_owned();
    let mut chips = vec![
        chip(
            None,
            word(common_words::ALL_TASKS),
            Some(stage.plan.tasks().len()),
            filter.is_empty(),
            |stage| stage.view.filter = Filter::default(),
        ),
        chip(
            Some(Status::Overdue),
            word(Status::Overdue.short()),
            count(Status::Overdue),
            filter.statuses.contains(&Status::Overdue),
            |stage| only_status(stage, Status::Overdue),
        ),
        chip(
            Some(Status::Behind),
            word(Status::Behind.short()),
            count(Status::Behind),
            filter.statuses.contains(&Status::Behind),
            |stage| only_status(stage, Status::Behind),
        ),
        chip(
            None,
            gantt_words::DUE_SOON.fill(language, &[("days", &days)]),
            Some(facts.soon),
            filter.due_within.is_some(),
            |stage| {
                let days = stage.plan.head().settings.warning_days;
                let within = &mut stage.view.filter.due_within;
                *within = if within.is_some() { None } else { Some(days) };
            },
        ),
        chip(
            Some(Status::Completed),
            word(Status::Completed.counted()),
            count(Status::Completed),
            filter.statuses.contains(&Status::Completed),
            |stage| only_status(stage, Status::Completed),
        ),
        Chip {
            glyph: None,
            words: word(gantt_words::FOLD_CLOSED),
            count: None,
            on: stage.view.fold_closed_out,
            closable: stage.view.fold_closed_out,
            act: |stage| Switch::FoldClosedOut.flip(stage),
        },
    ];
    // While it is on, the chip with its name takes it away.
    let mine = unit_list::my_unit(stage).filter(|(id, _)| filter.unit.as_ref() != Some(id));
    if mine.is_some() {
        let words = word(gantt_words::OWN_UNIT);
        let own = chip(None, words, None, false, |stage| {
            stage.view.filter.unit = unit_list::my_unit(stage).map(|(id, _)| id);
        });
        chips.insert(1, own);
    }
    chips
}

/// The filters that are on but have no chip of their own, each with a cross; then the filter menu.
fn chips(ui: &mut Ui, stage: &mut Stage<'_>, end: f32, folded: Folded) {
    let look = stage.look();
    let extra = if folded < Folded::Filters {
        menus::extra_chips(stage)
    } else {
        Vec::new()
    };
    let shown = shown_of(stage);
    let add = look.say(gantt_words::ADD_FILTER);
    let unit = look.say(gantt_words::ADD_UNIT);
    let kept = chip_width(None, add, None, false)
        + chip_width(None, unit, None, false)
        + 7.0
        + shown.as_ref().map_or(0.0, |words| text_width(words) + 14.0)
        + extra
            .iter()
            .map(|(words, _)| chip_width(None, words, None, true) + 7.0)
            .sum::<f32>();
    let standing = standing(stage);
    let wide = |one: &Chip| chip_width(one.glyph, &one.words, one.count, one.closable) + 7.0;
    let mut kept = kept + standing.iter().filter(|one| one.on).map(wide).sum::<f32>();
    for one in standing {
        // Chips without room leave the row, those that are on last; the filter menu holds all of them.
        if one.on {
            kept -= wide(&one);
        } else if ui.cursor().left() + wide(&one) + kept + 10.0 > end {
            continue;
        }
        if chip(ui, look, &one).clicked() {
            (one.act)(stage);
        }
    }
    for (words, clear) in extra {
        let one = Chip {
            glyph: None,
            words,
            count: None,
            on: true,
            closable: true,
            act: |_| {},
        };
        if chip(ui, look, &one).clicked() {
            menus::clear(stage, &clear);
        }
    }
    let button = dashed_chip(ui, look, add);
    drop_list::under(&button, |ui| menus::filter(ui, stage));
    let button = dashed_chip(ui, look, unit);
    drop_list::under(&button, |ui| menus::unit(ui, stage));
    if let Some(words) = shown {
        caption(ui, stage, &words);
    }
}

fn right_side(ui: &mut Ui, stage: &mut Stage<'_>, folded: Folded) {
    let look = stage.look();
    if folded >= Folded::Buttons {
        let word = look.say(gantt_words::MORE);
        let button = drop_button(ui, look, word, word);
        drop_list::under(&button, |ui| more(ui, stage, folded));
    } else {
        right_buttons(ui, stage, look);
    }
    if folded < Folded::Levels {
        zoom_levels(ui, stage, look);
    }
    if leads_to_monthly(ui.max_rect().width())
        && push_button(ui, look, look.say(monthly_words::FILL_IN))
            .on_hover_text(look.say(Command::PageMonthly.tooltip()))
            .clicked()
    {
        stage.actions.command(Command::PageMonthly);
    }
    let show = look.say(gantt_words::SHOW);
    let button = drop_button(ui, look, show, show);
    drop_list::under(&button, |ui| {
        menus::display(ui, stage);
        ui.separator();
        for command in [Command::ToggleInspector, Command::ToggleStrip] {
            context_menu::item(ui, stage, command);
        }
    });
}

fn right_buttons(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    if push_button(ui, look, look.say(gantt_words::EXPORT))
        .on_hover_text(look.say(Command::ExportPicture.tooltip()))
        .clicked()
    {
        stage.actions.command(Command::ExportPicture);
    }
    if push_button(ui, look, look.say(Command::ZoomFit.text()))
        .on_hover_text(look.say(Command::ZoomFit.tooltip()))
        .clicked()
    {
        commands::command(stage, Command::ZoomFit);
    }
}

/// The levels of the time axis with their letters and commands.
const LEVELS: [(Level, Phrase, Command); 5] = [
    (Level::Years, gantt_words::LEVEL_YEARS, Command::ZoomYear),
    (
        Level::Quarters,
        gantt_words::LEVEL_QUARTERS,
        Command::ZoomQuarter,
    ),
    (Level::Months, gantt_words::LEVEL_MONTHS, Command::ZoomMonth),
    (Level::Weeks, gantt_words::LEVEL_WEEKS, Command::ZoomWeek),
    (Level::Days, gantt_words::LEVEL_DAYS, Command::ZoomDay),
];

/// Width of one of them.
const LEVEL: f32 = 26.0;

fn zoom_levels(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    let cell = LEVEL;
    let width = cell * LEVELS.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let theme = look.theme;
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, paint::color(theme.panel));
    let now = stage.view.axis.level();
    for (place, (level, word, command)) in LEVELS.into_iter().enumerate() {
        let area = Rect::from_min_size(
            pos2(rect.left() + cell * place as f32, rect.top()),
            vec2(cell, HEIGHT),
        );
        let response = ui.interact(area, ui.scope_id().with(("level", place)), Sense::click());
        let on = level == now;
        if on || response.hovered() {
            let fill = if on { theme.sel } else { theme.hover };
            ui.painter()
                .rect_filled(area.shrink(1.0), 3.0, paint::color(fill));
        }
        let color = if on { theme.acc } else { theme.t2 };
        write(ui, area, look.say(word), color, on);
        if place > 0 {
            ui.painter().vline(
                area.left(),
                area.y_range().shrink(1.0),
                Stroke::new(1.0, paint::color(theme.hair)),
            );
        }
        focus(ui, look, &response);
        let name = look.say(command.text());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
        if response
            .on_hover_text(look.say(command.tooltip()))
            .clicked()
        {
            commands::level(stage, level);
        }
    }
    ui.painter().rect_stroke(
        rect,
        4.0,
        Stroke::new(1.0, paint::color(theme.line)),
        StrokeKind::Inside,
    );
}
