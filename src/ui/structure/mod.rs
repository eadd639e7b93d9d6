//! The structure page: overall plan, lists, special plans and units, how tasks are shared out, and units compared.

mod changes;
mod detail;
mod outline;
mod ranking;
mod tasks;
mod tree;

use super::command::Needs;
use super::kept::Kept;
use super::page::{PageView, on_ground};
use super::{Command, Going, Shown, Stage};
use crate::assess::{Figure, RankColumn, RankedUnit, Slice, UnitRole, unit_tasks};
use crate::plan::{Id, Plan};
use crate::text::{Language, Phrase, shell_words, structure_words as words};
use crate::ui::widgets::look::ink;
use crate::ui::widgets::{Look, chip, crowded_bar, found, roomy, segmented};
use crate::wording::Sought;
use egui::{Rect, Stroke, Ui, pos2};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(in crate::ui) use outline::kind_word;

/// Height of the row with the segments.
const BAR: f32 = 34.0;

/// The two halves of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Segment {
    /// Lists, special plans and units with their tasks.
    #[default]
    Structure,
    /// Units compared.
    Ranking,
}

/// A line of the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The overall plan: every task.
    #[default]
    Plan,
    /// The head of the lists.
    Lists,
    /// A list; `None`: tasks of no list.
    List(Option<Id>),
    /// The head of the inspection rounds.
    Rounds,
    /// An inspection round; `None`: tasks of none.
    Round(Option<Id>),
    /// The head of the special plans.
    SpecialPlans,
    /// A special plan; `None`: tasks of none.
    SpecialPlan(Option<Id>),
    /// The head of the units.
    Units,
    /// A unit of the tree.
    Unit(Id),
    /// A unit outside the tree.
    NamedUnit(Id),
    /// Tasks without a unit.
    NoUnit,
}

impl Node {
    /// The unit it stands for; `None` for what is no unit, `Some(None)` for tasks without one.
    fn unit(&self, plan: &Plan) -> Option<Option<Id>> {
        match self {
            Self::Unit(id) | Self::NamedUnit(id) => {
                plan.units().contains_key(id).then(|| Some(id.clone()))
            }
            Self::NoUnit => Some(None),
            _ => None,
        }
    }

    /// Whether tasks can be given to it.
    fn takes_tasks(&self) -> bool {
        !matches!(
            self,
            Self::Plan | Self::Lists | Self::Rounds | Self::SpecialPlans | Self::Units
        )
    }
}

/// Where the user looks on this page.
#[derive(Clone, Debug)]
pub struct StructureView {
    /// Which half is in front.
    pub segment: Segment,
    /// The chosen line of the outline.
    pub node: Node,
    /// Units count the tasks of the units below them.
    pub with_subtree: bool,
    /// As which of its units a task is counted.
    pub role: UnitRole,
    /// What units are ranked by, and whether the most comes first.
    pub ranked_by: (RankColumn, bool),
    folded: Arc<BTreeSet<Id>>,
    focus_name: bool,
    reveal: bool,
}

impl Default for StructureView {
    fn default() -> Self {
        Self {
            segment: Segment::default(),
            node: Node::default(),
            with_subtree: true,
            role: UnitRole::Answering,
            ranked_by: (RankColumn::CompletionRate, true),
            folded: Arc::default(),
            focus_name: false,
            reveal: false,
        }
    }
}

impl StructureView {
    /// Chooses a line that has just been added: its name is typed next.
    pub(super) fn name_next(&mut self, node: Node) {
        self.node = node;
        self.focus_name = true;
        self.reveal = true;
    }
}

/// As which unit tasks are counted, and whether with the units below.
type Counted = (UnitRole, bool);

fn counted(stage: &Stage<'_>) -> Counted {
    let view = &stage.view.structure;
    (view.role, view.with_subtree)
}

/// What the page keeps of the open plan.
#[derive(Debug, Default)]
pub(super) struct Derived {
    rows: Kept<(Counted, Arc<BTreeSet<Id>>, Language), Vec<outline::Row>>,
    ranking: Kept<(Counted, (RankColumn, bool)), Vec<RankedUnit>>,
    listed: Kept<(Counted, Node), Vec<Id>>,
    chosen: Kept<(Counted, Node, u64), Vec<Id>>,
}

/// Draws words that the search looks through, with what it found marked.
fn marked<R>(ui: &Ui, stage: &Stage<'_>, draw: impl FnOnce() -> R) -> R {
    let sought = Sought::new(&stage.view.filter.text);
    found::mark(ui.ctx(), stage.theme, sought, draw)
}

fn look(stage: &Stage<'_>) -> Look {
    stage.look()
}

/// The rows of the outline; counted again only where something they depend on changed.
fn rows(stage: &Stage<'_>) -> Arc<Vec<outline::Row>> {
    let (role, with_subtree) = counted(stage);
    let folded = &stage.view.structure.folded;
    let key = ((role, with_subtree), Arc::clone(folded), stage.language);
    stage.derived.structure.rows.get(stage.stamp, key, || {
        let units = stage.assessment.by_unit(stage.plan, role, with_subtree);
        outline::rows(stage.plan, stage.assessment, &units, folded, stage.language)
    })
}

/// The tasks of a line that count in a figure, in plan order.
fn tasks_of(stage: &Stage<'_>, node: &Node, figure: Figure) -> Vec<Id> {
    let view = &stage.view.structure;
    let slice = match node {
        Node::List(list) => Slice::List(list.clone()),
        Node::SpecialPlan(plan) => Slice::SpecialPlan(plan.clone()),
        Node::Round(round) => Slice::Round(round.clone()),
        Node::Unit(_) | Node::NamedUnit(_) | Node::NoUnit => {
            let Some(unit) = node.unit(stage.plan) else {
                return Vec::new();
            };
            let choice = (view.role, view.with_subtree && unit.is_some());
            return unit_tasks(stage.plan, stage.assessment, unit.as_ref(), choice, figure);
        }
        Node::Plan | Node::Lists | Node::Rounds | Node::SpecialPlans | Node::Units => Slice::All,
    };
    stage.assessment.behind(stage.plan, &slice, figure)
}

/// The structure page as the shell sees it.
pub struct StructurePage;

impl PageView for StructurePage {
    fn shown(&self, stage: &Stage<'_>) -> Shown {
        match stage.view.structure.segment {
            Segment::Structure => Shown::Tasks(tasks::listed(stage)),
            Segment::Ranking => Shown::None,
        }
    }

    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.win, |ui| show(ui, stage));
    }

    fn refuses(&self, command: Command) -> Option<Phrase> {
        // The tasks of the chosen line are selected here too.
        (self.needs(command) == Needs::GanttPage).then_some(shell_words::WHY_GANTT)
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.available_rect_before_wrap();
    let bar_area = area.with_max_y(area.top() + BAR);
    bar(ui, stage, bar_area);
    let body = area.with_min_y(bar_area.bottom());
    ui.painter().rect_filled(body, 0.0, ink(stage.theme.panel));
    match stage.view.structure.segment {
        Segment::Structure => {
            let rows = rows(stage);
            halves(ui, stage, &rows, body);
        }
        Segment::Ranking => ranking::show(ui, stage, body),
    }
    ui.advance_cursor_after_rect(area);
}

/// The least heights of the outline and of what stands beside or below it.
const OUTLINE_HIGH: f32 = 160.0;
const DETAIL_HIGH: f32 = 300.0;

/// The outline with its chosen line and the tasks of that: side by side, or below each other in a narrow window.
fn halves(ui: &mut Ui, stage: &mut Stage<'_>, rows: &[outline::Row], body: Rect) {
    let width = outline::width(body.width(), stage.language);
    let beside = width < body.width();
    let least = if beside {
        DETAIL_HIGH
    } else {
        OUTLINE_HIGH + DETAIL_HIGH
    };
    roomy::at_least_high(ui, body, "structure body", least, |ui, body| {
        let line = Stroke::new(1.0, ink(stage.theme.line));
        let (tree, rest) = if beside {
            let split = body.left() + width;
            ui.painter().vline(split + 0.5, body.y_range(), line);
            (body.with_max_x(split), body.with_min_x(split + 1.0))
        } else {
            let split =
                (body.bottom() - DETAIL_HIGH).min(body.center().y.max(body.top() + OUTLINE_HIGH));
            ui.painter().hline(body.x_range(), split + 0.5, line);
            (body.with_max_y(split), body.with_min_y(split + 1.0))
        };
        tree::show(ui, stage, rows, tree);
        let below = detail::show(ui, stage, rows, rest);
        let tasks = Rect::from_min_max(pos2(rest.left(), below), rest.max);
        tasks::show(ui, stage, tasks);
    });
}

/// Which half, as which unit a task counts, and whether units count those below them.
fn bar(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect) {
    ui.painter().rect_filled(area, 0.0, ink(stage.theme.win));
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(stage.theme.line)),
    );
    crowded_bar::show(
        ui,
        area,
        "structure bar",
        stage,
        choices,
        |ui, stage| match stage.view.structure.segment {
            Segment::Structure => tree::buttons(ui, stage),
            Segment::Ranking => ranking::buttons(ui, stage),
        },
    );
}

/// What stands at the left of the bar.
fn choices(row: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let names = [look.say(words::STRUCTURE), look.say(words::RANKING)];
    let on = stage.view.structure.segment as usize;
    if let Some(place) = segmented(row, look, look.say(words::PART), &names, Some(on)) {
        let to = [Segment::Structure, Segment::Ranking][place];
        stage.actions.go(Going::Segment(to));
    }
    row.add_space(8.0);
    crate::ui::widgets::chips::caption(row, stage, look.say(words::COUNTED_AS));
    let roles = [UnitRole::Answering, UnitRole::Lead, UnitRole::Responsible];
    let names = [
        look.say(words::ROLE_ANSWERING),
        look.say(words::ROLE_LEAD),
        look.say(words::ROLE_RESPONSIBLE),
    ];
    let on = roles
        .iter()
        .position(|role| *role == stage.view.structure.role);
    if let Some(place) = segmented(row, look, look.say(words::COUNTED_AS), &names, on) {
        stage.view.structure.role = roles[place];
    }
    let with_subtree = stage.view.structure.with_subtree;
    if chip(
        row,
        look,
        look.say(words::WITH_SUBTREE),
        with_subtree,
        false,
    )
    .on_hover_text(look.say(words::WITH_SUBTREE_TIP))
    .clicked()
    {
        stage.view.structure.with_subtree = !with_subtree;
    }
}
