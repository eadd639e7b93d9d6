//! The buttons of dialogs, and the foot they stand in.

use super::{FIELD, FOOT, GAP, MARGIN, RADIUS};
use crate::chart::Theme;
use crate::chart::theme::size;
use crate::ui::fonts;
use crate::ui::paint::color;
use egui::{
    Align2, Color32, CornerRadius, FontId, Key, Modifiers, Painter, Pos2, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

/// What a button does in its dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// What the user most likely wants: Enter.
    Main,
    /// Changes nothing: Esc.
    Cancel,
    /// Loses something: far left, never the default.
    Discard,
    /// Anything else.
    #[default]
    Plain,
}

/// A button of a dialog.
#[derive(Clone, Copy, Debug, Default)]
pub struct Button<'a> {
    /// Its words: a verb.
    pub text: &'a str,
    /// What it does in the dialog.
    pub role: Role,
    /// A key beside Enter and Esc that presses it while no text field has the focus; a letter does so with Alt alone, so
    /// that nobody loses anything by typing on.
    pub key: Option<Key>,
    /// Whether it can be pressed.
    pub enabled: bool,
    /// Why it cannot be pressed; shown as a tooltip.
    pub why: &'a str,
}

impl<'a> Button<'a> {
    /// The main button.
    pub fn main(text: &'a str) -> Self {
        Self::of(text, Role::Main)
    }

    /// The cancelling button.
    pub fn cancel(text: &'a str) -> Self {
        Self::of(text, Role::Cancel)
    }

    /// A discarding button.
    pub fn discard(text: &'a str) -> Self {
        Self::of(text, Role::Discard)
    }

    /// Another button.
    pub fn plain(text: &'a str) -> Self {
        Self::of(text, Role::Plain)
    }

    fn of(text: &'a str, role: Role) -> Self {
        Self {
            text,
            role,
            enabled: true,
            ..Self::default()
        }
    }

    /// The button with a key of its own.
    pub fn with_key(self, key: Key) -> Self {
        Self {
            key: Some(key),
            ..self
        }
    }

    /// The button, pressable only when `enabled`, with the reason shown otherwise.
    pub fn only_if(self, enabled: bool, why: &'a str) -> Self {
        Self {
            enabled,
            why,
            ..self
        }
    }

    /// The key with what is held with it.
    pub(super) fn shortcut(&self) -> Option<(Modifiers, Key)> {
        let key = self.key?;
        let writes = (Key::A..=Key::Z).contains(&key) || (Key::Num0..=Key::Num9).contains(&key);
        Some((
            if writes {
                Modifiers::ALT
            } else {
                Modifiers::NONE
            },
            key,
        ))
    }

    fn key_name(&self) -> String {
        match (self.role, self.shortcut()) {
            (Role::Main, _) => "Enter".to_owned(),
            (Role::Cancel, _) => "Esc".to_owned(),
            (_, Some((Modifiers::ALT, key))) => format!("Alt+{}", key.name()),
            (_, Some((_, key))) => key.name().to_owned(),
            (_, None) => String::new(),
        }
    }
}

fn font() -> FontId {
    fonts::regular(size::font::BODY)
}

fn key_font() -> FontId {
    fonts::regular(size::font::SMALL)
}

fn text_width(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter()
        .layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
        .size()
        .x
}

fn width(ui: &Ui, button: &Button<'_>, with_key: bool) -> f32 {
    let mut width = text_width(ui, button.text, font()) + 2.0 * 12.0;
    let key = button.key_name();
    if with_key && !key.is_empty() {
        width += text_width(ui, &key, key_font()) + 12.0;
        if button.role != Role::Main {
            width += 10.0;
        }
    }
    width.max(50.0)
}

/// Whether the keys stand on the buttons, and whether the buttons need a row of their own.
fn arranged(ui: &Ui, full: f32, buttons: &[Button<'_>], note: &str) -> (bool, bool) {
    let room = full - 2.0 * MARGIN;
    let total = |with_key: bool| {
        let widths = buttons.iter().map(|one| width(ui, one, with_key));
        #[expect(clippy::cast_precision_loss, reason = "a handful of buttons")]
        let gaps = GAP * buttons.len().saturating_sub(1) as f32;
        widths.sum::<f32>() + gaps
    };
    let with_key = note.is_empty() && total(true) <= room;
    (with_key, !with_key && total(false) > room)
}

/// Height of the foot in points.
pub(super) fn foot_height(ui: &Ui, full: f32, buttons: &[Button<'_>], note: &str) -> f32 {
    let (_, two_rows) = arranged(ui, full, buttons, note);
    if two_rows { FOOT + FIELD + GAP } else { FOOT }
}

/// The sunk foot with its buttons: discarding ones left, the rest right in order. Key names go first when the
/// words need the room; then the left ones get a row of their own. Returns the place of the one that was clicked.
pub(super) fn foot(
    ui: &mut Ui,
    theme: &Theme,
    full: f32,
    buttons: &[Button<'_>],
    note: &str,
) -> Option<usize> {
    let (with_key, two_rows) = arranged(ui, full, buttons, note);
    let height = foot_height(ui, full, buttons, note);
    let (bar, _) = ui.allocate_exact_size(Vec2::new(full, height), Sense::hover());
    let corners = CornerRadius {
        nw: 0,
        ne: 0,
        sw: RADIUS,
        se: RADIUS,
    };
    ui.painter().rect_filled(bar, corners, color(theme.sunk));
    ui.painter().hline(
        bar.x_range(),
        bar.top() + 0.5,
        Stroke::new(1.0, color(theme.hair)),
    );

    let bottom = bar.bottom() - FOOT / 2.0;
    let top = if two_rows {
        bar.top() + FOOT / 2.0
    } else {
        bottom
    };
    let mut left = bar.left() + MARGIN;
    let mut right = bar.right() - MARGIN;
    let mut places: Vec<(usize, Rect)> = Vec::new();
    for (index, one) in buttons.iter().enumerate() {
        if one.role == Role::Discard {
            let size = Vec2::new(width(ui, one, with_key), FIELD);
            let at = Pos2::new(left, top - FIELD / 2.0);
            places.push((index, Rect::from_min_size(at, size)));
            left += size.x + GAP;
        }
    }
    for (index, one) in buttons.iter().enumerate().rev() {
        if one.role != Role::Discard {
            let size = Vec2::new(width(ui, one, with_key), FIELD);
            let at = Pos2::new(right - size.x, bottom - FIELD / 2.0);
            places.push((index, Rect::from_min_size(at, size)));
            right -= size.x + GAP;
        }
    }
    if !note.is_empty() {
        super::words(
            ui,
            Pos2::new(left, bottom),
            Align2::LEFT_CENTER,
            note,
            fonts::regular(size::font::SMALL),
            color(theme.t3),
            right - left,
        );
    }
    // Tab goes through them as they stand, so they are made in that order.
    places.sort_by_key(|(index, _)| *index);
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let mut pressed = None;
    for (index, rect) in places {
        let one = &buttons[index];
        let response = button_in(ui, theme, rect, one, with_key, nothing_focused);
        if response.clicked() && one.enabled {
            pressed = Some(index);
        }
    }
    pressed
}

/// A button at a place, without its key.
pub fn button(ui: &mut Ui, theme: &Theme, rect: Rect, button: &Button<'_>) -> Response {
    button_in(ui, theme, rect, button, false, false)
}

fn button_in(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    button: &Button<'_>,
    with_key: bool,
    is_default: bool,
) -> Response {
    let sense = if button.enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let mut response = ui.interact(rect, ui.scope_id().with(("button", button.text)), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, button.enabled, button.text));
    let main = button.role == Role::Main && button.enabled;
    let corner = CornerRadius::same(RADIUS);
    let (fill, edge, ink) = match (main, button.enabled) {
        (true, _) => (theme.acc, theme.acc, theme.onacc),
        (false, true) if response.hovered() => (theme.hover, theme.ctl, theme.t1),
        (false, true) => (theme.panel, theme.line, theme.t1),
        (false, false) => (theme.sunk, theme.hair, theme.t4),
    };
    let painter = ui.painter();
    painter.rect(
        rect,
        corner,
        color(fill),
        Stroke::new(1.0, color(edge)),
        StrokeKind::Inside,
    );
    if response.has_focus() || (main && is_default) {
        focus_frame(painter, rect, theme);
    }
    let key = button.key_name();
    let key_width = if with_key && !key.is_empty() {
        text_width(ui, &key, key_font()) + if main { 12.0 } else { 22.0 }
    } else {
        0.0
    };
    let text_at = Pos2::new(rect.center().x - key_width / 2.0, rect.center().y);
    let words = super::words(
        ui,
        text_at,
        Align2::CENTER_CENTER,
        button.text,
        font(),
        color(ink),
        rect.width() - key_width - 8.0,
    );
    if key_width > 0.0 {
        let at = Pos2::new(words.right() + 12.0, rect.center().y);
        if main {
            ui.painter()
                .text(at, Align2::LEFT_CENTER, key, key_font(), color(ink));
        } else {
            key_cap(ui, theme, at, &key);
        }
    }
    if button.enabled {
        response = response.on_hover_cursor(egui::CursorIcon::Default);
    } else if !button.why.is_empty() {
        response = response.on_hover_text(button.why);
    }
    response
}

/// The frame around what has the keyboard.
pub(crate) fn focus_frame(painter: &Painter, rect: Rect, theme: &Theme) {
    painter.rect_stroke(
        rect.expand(size::FOCUS_OFF as f32),
        CornerRadius::same(RADIUS + 1),
        Stroke::new(size::LINE_FOCUS as f32, color(theme.acc)),
        StrokeKind::Middle,
    );
}

/// The name of a key in its small box, its left edge centred at `at`; returns where it stands.
pub fn key_cap(ui: &Ui, theme: &Theme, at: Pos2, key: &str) -> Rect {
    let galley = ui
        .painter()
        .layout_no_wrap(key.to_owned(), key_font(), color(theme.t2));
    let size = galley.size() + Vec2::new(10.0, 2.0);
    let rect = Rect::from_min_size(Pos2::new(at.x, (at.y - size.y / 2.0).round()), size);
    ui.painter().rect(
        rect,
        CornerRadius::same(size::RADIUS_BADGE as u8),
        color(theme.panel),
        Stroke::new(1.0, color(theme.ctl)),
        StrokeKind::Inside,
    );
    let text_at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(text_at, galley, color(theme.t2));
    rect
}

/// A button with a drawn sign and no frame at rest; `name` is what it is called.
pub fn icon_button(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    name: &str,
    draw: impl FnOnce(&Painter, Pos2, Color32),
) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("icon", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(RADIUS), color(theme.hover));
    }
    if response.has_focus() {
        focus_frame(ui.painter(), rect.shrink(2.0), theme);
    }
    let ink = if response.hovered() {
        theme.t1
    } else {
        theme.t3
    };
    draw(ui.painter(), rect.center(), color(ink));
    response.on_hover_text(name)
}
