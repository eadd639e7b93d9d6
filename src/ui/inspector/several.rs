//! Several tasks selected: what they have in common, set for all of them at once.

use super::basics::{options, source_words};
use super::deadline::NewDue;
use super::essentials::supervision_words;
use super::known::{self, Known};
use super::pane;
use crate::assess::Status;
use crate::edit::{Edit, TaskField};
use crate::plan::{Category, Day, Id, SupervisionLevel, Task, TaskSource};
use crate::text::{Phrase, common_words, inspector_words as words};
use crate::ui::date_field::{DateField, due_text};
use crate::ui::open_measures::{Asked, Counted, MeasureDays};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::pick_field::{join_names, split_names};
use crate::ui::widgets::{
    self, Candidate, Heard, Icon, Look, PickField, TextField, badge, choice, icon_button,
    plain_button, section, small_button, small_main_button,
};
use crate::ui::{Action, Page, Stage, read_only};
use crate::wording::category_word;
use egui::{Align2, Frame, Margin, ScrollArea, Sense, Ui, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The tasks with what every row needs.
struct Group<'g, 'p, 'a> {
    stage: &'p mut Stage<'a>,
    look: Look,
    tasks: &'g [Arc<Task>],
    ids: Arc<BTreeSet<Id>>,
    /// Tells this selection from others.
    seed: u64,
}

/// So many tasks are compared field by field in every frame; of more, every field shows as mixed.
pub(super) const COMPARED: usize = 2000;

/// What several tasks say in one field: the same, or not.
fn common<T: PartialEq>(tasks: &[Arc<Task>], of: impl Fn(&Task) -> T) -> Option<T> {
    let mut values = tasks.iter().map(|task| of(task));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// Shows the tasks.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, tasks: &[Arc<Task>]) {
    let mut group = Group {
        ids: stage.inspected(),
        seed: stage.view.selection.mark(),
        stage,
        look,
        tasks,
    };
    head(ui, &mut group);
    let outer = ui
        .available_rect_before_wrap()
        .with_max_x(ui.max_rect().right() + f32::from(super::MARGIN));
    let mut body = ui.new_child(egui::UiBuilder::new().max_rect(outer).id_salt("several"));
    ScrollArea::vertical()
        .id_salt("inspector several")
        .auto_shrink(false)
        .show_following(&mut body, |ui| {
            Frame::NONE
                .inner_margin(Margin {
                    left: 0,
                    right: super::MARGIN,
                    top: 0,
                    bottom: 16,
                })
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
                    read_only::changes(ui, |ui| {
                        fields(ui, &mut group);
                        section::line(ui, look);
                        complete(ui, &mut group);
                        section::line(ui, look);
                        remark(ui, &mut group);
                    });
                });
        });
}

fn head(ui: &mut Ui, group: &mut Group<'_, '_, '_>) {
    let look = group.look;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        &words::N_TASKS.fill(look.language, &[("n", &group.ids.len())]),
        look::bold(15.0),
        ink(look.theme.t1),
        rect.width() - 28.0,
    );
    let corner = rect
        .with_min_x(rect.right() - 18.0)
        .with_max_x(rect.right() + 6.0);
    let mut button = ui.new_child(egui::UiBuilder::new().max_rect(corner));
    let name = look.say(words::CLOSE_INSPECTOR);
    if icon_button(&mut button, look, Icon::Close, name, 24.0).clicked() {
        group
            .stage
            .actions
            .command(crate::ui::Command::ToggleInspector);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        for status in Status::ALL.into_iter().rev() {
            let count = group
                .tasks
                .iter()
                .filter_map(|task| group.stage.assessment.task(&task.id))
                .filter(|state| state.status == status)
                .count();
            if count == 0 {
                continue;
            }
            let galley = look::elided(
                ui.painter(),
                &format!("{} {count}", status.counted().of(look.language)),
                look::regular(SMALL),
                ink(look.theme.t2),
                200.0,
            );
            let (rect, _) =
                ui.allocate_exact_size(vec2(galley.size().x + 17.0, FIELD_ROW), Sense::hover());
            badge::status_glyph(ui, rect.left_center() + vec2(6.0, 0.0), look, status);
            let at = Align2::LEFT_CENTER
                .anchor_size(rect.left_center() + vec2(17.0, 0.0), galley.size());
            ui.painter().galley(at.min, galley, ink(look.theme.t2));
        }
    });
    // What a filter leaves out is left alone; what is only folded away is set too, and that is said first.
    let acted = group.stage.acted_on(Page::Gantt);
    let (out, hidden) = (acted.filtered.len(), acted.hidden.len());
    for (n, phrase) in [(out, words::LEFT_OUT), (hidden - out, words::ALSO_HIDDEN)] {
        if n > 0 {
            ui.add_space(4.0);
            widgets::warning(ui, look, &phrase.fill(look.language, &[("n", &n)]));
        }
    }
    section::line(ui, look);
}

impl Group<'_, '_, '_> {
    fn id(&self, field: &str) -> egui::Id {
        // Another selection is another field: a text half typed must not reach other tasks.
        egui::Id::unique(("inspector several", self.seed, field))
    }

    /// The tasks, copied out for an edit.
    fn ids(&self) -> Vec<Id> {
        self.ids.iter().cloned().collect()
    }

    fn set(&mut self, field: TaskField) {
        self.stage.actions.edit(Edit::SetTasks {
            ids: self.ids(),
            field,
        });
    }

    fn hear(&mut self, field: &str, heard: Heard<TaskField>) {
        if let Some(value) = heard.value {
            let edit = Edit::SetTasks {
                ids: self.ids(),
                field: value,
            };
            if heard.typed {
                self.stage
                    .actions
                    .typing(format!("{} tasks/{field}", self.ids.len()), edit);
            } else {
                self.stage.actions.edit(edit);
            }
        }
        if heard.left {
            self.stage.actions.push(Action::EndTyping);
        }
    }

    fn pick(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        known: Known,
        of: impl Fn(&Task) -> String,
        many: bool,
        make: impl FnOnce(String) -> TaskField,
    ) {
        let look = self.look;
        let value = common(self.tasks, of);
        let hint = hint(look, value.is_some());
        let text = value.unwrap_or_default();
        let (id, name) = (self.id(field), look.say(label));
        let plan = self.stage.plan;
        let heard = widgets::row(ui, look, name, |ui| {
            let field = PickField::new(TextField::new(id, name, &text).hint(hint).wrapping());
            let field = if many { field.many() } else { field };
            field.show(ui, look, || known::candidates(plan, known, &text))
        });
        self.hear(field, heard.map(make));
    }

    fn choose(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: Option<&str>,
        options: &[Candidate],
    ) -> Option<usize> {
        let look = self.look;
        let value = value.unwrap_or_else(|| look.say(words::MIXED));
        let (id, name) = (self.id(field), look.say(label));
        widgets::row(ui, look, name, |ui| {
            choice(ui, look, id, name, value, options)
        })
    }
}

fn hint(look: Look, same: bool) -> &'static str {
    if same { "–" } else { look.say(words::MIXED) }
}

fn fields(ui: &mut Ui, group: &mut Group<'_, '_, '_>) {
    let plan = group.stage.plan;
    let label = |id: Option<&Id>| id.map_or_else(String::new, |id| plan.unit_label(id));
    let labels = |ids: &[Id]| {
        let names: Vec<String> = ids.iter().map(|id| plan.unit_label(id)).collect();
        join_names(&names)
    };
    group.pick(
        ui,
        common_words::LEAD_UNIT,
        "lead_unit",
        Known::Units,
        |task| label(task.lead_unit.as_ref()),
        false,
        |text| TaskField::LeadUnit(Id::given(&text)),
    );
    group.pick(
        ui,
        words::RESPONSIBLE,
        "responsible_units",
        Known::Units,
        |task| labels(&task.responsible_units),
        true,
        |text| TaskField::ResponsibleUnits(split_names(&text).iter().map(Id::new).collect()),
    );
    group.pick(
        ui,
        words::SUPPORTING,
        "supporting_units",
        Known::Units,
        |task| labels(&task.supporting_units),
        true,
        |text| TaskField::SupportingUnits(split_names(&text).iter().map(Id::new).collect()),
    );
    group.pick(
        ui,
        words::SUPERVISING,
        "supervising_unit",
        Known::Units,
        |task| label(task.supervising_unit.as_ref()),
        false,
        |text| TaskField::SupervisingUnit(Id::given(&text)),
    );
    group.pick(
        ui,
        words::ACCEPTING,
        "accepting_unit",
        Known::Units,
        |task| label(task.accepting_unit.as_ref()),
        false,
        |text| TaskField::AcceptingUnit(Id::given(&text)),
    );
    group.pick(
        ui,
        words::LEADER,
        "leader",
        Known::Leaders,
        |task| task.leader.clone(),
        false,
        TaskField::Leader,
    );
    group.pick(
        ui,
        words::PERSON,
        "person",
        Known::Persons,
        |task| task.person.clone(),
        false,
        TaskField::Person,
    );
    group.pick(
        ui,
        words::REGION,
        "region",
        Known::Regions,
        |task| task.region.clone(),
        false,
        TaskField::Region,
    );
    dates(ui, group);
    choices(ui, group);
}

fn dates(ui: &mut Ui, group: &mut Group<'_, '_, '_>) {
    let look = group.look;
    let (head, as_of) = (Arc::clone(group.stage.plan.head()), group.stage.as_of);
    let today = group.stage.today;
    let start = common(group.tasks, |task| task.start);
    let (id, name) = (group.id("start"), look.say(words::START));
    let taken = widgets::row(ui, look, name, |ui| {
        DateField::new(id, name, &head, today)
            .near(as_of)
            .first()
            .hint(hint(look, start.is_some()))
            .day(ui, look, start.flatten())
    });
    if let Some(start) = taken {
        group.set(TaskField::Start(start));
    }
    let due = common(group.tasks, |task| task.due.clone());
    let shown = due.clone().unwrap_or_default();
    let (id, name) = (group.id("due"), look.say(common_words::DUE));
    let taken = widgets::row(ui, look, name, |ui| {
        DateField::new(id, name, &head, today)
            .near(as_of)
            .hint(hint(look, due.is_some()))
            .due(ui, look, &shown)
    });
    if let Some(due) = taken {
        // Where no task has a deadline yet there is nothing to move.
        if !group.tasks.is_empty() && group.tasks.iter().all(|task| task.due.date.is_none()) {
            group.set(TaskField::Due(due));
        } else {
            let (ids, on) = (group.ids(), group.stage.as_of);
            group.stage.view.new_due = Some(NewDue::of(ids, group.seed, due, on));
        }
    }
    let seed = group.seed;
    if let Some(new) = group.stage.view.new_due.take_if(|new| new.is_of(seed)) {
        group.stage.view.new_due = ask_kind(ui, group, new);
    }
}

/// Asks whether a deadline set for all is an official move; returns what to keep. Left alone it is one.
fn ask_kind(ui: &mut Ui, group: &mut Group<'_, '_, '_>, mut new: NewDue) -> Option<NewDue> {
    let look = group.look;
    let mut done = group.stage.view.leaving.ends_edits();
    if done {
        group.stage.actions.edit(new.edit(false));
        return None;
    }
    widgets::form(ui, look, |ui| {
        let count = group.ids.len();
        widgets::note(
            ui,
            look,
            &words::DUE_FOR_ALL.fill(
                look.language,
                &[("n", &count), ("due", &due_text(new.due()))],
            ),
        );
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            let official = small_main_button(ui, look, look.say(words::RECORD_MOVE)).clicked();
            let slip = small_button(ui, look, look.say(words::CORRECT_SLIP)).clicked();
            if official || slip {
                group.stage.actions.edit(new.edit(slip));
            }
            let cancel = small_button(ui, look, look.say(common_words::CANCEL)).clicked();
            done = official || slip || cancel;
        });
    });
    new.is_drawn(ui.ctx());
    (!done).then_some(new)
}

fn choices(ui: &mut Ui, group: &mut Group<'_, '_, '_>) {
    let look = group.look;
    let lists: Vec<_> = group
        .stage
        .plan
        .lists_in_order()
        .into_iter()
        .cloned()
        .collect();
    let list = common(group.tasks, |task| task.list.clone());
    let mut list_options = vec![Candidate {
        words: look.say(words::NO_LIST).to_owned(),
        aside: String::new(),
        on: list == Some(None),
    }];
    list_options.extend(lists.iter().map(|each| Candidate {
        words: each.title.clone(),
        aside: String::new(),
        on: list.as_ref() == Some(&Some(each.id.clone())),
    }));
    let value = list.as_ref().map(|list| {
        lists
            .iter()
            .find(|each| list.as_ref() == Some(&each.id))
            .map_or("", |each| each.short_title())
    });
    if let Some(place) = group.choose(ui, words::LIST, "list", value, &list_options) {
        let list = place
            .checked_sub(1)
            .and_then(|place| lists.get(place))
            .map(|list| list.id.clone());
        group.set(TaskField::List(list));
    }
    let category = common(group.tasks, |task| task.category);
    let all = options(look, &Category::ALL, category, category_word);
    let value = category.map(|category| category_word(category).of(look.language));
    if let Some(category) = group
        .choose(ui, words::CATEGORY, "category", value, &all)
        .and_then(|place| Category::ALL.get(place))
    {
        group.set(TaskField::Category(*category));
    }
    let source = common(group.tasks, |task| task.source);
    let all = options(look, &TaskSource::ALL, source, source_words);
    let value = source.map(|source| source_words(source).of(look.language));
    if let Some(source) = group
        .choose(ui, words::SOURCE, "source", value, &all)
        .and_then(|place| TaskSource::ALL.get(place))
    {
        group.set(TaskField::Source(*source));
    }
    let level = common(group.tasks, |task| task.supervision_level);
    let mut all = vec![Candidate {
        words: look.say(words::NOT_SUPERVISED).to_owned(),
        aside: String::new(),
        on: level == Some(None),
    }];
    all.extend(options(
        look,
        &SupervisionLevel::ALL,
        level.flatten(),
        supervision_words,
    ));
    let value =
        level.map(|level| level.map_or("", |level| supervision_words(level).of(look.language)));
    if let Some(place) = group.choose(ui, words::SUPERVISION, "supervision", value, &all) {
        let level = place
            .checked_sub(1)
            .and_then(|place| SupervisionLevel::ALL.get(place).copied());
        group.set(TaskField::SupervisionLevel(level));
    }
}

/// Marks all of them completed on a day.
fn complete(ui: &mut Ui, group: &mut Group<'_, '_, '_>) {
    let look = group.look;
    let key = group.id("completed on");
    let mut day: Day = pane::draft(ui, key).unwrap_or(group.stage.as_of);
    let id = group.id("completed on day");
    let name = look.say(words::COMPLETED_ON);
    pane::form_day(ui, look, id, name, &mut day, group.stage);
    pane::keep(ui, key, (day != group.stage.as_of).then_some(day));
    let is_open = |task: &&Arc<Task>| task.completed_at(day).is_none();
    let count = if group.tasks.is_empty() {
        group.ids.len()
    } else {
        group.tasks.iter().filter(is_open).count()
    };
    let key = group.id("completed measures");
    let mut measures: MeasureDays = pane::draft(ui, key).unwrap_or_default();
    let plan = group.stage.plan;
    let kept = &group.stage.derived.open_measures;
    let counted = kept.get(
        group.stage.stamp,
        (group.seed, group.ids.len(), day),
        || Counted::of(plan, group.ids.iter(), day),
    );
    let asked = Asked {
        plan,
        counted: &counted,
        on: day,
        today: group.stage.today,
    };
    measures.show(ui, look, key, &asked);
    let answer = measures.answer(plan, &counted, day);
    pane::keep(
        ui,
        key,
        (measures != MeasureDays::default()).then_some(measures),
    );
    let words = words::MARK_N.fill(look.language, &[("n", &count)]);
    ui.add_space(2.0);
    let response = ui
        .add_enabled_ui(count > 0, |ui| plain_button(ui, look, &words))
        .inner
        .on_disabled_hover_text(look.say(words::ALL_COMPLETED));
    if response.clicked() {
        let ids = if group.tasks.is_empty() {
            group.ids()
        } else {
            let open = group.tasks.iter().filter(is_open);
            open.map(|task| task.id.clone()).collect()
        };
        group.stage.actions.edit(Edit::MarkCompleted {
            ids,
            on: day,
            by: String::new(),
            measures: answer,
        });
    }
}

/// Adds a line to the remarks of all of them.
fn remark(ui: &mut Ui, group: &mut Group<'_, '_, '_>) {
    let look = group.look;
    let key = group.id("remark text");
    let mut text: String = pane::draft(ui, key).unwrap_or_default();
    let id = group.id("remark");
    pane::form_text(ui, look, id, look.say(words::ADD_REMARK), &mut text, true);
    let words = words::REMARK_N.fill(look.language, &[("n", &group.ids.len())]);
    let response = ui
        .add_enabled_ui(!text.trim().is_empty(), |ui| plain_button(ui, look, &words))
        .inner
        .on_disabled_hover_text(look.say(words::REMARK_EMPTY));
    if response.clicked() {
        group.stage.actions.edit(Edit::AddRemark {
            ids: group.ids(),
            text: text.trim().to_owned(),
        });
        text.clear();
    }
    let kept = (!text.is_empty()).then_some(text);
    pane::keep_typed(ui, key, None, kept, |_| true);
}
