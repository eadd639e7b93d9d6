//! One frame of each page through the real shell, at 62, 1,000 and 100,000 tasks: still, and with the pointer moving.
//!
//! Frames of the three plans are drawn by turns, so that a busy machine slows all alike, and the middle of each is told. A
//! frame at 100,000 tasks is to cost at most [`MOST`] times the same at 62; where it paints more (62 tasks leave part of the
//! screen empty; the vertices tell), so much more in proportion. The bench fails where one costs more.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench tells what it found and stops at what it cannot do"
)]

#[path = "../tests/large/mod.rs"]
mod large;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use zhenggai::app::Shell;
use zhenggai::app::answers::Source;
use zhenggai::app::settings::{Settings, SettingsKeeper};
use zhenggai::edit::Edit;
use zhenggai::exchange::report::default_outline;
use zhenggai::file;
use zhenggai::plan::{Complaint, Day, Id, InspectionRecord, Plan};
use zhenggai::text::Language;
use zhenggai::ui::{Action, Command};

const TODAY: Day = Day::constant(2021, 11, 20);

const SIZES: [usize; 3] = [62, 1_000, 100_000];

/// What a frame at 100,000 tasks may cost, as a multiple of the same at 62.
const MOST: f64 = 1.3;

/// Below this nothing is felt, and the clock says more about the machine than about the program.
const FLOOR: Duration = Duration::from_micros(100);

/// A plan of so many tasks with the sections of the public text, and inspections and complaints in proportion.
fn plan(tasks: usize) -> Plan {
    let mut parts = large::plan(tasks).parts();
    // Nothing is marked as made up: whoever looks for such a mark has to look everywhere.
    parts.head.sample = false;
    for task in &mut parts.tasks {
        task.sample = false;
    }
    for indicator in &mut parts.indicators {
        indicator.sample = false;
    }
    let mut sections = 0;
    parts.head.disclosure = default_outline(Language::Zh, || {
        sections += 1;
        Id::new(format!("s{sections}"))
    });
    if let Some(first) = parts.head.disclosure.first_mut() {
        first
            .text
            .push_str("措施{measures}条，完成{measures.done}条，问责{accountable}人。");
    }
    let some = tasks.div_ceil(30);
    let task = |place: usize| parts.tasks[place * 29 % tasks].id.clone();
    let day = |place: usize| Day::constant(2021, 1 + (place % 10) as i8, 1 + (place % 28) as i8);
    parts.inspections = (0..some)
        .map(|place| InspectionRecord {
            tasks: vec![task(place)],
            unit: Some(Id::new(format!("u{:02}", place % 40))),
            ..InspectionRecord::on(Id::new(format!("v{place:06}")), day(place))
        })
        .collect();
    parts.complaints = (0..some)
        .map(|place| Complaint {
            number: format!("X{place:06}"),
            tasks: vec![task(place)],
            ..Complaint::on(Id::new(format!("c{place:06}")), day(place))
        })
        .collect();
    Plan::new(parts)
}

/// A shell in a context without a window.
struct Desk {
    context: egui::Context,
    shell: Shell,
    turn: u32,
    cursor: egui::CursorIcon,
    /// Vertices painted in the latest frame.
    vertices: usize,
    /// Where a bar can be caught.
    grip: egui::Pos2,
}

impl Desk {
    /// With a plan open, written to a folder first: the shell reads files.
    fn new(folder: &Path, tasks: usize) -> Self {
        let path = folder.join(format!("{tasks}.ron"));
        file::save(&path, &plan(tasks)).expect("the folder is writable");
        let settings = Settings {
            language: Some(Language::Zh),
            ..Settings::default()
        };
        let keeper = SettingsKeeper::new(None, settings.clone());
        let mut desk = Self {
            context: egui::Context::default(),
            shell: Shell::new(settings, keeper, Some(TODAY)),
            turn: 0,
            cursor: egui::CursorIcon::Default,
            vertices: 0,
            grip: egui::Pos2::ZERO,
        };
        desk.shell.open(&desk.context, Source::File(path));
        while desk.shell.document().is_none() {
            desk.frame(&[]);
            std::thread::sleep(Duration::from_millis(5));
        }
        desk
    }

    /// One frame and what it costs, with the tessellation.
    fn frame(&mut self, events: &[egui::Event]) -> Duration {
        self.turn += 1;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1440.0, 810.0),
            )),
            time: Some(f64::from(self.turn) / 60.0),
            events: events.to_vec(),
            ..egui::RawInput::default()
        };
        let begun = Instant::now();
        let shell = &mut self.shell;
        let mut output = self.context.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            shell.logic(&ctx);
            shell.ui(ui, None);
        });
        let meshes = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        let taken = begun.elapsed();
        self.vertices = meshes
            .iter()
            .map(|clipped| match &clipped.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum();
        drop(meshes);
        output.textures_delta.clear();
        self.cursor = output.platform_output.cursor_icon;
        taken
    }

    /// Brings a scene up and lets it settle.
    fn begin(&mut self, scene: &Scene, mouse: Mouse) {
        (scene.set)(self);
        for _ in 0..8 {
            self.frame(&[]);
        }
        if matches!(mouse, Mouse::Dragging) {
            let places = (0..18).flat_map(|row| {
                (0..40).map(move |step| {
                    egui::pos2(520.0 + step as f32 * 14.0, 200.0 + row as f32 * 23.0)
                })
            });
            for at in places {
                self.frame(&[egui::Event::PointerMoved(at)]);
                if self.cursor == egui::CursorIcon::Grab {
                    self.grip = at;
                    self.frame(&[button(at, true)]);
                    return;
                }
            }
            println!("no bar was found to drag");
        }
    }

    /// Lets go, where nothing is dropped, and takes the pointer away.
    fn end(&mut self) {
        self.frame(&[press(egui::Key::Escape)]);
        self.frame(&[button(self.grip, false)]);
        self.frame(&[egui::Event::PointerGone]);
    }

    /// Notes progress of one task, and draws; the time of both.
    fn note(&mut self, turn: u32) -> Duration {
        let plan = self.shell.document().expect("a plan is open").plan();
        let place = (turn as usize * 7919) % plan.tasks().len();
        let id = plan.tasks().keys().nth(place).expect("a task").clone();
        let edit = Edit::SetProgress {
            ids: vec![id],
            percent: (turn % 50) as u8,
            on: TODAY,
        };
        let begun = Instant::now();
        self.act(Action::Edit(edit));
        let acted = begun.elapsed();
        acted + self.frame(&[])
    }

    fn act(&mut self, action: Action) {
        let context = self.context.clone();
        self.shell.act(&context, action);
    }
}

fn button(pos: egui::Pos2, pressed: bool) -> egui::Event {
    egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }
}

fn press(key: egui::Key) -> egui::Event {
    egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    }
}

/// What the mouse does while frames are drawn.
#[derive(Clone, Copy, Debug)]
enum Mouse {
    Still,
    Moving,
    Wheel,
    /// A bar is dragged to and fro.
    Dragging,
}

impl Mouse {
    fn events(self, turn: u32, grip: egui::Pos2) -> Vec<egui::Event> {
        let step = (turn % 64) as f32;
        let at = match self {
            Self::Still => return Vec::new(),
            Self::Moving => egui::pos2(40.0 + step * 21.0, 90.0 + step * 10.0),
            Self::Wheel => egui::pos2(900.0, 400.0),
            Self::Dragging => grip + egui::vec2(10.0 + step, 0.0),
        };
        let mut events = vec![egui::Event::PointerMoved(at)];
        if matches!(self, Self::Wheel) {
            let down = turn % 16 < 8;
            events.push(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: egui::vec2(0.0, if down { -60.0 } else { 60.0 }),
                source: egui::MouseWheelSource::Wheel,
                phase: egui::TouchPhase::Move,
                modifiers: egui::Modifiers::NONE,
            });
        }
        events
    }
}

/// What stands on the screen.
struct Scene {
    name: &'static str,
    set: fn(&mut Desk),
    mice: &'static [Mouse],
}

const BOTH: &[Mouse] = &[Mouse::Still, Mouse::Moving];

fn page(desk: &mut Desk, command: Command) {
    desk.act(Action::Command(command));
}

const SCENES: &[Scene] = &[
    Scene {
        name: "overview",
        set: |desk| page(desk, Command::PageOverview),
        mice: BOTH,
    },
    Scene {
        name: "gantt",
        set: |desk| page(desk, Command::PageGantt),
        mice: &[Mouse::Still, Mouse::Moving, Mouse::Wheel],
    },
    Scene {
        name: "gantt, one selected",
        set: |desk| {
            page(desk, Command::PageGantt);
            page(desk, Command::NextAttention);
        },
        mice: BOTH,
    },
    Scene {
        name: "gantt, all selected",
        set: |desk| {
            page(desk, Command::PageGantt);
            page(desk, Command::SelectAll);
        },
        mice: &[Mouse::Still, Mouse::Moving, Mouse::Dragging],
    },
    Scene {
        name: "gantt, tasks of a figure",
        set: |desk| {
            let plan = desk.shell.document().expect("a plan is open").plan();
            let ids = plan.tasks().keys().cloned().collect();
            desk.act(Action::ShowTasks(ids));
        },
        mice: BOTH,
    },
    Scene {
        name: "monthly",
        set: |desk| page(desk, Command::PageMonthly),
        mice: BOTH,
    },
    Scene {
        name: "indicators",
        set: |desk| page(desk, Command::PageIndicators),
        mice: BOTH,
    },
    Scene {
        name: "supervision",
        set: |desk| page(desk, Command::PageSupervision),
        mice: BOTH,
    },
    Scene {
        name: "structure",
        set: |desk| page(desk, Command::PageStructure),
        mice: BOTH,
    },
    Scene {
        name: "checks",
        set: |desk| page(desk, Command::PageChecks),
        mice: BOTH,
    },
    Scene {
        name: "disclosure",
        set: |desk| page(desk, Command::PageDisclosure),
        mice: BOTH,
    },
];

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The longest an edit and the fresh frame of the Gantt page may take at any size.
const AFTER_A_NOTE: Duration = Duration::from_millis(5);

/// How long an edit of one task and the first frame after it take on each page; how many are too slow.
fn after_a_note(desks: &mut [Desk; 3], wanted: &[String], turns: u32) -> usize {
    let mut slow = 0;
    for scene in SCENES {
        let name = format!("{}, after a note", scene.name);
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let times = desks.each_mut().map(|desk| {
            desk.begin(scene, Mouse::Still);
            let times = (0..turns.min(24)).map(|turn| desk.note(turn)).collect();
            desk.end();
            middle(times)
        });
        let bad = scene.name == "gantt" && times[2] > AFTER_A_NOTE;
        slow += usize::from(bad);
        let [small, full, large] = times.map(micros);
        let too = if bad { "  too slow" } else { "" };
        println!("{name:<34} {small:>9} {full:>9} {large:>9}{too}");
    }
    slow
}

fn micros(time: Duration) -> String {
    format!("{} µs", time.as_micros())
}

fn main() -> ExitCode {
    // `cargo test --benches` only sees that it runs.
    let measured = std::env::args().any(|word| word == "--bench");
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let (sizes, turns) = if measured {
        (SIZES, 96)
    } else {
        ([62, 63, 64], 2)
    };
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let mut desks = sizes.map(|tasks| Desk::new(folder.path(), tasks));
    let [a, b, c] = sizes;
    println!(
        "{:<24} {:<9} {a:>9} {b:>9} {c:>9}  to {a}  to {b}  vertices",
        "", ""
    );
    let mut slow = 0;
    for scene in SCENES {
        if !wanted.is_empty() && !wanted.iter().any(|word| scene.name.contains(word.as_str())) {
            continue;
        }
        for mouse in scene.mice {
            let mut times = sizes.map(|_| Vec::new());
            for desk in &mut desks {
                desk.begin(scene, *mouse);
            }
            for turn in 0..turns {
                for (desk, times) in desks.iter_mut().zip(&mut times) {
                    times.push(desk.frame(&mouse.events(turn, desk.grip)));
                }
            }
            let painted = [0, 1, 2].map(|place| desks[place].vertices);
            for desk in &mut desks {
                desk.end();
            }
            let [small, full, large] = times.map(middle);
            let ratio = |to: Duration| large.as_secs_f64() / to.as_secs_f64().max(1e-9);
            let more = (painted[2] as f64 / painted[0].max(1) as f64).max(1.0);
            let bad = large > FLOOR && ratio(small) > MOST * more;
            slow += usize::from(bad);
            println!(
                "{:<24} {:<9} {:>9} {:>9} {:>9}  {:>5.2}  {:>8.2}  {painted:?} {more:.2}{}",
                scene.name,
                format!("{mouse:?}").to_lowercase(),
                micros(small),
                micros(full),
                micros(large),
                ratio(small),
                ratio(full),
                if bad { "  too slow" } else { "" }
            );
        }
    }
    slow += after_a_note(&mut desks, &wanted, turns);
    if measured && slow > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
