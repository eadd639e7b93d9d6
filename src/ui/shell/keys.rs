//! The shortcut listener, and keys as they are written on menus and on the sheet.

use crate::ui::command::{Act, Typing};
use crate::ui::widgets::resting_cell;
use crate::ui::{Actions, Command};
use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};
use strum::IntoEnumIterator;

/// A key as it is printed on a keyboard.
pub fn key_name(key: Key) -> &'static str {
    match key {
        Key::Slash => "/",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "-",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        other => other.name(),
    }
}

/// The caps of a shortcut in the order they are pressed: `Ctrl`, `Shift`, `S`.
pub fn caps(shortcut: KeyboardShortcut) -> Vec<&'static str> {
    let KeyboardShortcut {
        modifiers,
        logical_key,
    } = shortcut;
    let mut caps = Vec::new();
    if modifiers.command || modifiers.ctrl {
        caps.push(if cfg!(target_os = "macos") {
            "⌘"
        } else {
            "Ctrl"
        });
    }
    if modifiers.shift {
        caps.push("Shift");
    }
    if modifiers.alt {
        caps.push("Alt");
    }
    caps.push(key_name(logical_key));
    caps
}

/// A shortcut as menus write it: `Ctrl+Shift+S`.
pub fn written(shortcut: KeyboardShortcut) -> String {
    caps(shortcut).join("+")
}

/// Whether a key writes something where nothing is held with it.
fn writes(key: Key) -> bool {
    !matches!(key, Key::Insert | Key::Delete) && !(Key::F1..=Key::F12).contains(&key)
}

/// Turns pressed keys into commands. A focused text field keeps the keys that edit text, and all keys without Ctrl that
/// write something; a selected cell into which nothing is typed yet keeps only what writes. A window in front keeps everything
/// but how large everything is shown, so that a dialog that came out too large can be made smaller.
pub fn listen(ctx: &Context, modal_open: bool, actions: &mut Actions) {
    let rests = resting_cell::rests(ctx);
    let typing = ctx.text_edit_focused() && !rests;
    let composing = ctx.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, Event::Ime(_)))
    });
    if composing {
        return;
    }
    let scales = |command: &Command| matches!(command.act(), Act::Scale(_));
    for command in Command::iter().filter(|command| !modal_open || scales(command)) {
        for shortcut in command.shortcuts() {
            let plain = shortcut.modifiers == Modifiers::NONE;
            let function = matches!(
                shortcut.logical_key,
                Key::F1 | Key::F2 | Key::F4 | Key::F6 | Key::F8
            );
            if typing && (command.row().typing == Typing::FieldFirst || (plain && !function)) {
                continue;
            }
            if rests && plain && writes(shortcut.logical_key) {
                continue;
            }
            if pressed(ctx, *shortcut) {
                // What the command brings up must not lie under an open menu.
                if !modal_open {
                    egui::Popup::close_all(ctx);
                }
                actions.command(command);
            }
        }
    }
    if !typing && !modal_open {
        clipboard(ctx, actions);
    }
}

/// Exact match of the modifiers, so that Ctrl+Shift+S is not also Ctrl+S.
fn pressed(ctx: &Context, shortcut: KeyboardShortcut) -> bool {
    // The toolkit turns these three into clipboard events.
    let taken = matches!(shortcut.logical_key, Key::C | Key::X | Key::V)
        && shortcut.modifiers == Modifiers::COMMAND;
    if taken {
        return false;
    }
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| {
            !matches!(event, Event::Key { key, pressed: true, modifiers, .. }
                if *key == shortcut.logical_key && modifiers.matches_exact(shortcut.modifiers))
        });
        before != input.events.len()
    })
}

fn clipboard(ctx: &Context, actions: &mut Actions) {
    let events = ctx.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Copy => actions.command(Command::Copy),
            Event::Cut => actions.command(Command::Cut),
            Event::Paste(text) => actions.push(crate::ui::Action::PasteTable(text)),
            _ => {}
        }
    }
}
