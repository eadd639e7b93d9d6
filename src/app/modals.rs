//! What stands in front of the pages: questions, notices, forms; and what becomes of their answers.

use super::opening::Opening;
use super::pasting::Paste;
use super::session::Session;
use super::shell::{Next, Shell};
use crate::edit::Edit;
use crate::text::{Phrase, common_words, shell_words};
use crate::ui::dialog::{self, Button, Dialog, Line, Unsaved};
use crate::ui::parts::GivingForm;
use crate::ui::shell::calendar_form::CalendarForm;
use crate::ui::shell::columns_form::ColumnsForm;
use crate::ui::shell::picture_form::{PictureForm, Preview};
use crate::ui::shell::plan_form::{FormAnswer, PlanForm};
use crate::ui::shell::shortcut_sheet;
use crate::ui::shell::task_forms::TaskForm;
use egui::Context;
use std::sync::Arc;
use std::time::Duration;

/// What stands in front.
pub enum Front {
    /// Nothing.
    None,
    /// Unsaved changes, and what is to follow.
    Unsaved(Next),
    /// Whether to give up changes and read the file again.
    Revert,
    /// Something to tell.
    Notice {
        /// What happened.
        title: String,
        /// The sentence.
        sentence: String,
        /// What can be copied for someone who helps.
        details: String,
    },
    /// A question.
    Ask(Box<super::asking::Ask>),
    /// What was repaired while reading.
    Repairs,
    /// A new plan, or the open one's settings.
    Plan(Box<PlanForm>),
    /// The working calendar.
    Calendar(Box<CalendarForm>),
    /// About the selected tasks.
    Task(Box<TaskForm>),
    /// The columns of a pasted table.
    Columns(Box<ColumnsForm>),
    /// Work that was left behind.
    Recovery(Box<super::recovery_offer::Offer>),
    /// The versions of the plan that are kept.
    Versions(Box<super::versions::Shown>),
    /// Parts are given to units.
    Giving(Box<GivingForm>),
    /// A picture leaves.
    Picture(Box<PictureForm>),
    /// The shortcut sheet, with the words sought.
    Sheet(String),
    /// About the program.
    About,
}

/// How long a plan may load before a dialog says so.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

impl Front {
    /// Whether keys belong to it.
    pub fn is_modal(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether it holds what a user has filled in.
    pub fn is_form(&self) -> bool {
        matches!(
            self,
            Self::Plan(_) | Self::Calendar(_) | Self::Task(_) | Self::Columns(_) | Self::Giving(_)
        )
    }
}

impl Shell {
    /// Tells something in front of everything; a form or question that stands there comes back when it has been read.
    pub(super) fn notice(&mut self, title: Phrase, sentence: String, details: String) {
        let notice = Front::Notice {
            title: title.of(self.language).to_owned(),
            sentence,
            details,
        };
        self.bring_front(notice);
    }

    /// Puts something in front; what stood there comes back after it.
    pub(super) fn bring_front(&mut self, front: Front) {
        let stood = std::mem::replace(&mut self.front, front);
        if stood.is_modal() {
            self.behind.push(stood);
        }
    }

    /// Draws what stands in front and takes its answer.
    pub(super) fn show_front(&mut self, ctx: &Context) {
        if self.show_picking(ctx) {
            return;
        }
        let look = self.look();
        let (theme, language) = (look.theme, look.language);
        let front = std::mem::replace(&mut self.front, Front::None);
        self.front = match front {
            Front::None => {
                self.show_large_edit(ctx);
                self.show_parts_job(ctx);
                self.show_loading(ctx);
                return;
            }
            Front::Unsaved(next) => return self.show_unsaved(ctx, next),
            Front::Revert => return self.show_revert(ctx),
            Front::Notice {
                title,
                sentence,
                details,
            } => {
                if dialog::notice(ctx, theme, language, &title, &sentence, &details) {
                    self.behind.pop().unwrap_or(Front::None)
                } else {
                    Front::Notice {
                        title,
                        sentence,
                        details,
                    }
                }
            }
            Front::Ask(ask) => return self.show_ask(ctx, ask),
            Front::Repairs => self.show_repairs(ctx),
            Front::Plan(mut form) => match form.show(ctx, look, self.today) {
                FormAnswer::Open => Front::Plan(form),
                FormAnswer::Cancelled => Front::None,
                FormAnswer::Done(head) if form.template.is_some() => {
                    self.create(form.template.unwrap_or_default(), head);
                    Front::None
                }
                FormAnswer::Done(head) => {
                    self.edit(&Edit::SetHead(Box::new(head)));
                    Front::None
                }
            },
            Front::Calendar(form) => return self.show_calendar(ctx, form),
            Front::Task(mut form) => {
                let Some(Session { document, .. }) = &self.session else {
                    return;
                };
                match form.show(ctx, look, document.plan(), self.today) {
                    FormAnswer::Open => Front::Task(form),
                    FormAnswer::Cancelled => Front::None,
                    FormAnswer::Done(edit) => {
                        self.edit(&edit);
                        Front::None
                    }
                }
            }
            Front::Columns(mut form) => {
                let Some(Session { document, .. }) = &self.session else {
                    return;
                };
                match form.show(ctx, look, document.plan().head(), self.today) {
                    FormAnswer::Open => Front::Columns(form),
                    FormAnswer::Cancelled => Front::None,
                    FormAnswer::Done(wanted) => {
                        return self.begin_paste(Arc::new(Paste::Asked(wanted)));
                    }
                }
            }
            Front::Recovery(offer) => return self.show_offer(ctx, offer),
            Front::Versions(shown) => return self.show_versions(ctx, shown),
            Front::Giving(form) => return self.show_giving(ctx, form),
            Front::Picture(form) => return self.show_picture(ctx, form),
            Front::Sheet(mut wanted) => {
                let close = [Button::cancel(look.say(common_words::CLOSE))];
                let sheet = Dialog {
                    width: shortcut_sheet::WIDTH + 28.0,
                    ..Dialog::new(
                        "shortcuts",
                        look.say(crate::text::command_words::SHORTCUT_SHEET),
                        &close,
                    )
                };
                let shown = dialog::show(ctx, theme, language, &sheet, |ui| {
                    shortcut_sheet::body(ui, look, &mut wanted);
                });
                if shown.answer(&close).is_some() {
                    Front::None
                } else {
                    Front::Sheet(wanted)
                }
            }
            Front::About => {
                let version = shell_words::ABOUT_VERSION
                    .fill(language, &[("version", &env!("CARGO_PKG_VERSION"))]);
                let close = [Button::main(look.say(common_words::CLOSE))];
                let answer = dialog::question(
                    ctx,
                    theme,
                    language,
                    look.say(shell_words::ABOUT_TITLE),
                    &[
                        Line::Strong(&version),
                        Line::Plain(look.say(shell_words::ABOUT_WHAT)),
                        Line::Quiet(look.say(shell_words::ABOUT_LICENCE)),
                    ],
                    &close,
                );
                let away = ctx
                    .input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
                if answer.is_some() || away {
                    Front::None
                } else {
                    Front::About
                }
            }
        };
    }

    fn show_unsaved(&mut self, ctx: &Context, next: Next) {
        let look = self.look();
        let Some(Session { document, .. }) = &self.session else {
            return self.go(ctx, next);
        };
        let name = document.name(self.language);
        let what = document
            .history()
            .undo_label(self.language)
            .map(|what| {
                let n = document.history().unsaved_steps();
                shell_words::LATEST_CHANGE.fill(self.language, &[("n", &n), ("what", &what)])
            })
            .unwrap_or_default();
        match dialog::unsaved_changes(ctx, look.theme, look.language, &name, &what) {
            None => self.front = Front::Unsaved(next),
            Some(answer) => {
                self.front = self.behind.pop().unwrap_or(Front::None);
                self.answer_unsaved(ctx, next, answer);
            }
        }
    }

    /// Does what was answered to the question about unsaved changes.
    pub(super) fn answer_unsaved(&mut self, ctx: &Context, next: Next, answer: Unsaved) {
        match answer {
            // The plan that was to take the place of this one is given up with the question.
            Unsaved::Cancel if next == Next::Show => self.give_up_opening(),
            Unsaved::Cancel => {}
            Unsaved::Save => self.save(ctx, Some(next)),
            Unsaved::Discard => self.go(ctx, next),
        }
    }

    fn show_revert(&mut self, ctx: &Context) {
        let look = self.look();
        let buttons = [
            Button::discard(look.say(shell_words::REVERT_DO)),
            Button::cancel(look.say(common_words::CANCEL)),
        ];
        let answer = dialog::question(
            ctx,
            look.theme,
            look.language,
            look.say(shell_words::REVERT_TITLE),
            &[Line::Plain(look.say(shell_words::REVERT_BODY))],
            &buttons,
        );
        match answer {
            None => self.front = Front::Revert,
            Some(0) => self.revert(ctx),
            Some(_) => {}
        }
    }

    fn show_repairs(&self, ctx: &Context) -> Front {
        const SHOWN: usize = 40;
        let look = self.look();
        let repairs = self
            .session
            .as_ref()
            .map_or(&[][..], |session| &session.repairs);
        let n = repairs.len();
        let title = shell_words::REPAIRED_TITLE.fill(look.language, &[("n", &n)]);
        let mut lines: Vec<String> = repairs
            .iter()
            .take(SHOWN)
            .map(|repair| repair.sentence(look.language))
            .collect();
        if n > SHOWN {
            lines.push(shell_words::REPAIRED_MORE.fill(look.language, &[("n", &(n - SHOWN))]));
        }
        let closed = dialog::notice(
            ctx,
            look.theme,
            look.language,
            &title,
            look.say(shell_words::REPAIRED_NOTE),
            &lines.join("\n"),
        );
        if closed { Front::None } else { Front::Repairs }
    }

    fn show_picture(&mut self, ctx: &Context, mut form: Box<PictureForm>) {
        let look = self.look();
        if form.asked != Some(form.choice) {
            form.asked = Some(form.choice);
            form.preview = Preview::Pending;
            self.ask_for_preview(ctx, form.choice);
        }
        let answer = form.show(ctx, look);
        let choice = form.choice;
        match answer {
            FormAnswer::Open => self.front = Front::Picture(form),
            FormAnswer::Cancelled => {}
            FormAnswer::Done(wish) => self.picture_wished(ctx, choice, wish),
        }
    }

    /// A plan that takes long to load says so and can be given up.
    fn show_loading(&mut self, ctx: &Context) {
        let Opening::Reading { ticket, source, .. } = &self.opening else {
            return;
        };
        let Some(running) = self.jobs.running(*ticket) else {
            return;
        };
        let waited = running.since.elapsed();
        if waited < PATIENCE {
            ctx.request_repaint_after(PATIENCE - waited);
            return;
        }
        let look = self.look();
        let name = source.name(look.language);
        let title = shell_words::LOADING.fill(look.language, &[("name", &name)]);
        let fraction = running.progress.fraction();
        let words = running.progress.words();
        if dialog::progress(ctx, look.theme, look.language, &title, &words, fraction) {
            self.give_up_opening();
        }
    }
}
