//! A shell in small for the inspector's journeys: it runs what the inspector asks for, as the window does.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::CpuRenderer;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use zhenggai::assess::Assessment;
use zhenggai::chart::Theme;
use zhenggai::chart::theme::LIGHT;
use zhenggai::edit::{Edit, History};
use zhenggai::plan::{Day, Id, Plan};
use zhenggai::text::Language;
use zhenggai::ui::{self, Action, Actions, Stage, ViewState};

pub const AS_OF: Day = Day::constant(2021, 11, 20);

/// A shell in small: runs what the inspector asks for, as the window does.
pub struct Desk {
    pub history: History,
    assessment: Assessment,
    pub view: ViewState,
    derived: ui::Derived,
    pub asked: Vec<Action>,
    theme: &'static Theme,
    language: Language,
}

impl Desk {
    pub fn new(plan: Plan, theme: &'static Theme, language: Language) -> Self {
        Self {
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
        ui::inspector::show(
            ui,
            &mut Stage {
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
            },
        );
        for action in actions.take() {
            let change = match &action {
                Action::Edit(edit) => self.history.run(edit).ok(),
                Action::Typing { edit, key } => self.history.run_typing(key, edit).ok(),
                Action::EndTyping => {
                    self.history.end_typing();
                    None
                }
                _ => None,
            };
            if let Some(change) = change {
                self.assessment.update(self.history.plan(), &change);
            }
            self.asked.push(action);
        }
    }

    pub fn assessed(&self, id: &Id) -> Option<&zhenggai::assess::TaskState> {
        self.assessment.task(id)
    }

    pub fn number(&self, number: &str) -> Id {
        self.history
            .plan()
            .tasks()
            .values()
            .find(|task| task.number == number)
            .expect("the sample holds the number")
            .id
            .clone()
    }

    pub fn edits(&self) -> Vec<&Edit> {
        self.asked
            .iter()
            .filter_map(|action| match action {
                Action::Edit(edit) | Action::Typing { edit, .. } => Some(edit),
                _ => None,
            })
            .collect()
    }
}

pub fn sample() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

pub fn window(desk: Desk, width: f32, height: f32) -> Harness<'static, Desk> {
    let theme = desk.theme;
    Harness::builder()
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
        .build_ui_state(|ui, desk: &mut Desk| desk.show(ui), desk)
}

pub fn at(number: &str) -> Harness<'static, Desk> {
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    let id = desk.number(number);
    desk.view.selection.only(&id);
    let mut harness = window(desk, 312.0, 2400.0);
    harness.run();
    harness
}

pub fn field<'h>(harness: &'h Harness<'_, Desk>, label: &'h str) -> egui_kittest::Node<'h> {
    harness
        .query_all_by_label(label)
        .find(|node| {
            matches!(
                node.accesskit_node().role(),
                Role::TextInput | Role::MultilineTextInput | Role::ComboBox
            )
        })
        .unwrap_or_else(|| panic!("no field {label}"))
}
