//! The form for a new plan and for the settings of the open one.

use super::{declared_form, rounds_form};
use crate::file::Template;
use crate::plan::{Head, NoticeUnit};
use crate::text::{common_words, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::entry_field::number_field;
use crate::ui::widgets::look::Look;
use crate::ui::widgets::{TextField, segmented, warning};
use egui::{Context, Id, Ui};
use jiff::civil::Date;

/// What the user is filling in.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanForm {
    /// The draft.
    pub head: Head,
    /// For a new plan, what it begins from: only the fields that a plan begins with are shown.
    pub template: Option<Template>,
    /// The window of a blank plan.
    window: [Date; 2],
}

/// What became of the form in this frame.
#[derive(Clone, Debug, PartialEq)]
pub enum FormAnswer<T> {
    /// Still open.
    Open,
    /// Given up.
    Cancelled,
    /// Filled in.
    Done(T),
}

const fn template_word(template: Template) -> crate::text::Phrase {
    match template {
        Template::Blank => words::TEMPLATE_BLANK,
        Template::ThirdRound => words::TEMPLATE_THIRD,
    }
}

impl PlanForm {
    /// A form for a new plan; a blank one shows this window.
    pub fn new_plan(window: [Date; 2]) -> Self {
        let mut form = Self {
            head: Head::default(),
            template: None,
            window,
        };
        form.begin_from(Template::Blank);
        form
    }

    /// A form for what is said of the open plan.
    pub fn of(head: Head) -> Self {
        Self {
            window: [head.window_start, head.window_end],
            head,
            template: None,
        }
    }

    /// Takes window, round and public text from a template; the title and region that were typed stay.
    fn begin_from(&mut self, template: Template) {
        self.template = Some(template);
        // The embedded texts are kept sound by a test; were one not, the form would go on with what stands in it.
        if let Ok(plan) = crate::file::new_from(template, crate::plan::Id::default()) {
            let from = plan.head();
            let head = &mut self.head;
            head.round.clone_from(&from.round);
            head.rounds.clone_from(&from.rounds);
            [head.window_start, head.window_end] = match template {
                Template::Blank => self.window,
                Template::ThirdRound => [from.window_start, from.window_end],
            };
        }
    }

    fn sound(&self) -> bool {
        self.head.window_start < self.head.window_end
    }

    /// Shows the form.
    pub fn show(&mut self, ctx: &Context, look: Look, today: Date) -> FormAnswer<Head> {
        let title = look.say(if self.template.is_some() {
            words::NEW_TITLE
        } else {
            words::PROPERTIES_TITLE
        });
        let sound = self.sound();
        let buttons = [
            Button::cancel(look.say(common_words::CANCEL)),
            Button::main(look.say(if self.template.is_some() {
                words::CREATE
            } else {
                words::APPLY
            }))
            .only_if(sound, look.say(words::WINDOW_WRONG)),
        ];
        let dialog = Dialog {
            width: 500.0,
            ..Dialog::new("plan form", title, &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            self.fields(ui, look, today);
        });
        match shown.answer(&buttons) {
            Some(0) => FormAnswer::Cancelled,
            Some(_) => FormAnswer::Done(self.head.clone()),
            None => FormAnswer::Open,
        }
    }

    fn fields(&mut self, ui: &mut Ui, look: Look, today: Date) {
        crate::ui::widgets::focus_at_first(
            ui,
            Id::unique("plan form"),
            Id::unique(("plan form", words::F_TITLE.en)),
        );
        if let Some(template) = self.template {
            let names = Template::ALL.map(|one| look.say(template_word(one)));
            let on = Template::ALL.iter().position(|one| *one == template);
            let name = look.say(words::F_TEMPLATE);
            let picked = wide(ui, look, name, |ui| segmented(ui, look, name, &names, on));
            if let Some(picked) = picked.and_then(|place| Template::ALL.get(place)) {
                self.begin_from(*picked);
            }
        }
        let head = &mut self.head;
        text(
            ui,
            look,
            words::F_TITLE,
            &mut head.title,
            look.say(words::F_BLANK_HINT),
        );
        text(ui, look, words::F_REGION, &mut head.region, "");
        text(
            ui,
            look,
            words::F_ROUND,
            &mut head.round,
            look.say(words::F_ROUND_HINT),
        );
        let calendar = head.clone();
        wide(ui, look, look.say(words::F_WINDOW), |ui| {
            ui.horizontal(|ui| {
                for (name, day) in [
                    (look.say(words::F_WINDOW), &mut head.window_start),
                    (look.say(words::F_UNTIL), &mut head.window_end),
                ] {
                    let field =
                        DateField::new(Id::unique(("plan form", name)), name, &calendar, today)
                            .required()
                            .framed()
                            .width(150.0);
                    if let Some(Some(picked)) = field.day(ui, look, Some(*day)) {
                        *day = picked;
                    }
                }
            });
        });
        if head.window_start >= head.window_end {
            warning(ui, look, look.say(words::WINDOW_WRONG));
        }
        if self.template.is_some() {
            return;
        }
        text(ui, look, words::F_OVERALL, &mut head.overall_plan, "");
        group(ui, look, words::F_ROUNDS);
        rounds_form::rows(ui, look, head, today);
        group(ui, look, words::F_RULES);
        let settings = &mut head.settings;
        for (name, value) in [
            (words::F_WARNING, &mut settings.warning_days),
            (words::F_LIGHT, &mut settings.light_days),
            (words::F_NOTICE, &mut settings.notice_length),
            (words::F_STALE, &mut settings.stale_days),
            (words::F_CLOSE_ALARM, &mut settings.close_out_days),
        ] {
            number(ui, look, name, value);
        }
        let mut tolerance = u32::from(settings.tolerance_points);
        number(ui, look, words::F_TOLERANCE, &mut tolerance);
        settings.tolerance_points = u8::try_from(tolerance.min(100)).unwrap_or(100);
        wide(ui, look, look.say(words::F_NOTICE_UNIT), |ui| {
            let on = match settings.notice_unit {
                NoticeUnit::WorkingDays => 0,
                NoticeUnit::CalendarDays => 1,
            };
            let picked = segmented(
                ui,
                look,
                look.say(words::F_NOTICE_UNIT),
                &[look.say(words::F_WORKING), look.say(words::F_CALENDAR)],
                Some(on),
            );
            match picked {
                Some(0) => settings.notice_unit = NoticeUnit::WorkingDays,
                Some(_) => settings.notice_unit = NoticeUnit::CalendarDays,
                None => {}
            }
        });
        wide(ui, look, "", |ui| {
            ui.checkbox(
                &mut settings.notice_first_day_counts,
                look.say(words::F_FIRST_DAY),
            );
        });
        group(ui, look, words::F_DECLARED);
        declared_form::rows(ui, look, head, today);
    }
}

/// The heading of a group of rows.
fn group(ui: &mut Ui, look: Look, name: crate::text::Phrase) {
    ui.add_space(4.0);
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 20.0), egui::Sense::hover());
    crate::ui::widgets::look::write(
        ui.painter(),
        rect.left_center(),
        egui::Align2::LEFT_CENTER,
        look.say(name),
        crate::ui::widgets::look::bold(12.0),
        crate::ui::widgets::look::ink(look.theme.t1),
        rect.width(),
    );
}

fn text(ui: &mut Ui, look: Look, name: crate::text::Phrase, value: &mut String, hint: &str) {
    let label = look.say(name);
    wide(ui, look, label, |ui| {
        let heard = TextField::new(Id::unique(("plan form", name.en)), label, value)
            .framed()
            .hint(hint)
            .show(ui, look);
        if let Some(told) = heard.value {
            *value = told;
        }
    });
}

fn number(ui: &mut Ui, look: Look, name: crate::text::Phrase, value: &mut u32) {
    let label = look.say(name);
    wide(ui, look, label, |ui| {
        let told = number_field(
            ui,
            look,
            Id::unique(("plan form", name.en)),
            label,
            Some(f64::from(*value)),
            Some(90.0),
        );
        if let Some(Some(told)) = told {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to days of a hundred years"
            )]
            let days = told.round().clamp(0.0, 36_500.0) as u32;
            *value = days;
        }
    });
}

/// A row whose label column is wide enough for the long names of settings.
pub fn wide<R>(ui: &mut Ui, look: Look, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = 148.0;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(width, 26.0), egui::Sense::hover());
        crate::ui::widgets::look::write(
            ui.painter(),
            rect.left_center(),
            egui::Align2::LEFT_CENTER,
            label,
            crate::ui::widgets::look::regular(12.0),
            crate::ui::widgets::look::ink(look.theme.t3),
            width - 8.0,
        );
        ui.vertical(add).inner
    })
    .inner
}
