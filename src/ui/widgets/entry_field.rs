//! A field whose text must be understood (a date, a number): it says what it understood, or what is wrong, in words.
//!
//! The value is taken on Enter or when the field is left, also where it was out of sight by then. Text that was not understood stays in the field with its
//! sentence until it is mended or Esc gives it up.

use super::look::{FIELD_ROW, Look};
use super::said::{self, Said, Under};
use super::text_field::TextField;
use crate::ui::open_edits;
use crate::wording;
use egui::{Id, Key, Response, Ui};

/// What a text was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood<T> {
    /// The value.
    pub value: T,
    /// The value in plain words, shown under the field while it is typed into; empty shows nothing.
    pub echo: String,
}

/// A field whose text must be understood.
pub struct EntryField<'t> {
    id: Id,
    name: &'t str,
    shown: &'t str,
    hint: &'t str,
    framed: bool,
    right: bool,
    width: Option<f32>,
    reserve: f32,
    hold_escape: bool,
    afloat: bool,
    color: Option<egui::Color32>,
}

/// What came of one frame.
pub struct Entered<T> {
    /// The value, once it was taken.
    pub value: Option<T>,
    /// The field holds the focus.
    pub focused: bool,
    /// The field itself, without the words under it.
    pub response: Response,
}

/// What the field keeps from frame to frame while its text is not a value yet.
#[derive(Clone, Default)]
struct Draft {
    text: String,
    /// The value as shown when the draft began; another value drops the draft.
    over: String,
}

impl<'t> EntryField<'t> {
    /// A quiet field; `shown` is the value as text.
    pub fn new(id: Id, name: &'t str, shown: &'t str) -> Self {
        Self {
            id,
            name,
            shown,
            hint: "–",
            framed: false,
            right: false,
            width: None,
            reserve: 0.0,
            hold_escape: false,
            afloat: false,
            color: None,
        }
    }

    /// What stands there while the field is empty.
    pub fn hint(mut self, hint: &'t str) -> Self {
        self.hint = hint;
        self
    }

    /// With a frame at rest.
    pub fn framed(mut self) -> Self {
        self.framed = true;
        self
    }

    /// Text at the right end.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Width in points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Esc closes something over the field and must not take the focus from it.
    pub fn hold_escape(mut self, hold: bool) -> Self {
        self.hold_escape = hold;
        self
    }

    /// There is no room below: what the field says of its text always stands over what is there.
    pub fn afloat(mut self) -> Self {
        self.afloat = true;
        self
    }

    /// Points kept free at the right end.
    pub fn reserve(mut self, points: f32) -> Self {
        self.reserve = points;
        self
    }

    /// Colour of the text.
    pub fn color(mut self, color: egui::Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Drops a text that was typed but not taken.
    pub fn forget(ui: &Ui, id: Id) {
        ui.data_mut(|data| data.remove::<Draft>(id.with("entry")));
        super::text_field::forget(ui, id);
    }

    /// Whether a field holds a text that was not taken.
    pub fn holds_unread(ctx: &egui::Context, id: Id) -> bool {
        ctx.data(|data| data.get_temp::<Draft>(id.with("entry")))
            .is_some()
    }

    /// Shows the field. `understand` is asked while there is a text that differs from the value.
    pub fn show<T>(
        self,
        ui: &mut Ui,
        look: Look,
        understand: impl Fn(&str) -> Result<Understood<T>, String>,
    ) -> Entered<T> {
        let key = self.id.with("entry");
        let mut draft: Draft = ui
            .data(|data| data.get_temp::<Draft>(key))
            .filter(|draft| draft.over == self.shown)
            .unwrap_or_else(|| Draft {
                text: self.shown.to_owned(),
                over: self.shown.to_owned(),
            });
        let (escape, enter) = ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            (pressed(Key::Escape), pressed(Key::Enter))
        });
        let mut field = TextField::new(self.id, self.name, &draft.text)
            .hint(self.hint)
            .hold_escape(self.hold_escape)
            .reserve(self.reserve);
        if self.framed {
            field = field.framed();
        }
        if self.right {
            field = field.right();
        }
        if let Some(width) = self.width {
            field = field.width(width);
        }
        if let Some(color) = self.color {
            field = field.color(color);
        }
        let (heard, response) = field.show_with_response(ui, look);
        if let Some(text) = heard.value {
            draft.text = text;
        }
        let mut value = None;
        if heard.lost && escape {
            draft.text = self.shown.to_owned();
        }
        // What a dialog holds goes with it; what a page holds is still there when the page comes back.
        let hold = |holds: bool| {
            if ui.layer_id().order == egui::Order::Background {
                open_edits::hold::<Draft>(ui.ctx(), key, None, holds);
            }
        };
        hold(draft.text != self.shown);
        let mut said = None;
        if draft.text == self.shown {
            ui.data_mut(|data| data.remove::<Draft>(key));
        } else {
            let understood = understand(draft.text.trim());
            open_edits::refuse(ui.ctx(), key, self.id, self.name, false);
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if heard.focused || understood.is_err() {
                open_edits::note(ui.ctx());
            }
            match understood {
                Ok(understood) if !heard.focused => {
                    value = Some(understood.value);
                    hold(false);
                    ui.data_mut(|data| data.remove::<Draft>(key));
                }
                Ok(understood) => {
                    said = (!understood.echo.is_empty()).then(|| Said {
                        words: format!("→ {}", understood.echo),
                        wrong: false,
                    });
                    ui.data_mut(|data| data.insert_temp(key, draft));
                }
                // Over what is there it would hide figures of every page for as long as it stands: what is left without
                // Enter is given up.
                Err(_) if self.afloat && heard.lost && !enter => {
                    hold(false);
                    ui.data_mut(|data| data.remove::<Draft>(key));
                }
                Err(sentence) => {
                    // Enter does not leave what is not understood: it is put right, or Esc puts the old value back.
                    if heard.lost && enter {
                        response.request_focus();
                    }
                    open_edits::refuse(ui.ctx(), key, self.id, self.name, true);
                    ui.data_mut(|data| data.insert_temp(key, draft));
                    said = Some(Said {
                        words: sentence,
                        wrong: true,
                    });
                }
            }
        }
        let under = Under {
            key: key.with("row"),
            field: &response,
            above: self.hold_escape,
            afloat: self.afloat,
        };
        said::show(ui, look, under, said.as_ref(), !heard.focused);
        Entered {
            value,
            focused: heard.focused,
            response,
        }
    }
}

/// Drops every text that was typed but not taken.
pub(in crate::ui) fn forget_all(ctx: &egui::Context) {
    ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<Draft>);
}

/// A field for a number that must be finite and not negative; empty is no number.
///
/// `decimals` is how many the value is shown with. Returns the new value once it was taken.
pub fn number_field(
    ui: &mut Ui,
    look: Look,
    id: Id,
    name: &str,
    value: Option<f64>,
    width: Option<f32>,
) -> Option<Option<f64>> {
    let shown = value.map(|value| value.to_string()).unwrap_or_default();
    let mut field = EntryField::new(id, name, &shown);
    if let Some(width) = width {
        field = field.width(width);
    }
    field
        .show(ui, look, |text| {
            number(text, look).map(|value| Understood {
                value,
                echo: String::new(),
            })
        })
        .value
}

fn number(text: &str, look: Look) -> Result<Option<f64>, String> {
    use crate::text::inspector_words as words;
    match wording::typed_amount(text) {
        None => Err(look.say(words::NOT_A_NUMBER).to_owned()),
        Some(Some(number)) if number < 0.0 => Err(look.say(words::NEGATIVE_NUMBER).to_owned()),
        Some(number) => Ok(number),
    }
}

/// Height of the field alone, for callers that lay out beside it.
pub const HEIGHT: f32 = FIELD_ROW;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme;
    use crate::text::Language;

    #[test]
    fn numbers_are_finite_and_not_negative() {
        let look = Look {
            theme: &theme::LIGHT,
            language: Language::Zh,
        };
        assert_eq!(number("", look), Ok(None));
        assert_eq!(number("1,200.5", look), Ok(Some(1200.5)));
        assert_eq!(number("３５０．５万元", look), Ok(Some(350.5)));
        for bad in ["NaN", "inf", "-3", "约三百", "1e999"] {
            assert!(number(bad, look).is_err(), "{bad}");
        }
    }
}
