//! The picture dialog: which chart, what of it, how large; the preview is drawn from the same scene as the file.

use super::plan_form::{FormAnswer, wide};
use crate::text::{command_words, common_words, shell_words as words};
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::look::{self, Look, ink, regular};
use crate::ui::widgets::{segmented, warning};
use egui::{Align2, Context, Rect, Sense, Stroke, StrokeKind, TextureHandle, Ui, vec2};

/// Which chart leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// The Gantt chart.
    Gantt,
    /// The overview.
    Overview,
    /// The indicator trends.
    Trends,
}

/// Which tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole plan.
    Whole,
    /// As filtered on screen.
    View,
    /// The selected ones.
    Selection,
}

/// How large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// So many pixels a point.
    Scale(f64),
    /// So many millimetres wide at 300 dots an inch.
    Millimetres(f64),
}

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Which chart.
    pub chart: ChartKind,
    /// SVG rather than PNG.
    pub svg: bool,
    /// Which tasks.
    pub content: Content,
    /// The stretch of time on screen rather than the whole window.
    pub on_screen: bool,
    /// How large.
    pub size: Size,
    /// Dark rather than light.
    pub dark: bool,
}

/// What the preview shows.
#[derive(Clone)]
pub enum Preview {
    /// Being drawn.
    Pending,
    /// Drawn.
    Ready {
        /// The picture, small.
        texture: TextureHandle,
        /// Pixels of the file; `None` for SVG.
        pixels: Option<(u32, u32)>,
        /// How many pages it has; the first is shown.
        pages: usize,
        /// Characters that no font shows.
        missing: Vec<char>,
    },
    /// Refused, with the sentence.
    Refused(String),
}

/// The dialog's state.
#[derive(Clone)]
pub struct PictureForm {
    /// What is chosen.
    pub choice: Choice,
    /// What the preview was last asked for.
    pub asked: Option<Choice>,
    /// The preview.
    pub preview: Preview,
    /// Tasks in all, as filtered, selected.
    pub counts: [usize; 3],
}

/// What the user wants of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Write a file.
    Export,
    /// Put it on the clipboard.
    Copy,
}

impl PictureForm {
    /// A form for the chart in front.
    pub fn new(chart: ChartKind, counts: [usize; 3]) -> Self {
        Self {
            choice: Choice {
                chart,
                svg: false,
                content: Content::Whole,
                on_screen: false,
                size: Size::Scale(2.0),
                dark: false,
            },
            asked: None,
            preview: Preview::Pending,
            counts,
        }
    }

    /// Shows the form.
    pub fn show(&mut self, ctx: &Context, look: Look) -> FormAnswer<Wish> {
        let refused = match &self.preview {
            Preview::Refused(why) => why.clone(),
            Preview::Pending | Preview::Ready { .. } => String::new(),
        };
        let sound = refused.is_empty();
        let buttons = [
            Button::cancel(look.say(common_words::CANCEL)),
            Button::plain(look.say(command_words::COPY_PICTURE)).only_if(sound, &refused),
            Button::main(look.say(words::P_EXPORT)).only_if(sound, &refused),
        ];
        let note = match &self.preview {
            Preview::Ready {
                pages: pages @ 2..,
                pixels: Some((w, h)),
                ..
            } => words::P_PAGES.fill(look.language, &[("pages", pages), ("w", w), ("h", h)]),
            Preview::Ready {
                pixels: Some((w, h)),
                ..
            } => words::P_PIXELS.fill(look.language, &[("w", w), ("h", h)]),
            _ => String::new(),
        };
        let dialog = Dialog {
            width: 500.0,
            note: &note,
            ..Dialog::new("picture", look.say(words::PICTURE_TITLE), &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            self.preview(ui, look);
            self.choices(ui, look);
        });
        match shown.answer(&buttons) {
            Some(0) => FormAnswer::Cancelled,
            Some(1) => FormAnswer::Done(Wish::Copy),
            Some(_) => FormAnswer::Done(Wish::Export),
            None => FormAnswer::Open,
        }
    }

    fn preview(&self, ui: &mut Ui, look: Look) {
        let theme = look.theme;
        let height = if ui.ctx().content_rect().height() < 780.0 {
            190.0
        } else {
            270.0
        };
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        ui.painter().rect(
            rect,
            3.0,
            ink(theme.win),
            Stroke::new(1.0, ink(theme.line)),
            StrokeKind::Inside,
        );
        let words = match &self.preview {
            Preview::Pending => look.say(words::P_PREVIEWING),
            Preview::Refused(_) => "",
            Preview::Ready { texture, .. } => {
                let size = texture.size_vec2();
                let room = rect.shrink(8.0).size();
                let scale = (room.x / size.x).min(room.y / size.y);
                let place = Rect::from_center_size(rect.center(), size * scale);
                egui::Image::from_texture(egui::load::SizedTexture::new(
                    texture.id(),
                    place.size(),
                ))
                .paint_at(ui, place);
                ui.painter().rect_stroke(
                    place,
                    0.0,
                    Stroke::new(1.0, ink(theme.line)),
                    StrokeKind::Outside,
                );
                ""
            }
        };
        look::write(
            ui.painter(),
            rect.center(),
            Align2::CENTER_CENTER,
            words,
            regular(12.0),
            ink(theme.t3),
            rect.width(),
        );
        match &self.preview {
            Preview::Refused(why) => {
                warning(ui, look, why);
            }
            Preview::Ready { missing, .. } if !missing.is_empty() => {
                let chars: String = missing.iter().take(12).collect();
                let words = words::P_MISSING.fill(look.language, &[("chars", &chars)]);
                warning(ui, look, &words);
            }
            Preview::Ready { .. } | Preview::Pending => {}
        }
    }

    fn choices(&mut self, ui: &mut Ui, look: Look) {
        let choice = &mut self.choice;
        pick(
            ui,
            look,
            words::P_CHART,
            &[
                look.say(command_words::PAGE_OVERVIEW),
                look.say(command_words::PAGE_GANTT),
                look.say(command_words::PAGE_INDICATORS),
            ],
            &[ChartKind::Overview, ChartKind::Gantt, ChartKind::Trends],
            &mut choice.chart,
        );
        pick(
            ui,
            look,
            words::P_FORMAT,
            &["PNG", "SVG"],
            &[false, true],
            &mut choice.svg,
        );
        if choice.chart == ChartKind::Gantt {
            let n = |phrase: crate::text::Phrase, place: usize| {
                phrase.fill(look.language, &[("n", &self.counts[place])])
            };
            let names = [
                n(words::P_WHOLE, 0),
                n(words::P_VIEW, 1),
                n(words::P_SELECTION, 2),
            ];
            let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
            if self.counts[2] == 0 {
                names.pop();
            }
            pick(
                ui,
                look,
                words::P_CONTENT,
                &names,
                &[Content::Whole, Content::View, Content::Selection],
                &mut choice.content,
            );
        }
        if choice.chart != ChartKind::Overview {
            pick(
                ui,
                look,
                words::P_PERIOD,
                &[look.say(words::P_PLAN_WINDOW), look.say(words::P_THIS_VIEW)],
                &[false, true],
                &mut choice.on_screen,
            );
        }
        if !choice.svg {
            let mm = words::P_WIDTH_MM.fill(look.language, &[("mm", &156)]);
            pick(
                ui,
                look,
                words::P_SIZE,
                &["1x", "2x", "3x", &mm],
                &[
                    Size::Scale(1.0),
                    Size::Scale(2.0),
                    Size::Scale(3.0),
                    Size::Millimetres(156.0),
                ],
                &mut choice.size,
            );
        }
        pick(
            ui,
            look,
            words::P_THEME,
            &[
                look.say(command_words::THEME_LIGHT),
                look.say(command_words::THEME_DARK),
            ],
            &[false, true],
            &mut choice.dark,
        );
        wide(ui, look, look.say(words::P_WRITTEN), |ui| {
            ui.add_space(5.0);
            ui.label(
                egui::RichText::new(look.say(words::P_WRITTEN_LINE))
                    .font(regular(12.0))
                    .color(ink(look.theme.t2)),
            );
        });
    }
}

fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: Look,
    name: crate::text::Phrase,
    names: &[&str],
    values: &[T],
    value: &mut T,
) {
    let label = look.say(name);
    wide(ui, look, label, |ui| {
        ui.add_space(2.0);
        let on = values.iter().position(|one| one == value);
        if let Some(picked) = segmented(ui, look, label, names, on)
            && let Some(one) = values.get(picked)
        {
            *value = *one;
        }
    });
}
