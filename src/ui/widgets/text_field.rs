//! A text field that lies quiet until it is touched, speaks while it is typed into, and never disturbs a composition.
//!
//! While it holds the focus it keeps a text of its own. Text reaches the caller as it changes, but the unfinished letters
//! of an input method only when the field is left; when the value changes from outside (undo), the field follows.

use super::look::{self, Look, RADIUS, SMALL, ink};
use crate::ui::{open_edits, read_only};
use egui::{
    Align2, Color32, Event, Frame, Id, ImeEvent, Margin, Response, Stroke, StrokeKind, TextBuffer,
    TextEdit, Ui, vec2,
};

/// A place after any text; the toolkit takes the end for it.
const FAR: usize = usize::MAX / 4;

/// What a field said in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard<T> {
    /// The new value, if it changed.
    pub value: Option<T>,
    /// The value comes from typing: more may follow, and together they are one step.
    pub typed: bool,
    /// The field lost the focus after it was typed into.
    pub left: bool,
    /// The field lost the focus.
    pub lost: bool,
    /// The field holds the focus.
    pub focused: bool,
}

impl<T> Default for Heard<T> {
    fn default() -> Self {
        Self {
            value: None,
            typed: false,
            left: false,
            lost: false,
            focused: false,
        }
    }
}

impl<T> Heard<T> {
    /// A value chosen at once, as one step.
    pub fn chosen(value: T) -> Self {
        Self {
            value: Some(value),
            ..Self::default()
        }
    }

    /// The same with another kind of value.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Heard<U> {
        Heard {
            value: self.value.map(convert),
            typed: self.typed,
            left: self.left,
            lost: self.lost,
            focused: self.focused,
        }
    }
}

/// What the field keeps while it holds the focus.
#[derive(Clone, Default)]
struct Draft {
    /// What stands in the field, unfinished letters included.
    text: String,
    /// The value last told to the caller.
    told: String,
    /// The caller's value in the frame before.
    seen: String,
    /// An input method is composing.
    composing: bool,
    /// The value of the next frame answers what was told in this one; a caller may keep it in another spelling.
    echo: bool,
    /// Anything was told since the focus came.
    touched: bool,
}

/// A text field; see the module.
pub struct TextField<'t> {
    pub(super) id: Id,
    pub(super) name: &'t str,
    pub(super) value: &'t str,
    hint: &'t str,
    wraps: bool,
    breaks: bool,
    size: f32,
    bold: bool,
    framed: bool,
    right: bool,
    color: Option<Color32>,
    width: Option<f32>,
    reserve: f32,
    hold_escape: bool,
    rows: usize,
    most: Option<usize>,
}

impl<'t> TextField<'t> {
    /// A quiet field of one line. `id` must be the record's and the field's own; `name` is for screen readers.
    pub fn new(id: Id, name: &'t str, value: &'t str) -> Self {
        Self {
            id,
            name,
            value,
            hint: "–",
            wraps: false,
            breaks: false,
            size: SMALL,
            bold: false,
            framed: false,
            right: false,
            color: None,
            width: None,
            reserve: 0.0,
            hold_escape: false,
            rows: 1,
            most: None,
        }
    }

    /// What stands there while the field is empty; a dash unless told.
    pub fn hint(mut self, hint: &'t str) -> Self {
        self.hint = hint;
        self
    }

    /// Grows with its text; the text itself stays one line (Enter leaves the field).
    pub fn wrapping(mut self) -> Self {
        self.wraps = true;
        self
    }

    /// Grows with its text, which may have several lines.
    pub fn lines(mut self) -> Self {
        self.wraps = true;
        self.breaks = true;
        self
    }

    /// At least so many lines high.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// At most so many lines high at rest, the rest cut; all of it while it is typed into.
    pub fn at_most(mut self, rows: usize) -> Self {
        self.most = Some(rows);
        self
    }

    /// Size in points, bold or not.
    pub fn font(mut self, size: f32, bold: bool) -> Self {
        self.size = size;
        self.bold = bold;
        self
    }

    /// With a frame at rest, 22 points high: fields of small forms.
    pub fn framed(mut self) -> Self {
        self.framed = true;
        self
    }

    /// Text at the right end.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Colour of the text.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Width in points; all there is unless told.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Esc closes something over the field and must not take the focus from it.
    pub(super) fn hold_escape(mut self, hold: bool) -> Self {
        self.hold_escape = hold;
        self
    }

    /// Points kept free at the right end, for a button that the caller draws over the field.
    pub(super) fn reserve(mut self, points: f32) -> Self {
        self.reserve = points;
        self
    }

    /// Shows the field.
    pub fn show(self, ui: &mut Ui, look: Look) -> Heard<String> {
        self.show_with_response(ui, look).0
    }

    /// Shows the field and gives its response too.
    pub fn show_with_response(self, ui: &mut Ui, look: Look) -> (Heard<String>, Response) {
        let id = self.id;
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        if let Some(why) = read_only::shuts_field(ui.ctx()) {
            return self.show_shut(ui, look, why);
        }
        let mut draft: Option<Draft> = ui.data(|data| data.get_temp(id));
        let mut heard = Heard::default();
        let came = had_focus && draft.is_none();
        if came {
            draft = Some(Draft {
                text: self.value.to_owned(),
                told: self.value.to_owned(),
                seen: self.value.to_owned(),
                ..Draft::default()
            });
        }
        // Enter that comes with the last of a composition is still the input method's.
        let was = draft.as_ref().is_some_and(|draft| draft.composing);
        if let Some(draft) = &mut draft {
            // Changed from outside (undo, another panel): follow, but never under a composition.
            let answer = std::mem::take(&mut draft.echo);
            if self.value != draft.seen && self.value != draft.told && !answer && !draft.composing {
                draft.text = self.value.to_owned();
                draft.told = self.value.to_owned();
            }
            self.value.clone_into(&mut draft.seen);
            if had_focus {
                draft.composing = composing(ui, draft.composing);
            }
        }
        let mut text = match &draft {
            Some(draft) => draft.text.clone(),
            None => self.value.to_owned(),
        };
        let composed = was || draft.as_ref().is_some_and(|draft| draft.composing);
        let response = self.edit(ui, look, &mut text, composed);
        if !self.breaks && text.contains(['\n', '\r']) {
            text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
        }
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        // Whatever gave it the focus but a click on it, the field is where the user looks now.
        let clicked = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        if came && !clicked {
            response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
        }
        if let Some(mut draft) = draft {
            draft.text = text;
            // Whatever takes the focus ends a composition: its letters stay as they are.
            draft.composing &= has_focus;
            if draft.text != draft.told {
                if draft.composing {
                    open_edits::note(ui.ctx());
                } else {
                    draft.told = draft.text.clone();
                    draft.touched = true;
                    draft.echo = true;
                    heard.value = Some(draft.text.clone());
                    heard.typed = true;
                }
            }
            if has_focus {
                ui.data_mut(|data| data.insert_temp(id, draft));
            } else {
                heard.left = draft.touched;
                heard.lost = true;
                ui.data_mut(|data| data.remove::<Draft>(id));
            }
        } else if response.changed() && text != self.value {
            // Assistive technology sets a value without the focus.
            heard.value = Some(text);
        }
        heard.focused = has_focus;
        (heard, response)
    }

    /// The field of a plan that is only read: its text can be selected and copied.
    fn show_shut(&self, ui: &mut Ui, look: Look, why: &str) -> (Heard<String>, Response) {
        let mut text = self.value;
        let response = self.edit(ui, look, &mut text, false);
        let heard = Heard {
            focused: ui.memory(|memory| memory.has_focus(self.id)),
            ..Heard::default()
        };
        if heard.focused {
            read_only::note_typing(ui);
        }
        (heard, response.on_hover_text(why))
    }

    fn edit(&self, ui: &mut Ui, look: Look, text: &mut dyn TextBuffer, composed: bool) -> Response {
        let theme = look.theme;
        let shut = !text.is_mutable();
        let before = ui.ctx().read_response(self.id);
        let hovered = before.as_ref().is_some_and(Response::hovered) && ui.is_enabled();
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let raised = self.framed || focused;
        let fill = match (raised, hovered) {
            (true, _) if shut => ink(theme.sunk),
            (false, _) if shut => Color32::TRANSPARENT,
            (true, _) => ink(theme.panel),
            (false, true) => ink(theme.hover),
            (false, false) => Color32::TRANSPARENT,
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a margin of a few dozen points"
        )]
        let right = 4 + self.reserve as i8;
        let margin = if self.framed {
            Margin {
                left: 6,
                right: right + 2,
                top: 3,
                bottom: 3,
            }
        } else {
            Margin {
                left: 4,
                right,
                top: 2,
                bottom: 2,
            }
        };
        let font = if self.bold {
            look::bold(self.size)
        } else {
            look::regular(self.size)
        };
        let color = self
            .color
            .unwrap_or_else(|| ink(if ui.is_enabled() { theme.t1 } else { theme.t4 }));
        let line_font = font.clone();
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let hint = if focused { "" } else { self.hint };
        super::pasted_cell::mend(ui, self.id, self.wraps && self.breaks);
        let mut edit = if self.wraps {
            TextEdit::multiline(text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(text)
        };
        // While letters are being composed, Enter belongs to the input method.
        if self.wraps && !self.breaks || composed {
            edit = edit.return_key(None);
        }
        let edit = edit
            .id(self.id)
            .event_filter(egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                tab: false,
                escape: self.hold_escape,
            })
            .font(font.clone())
            .text_color(color)
            .hint_text(egui::RichText::new(hint).color(ink(theme.t4)).font(font))
            .frame(
                Frame::NONE
                    .fill(fill)
                    .corner_radius(RADIUS)
                    .inner_margin(margin),
            )
            .align(if self.right {
                Align2::RIGHT_TOP
            } else {
                Align2::LEFT_TOP
            })
            .desired_width(width)
            .min_size(vec2(width, 0.0));
        // At rest a line that is too long ends in `…`; with the focus it scrolls as it is typed.
        let room = width - f32::from(margin.left) - f32::from(margin.right);
        let most = self.most.unwrap_or(1);
        let mut cut = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| {
            let format = egui::TextFormat::simple(line_font.clone(), color);
            let mut job = egui::text::LayoutJob::single_section(buffer.as_str().to_owned(), format);
            job.wrap = egui::text::TextWrapping::truncate_at_width(room);
            job.wrap.max_rows = most;
            job.wrap.break_anywhere &= most == 1;
            if self.right {
                job.halign = egui::Align::RIGHT;
            }
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let response = if focused || self.wraps && self.most.is_none() {
            ui.add(edit)
        } else {
            ui.add(edit.layouter(&mut cut))
        };
        if self.wraps
            && !self.breaks
            && focused
            && ui.input(|input| input.key_pressed(egui::Key::Enter))
            && !composed
        {
            response.surrender_focus();
        }
        let edge = if focused {
            Some((2.0, theme.acc))
        } else if self.framed {
            let color = match (shut, hovered) {
                (true, _) => theme.hair,
                (false, true) => theme.ctl,
                (false, false) => theme.line,
            };
            Some((1.0, color))
        } else {
            None
        };
        if let Some((width, color)) = edge {
            let kind = if self.framed {
                StrokeKind::Inside
            } else {
                StrokeKind::Outside
            };
            ui.painter()
                .rect_stroke(response.rect, RADIUS, Stroke::new(width, ink(color)), kind);
        }
        response.accessible_name(self.name)
    }
}

/// Puts the focus into the first field of a form in the frame in which the form comes up; `form` names the form. Returns
/// whether it came up.
pub fn focus_at_first(ui: &Ui, form: Id, field: Id) -> bool {
    // The pass in which a window only takes its measure gives the focus to nothing.
    if !ui.is_enabled() {
        return false;
    }
    let now = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data(|data| data.get_temp(form));
    // Seen in the pass before, or in this one, the form has been up.
    let came = before.is_none_or(|pass| pass + 1 < now);
    // In the frame of the very click that opened the form its field would give the focus up again: it was clicked elsewhere.
    if came && ui.input(|input| input.pointer.any_click()) {
        ui.request_repaint();
        return false;
    }
    ui.data_mut(|data| data.insert_temp(form, now));
    if came {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    came
}

/// As [`focus_at_first`], with what stands in the field selected, so that typing replaces it.
pub fn type_over_at_first(ui: &Ui, form: Id, field: Id, text: &str) {
    if focus_at_first(ui, form, field) {
        select_all(ui, field, text);
    }
}

/// Selects the whole text of a field, so that typing replaces it.
pub(in crate::ui) fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), id);
}

/// Puts the cursor after the text of a field that is about to have the focus.
pub(in crate::ui) fn cursor_at_end(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}

/// The same for a text that is not known here.
pub(in crate::ui) fn cursor_after_all(ui: &Ui, id: Id) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(FAR);
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}

/// Selects whatever stands in a field, so that typing replaces it.
pub(in crate::ui) fn select_everything(ui: &Ui, id: Id) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(FAR));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

/// Follows an input method in a field that has no text field of this module: whether it was composing before this frame's
/// events, and is after them.
pub(in crate::ui) fn follow_composing(ui: &Ui, id: Id) -> (bool, bool) {
    let key = id.with("composing");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let before = focused && ui.data(|data| data.get_temp(key)).unwrap_or(false);
    let now = focused && composing(ui, before);
    ui.data_mut(|data| data.insert_temp(key, now));
    (before, now)
}

/// Forgets that an input method was composing in such a field.
pub(in crate::ui) fn forget_composing(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(id.with("composing"), false));
}

/// Whether an input method is composing after this frame's events.
pub(super) fn composing(ui: &Ui, before: bool) -> bool {
    ui.input(|input| {
        input
            .events
            .iter()
            .fold(before, |composing, event| match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => false,
                _ => composing,
            })
    })
}

/// Drops what stands in a field, so that it shows the caller's value again.
pub(super) fn forget(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<Draft>(id));
}

/// Drops what stands in any field that lost the focus unseen.
pub(in crate::ui) fn forget_all(ctx: &egui::Context) {
    ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<Draft>);
}

/// Whether the field with this id holds an unfinished composition.
pub(in crate::ui) fn is_composing(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp::<Draft>(id))
        .is_some_and(|draft| draft.composing)
}
