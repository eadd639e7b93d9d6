//! A frame of the Gantt page while it scrolls, at 62, 10,000 and 100,000 tasks: panels, scene and tessellation.

use zhenggai::assess::Assessment;
use zhenggai::chart::theme::LIGHT;
use zhenggai::plan::{Day, Plan};
use zhenggai::text::Language;
use zhenggai::ui::{self, Actions, Stage, ViewState};

const AS_OF: Day = Day::constant(2021, 11, 20);

fn main() {
    divan::main();
}

/// The page in a context without a window.
struct Page {
    context: egui::Context,
    plan: Plan,
    assessment: Assessment,
    view: ViewState,
    actions: Actions,
    turn: u32,
}

impl Page {
    fn new(tasks: usize) -> Self {
        let plan = zhenggai::plan::large::plan(tasks);
        let context = egui::Context::default();
        ui::fonts::install(&context, None);
        ui::style::apply(&context, &LIGHT);
        let mut page = Self {
            assessment: Assessment::new(&plan, AS_OF),
            context,
            plan,
            view: ViewState::default(),
            actions: Actions::default(),
            turn: 0,
        };
        // The first frames build the rows and the font atlas.
        for _ in 0..3 {
            page.frame();
        }
        page
    }

    /// One frame with the wheel turned, down and up by turns so that a short plan scrolls too.
    fn frame(&mut self) -> usize {
        self.turn += 1;
        let down = self.turn % 16 < 8;
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, if down { -60.0 } else { 60.0 }),
            source: egui::MouseWheelSource::Wheel,
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        };
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1440.0, 810.0),
            )),
            time: Some(f64::from(self.turn) / 60.0),
            events: vec![egui::Event::PointerMoved(egui::pos2(900.0, 400.0)), wheel],
            ..egui::RawInput::default()
        };
        let mut output = self.context.run_ui(input, |ui| {
            let mut stage = Stage {
                plan: &self.plan,
                revision: 0,
                assessment: &self.assessment,
                as_of: AS_OF,
                today: AS_OF,
                theme: &LIGHT,
                language: Language::Zh,
                view: &mut self.view,
                actions: &mut self.actions,
            };
            ui::gantt::show(ui, &mut stage);
        });
        output.textures_delta.clear();
        self.context
            .tessellate(output.shapes, output.pixels_per_point)
            .len()
    }
}

#[divan::bench(args = [62, 10_000, 100_000])]
fn scroll(bencher: divan::Bencher<'_, '_>, tasks: usize) {
    let mut page = Page::new(tasks);
    bencher.bench_local(|| page.frame());
}
