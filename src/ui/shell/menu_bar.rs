//! The menu bar: menus made from the command table, the plan's name with its unsaved mark, the sample badge.

use super::{Chrome, keys, read_only_sign};
use crate::assess::Status;
use crate::text::{command_words, common_words, shell_words};
use crate::ui::command::Act;
use crate::ui::widgets::look::{ink, regular};
use crate::ui::{Action, Command, MENUS, MenuLine};
use egui::{Align2, Button, RichText, Ui, pos2, vec2};

/// Height of the bar in points.
pub const HEIGHT: f32 = 28.0;

/// Shows the bar in the ui it is given.
pub fn show(ui: &mut Ui, chrome: &mut Chrome<'_>) {
    let full = ui.max_rect();
    let bar = egui::MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding.x = 8.0;
        for (name, lines) in MENUS {
            ui.menu_button(chrome.look.say(*name), |ui| {
                ui.set_min_width(232.0);
                menu(ui, lines, chrome);
            });
        }
        ui.cursor().left()
    });
    name(ui, full, bar.inner + 12.0, chrome);
    if chrome.name.is_none() {
        languages(ui, full, chrome);
    }
}

/// Before a plan is open, the other language is one click away: who cannot read this one finds it by its own name.
fn languages(ui: &mut Ui, full: egui::Rect, chrome: &mut Chrome<'_>) {
    let rect = full
        .with_min_x(full.right() - 160.0)
        .with_max_x(full.right() - 10.0);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    ui.spacing_mut().item_spacing.x = 10.0;
    let theme = chrome.look.theme;
    for command in [Command::LanguageEnglish, Command::LanguageChinese] {
        let on = (chrome.checked)(command) == Some(true);
        let color = ink(if on { theme.t1 } else { theme.t3 });
        let words = RichText::new(chrome.look.say(command.text()))
            .size(12.0)
            .color(color);
        let response = ui
            .add(Button::new(words).frame(false))
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.clicked() {
            chrome.actions.command(command);
        }
    }
}

fn name(ui: &Ui, full: egui::Rect, from: f32, chrome: &mut Chrome<'_>) {
    let theme = chrome.look.theme;
    let mut right = full.right() - 12.0;
    if chrome.sample && chrome.name.is_some() {
        let words = chrome.look.say(shell_words::SAMPLE_BAR);
        let galley =
            ui.painter()
                .layout_no_wrap(words.to_owned(), regular(12.0), ink(theme.note_text));
        let size = galley.size() + vec2(14.0, 2.0);
        let rect =
            egui::Rect::from_min_size(pos2(right - size.x, full.center().y - size.y / 2.0), size);
        // In a very small window the menus have the room.
        if rect.left() >= from {
            ui.painter().rect(
                rect,
                3.0,
                ink(theme.note_bg),
                egui::Stroke::new(1.0, ink(theme.note_edge)),
                egui::StrokeKind::Inside,
            );
            let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
            ui.painter().galley(at.min, galley, ink(theme.note_text));
            right = rect.left() - 12.0;
        }
    }
    let words = match chrome.name {
        Some(name) if chrome.dirty => {
            format!("{name} · {}", chrome.look.say(shell_words::UNSAVED))
        }
        Some(name) => name.to_owned(),
        None => chrome.look.say(common_words::PROGRAM).to_owned(),
    };
    let sign = chrome.read_only;
    let own = sign.map_or(0.0, |_| read_only_sign::width(ui, chrome.look) + 8.0);
    let room = right - from - own;
    if room > 60.0 || sign.is_some() {
        let galley = crate::ui::widgets::look::elided(
            ui.painter(),
            &words,
            regular(13.0),
            ink(theme.t2),
            room,
        );
        // The sign stands beside the name, and is there where the name is not.
        let width = galley.size().x + own;
        let half = width / 2.0;
        let left = full.center().x.min(right - half).max(from + half) - half;
        let at = Align2::LEFT_CENTER.anchor_size(pos2(left, full.center().y), galley.size());
        let end = at.right() + 8.0;
        ui.painter().galley(at.min, galley, ink(theme.t2));
        if let Some(sign) = sign {
            let at = pos2(end, full.center().y);
            read_only_sign::show(ui, chrome.look, sign, at, chrome.actions);
        }
    }
}

/// Shows the lines of a menu; context menus use it with lines of their own.
pub fn menu(ui: &mut Ui, lines: &[MenuLine], chrome: &mut Chrome<'_>) {
    for line in lines {
        match line {
            MenuLine::Run(command) => run(ui, *command, chrome),
            MenuLine::Gap => {
                ui.separator();
            }
            MenuLine::Recent => {
                ui.menu_button(chrome.look.say(command_words::MENU_RECENT), |ui| {
                    recent(ui, chrome);
                });
            }
            MenuLine::Sub(name, lines) => {
                ui.menu_button(chrome.look.say(*name), |ui| {
                    ui.set_min_width(200.0);
                    menu(ui, lines, chrome);
                });
            }
        }
    }
}

fn run(ui: &mut Ui, command: Command, chrome: &mut Chrome<'_>) {
    let look = chrome.look;
    let text = match command.act() {
        Act::Undo => label_with(look.say(command.text()), chrome.undo.as_deref()),
        Act::Redo => label_with(look.say(command.text()), chrome.redo.as_deref()),
        _ => look.say(command.text()).to_owned(),
    };
    let refused = (chrome.refused)(command);
    let mut button = Button::new(text);
    if let Some(shortcut) = command.shortcuts().first() {
        button = button.shortcut_text(RichText::new(keys::written(*shortcut)).size(12.0));
    }
    if let Some(on) = (chrome.checked)(command) {
        button = button.selected(on);
    }
    let response = ui.add_enabled(refused.is_none(), button);
    match refused {
        Some(why) => {
            response.on_disabled_hover_text(look.say(why));
        }
        None => {
            if response
                .on_hover_text(look.say(command.tooltip()))
                .clicked()
            {
                chrome.actions.command(command);
                ui.close();
            }
        }
    }
}

fn label_with(verb: &str, what: Option<&str>) -> String {
    what.map_or_else(|| verb.to_owned(), |what| format!("{verb} {what}"))
}

/// Whether the list was not there in the frame before.
fn came_up(ui: &Ui) -> bool {
    let key = egui::Id::unique("recent menu");
    let now = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| data.insert_temp(key, now));
    before.is_none_or(|pass| pass + 1 < now)
}

fn recent(ui: &mut Ui, chrome: &mut Chrome<'_>) {
    let look = chrome.look;
    ui.set_min_width(340.0);
    // Who has them open is looked for when the list comes up, and not again while it stands.
    if came_up(ui) {
        chrome.actions.push(Action::LookForRecent);
    }
    if chrome.recent.is_empty() {
        ui.add_enabled(false, Button::new(look.say(shell_words::NO_RECENT)));
        return;
    }
    for row in chrome.recent {
        let response = ui
            .add(
                // Files of one name lie in many folders.
                Button::new(row.name()).truncate().right_text(
                    RichText::new(if row.who.is_empty() {
                        row.folder_in_short()
                    } else {
                        row.who.clone()
                    })
                    .size(12.0)
                    .color(ink(if row.who.is_empty() {
                        look.theme.t3
                    } else {
                        look.theme.status(Status::Behind).word
                    })),
                ),
            )
            .on_hover_text(row.about());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, row.name())
        });
        if response.clicked() {
            chrome.actions.push(Action::OpenPath(row.path.clone()));
            ui.close();
        }
    }
    ui.separator();
    if ui.button(look.say(shell_words::CLEAR_RECENT)).clicked() {
        chrome.actions.push(Action::ForgetRecent(None));
        ui.close();
    }
}
