//! A shell in small for one page: runs what the page asks for, as the window does, and keeps it to be looked at.

use crate::cpu_renderer::CpuRenderer;
use egui_kittest::Harness;
use zhenggai::assess::Assessment;
use zhenggai::chart::Theme;
use zhenggai::edit::History;
use zhenggai::plan::{Day, Plan};
use zhenggai::text::Language;
use zhenggai::ui::{self, Action, Actions, Command, Reading, Stage, ViewState};

/// The day every page is seen at.
pub const AS_OF: Day = Day::constant(2021, 11, 20);

/// What draws a page.
pub type Page = fn(&mut egui::Ui, &mut Stage<'_>);

/// A page with its plan.
pub struct Desk {
    page: Page,
    pub history: History,
    pub assessment: Assessment,
    pub view: ViewState,
    derived: ui::Derived,
    pub asked: Vec<Action>,
    pub theme: &'static Theme,
    pub language: Language,
}

impl Desk {
    pub fn new(page: Page, plan: Plan, theme: &'static Theme, language: Language) -> Self {
        Self {
            page,
            assessment: Assessment::new(&plan, AS_OF),
            history: History::new(plan),
            view: ViewState::default(),
            derived: ui::Derived::default(),
            asked: Vec::new(),
            theme,
            language,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let mut actions = Actions::default();
        let mut stage = Stage {
            plan: self.history.plan(),
            stamp: ui::Stamp {
                document: 0,
                revision: self.history.revision(),
                as_of: AS_OF,
            },
            latest: None,
            derived: &self.derived,
            assessment: &self.assessment,
            as_of: AS_OF,
            today: AS_OF,
            theme: self.theme,
            language: self.language,
            view: &mut self.view,
            actions: &mut actions,
        };
        (self.page)(ui, &mut stage);
        for action in actions.take() {
            let change = match &action {
                Action::Go(to) => {
                    to.clone().go(&mut self.view);
                    None
                }
                Action::Edit(edit) => self.history.run(edit).ok(),
                Action::Typing { edit, key } => self.history.run_typing(key, edit).ok(),
                Action::EndTyping => {
                    self.history.end_typing();
                    None
                }
                Action::Paste(pasting) => {
                    let plan = self.history.plan();
                    match pasting.read(plan, AS_OF, self.language) {
                        Reading::Take(edit, landed) => {
                            let change = edit.and_then(|edit| self.history.run(&edit).ok());
                            landed.shows.show(&mut self.view);
                            self.asked.push(Action::Tell(landed.told));
                            change
                        }
                        Reading::Ask(confirm) => {
                            self.asked.push(Action::Confirm(confirm));
                            None
                        }
                    }
                }
                Action::Command(Command::Undo) => self.history.undo(),
                Action::Command(Command::Redo) => self.history.redo(),
                _ => None,
            };
            if let Some(change) = change {
                self.assessment.update(self.history.plan(), &change);
            }
            self.asked.push(action);
        }
    }
}

/// The page in a window without a display, drawn until it rests.
pub fn window(desk: Desk, width: f32, height: f32) -> Harness<'static, Desk> {
    let theme = desk.theme;
    let mut window = Harness::builder()
        .with_size(egui::vec2(width, height))
        .renderer(CpuRenderer::default())
        .with_theme(if theme.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        })
        .with_context_setup(move |ctx| {
            ui::fonts::install(ctx, None);
            ui::style::apply(ctx, theme);
        })
        .build_ui_state(|ui, desk: &mut Desk| desk.show(ui), desk);
    window.run();
    window
}
