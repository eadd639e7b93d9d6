//! The dialogs that the shell asks: unsaved changes, notice with details, progress, overwrite.

use super::{Button, Dialog, GAP, MIDDLE, NARROW, show};
use crate::chart::Theme;
use crate::chart::theme::size;
use crate::text::{Language, common_words, desk_words};
use crate::ui::fonts;
use crate::ui::paint::color;
use crate::ui::widgets::in_view::FollowsFocus as _;
use egui::{Context, CornerRadius, Key, RichText, Sense, Ui, Vec2};

/// A line of a dialog's body; it wraps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// What it is about: bold.
    Strong(&'a str),
    /// Body text.
    Plain(&'a str),
    /// What follows from it: smaller and quieter.
    Quiet(&'a str),
}

fn line(ui: &mut Ui, theme: &Theme, line: Line<'_>) {
    let text = match line {
        Line::Strong(text) => RichText::new(text)
            .font(fonts::bold(size::font::BODY))
            .color(color(theme.t1)),
        Line::Plain(text) => RichText::new(text)
            .font(fonts::regular(size::font::BODY))
            .color(color(theme.t2)),
        Line::Quiet(text) => RichText::new(text)
            .font(fonts::regular(size::font::SMALL))
            .color(color(theme.t3)),
    };
    ui.add(egui::Label::new(text).wrap());
}

/// A question with any buttons, left to right, the main one last. Returns the place of the one that was pressed; Esc
/// and the cross press the cancelling one.
pub fn question(
    ctx: &Context,
    theme: &Theme,
    language: Language,
    title: &str,
    body: &[Line<'_>],
    buttons: &[Button<'_>],
) -> Option<usize> {
    let dialog = Dialog::new(title, title, buttons);
    show(ctx, theme, language, &dialog, |ui| {
        for &one in body {
            line(ui, theme, one);
        }
    })
    .answer(buttons)
}

/// The answer about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Do not go on.
    Cancel,
}

/// Asks what becomes of unsaved changes. `what` may name the last changes in a few words.
pub fn unsaved_changes(
    ctx: &Context,
    theme: &Theme,
    language: Language,
    file_name: &str,
    what: &str,
) -> Option<Unsaved> {
    let buttons = [
        Button::discard(desk_words::DONT_SAVE.of(language)).with_key(Key::N),
        Button::cancel(common_words::CANCEL.of(language)),
        Button::main(desk_words::SAVE.of(language)),
    ];
    let mut body = vec![Line::Strong(file_name)];
    if !what.is_empty() {
        body.push(Line::Plain(what));
    }
    body.push(Line::Quiet(desk_words::UNSAVED_LOST.of(language)));
    let title = desk_words::UNSAVED_TITLE.of(language);
    match question(ctx, theme, language, title, &body, &buttons)? {
        0 => Some(Unsaved::Discard),
        1 => Some(Unsaved::Cancel),
        _ => Some(Unsaved::Save),
    }
}

/// Tells something, with details that can be copied. Returns whether it was closed.
pub fn notice(
    ctx: &Context,
    theme: &Theme,
    language: Language,
    title: &str,
    sentence: &str,
    details: &str,
) -> bool {
    let copy = Button::plain(desk_words::COPY_DETAILS.of(language));
    let close = Button::main(common_words::CLOSE.of(language));
    let buttons: &[Button<'_>] = if details.is_empty() {
        &[close]
    } else {
        &[copy, close]
    };
    let dialog = Dialog::new(title, title, buttons);
    let shown = show(ctx, theme, language, &dialog, |ui| {
        line(ui, theme, Line::Plain(sentence));
        if !details.is_empty() {
            ui.add_space(GAP);
            egui::Frame::NONE
                .fill(color(theme.sunk))
                .stroke(egui::Stroke::new(1.0, color(theme.hair)))
                .corner_radius(CornerRadius::same(size::RADIUS as u8))
                .inner_margin(egui::Margin::same(GAP as i8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    egui::ScrollArea::vertical()
                        .id_salt("details")
                        .max_height(160.0)
                        .auto_shrink([false, true])
                        .show_following(ui, |ui| {
                            let text = RichText::new(details)
                                .font(fonts::regular(size::font::SMALL))
                                .color(color(theme.t2));
                            ui.add(egui::Label::new(text).wrap().selectable(true));
                        });
                });
        }
    });
    match shown.pressed {
        Some(at) if at + 1 == buttons.len() => true,
        Some(_) => {
            ctx.copy_text(format!("{title}\n{sentence}\n{details}"));
            shown.dismissed
        }
        None => shown.dismissed,
    }
}

/// Shows how far a job is; `fraction` is 0 to 1, `None` when not known. Returns whether the user wants it stopped.
pub fn progress(
    ctx: &Context,
    theme: &Theme,
    language: Language,
    title: &str,
    words: &str,
    fraction: Option<f32>,
) -> bool {
    let buttons = [Button::cancel(common_words::CANCEL.of(language))];
    let dialog = Dialog {
        width: NARROW,
        ..Dialog::new(title, title, &buttons)
    };
    show(ctx, theme, language, &dialog, |ui| {
        if !words.is_empty() {
            line(ui, theme, Line::Plain(words));
        }
        let Some(fraction) = fraction else { return };
        ui.add_space(GAP);
        let (bar, response) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), 8.0), Sense::hover());
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, title);
            info.value = Some(f64::from(fraction));
            info
        });
        let corner = CornerRadius::same(size::RADIUS_BADGE as u8);
        let mut done = bar;
        done.set_width(bar.width() * fraction.clamp(0.0, 1.0));
        ui.painter().rect_filled(bar, corner, color(theme.group));
        ui.painter().rect_filled(done, corner, color(theme.acc));
    })
    .answer(&buttons)
    .is_some()
}

/// The answer about a file that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Replace it.
    Replace,
    /// Choose another name.
    OtherName,
}

/// Asks whether an existing file may be replaced.
pub fn overwrite(
    ctx: &Context,
    theme: &Theme,
    language: Language,
    file_name: &str,
) -> Option<Overwrite> {
    let buttons = [
        Button::discard(desk_words::REPLACE.of(language)).with_key(Key::R),
        Button {
            role: super::Role::Main,
            ..Button::plain(desk_words::OTHER_NAME.of(language))
        },
    ];
    let title = desk_words::REPLACE_TITLE.of(language);
    let dialog = Dialog {
        width: MIDDLE,
        ..Dialog::new("overwrite", title, &buttons)
    };
    let shown = show(ctx, theme, language, &dialog, |ui| {
        line(ui, theme, Line::Strong(file_name));
        line(
            ui,
            theme,
            Line::Plain(desk_words::REPLACE_BODY.of(language)),
        );
    });
    match shown.pressed {
        Some(0) => Some(Overwrite::Replace),
        Some(_) => Some(Overwrite::OtherName),
        None => shown.dismissed.then_some(Overwrite::OtherName),
    }
}

/// The answer while the system's file window keeps the program waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogWait {
    /// Use the program's own file window.
    BuiltIn,
    /// Give up picking a file.
    Cancel,
}

/// Says that the system's file window has not answered yet, and offers the program's own.
pub fn waiting_for_system(ctx: &Context, theme: &Theme, language: Language) -> Option<DialogWait> {
    let buttons = [
        Button::cancel(common_words::CANCEL.of(language)),
        Button::main(desk_words::USE_BUILT_IN.of(language)),
    ];
    let title = desk_words::WAITING_TITLE.of(language);
    let body = [Line::Plain(desk_words::WAITING_BODY.of(language))];
    match question(ctx, theme, language, title, &body, &buttons)? {
        0 => Some(DialogWait::Cancel),
        _ => Some(DialogWait::BuiltIn),
    }
}
