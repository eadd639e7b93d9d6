//! One inspection at the right: its findings, each with its tasks, limit and settling, and the record's own fields.

use super::card::{self, SIDE};
use super::{look, names, tasks_field};
use crate::assess::Status;
use crate::chart::theme::size;
use crate::edit::{self, Edit};
use crate::plan::{Finding, Id, InspectionKind, InspectionRecord, SupervisionLevel};
use crate::text::{common_words, date, supervision_words as words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self as drawn, BODY, SMALL, ink};
use crate::ui::widgets::{
    self, Candidate, Heard, Look, PickField, TextField, badge, choice, link, small_button,
    small_main_button,
};
use crate::ui::{Action, Stage, paint, read_only};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of a finding.
const FINDING: f32 = 40.0;
/// Height of the row of links at the foot.
const FOOT: f32 = 30.0;

/// One step of its own, also right after typing.
pub(super) fn put(stage: &mut Stage<'_>, record: InspectionRecord) {
    stage.actions.push(Action::EndTyping);
    stage.actions.edit(Edit::PutInspection(record));
}

fn with(record: &InspectionRecord, change: impl FnOnce(&mut InspectionRecord)) -> InspectionRecord {
    let mut record = record.clone();
    change(&mut record);
    record
}

fn with_finding(
    record: &InspectionRecord,
    id: &Id,
    change: impl FnOnce(&mut Finding),
) -> InspectionRecord {
    with(record, |record| {
        if let Some(finding) = record.findings.iter_mut().find(|one| one.id == *id) {
            change(finding);
        }
    })
}

/// Draws the card.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let record = stage
        .view
        .supervision
        .record
        .as_ref()
        .and_then(|id| stage.plan.inspections().get(id))
        .cloned();
    let Some(record) = record else {
        let (_, body) = card::card(ui, stage, rect, stage.say(words::FINDING), "");
        card::empty(ui, stage, body, stage.say(words::CHOOSE_RECORD));
        return;
    };
    let phrase = if record.kind == InspectionKind::ExposedCase {
        words::CASE_TITLE
    } else {
        words::RECORD_TITLE
    };
    let title = phrase.fill(
        stage.language,
        &[
            ("day", &date(record.date)),
            ("kind", &stage.say(names::kind(record.kind))),
        ],
    );
    let sample = if record.sample { 64.0 } else { 0.0 };
    let (_, body) = card::card(ui, stage, rect, &title, "");
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), card::TITLE));
    if record.sample {
        let place = Rect::from_center_size(
            pos2(bar.right() - SIDE - 29.0, bar.center().y),
            vec2(58.0, 20.0),
        );
        card::within(ui, place, "sample", |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                badge::sample_badge(ui, look(stage));
            });
        });
    }
    let named = drawn::elided(
        ui.painter(),
        &title,
        drawn::bold(BODY),
        ink(stage.theme.t1),
        bar.width(),
    );
    let left = bar.left() + SIDE + named.size().x + 9.0;
    drawn::write(
        ui.painter(),
        pos2(left, bar.center().y),
        Align2::LEFT_CENTER,
        stage.say(names::level(record.level)),
        drawn::regular(SMALL),
        ink(stage.theme.t3),
        bar.right() - SIDE - sample - left,
    );
    let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - FOOT), body.max);
    let list = Rect::from_min_max(body.min, pos2(body.right(), foot.top()));
    card::within(ui, list, ("findings", record.id.as_str()), |ui| {
        egui::ScrollArea::vertical()
            .id_salt(("findings", record.id.as_str()))
            .auto_shrink(false)
            .show_following(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
                if stage.view.supervision.record_fields {
                    read_only::changes(ui, |ui| fields(ui, stage, &record));
                }
                if record.findings.is_empty() {
                    ui.add_space(10.0);
                    let room = ui.available_rect_before_wrap();
                    let line = Rect::from_min_size(room.min, vec2(room.width(), 24.0));
                    card::empty(ui, stage, line, stage.say(words::NO_FINDINGS));
                    ui.add_space(24.0);
                }
                for finding in &record.findings {
                    row(ui, stage, &record, finding);
                    if stage.view.supervision.finding.as_ref() == Some(&finding.id) {
                        read_only::changes(ui, |ui| {
                            finding_fields(ui, stage, &record, finding);
                        });
                    }
                }
            });
    });
    read_only::changes(ui, |ui| links(ui, stage, &record, foot));
}

fn links(ui: &mut Ui, stage: &mut Stage<'_>, record: &InspectionRecord, foot: Rect) {
    let look = look(stage);
    card::line(ui, stage, foot, foot.top());
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("record links")
            .max_rect(foot.shrink2(vec2(SIDE, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 14.0;
    if link(&mut row, look, look.say(words::ADD_FINDING)).clicked() {
        let id = edit::mint();
        stage.view.supervision.finding = Some(id.clone());
        let field = finding_field(record, &id, "text");
        ui.memory_mut(|memory| memory.request_focus(field));
        let changed = with(record, |record| {
            record.findings.push(Finding {
                id,
                tasks: record.tasks.clone(),
                ..Finding::default()
            });
        });
        put(stage, changed);
    }
    let open = stage.view.supervision.record_fields;
    let words_of = if open {
        words::HIDE_FIELDS
    } else {
        words::EDIT_RECORD
    };
    let fold = |ui: &mut Ui| link(ui, look, look.say(words_of));
    if read_only::of_view(&mut row, fold).clicked() {
        stage.view.supervision.record_fields = !open;
    }
    if link(&mut row, look, look.say(words::DELETE_RECORD)).clicked() {
        stage.actions.push(Action::EndTyping);
        stage
            .actions
            .edit(Edit::DeleteInspection(record.id.clone()));
        stage.view.supervision.record = None;
    }
    let left = row.min_rect().right() + 14.0;
    let note = crate::chart::metrics::width(stage.say(words::NOTE), f64::from(SMALL), false);
    if (note as f32) > foot.right() - SIDE - left {
        return;
    }
    drawn::write(
        ui.painter(),
        pos2(foot.right() - SIDE, foot.center().y),
        Align2::RIGHT_CENTER,
        stage.say(words::NOTE),
        drawn::regular(SMALL),
        ink(stage.theme.t4),
        foot.right() - SIDE - left,
    );
}

/// What a finding's right end says, and its glyph.
fn standing(stage: &Stage<'_>, record: &InspectionRecord, finding: &Finding) -> (Status, String) {
    let day = stage.as_of;
    let days = |from: crate::plan::Day, to: crate::plan::Day| {
        from.until(to).map_or(0, |span| span.get_days())
    };
    if record.date > day {
        return (Status::NotStarted, stage.say(words::PLANNED).to_owned());
    }
    if let Some(settled) = finding.settled.filter(|settled| *settled <= day) {
        let written = date(settled);
        let short = if settled.year() == day.year() {
            &written[5..]
        } else {
            &written[..]
        };
        let told = words::SETTLED_DAY.fill(stage.language, &[("day", &short)]);
        return (Status::Completed, told);
    }
    match finding.due {
        Some(due) if due < day => (
            Status::Overdue,
            words::OVERDUE_DAYS.fill(stage.language, &[("n", &days(due, day))]),
        ),
        Some(due) => (
            Status::OnSchedule,
            words::LEFT_DAYS.fill(stage.language, &[("n", &days(day, due))]),
        ),
        None => (Status::NotStarted, stage.say(words::NOT_SETTLED).to_owned()),
    }
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, record: &InspectionRecord, finding: &Finding) {
    let theme = stage.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FINDING), Sense::hover());
    let selected = stage.view.supervision.finding.as_ref() == Some(&finding.id);
    let id = egui::Id::unique(("finding", record.id.as_str(), finding.id.as_str()));
    let response = ui.interact(rect, id, Sense::click());
    card::row_ground(ui, stage, rect, selected, &response);
    let (status, told) = standing(stage, record, finding);
    let left = rect.left() + SIDE;
    paint::status_glyph(
        ui.painter(),
        pos2(left + 6.0, rect.top() + 13.0),
        status,
        theme,
    );
    let said = drawn::write(
        ui.painter(),
        pos2(rect.right() - SIDE, rect.center().y),
        Align2::RIGHT_CENTER,
        &told,
        drawn::regular(SMALL),
        ink(theme.status(status).word),
        rect.width() * 0.4,
    );
    let empty = finding.text.is_empty();
    let text = if empty {
        stage.say(words::FINDING_EMPTY)
    } else {
        &finding.text
    };
    let room = said.left() - 10.0 - left - 20.0;
    drawn::write(
        ui.painter(),
        pos2(left + 20.0, rect.top() + 13.0),
        Align2::LEFT_CENTER,
        text,
        drawn::regular(BODY),
        ink(if empty { theme.t4 } else { theme.t1 }),
        room,
    );
    let limit = match finding.due {
        Some(due) => words::LIMIT.fill(stage.language, &[("day", &date(due))]),
        None => stage.say(words::NO_LIMIT).to_owned(),
    };
    let name = words::FINDING_ROW.fill(stage.language, &[("text", &text)]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if response.clicked() {
        stage.view.supervision.finding = (!selected).then(|| finding.id.clone());
    }
    if response.has_focus() {
        drawn::focus_frame(ui.painter(), rect.shrink(3.0), theme);
    }
    let under = Rect::from_min_size(pos2(left + 20.0, rect.top() + 21.0), vec2(room, 16.0));
    under_line(ui, stage, under, record, finding, &limit);
}

/// The first task with its title, the others by number, and the limit.
fn under_line(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    record: &InspectionRecord,
    finding: &Finding,
    limit: &str,
) {
    let theme = stage.theme;
    let limit_width = crate::chart::metrics::width(limit, f64::from(SMALL), false) as f32 + 22.0;
    let mut x = rect.left();
    let tasks: Vec<_> = finding
        .tasks
        .iter()
        .filter_map(|id| stage.plan.task(id))
        .collect();
    let room = ((rect.width() - limit_width) / tasks.len().max(1) as f32 - 8.0).max(24.0);
    for (place, task) in tasks.into_iter().enumerate() {
        let whole = format!("{} {}", task.number, task.title);
        let galley = drawn::elided(
            ui.painter(),
            whole.trim(),
            drawn::regular(SMALL),
            ink(theme.acc),
            room,
        );
        let area = Rect::from_min_size(pos2(x, rect.top()), vec2(galley.size().x, 16.0));
        if area.right() > rect.right() {
            break;
        }
        let key = (
            "finding task",
            record.id.as_str(),
            finding.id.as_str(),
            place,
        );
        let response = ui.interact(area, egui::Id::unique(key), Sense::click());
        let at = Align2::LEFT_CENTER.anchor_size(area.left_center(), galley.size());
        ui.painter().galley(at.min, galley, ink(theme.acc));
        if response.hovered() {
            ui.painter().hline(
                at.x_range(),
                at.bottom() - 1.0,
                egui::Stroke::new(1.0, ink(theme.acc)),
            );
        }
        let number = if task.number.is_empty() {
            &task.title
        } else {
            &task.number
        };
        let name = words::TASK_LINK.fill(stage.language, &[("number", number)]);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        x = area.right() + 8.0;
        if response
            .on_hover_text(whole.trim())
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            stage.actions.push(Action::ShowTask(task.id.clone()));
        }
    }
    let text = if x > rect.left() {
        format!("· {limit}")
    } else {
        limit.to_owned()
    };
    drawn::write(
        ui.painter(),
        pos2(x, rect.center().y),
        Align2::LEFT_CENTER,
        &text,
        drawn::regular(SMALL),
        ink(theme.t3),
        rect.right() - x,
    );
}

/// Passes on what a text field of the record said.
pub(super) fn hear(
    stage: &mut Stage<'_>,
    key: String,
    heard: Heard<String>,
    edit: impl FnOnce(String) -> Edit,
) {
    if let Some(value) = heard.value {
        let edit = edit(value);
        if heard.typed {
            stage.actions.typing(key, edit);
        } else {
            stage.actions.edit(edit);
        }
    }
    if heard.left {
        stage.actions.push(Action::EndTyping);
    }
}

/// A small form on its own ground, as wide as the pane.
pub(super) fn form<R>(ui: &mut Ui, look: Look, add: impl FnOnce(&mut Ui) -> R) -> R {
    egui::Frame::NONE
        .fill(ink(look.theme.sunk))
        .inner_margin(egui::Margin::symmetric(SIDE as i8, size::GAP_2 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
            add(ui)
        })
        .inner
}

fn finding_field(record: &InspectionRecord, finding: &Id, field: &str) -> egui::Id {
    egui::Id::unique((
        "finding",
        record.id.as_str(),
        finding.as_str(),
        field.to_owned(),
    ))
}

fn finding_fields(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    record: &InspectionRecord,
    finding: &Finding,
) {
    let look = look(stage);
    let own = |field: &str| finding_field(record, &finding.id, field);
    form(ui, look, |ui| {
        let name = stage.say(words::FINDING);
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(own("text"), name, &finding.text)
                .framed()
                .wrapping()
                .hint("")
                .show(ui, look)
        });
        // A new one begins with the keyboard in it, and in view.
        let shown = ui.ctx().read_response(own("text"));
        if let Some(field) = shown.filter(egui::Response::gained_focus) {
            ui.scroll_to_rect(field.rect, None);
        }
        let key = format!("finding/{}/{}/text", record.id, finding.id);
        hear(stage, key, heard, |text| {
            Edit::PutInspection(with_finding(record, &finding.id, |one| one.text = text))
        });
        let name = stage.say(words::TASKS);
        let tasks = widgets::form_row(ui, look, name, |ui| {
            tasks_field::show(ui, stage, own("tasks"), name, &finding.tasks)
        });
        if let Some(tasks) = tasks {
            let changed = with_finding(record, &finding.id, |one| one.tasks = tasks);
            put(stage, changed);
        }
        let days = [
            (words::DUE, "due", finding.due),
            (words::SETTLED_ON, "settled", finding.settled),
        ];
        for (label, field, value) in days {
            let name = stage.say(label);
            let taken = widgets::form_row(ui, look, name, |ui| {
                DateField::new(own(field), name, stage.plan.head(), stage.today)
                    .near(stage.as_of)
                    .base(Some(record.date))
                    .framed()
                    .day(ui, look, value)
            });
            if let Some(day) = taken {
                let changed = with_finding(record, &finding.id, |one| {
                    if field == "due" {
                        one.due = day;
                    } else {
                        one.settled = day;
                    }
                });
                put(stage, changed);
            }
        }
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if finding.settled.is_some() {
                if small_button(ui, look, look.say(words::UNSETTLE)).clicked() {
                    let changed = with_finding(record, &finding.id, |one| one.settled = None);
                    put(stage, changed);
                }
            } else {
                let words = words::SETTLE.fill(look.language, &[("day", &date(stage.as_of))]);
                if small_main_button(ui, look, &words).clicked() {
                    let on = stage.as_of;
                    let changed = with_finding(record, &finding.id, |one| one.settled = Some(on));
                    put(stage, changed);
                }
            }
            if small_button(ui, look, look.say(words::DELETE_FINDING)).clicked() {
                let changed = with(record, |record| {
                    record.findings.retain(|one| one.id != finding.id);
                });
                put(stage, changed);
                stage.view.supervision.finding = None;
            }
        });
    });
}

fn fields(ui: &mut Ui, stage: &mut Stage<'_>, record: &InspectionRecord) {
    let look = look(stage);
    let own = |field: &str| egui::Id::unique(("inspection", record.id.as_str(), field.to_owned()));
    if stage.view.supervision.fresh_record.as_ref() == Some(&record.id)
        && !ui.input(|input| input.pointer.any_click())
    {
        // Not in the frame of the click that added it: a field clicked elsewhere gives the focus up.
        stage.view.supervision.fresh_record = None;
        widgets::type_over_at_first(ui, own("fields"), own("date"), &date(record.date));
    }
    form(ui, look, |ui| {
        let name = stage.say(words::DATE);
        let taken = widgets::form_row(ui, look, name, |ui| {
            DateField::new(own("date"), name, stage.plan.head(), stage.today)
                .near(stage.as_of)
                .framed()
                .required()
                .day(ui, look, Some(record.date))
        });
        if let Some(Some(day)) = taken {
            put(stage, with(record, |one| one.date = day));
        }
        let name = stage.say(words::KIND);
        let options = InspectionKind::ALL.map(|kind| Candidate {
            words: stage.say(names::kind(kind)).to_owned(),
            aside: String::new(),
            on: kind == record.kind,
        });
        let value = stage.say(names::kind(record.kind));
        let picked = widgets::form_row(ui, look, name, |ui| {
            choice(ui, look, own("kind"), name, value, &options)
        });
        if let Some(place) = picked {
            let kind = InspectionKind::ALL[place];
            put(stage, with(record, |one| one.kind = kind));
        }
        let name = stage.say(words::LEVEL);
        let levels: Vec<Option<SupervisionLevel>> = SupervisionLevel::ALL
            .into_iter()
            .map(Some)
            .chain([None])
            .collect();
        let options: Vec<Candidate> = levels
            .iter()
            .map(|level| Candidate {
                words: stage.say(names::level(*level)).to_owned(),
                aside: String::new(),
                on: *level == record.level,
            })
            .collect();
        let value = stage.say(names::level(record.level));
        let picked = widgets::form_row(ui, look, name, |ui| {
            choice(ui, look, own("level"), name, value, &options)
        });
        if let Some(level) = picked.and_then(|place| levels.get(place)) {
            put(stage, with(record, |one| one.level = *level));
        }
        let unit = record.unit.as_ref();
        let unit = unit.map_or_else(String::new, |id| stage.plan.unit_label(id));
        let name = stage.say(words::TARGET);
        let heard = widgets::form_row(ui, look, name, |ui| {
            PickField::new(TextField::new(own("unit"), name, &unit).framed().hint("")).show(
                ui,
                look,
                || crate::ui::inspector::units(stage.plan, &unit),
            )
        });
        let key = format!("inspection/{}/unit", record.id);
        hear(stage, key, heard, |text| {
            Edit::PutInspection(with(record, |one| one.unit = Id::given(&text)))
        });
        let name = stage.say(words::NUMBER);
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(own("number"), name, &record.number)
                .framed()
                .hint("")
                .show(ui, look)
        });
        let key = format!("inspection/{}/number", record.id);
        hear(stage, key, heard, |text| {
            Edit::PutInspection(with(record, |one| one.number = text))
        });
        let name = stage.say(words::TASKS);
        let tasks = widgets::form_row(ui, look, name, |ui| {
            tasks_field::show(ui, stage, own("tasks"), name, &record.tasks)
        });
        if let Some(tasks) = tasks {
            put(stage, with(record, |one| one.tasks = tasks));
        }
        let name = stage.say(common_words::SAMPLE);
        let mut sample = record.sample;
        let changed = widgets::form_row(ui, look, name, |ui| {
            read_only::enabled(ui, |ui| ui.checkbox(&mut sample, name)).changed()
        });
        if changed {
            put(stage, with(record, |one| one.sample = sample));
        }
    });
}
