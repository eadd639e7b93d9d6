//! Modal dialogs in the house look: title, body, a sunk foot with the main button far right.
//!
//! Enter presses the main button, Esc the cancelling one; a button that discards stands far left.

mod asks;
mod button;

pub use asks::{
    DialogWait, Line, Overwrite, Unsaved, notice, overwrite, progress, question, unsaved_changes,
    waiting_for_system,
};
pub(crate) use button::focus_frame;
pub use button::{Button, Role, button, icon_button, key_cap};

use super::fonts;
use super::paint::color;
use crate::chart::Theme;
use crate::chart::theme::size;
use crate::text::{Language, common_words};
use crate::ui::widgets::in_view::FollowsFocus as _;
use egui::{
    Align2, Color32, Context, CornerRadius, Frame, Id, Key, Modal, Modifiers, Pos2, Rect, Sense,
    Shadow, Stroke, Ui, Vec2,
};

/// Narrow dialogs: one short sentence.
pub const NARROW: f32 = size::DIALOGS[0] as f32;
/// Ordinary dialogs.
pub const MIDDLE: f32 = size::DIALOGS[1] as f32;
/// Dialogs with lists.
pub const WIDE: f32 = size::DIALOGS[2] as f32;

const MARGIN: f32 = size::DIALOG_MARGIN as f32;
const TITLE: f32 = size::DIALOG_TITLE as f32;
const FOOT: f32 = size::DIALOG_FOOT as f32;
const FIELD: f32 = size::FIELD as f32;
const GAP: f32 = size::GAP_2 as f32;
const RADIUS: u8 = size::RADIUS as u8;

/// A dialog to be shown in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Dialog<'a> {
    /// Tells this dialog from others.
    pub id: &'a str,
    /// What has to be decided.
    pub title: &'a str,
    /// Width in points; less on a small window.
    pub width: f32,
    /// Left to right; the main one last.
    pub buttons: &'a [Button<'a>],
    /// Words at the left of the foot.
    pub note: &'a str,
    /// Whether the body brings its own margin and height; else it has the margin and scrolls when it is too tall.
    pub bare: bool,
}

impl<'a> Dialog<'a> {
    /// A dialog of ordinary width.
    pub fn new(id: &'a str, title: &'a str, buttons: &'a [Button<'a>]) -> Self {
        Self {
            id,
            title,
            width: MIDDLE,
            buttons,
            note: "",
            bare: false,
        }
    }
}

/// What happened in a dialog in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Shown<R> {
    /// What the body returned.
    pub inner: R,
    /// The button that was pressed, by its place in the list.
    pub pressed: Option<usize>,
    /// Esc or the cross.
    pub dismissed: bool,
}

impl<R> Shown<R> {
    /// The button that was pressed; Esc and the cross count as the cancelling button.
    pub fn answer(&self, buttons: &[Button<'_>]) -> Option<usize> {
        let cancel = || buttons.iter().position(|one| one.role == Role::Cancel);
        self.pressed
            .or_else(|| self.dismissed.then(cancel).flatten())
    }
}

/// Shows a dialog over everything else.
pub fn show<R>(
    ctx: &Context,
    theme: &Theme,
    language: Language,
    dialog: &Dialog<'_>,
    body: impl FnOnce(&mut Ui) -> R,
) -> Shown<R> {
    let screen = ctx.content_rect();
    let width = dialog.width.min(screen.width() - 2.0 * GAP).max(120.0);
    let id = Id::unique(("dialog", dialog.id));
    let area = Modal::default_area(id)
        .fade_in(false)
        .role(egui::accesskit::Role::Dialog)
        .accessible_name(dialog.title);
    let modal = Modal::new(id)
        .area(area)
        .backdrop_color(color(theme.veil))
        .frame(frame(theme));
    let mut crossed = false;
    let shown = modal.show(ctx, |ui| {
        ui.set_width(width);
        // A new area offers only a usual height.
        ui.set_max_height(screen.height() - 2.0 * GAP);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        crossed = title_bar(ui, theme, language, dialog.title);
        let foot = button::foot_height(ui, width, dialog.buttons, dialog.note);
        let room = (screen.height() - TITLE - foot - 4.0 * GAP).max(40.0);
        let inner = if dialog.bare {
            ui.scope(body).inner
        } else {
            padded(ui, theme, room, width < dialog.width, body)
        };
        let foot = button::foot(ui, theme, width, dialog.buttons, dialog.note);
        (inner, foot)
    });
    let (inner, foot) = shown.inner;
    let mut pressed = foot;
    let mut dismissed = crossed;
    if shown.is_top_modal && !shown.any_popup_open {
        dismissed |= ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if pressed.is_none() {
            pressed = pressed_by_key(ctx, dialog.buttons);
        }
    }
    Shown {
        inner,
        pressed,
        dismissed,
    }
}

fn pressed_by_key(ctx: &Context, buttons: &[Button<'_>]) -> Option<usize> {
    let focused = ctx.memory(egui::Memory::focused);
    let typing = ctx.text_edit_focused();
    // Any other widget with the focus takes Enter itself.
    let free = focused.is_none() || typing;
    if free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        return buttons
            .iter()
            .position(|one| one.role == Role::Main && one.enabled);
    }
    if typing {
        return None;
    }
    buttons.iter().position(|one| {
        let pressed = |(held, key)| ctx.input_mut(|input| input.consume_key(held, key));
        one.enabled && one.shortcut().is_some_and(pressed)
    })
}

fn frame(theme: &Theme) -> Frame {
    let (right, down) = size::SHADOW;
    Frame::NONE
        .fill(color(theme.panel))
        .stroke(Stroke::new(1.0, color(theme.line)))
        .corner_radius(CornerRadius::same(RADIUS))
        .shadow(Shadow {
            offset: [right as i8, down as i8],
            blur: 0,
            spread: 0,
            color: color(theme.shadow),
        })
}

fn title_bar(ui: &mut Ui, theme: &Theme, language: Language, title: &str) -> bool {
    let (bar, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), TITLE), Sense::hover());
    let cross = Rect::from_center_size(
        Pos2::new(bar.right() - MARGIN - 5.0, bar.center().y),
        Vec2::splat(22.0),
    );
    let room = cross.left() - bar.left() - MARGIN - GAP;
    let mut job = egui::text::LayoutJob::single_section(
        title.to_owned(),
        egui::TextFormat::simple(fonts::bold(size::font::TAB), color(theme.t1)),
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let words = ui.painter().layout_job(job);
    let at = Pos2::new(bar.left() + MARGIN, bar.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, color(theme.t1));
    ui.painter().hline(
        bar.x_range(),
        bar.bottom() - 0.5,
        Stroke::new(1.0, color(theme.hair)),
    );
    icon_button(
        ui,
        theme,
        cross,
        common_words::CLOSE.of(language),
        |painter, at, ink| {
            let stroke = Stroke::new(1.3, ink);
            let half = Vec2::splat(3.5);
            painter.line_segment([at - half, at + half], stroke);
            let other = Vec2::new(half.x, -half.y);
            painter.line_segment([at - other, at + other], stroke);
        },
    )
    .clicked()
}

fn padded<R>(
    ui: &mut Ui,
    theme: &Theme,
    room: f32,
    narrow: bool,
    body: impl FnOnce(&mut Ui) -> R,
) -> R {
    // In a window narrower than itself, what cannot give way is reached sideways.
    egui::ScrollArea::new([narrow, true])
        .max_height(room)
        .auto_shrink([false, true])
        .show_following(ui, |ui| {
            Frame::NONE
                .inner_margin(egui::Margin::same(MARGIN as i8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing = Vec2::new(GAP, 4.0);
                    ui.visuals_mut().override_text_color = Some(color(theme.t2));
                    body(ui)
                })
                .inner
        })
        .inner
}

/// Words at a place, cut with `…` at a width.
pub(crate) fn words(
    ui: &Ui,
    at: Pos2,
    anchor: Align2,
    text: &str,
    font: egui::FontId,
    ink: Color32,
    room: f32,
) -> Rect {
    let mut job = crate::ui::widgets::found::marked(ui.ctx(), text, &font, ink, None)
        .unwrap_or_else(|| {
            let format = egui::TextFormat::simple(font, ink);
            egui::text::LayoutJob::single_section(text.to_owned(), format)
        });
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = ui.painter().layout_job(job);
    let rect = anchor.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, ink);
    rect
}
